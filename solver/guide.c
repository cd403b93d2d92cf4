/* guide.c - see guide.h. */
#include "guide.h"

#include <math.h>

static const double SPREAD = 0.01; /* of tolls, at most */
static const double FINE = 250;    /* parts that the mean toll is to be worth */
enum { SIDES = 2001, MOST_PARTS = 10 };

/* Of a group's counters in this guide. */
static double *shaken(const double *toll, int n, bem_random *dice, bem_arena *arena) {
    double *mine = BEM_TAKE(arena, n, double);
    for (int k = 0; k < n && toll; k++) {
        double by = dice ? 2.0 * bem_random_below(dice, SIDES) / (SIDES - 1) - 1 : 0;
        mine[k] = toll[k] * (1 + SPREAD * by);
    }
    return mine;
}

/* What one set of gains costs, grains. */
static double toll_of(const bem_gains *gains, const double *toll) {
    double sum = 0;
    for (int i = 0; i < gains->count; i++)
        sum += toll[gains->items[i].counter] * gains->items[i].amount;
    return sum;
}

int bem_guide_parts(const bem_setup *setup, const double *toll) {
    const bem_core *core = setup->core;
    double sum = 0;
    int n = 0;
    for (int g = 0; g < core->n_groups && toll; g++) {
        const bem_network *net = core->groups[g].network;
        for (int s = 0; s < net->n_gains; s++) {
            double one = fabs(toll_of(&net->gains[s], toll)) / BEM_GRAINS;
            sum += one;
            n += one > 0;
        }
        toll += net->n_counters;
    }
    return n == 0 ? 1 : (int)fmax(1, fmin(MOST_PARTS, ceil(FINE * n / sum)));
}

bem_guide bem_guide_new(const bem_setup *setup, const double *toll, int parts, bem_random *dice) {
    bem_core *core = bem_core_in_parts(setup->core, parts);
    bem_guide guide = {.core = core, .parts = parts};
    guide.setup = bem_setup_in_parts(setup, core, parts);
    guide.toll = BEM_TAKE(&guide.arena, core->n_groups, int64_t *);
    for (int g = 0; g < core->n_groups; g++) {
        const bem_network *net = core->groups[g].network;
        const double *mine = shaken(toll, net->n_counters, dice, &guide.arena);
        guide.toll[g] = BEM_TAKE(&guide.arena, net->n_gains, int64_t);
        for (int s = 0; s < net->n_gains; s++)
            guide.toll[g][s] = llround(toll_of(&net->gains[s], mine) * parts / BEM_GRAINS);
        toll = toll ? toll + net->n_counters : NULL;
    }
    return guide;
}

void bem_guide_free(bem_guide *guide) {
    bem_arena_free(&guide->arena);
    bem_core_free(guide->core);
    guide->core = NULL;
}

int64_t bem_guide_tolls(const bem_guide *guide, int group, const int *duty) {
    const bem_network *net = guide->core->groups[group].network;
    int64_t sum = 0, option_cost;
    int node = 0;
    for (int d = 0; d < net->n_days; d++) {
        const bem_arc *arc = bem_network_step(&net->layers[d], node, duty[d], &option_cost);
        sum += guide->toll[group][arc->gains];
        node = arc->to;
    }
    return sum;
}
