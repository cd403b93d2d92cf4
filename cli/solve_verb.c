/* solve_verb.c - bemanna solve: a ward in, a roster out. */
#include "verb.h"

#include "certificate_json.h"
#include "deliver.h"
#include "grid.h"
#include "interrupt.h"
#include "load.h"
#include "profile_json.h"
#include "program.h"
#include "progress.h"
#include "seconds.h"
#include "solution_json.h"
#include "solve.h"
#include "summary.h"
#include "terminal.h"

#include <string.h>
#include <unistd.h>

enum { FORMAT_JSON, FORMAT_GRID };

typedef struct solve_asked {
    const char *output, *certificate, *profile, *lp, *mps;
    int format; /* -1 = not said */
    bool grid, quiet;
    double time_limit, gap;
    int64_t work_limit, seed, threads;
    int progress, diagnostics;
} solve_asked;

static const bem_option options[] = {
    {"output", 'o', BEM_OPTION_TEXT, offsetof(solve_asked, output), "FILE",
     "write the roster to FILE, whole or not at all"},
    {"format", 'f', BEM_OPTION_CHOICE, offsetof(solve_asked, format), "json|grid",
     "json (in a file or a pipe) or grid (on a terminal)"},
    {"grid", 'g', BEM_OPTION_FLAG, offsetof(solve_asked, grid), NULL,
     "show the roster to read on standard output"},
    {"time-limit", 't', BEM_OPTION_SECONDS, offsetof(solve_asked, time_limit), "TIME",
     "end after TIME: 60, 90s, 1.5m, 2h (default: none)"},
    {"work-limit", 'w', BEM_OPTION_COUNT, offsetof(solve_asked, work_limit), "N",
     "end after N work units: the same roster on every machine (default: none)"},
    {"gap", 0, BEM_OPTION_PERCENT, offsetof(solve_asked, gap), "PERCENT",
     "end when cost is proven this near the least: 0.5 or 0.5%"},
    {"seed", 's', BEM_OPTION_COUNT, offsetof(solve_asked, seed), "N",
     "another seed may find another roster"},
    {"threads", 'j', BEM_OPTION_COUNT, offsetof(solve_asked, threads), "N",
     "threads to use (default: one a core)"},
    {"progress", 'p', BEM_OPTION_CHOICE, offsetof(solve_asked, progress), BEM_PROGRESS_CHOICES,
     "how the search is shown on standard error (auto: text on a terminal)"},
    {"diagnostics", 'd', BEM_OPTION_CHOICE, offsetof(solve_asked, diagnostics),
     BEM_DIAGNOSTICS_CHOICES, "how what is wrong with the input is shown"},
    {"certificate", 'c', BEM_OPTION_TEXT, offsetof(solve_asked, certificate), "FILE",
     "write what proves the bound to FILE, for `bemanna verify-bound`"},
    {"profile", 0, BEM_OPTION_TEXT, offsetof(solve_asked, profile), "FILE",
     "write what took the time, stage by stage, to FILE"},
    {"write-lp", 0, BEM_OPTION_TEXT, offsetof(solve_asked, lp), "FILE",
     "write the problem as a CPLEX LP file instead of solving it"},
    {"write-mps", 0, BEM_OPTION_TEXT, offsetof(solve_asked, mps), "FILE",
     "write the problem as a free MPS file instead of solving it"},
    {"quiet", 'q', BEM_OPTION_FLAG, offsetof(solve_asked, quiet), NULL,
     "nothing on standard error but errors"},
    {0},
};

/* Instead of solving: the problem for other solvers. */
static bem_exit write_programs(const bem_problem *problem, const solve_asked *asked) {
    bem_exit outcome = BEM_EXIT_DONE;
    if (asked->lp)
        outcome = bem_program_deliver(asked->lp, problem, false, asked->diagnostics);
    if (asked->mps && outcome == BEM_EXIT_DONE)
        outcome = bem_program_deliver(asked->mps, problem, true, asked->diagnostics);
    return outcome;
}

static bem_exit exit_of(const bem_solution *solution) {
    switch (solution->status) {
    case BEM_STATUS_OPTIMAL:
        return BEM_EXIT_DONE;
    case BEM_STATUS_INFEASIBLE:
        return BEM_EXIT_INFEASIBLE;
    case BEM_STATUS_FEASIBLE:
    case BEM_STATUS_INTERRUPTED:
    case BEM_STATUS_UNKNOWN:
        return solution->has_roster ? BEM_EXIT_LIMIT : BEM_EXIT_NO_ROSTER;
    case BEM_STATUS_FAILED:
        break;
    }
    return BEM_EXIT_INTERNAL;
}

