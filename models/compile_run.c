/* compile_run.c - unbroken runs of shifts or of days off.
 *
 * A run of L days is charged price(L - longest) beyond its longest length and
 * price(min - L) when it ends short of min. The first is charged as the run
 * grows, day by day, the second when it ends. A run that touches day 0 and
 * h >= 0 known days before it has longest = max(max, h): what happened before
 * the horizon is not charged. When nothing is known of the day before those,
 * its min is waived unless the rule is closed; so is that of a run which
 * touches the last day.
 *
 * States: 0 before the horizon, 1 outside a run, 2 in a run that is not
 * judged (its first day is not in the mask), else 3 + 2 L + (1 when the run
 * touches day 0 and something before it). L stops at the length from which
 * every further day costs the same. */
#include "compile.h"

#include <assert.h>

enum { BEFORE, OUTSIDE, NOT_JUDGED, FIRST_RUN };

typedef struct run_data {
    const bem_rule *rule;
    int min, max;
    int history;    /* known days of the run before day 0 */
    bool goes_back; /* what lies before those is unknown */
    int n_days;
} run_data;

static bool is_in_run(const bem_rule *rule, int shift) {
    return rule->of_off ? shift == BEM_OFF : shift >= 0 && rule->shifts[shift];
}

static int longest(const run_data *data, bool old) {
    return old && data->history > data->max ? data->history : data->max;
}

/* No need to count further than this. */
static int enough(const run_data *data, bool old) {
    bool linear = data->rule->mode == BEM_MODE_HARD || data->rule->price.quadratic == 0;
    int most = longest(data, old);
    if (most == BEM_NO_MAX)
        return data->min;
    if (!linear)
        return data->history + data->n_days;
    return most > data->min ? most : data->min;
}

/* The state of a run that has just grown to `length`; adds what that costs. */
static int grow(const run_data *data, int length, bool old, bem_step *step) {
    int most = longest(data, old);
    if (length > most) {
        int64_t now = bem_rule_price(data->rule, length - most);
        step->cost = now == BEM_NEVER ? now : now - bem_rule_price(data->rule, length - 1 - most);
    }
    int cap = enough(data, old);
    return FIRST_RUN + 2 * (length < cap ? length : cap) + old;
}

static int enter(const run_data *data, int day, bool old, bem_step *step) {
    if (!data->rule->day[day])
        return NOT_JUDGED;
    return grow(data, old ? data->history + 1 : 1, old, step);
}

/* What it costs that a run ends at this length. */
static int64_t close_run(const run_data *data, int length, bool old) {
    if (old && data->goes_back && !data->rule->closed)
        return 0;
    return bem_rule_price(data->rule, data->min - length);
}

static int run_step(const bem_tracker *tracker, int state, int day, int shift, bem_step *step) {
    const run_data *data = tracker->data;
    bool in = is_in_run(data->rule, shift);
    if (state == BEFORE)
        return in ? enter(data, day, data->history > 0 || data->goes_back, step) : OUTSIDE;
    if (state == OUTSIDE)
        return in ? enter(data, day, false, step) : OUTSIDE;
    if (state == NOT_JUDGED)
        return in ? NOT_JUDGED : OUTSIDE;
    int length = (state - FIRST_RUN) / 2;
    bool old = (state - FIRST_RUN) % 2;
    if (in)
        return grow(data, length + 1, old, step);
    step->cost = close_run(data, length, old);
    return OUTSIDE;
}

static int64_t run_end(const bem_tracker *tracker, int state) {
    const run_data *data = tracker->data;
    if (state < FIRST_RUN || !data->rule->closed)
        return 0;
    return close_run(data, (state - FIRST_RUN) / 2, (state - FIRST_RUN) % 2);
}

static void look_back(const bem_problem *p, int e, run_data *data) {
    int d = -1;
    while (is_in_run(data->rule, bem_past(p, e, d))) {
        data->history++;
        d--;
    }
    data->goes_back = bem_past(p, e, d) == BEM_UNKNOWN;
}

void bem_compile_run(bem_compiling *c, int r) {
    const bem_rule *rule = &c->problem->rules[r];
    if (rule->min[c->e] <= 1 && rule->max[c->e] == BEM_NO_MAX)
        return;
    run_data *data = BEM_TAKE(c->arena, 1, run_data);
    *data = (run_data){rule, rule->min[c->e], rule->max[c->e], 0, false, c->out->n_days};
    look_back(c->problem, c->e, data);
    bem_tracker tracker = {data, BEFORE, run_step, run_end, r};
    BEM_PUSH(c->out, tracker);
}
