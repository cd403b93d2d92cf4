/* plan_even.c - of the plans that are as good, one that changes little from week to week.
 *
 * All that has a price in the optimum is held at its bound, which leaves exactly the optimal plans.
 * Among those, with z what is booked of an activity a full open week, or the hours that a group
 * gives to a task (which count a tenth),
 *
 *     minimise   sum over z, weeks of |z_t - z_t'| / mean z   (t' the open week before t)
 *                + open units / all units, summed over resources and weeks
 *
 * A second program, then, and not a small price in the first: cost, duals and what-ifs are the
 * first one's. It may stop early, as every plan on its way is optimal too; one that should turn out
 * not to be, by the numbers, is not taken. */
#include "planner_parts.h"

#include <math.h>
#include <stdlib.h>

/* Where the way is long, most of the evening out comes first. */
enum { MOST_ITERATIONS = 4000 };

static const double NO_PRICE = 1e-9, TOLERANCE = 1e-6, TASK_WEIGHT = 0.1;

typedef struct evening {
    bem_planning *s;
    const double *x; /* [n_cols] the optimum */
    struct {
        unsigned char *items;
        int count, cap;
    } cols;     /* states of those added */
    int n_rows; /* added */
} evening;

/* ---- what has a price stays at its bound ---- */

/* Only what is at a bound has one, so that its value is the bound. */
void bem_plan_hold_optimum(bem_planning *s) {
    for (int i = 0; i < s->program.lp.rows.count; i++) {
        double at = bem_simplex_row_value(s->simplex, i);
        if (fabs(bem_simplex_dual(s->simplex, i)) >= NO_PRICE)
            bem_simplex_set_row_bounds(s->simplex, i, at, at);
    }
    for (int j = 0; j < s->program.lp.cols.count; j++) {
        double at = bem_simplex_value(s->simplex, j);
        if (fabs(bem_simplex_reduced_cost(s->simplex, j)) >= NO_PRICE)
            bem_simplex_set_col_bounds(s->simplex, j, at, at);
    }
}

/* ---- changes from week to week ---- */

/* A row z_t - z_before - up + down = 0; up or down is basic. `one` and `other` are what a unit of
 * the columns counts. */
static void add_change(evening *e, int col, double one, int before, double other, double weight) {
    bem_simplex *simplex = e->s->simplex;
    static const double minus = -1, plus = 1;
    const int cols[] = {col, before};
    const double values[] = {one, -other};
    int row = bem_simplex_add_row_of(simplex, 0, 0, 2, cols, values);
    bem_simplex_add_col(simplex, weight, 0, INFINITY, 1, &row, &minus);
    bem_simplex_add_col(simplex, weight, 0, INFINITY, 1, &row, &plus);
    bool up = one * e->x[col] >= other * e->x[before];
    BEM_PUSH(&e->cols, up ? BEM_BASIC : BEM_AT_LOWER);
    BEM_PUSH(&e->cols, up ? BEM_AT_LOWER : BEM_BASIC);
    e->n_rows++;
}

/* cols[0 … n - 1] by week; part[t] of week t is open. */
static void even_series(evening *e, const int *cols, const double *part, double weight) {
    int n = e->s->p->n_weeks, before = -1, n_open = 0;
    double sum = 0;
    for (int t = 0; t < n; t++)
        if (part[t] > 0) {
            sum += e->x[cols[t]] / part[t];
            n_open++;
        }
    if (sum <= 1e-6)
        return;
    for (int t = 0; t < n; t++) {
        if (part[t] <= 0)
            continue;
        if (before >= 0)
            add_change(e, cols[t], 1 / part[t], cols[before], 1 / part[before],
                       weight * n_open / sum);
        before = t;
    }
}

/* The part of a week in which an activity can be done: by itself, and by the units it uses. */
static void find_open(const bem_production *p, const bem_activity *a, double *part) {
    for (int t = 0; t < p->n_weeks; t++) {
        part[t] = a->open[t];
        for (int r = 0; r < p->n_resources; r++)
            if (a->use[r] > 0 && p->resources[r].units[t] <= 0)
                part[t] = 0;
    }
}

static void even_activities(evening *e) {
    const bem_production *p = e->s->p;
    bem_arena arena = {0};
    double *part = BEM_TAKE(&arena, p->n_weeks, double);
    for (int a = 0; a < p->n_activities; a++) {
        if (p->activities[a].has_need && !p->activities[a].waits)
            continue; /* as it comes */
        find_open(p, &p->activities[a], part);
        even_series(e, e->s->program.booked + a * p->n_weeks, part, 1);
    }
    bem_arena_free(&arena);
}

static void even_tasks(evening *e) {
    const bem_production *p = e->s->p;
    bem_arena arena = {0};
    double *part = BEM_TAKE(&arena, p->n_weeks, double);
    int *cols = BEM_TAKE(&arena, p->n_weeks, int);
    for (int i = 0; i < e->s->program.flows.count; i++) {
        const bem_plan_flow *flow = &e->s->program.flows.items[i];
        if (!p->works[flow->k].is_task)
            continue;
        for (int t = 0; t < p->n_weeks; t++) {
            cols[t] = flow->first_col + t;
            part[t] = 1;
        }
        even_series(e, cols, part, TASK_WEIGHT);
    }
    bem_arena_free(&arena);
}

