/* plan_rows.c - the rows of a production plan, and the columns of totals that are missed. */
#include "plan_program_parts.h"

#include <math.h>

static const char *const kind_words[] = {
    [BEM_PLAN_BALANCE] = "balance",   [BEM_PLAN_GUARANTEE] = "guarantee",
    [BEM_PLAN_AT_LEAST] = "at_least", [BEM_PLAN_AT_MOST] = "at_most",
    [BEM_PLAN_ROOM] = "room",         [BEM_PLAN_UNITS] = "units",
    [BEM_PLAN_MIN_OPEN] = "min_open", [BEM_PLAN_NEED] = "need",
    [BEM_PLAN_SUPPLY] = "supply",     [BEM_PLAN_REACH] = "reach",
    [BEM_PLAN_KEEP] = "keep",         [BEM_PLAN_BUDGET] = "budget",
    [BEM_PLAN_RATIO] = "ratio"};

static int add_row(bem_plan_making *m, double lo, double hi, bem_plan_row row, const char *id) {
    BEM_PUSH(&m->g->rows, row);
    return bem_lp_add_row(&m->g->lp, lo, hi, bem_plan_name(m, kind_words[row.kind], id, row.t));
}

static bool is_wanted(const bem_aim *aim) { return aim->place.line && aim->mode != BEM_MODE_OFF; }

static bool must_hold(const bem_plan_making *m, const bem_aim *aim) {
    return aim->mode == BEM_MODE_HARD || (m->g->maximise && aim == &m->g->p->over);
}

/* ---- activities ---- */

static void add_queue_rows(bem_plan_making *m, int a, int t) {
    bem_plan_program *g = m->g;
    const bem_activity *activity = &g->p->activities[a];
    int n = g->p->n_weeks, i = a * n + t;
    double inflow = activity->inflow ? activity->inflow[t] : 0;
    bool must = !activity->waits && activity->turned_away.mode == BEM_MODE_HARD;
    if (activity->waits && t == 0)
        inflow += activity->backlog;
    g->balance[i] =
        add_row(m, inflow, inflow, (bem_plan_row){BEM_PLAN_BALANCE, a, t, &activity->place, must},
                activity->id);
    if (!activity->waits || activity->guarantee <= 0 || !is_wanted(&activity->late))
        return;
    double latest = bem_activity_arrived(activity, t + 1, n) -
                    bem_activity_arrived(activity, t + 1 - activity->guarantee, n);
    g->guarantee[i] = add_row(m, -INFINITY, latest,
                              (bem_plan_row){BEM_PLAN_GUARANTEE, a, t, &activity->late.place,
                                             must_hold(m, &activity->late)},
                              activity->id);
}

static void add_activity_rows(bem_plan_making *m, int a, int t) {
    bem_plan_program *g = m->g;
    const bem_activity *activity = &g->p->activities[a];
    int i = a * g->p->n_weeks + t;
    if (activity->has_need)
        add_queue_rows(m, a, t);
    if (activity->min && is_wanted(&activity->below))
        g->at_least[i] = add_row(m, activity->min[t], INFINITY,
                                 (bem_plan_row){BEM_PLAN_AT_LEAST, a, t, &activity->below.place,
                                                must_hold(m, &activity->below)},
                                 activity->id);
    if (activity->max && is_wanted(&activity->above))
        g->at_most[i] = add_row(m, -INFINITY, activity->max[t],
                                (bem_plan_row){BEM_PLAN_AT_MOST, a, t, &activity->above.place,
                                               must_hold(m, &activity->above)},
                                activity->id);
}

/* ---- resources, works, groups ---- */

static void add_resource_rows(bem_plan_making *m, int r, int t) {
    bem_plan_program *g = m->g;
    const bem_resource *resource = &g->p->resources[r];
    int i = r * g->p->n_weeks + t;
    g->room[i] =
        add_row(m, -INFINITY, 0, (bem_plan_row){BEM_PLAN_ROOM, r, t, &resource->place, false},
                resource->id);
    g->units[i] =
        add_row(m, -INFINITY, resource->units[t],
                (bem_plan_row){BEM_PLAN_UNITS, r, t, &resource->place, false}, resource->id);
    if (resource->min && is_wanted(&resource->below))
        g->min_open[i] = add_row(m, resource->min[t], INFINITY,
                                 (bem_plan_row){BEM_PLAN_MIN_OPEN, r, t, &resource->below.place,
                                                must_hold(m, &resource->below)},
                                 resource->id);
}

static void add_staff_rows(bem_plan_making *m, int t) {
    bem_plan_program *g = m->g;
    const bem_production *p = g->p;
    for (int k = 0; k < p->n_works; k++)
        if (m->is_needed[k])
            g->need[k * p->n_weeks + t] =
                add_row(m, 0, 0, (bem_plan_row){BEM_PLAN_NEED, k, t, &p->works[k].place, false},
                        p->works[k].id);
    for (int i = 0; i < p->n_groups; i++) {
        const bem_group *group = &p->groups[i];
        double hours = m->own_time_only && group->supply != BEM_SUPPLY_OWN ? 0 : group->hours[t];
        g->supply[i * p->n_weeks + t] =
            add_row(m, -INFINITY, hours,
                    (bem_plan_row){BEM_PLAN_SUPPLY, i, t, &group->place, false}, group->id);
    }
}

