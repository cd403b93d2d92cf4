/* check_patterns.c - days in a row: patterns, and days off after a run. */
#include "check_parts.h"

static bool is_known(const bem_checking *c, int e, int d) {
    return bem_check_shift(c, e, d) != BEM_UNKNOWN;
}

/* Does day d hold what element i of the pattern asks? */
static bool fits(const bem_checking *c, const bem_rule *rule, int e, int d, int i) {
    int shift = bem_check_shift(c, e, d);
    return shift == BEM_OFF ? rule->pattern[i].off : shift >= 0 && rule->pattern[i].shifts[shift];
}

static bool may_begin(const bem_checking *c, const bem_rule *rule, int d) {
    unsigned weekday = 1u << bem_weekday(&c->p->calendar, d);
    return (rule->starts == 0 || (rule->starts & weekday) != 0) && rule->day[d > 0 ? d : 0];
}

static bool occurs(const bem_checking *c, const bem_rule *rule, int e, int d) {
    if (!may_begin(c, rule, d))
        return false;
    for (int i = 0; i < rule->n_pattern; i++)
        if (!is_known(c, e, d + i) || !fits(c, rule, e, d + i, i))
            return false;
    return true;
}

/* "night, off, off from Fri 2027-01-08" */
static const char *seen_from(const bem_checking *c, int e, int first, int last) {
    bem_arena *arena = &c->report->arena;
    const char *text = "";
    for (int d = first; d <= last; d++) {
        int shift = bem_check_shift(c, e, d);
        text = bem_arena_format(arena, "%s%s%s", text, d > first ? ", " : "",
                                shift < 0 ? "off" : c->p->shifts[shift].id);
    }
    return bem_arena_format(arena, "%s from %s", text, bem_check_date(c, first));
}

static void check_occurrences(const bem_checking *c, int r, int e) {
    const bem_rule *rule = &c->p->rules[r];
    bool counted = rule->min[e] > 0 || rule->max[e] > 0;
    int n = 0, n_days = c->p->calendar.n_days;
    for (int last = 0; last < n_days; last++) {
        int first = last - rule->n_pattern + 1;
        if (!occurs(c, rule, e, first))
            continue;
        n++;
        if (counted)
            continue;
        const char *message = bem_arena_format(&c->report->arena, "%s has %s, a pattern not wanted",
                                               bem_check_who(c, e), seen_from(c, e, first, last));
        bem_check_add_broken(c, r, e, first, last, 1, bem_price_of(rule->price, 1), message);
    }
    const bem_period horizon = {0, n_days - 1, true, false};
    if (counted)
        bem_check_number(c, r, e, &horizon, 0, true, n, "such pattern");
}

/* The day on which what began on day d comes to nothing, or -1. */
static int find_break(const bem_checking *c, const bem_rule *rule, int e, int d) {
    for (int i = 1; i < rule->n_pattern && d + i < c->p->calendar.n_days; i++) {
        if (!is_known(c, e, d + i))
            return -1;
        if (!fits(c, rule, e, d + i, i))
            return d + i;
    }
    return -1;
}

static void check_wanted(const bem_checking *c, int r, int e) {
    const bem_rule *rule = &c->p->rules[r];
    for (int d = -c->p->n_past + 1; d < c->p->calendar.n_days; d++) {
        bool begins = is_known(c, e, d - 1) && !fits(c, rule, e, d - 1, 0) && is_known(c, e, d) &&
                      fits(c, rule, e, d, 0) && may_begin(c, rule, d);
        int broken = begins ? find_break(c, rule, e, d) : -1;
        if (broken < 0)
            continue;
        const char *message =
            bem_arena_format(&c->report->arena, "%s has %s, a pattern begun but not completed",
                             bem_check_who(c, e), seen_from(c, e, d, broken));
        bem_check_add_broken(c, r, e, d, broken, 1, bem_price_of(rule->price, 1), message);
    }
}

void bem_check_pattern(const bem_checking *c, int r, int e) {
    const bem_rule *rule = &c->p->rules[r];
    if (rule->n_pattern > 0 && rule->wanted)
        check_wanted(c, r, e);
    else if (rule->n_pattern > 0)
        check_occurrences(c, r, e);
}

/* Days off right after day d, and the day of work that ends them, -1 when none is seen. */
static int count_off(const bem_checking *c, int e, int d, int *worked) {
    int n = 0;
    *worked = -1;
    while (d + 1 + n < c->p->calendar.n_days && bem_check_shift(c, e, d + 1 + n) == BEM_OFF)
        n++;
    if (d + 1 + n < c->p->calendar.n_days && is_known(c, e, d + 1 + n))
        *worked = d + 1 + n;
    return n;
}

void bem_check_days_off_after(const bem_checking *c, int r, int e) {
    const bem_rule *rule = &c->p->rules[r];
    for (int d = -c->p->n_past; d + 1 < c->p->calendar.n_days; d++) {
        if (!bem_check_works_one(c, e, d, rule->shifts) ||
            bem_check_works_one(c, e, d + 1, rule->shifts) || !rule->day[d + 1 > 0 ? d + 1 : 0])
            continue;
        int worked, n = count_off(c, e, d, &worked);
        if (worked < 0 || n >= rule->min[e])
            continue;
        const char *limit = bem_arena_format(&c->report->arena, "%d", rule->min[e]);
        const char *message = bem_arena_format(
            &c->report->arena, "%s has %s off after %s on %s%s", bem_check_who(c, e),
            bem_check_count(c, n, "day"), c->p->shifts[bem_check_shift(c, e, d)].id,
            bem_check_date(c, d), bem_check_limit(c, false, limit));
        int units = rule->min[e] - n;
        bem_check_add_broken(c, r, e, d, worked, units, bem_price_of(rule->price, units), message);
    }
}
