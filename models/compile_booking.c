/* compile_booking.c - bookings for whole blocks: in a block nothing, or enough.
 *
 *     state       0, or 1 and what has been worked in the block so far, at most the min
 *     charged     the fee with the block's first shift, what is short of the
 *                 min at the block's end
 *
 * Amounts above the min are the same to it, so that few states are needed. */
#include "compile.h"

#include <assert.h>

typedef struct booking_data {
    const bem_problem *problem;
    const bem_rule *rule;
    int min;
    int *block; /* [n_days] period or -1 */
} booking_data;

int64_t bem_booking_fee(const bem_rule *rule, int d) {
    for (int i = 0; i < rule->n_periods; i++)
        if (rule->periods[i].first <= d && d <= rule->periods[i].last)
            return rule->periods[i].begun ? 0 : rule->fee;
    return 0;
}

static int64_t price_missing(const booking_data *data, const bem_period *period, int worked) {
    int missing = data->min - worked;
    if (!period->whole || missing <= 0)
        return 0;
    if (data->rule->mode == BEM_MODE_HARD || data->rule->measure != BEM_BY_MINUTES)
        return bem_rule_price(data->rule, missing);
    return bem_price_of_minutes(data->rule->price, missing);
}

static int booking_step(const bem_tracker *tracker, int state, int day, int shift, bem_step *step) {
    const booking_data *data = tracker->data;
    int block = data->block[day];
    if (block < 0)
        return 0;
    const bem_period *period = &data->rule->periods[block];
    int worked = state;
    if (shift != BEM_OFF) {
        if (worked == 0)
            step->cost = bem_booking_fee(data->rule, day);
        /* one more than what counts: a shift of no minutes is a booking too */
        int amount =
            data->rule->measure == BEM_BY_MINUTES ? bem_work_minutes(data->problem, shift, day) : 1;
        worked = (worked ? worked : 1) + amount;
        worked = worked > data->min + 1 ? data->min + 1 : worked;
    }
    if (day < period->last)
        return worked;
    if (worked > 0) {
        int64_t missing = price_missing(data, period, worked - 1);
        step->cost = missing == BEM_NEVER ? BEM_NEVER : step->cost + missing;
    }
    return 0;
}

void bem_compile_booking(bem_compiling *c, int r) {
    const bem_rule *rule = &c->problem->rules[r];
    booking_data *data = BEM_TAKE(c->arena, 1, booking_data);
    *data = (booking_data){c->problem, rule, rule->min[c->e], NULL};
    data->block = BEM_TAKE(c->arena, c->out->n_days, int);
    for (int d = 0; d < c->out->n_days; d++)
        data->block[d] = -1;
    for (int i = 0; i < rule->n_periods; i++)
        for (int d = rule->periods[i].first; d <= rule->periods[i].last; d++)
            data->block[d] = i;
    bem_tracker tracker = {data, 0, booking_step, NULL, r};
    BEM_PUSH(c->out, tracker);
}
