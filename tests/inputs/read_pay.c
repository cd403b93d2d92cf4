/* read_pay.c - pay as it is read: bands as days and hours, the packs of pay
 * against the tables they come from, overtime, price lists, shift kinds. */
#include "check.h"
#include "read_problem.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One person, one day, one shift; `more` is the contract's keys. */
static bem_problem *read_day(const char *date, const char *time, const char *more) {
    char text[4000];
    int n =
        snprintf(text, sizeof text,
                 "format: bemanna/1\ntimezone: Europe/Stockholm\nhorizon: {start: %s, days: 1}\n"
                 "calendar: {holidays: sweden}\nshifts: {shift: {time: %s}}\n"
                 "contracts:\n  own:\n    full_time: 40h per week\n%s\n"
                 "staff: [{id: anna, contract: own}]\n",
                 date, time, more);
    cr_assert(n > 0 && n < (int)sizeof text);
    bem_diags diags = {0};
    bem_problem *p = bem_problem_read_text("ward.yaml", text, (size_t)n, &diags);
    cr_assert(p != NULL, "%s %s: %s", date, time, diags.count ? diags.items[0].message : "");
    cr_expect(eq(int, diags.count, 0), "%s: %s", date, diags.count ? diags.items[0].message : "");
    bem_diags_free(&diags);
    return p;
}

/* What the shift costs; both tellings must agree. */
static int64_t cost_of_day(const char *date, const char *time, const char *more) {
    bem_problem *p = read_day(date, time, more);
    bem_roster roster = bem_roster_new(1, 1);
    bem_roster_cell(&roster, 0, 0)->shift = 0;
    bem_report report = bem_check(p, &roster);
    int64_t wage = bem_shift_wage(p, 0, 0, 0);
    cr_expect(wage == report.cost, "%s %s: compiled %lld, checked %lld", date, time,
              (long long)wage, (long long)report.cost);
    bem_report_free(&report);
    bem_roster_free(&roster);
    bem_problem_free(p);
    return wage;
}

typedef struct priced_day {
    const char *date, *time;
    int64_t cost;
    const char *reason;
} priced_day;

static void expect_days(const char *more, const priced_day *days, size_t n) {
    for (size_t i = 0; i < n; i++) {
        int64_t cost = cost_of_day(days[i].date, days[i].time, more);
        cr_expect(cost == days[i].cost, "%s %s is %lld, not %lld: %s", days[i].date, days[i].time,
                  (long long)cost, (long long)days[i].cost, days[i].reason);
    }
}
#define EXPECT_DAYS(more, days) expect_days(more, days, sizeof(days) / sizeof *(days))

#define MONTHLY "    pay: {monthly: 33000}\n    supplements: "

/* The rates of 2025 in the week of a Thursday holiday, and around Christmas. */
Test(read_pay, ab_2025) {
    static const priced_day days[] = {
        {"2025-05-12", "19:00-22:00", 3 * 2560, "D: Monday evening"},
        {"2025-05-12", "07:00-19:00", 0, "Monday by day"},
        {"2025-05-12", "22:00-06:00", 8 * 5670, "C: Monday night"},
        {"2025-05-15", "22:00-07:00", 8 * 5670, "C: Thursday night ends on Friday at six"},
        {"2025-05-16", "16:00-19:00", 0, "Friday before seven"},
        {"2025-05-16", "18:00-22:00", 3 * 6610, "B: Friday from seven on"},
        {"2025-05-16", "22:00-06:00", 8 * 7600, "B night: to Saturday"},
        {"2025-05-17", "06:00-22:00", 16 * 6610, "B: Saturday"},
        {"2025-05-18", "22:00-08:00", 8 * 7600 + 6610, "B night to Monday at six, B to seven"},
        {"2025-05-28", "15:00-22:00", 6 * 6610, "B from 16 on the eve of Ascension"},
        {"2025-05-29", "06:00-22:00", 16 * 6610, "B: Ascension, a Thursday"},
        {"2025-05-29", "22:00-08:00", 8 * 7600 + 6610, "B to Friday at seven"},
        {"2025-06-19", "17:00-22:00", 4 * 12690, "A from 18 on the day before Midsummer Eve"},
        {"2025-06-20", "22:00-06:00", 8 * 15230, "A night"},
        {"2025-06-22", "22:00-08:00", 8 * 15230 + 12690, "A to Monday at seven"},
        {"2025-12-23", "17:00-19:00", 12690, "A from 18 on the 23rd"},
        {"2025-12-26", "12:00-18:00", 6 * 12690, "Boxing Day, a Friday"},
        {"2025-12-28", "22:00-07:00", 8 * 15230 + 12690, "the weekend after it belongs to it"},
        {"2025-12-29", "19:00-22:00", 3 * 2560, "between the feasts"},
        {"2025-12-30", "18:00-22:00", 4 * 12690, "A from 18 on the 30th"},
        {"2026-01-05", "19:00-22:00", 3 * 6610, "B: the eve of Epiphany"},
    };
    EXPECT_DAYS(MONTHLY "sweden/ab-2025", days);
}

