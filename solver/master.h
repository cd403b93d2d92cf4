/* master.h - the restricted master: a linear program that mixes schedules.
 *
 *     minimise    sum_j cost_j x_j + sum_i ( under slopes u_i + over slopes o_i )
 *     row i:      sum_j use_ij x_j + sum u_i - sum o_i = target_i - base_i
 *     unit k:     sum over columns j of unit k of x_j = count_k
 *                 x, u, o >= 0, u and o within their widths
 *
 * A column x_j is one whole schedule for somebody of unit k. Past a row's hard
 * limit a last piece at the penalty keeps the program feasible. Rows that no
 * free person can touch are constants. A boxed master may also under- and overfill
 * its rows at two prices a unit, between which its own prices then stay. Kept warm
 * in GLPK; when GLPK gives up it is rebuilt from the columns. */
#ifndef BEM_MASTER_H
#define BEM_MASTER_H

#include "part.h"
#include "simplex.h"

typedef struct bem_column {
    int unit;
    int64_t cost;  /* öre, the schedule's own */
    int16_t *duty; /* [n_days]; owned */
    uint64_t hash;
    int idle;  /* master solves since it was last basic */
    int fixed; /* copies held fixed by a dive */
} bem_column;

typedef struct bem_master {
    const bem_part *part;
    bem_simplex *lp;
    int *lp_row; /* [n_rows] row of the program or -1 */
    int *row_of; /* [n_lp_rows] row of the core */
    int n_lp_rows;
    int n_pieces;     /* columns of the program before the schedules */
    int (*excess)[2]; /* [n_lp_rows] columns at the penalty below and above, -1 where none */
    int (*box)[2];    /* [n_lp_rows] columns that cap prices from above and below, if boxed */
    bool is_boxed;
    int *fixed;            /* [n_units] copies of its columns held fixed */
    BEM_ARRAY(bem_column); /* column j is column n_pieces + j of the program */
    int64_t constant;      /* öre: fixed people and rows that are constant */
    bem_simplex_ask *ask;  /* NULL = never to stop */
    void *ask_context;
    bem_effort *effort;
    bem_arena arena;
} bem_master;

bem_master bem_master_build(const bem_part *, bem_effort *);
/* The basis of a solved master, read by the thread that solved it; NULLs when it is lost. */
typedef struct bem_basis {
    unsigned char *rows, *cols;
} bem_basis;
bem_basis bem_master_basis(const bem_master *, bem_arena *);

/* The same part, columns and basis, with boxes for set_box; on any thread. */
bem_master bem_master_copy_boxed(const bem_master *, const bem_basis *, bem_effort *);
void bem_master_free(bem_master *);

/* Adds a copy of the schedule unless the unit has it; true when added. */
bool bem_master_add(bem_master *, int unit, const int *duty, int64_t cost);

/* Solving asks now and then whether to stop; NULL for not at all. */
void bem_master_watch(bem_master *, bem_simplex_ask *, void *context);
bem_lp_status bem_master_solve(bem_master *);
double bem_master_value(const bem_master *); /* öre, constant included */
double bem_master_x(const bem_master *, int column);

/* Prices of all rows in grains (0 for rows not in the program), within the
 * limits that f's outer slopes set; and the worth of one more of each unit. */
void bem_master_prices(const bem_master *, int64_t *price);
double bem_master_unit_dual(const bem_master *, int unit); /* grains */
/* Of a schedule at the master's own, unrounded prices; öre. */
double bem_master_reduced_cost(const bem_master *, int unit, const int *duty, int64_t cost);

/* The z of a column at prices of rows, grains. */
int64_t bem_master_reduced_at(const bem_master *, const bem_column *, const int64_t *price);

/* The Lagrangian bound for prices, from exact z per unit (grains):
 *     constant + sum_k count_k z_k + sum_i min_{y >= base_i} ( f_i(y) + price_i (y - base_i) )
 * with fixed copies of columns in place of as many z_k,
 * rounded down to öre, then up to the next multiple of the money unit. */
int64_t bem_master_bound(const bem_master *, const int64_t *price, const int64_t *z);
/* The term of row i, grains, and the y at which it is least. */
int64_t bem_master_row_bound(const bem_master *, int i, int64_t price, int *least);
/* The price within what f's outer slopes allow. */
int64_t bem_clamp_price(const bem_row *, int64_t price);

/* Units by which the master's mix exceeds a hard limit of a core row. */
double bem_master_overrun(const bem_master *, int row);
/* After setup->penalty changed. */
void bem_master_set_penalty(bem_master *);

/* Keeps prices within `width` grains of the centre's (Marsten, Hogan, Blankenship
 * 1975), or opens the box when center is NULL. The mix then breaks rows where the
 * right prices lie outside. */
void bem_master_set_box(bem_master *, const int64_t *center, int64_t width);
double bem_master_box_use(const bem_master *); /* units of rows by which it does */

/* Holds `copies` of a column fixed, 0 releases it. */
void bem_master_fix(bem_master *, int column, int copies);
int bem_master_remaining(const bem_master *, int unit);

/* Keeps about `keep` non-basic columns a unit, the cheapest. */
void bem_master_tidy(bem_master *, int keep);

#endif
