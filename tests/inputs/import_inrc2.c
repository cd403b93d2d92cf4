/* import_inrc2.c - tests of the importer for the second competition: the
 * meaning is kept exactly.
 *
 * Cases drawn at random are judged twice: by the competition's rules, told once
 * more below day by day from the numbers, and by the checker after a journey
 * through our YAML. The same telling finds the optimum of the small case under
 * tests/instances. Published rosters must check to their cost, part by part. */
#include "judge_import.h"

#include "check.h"
#include "import_inrc2.h"
#include "read_problem.h"
#include "roster_read.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    MOST_WEEKS = 3,
    MOST_DAYS = 7 * MOST_WEEKS,
    MOST_STAFF = 3,
    MOST_SHIFTS = 3,
    N_SKILLS = 2,
    MOST_WISHES = 12,
    OFF = -1
};

typedef struct inrc2_range {
    int min, max;
} inrc2_range;

typedef struct inrc2_case {
    int n_weeks, n_shifts, n_staff, n_wishes; /* weeks given */
    int week, all_weeks;                      /* of the history; of the scenario */
    inrc2_range same[MOST_SHIFTS];
    bool not_before[MOST_SHIFTS][MOST_SHIFTS];
    inrc2_range shifts, work, free; /* of the one contract */
    int max_weekends;
    bool complete;
    struct {
        int skills; /* bits */
        int n_shifts, n_weekends, last, same, work, off;
    } staff[MOST_STAFF];
    inrc2_range cover[MOST_DAYS][MOST_SHIFTS][N_SKILLS];
    struct {
        int person, day, shift; /* shift -1 = any */
    } wishes[MOST_WISHES];
} inrc2_case;

static inrc2_range draw_range(judge_dice *dice, int least, int most) {
    int min = judge_between(dice, least, most);
    return (inrc2_range){min, judge_between(dice, min, most)};
}

static void draw_nurse(judge_dice *dice, inrc2_case *t, int e) {
    t->staff[e].skills = judge_between(dice, 1, 3);
    t->staff[e].n_shifts = t->week > 0 ? judge_roll(dice, 5 * t->week) : 0;
    t->staff[e].n_weekends = t->week > 0 ? judge_roll(dice, t->week + 1) : 0;
    t->staff[e].last = judge_roll(dice, t->n_shifts + 1) - 1;
    if (t->staff[e].last == OFF) {
        t->staff[e].off = judge_between(dice, 1, 4);
        return;
    }
    t->staff[e].same = judge_between(dice, 1, 4);
    t->staff[e].work = t->staff[e].same + (t->n_shifts > 1 ? judge_roll(dice, 3) : 0);
}

static inrc2_case draw(judge_dice *dice) {
    inrc2_case t = {.n_weeks = judge_between(dice, 1, MOST_WEEKS),
                    .n_shifts = judge_between(dice, 1, MOST_SHIFTS),
                    .n_staff = judge_between(dice, 1, MOST_STAFF),
                    .week = judge_roll(dice, 3),
                    .n_wishes = judge_roll(dice, MOST_WISHES),
                    .max_weekends = judge_roll(dice, 4),
                    .complete = judge_roll(dice, 2)};
    t.all_weeks = t.week + t.n_weeks + judge_roll(dice, 2);
    t.shifts = draw_range(dice, 0, 15);
    t.work = draw_range(dice, 1, 5);
    t.free = draw_range(dice, 1, 5);
    for (int s = 0; s < t.n_shifts; s++) {
        t.same[s] = draw_range(dice, 1, 4);
        for (int u = 0; u < t.n_shifts; u++)
            t.not_before[s][u] = judge_roll(dice, 4) == 0;
        for (int d = 0; d < 7 * t.n_weeks; d++)
            for (int q = 0; q < N_SKILLS; q++)
                t.cover[d][s][q] = draw_range(dice, 0, 2);
    }
    for (int e = 0; e < t.n_staff; e++)
        draw_nurse(dice, &t, e);
    for (int i = 0; i < t.n_wishes; i++) {
        t.wishes[i].person = judge_roll(dice, t.n_staff);
        t.wishes[i].day = judge_roll(dice, 7 * t.n_weeks);
        t.wishes[i].shift = judge_roll(dice, t.n_shifts + 1) - 1;
    }
    return t;
}

/* ---- as the competition writes it ---- */

static const char *const weekdays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
#define put judge_put

static void put_range(judge_page *out, inrc2_range range) {
    put(out, " (%d,%d)", range.min, range.max);
}

