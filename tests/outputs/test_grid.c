/* test_grid.c - the table as people see it. */
#include "grid.h"

#include "sample.h"
#include "shift_code.h"
#include "summary.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

static char *drawn(int width, bool colour) {
    bem_problem *p = sample_problem();
    bem_roster roster = sample_roster(p, sample_rows);
    bem_report report = bem_check(p, &roster);
    bem_text text = {0};
    bem_grid_write(&text, p, &roster, &report, (bem_grid_style){width, colour});
    bem_report_free(&report);
    bem_roster_free(&roster);
    bem_problem_free(p);
    return bem_text_take(&text);
}

Test(grid, the_whole_sample) {
    static const char *const expected =
        "2027-01-04 to 2027-01-17\n"
        "                    Mo Tu We Th Fr Sa Su │ Mo Tu We Th Fr Sa Su\n"
        "                     4  5  6  7  8  9 10 │ 11 12 13 14 15 16 17\n"
        "                    ── ── ══ ── ── ══ ══ │ ── ── ── ── ── ══ ══\n"
        "anna          80 %   N  N  N  ·  ·  D  D │  D  ·  ·  ·  ·  –  –   51:00 / 58:08\n"
        "bo           100 %   D  D  ·  D  D  ·  · │  D  D  ·  D  D  ·  ·   64:00 / 80:00\n"
        "åsa         rental   ·  ·  ·  D  D  ·  · │  ·  ·  D  ·  ·  ·  ·           24:00\n"
        "                    ── ── ══ ── ── ══ ══ │ ── ── ── ── ── ══ ══\n"
        "nurse day       ≥1   0  0  0  1  1  1  1 │  1  0  1  0  0  0  0\n"
        "  short              1  1  1  ·  ·  ·  · │  ·  1  ·  1  1  1  1\n"
        "10:00-14:00     ≥2      1                │     1\n"
        "  short                 1                │     1\n"
        "\n"
        "D day 07:00-15:30  N night 21:15-07:15  · off  – leave\n";
    char *text = drawn(0, false);
    cr_expect_str_eq(text, expected);
    free(text);
}

/* No line is wider than asked, and every day of every person is there. */
Test(grid, weeks_go_below_when_the_screen_is_narrow) {
    char *text = drawn(72, false);
    int n_headings = 0;
    for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n")) {
        cr_expect(le(int, bem_text_width(line), 72), "%s", line);
        n_headings += strstr(line, " to 2027") != NULL;
    }
    cr_expect(eq(int, n_headings, 2));
    free(text);
}

Test(grid, colour_only_when_asked) {
    char *plain = drawn(0, false), *coloured = drawn(0, true);
    cr_expect(strchr(plain, '\033') == NULL);
    cr_expect(strchr(coloured, '\033') != NULL);
    free(plain);
    free(coloured);
}

Test(grid, codes_tell_shifts_apart) {
    static const struct {
        const char *ids[3], *codes[3];
    } cases[] = {
        {{"day", "evening", "night"}, {"D", "E", "N"}},
        {{"day", "dusk", "night"}, {"Da", "Du", "Ni"}},
        {{"öppet", "åker", "a"}, {"ö", "å", "A"}},   /* whole characters */
        {{"early", "earl", "ear"}, {"1", "2", "3"}}, /* four letters do not do */
        {{"d", "D", "x"}, {"1", "2", "3"}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bem_shift shifts[3] = {0};
        for (int s = 0; s < 3; s++)
            shifts[s].id = cases[i].ids[s];
        bem_problem p = {.shifts = shifts, .n_shifts = 3};
        bem_arena arena = {0};
        const char **codes = bem_shift_codes(&p, &arena);
        for (int s = 0; s < 3; s++)
            cr_expect_str_eq(codes[s], cases[i].codes[s], "case %zu", i);
        bem_arena_free(&arena);
    }
}

Test(grid, summary_of_a_solution) {
    bem_problem *p = sample_problem();
    bem_roster roster = sample_roster(p, sample_rows);
    bem_report report = bem_check(p, &roster);
    bem_solution solution = sample_solution(p, &roster);
    bem_text text = {0};
    bem_summary_write_heading(&text, p);
    bem_summary_write(&text, p, &roster, &report, &solution);
    cr_expect_str_eq(text.bytes,
                     "Medicine \"3\" (Region Norr, Ward 3), 3 people, 14 days\n"
                     "\n"
                     "Cost                               62 540.00 SEK\n"
                     "  pay by the hour                  12 800.00\n"
                     "  rental staff                     15 840.00\n"
                     "  shortage                         32 800.00\n"
                     "  soft rules broken                   800.00\n"
                     "  wishes refused                      300.00\n"
                     "No roster costs less than          61 540.00, gap 1.60 % (feasible)\n"
                     "Monthly pay, paid anyway           22 093.15\n"
                     "Short                       8 shifts, 8:00 h\n"
                     "Wishes granted                        0 of 1\n"
                     "Rental ratio                         45.40 %, target 4.00 %\n");
    bem_text_free(&text);
    bem_solution_free(&solution);
    bem_report_free(&report);
    bem_roster_free(&roster);
    bem_problem_free(p);
}
