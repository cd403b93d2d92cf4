/* verify_path.c - does every schedule of a person cost at least so much?
 *
 * A plain shortest path, meant to be read and not to be fast. A state is a layer
 * d, a node v and the sum s_k of every counter; a dictionary a layer holds the
 * least cost of each state, and each state is taken on along every arc.
 *
 * Three things keep the dictionary small, all of them exact:
 *
 *   settled    when whatever follows from v leaves counter k the same price, it is
 *              paid there and then, and its sum forgotten
 *   dead       when whatever follows from v breaks counter k, the state goes
 *   proven     when what the state has cost and the least that the rest must cost
 *              reach the claim, the state goes: what becomes of it keeps the claim
 *
 * The least that the rest must cost is the greatest of several relaxations, each
 * of which minds one counter k alone:
 *
 *     A_k[d][v][s] = min over arcs a of v:  c_a + A_k[d+1][to_a][s + gain_a,k]
 *     A_k[n_days][v][s] = cost_k[s]
 *
 * and takes each other counter at its cheapest value from s_k on. The claim is
 * false when a state is left at the end. */
#include "gains.h"
#include "verify_parts.h"

#include <assert.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum { SETTLED = -1 };
static const int64_t INFINITE = INT64_MAX / 4;

/* What any rest of a path from a node adds to a counter; low > high: no rest. */
typedef struct to_go {
    int low, high;
} to_go;

typedef struct verify_counter {
    const bem_counter *counter;
    to_go **rest;     /* [n_days + 1][n_nodes] */
    int64_t *cost;    /* [n_values + 1] scaled; INFINITE where forbidden, and at the end */
    int *same_to;     /* [n_values + 1] the last value up to which the cost is the same */
    int64_t *from;    /* [n_values + 1] the least cost of this value and those beyond */
    int64_t ***ahead; /* [n_days + 1][n_nodes][n_values + 1] A_k */
} verify_counter;

typedef struct verify_path {
    const bem_claim *claim;
    const bem_network *network;
    int n; /* counters */
    verify_counter *counters;
    int64_t **choice; /* [n_days][n_choices] least of the allowed options; INFINITE = none */
    int64_t **ahead;  /* [n_days + 1][n_nodes] no counter minded */
    bem_arena arena;
} verify_path;

/* The states of one layer: state i is width ints, its node and its sums. */
typedef struct verify_layer {
    int width;
    BEM_ARRAY(int64_t); /* the least cost of each */
    struct {
        int *items;
        int count, cap;
    } states, next;  /* [count * width]; [count] the next with the same hash, -1 = none */
    bem_map by_hash; /* the first with that hash */
} verify_layer;

static int64_t least_of(int64_t a, int64_t b) { return a < b ? a : b; }

/* Sizes */

static bem_wide magnitude(bem_wide x) { return x < 0 ? -x : x; }

static bem_wide most_of(bem_wide a, bem_wide b) { return a > b ? a : b; }

static bool is_allowed(const bem_claim *claim, int d, const bem_option *option) {
    return !claim->allowed || claim->allowed[d * claim->n_duties + option->duty];
}

static bem_wide option_cost(const bem_claim *claim, int d, const bem_option *option) {
    return (bem_wide)option->cost * claim->scale - claim->value[d * claim->n_duties + option->duty];
}

/* Could some path's sums leave 64 bits? */
static bool is_too_large(const bem_claim *claim) {
    bem_wide sum = 0;
    for (int d = 0; d < claim->network->n_days; d++) {
        const bem_layer *layer = &claim->network->layers[d];
        bem_wide arc = 0, option = 0;
        for (int a = 0; a < layer->first_arc[layer->n_nodes]; a++)
            arc = most_of(arc, magnitude(layer->arcs[a].cost));
        for (int c = 0; c < layer->n_choices; c++)
            for (int o = 0; o < layer->choices[c].n_options; o++)
                option = most_of(option,
                                 magnitude(option_cost(claim, d, &layer->choices[c].options[o])));
        sum += arc * claim->scale + option;
    }
    for (int k = 0; k < claim->network->n_counters; k++) {
        const bem_counter *counter = &claim->network->counters[k];
        bem_wide most = 0;
        for (int v = 0; v < counter->n_values; v++)
            if (counter->cost[v] != BEM_NEVER)
                most = most_of(most, magnitude(counter->cost[v]));
        sum += most * claim->scale;
    }
    return sum >= INFINITE / 4;
}

