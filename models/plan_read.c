/* plan_read.c - from the values of a program's columns to volumes, hours and money. */
#include "plan_program.h"

#include <math.h>
#include <stdlib.h>

/* Less than this is the simplex's noise. */
static const double NOISE = 1e-7;

typedef struct reading {
    const bem_plan_program *g;
    const bem_production *p;
    const double *x;
    bem_plan *plan;
    int n; /* weeks */
} reading;

static double value(const reading *r, int col) {
    double x = col < 0 ? 0 : r->x[col];
    return fabs(x) < NOISE ? 0 : x;
}

/* ---- activities ---- */

/* New ones of `a` in week t that came `back` weeks before its end; past weeks are the queue's. */
static double came(const reading *r, int a, int t) {
    const bem_activity *activity = &r->p->activities[a];
    if (t >= 0)
        return r->plan->need[a * r->n + t];
    return -t <= activity->n_waiting ? activity->waiting[-t - 1] : 0;
}

static double came_within(const reading *r, int a, int t, double weeks) {
    double sum = 0;
    for (int i = 0; i < weeks; i++)
        sum += came(r, a, t - i) * fmin(1, weeks - i);
    return sum;
}

/* First in, first out: the queue is what came last. */
static double wait_of(const reading *r, int a, int t) {
    double left = r->plan->queue[a * r->n + t];
    int last = t + 1 + r->p->activities[a].n_waiting;
    for (int i = 0; i < last; i++) {
        double here = came(r, a, t - i);
        if (left <= NOISE)
            return i;
        if (here >= left)
            return i + left / here;
        left -= here;
    }
    return last;
}

static void read_performed(const reading *r, int a) {
    const bem_activity *activity = &r->p->activities[a];
    bem_plan *plan = r->plan;
    for (int t = 0; t < r->n; t++) {
        int i = a * r->n + t;
        plan->booked[i] = value(r, r->g->booked[i]);
        plan->performed[i] = plan->booked[i] * bem_plan_performed_share(activity);
        if (activity->waits)
            plan->cancelled[i] = plan->booked[i] * activity->cancellation * activity->withdrawn;
        plan->under[i] = activity->min ? fmax(0, activity->min[t] - plan->performed[i] - NOISE) : 0;
        plan->beyond[i] =
            activity->max ? fmax(0, plan->performed[i] - activity->max[t] - NOISE) : 0;
    }
}

static void read_needs(const reading *r) {
    const bem_production *p = r->p;
    for (int a = 0; a < p->n_activities; a++)
        for (int t = 0; t < r->n; t++) {
            const bem_activity *activity = &p->activities[a];
            r->plan->need[a * r->n + t] += activity->inflow ? activity->inflow[t] : 0;
            for (int f = 0; f < activity->n_follows; f++) {
                const bem_follow *follow = &activity->follows[f];
                if (t + follow->after < r->n)
                    r->plan->need[follow->activity * r->n + t + follow->after] +=
                        follow->number * r->plan->performed[a * r->n + t];
            }
        }
}

static void read_queue(const reading *r, int a) {
    const bem_activity *activity = &r->p->activities[a];
    for (int t = 0; activity->has_need && t < r->n; t++) {
        int i = a * r->n + t;
        r->plan->turned_away[i] = value(r, r->g->away[i]);
        r->plan->queue[i] = value(r, r->g->queue[i]);
        if (!activity->waits)
            continue;
        r->plan->wait[i] = wait_of(r, a, t);
        double in_time = came_within(r, a, t, activity->guarantee);
        if (activity->guarantee > 0)
            r->plan->late[i] = fmax(0, r->plan->queue[i] - in_time);
        if (r->plan->late[i] < NOISE * (1 + in_time))
            r->plan->late[i] = 0;
    }
}

/* ---- staff and resources ---- */

