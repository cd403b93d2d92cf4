/* plan_weeks.c - the programs of single weeks, kept warm. */
#include "plan_weeks.h"

#include <stdlib.h>
#include <string.h>

static int first_coef(const bem_lp *lp, int j) {
    return j < lp->cols.count ? lp->cols.items[j].first_coef : lp->coefs.count;
}

/* Sorts by week; items[first[t + 1] …] are week t's. */
static void sort_by_week(int n, const int *week, int n_weeks, int *first, int *items) {
    for (int i = 0; i < n; i++)
        first[week[i] + 2]++;
    for (int t = 1; t < n_weeks + 2; t++)
        first[t] += first[t - 1];
    for (int i = 0; i < n; i++)
        items[first[week[i] + 1]++] = i;
    for (int t = n_weeks + 1; t > 0; t--)
        first[t] = first[t - 1];
    first[0] = 0;
}

void bem_plan_weeks_take(bem_plan_weeks *w, bem_planning *s) {
    const bem_plan_program *g = &s->program;
    int n_rows = g->lp.rows.count, n_cols = g->lp.cols.count, n = g->p->n_weeks;
    *w = (bem_plan_weeks){.program = g, .lp = &g->lp, .n = n};
    w->n_iterations = &s->plan->n_iterations;
    int *row_week = BEM_TAKE(&w->arena, n_rows, int);
    w->rows = BEM_TAKE(&w->arena, n_rows, int);
    w->cols = BEM_TAKE(&w->arena, n_cols, int);
    w->first_row = BEM_TAKE(&w->arena, n + 3, int);
    w->first_col = BEM_TAKE(&w->arena, n + 3, int);
    w->local = BEM_TAKE(&w->arena, n_rows, int);
    w->done = BEM_TAKE(&w->arena, n_rows, double);
    w->price = BEM_TAKE(&w->arena, n_rows, double);
    w->x = BEM_TAKE(&w->arena, n_cols, double);
    w->row_basis = BEM_TAKE(&w->arena, n_rows, unsigned char);
    w->col_basis = BEM_TAKE(&w->arena, n_cols, unsigned char);
    w->rows_before = BEM_TAKE(&w->arena, n_rows, unsigned char);
    w->cols_before = BEM_TAKE(&w->arena, n_cols, unsigned char);
    w->week = BEM_TAKE(&w->arena, n, bem_simplex *);
    for (int i = 0; i < n_rows; i++)
        row_week[i] = g->rows.items[i].t;
    sort_by_week(n_rows, row_week, n, w->first_row, w->rows);
    sort_by_week(n_cols, g->weeks.items, n, w->first_col, w->cols);
    for (int t = 0; t < n; t++)
        for (int i = w->first_row[t + 1]; i < w->first_row[t + 2]; i++)
            w->local[w->rows[i]] = i - w->first_row[t + 1];
}

void bem_plan_weeks_free(bem_plan_weeks *w) {
    for (int t = 0; t < w->n; t++)
        bem_simplex_free(w->week[t]);
    bem_arena_free(&w->arena);
}

/* ---- quantities forward ---- */

/* Counts a column's value into its rows. */
static void count(bem_plan_weeks *w, int j, double x) {
    w->x[j] = x;
    for (int c = first_coef(w->lp, j); x != 0 && c < first_coef(w->lp, j + 1); c++)
        w->done[w->lp->coefs.items[c].row] += w->lp->coefs.items[c].value * x;
}

void bem_plan_weeks_begin(bem_plan_weeks *w) {
    memset(w->done, 0, (size_t)w->lp->rows.count * sizeof *w->done);
    for (int i = 0; i < w->first_col[1]; i++)
        count(w, w->cols[i], w->lp->cols.items[w->cols[i]].lo);
}

