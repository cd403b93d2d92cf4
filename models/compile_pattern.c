/* compile_pattern.c - days in a row that fit a pattern.
 *
 * Unwanted (or counted): bit i of the state is set when the last i + 1 days fit
 * the first i + 1 elements, from an allowed beginning. The occurrence is
 * charged, or counted, on its last day. Wanted: bit i likewise for beginnings
 * that were made good so far, above them whether the day just read is known to
 * fit, or not to fit, the first element. Known days before the horizon are read
 * the same way, for nothing; an unknown one forgets all. */
#include "compile.h"

#include <assert.h>

enum { WAS_UNKNOWN, WAS_NOT_FIRST, WAS_FIRST };

typedef struct pattern_data {
    const bem_problem *problem;
    const bem_rule *rule;
    int counter; /* of occurrences, -1 = each is priced by itself */
} pattern_data;

static bool fits(const bem_day_set *element, int shift) {
    return shift >= 0 ? element->shifts[shift] : element->off;
}

static bool may_begin(const pattern_data *data, int day) {
    const bem_rule *rule = data->rule;
    unsigned weekday = 1u << bem_weekday(&data->problem->calendar, day);
    return (!rule->starts || (rule->starts & weekday)) && rule->day[day > 0 ? day : 0];
}

/* The bits after one more day; adds up occurrences. */
static int fit(const pattern_data *data, int bits, int day, int shift, int *n_whole) {
    const bem_rule *rule = data->rule;
    int next = 0;
    for (int i = 0; i < rule->n_pattern; i++) {
        bool open = i == 0 ? may_begin(data, day) : bits >> (i - 1) & 1;
        if (!open || !fits(&rule->pattern[i], shift))
            continue;
        if (i == rule->n_pattern - 1)
            ++*n_whole;
        else
            next |= 1 << i;
    }
    return next;
}

static int pattern_step(const bem_tracker *tracker, int state, int day, int shift, bem_step *step) {
    const pattern_data *data = tracker->data;
    int n_whole = 0, next = fit(data, state, day, shift, &n_whole);
    if (n_whole > 0 && data->counter < 0)
        step->cost = bem_rule_price(data->rule, 1);
    else if (n_whole > 0)
        step->gain[step->n_gains++] = (bem_gain){data->counter, 1};
    return next;
}

/* The bits after one more day; adds up beginnings that came to nothing. */
static int go_on(const pattern_data *data, int bits, int was, int day, int shift, int *n_broken) {
    const bem_rule *rule = data->rule;
    int next = 0;
    for (int i = 0; i + 1 < rule->n_pattern; i++) {
        bool open = i == 0 ? was == WAS_NOT_FIRST && may_begin(data, day) : bits >> (i - 1) & 1;
        bool good = fits(&rule->pattern[i], shift);
        if (open && good)
            next |= 1 << i;
        *n_broken += i > 0 && open && !good;
    }
    bool due = rule->n_pattern > 1 && bits >> (rule->n_pattern - 2) & 1;
    *n_broken += due && !fits(&rule->pattern[rule->n_pattern - 1], shift);
    return next;
}

static int was_of(const bem_rule *rule, int shift) {
    return fits(&rule->pattern[0], shift) ? WAS_FIRST : WAS_NOT_FIRST;
}

static int wanted_step(const bem_tracker *tracker, int state, int day, int shift, bem_step *step) {
    const pattern_data *data = tracker->data;
    int n_broken = 0, next = go_on(data, state / 4, state % 4, day, shift, &n_broken);
    int64_t price = bem_rule_price(data->rule, 1);
    if (n_broken > 0)
        step->cost = price == BEM_NEVER ? BEM_NEVER : n_broken * price;
    return 4 * next + was_of(data->rule, shift);
}

static int start_of(const bem_compiling *c, const pattern_data *data) {
    int bits = 0, was = WAS_UNKNOWN, ignored = 0;
    for (int d = -c->problem->n_past; d < 0; d++) {
        int shift = bem_past(c->problem, c->e, d);
        if (shift == BEM_UNKNOWN) {
            bits = 0;
            was = WAS_UNKNOWN;
        } else {
            bits = data->rule->wanted ? go_on(data, bits, was, d, shift, &ignored)
                                      : fit(data, bits, d, shift, &ignored);
            was = was_of(data->rule, shift);
        }
    }
    return data->rule->wanted ? 4 * bits + was : bits;
}

void bem_compile_pattern(bem_compiling *c, int r) {
    const bem_rule *rule = &c->problem->rules[r];
    if (rule->n_pattern == 0)
        return;
    assert(rule->n_pattern <= BEM_MOST_PATTERN);
    pattern_data *data = BEM_TAKE(c->arena, 1, pattern_data);
    *data = (pattern_data){c->problem, rule, -1};
    bool counted = !rule->wanted && (rule->min[c->e] > 0 || rule->max[c->e] > 0);
    bem_period horizon = {0, c->out->n_days - 1, true, false};
    bem_limits limits = {.rule = r, .last = horizon.last, .unit = 1, .most = c->out->n_days};
    if (counted && !bem_compile_asks(c, &horizon, 0, true, &limits))
        return;
    if (counted)
        data->counter = bem_compile_counter(c, &limits);
    bem_tracker tracker = {data, start_of(c, data), rule->wanted ? wanted_step : pattern_step, NULL,
                           r};
    BEM_PUSH(c->out, tracker);
}
