/* simplex.c - the only door to GLPK: linear programs kept warm.
 *
 * GLPK aborts the process on misuse and on some numerical failures unless an
 * error hook leaves by longjmp, after which only glp_free_env is allowed. Each
 * call that may fail is therefore run by guarded(), and a count of environments
 * lost on this thread tells every older simplex that its object is gone. */
#include "simplex.h"

#include <errno.h>
#include <float.h>
#include <glpk.h>
#include <limits.h>
#include <math.h>
#include <setjmp.h>
#include <stdlib.h>

struct bem_simplex {
    glp_prob *lp;
    int generation;      /* of the environment it lives in */
    bool bounds_changed; /* the basis is no longer primal feasible, but still dual */
    bool costs_changed;  /* it is no longer dual feasible */
    int every;           /* 0 = not watched */
    bem_simplex_ask *ask;
    void *context;
};

_Static_assert(BEM_BASIC == GLP_BS && BEM_AT_LOWER == GLP_NL && BEM_AT_UPPER == GLP_NU,
               "a basis is written in GLPK's letters");

static _Thread_local jmp_buf on_error;
static _Thread_local int generation = 1;

static void leave(void *info) {
    (void)info;
    longjmp(on_error, 1);
}

/* Runs act(context) with GLPK's failures caught; false when GLPK gave up. */
static bool guarded(void (*act)(void *), void *context) {
    if (setjmp(on_error)) {
        glp_error_hook(NULL, NULL);
        glp_free_env();
        generation++;
        return false;
    }
    glp_term_out(GLP_OFF);
    glp_error_hook(leave, NULL);
    act(context);
    glp_error_hook(NULL, NULL);
    return true;
}

void bem_simplex_end_thread(void) {
    glp_free_env();
    generation++;
}

bem_simplex *bem_simplex_new(void) {
    bem_simplex *s = bem_grow(NULL, 1, sizeof *s);
    glp_term_out(GLP_OFF);
    s->lp = glp_create_prob();
    s->generation = generation;
    s->bounds_changed = s->costs_changed = false;
    s->every = 0;
    glp_set_obj_dir(s->lp, GLP_MIN);
    return s;
}

void bem_simplex_get_basis(const bem_simplex *s, unsigned char *rows, unsigned char *cols) {
    for (int i = 0; !bem_simplex_is_lost(s) && i < glp_get_num_rows(s->lp); i++)
        rows[i] = (unsigned char)glp_get_row_stat(s->lp, i + 1);
    for (int j = 0; !bem_simplex_is_lost(s) && j < glp_get_num_cols(s->lp); j++)
        cols[j] = (unsigned char)glp_get_col_stat(s->lp, j + 1);
}

/* GLPK makes AT_LOWER of a row without a lower bound what suits it. */
void bem_simplex_set_basis(bem_simplex *s, const unsigned char *rows, const unsigned char *cols) {
    for (int i = 0; !bem_simplex_is_lost(s) && i < glp_get_num_rows(s->lp); i++)
        glp_set_row_stat(s->lp, i + 1, rows[i]);
    for (int j = 0; !bem_simplex_is_lost(s) && j < glp_get_num_cols(s->lp); j++)
        glp_set_col_stat(s->lp, j + 1, cols[j]);
}

void bem_simplex_watch(bem_simplex *s, int every, bem_simplex_ask *ask, void *context) {
    s->every = every;
    s->ask = ask;
    s->context = context;
}

bool bem_simplex_is_lost(const bem_simplex *s) { return s->generation != generation; }

void bem_simplex_free(bem_simplex *s) {
    if (s && !bem_simplex_is_lost(s))
        glp_delete_prob(s->lp);
    free(s);
}

static int bound_kind(double lo, double hi) {
    if (lo == -INFINITY)
        return hi == INFINITY ? GLP_FR : GLP_UP;
    if (hi == INFINITY)
        return GLP_LO;
    return lo == hi ? GLP_FX : GLP_DB;
}

/* glpk.h takes 0 for a bound that is not there. */
static double finite(double bound) { return isinf(bound) ? 0 : bound; }

