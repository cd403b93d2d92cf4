/* solution_json.c - the top of "bemanna-roster/1"; report_json.c has the parts that come from the
 * checker. */
#include "solution_json.h"

#include "diagnostics.h"
#include "label.h"
#include "report_json.h"

#include <assert.h>

static void add_heading(bem_json *root, const bem_problem *problem) {
    bem_json_add_text(root, "format", "bemanna-roster/1");
    bem_json_add_text(root, "name", problem->name);
    bem_json *unit = bem_json_new_list();
    for (int i = 0; i < problem->n_unit; i++)
        bem_json_add_text(unit, NULL, problem->unit[i]);
    bem_json_add(root, "unit", unit);
    bem_json_add_text(root, "timezone", problem->timezone);
    bem_json *horizon = bem_json_new();
    bem_json_add_date(horizon, "start", problem->calendar.start);
    bem_json_add_integer(horizon, "days", problem->calendar.n_days);
    bem_json_add(root, "horizon", horizon);
}

static void add_outcome(bem_json *root, const bem_problem *problem, const bem_solution *solution,
                        const bem_report *report) {
    bem_json_add_text(root, "status", bem_status_name(solution->status));
    bem_json_add_text(root, "message", solution->message);
    if (report)
        bem_json_add_cost(root, problem, report);
    else
        bem_json_add_null(root, "cost");
    if (solution->has_bound)
        bem_json_add_integer(root, "bound", solution->bound);
    else
        bem_json_add_null(root, "bound");
    bem_json_add_number(root, "gap", bem_solution_gap(solution));
}

static void add_assignments(bem_json *root, const bem_problem *problem, const bem_roster *roster) {
    bem_json *items = bem_json_new_list();
    for (int e = 0; roster && e < problem->n_staff; e++)
        for (int d = 0; d < problem->calendar.n_days; d++) {
            const bem_cell *cell = bem_roster_cell(roster, e, d);
            if (cell->shift < 0)
                continue;
            bem_json *item = bem_json_new();
            bem_json_add_text(item, "person", problem->staff[e].id);
            bem_json_add_date(item, "date", problem->calendar.start + d);
            bem_json_add_text(item, "shift", problem->shifts[cell->shift].id);
            bem_json_add_text(item, "role", bem_competence_id(problem, cell->role));
            bem_json_add(items, NULL, item);
        }
    bem_json_add(root, "assignments", items);
}

static void add_conflicts(bem_json *root, const bem_diags *conflicts) {
    bem_json *items = bem_json_new_list();
    for (int i = 0; i < conflicts->count; i++) {
        const bem_diag *diag = &conflicts->items[i];
        bem_json *item = bem_json_new();
        bem_json_add_text(item, "severity", bem_severity_name(diag->severity));
        bem_json_add_text(item, "file", diag->place.file);
        bem_json_add_integer(item, "line", diag->place.line);
        bem_json_add_integer(item, "column", diag->place.column);
        bem_json_add_text(item, "message", diag->message);
        bem_json_add(items, NULL, item);
    }
    bem_json_add(root, "conflicts", items);
}

static void add_run(bem_json *root, const bem_problem *problem, const bem_solution *solution,
                    const bem_asked *asked) {
    bem_json *inputs = bem_json_new();
    bem_json_add_text(inputs, "sha256", problem->sha256);
    bem_json_add(root, "inputs", inputs);

    bem_json *settings = bem_json_new();
    bem_json_add_unsigned(settings, "seed", asked->seed);
    bem_json_add_number(settings, "time_limit", asked->time_limit);
    bem_json_add_integer(settings, "work_limit", asked->work_limit);
    bem_json_add_number(settings, "gap", asked->gap);
    bem_json_add(root, "settings", settings);

    bem_json *statistics = bem_json_new();
    bem_json_add_integer(statistics, "work", solution->work);
    bem_json_add_integer(statistics, "rounds", solution->n_rounds);
    bem_json_add_integer(statistics, "columns", solution->n_columns);
    bem_json_add_integer(statistics, "pricings", solution->n_pricings);
    bem_json_add_integer(statistics, "lp_iterations", solution->n_lp_iterations);
    bem_json_add(root, "statistics", statistics);
}

void bem_solution_write_json(bem_text *text, const bem_problem *problem,
                             const bem_solution *solution, const bem_report *report,
                             const bem_asked *asked) {
    assert(solution->has_roster == (report != NULL));
    assert(!report || report->cost == solution->cost);
    bem_json *root = bem_json_new();
    add_heading(root, problem);
    add_outcome(root, problem, solution, report);
    add_assignments(root, problem, report ? &solution->roster : NULL);
    if (report) {
        bem_json_add_coverage(root, problem, report);
        bem_json_add_findings(root, problem, report);
        bem_json_add_key_figures(root, problem, &solution->roster, report);
    }
    add_conflicts(root, &solution->conflicts);
    add_run(root, problem, solution, asked);
    bem_json_write(text, root);
    bem_json_free(root);
}
