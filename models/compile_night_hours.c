/* compile_night_hours.c - at most so many hours in any 24 that hold night work.
 *
 * A window of 24 true hours that begins while she rests, or during work, only
 * gains hours and night work when its beginning moves on to where work begins, or
 * back to there. So the windows from the beginning of each shift and from the end
 * of its break are enough. Those of one shift are a case: with
 *
 *     work(t), night(t)   her minutes at work, at night, in the 24 hours from t
 *     worst = max { work(t) : t one of the two, night(t) > 0 }, 0 without one
 *
 * it lacks max(0, worst - most), where of a shift before the horizon most is no
 * less than the worst that history alone makes. Adding shifts never lowers worst,
 * so each shift is charged with what it adds to the cases open then.
 *
 * The state is the shifts of the last n days, newest first; one is forgotten once
 * no later shift can begin within 24 hours of its end, since all windows from it
 * have ended then and those of later shifts begin after it. */
#include "compile.h"
#include "states.h"

#include <assert.h>
#include <string.h>

enum { MOST_DAYS = 16 };

typedef struct night_hours {
    const bem_problem *problem;
    const bem_rule *rule;
    int most;     /* minutes */
    int n;        /* days remembered */
    int earliest; /* start of a shift that counts */
    bem_states *table;
} night_hours;

/* Shifts of days last, last - 1 … in turn, BEM_OFF where none counts. */
typedef struct memory {
    int last, n;
    const int *shifts;
} memory;

static bool counts(const bem_problem *p, const bem_rule *rule, int s) {
    return bem_rule_counts(rule, s) && !p->shifts[s].resting;
}

static int least(int a, int b) { return a < b ? a : b; }

static int greatest(int a, int b) { return a > b ? a : b; }

/* ---- true time: minutes from midnight of day 0 ---- */

typedef struct stretch {
    int from, to;             /* of the shift */
    int break_from, break_to; /* in its middle */
} stretch;

static int true_time(const bem_problem *p, int day, int minute) {
    return bem_elapsed(&p->calendar, 0, day * BEM_DAY_MINUTES + minute);
}

static stretch stretch_of(const bem_problem *p, int day, int s) {
    const bem_shift *shift = &p->shifts[s];
    stretch x = {.from = true_time(p, day, shift->start), .to = true_time(p, day, shift->end)};
    int rest = least(shift->rest, x.to - x.from);
    x.break_from = x.from + (x.to - x.from - rest) / 2;
    x.break_to = x.break_from + rest;
    return x;
}

static int work_between(const stretch *x, int from, int to) {
    int there = least(x->to, to) - greatest(x->from, from);
    int resting = least(x->break_to, to) - greatest(x->break_from, from);
    return greatest(there, 0) - greatest(resting, 0);
}

static bool is_night_work(const night_hours *data, const stretch *x, int day, int from, int to) {
    int reach = data->rule->clock_to / BEM_DAY_MINUTES + 1;
    for (int night = day - reach;; night++) {
        int begin = true_time(data->problem, night, data->rule->clock_from);
        int end = true_time(data->problem, night, data->rule->clock_to);
        if (begin >= x->to)
            return false;
        if (work_between(x, greatest(begin, from), least(end, to)) > 0)
            return true;
    }
}

/* ---- cases ---- */

/* Minutes of work in the 24 hours from t, 0 when none of it is at night. */
static int work_from(const night_hours *data, const memory *known, int t) {
    int sum = 0, to = t + BEM_DAY_MINUTES;
    bool night = false;
    for (int i = 0; i < known->n; i++) {
        if (known->shifts[i] < 0)
            continue;
        stretch x = stretch_of(data->problem, known->last - i, known->shifts[i]);
        sum += work_between(&x, t, to);
        night = night || is_night_work(data, &x, known->last - i, t, to);
    }
    return night ? sum : 0;
}

static int worst_of(const night_hours *data, const memory *known, int day, int s) {
    stretch x = stretch_of(data->problem, day, s);
    int from_start = work_from(data, known, x.from);
    return x.break_to > x.break_from ? greatest(from_start, work_from(data, known, x.break_to))
                                     : from_start;
}

/* What the case of shift s on `day` lacks. */
static int excess(const night_hours *data, const memory *known, int day, int s) {
    int most = data->most;
    if (day < 0) {
        int behind = known->last + 1; /* so many of the newest lie in the horizon */
        memory past = {-1, known->n - behind, known->shifts + behind};
        most = greatest(most, worst_of(data, &past, day, s));
    }
    return greatest(worst_of(data, known, day, s) - most, 0);
}

