/* draw_rules.c - rules of all kinds, hard ones loose enough that most wards can
 * keep them. */
#include "draw.h"

enum { ALWAYS = 1000000 };

typedef void fill_rule(truth_drawing *, bem_rule *);

/* Limits */

typedef struct limits {
    int min, max;
} limits;

/* A lower limit, an upper one or both. */
static limits between(truth_drawing *w, int low_most, int width) {
    limits l = {0, BEM_NO_MAX};
    bool has_min = truth_one_in(w, 2);
    if (has_min)
        l.min = truth_roll(w, low_most + 1);
    if (!has_min || truth_one_in(w, 2))
        l.max = l.min + truth_roll(w, width + 1);
    return l;
}

static limits minutes_between(truth_drawing *w, const bem_rule *rule, int per_day) {
    static const int grains[] = {60, 30, 7, 1};
    int grain = grains[truth_roll(w, 4)];
    int n_days = rule->n_periods ? rule->periods[0].last - rule->periods[0].first + 1 : 1;
    if (rule->clock_to)
        per_day /= 3;
    limits l = between(w, n_days * per_day / grain, n_days * per_day / grain);
    l.min *= grain;
    l.max = l.max == BEM_NO_MAX ? l.max : l.max * grain;
    return l;
}

static limits beyond_limits(truth_drawing *w) {
    limits l = between(w, 5, 5);
    l.min = l.min > 0 ? 61 * l.min : BEM_NO_MIN;
    l.max = l.max == BEM_NO_MAX ? l.max : 61 * l.max;
    return l;
}

static limits fair_limits(truth_drawing *w, const bem_rule *rule) {
    limits l = rule->measure == BEM_BY_MINUTES ? minutes_between(w, rule, 250)
                                               : (limits){truth_roll(w, 4), 0};
    if (l.max == BEM_NO_MAX || rule->measure != BEM_BY_MINUTES)
        l.max = l.min + (rule->measure == BEM_BY_MINUTES ? 60 : 1) * truth_roll(w, 3);
    return l;
}

static limits draw_limits(truth_drawing *w, const bem_rule *rule) {
    switch (rule->kind) {
    case BEM_RULE_REST:
        return (limits){(truth_one_in(w, 3) ? 1 : 30) * truth_roll(w, 90) + 1, BEM_NO_MAX};
    case BEM_RULE_DAILY_REST:
        return (limits){60 * (6 + truth_roll(w, 12)) + truth_roll(w, 2), BEM_NO_MAX};
    case BEM_RULE_WEEKLY_REST: {
        int most = (rule->window ? rule->window : BEM_WEEK_DAYS) * 24;
        int hours = 12 + truth_roll(w, 50);
        return (limits){60 * (hours < most ? hours : most), BEM_NO_MAX};
    }
    case BEM_RULE_NIGHT_HOURS:
        return (limits){0, 60 * (4 + truth_roll(w, 14)) + truth_roll(w, 2)};
    case BEM_RULE_RUN:
        return between(w, 3, 3);
    case BEM_RULE_HOURS:
        return rule->beyond ? beyond_limits(w) : minutes_between(w, rule, 250);
    case BEM_RULE_FAIR:
        return fair_limits(w, rule);
    case BEM_RULE_COUNT:
        return between(w, 2, 4);
    case BEM_RULE_PATTERN:
        return rule->wanted || truth_one_in(w, 2) ? (limits){0, 0} : between(w, 1, 2);
    case BEM_RULE_WEEKENDS:
    case BEM_RULE_WEEKENDS_IN_ROW:
        return between(w, 2, 1);
    case BEM_RULE_DAYS_OFF_AFTER:
        return (limits){1 + truth_roll(w, 3), BEM_NO_MAX};
    case BEM_RULE_BOOKING:
        return (limits){rule->measure == BEM_BY_MINUTES ? truth_roll(w, 1500) : truth_roll(w, 4),
                        BEM_NO_MAX};
    default:
        return (limits){0, BEM_NO_MAX};
    }
}

static void set_limits(truth_drawing *w, bem_rule *rule) {
    bem_problem *p = w->p;
    bool same = w->alike || truth_one_in(w, 2) || rule->kind == BEM_RULE_PATTERN;
    rule->min = BEM_TAKE(&p->arena, p->n_staff, int);
    rule->max = BEM_TAKE(&p->arena, p->n_staff, int);
    limits l = draw_limits(w, rule);
    bool can_cross = rule->kind == BEM_RULE_HOURS || rule->kind == BEM_RULE_COUNT ||
                     rule->kind == BEM_RULE_WEEKENDS;
    if (can_cross && l.min > 0 && truth_one_in(w, 20))
        l.max = truth_roll(w, l.min + 1); /* as where max is a part of the contract */
    for (int e = 0; e < p->n_staff; e++) {
        rule->min[e] = l.min;
        rule->max[e] = l.max;
        if (!same)
            l = draw_limits(w, rule);
    }
}

