/* core_rows.h - what the files that turn demand and rules into rows share. */
#ifndef BEM_CORE_ROWS_H
#define BEM_CORE_ROWS_H

#include "core_parts.h"

/* A moment of a span, or the day of a set of shifts. */
typedef struct bem_moment {
    int from, to; /* wall minutes from the horizon's start */
    int minutes;
    int standing;          /* what known past shifts count */
    unsigned char *covers; /* [n_lags * n_duties] does it count, begun `lag` days before? */
} bem_moment;

/* One demand or rule on one day being turned into rows. */
typedef struct bem_row_making {
    bem_core_building *b;
    int demand, day;
    int competence;        /* only people in this role count; BEM_NO_ROLE = all */
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

bool bem_counts_role(int wanted, int role);
/* The moments of a span of the day, in wall minutes from its midnight; none
 * standing yet. */
void bem_core_list_moments(bem_row_making *, int from, int to);
/* Known shifts from before the horizon that still run then, in the primary
 * role, each person's weight (NULL: 1) summed. */
int bem_core_standing(const bem_row_making *, const bem_moment *, const int *weight);
/* Moments that the same duties cover next to each other, else in order of time. */
void bem_core_gather_moments(bem_row_making *);
/* The end of the row of moments covered as moment i is. */
int bem_core_alike(const bem_row_making *, int i);

/* What a person does to the rows of shared rules. */
typedef struct bem_own_use {
    int cell, row, amount; /* cell: day * n_duties + duty */
} bem_own_use;

typedef BEM_ARRAY(bem_own_use) bem_own_uses;

/* Adds the shared rules' rows and each person's uses of them; own[n_staff]. */
void bem_core_add_shared(bem_core_building *, bem_row_list *, bem_own_uses *own);
/* The row of moments that are covered alike, if it can matter. */
void bem_core_add_row(bem_row_making *, const bem_moment *, int n_moments, bem_row_list *,
                      bem_unmet *);
void bem_core_add_span(bem_row_making *, bem_row_list *, bem_unmet *);

#endif
