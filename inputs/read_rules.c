/* read_rules.c - the rules, each as it stands for each person. */
#include "parts.h"
#include "sets.h"
#include "tables.h"

#include <stdlib.h>
#include <string.h>

/* ---- limits ---- */

/* Rounds to the limit's safe side: a min up, a max down. */
static int64_t part_of(int64_t whole, int64_t part, int64_t of, bool up) {
    return (whole * part + (up ? of - 1 : 0)) / of;
}

/* One limit for one person; false when her contract states no hours. */
static bool limit_of(const bem_reader *r, const bem_value *v, const bem_value *limit, int e,
                     bool up, int *out) {
    const bem_problem *p = r->problem;
    const bem_person *person = &p->staff[e];
    int64_t number = limit->number;
    if (limit->until) { /* a part of the contract, in hundredths of a percent */
        int64_t full_time = p->contracts[person->contract].full_time;
        int64_t n_days =
            v[RULE_PER].number ? v[RULE_PER].number * BEM_WEEK_DAYS : p->calendar.n_days;
        if (full_time == 0)
            return false;
        /* minutes a week x share / 1e4 x part / 1e4 x days / 7 */
        number = part_of(full_time * person->share * number, n_days,
                         (int64_t)100000000 * BEM_WEEK_DAYS, up);
    } else if (v[RULE_SCALE].node)
        number = part_of(number, person->share, 10000, up);
    *out = number > INT_MAX - 1 ? INT_MAX - 1 : (int)number;
    return true;
}

static void set_limits(bem_reader *r, const bem_yaml_node *entry, const bem_value *v,
                       bem_rule *rule) {
    bem_problem *p = r->problem;
    const bem_value *min = &v[RULE_MIN], *max = &v[RULE_MAX];
    int without = -1;
    rule->min = BEM_TAKE(&p->arena, p->n_staff, int);
    rule->max = BEM_TAKE(&p->arena, p->n_staff, int);
    for (int e = 0; e < p->n_staff; e++) {
        rule->max[e] = BEM_NO_MAX;
        bool ok = !bem_is_given(min) || limit_of(r, v, min, e, true, &rule->min[e]);
        ok = (!bem_is_given(max) || limit_of(r, v, max, e, false, &rule->max[e])) && ok;
        if (!ok && rule->person[e] && without < 0)
            without = e;
    }
    if (without >= 0)
        bem_read_warning(
            r, entry,
            "%s is on contract '%s', which states no full_time: this limit does not bind her",
            p->staff[without].id, p->contracts[p->staff[without].contract].id);
}

static void check_limits(bem_reader *r, const bem_yaml_node *entry, const bem_table *table,
                         const bem_value *v) {
    const bem_value *min = &v[RULE_MIN], *max = &v[RULE_MAX];
    bool has_both = table->fields[RULE_MIN].key && table->fields[RULE_MAX].key;
    if (has_both && !min->node && !max->node)
        bem_read_error(r, entry, "%s needs min or max", table->noun);
    if (bem_is_given(min) && bem_is_given(max) && min->until == max->until &&
        min->number > max->number)
        bem_read_error(r, max->node, "max %s is less than min %s", max->node->text,
                       min->node->text);
}

/* ---- shift sets ---- */

static void read_sets(bem_reader *r, const bem_yaml_node *entry, const bem_value *v,
                      bem_rule *rule) {
    const bem_problem *p = r->problem;
    const bem_value *forbid = &v[RULE_FORBID], *allow = &v[RULE_ALLOW];
    if (rule->kind == BEM_RULE_SHIFTS && !forbid->node == !allow->node) {
        bem_read_error(r, entry, "a shifts rule needs one of forbid and allow");
        return;
    }
    if (v[RULE_AFTER].node)
        bem_read_shifts(r, v[RULE_AFTER].node, rule->shifts, NULL);
    if (v[RULE_THEN].node)
        bem_read_shifts(r, v[RULE_THEN].node, rule->then, NULL);
    if (v[RULE_OF].node)
        bem_read_shifts(r, v[RULE_OF].node, rule->shifts,
                        rule->kind == BEM_RULE_RUN ? &rule->of_off : NULL);
    else if (rule->kind == BEM_RULE_COUNT)
        memset(rule->shifts, true, (size_t)p->n_shifts);
    if (forbid->node || allow->node)
        bem_read_shifts(r, forbid->node ? forbid->node : allow->node, rule->shifts, NULL);
    for (int s = 0; allow->node && s < p->n_shifts; s++)
        rule->shifts[s] = !rule->shifts[s];
}

/* ---- who, when, how strictly ---- */

