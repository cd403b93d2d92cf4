/* choose.h - what a node of branch and price is parted by.
 *
 * A tally first where its total is far from whole and dear: then one side costs
 * nearly as much more as the total is rounded up, and the other as much as people can
 * hardly give. Else a duty of somebody on a day (Ryan and Foster 1981 pair rows; here
 * the network holds each decision instead, and pricing stays a shortest path). */
#ifndef BEM_CHOOSE_H
#define BEM_CHOOSE_H

#include "master.h"

typedef struct bem_fork {
    int person, day, duty; /* person -1 = a tally */
    bem_tally tally;
    int64_t units; /* of a tally: less on one side, at least as many on the other */
} bem_fork;

/* Each is false when the mix gives no reason to choose; one after the other. */

/* The tally whose rounding is worth most, if that is much of the gap (öre;
 * INFINITY = not known). */
bool bem_choose_tally(const bem_master *, double gap, bem_fork *);

/* The person, day and duty about which the mix is most undecided. */
bool bem_choose_duty(const bem_master *, bem_fork *);

/* Every duty's total is whole, yet several alike members share their schedules
 * out in fractions: tells one of them apart. */
bool bem_choose_member(const bem_master *, bem_fork *);

/* The mix is whole, but its bound is not what it costs, because prices were
 * rounded or counters left out: a day on which somebody has a fork. False when
 * nobody has: the node holds one table. */
bool bem_choose_open(const bem_master *, bem_fork *);

#endif
