/* divisor.h - the greatest common divisor. */
#ifndef BEM_DIVISOR_H
#define BEM_DIVISOR_H

#include <stdint.h>

/* Of the absolute values; 0 with x is x. */
static inline int64_t bem_gcd(int64_t a, int64_t b) {
    a = a < 0 ? -a : a;
    b = b < 0 ? -b : b;
    while (b) {
        int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

#endif
