/* search.h - best response: with everyone else fixed, one person's best schedule
 * is a shortest path at the rows' marginal costs. */
#ifndef BEM_SEARCH_H
#define BEM_SEARCH_H

#include "incumbent.h"

typedef struct bem_search {
    const bem_setup *setup;
    bem_workspace *workspace;
    bem_habit *habits; /* [n_groups] */
    bem_random random;
    bem_clock *clock;
    int *duty;       /* [n_staff * n_days] the table at hand */
    bool *placed;    /* [n_staff] */
    bool impossible; /* somebody has no legal schedule */
    int *y;          /* [n_rows] what the placed people do */
    bem_values marginal;
    bem_arena arena;
} bem_search;

bem_search bem_search_new(const bem_setup *, bem_workspace *, bem_habit *, uint64_t seed,
                          bem_clock *);
void bem_search_free(bem_search *);

/* Places everybody in random order, each at her best; false when no schedule was
 * found for somebody, named in *stuck (see impossible). */
bool bem_search_construct(bem_search *, int *stuck);

/* Starts from a given table. */
void bem_search_load(bem_search *, const int *duty);

/* Rounds of best responses over all people until a round gains nothing. */
void bem_search_polish(bem_search *);

#endif
