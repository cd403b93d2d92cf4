/* check_ward.c - the ward of the checker's tests. */
#include "check_ward.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

enum { ROOM = 8 };

static bool *all(bem_problem *p, int n) {
    bool *mask = BEM_TAKE(&p->arena, n, bool);
    memset(mask, true, (size_t)n * sizeof *mask);
    return mask;
}

static void add_staff(bem_problem *p, int n_staff, int n_days) {
    p->n_staff = n_staff;
    p->staff = BEM_TAKE(&p->arena, n_staff, bem_person);
    for (int e = 0; e < n_staff; e++) {
        bem_person *person = &p->staff[e];
        person->id = bem_arena_format(&p->arena, "%c", 'a' + e);
        person->share = 10000;
        person->holds = BEM_TAKE(&p->arena, 2, bool);
        person->holds[NURSE] = true;
        person->fills = all(p, 2);
        person->primary = NURSE;
    }
    size_t n_cells = (size_t)n_staff * (size_t)n_days;
    p->leave = BEM_TAKE(&p->arena, n_cells, bool);
    p->credit = BEM_TAKE(&p->arena, n_cells, int);
    p->leave_place = BEM_TAKE(&p->arena, n_cells, bem_place);
    p->pin = BEM_TAKE(&p->arena, n_cells, int);
    for (size_t i = 0; i < n_cells; i++)
        p->pin[i] = BEM_ANY;
    p->n_past = PAST_DAYS;
    p->past = BEM_TAKE(&p->arena, n_staff * PAST_DAYS, int);
    for (int i = 0; i < n_staff * PAST_DAYS; i++)
        p->past[i] = BEM_UNKNOWN;
}

bem_problem *ward_new_from(int n_staff, int n_days, bem_date start) {
    static const bem_shift shifts[N_SHIFTS] = {
        [DAY] = {.id = "day", .start = 7 * 60, .end = 15 * 60 + 30, .rest = 30},
        [EVENING] = {.id = "evening", .start = 13 * 60 + 30, .end = 21 * 60 + 30, .rest = 30},
        [NIGHT] = {.id = "night", .start = 21 * 60 + 15, .end = 31 * 60 + 15, .rest = 45},
    };
    bem_problem *p = bem_problem_new();
    p->calendar.start = start;
    p->calendar.n_days = n_days;
    p->calendar.holiday = BEM_TAKE(&p->arena, n_days, bool);
    p->shifts = BEM_TAKE(&p->arena, N_SHIFTS, bem_shift);
    memcpy(p->shifts, shifts, sizeof shifts);
    p->n_shifts = N_SHIFTS;
    p->competences = BEM_TAKE(&p->arena, 2, bem_competence);
    p->competences[NURSE].id = "nurse";
    p->competences[AIDE].id = "aide";
    p->n_competences = 2;
    p->contracts = BEM_TAKE(&p->arena, 1, bem_contract);
    p->contracts[0].id = "own";
    p->n_contracts = 1;
    add_staff(p, n_staff, n_days);
    p->rules = BEM_TAKE(&p->arena, ROOM, bem_rule);
    p->demands = BEM_TAKE(&p->arena, ROOM, bem_demand);
    p->requests = BEM_TAKE(&p->arena, ROOM, bem_request);
    return p;
}

bem_problem *ward_new(int n_staff, int n_days) {
    return ward_new_from(n_staff, n_days, bem_date_of(2027, 1, 4));
}

void ward_limit(bem_rule *rule, int n_staff, int min, int max) {
    for (int e = 0; e < n_staff; e++) {
        rule->min[e] = min;
        rule->max[e] = max;
    }
}

bem_rule *ward_rule(bem_problem *p, bem_rule_kind kind) {
    bem_rule *rule = &p->rules[p->n_rules++];
    rule->id = "the-rule";
    rule->place = (bem_place){"ward.yaml", 7, 5, 3};
    rule->kind = kind;
    rule->person = all(p, p->n_staff);
    rule->day = all(p, p->calendar.n_days);
    rule->shifts = ward_set(p, "");
    rule->then = ward_set(p, "");
    rule->min = BEM_TAKE(&p->arena, p->n_staff, int);
    rule->max = BEM_TAKE(&p->arena, p->n_staff, int);
    ward_limit(rule, p->n_staff, 0, BEM_NO_MAX);
    rule->periods = bem_periods(&p->calendar, 0, &rule->n_periods, &p->arena);
    return rule;
}

