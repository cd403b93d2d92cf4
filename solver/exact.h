/* exact.h - the compact arc-flow program by GLPK's branch and bound: the
 * yardstick that tests hold column generation and search against. */
#ifndef BEM_EXACT_H
#define BEM_EXACT_H

#include "core.h"

typedef struct bem_exact {
    bool solved;  /* optimal or proven infeasible, in floating point */
    int64_t cost; /* öre; BEM_NEVER when infeasible */
} bem_exact;

/* duty[n_staff * n_days] gets the roster. Practical for some thousand arcs; given up
 * after so many seconds, 0 = never. */
bem_exact bem_exact_solve(const bem_core *, double seconds, int *duty);

#endif
