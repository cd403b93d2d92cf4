/* followup_verb.c - bemanna followup: what became of a plan. */
#include "verb.h"

#include "actuals_read.h"
#include "deliver.h"
#include "followup_text.h"
#include "load.h"
#include "planned_read.h"
#include "scalars.h"
#include "shortage_read.h"
#include "source.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FORMAT_TEXT, FORMAT_JSON };
enum { MOST_PLANS = 1000 };

typedef struct followup_asked {
    const char *output, *report, *next, *roster, *month;
    int format, diagnostics;
    bool quiet;
} followup_asked;

static const bem_option options[] = {
    {"output", 'o', BEM_OPTION_TEXT, offsetof(followup_asked, output), "FILE",
     "write to FILE, whole or not at all"},
    {"format", 'f', BEM_OPTION_CHOICE, offsetof(followup_asked, format), "text|json",
     "a sheet to read, or JSON \"bemanna-followup/1\""},
    {"report", 'r', BEM_OPTION_TEXT, offsetof(followup_asked, report), "FILE.html",
     "write the sheet with charts, on one page to print"},
    {"month", 'm', BEM_OPTION_TEXT, offsetof(followup_asked, month), "YYYY-MM",
     "the month to show (default: the latest that is planned and reported)"},
    {"next", 'n', BEM_OPTION_TEXT, offsetof(followup_asked, next), "FILE.yaml",
     "write the queue as it is, for the next plan to include"},
    {"roster", 0, BEM_OPTION_TEXT, offsetof(followup_asked, roster), "ROSTER.json",
     "beside what the plan left short, what this roster of its demand did"},
    {"diagnostics", 'd', BEM_OPTION_CHOICE, offsetof(followup_asked, diagnostics),
     BEM_DIAGNOSTICS_CHOICES, "how what is wrong with the files is shown"},
    {"quiet", 'q', BEM_OPTION_FLAG, offsetof(followup_asked, quiet), NULL,
     "no sheet: for --report and --next alone"},
    {0},
};

typedef struct followup_files {
    bem_planned *units; /* [n_units] */
    int n_units;
    bem_actuals actuals;
    bem_arena arena;
} followup_files;

static void free_files(followup_files *files) {
    for (int u = 0; u < files->n_units; u++)
        bem_planned_free(&files->units[u]);
    bem_actuals_free(&files->actuals);
    bem_arena_free(&files->arena);
}

/* Two plans of the same unit, or in different currencies, cannot be told apart or summed. */
static void compare_units(const followup_files *files, char **paths, bem_diags *diags) {
    for (int u = 1; u < files->n_units; u++) {
        const bem_place place = {.file = paths[u], .line = 1, .column = 1};
        const bem_planned *unit = &files->units[u];
        if (strcmp(unit->currency, files->units[0].currency) != 0 ||
            unit->decimals != files->units[0].decimals)
            bem_diag_add(diags, BEM_ERROR, place, NULL,
                         "this plan is in another currency than the first");
        for (int v = 0; v < u; v++)
            if (strcmp(files->units[v].name, unit->name) == 0) {
                bem_diag_add(diags, BEM_ERROR, place, NULL, "%s is a plan of the same unit, '%s'",
                             paths[v], bem_clip(unit->name, &diags->arena));
                break;
            }
    }
}

static bool read_files(char **paths, int n_paths, followup_files *files, int form) {
    bem_diags diags = {0};
    int n_plans = n_paths - 1;
    files->units = BEM_TAKE(&files->arena, n_plans, bem_planned);
    for (int u = 0; u < n_plans; u++) {
        bem_planned_read(paths[u], &files->units[u], &files->arena, &diags);
        files->n_units = u + 1;
    }
    if (diags.n_errors == 0)
        compare_units(files, paths, &diags);
    if (diags.n_errors == 0)
        bem_actuals_read(paths[n_plans], files->units, n_plans, &files->actuals, &diags);
    bem_show_diagnostics(&diags, form);
    bool done = diags.n_errors == 0;
    bem_diags_free(&diags);
    return done;
}

