/* cut.h - a copy of a ward, whole or with things left out. */
#ifndef BEM_TRUTH_CUT_H
#define BEM_TRUTH_CUT_H

#include "problem.h"

/* What to leave out; -1 = nothing of the kind. */
typedef struct truth_cut {
    int person, rule, demand, request;
    int from_front, from_back; /* days */
} truth_cut;

bem_problem *truth_copy(const bem_problem *);
/* There must be a person and a day left. */
bem_problem *truth_copy_without(const bem_problem *, const truth_cut *);

#endif
