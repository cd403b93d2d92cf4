/* guide.h - what is short over a long horizon, as a toll on using it.
 *
 * A window of days knows what its own days need, not that a weekend worked here is
 * missed elsewhere. The relaxation's tolls on counters say what one is worth (the
 * multipliers of Lagrangian relaxation; Geoffrion 1974): with them on the arcs,
 * windows save what is short where it does little good and use it where it does
 * much. */
#ifndef BEM_GUIDE_H
#define BEM_GUIDE_H

#include "setup.h"

typedef struct bem_guide {
    bem_setup setup; /* the same, with money to the öre: tolls come in no greater unit */
    int64_t **toll;  /* [n_groups][n_gains] öre */
    bem_arena arena;
} bem_guide;

/* toll[…]: of each group's counters, one group after the other, in grains; NULL = all 0.
 * The setup and its core outlive the guide. */
bem_guide bem_guide_new(const bem_setup *, const double *toll);

void bem_guide_free(bem_guide *);

/* The tolls of a group's schedule, duty[n_days], which is a path of its network. */
int64_t bem_guide_tolls(const bem_guide *, int group, const int *duty);

#endif
