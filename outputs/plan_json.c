/* plan_json.c - a plan for other programs: volumes by week, hours, what is short, prices. */
#include "plan_json.h"

#include "diagnostics.h"
#include "needs_json.h"
#include "plan_json_parts.h"

#include <math.h>

static const char *const kinds[] = {"visit", "operation", "bed_day", "other"};
static const char *const supplies[] = {"own", "pool", "rental"};

static void add_weeks(bem_json *json, const char *key, const double *items, int n) {
    bem_json *list = bem_json_new_list();
    for (int t = 0; t < n; t++)
        bem_json_add_number(list, NULL, items[t]);
    bem_json_add(json, key, list);
}

static const char *competence_of(const bem_plan_writing *w, const bem_group *group) {
    return group->primary < 0 ? NULL : w->p->frame->competences[group->primary].id;
}

static void add_heading(bem_json *root, const bem_plan_writing *w) {
    const bem_problem *frame = w->p->frame;
    bem_json_add_text(root, "format", "bemanna-plan/1");
    bem_json_add_text(root, "name", frame->name);
    bem_json *unit = bem_json_new_list();
    for (int i = 0; i < frame->n_unit; i++)
        bem_json_add_text(unit, NULL, frame->unit[i]);
    bem_json_add(root, "unit", unit);
    bem_json *horizon = bem_json_new();
    bem_json_add_date(horizon, "start", frame->calendar.start);
    bem_json_add_integer(horizon, "weeks", w->n);
    bem_json_add(root, "horizon", horizon);
    bem_json_add_text(root, "currency", frame->currency);
    bem_json_add_integer(root, "decimals", frame->decimals);
    bem_json_add_text(root, "goal", w->plan->maximise ? "most_production" : "least_cost");
    bem_json_add_text(root, "status", bem_plan_status_name(w->plan->status));
    bem_json_add_text(root, "message", w->plan->message);
}

static void add_cost(bem_json *root, const bem_plan_cost *c) {
    bem_json *cost = bem_json_new(), *paid = bem_json_new(), *missed = bem_json_new();
    bem_json_add_integer(cost, "total", c->total);
    bem_json_add_integer(cost, "paid", c->paid);
    bem_json_add_integer(cost, "missed", c->missed);
    bem_json_add_integer(paid, "own", c->own);
    bem_json_add_integer(paid, "extra", c->extra);
    bem_json_add_integer(paid, "pool", c->pool);
    bem_json_add_integer(paid, "rental", c->rental);
    bem_json_add_integer(paid, "recruits", c->recruits);
    bem_json_add_integer(paid, "activities", c->activities);
    bem_json_add_integer(paid, "resources", c->resources);
    bem_json_add(cost, "paid_parts", paid);
    bem_json_add_integer(missed, "waiting", c->waiting);
    bem_json_add_integer(missed, "late", c->late);
    bem_json_add_integer(missed, "turned_away", c->turned_away);
    bem_json_add_integer(missed, "below", c->below);
    bem_json_add_integer(missed, "above", c->above);
    bem_json_add_integer(missed, "targets", c->targets);
    bem_json_add_integer(missed, "budget", c->budget);
    bem_json_add_integer(missed, "ratio", c->ratio);
    bem_json_add(cost, "missed_parts", missed);
    bem_json_add(root, "cost", cost);
}

/* ---- what is produced ---- */

static bem_json *works_of(const bem_plan_writing *w, const double *per_work) {
    bem_json *works = bem_json_new();
    for (int k = 0; k < w->p->n_works; k++)
        if (per_work[k] > 0)
            bem_json_add_number(works, w->p->works[k].id, per_work[k]);
    return works;
}

