/* run.c - the state of a solve while it runs: clock, incumbent, bound, report. */
#include "strategy.h"

#include <assert.h>
#include <math.h>
#include <omp.h>
#include <stdlib.h>
#include <string.h>

int bem_threads_of(const bem_settings *settings) {
    return settings->threads > 0 ? settings->threads : omp_get_max_threads();
}

bem_clock bem_clock_of(const bem_settings *settings) {
    double begin = settings->now ? settings->now() : 0;
    return (bem_clock){.now = settings->now,
                       .thread_cpu = settings->thread_cpu,
                       .begin = begin,
                       .deadline = settings->time_limit > 0 ? begin + settings->time_limit : 0,
                       .work_limit = settings->work_limit,
                       .stop = settings->stop};
}

bem_run bem_run_begin(const bem_problem *problem, const bem_core *core,
                      const bem_settings *settings, const bem_clock *clock, bem_diags *conflicts) {
    bem_run run = {
        .settings = settings, .problem = problem, .clock = *clock, .conflicts = conflicts};
    run.setup = bem_setup_build(core);
    run.account.cpu_seconds = settings->cpu ? settings->cpu() : 0;
    run.account.seconds = bem_clock_seconds(&run.clock);
    run.crew = bem_crew_new(bem_threads_of(settings));
    run.incumbent = bem_incumbent_new(&run.setup, NULL);
    run.incumbent.n_threads = run.crew.n_threads;
    run.habits = bem_habits_new(&run.setup, &run.arena);
    run.proof = settings->certificate ? bem_proof_new(core) : NULL;
    return run;
}

/* Frees the GLPK environments of the threads that worked for us. */
static void end_threads(const bem_run *run) {
#pragma omp parallel num_threads(run->crew.n_threads)
    if (omp_get_thread_num() > 0)
        bem_simplex_end_thread();
}

void bem_run_end(bem_run *run) {
    if (run->master.lp)
        bem_master_free(&run->master);
    bem_part_free(&run->whole);
    bem_incumbent_free(&run->incumbent);
    bem_proof_free(run->proof);
    if (run->crew.n_threads > 1)
        end_threads(run);
    bem_crew_free(&run->crew);
    bem_setup_free(&run->setup);
    bem_arena_free(&run->arena);
}

bool bem_run_has_roster(const bem_run *run) {
    return run->incumbent.cost != BEM_NEVER && run->incumbent.n_broken == 0;
}

static bool gap_is_reached(const bem_run *run) {
    if (!bem_run_has_roster(run) || !run->has_bound)
        return false;
    double gap = (double)(run->incumbent.cost - run->bound);
    return gap <= run->settings->gap * fmax(1, fabs((double)run->incumbent.cost));
}

bool bem_run_is_done(const bem_run *run) {
    return run->proven || run->failed || gap_is_reached(run) || bem_clock_is_over(&run->clock);
}

static bem_stage *stage_of(bem_run *run, const char *name) {
    for (int i = 0; i < run->account.n_stages; i++)
        if (strcmp(run->account.stages[i].name, name) == 0)
            return &run->account.stages[i];
    assert(run->account.n_stages < BEM_MAX_STAGES - 1); /* compiling is one */
    bem_stage *stage = &run->account.stages[run->account.n_stages++];
    *stage = (bem_stage){.name = name};
    return stage;
}

void bem_run_account(bem_run *run) {
    if (!run->phase)
        return;
    bem_stage *stage = stage_of(run, run->phase);
    const bem_effort *now = &run->effort, *then = &run->account.effort;
    double seconds = bem_clock_seconds(&run->clock);
    double cpu_seconds = run->settings->cpu ? run->settings->cpu() : 0;
    stage->seconds += seconds - run->account.seconds;
    stage->cpu_seconds += cpu_seconds - run->account.cpu_seconds;
    stage->work += run->clock.work - run->account.work;
    stage->rounds += now->rounds - then->rounds;
    stage->columns += now->columns - then->columns;
    stage->pricings += now->pricings - then->pricings;
    stage->lp_iterations += now->lp_iterations - then->lp_iterations;
    stage->pricing_work += now->pricing_work - then->pricing_work;
    stage->lp_work += now->lp_work - then->lp_work;
    stage->pricing_seconds += now->pricing_seconds - then->pricing_seconds;
    stage->lp_seconds += now->lp_seconds - then->lp_seconds;
    run->account.seconds = seconds;
    run->account.cpu_seconds = cpu_seconds;
    run->account.work = run->clock.work;
    run->account.effort = *now;
}

void bem_run_report(bem_run *run) {
    bem_run_account(run);
    if (!run->settings->progress)
        return;
    bem_progress p = {.seconds = bem_clock_seconds(&run->clock),
                      .work = run->clock.work,
                      .phase = run->phase,
                      .has_incumbent = bem_run_has_roster(run),
                      .has_bound = run->has_bound,
                      .incumbent = run->incumbent.cost,
                      .bound = run->bound,
                      .n_columns = run->effort.columns,
                      .n_rounds = run->effort.rounds};
    run->settings->progress(run->settings->context, &p);
}

void bem_run_raise_bound(bem_run *run, int64_t bound) {
    if (!run->has_bound || bound > run->bound)
        run->bound = bound;
    run->has_bound = true;
    if (bem_run_has_roster(run) && run->bound >= run->incumbent.cost)
        run->proven = true;
}

void bem_run_offer(bem_run *run, const int *duty) {
    if (bem_incumbent_offer(&run->incumbent, &run->setup, duty) && run->has_bound)
        bem_run_raise_bound(run, run->bound);
}
