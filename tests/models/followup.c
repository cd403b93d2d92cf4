/* followup.c - weeks shared out over months, the parts of a deviation, sums of lines. */
#include "followup.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <math.h>
#include <stdlib.h>

enum { WEEKS = 10 };

static double ten[WEEKS] = {10, 10, 10, 10, 10, 10, 10, 10, 10, 10};
static double seven[WEEKS] = {7, 7, 7, 7, 7, 7, 7, 7, 7, 7};
static double falling[WEEKS] = {90, 80, 70, 60, 50, 40, 30, 20, 10, 0};

/* Monday 4 January 2027 to 14 March. */
static bem_planned_activity activities[] = {
    {"visit", BEM_ACTIVITY_VISIT, "doctor", 1, 1000, ten, falling, 100, true},
    {"revisit", BEM_ACTIVITY_VISIT, "nurse", 1, 400, ten, NULL, 0, false},
    {"bed-day", BEM_ACTIVITY_BED_DAY, "nurse", 1, 6000, seven, NULL, 0, false},
};

static bem_planned plan_of(const char *name) {
    return (bem_planned){.name = name,
                         .currency = "SEK",
                         .decimals = 2,
                         .start = bem_date_of(2027, 1, 4),
                         .n_weeks = WEEKS,
                         .items = activities,
                         .count = 3};
}

static int month(int year, int of_year) { return year * 12 + of_year - 1; }

Test(followup, a_month_is_counted_from_year_zero) {
    cr_expect(eq(int, bem_month_of(bem_date_of(2027, 1, 31)), month(2027, 1)));
    cr_expect(eq(int, bem_month_of(bem_date_of(2026, 12, 1)), month(2026, 12)));
    cr_expect(eq(int, bem_month_start(month(2027, 12)), bem_date_of(2027, 12, 1)));
}

/* February 2027 has 20 days from Monday to Friday, January 20 from the 4th on, March 10 until the
 * 14th; of days 28, 28 and 14. */
Test(followup, weeks_are_shared_out_by_their_days) {
    static const struct {
        int activity, month;
        double planned;
    } cases[] = {
        {0, 1, 40}, {0, 2, 40}, {0, 3, 20}, /* 10 a week of five days */
        {2, 1, 28}, {2, 2, 28}, {2, 3, 14}, /* 7 a week of seven */
        {0, 4, 0},
    };
    bem_planned plan = plan_of("ward");
    double visits = 0;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const bem_planned_activity *activity = &activities[cases[i].activity];
        double planned =
            bem_planned_in_month(&plan, activity, activity->performed, month(2027, cases[i].month));
        cr_expect(epsilon_eq(dbl, planned, cases[i].planned, 1e-9), "case %zu", i);
        visits += cases[i].activity == 0 ? planned : 0;
    }
    cr_expect(epsilon_eq(dbl, visits, 100, 1e-9), "months sum to the weeks");
}

Test(followup, a_month_may_be_planned_in_part) {
    bem_planned plan = plan_of("ward");
    cr_expect(eq(int, bem_planned_days(&plan, month(2027, 1)), 28));
    cr_expect(eq(int, bem_planned_days(&plan, month(2027, 2)), 28));
    cr_expect(eq(int, bem_planned_days(&plan, month(2027, 3)), 14));
    cr_expect(eq(int, bem_planned_days(&plan, month(2027, 4)), 0));
}

/* The end of January is four weeks in; that of March lies outside, the 14th would not. */
Test(followup, a_queue_is_known_at_the_end_of_a_month) {
    bem_planned plan = plan_of("ward");
    cr_expect(epsilon_eq(dbl, bem_planned_queue(&plan, &activities[0], month(2027, 1)), 60, 1e-9));
    cr_expect(epsilon_eq(dbl, bem_planned_queue(&plan, &activities[0], month(2027, 2)), 20, 1e-9));
    cr_expect(isnan(bem_planned_queue(&plan, &activities[0], month(2027, 3))));
    cr_expect(isnan(bem_planned_queue(&plan, &activities[0], month(2026, 12))));
    cr_expect(isnan(bem_planned_queue(&plan, &activities[1], month(2027, 1))), "has no queue");
}

