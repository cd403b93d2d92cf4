/* pricing.c - exact dynamic programming over nodes and binding counters.
 *
 * State: layer d, node v, and for each *active* counter k alive at d the sum of
 * its gains so far. V_d[v][sums] is the least cost from there to the end:
 *
 *     V_d[v][s] = min over arcs a of v:  c_a + W_{d+1}[to_a][s + gains_a]
 *     W_d[v][s] = V_d[v][s without closing counters] + sum of closing costs
 *     c_a       = cost of a + min over allowed options o of (cost_o - value_o)
 *
 * For one arc the minimum over all s is shift, add, minimum over contiguous
 * memory (the longest counter innermost), which vectorises. No dominance is
 * needed; the answer is exact for the active counters.
 *
 * Counters that seldom bind are left out first, at their least cost; when the
 * path then found breaks or pays some of them, these become active and the
 * layers are solved again (decremental state-space relaxation: Boland, Dethridge
 * and Dumitrescu 2006; Righini and Salani 2008). What is left out only lowers z,
 * so every round's z is a valid bound.
 *
 * Where even that needs more counters than dense tables hold, labels finish the
 * job (labels.c).
 *
 * Cost: arcs x product of the active counters' spans. */
#include "pricing_parts.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum {
    ROUGH_ROUNDS = 3,
    MAGNITUDE_BITS = 28 /* all finite cells stay below 2^28, so that NO_PATH never overflows */
};
static const size_t MAX_CELLS = (size_t)1 << 24; /* 64 MiB */
static const double NEED_STEP = 0.2, NEED_FADE = 0.01;

void bem_workspace_free(bem_workspace *ws) {
    free(ws->cells);
    free(ws->layers);
    free(ws->moves);
    free(ws->choice_cost);
    free(ws->duty);
    *ws = (bem_workspace){0};
}

static int64_t magnitude(int64_t x) { return x < 0 ? -x : x; }

/* How coarse grains must be so that no path's cells leave MAGNITUDE_BITS. */
static int coarseness(const bem_dp *dp) {
    int64_t sum = 0;
    for (int d = 0; d < dp->net->n_days; d++) {
        const bem_layer *layer = &dp->net->layers[d];
        int64_t arc_most = 0, option_most = 0;
        for (int a = 0; a < layer->first_arc[layer->n_nodes]; a++)
            if (magnitude(layer->arcs[a].cost) > arc_most)
                arc_most = magnitude(layer->arcs[a].cost);
        for (int c = 0; c < layer->n_choices; c++)
            for (int o = 0; o < layer->choices[c].n_options; o++) {
                int64_t m = magnitude(bem_option_value(dp, d, &layer->choices[c].options[o]));
                if (m > option_most)
                    option_most = m;
            }
        sum += arc_most * BEM_GRAINS + option_most;
    }
    for (int k = 0; k < dp->net->n_counters; k++)
        sum += magnitude(dp->q->plan->most[k]) * BEM_GRAINS;
    int coarse = 0;
    while (sum >> coarse >= (int64_t)1 << MAGNITUDE_BITS)
        coarse++;
    return coarse;
}

static int32_t coarsened(const bem_dp *dp, int64_t grains) {
    return (int32_t)(grains >> dp->coarse);
}

static void price_choices(bem_dp *dp) {
    bem_workspace *ws = dp->ws;
    size_t n = 0;
    for (int d = 0; d < dp->net->n_days; d++)
        n += (size_t)dp->net->layers[d].n_choices;
    if (n > ws->choice_cap)
        ws->choice_cost = bem_grow(ws->choice_cost, ws->choice_cap = n, sizeof *ws->choice_cost);
    int32_t *next = ws->choice_cost;
    for (int d = 0; d < dp->net->n_days; d++) {
        const bem_layer *layer = &dp->net->layers[d];
        ws->layers[d].choice = next;
        for (int c = 0; c < layer->n_choices; c++) {
            int32_t best = NO_PATH;
            for (int o = 0; o < layer->choices[c].n_options; o++) {
                const bem_option *option = &layer->choices[c].options[o];
                if (!bem_option_allowed(dp, d, option))
                    continue;
                int32_t cost = coarsened(dp, bem_option_value(dp, d, option));
                if (cost < best)
                    best = cost;
            }
            *next++ = best;
        }
    }
}

