/* roster.c - the table of cells. */
#include "roster.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static size_t n_cells(int n_staff, int n_days) { return (size_t)n_staff * (size_t)n_days; }

bem_roster bem_roster_new(int n_staff, int n_days) {
    assert(n_staff >= 0 && n_days >= 0);
    size_t count = n_cells(n_staff, n_days);
    bem_roster roster = {n_staff, n_days, bem_grow(NULL, count, sizeof *roster.cells)};
    for (size_t i = 0; i < count; i++)
        roster.cells[i] = (bem_cell){BEM_OFF, BEM_NO_ROLE};
    return roster;
}

bem_roster bem_roster_copy(const bem_roster *from) {
    bem_roster roster = bem_roster_new(from->n_staff, from->n_days);
    size_t count = n_cells(from->n_staff, from->n_days);
    if (count)
        memcpy(roster.cells, from->cells, count * sizeof *roster.cells);
    return roster;
}

void bem_roster_free(bem_roster *roster) {
    free(roster->cells);
    *roster = (bem_roster){0};
}

bem_cell *bem_roster_cell(const bem_roster *roster, int e, int d) {
    assert(e >= 0 && e < roster->n_staff && d >= 0 && d < roster->n_days);
    return &roster->cells[n_cells(e, roster->n_days) + (size_t)d];
}
