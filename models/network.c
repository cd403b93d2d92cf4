/* network.c - reading finished networks. */
#include "network.h"

#include "map.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static const bem_option *find_option(const bem_choice *choice, int duty) {
    for (int o = 0; o < choice->n_options; o++)
        if (choice->options[o].duty == duty)
            return &choice->options[o];
    return NULL;
}

const bem_arc *bem_network_step(const bem_layer *layer, int v, int duty, int64_t *cost) {
    for (int a = layer->first_arc[v]; a < layer->first_arc[v + 1]; a++) {
        const bem_option *option = find_option(&layer->choices[layer->arcs[a].choice], duty);
        if (option) {
            *cost = option->cost;
            return &layer->arcs[a];
        }
    }
    return NULL;
}

static int64_t counter_costs(const bem_network *network, const int *sum) {
    int64_t cost = 0;
    for (int k = 0; k < network->n_counters; k++) {
        const bem_counter *counter = &network->counters[k];
        if (sum[k] >= counter->n_values || counter->cost[sum[k]] == BEM_NEVER)
            return BEM_NEVER;
        cost += counter->cost[sum[k]];
    }
    return cost;
}

int64_t bem_network_cost(const bem_network *network, const int *duty) {
    bem_arena scratch = {0};
    int *sum = network->n_counters ? BEM_TAKE(&scratch, network->n_counters, int) : NULL;
    int64_t cost = 0, option_cost = 0;
    int v = 0;
    for (int d = 0; d < network->n_days && cost != BEM_NEVER; d++) {
        const bem_arc *arc = bem_network_step(&network->layers[d], v, duty[d], &option_cost);
        if (!arc) {
            cost = BEM_NEVER;
            break;
        }
        cost += arc->cost + option_cost;
        const bem_gains *gains = &network->gains[arc->gains];
        for (int i = 0; i < gains->count; i++)
            sum[gains->items[i].counter] += gains->items[i].amount;
        v = arc->to;
    }
    if (cost != BEM_NEVER) {
        int64_t counted = counter_costs(network, sum);
        cost = counted == BEM_NEVER ? BEM_NEVER : cost + counted;
    }
    bem_arena_free(&scratch);
    return cost;
}

static bool is_equal_choice(const bem_choice *a, const bem_choice *b) {
    if (a->n_options != b->n_options)
        return false;
    for (int o = 0; o < a->n_options; o++)
        if (a->options[o].duty != b->options[o].duty || a->options[o].cost != b->options[o].cost)
            return false;
    return true;
}

static bool is_equal_arc(const bem_arc *a, const bem_arc *b) {
    return a->to == b->to && a->choice == b->choice && a->gains == b->gains && a->cost == b->cost;
}

static bool is_equal_layer(const bem_layer *a, const bem_layer *b) {
    if (a->n_nodes != b->n_nodes || a->n_choices != b->n_choices)
        return false;
    for (int c = 0; c < a->n_choices; c++)
        if (!is_equal_choice(&a->choices[c], &b->choices[c]))
            return false;
    if (memcmp(a->first_arc, b->first_arc, (size_t)(a->n_nodes + 1) * sizeof *a->first_arc) != 0)
        return false;
    for (int i = 0; i < a->first_arc[a->n_nodes]; i++)
        if (!is_equal_arc(&a->arcs[i], &b->arcs[i]))
            return false;
    return true;
}

/* Units and rules are for messages, they mean nothing. */
static bool is_equal_counter(const bem_counter *a, const bem_counter *b) {
    return a->first == b->first && a->last == b->last && a->n_values == b->n_values &&
           memcmp(a->cost, b->cost, (size_t)a->n_values * sizeof *a->cost) == 0;
}

static bool is_equal_gains(const bem_gains *a, const bem_gains *b) {
    if (a->count != b->count)
        return false;
    for (int i = 0; i < a->count; i++)
        if (a->items[i].counter != b->items[i].counter || a->items[i].amount != b->items[i].amount)
            return false;
    return true;
}

