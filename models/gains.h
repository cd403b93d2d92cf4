/* gains.h - the sets of gains of one network under construction, each once. */
#ifndef BEM_GAINS_H
#define BEM_GAINS_H

#include "map.h"
#include "network.h"

typedef struct bem_gain_table {
    BEM_ARRAY(bem_gains); /* set 0 is the empty one; items in order of counters */
    bem_map by_hash;      /* first set with that hash; the others follow it in `next` */
    struct {
        int *items;
        int count, cap;
    } next;
    bem_map joins; /* set of the pair (a, b), a < b */
    bem_arena arena;
} bem_gain_table;

void bem_gain_table_new(bem_gain_table *);
void bem_gain_table_free(bem_gain_table *);

/* The set of these gains, in order of counters, each counter once. */
int bem_gain_table_add(bem_gain_table *, const bem_gain *items, int count);
/* Gains of a step: any order; those of amount 0 left out, equal counters added up. */
int bem_gain_table_step(bem_gain_table *, const bem_step *);
/* Both sets together. */
int bem_gain_table_join(bem_gain_table *, int a, int b);
/* Units of counter k in a set. */
int bem_gains_amount(const bem_gains *, int k);

#endif
