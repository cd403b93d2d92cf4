/* plan_prices.c - what one more hour or unit would save, and one more person.
 *
 * The dual of a limit is the saving per unit as long as the basis stays optimal; where the optimum
 * is degenerate it may hold for more or for fewer only. GLPK's analysis of the bound says how far
 * it reaches on either side. The differences reported beside it are true ones: the program solved
 * again, warm, with the limit changed. */
#include "planner_parts.h"

#include <math.h>
#include <stdlib.h>

static const double NO_PRICE = 1e-7; /* of money or value: the simplex's noise */

enum { MOST_WEEKS_LISTED = 20 };

static int row_of(const bem_planning *s, bem_limit_kind kind, int index, int t) {
    const int *rows = kind == BEM_LIMIT_GROUP ? s->program.supply : s->program.units;
    return rows[index * s->p->n_weeks + t];
}

static double limit_of(const bem_planning *s, bem_limit_kind kind, int index, int t) {
    return s->program.lp.rows.items[row_of(s, kind, index, t)].hi;
}

/* In öre, or in value. A limit that gives more lowers the cost. */
static double saving(const bem_planning *s, double change) {
    return -change * (s->program.maximise ? 1 : s->program.unit);
}

/* The difference of the optimum with a limit changed in some weeks; NAN when there is none. */
static double try_limit(bem_planning *s, bem_limit_kind kind, int index, int from, int to,
                        const double *change) {
    for (int t = from; t < to; t++) {
        double limit = limit_of(s, kind, index, t) + change[t];
        bem_simplex_set_row_bounds(s->simplex, row_of(s, kind, index, t), -INFINITY, limit);
    }
    bem_lp_status status = bem_planning_solve(s);
    double difference =
        status == BEM_LP_OPTIMAL ? saving(s, bem_simplex_objective(s->simplex) - s->optimum) : NAN;
    for (int t = from; t < to; t++)
        bem_simplex_set_row_bounds(s->simplex, row_of(s, kind, index, t), -INFINITY,
                                   limit_of(s, kind, index, t));
    return difference;
}

/* ---- the list ---- */

static int dearer(const void *a, const void *b) {
    const bem_plan_price *one = a, *two = b;
    if ((one->t < 0) != (two->t < 0))
        return one->t < 0 ? -1 : 1;
    if (one->price != two->price)
        return one->price > two->price ? -1 : 1;
    if (one->kind != two->kind)
        return one->kind < two->kind ? -1 : 1;
    return one->index != two->index ? (one->index < two->index ? -1 : 1) : one->t - two->t;
}

static void add_item(bem_planning *s, bem_limit_kind kind, int index) {
    int n = s->p->n_weeks;
    bem_plan_price all = {.kind = kind, .index = index, .t = -1};
    for (int t = 0; t < n; t++) {
        double price = saving(s, bem_simplex_dual(s->simplex, row_of(s, kind, index, t)));
        all.limit += limit_of(s, kind, index, t) / n;
        if (price <= NO_PRICE)
            continue;
        all.price += price;
        bem_plan_price one = {.kind = kind, .index = index, .t = t, .price = price};
        one.limit = one.from = one.to = limit_of(s, kind, index, t);
        BEM_PUSH(&s->plan->prices, one);
    }
    all.from = all.to = all.limit;
    if (all.price > NO_PRICE)
        BEM_PUSH(&s->plan->prices, all);
}

static void keep_dearest(bem_plan *plan) {
    int n = 0, n_weeks = 0;
    if (plan->prices.count == 0)
        return;
    qsort(plan->prices.items, (size_t)plan->prices.count, sizeof *plan->prices.items, dearer);
    for (int i = 0; i < plan->prices.count; i++)
        if (plan->prices.items[i].t < 0 || n_weeks++ < MOST_WEEKS_LISTED)
            plan->prices.items[n++] = plan->prices.items[i];
    plan->prices.count = n;
}

