/* compile_run.c - unbroken runs of shifts or of days off.
 *
 * A run of L units (days, or weekends) is charged price(L - longest) beyond its
 * longest length and price(min - L) when it ends short of min. The first is
 * charged as the run grows, unit by unit, the second when it ends. A run that
 * touches day 0 and h >= 0 known units before it has longest = max(max, h):
 * what happened before the horizon is not charged. When nothing is known of the
 * unit before those, its min is waived unless the rule is closed; so is that of
 * a run which touches the end.
 *
 * States: BEFORE the horizon, LOST when the unit before is unknown, outside a
 * run, in a run that is not judged (its first day is not in the mask), else
 * FIRST + 3 L + the run's age: new, old (it touches day 0 and something before
 * it), or lost (it may have begun earlier). L stops at the length from which
 * every further unit costs the same. */
#include "compile.h"

#include <assert.h>

enum { OUTSIDE = BEM_RUN_LOST + 1, NOT_JUDGED };
enum { NEW, OLD, LOST_AGE, N_AGES };

static int longest(const bem_runs *runs, int age) {
    return age == OLD && runs->history > runs->max ? runs->history : runs->max;
}

/* No need to count further than this. */
static int enough(const bem_runs *runs, int age) {
    bool linear = runs->rule->mode == BEM_MODE_HARD || runs->rule->price.quadratic == 0;
    int most = longest(runs, age);
    if (most == BEM_NO_MAX)
        return runs->min;
    if (!linear)
        return runs->history + runs->n_units;
    return most > runs->min ? most : runs->min;
}

/* The state of a run that has just grown to `length`; adds what that costs. */
static int grow(const bem_runs *runs, int length, int age, bem_step *step) {
    int most = longest(runs, age);
    if (length > most) {
        int64_t now = bem_rule_price(runs->rule, length - most);
        step->cost = now == BEM_NEVER ? now : now - bem_rule_price(runs->rule, length - 1 - most);
    }
    int cap = enough(runs, age);
    return BEM_RUN_FIRST + N_AGES * (length < cap ? length : cap) + age;
}

static int enter(const bem_runs *runs, int day, int age, bem_step *step) {
    if (!runs->rule->day[day])
        return NOT_JUDGED;
    return grow(runs, age == OLD ? runs->history + 1 : 1, age, step);
}

/* What it costs that a run ends at this length. */
static int64_t close_run(const bem_runs *runs, int length, int age) {
    bool goes_back = age == LOST_AGE || (age == OLD && runs->goes_back);
    if (goes_back && !runs->rule->closed)
        return 0;
    return bem_rule_price(runs->rule, runs->min - length);
}

int bem_run_next(const bem_runs *runs, int state, int day, bool in, bem_step *step) {
    if (state == BEM_RUN_BEFORE && !in) {
        if (runs->history > 0 && runs->rule->day[day])
            step->cost = close_run(runs, runs->history, OLD);
        return OUTSIDE;
    }
    if (state == BEM_RUN_BEFORE)
        return enter(runs, day, runs->history > 0 || runs->goes_back ? OLD : NEW, step);
    if (state == BEM_RUN_LOST)
        return in ? enter(runs, day, LOST_AGE, step) : OUTSIDE;
    if (state == OUTSIDE)
        return in ? enter(runs, day, NEW, step) : OUTSIDE;
    if (state == NOT_JUDGED)
        return in ? NOT_JUDGED : OUTSIDE;
    int length = (state - BEM_RUN_FIRST) / N_AGES, age = (state - BEM_RUN_FIRST) % N_AGES;
    if (in)
        return grow(runs, length + 1, age, step);
    step->cost = close_run(runs, length, age);
    return OUTSIDE;
}

int64_t bem_compile_run_end(const bem_runs *runs, int state) {
    if (state < BEM_RUN_FIRST || !runs->rule->closed)
        return 0;
    return close_run(runs, (state - BEM_RUN_FIRST) / N_AGES, (state - BEM_RUN_FIRST) % N_AGES);
}

static bool is_in_run(const bem_rule *rule, int shift) {
    return rule->of_off ? shift == BEM_OFF : shift >= 0 && rule->shifts[shift];
}

static int run_step(const bem_tracker *tracker, int state, int day, int shift, bem_step *step) {
    const bem_runs *runs = tracker->data;
    return bem_run_next(runs, state, day, is_in_run(runs->rule, shift), step);
}

static int64_t run_end(const bem_tracker *tracker, int state) {
    return bem_compile_run_end(tracker->data, state);
}

static void look_back(const bem_problem *p, int e, bem_runs *runs) {
    int d = -1;
    while (is_in_run(runs->rule, bem_past(p, e, d))) {
        runs->history++;
        d--;
    }
    runs->goes_back = bem_past(p, e, d) == BEM_UNKNOWN;
}

void bem_compile_run(bem_compiling *c, int r) {
    const bem_rule *rule = &c->problem->rules[r];
    if (rule->min[c->e] <= 1 && rule->max[c->e] == BEM_NO_MAX)
        return;
    bem_runs *runs = BEM_TAKE(c->arena, 1, bem_runs);
    *runs = (bem_runs){rule, rule->min[c->e], rule->max[c->e], 0, false, c->out->n_days};
    look_back(c->problem, c->e, runs);
    bem_tracker tracker = {runs, BEM_RUN_BEFORE, run_step, run_end, r};
    BEM_PUSH(c->out, tracker);
}

/* ---- days off after a run ----
 *
 * State AFTER_NOTHING, AFTER_RUN (yesterday was in it), else DAYS_OFF + k: k
 * days off since it ended, too few yet. */

enum { AFTER_NOTHING, AFTER_RUN, DAYS_OFF };

typedef struct after_data {
    const bem_rule *rule;
    int min;
} after_data;

static int after_step(const bem_tracker *tracker, int state, int day, int shift, bem_step *step) {
    const after_data *data = tracker->data;
    bool in = shift >= 0 && data->rule->shifts[shift];
    if (state == AFTER_RUN && !in && !data->rule->day[day])
        state = AFTER_NOTHING;
    if (in ? state <= AFTER_RUN : state == AFTER_NOTHING)
        return in ? AFTER_RUN : AFTER_NOTHING;
    int k = state == AFTER_RUN ? 0 : state - DAYS_OFF;
    if (shift == BEM_OFF)
        return k + 1 < data->min ? DAYS_OFF + k + 1 : AFTER_NOTHING;
    step->cost = bem_rule_price(data->rule, data->min - k);
    return in ? AFTER_RUN : AFTER_NOTHING;
}

/* A run that was over before day 0 is judged by the mask of day 0. */
static int after_start(const bem_compiling *c, const after_data *data) {
    int k = 0;
    while (bem_past(c->problem, c->e, -1 - k) == BEM_OFF)
        k++;
    int shift = bem_past(c->problem, c->e, -1 - k);
    if (shift < 0 || !data->rule->shifts[shift])
        return AFTER_NOTHING;
    if (k == 0)
        return AFTER_RUN;
    return k < data->min && data->rule->day[0] ? DAYS_OFF + k : AFTER_NOTHING;
}

void bem_compile_days_off_after(bem_compiling *c, int r) {
    const bem_rule *rule = &c->problem->rules[r];
    if (rule->min[c->e] <= 0)
        return;
    after_data *data = BEM_TAKE(c->arena, 1, after_data);
    *data = (after_data){rule, rule->min[c->e]};
    bem_tracker tracker = {data, after_start(c, data), after_step, NULL, r};
    BEM_PUSH(c->out, tracker);
}
