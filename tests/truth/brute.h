/* brute.h - the best roster by trying them all.
 *
 *     least over all rosters of
 *         sum_e alone(e, her cells) + demand(all cells) + shared(all cells)
 *
 * alone: the literal checker on a ward of that one person without demand. demand:
 * heads counted by cover.h. shared: the literal checker on the rules about several
 * people. Of cells that a person's leave and pins leave open, every sequence is
 * judged. */
#ifndef BEM_TRUTH_BRUTE_H
#define BEM_TRUTH_BRUTE_H

#include "cover.h"

typedef struct truth_brute {
    bool too_big; /* given up: nothing is known */
    bool feasible;
    int64_t cost;
    bem_roster roster;              /* when feasible; owned */
    int64_t n_schedules, n_rosters; /* judged; of rosters those that bounds did not rule out */
} truth_brute;

truth_brute truth_brute_solve(const bem_problem *, const truth_cover *);
void truth_brute_free(truth_brute *);

#endif
