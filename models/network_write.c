/* network_write.c - from the dense table to lists of arcs and choices. */
#include "network_write.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

typedef struct writer {
    const bem_personal *personal;
    const bem_items *items;
    const bem_draft *draft;
    const bem_gain_table *gains;
    bem_network *network;
    int *counter_of; /* [n_counters] new number or -1 */
    int *gains_of;   /* [n gain sets] new number or -1 */
    bem_arena *arena, scratch;
} writer;

static int compare_options(const void *a, const void *b) {
    const bem_option *x = a, *y = b;
    return (x->duty > y->duty) - (x->duty < y->duty);
}

static int compare_choices(const void *a, const void *b) {
    const bem_choice *x = *(const bem_choice *const *)a, *y = *(const bem_choice *const *)b;
    return compare_options(x->options, y->options);
}

static int item_of(const bem_items *items, int d, const bem_offer *offer) {
    int i = 0;
    while (items->shift[d][i] != offer->shift || items->marks[d][i] != offer->marks)
        i++;
    assert(i < items->count[d]);
    return i;
}

/* An item's cheapest offer stands in the draft; the others cost more by this. */
static void cheapest_offers(const bem_menu *menu, const bem_items *items, int d,
                            int64_t *cheapest) {
    for (int i = 0; i < items->count[d]; i++)
        cheapest[i] = BEM_NEVER;
    for (int o = 0; o < menu->count; o++) {
        int i = item_of(items, d, &menu->offers[o]);
        if (menu->offers[o].cost < cheapest[i])
            cheapest[i] = menu->offers[o].cost;
    }
}

/* Fills choices by column; those of one column in order of duty. */
static void write_options(writer *w, int d, bem_choice *by_col) {
    const bem_draft_layer *layer = &w->draft->layers[d];
    const bem_menu *menu = &w->personal->menu[d];
    int64_t *cheapest = BEM_TAKE(&w->scratch, layer->n_items, int64_t);
    int *item = BEM_TAKE(&w->scratch, menu->count, int);
    cheapest_offers(menu, w->items, d, cheapest);
    for (int o = 0; o < menu->count; o++) {
        item[o] = item_of(w->items, d, &menu->offers[o]);
        if (layer->col[item[o]] >= 0)
            by_col[layer->col[item[o]]].n_options++;
    }
    for (int c = 0; c < layer->n_cols; c++) {
        assert(by_col[c].n_options > 0);
        by_col[c].options = BEM_TAKE(w->arena, by_col[c].n_options, bem_option);
        by_col[c].n_options = 0;
    }
    for (int o = 0; o < menu->count; o++) {
        int i = item[o];
        if (layer->col[i] < 0)
            continue;
        bem_choice *choice = &by_col[layer->col[i]];
        choice->options[choice->n_options++] = (bem_option){
            menu->offers[o].duty, layer->item_cost[i] + menu->offers[o].cost - cheapest[i]};
    }
    for (int c = 0; c < layer->n_cols; c++)
        qsort(by_col[c].options, (size_t)by_col[c].n_options, sizeof(bem_option), compare_options);
}

/* Writes the choices; col_of[choice] is the draft's column. */
static int *write_choices(writer *w, int d) {
    const bem_draft_layer *layer = &w->draft->layers[d];
    bem_layer *out = &w->network->layers[d];
    bem_choice *by_col = BEM_TAKE(&w->scratch, layer->n_cols, bem_choice);
    bem_choice **order = BEM_TAKE(&w->scratch, layer->n_cols, bem_choice *);
    int *col_of = BEM_TAKE(&w->scratch, layer->n_cols, int);
    write_options(w, d, by_col);
    for (int c = 0; c < layer->n_cols; c++)
        order[c] = &by_col[c];
    qsort(order, (size_t)layer->n_cols, sizeof *order, compare_choices);
    out->n_choices = layer->n_cols;
    out->choices = BEM_TAKE(w->arena, layer->n_cols, bem_choice);
    for (int c = 0; c < layer->n_cols; c++) {
        out->choices[c] = *order[c];
        col_of[c] = (int)(order[c] - by_col);
    }
    return col_of;
}

