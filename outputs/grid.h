/* grid.h - a roster to look at: people by days, what is covered and what is short under it.
 *
 *                     Mo Tu We Th Fr Sa Su │ Mo Tu …
 *                      4  5  6  7  8  9 10 │ 11 12 …
 *     anna      80 %   D  D  ·  N  N  ·  · │  ·  E …    112:30 / 116:16
 *     nurse day   ≥4   4  4  3  4  4  4  4 │  4  4 …
 *       short          ·  ·  1  ·  ·  ·  · │  ·  · …
 */
#ifndef BEM_GRID_H
#define BEM_GRID_H

#include "check.h"
#include "text.h"

typedef struct bem_grid_style {
    int width;   /* columns of the screen: weeks that do not fit go below; 0 = no limit */
    bool colour; /* ANSI colours */
} bem_grid_style;

void bem_grid_write(bem_text *, const bem_problem *, const bem_roster *, const bem_report *,
                    bem_grid_style);

#endif
