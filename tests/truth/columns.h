/* columns.h - demand as a table: places that the same cells add a head to are
 * one column, with one cost for each number of heads. */
#ifndef BEM_TRUTH_COLUMNS_H
#define BEM_TRUTH_COLUMNS_H

#include "cover.h"

typedef struct truth_columns {
    int n_columns, n_heads;
    int64_t *costs;      /* [n_columns][n_heads]; INT64_MAX = must not be */
    unsigned char *adds; /* [n_days][n_shifts][n_competences + 1][n_columns] of a cell */
    const bem_problem *p;
} truth_columns;

truth_columns truth_columns_new(const truth_cover *, bem_arena *);
const unsigned char *truth_adds(const truth_columns *, int d, int s, int role);

/* The least cost of a column with from … to heads; INT64_MAX when all must not be. */
int64_t truth_column_least(const truth_columns *, int column, int from, int to);

#endif
