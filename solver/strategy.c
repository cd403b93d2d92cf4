/* strategy.c - the order in which the methods are tried:
 *
 *   first roster   best responses from several orders
 *   improve        windows for a while, where the relaxation takes long
 *   relaxation     column generation over everybody: the bound
 *   dives          whole rosters from the relaxation
 *   improve        neighbourhoods, and branch and price for the proof, until a
 *                  limit or the gap is reached
 *
 * Where a master over everybody would take too long for the limits, large.c has another
 * order.
 */
#include "strategy.h"
#include "ascend.h"
#include "branch.h"

#include <math.h>
#include <stdlib.h>

enum {
    N_CONSTRUCTIONS = 4,
    N_ASCENT_STEPS = 60,
    MAX_PENALTY_RAISES = 6,
    PENALTY_FACTOR = 50,
    MOST_IDLE = 100,
    MOST_STALLED = 4, /* early windows in a row that gained nothing are enough */
    SMALL_ARCS = 6000,
    FIRST_WORK = 3000000 /* enough of it for first rosters */
};

static const double NEAR_GAP = 0.02;

/* Where relaxation and dive take more work than MOST_WORK they are not waited for; nor, when
 * it is more than LEAST_WORK, where it is so many times what the limits leave. */
static const double MOST_WORK = 600e6, LEAST_WORK = 60e6, TIMES_LEFT = 2;
static const double WORK_A_SECOND = 1e6;

/* Where they take more than EARLY_FROM, that share of it goes to a better roster before. */
static const double EARLY_FROM = 25e6, EARLY_SHARE = 0.06;

/* Nothing is left open: what is there is best, or there is nothing. */
static void close_run(bem_run *run) {
    if (bem_run_has_roster(run)) {
        bem_run_raise_bound(run, run->incumbent.cost);
        return;
    }
    bem_blame_rows_together(run);
    run->impossible = run->proven = true;
}

void bem_run_add_to_master(bem_run *run, const int *duty) {
    const bem_core *core = run->setup.core;
    for (int e = 0; e < core->n_staff; e++) {
        const int *row = duty + (ptrdiff_t)e * core->n_days;
        int g = run->setup.group_of[e];
        bem_master_add(&run->master, g, row, bem_network_cost(core->groups[g].network, row));
    }
}

static bool is_enough(const bem_run *run) {
    return bem_run_is_done(run) || run->clock.work > FIRST_WORK;
}

static double work_left(const bem_clock *c) {
    double left = HUGE_VAL;
    if (c->deadline > 0 && c->now)
        left = (c->deadline - c->now()) * WORK_A_SECOND;
    if (c->work_limit > 0)
        left = fmin(left, (double)(c->work_limit - c->work));
    return left;
}

/* What relaxation and dive take, about: measured, see docs/method.md. Rows that people
 * cannot fill take nothing. */
static double work_of_dive(const bem_core *core) {
    double n_cells = (double)core->n_staff * core->n_days;
    double n_rows = fmin(core->n_rows, n_cells), n = n_rows + core->n_groups;
    return 120 * n * n * sqrt(n_rows / core->n_staff);
}

/* Would a master over everybody take too long to wait for? */
static bool is_large(const bem_run *run) {
    double work = work_of_dive(run->setup.core);
    return work > MOST_WORK || (work > LEAST_WORK && work > TIMES_LEFT * work_left(&run->clock));
}

static void find_first_roster(bem_run *run) {
    run->phase = "first roster";
    bem_search search = bem_search_new(&run->setup, run->crew.workspaces, run->habits,
                                       run->settings->seed, &run->clock);
    int n_most = run->is_large ? 1 : N_CONSTRUCTIONS;
    for (int i = 0; i < n_most && !(i > 0 && is_enough(run)); i++) {
        int stuck;
        if (!bem_search_construct(&search, &stuck)) {
            if (search.impossible)
                bem_blame_person(run, stuck);
            else if (i == 0)
                bem_blame_search(run, stuck);
            break;
        }
        bem_run_add_to_master(run, search.duty);
        if (!run->is_large)
            bem_search_polish(&search);
        bem_run_add_to_master(run, search.duty);
        bem_run_offer(run, search.duty);
        bem_run_report(run);
    }
    bem_search_free(&search);
}

