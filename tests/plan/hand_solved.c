/* hand_solved.c - plans small enough to be solved on paper. */
#include "planned.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

static bool is_near(double a, double b) { return fabs(a - b) <= 1e-6 * (1 + fabs(b)); }

/* Ten hours a week, an hour each, twelve new ones a week and twenty at start, to be done within
 * one week: after week t the queue is 20 + 2 t, of which the week's own twelve are in time. */
Test(hand_solved, what_is_late_costs_its_price_each_week) {
    bem_production *p = read_plan(
        4, "competences: {doctor: {}}\ngroups: {doctors: {contract: ten, competences: doctor, "
           "heads: 1}}\nactivities:\n  visit: {time: {doctor: 1h}, inflow: 12, backlog: [20], "
           "guarantee: 1 week, late: 100 per week}\n");
    bem_plan plan = solve_plan(p);
    cr_assert_eq(plan.status, BEM_PLAN_OPTIMAL);
    static const double queue[] = {22, 24, 26, 28}, late[] = {10, 12, 14, 16};
    static const double wait[] = {2, 2, 2 + 2 / 12.0, 2 + 4 / 12.0};
    for (int t = 0; t < 4; t++) {
        cr_expect(is_near(plan.performed[t], 10), "week %d", t + 1);
        cr_expect(is_near(plan.queue[t], queue[t]), "week %d: %g", t + 1, plan.queue[t]);
        cr_expect(is_near(plan.late[t], late[t]), "week %d: %g", t + 1, plan.late[t]);
        if (t > 0) /* before, part of the twenty is left */
            cr_expect(is_near(plan.wait[t], wait[t]), "week %d: %g", t + 1, plan.wait[t]);
    }
    cr_expect_eq(plan.cost.late, 520000);
    cr_expect_eq(plan.cost.total, 520000);
    /* An hour more in every week spares 4 + 3 + 2 + 1 weeks of one that is late. */
    cr_assert_geq(plan.prices.count, 1);
    cr_expect_eq(plan.prices.items[0].t, -1);
    cr_expect(is_near(plan.prices.items[0].price, 100000), "%g", plan.prices.items[0].price);
    cr_expect(is_near(plan.prices.items[0].one_more, 100000), "%g", plan.prices.items[0].one_more);
    for (int i = 1; i < plan.prices.count; i++)
        cr_expect(is_near(plan.prices.items[i].price, 10000 * (4 - plan.prices.items[i].t)));
    cr_assert_eq(plan.persons.count, 1); /* ten hours more a week: nobody is late */
    cr_expect(is_near(plan.persons.items[0].worth, 520000), "%g", plan.persons.items[0].worth);
    bem_plan_free(&plan);
    bem_production_free(p);
}

/* 100 hours: the dearest are bought last. */
Test(hand_solved, hours_are_bought_from_the_cheapest_on) {
    bem_production *p = read_plan(
        1, "competences: {nurse: {}}\n"
           "groups: {nurses: {contract: ten, competences: nurse, heads: 4, extra: {most: 10%, "
           "price: 500 per hour}}}\n"
           "offers:\n  pool: {kind: pool, competences: nurse, hours: 20, price: 480 per hour}\n"
           "  agency: {kind: rental, competences: nurse, hours: 100, price: 660 per hour}\n"
           "activities:\n  day: {time: {nurse: 1h}, inflow: 100, waits: false, turned_away: "
           "9000}\n");
    bem_plan plan = solve_plan(p);
    cr_assert_eq(plan.status, BEM_PLAN_OPTIMAL);
    cr_expect_eq(plan.cost.pool, 20 * 48000);
    cr_expect_eq(plan.cost.extra, 4 * 50000);
    cr_expect_eq(plan.cost.rental, 36 * 66000);
    cr_expect_eq(plan.cost.total, 20 * 48000 + 4 * 50000 + 36 * 66000);
    cr_expect_eq(plan.shortages.count, 0);
    bem_plan_free(&plan);
    bem_production_free(p);
}

#define THEATRE(nurses)                                                                            \
    "competences: {surgeon: {}, nurse: {}}\n"                                                      \
    "groups:\n  surgeons: {contract: ten, competences: surgeon, heads: 2}\n"                       \
    "  nurses: {contract: ten, competences: nurse, heads: " nurses "}\n"                           \
    "resources:\n  theatre: {units: 2, hours: 10h per week, team: {surgeon: 1, nurse: 2}}\n"       \
    "activities:\n  operation: {uses: {theatre: 2h}, inflow: 9, waits: false, turned_away: "       \
    "1000}\n"

/* Two theatres take four nurses; with three, one and a half are open; without, none, and the
 * surgeons are idle. */
