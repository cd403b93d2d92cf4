/* plan_figures.c - key figures of a plan.
 *
 * What an activity costs is what it pays by itself, its part of its resources by the room that it
 * takes, and its part of each work's hours, its teams' with them. An hour of a work costs what all
 * staff costs an hour used: idle time is paid by what is produced. So the parts of the activities
 * sum to what is paid - when anything is produced. */
#include "plan_figures.h"

#include <math.h>

double bem_plan_sum(const double *items, int n) {
    double sum = 0;
    for (int t = 0; t < n; t++)
        sum += items[t];
    return sum;
}

/* Hours that each activity takes of all works, and its part of open units. */
static void share_out(const bem_production *p, const bem_plan *plan, bem_plan_figures *f,
                      bem_arena *arena) {
    double *hours = BEM_TAKE(arena, p->n_activities, double), all = 0;
    double staff = (double)(plan->cost.paid - plan->cost.activities - plan->cost.resources);
    for (int t = 0; t < p->n_weeks; t++)
        for (int r = 0; r < p->n_resources; r++) {
            double room = 0, team = 0;
            for (int a = 0; a < p->n_activities; a++)
                room += p->activities[a].use[r] * plan->booked[a * p->n_weeks + t];
            for (int k = 0; k < p->n_works; k++)
                team += p->resources[r].team[k] * p->resources[r].hours;
            double open = plan->open[r * p->n_weeks + t];
            for (int a = 0; room > 0 && a < p->n_activities; a++) {
                double part = p->activities[a].use[r] * plan->booked[a * p->n_weeks + t] / room;
                hours[a] += part * open * team;
                f->activity_cost[a] += part * open * (double)p->resources[r].cost;
            }
        }
    for (int a = 0; a < p->n_activities; a++) {
        double booked = bem_plan_sum(plan->booked + a * p->n_weeks, p->n_weeks);
        hours[a] += booked * bem_plan_sum(p->activities[a].work, p->n_works);
        all += hours[a];
        f->activity_cost[a] += (double)p->activities[a].cost *
                               bem_plan_sum(plan->performed + a * p->n_weeks, p->n_weeks);
    }
    for (int a = 0; all > 0 && a < p->n_activities; a++)
        f->activity_cost[a] += staff * hours[a] / all;
}

static void count_hours(const bem_production *p, const bem_plan *plan, bem_plan_figures *f) {
    for (int g = 0; g < p->n_groups; g++)
        f->hours[p->groups[g].supply] +=
            bem_plan_sum(plan->hours_used + g * p->n_weeks, p->n_weeks);
}

bem_plan_figures bem_plan_figures_of(const bem_production *p, const bem_plan *plan,
                                     bem_arena *arena) {
    bem_plan_figures f = {.activity_cost = BEM_TAKE(arena, p->n_activities, double)};
    double cost[BEM_N_ACTIVITY_KINDS] = {0};
    share_out(p, plan, &f, arena);
    count_hours(p, plan, &f);
    for (int a = 0; a < p->n_activities; a++) {
        double performed = bem_plan_sum(plan->performed + a * p->n_weeks, p->n_weeks);
        f.performed[p->activities[a].kind] += performed;
        f.drg += performed * p->activities[a].drg;
        cost[p->activities[a].kind] += f.activity_cost[a];
    }
    for (int i = 0; i < BEM_N_ACTIVITY_KINDS; i++)
        f.cost_per[i] = f.performed[i] > 0 ? cost[i] / f.performed[i] : NAN;
    f.cost_per_drg = f.drg > 0 ? (double)plan->cost.paid / f.drg : NAN;
    const bem_plan_cost *c = &plan->cost;
    double own = (double)(c->own + c->extra + c->pool + c->recruits), rental = (double)c->rental;
    f.rental_ratio = own > 0 ? rental / own : NAN;
    f.rental_share = own + rental > 0 ? rental / (own + rental) : NAN;
    double all = bem_plan_sum(f.hours, BEM_N_SUPPLIES);
    f.rental_hours_share = all > 0 ? f.hours[BEM_SUPPLY_RENTAL] / all : NAN;
    return f;
}
