/* read_personal_rules.c - what YAML makes of patterns, weekends, rolling periods,
 * fair shares and counts of history. */
#include "read_problem.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

static const char ward[] = "format: bemanna/1\n"
                           "horizon: {start: 2027-01-07, weeks: 4}\n"
                           "competences: {nurse: {}, midwife: {}}\n"
                           "shifts:\n"
                           "  day: {time: 07:00-15:30, break: 30m}\n"
                           "  night: {time: 21:15-07:15, break: 45m}\n"
                           "contracts: {own: {full_time: 38h per week}}\n"
                           "staff:\n"
                           "  - {id: anna, contract: own, share: 50%, competences: [nurse]}\n"
                           "  - {id: bo, contract: own, competences: [nurse]}\n"
                           "demand:\n"
                           "  - {shift: night, target: 2, min: 1, shortage: 100}\n"
                           "  - {shift: day, days: weekend, min: 1, shortage: 100}\n"
                           "  - {time: 08:00-12:00, target: 5, shortage: 100 per hour}\n";

static bem_problem *read_with(const char *more) {
    char text[4000];
    int n = snprintf(text, sizeof text, "%s%s", ward, more);
    bem_diags diags = {0};
    bem_problem *p = bem_problem_read_text("ward.yaml", text, (size_t)n, &diags);
    cr_assert(p != NULL, "%s", diags.count ? diags.items[0].message : "");
    cr_expect_eq(diags.count, 0, "%s", diags.count ? diags.items[0].message : "");
    bem_diags_free(&diags);
    return p;
}

/* Two heads on 28 nights are 56: anna has a third of the shares. */
Test(read_personal_rules, fair_share_of_what_demand_asks) {
    static const struct {
        const char *rule;
        int min[2], max[2];
    } cases[] = {
        {"of: night, mode: soft, cost: 1 per shift", {18, 37}, {19, 38}},
        {"of: night, within: 2, mode: soft, cost: 1 per shift", {16, 35}, {21, 40}},
        {"of: night, total: 30", {10, 20}, {10, 20}},
        {"of: night, total: 30, applies_to: bo", {0, 30}, {0, 30}},
        {"of: night, days: 2027-01-07..2027-01-09", {2, 4}, {2, 4}},
        {"mode: soft, cost: 1 per shift", {21, 42}, {22, 43}}, /* and 8 days at weekends */
        {"measure: hours, of: night, mode: soft, cost: 1 per hour", {10360, 20720}, {10360, 20720}},
        {"measure: hours, total: 300h, time: 22:00-06:00", {6000, 12000}, {6000, 12000}},
        {"measure: weekends, mode: soft, cost: 1 per weekend", {4, 8}, {4, 8}}, /* 4 of 3 heads */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char rule[300];
        snprintf(rule, sizeof rule, "rules: [{id: f, rule: fair, %s}]\n", cases[i].rule);
        bem_problem *p = read_with(rule);
        for (int e = 0; e < 2; e++)
            if (p->rules[0].person[e]) {
                cr_expect_eq(p->rules[0].min[e], cases[i].min[e], "case %zu: %d", i,
                             p->rules[0].min[e]);
                cr_expect_eq(p->rules[0].max[e], cases[i].max[e], "case %zu: %d", i,
                             p->rules[0].max[e]);
            }
        bem_problem_free(p);
    }
}

