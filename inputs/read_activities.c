/* read_activities.c - resources with their teams, activities with their need, and queues. */
#include "plan_parts.h"

#include <stdlib.h>

static const bem_field MINUTES = {
    .key = "time", .type = BEM_TYPE_DURATION, .least = 0, .most = 600000};
static const bem_field PEOPLE = {.key = "team", .type = BEM_TYPE_NUMBER, .least = 0, .most = 1000};

/* ---- resources ---- */

static void read_resource(bem_plan_reader *pr, const bem_yaml_entry *entry,
                          bem_resource *resource) {
    bem_value v[RESOURCE_N];
    bem_production *p = pr->p;
    bem_arena *arena = &p->frame->arena;
    *resource = (bem_resource){.id = bem_read_keep(pr->r, entry->key->text),
                               .place = entry->key->place,
                               .hours = 1,
                               .units = BEM_TAKE(arena, p->n_weeks, double),
                               .team = BEM_TAKE(arena, p->n_works, double)};
    if (!bem_fields_read(pr->r, &bem_table_resource, entry->value, v))
        return;
    const bem_field *fields = bem_table_resource.fields;
    double *units =
        bem_read_series(pr, &fields[RESOURCE_UNITS], &v[RESOURCE_UNITS], BEM_SERIES_MEAN);
    double *open = bem_read_open(pr, &v[RESOURCE_CLOSED], entry->value);
    for (int t = 0; units && t < p->n_weeks; t++)
        resource->units[t] = units[t] * open[t];
    resource->hours = (double)v[RESOURCE_HOURS].number / 60;
    resource->utilisation = (double)v[RESOURCE_UTILISATION].number / 10000;
    resource->cost = v[RESOURCE_COST].number;
    if (v[RESOURCE_TEAM].node)
        bem_read_each(pr, v[RESOURCE_TEAM].node, &pr->works, "competence or task", &PEOPLE, 1e-6,
                      resource->team);
    resource->below =
        bem_read_aim(pr, &v[RESOURCE_MIN], &v[RESOURCE_MODE], &v[RESOURCE_BELOW], "below");
    resource->min = bem_read_series(pr, &fields[RESOURCE_MIN], &v[RESOURCE_MIN], BEM_SERIES_MEAN);
}

void bem_read_resources(bem_plan_reader *pr, const bem_value *root) {
    bem_production *p = pr->p;
    const bem_value *value = &root[PLAN_RESOURCES];
    p->n_resources =
        bem_read_new_names(pr->r, value, "resource", BEM_MOST_RESOURCES, 0, &pr->resources);
    p->resources = BEM_TAKE(&p->frame->arena, p->n_resources, bem_resource);
    for (int i = 0; i < p->n_resources; i++)
        read_resource(pr, &value->node->entries[i], &p->resources[i]);
}

/* ---- activities: what each takes ---- */

static void read_needs(bem_plan_reader *pr, const bem_value *v, bem_activity *activity) {
    if (v[ACTIVITY_TIME].node)
        bem_read_each(pr, v[ACTIVITY_TIME].node, &pr->works, "competence or task", &MINUTES,
                      1 / 60.0, activity->work);
    if (v[ACTIVITY_USES].node)
        bem_read_each(pr, v[ACTIVITY_USES].node, &pr->resources, "resource", &MINUTES, 1 / 60.0,
                      activity->use);
}

/* ---- activities: the queue ---- */

enum { MOST_WAITED = 528 };

/* One number: the latest arrivals, at the first week's inflow. */
static void lay_out_queue(bem_activity *activity, double number, bem_arena *arena) {
    double rate = activity->inflow ? activity->inflow[0] : 0;
    int n = rate > 0 && number / rate < MOST_WAITED ? (int)(number / rate) + 1
            : rate > 0                              ? MOST_WAITED
                                                    : 1;
    activity->waiting = BEM_TAKE(arena, n, double);
    activity->n_waiting = n;
    for (int i = 0; i < n; i++) {
        activity->waiting[i] = i + 1 < n && rate < number ? rate : number;
        number -= activity->waiting[i];
    }
}

