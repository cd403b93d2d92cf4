/* compact.h - the core model written out as one mixed-integer program.
 *
 *     x_a in 0 … n      flow of n people on arc a of their network
 *     z_o in 0 … n      people who take option o of a choice that has several
 *     u, w >= 0         units of a counter on a piece of its cost
 *     b in {0, 1}       the counter has this value, where its cost is not convex
 *     s, t >= 0         units of a row below and above its target, piece by piece
 *
 *     minimise    sum cost x + sum cost z + sum slope (u, s, t) + sum cost b
 *     flow        n leave the first node; what enters a node leaves it
 *     choice      sum of x over arcs of a choice = sum of z over its options
 *     counter     sum gain x = first legal value + sum u,
 *                 or sum gain x = sum v b_v and sum b_v = 1
 *     row         sum use (x or z) + sum s - sum t = target
 *
 * People with the same network share one flow when it has no counters, else
 * each has a copy. Columns: all arcs and options, and a few a counter and row;
 * rows: all nodes, choices with options, counters, rows of the core. */
#ifndef BEM_COMPACT_H
#define BEM_COMPACT_H

#include "core.h"
#include "lp.h"

/* One flow through a group's network. */
typedef struct bem_flow {
    int group;
    int first_member, n_members; /* of the group's members, that share the flow */
    int *arc_col;                /* [n_days] column of the layer's first arc; the others follow */
    int **
        option_col; /* [n_days][n_choices] column of the first option, -1 when it is the only one */
} bem_flow;

typedef struct bem_compact {
    bem_lp lp;
    bem_flow *flows; /* [n_flows] */
    int n_flows;
    bem_arena arena; /* names and the above */
} bem_compact;

bem_compact bem_compact_build(const bem_core *);
void bem_compact_free(bem_compact *);

/* Reads a solution x[n columns], integer but for rounding, back into a duty
 * table [n_staff * n_days]. */
void bem_compact_duties(const bem_compact *, const bem_core *, const double *x, int *duty);

#endif
