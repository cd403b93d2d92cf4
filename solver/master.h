/* master.h - the restricted master: a linear program that mixes schedules.
 *
 *     minimise    sum_j cost_j x_j + sum_i ( under slopes u_i + over slopes o_i )
 *     row i:      sum_j use_ij x_j + sum u_i - sum o_i = target_i - base_i
 *     unit k:     sum over columns j of unit k of x_j = count_k
 *     limit c:    sum of the u, or of the o, of its tally  >= or <=  units_c
 *                 x, u, o >= 0, u and o within their widths
 *
 * A column x_j is one whole schedule for somebody of unit k. Past a row's hard
 * limit a last piece at the penalty keeps the program feasible, and so does one in each
 * limit on a tally. Rows that no
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
    int (*first)[2];  /* [n_lp_rows] the first pieces below and above the target */
    int (*excess)[2]; /* [n_lp_rows] columns at the penalty below and above, -1 where none */
    int (*box)[2];    /* [n_lp_rows] columns that cap prices from above and below, if boxed */
    bool is_boxed;
    int *fixed;            /* [n_units] copies of its columns held fixed */
    BEM_ARRAY(bem_column); /* column j is column n_pieces + j of the program */
    int64_t constant;      /* öre: fixed people and rows that are constant */
    int *held;             /* [n_rows] what days without a choice add to base */
    int ask_every;         /* iterations of the simplex; 0 = never to stop */
    bem_simplex_ask *ask;
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

/* Solving asks after so many iterations whether to stop; 0 for not at all. */
void bem_master_watch(bem_master *, int every, bem_simplex_ask *, void *context);
bem_lp_status bem_master_solve(bem_master *);
double bem_master_value(const bem_master *); /* öre, constant included */
double bem_master_x(const bem_master *, int column);

/* Prices in grains (0 for rows not in the program), [bem_part_n_prices], as lagrange.h
 * wants them; and the worth of one more of each unit. */
void bem_master_prices(const bem_master *, int64_t *price);
double bem_master_unit_dual(const bem_master *, int unit); /* grains */
/* Of a schedule at the master's own, unrounded prices; öre. */
double bem_master_reduced_cost(const bem_master *, int unit, const int *duty, int64_t cost);

/* What the mix adds up to, rows out of the program included; and what those add. */
double bem_master_tally(const bem_master *, bem_tally);
int64_t bem_master_held_tally(const bem_master *, bem_tally);

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
