/* import_inrc1.c - tests of the importer for the first competition: the meaning
 * is kept exactly.
 *
 * Instances drawn at random are judged twice: by the competition's rules, told
 * once more below straight from the numbers, and by the checker after a journey
 * through our YAML. The same telling finds the optimum of the small instance
 * under tests/instances. Published rosters must check to their cost, part by
 * part. */
#include "judge_import.h"

#include "check.h"
#include "import_inrc1.h"
#include "read_problem.h"
#include "roster_read.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    MOST_DAYS = 24,
    MOST_STAFF = 3,
    MOST_SHIFTS = 3,
    MOST_CONTRACTS = 2,
    MOST_PATTERNS = 3,
    MOST_WISHES = 20,
    MOST_LENGTH = 3,
    OFF = -1,
    ANY = -2
};

/* A contract's limits in the order of its line. */
enum {
    ONE_A_DAY,
    MAX_SHIFTS,
    MIN_SHIFTS,
    MAX_WORK,
    MIN_WORK,
    MAX_FREE,
    MIN_FREE,
    MAX_WEEKENDS,
    MIN_WEEKENDS,
    UNUSED,
    COMPLETE,
    IDENTICAL,
    NO_NIGHT,
    UNUSED_TOO,
    ALTERNATIVE,
    N_LIMITS
};

typedef struct inrc1_instance {
    int n_days, n_shifts, n_staff, n_contracts, n_patterns, n_wishes;
    int weekday;            /* of the first day, 0 = Monday */
    int needs[MOST_SHIFTS]; /* 1 = skill A, 2 = B, 3 = both; the last shift is the night */
    struct {
        int weight[N_LIMITS], value[N_LIMITS];
        int first, length; /* weekend */
        bool pattern[MOST_PATTERNS];
    } contracts[MOST_CONTRACTS];
    struct {
        int weight, length, cell[MOST_LENGTH], weekday[MOST_LENGTH]; /* -1 = any */
    } patterns[MOST_PATTERNS];
    struct {
        int contract, skills;
    } staff[MOST_STAFF];
    int weekly[7][MOST_SHIFTS];
    int special_day, special; /* heads of shift 0 on a day */
    struct {
        int person, day, shift, weight; /* shift -1 = the day */
        bool on;
    } wishes[MOST_WISHES];
} inrc1_instance;

static void draw_contract(judge_dice *dice, inrc1_instance *t, int i) {
    static const int most[N_LIMITS] = {1, 8, 8, 5, 3, 5, 3, 2, 2, 0, 0, 0, 0, 0, 0};
    for (int k = 0; k < N_LIMITS; k++) {
        t->contracts[i].weight[k] = judge_roll(dice, 3) ? judge_roll(dice, 4) : 2;
        t->contracts[i].value[k] = most[k] ? judge_roll(dice, most[k] + 1) : 0;
    }
    t->contracts[i].weight[UNUSED] = t->contracts[i].weight[UNUSED_TOO] = 0;
    t->contracts[i].first = judge_roll(dice, 3) ? 5 : 4;
    t->contracts[i].length = judge_between(dice, 2, 3);
    for (int k = 0; k < t->n_patterns; k++)
        t->contracts[i].pattern[k] = judge_roll(dice, 2);
}

static void draw_pattern(judge_dice *dice, inrc1_instance *t, int k) {
    t->patterns[k].weight = judge_roll(dice, 4);
    t->patterns[k].length = judge_between(dice, 1, MOST_LENGTH);
    int first = judge_roll(dice, 7);
    for (int i = 0; i < t->patterns[k].length; i++) {
        t->patterns[k].cell[i] = judge_roll(dice, t->n_shifts + 2) - 2;
        t->patterns[k].weekday[i] = judge_roll(dice, 3) ? -1 : (first + i) % 7;
    }
}

