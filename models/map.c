/* map.c - linear probing in a table at most half full. */
#include "map.h"

#include "arena.h"

#include <assert.h>
#include <stdlib.h>

static int slot_of(const bem_map *map, int64_t key) {
    int mask = map->n_slots - 1;
    int i = (int)(bem_mix(0, (uint64_t)key) & (uint64_t)mask);
    while (map->slots[i].value >= 0 && map->slots[i].key != key)
        i = (i + 1) & mask;
    return i;
}

int bem_map_find(const bem_map *map, int64_t key) {
    return map->n_slots ? map->slots[slot_of(map, key)].value : -1;
}

static void widen(bem_map *map) {
    bem_map wide = {NULL, map->n_slots ? 2 * map->n_slots : 16, map->count};
    wide.slots = bem_grow(NULL, (size_t)wide.n_slots, sizeof *wide.slots);
    for (int i = 0; i < wide.n_slots; i++)
        wide.slots[i] = (bem_map_slot){0, -1};
    for (int i = 0; i < map->n_slots; i++)
        if (map->slots[i].value >= 0)
            wide.slots[slot_of(&wide, map->slots[i].key)] = map->slots[i];
    free(map->slots);
    *map = wide;
}

void bem_map_put(bem_map *map, int64_t key, int value) {
    assert(value >= 0);
    if (2 * (map->count + 1) > map->n_slots)
        widen(map);
    int i = slot_of(map, key);
    assert(map->slots[i].value < 0);
    map->slots[i] = (bem_map_slot){key, value};
    map->count++;
}

void bem_map_clear(bem_map *map) {
    for (int i = 0; i < map->n_slots; i++)
        map->slots[i].value = -1;
    map->count = 0;
}

void bem_map_free(bem_map *map) {
    free(map->slots);
    *map = (bem_map){0};
}
