/* plan.c - the sums that each counter can have at each layer.
 *
 * Forward, least and greatest sum over the paths to each node; backward, least
 * and greatest gain still to come. A sum v at a layer is worth keeping only if
 * some v + gain has a finite cost. */
#include "pricing.h"

#include <assert.h>
#include <limits.h>

static const bem_span NOWHERE = {INT_MAX, INT_MIN};

/* [n_counters * n_gains] what each set of gains has of each counter. */
static const int *spread_gains(const bem_network *net, bem_arena *arena) {
    int *amount = BEM_TAKE(arena, net->n_counters * net->n_gains, int);
    for (int g = 0; g < net->n_gains; g++)
        for (int i = 0; i < net->gains[g].count; i++)
            amount[net->gains[g].items[i].counter * net->n_gains + g] =
                net->gains[g].items[i].amount;
    return amount;
}

static void widen(bem_span *span, int lo, int hi) {
    if (lo < span->lo)
        span->lo = lo;
    if (hi > span->hi)
        span->hi = hi;
}

/* Which choices of each day have an allowed option. */
typedef struct bem_openness {
    bool **open; /* [n_days][n_choices] */
} bem_openness;

static bem_openness find_open(const bem_plan *plan, const uint8_t *allowed, bem_arena *arena) {
    const bem_network *net = plan->network;
    bem_openness o = {BEM_TAKE(arena, net->n_days + 1, bool *)};
    for (int d = 0; d < net->n_days; d++) {
        const bem_layer *layer = &net->layers[d];
        o.open[d] = BEM_TAKE(arena, layer->n_choices, bool);
        for (int c = 0; c < layer->n_choices; c++)
            for (int i = 0; i < layer->choices[c].n_options; i++)
                o.open[d][c] |=
                    !allowed || allowed[d * plan->n_duties + layer->choices[c].options[i].duty];
    }
    return o;
}

/* Gains still possible from each node of each layer, once the counter is open, until it
 * closes. gain_of[n_gains]: of this counter. */
static bem_span **gains_to_come(const bem_network *net, const bem_openness *o, int k,
                                const int *gain_of, bem_arena *arena) {
    const bem_counter *counter = &net->counters[k];
    bem_span **rest = BEM_TAKE(arena, net->n_days + 1, bem_span *);
    for (int d = counter->last + 1; d > counter->first; d--) {
        const bem_layer *layer = &net->layers[d];
        rest[d] = BEM_TAKE(arena, layer->n_nodes, bem_span);
        for (int v = 0; v < layer->n_nodes; v++) {
            rest[d][v] = d > counter->last ? (bem_span){0, 0} : NOWHERE;
            if (d > counter->last)
                continue;
            for (int a = layer->first_arc[v]; a < layer->first_arc[v + 1]; a++) {
                int gain = gain_of[layer->arcs[a].gains];
                bem_span to = rest[d + 1][layer->arcs[a].to];
                if (to.lo <= to.hi && o->open[d][layer->arcs[a].choice])
                    widen(&rest[d][v], to.lo + gain, to.hi + gain);
            }
        }
    }
    return rest;
}

/* The sums from the least to the greatest that a counter allows. */
static bem_span allowed_sums(const bem_counter *counter) {
    bem_span sums = NOWHERE;
    for (int v = 0; v < counter->n_values; v++)
        if (counter->cost[v] != BEM_NEVER)
            widen(&sums, v, v);
    return sums;
}

/* Sums from lo to hi of which some completion is allowed. */
static bem_span viable(bem_span allowed, bem_span sum, bem_span rest) {
    if (sum.lo > sum.hi || rest.lo > rest.hi || allowed.lo > allowed.hi)
        return NOWHERE;
    bem_span kept = sum;
    if (kept.lo < allowed.lo - rest.hi)
        kept.lo = allowed.lo - rest.hi;
    if (kept.hi > allowed.hi - rest.lo)
        kept.hi = allowed.hi - rest.lo;
    return kept.lo <= kept.hi ? kept : NOWHERE;
}