static inrc1_instance draw(judge_dice *dice) {
    inrc1_instance t = {.n_days = judge_between(dice, 5, MOST_DAYS),
                        .n_shifts = judge_between(dice, 1, MOST_SHIFTS),
                        .n_staff = judge_between(dice, 1, MOST_STAFF),
                        .n_contracts = judge_between(dice, 1, MOST_CONTRACTS),
                        .n_patterns = judge_roll(dice, MOST_PATTERNS + 1),
                        .n_wishes = judge_roll(dice, MOST_WISHES),
                        .weekday = judge_roll(dice, 7)};
    for (int k = 0; k < t.n_patterns; k++)
        draw_pattern(dice, &t, k);
    for (int i = 0; i < t.n_contracts; i++)
        draw_contract(dice, &t, i);
    for (int s = 0; s < t.n_shifts; s++) {
        t.needs[s] = judge_roll(dice, 4);
        for (int d = 0; d < 7; d++)
            t.weekly[d][s] = judge_roll(dice, 3);
    }
    for (int e = 0; e < t.n_staff; e++) {
        t.staff[e].contract = judge_roll(dice, t.n_contracts);
        t.staff[e].skills = judge_roll(dice, 4);
    }
    t.special_day = judge_roll(dice, t.n_days);
    t.special = judge_roll(dice, 3);
    for (int i = 0; i < t.n_wishes; i++) {
        t.wishes[i].person = judge_roll(dice, t.n_staff);
        t.wishes[i].day = judge_roll(dice, t.n_days);
        t.wishes[i].shift = judge_roll(dice, t.n_shifts + 1) - 1;
        t.wishes[i].weight = judge_roll(dice, 4);
        t.wishes[i].on = judge_roll(dice, 2);
    }
    return t;
}

/* ---- as the competition writes it ---- */

static const char *const weekdays[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                       "Friday", "Saturday", "Sunday"};
#define put judge_put

static const char *date(const inrc1_instance *t, int d) {
    static char text[4][BEM_DATE_TEXT];
    static int next;
    next = (next + 1) % 4;
    return bem_date_text(bem_date_of(2010, 1, 4) + t->weekday + d, text[next]);
}

static void put_skills(judge_page *out, int skills) {
    static const char *const words[] = {"0,", "1, A", "1, B", "2, A B"};
    put(out, "%s;\n", words[skills]);
}

static void put_contract(judge_page *out, const inrc1_instance *t, int i) {
    put(out, "%d, c%d", i, i);
    for (int k = 0; k < N_LIMITS; k++) {
        int weight = t->contracts[i].weight[k];
        if (k == COMPLETE) {
            put(out, ", ");
            for (int d = 0; d < t->contracts[i].length; d++)
                put(out, "%s", weekdays[(t->contracts[i].first + d) % 7]);
        }
        if (k >= MAX_SHIFTS && k < COMPLETE)
            put(out, ", (%d|%d|%d)", weight != 0, weight, t->contracts[i].value[k]);
        else
            put(out, ", (%d|%d)", weight != 0, weight);
    }
    int n = 0;
    for (int k = 0; k < t->n_patterns; k++)
        n += t->contracts[i].pattern[k];
    put(out, ", %d,", n);
    for (int k = 0; k < t->n_patterns; k++)
        if (t->contracts[i].pattern[k])
            put(out, " %d", k);
    put(out, ";\n");
}

static void put_cell(judge_page *out, int cell) {
    put(out, cell == OFF ? "None" : cell == ANY ? "Any" : "S%d", cell);
}

static void put_wishes(judge_page *out, const inrc1_instance *t, bool on, bool of_shift) {
    int n = 0;
    for (int i = 0; i < t->n_wishes; i++)
        n += t->wishes[i].on == on && (t->wishes[i].shift >= 0) == of_shift;
    put(out, "%s_%s_REQUESTS = %d;\n", of_shift ? "SHIFT" : "DAY", on ? "ON" : "OFF", n);
    for (int i = 0; i < t->n_wishes; i++) {
        if (t->wishes[i].on != on || (t->wishes[i].shift >= 0) != of_shift)
            continue;
        put(out, "%d, %s, ", t->wishes[i].person, date(t, t->wishes[i].day));
        if (of_shift)
            put(out, "S%d, ", t->wishes[i].shift);
        put(out, "%d;\n", t->wishes[i].weight);
    }
}

