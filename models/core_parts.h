/* core_parts.h - what the files that build the core model share. */
#ifndef BEM_CORE_PARTS_H
#define BEM_CORE_PARTS_H

#include "compile.h"

typedef struct bem_core_building {
    const bem_problem *problem;
    const bem_roles *roles;
    bem_core *core;
    const bem_network **network; /* [n_staff], of the person's group */
    bem_diags *conflicts;
} bem_core_building;

/* Rows and uses from the demands; what cannot be met goes to the conflicts. */
void bem_core_build_rows(bem_core_building *);

/* As far as can be told in reasonable time; a network that is NULL is not. */
bool bem_is_legal(const bem_network *);
/* Person e has no legal schedule: names a smallest set of what collides. */
void bem_explain_person(bem_core_building *, int e);
/* Warns of minimum hours and counts that her network cannot reach. */
void bem_warn_of_minimums(bem_core_building *, int e);

/* The most of a HOURS or COUNT rule that a path gathers over a period, credit
 * for leave included. */
int64_t bem_most_reachable(const bem_core_building *, const bem_network *, int e, const bem_rule *,
                           const bem_period *);

#endif