/* Neighbourhoods at the prices of the ascent: a roster for limits that come soon, and
 * schedules with which the master starts near where it ends. */
static void improve_early(bem_run *run) {
    double work = work_of_dive(run->setup.core);
    if (work < EARLY_FROM)
        return;
    int64_t until = run->clock.work + (int64_t)(EARLY_SHARE * work);
    run->phase = "improve";
    bem_neighbourhood n =
        bem_neighbourhood_new(&run->relaxation, &run->incumbent, &run->clock, &run->effort,
                              run->crew.n_threads, run->settings->seed);
    while (!bem_run_is_done(run) && run->clock.work < until && n.n_stalled < MOST_STALLED) {
        if (bem_neighbourhood_improve(&n))
            bem_run_add_to_master(run, run->incumbent.duty);
        bem_run_report(run);
    }
    bem_neighbourhood_free(&n);
}

static bool relaxation_breaks_limits(const bem_run *run) {
    for (int i = 0; i < run->setup.core->n_rows; i++)
        if (bem_master_overrun(&run->master, i) > 1e-6)
            return true;
    return false;
}

static void after_round(void *context, const bem_generation *g) {
    bem_run *run = context;
    if (g->has_bound)
        bem_run_raise_bound(run, g->bound);
    bem_run_report(run);
}

static void ascend(bem_run *run) {
    run->phase = "relaxation";
    run->setup.ceiling = bem_cost_ceiling(&run->setup);
    bem_ascend(&run->relaxation, N_ASCENT_STEPS, run->incumbent.cost);
    after_round(run, &run->relaxation);
}

/* Column generation over everybody. Where the relaxation breaks hard limits of
 * rows, breaking them is made dearer until it stops, or until the bound exceeds
 * what any legal roster can cost: then there is none. */
static void solve_relaxation(bem_run *run) {
    run->phase = "relaxation";
    for (int raise = 0; raise <= MAX_PENALTY_RAISES; raise++) {
        bem_generated outcome = bem_generate(&run->relaxation);
        if (outcome == BEM_GENERATED_IMPOSSIBLE)
            bem_blame_person(run, run->whole.units[run->relaxation.impossible_unit].members[0]);
        run->failed |= outcome == BEM_GENERATED_FAILED;
        if (outcome != BEM_GENERATED_CONVERGED || !relaxation_breaks_limits(run))
            return;
        if (run->has_bound && (double)run->bound > run->setup.ceiling) {
            bem_blame_rows(run);
            run->impossible = run->proven = true;
            return;
        }
        run->setup.penalty *= PENALTY_FACTOR;
        bem_master_set_penalty(&run->master);
    }
}

static void dive(bem_run *run) {
    run->phase = "dive";
    bem_run_report(run);
    double begin = bem_clock_seconds(&run->clock);
    bem_run_dive(run);
    run->dive.seconds = bem_clock_seconds(&run->clock) - begin;
    bem_run_report(run);
}

static bool is_small(const bem_run *run) {
    int64_t n_arcs = 0;
    for (int g = 0; g < run->setup.core->n_groups; g++)
        n_arcs += bem_network_n_arcs(run->setup.core->groups[g].network) *
                  run->setup.core->groups[g].n_members;
    return n_arcs <= SMALL_ARCS;
}

/* The tree gets as much work as the neighbourhoods where the gap is small, a
 * tenth of it where it is not. */
static int64_t work_due_to_tree(const bem_run *run, int64_t neighbourhood_work) {
    double gap = bem_run_has_roster(run) && run->has_bound
                     ? (double)(run->incumbent.cost - run->bound) /
                           fmax(1, fabs((double)run->incumbent.cost))
                     : 1;
    return gap < NEAR_GAP || is_small(run) ? neighbourhood_work : neighbourhood_work / 10;
}

/* A turn of the tree takes about as long as a dive, and most often ends in one. Where the
 * limits leave less than that, neighbourhoods make better use of it. */
