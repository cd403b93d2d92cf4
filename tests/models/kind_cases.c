/* kind_cases.c - each case of the tables as soft, hard and off rule, told by the
 * core model and the checker; and that no kind lacks a side. */
#include "kind_cases.h"

#include "check.h"
#include "core.h"
#include "tiny.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

enum { N_PEOPLE = 3, MOST_PAST = 16 };

void kind_by_weeks(bem_problem *p, bem_rule *rule) {
    rule->periods = bem_periods(&p->calendar, 1, &rule->n_periods, &p->arena);
}

void kind_limit(const bem_problem *p, bem_rule *rule, int min, int max) {
    for (int e = 0; e < p->n_staff; e++) {
        rule->min[e] = min;
        rule->max[e] = max;
    }
}

/* The e-th part of a text with slashes; "" when there is none. */
static const char *part_of(const char *text, int e, char part[64]) {
    while (e-- > 0 && text) {
        text = strchr(text, '/');
        text = text ? text + 1 : NULL;
    }
    size_t length = text ? strcspn(text, "/") : 0;
    cr_assert_lt(length, 64);
    memcpy(part, text ? text : "", length);
    part[length] = '\0';
    return part;
}

static void set_pay(bem_problem *p) {
    p->contracts[0].pay = BEM_PAY_MONTHLY;
    p->contracts[0].wage = 365000;
    p->contracts[1].pay = BEM_PAY_HOURLY;
    p->contracts[1].wage = 1000;
    p->staff[N_PEOPLE - 1].contract = 1;
}

static void choose_days(const bem_problem *p, bem_rule *rule, const kind_case *c) {
    for (int d = 0; d < p->calendar.n_days; d++)
        rule->day[d] = d + 1 != c->no_day && (!c->only_day || d + 1 == c->only_day);
}

static bem_problem *ward_of(const kind_case *c) {
    char part[64];
    bem_problem *p =
        tiny_new((tiny_size){.n_staff = N_PEOPLE,
                             .n_days = (int)strcspn(c->roster, "/"),
                             .n_shifts = 4,
                             .n_competences = c->kind == BEM_RULE_WITHOUT_COMPETENCE ? 2 : 0,
                             .n_past = MOST_PAST,
                             .n_rules = 1});
    bem_rule *rule = &p->rules[0];
    p->calendar.start += c->weekday;
    p->calendar.n_changes = c->gain != 0;
    p->calendar.changes = BEM_TAKE(&p->arena, 1, bem_clock_change);
    p->calendar.changes[0] = (bem_clock_change){BEM_DAY_MINUTES + 120, c->gain};
    set_pay(p);
    for (int e = 0; e < N_PEOPLE; e++)
        tiny_past(p, e, part_of(c->past, e, part));
    rule->kind = c->kind;
    rule->price = c->side == SIDE_SQUARED ? (bem_price){137, 11} : (bem_price){100, 0};
    for (int e = 1; e < N_PEOPLE; e++)
        rule->person[e] = bem_is_shared(rule);
    (bem_is_shared(rule) ? kind_shared_setup : kind_personal_setup)[c->kind](p, rule);
    choose_days(p, rule, c);
    if (c->no_person)
        rule->person[c->no_person - 1] = false;
    if (c->shifts) {
        memset(rule->shifts, 0, (size_t)p->n_shifts);
        tiny_set(p, rule->shifts, c->shifts);
        rule->of_some = true;
    }
    if (c->set)
        c->set(p, rule);
    return p;
}

static bem_roster roster_of(const bem_problem *p, const kind_case *c) {
    char part[64];
    int n_days = p->calendar.n_days;
    bem_roster roster = bem_roster_new(N_PEOPLE, n_days);
    for (int e = 0; e < N_PEOPLE; e++) {
        const char *schedule = part_of(c->roster, e, part);
        cr_assert(!*schedule || (int)strlen(schedule) == n_days, "%s", c->roster);
        for (int d = 0; d < n_days; d++) {
            int shift = *schedule ? tiny_shift(schedule[d]) : BEM_OFF;
            *bem_roster_cell(&roster, e, d) = (bem_cell){
                (int16_t)shift, (int16_t)(shift < 0 ? BEM_NO_ROLE : p->staff[e].primary)};
        }
    }
    return roster;
}

/* BEM_NEVER also when the core knows that no roster is legal. */
static int64_t core_cost(const bem_problem *p, const bem_roster *roster) {
    bem_diags conflicts = {0};
    bem_core *core = bem_core_build(p, &conflicts);
    int64_t cost = BEM_NEVER;
    if (core) {
        int *duty = calloc((size_t)(p->n_staff * p->calendar.n_days), sizeof *duty);
        if (bem_core_duties(core, roster, duty))
            cost = bem_core_cost(core, duty);
        free(duty);
    }
    bem_core_free(core);
    bem_diags_free(&conflicts);
    return cost;
}

