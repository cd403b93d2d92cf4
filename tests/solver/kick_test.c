/* kick_test.c - a kick gives few people new schedules: legal ones, best at the prices. */
#include "ascend.h"
#include "kick.h"
#include "neighbourhood.h"
#include "search.h"
#include "tiny.h"

#include <criterion/criterion.h>
#include <string.h>

enum { N_PEOPLE = 5, N_DAYS = 9, N_KICKED = 2, N_SEEDS = 200, N_STEPS = 8 };

/* z of a schedule of that person at the prices of the whole, grains. */
static int64_t z_of(const bem_generation *g, const bem_values *values, int e, const int *row) {
    const bem_setup *setup = g->master->part->setup;
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

/* How many people have another schedule than before, all of them at least as good. */
static int check_kick(const bem_generation *g, const bem_incumbent *from, int seed) {
    const bem_setup *setup = g->master->part->setup;
    const bem_core *core = setup->core;
    bem_arena arena = {0};
    int *duty = BEM_TAKE(&arena, core->n_staff * core->n_days, int);
    int *again = BEM_TAKE(&arena, core->n_staff * core->n_days, int);
    bem_values values = bem_values_new(setup, &arena);
    bem_values_set(&values, setup, g->center.price);
    bem_random dice = bem_random_for((uint64_t)seed, 1, 1), same = dice;
    cr_assert(bem_kick(g, from, N_KICKED, &dice, duty), "seed %d", seed);
    cr_assert(bem_kick(g, from, N_KICKED, &same, again), "seed %d", seed);
    int n_changed = 0;
    for (int e = 0; e < core->n_staff; e++) {
        const int *row = duty + e * core->n_days, *held = from->duty + e * core->n_days;
        size_t size = (size_t)core->n_days * sizeof *row;
        cr_expect_eq(memcmp(row, again + e * core->n_days, size), 0, "seed %d: not the same twice",
                     seed);
        if (memcmp(row, held, size) == 0)
            continue;
        n_changed++;
        cr_expect_leq(z_of(g, &values, e, row), z_of(g, &values, e, held), "seed %d", seed);
    }
    cr_expect_leq(n_changed, N_KICKED, "seed %d", seed);
    bem_arena_free(&arena);
    return n_changed;
}

/* Kicked all at once, everybody is at least as well off at the prices. */
static void check_all_kicked(const bem_generation *g, const bem_incumbent *from, int seed) {
    const bem_setup *setup = g->master->part->setup;
    const bem_core *core = setup->core;
    bem_arena arena = {0};
    int *duty = BEM_TAKE(&arena, core->n_staff * core->n_days, int);
    bem_values values = bem_values_new(setup, &arena);
    bem_values_set(&values, setup, g->center.price);
    bem_random dice = bem_random_for((uint64_t)seed, 2, 2);
    cr_assert(bem_kick(g, from, core->n_staff, &dice, duty), "seed %d", seed);
    for (int e = 0; e < core->n_staff; e++)
        cr_expect_leq(z_of(g, &values, e, duty + e * core->n_days),
                      z_of(g, &values, e, from->duty + e * core->n_days), "seed %d, person %d",
                      seed, e);
    bem_arena_free(&arena);
}

static int check_seed(int seed) {
    tiny_dice dice = {(uint64_t)seed + 50000};
    bem_problem *p = tiny_random(&dice, N_PEOPLE, N_DAYS, 2);
    bem_diags conflicts = {0};
    bem_core *core = bem_core_build(p, &conflicts);
    int n_changed = 0;
    if (core) {
        bem_setup setup = bem_setup_build(core);
        bem_crew crew = bem_crew_new(1);
        bem_arena arena = {0};
        bem_clock clock = {0};
        bem_effort effort = {0};
        bem_habit *habits = bem_habits_new(&setup, &arena);
        bem_search search = bem_search_new(&setup, crew.workspaces, habits, 1, &clock);
        bem_part whole = bem_part_whole(&setup);
        bem_master master = bem_master_build(&whole, &effort);
        bem_generation g = {.master = &master, .crew = &crew, .clock = &clock, .habits = habits};
        bem_incumbent best = bem_incumbent_new(&setup, NULL);
        int stuck;
        bem_random nothing = {0};
        cr_expect_not(bem_kick(&g, &best, 1, &nothing, NULL), "no prices, no roster, no kick");
        if (bem_search_construct(&search, &stuck)) {
            bem_incumbent_offer(&best, &setup, search.duty);
            bem_ascend(&g, N_STEPS, best.cost + core->money_unit);
            n_changed = check_kick(&g, &best, seed);
            check_all_kicked(&g, &best, seed);
        }
        bem_incumbent_free(&best);
        bem_master_free(&master);
        bem_part_free(&whole);
        bem_search_free(&search);
        bem_arena_free(&arena);
        bem_crew_free(&crew);
        bem_setup_free(&setup);
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
