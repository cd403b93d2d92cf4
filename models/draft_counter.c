/* draft_counter.c - one counter of a draft made as small as it can be.
 *
 * For a counter k let low(v), high(v) be the least and the most units that
 * paths gather up to node v within its days, low'(v), high'(v) from v on. An
 * arc with gain g from u to v is cut when every sum through it is forbidden:
 *
 *     low(u) + g + low'(v) > last legal value, or
 *     high(u) + g + high'(v) < first legal value.
 *
 * What all arcs of a day gain is a constant and moves into the cost table. */
#include "divisor.h"
#include "draft_parts.h"

#include <assert.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* Least and most units at each node of layers first … last + 1. */
typedef struct reach {
    int first, last;
    int **low, **high; /* [layer - first][node] */
} reach;

/* One counter at work. */
typedef struct counting {
    bem_draft *draft;
    bem_counter *counter;
    int *amount; /* [n_gains] units of this counter in each set */
    int *base;   /* [n_days] units that every arc of the day gains */
    reach upto, onward;
    bem_arena arena; /* one counter's */
} counting;

static int n_nodes_of(const bem_draft *draft, int d) {
    return d == draft->n_days ? 1 : draft->layers[d].n_nodes;
}

static bem_draft_arc *row_of(const bem_draft_layer *layer, int v) {
    return layer->arcs + (size_t)v * (size_t)layer->n_cols;
}

static reach reach_new(const bem_draft *draft, int first, int last, bem_arena *arena) {
    int n = last - first + 2;
    reach r = {first, last, BEM_TAKE(arena, n, int *), BEM_TAKE(arena, n, int *)};
    for (int i = 0; i < n; i++) {
        int n_nodes = n_nodes_of(draft, first + i);
        r.low[i] = BEM_TAKE(arena, n_nodes, int);
        r.high[i] = BEM_TAKE(arena, n_nodes, int);
        for (int v = 0; v < n_nodes; v++) {
            r.low[i][v] = INT_MAX;
            r.high[i][v] = -1;
        }
    }
    return r;
}

static void widen(reach *r, int layer, int v, int low, int high) {
    int i = layer - r->first;
    if (low < r->low[i][v])
        r->low[i][v] = low;
    if (high > r->high[i][v])
        r->high[i][v] = high;
}

static void open_border(const bem_draft *draft, reach *r, int layer) {
    for (int v = 0; v < n_nodes_of(draft, layer); v++)
        widen(r, layer, v, 0, 0);
}

static void look_back(counting *c) {
    reach *r = &c->upto;
    open_border(c->draft, r, r->first);
    for (int d = r->first; d <= r->last; d++) {
        const bem_draft_layer *layer = &c->draft->layers[d];
        for (int u = 0; u < layer->n_nodes; u++) {
            int low = r->low[d - r->first][u], high = r->high[d - r->first][u];
            const bem_draft_arc *row = row_of(layer, u);
            for (int col = 0; col < layer->n_cols && high >= 0; col++)
                if (row[col].to >= 0) {
                    int gain = c->amount[row[col].gains];
                    widen(r, d + 1, row[col].to, low + gain, high + gain);
                }
        }
    }
}

static void look_ahead(counting *c) {
    reach *r = &c->onward;
    open_border(c->draft, r, r->last + 1);
    for (int d = r->last; d >= r->first; d--) {
        const bem_draft_layer *layer = &c->draft->layers[d];
        for (int u = 0; u < layer->n_nodes; u++) {
            const bem_draft_arc *row = row_of(layer, u);
            for (int col = 0; col < layer->n_cols; col++) {
                int to = row[col].to, next = d + 1 - r->first;
                if (to < 0 || r->high[next][to] < 0)
                    continue;
                int gain = c->amount[row[col].gains];
                widen(r, d, u, r->low[next][to] + gain, r->high[next][to] + gain);
            }
        }
    }
}

/* The days on which somebody can gain; false when there is none. */
static bool find_days(counting *c, int *first, int *last) {
    *first = *last = -1;
    for (int d = 0; d < c->draft->n_days; d++) {
        const bem_draft_layer *layer = &c->draft->layers[d];
        int least = INT_MAX, most = 0;
        for (int i = 0; i < layer->n_nodes * layer->n_cols; i++)
            if (layer->arcs[i].to >= 0) {
                int gain = c->amount[layer->arcs[i].gains];
                least = gain < least ? gain : least;
                most = gain > most ? gain : most;
            }
        c->base[d] = least == INT_MAX ? 0 : least;
        if (most > 0) {
            *first = *first < 0 ? d : *first;
            *last = d;
        }
    }
    return *first >= 0;
}

static bool cut_arcs(counting *c, int lo, int hi) {
    bool cut = false;
    for (int d = c->upto.first; d <= c->upto.last; d++) {
        bem_draft_layer *layer = &c->draft->layers[d];
        int here = d - c->upto.first, next = here + 1;
        for (int u = 0; u < layer->n_nodes; u++) {
            bem_draft_arc *row = row_of(layer, u);
            for (int col = 0; col < layer->n_cols; col++) {
                int to = row[col].to;
                if (to < 0)
                    continue;
                int gain = c->amount[row[col].gains];
                bool never = c->upto.high[here][u] < 0 || c->onward.high[next][to] < 0 ||
                             c->upto.low[here][u] + gain + c->onward.low[next][to] > hi ||
                             c->upto.high[here][u] + gain + c->onward.high[next][to] < lo;
                if (never) {
                    row[col] = (bem_draft_arc){-1, 0, 0};
                    cut = true;
                }
            }
        }
    }
    return cut;
}

