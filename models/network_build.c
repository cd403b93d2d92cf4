/* network_build.c - a person's trackers and counters become one network.
 *
 * Each tracker is explored and minimised on its own, then they are multiplied
 * together one after another, the smallest first, the product minimised after
 * each; last, the counters are simplified until that changes nothing more. */
#include "draft.h"
#include "network_write.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* The distinct shifts, marks told apart, on offer each day and the least that each costs. */
static bem_items list_items(const bem_personal *personal, int64_t ***cost, bem_arena *arena) {
    int n_days = personal->n_days;
    bem_items items = {n_days, BEM_TAKE(arena, n_days, int), BEM_TAKE(arena, n_days, int *),
                       BEM_TAKE(arena, n_days, int *)};
    *cost = BEM_TAKE(arena, n_days, int64_t *);
    for (int d = 0; d < n_days; d++) {
        const bem_menu *menu = &personal->menu[d];
        items.shift[d] = BEM_TAKE(arena, menu->count, int);
        items.marks[d] = BEM_TAKE(arena, menu->count, int);
        (*cost)[d] = BEM_TAKE(arena, menu->count, int64_t);
        for (int o = 0; o < menu->count; o++) {
            const bem_offer *offer = &menu->offers[o];
            int i = 0;
            while (i < items.count[d] &&
                   (items.shift[d][i] != offer->shift || items.marks[d][i] != offer->marks))
                i++;
            if (i == items.count[d]) {
                items.marks[d][i] = offer->marks;
                items.shift[d][items.count[d]++] = offer->shift;
                (*cost)[d][i] = offer->cost;
            } else if (offer->cost < (*cost)[d][i]) {
                (*cost)[d][i] = offer->cost;
            }
        }
    }
    return items;
}

static int compare_sizes(const void *a, const void *b) {
    int64_t x = bem_draft_n_arcs(*(bem_draft *const *)a);
    int64_t y = bem_draft_n_arcs(*(bem_draft *const *)b);
    return (x > y) - (x < y);
}

/* The product of all factors, which it frees; NULL when there is no path. */
static bem_draft *multiply(bem_draft **factors, int n_factors, bem_gain_table *gains,
                           const bem_until *until) {
    bem_draft *all = NULL;
    bool dead = false;
    for (int i = 0; i < n_factors; i++)
        dead |= factors[i]->dead;
    for (int i = 0; i < n_factors && !dead; i++) {
        bem_draft_minimise(factors[i]);
        dead = factors[i]->dead;
    }
    if (!dead)
        qsort(factors, (size_t)n_factors, sizeof *factors, compare_sizes);
    for (int i = 0; i < n_factors && !dead; i++) {
        bem_draft *longer = all ? bem_draft_product(all, factors[i], gains, until) : factors[i];
        if (all) {
            bem_draft_free(all);
            bem_draft_free(factors[i]);
            if (!longer->dead)
                bem_draft_minimise(longer);
            dead = longer->dead;
        }
        factors[i] = NULL;
        all = longer;
    }
    if (dead) {
        bem_draft_free(all);
        all = NULL;
    }
    for (int i = 0; i < n_factors; i++)
        bem_draft_free(factors[i]);
    return all;
}

/* Counters and paths, each simplified as far as the other allows. */
static void settle_counters(bem_draft *draft, bem_gain_table *gains, bem_counter *counters,
                            int n_counters, bem_arena *arena) {
    bool changed = true;
    while (changed && !draft->dead) {
        changed = bem_draft_count(draft, gains, counters, n_counters, arena);
        if (!draft->dead && changed) {
            bem_draft_trim(draft);
            bem_draft_minimise(draft);
        }
    }
}

bem_network *bem_network_build(const bem_personal *personal, bem_arena *arena) {
    assert(personal->n_days > 0);
    bem_arena scratch = {0};
    bem_gain_table gains;
    bem_gain_table_new(&gains);
    int64_t **cost;
    bem_items items = list_items(personal, &cost, &scratch);
    int n_factors = personal->count + 1;
    bem_draft **factors = BEM_TAKE(&scratch, n_factors, bem_draft *);
    for (int i = 0; i < personal->count; i++)
        factors[i] = bem_draft_explore(&items, &personal->items[i], &gains, &personal->until);
    factors[personal->count] = bem_draft_free_choice(&items, cost);
    bem_draft *draft = multiply(factors, n_factors, &gains, &personal->until);

    bem_network *network = NULL;
    if (draft) {
        int n_counters = personal->counters.count;
        bem_counter *counters = BEM_TAKE(&scratch, n_counters, bem_counter);
        for (int k = 0; k < n_counters; k++)
            counters[k] = personal->counters.items[k];
        settle_counters(draft, &gains, counters, n_counters, &scratch);
        if (!draft->dead)
            network = bem_network_write(personal, &items, draft, &gains, counters, arena);
        bem_draft_free(draft);
    }
    bem_gain_table_free(&gains);
    bem_arena_free(&scratch);
    return network;
}