static void put_instance(judge_page *out, const inrc1_instance *t) {
    out->length = 0;
    put(out, "////\nSCHEDULING_PERIOD;\n////\ndrawn, %s, %s;\n\nSKILLS = 2;\nA;\nB;\n", date(t, 0),
        date(t, t->n_days - 1));
    put(out, "SHIFT_TYPES = %d;\n", t->n_shifts);
    for (int s = 0; s < t->n_shifts; s++) {
        put(out, "S%d, some shift, %s, ", s,
            s == t->n_shifts - 1 ? "22:30:00, 06:30:00" : "06:30:00, 14:30:00");
        put_skills(out, t->needs[s]);
    }
    put(out, "CONTRACTS = %d;\n", t->n_contracts);
    for (int i = 0; i < t->n_contracts; i++)
        put_contract(out, t, i);
    put(out, "PATTERNS = %d;\n", t->n_patterns);
    for (int k = 0; k < t->n_patterns; k++) {
        put(out, "%d, %d, %d", k, t->patterns[k].weight, t->patterns[k].length);
        for (int i = 0; i < t->patterns[k].length; i++) {
            int weekday = t->patterns[k].weekday[i];
            put(out, " (");
            put_cell(out, t->patterns[k].cell[i]);
            put(out, "|%s)", weekday < 0 ? "Any" : weekdays[weekday]);
        }
        put(out, ";\n");
    }
    put(out, "EMPLOYEES %d;\n", t->n_staff);
    for (int e = 0; e < t->n_staff; e++) {
        put(out, "%d, %d, %d, ", e, e, t->staff[e].contract);
        put_skills(out, t->staff[e].skills);
    }
    put(out, "DAY_OF_WEEK_COVER = %d;\n", 7 * t->n_shifts);
    for (int d = 0; d < 7; d++)
        for (int s = 0; s < t->n_shifts; s++)
            put(out, "%s, S%d, %d;\n", weekdays[d], s, t->weekly[d][s]);
    put(out, "DATE_SPECIFIC_COVER = 1;\n%s, S0, %d;\n", date(t, t->special_day), t->special);
    put_wishes(out, t, false, false);
    put_wishes(out, t, true, false);
    put_wishes(out, t, false, true);
    put_wishes(out, t, true, true);
}

/* ---- the competition's rules ---- */

static int beyond(const inrc1_instance *t, int c, int limit, int n) {
    bool is_max =
        limit == MAX_SHIFTS || limit == MAX_WORK || limit == MAX_FREE || limit == MAX_WEEKENDS;
    int out = is_max ? n - t->contracts[c].value[limit] : t->contracts[c].value[limit] - n;
    return out > 0 ? out * t->contracts[c].weight[limit] : 0;
}

/* Runs of true and of false, each held to its two limits; -1 = to none. */
static int cost_of_runs(const inrc1_instance *t, int c, const bool *is, int n, int of_true,
                        int of_false) {
    int cost = 0;
    for (int i = 0, end; i < n; i = end) {
        for (end = i; end < n && is[end] == is[i]; end++)
            ;
        int max = is[i] ? of_true : of_false;
        if (max >= 0)
            cost += beyond(t, c, max, end - i) + beyond(t, c, max + 1, end - i);
    }
    return cost;
}

static bool is_in_weekend(const inrc1_instance *t, int c, int d) {
    return ((t->weekday + d) % 7 - t->contracts[c].first + 7) % 7 < t->contracts[c].length;
}

static int cost_of_weekend(const inrc1_instance *t, int c, const int *row, int first, int n) {
    static const int incomplete[2][8] = {
        {0, 1, 1, 0},            /* bit i: day i is worked */
        {0, 2, 2, 1, 2, 4, 1, 0} /* 100 010 110 001 101 011 */
    };
    int worked = 0, cost = 0;
    for (int i = 0; i < n; i++)
        worked |= (row[first + i] >= 0) << i;
    if (n >= 2)
        cost += incomplete[n - 2][worked] * t->contracts[c].weight[COMPLETE];
    for (int s = 0; s < t->n_shifts; s++) {
        int with = 0;
        for (int i = 0; i < n; i++)
            with += row[first + i] == s;
        cost += with > 0 ? (n - with) * t->contracts[c].weight[IDENTICAL] : 0;
    }
    bool begins = (t->weekday + first) % 7 == t->contracts[c].first;
    if (begins && first > 0 && worked == 0 && row[first - 1] == t->n_shifts - 1)
        cost += t->contracts[c].weight[NO_NIGHT];
    return cost;
}

