/* window_test.c - parts in which people are free on a window of days: against
 * enumeration of the window, everything else held; and turns of them, guided and not. */
#include "dive.h"
#include "incumbent.h"
#include "tiny.h"
#include "tiny_engine.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

enum { N_PEOPLE = 3, N_DAYS = 6, WINDOW = 2, N_SEEDS = 300 };

typedef struct scene {
    const bem_core *core;
    bem_setup setup;
    const bem_setup *at_hand; /* that, or the guide's: costs are in its money */
    bem_habit *habits;
    bem_crew crew;
    bem_clock clock;
    int duty[N_PEOPLE * N_DAYS];
    bool is_free[N_PEOPLE];
    int from;
    bem_guide *guide; /* NULL = none */
    bem_arena arena;
} scene;

/* Tolls of the free people's schedules, whatever days they are on. */
static int64_t tolls_of(const scene *s, const int *duty) {
    int64_t sum = 0;
    for (int e = 0; s->guide && e < N_PEOPLE; e++)
        if (s->is_free[e])
            sum += bem_guide_tolls(s->guide, s->setup.group_of[e], duty + e * N_DAYS);
    return sum;
}

static int64_t tolled_cost(const scene *s, const int *duty, int64_t *n_broken) {
    int64_t cost = bem_table_cost(s->at_hand, duty, n_broken);
    return cost == BEM_NEVER ? cost : cost + tolls_of(s, duty);
}

/* The least penalised cost, tolls included, over all duties of the free people in the window. */
static int64_t enumerate(scene *s, int cell) {
    int n_cells = N_PEOPLE * WINDOW;
    if (cell == n_cells) {
        int64_t n_broken;
        return tolled_cost(s, s->duty, &n_broken);
    }
    int e = cell / WINDOW, d = s->from + cell % WINDOW;
    if (!s->is_free[e])
        return enumerate(s, cell + 1);
    int *here = &s->duty[e * N_DAYS + d], before = *here;
    int64_t best = BEM_NEVER;
    for (*here = 0; *here < s->core->n_duties; ++*here) {
        int64_t cost = enumerate(s, cell + 1);
        best = cost < best ? cost : best;
    }
    *here = before;
    return best;
}

static void check_part(scene *s, int seed) {
    int64_t best = enumerate(s, 0), n_broken, path[N_PEOPLE];
    bem_effort effort = {0};
    for (int e = 0; e < N_PEOPLE; e++)
        path[e] = bem_network_cost(s->at_hand->core->groups[s->setup.group_of[e]].network,
                                   s->duty + e * N_DAYS);
    bem_part part = bem_part_window(s->at_hand, s->duty, path, s->is_free, s->from,
                                    s->from + WINDOW - 1, s->guide);
    int64_t held = tolls_of(s, s->duty); /* tolls that the part knows nothing of */
    bem_master master = bem_master_build(&part, &effort);
    for (int k = 0; k < part.n_units; k++) {
        const int *row = s->duty + part.units[k].members[0] * N_DAYS;
        const bem_window *w = part.units[k].window;
        int64_t cost = w->cost + bem_network_cost(w->plan.network, row + w->first);
        int64_t whole = path[part.units[k].members[0]];
        held -= cost - whole;
        if (!s->guide)
            cr_expect_eq(cost, whole, "seed %d", seed);
        bem_master_add(&master, k, row, cost);
    }
    bem_generation g = {
        .master = &master, .crew = &s->crew, .clock = &s->clock, .habits = s->habits};
    g.cutoff = BEM_NEVER;
    cr_assert_eq(bem_generate(&g), BEM_GENERATED_CONVERGED, "seed %d", seed);
    int after[N_PEOPLE * N_DAYS];
    memcpy(after, s->duty, sizeof after);
    bem_random random = {(uint64_t)seed};
    cr_assert(bem_dive(&g, &random, after), "seed %d", seed);
    int64_t found = tolled_cost(s, after, &n_broken);
    cr_expect(found >= best, "seed %d: dive %lld below the best %lld", seed, (long long)found,
              (long long)best);
    cr_expect(g.bound + held <= best, "seed %d: bound %lld above %lld", seed,
              (long long)(g.bound + held), (long long)best);
    for (int e = 0; e < N_PEOPLE; e++)
        for (int d = 0; d < N_DAYS; d++)
            if (!s->is_free[e] || d < s->from || d >= s->from + WINDOW)
                cr_expect_eq(after[e * N_DAYS + d], s->duty[e * N_DAYS + d], "seed %d: held", seed);
    bem_master_free(&master);
    bem_part_free(&part);
}

