/* plan_start.c - a first basis of a plan's program: week after week, each given what the weeks
 * before it decided.
 *
 * Rows and columns of a week form a small program. A column has coefficients in its own week's
 * rows and in later ones (the queue it leaves, what follows from it) only, so the weeks' optimal
 * bases side by side are a basis of the whole: block triangular, hence regular. What it says is
 * feasible, as each week was made for what those before it left, so that the simplex is spared its
 * first phase. So that a week does not leave undone what costs nothing now, performing has a small
 * reward there. (Spans of 4 and 16 weeks on the way to the whole were tried: they take their own
 * time and save the whole none of its steps.)
 *
 * Rows of the whole horizon (targets, budget) come last: their own slack is basic, or the column
 * of what they miss. When some week cannot hold, nothing is set. */
#include "planner_parts.h"

#include <math.h>

static const double REWARD = 0.05; /* of the price that being late, or missing a target, has */

typedef struct starting {
    bem_planning *s;
    const bem_lp *lp;
    int *rows, *cols;           /* by week, then in order */
    int *first_row, *first_col; /* [n_weeks + 2] week t's begin at t + 1; those of none at 0 */
    int *local;                 /* [n_rows] its number in its week */
    double *done;               /* [n_rows] what earlier weeks give to it */
    double *reward;             /* [n_cols] of performing it, beyond its week */
    unsigned char *row_basis, *col_basis; /* of the whole */
    bem_arena arena;
} starting;

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

/* What performing one is worth beyond its week. */
static double reward_of(const bem_production *p, const bem_activity *a) {
    double reward = a->late.place.line && a->late.mode == BEM_MODE_SOFT ? (double)a->late.price : 0;
    for (int i = 0; i < p->n_targets; i++) {
        const bem_target *target = &p->targets[i];
        double each = target->yield == BEM_YIELD_DRG     ? a->drg
                      : target->yield == BEM_YIELD_VALUE ? a->value
                                                         : 1;
        if (target->activity[a - p->activities] && isfinite(target->min) &&
            target->aim.mode == BEM_MODE_SOFT)
            reward += each * (double)target->aim.price / REWARD / 2;
    }
    return reward * REWARD * bem_plan_performed_share(a);
}

static void set_rewards(starting *st) {
    const bem_plan_program *g = &st->s->program;
    const bem_production *p = g->p;
    for (int i = 0; !g->maximise && i < p->n_activities * p->n_weeks; i++)
        st->reward[g->booked[i]] = reward_of(p, &p->activities[i / p->n_weeks]) / g->unit;
}

static void take(starting *st) {
    const bem_plan_program *g = &st->s->program;
    int n_rows = st->lp->rows.count, n_cols = st->lp->cols.count, n = g->p->n_weeks;
    int *row_week = BEM_TAKE(&st->arena, n_rows, int);
    st->rows = BEM_TAKE(&st->arena, n_rows, int);
    st->cols = BEM_TAKE(&st->arena, n_cols, int);
    st->first_row = BEM_TAKE(&st->arena, n + 3, int);
    st->first_col = BEM_TAKE(&st->arena, n + 3, int);
    st->local = BEM_TAKE(&st->arena, n_rows, int);
    st->done = BEM_TAKE(&st->arena, n_rows, double);
    st->reward = BEM_TAKE(&st->arena, n_cols, double);
    st->row_basis = BEM_TAKE(&st->arena, n_rows, unsigned char);
    st->col_basis = BEM_TAKE(&st->arena, n_cols, unsigned char);
    for (int i = 0; i < n_rows; i++)
        row_week[i] = g->rows.items[i].t;
    sort_by_week(n_rows, row_week, n, st->first_row, st->rows);
    sort_by_week(n_cols, g->weeks.items, n, st->first_col, st->cols);
    for (int t = 0; t < n; t++)
        for (int i = st->first_row[t + 1]; i < st->first_row[t + 2]; i++)
            st->local[st->rows[i]] = i - st->first_row[t + 1];
    set_rewards(st);
}

/* Counts a column's value into its rows. */
static void count(starting *st, int j, double x) {
    for (int c = first_coef(st->lp, j); x != 0 && c < first_coef(st->lp, j + 1); c++)
        st->done[st->lp->coefs.items[c].row] += st->lp->coefs.items[c].value * x;
}

/* ---- one week ---- */