int bem_simplex_add_row(bem_simplex *s, double lo, double hi) {
    if (bem_simplex_is_lost(s))
        return 0;
    int i = glp_add_rows(s->lp, 1);
    glp_set_row_bnds(s->lp, i, bound_kind(lo, hi), finite(lo), finite(hi));
    return i - 1;
}

int bem_simplex_add_row_of(bem_simplex *s, double lo, double hi, int n_coefs, const int *cols,
                           const double *values) {
    if (bem_simplex_is_lost(s))
        return 0;
    int row = bem_simplex_add_row(s, lo, hi);
    int *index = bem_grow(NULL, (size_t)n_coefs + 1, sizeof *index);
    double *value = bem_grow(NULL, (size_t)n_coefs + 1, sizeof *value);
    for (int i = 0; i < n_coefs; i++) {
        index[i + 1] = cols[i] + 1;
        value[i + 1] = values[i];
    }
    glp_set_mat_row(s->lp, row + 1, n_coefs, index, value);
    free(index);
    free(value);
    return row;
}

int bem_simplex_add_col(bem_simplex *s, double cost, double lo, double hi, int n_coefs,
                        const int *rows, const double *values) {
    if (bem_simplex_is_lost(s))
        return 0;
    int j = glp_add_cols(s->lp, 1);
    glp_set_col_bnds(s->lp, j, bound_kind(lo, hi), finite(lo), finite(hi));
    glp_set_obj_coef(s->lp, j, cost);
    int *index = bem_grow(NULL, (size_t)n_coefs + 1, sizeof *index);
    double *value = bem_grow(NULL, (size_t)n_coefs + 1, sizeof *value);
    for (int i = 0; i < n_coefs; i++) {
        index[i + 1] = rows[i] + 1;
        value[i + 1] = values[i];
    }
    glp_set_mat_col(s->lp, j, n_coefs, index, value);
    free(index);
    free(value);
    return j - 1;
}

void bem_simplex_delete_cols(bem_simplex *s, int n, const int *cols) {
    if (n == 0 || bem_simplex_is_lost(s))
        return;
    int *index = bem_grow(NULL, (size_t)n + 1, sizeof *index);
    for (int i = 0; i < n; i++)
        index[i + 1] = cols[i] + 1;
    glp_del_cols(s->lp, n, index);
    free(index);
}

static bool has_col_bounds(const bem_simplex *s, int col, double lo, double hi) {
    return glp_get_col_lb(s->lp, col + 1) == (isfinite(lo) ? lo : -DBL_MAX) &&
           glp_get_col_ub(s->lp, col + 1) == (isfinite(hi) ? hi : DBL_MAX);
}

void bem_simplex_set_col_bounds(bem_simplex *s, int col, double lo, double hi) {
    if (bem_simplex_is_lost(s) || has_col_bounds(s, col, lo, hi))
        return;
    glp_set_col_bnds(s->lp, col + 1, bound_kind(lo, hi), finite(lo), finite(hi));
    s->bounds_changed = true;
}

void bem_simplex_set_col_cost(bem_simplex *s, int col, double cost) {
    if (bem_simplex_is_lost(s))
        return;
    glp_set_obj_coef(s->lp, col + 1, cost);
    s->costs_changed = true;
}

void bem_simplex_set_row_bounds(bem_simplex *s, int row, double lo, double hi) {
    if (bem_simplex_is_lost(s))
        return;
    glp_set_row_bnds(s->lp, row + 1, bound_kind(lo, hi), finite(lo), finite(hi));
    s->bounds_changed = true;
}

typedef struct bem_simplex_run {
    const bem_simplex *simplex;
    glp_prob *lp;
    int method;
    int64_t iterations;
    int outcome;
    bool stopped; /* as asked */
} bem_simplex_run;

