/* shortage_read.c - JSON is YAML, so the tree that knows its places reads it. */
#include "shortage_read.h"

#include "scalars.h"
#include "yaml_tree.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_HEADS = 100000 };

typedef struct shortage_reading {
    const bem_planned *plan;
    int unit;
    bem_followup *to;
    bem_diags *diags;
    bem_arena arena;
} shortage_reading;

static const char *text_of(const bem_yaml_node *map, const char *key) {
    const bem_yaml_node *value = map->kind == BEM_YAML_MAP ? bem_yaml_get(map, key) : NULL;
    return value && value->kind == BEM_YAML_SCALAR ? value->text : NULL;
}

/* "rooms.nurse.2" is of the row "rooms.nurse". */
static const bem_planned_row *row_of(const shortage_reading *r, const char *demand) {
    for (int i = 0; i < r->plan->rows.count; i++) {
        const bem_planned_row *row = &r->plan->rows.items[i];
        size_t length = strlen(row->id);
        if (strncmp(row->id, demand, length) == 0 && demand[length] == '.')
            return row;
    }
    return NULL;
}

static bem_follow_shortage *entry_of(shortage_reading *r, int week, const char *competence,
                                     const char *activities) {
    for (int i = 0; i < r->to->shortages.count; i++) {
        bem_follow_shortage *entry = &r->to->shortages.items[i];
        if (entry->unit == r->unit && entry->week == week &&
            strcmp(entry->competence, competence) == 0)
            return entry;
    }
    const bem_follow_shortage fresh = {r->unit, week, competence, activities, 0, 0};
    BEM_PUSH(&r->to->shortages, fresh);
    return &r->to->shortages.items[r->to->shortages.count - 1];
}

static void take_moment(shortage_reading *r, const bem_yaml_node *item) {
    const char *demand = text_of(item, "demand"), *words = text_of(item, "date");
    const char *heads = text_of(item, "short");
    bem_date date;
    int64_t missing;
    if (!demand || !words || !heads || !bem_scalar_date(words, &date) ||
        !bem_scalar_int(heads, &missing) || missing < 0 || missing > MOST_HEADS) {
        bem_yaml_diag(r->diags, BEM_ERROR, item,
                      "this is no coverage: \"demand\", \"date\" and \"short\" must be there");
        return;
    }
    const bem_planned_row *row = missing > 0 ? row_of(r, demand) : NULL;
    int day = date - r->plan->start, week = day / BEM_WEEK_DAYS;
    if (missing == 0)
        return;
    if (!row)
        bem_yaml_diag(r->diags, BEM_WARNING, item,
                      "demand '%s' is none that the plan handed down; its shortage is left out",
                      bem_clip(demand, &r->arena));
    else if (day < 0 || week >= r->plan->n_weeks)
        bem_yaml_diag(r->diags, BEM_ERROR, item, "%s lies outside the plan", words);
    else
        entry_of(r, week, row->competence, row->activities)->roster_hours +=
            (double)missing * row->shift_minutes / 60;
}

/* What the plan left short in the weeks from … to. */
static void add_planned(shortage_reading *r, int from, int to) {
    for (int i = 0; i < r->plan->shortages.count; i++) {
        const bem_planned_shortage *shortage = &r->plan->shortages.items[i];
        if (shortage->week >= from && shortage->week <= to)
            entry_of(r, shortage->week, shortage->competence, shortage->resource)->plan_hours +=
                shortage->hours;
    }
}

static int by_week(const void *left, const void *right) {
    const bem_follow_shortage *a = left, *b = right;
    if (a->unit != b->unit || a->week != b->week)
        return a->unit != b->unit ? a->unit - b->unit : a->week - b->week;
    return strcmp(a->competence, b->competence);
}

static void read_root(shortage_reading *r, const bem_yaml_node *root) {
    const char *format = text_of(root, "format");
    const bem_yaml_node *coverage =
        root->kind == BEM_YAML_MAP ? bem_yaml_get(root, "coverage") : NULL;
    if (!format || strcmp(format, "bemanna-roster/1") != 0) {
        bem_yaml_diag(r->diags, BEM_ERROR, root,
                      "this is no roster: \"format\" must be \"bemanna-roster/1\"");
        return;
    }
    if (!coverage || coverage->kind != BEM_YAML_LIST) {
        bem_yaml_diag(r->diags, BEM_ERROR, root, "the roster has no \"coverage\"");
        return;
    }
    if (r->plan->rows.count == 0)
        bem_yaml_diag(r->diags, BEM_WARNING, root,
                      "the plan handed down no demand; write it with --demand-out");
    int from = r->plan->n_weeks, to = -1;
    for (int i = 0; i < coverage->count && r->diags->count < BEM_DIAG_MAX; i++) {
        bem_date date;
        const char *words = text_of(coverage->items[i], "date");
        take_moment(r, coverage->items[i]);
        if (!words || !bem_scalar_date(words, &date) || date < r->plan->start)
            continue;
        int week = (date - r->plan->start) / BEM_WEEK_DAYS;
        from = week < from ? week : from;
        to = week > to ? week : to;
    }
    add_planned(r, from, to);
    if (r->to->shortages.count > 0)
        qsort(r->to->shortages.items, (size_t)r->to->shortages.count,
              sizeof *r->to->shortages.items, by_week);
}

static bool read_source(shortage_reading *r, const bem_source *source) {
    int n_errors = r->diags->n_errors, budget = BEM_YAML_NODES;
    const bem_yaml_node *root =
        source ? bem_yaml_parse(source, &budget, &r->arena, r->diags) : NULL;
    if (root)
        read_root(r, root);
    bem_arena_free(&r->arena);
    return root && r->diags->n_errors == n_errors;
}

bool bem_shortage_read(const char *path, const bem_planned *plan, int unit, bem_followup *to,
                       bem_diags *diags) {
    shortage_reading r = {plan, unit, to, diags, {0}};
    return read_source(&r, bem_source_read(path, (bem_place){0}, NULL, &r.arena, diags));
}

bool bem_shortage_read_text(const char *name, const char *text, size_t length,
                            const bem_planned *plan, int unit, bem_followup *to, bem_diags *diags) {
    shortage_reading r = {plan, unit, to, diags, {0}};
    return read_source(&r, bem_source_of_text(name, text, length, &r.arena, diags));
}