/* What lies ahead */

static void price_choices(verify_path *p) {
    p->choice = BEM_TAKE(&p->arena, p->network->n_days + 1, int64_t *);
    for (int d = 0; d < p->network->n_days; d++) {
        const bem_layer *layer = &p->network->layers[d];
        p->choice[d] = BEM_TAKE(&p->arena, layer->n_choices, int64_t);
        for (int c = 0; c < layer->n_choices; c++) {
            p->choice[d][c] = INFINITE;
            for (int o = 0; o < layer->choices[c].n_options; o++) {
                const bem_option *option = &layer->choices[c].options[o];
                if (is_allowed(p->claim, d, option))
                    p->choice[d][c] =
                        least_of(p->choice[d][c], (int64_t)option_cost(p->claim, d, option));
            }
        }
    }
}

static int gain_of(const bem_network *network, const bem_arc *arc, int k) {
    return bem_gains_amount(&network->gains[arc->gains], k);
}

static int64_t arc_cost(const verify_path *p, int d, const bem_arc *arc) {
    return p->choice[d][arc->choice] + arc->cost * p->claim->scale;
}

static bool is_open(const verify_path *p, int d, const bem_arc *arc) {
    return p->choice[d][arc->choice] < INFINITE;
}

static void look_ahead(verify_path *p) {
    p->ahead = BEM_TAKE(&p->arena, p->network->n_days + 1, int64_t *);
    for (int d = p->network->n_days; d >= 0; d--) {
        const bem_layer *layer = &p->network->layers[d];
        p->ahead[d] = BEM_TAKE(&p->arena, layer->n_nodes, int64_t);
        for (int v = 0; v < layer->n_nodes && d < p->network->n_days; v++) {
            p->ahead[d][v] = INFINITE;
            for (int a = layer->first_arc[v]; a < layer->first_arc[v + 1]; a++) {
                const bem_arc *arc = &layer->arcs[a];
                int64_t rest = p->ahead[d + 1][arc->to];
                if (is_open(p, d, arc) && rest < INFINITE)
                    p->ahead[d][v] = least_of(p->ahead[d][v], arc_cost(p, d, arc) + rest);
            }
        }
    }
}

static void read_counter(verify_path *p, int k) {
    verify_counter *c = &p->counters[k];
    c->counter = &p->network->counters[k];
    int n = c->counter->n_values;
    c->cost = BEM_TAKE(&p->arena, n + 1, int64_t);
    c->same_to = BEM_TAKE(&p->arena, n + 1, int);
    c->from = BEM_TAKE(&p->arena, n + 1, int64_t);
    for (int v = n; v >= 0; v--) {
        bool forbidden = v == n || c->counter->cost[v] == BEM_NEVER;
        c->cost[v] = forbidden ? INFINITE : c->counter->cost[v] * p->claim->scale;
        c->same_to[v] = v < n && c->cost[v] == c->cost[v + 1] ? c->same_to[v + 1] : v;
        c->from[v] = v < n ? least_of(c->cost[v], c->from[v + 1]) : c->cost[v];
    }
    c->same_to[n] = INT_MAX; /* all beyond the table is forbidden */
    for (int v = n - 1; v >= 0 && c->cost[v] == INFINITE; v--)
        c->same_to[v] = INT_MAX;
}

static void find_rest(verify_path *p, int k) {
    verify_counter *c = &p->counters[k];
    c->rest = BEM_TAKE(&p->arena, p->network->n_days + 1, to_go *);
    for (int d = p->network->n_days; d >= 0; d--) {
        const bem_layer *layer = &p->network->layers[d];
        c->rest[d] = BEM_TAKE(&p->arena, layer->n_nodes, to_go);
        for (int v = 0; v < layer->n_nodes && d < p->network->n_days; v++) {
            to_go range = {INT_MAX, -1};
            for (int a = layer->first_arc[v]; a < layer->first_arc[v + 1]; a++) {
                const bem_arc *arc = &layer->arcs[a];
                to_go next = c->rest[d + 1][arc->to];
                int gain = gain_of(p->network, arc, k);
                if (!is_open(p, d, arc) || next.low > next.high)
                    continue;
                range.low = gain + next.low < range.low ? gain + next.low : range.low;
                range.high = gain + next.high > range.high ? gain + next.high : range.high;
            }
            c->rest[d][v] = range;
        }
    }
}