static void read_staff(const reading *r) {
    const bem_production *p = r->p;
    for (int t = 0; t < r->n; t++)
        for (int i = 0; i < r->g->flows.count; i++) {
            const bem_plan_flow *flow = &r->g->flows.items[i];
            bem_plan_use use = {t, flow->g, flow->k, value(r, flow->first_col + t)};
            if (use.hours <= 0)
                continue;
            BEM_PUSH(&r->plan->uses, use);
            r->plan->hours_used[use.g * r->n + t] += use.hours;
            r->plan->work_need[use.k * r->n + t] += use.hours / p->groups[use.g].takes[use.k];
        }
    for (int i = 0; i < p->n_groups * r->n; i++)
        r->plan->extra[i] = value(r, r->g->extra[i]);
    for (int j = 0; j < p->n_recruits; j++)
        r->plan->recruited[j] = value(r, r->g->recruit[j]);
}

static void read_resources(const reading *r) {
    for (int i = 0; i < r->p->n_resources * r->n; i++) {
        const bem_resource *resource = &r->p->resources[i / r->n];
        r->plan->open[i] = value(r, r->g->open[i]);
        if (resource->min)
            r->plan->below[i] = fmax(0, resource->min[i % r->n] - r->plan->open[i]);
        if (r->plan->below[i] < NOISE)
            r->plan->below[i] = 0;
    }
}

/* ---- money ---- */

static int64_t priced(const bem_aim *aim, double missed) {
    bool counts = aim->place.line && aim->mode == BEM_MODE_SOFT;
    return counts ? (int64_t)llround((double)aim->price * missed) : 0;
}

static double sum(const double *items, int n) {
    double total = 0;
    for (int t = 0; t < n; t++)
        total += items[t];
    return total;
}

static void cost_activities(const reading *r) {
    bem_plan_cost *cost = &r->plan->cost;
    for (int a = 0; a < r->p->n_activities; a++) {
        const bem_activity *activity = &r->p->activities[a];
        int i = a * r->n;
        cost->activities += llround((double)activity->cost * sum(r->plan->performed + i, r->n));
        cost->waiting += llround((double)activity->waiting_price * sum(r->plan->queue + i, r->n) +
                                 (double)activity->left_price * r->plan->queue[i + r->n - 1]);
        for (int t = 0; t < r->n; t++)
            cost->waiting +=
                llround(bem_plan_left_behind(r->p, activity, t) * r->plan->performed[i + t]);
        cost->late += priced(&activity->late, sum(r->plan->late + i, r->n));
        cost->turned_away += priced(&activity->turned_away, sum(r->plan->turned_away + i, r->n));
        cost->below += priced(&activity->below, sum(r->plan->under + i, r->n));
        cost->above += priced(&activity->above, sum(r->plan->beyond + i, r->n));
    }
    for (int i = 0; i < r->p->n_resources; i++) {
        const bem_resource *resource = &r->p->resources[i];
        cost->resources += llround((double)resource->cost * sum(r->plan->open + i * r->n, r->n));
        cost->below += priced(&resource->below, sum(r->plan->below + i * r->n, r->n));
    }
}

static void cost_staff(const reading *r) {
    const bem_production *p = r->p;
    bem_plan_cost *cost = &r->plan->cost;
    for (int t = 0; t < r->n; t++)
        cost->own += bem_production_sunk(p, t);
    for (int g = 0; g < p->n_groups; g++) {
        const bem_group *group = &p->groups[g];
        double extra = sum(r->plan->extra + g * r->n, r->n);
        double used = sum(r->plan->hours_used + g * r->n, r->n) - extra;
        int64_t pay = llround(used * (double)group->hour_pay);
        *(group->supply == BEM_SUPPLY_OWN    ? &cost->own
          : group->supply == BEM_SUPPLY_POOL ? &cost->pool
                                             : &cost->rental) += pay;
        cost->extra += llround(extra * (double)group->extra_pay);
    }
    for (int j = 0; j < p->n_recruits; j++) {
        const bem_recruit *recruit = &p->recruits[j];
        int64_t each = recruit->fee + p->groups[recruit->group].week_pay * (r->n - recruit->from);
        cost->recruits += llround((double)each * r->plan->recruited[j]);
    }
}