static int64_t price_of(const bem_rule *rule, int minutes) {
    if (minutes == 0)
        return 0;
    return rule->mode == BEM_MODE_HARD ? BEM_NEVER : bem_price_of_minutes(rule->price, minutes);
}

/* What the newest shift adds to the price of the open cases. */
static int64_t added(const night_hours *data, const memory *known) {
    int without[MOST_DAYS + 1];
    memcpy(without, known->shifts, (size_t)known->n * sizeof *without);
    without[0] = BEM_OFF;
    memory before = {known->last, known->n, without};
    int64_t cost = 0;
    for (int i = 0; i < known->n; i++) {
        int day = known->last - i;
        if (known->shifts[i] < 0 || !data->rule->day[greatest(day, 0)])
            continue;
        int old = i > 0 ? excess(data, &before, day, known->shifts[i]) : 0;
        int now = excess(data, known, day, known->shifts[i]);
        assert(now >= old);
        if (now > old && data->rule->mode == BEM_MODE_HARD)
            return BEM_NEVER;
        cost += price_of(data->rule, now) - price_of(data->rule, old);
    }
    return cost;
}

/* ---- the tracker ---- */

static bool is_over(const night_hours *data, int day, int s, int next) {
    stretch x = stretch_of(data->problem, day, s);
    return true_time(data->problem, next, data->earliest) >= x.to + BEM_DAY_MINUTES;
}

/* The state after `day`, whose shifts with the day's own come in n + 1 places. */
static int remember(const night_hours *data, int *shifts, int day) {
    for (int i = 0; i <= data->n; i++)
        if (shifts[i] >= 0 && is_over(data, day - i, shifts[i], day + 1))
            shifts[i] = BEM_OFF;
    assert(shifts[data->n] == BEM_OFF);
    return bem_states_put(data->table, shifts);
}

static int night_step(const bem_tracker *tracker, int state, int day, int shift, bem_step *step) {
    const night_hours *data = tracker->data;
    int shifts[MOST_DAYS + 1];
    bool works = shift >= 0 && counts(data->problem, data->rule, shift);
    shifts[0] = works ? shift : BEM_OFF;
    memcpy(shifts + 1, bem_states_at(data->table, state), (size_t)data->n * sizeof *shifts);
    memory known = {day, data->n + 1, shifts};
    if (works)
        step->cost = added(data, &known);
    return remember(data, shifts, day);
}

static int start_of(const night_hours *data, int e) {
    const bem_problem *p = data->problem;
    int shifts[MOST_DAYS + 1];
    for (int i = 0; i <= data->n; i++) {
        int s = bem_past(p, e, -1 - i);
        shifts[i] = s >= 0 && counts(p, data->rule, s) ? s : BEM_OFF;
    }
    return remember(data, shifts, -1);
}

/* Days after which each shift is forgotten, a change of the clock included. */
static int days_remembered(const bem_problem *p, int earliest, int latest) {
    int most_gain = 0;
    for (int i = 0; i < p->calendar.n_changes; i++)
        most_gain += greatest(p->calendar.changes[i].gain, 0);
    return (latest - earliest + most_gain) / BEM_DAY_MINUTES + 1;
}

void bem_compile_night_hours(bem_compiling *c, int r) {
    const bem_problem *p = c->problem;
    const bem_rule *rule = &p->rules[r];
    int earliest = INT_MAX, latest = 0;
    if (rule->max[c->e] == BEM_NO_MAX)
        return;
    for (int s = 0; s < p->n_shifts; s++)
        if (counts(p, rule, s)) {
            earliest = least(earliest, p->shifts[s].start);
            latest = greatest(latest, p->shifts[s].end);
        }
    if (earliest == INT_MAX)
        return;
    night_hours *data = BEM_TAKE(c->arena, 1, night_hours);
    *data =
        (night_hours){.problem = p, .rule = rule, .most = rule->max[c->e], .earliest = earliest};
    data->n = days_remembered(p, earliest, latest);
    assert(data->n <= MOST_DAYS);
    data->table = bem_states_new(data->n, c->arena);
    bem_tracker tracker = {data, start_of(data, c->e), night_step, NULL, r};
    BEM_PUSH(c->out, tracker);
}
