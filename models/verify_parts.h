/* verify_parts.h - the two questions that verifying a bound asks: of one person's
 * schedules, and of one row. */
#ifndef BEM_VERIFY_PARTS_H
#define BEM_VERIFY_PARTS_H

#include "core.h"

__extension__ typedef __int128 bem_wide;

typedef struct bem_claim {
    const bem_network *network;
    const bem_wide *value;  /* [n_days * n_duties] worth of each duty at the prices */
    const uint8_t *allowed; /* [n_days * n_duties] or NULL = all */
    int n_duties;
    int64_t scale;
    int64_t least; /* no schedule costs less; BEM_NEVER = there is none */
} bem_claim;

typedef enum bem_claim_answer {
    BEM_CLAIM_HOLDS,
    BEM_CLAIM_FALSE,    /* *found is what some schedule costs */
    BEM_CLAIM_TOO_LARGE /* the sums would not fit 64 bits */
} bem_claim_answer;

/* verify_path.c */
bem_claim_answer bem_claim_check(const bem_claim *, int64_t *found);

/* What the duties on offer can add up to in a row. */
typedef struct bem_reach {
    bem_wide low, high;
} bem_reach;

/* What y costs more: a unit, and less: what it adds to a tally. */
typedef struct bem_tally_price {
    bem_tally tally;
    bem_wide price;
} bem_tally_price;

typedef struct bem_row_prices {
    bem_wide price, scale;
    const bem_tally_price *tallies; /* [n_tallies] */
    int n_tallies;
} bem_row_prices;

typedef struct bem_row_range {
    bool any;       /* else no sum within reach is legal */
    bem_wide least; /* of f * scale + price * y - sum of m tally(y) over the sums within reach */
    bem_wide most;  /* of f over them, minor units */
} bem_row_range;

/* verify_rows.c; mask[n_staff] of [n_days * n_duties] or NULL, where a NULL allows
 * everything. */
void bem_reach_find(const bem_core *, uint8_t *const *mask, bem_reach *reach /* [n_rows] */);
bem_row_range bem_row_judge(const bem_row *, const bem_reach *, const bem_row_prices *);
/* No roster that keeps the hard rules costs more. */
bem_wide bem_core_ceiling(const bem_core *);

#endif
