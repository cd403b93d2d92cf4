/* tolls.c - a path when counters that are left out of the tables keep breaking.
 *
 * Lagrangian relaxation of the left-out counters' upper limits (Handler and Zang
 * 1980): where the best path exceeds one, what gains it costs a toll, and more
 * the next time. With tolls that fit, going forward step by step within the
 * limits no longer runs into a dead end. */
#include "pricing_parts.h"

#include <stdlib.h>

enum {
    MOST_ROUNDS = 40,
    COARSER = 3,     /* bits, to make room for tolls several times what choices cost */
    STEPS_TO_TOP = 8 /* of a limit exceeded by as much as it allows */
};

typedef struct bem_tolls {
    int64_t *of_counter; /* [n_counters] */
    int32_t *of_gains;   /* [n_gains] */
    int64_t most;        /* on one arc */
} bem_tolls;

/* The greatest sum that a counter allows. */
static int limit_of(const bem_counter *counter) {
    int most = counter->n_values - 1;
    while (most > 0 && counter->cost[most] == BEM_NEVER)
        most--;
    return most;
}

/* Raises the tolls of what the path at hand exceeds. */
static void raise_tolls(const bem_dp *dp, bem_tolls *tolls) {
    for (int k = 0; k < dp->net->n_counters; k++) {
        int limit = limit_of(&dp->net->counters[k]), excess = dp->sum[k] - limit;
        if (excess <= 0 || bem_is_active(dp, k))
            continue;
        tolls->of_counter[k] += 1 + tolls->most / STEPS_TO_TOP * excess / (1 + limit);
        if (tolls->of_counter[k] > tolls->most)
            tolls->of_counter[k] = tolls->most;
    }
}

static void spread_tolls(const bem_dp *dp, bem_tolls *tolls) {
    for (int g = 0; g < dp->net->n_gains; g++) {
        const bem_gains *gains = &dp->net->gains[g];
        int64_t toll = 0;
        for (int i = 0; i < gains->count; i++)
            if (gains->items[i].amount > 0)
                toll += tolls->of_counter[gains->items[i].counter];
        tolls->of_gains[g] = (int32_t)(toll < tolls->most ? toll : tolls->most);
    }
}

bool bem_price_with_tolls(bem_dp *dp, bem_random *random, int64_t *cost, int64_t *reduced) {
    bem_arena arena = {0};
    bem_tolls tolls = {.of_counter = BEM_TAKE(&arena, dp->net->n_counters, int64_t),
                       .of_gains = BEM_TAKE(&arena, dp->net->n_gains, int32_t),
                       .most = ((int64_t)1 << MAGNITUDE_BITS) / dp->net->n_days};
    dp->coarse += COARSER;
    dp->toll = tolls.of_gains;
    dp->any_tolls = true;
    bem_price_choices(dp);
    bool found = false;
    for (int round = 0; round < MOST_ROUNDS && !found; round++) {
        bem_solve_layers(dp);
        found = bem_trace_within(dp, cost, reduced);
        if (found)
            break;
        bem_trace(dp, random, cost, reduced);
        raise_tolls(dp, &tolls);
        spread_tolls(dp, &tolls);
    }
    dp->coarse -= COARSER;
    dp->toll = NULL;
    if (!found) { /* the labels want the tables as they were */
        bem_price_choices(dp);
        bem_solve_layers(dp);
    }
    bem_arena_free(&arena);
    return found;
}
