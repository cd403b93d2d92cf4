/* solve.c - the public face of a solve. */
#include "objects.h"

#include "certificate_json.h"
#include "solution_json.h"
#include "solve.h"

#include <assert.h>
#include <stdlib.h>
#include <time.h>

bemanna_settings bemanna_settings_default(void) {
    bem_settings own = bem_settings_default();
    return (bemanna_settings){.time_limit = own.time_limit,
                              .work_limit = own.work_limit,
                              .gap = own.gap,
                              .seed = own.seed,
                              .threads = own.threads};
}

_Static_assert((int)BEMANNA_OPTIMAL == (int)BEM_STATUS_OPTIMAL &&
                   (int)BEMANNA_FEASIBLE == (int)BEM_STATUS_FEASIBLE &&
                   (int)BEMANNA_INFEASIBLE == (int)BEM_STATUS_INFEASIBLE &&
                   (int)BEMANNA_UNKNOWN == (int)BEM_STATUS_UNKNOWN &&
                   (int)BEMANNA_INTERRUPTED == (int)BEM_STATUS_INTERRUPTED &&
                   (int)BEMANNA_FAILED == (int)BEM_STATUS_FAILED,
               "a status is the same number on both sides");

const char *bemanna_status_name(bemanna_status status) {
    return bem_status_name((bem_status)status);
}

static double monotonic_seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* Joins the caller's two ways to stop, answer and flag, into the one that the solver knows. */
typedef struct relay {
    const bemanna_settings *settings;
    volatile sig_atomic_t stop;
} relay;

static void pass_on(void *context, const bem_progress *progress) {
    relay *r = context;
    if (r->settings->stop && *r->settings->stop)
        r->stop = 1;
    if (!r->settings->progress)
        return;
    const bemanna_progress shown = {
        .seconds = progress->seconds,
        .work = progress->work,
        .phase = progress->phase,
        .has_cost = progress->has_incumbent,
        .has_bound = progress->has_bound,
        .cost = progress->incumbent,
        .bound = progress->bound,
        .n_columns = progress->n_columns,
        .n_rounds = progress->n_rounds,
    };
    if (r->settings->progress(r->settings->context, &shown))
        r->stop = 1;
}

static char *json_of(const bem_problem *problem, const bem_solution *solution,
                     const bem_settings *settings) {
    const bem_asked asked = {.seed = settings->seed,
                             .work_limit = settings->work_limit,
                             .time_limit = settings->time_limit,
                             .gap = settings->gap};
    bem_text text = {0};
    if (solution->has_roster) {
        bem_report report = bem_check(problem, &solution->roster);
        bem_solution_write_json(&text, problem, solution, &report, &asked);
        bem_report_free(&report);
    } else {
        bem_solution_write_json(&text, problem, solution, NULL, &asked);
    }
    return bem_text_take(&text);
}

static char *certificate_of(const bem_problem *problem, const bem_solution *solution) {
    if (!solution->certificate)
        return NULL;
    bem_text text = {0};
    bem_certificate_write_json(&text, problem, solution->certificate);
    return bem_text_take(&text);
}

bemanna_solution *bemanna_solve(const bemanna_problem *problem, const bemanna_settings *asked) {
    assert(problem->meant);
    const bemanna_settings usual = bemanna_settings_default();
    relay r = {.settings = asked ? asked : &usual};
    bem_settings settings = bem_settings_default();
    settings.time_limit = r.settings->time_limit;
    settings.work_limit = r.settings->work_limit;
    settings.gap = r.settings->gap;
    settings.seed = r.settings->seed;
    settings.threads = r.settings->threads;
    settings.progress = pass_on;
    settings.context = &r;
    settings.stop = r.settings->progress || !r.settings->stop ? &r.stop : r.settings->stop;
    settings.now = monotonic_seconds;
    settings.certificate = r.settings->certificate;

    bemanna_solution *solution = bem_grow(NULL, 1, sizeof *solution);
    *solution = (bemanna_solution){.found = bem_solve(problem->meant, &settings)};
    solution->messages = bem_api_messages(&solution->found.conflicts);
    solution->json = json_of(problem->meant, &solution->found, &settings);
    solution->certificate = certificate_of(problem->meant, &solution->found);
    return solution;
}

void bemanna_solution_free(bemanna_solution *solution) {
    if (!solution)
        return;
    bem_solution_free(&solution->found);
    free(solution->messages);
    free(solution->json);
    free(solution->certificate);
    free(solution);
}

bemanna_status bemanna_solution_status(const bemanna_solution *solution) {
    return (bemanna_status)solution->found.status;
}

const char *bemanna_solution_messages(const bemanna_solution *solution) {
    return solution->messages;
}

bool bemanna_solution_has_roster(const bemanna_solution *solution) {
    return solution->found.has_roster;
}

int64_t bemanna_solution_cost(const bemanna_solution *solution) {
    assert(solution->found.has_roster);
    return solution->found.cost;
}

bool bemanna_solution_has_bound(const bemanna_solution *solution) {
    return solution->found.has_bound;
}

int64_t bemanna_solution_bound(const bemanna_solution *solution) {
    assert(solution->found.has_bound);
    return solution->found.bound;
}

double bemanna_solution_gap(const bemanna_solution *solution) {
    return bem_solution_gap(&solution->found);
}

static const bem_cell *cell_of(const bemanna_solution *solution, int e, int d) {
    const bem_roster *roster = &solution->found.roster;
    assert(solution->found.has_roster);
    assert(e >= 0 && e < roster->n_staff && d >= 0 && d < roster->n_days);
    return bem_roster_cell(roster, e, d);
}

int bemanna_solution_shift(const bemanna_solution *solution, int e, int d) {
    int shift = cell_of(solution, e, d)->shift;
    return shift >= 0 ? shift : -1;
}

int bemanna_solution_role(const bemanna_solution *solution, int e, int d) {
    const bem_cell *cell = cell_of(solution, e, d);
    return cell->shift >= 0 && cell->role >= 0 ? cell->role : -1;
}

const char *bemanna_solution_json(const bemanna_solution *solution) { return solution->json; }

const char *bemanna_solution_certificate(const bemanna_solution *solution) {
    return solution->certificate;
}
