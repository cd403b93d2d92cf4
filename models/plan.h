/* plan.h - what a production plan says: the optimum of its linear program, read back into the
 * words of production.h, and what its prices mean.
 *
 * Arrays of [n_activities][n_weeks] and the like are flat: item (a, t) is at a * n_weeks + t. */
#ifndef BEM_PLAN_H
#define BEM_PLAN_H

#include "production.h"

typedef enum bem_plan_status {
    BEM_PLAN_OPTIMAL,
    BEM_PLAN_INFEASIBLE,  /* what must hold collides; see conflicts */
    BEM_PLAN_UNBOUNDED,   /* --maximise of what nothing limits */
    BEM_PLAN_INTERRUPTED, /* a stop before the optimum */
    BEM_PLAN_FAILED       /* the machine failed */
} bem_plan_status;

/* öre; the parts sum to the total. Staff money and the rest is paid; what is missed is a price. */
typedef struct bem_plan_cost {
    int64_t own, extra, pool, rental, recruits, activities, resources; /* paid */
    int64_t waiting, late, turned_away, below, above, targets, budget,
        ratio; /* prices of what is missed */
    int64_t paid, missed, total;
} bem_plan_cost;

/* Hours that one source gives to one work in a week. */
typedef struct bem_plan_use {
    int t, g, k;
    double hours; /* theirs; hours / takes of the work */
} bem_plan_use;

/* A limit on what can be produced: the hours of a group, the units of a resource. */
typedef enum bem_limit_kind { BEM_LIMIT_GROUP, BEM_LIMIT_RESOURCE } bem_limit_kind;

typedef struct bem_plan_price {
    bem_limit_kind kind;
    int index;       /* group or resource */
    int t;           /* week; -1: one more in every week */
    double price;    /* öre that one more (hour or unit) saves; in --maximise: value gained */
    double limit;    /* what there is */
    double from, to; /* limits between which the price holds; of t = -1 both are `limit` */
    bool holds_up, holds_down; /* for more, for fewer; only one where the optimum is degenerate */
    bool is_tested;
    double one_more, one_fewer; /* the true differences, solved again; NAN when impossible */
} bem_plan_price;

/* One more full-time person. */
typedef struct bem_plan_person {
    int competence, group;
    double hours; /* over the horizon */
    double worth; /* öre saved over the horizon before her pay (or value gained), solved again */
    int64_t pay;  /* öre over the horizon */
} bem_plan_person;

/* What one of the ways to get the missing hours costs. */
typedef struct bem_plan_remedy {
    enum { BEM_REMEDY_EXTRA, BEM_REMEDY_OFFER, BEM_REMEDY_RECRUIT } kind;
    int group;
    double price;     /* öre per hour of the work */
    double available; /* hours still within the ceiling that week */
} bem_plan_remedy;

enum { BEM_MOST_REMEDIES = 3 };

/* Hours of a work, or units of a resource, without which what should be done in a week is not. It
 * is handed on by name to the next level. */
typedef struct bem_plan_shortage {
    bool from_roster; /* the roster found it, and the plan could not mend it */
    int t;
    int k;        /* work, or -1: */
    int resource; /* units of it */
    double hours; /* of the work; or units */
    int n_remedies;
    bem_plan_remedy remedies[BEM_MOST_REMEDIES]; /* cheapest first */
} bem_plan_shortage;

/* Hours that the roster could not find, and what the plan made of them: the parts sum to the whole.
 * What is put off is done in another week, or left in the queue. */
typedef struct bem_plan_received {
    int t, q;
    double hours;
    double own; /* other own staff, extra time and recruits with them */
    double pool, rental;
    double put_off;
    double unresolved; /* handed on: in the shortages too, as from the roster */
} bem_plan_received;

/* The weekly rate: by the formula, and as the program does it. */
typedef struct bem_plan_rate {
    int a;
    double inflow;                      /* a week, net, mean until `weeks` */
    double queue;                       /* at start */
    double balanced;                    /* queue that the guarantee bears: inflow x guarantee */
    double weeks;                       /* until when it is to be reached */
    double open;                        /* open weeks / weeks */
    double completed;                   /* formula: a calendar week */
    double booked;                      /* formula: an open week */
    double plan_completed, plan_booked; /* the program's means over the same weeks */
    int balanced_in;                    /* first week that ends with nobody too late; -1 = none */
} bem_plan_rate;

typedef struct bem_plan {
    bem_plan_status status;
    const char *message; /* when it failed */
    bool maximise;
    bem_diags conflicts; /* of INFEASIBLE: what collides, at its lines */
    double objective;    /* of the program: money units, or value */
    bem_plan_cost cost;
    double *booked, *performed, *cancelled, *queue, *need, *late, *turned_away; /* [activity][week];
        cancelled: those that leave the queue; need: new ones, what follows from others included;
        queue, late: at the end of the week */
    double *wait; /* [activity][week] weeks that the one next in turn has waited, at its end */
    double *under, *beyond; /* [activity][week] short of min, more than max */
    double *open;           /* [resource][week] units */
    double *below;          /* [resource][week] units short of the minimum */
    double *hours_used;     /* [group][week] of them `extra` beyond ordinary time */
    double *extra;          /* [group][week] */
    double *work_need;      /* [work][week] hours */
    double *reached;        /* [target] what there is of it */
    double *recruited;      /* [recruit] full-time people */
    struct {
        bem_plan_use *items;
        int count, cap;
    } uses; /* by week, group, work; without zeros */
    struct {
        bem_plan_shortage *items;
        int count, cap;
    } shortages;
    struct {
        bem_plan_received *items;
        int count, cap;
    } received;            /* from the roster, by week and competence */
    int64_t received_cost; /* öre more than with these hours */
    struct {
        bem_plan_price *items;
        int count, cap;
    } prices; /* bottlenecks, the highest price first: those of every week, then single weeks */
    struct {
        bem_plan_person *items;
        int count, cap;
    } persons;
    bem_plan_rate *rates; /* [n_rates] of activities that wait */
    int n_rates;
    int n_rows, n_cols;
    int64_t n_iterations;
    bem_arena arena;
} bem_plan;

const char *bem_plan_status_name(bem_plan_status);
void bem_plan_free(bem_plan *);

#endif
