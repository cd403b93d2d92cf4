/* incumbent.h - the best whole roster so far. */
#ifndef BEM_INCUMBENT_H
#define BEM_INCUMBENT_H

#include "guide.h"

typedef struct bem_incumbent {
    int *duty;              /* [n_staff * n_days] */
    int64_t *path;          /* [n_staff] öre, of each row, without tolls */
    int64_t *toll;          /* [n_staff] the same; 0 without a guide */
    int64_t cost;           /* the same, broken row limits at the penalty; BEM_NEVER = none */
    int64_t tolls;          /* of all; the sum of both is what counts as better */
    int64_t n_broken;       /* units beyond row limits: 0 = a legal roster */
    const bem_guide *guide; /* NULL = cost alone counts */
    int n_threads;          /* that weigh what is offered; 0 = this one */
    bem_arena arena;
} bem_incumbent;

bem_incumbent bem_incumbent_new(const bem_setup *, const bem_guide *);
void bem_incumbent_free(bem_incumbent *);

/* Cost of a duty table whose rows of people are all legal paths, and the units
 * by which it breaks row limits; BEM_NEVER when a path is not legal. */
int64_t bem_table_cost(const bem_setup *, const int *duty, int64_t *n_broken);

/* Is a worse than b when tolls do not count? */
bool bem_incumbent_is_dearer(const bem_incumbent *a, const bem_incumbent *b);

/* Takes the table over when it is better; true when it was. */
bool bem_incumbent_offer(bem_incumbent *, const bem_setup *, const int *duty);

#endif