static void read_queue(bem_plan_reader *pr, const bem_yaml_node *node, bem_activity *activity) {
    bem_value value = {0};
    bem_arena *arena = &pr->p->frame->arena;
    const bem_field *field = &bem_table_activity.fields[ACTIVITY_BACKLOG];
    activity->n_waiting = 0;
    activity->backlog = 0;
    if (!bem_type_read(pr->r, field, node, &value))
        return;
    if (node->kind == BEM_YAML_SCALAR)
        lay_out_queue(activity, (double)value.number * 1e-6, arena);
    else {
        bem_field one = *field;
        one.type = BEM_TYPE_NUMBER;
        activity->n_waiting = bem_n_items(node);
        activity->waiting = BEM_TAKE(arena, activity->n_waiting, double);
        for (int i = 0; i < activity->n_waiting; i++) {
            bem_type_read(pr->r, &one, bem_item(node, i), &value);
            activity->waiting[i] = (double)value.number * 1e-6;
        }
    }
    for (int i = 0; i < activity->n_waiting; i++)
        activity->backlog += activity->waiting[i];
}

static void refuse_with(bem_plan_reader *pr, const bem_value *v, int key, const char *sentence) {
    if (v[key].node)
        bem_read_error(pr->r, v[key].node, "%s %s", bem_table_activity.fields[key].key, sentence);
}

static void read_waiting(bem_plan_reader *pr, const bem_value *v, bem_activity *activity) {
    activity->waits = !v[ACTIVITY_WAITS].ok || v[ACTIVITY_WAITS].number;
    if (activity->waits) {
        activity->waiting_price = v[ACTIVITY_WAITING].number;
        activity->left_price = v[ACTIVITY_LEFT].number;
        refuse_with(pr, v, ACTIVITY_TURNED_AWAY, "is for what does not wait; say 'waits: false'");
        activity->late = bem_read_aim(pr, &v[ACTIVITY_GUARANTEE], &v[ACTIVITY_LATE_MODE],
                                      &v[ACTIVITY_LATE], "late");
        if (v[ACTIVITY_GUARANTEE].ok)
            activity->guarantee = (double)v[ACTIVITY_GUARANTEE].number / BEM_WEEK_DAYS;
    } else {
        for (int key = ACTIVITY_BACKLOG; key <= ACTIVITY_LATE; key++)
            if (key == ACTIVITY_BACKLOG || key >= ACTIVITY_WAITING)
                refuse_with(pr, v, key, "has no meaning for what does not wait");
        activity->turned_away.mode = v[ACTIVITY_TURNED_AWAY].node ? BEM_MODE_SOFT : BEM_MODE_HARD;
        activity->turned_away.price = v[ACTIVITY_TURNED_AWAY].number;
        activity->turned_away.place =
            v[ACTIVITY_TURNED_AWAY].node ? v[ACTIVITY_TURNED_AWAY].node->place : activity->place;
    }
    int by = v[ACTIVITY_QUEUE_BY].ok && v[ACTIVITY_QUEUE_BY].node
                 ? bem_read_week(pr, &v[ACTIVITY_QUEUE_BY])
                 : -1;
    activity->queue_by = by >= 0 ? by + 1 : pr->p->n_weeks;
}

static void read_need(bem_plan_reader *pr, const bem_value *v, bem_activity *activity) {
    double kept = 1 - (double)v[ACTIVITY_REMOVED].number / 10000;
    activity->inflow = bem_read_series(pr, &bem_table_activity.fields[ACTIVITY_INFLOW],
                                       &v[ACTIVITY_INFLOW], BEM_SERIES_SUM);
    for (int t = 0; activity->inflow && t < pr->p->n_weeks; t++)
        activity->inflow[t] *= kept;
    activity->has_need = v[ACTIVITY_INFLOW].node || v[ACTIVITY_BACKLOG].node;
    read_waiting(pr, v, activity);
    if (v[ACTIVITY_BACKLOG].node && activity->waits)
        read_queue(pr, v[ACTIVITY_BACKLOG].node, activity);
    if (!v[ACTIVITY_INFLOW].node)
        refuse_with(pr, v, ACTIVITY_REMOVED, "is a part of the inflow, and there is none");
}

