/* rule_filters.c - for each kind of rule each filter that it has: people by id,
 * contract, competence and tag, days by word and date, shifts by name and tag;
 * and a filter that it has not is refused. */
#include "read_problem.h"
#include "tables.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

static const char head[] = "format: bemanna/1\n"
                           "horizon: {start: 2027-01-04, weeks: 1}\n"
                           "calendar: {holidays: [2027-01-06]}\n"
                           "competences: {assistant: {}, nurse: {covers: assistant}}\n"
                           "shifts:\n"
                           "  day: {time: 07:00-15:30, tags: light}\n"
                           "  late: {time: 13:30-21:30, tags: light}\n"
                           "  night: {time: 21:15-07:15}\n"
                           "contracts:\n"
                           "  full: {full_time: 38h per week, pay: {monthly: 40000}}\n"
                           "  agency: {rental: true, pay: {hourly: 660}}\n"
                           "staff:\n"
                           "  - {id: anna, contract: full, competences: nurse, tags: [senior]}\n"
                           "  - {id: bo, contract: full, competences: assistant, tags: [senior]}\n"
                           "  - {id: hire, contract: agency, competences: nurse}\n"
                           "rules:\n";

/* A kind's least words without filters, and under which keys it has them. */
static const struct {
    const char *least, *people, *shifts;
    bool on_days, on_dates;
} kinds[BEM_N_RULE_KINDS] = {
    [BEM_RULE_REST] = {"min: 11h", "applies_to", NULL, true, true},
    [BEM_RULE_SUCCESSION] = {"then: day", "applies_to", "after", true, true},
    [BEM_RULE_RUN] = {"max: 3", "applies_to", "of", true, true},
    [BEM_RULE_HOURS] = {"max: 38h", "applies_to", "of", true, true},
    [BEM_RULE_COUNT] = {"max: 3", "applies_to", "of", true, true},
    [BEM_RULE_WEEKENDS] = {"max: 1", "applies_to", "of", true, true},
    [BEM_RULE_COMPLETE_WEEKENDS] = {"", "applies_to", NULL, true, true},
    [BEM_RULE_SHIFTS] = {"", "applies_to", "forbid", true, true},
    [BEM_RULE_WITHOUT_COMPETENCE] = {"competences: nurse", "applies_to", "of", true, true},
    [BEM_RULE_PATTERN] = {"pattern: [night, off]", "applies_to", NULL, false, true},
    [BEM_RULE_SAME_SHIFT] = {"", "applies_to", NULL, true, true},
    [BEM_RULE_WEEKENDS_IN_ROW] = {"max: 2", "applies_to", "of", true, true},
    [BEM_RULE_DAYS_OFF_AFTER] = {"min: 2", "applies_to", "after", true, true},
    [BEM_RULE_DAILY_REST] = {"min: 11h", "applies_to", NULL, true, true},
    [BEM_RULE_WEEKLY_REST] = {"min: 36h", "applies_to", NULL, true, true},
    [BEM_RULE_NIGHT_HOURS] = {"night: 22:00-06:00, max: 8h", "applies_to", "of", true, true},
    [BEM_RULE_FAIR] = {"total: 9", "applies_to", "of", true, true},
    [BEM_RULE_BOOKING] = {"min: 3", "applies_to", NULL, false, false},
    [BEM_RULE_SKILL_MIX] = {"who: senior, min: 1", "applies_to", "shifts", true, true},
    [BEM_RULE_SUPERVISED] = {"supervisors: senior", "who", "shifts", true, true},
    [BEM_RULE_OWN_STAFF] = {"", "applies_to", "shifts", true, true},
    [BEM_RULE_RENTAL_SHARE] = {"max: 40%", "applies_to", "shifts", true, true},
    [BEM_RULE_TOGETHER] = {"", "who", "shifts", true, true},
    [BEM_RULE_APART] = {"", "who", "shifts", true, true},
    [BEM_RULE_BUDGET] = {"max: 9000", "applies_to", NULL, false, false},
    [BEM_RULE_RENTAL_RATIO] = {"max: 40%", "applies_to", NULL, false, false},
    [BEM_RULE_RENTAL_HEADCOUNT] = {"max: 1", "applies_to", NULL, false, false},
};

/* Has it `who` in place of applies_to and except? */
static bool names_people(int kind) {
    return kinds[kind].people && strcmp(kinds[kind].people, "who") == 0;
}

/* The kind's entry with more keys; what else it cannot do without is put in. */
static bem_problem *read_rule(int kind, const char *more, bem_diags *diags) {
    cr_assert(kinds[kind].least != NULL, "which filters has %s?", bem_rule_kind_words[kind]);
    char text[4000], needed[100] = "";
    const char *shifts = kinds[kind].shifts;
    bool who = names_people(kind) && !strstr(more, "who:");
    bool set = shifts && strcmp(shifts, "shifts") != 0 && !strstr(more, shifts);
    if (who || set)
        snprintf(needed, sizeof needed, "%s%s%s%s", who ? ", who: [anna, bo]" : "", set ? ", " : "",
                 set ? shifts : "", set ? ": night" : "");
    int n = snprintf(text, sizeof text, "%s  - {id: a, rule: %s%s%s%s%s}\n", head,
                     bem_rule_kind_words[kind], *kinds[kind].least ? ", " : "", kinds[kind].least,
                     needed, more);
    return bem_problem_read_text("ward.yaml", text, (size_t)n, diags);
}

