/* planner_parts.h - a plan under way. */
#ifndef BEM_PLANNER_PARTS_H
#define BEM_PLANNER_PARTS_H

#include "plan_program.h"
#include "planner.h"
#include "simplex.h"

typedef struct bem_planning {
    const bem_production *p;
    const bem_plan_settings *settings;
    bem_plan_program program;
    bem_simplex *simplex;
    bem_plan *plan;
    double optimum;             /* of the program as it stands */
    unsigned char *rows, *cols; /* its basis */
    const char *phase;
    int done, of;
} bem_planning;

bem_lp_status bem_planning_solve(bem_planning *); /* with progress; adds to the iterations */
bool bem_planning_should_stop(const bem_planning *);
void bem_planning_tell(bem_planning *, const char *phase, int done, int of);

/* Starts the simplex from a plan made one week after another. */
void bem_plan_start(bem_planning *);
/* Holds all that has a price in the optimum at its bound: what is left are the optimal plans. */
void bem_plan_hold_optimum(bem_planning *);
/* The simplex is at the optimum x. Of the plans that are as good, makes x one that changes little
 * from week to week. The simplex is not what it was. */
void bem_plan_make_even(bem_planning *, double *x /* [n_cols] */);
/* Bottlenecks and persons of an optimal plan. The simplex ends where it began. */
void bem_plan_find_prices(bem_planning *);
void bem_plan_find_persons(bem_planning *);
/* What is not done that should be, and the hours without which it is not. */
void bem_plan_find_shortages(bem_planning *);
/* The cheapest ways to the hours of a shortage. */
void bem_plan_find_remedies(const bem_production *, const bem_plan *, bem_plan_shortage *);
/* Rates by formula and by the plan. */
void bem_plan_find_rates(bem_planning *);
/* The smallest set of what must hold that cannot. */
void bem_plan_find_conflict(bem_planning *);

#endif