static void write_grid(bem_text *text, const bem_problem *problem, const bem_solution *solution,
                       const bem_report *report, bool to_file) {
    const bem_grid_style style = {
        .width = to_file ? 0 : bem_terminal_width(STDOUT_FILENO),
        .colour = !to_file && bem_wants_colour(STDOUT_FILENO),
    };
    bem_summary_write_heading(text, problem);
    bem_grid_write(text, problem, &solution->roster, report, style);
    bem_text_add(text, "\n");
    bem_summary_write(text, problem, &solution->roster, report, solution);
}

/* One text to one place. Without a roster there is no grid, and a file is left as it was; the JSON
 * on standard output says the status. */
static bem_exit deliver_as(int format, const char *path, const bem_problem *problem,
                           const bem_solution *solution, const bem_report *report,
                           const solve_asked *asked) {
    bem_text text = {0};
    if (!report && (path || format == FORMAT_GRID))
        return BEM_EXIT_DONE;
    if (format == FORMAT_GRID) {
        write_grid(&text, problem, solution, report, path != NULL);
    } else {
        const bem_asked record = {.seed = (uint64_t)asked->seed,
                                  .work_limit = asked->work_limit,
                                  .time_limit = asked->time_limit,
                                  .gap = asked->gap};
        bem_solution_write_json(&text, problem, solution, report, &record);
    }
    return bem_deliver(path, &text);
}

/* The file first: when standard output is a closed pipe the roster is safe already. */
static bem_exit deliver_all(const bem_problem *problem, const bem_solution *solution,
                            const bem_report *report, const solve_asked *asked) {
    bool terminal = bem_is_terminal(STDOUT_FILENO);
    int format = asked->format;
    if (!asked->output) {
        if (format < 0)
            format = asked->grid || terminal ? FORMAT_GRID : FORMAT_JSON;
        return deliver_as(format, NULL, problem, solution, report, asked);
    }
    bem_exit outcome = deliver_as(format < 0 ? FORMAT_JSON : format, asked->output, problem,
                                  solution, report, asked);
    if (asked->grid || (terminal && !asked->quiet)) {
        bem_exit shown = deliver_as(FORMAT_GRID, NULL, problem, solution, report, asked);
        outcome = outcome == BEM_EXIT_DONE ? shown : outcome;
    }
    return outcome;
}

static void tell_outcome(const bem_problem *problem, const bem_solution *solution, double seconds,
                         const solve_asked *asked) {
    bem_text text = {0};
    if (solution->message) {
        bem_text_add(&text, "bemanna: ");
        bem_text_add_safe(&text, solution->message);
        bem_text_add(&text, "\n");
    }
    if (!asked->quiet) {
        bem_summary_write_outcome(&text, problem, solution);
        bem_text_format(&text, ", %.1f s\n", seconds);
    }
    if (asked->output && !solution->has_roster) {
        bem_text_add(&text, "bemanna: no roster, so nothing is written to '");
        bem_text_add_safe(&text, asked->output);
        bem_text_add(&text, "'\n");
    }
    bem_tell(&text);
}

static bem_solution search(const bem_problem *problem, const solve_asked *asked) {
    const volatile sig_atomic_t *stop = bem_interrupt_watch();
    int form =
        asked->quiet && asked->progress == BEM_PROGRESS_AUTO ? BEM_PROGRESS_NONE : asked->progress;
    bem_progress_view view = bem_progress_view_of(problem, form, stop);
    bem_settings settings = bem_settings_default();
    settings.time_limit = asked->time_limit;
    settings.work_limit = asked->work_limit;
    settings.gap = asked->gap;
    settings.seed = (uint64_t)asked->seed;
    settings.threads = (int)asked->threads;
    settings.certificate = asked->certificate != NULL;
    settings.progress = bem_progress_show;
    settings.context = &view;
    settings.stop = stop;
    settings.now = bem_seconds_elapsed;
    if (asked->profile) {
        settings.thread_cpu = bem_seconds_of_thread;
        settings.cpu = bem_seconds_processor;
    }
    bem_solution solution = bem_solve(problem, &settings);
    bem_progress_close(&view);
    return solution;
}