static void put_scenario(judge_page *out, const inrc2_case *t) {
    put(out, "SCENARIO = drawn\n\nWEEKS = %d\n\nSKILLS = 2\nA\nB\n\nSHIFT_TYPES = %d\n",
        t->all_weeks, t->n_shifts);
    for (int s = 0; s < t->n_shifts; s++) {
        put(out, "S%d", s);
        put_range(out, t->same[s]);
        put(out, "\n");
    }
    put(out, "\nFORBIDDEN_SHIFT_TYPES_SUCCESSIONS\n");
    for (int s = 0; s < t->n_shifts; s++) {
        int n = 0;
        for (int u = 0; u < t->n_shifts; u++)
            n += t->not_before[s][u];
        put(out, "S%d %d", s, n);
        for (int u = 0; u < t->n_shifts; u++)
            if (t->not_before[s][u])
                put(out, " S%d", u);
        put(out, "\n");
    }
    put(out, "\nCONTRACTS = 1\nc");
    put_range(out, t->shifts);
    put_range(out, t->work);
    put_range(out, t->free);
    put(out, " %d %d\n\nNURSES = %d\n", t->max_weekends, t->complete, t->n_staff);
    for (int e = 0; e < t->n_staff; e++)
        put(out, "P%d c %s \n", e,
            t->staff[e].skills == 3   ? "2 A B"
            : t->staff[e].skills == 2 ? "1 B"
                                      : "1 A");
}

static void put_history(judge_page *out, const inrc2_case *t) {
    put(out, "HISTORY\n%d drawn\n\nNURSE_HISTORY\n", t->week);
    for (int e = 0; e < t->n_staff; e++) {
        char last[20] = "None";
        if (t->staff[e].last >= 0)
            snprintf(last, sizeof last, "S%d", t->staff[e].last);
        put(out, "P%d %d %d %s %d %d %d\n", e, t->staff[e].n_shifts, t->staff[e].n_weekends, last,
            t->staff[e].same, t->staff[e].work, t->staff[e].off);
    }
}

static void put_week(judge_page *out, const inrc2_case *t, int week) {
    put(out, "WEEK_DATA\ndrawn\n\nREQUIREMENTS\n");
    for (int s = 0; s < t->n_shifts; s++)
        for (int q = 0; q < N_SKILLS; q++) {
            put(out, "S%d %c", s, 'A' + q);
            for (int d = 0; d < 7; d++)
                put_range(out, t->cover[7 * week + d][s][q]);
            put(out, "\n");
        }
    int n = 0;
    for (int i = 0; i < t->n_wishes; i++)
        n += t->wishes[i].day / 7 == week;
    put(out, "\nSHIFT_OFF_REQUESTS = %d\n", n);
    for (int i = 0; i < t->n_wishes; i++) {
        if (t->wishes[i].day / 7 != week)
            continue;
        put(out, "P%d ", t->wishes[i].person);
        put(out, t->wishes[i].shift < 0 ? "Any" : "S%d", t->wishes[i].shift);
        put(out, " %s\n", weekdays[t->wishes[i].day % 7]);
    }
}

static void put_case(judge_page *out, const inrc2_case *t) {
    out->length = 0;
    put_scenario(out, t);
    put_history(out, t);
    for (int week = 0; week < t->n_weeks; week++)
        put_week(out, t, week);
}

/* ---- the competition's rules ---- */

static int above(int n, int max) { return n > max ? n - max : 0; }

/* Walks through the days with the number of days in a row; `kind` gives what a
 * run is of, and -1 what is in none. */
typedef struct inrc2_walk {
    int kind, length;
} inrc2_walk;

static int step(inrc2_walk *walk, int kind, const inrc2_range *limits) {
    int cost = 0;
    if (kind != walk->kind) {
        if (walk->kind >= 0)
            cost += above(limits[walk->kind].min, walk->length);
        *walk = (inrc2_walk){kind, 0};
    }
    walk->length++;
    if (kind >= 0 && walk->length > limits[kind].max)
        cost++;
    return cost;
}

static int cost_of_runs(const inrc2_case *t, int e, const int *row) {
    int last = t->staff[e].last, cost = 0;
    const inrc2_range work_and_free[] = {t->work, t->free};
    inrc2_walk same = {last, t->staff[e].same};
    inrc2_walk days = {last < 0, last < 0 ? t->staff[e].off : t->staff[e].work};
    for (int d = 0; d < 7 * t->n_weeks; d++)
        cost += 15 * step(&same, row[d], t->same) + 30 * step(&days, row[d] < 0, work_and_free);
    return cost;
}

