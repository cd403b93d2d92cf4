/* check_totals.c - what adds up over a period: hours, shifts, weekends. */
#include "check_parts.h"

/* How far `total` is out of range in a period; min is asked of whole ones only. */
static int64_t out_of_range(const bem_rule *rule, int e, const bem_period *period, int64_t total,
                            bool *too_many) {
    *too_many = rule->max[e] != BEM_NO_MAX && total > rule->max[e];
    if (*too_many)
        return total - rule->max[e];
    return period->whole && total < rule->min[e] ? rule->min[e] - total : 0;
}

/* "Anna works 6 night shifts from … to …, at most 5 allowed" */
static const char *describe(const bem_checking *c, int e, const bem_period *period,
                            const char *total, const char *limit) {
    return bem_arena_format(&c->report->arena, "%s works %s from %s to %s%s", bem_check_who(c, e),
                            total, bem_check_date(c, period->first),
                            bem_check_date(c, period->last), limit);
}

void bem_check_hours(const bem_checking *c, int r, int e) {
    const bem_problem *p = c->p;
    const bem_rule *rule = &p->rules[r];
    for (int i = 0; i < rule->n_periods; i++) {
        const bem_period *period = &rule->periods[i];
        int64_t minutes = 0;
        for (int d = period->first; d <= period->last; d++) {
            int shift = bem_check_shift(c, e, d);
            size_t cell = (size_t)e * (size_t)p->calendar.n_days + (size_t)d;
            if (shift >= 0)
                minutes += bem_work_minutes(p, shift, d);
            if (p->leave[cell])
                minutes += p->credit[cell];
        }
        bool too_many;
        int64_t amount = out_of_range(rule, e, period, minutes, &too_many);
        if (amount == 0)
            continue;
        const char *limit = bem_check_duration(c, too_many ? rule->max[e] : rule->min[e]);
        bem_check_add_broken(c, r, e, period->first, period->last, amount,
                             bem_price_of_minutes(rule->price, amount),
                             describe(c, e, period, bem_check_duration(c, minutes),
                                      bem_check_limit(c, too_many, limit)));
    }
}

/* `total` things of this noun in a period, held against the rule's limits. */
static void check_number(const bem_checking *c, int r, int e, const bem_period *period, int total,
                         const char *noun) {
    const bem_rule *rule = &c->p->rules[r];
    bool too_many;
    int64_t amount = out_of_range(rule, e, period, total, &too_many);
    if (amount == 0)
        return;
    const char *limit =
        bem_arena_format(&c->report->arena, "%d", too_many ? rule->max[e] : rule->min[e]);
    bem_check_add_broken(c, r, e, period->first, period->last, amount,
                         bem_price_of(rule->price, amount),
                         describe(c, e, period, bem_check_count(c, total, noun),
                                  bem_check_limit(c, too_many, limit)));
}

void bem_check_counts(const bem_checking *c, int r, int e) {
    const bem_rule *rule = &c->p->rules[r];
    const char *set = bem_check_set(c, rule->shifts);
    const char *noun = *set ? bem_arena_format(&c->report->arena, "%s shift", set) : "shift";
    for (int i = 0; i < rule->n_periods; i++) {
        const bem_period *period = &rule->periods[i];
        int total = 0;
        for (int d = period->first; d <= period->last; d++)
            total += rule->day[d] && bem_check_works_one(c, e, d, rule->shifts);
        check_number(c, r, e, period, total, noun);
    }
}

static bool works(const bem_checking *c, int e, int d) {
    return d >= 0 && d < c->p->calendar.n_days && bem_check_shift(c, e, d) >= 0;
}

/* Is day d the one by which a weekend is known: its Saturday, or its Sunday
 * when the horizon begins on that? */
static bool is_weekend(const bem_checking *c, int d) {
    int weekday = bem_weekday(&c->p->calendar, d);
    return weekday == BEM_SATURDAY || (weekday == BEM_SUNDAY && d == 0);
}

static bool works_weekend(const bem_checking *c, int e, int d) {
    bool saturday = bem_weekday(&c->p->calendar, d) == BEM_SATURDAY;
    return works(c, e, d) || (saturday && works(c, e, d + 1));
}

void bem_check_weekends(const bem_checking *c, int r, int e) {
    const bem_rule *rule = &c->p->rules[r];
    for (int i = 0; i < rule->n_periods; i++) {
        const bem_period *period = &rule->periods[i];
        int total = 0;
        for (int d = period->first; d <= period->last; d++)
            total += is_weekend(c, d) && rule->day[d] && works_weekend(c, e, d);
        check_number(c, r, e, period, total, "weekend");
    }
}

void bem_check_complete_weekends(const bem_checking *c, int r, int e) {
    const bem_rule *rule = &c->p->rules[r];
    for (int d = 0; d + 1 < c->p->calendar.n_days; d++) {
        if (bem_weekday(&c->p->calendar, d) != BEM_SATURDAY || !rule->day[d] ||
            works(c, e, d) == works(c, e, d + 1))
            continue;
        int worked = works(c, e, d) ? d : d + 1, free = worked == d ? d + 1 : d;
        const char *message = bem_arena_format(
            &c->report->arena, "%s works %s but not %s, the other day of that weekend",
            bem_check_who(c, e), bem_check_date(c, worked), bem_check_date(c, free));
        bem_check_add_broken(c, r, e, d, d + 1, 1, bem_price_of(rule->price, 1), message);
    }
}