static bool has_time_for_tree(const bem_run *run) {
    const bem_clock *c = &run->clock;
    return (c->deadline <= 0 || !c->now || c->deadline - c->now() > run->dive.seconds) &&
           (c->work_limit <= 0 || c->work_limit - c->work > run->dive.work);
}

static void advance_tree(bem_run *run, bem_tree *tree) {
    run->phase = "prove";
    bool open = bem_tree_advance(tree, &run->incumbent, &run->clock, &run->effort);
    int64_t bound = bem_tree_bound(tree);
    if (bem_run_has_roster(run) && bound > run->incumbent.cost)
        bound = run->incumbent.cost; /* closed nodes hold nothing better than that */
    if (bound != BEM_NEVER)
        bem_run_raise_bound(run, bound);
    else if (!open)
        close_run(run);
}

/* While no roster is known the tree must be able to tell that there is none: a
 * whole mix that breaks a limit is to cost more than any legal roster. */
static void make_breaking_hopeless(bem_run *run) {
    static const double SAFE = 1e12; /* times units of rows and grains stays an int64_t */
    double penalty = run->setup.ceiling + 1;
    if (bem_run_has_roster(run) || penalty < (double)run->setup.penalty || penalty > SAFE)
        return;
    run->setup.penalty = (int64_t)penalty + 1;
    bem_master_set_penalty(&run->master);
}

static int64_t greater(int64_t a, int64_t b) { return a > b ? a : b; }

/* Neighbourhoods that known prices rule out at once count as much as a turn of the
 * tree: it is not to wait for thousands of them. */
static void improve_and_prove(bem_run *run) {
    make_breaking_hopeless(run);
    bem_neighbourhood n =
        bem_neighbourhood_new(&run->relaxation, &run->incumbent, &run->clock, &run->effort,
                              run->crew.n_threads, run->settings->seed);
    bem_tree *tree = bem_tree_new(&run->setup, &run->master, run->bound, run->settings->seed,
                                  run->crew.n_threads, run->proof);
    int64_t spent_on_tree = 0, spent_on_neighbourhoods = 0, turn_of_tree = 0;
    int n_idle = 0; /* rounds in which nothing was left to do */
    while (!bem_run_is_done(run) && n_idle < MOST_IDLE) {
        int64_t before = run->clock.work;
        bool open = bem_tree_is_open(tree);
        if (open && run->has_bound && has_time_for_tree(run) &&
            spent_on_tree < work_due_to_tree(run, spent_on_neighbourhoods)) {
            advance_tree(run, tree);
            turn_of_tree = run->clock.work - before;
            spent_on_tree += turn_of_tree;
        } else {
            run->phase = "improve";
            if (bem_neighbourhood_improve(&n) && run->has_bound)
                bem_run_raise_bound(run, run->bound);
            spent_on_neighbourhoods += greater(run->clock.work - before, turn_of_tree);
            n_idle = open || run->clock.work > before ? 0 : n_idle + 1;
        }
        bem_run_report(run);
    }
    bem_tree_free(tree);
    bem_neighbourhood_free(&n);
}

void bem_run_all(bem_run *run) {
    run->whole = bem_part_whole(&run->setup);
    run->master = bem_master_build(&run->whole, &run->effort);
    run->relaxation = (bem_generation){.master = &run->master,
                                       .crew = &run->crew,
                                       .clock = &run->clock,
                                       .habits = run->habits,
                                       .seed = run->settings->seed,
                                       .cutoff = BEM_NEVER,
                                       .argument = bem_proof_root(run->proof),
                                       .after_round = after_round,
                                       .context = run};
    run->is_large = is_large(run);
    find_first_roster(run);
    if (run->is_large) {
        bem_run_large(run);
        return;
    }
    if (!bem_run_is_done(run))
        ascend(run);
    if (!bem_run_is_done(run))
        improve_early(run);
    if (!bem_run_is_done(run))
        solve_relaxation(run);
    if (!bem_run_is_done(run))
        dive(run);
    if (!bem_run_is_done(run))
        improve_and_prove(run);
}