static bem_json *activity_of(const bem_plan_writing *w, int a, const bem_plan_figures *figures) {
    const bem_activity *activity = &w->p->activities[a];
    const bem_plan *plan = w->plan;
    const struct {
        const char *key;
        const double *items;
        bool totals;
    } series[] = {{"inflow", plan->need, true},
                  {"booked", plan->booked, true},
                  {"performed", plan->performed, true},
                  {"cancelled", plan->cancelled, true},
                  {"turned_away", plan->turned_away, true},
                  {"below", plan->under, true},
                  {"above", plan->beyond, true},
                  {"queue", plan->queue, false},
                  {"late", plan->late, false},
                  {"wait_weeks", plan->wait, false}};
    bem_json *json = bem_json_new(), *total = bem_json_new();
    bem_json_add_text(json, "id", activity->id);
    bem_json_add_text(json, "kind", kinds[activity->kind]);
    bem_json_add_bool(json, "waits", activity->has_need && activity->waits);
    int category = bem_activity_category(w->p, a);
    bem_json_add_text(json, "category", category < 0 ? NULL : w->p->works[category].id);
    bem_json_add_number(json, "drg", activity->drg);
    if (activity->guarantee > 0)
        bem_json_add_number(json, "guarantee_weeks", activity->guarantee);
    else
        bem_json_add_null(json, "guarantee_weeks");
    bem_json_add_number(json, "backlog", activity->backlog);
    for (size_t i = 0; i < sizeof series / sizeof *series; i++) {
        add_weeks(json, series[i].key, series[i].items + a * w->n, w->n);
        if (series[i].totals)
            bem_json_add_number(total, series[i].key,
                                bem_plan_sum(series[i].items + a * w->n, w->n));
    }
    double performed = bem_plan_sum(plan->performed + a * w->n, w->n);
    bem_json_add(json, "total", total);
    bem_json_add(json, "hours", works_of(w, activity->work));
    bem_json *uses = bem_json_new();
    for (int r = 0; r < w->p->n_resources; r++)
        if (activity->use[r] > 0)
            bem_json_add_number(uses, w->p->resources[r].id, activity->use[r]);
    bem_json_add(json, "uses", uses);
    bem_plan_json_add_money(json, "cost_per",
                            performed > 0 ? figures->activity_cost[a] / performed : NAN);
    return json;
}

static void add_resources(bem_json *root, const bem_plan_writing *w) {
    bem_json *list = bem_json_new_list();
    for (int r = 0; r < w->p->n_resources; r++) {
        const bem_resource *resource = &w->p->resources[r];
        bem_json *json = bem_json_new();
        bem_json_add_text(json, "id", resource->id);
        bem_json_add_number(json, "hours", resource->hours);
        bem_json_add_number(json, "utilisation", resource->utilisation);
        bem_json_add(json, "team", works_of(w, resource->team));
        add_weeks(json, "units", resource->units, w->n);
        add_weeks(json, "open", w->plan->open + r * w->n, w->n);
        add_weeks(json, "below", w->plan->below + r * w->n, w->n);
        bem_json_add(list, NULL, json);
    }
    bem_json_add(root, "resources", list);
}

/* ---- with whom ---- */

static void add_works(bem_json *root, const bem_plan_writing *w) {
    bem_json *list = bem_json_new_list();
    int n = w->p->n_works * w->n;
    bem_arena arena = {0};
    double *given = BEM_TAKE(&arena, n * BEM_N_SUPPLIES, double);
    for (int i = 0; i < w->plan->uses.count; i++) {
        const bem_plan_use *use = &w->plan->uses.items[i];
        const bem_group *group = &w->p->groups[use->g];
        given[group->supply * n + use->k * w->n + use->t] += use->hours / group->takes[use->k];
    }
    for (int k = 0; k < w->p->n_works; k++) {
        bem_json *json = bem_json_new();
        bem_json_add_text(json, "id", w->p->works[k].id);
        bem_json_add_bool(json, "task", w->p->works[k].is_task);
        add_weeks(json, "need", w->plan->work_need + k * w->n, w->n);
        for (int s = 0; s < BEM_N_SUPPLIES; s++)
            add_weeks(json, supplies[s], given + s * n + k * w->n, w->n);
        bem_json_add(list, NULL, json);
    }
    bem_json_add(root, "competences", list);
    bem_arena_free(&arena);
}

