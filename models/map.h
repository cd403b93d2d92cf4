/* map.h - small integers filed under 64-bit keys (open addressing).
 *
 * `{0}` is an empty map; it owns its slots until freed. */
#ifndef BEM_MAP_H
#define BEM_MAP_H

#include <stdint.h>

typedef struct bem_map_slot {
    int64_t key;
    int value; /* -1 = free */
} bem_map_slot;

typedef struct bem_map {
    bem_map_slot *slots; /* [n_slots], a power of two */
    int n_slots, count;
} bem_map;

int bem_map_find(const bem_map *, int64_t key);      /* -1 when absent */
void bem_map_put(bem_map *, int64_t key, int value); /* key must be absent, value >= 0 */
void bem_map_clear(bem_map *);                       /* keeps its memory */
void bem_map_free(bem_map *);

/* Mixes one more number into a hash. */
static inline uint64_t bem_mix(uint64_t hash, uint64_t x) {
    hash = (hash ^ x) * UINT64_C(0x9E3779B97F4A7C15);
    return hash ^ (hash >> 29);
}

#endif
