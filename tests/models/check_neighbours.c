/* check_neighbours.c - tests of rest, successions and forbidden shifts. */
#include "check_ward.h"

#include <criterion/criterion.h>

#define EACH(cases, ward)                                                                          \
    for (size_t i = 0; i < sizeof(cases) / sizeof *(cases); i++)                                   \
    ward_expect(ward, &(cases)[i])

Test(check_rest, counts_hours_between_shifts) {
    bem_problem *p = ward_new(1, 5);
    bem_rule *rule = ward_rule(p, BEM_RULE_REST);
    ward_limit(rule, 1, 11 * 60, BEM_NO_MAX);
    rule->price = (bem_price){100, 10};
    static const ward_case cases[] = {
        {NULL, "DDDDD", 0, 0, 0, "15 h 30 min between days"},
        {NULL, "-ED--", 1, 90, 240, "21:30 to 07:00 is 9 h 30 min: two started hours short"},
        {NULL, "N-D--", 0, 0, 0, "a day lies between"},
        {NULL, "ND---", 1, 675, 2640, "the day begins before the night ends: 12 started hours"},
        {NULL, "NE---", 1, 285, 750, "6 h 15 min"},
        {NULL, "EDED-", 2, 180, 480, "each pair by itself"},
        {"E", "D----", 1, 90, 240, "the last shift before the horizon"},
        {"E-", "D----", 0, 0, 0, "a day off before the horizon"},
        {"E?", "D----", 0, 0, 0, "nothing is assumed of an unknown day"},
        {"?", "D----", 0, 0, 0, "nothing is known"},
        {NULL, "----E", 0, 0, 0, "nothing comes after the last day"},
    };
    EACH(cases, p);
    bem_problem_free(p);
}

Test(check_rest, looks_past_days_off) {
    bem_problem *p = ward_new(1, 4);
    ward_limit(ward_rule(p, BEM_RULE_REST), 1, 48 * 60, BEM_NO_MAX);
    p->rules[0].price = (bem_price){1, 0};
    static const ward_case cases[] = {
        {NULL, "D-D-", 1, 510, 9, "39 h 30 min from Monday to Wednesday"},
        {NULL, "D--D", 0, 0, 0, "63 h 30 min"},
        {"D-", "D---", 1, 510, 9, "39 h 30 min across the edge"},
    };
    EACH(cases, p);
    bem_problem_free(p);
}

Test(check_rest, follows_the_clock_change) {
    bem_problem *p = ward_new_from(1, 4, bem_date_of(2027, 3, 26)); /* a Friday */
    p->calendar.changes = BEM_TAKE(&p->arena, 1, bem_clock_change);
    p->calendar.changes[0] = (bem_clock_change){2 * 1440 + 120, 60};
    p->calendar.n_changes = 1;
    ward_limit(ward_rule(p, BEM_RULE_REST), 1, 9 * 60 + 30, BEM_NO_MAX);
    p->rules[0].price = (bem_price){100, 0};
    static const ward_case cases[] = {
        {NULL, "ED--", 0, 0, 0, "9 h 30 min on other nights"},
        {NULL, "-ED-", 1, 60, 100, "an hour less in the night to the 28th of March"},
    };
    EACH(cases, p);
    bem_problem_free(p);
}

Test(check_rest, only_before_days_of_the_mask) {
    bem_problem *p = ward_new(1, 3);
    bem_rule *rule = ward_rule(p, BEM_RULE_REST);
    ward_limit(rule, 1, 11 * 60, BEM_NO_MAX);
    rule->day[1] = false;
    static const ward_case cases[] = {
        {NULL, "ED-", 0, 0, 0, "the later shift is on Tuesday, which the rule leaves out"},
        {NULL, "-ED", 1, 90, 0, "the later shift is on Wednesday"},
    };
    EACH(cases, p);
    bem_problem_free(p);
}

Test(check_succession, looks_at_two_days) {
    bem_problem *p = ward_new(1, 4);
    bem_rule *rule = ward_rule(p, BEM_RULE_SUCCESSION);
    rule->shifts = ward_set(p, "EN");
    rule->then = ward_set(p, "D");
    rule->price = (bem_price){70, 5};
    static const ward_case cases[] = {
        {NULL, "DEN-", 0, 0, 0, "forward is allowed"},
        {NULL, "NNEE", 0, 0, 0, "only days are forbidden after"},
        {NULL, "E-D-", 0, 0, 0, "a day lies between"},
        {NULL, "EDND", 2, 2, 150, "twice"},
        {"N", "D---", 1, 1, 75, "the day before the horizon counts"},
        {"?", "D---", 0, 0, 0, "an unknown day does not"},
        {"N-", "D---", 0, 0, 0, "nor one further back"},
        {NULL, "---N", 0, 0, 0, "nothing comes after the last day"},
    };
    EACH(cases, p);
    rule->day[0] = rule->day[1] = false;
    static const ward_case masked[] = {
        {"N", "D---", 0, 0, 0, "Monday is left out"},
        {NULL, "EDED", 1, 1, 75, "Tuesday is, Thursday is not"},
    };
    EACH(masked, p);
    bem_problem_free(p);
}

Test(check_shifts, on_days_of_the_mask) {
    bem_problem *p = ward_new(1, 4);
    bem_rule *rule = ward_rule(p, BEM_RULE_SHIFTS);
    rule->shifts = ward_set(p, "N");
    rule->price = (bem_price){900, 0};
    rule->day[3] = false;
    static const ward_case cases[] = {
        {NULL, "DED-", 0, 0, 0, "no night"},
        {NULL, "-NN-", 2, 2, 1800, "two nights"},
        {NULL, "---N", 0, 0, 0, "Thursday is left out"},
        {"N", "----", 0, 0, 0, "the past is past"},
    };
    EACH(cases, p);
    bem_problem_free(p);
}

Test(check_rules, bind_only_whom_they_name) {
    bem_problem *p = ward_new(2, 2);
    bem_rule *rule = ward_rule(p, BEM_RULE_SHIFTS);
    rule->shifts = ward_set(p, "N");
    rule->person[0] = false;
    bem_report report = ward_check(p, "NN/N-");
    cr_expect(report.count == 1 && report.items[0].person == 1);
    cr_expect(report.items[0].first == 0 && report.items[0].last == 0);
    bem_report_free(&report);
    bem_problem_free(p);
}