/* By hand: planned 10 at 100 and 10 at 200; performed 12 for 1,260 and 6 for 1,150. */
Test(variance, equals_the_sums_done_by_hand) {
    bem_variance first = bem_variance_of(10, 12, 20, 18, 100, 1260);
    bem_variance second = bem_variance_of(10, 6, 20, 18, 200, 1150);
    cr_expect(eq(i64, first.volume, -100)); /* 9 instead of 10 */
    cr_expect(eq(i64, first.mix, 300));     /* 12 instead of 9 */
    cr_expect(eq(i64, first.price, 60));    /* 1260 instead of 1200 */
    cr_expect(eq(i64, second.volume, -200));
    cr_expect(eq(i64, second.mix, -600));
    cr_expect(eq(i64, second.price, -50));
}

Test(variance, of_what_was_not_planned_is_volume) {
    bem_variance v = bem_variance_of(0, 5, 0, 5, 300, 1600);
    cr_expect(eq(i64, v.volume, 1500));
    cr_expect(eq(i64, v.mix, 0));
    cr_expect(eq(i64, v.price, 100));
}

/* The parts are the whole, to the öre, whatever the numbers; and mix sums to nothing when all cost
 * the same, volume when as many were done as planned. */
Test(variance, parts_sum_to_the_whole) {
    unsigned seed = 7;
    for (int round = 0; round < 20000; round++) {
        double planned[3], performed[3], sum_planned = 0, sum_performed = 0;
        int64_t cost[3], cost_per[3];
        bool alike = round % 2;
        for (int i = 0; i < 3; i++) {
            seed = seed * 1103515245u + 12345u;
            planned[i] = (seed >> 8) % 4 == 0 ? 0 : ((seed >> 10) % 100000) / 37.0;
            seed = seed * 1103515245u + 12345u;
            performed[i] = ((seed >> 9) % 2000);
            cost_per[i] = alike ? 12345 : (seed >> 5) % 1000000;
            seed = seed * 1103515245u + 12345u;
            cost[i] = (seed >> 3) % 100000000;
            sum_planned += planned[i];
            sum_performed += performed[i];
        }
        bem_variance all = {0};
        for (int i = 0; i < 3; i++) {
            bem_variance v = bem_variance_of(planned[i], performed[i], sum_planned, sum_performed,
                                             cost_per[i], cost[i]);
            cr_assert(eq(i64, v.volume + v.mix + v.price, v.performed - v.planned), "round %d",
                      round);
            cr_assert(eq(i64, v.performed, cost[i]));
            bem_variance_add(&all, &v);
        }
        cr_assert(eq(i64, all.volume + all.mix + all.price, all.performed - all.planned));
        if (alike)
            cr_assert(llabs(all.mix) <= 3, "round %d: rounding of three lines at most", round);
    }
}

static void report(bem_actuals *to, int unit, int activity, int at, double performed,
                   double waiting, int64_t cost) {
    bem_actual actual = {unit, activity, at, performed, waiting, cost, to->count + 1};
    BEM_PUSH(to, actual);
}

static const bem_follow_sum *sum_of(const bem_followup *f, int unit, bem_activity_kind kind,
                                    bool by_category) {
    for (int i = 0; i < f->sums.count; i++)
        if (f->sums.items[i].unit == unit && f->sums.items[i].kind == kind &&
            (f->sums.items[i].category != NULL) == by_category)
            return &f->sums.items[i];
    return NULL;
}

