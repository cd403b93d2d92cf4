/* import_cq.c - tests of the benchmark importer: the meaning is kept exactly.
 *
 * Instances drawn at random are judged twice: by the benchmark's own rules,
 * told once more below straight from the numbers, and by the checker after a
 * journey through our YAML. Published rosters must check to their cost. */
#include "judge_import.h"

#include "check.h"
#include "import_cq.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_DAYS = 21, MOST_STAFF = 4, MOST_SHIFTS = 3, MOST_LINES = 30 };

typedef struct cq_instance {
    int n_days, n_shifts, n_staff;
    int minutes[MOST_SHIFTS];
    bool not_after[MOST_SHIFTS][MOST_SHIFTS];
    struct {
        int max_shifts[MOST_SHIFTS];
        int max_minutes, min_minutes, max_run, min_run, min_off, max_weekends;
        bool off[MOST_DAYS];
    } staff[MOST_STAFF];
    int n_requests, n_covers;
    struct {
        int person, day, shift, weight;
        bool on;
    } requests[MOST_LINES];
    struct {
        int day, shift, heads, under, over;
    } covers[MOST_LINES];
} cq_instance;

static void draw_person(judge_dice *dice, cq_instance *t, int e) {
    for (int s = 0; s < t->n_shifts; s++)
        t->staff[e].max_shifts[s] = judge_roll(dice, 3) ? t->n_days : judge_roll(dice, 4);
    t->staff[e].min_minutes = judge_roll(dice, 3) * 480;
    t->staff[e].max_minutes = t->staff[e].min_minutes + judge_between(dice, 2, 8) * 300;
    t->staff[e].min_run = judge_between(dice, 1, 2);
    t->staff[e].max_run = judge_between(dice, 2, 5);
    t->staff[e].min_off = judge_between(dice, 1, 3);
    t->staff[e].max_weekends = judge_roll(dice, 3);
    for (int d = 0; d < t->n_days; d++)
        t->staff[e].off[d] = judge_roll(dice, 8) == 0;
}

static cq_instance draw(judge_dice *dice) {
    cq_instance t = {.n_days = 7 * judge_between(dice, 1, 3),
                     .n_shifts = judge_between(dice, 1, MOST_SHIFTS),
                     .n_staff = judge_between(dice, 1, MOST_STAFF),
                     .n_requests = judge_roll(dice, MOST_LINES),
                     .n_covers = judge_roll(dice, MOST_LINES)};
    for (int s = 0; s < t.n_shifts; s++) {
        t.minutes[s] = judge_between(dice, 5, 13) * 60 + 30 * judge_roll(dice, 2);
        for (int u = 0; u < t.n_shifts; u++)
            t.not_after[s][u] = judge_roll(dice, 4) == 0;
    }
    for (int e = 0; e < t.n_staff; e++)
        draw_person(dice, &t, e);
    for (int i = 0; i < t.n_requests; i++) {
        t.requests[i].person = judge_roll(dice, t.n_staff);
        t.requests[i].day = judge_roll(dice, t.n_days);
        t.requests[i].shift = judge_roll(dice, t.n_shifts);
        t.requests[i].weight = judge_roll(dice, 4);
        t.requests[i].on = judge_roll(dice, 2);
    }
    for (int i = 0; i < t.n_covers; i++) {
        t.covers[i].day = judge_roll(dice, t.n_days);
        t.covers[i].shift = judge_roll(dice, t.n_shifts);
        t.covers[i].heads = judge_roll(dice, 4);
        t.covers[i].under = judge_roll(dice, 3) * 50;
        t.covers[i].over = judge_roll(dice, 3);
    }
    return t;
}

static void put_staff(judge_page *out, const cq_instance *t) {
    judge_put(out, "\nSECTION_STAFF\n# ID, MaxShifts, …\n");
    for (int e = 0; e < t->n_staff; e++) {
        judge_put(out, "P%d,", e);
        for (int s = 0; s < t->n_shifts; s++)
            judge_put(out, "%sS%d=%d", s ? "|" : "", s, t->staff[e].max_shifts[s]);
        judge_put(out, ",%d,%d,%d,%d,%d,%d\n", t->staff[e].max_minutes, t->staff[e].min_minutes,
                  t->staff[e].max_run, t->staff[e].min_run, t->staff[e].min_off,
                  t->staff[e].max_weekends);
    }
    judge_put(out, "\nSECTION_DAYS_OFF\n");
    for (int e = 0; e < t->n_staff; e++) {
        judge_put(out, "P%d", e);
        for (int d = 0; d < t->n_days; d++)
            if (t->staff[e].off[d])
                judge_put(out, ",%d", d);
        judge_put(out, "\n");
    }
}

