/* plunge.c - whole rosters from the relaxation: dives side by side. */
#include "strategy.h"

#include <stdlib.h>

enum { N_DIVES = 2 };

/* One dive of a batch: its own master, on its own thread. */
typedef struct bem_plunge {
    int *duty;
    bool found;
    bem_clock clock;
    bem_effort effort;
    bem_habit *habits;
} bem_plunge;

static void copy_columns(bem_master *to, const bem_master *from) {
    int n_days = from->part->setup->core->n_days;
    int *duty = bem_grow(NULL, (size_t)n_days + 1, sizeof *duty);
    for (int j = 0; j < from->count; j++) {
        for (int d = 0; d < n_days; d++)
            duty[d] = from->items[j].duty[d];
        bem_master_add(to, from->items[j].unit, duty, from->items[j].cost);
    }
    free(duty);
}

static void plunge(bem_run *run, bem_plunge *p, int b) {
    bem_master master = bem_master_build(&run->whole, &p->effort);
    copy_columns(&master, &run->master);
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
    bem_generated outcome = bem_generate(&g);
    if (outcome == BEM_GENERATED_CONVERGED || outcome == BEM_GENERATED_STOPPED)
        p->found = bem_dive(&g, &random, p->duty);
    bem_crew_free(&crew);
    bem_master_free(&master);
}

void bem_run_dive(bem_run *run) {
    const bem_core *core = run->setup.core;
    bem_arena arena = {0};
    bem_plunge plunges[N_DIVES] = {0};
    for (int b = 0; b < N_DIVES; b++) {
        plunges[b].duty = BEM_TAKE(&arena, core->n_staff * core->n_days, int);
        plunges[b].habits = bem_habits_new(&run->setup, &arena);
        plunges[b].clock = run->clock;
        plunges[b].clock.work = 0;
        if (run->clock.work_limit > 0)
            plunges[b].clock.work_limit = run->clock.work_limit - run->clock.work;
    }
#pragma omp parallel for schedule(static, 1) num_threads(run->crew.n_threads)
    for (int b = 0; b < N_DIVES; b++)
        plunge(run, &plunges[b], b);
    for (int b = 0; b < N_DIVES; b++) {
        bem_effort_add(&run->effort, &plunges[b].effort);
        run->clock.work += plunges[b].clock.work;
        if (plunges[b].found)
            bem_run_offer(run, plunges[b].duty);
    }
    bem_arena_free(&arena);
}
