/* layers.c - the dense tables of pricing and the backward recursion over them.
 *
 *     V_d[v][s] = min over arcs a of v:  c_a + W_{d+1}[to_a][s + gains_a]
 *     W_d[v][s] = V_d[v][s without closing counters] + sum of closing costs
 *
 * For one arc the minimum over all s is shift, add, minimum over contiguous
 * memory (the longest counter innermost), which vectorises. */
#include "pricing_parts.h"

#include <assert.h>
#include <stdlib.h>

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
        if (total > (int64_t)dp->most_cells)
            total = (int64_t)dp->most_cells;
    }
    *size = (int)total;
    return n;
}

/* False when the active counters would need too much memory. */
bool bem_lay_tables(bem_dp *dp) {
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
        if (cells > dp->most_cells && dp->n_active > 0)
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
            pay = cost == BEM_NEVER || pay == BEM_NEVER ? BEM_NEVER : pay + bem_capped(dp, cost);
        }
        w[cell] = pay == BEM_NEVER ? NO_PATH : v[from] + bem_coarsened(dp, pay * BEM_GRAINS);
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

/* The kernel is compiled for wider vectors too; the machine picks when the program
 * starts: a tenth to a fifth of pricing's time on ordinary instances, the most where
 * counters are wide. AVX-512 took back what it gave. 64-bit Arm has vectors of 128 bits
 * in its baseline. Not under the sanitizers, which run before that choice, nor where the
 * C library cannot make it. */
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && defined(__GLIBC__) &&       \
    !defined(__SANITIZE_ADDRESS__)
#define WIDE_VECTORS __attribute__((target_clones("avx2", "default")))
#else
#define WIDE_VECTORS
#endif

/* The layer where no counter is active: a cell a node. */
static void solve_plain_layer(bem_dp *dp, int d) {
    const bem_layer *layer = &dp->net->layers[d];
    const bem_layer_table *t = &dp->ws->layers[d];
    const int32_t *next = dp->ws->layers[d + 1].w;
    for (int v = 0; v < layer->n_nodes; v++) {
        int32_t least = NO_PATH;
        for (int a = layer->first_arc[v]; a < layer->first_arc[v + 1]; a++) {
            const bem_arc *arc = &layer->arcs[a];
            if (t->choice[arc->choice] == NO_PATH)
                continue;
            int32_t cost = next[arc->to] + bem_arc_cost(dp, t, arc);
            least = cost < least ? cost : least;
        }
        t->v[v] = least;
    }
    dp->work_cells += (int64_t)layer->first_arc[layer->n_nodes] * (t->v_size + 4);
}

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
            int32_t cost = bem_arc_cost(dp, t, arc);
            sweep(move, t->v + (size_t)v * (size_t)t->v_size + move->out_at,
                  next->w + (size_t)arc->to * (size_t)next->w_size + move->in_at, cost);
        }
    dp->work_cells += (int64_t)layer->first_arc[layer->n_nodes] * (t->v_size + 4);
    if (t->n_w > t->n_v)
        for (int v = 0; v < layer->n_nodes; v++)
            close_node(dp, t, v);
}

void bem_solve_layers(bem_dp *dp) {
    clear_moves(dp);
    int n = dp->net->n_days;
    bem_layer_table *last = &dp->ws->layers[n];
    assert(dp->net->layers[n].n_nodes == 1 && last->v_size == 1);
    last->v[0] = 0;
    if (last->n_w > 0)
        close_node(dp, last, 0);
    for (int d = n - 1; d >= 0; d--)
        if (dp->ws->layers[d].n_w == 0 && dp->ws->layers[d + 1].n_w == 0)
            solve_plain_layer(dp, d);
        else
            solve_layer(dp, d);
}

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
