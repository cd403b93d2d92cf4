/* kick_test.c - a kick gives few people new schedules: legal ones, best at the prices; and a
 * turn of windows from there keeps the best roster. */
#include "ascend.h"
#include "kick.h"
#include "tiny.h"
#include "tiny_engine.h"

#include <criterion/criterion.h>
#include <string.h>

enum { N_PEOPLE = 5, N_DAYS = 14, N_KICKED = 2, N_SEEDS = 100, N_STEPS = 8, N_WINDOWS = 6 };

/* z of a schedule at the prices of the whole, grains. */
static int64_t z_of(const bem_setup *setup, const bem_values *values, int e, const int *row) {
    const bem_core *core = setup->core;
    int group = setup->group_of[e];
    const int64_t *value = values->value[setup->table_of[group]];
    int64_t cost = bem_network_cost(core->groups[group].network, row);
    cr_assert_neq(cost, BEM_NEVER);
    int64_t z = cost * BEM_GRAINS;
    for (int d = 0; d < core->n_days; d++)
        z -= value[d * core->n_duties + row[d]];
    return z;
}

/* The least z of anybody in that group, by pricing alone. */
static int64_t least_z(tiny_engine *t, const bem_values *values, int group) {
    bem_price_question q = {.plan = &t->setup.plans[group],
                            .value = values->value[t->setup.table_of[group]],
                            .enough = INT64_MAX};
    bem_habit *habits = bem_habits_new(&t->setup, &t->arena);
    bem_random random = {1};
    bem_price_answer answer = bem_price_path(&q, &habits[group], &random, t->crew.workspaces);
    cr_assert(answer.found);
    return answer.reduced;
}

/* How many people have another schedule than before: the best at the prices. */
static int check_kick(tiny_engine *t, int n_kicked, int *duty, int seed) {
    const bem_core *core = t->setup.core;
    bem_values values = bem_values_new(&t->setup, &t->arena);
    bem_values_set(&values, &t->setup, t->generation.center.price);
    bem_random dice = bem_random_for((uint64_t)seed, 1, 1);
    cr_assert(bem_kick(&t->generation, &t->best, n_kicked, &dice, duty), "seed %d", seed);
    int n_changed = 0;
    for (int e = 0; e < core->n_staff; e++) {
        const int *row = duty + e * core->n_days;
        size_t size = (size_t)core->n_days * sizeof *row;
        bool changed = memcmp(row, t->best.duty + e * core->n_days, size) != 0;
        n_changed += changed;
        if (changed || n_kicked >= core->n_staff)
            cr_expect_eq(z_of(&t->setup, &values, e, row),
                         least_z(t, &values, t->setup.group_of[e]), "seed %d, person %d", seed, e);
    }
    cr_expect_leq(n_changed, n_kicked, "seed %d", seed);
    return n_changed;
}

/* However dear the kicked roster is, the best only gets better. */
static void check_turn(tiny_engine *t, const int *duty, int seed) {
    bem_neighbourhood n =
        bem_neighbourhood_new(&t->generation, &t->best, &t->clock, &t->effort, 1, 1);
    int64_t n_broken, kicked = bem_table_cost(&t->setup, duty, &n_broken);
    bem_neighbourhood_begin(&n, NULL, duty);
    cr_expect_eq(n.own.cost, kicked, "seed %d", seed);
    for (int i = 0; i < N_WINDOWS; i++) {
        bem_incumbent before = t->best, own = n.own;
        bem_neighbourhood_improve(&n);
        cr_expect_not(bem_incumbent_is_dearer(&t->best, &before), "seed %d", seed);
        cr_expect_not(bem_incumbent_is_dearer(&n.own, &own), "seed %d", seed);
        cr_expect_eq(t->best.cost, bem_table_cost(&t->setup, t->best.duty, &n_broken), "seed %d",
                     seed);
    }
    bem_neighbourhood_free(&n);
}

static int check_seed(int seed) {
    tiny_dice dice = {(uint64_t)seed + 50000};
    bem_problem *p = tiny_random(&dice, N_PEOPLE, N_DAYS, 2);
    bem_diags conflicts = {0};
    bem_core *core = bem_core_build(p, &conflicts);
    int n_changed = 0;
    if (core) {
        tiny_engine t;
        bool tried = tiny_engine_begin(&t, core);
        int *duty = BEM_TAKE(&t.arena, core->n_staff * core->n_days, int);
        bem_random any = {1};
        cr_expect_not(bem_kick(&t.generation, &t.best, 1, &any, duty), "no prices, no kick");
        if (tried) {
            bem_ascend(&t.generation, N_STEPS, t.best.cost + core->money_unit);
            check_kick(&t, core->n_staff, duty, seed);
            n_changed = check_kick(&t, N_KICKED, duty, seed);
            if (core->n_days == N_DAYS)
                check_turn(&t, duty, seed);
        }
        tiny_engine_end(&t);
    }
    bem_core_free(core);
    bem_diags_free(&conflicts);
    bem_problem_free(p);
    return n_changed;
}

Test(kick, gives_few_people_schedules_that_are_best_at_the_prices) {
    int n_changed = 0;
    for (int seed = 0; seed < N_SEEDS; seed++)
        n_changed += check_seed(seed);
    cr_expect_geq(n_changed, N_SEEDS / 4, "only %d schedules changed", n_changed);
}