static int value_of(const verify_counter *c, int sum) {
    return sum < c->counter->n_values ? sum : c->counter->n_values;
}

/* Settled, dead, or neither: the price then, INFINITE, or -1 in *settled. */
static bool is_settled(const verify_counter *c, int d, int v, int sum, int64_t *price) {
    to_go rest = c->rest[d][v];
    int low = value_of(c, sum + rest.low), high = sum + rest.high;
    *price = c->cost[low];
    return c->same_to[low] >= high;
}

/* A_k; only days on which the counter can be open have tables, and before its
 * first gain there is one value. */
static void look_ahead_minding(verify_path *p, int k) {
    verify_counter *c = &p->counters[k];
    int n_values = c->counter->n_values;
    c->ahead = BEM_TAKE(&p->arena, p->network->n_days + 1, int64_t **);
    for (int d = p->network->n_days; d >= 0; d--) {
        const bem_layer *layer = &p->network->layers[d];
        c->ahead[d] = BEM_TAKE(&p->arena, layer->n_nodes, int64_t *);
        for (int v = 0; v < layer->n_nodes; v++) {
            int n = d <= c->counter->first ? 1 : d > c->counter->last ? 0 : n_values;
            c->ahead[d][v] = BEM_TAKE(&p->arena, n, int64_t);
            for (int s = 0; s < n; s++) {
                int64_t least = INFINITE;
                for (int a = layer->first_arc[v]; a < layer->first_arc[v + 1]; a++) {
                    const bem_arc *arc = &layer->arcs[a];
                    int sum = s + gain_of(p->network, arc, k);
                    if (!is_open(p, d, arc) || sum >= n_values)
                        continue;
                    int64_t rest = d >= c->counter->last ? p->ahead[d + 1][arc->to]
                                                         : c->ahead[d + 1][arc->to][sum];
                    int64_t paid = d == c->counter->last ? c->cost[sum] : 0;
                    if (rest < INFINITE && paid < INFINITE)
                        least = least_of(least, arc_cost(p, d, arc) + paid + rest);
                }
                c->ahead[d][v][s] = least;
            }
        }
    }
}

/* The dictionary */

static int64_t hash_of(const int *state, int width) {
    uint64_t hash = 0;
    for (int i = 0; i < width; i++)
        hash = bem_mix(hash, (uint64_t)(int64_t)state[i]);
    return (int64_t)(hash >> 2);
}

static int find_state(const verify_layer *layer, const int *state, int first) {
    size_t size = (size_t)layer->width * sizeof *state;
    for (int i = first; i >= 0; i = layer->next.items[i])
        if (memcmp(layer->states.items + (ptrdiff_t)i * layer->width, state, size) == 0)
            return i;
    return -1;
}

static void keep_state(verify_layer *layer, const int *state, int64_t cost) {
    int64_t hash = hash_of(state, layer->width);
    int first = bem_map_find(&layer->by_hash, hash);
    int known = find_state(layer, state, first);
    if (known >= 0) {
        layer->items[known] = least_of(layer->items[known], cost);
        return;
    }
    int i = layer->count;
    BEM_PUSH(layer, cost);
    for (int w = 0; w < layer->width; w++)
        BEM_PUSH(&layer->states, state[w]);
    BEM_PUSH(&layer->next, first < 0 ? -1 : layer->next.items[first]);
    if (first < 0)
        bem_map_put(&layer->by_hash, hash, i);
    else
        layer->next.items[first] = i;
}

static void empty_layer(verify_layer *layer) {
    layer->count = layer->states.count = layer->next.count = 0;
    bem_map_clear(&layer->by_hash);
}

static void free_layer(verify_layer *layer) {
    free(layer->items);
    free(layer->states.items);
    free(layer->next.items);
    bem_map_free(&layer->by_hash);
}

/* From state to state */

