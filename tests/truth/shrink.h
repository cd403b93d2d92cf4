/* shrink.h - a ward that fails made small enough for a human to read. */
#ifndef BEM_TRUTH_SHRINK_H
#define BEM_TRUTH_SHRINK_H

#include "judge.h"

/* The smallest ward found that still fails with the same label; *verdict is what
 * is said of it. The caller frees it; `p` must live on until then. */
bem_problem *truth_shrink(const bem_problem *p, uint64_t seed, truth_verdict *verdict);

#endif