/* Tables */

static int lay_dims(const bem_dp *dp, int d, bool closing_too, bem_dim *dims, int *size) {
    const bem_plan *plan = dp->q->plan;
    int n = 0;
    for (int i = 0; i < dp->n_active; i++) {
        int k = dp->active[i];
        const bem_counter *counter = &dp->net->counters[k];
        if (counter->first < d && d <= counter->last + closing_too) {
            bem_span span = plan->span[d * dp->net->n_counters + k];
            dims[n++] = (bem_dim){k, span.lo, span.hi - span.lo + 1, 0};
        }
    }
    int64_t total = 1;
    for (int i = n - 1; i >= 0; i--) {
        dims[i].stride = (int)total;
        total *= dims[i].size;
        if (total > (int64_t)MAX_CELLS)
            total = (int64_t)MAX_CELLS;
    }
    *size = (int)total;
    return n;
}

/* False when the active counters would need too much memory. */
static bool lay_tables(bem_dp *dp) {
    bem_workspace *ws = dp->ws;
    int n_layers = dp->net->n_days + 1;
    if (n_layers > ws->layers_cap)
        ws->layers = bem_grow(ws->layers, (size_t)(ws->layers_cap = n_layers), sizeof *ws->layers);
    size_t cells = 0;
    for (int d = 0; d < n_layers; d++) {
        bem_layer_table *t = &ws->layers[d];
        size_t n_nodes = (size_t)dp->net->layers[d].n_nodes;
        t->n_w = lay_dims(dp, d, true, t->w_dim, &t->w_size);
        t->n_v = lay_dims(dp, d, false, t->v_dim, &t->v_size);
        cells += n_nodes * (size_t)(t->v_size + (t->n_w > t->n_v ? t->w_size : 0));
        if (cells > MAX_CELLS)
            return false;
    }
    if (cells > ws->cells_cap)
        ws->cells = bem_grow(ws->cells, ws->cells_cap = cells, sizeof *ws->cells);
    int32_t *next = ws->cells;
    for (int d = 0; d < n_layers; d++) {
        bem_layer_table *t = &ws->layers[d];
        size_t n_nodes = (size_t)dp->net->layers[d].n_nodes;
        t->v = next;
        next += n_nodes * (size_t)t->v_size;
        t->w = t->v;
        if (t->n_w > t->n_v) {
            t->w = next;
            next += n_nodes * (size_t)t->w_size;
        }
    }
    return true;
}

/* Backward recursion */

/* One node's cells of w from those of v: pay the counters that close at d. */
static void close_node(const bem_dp *dp, const bem_layer_table *t, int node) {
    int32_t *w = t->w + (size_t)node * (size_t)t->w_size;
    const int32_t *v = t->v + (size_t)node * (size_t)t->v_size;
    int at[MAX_DIMS] = {0};
    for (int cell = 0; cell < t->w_size; cell++) {
        int64_t pay = 0;
        int from = 0;
        for (int i = 0, j = 0; i < t->n_w; i++) {
            const bem_dim *dim = &t->w_dim[i];
            if (j < t->n_v && t->v_dim[j].counter == dim->counter) {
                from += at[i] * t->v_dim[j++].stride;
                continue;
            }
            int64_t cost = dp->net->counters[dim->counter].cost[dim->lo + at[i]];
            pay = cost == BEM_NEVER || pay == BEM_NEVER ? BEM_NEVER : pay + cost;
        }
        w[cell] = pay == BEM_NEVER ? NO_PATH : v[from] + coarsened(dp, pay * BEM_GRAINS);
        for (int i = t->n_w - 1; i >= 0 && ++at[i] == t->w_dim[i].size; i--)
            at[i] = 0;
    }
}

static int gain_in(const bem_gains *set, int counter) {
    for (int i = 0; i < set->count; i++)
        if (set->items[i].counter == counter)
            return set->items[i].amount;
    return 0;
}

