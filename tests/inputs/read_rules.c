/* read_rules.c - each kind of rule, as it comes to stand for each person. */
#include "read_problem.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

static const char head[] =
    "format: bemanna/1\n"
    "horizon: {start: 2027-01-04, weeks: 4}\n"
    "competences: {assistant: {}, nurse: {covers: assistant}}\n"
    "shifts:\n"
    "  day: {time: 07:00-15:30, tags: light}\n"
    "  late: {time: 13:30-21:30, tags: light}\n"
    "  night: {time: 21:15-07:15}\n"
    "contracts:\n"
    "  full: {full_time: 38h15m per week}\n"
    "  agency: {rental: true}\n"
    "staff:\n"
    "  - {id: anna, contract: full, share: 75%, competences: nurse, tags: [senior]}\n"
    "  - {id: bo, contract: full, competences: assistant, tags: [senior]}\n"
    "  - {id: hire, contract: agency, competences: nurse}\n"
    "rules:\n";

static bem_problem *read_rule(const char *entry) {
    char text[2000];
    bem_diags diags = {0};
    int n = snprintf(text, sizeof text, "%s  - {id: a, %s}\n", head, entry);
    bem_problem *p = bem_problem_read_text("ward.yaml", text, (size_t)n, &diags);
    for (int i = 0; i < diags.count; i++)
        cr_expect(false, "%s: %s", entry, diags.items[i].message);
    cr_assert_not_null(p, "%s", entry);
    cr_assert_eq(p->n_rules, 1);
    bem_diags_free(&diags);
    return p;
}

static void expect_mask(const char *entry, const bool *mask, int n, const char *expected) {
    char text[64];
    for (int i = 0; i < n; i++)
        text[i] = mask[i] ? 'x' : '.';
    text[n] = '\0';
    cr_expect_str_eq(text, expected, "%s: %s", entry, text);
}

