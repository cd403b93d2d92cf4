/* plan_verb.c - bemanna plan: what can be produced, with whom, and what stays short. */
#include "verb.h"

#include "deliver.h"
#include "handed_up_read.h"
#include "interrupt.h"
#include "load.h"
#include "plan_html.h"
#include "plan_json.h"
#include "plan_table.h"
#include "planner.h"
#include "program.h"
#include "put_demand.h"
#include "read_production.h"
#include "scalars.h"
#include "seconds.h"
#include "terminal.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { FORMAT_JSON, FORMAT_TEXT };
enum { DEMAND_WEEKS = 4, MOST_DEMAND_WEEKS = 53 };

typedef struct plan_asked {
    const char *file, *output, *report, *lp, *mps, *demand, *demand_from, *roster;
    int format, diagnostics, percentile;
    int64_t tested, demand_weeks;
    bool maximise, no_prices, weeks, quiet;
} plan_asked;

static const bem_option options[] = {
    {"output", 'o', BEM_OPTION_TEXT, offsetof(plan_asked, output), "FILE",
     "write the plan to FILE, whole or not at all"},
    {"format", 'f', BEM_OPTION_CHOICE, offsetof(plan_asked, format), "json|text",
     "JSON \"bemanna-plan/1\", or a table to read; a terminal gets the table unless told"},
    {"maximise", 'm', BEM_OPTION_FLAG, offsetof(plan_asked, maximise), NULL,
     "most production for the staff at hand, then least cost, in place of least cost; what is "
     "bought only within a budget"},
    {"weeks", 'w', BEM_OPTION_FLAG, offsetof(plan_asked, weeks), NULL,
     "a line for each week in the table, however long the horizon"},
    {"tested", 0, BEM_OPTION_COUNT, offsetof(plan_asked, tested), "N",
     "solve again for so many bottlenecks: what one more and one fewer truly change (5)"},
    {"no-prices", 0, BEM_OPTION_FLAG, offsetof(plan_asked, no_prices), NULL,
     "the plan alone, without bottlenecks and what one more person is worth"},
    {"write-lp", 0, BEM_OPTION_TEXT, offsetof(plan_asked, lp), "FILE",
     "write the linear program as a CPLEX LP file instead of solving it"},
    {"write-mps", 0, BEM_OPTION_TEXT, offsetof(plan_asked, mps), "FILE",
     "write the linear program as a free MPS file instead of solving it"},
    {"report", 'r', BEM_OPTION_TEXT, offsetof(plan_asked, report), "FILE.html",
     "write the plan with charts as a page to print too"},
    {"roster", 0, BEM_OPTION_TEXT, offsetof(plan_asked, roster), "ROSTER.json",
     "plan without the hours that this roster of the plan's demand could not find"},
    {"demand-out", 0, BEM_OPTION_TEXT, offsetof(plan_asked, demand), "FILE.yaml",
     "write what the plan asks of the roster, by its `staffing`, as a demand to include"},
    {"demand-from", 0, BEM_OPTION_TEXT, offsetof(plan_asked, demand_from), "DATE",
     "of the weeks from this one on (the first)"},
    {"demand-weeks", 0, BEM_OPTION_COUNT, offsetof(plan_asked, demand_weeks), "N",
     "so many weeks (4, or those that are left)"},
    {"percentile", 0, BEM_OPTION_CHOICE, offsetof(plan_asked, percentile), "plan|10|50|80|90",
     "staff what cannot wait for this percentile of its forecast (plan: as planned)"},
    {"diagnostics", 'd', BEM_OPTION_CHOICE, offsetof(plan_asked, diagnostics),
     BEM_DIAGNOSTICS_CHOICES, "how what is wrong with the input is shown"},
    {"quiet", 'q', BEM_OPTION_FLAG, offsetof(plan_asked, quiet), NULL,
     "nothing on standard error but errors"},
    {0},
};

/* ---- the program for other solvers ---- */

typedef struct plan_program {
    const bem_production *production;
    bool maximise;
} plan_program;

