/* forecast_verb.c - bemanna forecast: from what came to what comes. */
#include "verb.h"

#include "deliver.h"
#include "forecast_html.h"
#include "load.h"
#include "names.h"
#include "scalars.h"
#include "series_read.h"
#include "terminal.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FORMAT_TABLE, FORMAT_JSON };
enum { MOST_STEPS = 9000 };

typedef struct forecast_asked {
    const char *output, *csv, *report;
    const char *file;
    const char *horizon, *from;
    const char *holidays, *timezone, *model;
    bem_series_asked columns;
    int64_t n_origins;
    int by, missing, format, diagnostics;
    bool table, quiet;
} forecast_asked;

#define COLUMN(FIELD) offsetof(forecast_asked, columns) + offsetof(bem_series_asked, FIELD)

static const bem_option options[] = {
    {"output", 'o', BEM_OPTION_TEXT, offsetof(forecast_asked, output), "FILE",
     "write the forecast as JSON to FILE, whole or not at all"},
    {"csv", 0, BEM_OPTION_TEXT, offsetof(forecast_asked, csv), "FILE",
     "write it as CSV to FILE too"},
    {"report", 'r', BEM_OPTION_TEXT, offsetof(forecast_asked, report), "FILE.html",
     "write it with charts as a page to print too"},
    {"format", 'f', BEM_OPTION_CHOICE, offsetof(forecast_asked, format), "table|json",
     "what goes to standard output"},
    {"table", 't', BEM_OPTION_FLAG, offsetof(forecast_asked, table), NULL,
     "show the table, also beside -o"},
    {"horizon", 'n', BEM_OPTION_TEXT, offsetof(forecast_asked, horizon), "SPAN",
     "how far: 48h, 28d, 13w, 12m (months)"},
    {"from", 0, BEM_OPTION_TEXT, offsetof(forecast_asked, from), "DATE",
     "the first date forecast, if later than the history's end"},
    {"by", 0, BEM_OPTION_CHOICE, offsetof(forecast_asked, by), "hour|day|week|month",
     "add the history up to this first"},
    {"holidays", 0, BEM_OPTION_TEXT, offsetof(forecast_asked, holidays), "sweden|none|LIST",
     "dates parted by commas, or a file of dates"},
    {"timezone", 0, BEM_OPTION_TEXT, offsetof(forecast_asked, timezone), "ZONE",
     "whose clock hours are of: Europe/Stockholm"},
    {"model", 'm', BEM_OPTION_TEXT, offsetof(forecast_asked, model), "NAME",
     "use this model, whatever the back-test says"},
    {"origins", 0, BEM_OPTION_COUNT, offsetof(forecast_asked, n_origins), "N",
     "about how many times the past is tried"},
    {"date-column", 0, BEM_OPTION_TEXT, COLUMN(date_column), "NAME", "the column of dates"},
    {"hour-column", 0, BEM_OPTION_TEXT, COLUMN(hour_column), "NAME", "the column of hours"},
    {"value-column", 0, BEM_OPTION_TEXT, COLUMN(value_column), "NAME", "the column of values"},
    {"group-column", 0, BEM_OPTION_TEXT, COLUMN(group_column), "NAME", "the column of groups"},
    {"sum", 0, BEM_OPTION_FLAG, COLUMN(sum), NULL, "add up lines of one time and group"},
    {"missing", 0, BEM_OPTION_CHOICE, offsetof(forecast_asked, missing), "gap|zero",
     "what a time without a line means"},
    {"diagnostics", 'd', BEM_OPTION_CHOICE, offsetof(forecast_asked, diagnostics),
     BEM_DIAGNOSTICS_CHOICES, "how what is wrong with the file is shown"},
    {"quiet", 'q', BEM_OPTION_FLAG, offsetof(forecast_asked, quiet), NULL,
     "nothing on standard error but errors"},
    {0},
};

/* --- how far ---------------------------------------------------------------------- */

static const bem_span usual_span[] = {
    [BEM_STEP_HOUR] = {7, 'd'},
    [BEM_STEP_DAY] = {28, 'd'},
    [BEM_STEP_WEEK] = {26, 'w'},
    [BEM_STEP_MONTH] = {12, 'm'},
};

/* First and last step asked for; a complaint when they make no sense. */
static bem_exit find_steps(const forecast_asked *asked, const bem_series_set *set, int64_t *first,
                           int *horizon) {
    bem_span span = usual_span[set->step];
    bem_date from;
    char words[BEM_STEP_TEXT];
    *first = set->end;
    if (asked->horizon && !bem_span_read(asked->horizon, &span))
        return bem_usage_error("forecast", "--horizon wants a span such as 48h, 28d, 13w or 12m");
    if (asked->from) {
        if (!bem_scalar_date(asked->from, &from))
            return bem_usage_error("forecast", "--from wants a date such as 2027-01-04");
        *first = bem_step_at(set->step, from, 0);
    }
    if (*first < set->end)
        return bem_usage_error("forecast", "--from %s is in the history, which ends with %s",
                               asked->from, bem_step_text(set->step, set->end - 1, words));
    int64_t steps = *first - set->end > MOST_STEPS
                        ? *first - set->end
                        : bem_step_after(set->step, *first, span) - set->end;
    if (steps > MOST_STEPS)
        return bem_usage_error("forecast", "that is %lld %ss ahead; at most %d are possible",
                               (long long)steps, bem_step_name(set->step), MOST_STEPS);
    *horizon = (int)steps;
    return BEM_EXIT_DONE;
}

/* --- delivering --------------------------------------------------------------------- */