/* Says so when there is nothing to write, or when it proves less than the bound. */
static bem_exit deliver_certificate(const bem_problem *problem, const bem_solution *solution,
                                    const solve_asked *asked) {
    const bem_certificate *c = solution->certificate;
    bem_text text = {0}, words = {0};
    if (!asked->certificate)
        return BEM_EXIT_DONE;
    if (!c) {
        bem_text_add(&words, "bemanna: nothing is proven by prices, so nothing is written to '");
        bem_text_add_safe(&words, asked->certificate);
        bem_text_add(&words, "'\n");
    } else if (solution->has_bound && c->bound < solution->bound) {
        bem_text_add(&words, "bemanna: the certificate proves less than the bound: ");
        bem_text_add_money(&words, c->bound, problem->decimals);
        bem_text_add(&words, "\n");
    }
    bem_tell(&words);
    if (!c)
        return BEM_EXIT_DONE;
    bem_certificate_write_json(&text, problem, c);
    return bem_deliver(asked->certificate, &text);
}

static bem_exit deliver_profile(const bem_problem *problem, const bem_solution *solution,
                                const char *path) {
    bem_text text = {0};
    if (!path)
        return BEM_EXIT_DONE;
    bem_profile_write_json(&text, problem, solution);
    return bem_deliver(path, &text);
}

/* A roster that took an hour shall not be lost for a misspelt folder. */
static bem_exit can_deliver(const solve_asked *asked) {
    const char *const paths[] = {asked->output, asked->certificate, asked->profile, asked->lp,
                                 asked->mps};
    return bem_can_deliver(paths, sizeof paths / sizeof *paths);
}

static bem_exit solve_problem(const bem_problem *problem, const solve_asked *asked) {
    double start = bem_seconds_elapsed();
    bem_solution solution = search(problem, asked);
    bem_exit outcome = exit_of(&solution);
    bem_report report = {0};
    if (solution.has_roster)
        report = bem_check(problem, &solution.roster);
    bem_exit delivered =
        deliver_all(problem, &solution, solution.has_roster ? &report : NULL, asked);
    bem_exit proven = deliver_certificate(problem, &solution, asked);
    delivered = delivered == BEM_EXIT_DONE ? proven : delivered;
    bem_exit profiled = deliver_profile(problem, &solution, asked->profile);
    delivered = delivered == BEM_EXIT_DONE ? profiled : delivered;
    if (!asked->quiet || !solution.has_roster)
        bem_show_diagnostics(&solution.conflicts, asked->diagnostics);
    tell_outcome(problem, &solution, bem_seconds_elapsed() - start, asked);
    if (solution.has_roster)
        bem_report_free(&report);
    bem_solution_free(&solution);
    return delivered == BEM_EXIT_DONE ? outcome : delivered;
}

static bool are_same(const char *path, const char *other) {
    return path && other && strcmp(path, other) == 0;
}

static bem_exit run(int argc, char **argv) {
    bem_settings usual = bem_settings_default();
    solve_asked asked = {.format = -1,
                         .time_limit = usual.time_limit,
                         .work_limit = usual.work_limit,
                         .gap = usual.gap,
                         .seed = (int64_t)usual.seed,
                         .threads = usual.threads};
    const char *file;
    bem_exit outcome = bem_options_read(argc, argv, options, &asked, &file, 1);
    if (outcome != BEM_EXIT_DONE)
        return outcome;
    if (asked.threads > 4096)
        return bem_usage_error(argv[0], "--threads wants at most 4096");
    if (are_same(asked.output, asked.certificate))
        return bem_usage_error(argv[0], "--output and --certificate name the same file");
    if (are_same(asked.profile, asked.output) || are_same(asked.profile, asked.certificate))
        return bem_usage_error(argv[0], "--profile names the file of something else");
    bem_problem *problem = bem_load_problem(file, asked.diagnostics, asked.quiet);
    if (!problem)
        return BEM_EXIT_INPUT;
    outcome = can_deliver(&asked);
    if (outcome == BEM_EXIT_DONE)
        outcome = asked.lp || asked.mps ? write_programs(problem, &asked)
                                        : solve_problem(problem, &asked);
    bem_problem_free(problem);
    return outcome;
}

const bem_verb bem_verb_solve = {
    .name = "solve",
    .arguments = "FILE",
    .summary = "make a roster for a ward",
    .help =
        "Reads the ward in FILE and searches for the cheapest roster that keeps all hard rules,\n"
        "until it is proven, a limit is reached, or Ctrl-C asks for the best so far. The roster\n"
        "goes to standard output, or to a file with -o; all else goes to standard error.",
    .options = options,
    .run = run,
};
