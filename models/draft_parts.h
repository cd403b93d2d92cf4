/* draft_parts.h - what the files that simplify counters share. */
#ifndef BEM_DRAFT_PARTS_H
#define BEM_DRAFT_PARTS_H

#include "draft.h"

/* Gains of counter k on day d become (amount - base[d]) / divisor; divisor 0
 * drops them. */
typedef struct bem_rescale {
    int *base; /* [n_days] */
    int divisor;
} bem_rescale;

/* Simplifies counter k: cuts arcs that no legal value allows, shortens its
 * table, moves a constant cost to the first arcs (then n_values = 0). `scale`
 * comes with a base of zeros and says how gains must be rescaled. True when
 * anything changed. */
bool bem_draft_simplify(bem_draft *, const bem_gain_table *, int k, bem_counter *,
                        bem_rescale *scale, bem_arena *);

#endif