static void put_instance(judge_page *out, const cq_instance *t) {
    out->length = 0;
    judge_put(out, "# drawn\nSECTION_HORIZON\n%d\n\nSECTION_SHIFTS\n", t->n_days);
    for (int s = 0; s < t->n_shifts; s++) {
        judge_put(out, "S%d,%d,", s, t->minutes[s]);
        bool first = true;
        for (int u = 0; u < t->n_shifts; u++)
            if (t->not_after[s][u]) {
                judge_put(out, "%sS%d", first ? "" : "|", u);
                first = false;
            }
        judge_put(out, "\n");
    }
    put_staff(out, t);
    for (int on = 1; on >= 0; on--) {
        judge_put(out, "\nSECTION_SHIFT_%s_REQUESTS\n", on ? "ON" : "OFF");
        for (int i = 0; i < t->n_requests; i++)
            if (t->requests[i].on == on)
                judge_put(out, "P%d,%d,S%d,%d\n", t->requests[i].person, t->requests[i].day,
                          t->requests[i].shift, t->requests[i].weight);
    }
    judge_put(out, "\nSECTION_COVER\n");
    for (int i = 0; i < t->n_covers; i++)
        judge_put(out, "%d,S%d,%d,%d,%d\n", t->covers[i].day, t->covers[i].shift,
                  t->covers[i].heads, t->covers[i].under, t->covers[i].over);
}

/* Runs of work longer than max, and inner runs of work or off shorter than min. */
static bool keeps_runs(const cq_instance *t, int e, const int *row) {
    for (int d = 0, last; d < t->n_days; d = last + 1) {
        last = d;
        while (last + 1 < t->n_days && (row[last + 1] < 0) == (row[d] < 0))
            last++;
        int length = last - d + 1;
        bool inner = d > 0 && last + 1 < t->n_days;
        if (row[d] >= 0 && length > t->staff[e].max_run)
            return false;
        if (inner && length < (row[d] < 0 ? t->staff[e].min_off : t->staff[e].min_run))
            return false;
    }
    return true;
}

static bool keeps_totals(const cq_instance *t, int e, const int *row) {
    int minutes = 0, weekends = 0, count[MOST_SHIFTS] = {0};
    for (int d = 0; d < t->n_days; d++) {
        if (row[d] < 0)
            continue;
        minutes += t->minutes[row[d]];
        count[row[d]]++;
        if (t->staff[e].off[d] || (d > 0 && row[d - 1] >= 0 && t->not_after[row[d - 1]][row[d]]))
            return false;
    }
    for (int w = 0; 7 * w + 6 < t->n_days; w++)
        weekends += row[7 * w + 5] >= 0 || row[7 * w + 6] >= 0;
    for (int s = 0; s < t->n_shifts; s++)
        if (count[s] > t->staff[e].max_shifts[s])
            return false;
    return minutes <= t->staff[e].max_minutes && minutes >= t->staff[e].min_minutes &&
           weekends <= t->staff[e].max_weekends;
}

static int64_t cost_of(const cq_instance *t, int rows[][MOST_DAYS]) {
    int64_t cost = 0;
    for (int i = 0; i < t->n_requests; i++) {
        bool given = rows[t->requests[i].person][t->requests[i].day] == t->requests[i].shift;
        cost += given == t->requests[i].on ? 0 : t->requests[i].weight;
    }
    for (int i = 0; i < t->n_covers; i++) {
        int heads = 0;
        for (int e = 0; e < t->n_staff; e++)
            heads += rows[e][t->covers[i].day] == t->covers[i].shift;
        int missing = t->covers[i].heads - heads;
        cost += missing > 0 ? missing * t->covers[i].under : -missing * t->covers[i].over;
    }
    return cost;
}

static bem_problem *import(const char *text, size_t length) {
    bem_diags diags = {0};
    return judge_read(bem_import_cq_bytes("drawn.txt", text, length, &diags), &diags);
}

/* How many people break something, by the two tellings. */
static void compare(const cq_instance *t, const bem_problem *p, int rows[][MOST_DAYS],
                    int *n_legal) {
    bem_roster roster = bem_roster_new(t->n_staff, t->n_days);
    bool legal[MOST_STAFF], checked[MOST_STAFF];
    for (int e = 0; e < t->n_staff; e++) {
        legal[e] = keeps_runs(t, e, rows[e]) && keeps_totals(t, e, rows[e]);
        checked[e] = true;
        for (int d = 0; d < t->n_days; d++)
            bem_roster_cell(&roster, e, d)->shift = (int16_t)rows[e][d];
    }
    bem_report report = bem_check(p, &roster);
    for (int i = 0; i < report.count; i++)
        if (report.items[i].hard)
            checked[report.items[i].person] = false;
    for (int e = 0; e < t->n_staff; e++) {
        cr_expect(eq(int, checked[e], legal[e]), "person %d", e);
        *n_legal += legal[e];
    }
    cr_expect(report.cost == cost_of(t, rows), "%lld", (long long)report.cost);
    bem_report_free(&report);
    bem_roster_free(&roster);
}

