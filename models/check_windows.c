/* check_windows.c - the longest unbroken rest inside each window of days.
 *
 * Every rest begins where the window begins or where a shift ends, so those
 * instants are tried one after another; it lasts to the next start of a shift or
 * to the window's end. */
#include "check_parts.h"

/* A window in wall minutes. */
typedef struct bem_window {
    int day, from, to;
} bem_window;

/* Shift of day d if it is work, else -1; none is seen from day `behind` on. */
static int work_on(const bem_checking *c, int e, int d, int behind) {
    if (d >= behind)
        return -1;
    int shift = bem_check_shift(c, e, d);
    return shift >= 0 && !c->p->shifts[shift].resting ? shift : -1;
}

/* The rest from `from` on, inside the window: 0 when a shift runs at that instant. */
static int rest_from(const bem_checking *c, int e, const bem_window *window, int from, int behind) {
    int to = window->to;
    for (int d = -c->p->n_past; d < behind; d++) {
        int shift = work_on(c, e, d, behind);
        if (shift < 0)
            continue;
        int start = d * BEM_DAY_MINUTES + c->p->shifts[shift].start;
        int end = d * BEM_DAY_MINUTES + c->p->shifts[shift].end;
        if (start <= from && end > from)
            return 0;
        if (start > from && start < to)
            to = start;
    }
    return to > from ? bem_elapsed(&c->p->calendar, from, to) : 0;
}

static int longest_rest(const bem_checking *c, int e, const bem_window *window, int behind) {
    int longest = rest_from(c, e, window, window->from, behind);
    for (int d = -c->p->n_past; d < behind; d++) {
        int shift = work_on(c, e, d, behind);
        int end = shift < 0 ? window->from : d * BEM_DAY_MINUTES + c->p->shifts[shift].end;
        if (end <= window->from || end >= window->to)
            continue;
        int rest = rest_from(c, e, window, end, behind);
        longest = rest > longest ? rest : longest;
    }
    return longest;
}

/* The exception: the shifts that touch windows `day` and `day` + 1 are one stretch of work without
 * a gap and no longer than it allows, and a rest as long as that work, and as is always asked,
 * after the last of them. */
static bool two_windows_hold(const bem_checking *c, int r, int e, int day, int behind) {
    const bem_rule *rule = &c->p->rules[r];
    int from = day * BEM_DAY_MINUTES + rule->from, to = from + 2 * BEM_DAY_MINUTES;
    int work = 0, last = from, next = INT_MAX;
    for (int d = -c->p->n_past; d < behind; d++) {
        int shift = work_on(c, e, d, behind);
        if (shift < 0)
            continue;
        int start = d * BEM_DAY_MINUTES + c->p->shifts[shift].start;
        int end = d * BEM_DAY_MINUTES + c->p->shifts[shift].end;
        if (start >= to) {
            next = start < next ? start : next;
        } else if (end > from) {
            if (work > 0 && start > last)
                return false;
            work += bem_shift_minutes(c->p, shift, d);
            last = end > last ? end : last;
        }
    }
    if (work == 0 || work > rule->exception || last > next)
        return false;
    int asked = work > rule->min[e] ? work : rule->min[e];
    return next == INT_MAX || bem_elapsed(&c->p->calendar, last, next) >= asked;
}

static bool is_excused(const bem_checking *c, int r, int e, int day, int behind) {
    return c->p->rules[r].exception > 0 &&
           (two_windows_hold(c, r, e, day - 1, behind) || two_windows_hold(c, r, e, day, behind));
}

static void check_window(const bem_checking *c, int r, int e, const bem_window *window) {
    const bem_rule *rule = &c->p->rules[r];
    int n_days = c->p->calendar.n_days;
    int rest = longest_rest(c, e, window, n_days), left = longest_rest(c, e, window, 0);
    bool whole = left >= rule->min[e] || is_excused(c, r, e, window->day, 0);
    int asked = whole ? rule->min[e] : left;
    if (rest >= asked || is_excused(c, r, e, window->day, n_days))
        return;
    int hours = (asked - rest + 59) / 60, length = (window->to - window->from) / BEM_DAY_MINUTES;
    const char *span = length == 1 ? "24 hours" : bem_check_count(c, length, "day");
    const char *message = bem_arena_format(
        &c->report->arena, "%s rests %s at most in the %s from %s %s%s%s", bem_check_who(c, e),
        bem_check_duration(c, rest), span, bem_check_date(c, window->day),
        bem_check_clock(c, rule->from),
        bem_check_limit(c, false, bem_check_duration(c, rule->min[e])),
        rule->exception > 0 ? "; the exception for work over two windows does not hold" : "");
    int last = (window->to - 1) / BEM_DAY_MINUTES;
    bem_check_add_broken(c, r, e, window->day, last < n_days ? last : n_days - 1, asked - rest,
                         bem_price_of(rule->price, hours), message);
}

void bem_check_rest_windows(const bem_checking *c, int r, int e) {
    const bem_rule *rule = &c->p->rules[r];
    bool daily = rule->kind == BEM_RULE_DAILY_REST;
    int length = rule->window > 0 ? rule->window : daily ? 1 : BEM_WEEK_DAYS;
    for (int d = -length; d < c->p->calendar.n_days; d++) {
        bool asked = daily || rule->rolling || bem_weekday(&c->p->calendar, d) == BEM_MONDAY;
        int from = d * BEM_DAY_MINUTES + rule->from;
        bem_window window = {d, from, from + length * BEM_DAY_MINUTES};
        if (asked && rule->day[d > 0 ? d : 0])
            check_window(c, r, e, &window);
    }
}