/* Periods and what was counted in them before */

static void draw_calendar_periods(truth_drawing *w, bem_rule *rule) {
    const bem_calendar *calendar = &w->p->calendar;
    bem_arena *arena = &w->p->arena;
    if (truth_one_in(w, 6))
        rule->periods =
            bem_periods_of_months(calendar, 1 + truth_roll(w, 2), &rule->n_periods, arena);
    else if (truth_one_in(w, 12))
        rule->periods = bem_periods_of_years(calendar, &rule->n_periods, arena);
    else
        rule->periods = bem_periods(calendar, truth_roll(w, 3), &rule->n_periods, arena);
}

static void draw_periods(truth_drawing *w, bem_rule *rule) {
    const bem_calendar *calendar = &w->p->calendar;
    bem_arena *arena = &w->p->arena;
    bool weekends = rule->kind == BEM_RULE_WEEKENDS;
    if (!truth_one_in(w, 3)) {
        draw_calendar_periods(w, rule);
        return;
    }
    bool weeks = weekends || truth_one_in(w, 3);
    int length = weeks ? BEM_WEEK_DAYS * (1 + truth_roll(w, 2)) : 1 + truth_roll(w, 8);
    rule->periods =
        bem_periods_rolling(calendar, length, weeks ? BEM_WEEK_DAYS : 1, &rule->n_periods, arena);
    for (int d = 0; d < calendar->n_days; d++)
        rule->day[d] = true;
}

static void draw_before(truth_drawing *w, bem_rule *rule) {
    if (!truth_one_in(w, 3))
        return;
    bool minutes = rule->kind == BEM_RULE_HOURS ||
                   (rule->kind == BEM_RULE_FAIR && rule->measure == BEM_BY_MINUTES);
    rule->before = BEM_TAKE(&w->p->arena, w->p->n_staff, int);
    int told = truth_roll(w, 4);
    for (int e = 0; e < w->p->n_staff; e++) {
        rule->before[e] = told * (minutes ? 437 : 1);
        if (!w->alike)
            told = truth_roll(w, 4);
        if ((rule->kind == BEM_RULE_FAIR || rule->beyond) && truth_one_in(w, 3) && !w->alike)
            rule->before[e] = -rule->before[e];
        if (truth_one_in(w, 5))
            rule->before[e] = BEM_NOT_TOLD;
    }
}

/* What only some kinds read */

static void draw_weekend(truth_drawing *w, bem_rule *rule) {
    rule->eve = truth_one_in(w, 3);
    if (!truth_one_in(w, 3))
        return;
    int first = truth_roll(w, BEM_WEEK_DAYS), length = 1 + truth_roll(w, BEM_MOST_WEEKEND);
    for (int i = 0; i < length; i++)
        rule->weekend |= 1u << (first + i) % BEM_WEEK_DAYS;
}

static void draw_clock(truth_drawing *w, bem_rule *rule) {
    if (!truth_one_in(w, 4))
        return;
    rule->clock_from = 60 * truth_roll(w, 24) + truth_one_in(w, 4);
    rule->clock_to = rule->clock_from + 60 * (1 + truth_roll(w, 12));
}

static void fill_hours(truth_drawing *w, bem_rule *rule) {
    rule->of_some = truth_one_in(w, 4);
    rule->beyond = truth_one_in(w, 4) ? (bem_beyond)(1 + truth_roll(w, 2)) : BEM_BEYOND_NOTHING;
    draw_clock(w, rule);
    draw_periods(w, rule);
    draw_before(w, rule);
}

static void fill_count(truth_drawing *w, bem_rule *rule) {
    draw_periods(w, rule);
    draw_before(w, rule);
}

static void fill_weekends(truth_drawing *w, bem_rule *rule) {
    rule->of_some = truth_one_in(w, 4);
    draw_weekend(w, rule);
    fill_count(w, rule);
}

static void fill_weekend(truth_drawing *w, bem_rule *rule) {
    rule->by_days = truth_one_in(w, 2);
    rule->of_some = truth_one_in(w, 4);
    draw_weekend(w, rule);
}

static void fill_without(truth_drawing *w, bem_rule *rule) {
    rule->competences = truth_mask(w, w->p->n_competences, 2);
}

