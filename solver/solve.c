/* solve.c - see solve.h: core model, strategy, and the literal checker at the
 * door. */
#include "solve.h"
#include "check.h"
#include "compact.h"
#include "strategy.h"

#include <stdlib.h>
#include <string.h>

bem_settings bem_settings_default(void) { return (bem_settings){.seed = 1}; }

static char *copy_text(const char *text) {
    size_t size = strlen(text) + 1;
    char *copy = bem_grow(NULL, size, 1);
    memcpy(copy, text, size);
    return copy;
}

static bem_status status_of(const bem_run *run) {
    bool roster = run->incumbent.cost != BEM_NEVER && run->incumbent.n_broken == 0;
    if (run->impossible)
        return BEM_STATUS_INFEASIBLE;
    if (roster && run->has_bound && bem_run_is_done(run) && !bem_clock_is_over(&run->clock))
        return BEM_STATUS_OPTIMAL;
    if (roster && run->proven)
        return BEM_STATUS_OPTIMAL;
    if (run->failed && !roster)
        return BEM_STATUS_FAILED;
    if (bem_clock_is_interrupted(&run->clock))
        return BEM_STATUS_INTERRUPTED;
    return roster ? BEM_STATUS_FEASIBLE : BEM_STATUS_UNKNOWN;
}

/* The literal checker has the last word. */
static void take_roster(bem_solution *s, const bem_run *run) {
    bem_roster roster = bem_core_roster(run->setup.core, run->incumbent.duty);
    bem_report report = bem_check(run->problem, &roster);
    if (report.n_hard > 0 || report.cost != run->incumbent.cost) {
        s->status = BEM_STATUS_FAILED;
        s->message = copy_text("the roster found did not pass the check; please report this ward");
        bem_roster_free(&roster);
    } else {
        s->has_roster = true;
        s->roster = roster;
        s->cost = report.cost;
    }
    bem_report_free(&report);
}

static void read_run(bem_solution *s, const bem_run *run) {
    s->status = status_of(run);
    s->has_bound = run->has_bound && !run->impossible;
    s->bound = run->bound;
    s->work = run->clock.work;
    s->n_rounds = run->effort.rounds;
    s->n_columns = run->effort.columns;
    s->n_pricings = run->effort.pricings;
    s->n_lp_iterations = run->effort.lp_iterations;
    for (int i = 0; i < run->account.n_stages; i++)
        s->stages[s->n_stages++] = run->account.stages[i];
    if (run->proof && (run->impossible || s->has_bound))
        s->certificate = bem_proof_certificate(run->proof, run->problem,
                                               run->impossible ? BEM_NEVER : run->bound);
    if (run->failed)
        s->message = copy_text("the linear program could not be solved");
    if (run->incumbent.cost != BEM_NEVER && run->incumbent.n_broken == 0 && !run->impossible)
        take_roster(s, run);
}

static bool is_over(const void *clock) { return bem_clock_is_over(clock); }

static bem_core *compile(const bem_problem *problem, const bem_settings *settings,
                         const bem_clock *clock, bem_solution *s) {
    bem_stage *stage = &s->stages[s->n_stages++];
    double cpu = settings->cpu ? settings->cpu() : 0;
    bem_core_terms terms = {bem_threads_of(settings), {is_over, clock}};
    bem_core *core = bem_core_build_on(&terms, problem, &s->conflicts);
    stage->name = "compile";
    stage->seconds = bem_clock_seconds(clock);
    stage->cpu_seconds = settings->cpu ? settings->cpu() - cpu : 0;
    return core;
}

static void measure(bem_solution *s, const bem_core *core) {
    s->size.n_networks = core->n_groups;
    s->size.n_rows = core->n_rows;
    for (int g = 0; g < core->n_groups; g++) {
        const bem_network *network = core->groups[g].network;
        s->size.n_arcs += bem_network_n_arcs(network);
        for (int d = 0; d <= network->n_days; d++)
            s->size.n_nodes += network->layers[d].n_nodes;
    }
}

/* Somebody has no legal schedule, or it was over before everybody's rules were compiled. */
static void end_without_core(bem_solution *s, const bem_problem *problem,
                             const bem_settings *settings, const bem_clock *clock) {
    if (s->conflicts.n_errors > 0) {
        s->status = BEM_STATUS_INFEASIBLE;
        if (settings->certificate)
            s->certificate = bem_certificate_of_no_model(problem);
        return;
    }
    s->status = bem_clock_is_interrupted(clock) ? BEM_STATUS_INTERRUPTED : BEM_STATUS_UNKNOWN;
    s->message = copy_text("the search had not begun: the rules were still being compiled");
}

bem_solution bem_solve(const bem_problem *problem, const bem_settings *settings) {
    bem_solution solution = {0};
    bem_clock clock = bem_clock_of(settings);
    bem_core *core = compile(problem, settings, &clock, &solution);
    if (!core) {
        end_without_core(&solution, problem, settings, &clock);
        return solution;
    }
    measure(&solution, core);
    bem_run run = bem_run_begin(problem, core, settings, &clock, &solution.conflicts);
    bem_run_all(&run);
    bem_run_account(&run);
    read_run(&solution, &run);
    bem_run_end(&run);
    bem_core_free(core);
    return solution;
}

int bem_write_program(const bem_problem *problem, const char *path, bool mps,
                      bem_diags *conflicts) {
    bem_core *core = bem_core_build(problem, conflicts);
    if (!core)
        return -1;
    bem_compact compact = bem_compact_build(core);
    int outcome = bem_lp_write(&compact.lp, path, mps);
    bem_compact_free(&compact);
    bem_core_free(core);
    return outcome;
}