/* -1 = not said; false when it is no month. */
static bool month_asked(const char *words, int *month) {
    bem_date date;
    char day[16] = "";
    *month = -1;
    if (!words)
        return true;
    if (strlen(words) != 7)
        return false;
    memcpy(day, words, 7);
    memcpy(day + 7, "-01", 4);
    if (!bem_scalar_date(day, &date))
        return false;
    *month = bem_month_of(date);
    return true;
}

static bem_exit deliver_all(const bem_followup *followup, const followup_asked *asked) {
    bem_exit outcome = BEM_EXIT_DONE;
    bem_text text = {0};
    if (asked->next) {
        bem_followup_write_queue(&text, followup, 0);
        outcome = bem_deliver(asked->next, &text);
    }
    if (outcome == BEM_EXIT_DONE && asked->report) {
        bem_followup_write_html(&text, followup);
        outcome = bem_deliver(asked->report, &text);
    }
    if (outcome != BEM_EXIT_DONE || asked->quiet)
        return outcome;
    if (asked->format == FORMAT_JSON)
        bem_followup_write_json(&text, followup);
    else
        bem_followup_write_text(&text, followup);
    return bem_deliver(asked->output, &text);
}

static bool add_roster(const followup_files *files, bem_followup *followup,
                       const followup_asked *asked) {
    bem_diags diags = {0};
    bool done =
        !asked->roster || bem_shortage_read(asked->roster, &files->units[0], 0, followup, &diags);
    bem_show_diagnostics(&diags, asked->diagnostics);
    bem_diags_free(&diags);
    return done;
}

static bem_exit nothing_to_show(const char *path) {
    bem_text words = {0};
    bem_text_add(&words, "bemanna: '");
    bem_text_add_safe(&words, path);
    bem_text_add(&words, "' reports nothing for any month of the plan\n");
    bem_tell(&words);
    return BEM_EXIT_INPUT;
}

static bem_exit run(int argc, char **argv) {
    followup_asked asked = {0};
    int n_files, month;
    bem_exit outcome =
        bem_options_read_many(argc, argv, options, &asked, 2, 1 + MOST_PLANS, &n_files);
    if (outcome != BEM_EXIT_DONE)
        return outcome;
    if (!month_asked(asked.month, &month))
        return bem_usage_error(argv[0], "--month wants a month such as 2027-03, not '%s'",
                               asked.month);
    if (asked.next && n_files > 2)
        return bem_usage_error(argv[0], "--next goes with one plan: name that plan alone");
    if (asked.roster && n_files > 2)
        return bem_usage_error(argv[0], "--roster goes with one plan: name that plan alone");
    if (asked.quiet && asked.output)
        return bem_usage_error(argv[0], "--quiet and --output do not go together");
    followup_files files = {0};
    if (!read_files(argv + argc - n_files, n_files, &files, asked.diagnostics)) {
        free_files(&files);
        return BEM_EXIT_INPUT;
    }
    bem_followup followup = bem_followup_of(files.units, files.n_units, &files.actuals, month);
    if (followup.month < 0)
        outcome = nothing_to_show(argv[argc - 1]);
    else if (!add_roster(&files, &followup, &asked))
        outcome = BEM_EXIT_INPUT;
    else
        outcome = deliver_all(&followup, &asked);
    bem_followup_free(&followup);
    free_files(&files);
    return outcome;
}

const bem_verb bem_verb_followup = {
    .name = "followup",
    .arguments = "PLAN.json… ACTUAL.csv",
    .summary = "hold what was done against the plan, month by month",
    .help = "Sets planned, performed and waiting side by side, by unit, kind and staff category,\n"
            "with the month and the year before; parts what the cost departs from plan into\n"
            "volume, mix and price. PLAN.json is what `plan` writes, one a unit; ACTUAL.csv has\n"
            "the columns month, activity, performed and, if wanted, unit, category, waiting, cost.",
    .options = options,
    .run = run,
};
