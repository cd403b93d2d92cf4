/* random.h - a small generator, passed in by whoever owns it (splitmix64;
 * Steele, Lea, Flood 2014). */
#ifndef BEM_RANDOM_H
#define BEM_RANDOM_H

#include <stdint.h>

typedef struct bem_random {
    uint64_t state;
} bem_random;

static inline uint64_t bem_random_next(bem_random *r) {
    uint64_t z = r->state += 0x9e3779b97f4a7c15u;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
}

/* 0 … n - 1 */
static inline int bem_random_below(bem_random *r, int n) {
    return (int)((bem_random_next(r) >> 32) * (uint64_t)n >> 32);
}

/* A generator of its own for one piece of work, whatever thread does it. */
static inline bem_random bem_random_for(uint64_t seed, uint64_t a, uint64_t b) {
    bem_random r = {seed ^ a * 0xd6e8feb86659fd93u ^ b * 0xca5a826395121157u};
    bem_random_next(&r);
    return r;
}

#endif
