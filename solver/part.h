/* part.h - the part of the core model that is free, the rest held fixed.
 *
 * The whole model is the part in which everybody is free. A neighbourhood frees
 * some people, a branch forbids some duties: the same master and the same
 * column generation solve them all. */
#ifndef BEM_PART_H
#define BEM_PART_H

#include "guide.h"
#include "setup.h"
#include "window.h"

/* People who may be told apart neither by network nor by what is allowed. */
typedef struct bem_unit {
    int group;
    int count;
    const int *members;       /* [count] persons, borrowed */
    const uint8_t *allowed;   /* [n_days * n_duties] or NULL = all; borrowed */
    const bem_plan *plan;     /* for what is allowed */
    const bem_window *window; /* takes the plan's place where days are held; NULL = none */
} bem_unit;

/* A tally is to be at least, or at most, so many units. */
typedef struct bem_tally_limit {
    bem_tally tally;
    int64_t units;
    bool is_least;
} bem_tally_limit;

typedef struct bem_part {
    const bem_setup *setup;
    bem_unit *units;
    int n_units;
    const bem_tally_limit *limits; /* [n_limits] kept in the mix; in the arena */
    int n_limits;
    int *base;         /* [n_rows] what the fixed people do */
    int64_t base_cost; /* öre, the fixed people's paths; rows not included */
    bem_arena arena;
} bem_part;

/* One for each row of the core, and then for each limit. */
static inline int bem_part_n_prices(const bem_part *part) {
    return part->setup->core->n_rows + part->n_limits;
}

bem_part bem_part_whole(const bem_setup *);

/* Frees the people marked; the others keep their row of duty[n_staff * n_days], which costs
 * path[n_staff]. */
bem_part bem_part_around(const bem_setup *, const int *duty, const int64_t *path,
                         const bool *is_free);

/* The same on days from … to alone: on the others they too keep their duties. The
 * guide's tolls come on top of the costs of the days freed (NULL = none). */
bem_part bem_part_window(const bem_setup *, const int *duty, const int64_t *path,
                         const bool *is_free, int from, int to, const bem_guide *);

/* A best schedule of somebody of the unit; of the question, only what is wanted and
 * the values count. */
bem_price_answer bem_unit_price(const bem_unit *, bem_price_question, bem_habit *, bem_random *,
                                bem_workspace *);

/* A unit of people with a mask of their own, and its plan. */
void bem_part_add_masked(bem_part *, int group, int person, const uint8_t *allowed);

void bem_part_free(bem_part *);

#endif
