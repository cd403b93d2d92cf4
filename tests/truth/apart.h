/* apart.h - judgements in a process of their own, so that a crash or an endless
 * loop is a verdict too. */
#ifndef BEM_TRUTH_APART_H
#define BEM_TRUTH_APART_H

#include "judge.h"

truth_verdict truth_judge_apart(const bem_problem *, uint64_t seed);

/* Draws and judges seeds first, first + 1, … until `n` of them or one that fails;
 * how many were judged. counts[outcome] is added to, counts[TRUTH_N_OUTCOMES]
 * for each unsolved compact program; *failed gets the last verdict. */
int truth_judge_many(uint64_t first, int n, int *counts, truth_verdict *failed);

#endif
