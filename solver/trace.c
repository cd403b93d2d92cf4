/* trace.c - paths read off the solved layers, forward. */
#include "pricing_parts.h"

#include <assert.h>
#include <string.h>

static int pick_option(const bem_dp *dp, int d, int choice, bem_random *random) {
    const bem_choice *c = &dp->net->layers[d].choices[choice];
    int picked = -1, ties = 0;
    for (int o = 0; o < c->n_options; o++)
        if (bem_option_allowed(dp, d, &c->options[o]) &&
            bem_coarsened(dp, bem_table_value(dp, d, &c->options[o])) ==
                dp->ws->layers[d].choice[choice] &&
            bem_random_below(random, ++ties) == 0)
            picked = o;
    assert(picked >= 0);
    return picked;
}

static void add_gains(const bem_gains *set, int sign, int *sum) {
    for (int i = 0; i < set->count; i++)
        sum[set->items[i].counter] += sign * set->items[i].amount;
}

/* An arc of a best path, ties broken at random; sum[] moves along. */
static const bem_arc *pick_arc(bem_dp *dp, int d, int node, bem_random *random) {
    const bem_layer *layer = &dp->net->layers[d];
    const bem_layer_table *t = &dp->ws->layers[d], *next = &dp->ws->layers[d + 1];
    int32_t value =
        t->v[(size_t)node * (size_t)t->v_size + (size_t)bem_cell_of(t->v_dim, t->n_v, dp->sum)];
    const bem_arc *picked = NULL;
    int ties = 0;
    for (int a = layer->first_arc[node]; a < layer->first_arc[node + 1]; a++) {
        const bem_arc *arc = &layer->arcs[a];
        if (t->choice[arc->choice] == NO_PATH)
            continue;
        add_gains(&dp->net->gains[arc->gains], 1, dp->sum);
        int cell = bem_cell_of(next->w_dim, next->n_w, dp->sum);
        add_gains(&dp->net->gains[arc->gains], -1, dp->sum);
        if (cell < 0)
            continue;
        int32_t x = next->w[(size_t)arc->to * (size_t)next->w_size + (size_t)cell] +
                    bem_arc_cost(dp, t, arc);
        if (x == value && bem_random_below(random, ++ties) == 0)
            picked = arc;
    }
    assert(picked);
    add_gains(&dp->net->gains[picked->gains], 1, dp->sum);
    return picked;
}

/* Walks a best path into ws->duty; its exact cost (öre, without counters) and z. */
void bem_trace(bem_dp *dp, bem_random *random, int64_t *cost, int64_t *reduced) {
    memset(dp->sum, 0, (size_t)dp->net->n_counters * sizeof *dp->sum);
    *cost = *reduced = 0;
    for (int d = 0, node = 0; d < dp->net->n_days; d++) {
        const bem_arc *arc = pick_arc(dp, d, node, random);
        const bem_option *option = &dp->net->layers[d]
                                        .choices[arc->choice]
                                        .options[pick_option(dp, d, arc->choice, random)];
        dp->ws->duty[d] = option->duty;
        *cost += arc->cost + option->cost;
        *reduced += arc->cost * BEM_GRAINS + bem_option_value(dp, d, option);
        node = arc->to;
    }
}

static bool stays_within(const bem_dp *dp, const bem_gains *gains) {
    for (int i = 0; i < gains->count; i++) {
        const bem_counter *counter = &dp->net->counters[gains->items[i].counter];
        int sum = dp->sum[gains->items[i].counter];
        if (sum >= counter->n_values)
            return false;
    }
    return true;
}

static const bem_arc *cheapest_arc_within(bem_dp *dp, int d, int node) {
    const bem_layer *layer = &dp->net->layers[d];
    const bem_layer_table *t = &dp->ws->layers[d], *next = &dp->ws->layers[d + 1];
    const bem_arc *cheapest = NULL;
    int32_t least = NO_PATH / 2;
    for (int a = layer->first_arc[node]; a < layer->first_arc[node + 1]; a++) {
        const bem_arc *arc = &layer->arcs[a];
        const bem_gains *gains = &dp->net->gains[arc->gains];
        if (t->choice[arc->choice] == NO_PATH)
            continue;
        add_gains(gains, 1, dp->sum);
        int cell = stays_within(dp, gains) ? bem_cell_of(next->w_dim, next->n_w, dp->sum) : -1;
        add_gains(gains, -1, dp->sum);
        if (cell < 0)
            continue;
        int32_t x = next->w[(size_t)arc->to * (size_t)next->w_size + (size_t)cell] +
                    bem_arc_cost(dp, t, arc);
        if (x < least) {
            least = x;
            cheapest = arc;
        }
    }
    return cheapest;
}

static const bem_option *cheapest_option(const bem_dp *dp, int d, int choice) {
    const bem_choice *c = &dp->net->layers[d].choices[choice];
    for (int o = 0; o < c->n_options; o++)
        if (bem_option_allowed(dp, d, &c->options[o]) &&
            bem_coarsened(dp, bem_table_value(dp, d, &c->options[o])) ==
                dp->ws->layers[d].choice[choice])
            return &c->options[o];
    return NULL;
}

/* A path that keeps the left-out counters within their limits, as good as going
 * forward step by step finds it; false when it gets stuck. What it finds is only
 * one more column: the bound comes from the layers. */
bool bem_trace_within(bem_dp *dp, int64_t *cost, int64_t *reduced) {
    memset(dp->sum, 0, (size_t)dp->net->n_counters * sizeof *dp->sum);
    *cost = *reduced = 0;
    for (int d = 0, node = 0; d < dp->net->n_days; d++) {
        const bem_arc *arc = cheapest_arc_within(dp, d, node);
        if (!arc)
            return false;
        add_gains(&dp->net->gains[arc->gains], 1, dp->sum);
        const bem_option *option = cheapest_option(dp, d, arc->choice);
        dp->ws->duty[d] = option->duty;
        *cost += arc->cost + option->cost;
        *reduced += arc->cost * BEM_GRAINS + bem_option_value(dp, d, option);
        node = arc->to;
    }
    return true;
}