static int cost_of_weekends(const inrc1_instance *t, int c, const int *row) {
    bool worked[MOST_DAYS];
    int n_weekends = 0, cost = 0;
    for (int d = 0, end; d < t->n_days; d = end) {
        for (end = d; end < t->n_days && is_in_weekend(t, c, end); end++)
            ;
        if (end == d) {
            end = d + 1;
            continue;
        }
        cost += cost_of_weekend(t, c, row, d, end - d);
        worked[n_weekends] = false;
        for (int i = d; i < end; i++)
            worked[n_weekends] |= row[i] >= 0;
        n_weekends++;
    }
    return cost + cost_of_runs(t, c, worked, n_weekends, MAX_WEEKENDS, -1);
}

static bool fits(const inrc1_instance *t, int k, const int *row, int first) {
    for (int i = 0; i < t->patterns[k].length; i++) {
        int cell = t->patterns[k].cell[i], weekday = t->patterns[k].weekday[i];
        bool same = cell == ANY ? row[first + i] >= 0 : row[first + i] == cell;
        if (!same || (weekday >= 0 && (t->weekday + first + i) % 7 != weekday))
            return false;
    }
    return true;
}

static int cost_of_patterns(const inrc1_instance *t, int c, const int *row) {
    int cost = 0;
    for (int k = 0; k < t->n_patterns; k++)
        for (int d = 0; t->contracts[c].pattern[k] && d + t->patterns[k].length <= t->n_days; d++)
            cost += fits(t, k, row, d) ? t->patterns[k].weight : 0;
    return cost;
}

static int cost_of_wishes(const inrc1_instance *t, int e, const int *row) {
    int cost = 0;
    for (int i = 0; i < t->n_wishes; i++) {
        if (t->wishes[i].person != e)
            continue;
        int shift = row[t->wishes[i].day];
        bool works = t->wishes[i].shift < 0 ? shift >= 0 : shift == t->wishes[i].shift;
        cost += works != t->wishes[i].on ? t->wishes[i].weight : 0;
    }
    return cost;
}

static int cost_of_person(const inrc1_instance *t, int e, const int *row) {
    int c = t->staff[e].contract, n_shifts = 0, alternative = 0;
    bool works[MOST_DAYS];
    for (int d = 0; d < t->n_days; d++) {
        works[d] = row[d] >= 0;
        n_shifts += works[d];
        alternative += works[d] && (t->needs[row[d]] & ~t->staff[e].skills) != 0;
    }
    return beyond(t, c, MAX_SHIFTS, n_shifts) + beyond(t, c, MIN_SHIFTS, n_shifts) +
           cost_of_runs(t, c, works, t->n_days, MAX_WORK, MAX_FREE) + cost_of_weekends(t, c, row) +
           alternative * t->contracts[c].weight[ALTERNATIVE] + cost_of_patterns(t, c, row) +
           cost_of_wishes(t, e, row);
}

/* Heads too many or too few. */
static int misses(const inrc1_instance *t, int rows[][MOST_DAYS]) {
    int n = 0;
    for (int d = 0; d < t->n_days; d++)
        for (int s = 0; s < t->n_shifts; s++) {
            int heads = 0, wanted = t->weekly[(t->weekday + d) % 7][s];
            if (s == 0 && d == t->special_day)
                wanted = t->special;
            for (int e = 0; e < t->n_staff; e++)
                heads += rows[e][d] == s;
            n += abs(heads - wanted);
        }
    return n;
}

/* ---- both tellings ---- */

static bem_problem *import(const char *text, size_t length) {
    bem_diags diags = {0};
    return judge_read(bem_import_inrc1_bytes("drawn.txt", text, length, &diags), &diags);
}

