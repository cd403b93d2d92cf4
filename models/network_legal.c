/* network_legal.c - has a network a path that keeps all its hard counters?
 *
 * A depth-first search over (node, sums of the counters that can break). A
 * branch is closed when one counter can no more end in its legal range, given
 * the least and the most that any rest of a path adds to it, or when the same
 * state has failed before. Exact as long as the given number of steps lasts;
 * in the worst case the number of states is exponential in the counters. */
#include "network.h"

#include "map.h"

#include <assert.h>
#include <limits.h>
#include <stdlib.h>

/* What a rest of a path from a node can add to a counter. */
typedef struct to_go {
    int low, high;
} to_go;

typedef struct legal_search {
    const bem_network *network;
    int *counters; /* [n] those that can break */
    int n;
    int *lo, *hi;     /* [n] legal range */
    to_go ***rest;    /* [n_days + 1][n_nodes][n] */
    int *sum;         /* [n] */
    int *arc;         /* [n_days] the arc tried on each day of the path */
    int *node;        /* [n_days + 1] */
    int64_t n_states; /* per layer, 0 when they cannot be numbered */
    bem_map failed;   /* states that lead nowhere */
    bem_arena arena;
} legal_search;

static int gain_of(const legal_search *s, const bem_arc *arc, int i) {
    const bem_gains *gains = &s->network->gains[arc->gains];
    for (int j = 0; j < gains->count; j++)
        if (gains->items[j].counter == s->counters[i])
            return gains->items[j].amount;
    return 0;
}

static void look_ahead(legal_search *s) {
    const bem_network *network = s->network;
    s->rest = BEM_TAKE(&s->arena, network->n_days + 1, to_go **);
    for (int d = network->n_days; d >= 0; d--) {
        const bem_layer *layer = &network->layers[d];
        s->rest[d] = BEM_TAKE(&s->arena, layer->n_nodes, to_go *);
        for (int v = 0; v < layer->n_nodes; v++) {
            s->rest[d][v] = BEM_TAKE(&s->arena, s->n, to_go);
            for (int i = 0; i < s->n && d < network->n_days; i++) {
                to_go range = {INT_MAX, 0};
                for (int a = layer->first_arc[v]; a < layer->first_arc[v + 1]; a++) {
                    const to_go *next = &s->rest[d + 1][layer->arcs[a].to][i];
                    int gain = gain_of(s, &layer->arcs[a], i);
                    range.low = gain + next->low < range.low ? gain + next->low : range.low;
                    range.high = gain + next->high > range.high ? gain + next->high : range.high;
                }
                s->rest[d][v][i] = range;
            }
        }
    }
}

/* Keeps the counters that some path breaks. */
static void keep_binding(legal_search *s) {
    int kept = 0;
    for (int i = 0; i < s->n; i++) {
        to_go all = s->rest[0][0][i];
        const bem_counter *counter = &s->network->counters[s->counters[i]];
        bool binds = all.low < s->lo[i] || all.high > s->hi[i];
        for (int v = s->lo[i]; v <= s->hi[i] && !binds; v++)
            binds = counter->cost[v] == BEM_NEVER;
        if (!binds)
            continue;
        s->counters[kept] = s->counters[i];
        s->lo[kept] = s->lo[i];
        s->hi[kept++] = s->hi[i];
    }
    s->n = kept;
}