bem_demand *ward_demand(bem_problem *p) {
    bem_demand *demand = &p->demands[p->n_demands++];
    demand->id = "need";
    demand->competence = BEM_NO_ROLE;
    demand->day = all(p, p->calendar.n_days);
    demand->target = BEM_NO_TARGET;
    demand->max = BEM_NO_MAX;
    demand->below_min = demand->above_max = BEM_HARD_PRICE;
    return demand;
}

bem_request *ward_request(bem_problem *p, int e, int d) {
    bem_request *request = &p->requests[p->n_requests++];
    request->person = e;
    request->day = d;
    request->shifts = all(p, N_SHIFTS);
    request->mode = BEM_MODE_SOFT;
    return request;
}

static int cell_of(char letter) {
    switch (letter) {
    case 'D':
        return DAY;
    case 'E':
        return EVENING;
    case 'N':
        return NIGHT;
    case '-':
        return BEM_OFF;
    default:
        cr_assert(letter == '?', "no cell: %c", letter);
        return BEM_UNKNOWN;
    }
}

bool *ward_set(bem_problem *p, const char *letters) {
    bool *set = BEM_TAKE(&p->arena, N_SHIFTS, bool);
    for (; *letters; letters++)
        set[cell_of(*letters)] = true;
    return set;
}

void ward_set_past(bem_problem *p, int e, const char *letters) {
    int n = (int)strlen(letters);
    cr_assert(n <= PAST_DAYS);
    for (int i = 0; i < PAST_DAYS; i++) {
        int letter = i - (PAST_DAYS - n);
        p->past[e * PAST_DAYS + i] = letter < 0 ? BEM_UNKNOWN : cell_of(letters[letter]);
    }
}

bem_roster ward_roster(const bem_problem *p, const char *letters) {
    bem_roster roster = bem_roster_new(p->n_staff, p->calendar.n_days);
    for (int e = 0; e < p->n_staff; e++, letters++) {
        for (int d = 0; d < p->calendar.n_days; d++, letters++)
            bem_roster_cell(&roster, e, d)->shift = (int16_t)cell_of(*letters);
        char end = e + 1 < p->n_staff ? '/' : '\0';
        cr_assert(end == *letters, "schedule of a wrong length");
    }
    return roster;
}

bem_report ward_check(const bem_problem *p, const char *letters) {
    bem_roster roster = ward_roster(p, letters);
    bem_report report = bem_check(p, &roster);
    bem_roster_free(&roster);
    return report;
}

static void expect_report(const bem_problem *p, const ward_case *wanted, bool hard) {
    bem_report report = ward_check(p, wanted->schedule);
    int64_t amount = 0;
    for (int i = 0; i < report.count; i++) {
        amount += report.items[i].amount;
        cr_expect(report.items[i].hard == hard && report.items[i].rule == 0);
        cr_expect(report.items[i].place.line == 7, "a finding knows its rule's place");
    }
    const char *past = wanted->past ? wanted->past : "";
    cr_expect(eq(int, report.count, wanted->n), "[%s]%s: %s", past, wanted->schedule,
              wanted->reason);
    cr_expect(amount == wanted->amount, "[%s]%s is %lld, not %lld out of range: %s", past,
              wanted->schedule, (long long)amount, (long long)wanted->amount, wanted->reason);
    cr_expect(eq(int, report.n_hard, hard ? wanted->n : 0), "%s", wanted->reason);
    cr_expect(report.cost == (hard ? 0 : wanted->cost), "[%s]%s costs %lld: %s", past,
              wanted->schedule, (long long)report.cost, wanted->reason);
    cr_expect(report.by_component[BEM_COST_RULE] == report.cost);
    bem_report_free(&report);
}

void ward_expect(bem_problem *p, const ward_case *wanted) {
    ward_set_past(p, 0, wanted->past ? wanted->past : "");
    static const bem_mode modes[] = {BEM_MODE_HARD, BEM_MODE_SOFT};
    for (int i = 0; i < 2; i++) {
        p->rules[0].mode = modes[i];
        expect_report(p, wanted, modes[i] == BEM_MODE_HARD);
    }
    p->rules[0].mode = BEM_MODE_OFF;
    bem_report report = ward_check(p, wanted->schedule);
    cr_expect(eq(int, report.count, 0), "a rule that is off says nothing");
    bem_report_free(&report);
}
