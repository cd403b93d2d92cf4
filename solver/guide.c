/* guide.c - see guide.h. */
#include "guide.h"

#include <math.h>

/* What one set of gains costs, grains. */
static double toll_of(const bem_gains *gains, const double *toll) {
    double sum = 0;
    for (int i = 0; i < gains->count; i++)
        sum += toll[gains->items[i].counter] * gains->items[i].amount;
    return sum;
}

bem_guide bem_guide_new(const bem_setup *setup, const double *toll) {
    bem_guide guide = {.setup = *setup};
    guide.setup.arena = (bem_arena){0};
    bem_core *core = BEM_TAKE(&guide.arena, 1, bem_core);
    *core = *setup->core;
    core->money_unit = 1;
    guide.setup.core = core;
    guide.toll = BEM_TAKE(&guide.arena, core->n_groups, int64_t *);
    for (int g = 0; g < core->n_groups; g++) {
        const bem_network *net = core->groups[g].network;
        guide.toll[g] = BEM_TAKE(&guide.arena, net->n_gains, int64_t);
        for (int s = 0; s < net->n_gains && toll; s++)
            guide.toll[g][s] = llround(toll_of(&net->gains[s], toll) / BEM_GRAINS);
        toll = toll ? toll + net->n_counters : NULL;
    }
    return guide;
}

void bem_guide_free(bem_guide *guide) { bem_arena_free(&guide->arena); }

int64_t bem_guide_tolls(const bem_guide *guide, int group, const int *duty) {
    const bem_network *net = guide->setup.core->groups[group].network;
    int64_t sum = 0, option_cost;
    int node = 0;
    for (int d = 0; d < net->n_days; d++) {
        const bem_arc *arc = bem_network_step(&net->layers[d], node, duty[d], &option_cost);
        sum += guide->toll[group][arc->gains];
        node = arc->to;
    }
    return sum;
}