static void compare(const inrc1_instance *t, const bem_problem *p, int rows[][MOST_DAYS]) {
    bem_roster roster = bem_roster_new(t->n_staff, t->n_days);
    long long cost[MOST_STAFF] = {0}, missed = 0;
    for (int e = 0; e < t->n_staff; e++)
        for (int d = 0; d < t->n_days; d++)
            bem_roster_cell(&roster, e, d)->shift = (int16_t)rows[e][d];
    bem_report report = bem_check(p, &roster);
    for (int i = 0; i < report.count; i++) {
        const bem_finding *finding = &report.items[i];
        cr_assert(finding->hard ? finding->demand >= 0 : finding->person >= 0, "%s",
                  finding->message);
        if (finding->hard)
            missed += finding->amount;
        else
            cost[finding->person] += finding->cost;
    }
    for (int e = 0; e < t->n_staff; e++)
        cr_expect(cost[e] == cost_of_person(t, e, rows[e]), "person %d: %lld by the checker, %d", e,
                  cost[e], cost_of_person(t, e, rows[e]));
    cr_expect(missed == misses(t, rows), "heads: %lld", missed);
    bem_report_free(&report);
    bem_roster_free(&roster);
}

Test(import_inrc1, keeps_the_meaning) {
    judge_dice dice = {2010};
    judge_page *page = malloc(sizeof *page);
    for (int i = 0; i < 300; i++) {
        inrc1_instance t = draw(&dice);
        put_instance(page, &t);
        bem_problem *p = import(page->text, page->length);
        for (int j = 0; j < 10; j++) {
            int rows[MOST_STAFF][MOST_DAYS];
            for (int e = 0; e < t.n_staff; e++)
                judge_draw_row(&dice, t.n_shifts, t.n_days, rows[e]);
            compare(&t, p, rows);
        }
        bem_problem_free(p);
    }
    free(page);
}

/* ---- the small instance ---- */

/* tests/instances/small.inrc1.txt */
static const inrc1_instance small = {
    .n_days = 7,
    .n_shifts = 2,
    .n_staff = 3,
    .n_contracts = 2,
    .n_patterns = 1,
    .n_wishes = 3,
    .weekday = 0,
    .needs = {1, 2},
    .contracts =
        {{.weight = {[MAX_SHIFTS] = 2,
                     [MIN_SHIFTS] = 2,
                     [MAX_WORK] = 3,
                     [MIN_WORK] = 3,
                     [MIN_FREE] = 1,
                     [COMPLETE] = 2,
                     [IDENTICAL] = 1,
                     [NO_NIGHT] = 4,
                     [ALTERNATIVE] = 5},
          .value =
              {[MAX_SHIFTS] = 4, [MIN_SHIFTS] = 3, [MAX_WORK] = 3, [MIN_WORK] = 2, [MIN_FREE] = 2},
          .first = 5,
          .length = 2,
          .pattern = {true}},
         {.weight =
              {[MAX_SHIFTS] = 3, [MIN_WORK] = 2, [MAX_FREE] = 1, [COMPLETE] = 1, [ALTERNATIVE] = 5},
          .value = {[MAX_SHIFTS] = 3, [MIN_WORK] = 2, [MAX_FREE] = 3},
          .first = 4,
          .length = 3}},
    .patterns = {{2, 2, {1, 0}, {-1, -1}}},
    .staff = {{0, 3}, {0, 1}, {1, 3}},
    .weekly = {{1, 1}, {1, 1}, {1, 1}, {1, 1}, {1, 1}, {1, 0}, {0, 1}},
    .special_day = 2,
    .special = 2,
    .wishes = {{0, 1, -1, 3, false}, {1, 5, 0, 2, false}, {2, 6, 1, 2, true}},
};

static void put_row(int code, int n_shifts, int n_days, int *row) {
    for (int d = 0; d < n_days; d++) {
        row[d] = code % (n_shifts + 1) - 1;
        code /= n_shifts + 1;
    }
}

/* The best of the rosters that cover every shift: the first two decide what is
 * left to the third. */
static int best_of_small(void) {
    enum { N = 3 * 3 * 3 * 3 * 3 * 3 * 3 };
    static int rows[3][N][MOST_DAYS], cost[3][N];
    int best = INT_MAX;
    for (int e = 0; e < 3; e++)
        for (int i = 0; i < N; i++) {
            put_row(i, small.n_shifts, small.n_days, rows[e][i]);
            cost[e][i] = cost_of_person(&small, e, rows[e][i]);
        }
    for (int i = 0; i < N; i++)
        for (int j = 0; j < N; j++) {
            int code = 0, factor = 1;
            for (int d = 0; d < small.n_days && code >= 0; d++, factor *= 3) {
                int left = -1, n_left = 0;
                for (int s = 0; s < 2; s++) {
                    int wanted =
                        s == 0 && d == small.special_day ? small.special : small.weekly[d][s];
                    int missing = wanted - (rows[0][i][d] == s) - (rows[1][j][d] == s);
                    n_left += abs(missing);
                    left = missing == 1 ? s : left;
                    n_left += missing < 0 ? 2 : 0;
                }
                code = n_left > 1 ? -1 : code + factor * (left + 1);
            }
            int all = code < 0 ? INT_MAX : cost[0][i] + cost[1][j] + cost[2][code];
            best = all < best ? all : best;
        }
    return best;
}