/* Pays what is settled at layer d; false when the state is dead. */
static bool settle(const verify_path *p, int d, int *state, int64_t *cost) {
    if (p->ahead[d][state[0]] >= INFINITE)
        return false;
    for (int k = 0; k < p->n; k++) {
        int64_t price;
        if (state[1 + k] == SETTLED ||
            !is_settled(&p->counters[k], d, state[0], state[1 + k], &price))
            continue;
        if (price >= INFINITE)
            return false;
        state[1 + k] = SETTLED;
        *cost += price;
    }
    return true;
}

/* The least that the rest of a settled state must cost; INFINITE when it cannot
 * end well. */
static int64_t least_ahead(const verify_path *p, int d, const int *state) {
    int64_t counted = 0;
    for (int k = 0; k < p->n; k++)
        counted += state[1 + k] == SETTLED ? 0 : p->counters[k].from[state[1 + k]];
    int64_t least = p->ahead[d][state[0]] + counted;
    for (int k = 0; k < p->n; k++) {
        if (state[1 + k] == SETTLED)
            continue;
        int64_t minding = p->counters[k].ahead[d][state[0]][state[1 + k]];
        if (minding >= INFINITE)
            return INFINITE;
        minding += counted - p->counters[k].from[state[1 + k]];
        least = minding > least ? minding : least;
    }
    return least;
}

/* Takes a state into layer d unless it is dead or keeps the claim. */
static void enter(const verify_path *p, verify_layer *layer, int d, int *state, int64_t cost) {
    if (!settle(p, d, state, &cost))
        return;
    int64_t rest = least_ahead(p, d, state);
    if (rest < INFINITE && cost + rest < p->claim->least)
        keep_state(layer, state, cost);
}

static void take_on(const verify_path *p, int d, const int *from, int64_t cost, int *state,
                    verify_layer *next) {
    const bem_layer *layer = &p->network->layers[d];
    for (int a = layer->first_arc[from[0]]; a < layer->first_arc[from[0] + 1]; a++) {
        const bem_arc *arc = &layer->arcs[a];
        const bem_gains *gains = &p->network->gains[arc->gains];
        if (!is_open(p, d, arc))
            continue;
        memcpy(state, from, (size_t)next->width * sizeof *state);
        state[0] = arc->to;
        for (int i = 0; i < gains->count; i++) {
            int *sum = &state[1 + gains->items[i].counter];
            if (*sum != SETTLED)
                *sum =
                    value_of(&p->counters[gains->items[i].counter], *sum + gains->items[i].amount);
        }
        enter(p, next, d + 1, state, cost + arc_cost(p, d, arc));
    }
}

static bem_claim_answer walk(const verify_path *p, int64_t *found) {
    int width = 1 + p->n;
    verify_layer here = {.width = width}, next = {.width = width};
    int *state = bem_grow(NULL, (size_t)width, sizeof *state);
    memset(state, 0, (size_t)width * sizeof *state);
    enter(p, &here, 0, state, 0);
    for (int d = 0; d < p->network->n_days; d++) {
        empty_layer(&next);
        for (int i = 0; i < here.count; i++)
            take_on(p, d, here.states.items + (ptrdiff_t)i * width, here.items[i], state, &next);
        verify_layer swap = here;
        here = next;
        next = swap;
    }
    *found = INFINITE;
    for (int i = 0; i < here.count; i++)
        *found = least_of(*found, here.items[i]);
    bem_claim_answer answer = here.count == 0 ? BEM_CLAIM_HOLDS : BEM_CLAIM_FALSE;
    free(state);
    free_layer(&here);
    free_layer(&next);
    return answer;
}

bem_claim_answer bem_claim_check(const bem_claim *claim, int64_t *found) {
    if (is_too_large(claim))
        return BEM_CLAIM_TOO_LARGE;
    verify_path p = {.claim = claim, .network = claim->network, .n = claim->network->n_counters};
    price_choices(&p);
    look_ahead(&p);
    p.counters = BEM_TAKE(&p.arena, p.n, verify_counter);
    for (int k = 0; k < p.n; k++) {
        read_counter(&p, k);
        find_rest(&p, k);
        look_ahead_minding(&p, k);
    }
    bem_claim_answer answer = walk(&p, found);
    bem_arena_free(&p.arena);
    return answer;
}
