/* plan.c - the sums that each counter can have at each layer.
 *
 * Forward, least and greatest sum over the paths to each node; backward, least
 * and greatest gain still to come. A sum v at a layer is worth keeping only if
 * some v + gain has a finite cost. */
#include "pricing.h"

#include <assert.h>
#include <limits.h>

static const bem_span NOWHERE = {INT_MAX, INT_MIN};

static int gain_of(const bem_network *net, int gains, int counter) {
    const bem_gains *set = &net->gains[gains];
    for (int i = 0; i < set->count; i++)
        if (set->items[i].counter == counter)
            return set->items[i].amount;
    return 0;
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

/* Gains still possible from each node of each layer until the counter closes. */
static bem_span **gains_to_come(const bem_network *net, const bem_openness *o, int k,
                                bem_arena *arena) {
    const bem_counter *counter = &net->counters[k];
    bem_span **rest = BEM_TAKE(arena, net->n_days + 1, bem_span *);
    for (int d = net->n_days; d >= 0; d--) {
        const bem_layer *layer = &net->layers[d];
        rest[d] = BEM_TAKE(arena, layer->n_nodes, bem_span);
        for (int v = 0; v < layer->n_nodes; v++) {
            rest[d][v] = d > counter->last ? (bem_span){0, 0} : NOWHERE;
            if (d > counter->last || d == net->n_days)
                continue;
            for (int a = layer->first_arc[v]; a < layer->first_arc[v + 1]; a++) {
                int gain = gain_of(net, layer->arcs[a].gains, k);
                bem_span to = rest[d + 1][layer->arcs[a].to];
                if (to.lo <= to.hi && o->open[d][layer->arcs[a].choice])
                    widen(&rest[d][v], to.lo + gain, to.hi + gain);
            }
        }
    }
    return rest;
}

/* Sums from lo to hi of which some completion is allowed. */
static bem_span viable(const bem_counter *counter, bem_span sum, bem_span rest) {
    int least = counter->n_values, most = -1;
    for (int v = 0; v < counter->n_values; v++)
        if (counter->cost[v] != BEM_NEVER) {
            if (v < least)
                least = v;
            most = v;
        }
    if (sum.lo > sum.hi || rest.lo > rest.hi || most < 0)
        return NOWHERE;
    bem_span kept = sum;
    if (kept.lo < least - rest.hi)
        kept.lo = least - rest.hi;
    if (kept.hi > most - rest.lo)
        kept.hi = most - rest.lo;
    return kept.lo <= kept.hi ? kept : NOWHERE;
}

static void reach_counter(bem_plan *plan, const bem_openness *o, int k, bem_arena *arena) {
    const bem_network *net = plan->network;
    const bem_counter *counter = &net->counters[k];
    bem_span **rest = gains_to_come(net, o, k, arena);
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
                int gain = gain_of(net, layer->arcs[a].gains, k);
                widen(&next[layer->arcs[a].to], at[v].lo + gain, at[v].hi + gain);
            }
        bem_span all = NOWHERE;
        for (int v = 0; v < net->layers[d + 1].n_nodes; v++) {
            next[v] = viable(counter, next[v], rest[d + 1][v]);
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
    bem_arena scratch = {0};
    bem_openness open = find_open(&plan, allowed, &scratch);
    for (int k = 0; k < net->n_counters; k++)
        reach_counter(&plan, &open, k, &scratch);
    bem_arena_free(&scratch);
    return plan;
}