static void fill_pattern(truth_drawing *w, bem_rule *rule) {
    rule->wanted = truth_one_in(w, 3);
    rule->n_pattern = 1 + rule->wanted + truth_roll(w, 3);
    rule->pattern = BEM_TAKE(&w->p->arena, rule->n_pattern, bem_day_set);
    for (int i = 0; i < rule->n_pattern; i++) {
        rule->pattern[i].shifts = BEM_TAKE(&w->p->arena, w->p->n_shifts, bool);
        rule->pattern[i].off = truth_one_in(w, 2);
        for (int s = 0; s < w->p->n_shifts; s++)
            rule->pattern[i].shifts[s] = truth_one_in(w, 2);
    }
    rule->starts = truth_one_in(w, 2) ? 1u + (unsigned)truth_roll(w, 127) : 0;
    draw_before(w, rule);
}

static void fill_rest_window(truth_drawing *w, bem_rule *rule) {
    bool weekly = rule->kind == BEM_RULE_WEEKLY_REST;
    rule->from = truth_one_in(w, 2)   ? 0
                 : truth_one_in(w, 4) ? truth_roll(w, BEM_DAY_MINUTES)
                                      : 60 * truth_roll(w, 24);
    rule->rolling = weekly && truth_one_in(w, 2);
    rule->window = rule->rolling ? 1 + truth_roll(w, truth_one_in(w, 4) ? BEM_MOST_WINDOW : 8) : 0;
    if (!weekly && truth_one_in(w, 3))
        rule->exception = 600 + truth_roll(w, 1000);
}

static void fill_night_hours(truth_drawing *w, bem_rule *rule) {
    rule->of_some = truth_one_in(w, 3);
    rule->clock_from = 60 * (18 + truth_roll(w, 6)) + truth_one_in(w, 4);
    rule->clock_to = rule->clock_from + 60 * (1 + truth_roll(w, 9));
}

static void fill_fair(truth_drawing *w, bem_rule *rule) {
    rule->measure = (bem_measure)truth_roll(w, 3);
    rule->of_some = truth_one_in(w, 3);
    draw_weekend(w, rule);
    if (rule->measure == BEM_BY_MINUTES)
        draw_clock(w, rule);
    draw_before(w, rule);
}

static void fill_booking(truth_drawing *w, bem_rule *rule) {
    draw_calendar_periods(w, rule);
    rule->measure = truth_one_in(w, 2) ? BEM_BY_SHIFTS : BEM_BY_MINUTES;
    rule->fee = truth_one_in(w, 2) ? truth_price(w, 20) : 0;
}

/* Shared rules */

static void fill_spot(truth_drawing *w, bem_rule *rule) {
    rule->as_one = truth_one_in(w, 3);
    if (truth_one_in(w, 3)) {
        rule->clock_from = 60 * truth_roll(w, 24) + truth_roll(w, 3);
        rule->clock_to = rule->clock_from + 1 + truth_roll(w, 900);
    }
    rule->those = truth_mask(w, w->p->n_staff, 2);
}

static void fill_mix(truth_drawing *w, bem_rule *rule) {
    fill_spot(w, rule);
    bool share = rule->kind == BEM_RULE_RENTAL_SHARE || truth_one_in(w, 2);
    rule->part = share ? 1 + truth_roll(w, 2) : 0;
    rule->whole = share ? rule->part + 1 + truth_roll(w, 3) : 1;
    rule->least = share ? 0 : truth_roll(w, 2);
    if (truth_one_in(w, 2))
        rule->most = share ? 0 : rule->least + truth_roll(w, 2);
    if (rule->most != BEM_NO_MAX && truth_one_in(w, 2))
        rule->least = BEM_NO_MIN;
}

static void fill_supervised(truth_drawing *w, bem_rule *rule) {
    fill_spot(w, rule);
    rule->part = 1 + truth_roll(w, 2);
}

static void fill_own_staff(truth_drawing *w, bem_rule *rule) {
    fill_spot(w, rule);
    rule->beside_rental = truth_one_in(w, 2);
    rule->least = rule->beside_rental ? 1 : 1 + truth_roll(w, 2);
}

static void fill_pairs(truth_drawing *w, bem_rule *rule) { rule->as_one = truth_one_in(w, 3); }

static void fill_money(truth_drawing *w, bem_rule *rule) {
    draw_calendar_periods(w, rule);
    rule->unit = 1 + truth_price(w, 30);
    rule->part = 1 + truth_roll(w, 5);
    rule->whole = rule->part + truth_roll(w, 4);
    rule->most = truth_roll(w, 40);
}

static void fill_headcount(truth_drawing *w, bem_rule *rule) {
    draw_calendar_periods(w, rule);
    rule->most = truth_roll(w, 3);
}

