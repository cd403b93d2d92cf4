/* planner.h - a production plan: the optimum of its linear program, and what its prices mean.
 *
 * The plan is read first; what-ifs are the same program, warm, with one right-hand side changed. */
#ifndef BEM_PLANNER_H
#define BEM_PLANNER_H

#include "handed_up.h"
#include "plan.h"

#include <signal.h>

typedef struct bem_plan_progress {
    const char *phase; /* "start", "plan", "cost", "prices", "persons", "shortage", "conflict" */
    int n_rows, n_cols;
    int64_t iterations;
    int done, of; /* what-ifs of the phase; 0 of 0 elsewhere */
} bem_plan_progress;

typedef struct bem_plan_settings {
    bool maximise;  /* most value for given staff; what is bought only when there is a budget */
    bool no_prices; /* neither prices nor what-ifs */
    int n_tested;   /* bottlenecks that are solved again */
    void (*progress)(void *context, const bem_plan_progress *); /* NULL = none */
    void *context;
    const volatile sig_atomic_t *stop; /* NULL = never */
} bem_plan_settings;

bem_plan_settings bem_plan_settings_default(void);

/* The caller frees it with bem_plan_free. Its places and texts are the production's or its own. */
bem_plan bem_plan_solve(const bem_production *, const bem_plan_settings *);

/* The plan made again without the hours that the roster could not find: they are taken from the
 * production's own staff, as a plan with all hours had those, and the plan tells what became of
 * each. When that first plan is not optimal, it is what comes back. */
bem_plan bem_plan_solve_with(bem_production *, bem_lacks *, const bem_plan_settings *);

/* Writes the program; 0 or errno. */
int bem_plan_write_program(const bem_production *, bool maximise, const char *path, bool mps);

#endif
