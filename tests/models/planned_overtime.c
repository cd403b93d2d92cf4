/* planned_overtime.c - the worked examples of AB § 20 (see extra_time.c) as a roster plans
 * them: the day's ordered hours as a longer shift, priced by the week's hours. What that
 * costs, and what the agreement pays for the same hours, stands in docs/pay.md. */
#include "check_ward.h"
#include "extra_time.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

enum { H = 60, HOURLY = 20000, FULL = 40 * H };

typedef struct example {
    bem_shift ordinary; /* on all days worked but the last, and as far as there is one on that */
    int n_days;         /* with it, the last one not among them */
    bem_shift longer;   /* the last day as it was worked */
    bem_ordinary_day day;
    bem_wall_span ordered[2];
    int n_ordered;
    int extra, overtime;     /* minutes, as planned */
    int64_t planned, agreed; /* öre at 200 an hour */
    const char *reason;
} example;

static const example examples[] = {
    {{.start = 7 * H, .end = 15 * H + 30, .rest = 30},
     4,
     {.start = 7 * H, .end = 18 * H, .rest = 30},
     {7 * H, 15 * H + 30, 8 * H, 8 * H, 2 * H},
     {{15 * H + 30, 18 * H}},
     1,
     0,
     150,
     120000,
     96000,
     "1: full time, right after"},
    {{.start = 7 * H, .end = 15 * H + 30, .rest = 30},
     4,
     {.start = 7 * H, .end = 16 * H + 30, .rest = 30},
     {7 * H, 15 * H + 30, 8 * H, 8 * H, 2 * H},
     {{17 * H + 30, 18 * H + 30}},
     1,
     0,
     60,
     48000,
     48000,
     "2: full time, two hours after"},
    {{.start = 11 * H, .end = 20 * H, .rest = 60},
     4,
     {.start = 7 * H, .end = 20 * H, .rest = 60},
     {11 * H, 20 * H, 8 * H, 8 * H, 2 * H},
     {{7 * H, 11 * H}},
     1,
     0,
     240,
     192000,
     168000,
     "3: full time, before"},
    {{.start = 7 * H, .end = 14 * H, .rest = 60},
     4,
     {.start = 7 * H, .end = 20 * H, .rest = 90},
     {7 * H, 14 * H, 6 * H, 8 * H, 2 * H},
     {{14 * H, 16 * H}, {16 * H + 30, 20 * H}},
     2,
     330,
     0,
     132000,
     216000,
     "4: part time, right after, with a break"},
    {{.start = 7 * H, .end = 13 * H, .rest = 30},
     4,
     {.start = 7 * H, .end = 18 * H, .rest = 30},
     {7 * H, 13 * H, 5 * H + 30, 8 * H, 2 * H},
     {{16 * H, 21 * H}},
     1,
     300,
     0,
     120000,
     180000,
     "5: part time, later"},
    {{.start = 7 * H, .end = 15 * H, .rest = 30},
     4,
     {.start = 7 * H, .end = 17 * H, .rest = 60},
     {0, 0, 0, 9 * H, 2 * H},
     {{7 * H, 12 * H}, {13 * H, 17 * H}},
     2,
     540,
     0,
     216000,
     216000,
     "6: part time, a weekday off"},
    {{.start = 7 * H, .end = 15 * H, .rest = 30},
     4,
     {.start = 7 * H, .end = 17 * H, .rest = 60},
     {0, 0, 0, 0, 2 * H},
     {{7 * H, 12 * H}, {13 * H, 17 * H}},
     2,
     540,
     0,
     216000,
     432000,
     "6: part time, a Saturday off"},
    {{.start = 11 * H, .end = 19 * H, .rest = 60},
     4,
     {.start = 7 * H + 30, .end = 19 * H, .rest = 60},
     {11 * H, 19 * H, 7 * H, 8 * H, 2 * H},
     {{7 * H, 10 * H + 30}},
     1,
     210,
     0,
     84000,
     126000,
     "7: part time, before, with a gap"},
};

static int minutes_of(const bem_shift *shift) { return shift->end - shift->start - shift->rest; }

/* Her contract is what she would have worked without the order. */
static bem_problem *ward_of(const example *x, bem_overtime *overtime) {
    bem_problem *p = ward_new(1, 7);
    p->contracts[0] = (bem_contract){
        .id = "own", .pay = BEM_PAY_MONTHLY, .wage = 165 * HOURLY, .full_time = FULL};
    overtime->periods = bem_periods(&p->calendar, 1, &overtime->n_periods, &p->arena);
    p->contracts[0].overtime = overtime;
    int own = x->n_days * minutes_of(&x->ordinary) + x->day.worked;
    p->staff[0].share = 10000 * own / FULL;
    p->shifts[DAY] = x->ordinary;
    p->shifts[EVENING] = x->longer;
    p->shifts[DAY].id = "ordinary";
    p->shifts[EVENING].id = "longer";
    return p;
}

static int64_t agreed_cost(const example *x) {
    static const int percent[] = {120, 180, 240};
    bem_time_piece pieces[2 * BEM_TIME_CUTS];
    int n = bem_extra_time(&x->day, x->ordered, x->n_ordered, pieces);
    int64_t cost = 0;
    for (int i = 0; i < n; i++)
        cost += (int64_t)HOURLY * percent[pieces[i].kind] * (pieces[i].to - pieces[i].from) / 6000;
    return cost;
}

Test(planned_overtime, worked_examples) {
    static bem_tier qualified[] = {{BEM_NO_MAX, 24000}};
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        const example *x = &examples[i];
        bem_overtime overtime = {
            .month_minutes = 165 * H, .extra = 12000, .tiers = qualified, .n_tiers = 1};
        bem_problem *p = ward_of(x, &overtime);
        bem_report report = ward_check(p, "DDDDE--");
        int64_t minutes[BEM_N_COMPONENTS] = {0};
        for (int f = 0; f < report.count; f++)
            minutes[report.items[f].component] += report.items[f].amount;
        cr_expect(eq(i64, minutes[BEM_COST_EXTRA_HOURS], x->extra), "%s", x->reason);
        cr_expect(eq(i64, minutes[BEM_COST_OVERTIME], x->overtime), "%s", x->reason);
        cr_expect(eq(i64, report.cost, x->planned), "%s", x->reason);
        cr_expect(eq(i64, agreed_cost(x), x->agreed), "%s", x->reason);
        bem_report_free(&report);
        bem_problem_free(p);
    }
}
