/* plan_figures.h - totals of a plan, and what one visit or point costs. */
#ifndef BEM_PLAN_FIGURES_H
#define BEM_PLAN_FIGURES_H

#include "plan.h"

/* Money in öre; NAN where there is nothing to divide by. */
typedef struct bem_plan_figures {
    double performed[BEM_N_ACTIVITY_KINDS];
    double
        cost_per[BEM_N_ACTIVITY_KINDS]; /* staff of the group of activities by hours, and theirs */
    double drg, cost_per_drg;           /* points; all that is paid, a point */
    double hours[BEM_N_SUPPLIES];       /* used */
    double rental_ratio;                /* rental cost / own staff's, pool and recruits with them */
    double rental_share, rental_hours_share; /* rental cost / all staff's; hours the same */
    double *activity_cost;                   /* [n_activities] paid for it, shared out by hours */
} bem_plan_figures;

bem_plan_figures bem_plan_figures_of(const bem_production *, const bem_plan *, bem_arena *);

double bem_plan_sum(const double *items, int n);

#endif
