/* compile_rest_windows.c - an unbroken rest in each window of days: daily and
 * weekly rest.
 *
 * Window w lasts from `from` on day w for n days; what it lacks are the units
 * (started hours, or one when hard) that its longest rest so far is short of
 * what is asked. After day d the state is
 *
 *     busy     the end of all work begun so far, no earlier than matters
 *     lack[w]  of the open windows w = d - n + 1 … d
 *
 * and the rest under way is from busy on. Day d + 1 opens window d + 1, its
 * shift ends a rest in each open window, and window d + 1 - n is closed: no
 * later shift begins inside it. States are vectors, kept in a table and known
 * by their place in it. */
#include "rest_windows.h"

#include <assert.h>
#include <string.h>

/* ---- windows ---- */

int bem_windows_begin(const bem_windows *data, int w) { return w * BEM_DAY_MINUTES + data->from; }

int bem_windows_end(const bem_windows *data, int w) { return bem_windows_begin(data, w + data->n); }

static int asked_of(const bem_windows *data, int w) {
    return w + data->n >= 0 && w < data->problem->calendar.n_days ? data->asked[w + data->n] : 0;
}

int bem_windows_lack(const bem_windows *data, int w, int rest) {
    int missing = asked_of(data, w) - rest;
    if (missing <= 0)
        return 0;
    return data->rule->mode == BEM_MODE_HARD ? 1 : (missing + 59) / 60;
}

/* What window w lacks after a rest from wall time a to b, too. */
int bem_windows_rest(const bem_windows *data, int w, int lack, int a, int b) {
    a = a > bem_windows_begin(data, w) ? a : bem_windows_begin(data, w);
    b = b < bem_windows_end(data, w) ? b : bem_windows_end(data, w);
    if (lack == 0 || b <= a)
        return lack;
    int now = bem_windows_lack(data, w, bem_elapsed(&data->problem->calendar, a, b));
    return now < lack ? now : lack;
}

bool bem_windows_is_work(const bem_problem *p, int shift) {
    return shift >= 0 && !p->shifts[shift].resting;
}

/* ---- states: [0] busy, from the first minute of the next day; [1 + i] lack of window d - n + 1 +
 * i */

/* From after day d - 1 to after day d; the units that the closed window lacks. */
static int advance(const bem_windows *data, int *state, int d, int shift) {
    const bem_problem *p = data->problem;
    int n = data->n, midnight = d * BEM_DAY_MINUTES, busy = midnight + state[0];
    int oldest = d - n;
    int *lack = state + 1; /* of windows oldest … d, the last one new */
    int fresh = bem_windows_lack(data, d, 0);
    if (bem_windows_is_work(p, shift)) {
        int start = midnight + p->shifts[shift].start, end = midnight + p->shifts[shift].end;
        for (int i = 0; i < n; i++)
            lack[i] = bem_windows_rest(data, oldest + i, lack[i], busy, start);
        fresh = bem_windows_rest(data, d, fresh, busy, start);
        busy = end > busy ? end : busy;
    }
    int closed = bem_windows_rest(data, oldest, lack[0], busy, bem_windows_end(data, oldest));
    memmove(lack, lack + 1, (size_t)(n - 1) * sizeof *lack);
    lack[n - 1] = fresh;
    int matters = bem_windows_begin(data, oldest + 1);
    state[0] = (busy > matters ? busy : matters) - midnight - BEM_DAY_MINUTES;
    return closed;
}

static int windows_step(const bem_tracker *tracker, int state, int day, int shift, bem_step *step) {
    const bem_windows *data = tracker->data;
    int now[1 + BEM_MOST_WINDOW];
    memcpy(now, bem_states_at(data->table, state), (size_t)data->table->width * sizeof *now);
    step->cost = bem_rule_price(data->rule, advance(data, now, day, shift));
    return bem_states_put(data->table, now);
}

/* What lies behind the horizon is free. */
static int64_t windows_end(const bem_tracker *tracker, int state) {
    const bem_windows *data = tracker->data;
    const int *now = bem_states_at(data->table, state);
    int n_days = data->problem->calendar.n_days, busy = n_days * BEM_DAY_MINUTES + now[0];
    int64_t cost = 0;
    for (int i = 0; i < data->n; i++) {
        int w = n_days - data->n + i;
        int64_t price = bem_rule_price(
            data->rule, bem_windows_rest(data, w, now[1 + i], busy, bem_windows_end(data, w)));
        cost = price == BEM_NEVER || cost == BEM_NEVER ? BEM_NEVER : cost + price;
    }
    return cost;
}

/* ---- before the horizon ---- */

/* The longest rest in window w when nothing is worked in the horizon. */
static int rest_left(const bem_windows *data, int e, int w) {
    const bem_problem *p = data->problem;
    int busy = bem_windows_begin(data, w), longest = 0;
    for (int d = -p->n_past; d < 0; d++) {
        int s = bem_past(p, e, d), midnight = d * BEM_DAY_MINUTES;
        if (!bem_windows_is_work(p, s) || midnight + p->shifts[s].end <= busy)
            continue;
        int start = midnight + p->shifts[s].start;
        start = start < bem_windows_end(data, w) ? start : bem_windows_end(data, w);
        int rest = busy < start ? bem_elapsed(&p->calendar, busy, start) : 0;
        longest = rest > longest ? rest : longest;
        busy = midnight + p->shifts[s].end;
    }
    int end = bem_windows_end(data, w);
    int rest = busy < end ? bem_elapsed(&p->calendar, busy, end) : 0;
    return rest > longest ? rest : longest;
}

static bool is_asked(const bem_problem *p, const bem_rule *rule, int w) {
    bool each_day = rule->kind == BEM_RULE_DAILY_REST || rule->rolling;
    return rule->day[w > 0 ? w : 0] && (each_day || bem_weekday(&p->calendar, w) == BEM_MONDAY);
}

static int start_of(const bem_windows *data, int e) {
    int state[1 + BEM_MOST_WINDOW] = {BEM_LONG_AGO};
    for (int d = -data->n - data->problem->n_past; d < 0; d++)
        advance(data, state, d, bem_past(data->problem, e, d));
    return bem_states_put(data->table, state);
}

void bem_compile_rest_windows(bem_compiling *c, int r) {
    const bem_problem *p = c->problem;
    const bem_rule *rule = &p->rules[r];
    if (rule->min[c->e] <= 0)
        return;
    bem_windows *data = BEM_TAKE(c->arena, 1, bem_windows);
    int usual = rule->kind == BEM_RULE_DAILY_REST ? 1 : BEM_WEEK_DAYS;
    *data = (bem_windows){p, rule, rule->window > 0 ? rule->window : usual, rule->from};
    assert(data->n <= BEM_MOST_WINDOW && data->from >= 0 && data->from < BEM_DAY_MINUTES);
    data->asked = BEM_TAKE(c->arena, data->n + c->out->n_days, int);
    for (int w = -data->n; w < c->out->n_days; w++) {
        int left = rest_left(data, c->e, w), asked = rule->min[c->e];
        if (left < asked && !bem_may_be_excused(data, c->e, w))
            asked = left;
        data->asked[w + data->n] = is_asked(p, rule, w) ? asked : 0;
    }
    if (rule->exception > 0) {
        bem_compile_rest_exception(c, data, r);
        return;
    }
    data->table = bem_states_new(1 + data->n, c->arena);
    bem_tracker tracker = {data, start_of(data, c->e), windows_step, windows_end, r};
    BEM_PUSH(c->out, tracker);
}