Test(import_inrc1, the_small_instance_has_the_optimum_it_states) {
    judge_page *page = malloc(sizeof *page);
    put_instance(page, &small);
    size_t length;
    char *file = judge_load("small.inrc1.txt", &length);
    bem_problem *drawn = import(page->text, page->length), *read = import(file, length);
    judge_dice dice = {7};
    for (int j = 0; j < 200; j++) { /* the file is the instance above */
        int rows[MOST_STAFF][MOST_DAYS];
        for (int e = 0; e < small.n_staff; e++)
            judge_draw_row(&dice, small.n_shifts, small.n_days, rows[e]);
        compare(&small, drawn, rows);
        compare(&small, read, rows);
    }
    cr_expect(eq(int, best_of_small(), judge_stated(file)));
    bem_problem_free(drawn);
    bem_problem_free(read);
    free(file);
    free(page);
}

/* ---- bad files ---- */

Test(import_inrc1, bad_files_are_told_with_their_place) {
    static const struct {
        const char *change, *to; /* in the small instance */
        int line, column;
        const char *message;
    } cases[] = {
        {"SCHEDULING_PERIOD;", "HELLO;", 2, 1, "expected SCHEDULING_PERIOD, not 'HELLO'"},
        {"2010-01-10;", "2010-01-03;", 4, 20, "expected a date after the first, not '2010-01-03'"},
        {"2010-01-04,", "monday,", 4, 8, "expected a date such as 2010-01-01, not 'monday'"},
        {"S0, Day, 06:30:00,", "S0, Day, 25:30:00,", 12, 10,
         "expected a time such as 14:30:00, not '25:30:00'"},
        {"S0, Day,", "off, Day,", 12, 1, "expected a shift's id, not 'off'"},
        {"1, A;", "1, C;", 12, 33, "expected the name of a skill, not 'C'"},
        {"1, A;", "2, A;", 12, 33, "expected 2 names, not 'A'"},
        {"SaturdaySunday", "SaturdayMonday", 17, 98,
         "expected a weekend such as SaturdaySunday, not 'SaturdayMonday'"},
        {"(1|2|4)", "(1|2)", 17, 17, "expected a limit such as (1|3|20), not '(1|2)'"},
        {"(1|2|4)", "(2|2|4)", 17, 17, "expected a limit such as (1|3|20), not '(2|2|4)'"},
        {"(0|0|0), SaturdaySunday", "(1|1|1), SaturdaySunday", 17, 89,
         "expected a limit that is off: the competition did not use it, not '(1|1|1)'"},
        {"1, 0;", "1, 7;", 17, 152, "expected the id of a pattern, not '7'"},
        {"2 (S1|Any) (S0|Any)", "3 (S1|Any) (S0|Any)", 23, 7,
         "expected a length and so many days, not '3 (S1|Any) (S0|Any)'"},
        {"(S0|Any)", "(S0)", 23, 18, "expected a day such as (L|Any), not '(S0)'"},
        {"(S0|Any)", "(S0|Someday)", 23, 22, "expected a weekday, not 'Someday'"},
        {"1, 1, 0, 1, A;", "1, 1, 9, 1, A;", 29, 7, "expected the id of a contract, not '9'"},
        {"1, 1, 0, 1, A;", "0, 1, 0, 1, A;", 29, 1, "expected an employee who is new, not '0'"},
        {"1, 1, 0, 1, A;", "1, 1, 0, 1;", 29, 1, "4 fields, but a line of EMPLOYEES has 5"},
        {"EMPLOYEES 3;", "EMPLOYEES 2;", 30, 1, "expected the next section, not '2, 2, 1, 2, A B'"},
        {"EMPLOYEES 3;", "EMPLOYEES 4;", 33, 1, "EMPLOYEES has 1 lines less than it says"},
        {"Monday, S1, 1;", "Monday, S0, 1;", 35, 1,
         "expected a day that has no cover of this shift yet, not 'Monday'"},
        {"2010-01-06, S0, 2;", "2010-02-06, S0, 2;", 51, 1,
         "expected a date of the period, not '2010-02-06'"},
        {"SHIFT_ON_REQUESTS = 1;", "SHIFT_OFF_REQUESTS = 1;", 65, 1,
         "expected SHIFT_ON_REQUESTS, not 'SHIFT_OFF_REQUESTS = 1'"},
    };
    size_t length;
    char *file = judge_load("small.inrc1.txt", &length);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bem_diags diags = {0};
        char *text = judge_changed(file, cases[i].change, cases[i].to);
        char *yaml = bem_import_inrc1_bytes("x", text, strlen(text), &diags);
        cr_expect(yaml == NULL, "%s", cases[i].message);
        judge_expect_first(&diags, cases[i].line, cases[i].column, cases[i].message);
        bem_diags_free(&diags);
        free(yaml);
        free(text);
    }
    free(file);
}