/* ---- activities: limits ---- */

static void read_limits(bem_plan_reader *pr, const bem_value *v, bem_activity *activity) {
    const bem_field *fields = bem_table_activity.fields;
    activity->min = bem_read_series(pr, &fields[ACTIVITY_MIN], &v[ACTIVITY_MIN], BEM_SERIES_MEAN);
    activity->max = bem_read_series(pr, &fields[ACTIVITY_MAX], &v[ACTIVITY_MAX], BEM_SERIES_MEAN);
    activity->below =
        bem_read_aim(pr, &v[ACTIVITY_MIN], &v[ACTIVITY_MODE], &v[ACTIVITY_BELOW], "below");
    activity->above =
        bem_read_aim(pr, &v[ACTIVITY_MAX], &v[ACTIVITY_MODE], &v[ACTIVITY_ABOVE], "above");
    for (int t = 0; activity->min && activity->max && t < pr->p->n_weeks; t++)
        if (activity->min[t] > activity->max[t]) {
            bem_read_error(pr->r, v[ACTIVITY_MAX].node, "in week %d max is less than min", t + 1);
            break;
        }
}

static void read_activity(bem_plan_reader *pr, const bem_yaml_entry *entry,
                          bem_activity *activity) {
    bem_value v[ACTIVITY_N];
    bem_production *p = pr->p;
    bem_arena *arena = &p->frame->arena;
    *activity = (bem_activity){.id = bem_read_keep(pr->r, entry->key->text),
                               .place = entry->key->place,
                               .work = BEM_TAKE(arena, p->n_works, double),
                               .use = BEM_TAKE(arena, p->n_resources, double),
                               .value = -1};
    if (!bem_fields_read(pr->r, &bem_table_activity, entry->value, v))
        return;
    activity->kind =
        v[ACTIVITY_KIND].ok ? (bem_activity_kind)v[ACTIVITY_KIND].number : BEM_ACTIVITY_OTHER;
    activity->drg = (double)v[ACTIVITY_DRG].number * 1e-6;
    if (bem_is_given(&v[ACTIVITY_VALUE]))
        activity->value = (double)v[ACTIVITY_VALUE].number * 1e-6;
    activity->cost = v[ACTIVITY_COST].number;
    activity->cancellation = (double)v[ACTIVITY_CANCELLATION].number / 10000;
    activity->withdrawn = (double)v[ACTIVITY_WITHDRAWN].number / 10000;
    activity->open = bem_read_open(pr, &v[ACTIVITY_CLOSED], entry->value);
    activity->category = -1;
    if (bem_is_given(&v[ACTIVITY_CATEGORY]))
        activity->category =
            bem_read_name(pr->r, v[ACTIVITY_CATEGORY].node, &pr->works, "competence or task");
    read_needs(pr, v, activity);
    read_need(pr, v, activity);
    read_limits(pr, v, activity);
}

/* ---- activities: what follows ---- */

static void read_follow(bem_plan_reader *pr, const bem_yaml_node *node, bem_activity *activity) {
    bem_value v[FOLLOW_N];
    if (!bem_fields_read(pr->r, &bem_table_follow, node, v) || !v[FOLLOW_ACTIVITY].node)
        return;
    int other = bem_read_name(pr->r, v[FOLLOW_ACTIVITY].node, &pr->activities, "activity");
    if (other < 0)
        return;
    if (other == activity - pr->p->activities && v[FOLLOW_AFTER].number == 0)
        bem_read_error(pr->r, v[FOLLOW_ACTIVITY].node,
                       "'%s' cannot follow from itself in the same week", activity->id);
    pr->p->activities[other].has_need = true;
    activity->follows[activity->n_follows++] =
        (bem_follow){other, (double)v[FOLLOW_NUMBER].number * 1e-6, (int)v[FOLLOW_AFTER].number};
}