static int write_gains(writer *w, int set) {
    if (w->gains_of[set] >= 0)
        return w->gains_of[set];
    const bem_gains *old = &w->gains->items[set];
    int id = w->network->n_gains++;
    bem_gains *new = &w->network->gains[id];
    new->count = old->count;
    new->items = BEM_TAKE(w->arena, old->count, bem_gain);
    for (int i = 0; i < old->count; i++) {
        new->items[i] = (bem_gain){w->counter_of[old->items[i].counter], old->items[i].amount};
        assert(new->items[i].counter >= 0);
    }
    w->gains_of[set] = id;
    return id;
}

static int count_arcs(const bem_draft_layer *layer) {
    int count = 0;
    for (int i = 0; i < layer->n_nodes * layer->n_cols; i++)
        count += layer->arcs[i].to >= 0;
    return count;
}

/* Writes a layer's nodes in the order `old`; returns the order of the next. */
static int *write_arcs(writer *w, int d, const int *old, int n_next) {
    const bem_draft_layer *layer = &w->draft->layers[d];
    bem_layer *out = &w->network->layers[d];
    int *col_of = write_choices(w, d);
    int *next = BEM_TAKE(&w->scratch, n_next, int), *place = BEM_TAKE(&w->scratch, n_next, int);
    int n_met = 0, n_arcs = 0;
    out->n_nodes = layer->n_nodes;
    out->first_arc = BEM_TAKE(w->arena, layer->n_nodes + 1, int);
    out->arcs = BEM_TAKE(w->arena, count_arcs(layer), bem_arc);
    for (int v = 0; v < layer->n_nodes; v++) {
        const bem_draft_arc *row = layer->arcs + (size_t)old[v] * (size_t)layer->n_cols;
        for (int c = 0; c < layer->n_cols; c++) {
            const bem_draft_arc *arc = &row[col_of[c]];
            if (arc->to < 0)
                continue;
            if (place[arc->to] == 0) {
                next[n_met++] = arc->to;
                place[arc->to] = n_met;
            }
            out->arcs[n_arcs++] =
                (bem_arc){place[arc->to] - 1, c, write_gains(w, arc->gains), arc->cost};
        }
        out->first_arc[v + 1] = n_arcs;
    }
    assert(n_met == n_next);
    return next;
}

static void write_counters(writer *w, const bem_counter *counters) {
    int count = 0;
    for (int k = 0; k < w->personal->counters.count; k++)
        w->counter_of[k] = counters[k].n_values ? count++ : -1;
    w->network->n_counters = count;
    w->network->counters = BEM_TAKE(w->arena, count, bem_counter);
    for (int k = 0; k < w->personal->counters.count; k++) {
        if (w->counter_of[k] < 0)
            continue;
        bem_counter *out = &w->network->counters[w->counter_of[k]];
        *out = counters[k];
        out->cost = BEM_TAKE(w->arena, out->n_values, int64_t);
        memcpy(out->cost, counters[k].cost, (size_t)out->n_values * sizeof *out->cost);
    }
}

bem_network *bem_network_write(const bem_personal *personal, const bem_items *items,
                               const bem_draft *draft, const bem_gain_table *gains,
                               const bem_counter *counters, bem_arena *arena) {
    assert(!draft->dead);
    writer w = {personal, items, draft, gains, BEM_TAKE(arena, 1, bem_network),
                NULL,     NULL,  arena, {0}};
    w.network->n_days = draft->n_days;
    w.network->layers = BEM_TAKE(arena, draft->n_days + 1, bem_layer);
    w.counter_of = BEM_TAKE(&w.scratch, personal->counters.count, int);
    w.gains_of = BEM_TAKE(&w.scratch, gains->count, int);
    memset(w.gains_of, -1, (size_t)gains->count * sizeof *w.gains_of);
    bem_gains *room = BEM_TAKE(&w.scratch, gains->count, bem_gains);
    w.network->gains = room;
    write_counters(&w, counters);
    write_gains(&w, 0);
    int *order = BEM_TAKE(&w.scratch, 1, int);
    for (int d = 0; d < draft->n_days; d++)
        order = write_arcs(&w, d, order, d + 1 < draft->n_days ? draft->layers[d + 1].n_nodes : 1);
    w.network->layers[draft->n_days].n_nodes = 1;
    w.network->layers[draft->n_days].first_arc = BEM_TAKE(arena, 2, int);
    w.network->gains = BEM_TAKE(arena, w.network->n_gains, bem_gains);
    memcpy(w.network->gains, room, (size_t)w.network->n_gains * sizeof *room);
    bem_arena_free(&w.scratch);
    return w.network;
}
