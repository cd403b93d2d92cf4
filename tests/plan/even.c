/* even.c - of plans that are as good, the one that changes least from week to week. */
#include "planned.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <math.h>
#include <stdio.h>

static void expect_booked(const bem_plan *plan, int a, int n, const double *expected) {
    for (int t = 0; t < n; t++)
        cr_expect(epsilon_eq(dbl, plan->booked[a * n + t], expected[t], 1e-6),
                  "activity %d, week %d: %g, not %g", a, t + 1, plan->booked[a * n + t],
                  expected[t]);
}

/* Sixty wait, ten hours of each of two doctors a week, all to be done in six weeks: any order is as
 * cheap. Closed weeks count out, and a half week takes half. */
Test(even, production_is_spread_where_it_costs_nothing) {
    static const struct {
        const char *text;
        double booked[6];
    } cases[] = {
        {"left: 1000}", {10, 10, 10, 10, 10, 10}},
        {"left: 1000, closed: [2027-01-18..2027-01-31]}", {15, 15, 0, 0, 15, 15}},
        {"left: 1000, max: {usual: 20, changes: [{from: 2027-01-04, to: 2027-01-10, value: 4}]}, "
         "above: 5000}",
         {4, 11.2, 11.2, 11.2, 11.2, 11.2}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char more[1000];
        snprintf(more, sizeof more,
                 "competences: {doctor: {}}\n"
                 "groups: {doctors: {contract: ten, competences: doctor, heads: 2}}\n"
                 "activities:\n  visit: {time: {doctor: 1h}, backlog: 60, %s\n",
                 cases[i].text);
        bem_production *p = read_plan(6, more);
        bem_plan plan = solve_plan(p);
        cr_assert_eq(plan.status, BEM_PLAN_OPTIMAL);
        cr_expect(eq(i64, plan.cost.total, 0), "case %zu", i);
        expect_booked(&plan, 0, 6, cases[i].booked);
        bem_plan_free(&plan);
        bem_production_free(p);
    }
}

/* What waiting costs outweighs any evenness. */
Test(even, nothing_is_given_up_for_it) {
    bem_production *p =
        read_plan(3, "competences: {doctor: {}}\n"
                     "groups: {doctors: {contract: ten, competences: doctor, heads: 2}}\n"
                     "activities:\n  visit: {time: {doctor: 1h}, backlog: 30, waiting: 1 per week, "
                     "left: 1000}\n");
    static const double booked[] = {20, 10, 0};
    bem_plan plan = solve_plan(p);
    expect_booked(&plan, 0, 3, booked);
    cr_expect(eq(i64, plan.cost.waiting, 1000));
    bem_plan_free(&plan);
    bem_production_free(p);
}

/* With most production too: all ten hours a week are used, and each week has its part of both. */
Test(even, most_production_is_even_too) {
    bem_production *p =
        read_plan(4, "competences: {doctor: {}}\n"
                     "groups: {doctors: {contract: ten, competences: doctor, heads: 1}}\n"
                     "activities:\n  small: {time: {doctor: 1h}, backlog: 20, value: 1}\n"
                     "  large: {time: {doctor: 2h}, backlog: 10, value: 2}\n");
    static const double small[] = {5, 5, 5, 5}, large[] = {2.5, 2.5, 2.5, 2.5};
    bem_plan_settings settings = bem_plan_settings_default();
    settings.maximise = true;
    bem_plan plan = bem_plan_solve(p, &settings);
    cr_assert_eq(plan.status, BEM_PLAN_OPTIMAL);
    cr_expect(epsilon_eq(dbl, plan.objective, 40, 1e-6));
    expect_booked(&plan, 0, 4, small);
    expect_booked(&plan, 1, 4, large);
    bem_plan_free(&plan);
    bem_production_free(p);
}

/* Eight hours a week in rooms of ten hours; nurses for two of them are paid anyway. */
Test(even, no_unit_is_open_for_nothing) {
    bem_production *p = read_plan(
        2, "competences: {nurse: {}}\n"
           "groups: {nurses: {contract: ten, competences: nurse, heads: 2}}\n"
           "resources: {room: {units: 2, hours: 10h per week, team: {nurse: 1}}}\n"
           "activities:\n  day: {uses: {room: 1h}, inflow: 8, waits: false, turned_away: 1000}\n");
    bem_plan plan = solve_plan(p);
    for (int t = 0; t < 2; t++) {
        cr_expect(epsilon_eq(dbl, plan.performed[t], 8, 1e-6));
        cr_expect(epsilon_eq(dbl, plan.open[t], 0.8, 1e-6), "%g", plan.open[t]);
    }
    bem_plan_free(&plan);
    bem_production_free(p);
}

/* Prices are the first program's: asking for none of them changes no plan. */
Test(even, the_plan_is_the_same_without_prices) {
    for (unsigned seed = 0; seed < 50; seed++) {
        bem_production *p = draw_plan(seed);
        bem_plan_settings settings = bem_plan_settings_default();
        bem_plan with = bem_plan_solve(p, &settings);
        settings.no_prices = true;
        bem_plan without = bem_plan_solve(p, &settings);
        cr_expect(eq(i64, with.cost.total, without.cost.total), "plan %u", seed);
        for (int i = 0; i < p->n_activities * p->n_weeks; i++)
            cr_expect(fabs(with.booked[i] - without.booked[i]) < 1e-6 * (1 + with.booked[i]),
                      "plan %u: %g, %g", seed, with.booked[i], without.booked[i]);
        bem_plan_free(&with);
        bem_plan_free(&without);
        bem_production_free(p);
    }
}