static int cost_of_person(const inrc2_case *t, int e, const int *row) {
    int cost = cost_of_runs(t, e, row), n_shifts = t->staff[e].n_shifts,
        n_weekends = t->staff[e].n_weekends;
    int most = n_shifts > t->shifts.max ? n_shifts : t->shifts.max;
    int most_weekends = n_weekends > t->max_weekends ? n_weekends : t->max_weekends;
    for (int d = 0; d < 7 * t->n_weeks; d++)
        n_shifts += row[d] >= 0;
    for (int week = 0; week < t->n_weeks; week++) {
        bool sat = row[7 * week + 5] >= 0, sun = row[7 * week + 6] >= 0;
        n_weekends += sat || sun;
        cost += t->complete && sat != sun ? 30 : 0;
    }
    cost += 20 * above(n_shifts, most) + 30 * above(n_weekends, most_weekends);
    if (t->week + t->n_weeks == t->all_weeks)
        cost += 20 * above(t->shifts.min, n_shifts);
    for (int i = 0; i < t->n_wishes; i++)
        if (t->wishes[i].person == e) {
            int shift = row[t->wishes[i].day];
            cost += (t->wishes[i].shift < 0 ? shift >= 0 : shift == t->wishes[i].shift) ? 10 : 0;
        }
    return cost;
}

/* Breaks of what is hard: successions and skills. */
static int breaks(const inrc2_case *t, int e, const int *row, const int *role) {
    int n = 0, before = t->staff[e].last;
    for (int d = 0; d < 7 * t->n_weeks; d++) {
        n += before >= 0 && row[d] >= 0 && t->not_before[before][row[d]];
        n += row[d] >= 0 && !(t->staff[e].skills >> role[d] & 1);
        before = row[d];
    }
    return n;
}

typedef struct inrc2_roster {
    int row[MOST_STAFF][MOST_DAYS], role[MOST_STAFF][MOST_DAYS];
} inrc2_roster;

/* Nurses missing: *soft below the best number, and how many below the least. */
static int missing(const inrc2_case *t, const inrc2_roster *roster, int *soft) {
    int hard = 0;
    *soft = 0;
    for (int d = 0; d < 7 * t->n_weeks; d++)
        for (int s = 0; s < t->n_shifts; s++)
            for (int q = 0; q < N_SKILLS; q++) {
                int heads = 0;
                for (int e = 0; e < t->n_staff; e++)
                    heads += roster->row[e][d] == s && roster->role[e][d] == q;
                hard += above(t->cover[d][s][q].min, heads);
                int least = heads > t->cover[d][s][q].min ? heads : t->cover[d][s][q].min;
                *soft += above(t->cover[d][s][q].max, least);
            }
    return hard;
}

/* ---- both tellings ---- */

static bem_problem *import(const char *text, size_t length) {
    bem_diags diags = {0};
    return judge_read(bem_import_inrc2_bytes("drawn.txt", text, length, &diags), &diags);
}

static void draw_roster(judge_dice *dice, const inrc2_case *t, inrc2_roster *roster) {
    for (int e = 0; e < t->n_staff; e++) {
        judge_draw_row(dice, t->n_shifts, 7 * t->n_weeks, roster->row[e]);
        for (int d = 0; d < 7 * t->n_weeks; d++)
            roster->role[e][d] = judge_roll(dice, N_SKILLS);
    }
}

static void compare(const inrc2_case *t, const bem_problem *p, const inrc2_roster *roster) {
    bem_roster cells = bem_roster_new(t->n_staff, 7 * t->n_weeks);
    long long cost[MOST_STAFF] = {0}, short_of_best = 0, short_of_least = 0;
    int broken[MOST_STAFF] = {0};
    for (int e = 0; e < t->n_staff; e++)
        for (int d = 0; d < 7 * t->n_weeks; d++)
            if (roster->row[e][d] >= 0)
                *bem_roster_cell(&cells, e, d) =
                    (bem_cell){(int16_t)roster->row[e][d], (int16_t)roster->role[e][d]};
    bem_report report = bem_check(p, &cells);
    for (int i = 0; i < report.count; i++) {
        const bem_finding *finding = &report.items[i];
        if (finding->demand >= 0 && finding->hard)
            short_of_least += finding->amount;
        else if (finding->demand >= 0)
            short_of_best += finding->cost;
        else if (finding->hard)
            broken[finding->person]++;
        else
            cost[finding->person] += finding->cost;
    }
    for (int e = 0; e < t->n_staff; e++) {
        cr_expect(cost[e] == cost_of_person(t, e, roster->row[e]),
                  "person %d: %lld by the checker, %d", e, cost[e],
                  cost_of_person(t, e, roster->row[e]));
        cr_expect(eq(int, broken[e], breaks(t, e, roster->row[e], roster->role[e])));
    }
    int soft, hard = missing(t, roster, &soft);
    cr_expect(short_of_least == hard, "%lld, not %d short of the least", short_of_least, hard);
    cr_expect(short_of_best == 30 * soft, "%lld for %d short of the best", short_of_best, soft);
    bem_report_free(&report);
    bem_roster_free(&cells);
}

