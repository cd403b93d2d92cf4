/* compile_count.c - amounts per period: worked hours, numbers of shifts.
 *
 * Each period has a counter. Periods that do not overlap share a tracker,
 * which has one state and only says what a shift adds to the day's counter.
 * Credit for leave, and what was counted before the horizon, is no decision: it
 * is the base from which the counter starts. A period of one day needs no
 * counter: it is charged as the day is read.
 *
 * Rolling windows overlap, so many counters would be open at a time; where the
 * network can remember what they hold, it does (see compile_windows.c). */
#include "compile.h"
#include "divisor.h"

#include <assert.h>
#include <stdlib.h>

static bool by_minutes(const bem_rule *rule) {
    return rule->kind == BEM_RULE_HOURS ||
           (rule->kind == BEM_RULE_FAIR && rule->measure == BEM_BY_MINUTES);
}

/* True minutes of shift s on day d inside the rule's span of the clock, of which only those count
 * that begin on days of the mask or outside the horizon. */
static int minutes_inside(const bem_problem *p, const bem_rule *rule, int d, int s) {
    int start = d * BEM_DAY_MINUTES + p->shifts[s].start;
    int end = d * BEM_DAY_MINUTES + p->shifts[s].end, sum = 0;
    int reach = rule->clock_to / BEM_DAY_MINUTES + 1;
    for (int x = d - reach; x * BEM_DAY_MINUTES < end; x++) {
        if (x >= 0 && x < p->calendar.n_days && !rule->day[x])
            continue;
        int from = x * BEM_DAY_MINUTES + rule->clock_from;
        int to = x * BEM_DAY_MINUTES + rule->clock_to;
        from = from > start ? from : start;
        to = to < end ? to : end;
        sum += from < to ? bem_elapsed(&p->calendar, from, to) : 0;
    }
    return sum;
}

int bem_rule_amount(const bem_problem *p, const bem_rule *rule, int d, int s) {
    bool counts = rule->kind == BEM_RULE_COUNT ? rule->shifts[s] : bem_rule_counts(rule, s);
    if (!counts)
        return 0;
    if (by_minutes(rule) && rule->clock_to > rule->clock_from)
        return minutes_inside(p, rule, d, s);
    if (d >= 0 && !rule->day[d])
        return 0;
    return by_minutes(rule) ? bem_work_minutes(p, s, d) : 1;
}

typedef struct tally {
    int n_shifts;
    int *counter;  /* [n_days] or -1 */
    int *amount;   /* [n_days * n_shifts] units */
    int64_t **due; /* [n_days] of a period of its own: [1 + n_shifts] cost of off and each shift */
} tally;

static int tally_step(const bem_tracker *tracker, int state, int day, int shift, bem_step *step) {
    const tally *data = tracker->data;
    (void)state;
    if (data->due[day])
        step->cost = data->due[day][1 + shift];
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
    data->due = BEM_TAKE(c->arena, n_days, int64_t *);
    for (int d = 0; d < n_days; d++)
        data->counter[d] = -1;
    bem_tracker tracker = {data, 0, tally_step, NULL, r};
    BEM_PUSH(c->out, tracker);
    return data;
}

static int first_inside(const bem_period *period) { return period->first > 0 ? period->first : 0; }

/* The greatest common divisor of what the period's offers add, 1 when they
 * add nothing. */
static int find_unit(const bem_compiling *c, const bem_rule *rule, const bem_period *period) {
    int unit = 0;
    for (int d = first_inside(period); d <= period->last && unit != 1; d++)
        for (int o = 0; o < c->out->menu[d].count; o++) {
            int s = c->out->menu[d].offers[o].shift;
            if (s >= 0)
                unit = (int)bem_gcd(bem_rule_amount(c->problem, rule, d, s), unit);
        }
    return unit ? unit : 1;
}

static int leave_credit(const bem_compiling *c, const bem_rule *rule, const bem_period *period) {
    int credit = 0;
    if (rule->kind != BEM_RULE_HOURS || rule->of_some || rule->clock_to > rule->clock_from)
        return 0;
    for (int d = first_inside(period); d <= period->last; d++)
        if (bem_is_on_leave(c, d) && rule->day[d])
            credit += c->problem->credit[c->e * c->out->n_days + d];
    return credit;
}

/* What the known days of a window before the horizon hold. */
static int past_amount(const bem_compiling *c, const bem_rule *rule, const bem_period *period,
                       bool *known) {
    int sum = 0;
    *known = true;
    for (int d = period->first; d < 0; d++) {
        int s = bem_past(c->problem, c->e, d);
        *known = *known && s != BEM_UNKNOWN;
        sum += s >= 0 ? bem_rule_amount(c->problem, rule, d, s) : 0;
    }
    return sum;
}

/* The contract's minutes for so many days, of a rule about hours beyond them. */
static int contract_minutes(const bem_compiling *c, const bem_rule *rule, int n_days) {
    const bem_person *person = &c->problem->staff[c->e];
    if (rule->kind != BEM_RULE_HOURS || rule->beyond == BEM_BEYOND_NOTHING)
        return 0;
    int64_t share = rule->beyond == BEM_BEYOND_CONTRACT ? person->share : 10000;
    int64_t week = c->problem->contracts[person->contract].full_time;
    return (int)(week * n_days * share / (BEM_WEEK_DAYS * 10000));
}

static int known_past_days(const bem_compiling *c, const bem_period *period) {
    int n = 0;
    for (int d = period->first; d < 0; d++)
        n += bem_past(c->problem, c->e, d) != BEM_UNKNOWN;
    return n;
}

