/* shift_code.h - shifts in one to four characters, for a cell of the grid. */
#ifndef BEM_SHIFT_CODE_H
#define BEM_SHIFT_CODE_H

#include "problem.h"

/* [n_shifts] codes in the arena, all of one width and no two the same: as few first letters of
 * the ids as tell them apart ("D", "E", "N"), numbers where four do not. */
const char **bem_shift_codes(const bem_problem *, bem_arena *);

#endif