/* ---- totals ---- */

static void add_target_rows(bem_plan_making *m, int i) {
    bem_plan_program *g = m->g;
    const bem_target *target = &g->p->targets[i];
    bem_plan_row row = {BEM_PLAN_REACH, i, -1, &target->aim.place, must_hold(m, &target->aim)};
    if (!is_wanted(&target->aim))
        return;
    if (isfinite(target->min))
        g->reach[i] = add_row(m, target->min, INFINITY, row, target->id);
    row.kind = BEM_PLAN_KEEP;
    if (isfinite(target->max))
        g->keep[i] = add_row(m, -INFINITY, target->max, row, target->id);
}

static void add_total_rows(bem_plan_making *m) {
    bem_plan_program *g = m->g;
    const bem_production *p = g->p;
    for (int i = 0; i < p->n_targets; i++)
        add_target_rows(m, i);
    if (p->budget >= 0)
        g->budget = add_row(
            m, -INFINITY, (double)p->budget / g->unit - g->constant_pay,
            (bem_plan_row){BEM_PLAN_BUDGET, 0, -1, &p->over.place, must_hold(m, &p->over)}, "all");
    if (p->rental_ratio >= 0)
        g->ratio = add_row(m, -INFINITY, p->rental_ratio * g->constant_pay,
                           (bem_plan_row){BEM_PLAN_RATIO, 0, -1, &p->ratio_over.place,
                                          must_hold(m, &p->ratio_over)},
                           "rental");
}

void bem_plan_add_rows(bem_plan_making *m) {
    const bem_production *p = m->g->p;
    for (int a = 0; a < p->n_activities; a++)
        for (int t = 0; t < p->n_weeks; t++)
            add_activity_rows(m, a, t);
    for (int r = 0; r < p->n_resources; r++)
        for (int t = 0; t < p->n_weeks; t++)
            add_resource_rows(m, r, t);
    for (int t = 0; t < p->n_weeks; t++)
        add_staff_rows(m, t);
    add_total_rows(m);
}

void bem_plan_add_to_targets(bem_plan_making *m, int a, int t, double performed) {
    const bem_production *p = m->g->p;
    const bem_activity *activity = &p->activities[a];
    for (int i = 0; i < p->n_targets; i++) {
        const bem_target *target = &p->targets[i];
        if (!target->activity[a] || t < target->from || t >= target->to)
            continue;
        double each = target->yield == BEM_YIELD_DRG     ? activity->drg
                      : target->yield == BEM_YIELD_VALUE ? activity->value
                                                         : 1;
        bem_plan_add_coef(m, m->g->reach[i], each * performed);
        bem_plan_add_coef(m, m->g->keep[i], each * performed);
    }
}

void bem_plan_add_pay(bem_plan_making *m, bem_supply supply, double pay) {
    bem_plan_program *g = m->g;
    bem_plan_add_coef(m, g->budget, pay / g->unit);
    bem_plan_add_coef(m, g->ratio,
                      pay / g->unit * (supply == BEM_SUPPLY_RENTAL ? 1 : -g->p->rental_ratio));
}

void bem_plan_add_overruns(bem_plan_making *m) {
    bem_plan_program *g = m->g;
    const bem_production *p = g->p;
    for (int i = 0; i < p->n_targets; i++) {
        const bem_target *target = &p->targets[i];
        if (g->reach[i] >= 0 && !must_hold(m, &target->aim)) {
            g->missed[i] = bem_plan_add_col(m, -1, (double)target->aim.price, INFINITY,
                                            bem_plan_name(m, "missed", target->id, -1));
            bem_plan_add_coef(m, g->reach[i], 1);
        }
        if (g->keep[i] >= 0 && !must_hold(m, &target->aim)) {
            g->passed[i] = bem_plan_add_col(m, -1, (double)target->aim.price, INFINITY,
                                            bem_plan_name(m, "passed", target->id, -1));
            bem_plan_add_coef(m, g->keep[i], -1);
        }
    }
    if (g->budget >= 0 && !must_hold(m, &p->over)) {
        g->over_budget = bem_plan_add_col(m, -1, g->unit * (double)p->over.price / 10000, INFINITY,
                                          bem_plan_name(m, "over", "budget", -1));
        bem_plan_add_coef(m, g->budget, -1);
    }
    if (g->ratio >= 0 && !must_hold(m, &p->ratio_over)) {
        g->over_ratio = bem_plan_add_col(m, -1, g->unit * (double)p->ratio_over.price / 10000,
                                         INFINITY, bem_plan_name(m, "over", "ratio", -1));
        bem_plan_add_coef(m, g->ratio, -1);
    }
}
