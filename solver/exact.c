/* exact.c - see exact.h. */
#include "exact.h"
#include "compact.h"
#include "simplex.h"

#include <math.h>
#include <stdlib.h>

bem_exact bem_exact_solve(const bem_core *core, double seconds, int *duty) {
    bem_exact answer = {.cost = BEM_NEVER};
    bem_compact compact = bem_compact_build(core);
    bem_mip_settings settings = {.cutoff = INFINITY, .seconds = seconds};
    bem_mip_result result = bem_mip_solve(&compact.lp, &settings);
    answer.solved = result.status == BEM_LP_OPTIMAL || result.status == BEM_LP_INFEASIBLE;
    if (result.x) {
        bem_compact_duties(&compact, core, result.x, duty);
        answer.cost = bem_core_cost(core, duty);
    }
    free(result.x);
    bem_compact_free(&compact);
    return answer;
}
