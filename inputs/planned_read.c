/* planned_read.c - JSON is YAML, so the tree that knows its places reads it. */
#include "planned_read.h"

#include "names.h"
#include "scalars.h"
#include "source_error.h"
#include "yaml_tree.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_WEEKS = 528, MOST_ACTIVITIES = 20000 };
#define MOST_NUMBER 1e15

typedef struct plan_reading {
    bem_planned *plan;
    bem_arena *arena;
    bem_diags *diags;
    int budget;
} plan_reading;

__attribute__((format(printf, 3, 4))) static void
complain(plan_reading *r, const bem_yaml_node *node, const char *format, ...) {
    va_list args;
    va_start(args, format);
    bem_yaml_vdiag(r->diags, BEM_ERROR, node, format, args);
    va_end(args);
}

/* The value of a key that must be there and of a kind; NULL after a complaint. */
static const bem_yaml_node *need(plan_reading *r, const bem_yaml_node *map, const char *key,
                                 bem_yaml_kind kind) {
    static const char *const names[] = {"a text or a number", "a list", "an object"};
    if (map->kind != BEM_YAML_MAP) {
        complain(r, map, "expected an object, not %s", bem_yaml_kind_name(map));
        return NULL;
    }
    const bem_yaml_node *value = bem_yaml_get(map, key);
    if (!value)
        complain(r, map, "there is no \"%s\"", key);
    else if (value->kind != kind)
        complain(r, value, "\"%s\" must be %s", key, names[kind]);
    return value && value->kind == kind ? value : NULL;
}

static const char *text_of(plan_reading *r, const bem_yaml_node *map, const char *key) {
    const bem_yaml_node *value = need(r, map, key, BEM_YAML_SCALAR);
    return value ? bem_arena_string(r->arena, value->text) : "";
}

static double number_of_node(plan_reading *r, const bem_yaml_node *node, const char *key) {
    char *end = NULL;
    const char *text = node->kind == BEM_YAML_SCALAR ? node->text : "";
    errno = 0;
    double number = strtod(text, &end);
    bool plain = *text && strspn(text, "0123456789.eE+-") == strlen(text) && !*end && errno == 0;
    if (plain && fabs(number) <= MOST_NUMBER)
        return number;
    complain(r, node, "\"%s\" must be a number", key);
    return 0;
}

static double number_of(plan_reading *r, const bem_yaml_node *map, const char *key) {
    const bem_yaml_node *value = need(r, map, key, BEM_YAML_SCALAR);
    return value ? number_of_node(r, value, key) : 0;
}

static int whole_of(plan_reading *r, const bem_yaml_node *map, const char *key, int least,
                    int most) {
    const bem_yaml_node *value = need(r, map, key, BEM_YAML_SCALAR);
    double number = value ? number_of_node(r, value, key) : least;
    if (number == floor(number) && number >= least && number <= most)
        return (int)number;
    if (value)
        complain(r, value, "\"%s\" must be a whole number from %d to %d", key, least, most);
    return least;
}

static double *weeks_of(plan_reading *r, const bem_yaml_node *map, const char *key) {
    double *weeks = BEM_TAKE(r->arena, r->plan->n_weeks, double);
    const bem_yaml_node *list = need(r, map, key, BEM_YAML_LIST);
    if (list && list->count != r->plan->n_weeks)
        complain(r, list, "\"%s\" has %d values, not one for each of %d weeks", key, list->count,
                 r->plan->n_weeks);
    else if (list)
        for (int t = 0; t < list->count; t++)
            weeks[t] = number_of_node(r, list->items[t], key);
    return weeks;
}

static bool is_true(const bem_yaml_node *map, const char *key) {
    const bem_yaml_node *value = bem_yaml_get(map, key);
    return value && value->kind == BEM_YAML_SCALAR && strcmp(value->text, "true") == 0;
}

/* Null of what is never performed. */
static int64_t money_of(plan_reading *r, const bem_yaml_node *map, const char *key) {
    const bem_yaml_node *value = need(r, map, key, BEM_YAML_SCALAR);
    if (!value || (value->plain && strcmp(value->text, "null") == 0))
        return 0;
    return llround(number_of_node(r, value, key));
}

