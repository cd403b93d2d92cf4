/* neighbourhood.h - large-neighbourhood search by column generation: free some
 * people, solve their part's relaxation, give up as soon as its bound says that
 * nothing better is there, else dive (Shaw 1998; method of docs/method.md).
 *
 * On horizons of two weeks and more most of them free many people on a window of days
 * instead of a few on all days.
 *
 * Neighbourhoods come in batches, of disjoint people or far apart in time. Each is
 * solved on its own, whatever thread does it, and what they found is taken over one
 * after the other, so that a run repeats for any number of threads. */
#ifndef BEM_NEIGHBOURHOOD_H
#define BEM_NEIGHBOURHOOD_H

#include "generate.h"
#include "incumbent.h"
#include "part.h"

enum { BEM_BATCH = 4 };

typedef struct bem_neighbourhood {
    const bem_setup *setup;
    const bem_generation *whole; /* whose prices each neighbourhood starts from */
    bem_incumbent *best;
    bem_incumbent own; /* the roster at hand, when it is not the best */
    bool has_own;
    bem_clock *clock;
    bem_effort *effort;
    int n_threads;
    uint64_t seed;
    int size;        /* people freed at once over the whole horizon; adapts */
    int window;      /* days freed at once for half of the people; adapts */
    bool in_windows; /* this batch */
    int n_trials;
    int n_stalled; /* windows in a row that gained nothing */
    int64_t window_work, whole_work;
    int64_t n_windows; /* batches of them so far, at this guide */
    struct {
        int64_t cost; /* tolls included, at its end */
        bool any;     /* was one ended? */
        bool is_idle; /* it gained next to nothing */
    } sweep;          /* the last of windows over the horizon */
    int64_t n_batches;
    int n_turns;                  /* begun */
    bem_habit *habits[BEM_BATCH]; /* [n_groups] each */
    bem_arena arena;
} bem_neighbourhood;

bem_neighbourhood bem_neighbourhood_new(const bem_generation *whole, bem_incumbent *, bem_clock *,
                                        bem_effort *, int n_threads, uint64_t seed);
void bem_neighbourhood_free(bem_neighbourhood *);

/* Are horizons long enough for windows? */
bool bem_neighbourhood_has_windows(const bem_neighbourhood *);

/* A turn of windows: at the guide's tolls, which stay the caller's (NULL = at costs alone),
 * from that roster, duty[n_staff * n_days] (NULL = the one at hand), which may be dearer than
 * the best. */
void bem_neighbourhood_begin(bem_neighbourhood *, const bem_guide *, const int *duty);

/* One batch; true when the incumbent improved. */
bool bem_neighbourhood_improve(bem_neighbourhood *);

bem_habit *bem_habits_new(const bem_setup *, bem_arena *); /* [n_groups] */

#endif
