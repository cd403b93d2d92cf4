/* plan_shortage.c - what is not done that should be, and the hours without which it is not.
 *
 * Missed in week t: those that become too late then (the growth of their number's highest level so
 * far: done once, they are late no more), those turned away, what minimums lack. Each would take
 * its staff, and units with their teams where open ones have no room. All that against the hours
 * that the plan has that week, laid out anew:
 *
 *     minimise sum_k s_k   subject to   sum_g y_gk / takes_gk + s_k = planned_k + missed_k
 *                                       sum_k y_gk <= hours_g
 *
 * s is handed on to the next level: full need = hours at hand + s. */
#include "planner_parts.h"

#include <math.h>
#include <stdlib.h>

static const double NOISE = 1e-6;

typedef struct week {
    bem_planning *s;
    int t;
    double *missed; /* [n_activities] */
    double *units;  /* [n_resources] to open besides */
    double *need;   /* [n_works] hours, all that should be done */
    double *hours;  /* [n_groups] at hand */
    bem_arena arena;
} week;

/* ---- what is missed ---- */

static double newly_late(const bem_planning *s, int a, int t) {
    const double *late = s->plan->late + a * s->p->n_weeks;
    double most = 0;
    for (int i = 0; i < t; i++)
        most = fmax(most, late[i]);
    return fmax(0, late[t] - most);
}

/* A miss that nobody minds is none. */
static bool counts(const bem_aim *aim) { return aim->place.line && aim->mode != BEM_MODE_OFF; }

static void find_missed(week *w) {
    const bem_production *p = w->s->p;
    const bem_plan *plan = w->s->plan;
    for (int a = 0; a < p->n_activities; a++) {
        const bem_activity *activity = &p->activities[a];
        int i = a * p->n_weeks + w->t;
        double missed = counts(&activity->late) ? newly_late(w->s, a, w->t) : 0;
        missed = fmax(missed, plan->turned_away[i]);
        if (counts(&activity->below))
            missed = fmax(missed, plan->under[i]);
        w->missed[a] = missed / bem_plan_performed_share(activity);
    }
}

static void find_units(week *w) {
    const bem_production *p = w->s->p;
    const bem_plan *plan = w->s->plan;
    for (int r = 0; r < p->n_resources; r++) {
        const bem_resource *resource = &p->resources[r];
        int i = r * p->n_weeks + w->t;
        double each = resource->hours * resource->utilisation, used = 0;
        for (int a = 0; a < p->n_activities; a++)
            used += p->activities[a].use[r] * (plan->booked[a * p->n_weeks + w->t] + w->missed[a]);
        double lacking = each > 0 ? used / each - plan->open[i] : 0;
        if (resource->min && counts(&resource->below))
            lacking = fmax(lacking, plan->below[i]);
        w->units[r] = lacking > NOISE ? lacking : 0;
    }
}

static bool find_need(week *w) {
    const bem_production *p = w->s->p;
    const bem_plan *plan = w->s->plan;
    bool more = false;
    for (int k = 0; k < p->n_works; k++) {
        double missed = 0;
        for (int a = 0; a < p->n_activities; a++)
            missed += w->missed[a] * p->activities[a].work[k];
        for (int r = 0; r < p->n_resources; r++)
            missed += w->units[r] * p->resources[r].team[k] * p->resources[r].hours;
        w->need[k] = plan->work_need[k * p->n_weeks + w->t] + missed;
        more = more || missed > NOISE;
    }
    return more;
}

static void find_hours(week *w) {
    const bem_production *p = w->s->p;
    const bem_plan *plan = w->s->plan;
    for (int g = 0; g < p->n_groups; g++) {
        int i = g * p->n_weeks + w->t;
        bool own = p->groups[g].supply == BEM_SUPPLY_OWN;
        w->hours[g] = own ? p->groups[g].hours[w->t] + plan->extra[i] : plan->hours_used[i];
    }
    for (int j = 0; j < p->n_recruits; j++) {
        const bem_recruit *recruit = &p->recruits[j];
        if (w->t >= recruit->from + recruit->learning)
            w->hours[recruit->group] += plan->recruited[j] * p->groups[recruit->group].each[w->t];
    }
}

/* ---- the least shortage ---- */

