/* old_roster.h - the roster of another period, as its JSON says it: words, for
 * people come and go and shifts are renamed between periods. */
#ifndef BEM_OLD_ROSTER_H
#define BEM_OLD_ROSTER_H

#include "calendar.h"
#include "names.h"
#include "source.h"

typedef struct bem_old_cell {
    const char *person, *shift;
    bem_date date;
} bem_old_cell;

typedef struct bem_old_roster {
    bem_date start;
    int n_days;
    bem_names people;        /* who was on its staff: off where there is no cell */
    BEM_ARRAY(bem_old_cell); /* who works what, when */
} bem_old_roster;

/* Texts live in the arena. False after diagnostics; free it in any case. */
bool bem_old_roster_read(const bem_source *, bem_old_roster *, bem_arena *, bem_diags *);
void bem_old_roster_free(bem_old_roster *);

#endif
