/* draft.c - automata of single trackers, and products of two. */
#include "draft.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static bem_draft *draft_new(int n_days) {
    bem_draft *draft = bem_grow(NULL, 1, sizeof *draft);
    *draft = (bem_draft){.n_days = n_days};
    draft->layers = BEM_TAKE(&draft->arena, n_days, bem_draft_layer);
    return draft;
}

void bem_draft_free(bem_draft *draft) {
    if (!draft)
        return;
    bem_arena_free(&draft->arena);
    free(draft);
}

int64_t bem_draft_n_arcs(const bem_draft *draft) {
    int64_t n = 0;
    for (int d = 0; d < draft->n_days; d++)
        n += (int64_t)draft->layers[d].n_nodes * draft->layers[d].n_cols;
    return n;
}

/* A layer where every item is a column of its own and no arc exists yet. */
static void open_layer(bem_draft *draft, int d, int n_nodes, int n_items, int n_cols) {
    bem_draft_layer *layer = &draft->layers[d];
    layer->n_nodes = n_nodes;
    layer->n_items = n_items;
    layer->n_cols = n_cols;
    layer->col = BEM_TAKE(&draft->arena, n_items, int);
    layer->item_cost = BEM_TAKE(&draft->arena, n_items, int64_t);
    layer->arcs = BEM_TAKE(&draft->arena, (size_t)n_nodes * (size_t)n_cols, bem_draft_arc);
    for (int i = 0; i < n_items; i++)
        layer->col[i] = i;
    for (size_t i = 0; i < (size_t)n_nodes * (size_t)n_cols; i++)
        layer->arcs[i].to = -1;
}

bem_draft *bem_draft_free_choice(const bem_items *items, int64_t *const *cost) {
    bem_draft *draft = draft_new(items->n_days);
    for (int d = 0; d < items->n_days; d++) {
        open_layer(draft, d, 1, items->count[d], items->count[d]);
        for (int i = 0; i < items->count[d]; i++) {
            draft->layers[d].arcs[i] = (bem_draft_arc){0};
            draft->layers[d].item_cost[i] = cost[d][i];
        }
    }
    draft->n_ends = 1;
    draft->end_cost = BEM_TAKE(&draft->arena, 1, int64_t);
    return draft;
}

/* The states of one layer, in order of discovery. */
typedef struct state_list {
    BEM_ARRAY(int);
    bem_map index;
} state_list;

static int state_index(state_list *list, int state) {
    int at = bem_map_find(&list->index, state);
    if (at < 0) {
        at = list->count;
        bem_map_put(&list->index, state, at);
        BEM_PUSH(list, state);
    }
    return at;
}

static void explore_day(bem_draft *draft, const bem_items *items, const bem_tracker *tracker, int d,
                        const state_list *here, state_list *next, bem_gain_table *gains) {
    int n_items = items->count[d];
    open_layer(draft, d, here->count, n_items, n_items);
    bem_draft_arc *arc = draft->layers[d].arcs;
    for (int v = 0; v < here->count; v++)
        for (int i = 0; i < n_items; i++, arc++) {
            bem_step step = {.marks = items->marks[d][i]};
            int state = tracker->step(tracker, here->items[v], d, items->shift[d][i], &step);
            if (step.cost == BEM_NEVER)
                continue;
            arc->to = state_index(next, state);
            arc->gains = step.n_gains ? bem_gain_table_step(gains, &step) : 0;
            arc->cost = step.cost;
        }
}

bem_draft *bem_draft_explore(const bem_items *items, const bem_tracker *tracker,
                             bem_gain_table *gains, const bem_until *until) {
    bem_draft *draft = draft_new(items->n_days);
    state_list here = {0}, next = {0};
    state_index(&here, tracker->start);
    for (int d = 0; d < items->n_days && !draft->dead; d++) {
        next.count = 0;
        bem_map_clear(&next.index);
        explore_day(draft, items, tracker, d, &here, &next, gains);
        state_list swap = here;
        here = next;
        next = swap;
        draft->dead = bem_is_over(until);
    }
    draft->n_ends = here.count;
    draft->end_cost = BEM_TAKE(&draft->arena, here.count, int64_t);
    for (int v = 0; v < here.count; v++)
        draft->end_cost[v] = tracker->end ? tracker->end(tracker, here.items[v]) : 0;
    free(here.items);
    free(next.items);
    bem_map_free(&here.index);
    bem_map_free(&next.index);
    return draft;
}

/* Pairs of nodes (a, b) of one layer that a path reaches, in order of
 * discovery. The table is zeroed lazily by the system, so that a thin
 * use of it stays cheap. */
