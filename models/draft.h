/* draft.h - a network being made: a layered automaton over a day's items.
 *
 * On day d the automaton reads one of the day's items (a shift, or off). Items
 * that it cannot tell apart share a *column*; arcs stand in a dense table of
 * nodes by columns. Reading item i at node v costs
 *
 *     item_cost[i] + arcs[v][col[i]].cost
 *
 * Every rule's tracker becomes such an automaton; the network is their
 * product, minimised after each factor so that it never grows much beyond what
 * it must be. */
#ifndef BEM_DRAFT_H
#define BEM_DRAFT_H

#include "gains.h"

typedef struct bem_draft_arc {
    int to; /* -1 = no arc, the rest 0 */
    int gains;
    int64_t cost;
} bem_draft_arc;

typedef struct bem_draft_layer {
    int n_nodes, n_items, n_cols;
    int *col;            /* [n_items]; -1 = no node can read it */
    int64_t *item_cost;  /* [n_items] */
    bem_draft_arc *arcs; /* [n_nodes * n_cols] */
} bem_draft_layer;

typedef struct bem_draft {
    int n_days;
    bem_draft_layer *layers; /* [n_days]; layer 0 has one node */
    int n_ends;              /* nodes of layer n_days */
    int64_t *end_cost;       /* [n_ends] */
    bool dead;               /* no path at all, or it was over before; set by minimise too */
    bem_arena arena;         /* owns everything above */
} bem_draft;

/* What can be read: item i of day d is shift[d][i] with marks[d][i]. */
typedef struct bem_items {
    int n_days;
    int *count;           /* [n_days] */
    int **shift, **marks; /* [n_days][count], each pair once */
} bem_items;

/* The automaton of one tracker over all items; asks after each day whether it is over. */
bem_draft *bem_draft_explore(const bem_items *, const bem_tracker *, bem_gain_table *,
                             const bem_until *);
/* One node a layer that reads every item; cost[d][i]. */
bem_draft *bem_draft_free_choice(const bem_items *, int64_t *const *cost);
/* Both at once. Each must be minimised. Asks like explore. */
bem_draft *bem_draft_product(const bem_draft *, const bem_draft *, bem_gain_table *,
                             const bem_until *);
void bem_draft_free(bem_draft *);

/* Merges nodes with equal futures and columns that no node tells apart, drops
 * what leads nowhere. Costs are pushed towards the front: from every node but
 * the first the cheapest rest of a path costs 0 (counters apart), and in every
 * column the cheapest arc does. Afterwards there is one end, which costs 0.
 * Every path keeps its cost. */
void bem_draft_minimise(bem_draft *);
/* Drops nodes that no path from the start reaches. */
void bem_draft_trim(bem_draft *);

int64_t bem_draft_n_arcs(const bem_draft *); /* table entries: its size */

/* Simplifies the counters of a minimised draft: arcs that no legal value
 * allows are cut, constant gains move into the cost table, amounts are divided
 * by their greatest common divisor, tables end at what can be reached, equal
 * counters become one, and those that make no difference are folded into the
 * path's cost and get n_values = 0. True when arcs, gains or costs changed, so that
 * minimising again may pay; sets draft->dead when no value is legal. */
bool bem_draft_count(bem_draft *, bem_gain_table *, bem_counter *counters, int n_counters,
                     bem_arena *);

#endif