static int write_program(void *context, const char *path, bool mps) {
    const plan_program *program = context;
    return bem_plan_write_program(program->production, program->maximise, path, mps);
}

static bem_exit write_programs(const bem_production *p, const plan_asked *asked) {
    plan_program program = {p, asked->maximise};
    bem_exit outcome = BEM_EXIT_DONE;
    if (asked->lp)
        outcome = bem_program_deliver_by(asked->lp, write_program, &program, false);
    if (asked->mps && outcome == BEM_EXIT_DONE)
        outcome = bem_program_deliver_by(asked->mps, write_program, &program, true);
    return outcome;
}

/* ---- progress ---- */

typedef struct plan_view {
    double start, shown_at;
    bool open; /* a line stands there */
} plan_view;

static void show_progress(void *context, const bem_plan_progress *progress) {
    plan_view *view = context;
    double now = bem_seconds_elapsed();
    if (now - view->shown_at < 0.2)
        return;
    view->shown_at = now;
    view->open = true;
    fprintf(stderr, "\r%6.1f s  %s  %d rows, %d columns, %lld iterations", now - view->start,
            progress->phase, progress->n_rows, progress->n_cols, (long long)progress->iterations);
    if (progress->of > 0)
        fprintf(stderr, ", %d of %d", progress->done + 1, progress->of);
    fputs("\x1b[K", stderr);
}

/* ---- the plan ---- */

static bem_plan make_plan(bem_production *p, bem_lacks *lacks, const plan_asked *asked) {
    plan_view view = {.start = bem_seconds_elapsed()};
    bem_plan_settings settings = bem_plan_settings_default();
    settings.maximise = asked->maximise;
    settings.no_prices = asked->no_prices;
    settings.n_tested = (int)asked->tested;
    settings.stop = bem_interrupt_watch();
    if (bem_is_terminal(STDERR_FILENO) && !asked->quiet) {
        settings.progress = show_progress;
        settings.context = &view;
    }
    bem_plan plan =
        lacks->count ? bem_plan_solve_with(p, lacks, &settings) : bem_plan_solve(p, &settings);
    if (view.open)
        fputs("\r\x1b[K", stderr);
    if (!asked->quiet) {
        bem_text text = {0};
        bem_plan_write_outcome(&text, p, &plan);
        bem_text_format(&text, ", %.1f s\n", bem_seconds_elapsed() - view.start);
        bem_tell(&text);
    }
    return plan;
}

static bem_exit exit_of(const bem_plan *plan) {
    switch (plan->status) {
    case BEM_PLAN_OPTIMAL:
        return BEM_EXIT_DONE;
    case BEM_PLAN_INFEASIBLE:
        return BEM_EXIT_INFEASIBLE;
    case BEM_PLAN_INTERRUPTED:
        return BEM_EXIT_NO_ROSTER;
    case BEM_PLAN_UNBOUNDED:
        return BEM_EXIT_INPUT;
    case BEM_PLAN_FAILED:
        break;
    }
    return BEM_EXIT_INTERNAL;
}

static bem_exit deliver_plan(const bem_production *p, const bem_plan *plan, const bem_needs *needs,
                             const plan_asked *asked) {
    bool terminal = !asked->output && bem_is_terminal(STDOUT_FILENO);
    int format = asked->format >= 0 ? asked->format : terminal ? FORMAT_TEXT : FORMAT_JSON;
    bem_text text = {0};
    if (plan->status != BEM_PLAN_OPTIMAL && (asked->output || format == FORMAT_TEXT))
        return BEM_EXIT_DONE; /* no plan: a file is left as it was */
    if (format == FORMAT_TEXT)
        bem_plan_write_table(&text, p, plan, asked->weeks);
    else
        bem_plan_write_json_with_needs(&text, p, plan, needs);
    return bem_deliver(asked->output, &text);
}

/* ---- down to the roster ---- */