static bem_activity_kind kind_of(plan_reading *r, const bem_yaml_node *map) {
    static const char *const words[BEM_N_ACTIVITY_KINDS] = {"visit", "operation", "bed_day",
                                                            "other"};
    const bem_yaml_node *value = need(r, map, "kind", BEM_YAML_SCALAR);
    for (int i = 0; value && i < BEM_N_ACTIVITY_KINDS; i++)
        if (strcmp(value->text, words[i]) == 0)
            return (bem_activity_kind)i;
    if (value)
        complain(r, value, "\"kind\" must be visit, operation, bed_day or other");
    return BEM_ACTIVITY_OTHER;
}

static void read_activity(plan_reading *r, const bem_yaml_node *node, bem_names *names) {
    if (node->kind != BEM_YAML_MAP) {
        complain(r, node, "an activity must be an object");
        return;
    }
    const bem_yaml_node *category = bem_yaml_get(node, "category");
    bem_planned_activity activity = {
        .id = text_of(r, node, "id"),
        .kind = kind_of(r, node),
        .category = category && category->kind == BEM_YAML_SCALAR && !category->plain
                        ? bem_arena_string(r->arena, category->text)
                        : "",
        .drg = number_of(r, node, "drg"),
        .cost_per = money_of(r, node, "cost_per"),
        .backlog = number_of(r, node, "backlog"),
        .performed = weeks_of(r, node, "performed"),
        .waits = is_true(node, "waits"),
    };
    if (activity.waits)
        activity.queue = weeks_of(r, node, "queue");
    if (!bem_names_add(names, activity.id, r->plan->count))
        complain(r, node, "activity '%s' comes twice", bem_clip(activity.id, r->arena));
    BEM_PUSH(r->plan, activity);
}

static void read_shortage(plan_reading *r, const bem_yaml_node *node) {
    const bem_yaml_node *resource = bem_yaml_get(node, "resource");
    const bem_yaml_node *competence = bem_yaml_get(node, "competence");
    const bem_yaml_node *hours = bem_yaml_get(node, "hours");
    if (!competence || competence->kind != BEM_YAML_SCALAR || competence->plain || !hours ||
        hours->kind != BEM_YAML_SCALAR || (hours->plain && strcmp(hours->text, "null") == 0))
        return; /* of units, not of hours */
    bem_planned_shortage shortage = {
        .week = whole_of(r, node, "week", 1, r->plan->n_weeks) - 1,
        .competence = bem_arena_string(r->arena, competence->text),
        .resource = resource && resource->kind == BEM_YAML_SCALAR && !resource->plain
                        ? bem_arena_string(r->arena, resource->text)
                        : "",
        .hours = number_of(r, node, "hours"),
    };
    BEM_PUSH(&r->plan->shortages, shortage);
}

/* Only in plans written with --demand-out. */
static void read_rows(plan_reading *r, const bem_yaml_node *root) {
    const bem_yaml_node *demand = bem_yaml_get(root, "demand");
    if (!demand || demand->kind != BEM_YAML_MAP)
        return;
    const bem_yaml_node *rows = need(r, demand, "rows", BEM_YAML_LIST);
    for (int i = 0; rows && i < rows->count; i++) {
        bem_planned_row row = {
            .id = text_of(r, rows->items[i], "id"),
            .competence = text_of(r, rows->items[i], "competence"),
            .activities = text_of(r, rows->items[i], "activities"),
            .shift_minutes = whole_of(r, rows->items[i], "shift_minutes", 1, 2880),
        };
        BEM_PUSH(&r->plan->rows, row);
    }
}

static void read_activities(plan_reading *r, const bem_yaml_node *root) {
    bem_names names = {0};
    const bem_yaml_node *list = need(r, root, "activities", BEM_YAML_LIST);
    if (list && (int64_t)list->count * r->plan->n_weeks > (int64_t)MOST_ACTIVITIES * MOST_WEEKS)
        complain(r, list, "too many activities");
    else
        for (int i = 0; list && i < list->count && r->diags->count < BEM_DIAG_MAX; i++)
            read_activity(r, list->items[i], &names);
    bem_names_free(&names);
}