Test(import_inrc2, keeps_the_meaning) {
    judge_dice dice = {2014};
    judge_page *page = malloc(sizeof *page);
    for (int i = 0; i < 300; i++) {
        inrc2_case t = draw(&dice);
        put_case(page, &t);
        bem_problem *p = import(page->text, page->length);
        for (int j = 0; j < 10; j++) {
            inrc2_roster roster;
            draw_roster(&dice, &t, &roster);
            compare(&t, p, &roster);
        }
        bem_problem_free(p);
    }
    free(page);
}

/* ---- the small case ---- */

/* tests/instances/small.inrc2.txt */
static const inrc2_case small = {
    .n_weeks = 1,
    .n_shifts = 2,
    .n_staff = 2,
    .n_wishes = 2,
    .all_weeks = 1,
    .same = {{2, 4}, {2, 3}},
    .not_before = {{false, false}, {true, false}},
    .shifts = {3, 5},
    .work = {2, 4},
    .free = {2, 3},
    .max_weekends = 1,
    .complete = true,
    .staff = {{3, 0, 0, 1, 1, 2, 0}, {2, 0, 0, OFF, 0, 0, 1}},
    .cover = {{{{0, 1}, {0, 1}}, {{0, 0}, {0, 1}}},
              {{{0, 1}, {0, 0}}, {{0, 0}, {0, 1}}},
              {{{0, 1}, {0, 0}}, {{0, 0}, {1, 1}}},
              {{{0, 0}, {0, 1}}, {{0, 0}, {0, 0}}},
              {{{0, 1}, {0, 1}}, {{0, 0}, {0, 0}}},
              {{{0, 1}, {0, 0}}, {{0, 0}, {0, 1}}},
              {{{0, 0}, {0, 0}}, {{0, 0}, {0, 1}}}},
    .wishes = {{0, 1, -1}, {1, 5, 1}},
};

/* The least cost of the small case over all rosters: for each pair of rows the
 * best roles, day by day. */
static int best_of_small(void) {
    enum { N = 3 * 3 * 3 * 3 * 3 * 3 * 3, NEVER = 100000 };
    static int row[N][MOST_DAYS], cost[2][N], day_cost[7][3][3];
    for (int i = 0; i < N; i++)
        for (int d = 0, code = i; d < 7; d++, code /= 3)
            row[i][d] = code % 3 - 1;
    for (int e = 0; e < 2; e++)
        for (int i = 0; i < N; i++) {
            static const int any_role[MOST_DAYS] = {1, 1, 1, 1, 1, 1, 1}; /* both hold B */
            cost[e][i] =
                breaks(&small, e, row[i], any_role) ? NEVER : cost_of_person(&small, e, row[i]);
        }
    for (int d = 0; d < 7; d++)
        for (int a = OFF; a < 2; a++)
            for (int b = OFF; b < 2; b++) {
                day_cost[d][a + 1][b + 1] = NEVER;
                for (int role = 0; role < 2; role++) { /* of the first; the second's is B */
                    inrc2_case one = small;
                    inrc2_roster roster;
                    int soft;
                    memcpy(one.cover[0], small.cover[d], sizeof one.cover[0]);
                    for (int x = 1; x < 7; x++)
                        memset(one.cover[x], 0, sizeof one.cover[x]);
                    memset(&roster, 0xff, sizeof roster); /* off */
                    roster.row[0][0] = a, roster.role[0][0] = role;
                    roster.row[1][0] = b, roster.role[1][0] = 1;
                    int hard = missing(&one, &roster, &soft);
                    int here = hard ? NEVER : 30 * soft;
                    if (here < day_cost[d][a + 1][b + 1])
                        day_cost[d][a + 1][b + 1] = here;
                }
            }
    int best = NEVER;
    for (int i = 0; i < N; i++)
        for (int j = 0; j < N; j++) {
            int all = cost[0][i] + cost[1][j];
            for (int d = 0; d < 7 && all < best; d++)
                all += day_cost[d][row[i][d] + 1][row[j][d] + 1];
            best = all < best ? all : best;
        }
    return best;
}