static void build_week(const starting *st, int t, bem_lp *week) {
    for (int i = st->first_row[t + 1]; i < st->first_row[t + 2]; i++) {
        const bem_lp_row *row = &st->lp->rows.items[st->rows[i]];
        double done = st->done[st->rows[i]];
        bem_lp_add_row(week, row->lo - done, row->hi - done, NULL);
    }
    for (int i = st->first_col[t + 1]; i < st->first_col[t + 2]; i++) {
        int j = st->cols[i];
        const bem_lp_col *col = &st->lp->cols.items[j];
        bem_lp_add_col(week, col->cost - st->reward[j], col->lo, col->hi, false, NULL);
        for (int c = first_coef(st->lp, j); c < first_coef(st->lp, j + 1); c++) {
            int row = st->lp->coefs.items[c].row;
            if (st->s->program.rows.items[row].t == t)
                bem_lp_add_coef(week, st->local[row], st->lp->coefs.items[c].value);
        }
    }
}

/* As the week before ended, where that fits. */
static void begin(const starting *st, int t, bem_simplex *simplex, const unsigned char *rows,
                  const unsigned char *cols) {
    const int *row = st->first_row + t, *col = st->first_col + t;
    if (t > 0 && row[2] - row[1] == row[1] - row[0] && col[2] - col[1] == col[1] - col[0])
        bem_simplex_set_basis(simplex, rows, cols);
}

static void keep(starting *st, int t, const bem_simplex *simplex, unsigned char *rows,
                 unsigned char *cols) {
    bem_simplex_get_basis(simplex, rows, cols);
    for (int i = st->first_row[t + 1]; i < st->first_row[t + 2]; i++)
        st->row_basis[st->rows[i]] = rows[i - st->first_row[t + 1]];
    for (int i = st->first_col[t + 1]; i < st->first_col[t + 2]; i++) {
        st->col_basis[st->cols[i]] = cols[i - st->first_col[t + 1]];
        count(st, st->cols[i], bem_simplex_value(simplex, i - st->first_col[t + 1]));
    }
}

/* `rows` and `cols` hold the basis of the week before, and then this one's. */
static bool solve_week(starting *st, int t, unsigned char *rows, unsigned char *cols) {
    bem_lp week = {0};
    build_week(st, t, &week);
    bem_simplex *simplex = bem_simplex_of(&week);
    begin(st, t, simplex, rows, cols);
    bool solved = bem_simplex_solve(simplex, &st->s->plan->n_iterations) == BEM_LP_OPTIMAL;
    if (solved)
        keep(st, t, simplex, rows, cols);
    bem_simplex_free(simplex);
    bem_lp_free(&week);
    return solved;
}

/* ---- the horizon's own rows ---- */

/* Column j takes up what row i misses: it is basic in its place. */
static void take_up(starting *st, int row, int col, bool below) {
    st->row_basis[row] = below ? BEM_AT_LOWER : BEM_AT_UPPER;
    st->col_basis[col] = BEM_BASIC;
}

static void set_totals(starting *st) {
    const bem_plan_program *g = &st->s->program;
    for (int i = 0; i < st->first_row[1]; i++)
        st->row_basis[st->rows[i]] = BEM_BASIC;
    for (int i = 0; i < st->first_col[1]; i++)
        st->col_basis[st->cols[i]] = BEM_AT_LOWER;
    for (int i = 0; i < g->p->n_targets; i++) {
        if (g->missed[i] >= 0 && st->done[g->reach[i]] < g->p->targets[i].min)
            take_up(st, g->reach[i], g->missed[i], true);
        if (g->passed[i] >= 0 && st->done[g->keep[i]] > g->p->targets[i].max)
            take_up(st, g->keep[i], g->passed[i], false);
    }
    if (g->over_budget >= 0 && st->done[g->budget] > st->lp->rows.items[g->budget].hi)
        take_up(st, g->budget, g->over_budget, false);
    if (g->over_ratio >= 0 && st->done[g->ratio] > st->lp->rows.items[g->ratio].hi)
        take_up(st, g->ratio, g->over_ratio, false);
}

void bem_plan_start(bem_planning *s) {
    starting st = {.s = s, .lp = &s->program.lp};
    int n = s->p->n_weeks;
    bool solved = true;
    take(&st);
    unsigned char *rows = BEM_TAKE(&st.arena, st.lp->rows.count, unsigned char);
    unsigned char *cols = BEM_TAKE(&st.arena, st.lp->cols.count, unsigned char);
    for (int i = 0; i < st.first_col[1]; i++)
        count(&st, st.cols[i], st.lp->cols.items[st.cols[i]].lo);
    for (int t = 0; t < n && solved; t++) {
        bem_planning_tell(s, "start", t, n);
        solved = !bem_planning_should_stop(s) && solve_week(&st, t, rows, cols);
    }
    if (solved) {
        set_totals(&st);
        bem_simplex_set_basis(s->simplex, st.row_basis, st.col_basis);
    }
    bem_arena_free(&st.arena);
}
