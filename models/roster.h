/* roster.h - who works what, when: one cell a person and day. */
#ifndef BEM_ROSTER_H
#define BEM_ROSTER_H

#include "problem.h"

typedef struct bem_cell {
    int16_t shift; /* index, or BEM_OFF (also when on leave) */
    int16_t role;  /* competence in which she works, or BEM_NO_ROLE: any need without competence */
} bem_cell;

typedef struct bem_roster {
    int n_staff, n_days;
    bem_cell *cells; /* [n_staff * n_days] person-major; owned */
} bem_roster;

bem_roster bem_roster_new(int n_staff, int n_days); /* all off */
bem_roster bem_roster_copy(const bem_roster *);
void bem_roster_free(bem_roster *);
bem_cell *bem_roster_cell(const bem_roster *, int e, int d);

#endif
