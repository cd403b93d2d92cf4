/* pay.c - tests of pay as both tell it: the compiler by intervals, the checker
 * by minutes. Each case is priced by hand and asked of both. */
#include "check.h"
#include "check_ward.h"
#include "compile.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

enum { H = 60, DAY_LONG = 1440 };

static bem_band *add_band(bem_problem *p, bem_supplements *table, const char *id, int64_t amount) {
    bem_band *band = &table->bands[table->n_bands++];
    *band = (bem_band){.id = id, .amount = amount, .place = {"pay.yaml", 3, 5, 1}};
    band->spans = BEM_TAKE(&p->arena, 40, bem_wall_span);
    return band;
}

static void add_span(bem_band *band, int from, int to) {
    band->spans[band->n_spans++] = (bem_wall_span){from, to};
}

/* The table of a contract, with room for some bands. */
static bem_supplements *add_table(bem_problem *p, bem_contract *contract) {
    if (!contract->supplements)
        contract->supplements = BEM_TAKE(&p->arena, 3, bem_supplements);
    bem_supplements *table = &contract->supplements[contract->n_supplements++];
    *table = (bem_supplements){.id = "table", .month_minutes = 165 * H};
    table->bands = BEM_TAKE(&p->arena, 8, bem_band);
    return table;
}

/* Night before evening: 22-06 at 60 kronor, 19-24 at 25, each day. */
static bem_problem *evening_and_night(int n_days) {
    bem_problem *p = ward_new(1, n_days);
    p->contracts[0].pay = BEM_PAY_MONTHLY;
    p->contracts[0].wage = 3300000;
    bem_supplements *table = add_table(p, &p->contracts[0]);
    bem_band *night = add_band(p, table, "night", 6000),
             *evening = add_band(p, table, "evening", 2500);
    for (int d = -1; d <= n_days; d++) {
        add_span(night, d * DAY_LONG + 22 * H, d * DAY_LONG + 30 * H);
        add_span(evening, d * DAY_LONG + 19 * H, d * DAY_LONG + 24 * H);
    }
    return p;
}

/* What both say the first day's shift costs, and in which component. */
static void expect_pay(const bem_problem *p, const char *schedule, int64_t cost,
                       bem_component component, const char *reason) {
    bem_report report = ward_check(p, schedule);
    bem_roster roster = ward_roster(p, schedule);
    int shift = bem_roster_cell(&roster, 0, 0)->shift;
    int64_t wage = shift < 0 ? 0 : bem_shift_wage(p, 0, shift, 0);
    cr_expect(wage == cost, "%s: compiled %lld, not %lld", reason, (long long)wage,
              (long long)cost);
    cr_expect(report.cost == cost, "%s: checked %lld, not %lld", reason, (long long)report.cost,
              (long long)cost);
    cr_expect(report.by_component[component] == cost, "%s: not in %s", reason,
              bem_component_name(component));
    cr_expect(eq(int, report.n_hard, 0));
    bem_roster_free(&roster);
    bem_report_free(&report);
}

Test(pay, supplements_by_band) {
    static const struct {
        const char *schedule;
        int fee;
        int64_t cost;
        const char *reason;
    } cases[] = {
        {"-", 0, 0, "off"},
        {"D", 0, 0, "07:00-15:30 touches no band"},
        {"E", 0, 6250, "13:30-21:30: two and a half hours of evening"},
        {"E", 5228, 9518, "with the fee: 62.50 x 1.5228 = 95.175, half an öre up"},
        /* 21:15-07:15, break 45 min around 02:15: 45 min evening, 8 h - 45 min night */
        {"N", 0, 1875 + 43500, "the first band that has a minute pays it; the break is unpaid"},
        {"N", 5228, 2855 + 66242, "each band is rounded by itself: 28.5525, 662.418"},
    };
    bem_problem *p = evening_and_night(1);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        p->contracts[0].employer_fee = cases[i].fee;
        expect_pay(p, cases[i].schedule, cases[i].cost, BEM_COST_SUPPLEMENT, cases[i].reason);
    }
    bem_problem_free(p);
}

