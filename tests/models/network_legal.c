/* network_legal.c - several hard counters together: brute force says whether
 * any schedule keeps them all. */
#include "network.h"
#include "tiny.h"

#include <criterion/criterion.h>
#include <stdlib.h>

enum { N_COUNTERS = 3, N_SHIFTS = 2 };

/* gain[shift + 1][counter], the same every day. */
typedef struct gain_table {
    int gain[N_SHIFTS + 1][N_COUNTERS];
} gain_table;

static int gain_step(const bem_tracker *tracker, int state, int day, int shift, bem_step *step) {
    const gain_table *table = tracker->data;
    (void)day;
    for (int k = 0; k < N_COUNTERS; k++)
        step->gain[step->n_gains++] = (bem_gain){k, table->gain[shift + 1][k]};
    if (state == 2 && shift >= 0) /* never three in a row */
        step->cost = BEM_NEVER;
    return shift >= 0 ? state + 1 : 0;
}

static bem_personal random_personal(tiny_dice *dice, int n_days, bem_arena *arena) {
    bem_personal p = {.n_days = n_days, .menu = BEM_TAKE(arena, n_days, bem_menu)};
    gain_table *table = BEM_TAKE(arena, 1, gain_table);
    for (int s = 0; s <= N_SHIFTS; s++)
        for (int k = 0; k < N_COUNTERS; k++)
            table->gain[s][k] = tiny_roll(dice, 4);
    for (int d = 0; d < n_days; d++) {
        p.menu[d].offers = BEM_TAKE(arena, N_SHIFTS + 1, bem_offer);
        for (int s = -1; s < N_SHIFTS; s++)
            p.menu[d].offers[p.menu[d].count++] = (bem_offer){s + 1, s, 0};
    }
    for (int k = 0; k < N_COUNTERS; k++) {
        bem_counter counter = {0, n_days - 1, 4 * n_days, NULL, 1, 0};
        counter.cost = BEM_TAKE(arena, counter.n_values, int64_t);
        int lo = tiny_roll(dice, 2 * n_days), hi = lo + tiny_roll(dice, 3);
        for (int v = 0; v < counter.n_values; v++)
            counter.cost[v] = v < lo || v > hi ? BEM_NEVER : 0;
        BEM_PUSH(&p.counters, counter);
    }
    bem_tracker tracker = {table, 0, gain_step, NULL, 0};
    BEM_PUSH(&p, tracker);
    return p;
}

static bool has_schedule(const bem_network *network) {
    int duty[8] = {0};
    for (int d = 0; d < network->n_days;) {
        if (bem_network_cost(network, duty) != BEM_NEVER)
            return true;
        for (d = 0; d < network->n_days && ++duty[d] > N_SHIFTS; d++)
            duty[d] = 0;
    }
    return false;
}

Test(network_legal, agrees_with_brute_force) {
    int n_answers[3] = {0};
    for (int seed = 0; seed < 3000; seed++) {
        tiny_dice dice = {(uint64_t)seed};
        bem_arena arena = {0};
        bem_personal personal = random_personal(&dice, 3 + tiny_roll(&dice, 5), &arena);
        bem_network *network = bem_network_build(&personal, &arena);
        if (network) {
            int duty[8];
            bem_legality legality = bem_network_legality(network, 1000000, duty);
            cr_expect(legality != BEM_LEGAL || bem_network_cost(network, duty) != BEM_NEVER,
                      "seed %d: the path", seed);
            cr_expect(legality == (has_schedule(network) ? BEM_LEGAL : BEM_ILLEGAL), "seed %d",
                      seed);
            n_answers[legality]++;
            legality = bem_network_legality(network, 0, NULL);
            cr_expect(legality != BEM_LEGAL || network->n_counters == 0);
        }
        free(personal.items);
        free(personal.counters.items);
        bem_arena_free(&arena);
    }
    cr_expect(n_answers[BEM_LEGAL] > 50 && n_answers[BEM_ILLEGAL] > 50, "%d legal, %d not",
              n_answers[BEM_LEGAL], n_answers[BEM_ILLEGAL]);
}
