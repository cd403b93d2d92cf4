/* compile_pay.c - what pay counts over a period: hours beyond the contract's, and time on
 * shifts of a kind beyond a quota. Each period has a counter of minutes whose cost is what
 * they are paid with. Periods do not overlap, so one tracker, which remembers nothing,
 * serves them all. Leave credit is the base from which a counter of hours starts. */
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

/* What counters of pay count: hours worked, or time on shifts of a quota's kind. */
typedef struct pay_counting {
    const bem_contract *contract;
    const bem_supplements *table;
    const bem_quota *quota; /* NULL: overtime */
    hours_data *data;
} pay_counting;

static int minutes_of(const bem_compiling *c, const pay_counting *x, int s, int d) {
    if (!x->quota)
        return bem_work_minutes(c->problem, s, d);
    return c->problem->shifts[s].kind == x->quota->kind ? bem_shift_minutes(c->problem, s, d) : 0;
}

static int64_t cost_of(const bem_compiling *c, const pay_counting *x, int n_days, int64_t minutes) {
    return x->quota ? bem_quota_cost(x->contract, x->table, x->quota, minutes)
                    : bem_overtime_cost(c->problem, c->e, n_days, minutes);
}

/* The most that a period can gather, in units; amounts become units. */
static int scale(const bem_compiling *c, const pay_counting *x, const bem_period *period,
                 int unit) {
    int most = 0;
    for (int d = period->first; d <= period->last; d++) {
        int best = 0;
        for (int o = 0; o < c->out->menu[d].count; o++) {
            int s = c->out->menu[d].offers[o].shift;
            if (s < 0)
                continue;
            int *amount = &x->data->amount[d * x->data->n_shifts + s];
            *amount = minutes_of(c, x, s, d) / unit;
            best = *amount > best ? *amount : best;
        }
        most += best;
    }
    return most;
}

static int find_unit(const bem_compiling *c, const pay_counting *x, const bem_period *period) {
    int unit = 0;
    for (int d = period->first; d <= period->last && unit != 1; d++)
        for (int o = 0; o < c->out->menu[d].count; o++) {
            int s = c->out->menu[d].offers[o].shift;
            if (s >= 0)
                unit = (int)bem_gcd(minutes_of(c, x, s, d), unit);
        }
    return unit ? unit : 1;
}

static void count_period(bem_compiling *c, const pay_counting *x, const bem_period *period) {
    int n_days = period->last - period->first + 1;
    int unit = find_unit(c, x, period), base = 0;
    for (int d = period->first; d <= period->last && !x->quota; d++)
        if (bem_is_on_leave(c, d))
            base += c->problem->credit[c->e * c->out->n_days + d];
    bem_counter counter = {.first = period->first, .last = period->last, .unit = unit, .rule = -1};
    counter.n_values = scale(c, x, period, unit) + 1;
    if (cost_of(c, x, n_days, base + (int64_t)(counter.n_values - 1) * unit) == 0)
        return; /* never so many */
    counter.cost = BEM_TAKE(c->arena, counter.n_values, int64_t);
    for (int v = 0; v < counter.n_values; v++)
        counter.cost[v] = cost_of(c, x, n_days, base + (int64_t)v * unit);
    for (int d = period->first; d <= period->last; d++) {
        assert(x->data->counter[d] < 0);
        x->data->counter[d] = c->out->counters.count;
    }
    BEM_PUSH(&c->out->counters, counter);
}

static void count_periods(bem_compiling *c, pay_counting x, const bem_period *periods,
                          int n_periods) {
    int n_days = c->out->n_days, n_shifts = c->problem->n_shifts;
    x.data = BEM_TAKE(c->arena, 1, hours_data);
    x.data->n_shifts = n_shifts;
    x.data->counter = BEM_TAKE(c->arena, n_days, int);
    x.data->amount = BEM_TAKE(c->arena, n_days * n_shifts, int);
    for (int d = 0; d < n_days; d++)
        x.data->counter[d] = -1;
    for (int i = 0; i < n_periods; i++)
        count_period(c, &x, &periods[i]);
    bem_tracker tracker = {x.data, 0, hours_step, NULL, -1};
    BEM_PUSH(c->out, tracker);
}

void bem_compile_overtime(bem_compiling *c) {
    const bem_contract *contract = &c->problem->contracts[c->problem->staff[c->e].contract];
    const bem_overtime *overtime = contract->overtime;
    if (overtime && contract->pay != BEM_PAY_NONE)
        count_periods(c, (pay_counting){.contract = contract}, overtime->periods,
                      overtime->n_periods);
}

void bem_compile_quotas(bem_compiling *c) {
    const bem_contract *contract = &c->problem->contracts[c->problem->staff[c->e].contract];
    for (int t = 0; t < contract->n_supplements; t++)
        for (int q = 0; q < contract->supplements[t].n_quotas; q++) {
            const bem_quota *quota = &contract->supplements[t].quotas[q];
            count_periods(c, (pay_counting){contract, &contract->supplements[t], quota, NULL},
                          quota->periods, quota->n_periods);
        }
}