static void reach_counter(bem_plan *plan, const bem_openness *o, int k, const int *gain_of,
                          bem_arena *arena) {
    const bem_network *net = plan->network;
    const bem_counter *counter = &net->counters[k];
    bem_span allowed = allowed_sums(counter);
    bem_span **rest = gains_to_come(net, o, k, gain_of, arena);
    bem_span *at = BEM_TAKE(arena, net->layers[counter->first].n_nodes, bem_span);
    for (int d = counter->first; d <= counter->last; d++) {
        const bem_layer *layer = &net->layers[d];
        bem_span *next = BEM_TAKE(arena, net->layers[d + 1].n_nodes, bem_span);
        for (int v = 0; v < net->layers[d + 1].n_nodes; v++)
            next[v] = NOWHERE;
        for (int v = 0; v < layer->n_nodes; v++)
            for (int a = layer->first_arc[v]; at[v].lo <= at[v].hi && a < layer->first_arc[v + 1];
                 a++) {
                if (!o->open[d][layer->arcs[a].choice])
                    continue;
                int gain = gain_of[layer->arcs[a].gains];
                widen(&next[layer->arcs[a].to], at[v].lo + gain, at[v].hi + gain);
            }
        bem_span all = NOWHERE;
        for (int v = 0; v < net->layers[d + 1].n_nodes; v++) {
            next[v] = viable(allowed, next[v], rest[d + 1][v]);
            if (next[v].lo <= next[v].hi)
                widen(&all, next[v].lo, next[v].hi);
        }
        plan->span[(d + 1) * net->n_counters + k] = all;
        plan->impossible |= all.lo > all.hi;
        at = next;
    }
    plan->least[k] = BEM_NEVER;
    plan->most[k] = 0;
    bem_span end = plan->span[(counter->last + 1) * net->n_counters + k];
    for (int v = end.lo; v <= end.hi; v++) {
        int64_t cost = counter->cost[v];
        if (cost == BEM_NEVER)
            continue;
        if (cost < plan->least[k])
            plan->least[k] = cost;
        if (cost > plan->most[k])
            plan->most[k] = cost;
    }
    plan->impossible |= plan->least[k] == BEM_NEVER;
}

static bem_range range_of_arcs(const bem_layer *layer) {
    bem_range range = {0, 0};
    for (int a = 0; a < layer->first_arc[layer->n_nodes]; a++) {
        int64_t cost = layer->arcs[a].cost;
        range.least = cost < range.least ? cost : range.least;
        range.most = cost > range.most ? cost : range.most;
    }
    return range;
}

bem_plan bem_plan_build(const bem_core *core, const bem_group *group, const uint8_t *allowed,
                        bem_arena *arena) {
    const bem_network *net = group->network;
    bem_plan plan = {.network = net, .uses = group->uses, .n_duties = core->n_duties};
    plan.span = BEM_TAKE(arena, (net->n_days + 1) * net->n_counters, bem_span);
    plan.least = BEM_TAKE(arena, net->n_counters, int64_t);
    plan.most = BEM_TAKE(arena, net->n_counters, int64_t);
    plan.origin = BEM_TAKE(arena, net->n_counters, int);
    for (int k = 0; k < net->n_counters; k++)
        plan.origin[k] = k;
    plan.arcs = BEM_TAKE(arena, net->n_days, bem_range);
    for (int d = 0; d < net->n_days; d++)
        plan.arcs[d] = range_of_arcs(&net->layers[d]);
    bem_arena scratch = {0};
    bem_openness open = find_open(&plan, allowed, &scratch);
    const int *amount = spread_gains(net, &scratch);
    for (int k = 0; k < net->n_counters; k++)
        reach_counter(&plan, &open, k, amount + (ptrdiff_t)k * net->n_gains, &scratch);
    bem_arena_free(&scratch);
    return plan;
}
