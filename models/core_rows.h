/* core_rows.h - what the files that turn demand into rows share. */
#ifndef BEM_CORE_ROWS_H
#define BEM_CORE_ROWS_H

#include "core_parts.h"

/* A moment of a demand, or a shift demand's day. */
typedef struct bem_moment {
    int from, to; /* wall minutes from the horizon's start */
    int minutes;
    int standing;          /* heads of known past shifts */
    unsigned char *covers; /* [n_lags * n_duties] does it count, begun `lag` days before? */
} bem_moment;

/* One demand on one day being turned into rows. */
typedef struct bem_row_making {
    bem_core_building *b;
    int demand, day;
    int first_lag, n_lags; /* duties begun on day - first_lag - i, i < n_lags */
    BEM_ARRAY(bem_moment);
    bem_arena arena;
} bem_row_making;

/* Growing lists of rows and of uses. */
typedef struct bem_row_list {
    BEM_ARRAY(bem_row);
    struct {
        int *items;
        int count, cap;
    } users; /* pairs (day * n_duties + duty, row) */
} bem_row_list;

/* What came of a demand, for messages. */
typedef struct bem_unmet {
    int n_impossible, impossible_day, impossible_heads;
    int n_short, short_day, short_heads;
} bem_unmet;

bool bem_counts_role(const bem_demand *, int role);
/* The row of moments that are covered alike, if it can matter. */
void bem_core_add_row(bem_row_making *, const bem_moment *, int n_moments, bem_row_list *,
                      bem_unmet *);
void bem_core_add_span(bem_row_making *, bem_row_list *, bem_unmet *);

#endif
