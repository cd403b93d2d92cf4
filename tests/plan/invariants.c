/* invariants.c - what every plan keeps, on hundreds of drawn ones. */
#include "planned.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { N_PLANS = 200, N_HEAVY = 60 };

static double tolerance(double size) { return 1e-5 * (1 + fabs(size)); }

/* New ones = performed + those that leave + change of the queue, or + those turned away. */
Test(invariants, volumes_balance) {
    for (unsigned seed = 0; seed < N_PLANS; seed++) {
        bem_production *p = draw_plan(seed);
        bem_plan plan = solve_plan(p);
        cr_assert_eq(plan.status, BEM_PLAN_OPTIMAL, "plan %u", seed);
        for (int i = 0; i < p->n_activities * p->n_weeks; i++) {
            const bem_activity *a = &p->activities[i / p->n_weeks];
            double before = i % p->n_weeks ? plan.queue[i - 1] : a->backlog;
            double out = plan.performed[i] + plan.cancelled[i] + plan.turned_away[i];
            cr_expect(fabs(plan.need[i] + before - out - plan.queue[i]) < tolerance(before),
                      "plan %u, %s in week %d", seed, a->id, i % p->n_weeks + 1);
        }
        bem_plan_free(&plan);
        bem_production_free(p);
    }
}

/* Nobody works more than there is; what is needed is what is given; the parts of the cost sum to
 * the program's optimum. */
Test(invariants, hours_and_money_balance) {
    for (unsigned seed = 0; seed < N_PLANS; seed++) {
        bem_production *p = draw_plan(seed);
        bem_plan plan = solve_plan(p);
        for (int k = 0; k < p->n_works; k++)
            for (int t = 0; t < p->n_weeks; t++) {
                double need = 0;
                for (int a = 0; a < p->n_activities; a++)
                    need += p->activities[a].work[k] * plan.booked[a * p->n_weeks + t];
                for (int r = 0; r < p->n_resources; r++)
                    need += p->resources[r].team[k] * p->resources[r].hours *
                            plan.open[r * p->n_weeks + t];
                cr_expect(fabs(need - plan.work_need[k * p->n_weeks + t]) < tolerance(need),
                          "plan %u, %s in week %d", seed, p->works[k].id, t + 1);
            }
        for (int i = 0; i < p->n_groups * p->n_weeks; i++) {
            double most = p->groups[i / p->n_weeks].hours[i % p->n_weeks] + plan.extra[i];
            for (int j = 0; j < p->n_recruits; j++)
                if (p->recruits[j].group == i / p->n_weeks &&
                    i % p->n_weeks >= p->recruits[j].from + p->recruits[j].learning)
                    most += plan.recruited[j] * p->groups[i / p->n_weeks].each[i % p->n_weeks];
            cr_expect(plan.hours_used[i] < most + tolerance(most), "plan %u", seed);
        }
        cr_expect(fabs((double)plan.cost.total / 100 - plan.objective) <
                      0.5 + tolerance(plan.objective),
                  "plan %u: %g, %g", seed, (double)plan.cost.total / 100, plan.objective);
        bem_plan_free(&plan);
        bem_production_free(p);
    }
}

/* A price times one is the difference when solved again, inside the range in which it holds; and
 * no more of anything ever costs more. */
Test(invariants, prices_are_differences) {
    int n_checked = 0, n_one_sided = 0;
    for (unsigned seed = 0; seed < N_PLANS; seed++) {
        bem_production *p = draw_plan(seed);
        bem_plan plan = solve_plan(p);
        for (int i = 0; i < plan.prices.count; i++) {
            const bem_plan_price *price = &plan.prices.items[i];
            if (!price->is_tested)
                continue;
            cr_expect_geq(price->one_more, -tolerance(price->price), "plan %u", seed);
            cr_expect_leq(price->one_more, price->price + tolerance(price->price), "plan %u", seed);
            cr_expect(isnan(price->one_fewer) ||
                          price->one_fewer >= price->price - tolerance(price->price),
                      "plan %u: %g for %g", seed, price->one_fewer, price->price);
            if (price->t < 0)
                continue;
            n_one_sided += price->holds_up != price->holds_down;
            if (price->to >= price->limit + 1) {
                n_checked++;
                cr_expect(fabs(price->one_more - price->price) < tolerance(price->price),
                          "plan %u: %g for %g", seed, price->one_more, price->price);
            }
            if (price->from <= price->limit - 1 && !isnan(price->one_fewer)) {
                n_checked++;
                cr_expect(fabs(price->one_fewer - price->price) < tolerance(price->price),
                          "plan %u: %g for %g", seed, price->one_fewer, price->price);
            }
        }
        bem_plan_free(&plan);
        bem_production_free(p);
    }
    cr_expect_geq(n_checked, 200);
    cr_expect_geq(n_one_sided, 1); /* there are degenerate ones among them */
}

