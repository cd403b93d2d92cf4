/* plan_weeks.h - a plan's program week by week: small programs, linked by quantities forward and by
 * prices backward.
 *
 * Rows and columns of a week form a program of their own. A column has coefficients in its own
 * week's rows and in later ones (the queue it leaves, what follows from it) or in rows of the
 * horizon only. Going forward a week takes as given what earlier weeks put into its rows, and pays
 * for what it puts into later rows at their prices:
 *
 *     cost_j - sum over later rows i of price_i a_ij
 *
 * The optimal bases of the weeks side by side are a basis of the whole, block triangular, hence
 * regular, and feasible, as each week was made for what those before it left. */
#ifndef BEM_PLAN_WEEKS_H
#define BEM_PLAN_WEEKS_H

#include "planner_parts.h"

typedef struct bem_plan_weeks {
    const bem_plan_program *program;
    const bem_lp *lp;
    int n;
    int *rows, *cols;                     /* by week, then in order; those of none first */
    int *first_row, *first_col;           /* [n + 2] week t's begin at t + 1; those of none at 0 */
    int *local;                           /* [n_rows] its number in its week */
    double *done;                         /* [n_rows] what earlier weeks give to it */
    double *price;                        /* [n_rows] what one more of it costs, as estimated */
    double *x;                            /* [n_cols] */
    unsigned char *row_basis, *col_basis; /* of the whole */
    unsigned char *rows_before, *cols_before; /* of the week made last */
    bem_simplex **week;                       /* [n] NULL until it is made */
    int64_t *n_iterations;
    bem_arena arena;
} bem_plan_weeks;

void bem_plan_weeks_take(bem_plan_weeks *, bem_planning *);
void bem_plan_weeks_free(bem_plan_weeks *);

/* Empties what is done but for columns of the horizon, which are at their lower bounds. */
void bem_plan_weeks_begin(bem_plan_weeks *);
/* Makes week t, all before it being made; false when it cannot hold. */
bool bem_plan_weeks_make(bem_plan_weeks *, int t);
/* Makes the price of each row of week t that part nearer to its dual at the prices of later ones.
 */
bool bem_plan_weeks_price(bem_plan_weeks *, int t, double part);

#endif
