/* followup.h - plan and outcome side by side: one line an activity and a month, with sums.
 *
 * Figures not known are NAN: not reported, or outside the plan. A sum over lines is not known when
 * one of them is not, except that queues are summed over activities that have one, and "to date",
 * which runs over those months that were reported for a line and that the plan covers, planned and
 * performed alike. */
#ifndef BEM_FOLLOWUP_H
#define BEM_FOLLOWUP_H

#include "actuals.h"
#include "variance.h"

enum { BEM_COMING_MONTHS = 3 };

typedef struct bem_figures {
    double planned, performed;        /* in the month */
    double month_before, year_before; /* performed a month and a year earlier */
    double planned_to_date, performed_to_date, year_before_to_date;
    bool waits;                      /* else nothing is known of a queue */
    double planned_waiting, waiting; /* at the end of the month */
    double waiting_month_before, waiting_year_before;
    double coming[BEM_COMING_MONTHS];         /* planned in the months to come */
    double coming_waiting[BEM_COMING_MONTHS]; /* and waiting at the end of each */
    bem_variance variance;                    /* of the months to date with a reported cost */
    int n_lines, n_costed; /* reported lines to date, and those of them with a cost */
} bem_figures;

typedef struct bem_follow_line {
    int unit, activity;
    bem_figures figures;
} bem_follow_line;

/* A sum over activities of one kind. */
typedef struct bem_follow_sum {
    int unit;             /* -1 = all */
    const char *category; /* NULL = all */
    bem_activity_kind kind;
    int n; /* lines */
    bem_figures figures;
} bem_follow_sum;

/* A month of a line, for charts and tables by month. */
typedef struct bem_follow_month {
    int unit, activity, month;
    double planned, performed, year_before, planned_waiting, waiting;
    bool has_variance;
    bem_variance variance;
} bem_follow_month;

/* Hours that the roster found missing beside those that the plan did. */
typedef struct bem_follow_shortage {
    int unit, week;
    const char *competence, *activities;
    double plan_hours, roster_hours;
} bem_follow_shortage;

typedef struct bem_followup {
    const bem_planned *units; /* [n_units] borrowed */
    int n_units;
    int first_month, month; /* months shown: first_month … month; figures are of the last */
    BEM_ARRAY(bem_follow_line);
    struct {
        BEM_ARRAY(bem_follow_sum);
    } sums; /* by unit, kind, category; then of all units */
    struct {
        BEM_ARRAY(bem_follow_month);
    } months; /* by unit, activity, month */
    struct {
        BEM_ARRAY(bem_follow_shortage);
    } shortages;
    bem_variance variance; /* of all lines */
    int n_lines, n_costed;
    int missing; /* lines that were not reported for the month */
} bem_followup;

/* `month` -1 is the latest that is both in a plan and reported; month -1 comes back when there is
 * none, or when no plan has the month asked for. Units and their texts are borrowed for as long as
 * it lives. */
bem_followup bem_followup_of(const bem_planned *units, int n_units, const bem_actuals *, int month);
void bem_followup_free(bem_followup *);

/* Share by which the outcome departs from the plan; NAN when it cannot be said. */
double bem_deviation(double planned, double performed);

#endif
