/* lp.h - a linear or mixed-integer program as plain data.
 *
 *     minimise c x   subject to   row_lo <= A x <= row_hi,  col_lo <= x <= col_hi
 *
 * Columns are given one at a time, then their coefficients. Infinite bounds are
 * INFINITY. Rows and columns count from 0. */
#ifndef BEM_LP_H
#define BEM_LP_H

#include "arena.h"

#include <stdbool.h>

typedef struct bem_lp_row {
    double lo, hi;
    const char *name; /* borrowed; NULL = unnamed */
} bem_lp_row;

typedef struct bem_lp_col {
    double cost, lo, hi;
    bool integer;
    int first_coef; /* its coefficients are first_coef … next column's first_coef - 1 */
    const char *name;
} bem_lp_col;

typedef struct bem_lp_coef {
    int row;
    double value;
} bem_lp_coef;

typedef struct bem_lp {
    struct {
        bem_lp_row *items;
        int count, cap;
    } rows;
    struct {
        bem_lp_col *items;
        int count, cap;
    } cols;
    struct {
        bem_lp_coef *items;
        int count, cap;
    } coefs;
    double constant; /* of the objective */
} bem_lp;            /* `{0}` is empty */

int bem_lp_add_row(bem_lp *, double lo, double hi, const char *name);
int bem_lp_add_col(bem_lp *, double cost, double lo, double hi, bool integer, const char *name);
void bem_lp_add_coef(bem_lp *, int row, double value); /* to the column added last */
void bem_lp_free(bem_lp *);

#endif