Test(hand_solved, a_missing_member_closes_the_theatre) {
    static const struct {
        const char *text;
        double open, operations, surgeons, short_of_nurses;
    } cases[] = {
        {THEATRE("4"), 1.8, 9, 18, 0}, /* nine operations need 18 hours */
        {THEATRE("3"), 1.5, 7.5, 15, 6},
        {THEATRE("0"), 0, 0, 0, 36},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bem_production *p = read_plan(1, cases[i].text);
        bem_plan plan = solve_plan(p);
        double short_of = 0;
        for (int j = 0; j < plan.shortages.count; j++) {
            cr_expect_str_eq(p->works[plan.shortages.items[j].k].id, "nurse");
            short_of += plan.shortages.items[j].hours;
        }
        cr_expect(plan.open[0] + 1e-9 >= cases[i].open, "case %zu: %g open", i, plan.open[0]);
        cr_expect(is_near(plan.performed[0], cases[i].operations), "case %zu", i);
        if (i > 0) {
            cr_expect(is_near(plan.open[0], cases[i].open), "case %zu: %g open", i, plan.open[0]);
            cr_expect(is_near(plan.hours_used[0], cases[i].surgeons), "case %zu: surgeons work %g",
                      i, plan.hours_used[0]);
        }
        cr_expect(is_near(short_of, cases[i].short_of_nurses), "case %zu: short of %g", i,
                  short_of);
        bem_plan_free(&plan);
        bem_production_free(p);
    }
}

/* An assistant takes 30 minutes for a letter that takes a doctor 20; both have 10 hours. Doctors
 * see patients, half an hour each, and hand all letters on: 20 of each. */
Test(hand_solved, tasks_are_moved_to_who_has_the_time) {
    bem_production *p = read_plan(
        1, "competences: {doctor: {}, assistant: {}}\n"
           "tasks: {letters: {by: {doctor: 100%, assistant: 150%}}}\n"
           "groups:\n  doctors: {contract: ten, competences: doctor, heads: 1}\n"
           "  assistants: {contract: ten, competences: assistant, heads: 1}\n"
           "activities:\n  visit: {time: {doctor: 30m, letters: 20m}, inflow: 30, waits: false, "
           "turned_away: 100}\n");
    bem_plan plan = solve_plan(p);
    cr_expect(is_near(plan.performed[0], 20), "%g", plan.performed[0]);
    cr_expect(is_near(plan.turned_away[0], 10), "%g", plan.turned_away[0]);
    cr_expect(is_near(plan.hours_used[1], 10), "%g", plan.hours_used[1]);
    bem_plan_free(&plan);
    bem_production_free(p);
}

/* Inflow 40, queue 900, 90 days, 26 weeks of which 22 are open, 8 % cancelled: 54.8 completed a
 * week, 70.4 booked an open week. */
Test(hand_solved, the_weekly_rate_is_that_of_the_formula) {
    bem_production *p = read_plan(
        26, "competences: {doctor: {}}\ngroups: {doctors: {contract: ten, competences: doctor, "
            "heads: 100}}\nactivities:\n  visit: {time: {doctor: 1h}, inflow: 40, backlog: 900, "
            "guarantee: 90 days, late: 100 per week, cancellation: 8%, closed: "
            "[2027-02-01..2027-02-28]}\n");
    bem_plan plan = solve_plan(p);
    cr_assert_eq(plan.n_rates, 1);
    cr_expect(epsilon_eq(dbl, plan.rates[0].balanced, 514.29, 0.01));
    cr_expect(epsilon_eq(dbl, plan.rates[0].completed, 54.84, 0.01));
    cr_expect(epsilon_eq(dbl, plan.rates[0].booked, 70.44, 0.01));
    cr_expect_leq(plan.queue[25], 514.29 + 0.01);
    for (int t = 4; t < 8; t++)
        cr_expect_eq(plan.booked[t], 0);
    bem_plan_free(&plan);
    bem_production_free(p);
}

/* Own staff cost 10 hours of 100; a ratio of 50 % lets 500 be paid for rental: a tenth of an hour
 * each at 660 … the rest is turned away, and the ratio is used to the last krona. */
Test(hand_solved, a_rental_ratio_that_binds_is_met_exactly) {
    bem_production *p = read_plan(
        1, "competences: {nurse: {}}\n"
           "groups: {nurses: {contract: paid, competences: nurse, heads: 1}}\n"
           "offers:\n  agency: {kind: rental, competences: nurse, hours: 100, price: 660 per "
           "hour}\nrental: {max_ratio: 50%, mode: hard}\n"
           "activities:\n  day: {time: {nurse: 1h}, inflow: 100, waits: false, turned_away: "
           "9000}\n");
    bem_plan plan = solve_plan(p);
    cr_expect_eq(plan.cost.own, 100000);
    cr_expect_eq(plan.cost.rental, 50000);
    cr_expect(is_near(plan.performed[0], 10 + 500 / 660.0), "%g", plan.performed[0]);
    bem_plan_free(&plan);
    bem_production_free(p);
}

/* Two activities share ten hours: the one of more value an hour first. What costs money is bought
 * only within a budget. */