static void build(const week *w, bem_lp *lp) {
    const bem_production *p = w->s->p;
    for (int k = 0; k < p->n_works; k++)
        bem_lp_add_row(lp, w->need[k], w->need[k], NULL);
    for (int g = 0; g < p->n_groups; g++)
        bem_lp_add_row(lp, -INFINITY, w->hours[g], NULL);
    for (int k = 0; k < p->n_works; k++) { /* column k: hours short */
        bem_lp_add_col(lp, 1, 0, INFINITY, false, NULL);
        bem_lp_add_coef(lp, k, 1);
    }
    for (int g = 0; g < p->n_groups; g++)
        for (int k = 0; k < p->n_works; k++)
            if (p->groups[g].takes[k] > 0 && w->need[k] > 0 && w->hours[g] > 0) {
                bem_lp_add_col(lp, 0, 0, INFINITY, false, NULL);
                bem_lp_add_coef(lp, k, 1 / p->groups[g].takes[k]);
                bem_lp_add_coef(lp, p->n_works + g, 1);
            }
}

/* ---- remedies ---- */

static void offer(bem_plan_shortage *shortage, bem_plan_remedy remedy) {
    int i = shortage->n_remedies;
    if (i < BEM_MOST_REMEDIES)
        shortage->n_remedies++;
    else if (shortage->remedies[--i].price <= remedy.price)
        return;
    for (; i > 0 && shortage->remedies[i - 1].price > remedy.price; i--)
        shortage->remedies[i] = shortage->remedies[i - 1];
    shortage->remedies[i] = remedy;
}

void bem_plan_find_remedies(const bem_production *p, const bem_plan *plan,
                            bem_plan_shortage *shortage) {
    for (int g = 0; g < p->n_groups; g++) {
        const bem_group *group = &p->groups[g];
        double takes = group->takes[shortage->k];
        int i = g * p->n_weeks + shortage->t;
        if (takes <= 0)
            continue;
        if (group->supply != BEM_SUPPLY_OWN)
            offer(shortage,
                  (bem_plan_remedy){BEM_REMEDY_OFFER, g, (double)group->hour_pay * takes,
                                    fmax(0, group->hours[shortage->t] - plan->hours_used[i])});
        if (group->extra > 0)
            offer(shortage, (bem_plan_remedy){BEM_REMEDY_EXTRA, g, (double)group->extra_pay * takes,
                                              fmax(0, bem_group_most_extra(group, shortage->t) -
                                                          plan->extra[i])});
        if (group->week_pay > 0 && group->each[shortage->t] > 0)
            offer(shortage, (bem_plan_remedy){
                                BEM_REMEDY_RECRUIT, g,
                                (double)group->week_pay / group->each[shortage->t] * takes, NAN});
    }
}

/* ---- the list ---- */

static void list_units(const week *w) {
    const bem_production *p = w->s->p;
    for (int r = 0; r < p->n_resources; r++) {
        int i = r * p->n_weeks + w->t;
        double lacking = w->s->plan->open[i] + w->units[r] - p->resources[r].units[w->t];
        bem_plan_shortage shortage = {.t = w->t, .k = -1, .resource = r, .hours = lacking};
        if (lacking > NOISE && w->units[r] > 0)
            BEM_PUSH(&w->s->plan->shortages, shortage);
    }
}

static void list_hours(week *w) {
    bem_lp lp = {0};
    build(w, &lp);
    bem_simplex *simplex = bem_simplex_of(&lp);
    bem_lp_status status = bem_simplex_solve(simplex, &w->s->plan->n_iterations);
    for (int k = 0; status == BEM_LP_OPTIMAL && k < w->s->p->n_works; k++) {
        bem_plan_shortage shortage = {
            .t = w->t, .k = k, .resource = -1, .hours = bem_simplex_value(simplex, k)};
        if (shortage.hours <= NOISE)
            continue;
        bem_plan_find_remedies(w->s->p, w->s->plan, &shortage);
        BEM_PUSH(&w->s->plan->shortages, shortage);
    }
    bem_simplex_free(simplex);
    bem_lp_free(&lp);
}

void bem_plan_find_shortages(bem_planning *s) {
    const bem_production *p = s->p;
    for (int t = 0; t < p->n_weeks; t++) {
        week w = {.s = s, .t = t};
        w.missed = BEM_TAKE(&w.arena, p->n_activities, double);
        w.units = BEM_TAKE(&w.arena, p->n_resources, double);
        w.need = BEM_TAKE(&w.arena, p->n_works, double);
        w.hours = BEM_TAKE(&w.arena, p->n_groups, double);
        find_missed(&w);
        find_units(&w);
        find_hours(&w);
        list_units(&w);
        if (find_need(&w)) {
            bem_planning_tell(s, "shortage", t, p->n_weeks);
            list_hours(&w);
        }
        bem_arena_free(&w.arena);
    }
}