static double cost_of(const bem_plan_weeks *w, int t, int j) {
    double cost = w->lp->cols.items[j].cost;
    for (int c = first_coef(w->lp, j); c < first_coef(w->lp, j + 1); c++) {
        const bem_lp_coef *coef = &w->lp->coefs.items[c];
        if (w->program->rows.items[coef->row].t != t)
            cost -= w->price[coef->row] * coef->value;
    }
    return cost;
}

static void build(const bem_plan_weeks *w, int t, bem_lp *week) {
    for (int i = w->first_row[t + 1]; i < w->first_row[t + 2]; i++) {
        const bem_lp_row *row = &w->lp->rows.items[w->rows[i]];
        double done = w->done[w->rows[i]];
        bem_lp_add_row(week, row->lo - done, row->hi - done, NULL);
    }
    for (int i = w->first_col[t + 1]; i < w->first_col[t + 2]; i++) {
        int j = w->cols[i];
        const bem_lp_col *col = &w->lp->cols.items[j];
        bem_lp_add_col(week, cost_of(w, t, j), col->lo, col->hi, false, NULL);
        for (int c = first_coef(w->lp, j); c < first_coef(w->lp, j + 1); c++) {
            int row = w->lp->coefs.items[c].row;
            if (w->program->rows.items[row].t == t)
                bem_lp_add_coef(week, w->local[row], w->lp->coefs.items[c].value);
        }
    }
}

/* As the week before ended, where that fits. */
static void make_first(bem_plan_weeks *w, int t) {
    const int *row = w->first_row + t, *col = w->first_col + t;
    bem_lp week = {0};
    build(w, t, &week);
    w->week[t] = bem_simplex_of(&week);
    if (t > 0 && row[2] - row[1] == row[1] - row[0] && col[2] - col[1] == col[1] - col[0])
        bem_simplex_set_basis(w->week[t], w->rows_before, w->cols_before);
    bem_lp_free(&week);
}

static void set_costs(bem_plan_weeks *w, int t) {
    int first = w->first_col[t + 1];
    for (int i = first; i < w->first_col[t + 2]; i++)
        bem_simplex_set_col_cost(w->week[t], i - first, cost_of(w, t, w->cols[i]));
}

static void set_done(bem_plan_weeks *w, int t) {
    int first = w->first_row[t + 1];
    for (int i = first; i < w->first_row[t + 2]; i++) {
        const bem_lp_row *row = &w->lp->rows.items[w->rows[i]];
        double done = w->done[w->rows[i]];
        bem_simplex_set_row_bounds(w->week[t], i - first, row->lo - done, row->hi - done);
    }
}

static void keep(bem_plan_weeks *w, int t) {
    int first_row = w->first_row[t + 1], first_col = w->first_col[t + 1];
    bem_simplex_get_basis(w->week[t], w->rows_before, w->cols_before);
    for (int i = first_row; i < w->first_row[t + 2]; i++)
        w->row_basis[w->rows[i]] = w->rows_before[i - first_row];
    for (int i = first_col; i < w->first_col[t + 2]; i++) {
        w->col_basis[w->cols[i]] = w->cols_before[i - first_col];
        count(w, w->cols[i], bem_simplex_value(w->week[t], i - first_col));
    }
}

bool bem_plan_weeks_make(bem_plan_weeks *w, int t) {
    if (!w->week[t])
        make_first(w, t);
    else {
        set_costs(w, t);
        set_done(w, t);
    }
    bool solved = bem_simplex_solve(w->week[t], w->n_iterations) == BEM_LP_OPTIMAL;
    if (solved)
        keep(w, t);
    return solved;
}

/* ---- prices backward ---- */

bool bem_plan_weeks_price(bem_plan_weeks *w, int t, double part) {
    int first = w->first_row[t + 1];
    set_costs(w, t);
    if (bem_simplex_solve(w->week[t], w->n_iterations) != BEM_LP_OPTIMAL)
        return false;
    for (int i = first; i < w->first_row[t + 2]; i++) {
        double *price = &w->price[w->rows[i]];
        *price += part * (bem_simplex_dual(w->week[t], i - first) - *price);
    }
    return true;
}
