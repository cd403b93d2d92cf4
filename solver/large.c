/* large.c - the order of the methods where the master over everybody is so large
 * that whole rosters are not to wait for it:
 *
 *   improve        windows and neighbourhoods, for half of what the limits leave
 *   ascent         a bound, from the prices of the roster at hand
 *   side by side   one thread converges the relaxation, the other improves
 *
 * What a thread does in a turn is limited by work, so a run repeats to the byte
 * for any number of threads when the whole is.
 */
#include "ascend.h"
#include "strategy.h"

#include <omp.h>
#include <string.h>

enum {
    N_ASCENT_STEPS = 160,
    STALLED = 20,     /* windows in a row without gain: time for the bound */
    MOST_ROWS = 2500, /* for which the relaxation converges in minutes */
    MOST_IDLE = 100,  /* turns in which nothing was left to do */
    TURN_WORK = 10000000
};
static const double IMPROVE_SHARE = 0.7, ASCENT_SHARE = 0.1; /* of the limits */

/* Of the limits, the one nearest to its end; 0 when there is none. */
static double share_spent(const bem_clock *c) {
    double share = 0;
    if (c->deadline > 0 && c->now)
        share = bem_clock_seconds(c) / (c->deadline - c->begin);
    if (c->work_limit > 0 && (double)c->work / (double)c->work_limit > share)
        share = (double)c->work / (double)c->work_limit;
    return share;
}

static void improve(bem_run *run, bem_neighbourhood *n) {
    run->phase = "improve";
    if (bem_neighbourhood_improve(n) && run->has_bound)
        bem_run_raise_bound(run, run->bound);
    bem_run_report(run);
}

static void ascend(bem_run *run) {
    run->phase = "relaxation";
    bem_generation *g = &run->relaxation;
    const bem_clock *c = g->clock;
    run->setup.ceiling = bem_cost_ceiling(&run->setup);
    if (c->deadline > 0 && c->now)
        g->pause.at = c->now() + ASCENT_SHARE * (c->deadline - c->begin);
    if (c->work_limit > 0)
        g->pause.work = c->work + 1 + (int64_t)(ASCENT_SHARE * (double)c->work_limit);
    bem_ascend(g, 1, run->incumbent.cost); /* prices of 0 may well be better than far-off ones */
    bem_ascend_from(g, run->incumbent.duty, N_ASCENT_STEPS, run->incumbent.cost);
    g->pause.at = 0;
    g->pause.work = 0;
    if (g->has_bound)
        bem_run_raise_bound(run, g->bound);
    bem_run_report(run);
}

/* What the two threads of a turn have each for themselves. */
typedef struct bem_turn {
    bem_clock clocks[2]; /* of the relaxation, of the neighbourhoods */
    bem_effort effort;   /* of the relaxation */
    bem_crew one;
    bem_generation known; /* the relaxation's prices before the turn, for the neighbourhoods */
    bem_arena arena;
} bem_turn;

static bem_turn turn_begin(const bem_run *run) {
    bem_turn turn = {.clocks = {run->clock, run->clock}, .one = {1, run->crew.workspaces}};
    for (int i = 0; i < 2; i++) {
        turn.clocks[i].work = 0;
        if (run->clock.work_limit > 0)
            turn.clocks[i].work_limit = run->clock.work_limit - run->clock.work;
    }
    const bem_center *center = &run->relaxation.center;
    turn.known = run->relaxation;
    if (center->is_set) {
        size_t n_rows = (size_t)run->setup.core->n_rows, n_units = (size_t)run->whole.n_units;
        turn.known.center.price = bem_arena_take(&turn.arena, n_rows, sizeof(int64_t));
        turn.known.center.z = bem_arena_take(&turn.arena, n_units, sizeof(int64_t));
        memcpy(turn.known.center.price, center->price, n_rows * sizeof(int64_t));
        memcpy(turn.known.center.z, center->z, n_units * sizeof(int64_t));
    }
    return turn;
}

static bem_generated relax_for_a_turn(bem_run *run, bem_turn *turn) {
    bem_generation *g = &run->relaxation, usual = *g;
    g->clock = &turn->clocks[0];
    g->crew = &turn->one;
    g->pause.work = TURN_WORK;
    g->after_round = NULL;
    run->master.effort = &turn->effort;
    bem_generated outcome = bem_generate(g);
    g->clock = usual.clock;
    g->crew = usual.crew;
    g->pause.work = 0;
    g->after_round = usual.after_round;
    run->master.effort = &run->effort;
    return outcome;
}

static void improve_for_a_turn(bem_neighbourhood *n, bem_turn *turn) {
    bem_neighbourhood usual = *n;
    bem_clock *clock = &turn->clocks[1];
    n->clock = clock;
    n->n_threads = 1;
    n->whole = &turn->known;
    while (!bem_clock_is_over(clock) && clock->work < TURN_WORK)
        bem_neighbourhood_improve(n);
    n->clock = usual.clock;
    n->n_threads = usual.n_threads;
    n->whole = usual.whole;
}

/* One turn of both at once; is the relaxation still to be worked on? GLPK wants a
 * program back on the thread that made it: the first. */
static bool relax_and_improve(bem_run *run, bem_neighbourhood *n) {
    run->phase = "improve";
    bem_turn turn = turn_begin(run);
    bem_generated outcome = BEM_GENERATED_STOPPED;
#pragma omp parallel num_threads(2) if (run->crew.n_threads > 1)
    {
        if (omp_get_thread_num() == 0)
            outcome = relax_for_a_turn(run, &turn);
        if (omp_get_thread_num() == 1 || omp_get_num_threads() == 1)
            improve_for_a_turn(n, &turn);
    }
    bem_effort_add(&run->effort, &turn.effort);
    run->clock.work += turn.clocks[0].work + turn.clocks[1].work;
    if (run->relaxation.has_bound)
        bem_run_raise_bound(run, run->relaxation.bound);
    bem_run_report(run);
    bem_arena_free(&turn.arena);
    return outcome == BEM_GENERATED_STOPPED;
}

void bem_run_large(bem_run *run) {
    if (bem_run_is_done(run))
        return;
    bem_neighbourhood n =
        bem_neighbourhood_new(&run->relaxation, &run->incumbent, &run->clock, &run->effort,
                              run->crew.n_threads, run->settings->seed);
    while (!bem_run_is_done(run) && n.n_stalled < STALLED &&
           share_spent(&run->clock) < IMPROVE_SHARE)
        improve(run, &n);
    if (!bem_run_is_done(run))
        ascend(run);
    if (bem_run_has_roster(run))
        bem_run_add_to_master(run, run->incumbent.duty);
    const bem_core *core = run->setup.core;
    bool relaxing = core->n_rows + core->n_groups <= MOST_ROWS;
    for (int n_idle = 0; !bem_run_is_done(run) && n_idle < MOST_IDLE;) {
        int64_t before = run->clock.work;
        if (relaxing)
            relaxing = relax_and_improve(run, &n);
        else
            improve(run, &n);
        n_idle = run->clock.work > before ? 0 : n_idle + 1;
    }
    bem_neighbourhood_free(&n);
}