Test(read_rules, limits_for_each_person) {
    enum { NO = BEM_NO_MAX };
    static const struct {
        const char *entry;
        int min[3], max[3]; /* anna at 75 %, bo at 100 %, hire without full time */
    } cases[] = {
        {"rule: rest, min: 11h", {660, 660, 660}, {NO, NO, NO}},
        {"rule: run, of: work, min: 2, max: 5", {2, 2, 2}, {5, 5, 5}},
        {"rule: hours, max: 160h", {0, 0, 0}, {9600, 9600, 9600}},
        {"rule: hours, max: 160h, scale: share", {0, 0, 0}, {7200, 9600, 9600}},
        /* 38 h 15 min x 4 = 9180 min; at 75 % 6885; 95 % of it 6540.75 and 8721 */
        {"rule: hours, min: 95% of contract, except: agency", {6541, 8721, 0}, {NO, NO, NO}},
        {"rule: hours, per: 2 weeks, max: 95% of contract, except: agency",
         {0, 0, 0},
         {3270, 4360, NO}},
        {"rule: count, min: 3, max: 7, scale: share",
         {3, 3, 3},
         {5, 7, 7}}, /* 2.25 up, 5.25 down */
        {"rule: weekends, per: 4 weeks, max: 2, scale: share", {0, 0, 0}, {1, 2, 2}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bem_problem *p = read_rule(cases[i].entry);
        for (int e = 0; e < 3; e++) {
            cr_expect_eq(p->rules[0].min[e], cases[i].min[e], "%s: min %d of %d", cases[i].entry,
                         p->rules[0].min[e], e);
            cr_expect_eq(p->rules[0].max[e], cases[i].max[e], "%s: max %d of %d", cases[i].entry,
                         p->rules[0].max[e], e);
        }
        bem_problem_free(p);
    }
}

Test(read_rules, shift_sets) {
    static const struct {
        const char *entry, *shifts, *then;
        bool of_off;
    } cases[] = {
        {"rule: succession, after: night, then: light", "..x", "xx.", false},
        {"rule: run, of: [night], max: 3", "..x", "...", false},
        {"rule: run, of: work, max: 5", "xxx", "...", false},
        {"rule: run, of: off, min: 2", "...", "...", true},
        {"rule: count, max: 9", "xxx", "...", false},
        {"rule: count, of: [late, night], max: 9", ".xx", "...", false},
        {"rule: shifts, forbid: night", "..x", "...", false},
        {"rule: shifts, allow: [day, late]", "..x", "...",
         false}, /* what is not allowed is forbidden */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bem_problem *p = read_rule(cases[i].entry);
        expect_mask(cases[i].entry, p->rules[0].shifts, 3, cases[i].shifts);
        expect_mask(cases[i].entry, p->rules[0].then, 3, cases[i].then);
        cr_expect_eq(p->rules[0].of_off, cases[i].of_off, "%s", cases[i].entry);
        bem_problem_free(p);
    }
}

Test(read_rules, people) {
    static const struct {
        const char *filter, *mask;
    } cases[] = {
        {"", "xxx"},
        {", applies_to: anna", "x.."},
        {", applies_to: [anna, agency]", "x.x"}, /* union */
        {", applies_to: nurse", "x.x"},
        {", applies_to: assistant", ".x."}, /* who lists it, not who could stand in */
        {", applies_to: {competences: nurse, contracts: [full]}", "x.."}, /* intersection */
        {", applies_to: {tags: senior, ids: [bo, hire]}", ".x."},
        {", except: senior", "..x"},
        {", applies_to: full, except: {competences: nurse}", ".x."},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char entry[200];
        snprintf(entry, sizeof entry, "rule: rest, min: 11h%s", cases[i].filter);
        bem_problem *p = read_rule(entry);
        expect_mask(entry, p->rules[0].person, 3, cases[i].mask);
        bem_problem_free(p);
    }
}

Test(read_rules, modes_and_prices) {
    static const struct {
        const char *words;
        bem_mode mode;
        int64_t linear, quadratic;
    } cases[] = {
        {"", BEM_MODE_HARD, 0, 0},
        {", mode: off", BEM_MODE_OFF, 0, 0},
        {", mode: off, cost: 8 per day", BEM_MODE_OFF, 800, 0}, /* put aside for now */
        {", mode: soft, cost: 800 per day", BEM_MODE_SOFT, 80000, 0},
        {", mode: soft, cost: 800 per day squared", BEM_MODE_SOFT, 0, 80000},
        {", mode: soft, cost: [20 per day squared, 1.50 per day]", BEM_MODE_SOFT, 150, 2000},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char entry[200];
        snprintf(entry, sizeof entry, "rule: run, of: night, max: 3%s", cases[i].words);
        bem_problem *p = read_rule(entry);
        cr_expect_eq(p->rules[0].mode, cases[i].mode, "%s", entry);
        cr_expect_eq(p->rules[0].price.linear, cases[i].linear, "%s", entry);
        cr_expect_eq(p->rules[0].price.quadratic, cases[i].quadratic, "%s", entry);
        bem_problem_free(p);
    }
}

Test(read_rules, periods_and_edges) {
    bem_problem *p = read_rule("rule: hours, per: 2 weeks, max: 80h");
    cr_assert_eq(p->rules[0].n_periods, 2);
    cr_expect_eq(p->rules[0].periods[1].first, 14);
    bem_problem_free(p);
    p = read_rule("rule: count, max: 20");
    cr_assert_eq(p->rules[0].n_periods, 1);
    cr_expect_eq(p->rules[0].periods[0].last, 27);
    cr_expect(!p->rules[0].closed);
    bem_problem_free(p);
    p = read_rule("rule: run, of: off, min: 2, edges: closed, why: \"rest\"");
    cr_expect(p->rules[0].closed);
    cr_expect_str_eq(p->rules[0].why, "rest");
    cr_expect_eq(p->rules[0].place.line, 16);
    bem_problem_free(p);
}

Test(read_rules, packs_bring_their_rules) {
    char text[2000];
    bem_diags diags = {0};
    int n =
        snprintf(text, sizeof text,
                 "%s  - {id: a, rule: rest, min: 9h}\n  - use: sweden/working-hours-act\n", head);
    bem_problem *p = bem_problem_read_text("ward.yaml", text, (size_t)n, &diags);
    for (int i = 0; i < diags.count; i++)
        cr_expect(false, "%s", diags.items[i].message);
    cr_assert_not_null(p);
    cr_assert_gt(p->n_rules, 1);
    for (int i = 1; i < p->n_rules; i++)
        cr_expect(strstr(p->rules[i].place.file, "working-hours-act.yaml") != NULL);
    bem_problem_free(p);
    bem_diags_free(&diags);
}