/* ---- units that are open for nothing ---- */

/* Own staff who are paid anyway could hold them open, and the roster would be asked for them. */
static void price_open_units(evening *e) {
    const bem_production *p = e->s->p;
    for (int r = 0; r < p->n_resources; r++) {
        double all = 1;
        for (int t = 0; t < p->n_weeks; t++)
            all += p->resources[r].units[t];
        for (int t = 0; t < p->n_weeks; t++)
            bem_simplex_set_col_cost(e->s->simplex, e->s->program.open[r * p->n_weeks + t],
                                     1 / all);
    }
}

/* ---- the second program ---- */

static void set_basis(evening *e) {
    const bem_lp *lp = &e->s->program.lp;
    bem_arena arena = {0};
    unsigned char *rows = BEM_TAKE(&arena, lp->rows.count + e->n_rows, unsigned char);
    unsigned char *cols = BEM_TAKE(&arena, lp->cols.count + e->cols.count, unsigned char);
    bem_simplex_get_basis(e->s->simplex, rows, cols);
    for (int i = 0; i < e->n_rows; i++)
        rows[lp->rows.count + i] = BEM_AT_LOWER;
    for (int j = 0; j < e->cols.count; j++)
        cols[lp->cols.count + j] = e->cols.items[j];
    bem_simplex_set_basis(e->s->simplex, rows, cols);
    bem_arena_free(&arena);
}

static bool is_enough(void *context, int64_t iterations, double objective) {
    const bem_planning *s = context;
    (void)objective;
    return iterations >= MOST_ITERATIONS || bem_planning_should_stop(s);
}

/* Do these values keep all rows and bounds? */
static bool is_plan(const bem_lp *lp, const double *x) {
    bem_arena arena = {0};
    double *done = BEM_TAKE(&arena, lp->rows.count, double);
    double *size = BEM_TAKE(&arena, lp->rows.count, double);
    bool keeps = true;
    for (int j = 0; j < lp->cols.count; j++) {
        const bem_lp_col *col = &lp->cols.items[j];
        int end = j + 1 < lp->cols.count ? lp->cols.items[j + 1].first_coef : lp->coefs.count;
        for (int c = col->first_coef; c < end; c++) {
            done[lp->coefs.items[c].row] += lp->coefs.items[c].value * x[j];
            size[lp->coefs.items[c].row] += fabs(lp->coefs.items[c].value * x[j]);
        }
        keeps = keeps && x[j] >= col->lo - TOLERANCE && x[j] <= col->hi + TOLERANCE;
    }
    for (int i = 0; i < lp->rows.count; i++) {
        double slack = TOLERANCE * (1 + size[i]);
        keeps = keeps && done[i] >= lp->rows.items[i].lo - slack &&
                done[i] <= lp->rows.items[i].hi + slack;
    }
    bem_arena_free(&arena);
    return keeps;
}

static bool costs_no_more(const bem_plan_program *g, const double *x, const double *y) {
    double goal[2] = {0}, cost[2] = {0}; /* they differ for most production */
    for (int j = 0; j < g->lp.cols.count; j++) {
        goal[0] += g->lp.cols.items[j].cost * x[j];
        goal[1] += g->lp.cols.items[j].cost * y[j];
        cost[0] += g->costs.items[j] * x[j];
        cost[1] += g->costs.items[j] * y[j];
    }
    return goal[1] <= goal[0] + 1e-9 * (1 + fabs(goal[0])) &&
           cost[1] <= cost[0] + 1e-9 * (1 + fabs(cost[0]));
}

void bem_plan_make_even(bem_planning *s, double *x) {
    evening e = {.s = s, .x = x};
    int n = s->program.lp.cols.count;
    bem_planning_tell(s, "even", 0, 0);
    bem_plan_hold_optimum(s);
    for (int j = 0; j < n; j++)
        bem_simplex_set_col_cost(s->simplex, j, 0);
    price_open_units(&e);
    even_activities(&e);
    even_tasks(&e);
    set_basis(&e);
    bem_simplex_watch(s->simplex, MOST_ITERATIONS / 8, is_enough, s);
    bem_lp_status status = bem_planning_solve(s);
    if (status == BEM_LP_OPTIMAL || status == BEM_LP_STOPPED) {
        double *y = bem_grow(NULL, (size_t)n + 1, sizeof *y);
        for (int j = 0; j < n; j++)
            y[j] = bem_simplex_value(s->simplex, j);
        bool good = is_plan(&s->program.lp, y) && costs_no_more(&s->program, x, y);
        for (int j = 0; good && j < n; j++)
            x[j] = y[j];
        free(y);
    }
    free(e.cols.items);
}