static void read_reach(bem_reader *r, const bem_yaml_node *entry, const bem_value *v,
                       bem_rule *rule) {
    const bem_problem *p = r->problem;
    int n_errors = r->diags->n_errors, n = 0;
    if (v[RULE_APPLIES_TO].node)
        bem_read_people(r, v[RULE_APPLIES_TO].node, rule->person);
    else
        memset(rule->person, true, (size_t)p->n_staff);
    if (v[RULE_EXCEPT].node) {
        bool *except = BEM_TAKE(&r->scratch, p->n_staff, bool);
        bem_read_people(r, v[RULE_EXCEPT].node, except);
        for (int e = 0; e < p->n_staff; e++)
            rule->person[e] = rule->person[e] && !except[e];
    }
    for (int e = 0; e < p->n_staff; e++)
        n += rule->person[e];
    if (n == 0 && p->n_staff > 0 && n_errors == r->diags->n_errors)
        bem_read_warning(r, v[RULE_APPLIES_TO].node ? v[RULE_APPLIES_TO].node : entry,
                         "this rule is for nobody");
    bem_read_days(r, &v[RULE_DAYS], &v[RULE_FROM], &v[RULE_TO], entry, rule->day);
}

static void read_price(bem_reader *r, const bem_yaml_node *entry, const bem_table *table,
                       const bem_value *v, bem_rule *rule) {
    const bem_value *cost = &v[RULE_COST];
    rule->mode = (bem_mode)v[RULE_MODE].number;
    rule->price = (bem_price){cost->number, cost->until};
    if (rule->mode == BEM_MODE_SOFT && !cost->node)
        bem_read_error(r, entry, "a soft rule needs a cost, as in '800 %s'",
                       table->fields[RULE_COST].unit);
    if (rule->mode == BEM_MODE_HARD && cost->node)
        bem_read_warning(
            r, cost->node,
            "this cost has no effect: the rule is hard; for a price write 'mode: soft'");
}

static void add_rule(bem_reader *r, const bem_yaml_node *entry, const bem_table *table,
                     const bem_value *v) {
    bem_problem *p = r->problem;
    bem_rule rule = {.id = v[RULE_ID].ok ? bem_read_keep(r, v[RULE_ID].text) : "?",
                     .place = entry->place,
                     .why = v[RULE_WHY].ok ? bem_read_keep(r, v[RULE_WHY].text) : NULL,
                     .kind = (bem_rule_kind)v[RULE_KIND].number,
                     .closed = v[RULE_EDGES].number};
    rule.person = bem_read_mask(r, p->n_staff, entry);
    rule.day = bem_read_mask(r, p->calendar.n_days, entry);
    rule.shifts = bem_read_mask(r, p->n_shifts, entry);
    rule.then = bem_read_mask(r, p->n_shifts, entry);
    if (!rule.then || !bem_read_claim(r, (int64_t)8 * p->n_staff, entry)) /* min and max */
        return;
    if (v[RULE_ID].ok && !bem_names_add(&r->rules, rule.id, p->n_rules)) {
        const bem_place *first = &p->rules[bem_names_find(&r->rules, rule.id)].place;
        bem_read_error(r, v[RULE_ID].node, "rule '%s' is given twice; the first is %s", rule.id,
                       bem_read_first(r, first, v[RULE_ID].node));
    }
    read_sets(r, entry, v, &rule);
    read_reach(r, entry, v, &rule);
    read_price(r, entry, table, v, &rule);
    check_limits(r, entry, table, v);
    set_limits(r, entry, v, &rule);
    rule.periods = bem_periods(&p->calendar, (int)v[RULE_PER].number, &rule.n_periods, &p->arena);
    p->rules[p->n_rules++] = rule;
}

/* The kind decides which keys there may be, so it is read first. */
static void read_entry(bem_reader *r, const bem_yaml_node *entry) {
    bem_value v[RULE_N], kind = {0};
    const bem_field *field = &bem_table_rules[0].fields[RULE_KIND];
    const bem_yaml_node *node = bem_yaml_get(entry, "rule");
    if (entry->kind != BEM_YAML_MAP || !node)
        bem_read_error(r, entry,
                       entry->kind == BEM_YAML_MAP ? "a rule needs 'rule' (its kind)"
                                                   : "a rule is a mapping of keys");
    else if (bem_type_read(r, field, node, &kind) &&
             bem_fields_read(r, &bem_table_rules[kind.number], entry, v))
        add_rule(r, entry, &bem_table_rules[kind.number], v);
}

void bem_read_rules(bem_reader *r, const bem_value *root) {
    bem_problem *p = r->problem;
    if (!root[ROOT_RULES].node)
        return;
    bem_node_list list = bem_read_rule_list(r, root[ROOT_RULES].node);
    p->rules = BEM_TAKE(&p->arena, list.count, bem_rule);
    for (int i = 0; i < list.count; i++)
        read_entry(r, list.items[i]);
    free(list.items);
}
