/* setup.h - what is worked out once a solve: pricing plans, penalties, who is in
 * which group; and what several pieces of the engine share while they run. */
#ifndef BEM_SETUP_H
#define BEM_SETUP_H

#include "clock.h"
#include "pricing.h"

typedef struct bem_setup {
    const bem_core *core;
    bem_plan *plans;             /* [n_groups] */
    const bem_use_list **tables; /* [n_tables] the different use tables of the groups */
    int n_tables;
    int *table_of;   /* [n_groups] */
    int *group_of;   /* [n_staff] */
    int64_t penalty; /* öre per unit beyond a row's hard limit, while one is broken */
    double scale;    /* öre in one unit of the master's objective */
    double ceiling;  /* öre: no roster that keeps the hard rules costs more; 0 = not known yet */
    bem_arena arena;
} bem_setup;

bem_setup bem_setup_build(const bem_core *);
void bem_setup_free(bem_setup *);

/* f_i(y), each unit beyond a hard limit at the penalty. */
int64_t bem_penalised_cost(const bem_setup *, int row, int y);

/* ceiling.c: more than any roster that keeps the hard rules can cost, öre. */
double bem_cost_ceiling(const bem_setup *);

/* Worth of each duty of each day at the rows' prices: value[table][day *
 * n_duties + duty] = sum of price x amount over its uses, in grains. */
typedef struct bem_values {
    int64_t **value; /* [n_tables] */
} bem_values;

bem_values bem_values_new(const bem_setup *, bem_arena *);
void bem_values_set(bem_values *, const bem_setup *, const int64_t *price /* [n_rows] grains */);

/* The threads that price, each with its memory. */
typedef struct bem_crew {
    int n_threads;
    bem_workspace *workspaces; /* [n_threads] */
} bem_crew;

bem_crew bem_crew_new(int n_threads);
void bem_crew_free(bem_crew *);

/* What was done, and what it took: of pricing and of the simplex in work units, and in seconds of
 * the processor where the clock has them. */
typedef struct bem_effort {
    int64_t pricings, rounds, columns, lp_iterations;
    int64_t pricing_work, lp_work;
    double pricing_seconds, lp_seconds;
} bem_effort;

void bem_effort_add(bem_effort *, const bem_effort *more);
void bem_effort_add_pricing(bem_effort *, const bem_price_answer *);

#endif
