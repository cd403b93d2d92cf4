/* grid_need.h - coverage as rows of the grid: the demands for the same competence over the same
 * shifts or span share a row, however many entries of the YAML they come from. */
#ifndef BEM_GRID_NEED_H
#define BEM_GRID_NEED_H

#include "check.h"

typedef struct bem_need {
    const char *label; /* "nurse day" */
    int wanted;        /* heads, when it is the same on all its days, else -1 */
    int *heads;        /* [n_days] of the day's worst moment; -1 where nothing is asked */
    int *missing;      /* [n_days] heads short at that moment */
    int demand;        /* the first of its demands */
} bem_need;

/* [*n_needs] in the arena, in the order of the demands. */
bem_need *bem_needs(const bem_problem *, const bem_report *, int *n_needs, bem_arena *);

#endif