/* Hours at hand: recruits' too. */
static double hours_of(const bem_plan_writing *w, int g, int t) {
    double hours = w->p->groups[g].hours[t];
    for (int j = 0; j < w->p->n_recruits; j++) {
        const bem_recruit *recruit = &w->p->recruits[j];
        if (recruit->group == g && t >= recruit->from + recruit->learning)
            hours += w->plan->recruited[j] * w->p->groups[g].each[t];
    }
    return hours;
}

static void add_groups(bem_json *root, const bem_plan_writing *w) {
    bem_json *list = bem_json_new_list();
    for (int g = 0; g < w->p->n_groups; g++) {
        const bem_group *group = &w->p->groups[g];
        bem_json *json = bem_json_new(), *hours = bem_json_new_list(), *idle = bem_json_new_list();
        for (int t = 0; t < w->n; t++) {
            double at_hand = hours_of(w, g, t), used = w->plan->hours_used[g * w->n + t];
            bem_json_add_number(hours, NULL, at_hand);
            bem_json_add_number(idle, NULL, fmax(0, at_hand + w->plan->extra[g * w->n + t] - used));
        }
        bem_json_add_text(json, "id", group->id);
        bem_json_add_text(json, "supply", supplies[group->supply]);
        bem_json_add_text(json, "competence", competence_of(w, group));
        if (group->heads)
            add_weeks(json, "heads", group->heads, w->n);
        bem_json_add(json, "hours", hours);
        add_weeks(json, "used", w->plan->hours_used + g * w->n, w->n);
        add_weeks(json, "extra", w->plan->extra + g * w->n, w->n);
        bem_json_add(json, "idle", idle);
        bem_json_add(list, NULL, json);
    }
    bem_json_add(root, "groups", list);
}

static void add_uses(bem_json *root, const bem_plan_writing *w) {
    bem_json *list = bem_json_new_list();
    for (int i = 0; i < w->plan->uses.count; i++) {
        const bem_plan_use *use = &w->plan->uses.items[i];
        const bem_group *group = &w->p->groups[use->g];
        bem_json *json = bem_json_new();
        bem_json_add_integer(json, "week", use->t + 1);
        bem_json_add_text(json, "group", group->id);
        bem_json_add_text(json, "competence", competence_of(w, group));
        bem_json_add_text(json, "work", w->p->works[use->k].id);
        bem_json_add_number(json, "hours", use->hours);
        bem_json_add(list, NULL, json);
    }
    bem_json_add(root, "uses", list);
}

static void add_recruits(bem_json *root, const bem_plan_writing *w) {
    bem_json *list = bem_json_new_list();
    for (int j = 0; j < w->p->n_recruits; j++) {
        const bem_recruit *recruit = &w->p->recruits[j];
        bem_json *json = bem_json_new();
        bem_json_add_text(json, "id", recruit->id);
        bem_json_add_text(json, "group", w->p->groups[recruit->group].id);
        bem_json_add_date(json, "from",
                          w->p->frame->calendar.start + recruit->from * BEM_WEEK_DAYS);
        bem_json_add_number(json, "heads", w->plan->recruited[j]);
        bem_json_add(list, NULL, json);
    }
    bem_json_add(root, "recruits", list);
}

static void add_targets(bem_json *root, const bem_plan_writing *w) {
    bem_json *list = bem_json_new_list();
    for (int i = 0; i < w->p->n_targets; i++) {
        const bem_target *target = &w->p->targets[i];
        bem_json *json = bem_json_new();
        bem_json_add_text(json, "id", target->id);
        bem_json_add_number(json, "min", target->min);
        bem_json_add_number(json, "max", target->max);
        bem_json_add_number(json, "reached", w->plan->reached[i]);
        bem_json_add(list, NULL, json);
    }
    bem_json_add(root, "targets", list);
}

