/* check_needs.c - tests of demand: by shift, by hours, limits and prices. */
#include "check_ward.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

Test(check_demand, prices_of_heads) {
    static const bem_demand soft = {.min = 2,
                                    .target = 4,
                                    .max = 6,
                                    .shortage = 100,
                                    .surplus = 10,
                                    .below_min = 300,
                                    .above_max = 50};
    static const bem_demand hard = {.min = 2,
                                    .target = 4,
                                    .max = 6,
                                    .shortage = 100,
                                    .surplus = 10,
                                    .below_min = BEM_HARD_PRICE,
                                    .above_max = BEM_HARD_PRICE};
    static const bem_demand no_target = {
        .min = 2, .target = BEM_NO_TARGET, .max = 3, .below_min = 70, .above_max = 7};
    static const bem_demand open = {.target = 1,
                                    .max = BEM_NO_MAX,
                                    .shortage = 5,
                                    .surplus = 3,
                                    .below_min = BEM_HARD_PRICE,
                                    .above_max = BEM_HARD_PRICE};
    static const bem_demand squared = {.min = 2,
                                       .target = 4,
                                       .max = 6,
                                       .shortage = 100,
                                       .surplus = 10,
                                       .below_min = 300,
                                       .above_max = BEM_HARD_PRICE,
                                       .shortage_squared = 7,
                                       .surplus_squared = 2};
    static const struct {
        const bem_demand *demand;
        int heads;
        int64_t cost;
        int hard;
        const char *reason;
    } cases[] = {
        {&soft, 4, 0, 0, "on target"},
        {&soft, 3, 100, 0, "one short"},
        {&soft, 2, 200, 0, "at min"},
        {&soft, 0, 800, 0, "two below min, two between"},
        {&soft, 6, 20, 0, "at max"},
        {&soft, 8, 120, 0, "two over max, two between"},
        {&hard, 0, 200, 2, "what may be bought is priced, the rest counted"},
        {&hard, 9, 20, 3, "likewise above"},
        {&no_target, 2, 0, 0, "anything between min and max is free"},
        {&no_target, 3, 0, 0, "anything between min and max is free"},
        {&no_target, 0, 140, 0, "two below min"},
        {&no_target, 5, 14, 0, "two over max"},
        {&open, 40, 117, 0, "no max"},
        {&squared, 4, 0, 0, "on target"},
        {&squared, 3, 107, 0, "one short"},
        {&squared, 2, 228, 0, "the second costs more than the first"},
        {&squared, 0, 912, 0, "two of the four below min"},
        {&squared, 6, 28, 0, "two too many"},
        {&squared, 8, 28, 2, "what must not be is counted, not priced"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int hard_heads = -1;
        int64_t cost = bem_demand_cost(cases[i].demand, cases[i].heads, 60, &hard_heads);
        cr_expect(cost == cases[i].cost, "%s: %lld", cases[i].reason, (long long)cost);
        cr_expect(eq(int, hard_heads, cases[i].hard), "%s", cases[i].reason);
    }
}

Test(check_demand, price_of_a_moment_is_rounded_by_head) {
    static const bem_demand demand = {.target = 3, .max = BEM_NO_MAX, .shortage = 50};
    int hard;
    cr_expect(bem_demand_cost(&demand, 1, 15, &hard) == 26, "twice 12.5, each rounded up");
    cr_expect(bem_demand_cost(&demand, 2, 90, &hard) == 75);
    static const bem_demand squared = {.target = 3, .max = BEM_NO_MAX, .shortage_squared = 50};
    cr_expect(bem_demand_cost(&squared, 1, 15, &hard) == 52, "four times 12.5, rounded up");
}

Test(check_demand, of_a_shift) {
    bem_problem *p = ward_new(3, 2);
    bem_demand *demand = ward_demand(p);
    demand->shifts = ward_set(p, "D");
    demand->min = 1;
    demand->target = 2;
    demand->shortage = 400;
    demand->surplus = 20;
    static const struct {
        const char *roster;
        int n_hard, n;
        int64_t shortage, surplus;
        const char *reason;
    } cases[] = {
        {"DD/DD/--", 0, 0, 0, 0, "two each day"},
        {"DD/D-/--", 0, 1, 400, 0, "one short on Tuesday"},
        {"DD/DD/D-", 0, 1, 0, 20, "one too many on Monday"},
        {"D-/D-/--", 1, 2, 400, 0, "none on Tuesday: below min, and one more short"},
        {"DE/DN/-D", 0, 1, 400, 0, "other shifts do not count"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bem_report report = ward_check(p, cases[i].roster);
        cr_expect(eq(int, report.n_hard, cases[i].n_hard), "%s", cases[i].reason);
        cr_expect(eq(int, report.count, cases[i].n), "%s", cases[i].reason);
        cr_expect(report.by_component[BEM_COST_SHORTAGE] == cases[i].shortage, "%s",
                  cases[i].reason);
        cr_expect(report.by_component[BEM_COST_SURPLUS] == cases[i].surplus, "%s", cases[i].reason);
        cr_expect(eq(int, report.coverage.count, 2), "one a day");
        bem_report_free(&report);
    }
    bem_problem_free(p);
}

Test(check_demand, counts_roles) {
    bem_problem *p = ward_new(2, 1);
    bem_demand *nurses = ward_demand(p), *aides = ward_demand(p), *either = ward_demand(p);
    nurses->shifts = aides->shifts = either->shifts = ward_set(p, "DE");
    nurses->competence = NURSE;
    aides->competence = AIDE;
    bem_roster roster = ward_roster(p, "D/E");
    bem_roster_cell(&roster, 1, 0)->role = AIDE;
    bem_report report = bem_check(p, &roster);
    cr_expect(report.coverage.items[0].heads == 1, "without a role she is what she is first");
    cr_expect(report.coverage.items[1].heads == 1, "she who stands in is an aide only");
    cr_expect(report.coverage.items[2].heads == 2, "anybody");
    bem_report_free(&report);
    bem_roster_free(&roster);
    bem_problem_free(p);
}

Test(check_demand, of_a_span_is_cut_at_shifts) {
    bem_problem *p = ward_new(2, 1);
    bem_demand *demand = ward_demand(p);
    demand->from = 12 * 60;
    demand->to = 22 * 60;
    demand->target = 1;
    demand->shortage = 600;
    demand->surplus = 60;
    bem_report report = ward_check(p, "D/E");
    static const struct {
        int from, to, heads;
        int64_t cost;
    } moments[] = {
        {720, 810, 1, 0},     {810, 930, 2, 120}, /* both, for two hours */
        {930, 1275, 1, 0},    {1275, 1290, 1, 0}, /* cut where the night begins */
        {1290, 1320, 0, 300},                     /* nobody, for half an hour */
    };
    int n = sizeof moments / sizeof *moments;
    cr_assert(eq(int, report.coverage.count, n));
    for (int i = 0; i < n; i++) {
        const bem_coverage *coverage = &report.coverage.items[i];
        cr_expect(coverage->from == moments[i].from && coverage->to == moments[i].to);
        cr_expect(eq(int, coverage->heads, moments[i].heads));
        cr_expect(coverage->cost == moments[i].cost);
    }
    cr_expect(report.cost == 420);
    bem_report_free(&report);
    bem_problem_free(p);
}

Test(check_demand, of_a_span_sees_the_night_before) {
    bem_problem *p = ward_new(1, 2);
    bem_demand *demand = ward_demand(p);
    demand->from = 0;
    demand->to = 6 * 60;
    demand->target = 1;
    demand->shortage = 100;
    static const struct {
        const char *past, *roster;
        int64_t cost;
        const char *reason;
    } cases[] = {
        {"", "N-", 600, "Tuesday is covered by Monday's night, Monday by nobody"},
        {"N", "N-", 0, "Monday is covered by the night before the horizon"},
        {"", "-N", 1200, "a night covers the morning after only"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ward_set_past(p, 0, cases[i].past);
        bem_report report = ward_check(p, cases[i].roster);
        cr_expect(report.cost == cases[i].cost, "%s: %lld", cases[i].reason,
                  (long long)report.cost);
        bem_report_free(&report);
    }
    bem_problem_free(p);
}

Test(check_demand, of_a_span_may_pass_midnight) {
    bem_problem *p = ward_new(1, 1);
    bem_demand *demand = ward_demand(p);
    demand->from = 22 * 60;
    demand->to = 31 * 60;
    demand->min = 1;
    bem_report night = ward_check(p, "N"), evening = ward_check(p, "E");
    cr_expect(eq(int, night.n_hard, 0), "the night lasts to 07:15");
    cr_expect(eq(int, evening.n_hard, night.coverage.count), "nobody at any moment");
    bem_report_free(&night);
    bem_report_free(&evening);
    bem_problem_free(p);
}

Test(check_demand, lasts_true_minutes) {
    bem_problem *p = ward_new_from(1, 1, bem_date_of(2027, 3, 28));
    p->calendar.changes = BEM_TAKE(&p->arena, 1, bem_clock_change);
    p->calendar.changes[0] = (bem_clock_change){120, 60};
    p->calendar.n_changes = 1;
    bem_demand *demand = ward_demand(p);
    demand->from = 0;
    demand->to = 4 * 60;
    demand->target = 1;
    demand->shortage = 100;
    bem_report report = ward_check(p, "-");
    cr_expect(report.cost == 300, "from 00:00 to 04:00 are three hours");
    bem_report_free(&report);
    demand->from = 2 * 60;
    demand->to = 3 * 60;
    report = ward_check(p, "-");
    cr_expect(report.cost == 0 && report.coverage.count == 0, "that hour is skipped");
    bem_report_free(&report);
    bem_problem_free(p);
}

Test(check_demand, only_on_its_days) {
    bem_problem *p = ward_new(1, 3);
    bem_demand *demand = ward_demand(p);
    demand->shifts = ward_set(p, "D");
    demand->min = 1;
    demand->day[0] = demand->day[2] = false;
    bem_report report = ward_check(p, "---");
    cr_expect(report.n_hard == 1 && report.items[0].first == 1);
    cr_expect(report.items[0].shift == DAY && report.items[0].demand == 0);
    bem_report_free(&report);
    bem_problem_free(p);
}