/* Tolls drawn for the counters of every group, of either sign. */
static bem_guide draw_guide(const bem_setup *setup, int seed) {
    bem_random random = {(uint64_t)seed + 17};
    bem_arena arena = {0};
    int n = 0;
    for (int g = 0; g < setup->core->n_groups; g++)
        n += setup->core->groups[g].network->n_counters;
    double *toll = BEM_TAKE(&arena, n, double);
    for (int k = 0; k < n; k++)
        toll[k] = bem_random_below(&random, 4000 * BEM_GRAINS) - 1000.0 * BEM_GRAINS;
    bem_guide guide = bem_guide_new(setup, toll);
    bem_arena_free(&arena);
    return guide;
}

static bool check_seed(int seed, bool is_guided) {
    tiny_dice dice = {(uint64_t)seed + 90000};
    bem_problem *p = tiny_random(&dice, N_PEOPLE, N_DAYS, 2);
    bem_diags conflicts = {0};
    bem_core *core = bem_core_build(p, &conflicts);
    bool tried = false;
    if (core && p->n_staff == N_PEOPLE && p->calendar.n_days == N_DAYS) {
        scene s = {.core = core, .setup = bem_setup_build(core), .crew = bem_crew_new(1)};
        s.habits = bem_habits_new(&s.setup, &s.arena);
        bem_search search = bem_search_new(&s.setup, s.crew.workspaces, s.habits, 1, &s.clock);
        int stuck;
        if (bem_search_construct(&search, &stuck)) {
            memcpy(s.duty, search.duty, sizeof s.duty);
            for (int e = 0; e < N_PEOPLE; e++)
                s.is_free[e] = e != seed % N_PEOPLE;
            s.from = seed % (N_DAYS - WINDOW + 1);
            bem_guide guide = draw_guide(&s.setup, seed);
            s.guide = is_guided ? &guide : NULL;
            s.at_hand = is_guided ? &guide.setup : &s.setup;
            check_part(&s, seed);
            bem_guide_free(&guide);
            tried = true;
        }
        bem_search_free(&search);
        bem_crew_free(&s.crew);
        bem_setup_free(&s.setup);
        bem_arena_free(&s.arena);
    }
    bem_core_free(core);
    bem_diags_free(&conflicts);
    bem_problem_free(p);
    return tried;
}

static void check_seeds(bool is_guided) {
    int n_tried = 0;
    for (int seed = 0; seed < N_SEEDS; seed++)
        n_tried += check_seed(seed, is_guided);
    cr_expect_gt(n_tried, N_SEEDS / 6, "most draws have a roster: %d", n_tried);
}

Test(window, holds_what_is_outside_and_bounds_what_is_inside) { check_seeds(false); }

Test(window, does_so_at_tolls_too) { check_seeds(true); }

static void check_costs(const bem_incumbent *incumbent, const bem_setup *setup, int seed) {
    int64_t n_broken;
    cr_assert_eq(incumbent->cost, bem_table_cost(setup, incumbent->duty, &n_broken), "seed %d",
                 seed);
    cr_assert_eq(incumbent->n_broken, n_broken, "seed %d", seed);
}

/* Turns over a horizon little longer than the longest window: all along, costs are
 * those of the rosters, windows stay within the horizon, and the best never gets worse. */
static bool check_turns(int seed) {
    enum { LONG_DAYS = 37, N_TURNS = 4, N_EACH = 40 };
    tiny_dice dice = {(uint64_t)seed + 70000};
    bem_problem *p = tiny_random(&dice, N_PEOPLE, LONG_DAYS, 2);
    bem_diags conflicts = {0};
    bem_core *core = bem_core_build(p, &conflicts);
    bool tried = false;
    if (core && core->n_days == LONG_DAYS) {
        tiny_engine t;
        tried = tiny_engine_begin(&t, core);
        bem_guide guide = draw_guide(&t.setup, seed);
        bem_neighbourhood n =
            bem_neighbourhood_new(&t.generation, &t.best, &t.clock, &t.effort, 1, 1);
        for (int turn = 0; tried && turn < N_TURNS; turn++) {
            bem_neighbourhood_begin(&n, turn % 2 == 0 ? &guide : NULL, NULL);
            for (int i = 0; i < N_EACH; i++) {
                bem_incumbent before = t.best;
                bem_neighbourhood_improve(&n);
                cr_assert(!bem_incumbent_is_dearer(&t.best, &before), "seed %d", seed);
                cr_assert_leq(n.window, LONG_DAYS, "seed %d", seed);
                check_costs(&t.best, &t.setup, seed);
                check_costs(&n.own, turn % 2 == 0 ? &guide.setup : &t.setup, seed);
            }
        }
        bem_neighbourhood_free(&n);
        bem_guide_free(&guide);
        tiny_engine_end(&t);
    }
    bem_core_free(core);
    bem_diags_free(&conflicts);
    bem_problem_free(p);
    return tried;
}

Test(window, turns_keep_their_costs_and_the_best) {
    int n_tried = 0;
    for (int seed = 0; seed < 12; seed++)
        n_tried += check_turns(seed);
    cr_expect_gt(n_tried, 2, "some draws have a roster: %d", n_tried);
}
