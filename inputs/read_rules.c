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
        int64_t n_days = bem_period_days(&v[RULE_PER], &p->calendar);
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
    int without = -1, none = rule->beyond ? BEM_NO_MIN : 0;
    rule->min = BEM_TAKE(&p->arena, p->n_staff, int);
    rule->max = BEM_TAKE(&p->arena, p->n_staff, int);
    bool never = rule->kind == BEM_RULE_PATTERN && !bem_is_given(min) && !bem_is_given(max);
    for (int e = 0; e < p->n_staff; e++) {
        rule->min[e] = none;
        rule->max[e] = never ? 0 : BEM_NO_MAX;
        bool unbound = rule->beyond && p->contracts[p->staff[e].contract].full_time == 0;
        if (unbound) {
            without = without < 0 && rule->person[e] ? e : without;
            continue;
        }
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
    bool in_months = v[RULE_PER].until == BEM_PER_MONTHS || v[RULE_PER].until == BEM_PER_YEAR;
    for (int i = RULE_MIN; i <= RULE_MAX && in_months; i++)
        if (bem_is_given(&v[i]) && table->fields[i].type == BEM_TYPE_LIMIT && v[i].until)
            bem_read_error(
                r, v[i].node,
                "months and years differ in length: with them %s is hours, no part of the contract",
                table->fields[i].key);
    if (v[RULE_KIND].number != BEM_RULE_PATTERN && has_both && !min->node && !max->node)
        bem_read_error(r, entry, "%s needs min or max", table->noun);
    if (bem_is_given(min) && bem_is_given(max) && min->until == max->until &&
        min->number > max->number)
        bem_read_error(r, max->node, "max %s is less than min %s", max->node->text,
                       min->node->text);
}

static void read_beyond(bem_reader *r, const bem_value *v, bem_rule *rule) {
    static const int others[] = {RULE_OF, RULE_TIME, RULE_SCALE, RULE_DAYS, RULE_FROM, RULE_TO};
    if (!bem_is_given(&v[RULE_BEYOND]))
        return;
    rule->beyond = (bem_beyond)(BEM_BEYOND_CONTRACT + v[RULE_BEYOND].number);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (v[others[i]].node)
            bem_read_error(r, v[others[i]].node,
                           "hours beyond the contract are of all shifts and days: no of, time, "
                           "scale, days, from or to");
    for (int i = RULE_MIN; i <= RULE_MAX; i++)
        if (bem_is_given(&v[i]) && v[i].until)
            bem_read_error(r, v[i].node,
                           "a limit of the hours beyond the contract is hours, no part of it");
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
    bool of_off = rule->kind == BEM_RULE_RUN || rule->kind == BEM_RULE_WEEKENDS_IN_ROW;
    if (v[RULE_OF].node)
        bem_read_shifts(r, v[RULE_OF].node, rule->shifts, of_off ? &rule->of_off : NULL);
    else
        memset(rule->shifts, !v[RULE_AFTER].node, (size_t)p->n_shifts);
    rule->of_some = v[RULE_OF].node && !rule->of_off;
    if (v[RULE_AFTER].node)
        bem_read_shifts(r, v[RULE_AFTER].node, rule->shifts, NULL);
    if (v[RULE_THEN].node)
        bem_read_shifts(r, v[RULE_THEN].node, rule->then, NULL);
    if (forbid->node || allow->node) {
        memset(rule->shifts, false, (size_t)p->n_shifts);
        bem_read_shifts(r, forbid->node ? forbid->node : allow->node, rule->shifts, NULL);
    }
    for (int s = 0; allow->node && s < p->n_shifts; s++)
        rule->shifts[s] = !rule->shifts[s];
}

