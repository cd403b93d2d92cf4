/* production.h - a production problem: what is to be produced, week by week, and with what.
 *
 * Made by inputs/ (or by hand in tests), const once made. Names are indices, shares are applied,
 * series have a value a week. Money is integer minor units (öre); volumes and hours are doubles,
 * as a linear program and a forecast have them. Shares are parts of 1.
 *
 * Index letters: t week, a activity, r resource, g group (whoever supplies hours), k work (what
 * hours are needed of: competences first, then tasks), q competence. */
#ifndef BEM_PRODUCTION_H
#define BEM_PRODUCTION_H

#include "problem.h"

/* Hours that activities and teams need: of a competence (k < n_competences), or of a task that
 * several professions may do. */
typedef struct bem_work {
    const char *id;
    bem_place place;
    bool is_task;
    double *takes; /* [n_competences] time that it takes a holder, 1 = as stated; 0 = may not */
} bem_work;

typedef enum bem_supply {
    BEM_SUPPLY_OWN,    /* employed by the unit */
    BEM_SUPPLY_POOL,   /* lent by the employer's own staffing unit, by the hour */
    BEM_SUPPLY_RENTAL, /* hired from an agency, by the hour */
    BEM_N_SUPPLIES
} bem_supply;

/* People who are alike, or an offer of hours. */
typedef struct bem_group {
    const char *id;
    bem_place place;
    bem_supply supply;
    int primary;       /* her own competence, BEM_NO_ROLE when none */
    double *takes;     /* [n_works] as in bem_work, by the best of their competences; 0 = may not */
    double *heads;     /* [n_weeks] full-time people; NULL of an offer */
    double *hours;     /* [n_weeks] hours that can be used: contracts' less leave and headroom */
    double *each;      /* [n_weeks] hours that one full-time person gives; NULL of an offer */
    int64_t week_pay;  /* öre per full-time person and week, used or not */
    int64_t hour_pay;  /* öre per hour used */
    double *lost;      /* [n_weeks] hours that a roster could not find, taken from those; or NULL */
    double extra;      /* hours beyond those, as a part of them with those lost */
    int64_t extra_pay; /* öre per such hour, all told */
} bem_group;

/* People to be employed from a week on: as many as pays. */
typedef struct bem_recruit {
    const char *id;
    bem_place place;
    int group;       /* of those that they join */
    int from;        /* first week */
    int learning;    /* weeks that give no hours */
    double min, max; /* full-time people */
    int64_t fee;     /* öre each, once */
} bem_recruit;

/* What must or should hold. */
typedef struct bem_aim {
    bem_place place; /* line 0 when there is no such aim */
    bem_mode mode;
    int64_t price; /* öre per unit missed */
} bem_aim;

typedef enum bem_activity_kind {
    BEM_ACTIVITY_VISIT,
    BEM_ACTIVITY_OPERATION,
    BEM_ACTIVITY_BED_DAY,
    BEM_ACTIVITY_OTHER,
    BEM_N_ACTIVITY_KINDS
} bem_activity_kind;

/* Each one performed makes so many of another activity need doing, some weeks later. */
typedef struct bem_follow {
    int activity;
    double number;
    int after; /* weeks */
} bem_follow;

/* A booked one takes time whether it is performed or cancelled; performed = booked (1 -
 * cancellation). Of those cancelled the part `withdrawn` leaves the queue, the others wait on. */
typedef struct bem_activity {
    const char *id;
    bem_place place;
    bem_activity_kind kind;
    int category;    /* work that follow-up counts it under, -1 = that of most hours */
    double drg;      /* points each performed */
    double value;    /* what counts in --maximise, each performed */
    int64_t cost;    /* öre each performed, beside staff */
    double *work;    /* [n_works] hours each booked */
    double *use;     /* [n_resources] hours of an open unit each booked */
    double *open;    /* [n_weeks] part of the week in which it is done, 0 to 1 */
    bool has_need;   /* else nobody waits and as many as pays are done */
    bool waits;      /* what is not done now waits; else it is turned away */
    double *inflow;  /* [n_weeks] new ones, less those removed without action */
    double *waiting; /* [n_waiting] the queue at start, by whole weeks waited */
    int n_waiting;
    double backlog;        /* their sum */
    int64_t waiting_price; /* öre per one in the queue at the end of each week */
    int64_t left_price; /* per one in it at the end of the last, besides, or that follows later */
    double cancellation, withdrawn;
    double guarantee;     /* weeks within which it is done; 0 = none */
    bem_aim late;         /* price per one too late and week */
    bem_aim turned_away;  /* price each; of activities that do not wait */
    double *min, *max;    /* [n_weeks] performed; NULL = none */
    bem_aim below, above; /* prices each */
    bem_follow *follows;  /* [n_follows] */
    int n_follows;
    int queue_by; /* weeks until the queue should be in balance, for the weekly rate */
} bem_activity;

