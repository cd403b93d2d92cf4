/* simplex.h - the only door to GLPK.
 *
 *     minimise c x   subject to   lo <= A x <= hi (rows),  lo <= x <= hi (columns)
 *
 * Rows and columns count from 0. The dual of a row is the change of the optimum
 * per unit of its right-hand side: reduced cost of column j = c_j - sum_i dual_i a_ij.
 *
 * GLPK keeps one environment a thread: a simplex lives and dies on the thread
 * that made it. When GLPK gives up inside a call, its environment is torn down,
 * every simplex of the thread is lost, and their calls answer BEM_LP_FAILED;
 * the caller builds a new one from its own data. */
#ifndef BEM_SIMPLEX_H
#define BEM_SIMPLEX_H

#include "lp.h"

#include <stdint.h>

typedef enum bem_lp_status {
    BEM_LP_OPTIMAL,
    BEM_LP_INFEASIBLE,
    BEM_LP_UNBOUNDED,
    BEM_LP_LIMIT,   /* iterations ran out; the point is feasible for its basis only */
    BEM_LP_STOPPED, /* as asked; the same holds */
    BEM_LP_FAILED
} bem_lp_status;

typedef struct bem_simplex bem_simplex;

bem_simplex *bem_simplex_new(void);
void bem_simplex_free(bem_simplex *);
bool bem_simplex_is_lost(const bem_simplex *);

/* A whole program, scaled, on an advanced basis; the constant of its objective is counted in. */
bem_simplex *bem_simplex_of(const bem_lp *);

/* A basis, as a letter for each row [n_rows] and column [n_cols], to be kept and given back, also
 * to another program of the same shape. One that cannot be is met by a fresh one when solving. */
void bem_simplex_get_basis(const bem_simplex *, unsigned char *rows, unsigned char *cols);
void bem_simplex_set_basis(bem_simplex *, const unsigned char *rows, const unsigned char *cols);
enum { BEM_BASIC = 1, BEM_AT_LOWER, BEM_AT_UPPER }; /* letters that may be written too */

/* Every so many iterations solving asks whether to stop (then it gives STOPPED); 0 = never. */
typedef bool bem_simplex_ask(void *context, int64_t iterations, double objective);
void bem_simplex_watch(bem_simplex *, int every, bem_simplex_ask *, void *context);

int bem_simplex_add_row(bem_simplex *, double lo, double hi);
/* The same with coefficients in columns that are there. */
int bem_simplex_add_row_of(bem_simplex *, double lo, double hi, int n_coefs, const int *cols,
                           const double *values);
/* A new column is non-basic at the bound nearest to 0. */
int bem_simplex_add_col(bem_simplex *, double cost, double lo, double hi, int n_coefs,
                        const int *rows, const double *values);
/* Deletes columns; those that stay keep their order. */
void bem_simplex_delete_cols(bem_simplex *, int n, const int *cols);
void bem_simplex_set_col_bounds(bem_simplex *, int col, double lo, double hi);
void bem_simplex_set_col_cost(bem_simplex *, int col, double cost);
void bem_simplex_set_row_bounds(bem_simplex *, int row, double lo, double hi);

/* From the basis at hand, steepest edge: the dual simplex after bounds changed,
 * else the primal. Cycling and numerical
 * trouble are met by a fresh basis once. *iterations is added to. */
bem_lp_status bem_simplex_solve(bem_simplex *, int64_t *iterations);

double bem_simplex_objective(const bem_simplex *);
double bem_simplex_value(const bem_simplex *, int col);
double bem_simplex_reduced_cost(const bem_simplex *, int col);
bool bem_simplex_is_basic(const bem_simplex *, int col);
double bem_simplex_dual(const bem_simplex *, int row);
/* Between which bounds of a row, the others kept, its dual stays what it is: infinite where nothing
 * ends it. False when the row is basic (its dual is 0, and it is not at a bound) or GLPK gives up.
 * Where the optimum is degenerate the range may end at the bound itself, on either side. */
bool bem_simplex_row_range(bem_simplex *, int row, double *from, double *to);
double bem_simplex_row_value(const bem_simplex *, int row);
int bem_simplex_n_rows(const bem_simplex *);
int bem_simplex_n_cols(const bem_simplex *);

/* Mixed-integer programs, for the compact model and restricted masters. */
typedef struct bem_mip_settings {
    double seconds;                     /* <= 0: no limit */
    int64_t node_limit;                 /* <= 0: no limit */
    double gap;                         /* relative; stop when reached */
    double cutoff;                      /* no solution above it is wanted; INFINITY when none */
    bool (*should_stop)(void *context); /* NULL = never */
    void *context;
} bem_mip_settings;

typedef struct bem_mip_result {
    bem_lp_status status; /* OPTIMAL: x is best, or x is NULL and nothing beats the cutoff;
                             LIMIT: x may be NULL; INFEASIBLE */
    double *x;            /* [n_cols], owned by the caller (free); NULL when none */
    double objective, bound;
    int64_t nodes;
} bem_mip_result;

bem_mip_result bem_mip_solve(const bem_lp *, const bem_mip_settings *);

/* Writes the program in CPLEX LP format or free MPS; 0 when done, else errno. */
int bem_lp_write(const bem_lp *, const char *path, bool mps);

/* Frees this thread's GLPK environment; no simplex of the thread may be used
 * afterwards. To be called at the end of a thread that used this door. */
void bem_simplex_end_thread(void);

#endif