/* First week and number of weeks of the demand; false after a complaint. */
static bool find_weeks(const bem_production *p, const plan_asked *asked, int *from, int *n) {
    bem_date date = p->frame->calendar.start;
    if (asked->demand_from && !bem_scalar_date(asked->demand_from, &date)) {
        bem_usage_error("plan", "--demand-from wants a date such as 2027-01-04, not '%s'",
                        asked->demand_from);
        return false;
    }
    int day = date - p->frame->calendar.start;
    *from = day / BEM_WEEK_DAYS;
    if (day < 0 || *from >= p->n_weeks || day % BEM_WEEK_DAYS != 0) {
        bem_usage_error("plan", "--demand-from wants the first day of a week of the plan");
        return false;
    }
    *n = p->n_weeks - *from < DEMAND_WEEKS ? p->n_weeks - *from : DEMAND_WEEKS;
    if (asked->demand_weeks > p->n_weeks - *from) {
        bem_usage_error("plan", "--demand-weeks: the plan has %d weeks from there",
                        p->n_weeks - *from);
        return false;
    }
    if (asked->demand_weeks > 0)
        *n = (int)asked->demand_weeks;
    return true;
}

static bem_exit check_demand(const bem_production *p, const plan_asked *asked) {
    int from, n;
    if (asked->demand && p->n_staffing == 0)
        return bem_usage_error("plan", "--demand-out: '%s' has no staffing", asked->file);
    return !asked->demand || find_weeks(p, asked, &from, &n) ? BEM_EXIT_DONE : BEM_EXIT_USAGE;
}

/* The same plan at the percentile asked for; NULL and done when none is. */
static bem_exit read_percentile(const plan_asked *asked, bem_production **at) {
    *at = NULL;
    if (asked->percentile == 0)
        return BEM_EXIT_DONE;
    bem_diags diags = {0};
    *at = bem_production_read_at(asked->file, (bem_percentile)asked->percentile, &diags);
    if (!*at)
        bem_show_diagnostics(&diags, asked->diagnostics);
    bem_diags_free(&diags);
    return *at ? BEM_EXIT_DONE : BEM_EXIT_INPUT;
}

/* A percentile that changed nothing is told, lest it be trusted. */
static void tell_idle_percentile(const bem_needs *needs) {
    for (int i = 0; i < needs->lines.count; i++)
        if (fabs(needs->lines.items[i].percentile) > 1e-6)
            return;
    fputs("bemanna: note: --percentile changes nothing: no activity with 'waits: false' has a "
          "forecast in a file\n",
          stderr);
}

static bem_exit deliver_demand(const bem_production *p, const bem_plan *plan, bem_needs *needs,
                               const plan_asked *asked) {
    static const char *const percentiles[] = {NULL, "p10", "p50", "p80", "p90"};
    int from, n;
    bem_production *at;
    bem_exit outcome = read_percentile(asked, &at);
    if (outcome != BEM_EXIT_DONE || !find_weeks(p, asked, &from, &n))
        return outcome;
    *needs = bem_needs_of(p, plan, at, from, n);
    needs->percentile = percentiles[asked->percentile];
    bem_production_free(at);
    if (asked->percentile > 0 && !asked->quiet)
        tell_idle_percentile(needs);
    char *yaml = bem_put_demand(p, needs, asked->file);
    bem_text text = {0};
    bem_text_add(&text, yaml);
    free(yaml);
    return bem_deliver(asked->demand, &text);
}

static bem_exit deliver_report(const bem_production *p, const bem_plan *plan,
                               const plan_asked *asked) {
    bem_text text = {0};
    bem_plan_write_html(&text, p, plan);
    return bem_deliver(asked->report, &text);
}

static bem_exit can_deliver(const plan_asked *asked) {
    const char *const paths[] = {asked->output, asked->report, asked->demand, asked->lp,
                                 asked->mps};
    return bem_can_deliver(paths, sizeof paths / sizeof *paths);
}