Test(hand_solved, most_production_takes_the_most_valuable_first) {
    static const struct {
        const char *budget;
        double small, large;
    } cases[] = {
        {"", 8, 1}, /* large ones of 2 hours count 5, small ones of an hour 1 … one large is new */
        {"budget: {most: 1000, over: 1%}\n", 10, 1}, /* two hours more */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[1000];
        snprintf(text, sizeof text,
                 "competences: {doctor: {}}\n"
                 "groups: {doctors: {contract: ten, competences: doctor, heads: 1}}\n"
                 "offers: {agency: {kind: rental, competences: doctor, hours: 50, price: 500 per "
                 "hour}}\n%s"
                 "activities:\n  small: {time: {doctor: 1h}, inflow: 30, value: 1}\n"
                 "  large: {time: {doctor: 2h}, inflow: 1, value: 5}\n",
                 cases[i].budget);
        bem_production *p = read_plan(1, text);
        bem_plan_settings settings = bem_plan_settings_default();
        settings.maximise = true;
        bem_plan plan = bem_plan_solve(p, &settings);
        cr_assert_eq(plan.status, BEM_PLAN_OPTIMAL);
        cr_expect(is_near(plan.performed[0], cases[i].small), "case %zu: %g", i, plan.performed[0]);
        cr_expect(is_near(plan.performed[1], cases[i].large), "case %zu: %g", i, plan.performed[1]);
        cr_expect(is_near(plan.objective, cases[i].small + 5 * cases[i].large), "case %zu", i);
        bem_plan_free(&plan);
        bem_production_free(p);
    }
}

/* Twenty points where no more than ten patients come: staff is not to blame, and not named. */
Test(hand_solved, a_target_beyond_what_needs_doing_stands_alone) {
    bem_production *p = read_plan(
        2, "competences: {doctor: {}}\ngroups: {doctors: {contract: ten, competences: doctor, "
           "heads: 9}}\nactivities:\n  visit: {time: {doctor: 1h}, inflow: 5, drg: 1}\n"
           "targets:\n  - {id: points, measure: drg, min: 20, mode: hard}\n");
    bem_plan plan = solve_plan(p);
    cr_assert_eq(plan.status, BEM_PLAN_INFEASIBLE);
    cr_assert_eq(plan.conflicts.count, 1);
    cr_expect_eq(plan.conflicts.items[0].place.line, 12, "line %d",
                 plan.conflicts.items[0].place.line);
    cr_expect(strstr(plan.conflicts.items[0].message, "whatever staff") != NULL, "%s",
              plan.conflicts.items[0].message);
    bem_plan_free(&plan);
    bem_production_free(p);
}

/* 219 beds with staff for 180: no error at a price; hard, the two lines that collide. */
Test(hand_solved, an_impossible_target_is_named_only_when_it_must_hold) {
    static const char text[] =
        "competences: {nurse: {}, clerk: {}}\ngroups:\n"
        "  nurses: {contract: ten, competences: nurse, heads: 18}\n"
        "  clerks: {contract: ten, competences: clerk, heads: 1}\n"
        "resources:\n  bed: {units: 240, hours: 10h per week, team: {nurse: 0.1}, min: 219, %s}\n"
        "activities:\n  day: {uses: {bed: 1h}, time: {clerk: 1m}, inflow: 100}\n";
    char priced[1000], hard[1000];
    snprintf(priced, sizeof priced, text, "below: 1000 per unit");
    snprintf(hard, sizeof hard, text, "mode: hard");
    bem_production *p = read_plan(2, priced);
    bem_plan plan = solve_plan(p);
    cr_assert_eq(plan.status, BEM_PLAN_OPTIMAL);
    for (int t = 0; t < 2; t++) {
        cr_expect(is_near(plan.open[t], 180), "%g", plan.open[t]);
        cr_expect(is_near(plan.below[t], 39), "%g", plan.below[t]);
    }
    cr_assert_eq(plan.shortages.count, 2);
    cr_expect(is_near(plan.shortages.items[1].hours, 39), "39 beds take 39 hours");
    bem_plan_free(&plan);
    bem_production_free(p);

    p = read_plan(2, hard);
    plan = solve_plan(p);
    cr_assert_eq(plan.status, BEM_PLAN_INFEASIBLE);
    cr_assert_eq(plan.conflicts.count, 2);
    static const int lines[] = {12, 9}; /* the minimum, and the nurses; not the clerks */
    for (int i = 0; i < 2; i++)
        cr_expect(plan.conflicts.items[i].place.line == lines[0] ||
                      plan.conflicts.items[i].place.line == lines[1],
                  "line %d: %s", plan.conflicts.items[i].place.line,
                  plan.conflicts.items[i].message);
    cr_expect_neq(plan.conflicts.items[0].place.line, plan.conflicts.items[1].place.line);
    bem_plan_free(&plan);
    bem_production_free(p);
}
