/* plan_rates.c - the weekly rate of what waits, by the formula and as the plan has it.
 *
 *     Q* = inflow x guarantee            the queue that the guarantee bears (Little)
 *     r  = inflow + max(0, Q - Q*) / T   completed a calendar week, to be there in T weeks
 *     b  = r / ((1 - c) f)               booked an open week; c cancelled, f open weeks / weeks
 *
 * Without a guarantee the queue is to be as it is: Q* = Q. Of those cancelled that leave, the
 * queue is spared; the formula does not see them. */
#include "planner_parts.h"

#include <math.h>

static double mean(const double *items, int n) {
    double sum = 0;
    for (int t = 0; t < n; t++)
        sum += items[t];
    return n > 0 ? sum / n : 0;
}

static double open_share(const bem_production *p, const bem_activity *a, int n) {
    double sum = 0;
    for (int t = 0; t < n; t++) {
        double part = a->open[t] > 0 ? 1 : 0;
        for (int r = 0; r < p->n_resources; r++) /* closed with what it uses */
            if (a->use[r] > 0 && p->resources[r].units[t] <= 0)
                part = 0;
        sum += part;
    }
    return sum / n;
}

static int balanced_in(const bem_plan *plan, int a, int n_weeks) {
    for (int t = 0; t < n_weeks; t++)
        if (plan->late[a * n_weeks + t] <= 0)
            return t;
    return -1;
}

static bem_plan_rate rate_of(const bem_planning *s, int a) {
    const bem_production *p = s->p;
    const bem_activity *activity = &p->activities[a];
    int first = a * p->n_weeks, n = activity->queue_by;
    bem_plan_rate rate = {.a = a,
                          .inflow = mean(s->plan->need + first, n),
                          .queue = activity->backlog,
                          .weeks = n,
                          .open = open_share(p, activity, n)};
    rate.balanced = activity->guarantee > 0 ? rate.inflow * activity->guarantee : activity->backlog;
    rate.completed = rate.inflow + fmax(0, rate.queue - rate.balanced) / n;
    rate.plan_completed = mean(s->plan->performed + first, n);
    if (rate.open > 0) {
        rate.booked = rate.completed / (bem_plan_performed_share(activity) * rate.open);
        rate.plan_booked = mean(s->plan->booked + first, n) / rate.open;
    }
    rate.balanced_in = activity->guarantee > 0 ? balanced_in(s->plan, a, p->n_weeks) : -1;
    return rate;
}

void bem_plan_find_rates(bem_planning *s) {
    const bem_production *p = s->p;
    s->plan->rates = BEM_TAKE(&s->plan->arena, p->n_activities, bem_plan_rate);
    for (int a = 0; a < p->n_activities; a++)
        if (p->activities[a].has_need && p->activities[a].waits)
            s->plan->rates[s->plan->n_rates++] = rate_of(s, a);
}
