/* compile_weekends.c - weekends worked, worked in part, worked in other shifts.
 *
 * WEEKENDS: state 1 when the present weekend has been worked and counted; it is
 * counted on its first worked day. The others remember the weekend's days so
 * far and are charged on its last: complete weekends a bit for each worked day,
 * same shifts the shifts themselves, as a number in base n_shifts + 1. */
#include "compile.h"

#include <assert.h>
#include <stdlib.h>

static bool is_of_weekend(const bem_rule *rule, int weekday) {
    unsigned days = rule->weekend ? rule->weekend : 1u << BEM_SATURDAY | 1u << BEM_SUNDAY;
    return days >> weekday & 1;
}

bool bem_weekend_of(const bem_problem *p, const bem_rule *rule, int d, bem_weekend *weekend) {
    const bem_calendar *calendar = &p->calendar;
    *weekend = (bem_weekend){d, d};
    if (!is_of_weekend(rule, bem_weekday(calendar, d)))
        return false;
    while (is_of_weekend(rule, bem_weekday(calendar, weekend->first - 1)))
        weekend->first--;
    while (is_of_weekend(rule, bem_weekday(calendar, weekend->last + 1)))
        weekend->last++;
    return true;
}

bool bem_weekend_reached(const bem_problem *p, const bem_rule *rule, int d, int shift,
                         bem_weekend *weekend) {
    if (!bem_rule_counts(rule, shift))
        return false;
    if (bem_weekend_of(p, rule, d, weekend))
        return true;
    return rule->eve && p->shifts[shift].end > BEM_DAY_MINUTES &&
           bem_weekend_of(p, rule, d + 1, weekend);
}

/* ---- number of weekends ---- */

typedef struct weekend_data {
    const bem_problem *problem;
    const bem_rule *rule;
    int *counter; /* [n_days] of the weekend that the day may make worked, or -1 */
} weekend_data;

static int weekend_step(const bem_tracker *tracker, int state, int day, int shift, bem_step *step) {
    const weekend_data *data = tracker->data;
    bem_weekend weekend;
    bool worked = state;
    if (bem_weekend_reached(data->problem, data->rule, day, shift, &weekend)) {
        if (!worked && data->counter[day] >= 0)
            step->gain[step->n_gains++] = (bem_gain){data->counter[day], 1};
        worked = true;
    }
    /* it is over, or has not begun: an eve makes tomorrow's worked */
    if (bem_weekend_of(data->problem, data->rule, day, &weekend) && day == weekend.last)
        worked = false;
    return worked;
}

static weekend_data *weekend_new(bem_compiling *c, int r) {
    weekend_data *data = BEM_TAKE(c->arena, 1, weekend_data);
    *data = (weekend_data){c->problem, &c->problem->rules[r], NULL};
    data->counter = BEM_TAKE(c->arena, c->out->n_days, int);
    for (int d = 0; d < c->out->n_days; d++)
        data->counter[d] = -1;
    bem_tracker tracker = {data, false, weekend_step, NULL, r};
    BEM_PUSH(c->out, tracker);
    return data;
}

/* The day that stands for the weekend which day d belongs to or is the eve of; -1 on others and
 * when that weekend lies behind the horizon. */
static int stands_for(const bem_compiling *c, const bem_rule *rule, int d) {
    bem_weekend weekend;
    bool eve = rule->eve && !bem_weekend_of(c->problem, rule, d, &weekend);
    if (!bem_weekend_of(c->problem, rule, d + eve, &weekend) || weekend.first >= c->out->n_days)
        return -1;
    return weekend.first > 0 ? weekend.first : 0;
}

static bool is_in(const bem_period *period, int d) {
    return d >= period->first && d <= period->last;
}

static bool is_free(const bem_compiling *c, const weekend_data *data, const bem_period *period) {
    for (int d = 0; d < c->out->n_days; d++) {
        int stands = stands_for(c, data->rule, d);
        if (stands >= 0 && is_in(period, stands) && data->counter[d] >= 0)
            return false;
    }
    return true;
}

/* Was the weekend that ends on day `last` < 0 worked, as far as is known? */
static bool was_worked(const bem_compiling *c, const bem_rule *rule, const bem_weekend *weekend) {
    bem_weekend reached;
    for (int d = weekend->first - 1; d <= weekend->last; d++)
        if (bem_weekend_reached(c->problem, rule, d, bem_past(c->problem, c->e, d), &reached) &&
            reached.first == weekend->first)
            return true;
    return false;
}

static int past_weekends(const bem_compiling *c, const bem_rule *rule, const bem_period *period,
                         bool *known) {
    bem_weekend weekend;
    int n = 0;
    *known = true;
    for (int d = period->first; d < 0; d++) {
        *known = *known && bem_past(c->problem, c->e, d) != BEM_UNKNOWN;
        n += bem_weekend_of(c->problem, rule, d, &weekend) && weekend.first == d &&
             weekend.last < 0 && was_worked(c, rule, &weekend);
    }
    return n;
}