Test(import_cq, keeps_the_meaning) {
    judge_dice dice = {2027};
    int n_legal = 0, n_rows = 0;
    judge_page *page = malloc(sizeof *page);
    for (int i = 0; i < 300; i++) {
        cq_instance t = draw(&dice);
        put_instance(page, &t);
        bem_problem *p = import(page->text, page->length);
        for (int j = 0; j < 10; j++) {
            int rows[MOST_STAFF][MOST_DAYS];
            for (int e = 0; e < t.n_staff; e++)
                judge_draw_row(&dice, t.n_shifts, t.n_days, rows[e]);
            compare(&t, p, rows, &n_legal);
            n_rows += t.n_staff;
        }
        bem_problem_free(p);
    }
    free(page);
    cr_expect(n_legal > n_rows / 100 && n_legal < n_rows / 2, "a fair mix: %d of %d", n_legal,
              n_rows);
}

/* tests/instances/small.cq.txt */
static const cq_instance small = {
    .n_days = 7,
    .n_shifts = 2,
    .n_staff = 2,
    .minutes = {480, 600},
    .not_after = {{false, false}, {true, false}},
    .staff = {{{7, 3}, 2400, 1680, 4, 2, 2, 1, {false, true}},
              {{7, 2}, 2160, 960, 3, 2, 1, 1, {false}}},
    .n_requests = 3,
    .n_covers = 14,
    .requests = {{0, 2, 0, 3, true}, {1, 2, 0, 2, false}, {1, 6, 1, 1, true}},
    .covers = {{0, 0, 1, 100, 1},
               {0, 1, 1, 100, 1},
               {1, 0, 1, 100, 1},
               {1, 1, 0, 100, 1},
               {2, 0, 1, 100, 1},
               {2, 1, 1, 100, 1},
               {3, 0, 1, 100, 1},
               {3, 1, 1, 100, 1},
               {4, 0, 2, 100, 1},
               {4, 1, 0, 100, 1},
               {5, 0, 0, 100, 1},
               {5, 1, 1, 100, 1},
               {6, 0, 0, 100, 1},
               {6, 1, 1, 100, 1}},
};

static int64_t best_of_small(void) {
    enum { N = 3 * 3 * 3 * 3 * 3 * 3 * 3 };
    static int legal[2][N][MOST_DAYS], n_legal[2];
    int64_t best = INT64_MAX;
    for (int e = 0; e < 2; e++)
        for (int i = 0; i < N; i++) {
            int *row = legal[e][n_legal[e]];
            for (int d = 0, code = i; d < small.n_days; d++, code /= 3)
                row[d] = code % 3 - 1;
            n_legal[e] += keeps_runs(&small, e, row) && keeps_totals(&small, e, row);
        }
    for (int i = 0; i < n_legal[0]; i++)
        for (int j = 0; j < n_legal[1]; j++) {
            int rows[MOST_STAFF][MOST_DAYS];
            memcpy(rows[0], legal[0][i], sizeof *rows);
            memcpy(rows[1], legal[1][j], sizeof *rows);
            int64_t cost = cost_of(&small, rows);
            best = cost < best ? cost : best;
        }
    return best;
}

Test(import_cq, the_small_instance_has_the_optimum_it_states) {
    judge_page *page = malloc(sizeof *page);
    put_instance(page, &small);
    size_t length;
    char *file = judge_load("small.cq.txt", &length);
    bem_problem *drawn = import(page->text, page->length), *read = import(file, length);
    judge_dice dice = {6};
    for (int j = 0; j < 200; j++) { /* the file is the instance above */
        int rows[MOST_STAFF][MOST_DAYS], n_legal = 0;
        for (int e = 0; e < small.n_staff; e++)
            judge_draw_row(&dice, small.n_shifts, small.n_days, rows[e]);
        compare(&small, drawn, rows, &n_legal);
        compare(&small, read, rows, &n_legal);
    }
    cr_expect(eq(int, (int)best_of_small(), judge_stated(file)));
    bem_problem_free(drawn);
    bem_problem_free(read);
    free(file);
    free(page);
}

