/* check_long_runs.c - tests of runs of work, of a set of shifts and of days off. */
#include "check_ward.h"

#include <criterion/criterion.h>

#define EACH(cases, ward)                                                                          \
    for (size_t i = 0; i < sizeof(cases) / sizeof *(cases); i++)                                   \
    ward_expect(ward, &(cases)[i])

static bem_problem *ward_with_run(const char *shifts, int min, int max) {
    bem_problem *p = ward_new(1, 7);
    bem_rule *rule = ward_rule(p, BEM_RULE_RUN);
    rule->shifts = ward_set(p, shifts);
    rule->of_off = !*shifts;
    rule->price = (bem_price){100, 10};
    ward_limit(rule, 1, min, max);
    return p;
}

Test(check_run, no_longer_than_max) {
    bem_problem *p = ward_with_run("DEN", 0, 3);
    static const ward_case cases[] = {
        {NULL, "DEN-DEN", 0, 0, 0, "three and three"},
        {NULL, "DEND---", 1, 1, 110, "four"},
        {NULL, "DDDDDDD", 1, 4, 560, "seven: one run, four days too long"},
        {NULL, "---DEND", 1, 1, 110, "a run that touches the last day is held to max"},
        {"DD", "DD-----", 1, 1, 110, "four with two before the horizon"},
        {"-DD", "D------", 0, 0, 0, "three with two before"},
        {"DDDDD", "D------", 1, 1, 110, "too long already: each further day is charged"},
        {"DDDDD", "DD-----", 1, 2, 240, "two further days"},
        {"DDDDD", "-DDD---", 0, 0, 0, "a run that ended before the horizon is not charged"},
        {"DD?D", "DD-----", 0, 0, 0, "known back to the unknown day: three"},
        {"D?", "DDD----", 0, 0, 0, "what lies beyond an unknown day is not assumed"},
    };
    EACH(cases, p);
    bem_problem_free(p);
}

Test(check_run, no_shorter_than_min_unless_it_may_go_on) {
    bem_problem *p = ward_with_run("DEN", 3, BEM_NO_MAX);
    static const ward_case cases[] = {
        {NULL, "-DEN-DD", 0, 0, 0, "three; the two at the end may go on"},
        {NULL, "-DD-D--", 2, 3, 350, "one and two days short: 110 + 240"},
        {NULL, "D--DDD-", 0, 0, 0, "the one at the start may have begun before"},
        {"-", "D--DDD-", 1, 2, 240, "it did not: Sunday was off"},
        {"-D", "DD-----", 0, 0, 0, "three with the one before the horizon"},
        {"-D", "D------", 1, 1, 110, "two with the one before"},
        {"D", "D------", 0, 0, 0, "the run goes back into the unknown"},
        {"-D", "-------", 1, 2, 240, "Sunday's run ends because Monday is off"},
        {"-DDD", "-------", 0, 0, 0, "it was long enough"},
        {"-D-", "-------", 0, 0, 0, "it was over before the horizon"},
        {"D", "-------", 0, 0, 0, "nobody knows how long it was"},
        {NULL, "------D", 0, 0, 0, "it may go on after the horizon"},
        {NULL, "DDDDDD-", 0, 0, 0, "six"},
        {NULL, "D-----D", 0, 0, 0, "both edges are open"},
    };
    EACH(cases, p);
    bem_problem_free(p);
}

Test(check_run, closed_edges) {
    bem_problem *p = ward_with_run("DEN", 3, BEM_NO_MAX);
    p->rules[0].closed = true;
    static const ward_case cases[] = {
        {NULL, "D------", 1, 2, 240, "one day at the start"},
        {NULL, "------D", 1, 2, 240, "one day at the end"},
        {"-DD", "D------", 0, 0, 0, "known days before count"},
        {"D", "D------", 1, 1, 110, "what is seen must be long enough"},
    };
    EACH(cases, p);
    bem_problem_free(p);
}

Test(check_run, of_a_set_of_shifts) {
    bem_problem *p = ward_with_run("N", 2, 3);
    static const ward_case cases[] = {
        {NULL, "DNND-NN", 0, 0, 0, "two and two"},
        {NULL, "DND----", 1, 1, 110, "one night between days"},
        {NULL, "-NNNND-", 1, 1, 110, "four nights"},
        {"DN", "ND-----", 0, 0, 0, "two with the one before"},
        {"DN", "D------", 1, 1, 110, "the single night was not followed by another"},
        {"DND", "D------", 0, 0, 0, "the single night lies in the past"},
        {NULL, "NDDDDDD", 0, 0, 0, "may have begun before"},
        {"D", "NDDDDDD", 1, 1, 110, "did not"},
    };
    EACH(cases, p);
    bem_problem_free(p);
}

Test(check_run, of_days_off) {
    bem_problem *p = ward_with_run("", 2, 3);
    static const ward_case cases[] = {
        {NULL, "D--DD--", 0, 0, 0, "two and two"},
        {NULL, "D-D----", 2, 2, 220, "one day off; four at the end"},
        {NULL, "-DDDDD-", 0, 0, 0, "single days at the edges"},
        {"D", "-DDDDDD", 1, 1, 110, "a single day off at the start"},
        {"D-", "-DDDDDD", 0, 0, 0, "two with Sunday"},
        {"---", "-DDDDDD", 1, 1, 110, "four with three before"},
    };
    EACH(cases, p);
    bem_problem_free(p);
}

Test(check_run, leave_is_a_day_off) {
    bem_problem *p = ward_with_run("", 2, BEM_NO_MAX);
    p->leave[2] = true;
    static const ward_case cases[] = {
        {NULL, "D--DDDD", 0, 0, 0, "Tuesday off, Wednesday on leave"},
        {NULL, "DD-DDDD", 1, 1, 110, "a single day of leave"},
    };
    EACH(cases, p);
    bem_problem_free(p);
}

Test(check_run, first_day_inside_must_be_in_the_mask) {
    bem_problem *p = ward_with_run("DEN", 0, 2);
    for (int d = 0; d < 3; d++)
        p->rules[0].day[d] = false;
    static const ward_case cases[] = {
        {NULL, "--DDDD-", 0, 0, 0, "begins on Wednesday, which is left out"},
        {NULL, "---DDDD", 1, 2, 240, "begins on Thursday"},
        {"DD", "DD-----", 0, 0, 0, "begun before: counts as Monday"},
    };
    EACH(cases, p);
    bem_problem_free(p);
}