/* Each rate of the tables that came before and after. */
Test(read_pay, ab_of_other_years) {
    static const priced_day days_2013[] = {
        {"2013-12-24", "12:00-13:00", 9930, "A"},
        {"2013-12-24", "22:00-23:00", 11920, "A night"},
        {"2013-11-16", "12:00-13:00", 5080, "B"},
        {"2013-11-16", "22:00-23:00", 5840, "B night"},
        {"2013-11-18", "22:00-23:00", 0, "C is not known"},
    };
    static const priced_day days_2021[] = {
        {"2022-12-24", "12:00-13:00", 11410, "A"},
        {"2022-12-24", "22:00-23:00", 13700, "A night"},
        {"2022-11-19", "12:00-13:00", 5950, "B"},
        {"2022-11-19", "22:00-23:00", 6830, "B night"},
    };
    static const priced_day days_2026[] = {
        {"2026-12-24", "12:00-13:00", 13070, "A"},
        {"2026-12-24", "22:00-23:00", 15690, "A night"},
        {"2026-11-21", "12:00-13:00", 6810, "B"},
        {"2026-11-21", "22:00-23:00", 6810, "B night is not known: as B"},
        {"2026-11-23", "22:00-23:00", 5840, "C"},
        {"2026-11-23", "19:00-20:00", 2640, "D"},
        {"2027-03-29", "12:00-13:00", 13070, "A: Easter Monday"},
        {"2027-03-25", "18:00-19:00", 13070, "A: from 18 before Good Friday"},
    };
    EXPECT_DAYS(MONTHLY "sweden/ab-2013", days_2013);
    EXPECT_DAYS(MONTHLY "sweden/ab-2021", days_2021);
    EXPECT_DAYS(MONTHLY "sweden/ab-2026", days_2026);
}

/* Two tables, each in its time: a night over the change of rates. */
Test(read_pay, tables_are_dated) {
    static const priced_day days[] = {
        {"2026-03-31", "19:00-22:00", 3 * 2560, "the last evening of the old rate"},
        {"2026-03-31", "22:00-06:00", 2 * 5670 + 6 * 5840, "from midnight on the new one"},
        {"2026-04-01", "19:00-22:00", 3 * 2640, "the first evening of the new one"},
    };
    EXPECT_DAYS(MONTHLY "[sweden/ab-2025, sweden/ab-2026]", days);
}

/* The nights of the clock change, through the zone. */
Test(read_pay, nights_when_the_clock_changes) {
    static const priced_day days[] = {
        {"2027-03-27", "21:00-07:00", 9 * 100, "28 March 2027: an hour less"},
        {"2027-10-30", "21:00-07:00", 11 * 100, "31 October 2027: an hour more"},
        {"2027-10-29", "21:00-07:00", 10 * 100, "any other night"},
    };
    EXPECT_DAYS(MONTHLY "{bands: [{id: always, pay: 1 per hour}]}", days);
}