static void add_figures(bem_json *root, const bem_plan_figures *f) {
    bem_json *json = bem_json_new();
    bem_json_add_number(json, "drg_points", f->drg);
    bem_plan_json_add_money(json, "cost_per_drg_point", f->cost_per_drg);
    bem_plan_json_add_money(json, "cost_per_visit", f->cost_per[BEM_ACTIVITY_VISIT]);
    bem_plan_json_add_money(json, "cost_per_operation", f->cost_per[BEM_ACTIVITY_OPERATION]);
    bem_plan_json_add_money(json, "cost_per_bed_day", f->cost_per[BEM_ACTIVITY_BED_DAY]);
    bem_json_add_number(json, "rental_ratio", f->rental_ratio);
    bem_json_add_number(json, "rental_share", f->rental_share);
    bem_json_add_number(json, "rental_hours_share", f->rental_hours_share);
    bem_json_add(root, "key_figures", json);
}

/* ---- the end ---- */

static void add_conflicts(bem_json *root, const bem_diags *conflicts) {
    bem_json *list = bem_json_new_list();
    for (int i = 0; i < conflicts->count; i++) {
        const bem_diag *diag = &conflicts->items[i];
        bem_json *json = bem_json_new();
        bem_json_add_text(json, "file", diag->place.file);
        bem_json_add_integer(json, "line", diag->place.line);
        bem_json_add_integer(json, "column", diag->place.column);
        bem_json_add_text(json, "message", diag->message);
        bem_json_add(list, NULL, json);
    }
    bem_json_add(root, "conflicts", list);
}

static void add_run(bem_json *root, const bem_plan_writing *w) {
    bem_json *inputs = bem_json_new(), *statistics = bem_json_new();
    bem_json_add_text(inputs, "sha256", w->p->frame->sha256);
    bem_json_add(root, "inputs", inputs);
    bem_json_add_integer(statistics, "rows", w->plan->n_rows);
    bem_json_add_integer(statistics, "columns", w->plan->n_cols);
    bem_json_add_integer(statistics, "iterations", w->plan->n_iterations);
    bem_json_add(root, "statistics", statistics);
}

static void add_plan(bem_json *root, const bem_plan_writing *w) {
    bem_arena arena = {0};
    bem_plan_figures figures = bem_plan_figures_of(w->p, w->plan, &arena);
    bem_json *activities = bem_json_new_list();
    add_cost(root, &w->plan->cost);
    for (int a = 0; a < w->p->n_activities; a++)
        bem_json_add(activities, NULL, activity_of(w, a, &figures));
    bem_json_add(root, "activities", activities);
    add_resources(root, w);
    add_works(root, w);
    add_groups(root, w);
    add_uses(root, w);
    add_recruits(root, w);
    add_targets(root, w);
    bem_plan_json_add_received(root, w);
    bem_plan_json_add_shortages(root, w);
    bem_plan_json_add_prices(root, w);
    bem_plan_json_add_persons(root, w);
    bem_plan_json_add_rates(root, w);
    add_figures(root, &figures);
    bem_arena_free(&arena);
}

void bem_plan_write_json_with_needs(bem_text *text, const bem_production *p, const bem_plan *plan,
                                    const bem_needs *needs) {
    bem_plan_writing w = {p, plan, p->n_weeks};
    bem_json *root = bem_json_new();
    add_heading(root, &w);
    if (plan->status == BEM_PLAN_OPTIMAL)
        add_plan(root, &w);
    if (needs)
        bem_json_add_needs(root, p, needs);
    add_conflicts(root, &plan->conflicts);
    add_run(root, &w);
    bem_json_write(text, root);
    bem_json_free(root);
}

void bem_plan_write_json(bem_text *text, const bem_production *p, const bem_plan *plan) {
    bem_plan_write_json_with_needs(text, p, plan, NULL);
}