/* How a set of gains moves cells of day d: over a box of n dims, out[x] =
 * min(out[x], cost + in[x]) from the corners out_at and in_at on. */
typedef struct bem_move {
    int day; /* for which it was worked out */
    bool possible;
    int n, out_at, in_at;
    int count[MAX_DIMS], out_stride[MAX_DIMS], in_stride[MAX_DIMS];
} bem_move;

/* The part of a counter's span that stays within the next layer's. */
static bool add_dim(bem_move *move, const bem_dim *out, const bem_dim *in, int gain) {
    int shift = gain + out->lo - in->lo;
    int first = shift < 0 ? -shift : 0;
    int end = in->size - shift < out->size ? in->size - shift : out->size;
    move->count[move->n] = end - first;
    move->out_stride[move->n] = out->stride;
    move->in_stride[move->n] = in->stride;
    move->out_at += first * out->stride;
    move->in_at += (first + shift) * in->stride;
    move->n++;
    return first < end;
}

static bem_move work_out_move(const bem_dp *dp, int d, const bem_gains *gains) {
    const bem_layer_table *from = &dp->ws->layers[d], *to = &dp->ws->layers[d + 1];
    bem_move move = {.day = d, .possible = true};
    for (int i = 0; i < to->n_w && move.possible; i++) {
        const bem_dim *in = &to->w_dim[i];
        int gain = gain_in(gains, in->counter);
        bool goes_on = move.n < from->n_v && from->v_dim[move.n].counter == in->counter;
        if (goes_on) {
            move.possible = add_dim(&move, &from->v_dim[move.n], in, gain);
        } else { /* opens today at 0 */
            move.possible = gain >= in->lo && gain < in->lo + in->size;
            move.in_at += (gain - in->lo) * in->stride;
        }
    }
    return move;
}

static const bem_move *move_of(bem_dp *dp, int d, int gains) {
    bem_move *move = &dp->ws->moves[gains];
    if (move->day != d)
        *move = work_out_move(dp, d, &dp->net->gains[gains]);
    return move;
}

/* Forgets the moves of an earlier pricing. */
static void clear_moves(bem_dp *dp) {
    bem_workspace *ws = dp->ws;
    if (dp->net->n_gains > ws->moves_cap)
        ws->moves =
            bem_grow(ws->moves, (size_t)(ws->moves_cap = dp->net->n_gains), sizeof *ws->moves);
    for (int g = 0; g < dp->net->n_gains; g++)
        ws->moves[g].day = -1;
}

static inline void min_plus(int32_t *restrict out, const int32_t *restrict in, int32_t cost,
                            int n) {
    for (int i = 0; i < n; i++) {
        int32_t x = in[i] + cost;
        out[i] = x < out[i] ? x : out[i];
    }
}

/* Cells lie apart where a counter that opens that day is innermost. */
static inline void min_plus_apart(int32_t *restrict out, const int32_t *restrict in, int stride,
                                  int32_t cost, int n) {
    for (int i = 0; i < n; i++) {
        int32_t x = in[(ptrdiff_t)i * stride] + cost;
        out[i] = x < out[i] ? x : out[i];
    }
}

static inline void sweep_line(const bem_move *m, int dim, int32_t *out, const int32_t *in,
                              int32_t cost) {
    if (m->in_stride[dim] == 1)
        min_plus(out, in, cost, m->count[dim]);
    else
        min_plus_apart(out, in, m->in_stride[dim], cost, m->count[dim]);
}

static inline void sweep_plane(const bem_move *m, int dim, int32_t *out, const int32_t *in,
                               int32_t cost) {
    for (int i = 0; i < m->count[dim]; i++)
        sweep_line(m, dim + 1, out + (ptrdiff_t)i * m->out_stride[dim],
                   in + (ptrdiff_t)i * m->in_stride[dim], cost);
}

