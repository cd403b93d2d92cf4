/* draft_count.c - all counters of a draft: each simplified, equal ones merged,
 * the gains on the arcs rewritten to match. */
#include "draft_parts.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* Two counters with the same gains are one with the sum of their costs. */
static bool is_same_counter(const bem_gain_table *gains, const bem_counter *a, int k,
                            const bem_counter *b, int l) {
    if (a->first != b->first || a->last != b->last)
        return false;
    for (int g = 0; g < gains->count; g++)
        if (bem_gains_amount(&gains->items[g], k) != bem_gains_amount(&gains->items[g], l))
            return false;
    return true;
}

static void add_tables(bem_counter *a, const bem_counter *b, bem_arena *arena) {
    int n_values = a->n_values < b->n_values ? a->n_values : b->n_values;
    int64_t *cost = BEM_TAKE(arena, n_values, int64_t);
    for (int v = 0; v < n_values; v++)
        cost[v] = a->cost[v] == BEM_NEVER || b->cost[v] == BEM_NEVER ? BEM_NEVER
                                                                     : a->cost[v] + b->cost[v];
    a->cost = cost;
    a->n_values = n_values;
}

/* Rewrites a set of gains on day d. */
static int rescaled(bem_gain_table *gains, int set, int d, const bem_rescale *scale,
                    bem_gain *room) {
    int count = 0;
    bem_gains old = gains->items[set];
    for (int i = 0; i < old.count; i++) {
        const bem_rescale *s = &scale[old.items[i].counter];
        int amount = s->divisor ? (old.items[i].amount - s->base[d]) / s->divisor : 0;
        if (amount > 0)
            room[count++] = (bem_gain){old.items[i].counter, amount};
    }
    return bem_gain_table_add(gains, room, count);
}

static void rescale_arcs(bem_draft *draft, bem_gain_table *gains, const bem_rescale *scale,
                         int n_counters) {
    bem_arena scratch = {0};
    int n_gains = gains->count;
    int *memo = BEM_TAKE(&scratch, n_gains, int);
    bem_gain *room = BEM_TAKE(&scratch, n_counters, bem_gain);
    for (int d = 0; d < draft->n_days; d++) {
        bem_draft_layer *layer = &draft->layers[d];
        memset(memo, -1, (size_t)n_gains * sizeof *memo);
        for (int i = 0; i < layer->n_nodes * layer->n_cols; i++) {
            bem_draft_arc *arc = &layer->arcs[i];
            if (arc->to < 0)
                continue;
            if (memo[arc->gains] < 0)
                memo[arc->gains] = rescaled(gains, arc->gains, d, scale, room);
            arc->gains = memo[arc->gains];
        }
    }
    bem_arena_free(&scratch);
}

/* The sets that arcs still carry, one table of only those: what comparing
 * counters has to look at. */
static bem_gain_table sets_in_use(const bem_draft *draft, const bem_gain_table *gains) {
    bem_gain_table used;
    bem_gain_table_new(&used);
    bem_arena scratch = {0};
    bool *seen = BEM_TAKE(&scratch, gains->count, bool);
    for (int d = 0; d < draft->n_days; d++) {
        const bem_draft_layer *layer = &draft->layers[d];
        for (int i = 0; i < layer->n_nodes * layer->n_cols; i++)
            if (layer->arcs[i].to >= 0 && !seen[layer->arcs[i].gains]) {
                const bem_gains *set = &gains->items[layer->arcs[i].gains];
                seen[layer->arcs[i].gains] = true;
                bem_gain_table_add(&used, set->items, set->count);
            }
    }
    bem_arena_free(&scratch);
    return used;
}

static bool merge_counters(bem_draft *draft, bem_gain_table *gains, bem_counter *counters,
                           int n_counters, bem_rescale *scale, bem_arena *arena) {
    bool merged = false;
    bem_gain_table used = sets_in_use(draft, gains);
    for (int l = 0; l < n_counters; l++)
        for (int k = 0; k < l && scale[l].divisor; k++) {
            if (!scale[k].divisor || !is_same_counter(&used, &counters[k], k, &counters[l], l))
                continue;
            add_tables(&counters[k], &counters[l], arena);
            counters[l].n_values = 0;
            scale[l].divisor = 0;
            merged = true;
        }
    bem_gain_table_free(&used);
    return merged;
}

/* Scales that leave living counters as they are. */
static void keep_scales(bem_rescale *scale, int n_counters, int *no_base) {
    for (int k = 0; k < n_counters; k++)
        if (scale[k].divisor)
            scale[k] = (bem_rescale){no_base, 1};
}

bool bem_draft_count(bem_draft *draft, bem_gain_table *gains, bem_counter *counters, int n_counters,
                     bem_arena *arena) {
    bool changed = false;
    bem_arena scratch = {0};
    bem_rescale *scale = BEM_TAKE(&scratch, n_counters, bem_rescale);
    int *no_base = BEM_TAKE(&scratch, draft->n_days, int);
    for (int k = 0; k < n_counters && !draft->dead; k++) {
        if (counters[k].n_values == 0)
            continue;
        scale[k].base = BEM_TAKE(&scratch, draft->n_days, int);
        changed |= bem_draft_simplify(draft, gains, k, &counters[k], &scale[k], arena);
    }
    if (!draft->dead && n_counters > 0) {
        rescale_arcs(draft, gains, scale, n_counters);
        if (merge_counters(draft, gains, counters, n_counters, scale, arena)) {
            keep_scales(scale, n_counters, no_base);
            rescale_arcs(draft, gains, scale, n_counters);
            changed = true;
        }
    }
    bem_arena_free(&scratch);
    return changed;
}
