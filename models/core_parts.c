/* core_parts.c - a core model in finer money. */
#include "core.h"

static void refine(int64_t *cost, int parts) {
    if (*cost != BEM_NEVER)
        *cost *= parts;
}

static const bem_network *network_in_parts(const bem_network *old, int parts, bem_arena *arena) {
    bem_network *net = bem_network_copy(old, arena);
    for (int d = 0; d < net->n_days; d++) {
        bem_layer *layer = &net->layers[d];
        for (int a = 0; a < layer->first_arc[layer->n_nodes]; a++)
            refine(&layer->arcs[a].cost, parts);
        for (int c = 0; c < layer->n_choices; c++)
            for (int o = 0; o < layer->choices[c].n_options; o++)
                refine(&layer->choices[c].options[o].cost, parts);
    }
    for (int k = 0; k < net->n_counters; k++)
        for (int v = 0; v < net->counters[k].n_values; v++)
            refine(&net->counters[k].cost[v], parts);
    return net;
}

static bem_piece *pieces_in_parts(const bem_piece *old, int n, int parts, bem_arena *arena) {
    bem_piece *pieces = BEM_TAKE(arena, n, bem_piece);
    for (int p = 0; p < n; p++) {
        pieces[p] = old[p];
        refine(&pieces[p].slope, parts);
    }
    return pieces;
}

bem_core *bem_core_in_parts(const bem_core *old, int parts) {
    bem_core *core = bem_grow(NULL, 1, sizeof *core);
    *core = *old;
    core->arena = (bem_arena){0};
    core->money_unit = 1;
    core->groups = BEM_TAKE(&core->arena, old->n_groups, bem_group);
    for (int g = 0; g < old->n_groups; g++) {
        core->groups[g] = old->groups[g];
        core->groups[g].network = network_in_parts(old->groups[g].network, parts, &core->arena);
    }
    core->rows = BEM_TAKE(&core->arena, old->n_rows, bem_row);
    for (int i = 0; i < old->n_rows; i++) {
        bem_row *row = &core->rows[i];
        *row = old->rows[i];
        row->under = pieces_in_parts(row->under, row->n_under, parts, &core->arena);
        row->over = pieces_in_parts(row->over, row->n_over, parts, &core->arena);
    }
    return core;
}
