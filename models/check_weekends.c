/* check_weekends.c - weekends worked, complete, alike, and in a row. */
#include "check_parts.h"

#include <stdlib.h>

/* A weekend as the rule means it; some of its days may lie outside the horizon. */
typedef struct bem_span {
    int first, last;
} bem_span;

static bool is_weekend_day(const bem_checking *c, const bem_rule *rule, int d) {
    int weekday = bem_weekday(&c->p->calendar, d);
    if (rule->weekend == 0)
        return weekday == BEM_SATURDAY || weekday == BEM_SUNDAY;
    return (rule->weekend & 1u << weekday) != 0;
}

/* The weekend that stands for day d of the horizon, if there is one. */
static bool find_weekend(const bem_checking *c, const bem_rule *rule, int d, bem_span *weekend) {
    if (!is_weekend_day(c, rule, d) || (d > 0 && is_weekend_day(c, rule, d - 1)))
        return false;
    *weekend = (bem_span){d, d};
    for (; is_weekend_day(c, rule, weekend->last + 1); weekend->last++)
        ;
    for (; is_weekend_day(c, rule, weekend->first - 1); weekend->first--)
        ;
    return true;
}

/* Does she work, as far as is known, on one of these days, or into them from the eve before? */
static bool works_on(const bem_checking *c, const bem_rule *rule, int e, bem_span days,
                     int first_of_weekend) {
    for (int d = days.first; d <= days.last && d < c->p->calendar.n_days; d++)
        if (bem_check_counts_shift(rule, bem_check_shift(c, e, d)))
            return true;
    if (!rule->eve || days.first > first_of_weekend)
        return false;
    int shift = bem_check_shift(c, e, first_of_weekend - 1);
    return bem_check_counts_shift(rule, shift) && c->p->shifts[shift].end > BEM_DAY_MINUTES;
}

/* Worked by what is inside the horizon alone? */
static bool works_inside(const bem_checking *c, const bem_rule *rule, int e, bem_span weekend) {
    if (weekend.first > 0)
        return works_on(c, rule, e, weekend, weekend.first);
    return works_on(c, rule, e, (bem_span){0, weekend.last}, -1);
}

static int count_past(const bem_checking *c, const bem_rule *rule, int e, int first, bool *known) {
    int n = 0;
    *known = true;
    for (int d = first; d < 0; d++) {
        *known = *known && bem_check_shift(c, e, d) != BEM_UNKNOWN;
        bool begins = is_weekend_day(c, rule, d) && !is_weekend_day(c, rule, d - 1);
        int last = d;
        while (is_weekend_day(c, rule, last + 1))
            last++;
        n += begins && last < 0 && works_on(c, rule, e, (bem_span){d, last}, d);
    }
    return n;
}

void bem_check_weekends(const bem_checking *c, int r, int e) {
    const bem_rule *rule = &c->p->rules[r];
    for (int i = 0; i < rule->n_periods; i++) {
        const bem_period *period = &rule->periods[i];
        bool known;
        int past = count_past(c, rule, e, period->first, &known), inside = 0;
        for (int d = period->first > 0 ? period->first : 0; d <= period->last; d++) {
            bem_span weekend;
            inside += rule->day[d] && find_weekend(c, rule, d, &weekend) &&
                      works_inside(c, rule, e, weekend);
        }
        bem_check_number(c, r, e, period, past, known, inside, "weekend");
    }
}

/* ---- all days alike ---- */

/* The days of the weekend of day d that are judged. */
static bool find_judged(const bem_checking *c, const bem_rule *rule, int d, bem_span *days) {
    int n_days = c->p->calendar.n_days;
    if (!rule->day[d] || !find_weekend(c, rule, d, days))
        return false;
    bool cut = days->first < 0 || days->last >= n_days;
    if (days->first < 0)
        days->first = 0;
    if (days->last >= n_days)
        days->last = n_days - 1;
    return !cut || rule->closed;
}

static bool works(const bem_checking *c, int e, int d) { return bem_check_shift(c, e, d) >= 0; }

