/* solution.c - names of the statuses, the gap, the end of a solution. */
#include "solution.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

const char *bem_status_name(bem_status status) {
    static const char *const names[] = {
        [BEM_STATUS_OPTIMAL] = "optimal",         [BEM_STATUS_FEASIBLE] = "feasible",
        [BEM_STATUS_INFEASIBLE] = "infeasible",   [BEM_STATUS_UNKNOWN] = "unknown",
        [BEM_STATUS_INTERRUPTED] = "interrupted", [BEM_STATUS_FAILED] = "failed",
    };
    assert((size_t)status < sizeof names / sizeof *names);
    return names[status];
}

double bem_solution_gap(const bem_solution *solution) {
    if (!solution->has_roster || !solution->has_bound)
        return INFINITY;
    if (solution->cost == solution->bound)
        return 0;
    double cost = (double)solution->cost, size = fabs(cost);
    return (cost - (double)solution->bound) / (size > 1 ? size : 1);
}

void bem_solution_free(bem_solution *solution) {
    if (!solution)
        return;
    bem_roster_free(&solution->roster);
    bem_diags_free(&solution->conflicts);
    free(solution->message);
    bem_certificate_free(solution->certificate);
    *solution = (bem_solution){0};
}