typedef struct pair_list {
    BEM_ARRAY(int64_t); /* a * width + b */
    int *index;         /* [height * width] place in the list + 1, 0 = not met */
    int width;
} pair_list;

static void open_pairs(pair_list *pairs, int height, int width) {
    pairs->count = 0;
    pairs->width = width;
    size_t cells = (size_t)height * (size_t)width;
    free(pairs->index);
    pairs->index = calloc(cells ? cells : 1, sizeof *pairs->index);
    if (!pairs->index)
        pairs->index = bem_grow(NULL, SIZE_MAX, sizeof *pairs->index); /* ends the program */
}

static int pair_index(pair_list *pairs, int a, int b) {
    int64_t key = (int64_t)a * pairs->width + b;
    if (pairs->index[key] == 0) {
        BEM_PUSH(pairs, key);
        pairs->index[key] = pairs->count;
    }
    return pairs->index[key] - 1;
}

/* Columns of the product: the pairs (left, right) that some item has. */
typedef struct column_pair {
    int left, right;
} column_pair;

static int pair_columns(const bem_draft_layer *a, const bem_draft_layer *b, int *col,
                        column_pair *pairs) {
    int count = 0;
    for (int i = 0; i < a->n_items; i++) {
        col[i] = -1;
        if (a->col[i] < 0 || b->col[i] < 0)
            continue;
        int c = 0;
        while (c < count && (pairs[c].left != a->col[i] || pairs[c].right != b->col[i]))
            c++;
        if (c == count)
            pairs[count++] = (column_pair){a->col[i], b->col[i]};
        col[i] = c;
    }
    return count;
}

static void multiply_nodes(bem_draft_layer *layer, const bem_draft_layer *a,
                           const bem_draft_layer *b, const column_pair *cols, const pair_list *here,
                           pair_list *next, bem_gain_table *gains) {
    bem_draft_arc *arc = layer->arcs;
    for (int v = 0; v < here->count; v++) {
        int left = (int)(here->items[v] / here->width), right = (int)(here->items[v] % here->width);
        const bem_draft_arc *from_left = a->arcs + (size_t)left * (size_t)a->n_cols;
        const bem_draft_arc *from_right = b->arcs + (size_t)right * (size_t)b->n_cols;
        for (int c = 0; c < layer->n_cols; c++, arc++) {
            const bem_draft_arc *x = &from_left[cols[c].left], *y = &from_right[cols[c].right];
            if (x->to < 0 || y->to < 0)
                continue;
            arc->to = pair_index(next, x->to, y->to);
            arc->gains = bem_gain_table_join(gains, x->gains, y->gains);
            arc->cost = x->cost + y->cost;
        }
    }
}

static void multiply_day(bem_draft *product, int d, const bem_draft *a, const bem_draft *b,
                         const pair_list *here, pair_list *next, bem_gain_table *gains) {
    const bem_draft_layer *left = &a->layers[d], *right = &b->layers[d];
    int n_items = left->n_items;
    bem_arena scratch = {0};
    int *col = BEM_TAKE(&scratch, n_items, int);
    column_pair *pairs = BEM_TAKE(&scratch, n_items, column_pair);
    int n_cols = pair_columns(left, right, col, pairs);
    open_layer(product, d, here->count, n_items, n_cols);
    bem_draft_layer *layer = &product->layers[d];
    for (int i = 0; i < n_items; i++) {
        layer->col[i] = col[i];
        layer->item_cost[i] = left->item_cost[i] + right->item_cost[i];
    }
    multiply_nodes(layer, left, right, pairs, here, next, gains);
    bem_arena_free(&scratch);
}

bem_draft *bem_draft_product(const bem_draft *a, const bem_draft *b, bem_gain_table *gains,
                             const bem_until *until) {
    assert(a->n_days == b->n_days && !a->dead && !b->dead);
    assert(a->n_ends == 1 && b->n_ends == 1);
    bem_draft *product = draft_new(a->n_days);
    pair_list here = {0}, next = {0};
    open_pairs(&here, 1, 1);
    pair_index(&here, 0, 0);
    for (int d = 0; d < a->n_days && !product->dead; d++) {
        bool last = d + 1 == a->n_days;
        open_pairs(&next, last ? 1 : a->layers[d + 1].n_nodes, last ? 1 : b->layers[d + 1].n_nodes);
        multiply_day(product, d, a, b, &here, &next, gains);
        pair_list swap = here;
        here = next;
        next = swap;
        product->dead = bem_is_over(until);
    }
    product->n_ends = here.count;
    product->end_cost = BEM_TAKE(&product->arena, here.count, int64_t);
    free(here.items);
    free(here.index);
    free(next.items);
    free(next.index);
    return product;
}
