/* problem.c - tests of hours, wages, prices and periods. */
#include "check_ward.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <math.h>
#include <string.h>

#include "solution.h"

Test(problem, prices) {
    bem_price price = {100, 7};
    cr_expect(bem_price_of(price, 0) == 0);
    cr_expect(bem_price_of(price, 3) == 363);
    cr_expect(bem_price_of_minutes(price, 180) == 363);
    cr_expect(bem_price_of_minutes((bem_price){100, 0}, 1) == 2, "1.67");
    cr_expect(bem_price_of_minutes((bem_price){30, 0}, 1) == 1, "half an öre rounds up");
    cr_expect(bem_price_of_minutes((bem_price){29, 0}, 1) == 0);
    cr_expect(bem_price_of_minutes((bem_price){10000000000, 0}, 5328000) == 888000000000000,
              "ten years at a hundred million an hour");
}

Test(problem, wages_are_rounded_once) {
    bem_problem *p = ward_new(1, 365);
    p->contracts[0] = (bem_contract){.pay = BEM_PAY_HOURLY, .wage = 17333, .employer_fee = 3142};
    cr_expect(bem_shift_wage(p, 0, EVENING, 0) == 170843, "7.5 h x 173.33 x 1.3142 = 1708.427145");
    p->contracts[0].pay = BEM_PAY_MONTHLY;
    p->contracts[0].wage = 4110000;
    p->contracts[0].employer_fee = 5228;
    p->staff[0].share = 8000;
    cr_expect(bem_shift_wage(p, 0, EVENING, 0) == 0);
    cr_expect(bem_sunk_wage(p, 0) == 60083597, "a year: 12 x 41100 x 0.8 x 1.5228 = 600835.968");
    bem_problem_free(p);
}

Test(problem, worked_minutes) {
    bem_problem *p = ward_new(1, 1);
    cr_expect(eq(int, bem_work_minutes(p, DAY, 0), 480));
    cr_expect(eq(int, bem_work_minutes(p, NIGHT, 0), 555));
    bem_problem_free(p);
}

Test(problem, past) {
    bem_problem *p = ward_new(2, 1);
    ward_set_past(p, 1, "N-");
    cr_expect(eq(int, bem_past(p, 1, -1), BEM_OFF));
    cr_expect(eq(int, bem_past(p, 1, -2), NIGHT));
    cr_expect(eq(int, bem_past(p, 1, -3), BEM_UNKNOWN));
    cr_expect(eq(int, bem_past(p, 1, -1000), BEM_UNKNOWN));
    cr_expect(eq(int, bem_past(p, 0, -1), BEM_UNKNOWN));
    bem_problem_free(p);
}

Test(problem, periods) {
    static const struct {
        int start_day, n_days, n_weeks, n_periods;
        bem_period first, last;
        const char *reason;
    } cases[] = {
        {4, 28, 0, 1, {0, 27, true}, {0, 27, true}, "the horizon"},
        {4, 28, 1, 4, {0, 6, true}, {21, 27, true}, "four weeks"},
        {4, 28, 2, 2, {0, 13, true}, {14, 27, true}, "twice two weeks"},
        {6, 14, 1, 3, {0, 4, false}, {12, 13, false}, "from a Wednesday: parts at both ends"},
        {4, 10, 2, 1, {0, 9, false}, {0, 9, false}, "shorter than one period"},
        {10, 1, 1, 1, {0, 0, false}, {0, 0, false}, "a Sunday"},
        {4, 29, 4, 2, {0, 27, true}, {28, 28, false}, "one day over"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bem_arena arena = {0};
        bem_calendar calendar = {.start = bem_date_of(2027, 1, cases[i].start_day),
                                 .n_days = cases[i].n_days};
        int n;
        bem_period *periods = bem_periods(&calendar, cases[i].n_weeks, &n, &arena);
        const bem_period *first = &periods[0], *last = &periods[n - 1];
        cr_expect(eq(int, n, cases[i].n_periods), "%s", cases[i].reason);
        cr_expect(first->first == cases[i].first.first && first->last == cases[i].first.last &&
                      first->whole == cases[i].first.whole,
                  "%s", cases[i].reason);
        cr_expect(last->first == cases[i].last.first && last->last == cases[i].last.last &&
                      last->whole == cases[i].last.whole,
                  "%s", cases[i].reason);
        bem_arena_free(&arena);
    }
}

Test(roster, copies_are_apart) {
    bem_roster roster = bem_roster_new(2, 3);
    for (int i = 0; i < 6; i++)
        cr_expect(roster.cells[i].shift == BEM_OFF && roster.cells[i].role == BEM_NO_ROLE);
    bem_roster_cell(&roster, 1, 2)->shift = 4;
    bem_roster copy = bem_roster_copy(&roster);
    bem_roster_cell(&roster, 1, 2)->shift = 5;
    cr_expect(bem_roster_cell(&copy, 1, 2)->shift == 4);
    cr_expect(copy.cells[5].shift == 4, "person by person");
    bem_roster_free(&roster);
    bem_roster_free(&copy);
    cr_expect(copy.cells == NULL);
}

Test(solution, gap) {
    bem_solution solution = {.has_roster = true, .cost = 200, .has_bound = true, .bound = 150};
    cr_expect(epsilon_eq(dbl, bem_solution_gap(&solution), 0.25, 1e-12));
    solution.bound = 200;
    cr_expect(eq(dbl, bem_solution_gap(&solution), 0));
    solution.cost = 0;
    solution.bound = -3;
    cr_expect(eq(dbl, bem_solution_gap(&solution), 3), "of nothing: as of one");
    solution.has_bound = false;
    cr_expect(isinf(bem_solution_gap(&solution)));
    cr_expect_str_eq(bem_status_name(BEM_STATUS_INTERRUPTED), "interrupted");
    bem_solution_free(&solution);
    bem_solution_free(NULL);
}
