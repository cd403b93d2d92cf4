/* cut.c - see cut.h. Texts and what has no size in people or days are shared with
 * the original, which must live on. */
#include "cut.h"

#include <assert.h>
#include <string.h>

typedef struct cutting {
    const bem_problem *from;
    const truth_cut *cut;
    bem_problem *to;
} cutting;

/* The index in the original of the i-th that is kept. */
static int original(int i, int left_out) { return left_out >= 0 && i >= left_out ? i + 1 : i; }

static void *slice(const cutting *c, const void *from, int count, int first, size_t size) {
    void *items = bem_arena_take(&c->to->arena, (size_t)count, size);
    if (from && count)
        memcpy(items, (const char *)from + (size_t)first * size, (size_t)count * size);
    return items;
}

static bool *days_of(const cutting *c, const bool *days) {
    return slice(c, days, c->to->calendar.n_days, c->cut->from_front, sizeof *days);
}

static bool *shifts_of(const cutting *c, const bool *shifts) {
    return shifts ? slice(c, shifts, c->to->n_shifts, 0, sizeof *shifts) : NULL;
}

static void cut_calendar(cutting *c) {
    bem_calendar *calendar = &c->to->calendar;
    calendar->n_days -= c->cut->from_front + c->cut->from_back;
    assert(calendar->n_days > 0);
    calendar->start += c->cut->from_front;
    calendar->holiday = days_of(c, c->from->calendar.holiday);
    calendar->changes =
        slice(c, c->from->calendar.changes, calendar->n_changes, 0, sizeof(bem_clock_change));
    for (int i = 0; i < calendar->n_changes; i++)
        calendar->changes[i].wall -= c->cut->from_front * BEM_DAY_MINUTES;
}

static void cut_staff(cutting *c) {
    const bem_problem *from = c->from;
    bem_problem *to = c->to;
    int n_days = to->calendar.n_days;
    to->n_staff -= c->cut->person >= 0;
    assert(to->n_staff > 0);
    int n_cells = to->n_staff * n_days;
    to->staff = BEM_TAKE(&to->arena, to->n_staff, bem_person);
    to->leave = BEM_TAKE(&to->arena, n_cells, bool);
    to->credit = BEM_TAKE(&to->arena, n_cells, int);
    to->leave_place = BEM_TAKE(&to->arena, n_cells, bem_place);
    to->pin = BEM_TAKE(&to->arena, n_cells, int);
    to->past = BEM_TAKE(&to->arena, to->n_staff * to->n_past, int);
    for (int e = 0; e < to->n_staff; e++) {
        int e0 = original(e, c->cut->person);
        to->staff[e] = from->staff[e0];
        for (int i = 0; i < to->n_past; i++)
            to->past[e * to->n_past + i] = from->past[e0 * from->n_past + i];
        for (int d = 0; d < n_days; d++) {
            int cell = e0 * from->calendar.n_days + d + c->cut->from_front;
            to->leave[e * n_days + d] = from->leave[cell];
            to->credit[e * n_days + d] = from->credit[cell];
            to->pin[e * n_days + d] = from->pin[cell];
        }
    }
}

static void cut_periods(const cutting *c, bem_period **periods, int *n_periods) {
    const bem_period *from = *periods;
    int n = *n_periods, last_day = c->to->calendar.n_days - 1;
    *periods = BEM_TAKE(&c->to->arena, n, bem_period);
    *n_periods = 0;
    for (int i = 0; i < n; i++) {
        bem_period period = from[i];
        period.first -= c->cut->from_front;
        period.last -= c->cut->from_front;
        if (period.last < 0 || period.first > last_day)
            continue;
        if (from[i].first >= 0 && period.first < 0)
            period.first = 0;
        period.last = period.last < last_day ? period.last : last_day;
        (*periods)[(*n_periods)++] = period;
    }
}

