/* large.c - the order of the methods where the master over everybody is so large
 * that whole rosters are not to wait for it, nor the bound:
 *
 *   relaxation     ascent to good prices: the bound
 *   improve        windows and neighbourhoods at these prices, until a limit or the
 *                  gap is reached
 */
#include "ascend.h"
#include "strategy.h"

enum {
    N_ASCENT_STEPS = 2000,
    MOST_IDLE = 100 /* rounds in which nothing was left to do */
};
static const double ASCENT_SHARE = 0.25; /* of the limits */

static void ascend(bem_run *run) {
    run->phase = "relaxation";
    bem_generation *g = &run->relaxation;
    const bem_clock *c = g->clock;
    run->setup.ceiling = bem_cost_ceiling(&run->setup);
    if (c->deadline > 0 && c->now)
        g->pause.at = c->now() + ASCENT_SHARE * (c->deadline - c->begin);
    if (c->work_limit > 0)
        g->pause.work = c->work + 1 + (int64_t)(ASCENT_SHARE * (double)c->work_limit);
    bem_ascend_to_top(g, N_ASCENT_STEPS, run->incumbent.cost);
    g->pause.at = 0;
    g->pause.work = 0;
    if (g->has_bound)
        bem_run_raise_bound(run, g->bound);
    bem_run_report(run);
}

void bem_run_large(bem_run *run) {
    if (!bem_run_is_done(run))
        ascend(run);
    bem_neighbourhood n =
        bem_neighbourhood_new(&run->relaxation, &run->incumbent, &run->clock, &run->effort,
                              run->crew.n_threads, run->settings->seed);
    run->phase = "improve";
    for (int n_idle = 0; !bem_run_is_done(run) && n_idle < MOST_IDLE;) {
        int64_t before = run->clock.work;
        if (bem_neighbourhood_improve(&n) && run->has_bound)
            bem_run_raise_bound(run, run->bound);
        bem_run_report(run);
        n_idle = run->clock.work > before ? 0 : n_idle + 1;
    }
    bem_neighbourhood_free(&n);
}