/* Least and most units of a whole path. */
static void total_range(const counting *c, int *low, int *high) {
    *low = INT_MAX;
    *high = -1;
    int end = c->upto.last + 1;
    for (int v = 0; v < n_nodes_of(c->draft, end); v++) {
        int i = end - c->upto.first;
        if (c->upto.high[i][v] < 0)
            continue;
        *low = c->upto.low[i][v] < *low ? c->upto.low[i][v] : *low;
        *high = c->upto.high[i][v] > *high ? c->upto.high[i][v] : *high;
    }
}

static void add_to_start(bem_draft *draft, int64_t cost) {
    bem_draft_layer *layer = &draft->layers[0];
    for (int col = 0; col < layer->n_cols; col++)
        if (layer->arcs[col].to >= 0)
            layer->arcs[col].cost += cost;
}

static int64_t value_cost(const bem_counter *counter, int v) {
    return v < counter->n_values ? counter->cost[v] : BEM_NEVER;
}

/* The counter's price is the same whatever happens. */
static bool is_constant(const bem_counter *counter, int low, int high, int step) {
    for (int v = low; v <= high; v += step)
        if (value_cost(counter, v) != value_cost(counter, low))
            return false;
    return true;
}

/* The greatest common divisor of what arcs gain beyond their day's base. */
static int common_divisor(const counting *c, int first, int last) {
    int divisor = 0;
    for (int d = first; d <= last; d++) {
        const bem_draft_layer *layer = &c->draft->layers[d];
        for (int i = 0; i < layer->n_nodes * layer->n_cols && divisor != 1; i++)
            if (layer->arcs[i].to >= 0)
                divisor = (int)bem_gcd(c->amount[layer->arcs[i].gains] - c->base[d], divisor);
    }
    return divisor;
}

/* Rewrites the cost table for values offset + divisor * v, v = 0 …, as far as
 * `high` and the last legal value reach. */
static void shrink_table(counting *c, int offset, int divisor, int high, bem_arena *arena) {
    bem_counter *counter = c->counter;
    int n_values = (high - offset) / divisor + 1;
    while (n_values > 0 && value_cost(counter, offset + (n_values - 1) * divisor) == BEM_NEVER)
        n_values--;
    int64_t *cost = BEM_TAKE(arena, n_values, int64_t);
    for (int v = 0; v < n_values; v++)
        cost[v] = value_cost(counter, offset + v * divisor);
    counter->cost = cost;
    counter->n_values = n_values;
    counter->unit *= divisor;
}

/* The counter makes no difference but a constant cost. */
static void resolve(counting *c, int64_t cost) {
    if (cost == BEM_NEVER)
        c->draft->dead = true;
    else
        add_to_start(c->draft, cost);
    c->counter->n_values = 0;
}

/* Simplifies one counter's table; says how its gains must be rescaled. When
 * arcs had to be cut all else waits for the next round, because what is known
 * of the totals no longer holds. */
static bool simplify(counting *c, bem_rescale *scale, bem_arena *arena) {
    int first, last, low, high, lo, hi, offset = 0;
    *scale = (bem_rescale){c->base, 0};
    if (!find_days(c, &first, &last)) {
        resolve(c, value_cost(c->counter, 0));
        return true;
    }
    c->upto = reach_new(c->draft, first, last, &c->arena);
    c->onward = reach_new(c->draft, first, last, &c->arena);
    look_back(c);
    look_ahead(c);
    total_range(c, &low, &high);
    bem_counter_range(c->counter, &lo, &hi);
    if (hi < 0 || low > hi || high < lo) {
        c->draft->dead = true;
        return true;
    }
    if ((low < lo || high > hi) && cut_arcs(c, lo, hi)) {
        memset(c->base, 0, (size_t)c->draft->n_days * sizeof *c->base);
        scale->divisor = 1;
        return true;
    }
    int divisor = common_divisor(c, first, last);
    for (int d = first; d <= last; d++)
        offset += c->base[d];
    if (is_constant(c->counter, low, high, divisor ? divisor : 1)) {
        resolve(c, value_cost(c->counter, low));
        return true;
    }
    assert(divisor > 0 && (low - offset) % divisor == 0);
    c->counter->first = first;
    c->counter->last = last;
    scale->divisor = divisor;
    shrink_table(c, offset, divisor, high, arena);
    return divisor > 1 || offset > 0;
}

bool bem_draft_simplify(bem_draft *draft, const bem_gain_table *gains, int k, bem_counter *counter,
                        bem_rescale *scale, bem_arena *arena) {
    counting c = {.draft = draft, .counter = counter};
    c.amount = BEM_TAKE(&c.arena, gains->count, int);
    for (int g = 0; g < gains->count; g++)
        c.amount[g] = bem_gains_amount(&gains->items[g], k);
    c.base = scale->base;
    bool changed = simplify(&c, scale, arena);
    bem_arena_free(&c.arena);
    return changed;
}
