/* plan_program.h - a production problem as a linear program.
 *
 *     x_at booked      q_at queue at the end   l_at of it too late    u_at turned away
 *     o_rt open units  y_gkt hours of group g for work k              e_gt extra time
 *     h_j recruits     and what each soft aim misses
 *
 *     minimise   pay and prices of what is missed, or maximise value of what is performed
 *
 *     balance    q_at - q_a,t-1 + (1 - c + c w) x_at - followers = inflow_at      what waits
 *                (1 - c) x_at + u_at - followers = inflow_at                      what does not
 *     guarantee  q_at - l_at - followers of the last G weeks <= new ones of the last G weeks
 *     room       sum_a use_ar x_at <= hours_r utilisation_r o_rt
 *     units      o_rt <= units_rt
 *     need       sum_g y_gkt / takes_gk = sum_a work_ak x_at + sum_r team_rk hours_r o_rt
 *     supply     sum_k y_gkt - e_gt - sum_j each_gt h_j <= hours_gt
 *     and rows for minimums, maximums, targets, budget and the rental ratio.
 *
 * c is the part cancelled, w the part of those that leaves, G the guarantee in weeks. First in,
 * first out, nobody waits longer than G exactly when the queue is no longer than what came in the
 * last G weeks: so the guarantee is one row a week, not one per age. A team's work hangs on the
 * units open, not on what is done there: without one of its members the unit is closed. */
#ifndef BEM_PLAN_PROGRAM_H
#define BEM_PLAN_PROGRAM_H

#include "lp.h"
#include "plan.h"

/* One y column. */
typedef struct bem_plan_flow {
    int g, k;
    int first_col; /* of week 0; weeks follow each other */
} bem_plan_flow;

typedef enum bem_plan_row_kind {
    BEM_PLAN_BALANCE,
    BEM_PLAN_GUARANTEE,
    BEM_PLAN_AT_LEAST,
    BEM_PLAN_AT_MOST, /* these of activities */
    BEM_PLAN_ROOM,
    BEM_PLAN_UNITS,
    BEM_PLAN_MIN_OPEN, /* of resources */
    BEM_PLAN_NEED,     /* of works */
    BEM_PLAN_SUPPLY,   /* of groups */
    BEM_PLAN_REACH,
    BEM_PLAN_KEEP, /* of targets */
    BEM_PLAN_BUDGET,
    BEM_PLAN_RATIO
} bem_plan_row_kind;

/* What a row says, and the line of the YAML that says it. */
typedef struct bem_plan_row {
    bem_plan_row_kind kind;
    int index, t;
    const bem_place *place;
    bool must; /* it is an aim that is hard, or a need that must be met: not how things hang
                  together, nor what there is */
} bem_plan_row;

typedef struct bem_plan_program {
    const bem_production *p;
    bem_lp lp;
    bool maximise;
    double unit;         /* öre per unit of the objective's money */
    double constant_pay; /* what own staff cost anyway, in that unit */
    /* Columns; -1 = there is none. */
    int *booked, *queue, *late, *away, *below, *above; /* [n_activities * n_weeks] */
    int *open, *below_open;                            /* [n_resources * n_weeks] */
    int *extra;                                        /* [n_groups * n_weeks] */
    int *recruit;                                      /* [n_recruits] */
    int *missed, *passed;                              /* [n_targets] */
    int over_budget, over_ratio;
    struct {
        bem_plan_flow *items;
        int count, cap;
    } flows; /* by group, then work */
    /* Rows; -1 = there is none. */
    int *balance, *guarantee;     /* [n_activities * n_weeks] */
    int *at_least, *at_most;      /* [n_activities * n_weeks] */
    int *room, *units, *min_open; /* [n_resources * n_weeks] */
    int *need;                    /* [n_works * n_weeks] */
    int *supply;                  /* [n_groups * n_weeks] */
    int *reach, *keep;            /* [n_targets] its min, its max */
    int budget, ratio;
    struct {
        bem_plan_row *items;
        int count, cap;
    } rows; /* [n_rows] what each says */
    struct {
        double *items;
        int count, cap;
    } costs; /* [n_cols] of least cost, in that unit; the program's own unless it maximises */
    struct {
        int *items;
        int count, cap;
    } weeks; /* [n_cols] the week that a column is about, -1 = the whole horizon */
    bem_arena arena;
} bem_plan_program;

/* With `names`, rows and columns are named, for files. The production outlives it. */
void bem_plan_program_build(bem_plan_program *, const bem_production *, bool maximise, bool names);
void bem_plan_program_free(bem_plan_program *);

/* From the values of the columns to the plan's volumes, hours and money; prices and shortages are
 * found by the solver. */
void bem_plan_read(const bem_plan_program *, const double *x, bem_plan *);

double bem_plan_performed_share(const bem_activity *); /* 1 - c */
double bem_plan_leaving_share(const bem_activity *);   /* of booked: performed, or withdrawn */
/* öre of what one performed in week t makes need doing after the horizon, at its `left` price. */
double bem_plan_left_behind(const bem_production *, const bem_activity *, int t);

#endif
