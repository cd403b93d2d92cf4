/* compile_rest.c - what may follow a shift: hours of rest, successions.
 *
 * REST remembers the last shift while it can still bind: state 0 is nothing,
 * 1 + k * n_shifts + s is shift s worked k days before the day just read. A
 * longer gap only gets longer, so once the earliest start of the next day is
 * far enough the shift is forgotten. Unknown days break the memory.
 *
 * SUCCESSION remembers whether yesterday held one of the first shifts. */
#include "compile.h"

typedef struct rest_data {
    const bem_problem *problem;
    const bem_rule *rule;
    int min; /* minutes */
} rest_data;

/* True minutes from the end of shift s begun on day `begun` to wall time `to`;
 * negative when they overlap. */
static int gap_after(const bem_problem *p, int s, int begun, int to) {
    int end = begun * BEM_DAY_MINUTES + p->shifts[s].end;
    return end <= to ? bem_elapsed(&p->calendar, end, to) : -bem_elapsed(&p->calendar, to, end);
}

static int earliest_start(const bem_problem *p) {
    int earliest = INT_MAX;
    for (int s = 0; s < p->n_shifts; s++)
        if (p->shifts[s].start < earliest)
            earliest = p->shifts[s].start;
    return earliest;
}

/* The state at the end of `day` when the last shift was s, begun on `begun`. */
static int remember(const rest_data *data, int s, int begun, int day) {
    const bem_problem *p = data->problem;
    int next = (day + 1) * BEM_DAY_MINUTES + earliest_start(p);
    if (gap_after(p, s, begun, next) >= data->min)
        return 0;
    return 1 + (day - begun) * p->n_shifts + s;
}

static bool is_rest(const bem_problem *p, int shift) {
    return shift == BEM_OFF || (shift >= 0 && p->shifts[shift].resting);
}

static int rest_step(const bem_tracker *tracker, int state, int day, int shift, bem_step *step) {
    const rest_data *data = tracker->data;
    const bem_problem *p = data->problem;
    int last = state ? (state - 1) % p->n_shifts : BEM_OFF;
    int begun = state ? day - 1 - (state - 1) / p->n_shifts : 0;
    if (is_rest(p, shift))
        return state ? remember(data, last, begun, day) : 0;
    if (state && data->rule->day[day]) {
        int start = day * BEM_DAY_MINUTES + p->shifts[shift].start;
        int missing = data->min - gap_after(p, last, begun, start);
        if (missing > 0)
            step->cost = bem_rule_price(data->rule, (missing + 59) / 60);
    }
    return remember(data, shift, day, day);
}

/* The last shift before the horizon, if nothing unknown lies between. */
static int rest_start(const rest_data *data, int e) {
    int d = -1;
    while (is_rest(data->problem, bem_past(data->problem, e, d)))
        d--;
    int shift = bem_past(data->problem, e, d);
    return shift == BEM_UNKNOWN ? 0 : remember(data, shift, d, -1);
}

void bem_compile_rest(bem_compiling *c, int r) {
    const bem_rule *rule = &c->problem->rules[r];
    if (rule->min[c->e] <= 0)
        return;
    rest_data *data = BEM_TAKE(c->arena, 1, rest_data);
    *data = (rest_data){c->problem, rule, rule->min[c->e]};
    bem_tracker tracker = {data, rest_start(data, c->e), rest_step, NULL, r};
    BEM_PUSH(c->out, tracker);
}

static int succession_step(const bem_tracker *tracker, int state, int day, int shift,
                           bem_step *step) {
    const bem_rule *rule = tracker->data;
    if (shift == BEM_OFF)
        return 0;
    if (state && rule->then[shift] && rule->day[day])
        step->cost = bem_rule_price(rule, 1);
    return rule->shifts[shift];
}

void bem_compile_succession(bem_compiling *c, int r) {
    const bem_rule *rule = &c->problem->rules[r];
    int before = bem_past(c->problem, c->e, -1);
    bem_tracker tracker = {rule, before >= 0 && rule->shifts[before], succession_step, NULL, r};
    BEM_PUSH(c->out, tracker);
}
