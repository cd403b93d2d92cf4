/* states.c - vectors in a table with open addressing. */
#include "states.h"

#include <stdint.h>
#include <string.h>

bem_states *bem_states_new(int width, bem_arena *arena) {
    bem_states *states = BEM_TAKE(arena, 1, bem_states);
    *states = (bem_states){.width = width, .arena = arena};
    return states;
}

const int *bem_states_at(const bem_states *states, int place) {
    return states->items + (size_t)place * (size_t)states->width;
}

static int slot_of(const bem_states *states, const int *state) {
    uint64_t hash = UINT64_C(14695981039346656037);
    for (int i = 0; i < states->width; i++)
        hash = (hash ^ (uint64_t)(uint32_t)state[i]) * UINT64_C(1099511628211);
    int at = (int)((hash ^ hash >> 29) % (uint64_t)states->n_slots);
    size_t bytes = (size_t)states->width * sizeof *state;
    while (states->slots[at] &&
           memcmp(bem_states_at(states, states->slots[at] - 1), state, bytes) != 0)
        at = (at + 1) % states->n_slots;
    return at;
}

static void grow(bem_states *states) {
    size_t used = (size_t)states->count * (size_t)states->width;
    states->cap = states->cap ? 2 * states->cap : 32;
    states->n_slots = 2 * states->cap + 1;
    int *items = BEM_TAKE(states->arena, (size_t)states->cap * (size_t)states->width, int);
    if (used)
        memcpy(items, states->items, used * sizeof *items);
    states->items = items;
    states->slots = BEM_TAKE(states->arena, states->n_slots, int);
    for (int i = 0; i < states->count; i++)
        states->slots[slot_of(states, bem_states_at(states, i))] = i + 1;
}

int bem_states_put(bem_states *states, const int *state) {
    if (states->count == states->cap)
        grow(states);
    int at = slot_of(states, state);
    if (!states->slots[at]) {
        memcpy(states->items + (size_t)states->count * (size_t)states->width, state,
               (size_t)states->width * sizeof *state);
        states->slots[at] = ++states->count;
    }
    return states->slots[at] - 1;
}