/* Theatres, clinic rooms, beds: nothing is done in one that is not open, and an open one takes its
 * whole team. */
typedef struct bem_resource {
    const char *id;
    bem_place place;
    double *units;      /* [n_weeks] there are, closed weeks counted out */
    double hours;       /* a week, of an open unit */
    double utilisation; /* part of them that activities can have */
    double *team;       /* [n_works] people on each open unit */
    int64_t cost;       /* öre per open unit and week, beside staff */
    double *min;        /* [n_weeks] units to hold open; NULL = none */
    bem_aim below;      /* price per unit and week */
} bem_resource;

typedef enum bem_yield { BEM_YIELD_PERFORMED, BEM_YIELD_DRG, BEM_YIELD_VALUE } bem_yield;

/* A total over activities and weeks. */
typedef struct bem_target {
    const char *id;
    bem_yield yield;
    bool *activity;  /* [n_activities] those that count */
    int from, to;    /* weeks from … to - 1 */
    double min, max; /* -INFINITY, INFINITY when not given */
    bem_aim aim;     /* price per unit of the measure */
} bem_target;

/* Which shifts of the roster the plan's work becomes. */
typedef struct bem_staffing {
    const char *id;
    bem_place place;
    int resource;              /* its open units have people on the shift; -1: */
    int competence;            /* hours of it beside the teams */
    int shift;                 /* of the frame */
    bool *day;                 /* [n_days] */
    double *ratio;             /* [n_competences] open units a person, 0 = none; NULL = the team */
    double part;               /* of the hours; -1 = by the hours of its shifts */
    int min;                   /* people */
    int spare;                 /* most people beyond the need; -1 = no limit */
    int64_t shortage, surplus; /* öre each */
    int64_t below_min;         /* öre each; -1 = none */
} bem_staffing;

typedef struct bem_production {
    bem_problem
        *frame; /* name, unit, currency, calendar, competences, sha256; owned, has the arena */
    int n_weeks;
    bem_work *works; /* [n_works] */
    int n_works;
    bem_group *groups; /* [n_groups] */
    int n_groups;
    bem_recruit *recruits;
    int n_recruits;
    bem_resource *resources;
    int n_resources;
    bem_activity *activities;
    int n_activities;
    bem_target *targets;
    int n_targets;
    bem_staffing *staffing;
    int n_staffing;
    int64_t budget;      /* öre over the horizon, own staff included; -1 = none */
    bem_aim over;        /* price: hundredths of a percent of what is beyond it */
    double rental_ratio; /* rental cost at most this part of own staff cost; -1 = no target */
    bem_aim ratio_over;  /* price: the same, of rental cost beyond the ratio */
} bem_production;

bem_production *bem_production_new(void);
void bem_production_free(bem_production *); /* NULL is fine */

/* What own staff cost in a week, used or not: öre. */
int64_t bem_production_sunk(const bem_production *, int t);
/* Hours of a work that one booked takes, with those of the teams of what it uses. */
double bem_activity_hours(const bem_production *, int a, int k);
/* The work that it is counted under: its category, or that of most hours; -1 when none. */
int bem_activity_category(const bem_production *, int a);
/* The most extra hours of a group in a week. */
double bem_group_most_extra(const bem_group *, int t);
/* New ones counted from the start of the horizon (the queue lies before it, oldest first) to a
 * moment in weeks, which may be a fraction and may be negative; without what follows from others.
 */
double bem_activity_arrived(const bem_activity *, double weeks, int n_weeks);

#endif
