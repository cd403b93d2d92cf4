/* roster_parts.h - what the readers of rosters share: names to indices, and
 * the roster in the making. */
#ifndef BEM_ROSTER_PARTS_H
#define BEM_ROSTER_PARTS_H

#include "names.h"
#include "roster.h"
#include "source_error.h"

/* An assignment of a roster that comes in weeks. */
typedef struct bem_week_entry {
    const bem_source *source;
    size_t at, length;
    int week, weekday; /* weekday -1: no assignment, but where the week begins */
    int person, shift, role;
} bem_week_entry;

typedef struct bem_roster_reading {
    const bem_source *source;
    const bem_problem *p;
    bem_diags *diags;
    bem_names people, shifts, competences; /* ids to indices */
    bem_roster roster;
    struct {
        bem_week_entry *items;
        int count, cap;
    } weeks;
    bool has_weeks;
    bem_arena arena; /* sources and scratch */
} bem_roster_reading;

/* "; did you mean 'night'?", or nothing when no name is close. */
const char *bem_roster_guess(bem_roster_reading *, const char *word, const bem_names *);
/* A date's day, -1 outside the horizon. */
int bem_roster_day(const bem_problem *, bem_date);

/* Each reads the whole source into the roster, adding diagnostics; weeks are
 * put by for the end. */
void bem_roster_read_grid(bem_roster_reading *);
void bem_roster_read_json(bem_roster_reading *);
void bem_roster_read_xml(bem_roster_reading *);
void bem_roster_read_weeks(bem_roster_reading *);
void bem_roster_place_weeks(bem_roster_reading *);

#endif
