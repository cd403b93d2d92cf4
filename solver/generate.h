/* generate.h - column generation: the linear relaxation of a part.
 *
 * Each round solves the restricted master, prices every unit exactly at the
 * master's prices, and adds the schedules that pay. When none does, the master's
 * value is the relaxation's; in between, the Lagrangian bound of the round
 * (Geoffrion 1974; Desaulniers, Desrosiers, Solomon 2005) is a valid lower bound
 * on every integer solution of the part. */
#ifndef BEM_GENERATE_H
#define BEM_GENERATE_H

#include "master.h"
#include "proof.h"

typedef enum bem_generated {
    BEM_GENERATED_CONVERGED,  /* no schedule pays: the master's value is the relaxation's */
    BEM_GENERATED_CUT_OFF,    /* the bound reached the cutoff */
    BEM_GENERATED_STOPPED,    /* a limit or the pause came first */
    BEM_GENERATED_IMPOSSIBLE, /* somebody has no legal schedule */
    BEM_GENERATED_FAILED      /* the linear program failed */
} bem_generated;

/* Prices near which the relaxation's own are looked for: those of the best bound
 * so far, and the z of each unit there. */
typedef struct bem_center {
    int64_t *price; /* [bem_part_n_prices] grains */
    int64_t *z;     /* [n_units] grains */
    bool is_set;
    bool has_z;   /* else what is priced first */
    bool is_new;  /* nothing was looked for there yet */
    double *toll; /* of ascents: of each unit's counters, grains; NULL = none yet */
} bem_center;

typedef struct bem_generation {
    bem_master *master;
    bem_crew *crew;
    bem_clock *clock;  /* its work is added to */
    bem_habit *habits; /* [n_groups], shared by all parts of one thread of work */
    uint64_t seed;
    int64_t cutoff;     /* öre: stop when the bound reaches it; BEM_NEVER = none */
    int64_t work_limit; /* of clock->work, for this generation alone; 0 = none */
    struct {            /* stop earlier, the limits not yet reached; 0 = not */
        double at;      /* of clock->now() */
        int64_t work;   /* of clock->work */
    } pause;
    /* Called after each round; NULL for none. */
    void (*after_round)(void *context, const struct bem_generation *);
    void *context;

    bem_argument *argument; /* gets what proves the bound; NULL = not wanted */

    bool is_boxed;     /* the master's prices are kept near the centre while it is far from them */
    bem_center center; /* in the master's arena; kept across calls */

    /* What comes out. */
    bool has_bound;
    int64_t bound; /* öre, the best so far; kept across calls unless columns are fixed */
    int64_t n_rounds;
    int impossible_unit;
} bem_generation;

bem_generated bem_generate(bem_generation *);

/* Has a limit been reached, other than a pause? */
bool bem_generation_is_over(const bem_generation *);
bool bem_generation_must_stop(const bem_generation *); /* or the pause */

void bem_center_set(bem_generation *, const int64_t *price, const int64_t *z);

/* Starts a part of the problem from prices of the whole, with the z of each group there
 * (NULL = not known), and keeps near them. Few people at the whole's demand leave a
 * master in which hardly any column fits: its own prices would take long to settle. And
 * where nothing better is to be had, these prices may prove it at once. */
void bem_center_start(bem_generation *, const int64_t *price, const int64_t *z);

#endif
