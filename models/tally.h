/* tally.h - the units of all rows of the core together that lie on one side of their
 * targets in pieces of one slope: short at that price, or over. A whole number in
 * every roster, though not in a mix of them. */
#ifndef BEM_TALLY_H
#define BEM_TALLY_H

#include <stdbool.h>
#include <stdint.h>

typedef struct bem_tally {
    bool is_over;
    int64_t slope; /* öre a unit */
} bem_tally;

#endif
