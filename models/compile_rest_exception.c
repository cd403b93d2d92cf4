/* compile_rest_exception.c - daily rest, or else one stretch of work laid over two
 * windows and a rest as long as it.
 *
 * Pair w is windows w and w + 1. What a window lacks is paid when both of its
 * pairs have failed; it is excused as soon as one of them holds. After day d the
 * state is
 *
 *     busy     the end of all work begun so far, no earlier than matters
 *     lack[w]  of windows w = d - kept + 1 … d
 *     work[w]  minutes of the shifts that touch pair w = d - kept … d + ahead,
 *              or FAILED: too many, a gap between them, or nothing to excuse
 *
 * The first shift that begins after a pair decides it: the rest before is from
 * busy on. `kept` is so large that a long rest has decided it otherwise. */
#include "rest_windows.h"

#include <assert.h>
#include <string.h>

enum { FAILED = -1, MOST_KEPT = 16, WIDTH = 1 + 3 * MOST_KEPT };

typedef struct exception_data {
    bem_windows *windows;
    int min, most;
    int kept, ahead;
} exception_data;

/* A state spread out: lack and work by window, for day d. */
typedef struct spread {
    int busy, d;
    int lack[MOST_KEPT + 1]; /* of window d - kept + i */
    int work[WIDTH];         /* of pair d - kept - 1 + i */
} spread;

static int *lack_of(const exception_data *x, spread *now, int w) {
    assert(w >= now->d - x->kept && w <= now->d);
    return &now->lack[w - now->d + x->kept];
}

static int *work_of(const exception_data *x, spread *now, int w) {
    assert(w >= now->d - x->kept - 1 && w <= now->d + x->ahead);
    return &now->work[w - now->d + x->kept + 1];
}

static int pair_end(const exception_data *x, int w) { return bem_windows_end(x->windows, w + 1); }

/* ---- a pair ---- */

static void excuse(const exception_data *x, spread *now, int w) {
    for (int i = w; i <= w + 1; i++)
        if (i >= now->d - x->kept && i <= now->d)
            *lack_of(x, now, i) = 0;
    *work_of(x, now, w) = FAILED; /* nothing left to excuse */
}

/* Does a rest from busy to wall time `to` follow the work of pair w? */
static bool rest_follows(const exception_data *x, const spread *now, int work, int to) {
    int asked = work > x->min ? work : x->min;
    const bem_calendar *calendar = &x->windows->problem->calendar;
    return work > 0 && now->busy < to && bem_elapsed(calendar, now->busy, to) >= asked;
}

/* ---- one day ---- */

static void work_shift(const exception_data *x, spread *now, int shift) {
    const bem_problem *p = x->windows->problem;
    int midnight = now->d * BEM_DAY_MINUTES, first = now->d - x->kept;
    int start = midnight + p->shifts[shift].start, end = midnight + p->shifts[shift].end;
    for (int w = first; w <= now->d; w++)
        *lack_of(x, now, w) =
            bem_windows_rest(x->windows, w, *lack_of(x, now, w), now->busy, start);
    for (int w = first - 1; w <= now->d + x->ahead; w++) {
        int *work = work_of(x, now, w);
        if (*work == FAILED)
            continue;
        if (pair_end(x, w) <= start) {
            if (rest_follows(x, now, *work, start))
                excuse(x, now, w);
            *work = FAILED;
        } else if (bem_windows_begin(x->windows, w) < end) {
            bool has_gap = *work > 0 && start > now->busy;
            *work += bem_shift_minutes(p, shift, now->d);
            if (has_gap || *work > x->most)
                *work = FAILED;
        }
    }
    now->busy = end > now->busy ? end : now->busy;
}

/* No shift to come begins before the next midnight. */
static void pass_night(const exception_data *x, spread *now) {
    int night = (now->d + 1) * BEM_DAY_MINUTES, first = now->d - x->kept;
    for (int w = first; w < now->d; w++)
        *lack_of(x, now, w) = bem_windows_rest(x->windows, w, *lack_of(x, now, w), now->busy,
                                               bem_windows_end(x->windows, w));
    for (int w = first - 1; w <= now->d - 2; w++) {
        int *work = work_of(x, now, w);
        if (*work == 0)
            *work = FAILED;
        else if (*work > 0 && rest_follows(x, now, *work, night))
            excuse(x, now, w);
    }
}

/* What windows cost that nothing can excuse any more. */
static int64_t pay(const exception_data *x, spread *now) {
    int64_t cost = 0;
    for (int w = now->d - x->kept; w < now->d; w++) {
        int *lack = lack_of(x, now, w);
        if (*work_of(x, now, w - 1) != FAILED || *work_of(x, now, w) != FAILED)
            continue;
        int64_t price = bem_rule_price(x->windows->rule, *lack);
        cost = price == BEM_NEVER || cost == BEM_NEVER ? BEM_NEVER : cost + price;
        *lack = 0;
    }
    return cost;
}

/* States that differ in nothing that matters become one. */
static void forget(const exception_data *x, spread *now) {
    bool is_pending = false;
    int begin = bem_windows_begin(x->windows, now->d);
    for (int w = now->d - x->kept - 1; w <= now->d; w++) {
        int *work = work_of(x, now, w);
        bool lacks = w == now->d || *lack_of(x, now, w + 1) > 0 ||
                     (w >= now->d - x->kept && *lack_of(x, now, w) > 0);
        if (!lacks)
            *work = FAILED;
        is_pending = is_pending || *work > 0;
    }
    if (!is_pending && now->busy < begin)
        now->busy = begin;
}

