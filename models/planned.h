/* planned.h - what a plan said, read back from its JSON: what follow-up holds outcomes against.
 *
 * Arrays of [n_weeks] begin with the plan's first week. Money is minor units (öre). */
#ifndef BEM_PLANNED_H
#define BEM_PLANNED_H

#include "calendar.h"
#include "production.h"

typedef struct bem_planned_activity {
    const char *id;
    bem_activity_kind kind;
    const char *category; /* the staff category that does most of it; "" when nobody does */
    double drg;           /* points each */
    int64_t cost_per;     /* öre each performed */
    double *performed;    /* [n_weeks] */
    double *queue;        /* [n_weeks] at the end of the week */
    double backlog;       /* at the start */
    bool waits;           /* has a queue */
} bem_planned_activity;

/* Hours that the plan itself could not find. */
typedef struct bem_planned_shortage {
    int week; /* from 0 */
    const char *competence, *resource;
    double hours;
} bem_planned_shortage;

/* A demand that the plan handed down to the roster, and what it stands for. */
typedef struct bem_planned_row {
    const char *id; /* of the demand */
    const char *competence;
    const char *activities; /* words */
    int shift_minutes;      /* of one person */
} bem_planned_row;

typedef struct bem_planned {
    const char *name; /* of the unit */
    const char *currency;
    int decimals;
    bem_date start;
    int n_weeks;
    BEM_ARRAY(bem_planned_activity);
    struct {
        BEM_ARRAY(bem_planned_shortage);
    } shortages;
    struct {
        BEM_ARRAY(bem_planned_row);
    } rows;
} bem_planned;

/* A month is counted from January of year 0. */
int bem_month_of(bem_date);
bem_date bem_month_start(int month);

/* What of a week's array falls in a month. A visit or an operation falls on Monday to Friday, a
 * bed-day on any day. */
double bem_planned_in_month(const bem_planned *, const bem_planned_activity *, const double *weekly,
                            int month);
/* The queue at the end of a month, between two ends of weeks in proportion; NAN outside the plan.
 */
double bem_planned_queue(const bem_planned *, const bem_planned_activity *, int month);
bool bem_planned_covers(const bem_planned *, int month); /* some of it */
int bem_planned_days(const bem_planned *, int month);    /* how many days of it */

#endif