static void read_element(bem_reader *r, const bem_yaml_node *node, bem_day_set *element) {
    const bem_problem *p = r->problem;
    element->shifts = bem_read_mask(r, p->n_shifts, node);
    if (!element->shifts)
        return;
    for (int i = 0; i < bem_n_items(node); i++) {
        const bem_yaml_node *item = bem_item(node, i);
        bool any = item->kind == BEM_YAML_SCALAR && strcmp(item->text, "any") == 0;
        if (any)
            memset(element->shifts, true, (size_t)p->n_shifts);
        if (any || (item->kind == BEM_YAML_SCALAR && strcmp(item->text, "off") == 0))
            element->off = true;
        else
            bem_read_shifts(r, item, element->shifts, NULL);
    }
    if (bem_n_items(node) == 0)
        bem_read_error(r, node, "this day of the pattern names nothing; write any for any day");
}

static void read_pattern(bem_reader *r, const bem_value *v, bem_rule *rule) {
    const bem_yaml_node *node = v[RULE_PATTERN].node;
    if (!node)
        return;
    if (bem_n_items(node) < 1 || bem_n_items(node) > BEM_MOST_PATTERN) {
        bem_read_error(r, node, "a pattern has 1 to %d days", BEM_MOST_PATTERN);
        return;
    }
    rule->n_pattern = bem_n_items(node);
    rule->pattern = BEM_TAKE(&r->problem->arena, rule->n_pattern, bem_day_set);
    for (int i = 0; i < rule->n_pattern; i++)
        read_element(r, bem_item(node, i), &rule->pattern[i]);
    if (rule->wanted && (v[RULE_MIN].node || v[RULE_MAX].node))
        bem_read_error(r, v[RULE_WANTED].node, "a wanted pattern is not counted: no min, no max");
    if (rule->wanted && rule->n_pattern < 2)
        bem_read_error(r, node, "a wanted pattern of one day is always completed");
}

static void read_competences(bem_reader *r, const bem_yaml_node *node, bem_rule *rule) {
    rule->competences = bem_read_mask(r, r->problem->n_competences, node);
    for (int i = 0; rule->competences && i < bem_n_items(node); i++) {
        int q = bem_read_name(r, bem_item(node, i), &r->competences, "competence");
        if (q >= 0)
            rule->competences[q] = true;
    }
}

/* ---- spans of days and of the clock ---- */

static bool is_in_a_row(unsigned days) {
    int n_begin = 0;
    for (int w = 0; w < BEM_WEEK_DAYS; w++)
        n_begin += (days >> w & 1) && !(days >> ((w + 6) % BEM_WEEK_DAYS) & 1);
    return n_begin == 1;
}

static void read_weekend(bem_reader *r, const bem_value *v, bem_rule *rule) {
    const bem_value *weekend = &v[RULE_WEEKEND];
    int n = 0;
    rule->eve = v[RULE_FRIDAY_NIGHT].number;
    if (!bem_is_given(weekend))
        return;
    rule->weekend = (unsigned)weekend->number;
    for (int w = 0; w < BEM_WEEK_DAYS; w++)
        n += rule->weekend >> w & 1;
    if (n > BEM_MOST_WEEKEND || !is_in_a_row(rule->weekend))
        bem_read_error(r, weekend->node, "a weekend is 1 to %d weekdays in a row",
                       BEM_MOST_WEEKEND);
}

static void read_window(bem_reader *r, const bem_value *v, bem_rule *rule) {
    const bem_value *per = &v[RULE_PER];
    rule->from = (int)v[RULE_DAY_STARTS].number;
    rule->exception = (int)v[RULE_OVER_TWO_WINDOWS].number;
    rule->rolling = per->until == BEM_PER_ROLLING_DAYS;
    rule->window = rule->rolling ? (int)per->number : 0;
    if (rule->kind != BEM_RULE_WEEKLY_REST || !per->node)
        return;
    bool week = per->until == BEM_PER_WEEKS && per->number == 1;
    if (!week && (!rule->rolling || per->number > BEM_MOST_WINDOW))
        bem_read_error(r, per->node, "per here is week, or rolling 1 to %d days", BEM_MOST_WINDOW);
    else if (bem_is_given(&v[RULE_MIN]) && rule->rolling &&
             v[RULE_MIN].number > per->number * BEM_DAY_MINUTES)
        bem_read_error(r, v[RULE_MIN].node, "min is longer than the window");
}

