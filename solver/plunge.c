/* plunge.c - whole rosters from the relaxation: dives side by side. */
#include "strategy.h"

#include <stdlib.h>
#include <string.h>

enum { N_DIVES = 2 };
static const double DIVE_SHARE = 0.75; /* of what the limits leave; windows mend the rest */

/* One dive of a batch: its own master, on its own thread. */
typedef struct bem_plunge {
    int *duty;
    bool found;
    bem_clock clock;
    bem_effort effort;
    bem_habit *habits;
} bem_plunge;

/* A dive that a limit ended took the largest columns as they were, which seldom fit
 * together: best responses make up for most of it. */
static void mend(const bem_run *run, bem_plunge *p, bem_workspace *ws) {
    bem_clock clock = run->clock; /* whose limits are the run's */
    clock.work += p->clock.work;
    bem_search search = bem_search_new(&run->setup, ws, p->habits, run->settings->seed, &clock);
    bem_search_load(&search, p->duty);
    bem_search_polish(&search);
    memcpy(p->duty, search.duty,
           (size_t)run->setup.core->n_staff * (size_t)run->setup.core->n_days * sizeof *p->duty);
    p->clock.work = clock.work - run->clock.work;
    bem_search_free(&search);
}

static void plunge(bem_run *run, const bem_basis *basis, bem_plunge *p, int b) {
    bem_master master = bem_master_copy_boxed(&run->master, basis, &p->effort);
    bem_crew crew = bem_crew_new(1);
    bem_generation g = {.master = &master,
                        .crew = &crew,
                        .clock = &p->clock,
                        .habits = p->habits,
                        .seed = run->settings->seed + 15485863 * (uint64_t)b,
                        .cutoff = BEM_NEVER,
                        .has_bound = run->relaxation.has_bound,
                        .bound = run->relaxation.bound};
    bem_random random = bem_random_for(run->settings->seed, 0xd17e, (uint64_t)b);
    if (run->relaxation.center.is_set)
        bem_center_start(&g, run->relaxation.center.price, run->relaxation.center.z);
    bem_generated outcome = bem_generate(&g);
    if (outcome == BEM_GENERATED_CONVERGED || outcome == BEM_GENERATED_STOPPED)
        p->found = bem_dive(&g, &random, p->duty);
    if (p->found)
        mend(run, p, crew.workspaces);
    bem_crew_free(&crew);
    bem_master_free(&master);
}

static bem_clock clock_of_dives(const bem_run *run) {
    bem_clock clock = run->clock;
    clock.work = 0;
    if (clock.work_limit > 0)
        clock.work_limit =
            1 + (int64_t)(DIVE_SHARE * (double)(run->clock.work_limit - run->clock.work));
    if (clock.deadline > 0 && clock.now)
        clock.deadline = clock.now() + DIVE_SHARE * (clock.deadline - clock.now());
    return clock;
}

void bem_run_dive(bem_run *run) {
    const bem_core *core = run->setup.core;
    bem_arena arena = {0};
    bem_basis basis = bem_master_basis(&run->master, &arena);
    bem_plunge plunges[N_DIVES] = {0};
    for (int b = 0; b < N_DIVES; b++) {
        plunges[b].duty = BEM_TAKE(&arena, core->n_staff * core->n_days, int);
        plunges[b].habits = bem_habits_new(&run->setup, &arena);
        plunges[b].clock = clock_of_dives(run);
    }
#pragma omp parallel for schedule(static, 1) num_threads(run->crew.n_threads)
    for (int b = 0; b < N_DIVES; b++)
        plunge(run, &basis, &plunges[b], b);
    for (int b = 0; b < N_DIVES; b++) {
        bem_effort_add(&run->effort, &plunges[b].effort);
        run->clock.work += plunges[b].clock.work;
        if (plunges[b].clock.work > run->dive.work)
            run->dive.work = plunges[b].clock.work;
        if (plunges[b].found)
            bem_run_offer(run, plunges[b].duty);
    }
    bem_arena_free(&arena);
}
