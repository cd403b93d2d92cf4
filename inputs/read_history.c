/* read_history.c - what each person did before the first day: her cells, and
 * what rules had counted already. */
#include "old_roster.h"
#include "parts.h"
#include "scalars.h"
#include "tables.h"

#include <string.h>

enum { MOST_PAST = 366, MOST_COUNT = 100000000 };

static void read_cells(bem_reader *r, int e, const bem_yaml_node *cells) {
    bem_problem *p = r->problem;
    int first = p->n_past - bem_n_items(cells); /* rows end on the day before the horizon */
    for (int i = 0; i < bem_n_items(cells); i++) {
        int cell = bem_read_cell(r, bem_item(cells, i), true);
        if (e >= 0)
            p->past[(size_t)e * (size_t)p->n_past + (size_t)(first + i)] = cell;
    }
}

/* ---- counts ---- */

static bool by_minutes(const bem_rule *rule) {
    return rule->kind == BEM_RULE_HOURS ||
           (rule->kind == BEM_RULE_FAIR && rule->measure == BEM_BY_MINUTES);
}

/* Does the rule count over periods that may have begun before? */
static bool counts(const bem_rule *rule) {
    switch (rule->kind) {
    case BEM_RULE_HOURS:
    case BEM_RULE_COUNT:
    case BEM_RULE_WEEKENDS:
    case BEM_RULE_FAIR:
        return rule->n_periods > 0 && rule->periods[0].first == 0;
    case BEM_RULE_PATTERN:
        return !rule->wanted;
    default:
        return false;
    }
}

/* A number, or hours; of a fair share, and of hours beyond a contract, also negative, with a minus
 * before it. */
static bool read_amount(bem_reader *r, const bem_yaml_node *node, const bem_rule *rule,
                        int *amount) {
    bool hours = by_minutes(rule), scalar = node->kind == BEM_YAML_SCALAR;
    const char *text = scalar ? node->text : "";
    bool minus = (rule->kind == BEM_RULE_FAIR || rule->beyond) && text[0] == '-';
    int64_t number = 0;
    bool ok =
        hours ? bem_scalar_duration(text + minus, &number) : bem_scalar_int(text + minus, &number);
    if (scalar && ok && number >= 0 && number <= MOST_COUNT) {
        *amount = (int)(minus ? -number : number);
        return true;
    }
    bem_read_error(r, node, "what rule '%s' has counted is %s, not %s%s%s", rule->id,
                   hours ? "hours like 96h30m" : "a whole number", scalar ? "'" : "",
                   scalar ? bem_read_clip(r, text) : bem_yaml_kind_name(node), scalar ? "'" : "");
    return false;
}

static void set_count(bem_reader *r, const bem_yaml_entry *entry, int e) {
    bem_problem *p = r->problem;
    int at = bem_read_name(r, entry->key, &r->rules, "rule"), amount;
    if (at < 0)
        return;
    bem_rule *rule = &p->rules[at];
    if (!counts(rule)) {
        bem_read_error(r, entry->key, "rule '%s' counts nothing that could have begun before",
                       rule->id);
        return;
    }
    if (!read_amount(r, entry->value, rule, &amount) || e < 0)
        return;
    if (!rule->before) {
        if (!bem_read_claim(r, (int64_t)4 * p->n_staff, entry->key))
            return;
        rule->before = BEM_TAKE(&p->arena, p->n_staff, int);
        for (int i = 0; i < p->n_staff; i++)
            rule->before[i] = BEM_NOT_TOLD;
    }
    rule->before[e] = amount;
}

static void read_counts(bem_reader *r, int e, const bem_yaml_node *map) {
    if (bem_yaml_is_empty(map))
        return;
    if (map->kind != BEM_YAML_MAP) {
        bem_read_error(r, map, "counts are a mapping from rules to amounts, not %s",
                       bem_yaml_kind_name(map));
        return;
    }
    for (int i = 0; i < map->count; i++)
        set_count(r, &map->entries[i], e);
}

/* ---- people ---- */

/* The cells of a person's entry; NULL when there are none. */
static const bem_yaml_node *cells_of(const bem_yaml_node *entry) {
    return entry->kind == BEM_YAML_MAP ? bem_yaml_get(entry, "days") : entry;
}

/* How far back it goes: the roster of the period before, and everybody's cells. */
static bool measure(bem_reader *r, const bem_yaml_node *map, const bem_yaml_node *roster,
                    bem_old_roster *old) {
    bem_problem *p = r->problem;
    if (roster)
        p->n_past = bem_read_past_roster(r, roster, MOST_PAST, old);
    for (int i = 0; i < map->count; i++) {
        if (map->entries[i].value == roster)
            continue;
        const bem_yaml_node *cells = cells_of(map->entries[i].value);
        int n = cells ? bem_n_items(cells) : 0;
        if (n > MOST_PAST) {
            bem_read_error(r, cells, "too long: at most %d days", MOST_PAST);
            return false;
        }
        p->n_past = n > p->n_past ? n : p->n_past;
    }
    size_t n_cells = (size_t)p->n_staff * (size_t)p->n_past;
    p->past = BEM_TAKE(&p->arena, n_cells, int);
    for (size_t i = 0; i < n_cells; i++)
        p->past[i] = BEM_UNKNOWN;
    return true;
}

static void read_person(bem_reader *r, const bem_yaml_entry *entry) {
    int e = bem_read_name(r, entry->key, &r->people, "person");
    const bem_yaml_node *value = entry->value;
    if (value->kind != BEM_YAML_MAP) {
        read_cells(r, e, value);
        return;
    }
    bem_value v[HISTORY_N];
    if (!bem_fields_read(r, &bem_table_history, value, v))
        return;
    if (v[HISTORY_DAYS].node)
        read_cells(r, e, v[HISTORY_DAYS].node);
    if (v[HISTORY_COUNTS].node)
        read_counts(r, e, v[HISTORY_COUNTS].node);
}

void bem_read_past(bem_reader *r, const bem_value *root) {
    const bem_yaml_node *map = root[ROOT_HISTORY].node;
    if (!map || bem_yaml_is_empty(map))
        return;
    if (map->kind != BEM_YAML_MAP) {
        bem_read_error(r, map, "history is a mapping from people to what they did, not %s",
                       bem_yaml_kind_name(map));
        return;
    }
    bem_old_roster old = {0};
    const bem_yaml_node *roster = bem_yaml_get(map, "roster");
    if (measure(r, map, roster, &old)) {
        if (old.n_days > 0)
            bem_keep_past_roster(r, roster, &old);
        for (int i = 0; i < map->count; i++)
            if (map->entries[i].value != roster)
                read_person(r, &map->entries[i]);
    }
    bem_old_roster_free(&old);
}