/* From after day d - 1 to after day d. */
static int64_t advance(const exception_data *x, int *state, int d, int shift) {
    int n_lacks = x->kept, n_works = x->kept + 1 + x->ahead;
    spread now = {.busy = d * BEM_DAY_MINUTES + state[0], .d = d};
    memcpy(now.lack, state + 1, (size_t)n_lacks * sizeof *now.lack);
    memcpy(now.work, state + 1 + n_lacks, (size_t)n_works * sizeof *now.work);
    now.lack[n_lacks] = bem_windows_lack(x->windows, d, 0);
    now.work[n_works] = 0;
    if (bem_windows_is_work(x->windows->problem, shift))
        work_shift(x, &now, shift);
    pass_night(x, &now);
    int64_t cost = pay(x, &now);
    assert(now.lack[0] == 0);
    forget(x, &now);
    state[0] = now.busy - (d + 1) * BEM_DAY_MINUTES;
    memcpy(state + 1, now.lack + 1, (size_t)n_lacks * sizeof *now.lack);
    memcpy(state + 1 + n_lacks, now.work + 1, (size_t)n_works * sizeof *now.work);
    return cost;
}

static int exception_step(const bem_tracker *tracker, int state, int day, int shift,
                          bem_step *step) {
    const exception_data *x = tracker->data;
    bem_states *table = x->windows->table;
    int now[WIDTH];
    memcpy(now, bem_states_at(table, state), (size_t)table->width * sizeof *now);
    step->cost = advance(x, now, day, shift);
    return bem_states_put(table, now);
}

/* What lies behind the horizon is free: rest enough for each pair that has not failed. */
static int64_t exception_end(const bem_tracker *tracker, int state) {
    const exception_data *x = tracker->data;
    const int *now = bem_states_at(x->windows->table, state);
    const int *lack = now + 1, *work = lack + x->kept; /* work[i]: the pair before lack[i] */
    int n_days = x->windows->problem->calendar.n_days, busy = n_days * BEM_DAY_MINUTES + now[0];
    int64_t cost = 0;
    for (int i = 0; i < x->kept; i++) {
        int w = n_days - x->kept + i;
        int left = bem_windows_rest(x->windows, w, lack[i], busy, bem_windows_end(x->windows, w));
        if (work[i] > 0 || work[i + 1] > 0)
            continue;
        int64_t price = bem_rule_price(x->windows->rule, left);
        cost = price == BEM_NEVER || cost == BEM_NEVER ? BEM_NEVER : cost + price;
    }
    return cost;
}

/* ---- before the horizon ---- */

static bool history_leaves(const bem_windows *windows, int e, int pair) {
    const bem_problem *p = windows->problem;
    int begin = bem_windows_begin(windows, pair), end = bem_windows_end(windows, pair + 1);
    int work = 0, busy = 0;
    for (int d = -p->n_past; d < 0; d++) {
        int s = bem_past(p, e, d), midnight = d * BEM_DAY_MINUTES;
        if (!bem_windows_is_work(p, s) || midnight + p->shifts[s].start >= end ||
            midnight + p->shifts[s].end <= begin)
            continue;
        if (work > 0 && midnight + p->shifts[s].start > busy)
            return false;
        int until = midnight + p->shifts[s].end;
        busy = work > 0 && busy > until ? busy : until;
        work += bem_shift_minutes(p, s, d);
    }
    return work > 0 && work <= windows->rule->exception;
}

bool bem_may_be_excused(const bem_windows *windows, int e, int w) {
    return windows->rule->exception > 0 &&
           (history_leaves(windows, e, w - 1) || history_leaves(windows, e, w));
}

static int start_of(const exception_data *x, int e) {
    const bem_problem *p = x->windows->problem;
    int state[WIDTH] = {BEM_LONG_AGO};
    for (int d = -p->n_past - x->kept; d < 0; d++)
        advance(x, state, d, bem_past(p, e, d));
    return bem_states_put(x->windows->table, state);
}

void bem_compile_rest_exception(bem_compiling *c, bem_windows *windows, int r) {
    const bem_problem *p = c->problem;
    exception_data *x = BEM_TAKE(c->arena, 1, exception_data);
    assert(windows->n == 1);
    *x = (exception_data){windows, windows->rule->min[c->e], windows->rule->exception, 0, 0};
    int longest = 0, last = 0, asked = x->min > x->most ? x->min : x->most;
    for (int s = 0; s < p->n_shifts; s++) {
        int length = p->shifts[s].end - p->shifts[s].start;
        longest = length > longest ? length : longest;
        last = p->shifts[s].end > last ? p->shifts[s].end : last;
    }
    /* a day to spare covers what the clock may skip */
    x->kept = 3 + (windows->from + longest + asked) / BEM_DAY_MINUTES;
    x->ahead = last / BEM_DAY_MINUTES;
    assert(x->kept <= MOST_KEPT && x->ahead < MOST_KEPT - 2);
    windows->table = bem_states_new(1 + x->kept + x->kept + 1 + x->ahead, c->arena);
    bem_tracker tracker = {x, start_of(x, c->e), exception_step, exception_end, r};
    BEM_PUSH(c->out, tracker);
}
