/* check_periods.c - tests of hours, counts and weekends. */
#include "check_ward.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

#define EACH(cases, ward)                                                                          \
    for (size_t i = 0; i < sizeof(cases) / sizeof *(cases); i++)                                   \
    ward_expect(ward, &(cases)[i])

Test(check_hours, of_the_horizon) {
    bem_problem *p = ward_new(1, 5);
    bem_rule *rule = ward_rule(p, BEM_RULE_HOURS);
    ward_limit(rule, 1, 16 * 60, 24 * 60);
    rule->price = (bem_price){1000, 60};
    static const ward_case cases[] = {
        {NULL, "DD---", 0, 0, 0, "16 h, just enough"},
        {NULL, "DDD--", 0, 0, 0, "24 h, just within"},
        {NULL, "D----", 1, 480, 11840, "8 h short: 8 x 1000 + 64 x 60"},
        {NULL, "DDE--", 0, 0, 0, "23 h 30 min"},
        {NULL, "DDN--", 1, 75, 1344, "25 h 15 min: 1250 + 1.5625 x 60 = 1343.75, rounded"},
        {"DDD", "DD---", 0, 0, 0, "hours before the horizon do not count"},
    };
    EACH(cases, p);
    bem_problem_free(p);
}

Test(check_hours, of_weeks_ask_min_of_whole_ones_only) {
    bem_problem *p = ward_new_from(1, 11, bem_date_of(2027, 1, 8)); /* a Friday */
    bem_rule *rule = ward_rule(p, BEM_RULE_HOURS);
    rule->periods = bem_periods(&p->calendar, 1, &rule->n_periods, &p->arena);
    ward_limit(rule, 1, 8 * 60, 16 * 60);
    rule->price = (bem_price){60, 0};
    static const ward_case cases[] = {
        {NULL, "---D-------", 0, 0, 0, "the part weeks at both ends may be empty"},
        {NULL, "DD--------D", 1, 480, 480, "the whole week may not"},
        {NULL, "DDDD-------", 1, 480, 480, "a part week is held to max"},
    };
    EACH(cases, p);
    bem_problem_free(p);
}

Test(check_hours, limits_that_cross_are_charged_each) {
    bem_problem *p = ward_new(1, 5);
    bem_rule *rule = ward_rule(p, BEM_RULE_HOURS);
    ward_limit(rule, 1, 24 * 60, 8 * 60);
    rule->price = (bem_price){60, 0};
    static const ward_case cases[] = {
        {NULL, "-----", 1, 1440, 1440, "24 h short"},
        {NULL, "DD---", 2, 960, 960, "8 h short and 8 h too many"},
        {NULL, "DDD--", 1, 960, 960, "16 h too many"},
    };
    EACH(cases, p);
    bem_problem_free(p);
}

Test(check_hours, leave_is_credited) {
    bem_problem *p = ward_new(1, 5);
    ward_limit(ward_rule(p, BEM_RULE_HOURS), 1, 16 * 60, 16 * 60);
    p->leave[3] = p->leave[4] = true;
    p->credit[3] = p->credit[4] = 4 * 60;
    static const ward_case cases[] = {
        {NULL, "D----", 0, 0, 0, "8 h of work, 8 h of leave"},
        {NULL, "DD---", 1, 480, 0, "8 h too many"},
    };
    EACH(cases, p);
    bem_problem_free(p);
}

Test(check_hours, follow_the_clock_change) {
    bem_problem *p = ward_new_from(1, 2, bem_date_of(2027, 10, 30)); /* a Saturday */
    p->calendar.changes = BEM_TAKE(&p->arena, 1, bem_clock_change);
    p->calendar.changes[0] = (bem_clock_change){1440 + 180, -60};
    p->calendar.n_changes = 1;
    ward_limit(ward_rule(p, BEM_RULE_HOURS), 1, 0, 9 * 60 + 15);
    static const ward_case cases[] = {
        {NULL, "-N", 0, 0, 0, "9 h 15 min"},
        {NULL, "N-", 1, 60, 0, "an hour more in the night to the 31st of October"},
    };
    EACH(cases, p);
    bem_problem_free(p);
}

Test(check_count, of_a_set_on_days_of_the_mask) {
    bem_problem *p = ward_new(1, 7);
    bem_rule *rule = ward_rule(p, BEM_RULE_COUNT);
    rule->shifts = ward_set(p, "EN");
    rule->day[6] = false;
    rule->price = (bem_price){10, 1};
    ward_limit(rule, 1, 1, 2);
    static const ward_case cases[] = {
        {NULL, "DEDNDDD", 0, 0, 0, "two"},
        {NULL, "DDDDDDD", 1, 1, 11, "none"},
        {NULL, "ENENDDD", 1, 2, 24, "four"},
        {NULL, "EN----N", 0, 0, 0, "Sunday is left out"},
        {"NN", "N------", 0, 0, 0, "nights before the horizon do not count"},
    };
    EACH(cases, p);
    bem_problem_free(p);
}