Test(import_cq, bad_files_are_told_with_their_place) {
#define HEAD "SECTION_HORIZON\n14\nSECTION_SHIFTS\nD,480,\nSECTION_STAFF\n"
#define ANNA "A,D=14,4320,3360,5,2,2,1\n"
    static const struct {
        const char *text;
        int line, column;
        const char *message;
    } cases[] = {
        {"", 1, 1, "the instance has no horizon"},
        {"hello\n", 1, 1, "expected SECTION_HORIZON, not 'hello'"},
        {"SECTION_HORIZON\n0\n", 2, 1, "expected at least one day, not '0'"},
        {"SECTION_HORIZON\nmany\n", 2, 1, "expected a number from 0 to 3700, not 'many'"},
        {"SECTION_NOISE\n", 1, 1, "expected the name of a section, not 'SECTION_NOISE'"},
        {HEAD "A,D=14,4320,3360,5,2,2\n", 6, 1, "7 fields, but a line of SECTION_STAFF has 8"},
        {HEAD "A,N=14,4320,3360,5,2,2,1\n", 6, 3, "expected the id of a shift, not 'N'"},
        {HEAD "A,D14,4320,3360,5,2,2,1\n", 6, 3, "expected a limit such as D=14, not 'D14'"},
        {HEAD "A,D=14,100,3360,5,2,2,1\n", 6, 8,
         "expected a maximum of no less than the minimum, not '100'"},
        {HEAD ANNA ANNA, 7, 1, "expected a person who is new, not 'A'"},
        {HEAD ANNA "SECTION_DAYS_OFF\nA,14\n", 8, 3, "expected a number from 0 to 13, not '14'"},
        {HEAD ANNA "SECTION_COVER\n0,D,1,1\n", 8, 1, "4 fields, but a line of SECTION_COVER has 5"},
        {HEAD ANNA "SECTION_COVER\n0,D,1,100,-1\n", 8, 11,
         "expected a number from 0 to 100000000, not '-1'"},
        {HEAD ANNA "SECTION_SHIFTS\n", 7, 1,
         "expected the sections in their order, not 'SECTION_SHIFTS'"},
        {"SECTION_HORIZON\n14\nSECTION_SHIFTS\nD,2000,\n", 4, 3,
         "expected a number from 0 to 1440, not '2000'"},
        {"SECTION_HORIZON\n14\nSECTION_SHIFTS\nD,480,X\nSECTION_STAFF\n" ANNA, 4, 7,
         "expected the id of a shift, not 'X'"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bem_diags diags = {0};
        char *yaml = bem_import_cq_bytes("x", cases[i].text, strlen(cases[i].text), &diags);
        cr_expect(yaml == NULL, "%s", cases[i].message);
        judge_expect_first(&diags, cases[i].line, cases[i].column, cases[i].message);
        bem_diags_free(&diags);
        free(yaml);
    }
}

#define BENCHMARKS BEM_SOURCE_DIR "/../shared/benchmarks/cq"

static bem_problem *import_published(int number) {
    char path[600];
    snprintf(path, sizeof path, "%s/Instance%d.txt", BENCHMARKS, number);
    bem_diags diags = {0};
    return judge_read(bem_import_cq(path, &diags), &diags);
}

static void check_published(const char *name, int number, long long cost) {
    static const judge_part no_parts[1];
    char path[600];
    const char *roster = path;
    snprintf(path, sizeof path, "%s/rosters/%s", BENCHMARKS, name);
    bem_problem *p = import_published(number);
    judge_published(p, &roster, 1, (int)cost, no_parts, NULL);
    bem_problem_free(p);
}

Test(import_cq, published_rosters_cost_what_is_published) {
    DIR *folder = opendir(BENCHMARKS "/rosters");
    if (!folder)
        cr_skip_test("no benchmark instances at %s", BENCHMARKS);
    int n = 0;
    for (const struct dirent *entry; (entry = readdir(folder));) {
        int number;
        long long cost;
        if (sscanf(entry->d_name, "Instance%d.%lld.csv", &number, &cost) != 2)
            continue;
        check_published(entry->d_name, number, cost);
        n++;
    }
    closedir(folder);
    cr_expect(n > 0, "at least one roster");
}

Test(import_cq, a_year_of_a_hundred_people) {
    DIR *folder = opendir(BENCHMARKS);
    if (!folder)
        cr_skip_test("no benchmark instances at %s", BENCHMARKS);
    closedir(folder);
    bem_problem *p = import_published(23);
    cr_expect(p->n_staff == 100 && p->calendar.n_days == 364 && p->n_shifts == 16);
    int n_covers = 0;
    for (int i = 0; i < p->n_demands; i++)
        for (int d = 0; d < p->calendar.n_days; d++)
            n_covers += p->demands[i].day[d];
    cr_expect(eq(int, n_covers, 5824));
    bem_problem_free(p);
}