static void read_horizon(plan_reading *r, const bem_yaml_node *root) {
    const bem_yaml_node *horizon = need(r, root, "horizon", BEM_YAML_MAP);
    const bem_yaml_node *start = horizon ? need(r, horizon, "start", BEM_YAML_SCALAR) : NULL;
    r->plan->n_weeks = horizon ? whole_of(r, horizon, "weeks", 1, MOST_WEEKS) : 1;
    if (start && !bem_scalar_date(start->text, &r->plan->start))
        complain(r, start, "expected a date such as \"2027-01-04\", not '%s'",
                 bem_clip(start->text, r->arena));
}

/* The smallest part of the organisation that is named, else the plan's name. */
static const char *unit_of(plan_reading *r, const bem_yaml_node *root) {
    const bem_yaml_node *unit = bem_yaml_get(root, "unit");
    const bem_yaml_node *last = unit && unit->kind == BEM_YAML_LIST && unit->count > 0
                                    ? unit->items[unit->count - 1]
                                    : NULL;
    const bem_yaml_node *name = bem_yaml_get(root, "name");
    if (!last || last->kind != BEM_YAML_SCALAR)
        last = name && name->kind == BEM_YAML_SCALAR ? name : NULL;
    return last ? bem_arena_string(r->arena, last->text) : "";
}

static void read_root(plan_reading *r, const bem_yaml_node *root) {
    static const char wanted[] = "bemanna-plan/1";
    const bem_yaml_node *format = root->kind == BEM_YAML_MAP ? bem_yaml_get(root, "format") : NULL;
    if (!format || format->kind != BEM_YAML_SCALAR || strcmp(format->text, wanted) != 0) {
        complain(r, format ? format : root, "this is no plan: \"format\" must be \"%s\"", wanted);
        return;
    }
    r->plan->name = unit_of(r, root);
    r->plan->currency = text_of(r, root, "currency");
    r->plan->decimals = whole_of(r, root, "decimals", 0, 4);
    read_horizon(r, root);
    read_activities(r, root);
    const bem_yaml_node *shortages = need(r, root, "unresolved_shortage", BEM_YAML_LIST);
    for (int i = 0; shortages && i < shortages->count; i++)
        if (shortages->items[i]->kind == BEM_YAML_MAP)
            read_shortage(r, shortages->items[i]);
    read_rows(r, root);
}

static bool read_source(const bem_source *source, bem_planned *plan, bem_arena *arena,
                        bem_diags *diags) {
    int n_errors = diags->n_errors;
    plan_reading r = {plan, arena, diags, BEM_YAML_NODES};
    *plan = (bem_planned){.name = "", .currency = ""};
    const bem_yaml_node *root = NULL;
    if (source && source->text[strspn(source->text, " \t\r\n")] != '{')
        bem_source_error(source, 0, 1, diags,
                         "this is no plan: expected the JSON that `bemanna plan` writes");
    else if (source)
        root = bem_yaml_parse(source, &r.budget, arena, diags);
    if (root)
        read_root(&r, root);
    if (root && diags->n_errors == n_errors)
        return true;
    bem_planned_free(plan);
    return false;
}

bool bem_planned_read(const char *path, bem_planned *plan, bem_arena *arena, bem_diags *diags) {
    return read_source(bem_source_read(path, (bem_place){0}, NULL, arena, diags), plan, arena,
                       diags);
}

bool bem_planned_read_text(const char *name, const char *text, size_t length, bem_planned *plan,
                           bem_arena *arena, bem_diags *diags) {
    return read_source(bem_source_of_text(name, text, length, arena, diags), plan, arena, diags);
}

void bem_planned_free(bem_planned *plan) {
    free(plan->items);
    free(plan->shortages.items);
    free(plan->rows.items);
    *plan = (bem_planned){0};
}
