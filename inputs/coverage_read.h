/* coverage_read.h - what a roster's JSON says of each demand on each day: how many are missing. */
#ifndef BEM_COVERAGE_READ_H
#define BEM_COVERAGE_READ_H

#include "calendar.h"
#include "diag.h"
#include "source.h"
#include "yaml_tree.h"

typedef struct bem_moment {
    const char *demand; /* its id: "rooms.nurse.2" */
    const char *words;  /* the date as written */
    bem_date date;
    int missing; /* people */
    const bem_yaml_node *node;
} bem_moment;

typedef void bem_moment_take(void *context, const bem_moment *);

/* Tells `take` each of them in order, and what is wrong to the list; the root, or NULL when it is
 * no roster. `source` may be NULL. */
const bem_yaml_node *bem_coverage_read(const bem_source *source, bem_moment_take *take,
                                       void *context, bem_arena *, bem_diags *);

#endif
