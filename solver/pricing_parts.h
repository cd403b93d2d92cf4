/* pricing_parts.h - what the files of pricing share: the tables of the dense
 * recursion (pricing.c), read as bounds by the labels (labels.c). */
#ifndef BEM_PRICING_PARTS_H
#define BEM_PRICING_PARTS_H

#include "pricing.h"

enum {
    MAX_DIMS = 8,       /* active counters at once */
    NO_PATH = 1 << 30,  /* "infinite" cell */
    WORK_CELLS = 2048,  /* cell updates in a work unit */
    MAGNITUDE_BITS = 28 /* all finite cells stay below 2^28, so that NO_PATH never overflows */
};

typedef struct bem_dim {
    int counter, lo, size, stride;
} bem_dim;

/* Cells of layer d: w before the counters that close there are paid, v after. */
typedef struct bem_layer_table {
    bem_dim w_dim[MAX_DIMS], v_dim[MAX_DIMS];
    int n_w, n_v;
    int w_size, v_size; /* cells a node */
    int32_t *w, *v;     /* the same memory where nothing closes */
    int32_t *choice;    /* [n_choices] cost of each choice of the day */
} bem_layer_table;

typedef struct bem_dp {
    const bem_price_question *q;
    const bem_network *net;
    bem_workspace *ws;
    int active[MAX_DIMS]; /* longest span last */
    int n_active, n_started;
    size_t most_cells; /* in the tables */
    int64_t cap;       /* öre: what costs more is taken to cost this */
    int coarse;        /* grains are rounded down to 2^coarse */
    int64_t work_cells;
    int *sum;            /* [n_counters] along the path */
    const int32_t *toll; /* [n_gains] on top of an arc's cost; NULL = none */
    bool any_tolls;      /* were asked for */
} bem_dp;

static inline int64_t bem_option_value(const bem_dp *dp, int day, const bem_option *option) {
    return option->cost * BEM_GRAINS - dp->q->value[day * dp->q->plan->n_duties + option->duty];
}

static inline int64_t bem_capped(const bem_dp *dp, int64_t cost) {
    return cost < dp->cap ? cost : dp->cap;
}

/* The same as the tables see it. */
static inline int64_t bem_table_value(const bem_dp *dp, int day, const bem_option *option) {
    return bem_option_value(dp, day, option) -
           (option->cost - bem_capped(dp, option->cost)) * BEM_GRAINS;
}

static inline bool bem_option_allowed(const bem_dp *dp, int day, const bem_option *option) {
    return !dp->q->allowed || dp->q->allowed[day * dp->q->plan->n_duties + option->duty];
}

static inline int32_t bem_coarsened(const bem_dp *dp, int64_t grains) {
    return (int32_t)(grains >> dp->coarse);
}

/* Of a way from one node to the next, its cheapest option taken. */
static inline int32_t bem_arc_cost(const bem_dp *dp, const bem_layer_table *t, const bem_arc *arc) {
    int32_t cost =
        t->choice[arc->choice] + bem_coarsened(dp, bem_capped(dp, arc->cost) * BEM_GRAINS);
    return dp->toll ? cost + dp->toll[arc->gains] : cost;
}

/* pricing.c: the cheapest option of each choice. */
void bem_price_choices(bem_dp *);

/* layers.c: tables for the active counters, false when they would need too much
 * memory; then, with the choices priced, their cells from the last layer on. */
bool bem_lay_tables(bem_dp *);
void bem_solve_layers(bem_dp *);

/* trace.c: a best path into workspace->duty, ties broken at random, its exact
 * cost (öre) and z (grains), counters not included; dp->sum holds their sums. */
void bem_trace(bem_dp *, bem_random *, int64_t *cost, int64_t *reduced);
/* A path that keeps the left-out counters within their limits, as good as going
 * forward step by step finds it; false when it gets stuck. */
bool bem_trace_within(bem_dp *, int64_t *cost, int64_t *reduced);

/* The cell of these sums, -1 when they lie outside. */
int bem_cell_of(const bem_dim *dims, int n, const int *sum);

bool bem_is_active(const bem_dp *, int counter);

/* tolls.c: some path that keeps every counter within its limits, where nothing else
 * finds one. The tables bound nothing after one was found. */
bool bem_price_with_tolls(bem_dp *, bem_random *, int64_t *cost, int64_t *reduced);

/* Parts of a pricing, in its order (pricing.c). `extra` grains may come on top of each
 * day of a path. */
void bem_dp_begin(bem_dp *, int64_t extra);
bool bem_activate_if_fits(bem_dp *, int counter);
int bem_end_span(const bem_plan *, int counter); /* how far its sums can differ in the end */
void bem_solve_tables(bem_dp *);
/* What the left-out counters cost on the path at hand beyond their least, öre;
 * BEM_NEVER when one is broken. *worst gets the one of them, among those that cost
 * anything, whose span is the shortest: the cheapest to make active. */
int64_t bem_counters_left_out(const bem_dp *, int *worst);
void bem_take_path(const bem_dp *, int64_t cost, int64_t reduced, int64_t extra,
                   bem_price_answer *);

/* A path that is not the best serves when it gains half of what any could. */
bool bem_is_good_enough(const bem_dp *, const bem_price_answer *);

/* labels.c: the best path with every counter kept, when too many bind for dense
 * tables; the solved layers of the active ones are its bound. A path that the
 * answer holds already is only to be bettered. */
void bem_price_by_labels(bem_dp *, bem_price_answer *);

#endif