/* ---- published rosters ---- */

#define BENCHMARKS BEM_SOURCE_DIR "/../shared/benchmarks/inrc1"

/* What the competition calls the part that a finding is in. */
static const char *part_of(const bem_problem *p, const bem_finding *finding) {
    static const char *const names[][3] = {{"shifts", "max assignments", "min assignments"},
                                           {"work-run", "max work", "min work"},
                                           {"free-run", "max free", "min free"},
                                           {"weekend-run", "max weekends", "min weekends"},
                                           {"whole-weekends", "complete", "complete"},
                                           {"same-shift", "same", "same"},
                                           {"no-night", "no night", "no night"},
                                           {"skills", "alternative", "alternative"},
                                           {"pattern", "pattern", "pattern"}};
    if (finding->request >= 0) {
        const bem_request *request = &p->requests[finding->request];
        int n = 0;
        for (int s = 0; s < p->n_shifts; s++)
            n += request->shifts[s];
        return n == p->n_shifts ? "day off" : "shift off";
    }
    const char *id = finding->rule >= 0 ? p->rules[finding->rule].id : "";
    bool least = strstr(finding->message, "at least") != NULL;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strncmp(id, names[i][0], strlen(names[i][0])) == 0)
            return names[i][1 + least];
    return id;
}

Test(import_inrc1, published_rosters_cost_what_is_published) {
    static const struct {
        const char *name;
        int cost;
        judge_part parts[7]; /* none: not told */
    } cases[] = {
        {"sprint01", 56, {{"max assignments", 30}, {"min free", 1}, {"day off", 25}}},
        {"sprint02", 58, {{0}}},
        {"sprint_hidden03",
         62,
         {{"max work", 3}, {"min work", 3}, {"max free", 2}, {"pattern", 1}, {"day off", 53}}},
        {"medium01", 240, {{"max assignments", 232}, {"min work", 8}}},
        {"medium_hidden01",
         111,
         {{"pattern", 21},
          {"min free", 27},
          {"alternative", 10},
          {"min weekends", 35},
          {"max assignments", 18}}},
        {"long01", 197, {{"max assignments", 150}, {"pattern", 6}, {"day off", 41}}},
        {"long_hidden01",
         346,
         {{"max assignments", 150},
          {"min free", 51},
          {"min work", 52},
          {"max work", 32},
          {"alternative", 60},
          {"pattern", 1}}},
    };
    DIR *folder = opendir(BENCHMARKS);
    if (!folder)
        cr_skip_test("no benchmark instances at %s", BENCHMARKS);
    closedir(folder);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char path[600];
        const char *roster = path;
        snprintf(path, sizeof path, "%s/%s.txt", BENCHMARKS, cases[i].name);
        bem_diags diags = {0};
        bem_problem *p = judge_read(bem_import_inrc1(path, &diags), &diags);
        snprintf(path, sizeof path, "%s/rosters/%s.xml", BENCHMARKS, cases[i].name);
        judge_published(p, &roster, 1, cases[i].cost, cases[i].parts, part_of);
        bem_problem_free(p);
    }
}