static void run_simplex(void *context) {
    bem_simplex_run *run = context;
    glp_smcp p;
    glp_init_smcp(&p);
    p.msg_lev = GLP_MSG_OFF;
    p.meth = run->method;
    p.pricing = GLP_PT_PSE;
    p.r_test = GLP_RT_HAR;
    /* Well above any honest re-solve: the primal simplex cycles now and then. */
    int limit = 2000 + 20 * glp_get_num_rows(run->lp), every = run->simplex->every;
    do {
        p.it_lim = every > 0 && every < limit ? every : limit;
        int before = glp_get_it_cnt(run->lp);
        run->outcome = glp_simplex(run->lp, &p);
        int done = glp_get_it_cnt(run->lp) - before;
        run->iterations += done;
        limit -= done > 0 ? done : 1;
        run->stopped =
            every > 0 && run->outcome == GLP_EITLIM &&
            run->simplex->ask(run->simplex->context, run->iterations, glp_get_obj_val(run->lp));
    } while (run->outcome == GLP_EITLIM && limit > 0 && !run->stopped);
}

static void run_from_scratch(void *context) {
    bem_simplex_run *run = context;
    glp_adv_basis(run->lp, 0);
    run->method = GLP_PRIMAL;
    run_simplex(run);
}

bem_lp_status bem_simplex_solve(bem_simplex *s, int64_t *iterations) {
    if (bem_simplex_is_lost(s))
        return BEM_LP_FAILED;
    bool dual = s->bounds_changed && !s->costs_changed;
    bem_simplex_run run = {s, s->lp, dual ? GLP_DUALP : GLP_PRIMAL, 0, 0, false};
    s->bounds_changed = s->costs_changed = false;
    bool alive = guarded(run_simplex, &run);
    bool settled = alive && run.outcome == 0 && glp_get_status(s->lp) != GLP_UNDEF;
    if (alive && !settled && !run.stopped)
        alive = guarded(run_from_scratch, &run);
    *iterations += run.iterations;
    if (!alive)
        return BEM_LP_FAILED;
    if (run.outcome == GLP_EITLIM)
        return run.stopped ? BEM_LP_STOPPED : BEM_LP_LIMIT;
    if (run.outcome != 0)
        return BEM_LP_FAILED;
    switch (glp_get_status(s->lp)) {
    case GLP_OPT:
        return BEM_LP_OPTIMAL;
    case GLP_NOFEAS:
    case GLP_INFEAS:
        return BEM_LP_INFEASIBLE;
    case GLP_UNBND:
        return BEM_LP_UNBOUNDED;
    default:
        return BEM_LP_FAILED;
    }
}

double bem_simplex_objective(const bem_simplex *s) { return glp_get_obj_val(s->lp); }
double bem_simplex_value(const bem_simplex *s, int col) { return glp_get_col_prim(s->lp, col + 1); }
double bem_simplex_reduced_cost(const bem_simplex *s, int col) {
    return glp_get_col_dual(s->lp, col + 1);
}
bool bem_simplex_is_basic(const bem_simplex *s, int col) {
    return glp_get_col_stat(s->lp, col + 1) == GLP_BS;
}
double bem_simplex_dual(const bem_simplex *s, int row) { return glp_get_row_dual(s->lp, row + 1); }
double bem_simplex_row_value(const bem_simplex *s, int row) {
    return glp_get_row_prim(s->lp, row + 1);
}

typedef struct bem_range_run {
    glp_prob *lp;
    int row;
    double from, to;
    bool done;
} bem_range_run;

static void run_range(void *context) {
    bem_range_run *run = context;
    if (!glp_bf_exists(run->lp) && glp_factorize(run->lp) != 0)
        return;
    glp_analyze_bound(run->lp, run->row + 1, &run->from, NULL, &run->to, NULL);
    run->done = true;
}

bool bem_simplex_row_range(bem_simplex *s, int row, double *from, double *to) {
    if (bem_simplex_is_lost(s) || glp_get_status(s->lp) != GLP_OPT ||
        glp_get_row_stat(s->lp, row + 1) == GLP_BS)
        return false;
    bem_range_run run = {s->lp, row, 0, 0, false};
    if (!guarded(run_range, &run) || !run.done)
        return false;
    *from = run.from == -DBL_MAX ? -INFINITY : run.from;
    *to = run.to == DBL_MAX ? INFINITY : run.to;
    return true;
}

