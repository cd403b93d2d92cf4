/* states.h - states that are vectors of numbers, each known by its place in a
 * table, so that a tracker's state stays one small integer. */
#ifndef BEM_STATES_H
#define BEM_STATES_H

#include "arena.h"

typedef struct bem_states {
    int width, count, cap, n_slots;
    int *items; /* [cap * width] */
    int *slots; /* [n_slots] place + 1, 0 = empty; open addressing */
    bem_arena *arena;
} bem_states;

bem_states *bem_states_new(int width, bem_arena *); /* all in the arena */
int bem_states_put(bem_states *, const int *state); /* its place, new or old */
const int *bem_states_at(const bem_states *, int place);

#endif