/* Is the free day between two worked days of these? */
static bool is_between(const bem_checking *c, int e, bem_span days, int d) {
    bool before = false, after = false;
    for (int x = days.first; x <= days.last; x++) {
        before = before || (x < d && works(c, e, x));
        after = after || (x > d && works(c, e, x));
    }
    return before && after;
}

static void check_complete(const bem_checking *c, int r, int e, bem_span days) {
    const bem_rule *rule = &c->p->rules[r];
    int worked = -1, free = -1, units = 0;
    for (int d = days.last; d >= days.first; d--) {
        if (works(c, e, d)) {
            worked = d;
            continue;
        }
        free = d;
        units += is_between(c, e, days, d) ? 4 : 1;
    }
    if (worked < 0 || free < 0)
        return;
    if (!rule->by_days)
        units = 1;
    const char *other = days.last - days.first == 1 ? "the other" : "another";
    const char *message = bem_arena_format(
        &c->report->arena, "%s works %s but not %s, %s day of that weekend", bem_check_who(c, e),
        bem_check_date(c, worked), bem_check_date(c, free), other);
    bem_check_add_broken(c, r, e, days.first, days.last, units, bem_price_of(rule->price, units),
                         message);
}

void bem_check_complete_weekends(const bem_checking *c, int r, int e) {
    for (int d = 0; d < c->p->calendar.n_days; d++) {
        bem_span days;
        if (find_judged(c, &c->p->rules[r], d, &days))
            check_complete(c, r, e, days);
    }
}

static void check_same(const bem_checking *c, int r, int e, bem_span days) {
    const bem_rule *rule = &c->p->rules[r];
    int units = 0;
    const char *list = "";
    for (int s = 0; s < c->p->n_shifts; s++) {
        int n = 0;
        for (int d = days.first; d <= days.last; d++)
            n += bem_check_shift(c, e, d) == s;
        if (n > 0)
            units += days.last - days.first + 1 - n;
    }
    if (units == 0)
        return;
    for (int d = days.first; d <= days.last; d++) {
        int shift = bem_check_shift(c, e, d);
        list = bem_arena_format(&c->report->arena, "%s%s%s", list, d > days.first ? ", " : "",
                                shift < 0 ? "off" : c->p->shifts[shift].id);
    }
    const char *message = bem_arena_format(
        &c->report->arena, "%s works %s from %s to %s, not the same shift all weekend",
        bem_check_who(c, e), list, bem_check_date(c, days.first), bem_check_date(c, days.last));
    bem_check_add_broken(c, r, e, days.first, days.last, units, bem_price_of(rule->price, units),
                         message);
}

void bem_check_same_shift(const bem_checking *c, int r, int e) {
    for (int d = 0; d < c->p->calendar.n_days; d++) {
        bem_span days;
        if (find_judged(c, &c->p->rules[r], d, &days))
            check_same(c, r, e, days);
    }
}

/* ---- weekends in a row ---- */

typedef enum bem_answer { NO, YES, NOBODY_KNOWS } bem_answer;

/* Is the weekend one of the run's kind: worked, or free? */
static bem_answer is_in_run(const bem_checking *c, const bem_rule *rule, int e, bem_span weekend) {
    int n_days = c->p->calendar.n_days;
    if (works_on(c, rule, e, weekend, weekend.first))
        return rule->of_off ? NO : YES;
    bool unsure = weekend.last >= n_days;
    for (int d = rule->eve ? weekend.first - 1 : weekend.first; d <= weekend.last && d < 0; d++)
        unsure = unsure || bem_check_shift(c, e, d) == BEM_UNKNOWN;
    bool touches = weekend.last >= 0; /* closing the edges closes what the horizon reaches */
    if (unsure && !(rule->closed && touches))
        return NOBODY_KNOWS;
    return rule->of_off ? YES : NO;
}

typedef struct weekend_run {
    bem_span first, last;   /* its first and last weekend in the horizon */
    int n_before, n_inside; /* weekends */
    bool open;
} weekend_run;

