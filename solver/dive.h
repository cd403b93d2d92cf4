/* dive.h - from a fractional mix of schedules to a whole roster.
 *
 * Fixes the columns that are nearly whole, or the largest one, and converges
 * column generation again after every fix; without that, the columns at hand do
 * not fit together. What it fixed is released at the end. */
#ifndef BEM_DIVE_H
#define BEM_DIVE_H

#include "generate.h"

/* Dives from the converged master of g. True when every free person got a
 * schedule, written to her row of duty[n_staff * n_days]; false when the value
 * rose to g->cutoff on the way. As limits come near it converges
 * less; at a limit it takes the largest columns. */
bool bem_dive(bem_generation *g, bem_random *, int *duty);

#endif
