/* draft_minimise.c - the smallest automaton with the same paths and costs.
 *
 * Backward, layer by layer: once the nodes of layer d + 1 are classes, two
 * nodes of layer d have the same futures up to a constant exactly when their
 * rows of (class, gains, cost) are equal, after the least cost pi(v) of a rest
 * of a path from v has been moved to the arcs that enter v. (Weight pushing
 * and minimisation of deterministic weighted automata: Mohri, "Finite-state
 * transducers in language and speech processing", 1997; on an acyclic layered
 * automaton one backward pass does both.) Work: linear in the table. */
#include "draft.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static const bem_draft_arc no_arc = {-1, 0, 0};

/* What a layer's old nodes have become: class -1 = leads nowhere. */
typedef struct classes {
    int *of;       /* [n] */
    int64_t *rest; /* [n] cost moved to the arcs that enter */
    int n, cap;
} classes;

static void open_classes(classes *list, int n) {
    if (n > list->cap) {
        list->cap = n;
        list->of = bem_grow(list->of, (size_t)n, sizeof *list->of);
        list->rest = bem_grow(list->rest, (size_t)n, sizeof *list->rest);
    }
    list->n = n;
}

static bem_draft_arc *row_of(const bem_draft_layer *layer, int v) {
    return layer->arcs + (size_t)v * (size_t)layer->n_cols;
}

/* The cheapest item of each column; BEM_NEVER for a column without items. */
static void cheapest_items(const bem_draft_layer *layer, int64_t *cheapest) {
    for (int c = 0; c < layer->n_cols; c++)
        cheapest[c] = BEM_NEVER;
    for (int i = 0; i < layer->n_items; i++) {
        int c = layer->col[i];
        if (c >= 0 && layer->item_cost[i] < cheapest[c])
            cheapest[c] = layer->item_cost[i];
    }
}

/* Points a row's arcs at classes; the least cost of going on, or BEM_NEVER. */
static int64_t redirect(bem_draft_arc *row, int n_cols, const int64_t *cheapest,
                        const classes *next) {
    int64_t least = BEM_NEVER;
    for (int c = 0; c < n_cols; c++) {
        if (row[c].to < 0)
            continue;
        int to = row[c].to;
        if (next->of[to] < 0 || cheapest[c] == BEM_NEVER) {
            row[c] = no_arc;
            continue;
        }
        row[c].to = next->of[to];
        row[c].cost += next->rest[to];
        if (row[c].cost + cheapest[c] < least)
            least = row[c].cost + cheapest[c];
    }
    return least;
}

static uint64_t hash_row(const bem_draft_arc *row, int n_cols) {
    uint64_t hash = 0;
    for (int c = 0; c < n_cols; c++)
        if (row[c].to >= 0) {
            hash = bem_mix(hash, (uint64_t)c << 32 ^ (uint64_t)row[c].to);
            hash = bem_mix(hash, (uint64_t)row[c].gains << 40 ^ (uint64_t)row[c].cost);
        }
    return hash;
}

/* Slots of node numbers by the hash of their rows. */
typedef struct row_index {
    int *slots;
    int mask;
} row_index;

/* The kept node with the same row, or v's row becomes kept node n_kept. */
static int find_or_keep(const row_index *index, bem_draft_layer *layer, int v, int n_kept) {
    size_t bytes = (size_t)layer->n_cols * sizeof(bem_draft_arc);
    const bem_draft_arc *row = row_of(layer, v);
    int at = (int)(hash_row(row, layer->n_cols) & (uint64_t)index->mask);
    while (index->slots[at] >= 0) {
        if (memcmp(row_of(layer, index->slots[at]), row, bytes) == 0)
            return index->slots[at];
        at = (at + 1) & index->mask;
    }
    index->slots[at] = n_kept;
    if (v != n_kept)
        memcpy(row_of(layer, n_kept), row, bytes);
    return n_kept;
}

static void merge_nodes(bem_draft_layer *layer, bool push, const classes *next, classes *here) {
    bem_arena scratch = {0};
    int64_t *cheapest = BEM_TAKE(&scratch, layer->n_cols, int64_t);
    cheapest_items(layer, cheapest);
    int n_slots = 4;
    while (n_slots < 2 * layer->n_nodes)
        n_slots *= 2;
    row_index index = {BEM_TAKE(&scratch, n_slots, int), n_slots - 1};
    memset(index.slots, -1, (size_t)n_slots * sizeof *index.slots);
    open_classes(here, layer->n_nodes);
    int n_kept = 0;
    for (int v = 0; v < layer->n_nodes; v++) {
        bem_draft_arc *row = row_of(layer, v);
        int64_t least = redirect(row, layer->n_cols, cheapest, next);
        here->of[v] = -1;
        here->rest[v] = 0;
        if (least == BEM_NEVER)
            continue;
        if (push) {
            here->rest[v] = least;
            for (int c = 0; c < layer->n_cols; c++)
                if (row[c].to >= 0)
                    row[c].cost -= least;
        }
        here->of[v] = find_or_keep(&index, layer, v, n_kept);
        n_kept += here->of[v] == n_kept;
    }
    layer->n_nodes = n_kept;
    bem_arena_free(&scratch);
}

/* Moves each column's least arc cost into its items; marks empty columns by
 * BEM_NEVER in `least`. */
