/* compile_weekends.c - weekends worked, and weekends worked by halves.
 *
 * State 1: this Saturday was worked, 2: it was off, 0: any other day or a
 * weekend that began before the horizon. A worked weekend is counted on its
 * first worked day. */
#include "compile.h"

#include <assert.h>
#include <stdlib.h>

enum { NO_SATURDAY, SATURDAY_WORKED, SATURDAY_OFF };

typedef struct weekend_data {
    const bem_problem *problem;
    const bem_rule *rule;
    int *counter; /* [n_days] of the weekend that the day belongs to, or -1 */
} weekend_data;

static int weekend_step(const bem_tracker *tracker, int state, int day, int shift, bem_step *step) {
    const weekend_data *data = tracker->data;
    int weekday = bem_weekday(&data->problem->calendar, day);
    bool works = shift != BEM_OFF;
    bool counts = works && state != SATURDAY_WORKED;
    if (weekday != BEM_SATURDAY && weekday != BEM_SUNDAY)
        return NO_SATURDAY;
    if (counts && data->counter[day] >= 0)
        step->gain[step->n_gains++] = (bem_gain){data->counter[day], 1};
    if (weekday == BEM_SATURDAY)
        return works ? SATURDAY_WORKED : SATURDAY_OFF;
    return NO_SATURDAY;
}

/* The day that stands for the weekend of day d: its Saturday, its Sunday when
 * the horizon begins on that; -1 on other days. */
static int weekend_day(const bem_problem *p, int d) {
    int weekday = bem_weekday(&p->calendar, d);
    if (weekday == BEM_SATURDAY)
        return d;
    if (weekday == BEM_SUNDAY)
        return d > 0 ? d - 1 : d;
    return -1;
}

static weekend_data *weekend_new(bem_compiling *c, int r) {
    weekend_data *data = BEM_TAKE(c->arena, 1, weekend_data);
    *data = (weekend_data){c->problem, &c->problem->rules[r], NULL};
    data->counter = BEM_TAKE(c->arena, c->out->n_days, int);
    for (int d = 0; d < c->out->n_days; d++)
        data->counter[d] = -1;
    bem_tracker tracker = {data, NO_SATURDAY, weekend_step, NULL, r};
    BEM_PUSH(c->out, tracker);
    return data;
}

static bool is_in(const bem_period *period, int d) {
    return d >= period->first && d <= period->last;
}

static bool is_free(const bem_problem *p, const weekend_data *data, const bem_period *period) {
    for (int d = 0; d < p->calendar.n_days; d++) {
        int stands = weekend_day(p, d);
        if (stands >= 0 && is_in(period, stands) && data->counter[d] >= 0)
            return false;
    }
    return true;
}

static void count_period(bem_compiling *c, int r, const bem_period *period, weekend_data *data) {
    const bem_problem *p = c->problem;
    const bem_rule *rule = data->rule;
    bem_limits limits = {.rule = r, .first = -1, .unit = 1};
    limits.min = period->whole ? rule->min[c->e] : 0;
    limits.max = rule->max[c->e];
    int counter = c->out->counters.count;
    for (int d = 0; d < c->out->n_days; d++) {
        int stands = weekend_day(p, d);
        if (stands < 0 || !is_in(period, stands) || !rule->day[stands])
            continue;
        data->counter[d] = counter;
        limits.most += stands == d;
        limits.first = limits.first < 0 ? d : limits.first;
        limits.last = d;
    }
    if (limits.first < 0) { /* no weekend at all */
        limits.first = period->first;
        limits.last = period->last;
    }
    int made = bem_compile_counter(c, &limits);
    assert(made == counter);
    (void)made;
}

void bem_compile_weekends(bem_compiling *c, int r) {
    const bem_rule *rule = &c->problem->rules[r];
    BEM_ARRAY(weekend_data *) lanes = {0};
    for (int i = 0; i < rule->n_periods; i++) {
        const bem_period *period = &rule->periods[i];
        if (rule->max[c->e] == BEM_NO_MAX && (!period->whole || rule->min[c->e] <= 0))
            continue;
        int t = 0;
        while (t < lanes.count && !is_free(c->problem, lanes.items[t], period))
            t++;
        if (t == lanes.count)
            BEM_PUSH(&lanes, weekend_new(c, r));
        count_period(c, r, period, lanes.items[t]);
    }
    free(lanes.items);
}

static int complete_step(const bem_tracker *tracker, int state, int day, int shift,
                         bem_step *step) {
    const weekend_data *data = tracker->data;
    int weekday = bem_weekday(&data->problem->calendar, day);
    bool works = shift != BEM_OFF;
    if (weekday == BEM_SATURDAY)
        return works ? SATURDAY_WORKED : SATURDAY_OFF;
    if (weekday == BEM_SUNDAY && state != NO_SATURDAY && data->rule->day[day - 1] &&
        works != (state == SATURDAY_WORKED))
        step->cost = bem_rule_price(data->rule, 1);
    return NO_SATURDAY;
}

void bem_compile_complete_weekends(bem_compiling *c, int r) {
    weekend_data *data = BEM_TAKE(c->arena, 1, weekend_data);
    *data = (weekend_data){c->problem, &c->problem->rules[r], NULL};
    bem_tracker tracker = {data, NO_SATURDAY, complete_step, NULL, r};
    BEM_PUSH(c->out, tracker);
}
