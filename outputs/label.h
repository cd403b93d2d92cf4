/* label.h - what things are called in words for people and in the JSON. */
#ifndef BEM_LABEL_H
#define BEM_LABEL_H

#include "problem.h"
#include "text.h"

/* The id of a competence, or NULL for BEM_NO_ROLE. */
const char *bem_competence_id(const bem_problem *, int competence);

/* "nurse day", "nurse 10:00-14:00", "day|evening": competence, then shifts or span. */
void bem_label_demand(bem_text *, const bem_problem *, const bem_demand *);

/* The demand's one shift, or -1 when it is for several or for a span. */
int bem_demand_shift(const bem_problem *, const bem_demand *);

#endif