static void open_search(legal_search *s) {
    const bem_network *network = s->network;
    s->n = network->n_counters;
    s->counters = BEM_TAKE(&s->arena, s->n, int);
    s->lo = BEM_TAKE(&s->arena, s->n, int);
    s->hi = BEM_TAKE(&s->arena, s->n, int);
    s->sum = BEM_TAKE(&s->arena, s->n, int);
    s->arc = BEM_TAKE(&s->arena, network->n_days, int);
    s->node = BEM_TAKE(&s->arena, network->n_days + 1, int);
    for (int k = 0; k < s->n; k++) {
        s->counters[k] = k;
        bem_counter_range(&network->counters[k], &s->lo[k], &s->hi[k]);
    }
    look_ahead(s);
    keep_binding(s);
    look_ahead(s);
    int most_nodes = 1;
    for (int d = 0; d <= network->n_days; d++)
        if (network->layers[d].n_nodes > most_nodes)
            most_nodes = network->layers[d].n_nodes;
    s->n_states = most_nodes;
    for (int i = 0; i < s->n && s->n_states; i++) {
        bool fits = s->n_states < INT64_MAX / (s->hi[i] + 1) / (network->n_days + 1);
        s->n_states = fits ? s->n_states * (s->hi[i] + 1) : 0;
    }
}

static int64_t state_of(const legal_search *s, int d) {
    int64_t state = s->node[d];
    for (int i = 0; i < s->n; i++)
        state = state * (s->hi[i] + 1) + s->sum[i];
    return state * (s->network->n_days + 1) + d;
}

/* Can the path as it stands still end well, as far as is known? */
static bool is_open(const legal_search *s, int d) {
    for (int i = 0; i < s->n; i++) {
        const to_go *rest = &s->rest[d][s->node[d]][i];
        if (s->sum[i] + rest->low > s->hi[i] || s->sum[i] + rest->high < s->lo[i])
            return false;
        if (d == s->network->n_days &&
            s->network->counters[s->counters[i]].cost[s->sum[i]] == BEM_NEVER)
            return false;
    }
    return s->n_states == 0 || bem_map_find(&s->failed, state_of(s, d)) < 0;
}

static void take_arc(legal_search *s, int d, int sign) {
    const bem_arc *arc = &s->network->layers[d].arcs[s->arc[d]];
    for (int i = 0; i < s->n; i++)
        s->sum[i] += sign * gain_of(s, arc, i);
    s->node[d + 1] = arc->to;
}

/* Goes one step on from day d, or back; the day reached, -1 when all failed. */
static int step(legal_search *s, int d) {
    const bem_layer *layer = &s->network->layers[d];
    for (; s->arc[d] < layer->first_arc[s->node[d] + 1]; s->arc[d]++) {
        take_arc(s, d, 1);
        if (is_open(s, d + 1)) {
            if (d + 1 < s->network->n_days)
                s->arc[d + 1] = s->network->layers[d + 1].first_arc[s->node[d + 1]];
            return d + 1;
        }
        take_arc(s, d, -1);
    }
    if (s->n_states)
        bem_map_put(&s->failed, state_of(s, d), 1);
    if (d > 0) {
        take_arc(s, d - 1, -1);
        s->arc[d - 1]++;
    }
    return d - 1;
}

/* The path at hand, with the cheapest option of each choice. */
static void tell_path(const legal_search *s, int *duty) {
    for (int d = 0; d < s->network->n_days; d++) {
        const bem_layer *layer = &s->network->layers[d];
        const bem_choice *choice = &layer->choices[layer->arcs[s->arc[d]].choice];
        int64_t least = BEM_NEVER;
        for (int o = 0; o < choice->n_options; o++)
            if (least == BEM_NEVER || choice->options[o].cost < least) {
                least = choice->options[o].cost;
                duty[d] = choice->options[o].duty;
            }
    }
}

bem_legality bem_network_legality(const bem_network *network, int n_steps, int *duty) {
    legal_search s = {.network = network};
    bem_legality answer = BEM_LEGAL;
    if (network->n_counters > 0 || duty) {
        open_search(&s);
        int d = is_open(&s, 0) ? 0 : -1;
        while (d >= 0 && d < network->n_days && n_steps-- > 0)
            d = step(&s, d);
        answer = d < 0 ? BEM_ILLEGAL : d == network->n_days ? BEM_LEGAL : BEM_LEGALITY_UNKNOWN;
    }
    if (answer == BEM_LEGAL && duty)
        tell_path(&s, duty);
    bem_map_free(&s.failed);
    bem_arena_free(&s.arena);
    return answer;
}
