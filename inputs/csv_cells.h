/* csv_cells.h - a CSV file line by line as cells that know their places.
 *
 * RFC 4180 with these freedoms: the separator is ; or a tab where the first line has one, else a
 * comma; blanks round a cell are dropped; lines without any text are passed over. A quote must end
 * on its line. */
#ifndef BEM_CSV_CELLS_H
#define BEM_CSV_CELLS_H

#include "line_words.h"

typedef struct bem_csv {
    const bem_source *source;
    bem_diags *diags;
    bem_arena *arena; /* of the cells' texts */
    char separator;
    size_t at;
    bool broken;         /* the line at hand was told to be wrong */
    BEM_ARRAY(bem_word); /* its cells; free(items) at the end */
} bem_csv;

bem_csv bem_csv_new(const bem_source *, bem_diags *, bem_arena *);
bool bem_csv_next(bem_csv *); /* false at the end of the text */

#endif
