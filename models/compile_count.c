/* compile_count.c - amounts per period: worked hours, numbers of shifts.
 *
 * Each period has a counter. Periods that do not overlap share a tracker,
 * which has one state and only says what a shift adds to the day's counter.
 * Credit for leave is no decision: it is the base from which the counter
 * starts. */
#include "compile.h"
#include "divisor.h"

#include <assert.h>
#include <stdlib.h>

typedef struct tally {
    int n_shifts;
    int *counter; /* [n_days] or -1 */
    int *amount;  /* [n_days * n_shifts] units */
} tally;

static int tally_step(const bem_tracker *tracker, int state, int day, int shift, bem_step *step) {
    const tally *data = tracker->data;
    (void)state;
    if (shift == BEM_OFF || data->counter[day] < 0)
        return 0;
    int amount = data->amount[day * data->n_shifts + shift];
    if (amount > 0)
        step->gain[step->n_gains++] = (bem_gain){data->counter[day], amount};
    return 0;
}

static tally *tally_new(bem_compiling *c, int r) {
    int n_days = c->out->n_days;
    tally *data = BEM_TAKE(c->arena, 1, tally);
    data->n_shifts = c->problem->n_shifts;
    data->counter = BEM_TAKE(c->arena, n_days, int);
    data->amount = BEM_TAKE(c->arena, n_days * data->n_shifts, int);
    for (int d = 0; d < n_days; d++)
        data->counter[d] = -1;
    bem_tracker tracker = {data, 0, tally_step, NULL, r};
    BEM_PUSH(c->out, tracker);
    return data;
}

/* What shift s on day d adds: minutes, or one. */
static int raw_amount(const bem_compiling *c, const bem_rule *rule, int d, int s) {
    if (rule->kind == BEM_RULE_HOURS)
        return bem_work_minutes(c->problem, s, d);
    return rule->shifts[s] && rule->day[d];
}

/* The greatest common divisor of what the period's offers add, 1 when they
 * add nothing. */
static int find_unit(const bem_compiling *c, const bem_rule *rule, const bem_period *period) {
    int unit = 0;
    for (int d = period->first; d <= period->last && unit != 1; d++)
        for (int o = 0; o < c->out->menu[d].count; o++) {
            int s = c->out->menu[d].offers[o].shift;
            if (s >= 0)
                unit = (int)bem_gcd(raw_amount(c, rule, d, s), unit);
        }
    return unit ? unit : 1;
}

static int leave_credit(const bem_compiling *c, const bem_rule *rule, const bem_period *period) {
    int credit = 0;
    for (int d = period->first; d <= period->last && rule->kind == BEM_RULE_HOURS; d++)
        if (bem_is_on_leave(c, d))
            credit += c->problem->credit[c->e * c->out->n_days + d];
    return credit;
}

/* Fills the period's days of a tally that has none there yet. */
static void tally_period(bem_compiling *c, int r, const bem_period *period, tally *data) {
    const bem_rule *rule = &c->problem->rules[r];
    bem_limits limits = {.rule = r, .first = period->first, .last = period->last};
    limits.min = period->whole ? rule->min[c->e] : 0;
    limits.max = rule->max[c->e];
    limits.minutes = rule->kind == BEM_RULE_HOURS;
    limits.unit = find_unit(c, rule, period);
    limits.base = leave_credit(c, rule, period);
    for (int d = period->first; d <= period->last; d++) {
        int most = 0;
        for (int o = 0; o < c->out->menu[d].count; o++) {
            int s = c->out->menu[d].offers[o].shift;
            if (s < 0)
                continue;
            int amount = raw_amount(c, rule, d, s) / limits.unit;
            data->amount[d * data->n_shifts + s] = amount;
            most = amount > most ? amount : most;
        }
        limits.most += most;
    }
    int counter = bem_compile_counter(c, &limits);
    for (int d = period->first; d <= period->last; d++)
        data->counter[d] = counter;
}

static bool is_free(const tally *data, const bem_period *period) {
    for (int d = period->first; d <= period->last; d++)
        if (data->counter[d] >= 0)
            return false;
    return true;
}

/* Each period goes to the first tally whose days are free. */
static void compile_periods(bem_compiling *c, int r) {
    const bem_rule *rule = &c->problem->rules[r];
    BEM_ARRAY(tally *) tallies = {0};
    for (int i = 0; i < rule->n_periods; i++) {
        const bem_period *period = &rule->periods[i];
        assert(period->first >= 0 && period->last < c->out->n_days);
        if (rule->max[c->e] == BEM_NO_MAX && (!period->whole || rule->min[c->e] <= 0))
            continue;
        int t = 0;
        while (t < tallies.count && !is_free(tallies.items[t], period))
            t++;
        if (t == tallies.count)
            BEM_PUSH(&tallies, tally_new(c, r));
        tally_period(c, r, period, tallies.items[t]);
    }
    free(tallies.items);
}

void bem_compile_hours(bem_compiling *c, int r) { compile_periods(c, r); }

/* "None" is a matter of the menu. */
static void forbid_shifts(bem_compiling *c, const bem_rule *rule) {
    for (int i = 0; i < rule->n_periods; i++)
        for (int d = rule->periods[i].first; d <= rule->periods[i].last; d++)
            for (int s = 0; s < c->problem->n_shifts && rule->day[d]; s++)
                if (rule->shifts[s])
                    bem_menu_remove(&c->out->menu[d], s);
}

void bem_compile_count(bem_compiling *c, int r) {
    const bem_rule *rule = &c->problem->rules[r];
    if (rule->mode == BEM_MODE_HARD && rule->max[c->e] == 0)
        forbid_shifts(c, rule);
    compile_periods(c, r);
}
