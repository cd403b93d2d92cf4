/* check_rules.c - the rules about neighbouring shifts, and who asks which rule. */
#include "check_parts.h"

void bem_check_rules(const bem_checking *c) {
    static bem_check_rule *const of_kind[BEM_N_RULE_KINDS] = {
        [BEM_RULE_REST] = bem_check_rest,
        [BEM_RULE_SUCCESSION] = bem_check_succession,
        [BEM_RULE_RUN] = bem_check_runs,
        [BEM_RULE_HOURS] = bem_check_hours,
        [BEM_RULE_COUNT] = bem_check_counts,
        [BEM_RULE_WEEKENDS] = bem_check_weekends,
        [BEM_RULE_COMPLETE_WEEKENDS] = bem_check_complete_weekends,
        [BEM_RULE_SHIFTS] = bem_check_forbidden,
        [BEM_RULE_WITHOUT_COMPETENCE] = bem_check_without_competence,
        [BEM_RULE_PATTERN] = bem_check_pattern,
        [BEM_RULE_SAME_SHIFT] = bem_check_same_shift,
        [BEM_RULE_WEEKENDS_IN_ROW] = bem_check_weekends_in_row,
        [BEM_RULE_DAYS_OFF_AFTER] = bem_check_days_off_after,
        [BEM_RULE_DAILY_REST] = bem_check_rest_windows,
        [BEM_RULE_WEEKLY_REST] = bem_check_rest_windows,
        [BEM_RULE_NIGHT_HOURS] = bem_check_night_hours,
        [BEM_RULE_FAIR] = bem_check_fair,
        [BEM_RULE_BOOKING] = bem_check_bookings,
    };
    for (int r = 0; r < c->p->n_rules; r++) {
        const bem_rule *rule = &c->p->rules[r];
        if (rule->mode == BEM_MODE_OFF || bem_is_shared(rule))
            continue;
        for (int e = 0; e < c->p->n_staff; e++)
            if (rule->person[e])
                of_kind[rule->kind](c, r, e);
    }
}

/* "night on Mon 2027-01-04" */
static const char *shift_on(const bem_checking *c, int e, int d) {
    const char *id = c->p->shifts[bem_check_shift(c, e, d)].id;
    return bem_arena_format(&c->report->arena, "%s on %s", id, bem_check_date(c, d));
}

/* On a shift from which she does not rest on that day? */
static bool is_active(const bem_checking *c, int e, int d) {
    int shift = bem_check_shift(c, e, d);
    return shift >= 0 && !c->p->shifts[shift].resting;
}

/* The day of the last shift before day d, if all days in between are known. */
static bool find_shift_before(const bem_checking *c, int e, int d, int *before) {
    for (int day = d - 1;; day--) {
        int shift = bem_check_shift(c, e, day);
        if (shift == BEM_UNKNOWN)
            return false;
        if (is_active(c, e, day)) {
            *before = day;
            return true;
        }
    }
}

static void check_rest_before(const bem_checking *c, int r, int e, int d) {
    const bem_rule *rule = &c->p->rules[r];
    int before;
    if (!find_shift_before(c, e, d, &before))
        return;
    const bem_shift *earlier = &c->p->shifts[bem_check_shift(c, e, before)];
    const bem_shift *later = &c->p->shifts[bem_check_shift(c, e, d)];
    int rest = bem_elapsed(&c->p->calendar, before * BEM_DAY_MINUTES + earlier->end,
                           d * BEM_DAY_MINUTES + later->start);
    int missing = rule->min[e] - rest;
    if (missing <= 0)
        return;
    const char *message =
        bem_arena_format(&c->report->arena, "%s rests %s between %s and %s%s", bem_check_who(c, e),
                         bem_check_duration(c, rest), shift_on(c, e, before), shift_on(c, e, d),
                         bem_check_limit(c, false, bem_check_duration(c, rule->min[e])));
    int started_hours = (missing + 59) / 60;
    bem_check_add_broken(c, r, e, before, d, missing, bem_price_of(rule->price, started_hours),
                         message);
}

void bem_check_rest(const bem_checking *c, int r, int e) {
    for (int d = 0; d < c->p->calendar.n_days; d++)
        if (c->p->rules[r].day[d] && is_active(c, e, d))
            check_rest_before(c, r, e, d);
}

void bem_check_succession(const bem_checking *c, int r, int e) {
    const bem_rule *rule = &c->p->rules[r];
    for (int d = 0; d < c->p->calendar.n_days; d++) {
        if (!rule->day[d] || !bem_check_works_one(c, e, d - 1, rule->shifts) ||
            !bem_check_works_one(c, e, d, rule->then))
            continue;
        const char *message =
            bem_arena_format(&c->report->arena, "%s works %s right after %s", bem_check_who(c, e),
                             shift_on(c, e, d), shift_on(c, e, d - 1));
        bem_check_add_broken(c, r, e, d - 1, d, 1, bem_price_of(rule->price, 1), message);
    }
}

void bem_check_forbidden(const bem_checking *c, int r, int e) {
    const bem_rule *rule = &c->p->rules[r];
    for (int d = 0; d < c->p->calendar.n_days; d++) {
        if (!rule->day[d] || !bem_check_works_one(c, e, d, rule->shifts))
            continue;
        const char *message =
            bem_arena_format(&c->report->arena, "%s works %s, a shift not allowed then",
                             bem_check_who(c, e), shift_on(c, e, d));
        bem_check_add_broken(c, r, e, d, d, 1, bem_price_of(rule->price, 1), message);
    }
}

/* The first of the competences asked that she does not hold, or -1. */
static int find_lacking(const bem_checking *c, const bem_rule *rule, int e) {
    for (int q = 0; q < c->p->n_competences && rule->competences; q++)
        if (rule->competences[q] && !c->p->staff[e].holds[q])
            return q;
    return -1;
}

void bem_check_without_competence(const bem_checking *c, int r, int e) {
    const bem_rule *rule = &c->p->rules[r];
    int q = find_lacking(c, rule, e);
    for (int d = 0; q >= 0 && d < c->p->calendar.n_days; d++) {
        if (!rule->day[d] || !bem_check_works_one(c, e, d, rule->shifts))
            continue;
        const char *message =
            bem_arena_format(&c->report->arena, "%s works %s without being %s", bem_check_who(c, e),
                             shift_on(c, e, d), c->p->competences[q].id);
        bem_check_add_broken(c, r, e, d, d, 1, bem_price_of(rule->price, 1), message);
    }
}