static inline void sweep(const bem_move *m, int32_t *out, const int32_t *in, int32_t cost) {
    int at[MAX_DIMS] = {0}; /* of the dims before the last two */
    switch (m->n) {
    case 0:
        *out = *in + cost < *out ? *in + cost : *out;
        return;
    case 1:
        sweep_line(m, 0, out, in, cost);
        return;
    case 2:
        sweep_plane(m, 0, out, in, cost);
        return;
    default:
        for (int dim = 0; dim >= 0;) {
            sweep_plane(m, m->n - 2, out, in, cost);
            for (dim = m->n - 3; dim >= 0; dim--) {
                out += m->out_stride[dim];
                in += m->in_stride[dim];
                if (++at[dim] < m->count[dim])
                    break;
                out -= (ptrdiff_t)at[dim] * m->out_stride[dim];
                in -= (ptrdiff_t)at[dim] * m->in_stride[dim];
                at[dim] = 0;
            }
        }
    }
}

/* The kernel is compiled for wider vectors too; the machine picks when the
 * program starts. Not under the sanitizers, which run before that choice. */
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) &&                             \
    !defined(__SANITIZE_ADDRESS__)
#define WIDE_VECTORS __attribute__((target_clones("avx2", "default")))
#else
#define WIDE_VECTORS
#endif

WIDE_VECTORS
static void solve_layer(bem_dp *dp, int d) {
    const bem_layer *layer = &dp->net->layers[d];
    bem_layer_table *t = &dp->ws->layers[d], *next = &dp->ws->layers[d + 1];
    int32_t *end = t->v + (size_t)layer->n_nodes * (size_t)t->v_size;
    for (int32_t *cell = t->v; cell < end; cell++)
        *cell = NO_PATH;
    for (int v = 0; v < layer->n_nodes; v++)
        for (int a = layer->first_arc[v]; a < layer->first_arc[v + 1]; a++) {
            const bem_arc *arc = &layer->arcs[a];
            if (t->choice[arc->choice] == NO_PATH)
                continue;
            const bem_move *move = move_of(dp, d, arc->gains);
            if (!move->possible)
                continue;
            int32_t cost = t->choice[arc->choice] + coarsened(dp, arc->cost * BEM_GRAINS);
            sweep(move, t->v + (size_t)v * (size_t)t->v_size + move->out_at,
                  next->w + (size_t)arc->to * (size_t)next->w_size + move->in_at, cost);
        }
    dp->work_cells += (int64_t)layer->first_arc[layer->n_nodes] * (t->v_size + 4);
    if (t->n_w > t->n_v)
        for (int v = 0; v < layer->n_nodes; v++)
            close_node(dp, t, v);
}

static void solve_layers(bem_dp *dp) {
    clear_moves(dp);
    int n = dp->net->n_days;
    bem_layer_table *last = &dp->ws->layers[n];
    assert(dp->net->layers[n].n_nodes == 1 && last->v_size == 1);
    last->v[0] = 0;
    if (last->n_w > 0)
        close_node(dp, last, 0);
    for (int d = n - 1; d >= 0; d--)
        solve_layer(dp, d);
}

/* Forward trace */

int bem_cell_of(const bem_dim *dims, int n, const int *sum) {
    int cell = 0;
    for (int i = 0; i < n; i++) {
        int at = sum[dims[i].counter] - dims[i].lo;
        if (at < 0 || at >= dims[i].size)
            return -1;
        cell += at * dims[i].stride;
    }
    return cell;
}

static int pick_option(const bem_dp *dp, int d, int choice, bem_random *random) {
    const bem_choice *c = &dp->net->layers[d].choices[choice];
    int picked = -1, ties = 0;
    for (int o = 0; o < c->n_options; o++)
        if (bem_option_allowed(dp, d, &c->options[o]) &&
            coarsened(dp, bem_option_value(dp, d, &c->options[o])) ==
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
                    t->choice[arc->choice] + coarsened(dp, arc->cost * BEM_GRAINS);
        if (x == value && bem_random_below(random, ++ties) == 0)
            picked = arc;
    }
    assert(picked);
    add_gains(&dp->net->gains[picked->gains], 1, dp->sum);
    return picked;
}