static int64_t checked_cost(const bem_problem *p, const bem_roster *roster) {
    bem_report report = bem_check(p, roster);
    int64_t cost = report.n_hard ? BEM_NEVER : report.cost;
    bem_report_free(&report);
    return cost;
}

static void judge(const kind_case *c) {
    static const bem_mode modes[] = {BEM_MODE_OFF, BEM_MODE_SOFT, BEM_MODE_HARD};
    bem_problem *p = ward_of(c);
    bem_roster roster = roster_of(p, c);
    int64_t pay = 0;
    for (int i = 0; i < 3; i++) {
        p->rules[0].mode = modes[i];
        int64_t core = core_cost(p, &roster), checker = checked_cost(p, &roster);
        if (modes[i] == BEM_MODE_OFF)
            pay = checker;
        int64_t cost = pay + (modes[i] == BEM_MODE_SOFT ? c->cost : 0);
        if (modes[i] == BEM_MODE_HARD && c->cost > 0)
            cost = BEM_NEVER;
        cr_expect(core == cost, "%s, side %d, [%s] %s: core %lld, not %lld: %s",
                  bem_rule_kind_words[c->kind], (int)c->side, c->past, c->roster,
                  (long long)(core - pay), (long long)c->cost, c->reason);
        cr_expect(checker == cost, "%s, side %d, [%s] %s: checker %lld, not %lld: %s",
                  bem_rule_kind_words[c->kind], (int)c->side, c->past, c->roster,
                  (long long)(checker - pay), (long long)c->cost, c->reason);
    }
    bem_roster_free(&roster);
    bem_problem_free(p);
}

Test(kind_cases, personal) {
    for (int i = 0; i < kind_n_personal_cases; i++)
        judge(&kind_personal_cases[i]);
}

Test(kind_cases, shared) {
    for (int i = 0; i < kind_n_shared_cases; i++)
        judge(&kind_shared_cases[i]);
}

static bool measures_time(bem_rule_kind kind) {
    switch (kind) {
    case BEM_RULE_REST:
    case BEM_RULE_HOURS:
    case BEM_RULE_DAILY_REST:
    case BEM_RULE_WEEKLY_REST:
    case BEM_RULE_NIGHT_HOURS:
    case BEM_RULE_FAIR:
    case BEM_RULE_BOOKING:
    case BEM_RULE_SKILL_MIX:
    case BEM_RULE_SUPERVISED:
    case BEM_RULE_OWN_STAFF:
    case BEM_RULE_RENTAL_SHARE:
    case BEM_RULE_BUDGET:
    case BEM_RULE_RENTAL_RATIO:
        return true;
    default:
        return false;
    }
}

/* What a kind has not: money has no squared price; what is asked of periods of
 * people or of money knows no days and no shifts, nor rest and whole weekends
 * shifts; what counts days or people does not look at the clock. */
static bool has_side(bem_rule_kind kind, kind_side side) {
    bool money = kind == BEM_RULE_BUDGET || kind == BEM_RULE_RENTAL_RATIO;
    bool accounts = money || kind == BEM_RULE_RENTAL_HEADCOUNT || kind == BEM_RULE_BOOKING;
    bool of_all_work = kind == BEM_RULE_REST || kind == BEM_RULE_DAILY_REST ||
                       kind == BEM_RULE_WEEKLY_REST || kind == BEM_RULE_COMPLETE_WEEKENDS ||
                       kind == BEM_RULE_SAME_SHIFT;
    switch (side) {
    case SIDE_SQUARED:
        return !money;
    case SIDE_DAYS:
        return !accounts;
    case SIDE_SHIFTS:
        return !accounts && !of_all_work;
    case SIDE_CLOCK:
        return measures_time(kind);
    default:
        return true;
    }
}

static void mark(bool shown[BEM_N_RULE_KINDS][N_SIDES], const kind_case *cases, int n) {
    for (int i = 0; i < n; i++)
        shown[cases[i].kind][cases[i].side] = true;
}

Test(kind_cases, no_kind_lacks_a_side) {
    bool shown[BEM_N_RULE_KINDS][N_SIDES] = {{false}};
    mark(shown, kind_personal_cases, kind_n_personal_cases);
    mark(shown, kind_shared_cases, kind_n_shared_cases);
    for (int k = 0; k < BEM_N_RULE_KINDS; k++)
        for (int side = 0; side < N_SIDES; side++)
            cr_expect(shown[k][side] == has_side((bem_rule_kind)k, (kind_side)side), "%s, side %d",
                      bem_rule_kind_words[k], side);
}
