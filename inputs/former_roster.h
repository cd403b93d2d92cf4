/* former_roster.h - an older roster, day for day beside a problem's people. */
#ifndef BEM_FORMER_ROSTER_H
#define BEM_FORMER_ROSTER_H

#include "problem.h"

/* [n_staff * n_days] the id of the shift that each person had on each day of the problem, "" when
 * off, NULL when the roster does not know the person or the day; in the arena, as the ids are.
 * NULL after diagnostics. */
const char **bem_former_roster_read(const char *path, const bem_problem *, bem_arena *,
                                    bem_diags *);

#endif
