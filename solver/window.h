/* window.h - a person's network cut down to some days, the others held.
 *
 * What is held before the window leads to one node and to sums of the counters;
 * what is held behind it is followed from every node where the window can end
 * until they have all come together. So pricing costs as much as the window is
 * long, whatever the horizon. */
#ifndef BEM_WINDOW_H
#define BEM_WINDOW_H

#include "pricing.h"

typedef struct bem_window {
    int first, n_days; /* of the core's days, those that the network has; held days at their end */
    int n_core_days;
    const int *duty; /* [n_core_days] what is held on the others; borrowed */
    int64_t cost;    /* öre, of the days that the network lacks, their counters included */
    bem_plan plan;
} bem_window;

/* Days from … to are free; duty must be a path of the group's network. On the free days
 * toll[n_gains] comes on top of the arcs' costs (öre; NULL = none). */
const bem_window *bem_window_cut(const bem_core *, const bem_group *, const int *duty, int from,
                                 int to, const int64_t *toll, bem_arena *);

/* Pricing as for the whole horizon: the question's values and the answer are those of
 * all days, and so is workspace->duty. The question's own plan and mask are not asked. */
bem_price_answer bem_window_price(const bem_window *, const bem_price_question *, bem_habit *,
                                  bem_random *, bem_workspace *);

#endif