int bem_simplex_n_rows(const bem_simplex *s) { return glp_get_num_rows(s->lp); }
int bem_simplex_n_cols(const bem_simplex *s) { return glp_get_num_cols(s->lp); }

/* Whole programs */

static int n_coefs_of(const bem_lp *lp, int j) {
    int end = j + 1 < lp->cols.count ? lp->cols.items[j + 1].first_coef : lp->coefs.count;
    return end - lp->cols.items[j].first_coef;
}

static void fill(glp_prob *prob, const bem_lp *lp) {
    glp_set_obj_dir(prob, GLP_MIN);
    glp_set_obj_coef(prob, 0, lp->constant);
    if (lp->rows.count)
        glp_add_rows(prob, lp->rows.count);
    for (int i = 0; i < lp->rows.count; i++) {
        const bem_lp_row *row = &lp->rows.items[i];
        glp_set_row_bnds(prob, i + 1, bound_kind(row->lo, row->hi), finite(row->lo),
                         finite(row->hi));
        if (row->name)
            glp_set_row_name(prob, i + 1, row->name);
    }
    if (lp->cols.count)
        glp_add_cols(prob, lp->cols.count);
    int *index = bem_grow(NULL, (size_t)lp->rows.count + 1, sizeof *index);
    double *value = bem_grow(NULL, (size_t)lp->rows.count + 1, sizeof *value);
    for (int j = 0; j < lp->cols.count; j++) {
        const bem_lp_col *col = &lp->cols.items[j];
        glp_set_col_bnds(prob, j + 1, bound_kind(col->lo, col->hi), finite(col->lo),
                         finite(col->hi));
        glp_set_obj_coef(prob, j + 1, col->cost);
        if (col->integer)
            glp_set_col_kind(prob, j + 1, GLP_IV);
        if (col->name)
            glp_set_col_name(prob, j + 1, col->name);
        int n = n_coefs_of(lp, j);
        for (int i = 0; i < n; i++) {
            index[i + 1] = lp->coefs.items[col->first_coef + i].row + 1;
            value[i + 1] = lp->coefs.items[col->first_coef + i].value;
        }
        glp_set_mat_col(prob, j + 1, n, index, value);
    }
    free(index);
    free(value);
}

static glp_prob *load(const bem_lp *lp) {
    glp_prob *prob = glp_create_prob();
    fill(prob, lp);
    return prob;
}

typedef struct bem_fill_run {
    glp_prob *prob;
    const bem_lp *lp;
} bem_fill_run;

static void run_fill(void *context) {
    bem_fill_run *run = context;
    fill(run->prob, run->lp);
    glp_scale_prob(run->prob, GLP_SF_AUTO);
    glp_adv_basis(run->prob, 0);
}

bem_simplex *bem_simplex_of(const bem_lp *lp) {
    bem_simplex *s = bem_simplex_new();
    bem_fill_run run = {s->lp, lp};
    guarded(run_fill, &run); /* when GLPK gave up, its calls answer so */
    return s;
}

typedef struct bem_mip_run {
    const bem_lp *lp;
    const bem_mip_settings *settings;
    bem_mip_result *result;
} bem_mip_run;

static void watch(glp_tree *tree, void *context) {
    const bem_mip_run *run = context;
    const bem_mip_settings *s = run->settings;
    int nodes;
    glp_ios_tree_size(tree, NULL, NULL, &nodes);
    run->result->nodes = nodes;
    bool out_of_nodes = s->node_limit > 0 && nodes > s->node_limit;
    if (out_of_nodes || (s->should_stop && s->should_stop(s->context)))
        glp_ios_terminate(tree);
    int best = glp_ios_best_node(tree);
    if (best)
        run->result->bound = glp_ios_node_bound(tree, best);
}

