/* plan_handed_up.c - a plan made with what the roster could not find, and what became of it.
 *
 * Two plans stand side by side: with all hours, and without those. What is missing is first what
 * the second plan is newly short of, of the competence or of tasks that it may do; then what is
 * hired more; then what other own staff give; the rest is put off. */
#include "planner_parts.h"

#include <math.h>
#include <stdlib.h>

static const double NOISE = 1e-6;

typedef struct account {
    const bem_production *p;
    const bem_plan *first;
    bem_plan *plan;
    double *explained; /* [n_works][n_weeks] hours short that the roster has been charged with */
} account;

/* At most `most` of the rest. */
static double part_of(double *rest, double most) {
    double part = fmin(*rest, fmax(0, most));
    *rest -= part;
    return part;
}

static double short_before(const account *acc, int k, int t) {
    double hours = 0;
    for (int i = 0; i < acc->first->shortages.count; i++)
        if (acc->first->shortages.items[i].k == k && acc->first->shortages.items[i].t == t)
            hours += acc->first->shortages.items[i].hours;
    return hours;
}

/* Of work k, in hours of competence q. */
static double unresolved(account *acc, const bem_plan_received *r, int k, double *rest) {
    double takes = k == r->q ? 1 : acc->p->works[k].takes[r->q], found = 0;
    for (int i = 0; i < acc->plan->shortages.count; i++) {
        const bem_plan_shortage *shortage = &acc->plan->shortages.items[i];
        double *explained = &acc->explained[k * acc->p->n_weeks + r->t];
        if (shortage->k != k || shortage->t != r->t)
            continue;
        double more = shortage->hours - short_before(acc, k, r->t) - *explained;
        double part = part_of(rest, more * takes);
        *explained += part / takes;
        found += part;
    }
    return found;
}

/* What own staff give to it now beyond what was left to them. */
static double from_own(const account *acc, const bem_lack *lack) {
    double before = bem_plan_given(acc->p, acc->first, BEM_SUPPLY_OWN, lack->q, lack->t);
    return bem_plan_given(acc->p, acc->plan, BEM_SUPPLY_OWN, lack->q, lack->t) -
           (before - lack->taken);
}

static double bought(const account *acc, const bem_lack *lack, bem_supply supply) {
    return bem_plan_given(acc->p, acc->plan, supply, lack->q, lack->t) -
           bem_plan_given(acc->p, acc->first, supply, lack->q, lack->t);
}

static void add_shortage(account *acc, bem_plan_shortage shortage) {
    if (shortage.hours <= NOISE)
        return;
    if (shortage.n_remedies == 0)
        bem_plan_find_remedies(acc->p, acc->plan, &shortage);
    BEM_PUSH(&acc->plan->shortages, shortage);
}

static void receive(account *acc, const bem_lack *lack) {
    bem_plan_received r = {.t = lack->t, .q = lack->q, .hours = lack->hours};
    double beyond = fmax(0, lack->hours - lack->taken), rest = lack->hours - beyond;
    r.unresolved = beyond + unresolved(acc, &r, lack->q, &rest);
    for (int k = acc->p->frame->n_competences; k < acc->p->n_works; k++)
        if (acc->p->works[k].takes[lack->q] > 0)
            r.unresolved += unresolved(acc, &r, k, &rest);
    r.rental = part_of(&rest, bought(acc, lack, BEM_SUPPLY_RENTAL));
    r.pool = part_of(&rest, bought(acc, lack, BEM_SUPPLY_POOL));
    r.own = part_of(&rest, from_own(acc, lack));
    r.put_off = rest;
    BEM_PUSH(&acc->plan->received, r);
    add_shortage(
        acc, (bem_plan_shortage){
                 .from_roster = true, .t = lack->t, .k = lack->q, .resource = -1, .hours = beyond});
}

/* A shortage that is the roster's in part becomes two. */
static void part_shortages(account *acc, int n) {
    for (int i = 0; i < n; i++) {
        bem_plan_shortage *shortage = &acc->plan->shortages.items[i];
        if (shortage->k < 0)
            continue;
        double part = acc->explained[shortage->k * acc->p->n_weeks + shortage->t];
        if (part <= NOISE)
            continue;
        bem_plan_shortage rest = *shortage;
        rest.hours -= part;
        shortage->hours = part;
        shortage->from_roster = true;
        add_shortage(acc, rest);
    }
}

static int by_week(const void *a, const void *b) {
    const bem_plan_shortage *one = a, *two = b;
    if (one->t != two->t)
        return one->t - two->t;
    if (one->k != two->k)
        return one->k - two->k;
    return one->resource != two->resource ? one->resource - two->resource
                                          : two->from_roster - one->from_roster;
}

bem_plan bem_plan_solve_with(bem_production *p, bem_lacks *lacks,
                             const bem_plan_settings *settings) {
    bem_plan_settings bare = *settings;
    bare.no_prices = true;
    bem_plan first = bem_plan_solve(p, &bare);
    if (first.status != BEM_PLAN_OPTIMAL)
        return first;
    bem_lacks_take(lacks, p, &first);
    bem_plan plan = bem_plan_solve(p, settings);
    account acc = {p, &first, &plan, BEM_TAKE(&plan.arena, p->n_works * p->n_weeks, double)};
    int n = plan.shortages.count;
    if (plan.status == BEM_PLAN_OPTIMAL) {
        for (int i = 0; i < lacks->count; i++)
            receive(&acc, &lacks->items[i]);
        part_shortages(&acc, n);
        if (plan.shortages.count > 0)
            qsort(plan.shortages.items, (size_t)plan.shortages.count, sizeof *plan.shortages.items,
                  by_week);
        plan.received_cost = plan.cost.total - first.cost.total;
    }
    bem_plan_free(&first);
    return plan;
}