Test(read_pay, on_call) {
    static const struct {
        const char *date, *shift;
        int64_t cost;
        int worked;
        bool resting;
    } cases[] = {
        {"2027-01-07", "16:00-24:00, kind: on_call", 8 * 6000, 0, false},
        {"2027-01-08", "16:00-08:00, kind: on_call", 8 * 6000 + 8 * 12000, 0, false},
        {"2027-01-06", "16:00-24:00, kind: on_call, counts: 50%", 8 * 12000, 240, false},
        {"2027-01-07", "16:00-24:00, kind: standby", 8 * 2800, 0, true},
        {"2027-01-09", "16:00-24:00, kind: standby, breaks_rest: true", 8 * 5600, 0, false},
        {"2027-01-09", "16:00-24:00", 0, 480, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bem_problem *p = read_day(cases[i].date, cases[i].shift, MONTHLY "sweden/ab-on-call");
        cr_expect(bem_shift_wage(p, 0, 0, 0) == cases[i].cost, "%s: %lld", cases[i].shift,
                  (long long)bem_shift_wage(p, 0, 0, 0));
        cr_expect(eq(int, bem_work_minutes(p, 0, 0), cases[i].worked), "%s", cases[i].shift);
        cr_expect(eq(int, p->shifts[0].resting, cases[i].resting), "%s", cases[i].shift);
        bem_problem_free(p);
    }
}

Test(read_pay, much_time_on_call) {
    bem_problem *p = read_day("2027-01-07", "16:00-24:00, kind: on_call",
                              MONTHLY "[sweden/ab-on-call, sweden/ab-on-call-month]");
    const bem_contract *contract = &p->contracts[p->staff[0].contract];
    cr_assert(eq(int, contract->n_supplements, 2));
    const bem_supplements *table = &contract->supplements[1];
    cr_expect(eq(int, table->n_bands, 0));
    cr_assert(eq(int, table->n_quotas, 2));
    cr_expect(eq(int, (int)table->quotas[0].kind, BEM_SHIFT_ON_CALL));
    cr_expect(eq(int, table->quotas[0].n_periods, 1), "the month of the one day");
    cr_expect(bem_quota_cost(contract, table, &table->quotas[0], 50 * 60) == 0);
    cr_expect(bem_quota_cost(contract, table, &table->quotas[0], 72 * 60) == 22 * 5800);
    cr_expect(bem_quota_cost(contract, table, &table->quotas[1], 132 * 60) == 2 * 2800);
    bem_problem_free(p);
}

Test(read_pay, price_list_by_zone) {
    static const struct {
        const char *pay;
        int64_t cost;
    } cases[] = {
        {"{list: sweden/rental-2026, item: nurse, zone: 1}", 8 * 61600 + 3 * 3700},
        {"{list: sweden/rental-2026, item: nurse, zone: 3}", 8 * 71500 + 3 * 3700},
        {"{list: sweden/rental-2026, item: anaesthesia_nurse, zone: 2}", 8 * 82400 + 3 * 3700},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char more[300];
        snprintf(more, sizeof more,
                 "    rental: true\n    pay: %s\n    supplements: sweden/rental-2026",
                 cases[i].pay);
        int64_t cost = cost_of_day("2027-01-07", "14:00-22:00", more);
        cr_expect(cost == cases[i].cost, "%s: %lld", cases[i].pay, (long long)cost);
    }
}

Test(read_pay, bands_by_zone) {
    static const char bands[] =
        "    pay: {hourly: 100, zone: %d}\n    supplements:\n      bands:\n"
        "        - {id: north, zone: 2, pay: 10 per hour}\n        - {id: all, pay: 1 per hour}";
    for (int zone = 1; zone <= 2; zone++) {
        char more[300];
        snprintf(more, sizeof more, bands, zone);
        cr_expect(cost_of_day("2027-01-07", "14:00-15:00", more) ==
                  10000 + (zone == 2 ? 1000 : 100));
    }
}

Test(read_pay, overtime) {
    static const struct {
        const char *overtime;
        int extra, month, n_tiers, first, last;
    } cases[] = {
        {"sweden/ab-overtime", 12000, 9900, 1, 24000, 24000},
        {"{use: sweden/ab-overtime, per: week}", 12000, 9900, 1, 24000, 24000},
        {"{monthly_hours: 160h, tiers: [{first: 8h, pay: 180%}, {pay: 240%}]}", 0, 9600, 2, 18000,
         24000},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char more[300];
        snprintf(more, sizeof more, "    pay: {monthly: 33000}\n    overtime: %s",
                 cases[i].overtime);
        bem_problem *p = read_day("2027-01-07", "14:00-15:00", more);
        const bem_overtime *overtime = p->contracts[0].overtime;
        cr_assert(overtime != NULL);
        cr_expect(eq(int, overtime->extra, cases[i].extra));
        cr_expect(eq(int, overtime->month_minutes, cases[i].month));
        cr_assert(eq(int, overtime->n_tiers, cases[i].n_tiers));
        cr_expect(eq(int, overtime->tiers[0].percent, cases[i].first));
        cr_expect(eq(int, overtime->tiers[overtime->n_tiers - 1].percent, cases[i].last));
        cr_expect(eq(int, overtime->tiers[overtime->n_tiers - 1].minutes, BEM_NO_MAX));
        bem_problem_free(p);
    }
}

/* Bands as spans: blocks, days that follow, hours inside. */
Test(read_pay, spans_of_bands) {
    enum { H = 60, D = 1440 };
    static const struct {
        const char *band;
        int n;
        bem_wall_span spans[4]; /* of those that touch the week of 4 January 2027 */
    } cases[] = {
        {"days: mon", 1, {{0, D}}},
        {"days: [mon, tue]", 1, {{0, 2 * D}}},
        {"days: mon, time: 22:00-06:00", 1, {{22 * H, 30 * H}}},
        {"days: sun-mon, time: 22:00-06:00",
         3,
         {{-2 * H, 6 * H}, {22 * H, 30 * H}, {6 * D + 22 * H, 7 * D + 6 * H}}},
        {"days: weekend, eve: 19:00, after: 07:00",
         2,
         {{-2 * D - 5 * H, 7 * H}, {4 * D + 19 * H, 7 * D + 7 * H}}},
        {"days: sat, through: sun", 2, {{-2 * D, 0}, {5 * D, 7 * D}}},
        {"days: epiphany, eve: 16:00", 1, {{D + 16 * H, 3 * D}}},
        {"days: holidays, after: 07:00, time: 05:00-12:00",
         2,
         {{2 * D + 5 * H, 2 * D + 12 * H}, {3 * D + 5 * H, 3 * D + 7 * H}}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[1000];
        snprintf(text, sizeof text,
                 "format: bemanna/1\nhorizon: {start: 2027-01-04, weeks: 1}\n"
                 "calendar: {holidays: sweden}\nshifts: {shift: {time: 07:00-15:00}}\n"
                 "contracts: {own: {supplements: {bands: [{id: band, pay: 1 per hour, %s}]}}}\n"
                 "staff: [{id: anna, contract: own}]\n",
                 cases[i].band);
        bem_diags diags = {0};
        bem_problem *p = bem_problem_read_text("ward.yaml", text, strlen(text), &diags);
        cr_assert(p != NULL, "%s: %s", cases[i].band, diags.count ? diags.items[0].message : "");
        const bem_band *band = &p->contracts[0].supplements[0].bands[0];
        int n = 0;
        for (int k = 0; k < band->n_spans; k++) {
            const bem_wall_span *span = &band->spans[k];
            cr_expect(k == 0 || span->from > span[-1].to, "%s: in order, apart", cases[i].band);
            if (span->to < 0 || span->from >= 7 * D || (span->to == 0 && cases[i].spans[0].to != 0))
                continue;
            cr_assert(n < cases[i].n, "%s: %d to %d", cases[i].band, span->from, span->to);
            cr_expect(eq(int, span->from, cases[i].spans[n].from), "%s", cases[i].band);
            cr_expect(eq(int, span->to, cases[i].spans[n].to), "%s", cases[i].band);
            n++;
        }
        cr_expect(eq(int, n, cases[i].n), "%s", cases[i].band);
        bem_problem_free(p);
        bem_diags_free(&diags);
    }
}
