/* test_key_figures.c - sums by hand against sums by the program. */
#include "key_figures.h"

#include "sample.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

Test(key_figures, of_the_sample) {
    bem_problem *p = sample_problem();
    bem_roster roster = sample_roster(p, sample_rows);
    bem_report report = bem_check(p, &roster);
    bem_arena arena = {0};
    bem_key_figures figures = bem_key_figures_of(p, &roster, &report, &arena);

    cr_expect(eq(int, figures.people[ANNA].shifts, 6));
    cr_expect(eq(int, figures.people[ANNA].nights, 3));
    cr_expect(eq(int, figures.people[ANNA].weekends, 1)); /* Saturday and Sunday are one */
    cr_expect(eq(i64, figures.people[ANNA].worked, 3 * 540 + 3 * 480));
    cr_expect(eq(i64, figures.people[ANNA].contract, 2180 * 2 * 8 / 10));
    cr_expect(eq(i64, figures.people[ASA].contract, 0)); /* not stated */
    cr_expect(eq(int, figures.people[ANNA].refused, 1));
    cr_expect(eq(int, figures.n_requests, 1));
    cr_expect(eq(int, figures.n_granted, 0));

    /* Åsa: three days of 8 h at 660.00; Bo: eight at 200.00. */
    cr_expect(eq(i64, figures.rental_cost, 3 * 8 * 66000));
    cr_expect(eq(i64, figures.own_cost, report.sunk + 8 * 8 * 20000));
    cr_expect(epsilon_eq(dbl, figures.rental_ratio,
                         (double)figures.rental_cost / (double)figures.own_cost, 1e-12));
    cr_expect(lt(dbl, figures.rental_share, figures.rental_ratio));

    /* A nurse by day: Anna on days 5-7, Åsa on 3, 4, 9. */
    cr_expect(eq(i64, figures.heads_short, 14 - 6));
    /* Two at the round: Bo alone on both Tuesdays, 4 h short each. */
    cr_expect(eq(i64, figures.minutes_short, 2 * 240));

    bem_arena_free(&arena);
    bem_report_free(&report);
    bem_roster_free(&roster);
    bem_problem_free(p);
}

Test(key_figures, a_night_is_under_way_at_three) {
    static const struct {
        int start, end;
        bool night;
    } cases[] = {
        {1275, 1875, true},  /* 21:15-07:15 */
        {0, 480, true},      /* 00:00-08:00 */
        {180, 600, true},    /* from three */
        {181, 600, false},   /* a minute later */
        {1080, 1620, false}, /* 18:00-03:00: over at three */
        {420, 930, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bem_shift shift = {.start = cases[i].start, .end = cases[i].end};
        cr_expect(eq(int, bem_is_night(&shift), cases[i].night), "case %zu", i);
    }
}