static bem_span moved(bem_span weekend, int n_weeks) {
    return (bem_span){weekend.first + n_weeks * BEM_WEEK_DAYS,
                      weekend.last + n_weeks * BEM_WEEK_DAYS};
}

/* Weekends of the run before `first`. */
static void look_back(const bem_checking *c, const bem_rule *rule, int e, weekend_run *run) {
    bem_span previous = moved(run->first, -1);
    while (is_in_run(c, rule, e, previous) == YES) {
        run->n_before++;
        previous = moved(previous, -1);
    }
    if (is_in_run(c, rule, e, previous) == NOBODY_KNOWS)
        run->open = true;
}

/* The run that begins, inside the horizon, with this weekend; `earliest` is the horizon's first. */
static weekend_run follow(const bem_checking *c, const bem_rule *rule, int e, bem_span first,
                          bem_span earliest) {
    int n_days = c->p->calendar.n_days;
    weekend_run run = {first, first, 0, 1, false};
    bem_span next = moved(first, 1);
    while (next.first < n_days && is_in_run(c, rule, e, next) == YES) {
        run.last = next;
        run.n_inside++;
        next = moved(next, 1);
    }
    run.open = next.first >= n_days || is_in_run(c, rule, e, next) == NOBODY_KNOWS;
    if (first.first == earliest.first)
        look_back(c, rule, e, &run);
    else if (is_in_run(c, rule, e, moved(first, -1)) == NOBODY_KNOWS)
        run.open = true;
    return run;
}

static void check_run(const bem_checking *c, int r, int e, const weekend_run *run) {
    const bem_rule *rule = &c->p->rules[r];
    int length = run->n_before + run->n_inside;
    int allowed = rule->max[e] > run->n_before ? rule->max[e] : run->n_before;
    bool too_long = length > allowed;
    bool too_short = length < rule->min[e] && (rule->closed || !run->open);
    if (!too_long && !too_short)
        return;
    int units = too_long ? length - allowed : rule->min[e] - length;
    bem_arena *arena = &c->report->arena;
    const char *limit = bem_arena_format(arena, "%d", too_long ? rule->max[e] : rule->min[e]);
    const char *message = bem_arena_format(
        arena, "%s %s %s in a row from %s%s", bem_check_who(c, e),
        rule->of_off ? "is free on" : "works", bem_check_count(c, length, "weekend"),
        bem_check_date(c, moved(run->first, -run->n_before).first),
        bem_check_limit(c, too_long, limit));
    int n_days = c->p->calendar.n_days, last = run->last.last;
    bem_check_add_broken(c, r, e, run->first.first, last < n_days ? last : n_days - 1, units,
                         bem_price_of(rule->price, units), message);
}

/* A run that reached up to the first weekend and was not carried on. */
static void check_ended(const bem_checking *c, int r, int e, bem_span earliest) {
    weekend_run run = {earliest, earliest, 0, 0, false};
    look_back(c, &c->p->rules[r], e, &run);
    if (run.n_before > 0)
        check_run(c, r, e, &run);
}

void bem_check_weekends_in_row(const bem_checking *c, int r, int e) {
    const bem_rule *rule = &c->p->rules[r];
    bem_span earliest = {0, 0}, weekend;
    bool met = false;
    for (int d = 0; d < c->p->calendar.n_days; d++) {
        if (!find_weekend(c, rule, d, &weekend))
            continue;
        if (!met)
            earliest = weekend;
        if (!met && rule->day[d] && is_in_run(c, rule, e, weekend) == NO)
            check_ended(c, r, e, weekend);
        met = true;
        bool follows =
            weekend.first > earliest.first && is_in_run(c, rule, e, moved(weekend, -1)) == YES;
        if (follows || is_in_run(c, rule, e, weekend) != YES)
            continue;
        weekend_run run = follow(c, rule, e, weekend, earliest);
        if (rule->day[d])
            check_run(c, r, e, &run);
    }
}