static void find_range(bem_planning *s, bem_plan_price *price) {
    double slack = 1e-9 * (1 + fabs(price->limit));
    if (!bem_simplex_row_range(s->simplex, row_of(s, price->kind, price->index, price->t),
                               &price->from, &price->to))
        return;
    price->holds_down = price->from < price->limit - slack;
    price->holds_up = price->to > price->limit + slack;
}

/* One more, one fewer: an hour or a unit in the week, or in every week. */
static void test_price(bem_planning *s, bem_plan_price *price, const double *ones) {
    int from = price->t < 0 ? 0 : price->t, to = price->t < 0 ? s->p->n_weeks : price->t + 1;
    const double *plus = ones, *minus = ones + s->p->n_weeks;
    price->one_more = try_limit(s, price->kind, price->index, from, to, plus);
    double least = INFINITY;
    for (int t = from; t < to; t++)
        least = fmin(least, limit_of(s, price->kind, price->index, t));
    price->one_fewer = least >= 1 ? -try_limit(s, price->kind, price->index, from, to, minus) : NAN;
    price->is_tested = true;
}

void bem_plan_find_prices(bem_planning *s) {
    const bem_production *p = s->p;
    for (int g = 0; g < p->n_groups; g++)
        add_item(s, BEM_LIMIT_GROUP, g);
    for (int r = 0; r < p->n_resources; r++)
        add_item(s, BEM_LIMIT_RESOURCE, r);
    keep_dearest(s->plan);
    for (int i = 0; i < s->plan->prices.count; i++)
        if (s->plan->prices.items[i].t >= 0)
            find_range(s, &s->plan->prices.items[i]);
    double *ones = BEM_TAKE(&s->plan->arena, 2 * p->n_weeks, double);
    for (int t = 0; t < p->n_weeks; t++) {
        ones[t] = 1;
        ones[p->n_weeks + t] = -1;
    }
    int left[2] = {s->settings->n_tested, s->settings->n_tested}, done = 0;
    for (int i = 0; i < s->plan->prices.count && !bem_planning_should_stop(s); i++) {
        bem_plan_price *price = &s->plan->prices.items[i];
        if (left[price->t >= 0]-- <= 0)
            continue;
        bem_planning_tell(s, "prices", done++, 2 * s->settings->n_tested);
        test_price(s, price, ones);
    }
}

/* ---- persons ---- */

/* The largest own group whose own competence it is; -1 when there is none. */
static int group_of(const bem_production *p, int q) {
    int best = -1;
    double most = -1;
    for (int g = 0; g < p->n_groups; g++) {
        double heads = 0;
        if (p->groups[g].supply != BEM_SUPPLY_OWN || p->groups[g].primary != q)
            continue;
        for (int t = 0; t < p->n_weeks; t++)
            heads += p->groups[g].heads[t];
        if (heads > most) {
            best = g;
            most = heads;
        }
    }
    return best;
}

static int by_worth(const void *a, const void *b) {
    const bem_plan_person *one = a, *two = b;
    if (one->worth != two->worth)
        return one->worth > two->worth ? -1 : 1;
    return one->competence - two->competence;
}

void bem_plan_find_persons(bem_planning *s) {
    const bem_production *p = s->p;
    int n = p->frame->n_competences;
    for (int q = 0; q < n && !bem_planning_should_stop(s); q++) {
        int g = group_of(p, q);
        if (g < 0)
            continue;
        bem_planning_tell(s, "persons", q, n);
        bem_plan_person person = {
            .competence = q, .group = g, .pay = p->groups[g].week_pay * p->n_weeks};
        for (int t = 0; t < p->n_weeks; t++)
            person.hours += p->groups[g].each[t];
        person.worth = try_limit(s, BEM_LIMIT_GROUP, g, 0, p->n_weeks, p->groups[g].each);
        if (isfinite(person.worth))
            BEM_PUSH(&s->plan->persons, person);
    }
    if (s->plan->persons.count)
        qsort(s->plan->persons.items, (size_t)s->plan->persons.count,
              sizeof *s->plan->persons.items, by_worth);
}
