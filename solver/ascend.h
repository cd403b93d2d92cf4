/* ascend.h - good prices before the first master: subgradient ascent on the
 * Lagrangian bound (Held, Wolfe and Crowder 1974).
 *
 * A restricted master with few columns has wild prices, and thousands of simplex
 * iterations go into mixing schedules that are no good. Some steps of ascent cost
 * a pricing of everybody each and no simplex; the schedules that they find start
 * the master, and the best prices are the centre of its smoothing. */
#ifndef BEM_ASCEND_H
#define BEM_ASCEND_H

#include "generate.h"

/* Takes the steps, adds the last schedules found to the master, sets the centre and the
 * bound of the generation. `target` is a cost to aim at, öre. */
void bem_ascend(bem_generation *, int n_steps, int64_t target);

/* The same from the rows' marginal costs in a known roster, and with long steps: where
 * much of the demand cannot be met anyhow, prices start a long way from 0. */
void bem_ascend_from(bem_generation *, const int *duty, int n_steps, int64_t target);

#endif
