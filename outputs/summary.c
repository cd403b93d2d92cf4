/* summary.c - totals in words. */
#include "summary.h"

#include "key_figures.h"

enum { LABEL = 26, AMOUNT = 18 };

static void add_amount(bem_text *text, const bem_problem *problem, const char *label,
                       int64_t amount) {
    bem_text money = {0};
    bem_text_add_money(&money, amount, problem->decimals);
    bem_text_add_field(text, label, LABEL, false);
    bem_text_add_field(text, money.bytes, AMOUNT, true);
    bem_text_free(&money);
}

static void add_line(bem_text *text, const bem_problem *problem, const char *label,
                     int64_t amount) {
    add_amount(text, problem, label, amount);
    bem_text_add(text, "\n");
}

void bem_summary_write_heading(bem_text *text, const bem_problem *problem) {
    bem_text_add_safe(text, problem->name ? problem->name : "Roster");
    for (int i = 0; i < problem->n_unit; i++) {
        bem_text_add(text, i ? ", " : " (");
        bem_text_add_safe(text, problem->unit[i]);
    }
    bem_text_add(text, problem->n_unit ? "), " : ", ");
    bem_text_format(text, "%d people, %d days\n\n", problem->n_staff, problem->calendar.n_days);
}

static void add_costs(bem_text *text, const bem_problem *problem, const bem_report *report) {
    static const char *const labels[BEM_N_COMPONENTS] = {
        [BEM_COST_HOURLY_PAY] = "  pay by the hour", [BEM_COST_RENTAL] = "  rental staff",
        [BEM_COST_SUPPLEMENT] = "  supplements",     [BEM_COST_ON_CALL] = "  on call, standby",
        [BEM_COST_EXTRA_HOURS] = "  extra hours",    [BEM_COST_OVERTIME] = "  overtime",
        [BEM_COST_SHORTAGE] = "  shortage",          [BEM_COST_SURPLUS] = "  surplus",
        [BEM_COST_RULE] = "  soft rules broken",     [BEM_COST_REQUEST] = "  wishes refused",
    };
    add_amount(text, problem, "Cost", report->cost);
    bem_text_add(text, " ");
    bem_text_add_safe(text, problem->currency);
    bem_text_add(text, "\n");
    for (int c = 0; c < BEM_N_COMPONENTS; c++)
        if (report->by_component[c] != 0)
            add_line(text, problem, labels[c], report->by_component[c]);
}

static void add_bound(bem_text *text, const bem_problem *problem, const bem_solution *solution) {
    if (solution->has_bound) {
        add_amount(text, problem, "No roster costs less than", solution->bound);
        bem_text_add(text, ", gap ");
        bem_text_add_percent(text, bem_solution_gap(solution));
        bem_text_format(text, " (%s)\n", bem_status_name(solution->status));
    } else {
        bem_text_add_field(text, "Bound", LABEL, false);
        bem_text_format(text, "%*s (%s)\n", AMOUNT, "none yet", bem_status_name(solution->status));
    }
}

static void add_rental(bem_text *text, const bem_problem *problem, const bem_key_figures *figures) {
    if (figures->rental_cost == 0 && problem->target_ratio < 0)
        return;
    bem_text_add_field(text, "Rental ratio", LABEL, false);
    bem_text percent = {0};
    if (figures->own_cost == 0 && figures->rental_cost > 0)
        bem_text_add(&percent, "no own staff cost");
    else
        bem_text_add_percent(&percent, figures->rental_ratio);
    bem_text_add_field(text, percent.bytes, AMOUNT, true);
    bem_text_free(&percent);
    if (problem->target_ratio >= 0) {
        bem_text_add(text, ", target ");
        bem_text_add_percent(text, problem->target_ratio / 10000.0);
    }
    bem_text_add(text, "\n");
}

static void add_short(bem_text *text, const bem_key_figures *figures) {
    if (figures->heads_short == 0 && figures->minutes_short == 0)
        return;
    bem_text amount = {0};
    bem_text_add_field(text, "Short", LABEL, false);
    if (figures->heads_short > 0)
        bem_text_format(&amount, "%lld shift%s", (long long)figures->heads_short,
                        figures->heads_short == 1 ? "" : "s");
    if (figures->heads_short > 0 && figures->minutes_short > 0)
        bem_text_add(&amount, ", ");
    if (figures->minutes_short > 0) {
        bem_text_add_hours(&amount, figures->minutes_short);
        bem_text_add(&amount, " h");
    }
    bem_text_add_field(text, amount.bytes, AMOUNT, true);
    bem_text_add(text, "\n");
    bem_text_free(&amount);
}

static void add_wishes(bem_text *text, const bem_key_figures *figures) {
    if (figures->n_requests == 0)
        return;
    bem_text amount = {0};
    bem_text_format(&amount, "%d of %d", figures->n_granted, figures->n_requests);
    bem_text_add_field(text, "Wishes granted", LABEL, false);
    bem_text_add_field(text, amount.bytes, AMOUNT, true);
    bem_text_add(text, "\n");
    bem_text_free(&amount);
}

static void add_rest(bem_text *text, const bem_key_figures *figures) {
    const bem_rest_figures *rest = &figures->rest;
    if (rest->n_breaches == 0)
        return;
    bem_text amount = {0};
    bem_text_format(&amount, "%d time%s, ", rest->n_breaches, rest->n_breaches == 1 ? "" : "s");
    bem_text_add_hours(&amount, rest->minutes_short);
    bem_text_add(&amount, " h");
    bem_text_add_field(text, "Rest too short", LABEL, false);
    bem_text_add_field(text, amount.bytes, AMOUNT, true);
    bem_text_add(text, "\n");
    bem_text_free(&amount);
}

void bem_summary_write(bem_text *text, const bem_problem *problem, const bem_roster *roster,
                       const bem_report *report, const bem_solution *solution) {
    bem_arena arena = {0};
    bem_key_figures figures = bem_key_figures_of(problem, roster, report, &arena);
    add_costs(text, problem, report);
    if (solution)
        add_bound(text, problem, solution);
    if (report->sunk != 0)
        add_line(text, problem, "Monthly pay, paid anyway", report->sunk);
    add_short(text, &figures);
    add_rest(text, &figures);
    add_wishes(text, &figures);
    add_rental(text, problem, &figures);
    if (report->n_hard > 0)
        bem_text_format(text, "%d hard rule%s broken\n", report->n_hard,
                        report->n_hard == 1 ? " is" : "s are");
    bem_arena_free(&arena);
}

void bem_summary_write_outcome(bem_text *text, const bem_problem *problem,
                               const bem_solution *solution) {
    bem_text_add(text, bem_status_name(solution->status));
    bem_text_add(text, ": ");
    if (solution->has_roster) {
        bem_text_add(text, "cost ");
        bem_text_add_money(text, solution->cost, problem->decimals);
        bem_text_add(text, " ");
        bem_text_add_safe(text, problem->currency);
    } else {
        bem_text_add(text, "no roster");
    }
    if (solution->has_bound) {
        bem_text_add(text, ", bound ");
        bem_text_add_money(text, solution->bound, problem->decimals);
    }
    if (solution->has_roster && solution->has_bound) {
        bem_text_add(text, ", gap ");
        bem_text_add_percent(text, bem_solution_gap(solution));
    }
}
