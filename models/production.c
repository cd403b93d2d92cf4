/* production.c - a production problem's lifetime, and what follows from it by counting. */
#include "production.h"

#include <math.h>
#include <stdlib.h>

bem_production *bem_production_new(void) {
    bem_problem *frame = bem_problem_new();
    bem_production *p = BEM_TAKE(&frame->arena, 1, bem_production);
    p->frame = frame;
    p->budget = -1;
    p->rental_ratio = -1;
    return p;
}

void bem_production_free(bem_production *p) {
    if (p)
        bem_problem_free(p->frame); /* the arena has all of it */
}

int64_t bem_production_sunk(const bem_production *p, int t) {
    double sum = 0;
    for (int g = 0; g < p->n_groups; g++)
        if (p->groups[g].heads)
            sum += p->groups[g].heads[t] * (double)p->groups[g].week_pay;
    return (int64_t)llround(sum);
}

/* Before the start: the queue's younger part, with a minus. */
static double waited_less(const bem_activity *a, double weeks) {
    double sum = 0;
    for (int i = 0; i < a->n_waiting && i < weeks; i++)
        sum += a->waiting[i] * fmin(1, weeks - i);
    return sum;
}

double bem_group_most_extra(const bem_group *group, int t) {
    return group->extra * (group->hours[t] + (group->lost ? group->lost[t] : 0));
}

double bem_activity_arrived(const bem_activity *a, double weeks, int n_weeks) {
    if (weeks <= 0)
        return -waited_less(a, -weeks);
    double sum = 0;
    for (int t = 0; a->inflow && t < n_weeks && t < weeks; t++)
        sum += a->inflow[t] * fmin(1, weeks - t);
    return sum;
}

double bem_activity_hours(const bem_production *p, int a, int k) {
    const bem_activity *activity = &p->activities[a];
    double hours = activity->work[k];
    for (int r = 0; r < p->n_resources; r++)
        if (activity->use[r] > 0)
            hours += activity->use[r] / p->resources[r].utilisation * p->resources[r].team[k];
    return hours;
}

int bem_activity_category(const bem_production *p, int a) {
    int leader = -1;
    double most = 0;
    if (p->activities[a].category >= 0)
        return p->activities[a].category;
    for (int k = 0; k < p->n_works; k++) {
        double hours = bem_activity_hours(p, a, k);
        if (hours > most) {
            most = hours;
            leader = k;
        }
    }
    return leader;
}
