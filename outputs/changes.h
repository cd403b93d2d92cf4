/* changes.h - what a roster changes of an older one, day by day. */
#ifndef BEM_CHANGES_H
#define BEM_CHANGES_H

#include "roster.h"
#include "text.h"

/*     Changed since january.json: 2 days of 2 people
 *       Wed 2027-01-13  dan    day → leave
 *       Wed 2027-01-13  elsa   off → day
 *
 * `was` has the id of each person's shift on each day [n_staff * n_days], "" when off, NULL when
 * not known; `name` is what the older roster is called. */
void bem_changes_write(bem_text *, const bem_problem *, const bem_roster *, const char *const *was,
                       const char *name);

#endif
