/* compile.c - a person's rules, one after another. */
#include "compile.h"

#include <assert.h>
#include <stdlib.h>

static bem_compile_rule *const compile_kind[BEM_N_RULE_KINDS] = {
    [BEM_RULE_REST] = bem_compile_rest,
    [BEM_RULE_SUCCESSION] = bem_compile_succession,
    [BEM_RULE_RUN] = bem_compile_run,
    [BEM_RULE_HOURS] = bem_compile_hours,
    [BEM_RULE_COUNT] = bem_compile_count,
    [BEM_RULE_WEEKENDS] = bem_compile_weekends,
    [BEM_RULE_COMPLETE_WEEKENDS] = bem_compile_complete_weekends,
    [BEM_RULE_SHIFTS] = bem_compile_shifts,
    [BEM_RULE_WITHOUT_COMPETENCE] = bem_compile_without_competence,
    [BEM_RULE_PATTERN] = bem_compile_pattern,
    [BEM_RULE_SAME_SHIFT] = bem_compile_same_shift,
    [BEM_RULE_WEEKENDS_IN_ROW] = bem_compile_weekends_in_row,
    [BEM_RULE_DAYS_OFF_AFTER] = bem_compile_days_off_after,
    [BEM_RULE_DAILY_REST] = bem_compile_rest_windows,
    [BEM_RULE_WEEKLY_REST] = bem_compile_rest_windows,
    [BEM_RULE_NIGHT_HOURS] = bem_compile_night_hours,
    [BEM_RULE_FAIR] = bem_compile_fair,
    [BEM_RULE_BOOKING] = bem_compile_booking,
};

bem_personal bem_compile_person(const bem_problem *problem, const bem_roles *roles, int e,
                                const bem_left_out *left_out, bem_arena *arena) {
    static const bem_left_out nothing;
    bem_personal personal = {.n_days = problem->calendar.n_days};
    bem_compiling c = {problem, roles, e, left_out ? left_out : &nothing, &personal, arena};
    bem_compile_menu(&c);
    for (int r = 0; r < problem->n_rules; r++) {
        const bem_rule *rule = &problem->rules[r];
        bool out = c.left_out->rules && c.left_out->rules[r];
        if (rule->mode == BEM_MODE_OFF || bem_is_shared(rule) || !rule->person[e] || out)
            continue;
        assert(rule->kind < BEM_N_RULE_KINDS);
        compile_kind[rule->kind](&c, r);
    }
    bem_compile_marks(&c);
    bem_compile_overtime(&c);
    bem_compile_quotas(&c);
    return personal;
}

void bem_compile_free(bem_personal *personal) {
    free(personal->items);
    free(personal->counters.items);
    *personal = (bem_personal){0};
}

int64_t bem_rule_price(const bem_rule *rule, int64_t units) {
    if (units <= 0)
        return 0;
    return rule->mode == BEM_MODE_HARD ? BEM_NEVER : bem_price_of(rule->price, units);
}

static int64_t limit_price(const bem_rule *rule, int64_t out, bool minutes) {
    if (out <= 0 || rule->mode == BEM_MODE_HARD || !minutes)
        return bem_rule_price(rule, out);
    return bem_price_of_minutes(rule->price, out);
}

int64_t bem_compile_miss(const bem_rule *rule, const bem_limits *limits, int64_t amount) {
    int64_t below = limit_price(rule, limits->min - amount, limits->minutes);
    int64_t above = limit_price(rule, amount - limits->max, limits->minutes);
    return below == BEM_NEVER || above == BEM_NEVER ? BEM_NEVER : below + above;
}

int bem_compile_counter(bem_compiling *c, const bem_limits *limits) {
    const bem_rule *rule = &c->problem->rules[limits->rule];
    bem_counter counter = {limits->first, limits->last, limits->most + 1,
                           NULL,          limits->unit, limits->rule};
    counter.cost = BEM_TAKE(c->arena, counter.n_values, int64_t);
    for (int v = 0; v < counter.n_values; v++)
        counter.cost[v] = bem_compile_miss(rule, limits, limits->base + (int64_t)v * limits->unit);
    BEM_PUSH(&c->out->counters, counter);
    return c->out->counters.count - 1;
}

bool bem_rule_counts(const bem_rule *rule, int shift) {
    return shift >= 0 && (!rule->of_some || rule->shifts[shift]);
}

bool bem_compile_asks(const bem_compiling *c, const bem_period *period, int past, bool known,
                      bem_limits *limits) {
    const bem_rule *rule = &c->problem->rules[limits->rule];
    bool told = period->first == 0 && rule->before && rule->before[c->e] != BEM_NOT_TOLD;
    bool whole = period->whole || (period->first < 0 && known) || (period->begun && told);
    if (told)
        past = rule->before[c->e];
    limits->min = whole ? rule->min[c->e] : INT_MIN;
    limits->max = rule->max[c->e];
    if (rule->kind != BEM_RULE_FAIR && past > limits->max)
        limits->max = past;
    limits->base += past;
    return limits->max != BEM_NO_MAX || limits->min > limits->base;
}
