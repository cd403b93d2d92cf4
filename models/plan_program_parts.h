/* plan_program_parts.h - what the files that make a plan's program share. */
#ifndef BEM_PLAN_PROGRAM_PARTS_H
#define BEM_PLAN_PROGRAM_PARTS_H

#include "plan_program.h"

typedef struct bem_plan_making {
    bem_plan_program *g;
    bool names;
    bool own_time_only; /* most production for given staff: nothing is bought */
    bool *is_needed;    /* [n_works] by some activity or team */
} bem_plan_making;

const char *bem_plan_name(bem_plan_making *, const char *what, const char *id, int t); /* or NULL */
/* Of a week, or of none: -1. */
int bem_plan_add_col(bem_plan_making *, int t, double cost /* öre */, double hi, const char *name);
/* To the column added last; rows < 0 are not there. */
void bem_plan_add_coef(bem_plan_making *, int row, double value);

void bem_plan_add_rows(bem_plan_making *);
/* Of the column added last: what one performed counts for targets; its pay, in öre, for budget and
 * ratio. */
void bem_plan_add_to_targets(bem_plan_making *, int a, int t, double performed);
void bem_plan_add_pay(bem_plan_making *, bem_supply, double pay);
/* The columns of what targets, budget and ratio miss. */
void bem_plan_add_overruns(bem_plan_making *);

#endif
