/* read_fair.c - what each person's fair share is.
 *
 * What there is to share, T, is stated, or else what demand asks for: of shifts
 * and hours, its targets (its min where there is no target) on shifts that are
 * all to be shared; of weekends, the heads of each weekend's busiest day. Person
 * e's share of it is
 *
 *     t_e = T * share_e / sum of the shares of all whom the rule is for
 *
 * and she is to have from floor(t_e) - within to ceil(t_e) + within. The target
 * is fixed before anything is solved, so that the rule stays personal. */
#include "parts.h"
#include "tables.h"

#include <string.h>

static bool is_all_shared(const bem_problem *p, const bem_demand *demand, const bem_rule *rule) {
    for (int s = 0; demand->shifts && s < p->n_shifts; s++)
        if (demand->shifts[s] && rule->of_some && !rule->shifts[s])
            return false;
    return demand->shifts != NULL;
}

static int64_t heads_of(const bem_demand *demand) {
    return demand->target == BEM_NO_TARGET ? demand->min : demand->target;
}

/* Worked minutes of one head of the demand on day d: the mean of its shifts. */
static int64_t minutes_of(const bem_problem *p, const bem_demand *demand, int d) {
    int64_t sum = 0, n = 0;
    for (int s = 0; s < p->n_shifts; s++)
        if (demand->shifts[s]) {
            sum += bem_work_minutes(p, s, d);
            n++;
        }
    return n ? sum / n : 0;
}

/* What demand asks for on day d, in shifts or minutes. */
static int64_t asked_on(const bem_problem *p, const bem_rule *rule, int d) {
    int64_t sum = 0;
    for (int i = 0; i < p->n_demands; i++) {
        const bem_demand *demand = &p->demands[i];
        if (!demand->day[d] || !is_all_shared(p, demand, rule))
            continue;
        bool hours = rule->measure == BEM_BY_MINUTES;
        sum += heads_of(demand) * (hours ? minutes_of(p, demand, d) : 1);
    }
    return sum;
}

static bool is_weekend_day(const bem_problem *p, const bem_rule *rule, int d) {
    unsigned days = rule->weekend ? rule->weekend : 1u << BEM_SATURDAY | 1u << BEM_SUNDAY;
    return days >> bem_weekday(&p->calendar, d) & 1;
}

static int64_t asked_on_weekends(const bem_problem *p, const bem_rule *rule) {
    int64_t sum = 0;
    for (int d = 0; d < p->calendar.n_days; d++) {
        bool counts = rule->day[d];
        int64_t most = 0;
        if (!is_weekend_day(p, rule, d))
            continue;
        for (; d < p->calendar.n_days && is_weekend_day(p, rule, d); d++) {
            int64_t heads = asked_on(p, rule, d);
            most = heads > most ? heads : most;
        }
        sum += counts ? most : 0;
    }
    return sum;
}

static int64_t asked_in_all(const bem_problem *p, const bem_rule *rule) {
    if (rule->measure == BEM_BY_WEEKENDS)
        return asked_on_weekends(p, rule);
    int64_t sum = 0;
    for (int d = 0; d < p->calendar.n_days; d++)
        sum += rule->day[d] ? asked_on(p, rule, d) : 0;
    return sum;
}

/* An amount of what is measured: hours need their unit, other things have none. */
static bool read_amount(bem_reader *r, const bem_value *value, const char *key,
                        const bem_rule *rule, int64_t *amount) {
    bool hours = rule->measure == BEM_BY_MINUTES;
    if (!bem_is_given(value))
        return false;
    if (hours != (value->until == 1) && value->number != 0)
        bem_read_error(
            r, value->node,
            hours ? "%s is in hours here, like 96h" : "%s is a plain number here, like 12", key);
    *amount = value->number;
    return true;
}

static int clamp(int64_t x) { return x < 0 ? 0 : x > INT_MAX - 1 ? INT_MAX - 1 : (int)x; }

void bem_read_fair(bem_reader *r, const bem_yaml_node *entry, const bem_value *v, bem_rule *rule) {
    const bem_problem *p = r->problem;
    int64_t total = 0, within = 0, shares = 0;
    read_amount(r, &v[RULE_WITHIN], "within", rule, &within);
    if (rule->measure != BEM_BY_MINUTES && v[RULE_TIME].node)
        bem_read_error(r, v[RULE_TIME].node, "a span of the clock goes with measure: hours");
    if (!read_amount(r, &v[RULE_TOTAL], "total", rule, &total)) {
        if (v[RULE_TIME].node)
            bem_read_error(r, v[RULE_TIME].node,
                           "with a span of the clock the total must be stated, as in total: 320h");
        total = asked_in_all(p, rule);
        if (total == 0 && r->diags->n_errors == 0)
            bem_read_warning(r, entry, "demand asks for nothing of this: everybody's share is 0");
    }
    for (int e = 0; e < p->n_staff; e++)
        shares += rule->person[e] ? p->staff[e].share : 0;
    for (int e = 0; e < p->n_staff && shares > 0; e++) {
        int64_t part = total * p->staff[e].share;
        rule->min[e] = clamp(part / shares - within);
        rule->max[e] = clamp((part + shares - 1) / shares + within);
    }
}