/* GLPK prunes by its own incumbents only; a better known one enters as a row. */
static void add_cutoff(glp_prob *prob, double cutoff) {
    int n = glp_get_num_cols(prob), count = 0;
    int *index = bem_grow(NULL, (size_t)n + 1, sizeof *index);
    double *value = bem_grow(NULL, (size_t)n + 1, sizeof *value);
    for (int j = 1; j <= n; j++)
        if (glp_get_obj_coef(prob, j) != 0) {
            index[++count] = j;
            value[count] = glp_get_obj_coef(prob, j);
        }
    int row = glp_add_rows(prob, 1);
    glp_set_row_bnds(prob, row, GLP_UP, 0, cutoff);
    glp_set_mat_row(prob, row, count, index, value);
    free(index);
    free(value);
}

static void run_mip(void *context) {
    bem_mip_run *run = context;
    bem_mip_result *r = run->result;
    glp_prob *prob = load(run->lp);
    if (isfinite(run->settings->cutoff))
        add_cutoff(prob, run->settings->cutoff - run->lp->constant);
    glp_iocp p;
    glp_init_iocp(&p);
    p.msg_lev = GLP_MSG_OFF;
    p.presolve = GLP_ON;
    p.br_tech = GLP_BR_PCH;
    p.bt_tech = GLP_BT_BPH;
    p.gmi_cuts = GLP_ON;
    p.mir_cuts = GLP_ON;
    p.cov_cuts = GLP_ON;
    p.clq_cuts = GLP_ON;
    p.fp_heur = GLP_OFF;
    p.mip_gap = run->settings->gap;
    p.tol_obj = 1e-10; /* 1e-7, as it stands, loses an öre in 100,000 kronor */
    p.tm_lim = run->settings->seconds > 0 ? (int)fmin(run->settings->seconds * 1000, 2e9) : INT_MAX;
    p.cb_func = watch;
    p.cb_info = run;
    int outcome = glp_intopt(prob, &p);
    int status = glp_mip_status(prob);
    if (status == GLP_OPT || status == GLP_FEAS) {
        r->objective = glp_mip_obj_val(prob);
        r->x = bem_grow(NULL, (size_t)run->lp->cols.count, sizeof *r->x);
        for (int j = 0; j < run->lp->cols.count; j++)
            r->x[j] = glp_mip_col_val(prob, j + 1);
    }
    bool complete = outcome == 0 && (status == GLP_OPT || status == GLP_NOFEAS);
    bool empty = outcome == GLP_ENOPFS || outcome == GLP_ENODFS || status == GLP_NOFEAS;
    if (empty)
        r->status = isfinite(run->settings->cutoff) ? BEM_LP_OPTIMAL : BEM_LP_INFEASIBLE;
    else if (complete || outcome == GLP_EMIPGAP)
        r->status = BEM_LP_OPTIMAL;
    else
        r->status = BEM_LP_LIMIT;
    if (complete && r->x)
        r->bound = r->objective;
    glp_delete_prob(prob);
}

bem_mip_result bem_mip_solve(const bem_lp *lp, const bem_mip_settings *settings) {
    bem_mip_result result = {.status = BEM_LP_FAILED, .bound = -INFINITY, .objective = INFINITY};
    bem_mip_run run = {lp, settings, &result};
    if (!guarded(run_mip, &run))
        result.status = BEM_LP_FAILED;
    return result;
}

typedef struct bem_write_run {
    const bem_lp *lp;
    const char *path;
    bool mps;
    int outcome;
} bem_write_run;

static void run_write(void *context) {
    bem_write_run *run = context;
    glp_prob *prob = load(run->lp);
    run->outcome = run->mps ? glp_write_mps(prob, GLP_MPS_FILE, NULL, run->path)
                            : glp_write_lp(prob, NULL, run->path);
    glp_delete_prob(prob);
}

int bem_lp_write(const bem_lp *lp, const char *path, bool mps) {
    bem_write_run run = {lp, path, mps, 0};
    errno = 0;
    if (!guarded(run_write, &run) || run.outcome != 0)
        return errno ? errno : EIO;
    return 0;
}