static double cost_of(const bem_production *p) {
    bem_plan_settings settings = bem_plan_settings_default();
    settings.no_prices = true;
    bem_plan plan = bem_plan_solve(p, &settings);
    double cost = plan.status == BEM_PLAN_OPTIMAL ? plan.objective : INFINITY;
    bem_plan_free(&plan);
    return cost;
}

Test(invariants, less_of_anything_never_costs_less) {
    for (unsigned seed = 0; seed < N_HEAVY; seed++) {
        bem_production *p = draw_plan(seed);
        double whole = cost_of(p);
        for (int g = 0; g < p->n_groups; g++) { /* their hours, not their pay */
            double *hours = p->groups[g].hours;
            p->groups[g].hours = BEM_TAKE(&p->frame->arena, p->n_weeks, double);
            cr_expect_geq(cost_of(p), whole - tolerance(whole), "plan %u without %s", seed,
                          p->groups[g].id);
            p->groups[g].hours = hours;
        }
        for (int r = 0; r < p->n_resources; r++) {
            double *units = p->resources[r].units;
            p->resources[r].units = BEM_TAKE(&p->frame->arena, p->n_weeks, double);
            cr_expect_geq(cost_of(p), whole - tolerance(whole), "plan %u without %s", seed,
                          p->resources[r].id);
            p->resources[r].units = units;
        }
        bem_production_free(p);
    }
}

/* An offer of just the missing hours of each work, for nothing. */
static void give_what_is_short(bem_production *p, const bem_plan *plan) {
    bem_group *groups = BEM_TAKE(&p->frame->arena, p->n_groups + p->n_works, bem_group);
    memcpy(groups, p->groups, (size_t)p->n_groups * sizeof *groups);
    for (int k = 0; k < p->n_works; k++) {
        bem_group *gift = &groups[p->n_groups + k];
        gift->id = p->works[k].id;
        gift->supply = BEM_SUPPLY_POOL;
        gift->primary = BEM_NO_ROLE;
        gift->takes = BEM_TAKE(&p->frame->arena, p->n_works, double);
        gift->takes[k] = 1;
        gift->hours = BEM_TAKE(&p->frame->arena, p->n_weeks, double);
        for (int i = 0; i < plan->shortages.count; i++)
            if (plan->shortages.items[i].k == k)
                gift->hours[plan->shortages.items[i].t] += plan->shortages.items[i].hours;
    }
    p->groups = groups;
    p->n_groups += p->n_works;
}

static void give_units(bem_production *p, const bem_plan *plan) {
    for (int i = 0; i < plan->shortages.count; i++)
        if (plan->shortages.items[i].k < 0)
            p->resources[plan->shortages.items[i].resource].units[plan->shortages.items[i].t] +=
                plan->shortages.items[i].hours;
}

/* What is handed on is what is missing: with it, and nothing else, all that was missed in its week
 * is done. Where doing so makes more need doing (what follows), that is missed anew, so plans
 * without followers only. */
Test(invariants, with_what_is_short_nothing_is_missed) {
    int n_short = 0;
    for (unsigned seed = 0; seed < N_PLANS; seed++) {
        bem_production *p = draw_plan(seed);
        for (int a = 0; a < p->n_activities; a++)
            p->activities[a].n_follows = 0;
        p->n_targets = 0;
        p->rental_ratio = -1;
        bem_plan plan = solve_plan(p);
        n_short += plan.shortages.count > 0;
        /* Something may be missed although there are hours: when they cost more than the miss. */
        cr_expect(plan.shortages.count == 0 || plan.cost.missed > 0, "plan %u", seed);
        give_what_is_short(p, &plan);
        give_units(p, &plan);
        for (int i = 0; i < p->n_activities; i++) { /* so that money is no reason to miss it */
            p->activities[i].late.price *= 1000;
            p->activities[i].turned_away.price *= 1000;
        }
        for (int i = 0; i < p->n_resources; i++)
            p->resources[i].below.price *= 1000;
        bem_plan again = solve_plan(p);
        double still = 0;
        for (int i = 0; i < p->n_activities * p->n_weeks; i++)
            still += again.late[i] + again.turned_away[i];
        for (int i = 0; i < p->n_resources * p->n_weeks; i++)
            still += again.below[i];
        cr_expect_lt(still, 1e-3, "plan %u: %g still missed", seed, still);
        bem_plan_free(&again);
        bem_plan_free(&plan);
        bem_production_free(p);
    }
    cr_expect_geq(n_short, 50);
}
