/* pricing.h - the best path through one person's network at given prices.
 *
 *     z = min over legal paths P of   cost(P) - sum_d value[d, duty of P on day d]
 *
 * Exact dynamic programming, backward over the layers, dense in the counters
 * that bind (pricing.c). All is integer: money here is counted in *grains*,
 * 1024 to the öre, so that the Lagrangian bound made of z is exact. Where the
 * magnitudes do not fit 32 bits, costs are rounded down to coarser grains: z is
 * then a lower bound still, and the path is priced again exactly. */
#ifndef BEM_PRICING_H
#define BEM_PRICING_H

#include "core.h"
#include "random.h"

enum { BEM_GRAIN_BITS = 10, BEM_GRAINS = 1 << BEM_GRAIN_BITS }; /* grains in an öre */

/* The sums that a counter can have at a layer on a legal path. */
typedef struct bem_span {
    int lo, hi;
} bem_span;

typedef struct bem_range {
    int64_t least, most; /* öre */
} bem_range;

/* What pricing needs to know of a network, worked out once. */
typedef struct bem_plan {
    const bem_network *network;
    const bem_use_list *uses;
    int n_duties;
    bem_span *span;  /* [(n_days + 1) * n_counters]: at layer d, counters alive on day d - 1 */
    int64_t *least;  /* [n_counters] least cost over the counter's possible sums, öre */
    int64_t *most;   /* [n_counters] greatest finite cost over them, öre */
    int *origin;     /* [n_counters] its index in a bem_habit */
    bem_range *arcs; /* [n_days] costs of the day's arcs */
    bool impossible; /* some counter can never be met */
} bem_plan;

/* With a mask of what is allowed the spans are narrower; NULL = all. */
bem_plan bem_plan_build(const bem_core *, const bem_group *, const uint8_t *allowed, bem_arena *);

/* What pricing remembers from call to call for one unit: which counters paths
 * tend to break when they are left out. Zeroed is a fine start. */
typedef struct bem_habit {
    double *need; /* [n_counters], 0 … 1 */
} bem_habit;

/* Memory for one pricing at a time; one a thread. `{0}` is ready. */
typedef struct bem_workspace {
    int32_t *cells; /* values of all layers */
    size_t cells_cap;
    struct bem_layer_table *layers;
    int layers_cap;
    struct bem_move *moves; /* [n_gains] of one layer */
    int moves_cap;
    int32_t *choice_cost;
    size_t choice_cap;
    int *duty; /* [n_days] of the path found */
    int duty_cap;
} bem_workspace;

void bem_workspace_make_room(bem_workspace *, int n_days); /* in duty */
void bem_workspace_free(bem_workspace *);

typedef struct bem_price_question {
    const bem_plan *plan;
    const int64_t *value;   /* [n_days * n_duties] grains */
    const uint8_t *allowed; /* [n_days * n_duties]; NULL = all */
    int64_t enough;         /* a path is wanted only if its z is below; INT64_MAX = any */
    int64_t dear;           /* öre: some path costs less, so that grains need not be coarse for the
                               sake of what costs far more; 0 = not known */
} bem_price_question;

typedef struct bem_price_answer {
    bool impossible; /* no legal path at all */
    int64_t bound;   /* grains; no path has a smaller z */
    bool found;      /* workspace->duty holds a path, best or nearly (see above) */
    int64_t cost;    /* its cost, öre */
    int64_t reduced; /* its z, grains */
    int64_t work;    /* work units */
    double seconds;  /* for the caller to note, who has a clock */
} bem_price_answer;

bem_price_answer bem_price_path(const bem_price_question *, bem_habit *, bem_random *,
                                bem_workspace *);

/* The same with counters priced instead of kept (Lagrangian relaxation; Held and Karp
 * 1971): a unit of counter k costs toll[k] grains, and what the counter itself costs is
 * the least that this can leave of it. z is a bound whatever the tolls, at the best of
 * them nearly as good as the exact one. Counters that the tables have room for stay. */
typedef struct bem_relaxed {
    const int64_t *toll; /* [n_counters] grains */
    int *excess;         /* [n_counters] gets what the path has beyond what the toll would have
                            it have; 0 for counters that stayed */
    bool is_rough;       /* none stays: quicker, and z a little lower */
} bem_relaxed;

/* workspace->duty gets the path; `found` says whether it is legal. */
bem_price_answer bem_price_relaxed(const bem_price_question *, const bem_relaxed *, bem_random *,
                                   bem_workspace *);

#endif