Test(pay, a_shift_just_beside_a_band) {
    bem_problem *p = ward_new(1, 1);
    p->contracts[0].pay = BEM_PAY_MONTHLY;
    bem_band *band = add_band(p, add_table(p, &p->contracts[0]), "band", 6000);
    static const struct {
        int from, to;
        int64_t cost;
        const char *reason;
    } cases[] = {
        {0, 7 * H, 0, "ends when the shift begins"},
        {0, 7 * H + 1, 100, "one minute more"},
        {15 * H + 30, 24 * H, 0, "begins when the shift ends"},
        {15 * H + 29, 24 * H, 100, "one minute earlier"},
        {11 * H, 11 * H + 30, 0, "the break, in the middle: 11:00 to 11:30"},
        {10 * H + 59, 11 * H + 31, 200, "a minute on either side of the break"},
        {0, 24 * H, 48000, "all of it: eight hours"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        band->n_spans = 0;
        add_span(band, cases[i].from, cases[i].to);
        expect_pay(p, "D", cases[i].cost, BEM_COST_SUPPLEMENT, cases[i].reason);
    }
    bem_problem_free(p);
}

/* The nights to 28 March and 31 October 2027; bands 22-06 and, apart, 01-04. */
Test(pay, nights_when_the_clock_changes) {
    static const struct {
        int gain, from, to;
        int64_t cost;
        const char *reason;
    } cases[] = {
        {0, 22 * H, 30 * H, 43500, "8 h less the break of 45 min"},
        {60, 22 * H, 30 * H, 37500, "an hour less in March"},
        {-60, 22 * H, 30 * H, 49500, "an hour more in October"},
        {60, 24 * H + 120, 24 * H + 180, 0, "the hour that March skips"},
        {-60, 24 * H + 120, 24 * H + 180, 7500,
         "02-03 lasts two hours in October; the break is in it"},
        {-60, 24 * H + 60, 24 * H + 150, 8200,
         "until the first 02:30; 8 minutes of the break before it"},
        {60, 24 * H + 60, 24 * H + 180, 2200, "01:00-03:00 is an hour, the break from 01:22 on"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bem_problem *p = ward_new_from(
            1, 1, bem_date_of(2027, cases[i].gain > 0 ? 3 : 10, cases[i].gain > 0 ? 27 : 30));
        p->calendar.changes = BEM_TAKE(&p->arena, 1, bem_clock_change);
        p->calendar.n_changes = cases[i].gain != 0;
        /* 02:00 becomes 03:00; 03:00 becomes 02:00 */
        p->calendar.changes[0] =
            (bem_clock_change){24 * H + (cases[i].gain > 0 ? 120 : 180), cases[i].gain};
        p->contracts[0].pay = BEM_PAY_MONTHLY;
        bem_band *band = add_band(p, add_table(p, &p->contracts[0]), "band", 6000);
        add_span(band, cases[i].from, cases[i].to);
        bem_report report = ward_check(p, "N");
        int64_t wage = bem_shift_wage(p, 0, NIGHT, 0);
        cr_expect(wage == report.cost, "%s: %lld, %lld", cases[i].reason, (long long)wage,
                  (long long)report.cost);
        cr_expect(wage == cases[i].cost, "%s: %lld, not %lld", cases[i].reason, (long long)wage,
                  (long long)cases[i].cost);
        bem_report_free(&report);
        bem_problem_free(p);
    }
}

Test(pay, percent_of_the_hourly_pay_and_rental) {
    bem_problem *p = ward_new(1, 1);
    bem_band *band = add_band(p, add_table(p, &p->contracts[0]), "band", 0);
    add_span(band, 8 * H, 10 * H);
    band->percent = 5000;
    static const struct {
        bem_contract terms;
        int64_t cost;
        bem_component component;
        const char *reason;
    } cases[] = {
        {{.pay = BEM_PAY_MONTHLY, .wage = 3300000},
         20000,
         BEM_COST_SUPPLEMENT,
         "2 h at half of 33000 / 165"},
        {{.pay = BEM_PAY_MONTHLY, .wage = 3300000, .employer_fee = 5000},
         30000,
         BEM_COST_SUPPLEMENT,
         "with half in fee"},
        {{.pay = BEM_PAY_HOURLY, .wage = 60000, .rental = true},
         480000 + 60000,
         BEM_COST_RENTAL,
         "a rental nurse's supplement is rental cost"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bem_contract terms = cases[i].terms;
        terms.supplements = p->contracts[0].supplements;
        terms.n_supplements = 1;
        p->contracts[0] = terms;
        expect_pay(p, "D", cases[i].cost, cases[i].component, cases[i].reason);
    }
    bem_supplements *second = add_table(p, &p->contracts[0]);
    add_span(add_band(p, second, "local", 1000), 0, 24 * H);
    expect_pay(p, "D", 480000 + 60000 + 8000, BEM_COST_RENTAL, "two tables add up");
    bem_problem_free(p);
}

Test(pay, on_call_and_standby) {
    bem_problem *p = ward_new(1, 1);
    p->contracts[0].pay = BEM_PAY_MONTHLY;
    p->contracts[0].wage = 3300000;
    bem_supplements *table = add_table(p, &p->contracts[0]);
    bem_band *work = add_band(p, table, "work", 10000), *call = add_band(p, table, "call", 0),
             *standby = add_band(p, table, "standby", 0);
    add_span(work, 0, 48 * H);
    add_span(call, 0, 48 * H);
    add_span(standby, 0, 48 * H);
    call->kind = BEM_SHIFT_ON_CALL;
    call->percent = 3000;
    standby->kind = BEM_SHIFT_STANDBY;
    standby->percent = 1400;
    expect_pay(p, "D", 80000, BEM_COST_SUPPLEMENT, "work");
    p->shifts[DAY].kind = BEM_SHIFT_ON_CALL;
    expect_pay(p, "D", 8 * 6000, BEM_COST_ON_CALL, "30 % of 200 an hour, nothing for work");
    p->shifts[DAY].kind = BEM_SHIFT_STANDBY;
    expect_pay(p, "D", 8 * 2800, BEM_COST_ON_CALL, "14 %");
    p->shifts[DAY].uncounted = 5000;
    cr_expect(eq(int, bem_work_minutes(p, DAY, 0), 240), "half of it counts as worked hours");
    cr_expect(eq(int, bem_shift_minutes(p, DAY, 0), 480));
    expect_pay(p, "D", 8 * 2800, BEM_COST_ON_CALL, "paid for all of it");
    bem_problem_free(p);
}

/* What the person's network makes of the schedule of D (all day) and off. */
static int64_t compiled_cost(const bem_problem *p, const char *schedule) {
    bem_arena arena = {0};
    bem_roles roles = bem_roles_build(p, &arena);
    bem_personal personal = bem_compile_person(p, &roles, 0, NULL, &arena);
    bem_network *network = bem_network_build(&personal, &arena);
    cr_assert(network != NULL);
    int *duty = BEM_TAKE(&arena, p->calendar.n_days, int);
    for (int d = 0; schedule[d]; d++)
        duty[d] = schedule[d] == 'D'
                      ? roles.duty_of[DAY * (p->n_competences + 1) + p->staff[0].primary + 1]
                      : BEM_DUTY_OFF;
    int64_t cost = bem_network_cost(network, duty);
    bem_compile_free(&personal);
    bem_arena_free(&arena);
    return cost;
}

/* AB § 22: 30 % on call, 59 % beyond 50 hours in a month. Two days of January, four of February. */
Test(pay, much_time_on_call) {
    bem_problem *p = ward_new_from(1, 6, bem_date_of(2027, 1, 30));
    bem_contract *contract = &p->contracts[0];
    contract->pay = BEM_PAY_MONTHLY;
    contract->wage = 3300000;
    p->shifts[DAY] = (bem_shift){
        .id = "call", .start = 0, .end = 24 * H, .kind = BEM_SHIFT_ON_CALL, .uncounted = 10000};
    bem_supplements *table = add_table(p, contract);
    bem_band *call = add_band(p, table, "call", 0);
    call->kind = BEM_SHIFT_ON_CALL;
    call->percent = 3000;
    add_span(call, 0, 10 * 24 * H);
    bem_quota quota = {.kind = BEM_SHIFT_ON_CALL, .minutes = 50 * H, .percent = 2900};
    quota.periods = bem_periods_of_months(&p->calendar, 1, &quota.n_periods, &p->arena);
    table->quotas = &quota;
    table->n_quotas = 1;
    static const struct {
        int fee;
        const char *schedule;
        int64_t cost;
        const char *reason;
    } cases[] = {
        {0, "DDDD--", 4 * 144000, "48 hours in each month"},
        {0, "--DDD-", 3 * 144000 + 22 * 5800, "72 hours in February: 22 of them beyond"},
        {0, "DDDDDD", 6 * 144000 + 46 * 5800, "48 in January, 96 in February"},
        {5228, "--DDD-", 3 * 219283 + 194309, "with the fee: 1440 and 1276 times 1.5228"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        contract->employer_fee = cases[i].fee;
        bem_report report = ward_check(p, cases[i].schedule);
        int64_t compiled = compiled_cost(p, cases[i].schedule);
        cr_expect(report.by_component[BEM_COST_ON_CALL] == cases[i].cost, "%s: checked %lld",
                  cases[i].reason, (long long)report.by_component[BEM_COST_ON_CALL]);
        cr_expect(report.cost == compiled, "%s: compiled %lld", cases[i].reason,
                  (long long)compiled);
        bem_report_free(&report);
    }
    quota.kind = BEM_SHIFT_WORK;
    cr_expect(compiled_cost(p, "--DDD-") == 3 * 219283, "time on call is no work");
    bem_problem_free(p);
}

/* Standby between two shifts is rest, a time on call is not. */
Test(pay, standby_does_not_break_rest) {
    bem_problem *p = ward_new(1, 3);
    bem_rule *rest = ward_rule(p, BEM_RULE_REST);
    ward_limit(rest, 1, 39 * H, BEM_NO_MAX);
    p->shifts[EVENING].kind = BEM_SHIFT_STANDBY;
    static const struct {
        bool resting;
        const char *past, *schedule;
        int n_hard;
    } cases[] = {
        {false, "", "DED", 2}, {true, "", "DED", 0},   {true, "", "DD-", 1},
        {true, "D", "ED-", 0}, {false, "D", "ED-", 2}, {true, "?", "EED", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        p->shifts[EVENING].resting = cases[i].resting;
        ward_set_past(p, 0, cases[i].past);
        bem_report report = ward_check(p, cases[i].schedule);
        cr_expect(eq(int, report.n_hard, cases[i].n_hard), "[%s]%s", cases[i].past,
                  cases[i].schedule);
        bem_report_free(&report);
    }
    bem_problem_free(p);
}

/* On standby nobody fills a need by the clock. */
Test(pay, standby_is_not_there) {
    bem_problem *p = ward_new(1, 1);
    bem_demand *demand = ward_demand(p);
    demand->from = 8 * H;
    demand->to = 9 * H;
    demand->min = 1;
    bem_report report = ward_check(p, "D");
    cr_expect(eq(int, report.n_hard, 0));
    bem_report_free(&report);
    p->shifts[DAY].kind = BEM_SHIFT_STANDBY;
    report = ward_check(p, "D");
    cr_expect(eq(int, report.n_hard, 1));
    bem_report_free(&report);
    bem_problem_free(p);
}

/* ---- hours beyond the contract's ---- */

Test(pay, extra_hours_and_overtime) {
    enum { WEEK_MINUTES = 40 * H };
    bem_problem *p = ward_new(1, 7);
    bem_contract *contract = &p->contracts[0];
    *contract = (bem_contract){
        .id = "own", .pay = BEM_PAY_MONTHLY, .wage = 3300000, .full_time = WEEK_MINUTES};
    static bem_tier tiers[] = {{2 * H, 18000}, {BEM_NO_MAX, 24000}};
    bem_overtime overtime = {.place = {"pay.yaml", 9, 5, 1},
                             .month_minutes = 165 * H,
                             .extra = 12000,
                             .tiers = tiers,
                             .n_tiers = 2};
    overtime.periods = bem_periods(&p->calendar, 1, &overtime.n_periods, &p->arena);
    contract->overtime = &overtime;
    static const struct {
        int share, fee;
        const char *schedule;
        bool leave; /* on the last day, 8 h */
        int64_t extra, overtime;
        const char *reason;
    } cases[] = {
        {10000, 0, "DDDDD--", false, 0, 0, "exactly full time"},
        {10000, 0, "DDDDDD-", false, 0, 2 * 36000 + 6 * 48000, "two hours simple, six qualified"},
        {10000, 5000, "DDDDDD-", false, 0, 3 * 36000 + 9 * 48000, "and half of it in fee"},
        {8000, 0, "DDDD---", false, 0, 0, "exactly the contract"},
        {8000, 0, "DDDDD--", false, 8 * 24000, 0, "extra hours up to full time"},
        {8000, 0, "DDDDDD-", false, 8 * 24000, 2 * 36000 + 6 * 48000, "and overtime beyond it"},
        {8000, 0, "DDDD---", true, 8 * 24000, 0, "leave counts as worked"},
        {7510, 0, "DDDD---", false, 47200, 0,
         "30 h 2 min 24 s, down to the minute: 1 h 58 min beyond it at 240"},
        {12000, 0, "DDDDDDD", false, 0, 2 * 36000 + 6 * 48000,
         "more than full time: overtime begins at the contract"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        p->staff[0].share = cases[i].share;
        contract->employer_fee = cases[i].fee;
        p->leave[6] = cases[i].leave;
        p->credit[6] = cases[i].leave ? 8 * H : 0;
        bem_report report = ward_check(p, cases[i].schedule);
        cr_expect(report.by_component[BEM_COST_EXTRA_HOURS] == cases[i].extra, "%s: extra %lld",
                  cases[i].reason, (long long)report.by_component[BEM_COST_EXTRA_HOURS]);
        cr_expect(report.by_component[BEM_COST_OVERTIME] == cases[i].overtime, "%s: overtime %lld",
                  cases[i].reason, (long long)report.by_component[BEM_COST_OVERTIME]);
        int minutes = p->credit[6];
        for (const char *c = cases[i].schedule; *c; c++)
            minutes += *c == 'D' ? 8 * H : 0;
        cr_expect(bem_overtime_cost(p, 0, 7, minutes) == report.cost, "%s: compiled %lld",
                  cases[i].reason, (long long)bem_overtime_cost(p, 0, 7, minutes));
        bem_report_free(&report);
    }
    bem_problem_free(p);
}

/* Hourly pay has paid the hour itself already. */
Test(pay, overtime_of_hourly_pay) {
    bem_problem *p = ward_new(1, 7);
    bem_contract *contract = &p->contracts[0];
    *contract =
        (bem_contract){.id = "own", .pay = BEM_PAY_HOURLY, .wage = 20000, .full_time = 40 * H};
    static bem_tier tiers[] = {{BEM_NO_MAX, 24000}};
    bem_overtime overtime = {.extra = 10000, .tiers = tiers, .n_tiers = 1};
    overtime.periods = bem_periods(&p->calendar, 1, &overtime.n_periods, &p->arena);
    contract->overtime = &overtime;
    bem_report report = ward_check(p, "DDDDDD-");
    cr_expect(report.by_component[BEM_COST_HOURLY_PAY] == 48 * 20000);
    cr_expect(report.by_component[BEM_COST_OVERTIME] == 8 * 28000, "140 % on top");
    cr_expect(bem_overtime_cost(p, 0, 7, 48 * H) == 8 * 28000);
    bem_report_free(&report);
    p->staff[0].share = 5000;
    report = ward_check(p, "DDDD---");
    cr_expect(report.cost == 32 * 20000, "extra hours at 100 % cost nothing more");
    bem_report_free(&report);
    bem_problem_free(p);
}

/* A period that the horizon cuts asks for the contract's hours of its days inside. */
Test(pay, a_cut_period) {
    bem_problem *p = ward_new_from(1, 4, bem_date_of(2027, 1, 7)); /* Thursday to Sunday */
    bem_contract *contract = &p->contracts[0];
    *contract =
        (bem_contract){.id = "own", .pay = BEM_PAY_MONTHLY, .wage = 3300000, .full_time = 42 * H};
    static bem_tier tiers[] = {{BEM_NO_MAX, 10000}};
    bem_overtime overtime = {.month_minutes = 165 * H, .tiers = tiers, .n_tiers = 1};
    overtime.periods = bem_periods(&p->calendar, 1, &overtime.n_periods, &p->arena);
    contract->overtime = &overtime;
    bem_report report = ward_check(p, "DDDD");
    cr_expect(report.cost == 8 * 20000, "32 h where 24 h are agreed: %lld", (long long)report.cost);
    cr_expect_str_eq(report.items[0].message,
                     "a works 8 h of overtime from Thu 2027-01-07 to Sun 2027-01-10");
    bem_report_free(&report);
    bem_problem_free(p);
}
