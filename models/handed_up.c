/* handed_up.c - takes what the roster could not find from the hours of own staff. */
#include "handed_up.h"

#include <math.h>
#include <stdlib.h>

void bem_lacks_add(bem_lacks *lacks, int t, int q, double hours) {
    for (int i = 0; i < lacks->count; i++)
        if (lacks->items[i].t == t && lacks->items[i].q == q) {
            lacks->items[i].hours += hours;
            return;
        }
    const bem_lack fresh = {t, q, hours, 0};
    BEM_PUSH(lacks, fresh);
}

void bem_lacks_free(bem_lacks *lacks) {
    free(lacks->items);
    *lacks = (bem_lacks){0};
}

/* Whose name hours go under: the work's, or of a task that of those who do it. */
static bool is_of(const bem_production *p, const bem_plan_use *use, int q) {
    return (p->works[use->k].is_task ? p->groups[use->g].primary : use->k) == q;
}

double bem_plan_given(const bem_production *p, const bem_plan *plan, bem_supply supply, int q,
                      int t) {
    double hours = 0;
    for (int i = 0; i < plan->uses.count; i++) {
        const bem_plan_use *use = &plan->uses.items[i];
        if (use->t == t && p->groups[use->g].supply == supply && is_of(p, use, q))
            hours += use->hours;
    }
    return hours;
}

static bool is_own_holder(const bem_group *group, int q) {
    return group->supply == BEM_SUPPLY_OWN && group->takes[q] > 0;
}

/* The first loss of a group keeps its hours as they were, for the ceiling of its extra time. */
static void begin_loss(bem_production *p, const bem_plan *first, int g, int t) {
    bem_group *group = &p->groups[g];
    int i = g * p->n_weeks + t;
    if (!group->lost)
        group->lost = BEM_TAKE(&p->frame->arena, p->n_weeks, double);
    double ordinary = first->hours_used[i] - first->extra[i];
    double idle = group->lost[t] > 0 ? 0 : fmax(0, group->hours[t] - ordinary);
    group->hours[t] -= idle;
    group->lost[t] += idle;
}

static double lose(bem_group *group, int t, double hours) {
    double lost = fmin(hours, group->hours[t]);
    group->hours[t] -= lost;
    group->lost[t] += lost;
    return lost;
}

static void take_one(bem_lack *lack, bem_production *p, const bem_plan *first) {
    double given = bem_plan_given(p, first, BEM_SUPPLY_OWN, lack->q, lack->t);
    double part = given > 0 ? fmin(1, lack->hours / given) : 0;
    for (int i = 0; part > 0 && i < first->uses.count; i++) {
        const bem_plan_use *use = &first->uses.items[i];
        bem_group *group = &p->groups[use->g];
        if (use->t == lack->t && group->supply == BEM_SUPPLY_OWN && is_of(p, use, lack->q))
            lack->taken += lose(group, lack->t, part * use->hours);
    }
}

void bem_lacks_take(bem_lacks *lacks, bem_production *p, const bem_plan *first) {
    for (int g = 0; g < p->n_groups; g++)
        for (int t = 0; t < p->n_weeks; t++) {
            bool lacks_some = false;
            for (int i = 0; i < lacks->count; i++)
                lacks_some = lacks_some || (lacks->items[i].t == t && lacks->items[i].hours > 0 &&
                                            is_own_holder(&p->groups[g], lacks->items[i].q));
            if (lacks_some)
                begin_loss(p, first, g, t);
        }
    for (int i = 0; i < lacks->count; i++)
        take_one(&lacks->items[i], p, first);
}
