/* forecast_table.c - for people: what is known, which method, how good, and what comes. */
#include "forecast_report.h"

#include <math.h>
#include <stdio.h>

enum { NAME = 36, SCORE = 9, MOMENT = 18, NUMBER = 9, MOST_ROWS = 62 };

static void add_number(bem_text *text, double number) {
    char words[64] = "-";
    if (isfinite(number))
        snprintf(words, sizeof words, number < 100 ? "%.1f" : "%.0f", number);
    bem_text_add_field(text, words, NUMBER, true);
}

static void add_percent(bem_text *text, double share) {
    char words[64] = "-";
    if (isfinite(share))
        snprintf(words, sizeof words, "%.1f %%", 100 * share);
    bem_text_add_field(text, words, SCORE, true);
}

static void add_mase(bem_text *text, double mase) {
    char words[64] = "-";
    if (isfinite(mase))
        snprintf(words, sizeof words, "%.2f", mase);
    bem_text_add_field(text, words, SCORE, true);
}

static void add_heading(bem_text *text, const bem_series *series) {
    char first[BEM_STEP_TEXT], last[BEM_STEP_TEXT];
    const bem_series_past all = {series, series->n};
    int n = bem_past_known(&all);
    if (series->group) {
        bem_text_add_safe(text, series->group);
        bem_text_add(text, ": ");
    }
    bem_text_format(text, "%d %s%s known, %s to %s\n", n, bem_step_name(series->step),
                    n == 1 ? "" : "s", bem_step_text(series->step, series->start, first),
                    bem_step_text(series->step, series->start + series->n - 1, last));
}

static void add_notes(bem_text *text, const bem_notes *notes) {
    for (int i = 0; i < notes->count; i++) {
        bem_text_add(text, "  note: ");
        bem_text_add_safe(text, notes->items[i]);
        bem_text_add(text, "\n");
    }
}

static void horizon_words(const bem_forecast *forecast, int steps, char words[32]) {
    bem_step step = forecast->series->step;
    bool days = step == BEM_STEP_HOUR && steps % BEM_DAY_HOURS == 0;
    const char *unit = bem_step_name(days ? BEM_STEP_DAY : step);
    int n = days ? steps / BEM_DAY_HOURS : steps;
    snprintf(words, 32, "%d %s%s", n, unit, n == 1 ? "" : "s");
}

static void add_scores(bem_text *text, const bem_forecast *forecast) {
    bem_text_format(text, "\nError in %d tries on the past: share of what came (MASE)\n",
                    forecast->n_origins);
    bem_text_add_field(text, "", NAME, false);
    for (int i = 0; i < forecast->n_horizons; i++) {
        char words[32];
        horizon_words(forecast, forecast->horizons[i], words);
        bem_text_add_field(text, words, 2 * SCORE, true);
    }
    bem_text_add(text, "\n");
    for (int m = 0; m < forecast->n_trials; m++) {
        const bem_trial *trial = &forecast->trials[m];
        if (trial->refused)
            continue;
        bem_text_add(text, m == forecast->chosen ? "* " : "  ");
        bem_text_add_field(text, bem_trial_name(trial), NAME - 2, false);
        for (int i = 0; i < forecast->n_horizons; i++) {
            add_percent(text, trial->scores[i].wape);
            add_mase(text, trial->scores[i].mase);
        }
        bem_text_add(text, trial->worse ? "  worse than seasonal_naive\n" : "\n");
    }
}

static void add_rows(bem_text *text, const bem_forecast_report *report,
                     const bem_forecast *forecast) {
    int n = 0, left = 0;
    bem_text_add(text, "\n");
    bem_text_add_field(text, bem_step_name(report->step), MOMENT, false);
    bem_text_add_field(text, "forecast", NUMBER, true);
    for (int k = 0; k < BEM_N_QUANTILES; k++) {
        char words[16];
        snprintf(words, sizeof words, "p%d", bem_quantile_percent[k]);
        bem_text_add_field(text, words, NUMBER, true);
    }
    bem_text_add(text, "\n");
    for (int h = 0; h < forecast->horizon; h++) {
        char words[BEM_STEP_TEXT];
        if (!bem_forecast_is_shown(report, forecast, h))
            continue;
        if (n++ >= MOST_ROWS) {
            left++;
            continue;
        }
        bem_text_add_field(text, bem_step_text(report->step, report->end + h, words), MOMENT,
                           false);
        add_number(text, forecast->value[h]);
        for (int k = 0; k < BEM_N_QUANTILES; k++)
            add_number(text, forecast->quantile[h][k]);
        bem_text_add(text, "\n");
    }
    if (left > 0)
        bem_text_format(text, "… and %d more, which -o and --csv write\n", left);
}

void bem_forecast_write_table(bem_text *text, const bem_forecast_report *report) {
    add_notes(text, report->file_notes);
    for (int g = 0; g < report->n; g++) {
        const bem_forecast *forecast = report->forecasts[g];
        if (text->length > 0)
            bem_text_add(text, "\n");
        add_heading(text, forecast->series);
        add_notes(text, &report->series_notes[g]);
        add_notes(text, &forecast->notes);
        if (forecast->n_origins > 0)
            add_scores(text, forecast);
        add_rows(text, report, forecast);
    }
}

static void add_outcome(bem_text *text, const bem_forecast *forecast) {
    const bem_trial *trial = &forecast->trials[forecast->chosen];
    int last = forecast->n_horizons - 1;
    if (forecast->series->group) {
        bem_text_add_safe(text, forecast->series->group);
        bem_text_add(text, ": ");
    }
    bem_text_add(text, bem_trial_name(trial));
    if (forecast->n_origins > 0 && !isnan(trial->scores[last].wape)) {
        bem_text_add(text, ", off by ");
        bem_text_add_percent(text, trial->scores[last].wape);
        bem_text_add(text, " in the past (seasonal_naive ");
        bem_text_add_percent(text, forecast->trials[0].scores[last].wape);
        bem_text_add(text, ")");
    }
    bem_text_add(text, "\n");
}

void bem_forecast_write_outcome(bem_text *text, const bem_forecast_report *report) {
    add_notes(text, report->file_notes);
    for (int g = 0; g < report->n; g++) {
        add_outcome(text, report->forecasts[g]);
        add_notes(text, &report->series_notes[g]);
        add_notes(text, &report->forecasts[g]->notes);
    }
}
