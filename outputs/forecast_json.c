/* forecast_json.c - "bemanna-forecast/1". */
#include "forecast_report.h"

#include "json.h"

#include <stdio.h>

static void add_rounded(bem_json *json, const char *key, double number) {
    bem_json_add_number(json, key, bem_forecast_rounded(number));
}

static void add_notes(bem_json *json, const bem_notes *a, const bem_notes *b) {
    bem_json *list = bem_json_new_list();
    for (int i = 0; i < a->count; i++)
        bem_json_add_text(list, NULL, a->items[i]);
    for (int i = 0; b && i < b->count; i++)
        bem_json_add_text(list, NULL, b->items[i]);
    bem_json_add(json, "notes", list);
}

static void add_step(bem_json *json, const char *key, bem_step step, int64_t at) {
    char words[BEM_STEP_TEXT];
    bem_json_add_text(json, key, bem_step_text(step, at, words));
}

static void add_history(bem_json *json, const bem_series *series) {
    const bem_series_past all = {series, series->n};
    int n_closed = 0, n_known = bem_past_known(&all);
    for (int t = 0; t < series->n; t++)
        n_closed += bem_is_closed(series, series->start + t);
    bem_json *history = bem_json_new();
    add_step(history, "first", series->step, series->start);
    add_step(history, "last", series->step, series->start + series->n - 1);
    bem_json_add_integer(history, "steps", series->n);
    bem_json_add_integer(history, "known", n_known);
    bem_json_add_integer(history, "closed", n_closed);
    bem_json_add_integer(history, "missing", series->n - n_known - n_closed);
    add_rounded(history, "mean", bem_past_mean(&all));
    bem_json_add(json, "history", history);
}

static void add_model(bem_json *json, const bem_forecast *forecast, const bem_trial *trial,
                      const char *key) {
    bem_json *model = bem_json_new(), *parameters = bem_json_new();
    bem_json_add_text(model, "name", bem_trial_name(trial));
    bem_json_add_text(model, "title", trial->method ? trial->method->title : "mean of two models");
    for (int i = 0; trial->method && trial->method->parameters[i]; i++)
        bem_json_add_number(parameters, trial->method->parameters[i], trial->fit.at[i]);
    bem_json_add(model, "parameters", parameters);
    bool through_days =
        trial->method && trial->method->by_day && forecast->series->step == BEM_STEP_HOUR;
    bem_json_add_bool(model, "through_days", through_days);
    bem_json *members = bem_json_new_list();
    for (int i = 0; !trial->method && i < 2; i++)
        add_model(members, forecast, &forecast->trials[trial->members[i]], NULL);
    bem_json_add(model, "members", members);
    bem_json_add(json, key, model);
}

static void add_trial(bem_json *list, const bem_forecast *forecast, const bem_trial *trial) {
    bem_json *json = bem_json_new(), *scores = bem_json_new_list();
    bem_json_add_text(json, "name", bem_trial_name(trial));
    bem_json_add_text(json, "refused", trial->refused);
    bem_json_add_bool(json, "worse_than_seasonal_naive", trial->worse);
    for (int i = 0; !trial->refused && i < forecast->n_horizons; i++) {
        const bem_score *score = &trial->scores[i];
        bem_json *item = bem_json_new();
        bem_json_add_integer(item, "horizon", forecast->horizons[i]);
        bem_json_add_integer(item, "compared", score->n);
        bem_json_add_number(item, "wape", score->wape);
        bem_json_add_number(item, "mase", score->mase);
        bem_json_add(scores, NULL, item);
    }
    bem_json_add(json, "scores", scores);
    bem_json_add(list, NULL, json);
}

static void add_backtest(bem_json *json, const bem_forecast *forecast) {
    const bem_series *series = forecast->series;
    if (forecast->n_origins == 0) {
        bem_json_add_null(json, "backtest");
        return;
    }
    bem_json *backtest = bem_json_new(), *list = bem_json_new_list();
    bem_json_add_integer(backtest, "origins", forecast->n_origins);
    add_step(backtest, "first_origin", series->step, series->start + forecast->origins[0]);
    add_step(backtest, "last_origin", series->step,
             series->start + forecast->origins[forecast->n_origins - 1]);
    for (int i = 0; i < forecast->n_trials; i++)
        add_trial(list, forecast, &forecast->trials[i]);
    bem_json_add(backtest, "models", list);
    bem_json_add(json, "backtest", backtest);
}

static void add_rows(bem_json *json, const bem_forecast_report *report,
                     const bem_forecast *forecast) {
    bem_json *list = bem_json_new_list();
    for (int h = 0; h < forecast->horizon; h++) {
        int64_t at = report->end + h;
        if (!bem_forecast_is_shown(report, forecast, h))
            continue;
        bem_json *row = bem_json_new();
        bem_json_add_date(row, "date", bem_step_date(report->step, at));
        if (report->step == BEM_STEP_HOUR)
            bem_json_add_integer(row, "hour", bem_step_hour(report->step, at));
        add_rounded(row, "value", forecast->value[h]);
        for (int k = 0; k < BEM_N_QUANTILES; k++) {
            char key[16];
            snprintf(key, sizeof key, "p%d", bem_quantile_percent[k]);
            add_rounded(row, key, forecast->quantile[h][k]);
        }
        bem_json_add(list, NULL, row);
    }
    bem_json_add(json, "forecast", list);
}

static void add_series(bem_json *list, const bem_forecast_report *report, int g) {
    const bem_forecast *forecast = report->forecasts[g];
    bem_json *json = bem_json_new();
    bem_json_add_text(json, "group", forecast->series->group);
    add_history(json, forecast->series);
    add_model(json, forecast, &forecast->trials[forecast->chosen], "model");
    add_backtest(json, forecast);
    add_rows(json, report, forecast);
    add_notes(json, &report->series_notes[g], &forecast->notes);
    bem_json_add(list, NULL, json);
}

void bem_forecast_write_json(bem_text *text, const bem_forecast_report *report) {
    bem_json *root = bem_json_new(), *list = bem_json_new_list(), *inputs = bem_json_new();
    bem_json_add_text(root, "format", "bemanna-forecast/1");
    bem_json_add_text(root, "step", bem_step_name(report->step));
    bem_json_add_text(root, "holidays", report->holidays);
    bem_json_add_text(root, "timezone", report->timezone);
    for (int g = 0; g < report->n; g++)
        add_series(list, report, g);
    bem_json_add(root, "series", list);
    add_notes(root, report->file_notes, NULL);
    bem_json_add_text(inputs, "sha256", report->sha256);
    bem_json_add(root, "inputs", inputs);
    bem_json_write(text, root);
    bem_json_free(root);
}