static bem_exit deliver_as(int format, const char *path, const bem_forecast_report *report) {
    bem_text text = {0};
    if (format == FORMAT_JSON)
        bem_forecast_write_json(&text, report);
    else
        bem_forecast_write_table(&text, report);
    return bem_deliver(path, &text);
}

/* Files first: when standard output is a closed pipe they are safe already. */
static bem_exit deliver_all(const forecast_asked *asked, const bem_forecast_report *report) {
    bem_exit outcome = BEM_EXIT_DONE;
    bool terminal = bem_is_terminal(STDOUT_FILENO);
    bool file = asked->output || asked->csv || asked->report;
    if (asked->output)
        outcome = deliver_as(FORMAT_JSON, asked->output, report);
    if (asked->csv && outcome == BEM_EXIT_DONE) {
        bem_text text = {0};
        bem_forecast_write_csv(&text, report);
        outcome = bem_deliver(asked->csv, &text);
    }
    if (asked->report && outcome == BEM_EXIT_DONE) {
        bem_text text = {0};
        bem_forecast_write_html(&text, report, asked->file);
        outcome = bem_deliver(asked->report, &text);
    }
    bool shown = asked->table || asked->format >= 0 || !file || (terminal && !asked->quiet);
    int format = asked->table         ? FORMAT_TABLE
                 : asked->format >= 0 ? asked->format
                 : terminal || file   ? FORMAT_TABLE
                                      : FORMAT_JSON;
    if (outcome == BEM_EXIT_DONE && shown)
        outcome = deliver_as(format, NULL, report);
    if (outcome == BEM_EXIT_DONE && !asked->quiet && !(shown && format == FORMAT_TABLE)) {
        bem_text text = {0};
        bem_forecast_write_outcome(&text, report);
        bem_tell(&text);
    }
    return outcome;
}

/* --- running ------------------------------------------------------------------------- */

static bem_exit forecast_set(const forecast_asked *asked, const bem_series_set *set,
                             const bem_method *method) {
    bem_forecast_settings settings = {.n_origins = (int)asked->n_origins, .method = method};
    bem_forecast_report report = {.step = set->step,
                                  .end = set->end,
                                  .series_notes = set->notes,
                                  .n = set->n_series,
                                  .file_notes = &set->file_notes,
                                  .holidays = asked->holidays,
                                  .timezone = asked->timezone,
                                  .sha256 = set->sha256};
    bem_exit outcome = find_steps(asked, set, &report.first, &settings.horizon);
    if (outcome != BEM_EXIT_DONE)
        return outcome;
    bem_forecast **forecasts = bem_grow(NULL, (size_t)set->n_series, sizeof(bem_forecast *));
    for (int g = 0; g < set->n_series; g++)
        forecasts[g] = bem_forecast_new(&set->series[g], settings);
    report.forecasts = forecasts;
    outcome = deliver_all(asked, &report);
    for (int g = 0; g < set->n_series; g++)
        bem_forecast_free(forecasts[g]);
    free(forecasts);
    return outcome;
}

static bem_exit forecast_file(forecast_asked *asked, const char *file, const bem_method *method) {
    bem_diags diags = {0};
    bem_holidays holidays = {0};
    bem_series_set *set = NULL;
    asked->file = file;
    asked->columns.by = asked->by;
    asked->columns.missing_zero = asked->missing == 1;
    asked->columns.zone = asked->timezone;
    asked->columns.holidays = &holidays;
    if (bem_holidays_read(asked->holidays, &holidays, &diags))
        set = bem_series_read(file, &asked->columns, &diags);
    bem_show_diagnostics(&diags, asked->diagnostics);
    bem_diags_free(&diags);
    bem_exit outcome = set ? forecast_set(asked, set, method) : BEM_EXIT_INPUT;
    bem_series_set_free(set);
    bem_holidays_free(&holidays);
    return outcome;
}

static bem_exit unknown_method(const char *word) {
    bem_guess guess = {.word = word};
    for (int i = 0; i < bem_n_methods; i++)
        bem_guess_try(&guess, bem_methods[i]->name);
    if (guess.best)
        return bem_usage_error("forecast", "there is no model '%s'; did you mean '%s'?", word,
                               guess.best);
    return bem_usage_error("forecast", "there is no model '%s'", word);
}

static bem_exit run(int argc, char **argv) {
    forecast_asked asked = {.by = -1, .format = -1, .holidays = "none", .timezone = "UTC"};
    const char *file;
    bem_exit outcome = bem_options_read(argc, argv, options, &asked, &file, 1);
    if (outcome != BEM_EXIT_DONE)
        return outcome;
    const bem_method *method = asked.model ? bem_method_find(asked.model) : NULL;
    if (asked.model && !method)
        return unknown_method(asked.model);
    if (asked.n_origins > 1000)
        return bem_usage_error(argv[0], "--origins wants at most 1000");
    bem_span span;
    if (asked.horizon && !bem_span_read(asked.horizon, &span))
        return bem_usage_error(argv[0], "--horizon wants a span such as 48h, 28d, 13w or 12m");
    return forecast_file(&asked, file, method);
}

const bem_verb bem_verb_forecast = {
    .name = "forecast",
    .arguments = "HISTORY.csv",
    .summary = "forecast what will come from what came",
    .help =
        "Reads numbers over time - a date, perhaps with an hour, a value, perhaps a group - and\n"
        "forecasts each group by the model that would have done best in the past, with an\n"
        "interval. Seasonal naive, the same as one season ago, is the benchmark: a model that\n"
        "does not beat it is not used.",
    .options = options,
    .run = run,
};