static void read_follows(bem_plan_reader *pr, const bem_yaml_entry *entry, bem_activity *activity) {
    const bem_yaml_node *node =
        entry->value->kind == BEM_YAML_MAP ? bem_yaml_get(entry->value, "leads_to") : NULL;
    if (!node)
        return;
    bem_node_list list = bem_read_list(pr->r, node, &bem_table_follow);
    activity->follows = BEM_TAKE(&pr->p->frame->arena, list.count, bem_follow);
    for (int i = 0; i < list.count; i++)
        read_follow(pr, list.items[i], activity);
    free(list.items);
}

static void read_actual_queues(bem_plan_reader *pr, const bem_yaml_node *map) {
    bem_production *p = pr->p;
    if (bem_yaml_is_empty(map))
        return;
    if (map->kind != BEM_YAML_MAP) {
        bem_read_error(pr->r, map, "queue is a mapping from activities, not %s",
                       bem_yaml_kind_name(map));
        return;
    }
    for (int i = 0; i < map->count; i++) {
        const bem_yaml_entry *entry = &map->entries[i];
        int a = bem_read_name(pr->r, entry->key, &pr->activities, "activity");
        if (a < 0)
            continue;
        p->activities[a].has_need = true;
        if (p->activities[a].waits)
            read_queue(pr, entry->value, &p->activities[a]);
        else
            bem_read_error(pr->r, entry->key, "'%s' does not wait, so it has no queue",
                           p->activities[a].id);
    }
}

/* ---- all of them ---- */

/* What one counts when nothing is said: its points; where nothing has points, one. */
static void fill_values(bem_production *p) {
    bool points = false;
    for (int a = 0; a < p->n_activities; a++)
        points = points || p->activities[a].drg > 0;
    for (int a = 0; a < p->n_activities; a++)
        if (p->activities[a].value < 0)
            p->activities[a].value = points ? p->activities[a].drg : 1;
}

/* A guarantee, or a wait, of what nobody needs. */
static void refuse_idle(bem_plan_reader *pr, const bem_yaml_entry *entry,
                        const bem_activity *activity) {
    static const char *const keys[] = {"guarantee", "waits", NULL};
    for (int i = 0; !activity->has_need && entry->value->kind == BEM_YAML_MAP && keys[i]; i++) {
        const bem_yaml_node *node = bem_yaml_get(entry->value, keys[i]);
        if (node)
            bem_read_error(pr->r, node,
                           "'%s' has no inflow or backlog and follows from nothing, so %s says "
                           "nothing",
                           activity->id, keys[i]);
    }
}

void bem_read_activities(bem_plan_reader *pr, const bem_value *root) {
    bem_production *p = pr->p;
    const bem_value *value = &root[PLAN_ACTIVITIES];
    int n = bem_read_new_names(pr->r, value, "activity", BEM_MOST_ACTIVITIES, 0, &pr->activities);
    p->activities = BEM_TAKE(&p->frame->arena, n, bem_activity);
    if (!bem_read_claim(pr->r, (int64_t)n * (p->n_works + p->n_resources + 8 * p->n_weeks),
                        value->node))
        return;
    p->n_activities = n;
    for (int a = 0; a < n; a++)
        read_activity(pr, &value->node->entries[a], &p->activities[a]);
    for (int a = 0; a < n; a++)
        read_follows(pr, &value->node->entries[a], &p->activities[a]);
    if (root[PLAN_QUEUE].node)
        read_actual_queues(pr, root[PLAN_QUEUE].node);
    for (int a = 0; a < n; a++)
        refuse_idle(pr, &value->node->entries[a], &p->activities[a]);
    fill_values(p);
}
