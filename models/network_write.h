/* network_write.h - a finished draft as a network, in canonical order. */
#ifndef BEM_NETWORK_WRITE_H
#define BEM_NETWORK_WRITE_H

#include "draft.h"

/* Layers, nodes, choices, counters and sets of gains are numbered by the order
 * in which a reader meets them: choices by their smallest duty, nodes by the
 * first arc that leads to them. Drafts of equal meaning give equal networks. */
bem_network *bem_network_write(const bem_personal *, const bem_items *, const bem_draft *,
                               const bem_gain_table *, const bem_counter *counters, bem_arena *);

#endif