/* Walks a best path into ws->duty; its exact cost (öre, without counters) and z. */
static void trace(bem_dp *dp, bem_random *random, int64_t *cost, int64_t *reduced) {
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
                    t->choice[arc->choice] + coarsened(dp, arc->cost * BEM_GRAINS);
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
            coarsened(dp, bem_option_value(dp, d, &c->options[o])) ==
                dp->ws->layers[d].choice[choice])
            return &c->options[o];
    return NULL;
}

/* A path that keeps the left-out counters within their limits, as good as going
 * forward step by step finds it; false when it gets stuck. What it finds is only
 * one more column: the bound comes from the layers. */
static bool trace_within(bem_dp *dp, int64_t *cost, int64_t *reduced) {
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

/* Which counters are active */

bool bem_is_active(const bem_dp *dp, int k) {
    for (int i = 0; i < dp->n_active; i++)
        if (dp->active[i] == k)
            return true;
    return false;
}

static int end_span(const bem_plan *plan, int k) {
    const bem_network *net = plan->network;
    bem_span span = plan->span[(net->counters[k].last + 1) * net->n_counters + k];
    return span.hi - span.lo;
}

/* Keeps the longest span last. */
static void activate(bem_dp *dp, int k) {
    int i = dp->n_active++;
    while (i > 0 && end_span(dp->q->plan, dp->active[i - 1]) > end_span(dp->q->plan, k)) {
        dp->active[i] = dp->active[i - 1];
        i--;
    }
    dp->active[i] = k;
}

/* What the left-out counters cost on the path at hand beyond their least, öre;
 * BEM_NEVER when one is broken. *worst gets the one of them, among those that
 * cost anything, whose span is the shortest: the cheapest to make active. */
static int64_t counters_left_out(const bem_dp *dp, int *worst) {
    const bem_plan *plan = dp->q->plan;
    int64_t extra = 0;
    *worst = -1;
    for (int k = 0; k < dp->net->n_counters; k++) {
        const bem_counter *counter = &dp->net->counters[k];
        if (bem_is_active(dp, k))
            continue;
        int64_t cost = dp->sum[k] < counter->n_values ? counter->cost[dp->sum[k]] : BEM_NEVER;
        if (cost == plan->least[k])
            continue;
        extra = cost == BEM_NEVER || extra == BEM_NEVER ? BEM_NEVER : extra + cost - plan->least[k];
        if (*worst < 0 || end_span(plan, k) < end_span(plan, *worst))
            *worst = k;
    }
    return extra;
}

static int64_t active_cost(const bem_dp *dp) {
    int64_t cost = 0;
    for (int i = 0; i < dp->n_active; i++)
        cost += dp->net->counters[dp->active[i]].cost[dp->sum[dp->active[i]]];
    return cost;
}

static int64_t least_of_inactive(const bem_dp *dp) {
    int64_t least = 0;
    for (int k = 0; k < dp->net->n_counters; k++)
        if (!bem_is_active(dp, k))
            least += dp->q->plan->least[k];
    return least;
}

/* Starting with counter k costs its span times as much; without, once more when
 * it turns out to be needed. */
static bool should_start_with(const bem_dp *dp, const bem_habit *habit, int k) {
    double size = end_span(dp->q->plan, k) + 1;
    double threshold = 1 - 1 / size;
    return habit->need[k] > (threshold < 0.9 ? threshold : 0.9);
}

static void start_active(bem_dp *dp, bem_habit *habit) {
    for (int k = 0; k < dp->net->n_counters && dp->n_active < MAX_DIMS; k++)
        if (should_start_with(dp, habit, k)) {
            activate(dp, k);
            habit->need[k] *= 1 - NEED_FADE; /* so that it is tried without now and then */
        }
    dp->n_started = dp->n_active;
}

/* Learns from the counters that were not active at the start. */
static void learn(const bem_dp *dp, bem_habit *habit, const int *started) {
    for (int k = 0; k < dp->net->n_counters; k++) {
        bool at_start = false;
        for (int i = 0; i < dp->n_started; i++)
            at_start |= started[i] == k;
        if (!at_start)
            habit->need[k] += NEED_STEP * ((bem_is_active(dp, k) ? 1 : 0) - habit->need[k]);
    }
}

static void take_path(const bem_dp *dp, int64_t cost, int64_t reduced, int64_t extra,
                      bem_price_answer *answer) {
    int64_t counted = active_cost(dp) + least_of_inactive(dp) + extra;
    answer->found = true;
    answer->cost = cost + counted;
    answer->reduced = reduced + counted * BEM_GRAINS;
}

/* The dense layers for the active counters; those with the shortest spans are
 * left out when there is no room for all. */
static void solve_tables(bem_dp *dp) {
    while (!lay_tables(dp))
        memmove(dp->active, dp->active + 1, (size_t)--dp->n_active * sizeof *dp->active);
    price_choices(dp);
    solve_layers(dp);
}

static bool activate_if_fits(bem_dp *dp, int k) {
    if (dp->n_active == MAX_DIMS)
        return false;
    activate(dp, k);
    if (lay_tables(dp))
        return true;
    int i = 0;
    while (dp->active[i] != k)
        i++;
    memmove(dp->active + i, dp->active + i + 1,
            (size_t)(dp->n_active - i - 1) * sizeof *dp->active);
    dp->n_active--;
    return false;
}

/* A path off the exact trace serves when it gains half of what any could. */
static bool is_good_enough(const bem_dp *dp, const bem_price_answer *answer) {
    int64_t most = dp->q->enough - answer->bound;
    return dp->q->enough - answer->reduced > most / 2 + 1;
}

/* One round: the layers solved for the active counters, a path traced. True
 * when the answer is final. */
static bool solve_round(bem_dp *dp, bem_random *random, bem_price_answer *answer) {
    solve_tables(dp);
    int32_t z = dp->ws->layers[0].w[0];
    if (z > NO_PATH / 2) {
        answer->impossible = true;
        return true;
    }
    int64_t bound = (int64_t)z * ((int64_t)1 << dp->coarse) + least_of_inactive(dp) * BEM_GRAINS;
    if (bound > answer->bound)
        answer->bound = bound;
    if (answer->bound >= dp->q->enough)
        return true;
    int64_t cost, reduced;
    int worst;
    trace(dp, random, &cost, &reduced);
    int64_t extra = counters_left_out(dp, &worst);
    if (extra == 0) {
        take_path(dp, cost, reduced, extra, answer);
        return true;
    }
    if (dp->q->is_rough && ++dp->n_rounds >= ROUGH_ROUNDS)
        return true;
    if (dp->q->enough != INT64_MAX && trace_within(dp, &cost, &reduced)) {
        int ignored;
        extra = counters_left_out(dp, &ignored);
        if (extra != BEM_NEVER)
            take_path(dp, cost, reduced, extra, answer);
        if (answer->found && is_good_enough(dp, answer))
            return true;
        answer->found = false;
    }
    if (activate_if_fits(dp, worst))
        return false;
    solve_tables(dp);
    bem_price_by_labels(dp, answer);
    return true;
}

bem_price_answer bem_price_path(const bem_price_question *q, bem_habit *habit, bem_random *random,
                                bem_workspace *ws) {
    const bem_network *net = q->plan->network;
    bem_price_answer answer = {.bound = INT64_MIN};
    if (q->plan->impossible) {
        answer.impossible = true;
        return answer;
    }
    bem_dp dp = {.q = q, .net = net, .ws = ws};
    if (net->n_days > ws->duty_cap)
        ws->duty = bem_grow(ws->duty, (size_t)(ws->duty_cap = net->n_days), sizeof *ws->duty);
    dp.sum = bem_grow(NULL, (size_t)net->n_counters + 1, sizeof *dp.sum);
    dp.coarse = coarseness(&dp);
    start_active(&dp, habit);
    int started[MAX_DIMS];
    memcpy(started, dp.active, sizeof started);
    while (!solve_round(&dp, random, &answer))
        continue;
    learn(&dp, habit, started);
    free(dp.sum);
    answer.work = 1 + dp.work_cells / WORK_CELLS;
    return answer;
}