static void read_periods(bem_reader *r, const bem_value *v, bem_rule *rule) {
    const bem_value *per = &v[RULE_PER];
    bool rolls = per->until == BEM_PER_ROLLING_DAYS || per->until == BEM_PER_ROLLING_WEEKS;
    if (rule->kind == BEM_RULE_WEEKLY_REST)
        return; /* windows */
    for (int i = RULE_DAYS; i <= RULE_TO && rolls; i++)
        if (v[i].node)
            bem_read_error(r, v[i].node,
                           "rolling periods reach back before the first day and so "
                           "take all days: no days, from or to");
    if (rule->kind == BEM_RULE_WEEKENDS && per->until == BEM_PER_ROLLING_DAYS)
        bem_read_error(r, per->node, "weekends are counted in rolling weeks");
    rule->periods = bem_read_periods(r, per, &rule->n_periods);
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
                     .closed = v[RULE_EDGES].number,
                     .wanted = v[RULE_WANTED].number,
                     .starts = (unsigned)v[RULE_STARTS].number,
                     .by_days = v[RULE_BY].number,
                     .measure = (bem_measure)v[RULE_MEASURE].number,
                     .clock_from = (int)v[RULE_TIME].number,
                     .clock_to = (int)v[RULE_TIME].until};
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
    read_pattern(r, v, &rule);
    if (v[RULE_COMPETENCES].node)
        read_competences(r, v[RULE_COMPETENCES].node, &rule);
    read_weekend(r, v, &rule);
    read_window(r, v, &rule);
    read_beyond(r, v, &rule);
    read_reach(r, entry, v, &rule);
    read_price(r, entry, table, v, &rule);
    if (bem_is_shared(&rule) || rule.kind == BEM_RULE_BOOKING) {
        bem_read_shared(r, entry, v, &rule);
    } else {
        check_limits(r, entry, table, v);
        set_limits(r, entry, v, &rule);
        read_periods(r, v, &rule);
    }
    if (rule.kind == BEM_RULE_FAIR)
        bem_read_fair(r, entry, v, &rule);
    p->rules[p->n_rules++] = rule;
}

/* A fair share is priced by what it measures, a booking by what its min counts. */
static const bem_table *table_of(bem_reader *r, const bem_yaml_node *entry, int64_t kind) {
    static const char *const units[] = {"per shift", "per hour", "per weekend"};
    const bem_table *table = &bem_table_rules[kind];
    bool fair = kind == BEM_RULE_FAIR;
    const bem_yaml_node *node = bem_yaml_get(entry, fair ? "measure" : "min");
    if ((!fair && kind != BEM_RULE_BOOKING) || !node || node->kind != BEM_YAML_SCALAR)
        return table;
    bem_table *priced = BEM_TAKE(&r->scratch, 1, bem_table);
    bem_field *fields = BEM_TAKE(&r->scratch, table->n_fields, bem_field);
    memcpy(fields, table->fields, (size_t)table->n_fields * sizeof *fields);
    *priced = *table;
    priced->fields = fields;
    for (int i = 0; i < 3 && fair; i++)
        if (strcmp(node->text, fields[RULE_MEASURE].words[i]) == 0)
            fields[RULE_COST].unit = units[i];
    if (!fair && strpbrk(node->text, "hm"))
        fields[RULE_COST].unit = units[1];
    return priced;
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
    else if (bem_type_read(r, field, node, &kind)) {
        const bem_table *table = table_of(r, entry, kind.number);
        if (bem_fields_read(r, table, entry, v))
            add_rule(r, entry, table, v);
    }
}

void bem_read_rules(bem_reader *r, const bem_value *root) {
    bem_problem *p = r->problem;
    bem_node_list list = {0};
    if (root[ROOT_RULES].node)
        list = bem_read_rule_list(r, root[ROOT_RULES].node);
    p->rules = BEM_TAKE(&p->arena, list.count + p->n_contracts, bem_rule);
    for (int i = 0; i < list.count; i++)
        read_entry(r, list.items[i]);
    free(list.items);
    for (int i = 0; i < p->n_contracts; i++)
        bem_read_contract_booking(r, root[ROOT_CONTRACTS].node->entries[i].value, i);
    bem_check_blocks(r);
}
