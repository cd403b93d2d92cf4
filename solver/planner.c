/* planner.c - a production plan from its program. */
#include "planner_parts.h"

#include <math.h>
#include <stdlib.h>

enum { ITERATIONS_BETWEEN_REPORTS = 1000 };

bem_plan_settings bem_plan_settings_default(void) { return (bem_plan_settings){.n_tested = 5}; }

bool bem_planning_should_stop(const bem_planning *s) {
    return s->settings->stop && *s->settings->stop;
}

void bem_planning_tell(bem_planning *s, const char *phase, int done, int of) {
    s->phase = phase;
    s->done = done;
    s->of = of;
    if (!s->settings->progress)
        return;
    bem_plan_progress progress = {
        phase, s->program.lp.rows.count, s->program.lp.cols.count, s->plan->n_iterations, done, of};
    s->settings->progress(s->settings->context, &progress);
}

static bool ask(void *context, int64_t iterations, double objective) {
    bem_planning *s = context;
    (void)objective;
    int64_t before = s->plan->n_iterations;
    s->plan->n_iterations += iterations;
    bem_planning_tell(s, s->phase, s->done, s->of);
    s->plan->n_iterations = before;
    return bem_planning_should_stop(s);
}

bem_lp_status bem_planning_solve(bem_planning *s) {
    return bem_simplex_solve(s->simplex, &s->plan->n_iterations);
}

static bem_plan_status status_of(const bem_planning *s, bem_lp_status status) {
    switch (status) {
    case BEM_LP_OPTIMAL:
        return BEM_PLAN_OPTIMAL;
    case BEM_LP_INFEASIBLE:
        return BEM_PLAN_INFEASIBLE;
    case BEM_LP_UNBOUNDED:
        return BEM_PLAN_UNBOUNDED;
    case BEM_LP_LIMIT:
    case BEM_LP_STOPPED:
        return bem_planning_should_stop(s) ? BEM_PLAN_INTERRUPTED : BEM_PLAN_FAILED;
    case BEM_LP_FAILED:
        break;
    }
    return BEM_PLAN_FAILED;
}

/* The cheapest of the plans that perform most: those are the points at which all that has a price
 * in the first optimum stays at its bound. So nothing of it is given up for money. */
static bem_lp_status solve_for_cost(bem_planning *s) {
    const bem_lp *lp = &s->program.lp;
    bem_planning_tell(s, "cost", 0, 0);
    bem_plan_hold_optimum(s);
    for (int j = 0; j < lp->cols.count; j++)
        bem_simplex_set_col_cost(s->simplex, j, s->program.costs.items[j]);
    return bem_planning_solve(s);
}

static double *values_of(const bem_planning *s) {
    int n = s->program.lp.cols.count;
    double *x = bem_grow(NULL, (size_t)n + 1, sizeof *x);
    for (int j = 0; j < n; j++)
        x[j] = bem_simplex_value(s->simplex, j);
    return x;
}

static void keep_basis(bem_planning *s) {
    s->rows = BEM_TAKE(&s->program.arena, s->program.lp.rows.count, unsigned char);
    s->cols = BEM_TAKE(&s->program.arena, s->program.lp.cols.count, unsigned char);
    bem_simplex_get_basis(s->simplex, s->rows, s->cols);
}

/* From the last what-if. */
static bool return_to_optimum(bem_planning *s) {
    bem_simplex_set_basis(s->simplex, s->rows, s->cols);
    return !bem_planning_should_stop(s) && bem_planning_solve(s) == BEM_LP_OPTIMAL;
}

static void find_prices(bem_planning *s) {
    if (s->settings->no_prices)
        return;
    bem_plan_find_prices(s);
    bem_plan_find_persons(s);
}

/* The cheapest plan; when stopped among the what-ifs, the first that was found. */
static void read_cheapest(bem_planning *s) {
    double *x = values_of(s);
    keep_basis(s);
    find_prices(s);
    if (return_to_optimum(s))
        bem_plan_make_even(s, x);
    bem_plan_read(&s->program, x, s->plan);
    free(x);
}

static bem_lp_status read_most(bem_planning *s) {
    keep_basis(s);
    find_prices(s);
    if (!return_to_optimum(s))
        return BEM_LP_STOPPED;
    bem_lp_status status = solve_for_cost(s);
    if (status != BEM_LP_OPTIMAL)
        return status;
    double *x = values_of(s);
    bem_plan_make_even(s, x);
    bem_plan_read(&s->program, x, s->plan);
    free(x);
    return status;
}

static bem_lp_status find_plan(bem_planning *s) {
    bem_planning_tell(s, "plan", 0, 0);
    bem_lp_status status = bem_planning_solve(s);
    if (status != BEM_LP_OPTIMAL)
        return status;
    s->optimum = bem_simplex_objective(s->simplex);
    s->plan->objective = s->settings->maximise ? -s->optimum : s->optimum;
    if (s->settings->maximise)
        return read_most(s);
    read_cheapest(s);
    return status;
}

bem_plan bem_plan_solve(const bem_production *p, const bem_plan_settings *settings) {
    bem_plan plan = {.maximise = settings->maximise};
    bem_planning s = {.p = p, .settings = settings, .plan = &plan, .phase = "plan"};
    bem_plan_program_build(&s.program, p, settings->maximise, false);
    plan.n_rows = s.program.lp.rows.count;
    plan.n_cols = s.program.lp.cols.count;
    s.simplex = bem_simplex_of(&s.program.lp);
    bem_plan_start(&s);
    bem_simplex_watch(s.simplex, ITERATIONS_BETWEEN_REPORTS, ask, &s);
    plan.status = status_of(&s, find_plan(&s));
    if (plan.status == BEM_PLAN_OPTIMAL) {
        bem_plan_find_rates(&s);
        bem_plan_find_shortages(&s);
    } else if (plan.status == BEM_PLAN_INFEASIBLE)
        bem_plan_find_conflict(&s);
    else if (plan.status == BEM_PLAN_FAILED)
        plan.message = "GLPK found no optimum of the plan's program";
    else if (plan.status == BEM_PLAN_UNBOUNDED)
        plan.message = "nothing limits what is to be produced: no need, staff or resource";
    bem_simplex_free(s.simplex);
    bem_plan_program_free(&s.program);
    return plan;
}

int bem_plan_write_program(const bem_production *p, bool maximise, const char *path, bool mps) {
    bem_plan_program program;
    bem_plan_program_build(&program, p, maximise, true);
    int failure = bem_lp_write(&program.lp, path, mps);
    bem_plan_program_free(&program);
    return failure;
}