static void level_columns(bem_draft_layer *layer, int64_t *least) {
    for (int c = 0; c < layer->n_cols; c++)
        least[c] = BEM_NEVER;
    for (int v = 0; v < layer->n_nodes; v++) {
        const bem_draft_arc *row = row_of(layer, v);
        for (int c = 0; c < layer->n_cols; c++)
            if (row[c].to >= 0 && row[c].cost < least[c])
                least[c] = row[c].cost;
    }
    for (int v = 0; v < layer->n_nodes; v++) {
        bem_draft_arc *row = row_of(layer, v);
        for (int c = 0; c < layer->n_cols; c++)
            if (row[c].to >= 0)
                row[c].cost -= least[c];
    }
    for (int i = 0; i < layer->n_items; i++) {
        int c = layer->col[i];
        if (c >= 0 && least[c] == BEM_NEVER)
            layer->col[i] = -1;
        else if (c >= 0)
            layer->item_cost[i] += least[c];
        if (layer->col[i] < 0)
            layer->item_cost[i] = 0;
    }
}

static bool is_same_column(const bem_draft_layer *layer, int a, int b) {
    for (int v = 0; v < layer->n_nodes; v++) {
        const bem_draft_arc *row = row_of(layer, v);
        if (row[a].to != row[b].to || row[a].gains != row[b].gains || row[a].cost != row[b].cost)
            return false;
    }
    return true;
}

static void merge_columns(bem_draft_layer *layer) {
    bem_arena scratch = {0};
    int64_t *least = BEM_TAKE(&scratch, layer->n_cols, int64_t);
    int *kept = BEM_TAKE(&scratch, layer->n_cols, int); /* old column of each new one */
    int *new_of = BEM_TAKE(&scratch, layer->n_cols, int);
    level_columns(layer, least);
    int n_kept = 0;
    for (int c = 0; c < layer->n_cols; c++) {
        new_of[c] = -1;
        if (least[c] == BEM_NEVER)
            continue;
        int same = 0;
        while (same < n_kept && !is_same_column(layer, kept[same], c))
            same++;
        if (same == n_kept)
            kept[n_kept++] = c;
        new_of[c] = same;
    }
    bem_draft_arc *arc = layer->arcs;
    for (int v = 0; v < layer->n_nodes; v++) {
        const bem_draft_arc *row = row_of(layer, v);
        for (int c = 0; c < n_kept; c++)
            *arc++ = row[kept[c]]; /* kept[c] >= c: never behind what is still to be read */
    }
    for (int i = 0; i < layer->n_items; i++)
        if (layer->col[i] >= 0)
            layer->col[i] = new_of[layer->col[i]];
    layer->n_cols = n_kept;
    bem_arena_free(&scratch);
}

static void close_ends(bem_draft *draft, classes *list) {
    open_classes(list, draft->n_ends);
    bool alive = false;
    for (int v = 0; v < draft->n_ends; v++) {
        bool never = draft->end_cost[v] == BEM_NEVER;
        list->of[v] = never ? -1 : 0;
        list->rest[v] = never ? 0 : draft->end_cost[v];
        alive |= !never;
    }
    draft->n_ends = 1;
    draft->end_cost = BEM_TAKE(&draft->arena, 1, int64_t);
    draft->dead |= !alive;
}

void bem_draft_minimise(bem_draft *draft) {
    classes next = {0}, here = {0};
    close_ends(draft, &next);
    for (int d = draft->n_days - 1; d >= 0 && !draft->dead; d--) {
        bem_draft_layer *layer = &draft->layers[d];
        merge_nodes(layer, d > 0, &next, &here);
        merge_columns(layer);
        draft->dead = layer->n_nodes == 0;
        classes swap = here;
        here = next;
        next = swap;
    }
    assert(draft->dead || draft->n_days == 0 || draft->layers[0].n_nodes == 1);
    free(next.of);
    free(next.rest);
    free(here.of);
    free(here.rest);
}

/* Renumbers a layer's nodes by `place` (-1 = goes), keeping their order. */
static void keep_rows(bem_draft_layer *layer, const int *place) {
    int n_kept = 0;
    size_t bytes = (size_t)layer->n_cols * sizeof(bem_draft_arc);
    for (int v = 0; v < layer->n_nodes; v++)
        if (place[v] >= 0) {
            assert(place[v] == n_kept);
            if (v != n_kept)
                memcpy(row_of(layer, n_kept), row_of(layer, v), bytes);
            n_kept++;
        }
    layer->n_nodes = n_kept;
}

void bem_draft_trim(bem_draft *draft) {
    for (int d = 0; d + 1 < draft->n_days; d++) {
        bem_draft_layer *layer = &draft->layers[d], *next = &draft->layers[d + 1];
        bem_arena scratch = {0};
        int *place = BEM_TAKE(&scratch, next->n_nodes, int);
        size_t n_arcs = (size_t)layer->n_nodes * (size_t)layer->n_cols;
        for (size_t i = 0; i < n_arcs; i++)
            if (layer->arcs[i].to >= 0)
                place[layer->arcs[i].to] = 1;
        int count = 0;
        for (int v = 0; v < next->n_nodes; v++)
            place[v] = place[v] ? count++ : -1;
        for (size_t i = 0; i < n_arcs; i++)
            if (layer->arcs[i].to >= 0)
                layer->arcs[i].to = place[layer->arcs[i].to];
        keep_rows(next, place);
        bem_arena_free(&scratch);
    }
}