Test(check_count, by_two_weeks) {
    bem_problem *p = ward_new(1, 18);
    bem_rule *rule = ward_rule(p, BEM_RULE_COUNT);
    rule->shifts = ward_set(p, "DEN");
    rule->periods = bem_periods(&p->calendar, 2, &rule->n_periods, &p->arena);
    ward_limit(rule, 1, 2, 3);
    static const ward_case cases[] = {
        {NULL, "DD----------------", 0, 0, 0, "the last four days are no whole period"},
        {NULL, "--------------DD--", 1, 2, 0, "none in the first two weeks"},
        {NULL, "DDD-----------DDDD", 1, 1, 0, "four in the last part"},
    };
    EACH(cases, p);
    bem_problem_free(p);
}

Test(check_weekends, worked) {
    bem_problem *p = ward_new(1, 14);
    bem_rule *rule = ward_rule(p, BEM_RULE_WEEKENDS);
    rule->price = (bem_price){500, 0};
    ward_limit(rule, 1, 0, 1);
    static const ward_case cases[] = {
        {NULL, "-----DD-------", 0, 0, 0, "one weekend, both days"},
        {NULL, "-----D-------N", 1, 1, 500, "one day of each"},
        {NULL, "----N-------N-", 0, 0, 0, "a Friday night belongs to Friday"},
    };
    EACH(cases, p);
    rule->day[5] = false; /* the first weekend is known by its Saturday */
    static const ward_case masked[] = {
        {NULL, "------D------D", 0, 0, 0, "the first is left out"},
    };
    EACH(masked, p);
    bem_problem_free(p);
}

Test(check_weekends, at_the_edges) {
    bem_problem *p = ward_new_from(1, 7, bem_date_of(2027, 1, 10)); /* a Sunday to a Saturday */
    bem_rule *rule = ward_rule(p, BEM_RULE_WEEKENDS);
    ward_limit(rule, 1, 0, 0);
    static const ward_case cases[] = {
        {NULL, "D------", 1, 1, 0, "a first Sunday is a weekend"},
        {NULL, "------D", 1, 1, 0, "so is a last Saturday"},
        {"D", "-------", 0, 0, 0, "a Saturday before the horizon is not"},
        {NULL, "-DDDDD-", 0, 0, 0, "weekdays"},
    };
    EACH(cases, p);
    bem_problem_free(p);
}

Test(check_weekends, belong_to_the_period_of_their_saturday) {
    bem_problem *p = ward_new_from(1, 9, bem_date_of(2027, 1, 8)); /* a Friday to a Saturday */
    bem_rule *rule = ward_rule(p, BEM_RULE_WEEKENDS);
    static bem_period periods[] = {{0, 1, true}, {2, 8, true}};
    rule->periods = periods;
    rule->n_periods = 2;
    ward_limit(rule, 1, 1, BEM_NO_MAX);
    static const ward_case cases[] = {
        {NULL, "--D-----D", 0, 0, 0, "Sunday the 10th counts with its Saturday"},
        {NULL, "--D------", 1, 1, 0, "the second period has no weekend worked"},
    };
    EACH(cases, p);
    bem_problem_free(p);
}

Test(check_complete_weekends, both_days_or_none) {
    bem_problem *p = ward_new(1, 14);
    bem_rule *rule = ward_rule(p, BEM_RULE_COMPLETE_WEEKENDS);
    rule->price = (bem_price){300, 20};
    static const ward_case cases[] = {
        {NULL, "-----DN-------", 0, 0, 0, "both and none"},
        {NULL, "-----D-------D", 2, 2, 640, "half of each"},
    };
    EACH(cases, p);
    rule->day[5] = false;
    static const ward_case masked[] = {
        {NULL, "-----D-------D", 1, 1, 320, "the first is left out"},
    };
    EACH(masked, p);
    bem_problem_free(p);
}

Test(check_complete_weekends, cut_by_the_edge_are_not_asked) {
    bem_problem *p = ward_new_from(1, 7, bem_date_of(2027, 1, 10)); /* a Sunday to a Saturday */
    ward_rule(p, BEM_RULE_COMPLETE_WEEKENDS);
    static const ward_case cases[] = {
        {NULL, "D-----D", 0, 0, 0, "the other days lie outside"},
        {"D", "-------", 0, 0, 0, "even when known"},
    };
    EACH(cases, p);
    bem_problem_free(p);
}