/* Two units of the same plan: each line, then sums of visits, then all units. */
Test(followup, units_sum_to_the_whole) {
    bem_planned units[] = {plan_of("north"), plan_of("south")};
    bem_actuals actuals = {0};
    for (int u = 0; u < 2; u++)
        for (int a = 0; a < 3; a++) {
            report(&actuals, u, a, month(2027, 1), 30 + u, a == 0 ? 70 : NAN, 50000);
            report(&actuals, u, a, month(2027, 2), 40 + a, a == 0 ? 65 : NAN, -1);
            report(&actuals, u, a, month(2026, 2), 20, NAN, -1);
        }
    bem_actuals_sort(&actuals);
    bem_followup f = bem_followup_of(units, 2, &actuals, -1);
    cr_assert(eq(int, f.month, month(2027, 2)));
    cr_expect(eq(int, f.first_month, month(2027, 1)));
    cr_assert(eq(int, f.count, 6));
    const bem_figures *visit = &f.items[0].figures;
    cr_expect(epsilon_eq(dbl, visit->planned, 40, 1e-9));
    cr_expect(epsilon_eq(dbl, visit->performed, 40, 1e-9));
    cr_expect(epsilon_eq(dbl, visit->month_before, 30, 1e-9));
    cr_expect(epsilon_eq(dbl, visit->year_before, 20, 1e-9));
    cr_expect(epsilon_eq(dbl, visit->performed_to_date, 70, 1e-9));
    cr_expect(epsilon_eq(dbl, visit->planned_waiting, 20, 1e-9));
    cr_expect(epsilon_eq(dbl, visit->waiting, 65, 1e-9));
    cr_expect(epsilon_eq(dbl, visit->coming[0], 20, 1e-9));
    cr_expect(isnan(visit->coming[1]), "outside the plan");
    const bem_follow_sum *north = sum_of(&f, 0, BEM_ACTIVITY_VISIT, false);
    const bem_follow_sum *all = sum_of(&f, -1, BEM_ACTIVITY_VISIT, false);
    const bem_follow_sum *beds = sum_of(&f, -1, BEM_ACTIVITY_BED_DAY, false);
    cr_assert(north && all && beds);
    cr_expect(epsilon_eq(dbl, north->figures.performed, 40 + 41, 1e-9));
    cr_expect(epsilon_eq(dbl, all->figures.performed, 2 * (40 + 41), 1e-9));
    cr_expect(epsilon_eq(dbl, all->figures.waiting, 2 * 65, 1e-9), "of those with a queue");
    cr_expect(epsilon_eq(dbl, beds->figures.performed, 2 * 42, 1e-9));
    cr_expect(isnan(beds->figures.waiting));
    cr_expect(sum_of(&f, 0, BEM_ACTIVITY_BED_DAY, false) == NULL, "a single line is no sum");
    cr_expect(eq(int, f.n_lines, 12));
    cr_expect(eq(int, f.n_costed, 6));
    bem_variance sum = {0};
    for (int i = 0; i < f.count; i++)
        bem_variance_add(&sum, &f.items[i].figures.variance);
    cr_expect(eq(i64, sum.volume + sum.mix + sum.price, sum.performed - sum.planned));
    cr_expect(eq(i64, sum.performed, 6 * 50000));
    cr_expect(eq(i64, f.variance.performed, sum.performed));
    bem_followup_free(&f);
    bem_actuals_free(&actuals);
}

/* What is not reported is not zero. */
Test(followup, a_gap_is_not_zero) {
    bem_planned plan = plan_of("ward");
    bem_actuals actuals = {0};
    report(&actuals, 0, 0, month(2027, 1), NAN, 80, -1);
    report(&actuals, 0, 0, month(2027, 2), 35, NAN, -1);
    bem_actuals_sort(&actuals);
    bem_followup f = bem_followup_of(&plan, 1, &actuals, -1);
    const bem_figures *visit = &f.items[0].figures;
    cr_expect(isnan(visit->month_before));
    cr_expect(epsilon_eq(dbl, visit->waiting_month_before, 80, 1e-9));
    cr_expect(epsilon_eq(dbl, visit->planned_to_date, 40, 1e-9), "of the month reported alone");
    cr_expect(isnan(sum_of(&f, 0, BEM_ACTIVITY_VISIT, false)->figures.performed));
    cr_expect(eq(int, f.missing, 2));
    bem_followup_free(&f);
    f = bem_followup_of(&plan, 1, &actuals, month(2027, 6));
    cr_expect(eq(int, f.month, -1), "no plan has June");
    bem_followup_free(&f);
    bem_actuals_free(&actuals);
}
