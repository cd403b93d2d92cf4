/* ascend.h - good prices before the first master, or instead of it: ascent on the
 * Lagrangian bound by subgradients (Held, Wolfe and Crowder 1974) and, where the top is
 * wanted, by the volume algorithm (Barahona and Anbil 2000), which steps from the best
 * prices so far along an average of what all answers have shown.
 *
 * A restricted master with few columns has wild prices, and thousands of simplex
 * iterations go into mixing schedules that are no good; one with thousands of rows is
 * too slow altogether. A step costs a pricing of everybody, with the counters that the
 * tables have no room for priced like rows (bem_price_relaxed), and no simplex. */
#ifndef BEM_ASCEND_H
#define BEM_ASCEND_H

#include "generate.h"

/* Takes steps from the centre, or from prices of 0, and adds the last legal schedules
 * found to the master; sets the centre and the bound of the generation. `target` is a
 * cost to aim at, öre. Ever onward with a step that falls: soon at good prices, from
 * anywhere. */
void bem_ascend(bem_generation *, int n_steps, int64_t target);

/* The volume algorithm from the centre on, for as long as it gains. */
void bem_ascend_to_top(bem_generation *, int n_steps, int64_t target);

#endif