/* The limits of a period but for `most`; false when nothing is asked. */
static bool limits_of(const bem_compiling *c, int r, const bem_period *period, bem_limits *limits) {
    const bem_rule *rule = &c->problem->rules[r];
    bool known;
    int past = past_amount(c, rule, period, &known);
    *limits = (bem_limits){.rule = r, .first = first_inside(period), .last = period->last};
    limits->minutes = by_minutes(rule);
    limits->unit = find_unit(c, rule, period);
    limits->base = leave_credit(c, rule, period);
    int n_past = known_past_days(c, period), n_inside = period->last - first_inside(period) + 1;
    int of_past = contract_minutes(c, rule, n_past);
    past -= of_past;
    limits->base -= contract_minutes(c, rule, n_past + n_inside) - of_past;
    return bem_compile_asks(c, period, past, known, limits);
}

static void charge_day(bem_compiling *c, const bem_limits *limits, tally *data) {
    const bem_rule *rule = &c->problem->rules[limits->rule];
    int d = limits->first;
    data->due[d] = BEM_TAKE(c->arena, 1 + data->n_shifts, int64_t);
    for (int s = BEM_OFF; s < data->n_shifts; s++) {
        int amount = s < 0 ? 0 : bem_rule_amount(c->problem, rule, d, s);
        data->due[d][1 + s] = bem_compile_miss(rule, limits, limits->base + amount);
    }
}

/* Fills the period's days of a tally that has none there yet. */
static void tally_period(bem_compiling *c, bem_limits *limits, tally *data) {
    const bem_rule *rule = &c->problem->rules[limits->rule];
    if (limits->first == limits->last) {
        charge_day(c, limits, data);
        return;
    }
    for (int d = limits->first; d <= limits->last; d++) {
        int most = 0;
        for (int o = 0; o < c->out->menu[d].count; o++) {
            int s = c->out->menu[d].offers[o].shift;
            if (s < 0)
                continue;
            int amount = bem_rule_amount(c->problem, rule, d, s) / limits->unit;
            data->amount[d * data->n_shifts + s] = amount;
            most = amount > most ? amount : most;
        }
        limits->most += most;
    }
    int counter = bem_compile_counter(c, limits);
    for (int d = limits->first; d <= limits->last; d++)
        data->counter[d] = counter;
}

static bool is_free(const tally *data, const bem_limits *limits) {
    for (int d = limits->first; d <= limits->last; d++)
        if (data->counter[d] >= 0 || data->due[d])
            return false;
    return true;
}

/* Each period goes to the first tally whose days are free. */
static void compile_periods(bem_compiling *c, int r) {
    const bem_rule *rule = &c->problem->rules[r];
    BEM_ARRAY(tally *) tallies = {0};
    for (int i = 0; i < rule->n_periods; i++) {
        const bem_period *period = &rule->periods[i];
        bem_limits limits;
        assert(period->last >= 0 && period->last < c->out->n_days);
        if (!limits_of(c, r, period, &limits))
            continue;
        int t = 0;
        while (t < tallies.count && !is_free(tallies.items[t], &limits))
            t++;
        if (t == tallies.count)
            BEM_PUSH(&tallies, tally_new(c, r));
        tally_period(c, &limits, tallies.items[t]);
    }
    free(tallies.items);
}

/* Days in a window when the periods are windows of so many days, one ending on each day, else 0. */
static int window_days(const bem_rule *rule, int n_days) {
    if (rule->n_periods != n_days)
        return 0;
    int length = rule->periods[0].last - rule->periods[0].first + 1;
    for (int i = 0; i < n_days; i++)
        if (rule->periods[i].last != i || rule->periods[i].first != i - length + 1)
            return 0;
    return length > 1 ? length : 0;
}

static bool remember_windows(bem_compiling *c, int r) {
    const bem_rule *rule = &c->problem->rules[r];
    int n_days = c->out->n_days, length = window_days(rule, n_days);
    if (length == 0)
        return false;
    bem_limits *limits = BEM_TAKE(c->arena, n_days, bem_limits);
    bool *asks = BEM_TAKE(c->arena, n_days, bool);
    for (int d = 0; d < n_days; d++)
        asks[d] = limits_of(c, r, &rule->periods[d], &limits[d]);
    return bem_compile_windows(c, r, length, limits, asks);
}

static void compile_sums(bem_compiling *c, int r) {
    if (!remember_windows(c, r))
        compile_periods(c, r);
}

void bem_compile_hours(bem_compiling *c, int r) { compile_sums(c, r); }

/* "None" is a matter of the menu. */
static void forbid_shifts(bem_compiling *c, const bem_rule *rule) {
    for (int i = 0; i < rule->n_periods; i++)
        for (int d = first_inside(&rule->periods[i]); d <= rule->periods[i].last; d++)
            for (int s = 0; s < c->problem->n_shifts && rule->day[d]; s++)
                if (rule->shifts[s])
                    bem_menu_remove(&c->out->menu[d], s);
}

void bem_compile_count(bem_compiling *c, int r) {
    const bem_rule *rule = &c->problem->rules[r];
    if (rule->mode == BEM_MODE_HARD && rule->max[c->e] == 0)
        forbid_shifts(c, rule);
    compile_sums(c, r);
}

void bem_compile_fair(bem_compiling *c, int r) {
    if (c->problem->rules[r].measure == BEM_BY_WEEKENDS)
        bem_compile_weekends(c, r);
    else
        compile_periods(c, r);
}