static void expect_mask(int kind, const char *more, const bool *mask, int n, const char *expected) {
    char text[64];
    for (int i = 0; i < n; i++)
        text[i] = mask[i] ? 'x' : '.';
    text[n] = '\0';
    cr_expect_str_eq(text, expected, "%s%s: %s", bem_rule_kind_words[kind], more, text);
}

/* Read, with every key in its place. */
static bem_problem *read_good(int kind, const char *more) {
    bem_diags diags = {0};
    bem_problem *p = read_rule(kind, more, &diags);
    cr_assert(p != NULL, "%s%s: %s", bem_rule_kind_words[kind], more,
              diags.count ? diags.items[0].message : "");
    bem_diags_free(&diags);
    return p;
}

static void expect_refused(int kind, const char *key, const char *value) {
    char more[100], message[100];
    bem_diags diags = {0};
    snprintf(more, sizeof more, ", %s: %s", key, value);
    snprintf(message, sizeof message, "unknown key '%s'", key);
    bem_problem *p = read_rule(kind, more, &diags);
    cr_expect(p == NULL, "%s%s", bem_rule_kind_words[kind], more);
    cr_assert_gt(diags.n_errors, 0);
    cr_expect(strstr(diags.items[0].message, message) != NULL, "%s", diags.items[0].message);
    bem_problem_free(p);
    bem_diags_free(&diags);
}

Test(rule_filters, of_people) {
    static const struct {
        const char *filter, *mask;
    } cases[] = {
        {"[anna, hire]", "x.x"},      {"{ids: [bo, hire]}", ".xx"},
        {"{contracts: full}", "xx."}, {"{competences: nurse}", "x.x"},
        {"{tags: senior}", "xx."},    {"{tags: senior, contracts: [full, agency]}", "xx."},
    };
    for (int kind = 0; kind < BEM_N_RULE_KINDS; kind++)
        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
            char more[200];
            snprintf(more, sizeof more, ", %s: %s", kinds[kind].people, cases[i].filter);
            bem_problem *p = read_good(kind, more);
            expect_mask(kind, more, p->rules[0].person, 3, cases[i].mask);
            bem_problem_free(p);
        }
}

/* Who is meant by `who` is not narrowed further. */
Test(rule_filters, of_people_left_out) {
    for (int kind = 0; kind < BEM_N_RULE_KINDS; kind++) {
        if (names_people(kind)) {
            expect_refused(kind, "applies_to", "anna");
            expect_refused(kind, "except", "anna");
            continue;
        }
        static const char except[] = ", except: {tags: senior, ids: anna}";
        bem_problem *p = read_good(kind, except);
        expect_mask(kind, except, p->rules[0].person, 3, ".xx");
        bem_problem_free(p);
    }
}

Test(rule_filters, of_days) {
    static const struct {
        const char *filter, *mask;
    } cases[] = {
        {"days: mon", "x......"},
        {"days: [tue, weekend]", ".x...xx"},
        {"days: holidays", "..x...."},
        {"days: weekdays", "xx.xx.."},
        {"days: 2027-01-05..2027-01-06", ".xx...."},
        {"days: [mon-wed, 2027-01-09], from: 2027-01-06", "..x..x."},
    };
    for (int kind = 0; kind < BEM_N_RULE_KINDS; kind++) {
        if (!kinds[kind].on_days)
            expect_refused(kind, "days", "mon");
        for (size_t i = 0; i < sizeof cases / sizeof *cases && kinds[kind].on_days; i++) {
            char more[200];
            snprintf(more, sizeof more, ", %s", cases[i].filter);
            bem_problem *p = read_good(kind, more);
            expect_mask(kind, more, p->rules[0].day, 7, cases[i].mask);
            bem_problem_free(p);
        }
    }
}

Test(rule_filters, of_dates) {
    static const char dates[] = ", from: 2027-01-07, to: 2027-01-09";
    for (int kind = 0; kind < BEM_N_RULE_KINDS; kind++) {
        if (!kinds[kind].on_dates) {
            expect_refused(kind, "from", "2027-01-07");
            expect_refused(kind, "to", "2027-01-09");
            continue;
        }
        bem_problem *p = read_good(kind, dates);
        expect_mask(kind, dates, p->rules[0].day, 7, "...xxx.");
        bem_problem_free(p);
    }
}

Test(rule_filters, of_shifts) {
    static const struct {
        const char *filter, *mask;
    } cases[] = {{"night", "..x"}, {"[day, night]", "x.x"}, {"light", "xx."}, {"work", "xxx"}};
    for (int kind = 0; kind < BEM_N_RULE_KINDS; kind++) {
        if (!kinds[kind].shifts) {
            expect_refused(kind, "shifts", "night");
            expect_refused(kind, "of", "night");
        }
        for (size_t i = 0; i < sizeof cases / sizeof *cases && kinds[kind].shifts; i++) {
            char more[200];
            snprintf(more, sizeof more, ", %s: %s", kinds[kind].shifts, cases[i].filter);
            bem_problem *p = read_good(kind, more);
            expect_mask(kind, more, p->rules[0].shifts, 3, cases[i].mask);
            bem_problem_free(p);
        }
    }
}
