/* compile_pay.c - hours beyond the contract's: a counter of minutes for each
 * period, whose cost is what they are paid with. Periods do not overlap, so one
 * tracker, which remembers nothing, serves them all. Leave credit is the base
 * from which a counter starts. */
#include "compile.h"
#include "divisor.h"

#include <assert.h>

typedef struct hours_data {
    int n_shifts;
    int *counter; /* [n_days] */
    int *amount;  /* [n_days * n_shifts] units */
} hours_data;

static int hours_step(const bem_tracker *tracker, int state, int day, int shift, bem_step *step) {
    const hours_data *data = tracker->data;
    (void)state;
    int amount =
        shift == BEM_OFF || data->counter[day] < 0 ? 0 : data->amount[day * data->n_shifts + shift];
    if (amount > 0)
        step->gain[step->n_gains++] = (bem_gain){data->counter[day], amount};
    return 0;
}

/* The most that a period can gather, in units; amounts become units. */
static int scale(const bem_compiling *c, const bem_period *period, int unit, hours_data *data) {
    int most = 0;
    for (int d = period->first; d <= period->last; d++) {
        int best = 0;
        for (int o = 0; o < c->out->menu[d].count; o++) {
            int s = c->out->menu[d].offers[o].shift;
            if (s < 0)
                continue;
            int *amount = &data->amount[d * data->n_shifts + s];
            *amount = bem_work_minutes(c->problem, s, d) / unit;
            best = *amount > best ? *amount : best;
        }
        most += best;
    }
    return most;
}

static int find_unit(const bem_compiling *c, const bem_period *period) {
    int unit = 0;
    for (int d = period->first; d <= period->last && unit != 1; d++)
        for (int o = 0; o < c->out->menu[d].count; o++) {
            int s = c->out->menu[d].offers[o].shift;
            if (s >= 0)
                unit = (int)bem_gcd(bem_work_minutes(c->problem, s, d), unit);
        }
    return unit ? unit : 1;
}

static void count_period(bem_compiling *c, const bem_period *period, hours_data *data) {
    int n_days = period->last - period->first + 1;
    int unit = find_unit(c, period), base = 0;
    for (int d = period->first; d <= period->last; d++)
        if (bem_is_on_leave(c, d))
            base += c->problem->credit[c->e * c->out->n_days + d];
    bem_counter counter = {.first = period->first, .last = period->last, .unit = unit, .rule = -1};
    counter.n_values = scale(c, period, unit, data) + 1;
    counter.cost = BEM_TAKE(c->arena, counter.n_values, int64_t);
    for (int v = 0; v < counter.n_values; v++)
        counter.cost[v] = bem_overtime_cost(c->problem, c->e, n_days, base + (int64_t)v * unit);
    for (int d = period->first; d <= period->last; d++) {
        assert(data->counter[d] < 0);
        data->counter[d] = c->out->counters.count;
    }
    BEM_PUSH(&c->out->counters, counter);
}

void bem_compile_overtime(bem_compiling *c) {
    const bem_problem *p = c->problem;
    const bem_contract *contract = &p->contracts[p->staff[c->e].contract];
    if (!contract->overtime || contract->pay == BEM_PAY_NONE)
        return;
    hours_data *data = BEM_TAKE(c->arena, 1, hours_data);
    data->n_shifts = p->n_shifts;
    data->counter = BEM_TAKE(c->arena, c->out->n_days, int);
    data->amount = BEM_TAKE(c->arena, c->out->n_days * p->n_shifts, int);
    for (int d = 0; d < c->out->n_days; d++)
        data->counter[d] = -1;
    for (int i = 0; i < contract->overtime->n_periods; i++)
        count_period(c, &contract->overtime->periods[i], data);
    bem_tracker tracker = {data, 0, hours_step, NULL, -1};
    BEM_PUSH(c->out, tracker);
}
