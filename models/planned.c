/* planned.c - weeks shared out over months. */
#include "planned.h"

#include <math.h>

int bem_month_of(bem_date date) {
    int year, month, day;
    bem_date_split(date, &year, &month, &day);
    return year * 12 + month - 1;
}

bem_date bem_month_start(int month) { return bem_date_of(month / 12, month % 12 + 1, 1); }

static bool falls_on(const bem_planned_activity *activity, bem_date date) {
    return activity->kind == BEM_ACTIVITY_BED_DAY || bem_date_weekday(date) < BEM_SATURDAY;
}

double bem_planned_in_month(const bem_planned *plan, const bem_planned_activity *activity,
                            const double *weekly, int month) {
    bem_date first = bem_month_start(month), next = bem_month_start(month + 1);
    int per_week = activity->kind == BEM_ACTIVITY_BED_DAY ? BEM_WEEK_DAYS : BEM_SATURDAY;
    double sum = 0;
    for (int t = 0; t < plan->n_weeks; t++) {
        bem_date monday = plan->start + BEM_WEEK_DAYS * t;
        int n = 0;
        for (int d = 0; d < BEM_WEEK_DAYS; d++)
            n += monday + d >= first && monday + d < next && falls_on(activity, monday + d);
        sum += weekly[t] * n / per_week;
    }
    return sum;
}

double bem_planned_queue(const bem_planned *plan, const bem_planned_activity *activity, int month) {
    int days = bem_month_start(month + 1) - plan->start; /* until the end of the month */
    int t = days / BEM_WEEK_DAYS, rest = days % BEM_WEEK_DAYS;
    if (days <= 0 || !activity->waits || t > plan->n_weeks || (t == plan->n_weeks && rest > 0))
        return NAN;
    double begin = t == 0 ? activity->backlog : activity->queue[t - 1];
    double end = rest == 0 ? begin : activity->queue[t];
    return begin + (end - begin) * rest / BEM_WEEK_DAYS;
}

bool bem_planned_covers(const bem_planned *plan, int month) {
    return bem_month_start(month + 1) > plan->start &&
           bem_month_start(month) < plan->start + BEM_WEEK_DAYS * plan->n_weeks;
}

int bem_planned_days(const bem_planned *plan, int month) {
    bem_date from = bem_month_start(month), to = bem_month_start(month + 1);
    bem_date end = plan->start + BEM_WEEK_DAYS * plan->n_weeks;
    from = from < plan->start ? plan->start : from;
    to = to > end ? end : to;
    return to > from ? to - from : 0;
}