static bem_rule rule_of(const cutting *c, int r) {
    bem_rule rule = c->from->rules[r];
    int n_staff = c->to->n_staff;
    const bem_rule *from = &c->from->rules[r];
    rule.person = BEM_TAKE(&c->to->arena, n_staff, bool);
    rule.min = BEM_TAKE(&c->to->arena, n_staff, int);
    rule.max = BEM_TAKE(&c->to->arena, n_staff, int);
    rule.those = BEM_TAKE(&c->to->arena, n_staff, bool);
    rule.before = from->before ? BEM_TAKE(&c->to->arena, n_staff, int) : NULL;
    for (int e = 0; e < n_staff; e++) {
        int e0 = original(e, c->cut->person);
        rule.person[e] = from->person[e0];
        rule.those[e] = from->those[e0];
        rule.min[e] = from->min[e0];
        rule.max[e] = from->max[e0];
        if (rule.before)
            rule.before[e] = from->before[e0];
    }
    rule.day = days_of(c, from->day);
    rule.shifts = shifts_of(c, from->shifts);
    rule.then = shifts_of(c, from->then);
    cut_periods(c, &rule.periods, &rule.n_periods);
    return rule;
}

static void cut_requests(cutting *c) {
    const bem_problem *from = c->from;
    c->to->requests = BEM_TAKE(&c->to->arena, from->n_requests, bem_request);
    c->to->n_requests = 0;
    for (int i = 0; i < from->n_requests; i++) {
        bem_request wish = from->requests[i];
        wish.day -= c->cut->from_front;
        if (i == c->cut->request || wish.person == c->cut->person || wish.day < 0 ||
            wish.day >= c->to->calendar.n_days)
            continue;
        wish.person -= c->cut->person >= 0 && wish.person > c->cut->person;
        wish.shifts = shifts_of(c, wish.shifts);
        c->to->requests[c->to->n_requests++] = wish;
    }
}

static void cut_table(const cutting *c, bem_supplements *table) {
    table->quotas = slice(c, table->quotas, table->n_quotas, 0, sizeof *table->quotas);
    for (int q = 0; q < table->n_quotas; q++)
        cut_periods(c, &table->quotas[q].periods, &table->quotas[q].n_periods);
    table->bands = slice(c, table->bands, table->n_bands, 0, sizeof *table->bands);
    for (int b = 0; b < table->n_bands; b++) {
        bem_band *band = &table->bands[b];
        band->spans = slice(c, band->spans, band->n_spans, 0, sizeof *band->spans);
        for (int i = 0; i < band->n_spans; i++) {
            band->spans[i].from -= c->cut->from_front * BEM_DAY_MINUTES;
            band->spans[i].to -= c->cut->from_front * BEM_DAY_MINUTES;
        }
    }
}

static void cut_contracts(const cutting *c) {
    bem_problem *to = c->to;
    to->contracts = slice(c, c->from->contracts, to->n_contracts, 0, sizeof *to->contracts);
    for (int i = 0; i < to->n_contracts; i++) {
        bem_contract *contract = &to->contracts[i];
        contract->supplements = slice(c, contract->supplements, contract->n_supplements, 0,
                                      sizeof *contract->supplements);
        for (int t = 0; t < contract->n_supplements; t++)
            cut_table(c, &contract->supplements[t]);
        if (!contract->overtime)
            continue;
        contract->overtime = slice(c, contract->overtime, 1, 0, sizeof *contract->overtime);
        cut_periods(c, &contract->overtime->periods, &contract->overtime->n_periods);
    }
}

bem_problem *truth_copy_without(const bem_problem *from, const truth_cut *cut) {
    cutting c = {from, cut, bem_problem_new()};
    bem_problem *to = c.to;
    bem_arena arena = to->arena;
    *to = *from;
    to->arena = arena;
    cut_calendar(&c);
    to->shifts = slice(&c, from->shifts, from->n_shifts, 0, sizeof *from->shifts);
    cut_contracts(&c);
    cut_staff(&c);
    to->n_rules -= cut->rule >= 0;
    to->rules = BEM_TAKE(&to->arena, to->n_rules, bem_rule);
    for (int r = 0; r < to->n_rules; r++)
        to->rules[r] = rule_of(&c, original(r, cut->rule));
    to->n_demands -= cut->demand >= 0;
    to->demands = BEM_TAKE(&to->arena, to->n_demands, bem_demand);
    for (int i = 0; i < to->n_demands; i++) {
        to->demands[i] = from->demands[original(i, cut->demand)];
        to->demands[i].day = days_of(&c, to->demands[i].day);
        to->demands[i].shifts = shifts_of(&c, to->demands[i].shifts);
    }
    cut_requests(&c);
    return to;
}

bem_problem *truth_copy(const bem_problem *from) {
    return truth_copy_without(from, &(truth_cut){-1, -1, -1, -1, 0, 0});
}
