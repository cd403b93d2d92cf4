/* check_verb.c - bemanna check: is a roster legal, and what does it cost? */
#include "verb.h"

#include "check.h"
#include "check_report.h"
#include "deliver.h"
#include "grid.h"
#include "load.h"
#include "terminal.h"

#include <unistd.h>

enum { FORMAT_TEXT, FORMAT_JSON };

typedef struct check_asked {
    const char *output;
    int format, diagnostics;
    bool grid, quiet;
} check_asked;

static const bem_option options[] = {
    {"output", 'o', BEM_OPTION_TEXT, offsetof(check_asked, output), "FILE",
     "write the report to FILE, whole or not at all"},
    {"format", 'f', BEM_OPTION_CHOICE, offsetof(check_asked, format), "text|json",
     "a report to read, or JSON \"bemanna-check/1\""},
    {"grid", 'g', BEM_OPTION_FLAG, offsetof(check_asked, grid), NULL,
     "show the roster above the report"},
    {"diagnostics", 'd', BEM_OPTION_CHOICE, offsetof(check_asked, diagnostics),
     BEM_DIAGNOSTICS_CHOICES, "how what is wrong with the files is shown"},
    {"quiet", 'q', BEM_OPTION_FLAG, offsetof(check_asked, quiet), NULL,
     "no report and no warnings: the exit code says it all"},
    {0},
};

static bem_exit deliver_report(const bem_problem *problem, const bem_roster *roster,
                               const bem_report *report, const check_asked *asked) {
    bem_text text = {0};
    bool colour = !asked->output && bem_wants_colour(STDOUT_FILENO);
    if (asked->quiet)
        return BEM_EXIT_DONE;
    if (asked->format == FORMAT_JSON) {
        bem_check_report_write_json(&text, problem, roster, report);
        return bem_deliver(asked->output, &text);
    }
    if (asked->grid) {
        const bem_grid_style style = {asked->output ? 0 : bem_terminal_width(STDOUT_FILENO),
                                      colour};
        bem_grid_write(&text, problem, roster, report, style);
        bem_text_add(&text, "\n");
    }
    bem_check_report_write_text(&text, problem, roster, report, colour);
    return bem_deliver(asked->output, &text);
}

static bem_exit check_file(const bem_problem *problem, char **files, int n_files,
                           const check_asked *asked) {
    bem_roster roster = {0};
    if (!bem_load_roster((const char *const *)files, n_files, problem, &roster, asked->diagnostics))
        return BEM_EXIT_INPUT;
    bem_report report = bem_check(problem, &roster);
    bem_exit outcome = deliver_report(problem, &roster, &report, asked);
    if (outcome == BEM_EXIT_DONE && report.n_hard > 0)
        outcome = BEM_EXIT_BROKEN;
    bem_report_free(&report);
    bem_roster_free(&roster);
    return outcome;
}

static bem_exit run(int argc, char **argv) {
    check_asked asked = {0};
    int n_files;
    bem_exit outcome =
        bem_options_read_many(argc, argv, options, &asked, 2, 1 + BEM_MOST_ROSTER_FILES, &n_files);
    if (outcome != BEM_EXIT_DONE)
        return outcome;
    if (asked.grid && asked.format == FORMAT_JSON)
        return bem_usage_error(argv[0], "--grid and --format json do not go together");
    char **files = argv + argc - n_files;
    bem_problem *problem = bem_load_problem(files[0], asked.diagnostics, asked.quiet);
    if (!problem)
        return BEM_EXIT_INPUT;
    outcome = check_file(problem, files + 1, n_files - 1, &asked);
    bem_problem_free(problem);
    return outcome;
}

const bem_verb bem_verb_check = {
    .name = "check",
    .arguments = "FILE ROSTER…",
    .summary = "judge a roster: every broken rule, and what it costs",
    .help =
        "Holds ROSTER, made by anybody, against the ward in FILE: lists every broken hard rule,\n"
        "every soft one with its price, and recounts the cost from zero. ROSTER is JSON, a plain\n"
        "grid, XML of the first nurse rostering competition, or solutions of the second, one\n"
        "file a week. Exit code 7 says that a hard rule is broken.",
    .options = options,
    .run = run,
};