Test(import_inrc2, the_small_case_has_the_optimum_it_states) {
    judge_page *page = malloc(sizeof *page);
    put_case(page, &small);
    size_t length;
    char *file = judge_load("small.inrc2.txt", &length);
    bem_problem *drawn = import(page->text, page->length), *read = import(file, length);
    judge_dice dice = {8};
    for (int j = 0; j < 200; j++) { /* the file is the case above */
        inrc2_roster roster;
        draw_roster(&dice, &small, &roster);
        compare(&small, drawn, &roster);
        compare(&small, read, &roster);
    }
    char *stated = judge_load("README.md", &length);
    cr_expect(eq(int, best_of_small(), judge_stated(strstr(stated, "small.inrc2.txt"))));
    bem_problem_free(drawn);
    bem_problem_free(read);
    free(stated);
    free(file);
    free(page);
}

/* ---- published rosters ---- */

#define BENCHMARKS BEM_SOURCE_DIR "/../shared/benchmarks/inrc2"

static const char *part_of(const bem_problem *p, const bem_finding *finding) {
    static const char *const names[][2] = {{"same", "S2s"},  {"work", "S2w"},
                                           {"free", "S3"},   {"whole-weekends", "S5"},
                                           {"shifts", "S6"}, {"weekends", "S7"}};
    if (finding->demand >= 0)
        return "S1";
    if (finding->request >= 0)
        return "S4";
    const char *id = finding->rule >= 0 ? p->rules[finding->rule].id : "";
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strncmp(id, names[i][0], strlen(names[i][0])) == 0)
            return names[i][1];
    return id;
}

static bem_problem *import_published(const char *set, int history, const char *weeks) {
    static char paths[12][600];
    const char *list[12];
    int n = 0;
    snprintf(paths[n++], sizeof *paths, "%s/%s/Sc-%s.txt", BENCHMARKS, set, set);
    snprintf(paths[n++], sizeof *paths, "%s/%s/H0-%s-%d.txt", BENCHMARKS, set, set, history);
    for (const char *c = weeks; *c; c++)
        snprintf(paths[n++], sizeof *paths, "%s/%s/WD-%s-%c.txt", BENCHMARKS, set, set, *c);
    for (int i = 0; i < n; i++)
        list[i] = paths[i];
    bem_diags diags = {0};
    return judge_read(bem_import_inrc2(list, n, &diags), &diags);
}

Test(import_inrc2, published_rosters_cost_what_is_published) {
#define PARTS(s1, s2s, s2w, s3, s4, s5, s6, s7)                                                    \
    {                                                                                              \
        {"S1", s1}, {"S2s", s2s}, {"S2w", s2w}, {"S3", s3}, {"S4", s4}, {"S5", s5}, {"S6", s6},    \
            {"S7", s7}, {NULL, 0},                                                                 \
    }
    static const struct {
        const char *set, *roster;
        int history;
        const char *weeks;
        int cost;
        judge_part parts[9]; /* none: not told */
    } cases[] = {
        {"n005w4", "n005w4_1_6-2-9-1.1520", 1, "6291", 1520,
         PARTS(390, 120, 0, 390, 40, 90, 280, 210)},
        {"n012w8", "n012w8_1_2-7-0-9-3-6-0-6.2830", 1, "27093606", 2830,
         PARTS(570, 150, 120, 30, 80, 0, 1100, 780)},
        {"n021w4", "n021w4_1_6-2-9-1.1725", 1, "6291", 1725,
         PARTS(630, 195, 30, 30, 30, 30, 540, 240)},
        {"n030w4", "n030w4_1_6-2-9-1.1670", 1, "6291", 1670, {{0}}},
        {"n050w4", "n050w4_0_0-4-8-7.1320", 0, "0487", 1320,
         PARTS(420, 30, 0, 30, 70, 0, 620, 150)},
    };
    DIR *folder = opendir(BENCHMARKS);
    if (!folder)
        cr_skip_test("no benchmark cases at %s", BENCHMARKS);
    closedir(folder);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bem_problem *p = import_published(cases[i].set, cases[i].history, cases[i].weeks);
        static char paths[10][600];
        const char *list[10];
        int n = (int)strlen(cases[i].weeks);
        for (int week = 0; week < n; week++) {
            snprintf(paths[week], sizeof *paths, "%s/rosters/%s/sol-week%d.txt", BENCHMARKS,
                     cases[i].roster, week);
            list[week] = paths[week];
        }
        judge_published(p, list, n, cases[i].cost, cases[i].parts, part_of);
        bem_problem_free(p);
    }
}
