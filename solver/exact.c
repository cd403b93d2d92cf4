/* exact.c - the compact arc-flow program by branch and bound, for small models. */
#include "compact.h"
#include "strategy.h"

#include <math.h>
#include <stdlib.h>

enum { SMALL_COLS = 6000, EXACT_NODES = 20000 };
static const double EXACT_SHARE = 0.5; /* of the time left */

bool bem_run_is_small(const bem_run *run) {
    if (getenv("NOEXACT"))
        return false;
    int64_t n_arcs = 0;
    for (int g = 0; g < run->setup.core->n_groups; g++)
        n_arcs += bem_network_n_arcs(run->setup.core->groups[g].network) *
                  run->setup.core->groups[g].n_members;
    return n_arcs <= SMALL_COLS;
}

static bool is_over(void *context) { return bem_clock_is_over(context); }

/* Only a better roster is wanted: one money unit below the incumbent. */
static double cutoff_of(const bem_run *run) {
    if (run->incumbent.cost == BEM_NEVER || run->incumbent.n_broken > 0)
        return INFINITY;
    return (double)(run->incumbent.cost - run->setup.core->money_unit) + 0.5;
}

void bem_run_exact(bem_run *run) {
    run->phase = "exact";
    bem_run_report(run);
    const bem_core *core = run->setup.core;
    bem_compact compact = bem_compact_build(core);
    bem_mip_settings settings = {.node_limit = EXACT_NODES,
                                 .cutoff = cutoff_of(run),
                                 .should_stop = is_over,
                                 .context = &run->clock};
    if (run->clock.deadline > 0)
        settings.seconds = EXACT_SHARE * (run->clock.deadline - run->clock.now());
    bem_mip_result result = bem_mip_solve(&compact.lp, &settings);
    run->clock.work += 1000 * (1 + result.nodes);
    if (result.x) {
        int *duty = bem_grow(NULL, (size_t)core->n_staff * (size_t)core->n_days, sizeof *duty);
        bem_compact_duties(&compact, core, result.x, duty);
        bem_run_offer(run, duty);
        free(duty);
    }
    if (result.status == BEM_LP_OPTIMAL) {
        if (run->incumbent.cost != BEM_NEVER && run->incumbent.n_broken == 0)
            bem_run_raise_bound(run, run->incumbent.cost);
    } else if (result.status == BEM_LP_INFEASIBLE) {
        run->impossible = run->proven = true;
    }
    free(result.x);
    bem_compact_free(&compact);
    bem_run_report(run);
}
