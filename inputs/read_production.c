/* read_production.c - the order of reading a plan, and what its parts share. */
#include "read_production.h"

#include "plan_parts.h"
#include "sets.h"

#include <stdlib.h>
#include <string.h>

bool bem_read_each(bem_plan_reader *pr, const bem_yaml_node *map, const bem_names *names,
                   const char *what, const bem_field *field, double scale, double *out) {
    if (map->kind != BEM_YAML_MAP) {
        bem_read_error(pr->r, map, "%s is a mapping from names, not %s", field->key,
                       bem_yaml_kind_name(map));
        return false;
    }
    bool ok = true;
    for (int i = 0; i < map->count; i++) {
        const bem_yaml_entry *entry = &map->entries[i];
        bem_value value = {0};
        int index = bem_read_name(pr->r, entry->key, names, what);
        bool read = bem_type_read(pr->r, field, entry->value, &value);
        ok = ok && read && index >= 0;
        if (read && index >= 0)
            out[index] = (double)value.number * scale;
    }
    return ok;
}

double *bem_read_open(bem_plan_reader *pr, const bem_value *days, const bem_yaml_node *entry) {
    static const bem_value absent = {0};
    const bem_calendar *calendar = &pr->p->frame->calendar;
    double *open = BEM_TAKE(&pr->p->frame->arena, pr->p->n_weeks, double);
    bool *closed = days->node ? bem_read_mask(pr->r, calendar->n_days, entry) : NULL;
    if (closed)
        bem_read_days(pr->r, days, &absent, &absent, entry, closed);
    for (int t = 0; t < pr->p->n_weeks; t++) {
        int n_closed = 0;
        for (int d = t * BEM_WEEK_DAYS; d < (t + 1) * BEM_WEEK_DAYS; d++)
            n_closed += closed && closed[d] && bem_weekday(calendar, d) <= BEM_FRIDAY;
        open[t] = 1 - n_closed / 5.0;
    }
    return open;
}

int bem_read_week(bem_plan_reader *pr, const bem_value *date) {
    const bem_calendar *calendar = &pr->p->frame->calendar;
    int64_t day = date->number - calendar->start;
    if (day >= 0 && day < calendar->n_days)
        return (int)day / BEM_WEEK_DAYS;
    if (pr->r->has_horizon)
        bem_read_error(pr->r, date->node, "%s is outside the horizon", date->node->text);
    return -1;
}

bem_aim bem_read_aim(bem_plan_reader *pr, const bem_value *wanted, const bem_value *mode,
                     const bem_value *price, const char *key) {
    bem_aim aim = {.mode = mode->ok ? (bem_mode)mode->number : BEM_MODE_HARD};
    if (!wanted->node) {
        if (price->node)
            bem_read_error(pr->r, price->node, "%s has nothing that it could be the price of", key);
        return aim;
    }
    if (aim.mode == BEM_MODE_SOFT && !price->node)
        bem_read_error(pr->r, wanted->node,
                       "it may be missed, so it needs '%s', the price of that; or '%s: hard'", key,
                       strcmp(key, "late") == 0 ? "late_mode" : "mode");
    if (aim.mode == BEM_MODE_HARD && price->node)
        bem_read_error(pr->r, price->node, "%s is no price to pay when it must hold", key);
    if (aim.mode != BEM_MODE_OFF)
        aim.place = wanted->node->place;
    aim.price = price->ok ? price->number : 0;
    return aim;
}

static void read_weeks(bem_plan_reader *pr, const bem_value *horizon) {
    const bem_calendar *calendar = &pr->p->frame->calendar;
    if (calendar->n_days % BEM_WEEK_DAYS != 0)
        bem_read_error(pr->r, horizon->node, "a plan is made for whole weeks; give weeks");
    pr->p->n_weeks = (calendar->n_days + BEM_WEEK_DAYS - 1) / BEM_WEEK_DAYS;
}

/* So many columns would not fit in memory. */
static void refuse_size(bem_plan_reader *pr, const bem_yaml_node *groups) {
    const bem_production *p = pr->p;
    int64_t n = 0;
    for (int g = 0; g < p->n_groups; g++)
        for (int k = 0; k < p->n_works && p->groups[g].takes; k++)
            n += p->groups[g].takes[k] > 0;
    n = (n + p->n_activities * 4 + p->n_resources * 2) * p->n_weeks;
    if (n > BEM_MOST_PLAN_COLS)
        bem_read_error(pr->r, groups,
                       "the plan is too big: groups, what they may do and weeks make %lld "
                       "unknowns, at most %d",
                       (long long)n, BEM_MOST_PLAN_COLS);
}

typedef struct plan_file {
    bem_production *p;
    int percentile;
} plan_file;

static void read_parts(bem_reader *r, const bem_yaml_node *tree, void *context) {
    const plan_file *file = context;
    bem_plan_reader pr = {.r = r, .p = file->p, .percentile = file->percentile};
    bem_value root[PLAN_N];
    if (!bem_read_is_kind(r, tree, &bem_table_plan) ||
        !bem_fields_read(r, &bem_table_plan, tree, root))
        return;
    bem_read_head(r, root);
    read_weeks(&pr, &root[ROOT_HORIZON]);
    bem_read_terms(r, root);
    bem_read_works(&pr, root);
    bem_read_supply(&pr, root);
    bem_read_resources(&pr, root);
    bem_read_activities(&pr, root);
    bem_read_plan_goals(&pr, root);
    bem_read_staffing(&pr, root);
    if (root[PLAN_GROUPS].node)
        refuse_size(&pr, root[PLAN_GROUPS].node);
    bem_names *const all[] = {&pr.works, &pr.groups, &pr.resources, &pr.activities, &pr.targets};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        bem_names_free(all[i]);
}

static bem_production *read_any(const char *name, const char *text, size_t length, int percentile,
                                bem_diags *diags) {
    bem_production *p = bem_production_new();
    plan_file file = {p, percentile};
    if (bem_read_files(p->frame, name, text, length, diags, read_parts, &file))
        return p;
    bem_production_free(p);
    return NULL;
}

bem_production *bem_production_read(const char *path, bem_diags *diags) {
    return read_any(path, NULL, 0, 0, diags);
}

bem_production *bem_production_read_text(const char *name, const char *text, size_t length,
                                         bem_diags *diags) {
    return read_any(name, text ? text : "", length, 0, diags);
}

bem_production *bem_production_read_at(const char *path, bem_percentile percentile,
                                       bem_diags *diags) {
    return read_any(path, NULL, 0, (int)percentile, diags);
}
