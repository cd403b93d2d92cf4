/* roster_parts.h - what both readers of rosters share: names to indices, and
 * the roster in the making. */
#ifndef BEM_ROSTER_PARTS_H
#define BEM_ROSTER_PARTS_H

#include "names.h"
#include "roster.h"
#include "source_error.h"

typedef struct bem_roster_reading {
    const bem_source *source;
    const bem_problem *p;
    bem_diags *diags;
    bem_names people, shifts, competences; /* ids to indices */
    bem_roster roster;
    bem_arena arena; /* scratch */
} bem_roster_reading;

/* "; did you mean 'night'?", or nothing when no name is close. */
const char *bem_roster_guess(bem_roster_reading *, const char *word, const bem_names *);
/* A date's day, -1 outside the horizon. */
int bem_roster_day(const bem_problem *, bem_date);

/* Each reads the whole source into the roster, adding diagnostics. */
void bem_roster_read_grid(bem_roster_reading *);
void bem_roster_read_json(bem_roster_reading *);

#endif
