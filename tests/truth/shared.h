/* shared.h - what the rules about several people make of a roster: the literal
 * checker on a ward that has no others. */
#ifndef BEM_TRUTH_SHARED_H
#define BEM_TRUTH_SHARED_H

#include "roster.h"

typedef struct truth_shared {
    bool any;         /* some such rule is in force */
    bem_problem ward; /* views into the one it was made from */
} truth_shared;

truth_shared truth_shared_new(const bem_problem *, bem_arena *);
/* INT64_MAX when a hard one is broken. */
int64_t truth_shared_cost(const truth_shared *, const bem_roster *);

#endif
