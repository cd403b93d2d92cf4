/* planned.h - plans of small texts, for the tests of planning. */
#ifndef BEM_TEST_PLANNED_H
#define BEM_TEST_PLANNED_H

#include "planner.h"
#include "read_production.h"

/* A plan's file: what all have, with so many weeks from Monday 4 January 2027, and then `more`. A
 * full-time week is 10 hours and costs nothing. Fails the test when it cannot be read. */
bem_production *read_plan(int n_weeks, const char *more);

bem_plan solve_plan(const bem_production *); /* with prices; at least cost */

/* A plan drawn by dice: an activity or three, teams, offers, aims at a price. */
bem_production *draw_plan(unsigned seed);

int group_named(const bem_production *, const char *id);
int resource_named(const bem_production *, const char *id);

#endif