static void read_targets(const reading *r) {
    for (int i = 0; i < r->p->n_targets; i++) {
        const bem_target *target = &r->p->targets[i];
        double reached = 0;
        for (int a = 0; a < r->p->n_activities; a++) {
            const bem_activity *activity = &r->p->activities[a];
            double each = target->yield == BEM_YIELD_DRG     ? activity->drg
                          : target->yield == BEM_YIELD_VALUE ? activity->value
                                                             : 1;
            for (int t = target->from; target->activity[a] && t < target->to; t++)
                reached += each * r->plan->performed[a * r->n + t];
        }
        r->plan->reached[i] = reached;
        double missed = value(r, r->g->missed[i]) + value(r, r->g->passed[i]);
        r->plan->cost.targets += priced(&target->aim, missed);
    }
}

static void read_cost(const reading *r) {
    bem_plan_cost *c = &r->plan->cost;
    cost_activities(r);
    cost_staff(r);
    read_targets(r);
    double unit = r->g->unit / 10000;
    c->budget = llround(value(r, r->g->over_budget) * unit * (double)r->p->over.price);
    c->ratio = llround(value(r, r->g->over_ratio) * unit * (double)r->p->ratio_over.price);
    c->paid = c->own + c->extra + c->pool + c->rental + c->recruits + c->activities + c->resources;
    c->missed = c->waiting + c->late + c->turned_away + c->below + c->above + c->targets +
                c->budget + c->ratio;
    c->total = c->paid + c->missed;
}

static void take_arrays(bem_plan *plan, const bem_production *p) {
    double **of_activities[] = {
        &plan->booked, &plan->performed, &plan->cancelled,   &plan->queue, &plan->need,
        &plan->late,   &plan->wait,      &plan->turned_away, &plan->under, &plan->beyond};
    for (size_t i = 0; i < sizeof of_activities / sizeof *of_activities; i++)
        *of_activities[i] = BEM_TAKE(&plan->arena, p->n_activities * p->n_weeks, double);
    plan->open = BEM_TAKE(&plan->arena, p->n_resources * p->n_weeks, double);
    plan->below = BEM_TAKE(&plan->arena, p->n_resources * p->n_weeks, double);
    plan->hours_used = BEM_TAKE(&plan->arena, p->n_groups * p->n_weeks, double);
    plan->extra = BEM_TAKE(&plan->arena, p->n_groups * p->n_weeks, double);
    plan->work_need = BEM_TAKE(&plan->arena, p->n_works * p->n_weeks, double);
    plan->recruited = BEM_TAKE(&plan->arena, p->n_recruits, double);
    plan->reached = BEM_TAKE(&plan->arena, p->n_targets, double);
}

void bem_plan_read(const bem_plan_program *g, const double *x, bem_plan *plan) {
    reading r = {g, g->p, x, plan, g->p->n_weeks};
    take_arrays(plan, g->p);
    for (int a = 0; a < g->p->n_activities; a++)
        read_performed(&r, a);
    read_needs(&r);
    for (int a = 0; a < g->p->n_activities; a++)
        read_queue(&r, a);
    read_resources(&r);
    read_staff(&r);
    plan->cost = (bem_plan_cost){0};
    read_cost(&r);
}

void bem_plan_free(bem_plan *plan) {
    bem_diags_free(&plan->conflicts);
    free(plan->uses.items);
    free(plan->shortages.items);
    free(plan->received.items);
    free(plan->prices.items);
    free(plan->persons.items);
    bem_arena_free(&plan->arena);
    *plan = (bem_plan){0};
}

const char *bem_plan_status_name(bem_plan_status status) {
    static const char *const names[] = {"optimal", "infeasible", "unbounded", "interrupted",
                                        "failed"};
    return names[status];
}