static bem_exit solve_plan(bem_production *p, bem_lacks *lacks, const plan_asked *asked) {
    bem_plan plan = make_plan(p, lacks, asked);
    bem_needs needs = {0};
    bem_exit outcome = exit_of(&plan), delivered = BEM_EXIT_DONE;
    if (asked->demand && outcome == BEM_EXIT_DONE)
        delivered = deliver_demand(p, &plan, &needs, asked);
    if (asked->report && outcome == BEM_EXIT_DONE && delivered == BEM_EXIT_DONE)
        delivered = deliver_report(p, &plan, asked);
    if (delivered == BEM_EXIT_DONE)
        delivered = deliver_plan(p, &plan, needs.n_weeks > 0 ? &needs : NULL, asked);
    bem_needs_free(&needs);
    bem_show_diagnostics(&plan.conflicts, asked->diagnostics);
    if (plan.message)
        fprintf(stderr, "bemanna: %s\n", plan.message);
    bem_plan_free(&plan);
    return delivered == BEM_EXIT_DONE ? outcome : delivered;
}

/* ---- what the roster could not ---- */

static bem_exit read_lacks(const bem_production *p, bem_lacks *lacks, const plan_asked *asked) {
    bem_diags diags = {0};
    if (!asked->roster)
        return BEM_EXIT_DONE;
    if (p->n_staffing == 0)
        return bem_usage_error("plan", "--roster: '%s' has no staffing, so no demand of a roster",
                               asked->file);
    bool done = bem_handed_up_read(asked->roster, p, lacks, &diags);
    bem_show_diagnostics(&diags, asked->diagnostics);
    bem_diags_free(&diags);
    return done ? BEM_EXIT_DONE : BEM_EXIT_INPUT;
}

static bem_exit make_and_deliver(bem_production *p, const plan_asked *asked) {
    bem_lacks lacks = {0};
    bem_exit outcome = read_lacks(p, &lacks, asked);
    if (outcome == BEM_EXIT_DONE)
        outcome = solve_plan(p, &lacks, asked);
    bem_lacks_free(&lacks);
    return outcome;
}

static bem_exit run(int argc, char **argv) {
    plan_asked asked = {.format = -1, .tested = bem_plan_settings_default().n_tested};
    bem_exit outcome = bem_options_read(argc, argv, options, &asked, &asked.file, 1);
    if (outcome != BEM_EXIT_DONE)
        return outcome;
    if (!asked.demand && (asked.demand_from || asked.demand_weeks > 0 || asked.percentile > 0))
        return bem_usage_error(argv[0], "--demand-from, --demand-weeks and --percentile go with "
                                        "--demand-out");
    if (asked.demand_weeks > MOST_DEMAND_WEEKS)
        return bem_usage_error(argv[0], "--demand-weeks wants at most %d", MOST_DEMAND_WEEKS);
    if (asked.roster && (asked.lp || asked.mps))
        return bem_usage_error(argv[0],
                               "--roster and --write-lp or --write-mps do not go together");
    if (asked.tested > 10000)
        return bem_usage_error(argv[0], "--tested wants at most 10000");
    bem_diags diags = {0};
    bem_production *p = bem_production_read(asked.file, &diags);
    if (!p || !asked.quiet)
        bem_show_diagnostics(&diags, asked.diagnostics);
    bem_diags_free(&diags);
    if (!p)
        return BEM_EXIT_INPUT;
    outcome = check_demand(p, &asked);
    if (outcome == BEM_EXIT_DONE)
        outcome = can_deliver(&asked);
    if (outcome == BEM_EXIT_DONE)
        outcome = asked.lp || asked.mps ? write_programs(p, &asked) : make_and_deliver(p, &asked);
    bem_production_free(p);
    return outcome;
}

const bem_verb bem_verb_plan = {
    .name = "plan",
    .arguments = "FILE",
    .summary = "plan production: what can be done week by week, and what stays short",
    .help =
        "Reads activities, queues, staff and resources in FILE and finds the plan that costs "
        "least,\n"
        "what is missed at its price included: production, queue and waiting week by week, hours\n"
        "by competence, what stays short, and what one more hour, unit or person is worth.\n"
        "Exit code 4 says that what must hold cannot, and names the lines that collide.",
    .options = options,
    .run = run,
};
