/* show_verb.c - bemanna show: a roster to look at. */
#include "verb.h"

#include "changes.h"
#include "check.h"
#include "deliver.h"
#include "former_roster.h"
#include "grid.h"
#include "load.h"
#include "summary.h"
#include "terminal.h"

#include <unistd.h>

typedef struct show_asked {
    const char *output, *since;
    int64_t width; /* -1 = not said */
    int diagnostics;
} show_asked;

static const bem_option options[] = {
    {"output", 'o', BEM_OPTION_TEXT, offsetof(show_asked, output), "FILE",
     "write to FILE, whole or not at all"},
    {"width", 'w', BEM_OPTION_COUNT, offsetof(show_asked, width), "N",
     "columns to fill: weeks that do not fit go below; 0 = no limit"},
    {"since", 's', BEM_OPTION_TEXT, offsetof(show_asked, since), "OLD.json",
     "list the days that ROSTER changes of an older one"},
    {"diagnostics", 'd', BEM_OPTION_CHOICE, offsetof(show_asked, diagnostics),
     BEM_DIAGNOSTICS_CHOICES, "how what is wrong with the files is shown"},
    {0},
};

/* False after diagnostics. */
static bool add_changes(bem_text *text, const bem_problem *problem, const bem_roster *roster,
                        const show_asked *asked) {
    bem_arena arena = {0};
    bem_diags diags = {0};
    const char **was = bem_former_roster_read(asked->since, problem, &arena, &diags);
    if (was) {
        bem_changes_write(text, problem, roster, was, asked->since);
        bem_text_add(text, "\n");
    }
    bem_show_diagnostics(&diags, asked->diagnostics);
    bem_diags_free(&diags);
    bem_arena_free(&arena);
    return was != NULL;
}

static bem_exit show_file(const bem_problem *problem, char **files, int n_files,
                          const show_asked *asked) {
    bem_roster roster = {0};
    if (!bem_load_roster((const char *const *)files, n_files, problem, &roster, asked->diagnostics))
        return BEM_EXIT_INPUT;
    bem_report report = bem_check(problem, &roster);
    int fits = asked->output ? 0 : bem_terminal_width(STDOUT_FILENO);
    const bem_grid_style style = {asked->width >= 0 ? (int)asked->width : fits,
                                  !asked->output && bem_wants_colour(STDOUT_FILENO)};
    bem_text text = {0};
    bem_summary_write_heading(&text, problem);
    bem_grid_write(&text, problem, &roster, &report, style);
    bem_text_add(&text, "\n");
    bool known = !asked->since || add_changes(&text, problem, &roster, asked);
    bem_summary_write(&text, problem, &roster, &report, NULL);
    bem_report_free(&report);
    bem_roster_free(&roster);
    if (known)
        return bem_deliver(asked->output, &text);
    bem_text_free(&text);
    return BEM_EXIT_INPUT;
}

static bem_exit run(int argc, char **argv) {
    show_asked asked = {.width = -1};
    int n_files;
    bem_exit outcome =
        bem_options_read_many(argc, argv, options, &asked, 2, 1 + BEM_MOST_ROSTER_FILES, &n_files);
    if (outcome != BEM_EXIT_DONE)
        return outcome;
    if (asked.width > 100000)
        return bem_usage_error(argv[0], "--width wants at most 100000");
    char **files = argv + argc - n_files;
    bem_problem *problem = bem_load_problem(files[0], asked.diagnostics, false);
    if (!problem)
        return BEM_EXIT_INPUT;
    outcome = show_file(problem, files + 1, n_files - 1, &asked);
    bem_problem_free(problem);
    return outcome;
}

const bem_verb bem_verb_show = {
    .name = "show",
    .arguments = "FILE ROSTER…",
    .summary = "show a roster: people by days, coverage and shortage",
    .help =
        "Shows ROSTER, in any form that `check` reads, as a table of people and days, with what\n"
        "is covered and what is short under it, and the cost by component.",
    .options = options,
    .run = run,
};
