/* lp.c - growing a linear program column by column. */
#include "lp.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

int bem_lp_add_row(bem_lp *lp, double lo, double hi, const char *name) {
    assert(lo <= hi);
    bem_lp_row row = {lo, hi, name};
    BEM_PUSH(&lp->rows, row);
    return lp->rows.count - 1;
}

int bem_lp_add_col(bem_lp *lp, double cost, double lo, double hi, bool integer, const char *name) {
    assert(isfinite(cost) && lo <= hi);
    bem_lp_col col = {cost, lo, hi, integer, lp->coefs.count, name};
    BEM_PUSH(&lp->cols, col);
    return lp->cols.count - 1;
}

void bem_lp_add_coef(bem_lp *lp, int row, double value) {
    assert(lp->cols.count > 0);
    assert(row >= 0 && row < lp->rows.count);
    bem_lp_coef coef = {row, value};
    BEM_PUSH(&lp->coefs, coef);
}

void bem_lp_free(bem_lp *lp) {
    free(lp->rows.items);
    free(lp->cols.items);
    free(lp->coefs.items);
    *lp = (bem_lp){0};
}
