/* shortage_read.c - a roster's shortage under the words of the plan that handed its demand down. */
#include "shortage_read.h"

#include "coverage_read.h"

#include <stdlib.h>
#include <string.h>

typedef struct shortage_reading {
    const bem_planned *plan;
    int unit;
    int from, to_week; /* weeks that the roster has */
    bem_followup *to;
    bem_diags *diags;
    bem_arena arena;
} shortage_reading;

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

static void take_moment(void *context, const bem_moment *moment) {
    shortage_reading *r = context;
    int day = moment->date - r->plan->start, week = day / BEM_WEEK_DAYS;
    if (day >= 0) {
        r->from = week < r->from ? week : r->from;
        r->to_week = week > r->to_week ? week : r->to_week;
    }
    if (moment->missing == 0)
        return;
    const bem_planned_row *row = row_of(r, moment->demand);
    if (!row)
        bem_yaml_diag(r->diags, BEM_WARNING, moment->node,
                      "demand '%s' is none that the plan handed down; its shortage is left out",
                      bem_clip(moment->demand, &r->arena));
    else if (day < 0 || week >= r->plan->n_weeks)
        bem_yaml_diag(r->diags, BEM_ERROR, moment->node, "%s lies outside the plan", moment->words);
    else
        entry_of(r, week, row->competence, row->activities)->roster_hours +=
            (double)moment->missing * row->shift_minutes / 60;
}

/* What the plan left short in the roster's weeks. */
static void add_planned(shortage_reading *r) {
    for (int i = 0; i < r->plan->shortages.count; i++) {
        const bem_planned_shortage *shortage = &r->plan->shortages.items[i];
        if (shortage->week >= r->from && shortage->week <= r->to_week)
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

static bool read_source(shortage_reading *r, const bem_source *source) {
    int n_errors = r->diags->n_errors;
    const bem_yaml_node *root = bem_coverage_read(source, take_moment, r, &r->arena, r->diags);
    if (root && r->plan->rows.count == 0)
        bem_yaml_diag(r->diags, BEM_WARNING, root,
                      "the plan handed down no demand; write it with --demand-out");
    if (root)
        add_planned(r);
    if (r->to->shortages.count > 0)
        qsort(r->to->shortages.items, (size_t)r->to->shortages.count,
              sizeof *r->to->shortages.items, by_week);
    bem_arena_free(&r->arena);
    return root && r->diags->n_errors == n_errors;
}

bool bem_shortage_read(const char *path, const bem_planned *plan, int unit, bem_followup *to,
                       bem_diags *diags) {
    shortage_reading r = {plan, unit, plan->n_weeks, -1, to, diags, {0}};
    return read_source(&r, bem_source_read(path, (bem_place){0}, NULL, &r.arena, diags));
}

bool bem_shortage_read_text(const char *name, const char *text, size_t length,
                            const bem_planned *plan, int unit, bem_followup *to, bem_diags *diags) {
    shortage_reading r = {plan, unit, plan->n_weeks, -1, to, diags, {0}};
    return read_source(&r, bem_source_of_text(name, text, length, &r.arena, diags));
}