static void count_period(bem_compiling *c, const bem_period *period, bem_limits *limits,
                         weekend_data *data) {
    const bem_rule *rule = data->rule;
    int counter = c->out->counters.count;
    limits->first = -1;
    for (int d = 0; d < c->out->n_days; d++) {
        int stands = stands_for(c, rule, d);
        if (stands < 0 || !is_in(period, stands) || !rule->day[stands])
            continue;
        data->counter[d] = counter;
        limits->most += stands == d;
        limits->first = limits->first < 0 ? d : limits->first;
        limits->last = d;
    }
    if (limits->first < 0) { /* no weekend at all */
        limits->first = period->first > 0 ? period->first : 0;
        limits->last = period->last;
    }
    int made = bem_compile_counter(c, limits);
    assert(made == counter);
    (void)made;
}

void bem_compile_weekends(bem_compiling *c, int r) {
    const bem_rule *rule = &c->problem->rules[r];
    BEM_ARRAY(weekend_data *) lanes = {0};
    for (int i = 0; i < rule->n_periods; i++) {
        const bem_period *period = &rule->periods[i];
        bem_limits limits = {.rule = r, .unit = 1};
        bool known;
        int past = past_weekends(c, rule, period, &known);
        if (!bem_compile_asks(c, period, past, known, &limits))
            continue;
        int t = 0;
        while (t < lanes.count && !is_free(c, lanes.items[t], period))
            t++;
        if (t == lanes.count)
            BEM_PUSH(&lanes, weekend_new(c, r));
        count_period(c, period, &limits, lanes.items[t]);
    }
    free(lanes.items);
}

/* ---- all days of a weekend alike ---- */

/* The days of a weekend that are judged; false when it is cut by an edge that is open. */
static bool judged_days(const weekend_data *data, int day, bem_weekend *weekend) {
    int n_days = data->problem->calendar.n_days;
    if (!bem_weekend_of(data->problem, data->rule, day, weekend))
        return false;
    if (!data->rule->closed && (weekend->first < 0 || weekend->last >= n_days))
        return false;
    weekend->first = weekend->first > 0 ? weekend->first : 0;
    weekend->last = weekend->last < n_days ? weekend->last : n_days - 1;
    return data->rule->day[weekend->first];
}

/* Units of a weekend of n days, bit i set when day i was worked. */
static int units_incomplete(const bem_rule *rule, int worked, int n) {
    int all = (1 << n) - 1, units = 0;
    if (worked == 0 || worked == all)
        return 0;
    for (int i = 0; i < n && rule->by_days; i++)
        if (!(worked >> i & 1)) {
            bool between = (worked & ((1 << i) - 1)) && worked >> (i + 1);
            units += between ? 4 : 1;
        }
    return rule->by_days ? units : 1;
}

static int complete_step(const bem_tracker *tracker, int state, int day, int shift,
                         bem_step *step) {
    const weekend_data *data = tracker->data;
    bem_weekend weekend;
    if (!judged_days(data, day, &weekend))
        return 0;
    state |= (shift != BEM_OFF) << (day - weekend.first);
    if (day < weekend.last)
        return state;
    int units = units_incomplete(data->rule, state, weekend.last - weekend.first + 1);
    step->cost = bem_rule_price(data->rule, units);
    return 0;
}

/* Units of a weekend of n days whose shifts are the digits of `state`. */
static int units_unlike(int64_t state, int base, int n) {
    int units = 0, digit[BEM_MOST_WEEKEND];
    for (int i = 0; i < n; i++, state /= base)
        digit[i] = (int)(state % base);
    for (int i = 0; i < n; i++) {
        int n_same = 0;
        bool first = digit[i] > 0;
        for (int j = 0; j < n; j++) {
            n_same += digit[j] == digit[i];
            first = first && (j >= i || digit[j] != digit[i]);
        }
        units += first ? n - n_same : 0;
    }
    return units;
}

static int same_step(const bem_tracker *tracker, int state, int day, int shift, bem_step *step) {
    const weekend_data *data = tracker->data;
    bem_weekend weekend;
    int base = data->problem->n_shifts + 1;
    if (!judged_days(data, day, &weekend))
        return 0;
    int n = weekend.last - weekend.first + 1;
    assert(n <= BEM_MOST_WEEKEND);
    if (day < weekend.last)
        return state * base + shift + 1;
    int64_t all = (int64_t)state * base + shift + 1; /* of 4 days it needs more than an int */
    step->cost = bem_rule_price(data->rule, units_unlike(all, base, n));
    return 0;
}

static void add_alike(bem_compiling *c, int r,
                      int (*step)(const bem_tracker *, int, int, int, bem_step *)) {
    weekend_data *data = BEM_TAKE(c->arena, 1, weekend_data);
    *data = (weekend_data){c->problem, &c->problem->rules[r], NULL};
    bem_tracker tracker = {data, 0, step, NULL, r};
    BEM_PUSH(c->out, tracker);
}

void bem_compile_complete_weekends(bem_compiling *c, int r) { add_alike(c, r, complete_step); }

void bem_compile_same_shift(bem_compiling *c, int r) { add_alike(c, r, same_step); }
