/* guide.c - see guide.h. */
#include "guide.h"

#include <math.h>

static const double SPREAD = 0.002; /* of tolls, at most */
enum { SIDES = 2001 };

/* Of a group's counters in this guide. */
static double *shaken(const double *toll, int n, bem_random *dice, bem_arena *arena) {
    double *mine = BEM_TAKE(arena, n, double);
    for (int k = 0; k < n && toll; k++) {
        double by = dice ? 2.0 * bem_random_below(dice, SIDES) / (SIDES - 1) - 1 : 0;
        mine[k] = toll[k] * (1 + SPREAD * by);
    }
    return mine;
}

bem_guide bem_guide_new(const bem_setup *setup, const double *toll, bem_random *dice) {
    const bem_core *core = setup->core;
    bem_guide guide = {0};
    guide.toll = BEM_TAKE(&guide.arena, core->n_groups, int64_t *);
    for (int g = 0; g < core->n_groups; g++) {
        const bem_network *net = core->groups[g].network;
        const double *mine = shaken(toll, net->n_counters, dice, &guide.arena);
        guide.toll[g] = BEM_TAKE(&guide.arena, net->n_gains, int64_t);
        for (int s = 0; s < net->n_gains; s++) {
            double sum = 0;
            for (int i = 0; i < net->gains[s].count; i++)
                sum += mine[net->gains[s].items[i].counter] * net->gains[s].items[i].amount;
            guide.toll[g][s] = llround(sum / BEM_GRAINS);
        }
        toll = toll ? toll + net->n_counters : NULL;
    }
    return guide;
}

void bem_guide_free(bem_guide *guide) { bem_arena_free(&guide->arena); }

int64_t bem_guide_tolls(const bem_guide *guide, const bem_setup *setup, int group,
                        const int *duty) {
    const bem_network *net = setup->core->groups[group].network;
    int64_t sum = 0, option_cost;
    int node = 0;
    for (int d = 0; d < net->n_days; d++) {
        const bem_arc *arc = bem_network_step(&net->layers[d], node, duty[d], &option_cost);
        sum += guide->toll[group][arc->gains];
        node = arc->to;
    }
    return sum;
}
