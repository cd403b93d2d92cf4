/* check_runs.c - lengths of unbroken runs of days: of shifts, or of days off.
 *
 * A run counts its known past days too. Days that nobody can change any more
 * are not charged, and what lies beyond the known days is given the benefit of
 * the doubt unless the rule closes its edges. */
#include "check_parts.h"

typedef enum bem_answer { NO, YES, NOBODY_KNOWS } bem_answer;

typedef struct bem_run {
    int first, last; /* days inside the horizon */
    int before;      /* known days of it before the horizon */
    bool open;       /* it may be longer than what is seen */
} bem_run;

static bem_answer is_in_run(const bem_checking *c, const bem_rule *rule, int e, int d) {
    int shift = bem_check_shift(c, e, d);
    if (shift == BEM_UNKNOWN)
        return NOBODY_KNOWS;
    if (rule->of_off)
        return shift == BEM_OFF ? YES : NO;
    return shift >= 0 && rule->shifts[shift] ? YES : NO;
}

static void look_back(const bem_checking *c, const bem_rule *rule, int e, bem_run *run) {
    while (is_in_run(c, rule, e, -run->before - 1) == YES)
        run->before++;
    if (is_in_run(c, rule, e, -run->before - 1) == NOBODY_KNOWS)
        run->open = true;
}

/* The run that begins on day `first`, which is in one. */
static bem_run follow(const bem_checking *c, const bem_rule *rule, int e, int first) {
    int n_days = c->p->calendar.n_days;
    bem_run run = {first, first, 0, false};
    while (run.last + 1 < n_days && is_in_run(c, rule, e, run.last + 1) == YES)
        run.last++;
    run.open = run.last == n_days - 1;
    if (first == 0)
        look_back(c, rule, e, &run);
    return run;
}

static const char *describe(const bem_checking *c, const bem_rule *rule, int e, const bem_run *run,
                            int length) {
    bem_arena *arena = &c->report->arena;
    const char *who = bem_check_who(c, e), *from = bem_check_date(c, run->first - run->before);
    if (rule->of_off)
        return bem_arena_format(arena, "%s has %s off in a row from %s", who,
                                bem_check_count(c, length, "day"), from);
    const char *set = bem_check_set(c, rule->shifts);
    const char *noun = *set ? bem_arena_format(arena, "%s shift", set) : "day";
    return bem_arena_format(arena, "%s works %s in a row from %s", who,
                            bem_check_count(c, length, noun), from);
}

static void check_run(const bem_checking *c, int r, int e, const bem_run *run) {
    const bem_rule *rule = &c->p->rules[r];
    int length = run->before + run->last - run->first + 1;
    int min = rule->min[e], max = rule->max[e];
    int allowed = max > run->before ? max : run->before;
    bool too_long = length > allowed;
    bool too_short = length < min && (rule->closed || !run->open);
    if (!too_long && !too_short)
        return;
    int units = too_long ? length - allowed : min - length;
    const char *limit = bem_arena_format(&c->report->arena, "%d", too_long ? max : min);
    const char *message =
        bem_arena_format(&c->report->arena, "%s%s", describe(c, rule, e, run, length),
                         bem_check_limit(c, too_long, limit));
    int last = run->last > run->first ? run->last : run->first;
    bem_check_add_broken(c, r, e, run->first, last, units, bem_price_of(rule->price, units),
                         message);
}

/* One that reached up to the first day and was not carried on: too short, perhaps. */
static void check_ended(const bem_checking *c, int r, int e) {
    bem_run run = {0, -1, 0, false};
    look_back(c, &c->p->rules[r], e, &run);
    if (run.before > 0)
        check_run(c, r, e, &run);
}

void bem_check_runs(const bem_checking *c, int r, int e) {
    const bem_rule *rule = &c->p->rules[r];
    if (rule->day[0] && is_in_run(c, rule, e, 0) != YES)
        check_ended(c, r, e);
    for (int d = 0; d < c->p->calendar.n_days; d++) {
        if (is_in_run(c, rule, e, d) != YES)
            continue;
        bem_run run = follow(c, rule, e, d);
        if (rule->day[d])
            check_run(c, r, e, &run);
        d = run.last;
    }
}
