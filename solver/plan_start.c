/* plan_start.c - a first basis of a plan's program: week after week, again and again.
 *
 * Forward each week is made for what those before it left; backward each row is given the price
 * that its week's program has for it, half way from the price that it had (whole steps go to and
 * fro between everything now and everything later). A week's program takes a moment, and some
 * rounds end near the optimum of the whole, whose simplex then has a tenth of the way to go. The
 * basis of the best round is where it starts.
 *
 * At first one who waits is priced as if she stayed until the end, half of that time too late.
 *
 * Rows of the whole horizon (targets, budget) come last: their own slack is basic, or the column
 * of what they miss. Their prices are those of a miss or none, as the round before had it, half way
 * too. When some week cannot hold, nothing is set. */
#include "plan_weeks.h"

#include <math.h>
#include <string.h>

enum { ROUNDS = 12 };
static const double STEP = 0.5, LATE_PART = 0.5;

/* A row of totals, and the column of what it misses; below its lower bound or above its upper one.
 */
typedef struct sum_row {
    int row, col;
    bool below;
} sum_row;

typedef struct starting {
    bem_planning *s;
    bem_plan_weeks weeks;
    sum_row *sums; /* [n_sums] */
    int n_sums;
    double best; /* cost of the best round */
    unsigned char *row_basis, *col_basis;
} starting;

static double cost_of(const bem_plan_program *g, int col) {
    return col < 0 ? 0 : g->lp.cols.items[col].cost;
}

static void guess_prices(bem_plan_weeks *w) {
    const bem_plan_program *g = w->program;
    for (int a = 0; a < g->p->n_activities; a++) {
        double price = 0;
        for (int i = (a + 1) * w->n - 1; i >= a * w->n; i--) {
            price += cost_of(g, g->queue[i]) + LATE_PART * cost_of(g, g->late[i]);
            if (g->balance[i] >= 0)
                w->price[g->balance[i]] = price + cost_of(g, g->away[i]);
        }
    }
}

/* ---- the horizon's own rows ---- */

static void list_sums(starting *st) {
    const bem_plan_program *g = st->weeks.program;
    sum_row *sums = BEM_TAKE(&st->weeks.arena, 2 * g->p->n_targets + 2, sum_row);
    st->sums = sums;
    for (int i = 0; i < g->p->n_targets; i++) {
        if (g->missed[i] >= 0)
            sums[st->n_sums++] = (sum_row){g->reach[i], g->missed[i], true};
        if (g->passed[i] >= 0)
            sums[st->n_sums++] = (sum_row){g->keep[i], g->passed[i], false};
    }
    if (g->over_budget >= 0)
        sums[st->n_sums++] = (sum_row){g->budget, g->over_budget, false};
    if (g->over_ratio >= 0)
        sums[st->n_sums++] = (sum_row){g->ratio, g->over_ratio, false};
}

/* By how much it misses, 0 when it does not. */
static double miss_of(const bem_plan_weeks *w, const sum_row *sum) {
    const bem_lp_row *row = &w->lp->rows.items[sum->row];
    double done = w->done[sum->row];
    return fmax(0, sum->below ? row->lo - done : done - row->hi);
}

/* The dual of one that is missed is what the column that takes it up costs. */
static void price_sums(starting *st, double part) {
    bem_plan_weeks *w = &st->weeks;
    for (int i = 0; i < st->n_sums; i++) {
        const sum_row *sum = &st->sums[i];
        double cost = cost_of(w->program, sum->col), *price = &w->price[sum->row];
        double now = miss_of(w, sum) <= 0 ? 0 : sum->below ? cost : -cost;
        *price += part * (now - *price);
    }
}

/* Column j takes up what row i misses: it is basic in its place. Gives what all misses cost. */
static double set_sums(starting *st) {
    bem_plan_weeks *w = &st->weeks;
    double cost = 0;
    for (int i = 0; i < w->first_row[1]; i++)
        w->row_basis[w->rows[i]] = BEM_BASIC;
    for (int i = 0; i < w->first_col[1]; i++)
        w->col_basis[w->cols[i]] = BEM_AT_LOWER;
    for (int i = 0; i < st->n_sums; i++) {
        const sum_row *sum = &st->sums[i];
        double miss = miss_of(w, sum);
        if (miss <= 0)
            continue;
        w->row_basis[sum->row] = sum->below ? BEM_AT_LOWER : BEM_AT_UPPER;
        w->col_basis[sum->col] = BEM_BASIC;
        cost += miss * cost_of(w->program, sum->col);
    }
    return cost;
}

/* ---- rounds ---- */

static bool go_forward(starting *st, int round) {
    bem_plan_weeks *w = &st->weeks;
    bem_plan_weeks_begin(w);
    for (int t = 0; t < w->n; t++) {
        bem_planning_tell(st->s, "start", round * w->n + t, ROUNDS * w->n);
        if (bem_planning_should_stop(st->s) || !bem_plan_weeks_make(w, t))
            return false;
    }
    return true;
}

static bool go_backward(starting *st) {
    bem_plan_weeks *w = &st->weeks;
    price_sums(st, STEP);
    for (int t = w->n - 1; t >= 0; t--)
        if (!bem_plan_weeks_price(w, t, STEP))
            return false;
    return true;
}

static void keep_best(starting *st) {
    bem_plan_weeks *w = &st->weeks;
    double cost = set_sums(st);
    for (int j = 0; j < w->lp->cols.count; j++)
        cost += w->lp->cols.items[j].cost * w->x[j];
    if (cost >= st->best)
        return;
    st->best = cost;
    memcpy(st->row_basis, w->row_basis, (size_t)w->lp->rows.count);
    memcpy(st->col_basis, w->col_basis, (size_t)w->lp->cols.count);
}

void bem_plan_start(bem_planning *s) {
    starting st = {.s = s, .best = INFINITY};
    bem_plan_weeks *w = &st.weeks;
    bem_plan_weeks_take(w, s);
    st.row_basis = BEM_TAKE(&w->arena, w->lp->rows.count, unsigned char);
    st.col_basis = BEM_TAKE(&w->arena, w->lp->cols.count, unsigned char);
    list_sums(&st);
    guess_prices(w);
    for (int round = 0; round < ROUNDS && go_forward(&st, round); round++) {
        keep_best(&st);
        if (round + 1 < ROUNDS && !go_backward(&st))
            break;
    }
    if (isfinite(st.best))
        bem_simplex_set_basis(s->simplex, st.row_basis, st.col_basis);
    bem_plan_weeks_free(w);
}