Test(read_personal_rules, periods) {
    static const struct {
        const char *per;
        int n, first, last; /* of the first */
        bool whole, begun;
    } cases[] = {
        {"horizon", 1, 0, 27, true, false},          {"week", 5, 0, 3, false, true},
        {"2 weeks", 3, 0, 10, false, true},          {"month", 2, 0, 24, false, true},
        {"2 months", 1, 0, 27, false, false},        {"day", 28, 0, 0, true, false},
        {"rolling 7 days", 28, -6, 0, false, false}, {"rolling 2 weeks", 4, -10, 3, false, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char rule[200];
        snprintf(rule, sizeof rule, "rules: [{id: c, rule: count, max: 9, per: %s}]\n",
                 cases[i].per);
        bem_problem *p = read_with(rule);
        const bem_period *first = &p->rules[0].periods[0];
        cr_expect_eq(p->rules[0].n_periods, cases[i].n, "%s: %d", cases[i].per,
                     p->rules[0].n_periods);
        cr_expect(first->first == cases[i].first && first->last == cases[i].last, "%s: %d to %d",
                  cases[i].per, first->first, first->last);
        cr_expect(first->whole == cases[i].whole && first->begun == cases[i].begun, "%s",
                  cases[i].per);
        bem_problem_free(p);
    }
}

Test(read_personal_rules, patterns_and_weekends) {
    bem_problem *p =
        read_with("rules:\n"
                  "  - {id: a, rule: pattern, pattern: [night, [off, day], any, work], "
                  "starts: [fri, sat-sun]}\n"
                  "  - {id: b, rule: pattern, pattern: [off, off], min: 2}\n"
                  "  - {id: c, rule: weekends, max: 1, weekend: fri-sun, friday_night: "
                  "counts, of: night}\n"
                  "  - {id: d, rule: weekends_in_row, of: off, min: 2, edges: closed}\n"
                  "  - {id: e, rule: complete_weekends, by: days}\n"
                  "  - {id: f, rule: without_competence, competences: [midwife]}\n"
                  "  - {id: g, rule: weekly_rest, min: 36h, per: rolling 9 days, "
                  "day_starts: 06:30}\n");
    const bem_rule *a = &p->rules[0], *b = &p->rules[1], *c = &p->rules[2], *d = &p->rules[3];
    cr_assert_eq(a->n_pattern, 4);
    cr_expect(!a->pattern[0].off && !a->pattern[0].shifts[0] && a->pattern[0].shifts[1]);
    cr_expect(a->pattern[1].off && a->pattern[1].shifts[0] && !a->pattern[1].shifts[1]);
    cr_expect(a->pattern[2].off && a->pattern[2].shifts[0] && a->pattern[2].shifts[1]);
    cr_expect(!a->pattern[3].off && a->pattern[3].shifts[0] && a->pattern[3].shifts[1]);
    cr_expect_eq(a->starts, 0x70);
    cr_expect_eq(a->max[0], 0);
    cr_expect(b->min[0] == 2 && b->max[0] == BEM_NO_MAX && b->starts == 0);
    cr_expect(c->weekend == 0x70 && c->eve && c->of_some && !c->shifts[0] && c->shifts[1]);
    cr_expect(d->of_off && d->closed && !d->of_some);
    cr_expect(p->rules[4].by_days && !p->rules[4].eve);
    cr_expect(p->rules[5].competences[1] && !p->rules[5].competences[0] && p->rules[5].shifts[0]);
    cr_expect(p->rules[6].rolling && p->rules[6].window == 9 && p->rules[6].from == 390);
    bem_problem_free(p);
}

Test(read_personal_rules, counts_of_history) {
    bem_problem *p = read_with("rules:\n"
                               "  - {id: n, rule: count, of: night, per: week, max: 3}\n"
                               "  - {id: h, rule: hours, per: month, max: 160h}\n"
                               "  - {id: f, rule: fair, of: night, total: 9}\n"
                               "history:\n"
                               "  anna: {days: [night, off], counts: {n: 1, h: 20h30m, f: -2}}\n"
                               "  bo: [day]\n");
    static const int wanted[] = {1, 1230, -2};
    for (int r = 0; r < 3; r++) {
        cr_assert_not_null(p->rules[r].before);
        cr_expect_eq(p->rules[r].before[0], wanted[r]);
        cr_expect_eq(p->rules[r].before[1], BEM_NOT_TOLD);
    }
    cr_expect(bem_past(p, 0, -2) == 1 && bem_past(p, 0, -1) == BEM_OFF);
    cr_expect(bem_past(p, 1, -2) == BEM_UNKNOWN && bem_past(p, 1, -1) == 0);
    bem_problem_free(p);
}
