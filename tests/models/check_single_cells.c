/* check_single_cells.c - tests of leave, pins, roles, wishes, wages and of the sentences. */
#include "check_ward.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

Test(check_cells, leave_pins_and_roles) {
    bem_problem *p = ward_new(1, 3);
    p->leave[0] = true;
    p->leave_place[0] = (bem_place){"ward.yaml", 40, 3, 1};
    p->pin[1] = NIGHT;
    p->pin[2] = BEM_OFF;
    static const struct {
        const char *schedule;
        int n_hard;
        const char *reason;
    } cases[] = {
        {"-N-", 0, "as given"},
        {"DN-", 1, "works on leave"},
        {"---", 1, "off on a day that is pinned to the night"},
        {"-D-", 1, "another shift than pinned"},
        {"-ND", 1, "works on a day that is pinned off"},
        {"DDD", 3, "all of them"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bem_report report = ward_check(p, cases[i].schedule);
        cr_expect(eq(int, report.n_hard, cases[i].n_hard), "%s", cases[i].reason);
        cr_expect(report.cost == 0 && report.count == report.n_hard);
        bem_report_free(&report);
    }
    p->staff[0].fills[AIDE] = false;
    bem_roster roster = ward_roster(p, "-N-");
    bem_roster_cell(&roster, 0, 1)->role = AIDE;
    bem_report report = bem_check(p, &roster);
    cr_expect(eq(int, report.n_hard, 1), "a role that she does not fill");
    bem_report_free(&report);
    bem_roster_free(&roster);
    bem_problem_free(p);
}

Test(check_requests, on_and_off) {
    bem_problem *p = ward_new(1, 2);
    bem_request *request = ward_request(p, 0, 1);
    request->cost = 300;
    static const struct {
        bool on;
        const char *set, *schedule;
        bool refused;
        const char *reason;
    } cases[] = {
        {false, "DEN", "D-", false, "off as wished"},
        {false, "DEN", "-D", true, "wished to be off"},
        {false, "N", "-D", false, "any shift but the night"},
        {false, "N", "-N", true, "the night"},
        {true, "DEN", "--", true, "wished to work"},
        {true, "DEN", "-E", false, "works"},
        {true, "D", "-E", true, "another shift than wished"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        request->on = cases[i].on;
        request->shifts = ward_set(p, cases[i].set);
        request->mode = BEM_MODE_SOFT;
        bem_report report = ward_check(p, cases[i].schedule);
        cr_expect(report.cost == (cases[i].refused ? 300 : 0), "%s", cases[i].reason);
        cr_expect(report.by_component[BEM_COST_REQUEST] == report.cost && report.n_hard == 0);
        bem_report_free(&report);
        request->mode = BEM_MODE_HARD;
        report = ward_check(p, cases[i].schedule);
        cr_expect(eq(int, report.n_hard, cases[i].refused), "%s", cases[i].reason);
        cr_expect(report.cost == 0);
        bem_report_free(&report);
        request->mode = BEM_MODE_OFF;
        report = ward_check(p, cases[i].schedule);
        cr_expect(eq(int, report.count, 0));
        bem_report_free(&report);
    }
    bem_problem_free(p);
}

Test(check_pay, own_hours_rental_and_monthly) {
    bem_problem *p = ward_new(1, 2);
    static const struct {
        bem_contract contract;
        int64_t hourly, rental, sunk;
        const char *reason;
    } cases[] = {
        {{.pay = BEM_PAY_NONE}, 0, 0, 0, "unpaid"},
        {{.pay = BEM_PAY_HOURLY, .wage = 20000, .employer_fee = 5000},
         517500,
         0,
         0,
         "17 h 15 min at 300"},
        {{.pay = BEM_PAY_HOURLY, .wage = 66000, .rental = true}, 0, 1138500, 0, "at 660, rental"},
        {{.pay = BEM_PAY_MONTHLY, .wage = 3650000}, 0, 0, 240000, "two days of 12/365 a month"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        p->contracts[0] = cases[i].contract;
        bem_report report = ward_check(p, "DN");
        cr_expect(report.by_component[BEM_COST_HOURLY_PAY] == cases[i].hourly, "%s",
                  cases[i].reason);
        cr_expect(report.by_component[BEM_COST_RENTAL] == cases[i].rental, "%s", cases[i].reason);
        cr_expect(report.cost == cases[i].hourly + cases[i].rental, "%s", cases[i].reason);
        cr_expect(report.sunk == cases[i].sunk, "%s: %lld", cases[i].reason,
                  (long long)report.sunk);
        bem_report_free(&report);
    }
    bem_problem_free(p);
}

static bool says(const bem_problem *p, const char *schedule, const char *sentence) {
    bem_report report = ward_check(p, schedule);
    bool found = false;
    for (int i = 0; i < report.count; i++) {
        found |= strcmp(report.items[i].message, sentence) == 0;
        if (!found)
            cr_log_info("%s", report.items[i].message);
    }
    bem_report_free(&report);
    return found;
}

Test(check_sentences, of_rules) {
    bem_problem *p = ward_new(1, 7);
    p->staff[0].name = "Anna";
    bem_rule *run = ward_rule(p, BEM_RULE_RUN), *hours = ward_rule(p, BEM_RULE_HOURS),
             *rest = ward_rule(p, BEM_RULE_REST), *off = ward_rule(p, BEM_RULE_RUN),
             *weekend = ward_rule(p, BEM_RULE_COMPLETE_WEEKENDS),
             *after = ward_rule(p, BEM_RULE_SUCCESSION), *count = ward_rule(p, BEM_RULE_COUNT);
    run->shifts = ward_set(p, "N");
    ward_limit(run, 1, 0, 3);
    ward_limit(hours, 1, 20 * 60, 38 * 60 + 15);
    ward_limit(rest, 1, 11 * 60, BEM_NO_MAX);
    off->of_off = true;
    ward_limit(off, 1, 2, BEM_NO_MAX);
    (void)weekend;
    after->shifts = ward_set(p, "N");
    after->then = ward_set(p, "E");
    count->shifts = ward_set(p, "EN");
    ward_limit(count, 1, 0, 1);
    static const struct {
        const char *schedule, *sentence;
    } cases[] = {
        {"NNNN---", "Anna works 4 night shifts in a row from Mon 2027-01-04, at most 3 allowed"},
        {"DDDDD--",
         "Anna works 40 h from Mon 2027-01-04 to Sun 2027-01-10, at most 38 h 15 min allowed"},
        {"D------", "Anna works 8 h from Mon 2027-01-04 to Sun 2027-01-10, at least 20 h asked"},
        {"ED-----", "Anna rests 9 h 30 min between evening on Mon 2027-01-04 and day on Tue "
                    "2027-01-05, at least 11 h asked"},
        {"D-DDD--", "Anna has 1 day off in a row from Tue 2027-01-05, at least 2 asked"},
        {"DDD--D-",
         "Anna works Sat 2027-01-09 but not Sun 2027-01-10, the other day of that weekend"},
        {"NE-DD--", "Anna works evening on Tue 2027-01-05 right after night on Mon 2027-01-04"},
        {"EE-DD--", "Anna works 2 evening/night shifts from Mon 2027-01-04 to Sun 2027-01-10, at "
                    "most 1 allowed"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        cr_expect(says(p, cases[i].schedule, cases[i].sentence), "%s", cases[i].sentence);
    bem_problem_free(p);
}

Test(check_sentences, of_cells_and_needs) {
    bem_problem *p = ward_new(1, 7);
    p->leave[2] = true;
    p->pin[1] = NIGHT;
    bem_request *request = ward_request(p, 0, 3);
    request->shifts = ward_set(p, "N");
    request->on = true;
    ward_request(p, 0, 4);
    bem_demand *shift = ward_demand(p), *span = ward_demand(p);
    shift->shifts = ward_set(p, "D");
    shift->competence = NURSE;
    shift->target = 2;
    shift->shortage = 100;
    span->from = 8 * 60;
    span->to = 9 * 60;
    span->min = 1;
    static const struct {
        const char *schedule, *sentence;
    } cases[] = {
        {"-ND----", "a works day on Wed 2027-01-06, a day of leave"},
        {"-------", "a is off on Tue 2027-01-05, pinned to night"},
        {"-N-D---", "a works day on Thu 2027-01-07 and asked to work night"},
        {"-N-NE--", "a works evening on Fri 2027-01-08 and asked to be off"},
        {"DN-N---", "day on Mon 2027-01-04 has 1 nurse, 1 short of the target of 2"},
        {"-N-N---", "08:00-09:00 on Sun 2027-01-10 has 0 working, 1 short of the min of 1"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        cr_expect(says(p, cases[i].schedule, cases[i].sentence), "%s", cases[i].sentence);
    bem_problem_free(p);
}

Test(check_report, sums_its_findings) {
    bem_problem *p = ward_new(2, 14);
    p->contracts[0] = (bem_contract){.id = "own", .pay = BEM_PAY_HOURLY, .wage = 20000};
    bem_demand *demand = ward_demand(p);
    demand->shifts = ward_set(p, "DEN");
    demand->target = 1;
    demand->shortage = 1000;
    demand->surplus = 10;
    ward_rule(p, BEM_RULE_COMPLETE_WEEKENDS)->mode = BEM_MODE_SOFT;
    p->rules[0].price.linear = 77;
    ward_request(p, 0, 0)->cost = 5;
    bem_report report = ward_check(p, "DDDDDDD------D/D---ND---EEDNN");
    int64_t cost = 0, by_component[BEM_N_COMPONENTS] = {0}, coverage = 0;
    for (int i = 0; i < report.count; i++) {
        cost += report.items[i].cost;
        by_component[report.items[i].component] += report.items[i].cost;
    }
    for (int i = 0; i < report.coverage.count; i++)
        coverage += report.coverage.items[i].cost;
    cr_expect(cost == report.cost && cost > 0);
    for (int i = 0; i < BEM_N_COMPONENTS; i++) {
        cr_expect(by_component[i] == report.by_component[i], "%s", bem_component_name(i));
        bool priced = by_component[i] > 0;
        bool pay = i > BEM_COST_HOURLY_PAY && i < BEM_COST_SHORTAGE; /* see pay.c */
        cr_expect(priced == !pay, "%s", bem_component_name(i));
    }
    cr_expect(coverage == by_component[BEM_COST_SHORTAGE] + by_component[BEM_COST_SURPLUS]);
    bem_report_free(&report);
    bem_problem_free(p);
}
