/* guide.h - what is short over a long horizon, as a toll on using it.
 *
 * A window of days knows what its own days need, not that a weekend worked here is
 * missed elsewhere. The relaxation's tolls on counters say what one is worth (the
 * multipliers of Lagrangian relaxation; Geoffrion 1974): with them on the arcs,
 * windows save what is short where it does little good and use it where it does
 * much. */
#ifndef BEM_GUIDE_H
#define BEM_GUIDE_H

#include "random.h"
#include "setup.h"

typedef struct bem_guide {
    int64_t **toll; /* [n_groups][n_gains] öre */
    bem_arena arena;
} bem_guide;

/* toll[…]: of each group's counters, one group after the other, in grains; NULL = all 0.
 * With dice each is a little more or less: rounded to the öre the same tolls would always
 * lead to the same place. NULL = as they are. */
bem_guide bem_guide_new(const bem_setup *, const double *toll, bem_random *dice);
void bem_guide_free(bem_guide *);

/* The tolls of a group's schedule, duty[n_days], which is a path of its network. */
int64_t bem_guide_tolls(const bem_guide *, const bem_setup *, int group, const int *duty);

#endif
