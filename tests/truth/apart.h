/* apart.h - judgements in a process of their own, so that a crash or an endless
 * loop is a verdict too. */
#ifndef BEM_TRUTH_APART_H
#define BEM_TRUTH_APART_H

#include "judge.h"

truth_verdict truth_judge_apart(const bem_problem *, uint64_t seed);

/* Draws and judges seeds first, first + 1, … until `n` of them or one that fails;
 * how many were judged. The tally is added to; *failed gets the last verdict. */
int truth_judge_many(uint64_t first, int n, truth_tally *, truth_verdict *failed);

#endif