bool bem_network_equal(const bem_network *a, const bem_network *b) {
    if (a->n_days != b->n_days || a->n_counters != b->n_counters || a->n_gains != b->n_gains)
        return false;
    for (int k = 0; k < a->n_counters; k++)
        if (!is_equal_counter(&a->counters[k], &b->counters[k]))
            return false;
    for (int g = 0; g < a->n_gains; g++)
        if (!is_equal_gains(&a->gains[g], &b->gains[g]))
            return false;
    for (int d = 0; d < a->n_days; d++)
        if (!is_equal_layer(&a->layers[d], &b->layers[d]))
            return false;
    return true;
}

uint64_t bem_network_hash(const bem_network *network) {
    uint64_t hash = bem_mix((uint64_t)network->n_days, (uint64_t)network->n_counters);
    for (int k = 0; k < network->n_counters; k++)
        for (int v = 0; v < network->counters[k].n_values; v++)
            hash = bem_mix(hash, (uint64_t)network->counters[k].cost[v]);
    for (int d = 0; d < network->n_days; d++) {
        const bem_layer *layer = &network->layers[d];
        for (int c = 0; c < layer->n_choices; c++)
            for (int o = 0; o < layer->choices[c].n_options; o++) {
                hash = bem_mix(hash, (uint64_t)layer->choices[c].options[o].duty);
                hash = bem_mix(hash, (uint64_t)layer->choices[c].options[o].cost);
            }
        for (int i = 0; i < layer->first_arc[layer->n_nodes]; i++) {
            const bem_arc *arc = &layer->arcs[i];
            hash = bem_mix(hash, (uint64_t)arc->to << 32 | (uint32_t)arc->choice);
            hash = bem_mix(hash, (uint64_t)arc->cost ^ (uint64_t)arc->gains << 40);
        }
    }
    return hash;
}

int64_t bem_network_n_arcs(const bem_network *network) {
    int64_t n = 0;
    for (int d = 0; d < network->n_days; d++)
        n += network->layers[d].first_arc[network->layers[d].n_nodes];
    return n;
}

static void *copy_of(const void *items, size_t count, size_t size, bem_arena *arena) {
    void *copy = bem_arena_take(arena, count, size);
    if (count)
        memcpy(copy, items, count * size);
    return copy;
}

#define COPY(arena, items, count) copy_of((items), (size_t)(count), sizeof *(items), (arena))

static void copy_layer(bem_layer *layer, bem_arena *arena) {
    layer->arcs = COPY(arena, layer->arcs, layer->first_arc[layer->n_nodes]);
    layer->first_arc = COPY(arena, layer->first_arc, layer->n_nodes + 1);
    layer->choices = COPY(arena, layer->choices, layer->n_choices);
    for (int c = 0; c < layer->n_choices; c++)
        layer->choices[c].options =
            COPY(arena, layer->choices[c].options, layer->choices[c].n_options);
}

bem_network *bem_network_copy(const bem_network *network, bem_arena *arena) {
    bem_network *copy = COPY(arena, network, 1);
    copy->layers = COPY(arena, network->layers, network->n_days + 1);
    for (int d = 0; d <= network->n_days; d++)
        copy_layer(&copy->layers[d], arena);
    copy->counters = COPY(arena, network->counters, network->n_counters);
    for (int k = 0; k < network->n_counters; k++)
        copy->counters[k].cost =
            COPY(arena, network->counters[k].cost, network->counters[k].n_values);
    copy->gains = COPY(arena, network->gains, network->n_gains);
    for (int g = 0; g < network->n_gains; g++)
        copy->gains[g].items = COPY(arena, network->gains[g].items, network->gains[g].count);
    return copy;
}

void bem_counter_range(const bem_counter *counter, int *first, int *last) {
    *first = 0;
    *last = counter->n_values - 1;
    while (*last >= 0 && counter->cost[*last] == BEM_NEVER)
        --*last;
    while (*first <= *last && counter->cost[*first] == BEM_NEVER)
        ++*first;
}