static void fill_nothing(truth_drawing *w, bem_rule *rule) { (void)w, (void)rule; }

static fill_rule *const fill_kind[BEM_N_RULE_KINDS] = {
    [BEM_RULE_REST] = fill_nothing,
    [BEM_RULE_SUCCESSION] = fill_nothing,
    [BEM_RULE_RUN] = fill_nothing,
    [BEM_RULE_HOURS] = fill_hours,
    [BEM_RULE_COUNT] = fill_count,
    [BEM_RULE_WEEKENDS] = fill_weekends,
    [BEM_RULE_COMPLETE_WEEKENDS] = fill_weekend,
    [BEM_RULE_SHIFTS] = fill_nothing,
    [BEM_RULE_WITHOUT_COMPETENCE] = fill_without,
    [BEM_RULE_PATTERN] = fill_pattern,
    [BEM_RULE_SAME_SHIFT] = fill_weekend,
    [BEM_RULE_WEEKENDS_IN_ROW] = fill_weekend,
    [BEM_RULE_DAYS_OFF_AFTER] = fill_nothing,
    [BEM_RULE_DAILY_REST] = fill_rest_window,
    [BEM_RULE_WEEKLY_REST] = fill_rest_window,
    [BEM_RULE_NIGHT_HOURS] = fill_night_hours,
    [BEM_RULE_FAIR] = fill_fair,
    [BEM_RULE_BOOKING] = fill_booking,
    [BEM_RULE_SKILL_MIX] = fill_mix,
    [BEM_RULE_SUPERVISED] = fill_supervised,
    [BEM_RULE_OWN_STAFF] = fill_own_staff,
    [BEM_RULE_RENTAL_SHARE] = fill_mix,
    [BEM_RULE_TOGETHER] = fill_pairs,
    [BEM_RULE_APART] = fill_pairs,
    [BEM_RULE_BUDGET] = fill_money,
    [BEM_RULE_RENTAL_RATIO] = fill_money,
    [BEM_RULE_RENTAL_HEADCOUNT] = fill_headcount,
};

/* All of it */

static void draw_price(truth_drawing *w, bem_rule *rule) {
    rule->price.linear = truth_price(w, 20);
    bool is_money = rule->kind == BEM_RULE_BUDGET || rule->kind == BEM_RULE_RENTAL_RATIO;
    if (is_money || !truth_one_in(w, 3))
        return;
    rule->price.quadratic = truth_price(w, 8);
    rule->price.linear = truth_one_in(w, 2) ? 0 : rule->price.linear;
}

static bem_rule draw_rule(truth_drawing *w, int r) {
    bem_problem *p = w->p;
    bem_rule rule = {.id = bem_arena_format(&p->arena, "rule-%d", r + 1), .place.line = r + 1};
    bool shared = w->shared && truth_one_in(w, 2);
    int first = shared ? BEM_RULE_SKILL_MIX : 0;
    int end = shared ? BEM_N_RULE_KINDS : BEM_RULE_SKILL_MIX;
    rule.kind = (bem_rule_kind)(first + truth_roll(w, end - first));
    rule.mode = truth_one_in(w, 10)  ? BEM_MODE_OFF
                : truth_one_in(w, 4) ? BEM_MODE_HARD
                                     : BEM_MODE_SOFT;
    rule.person = truth_mask(w, p->n_staff, w->alike || truth_one_in(w, 2) ? ALWAYS : 3);
    rule.day = truth_mask(w, p->calendar.n_days, truth_one_in(w, 2) ? ALWAYS : 3);
    rule.shifts = truth_mask(w, p->n_shifts, truth_one_in(w, 2) ? ALWAYS : 2);
    rule.then = truth_mask(w, p->n_shifts, 2);
    rule.those = truth_mask(w, p->n_staff, ALWAYS);
    rule.competences = BEM_TAKE(&p->arena, p->n_competences, bool);
    rule.of_off = truth_one_in(w, 3);
    rule.closed = truth_one_in(w, 3);
    rule.whole = 1;
    rule.unit = 1;
    rule.least = BEM_NO_MIN;
    rule.most = BEM_NO_MAX;
    rule.periods = bem_periods(&p->calendar, 0, &rule.n_periods, &p->arena);
    fill_kind[rule.kind](w, &rule);
    set_limits(w, &rule);
    draw_price(w, &rule);
    return rule;
}

void truth_draw_rules(truth_drawing *w) {
    w->p->n_rules = truth_roll(w, 6);
    w->p->rules = BEM_TAKE(&w->p->arena, w->p->n_rules, bem_rule);
    for (int r = 0; r < w->p->n_rules; r++)
        w->p->rules[r] = draw_rule(w, r);
}
