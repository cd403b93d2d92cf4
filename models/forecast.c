/* forecast.c - tries, chooses, forecasts. */
#include "forecast.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

const char *bem_trial_name(const bem_trial *trial) {
    return trial->method ? trial->method->name : "combined";
}

static bool is_above(double a, double b) { return !isnan(a) && !isnan(b) && a > b * (1 + 1e-9); }

static void compare_with_naive(bem_forecast *forecast, bem_trial *trial) {
    const bem_score *naive = forecast->trials[0].scores;
    for (int i = 0; i < forecast->n_horizons; i++)
        if (is_above(trial->scores[i].wape, naive[i].wape) ||
            is_above(trial->scores[i].mase, naive[i].mase))
            trial->worse = true;
}

/* What is least for the best: the mean WAPE over the horizons. */
static double badness(const bem_forecast *forecast, const bem_trial *trial) {
    double sum = 0;
    if (trial->refused)
        return INFINITY;
    for (int i = 0; i < forecast->n_horizons; i++)
        if (!isnan(trial->scores[i].wape))
            sum += trial->scores[i].wape;
    return sum / forecast->n_horizons;
}

static void try_methods(bem_forecast *forecast) {
    const bem_series_past all = {forecast->series, forecast->series->n};
    for (int i = 0; i < bem_n_methods; i++) {
        bem_trial *trial = &forecast->trials[forecast->n_trials++];
        trial->method = bem_methods[i];
        trial->refused = bem_method_refuse(trial->method, &all);
        if (trial->refused || forecast->n_origins == 0)
            continue;
        bem_backtest_run(forecast, trial);
        if (trial->refused)
            continue;
        bem_backtest_score(forecast, trial);
        compare_with_naive(forecast, trial);
    }
}

/* The best trial but `other`, -1 for any; -1 when there is none. */
static int best_but(const bem_forecast *forecast, int other) {
    int best = -1;
    for (int i = 0; i < forecast->n_trials; i++) {
        const bem_trial *trial = &forecast->trials[i];
        if (i == other || trial->refused || trial->worse)
            continue;
        if (best < 0 || badness(forecast, trial) < badness(forecast, &forecast->trials[best]))
            best = i;
    }
    return best;
}

static void try_together(bem_forecast *forecast) {
    int first = best_but(forecast, -1), second = best_but(forecast, first);
    if (first <= 0 || second <= 0)
        return; /* the benchmark is no partner */
    bem_trial *trial = &forecast->trials[forecast->n_trials++];
    trial->members[0] = first;
    trial->members[1] = second;
    size_t n = (size_t)forecast->n_origins * forecast->horizon;
    trial->f = BEM_TAKE(&forecast->tries, n, double);
    const double *a = forecast->trials[first].f, *b = forecast->trials[second].f;
    for (size_t i = 0; i < n; i++)
        trial->f[i] = (a[i] + b[i]) / 2;
    bem_backtest_score(forecast, trial);
    compare_with_naive(forecast, trial);
}

static int find_trial(const bem_forecast *forecast, const bem_method *method) {
    for (int i = 0; i < forecast->n_trials; i++)
        if (forecast->trials[i].method == method)
            return i;
    return 0;
}

static void choose(bem_forecast *forecast, const bem_method *asked) {
    if (asked) {
        int i = find_trial(forecast, asked);
        const bem_trial *trial = &forecast->trials[i];
        if (trial->refused)
            bem_notes_add(&forecast->notes, "%s cannot be used: %s; seasonal_naive is", asked->name,
                          trial->refused);
        else if (trial->worse)
            bem_notes_add(&forecast->notes,
                          "%s is used because it was asked for; seasonal_naive is better in the "
                          "back-test",
                          asked->name);
        forecast->chosen = trial->refused ? 0 : i;
        return;
    }
    if (forecast->n_origins == 0) {
        bem_notes_add(&forecast->notes,
                      "too short for a back-test: seasonal_naive is used untested, "
                      "and its interval is that of Poisson's counts");
        return;
    }
    int best = best_but(forecast, -1);
    forecast->chosen = best < 0 ? 0 : best;
    if (forecast->chosen == 0)
        bem_notes_add(&forecast->notes, "no model is better than seasonal_naive in the back-test; "
                                        "it is used");
}

static void forecast_by(bem_forecast *forecast, bem_trial *trial, double *f) {
    const bem_series_past all = {forecast->series, forecast->series->n};
    bem_method_forecast(trial->method, &all, &trial->fit, forecast->horizon, f);
}

static void forecast_from_all(bem_forecast *forecast) {
    bem_trial *trial = &forecast->trials[forecast->chosen];
    if (trial->method) {
        forecast_by(forecast, trial, forecast->value);
        return;
    }
    double *other = BEM_TAKE(&forecast->arena, forecast->horizon, double);
    forecast_by(forecast, &forecast->trials[trial->members[0]], forecast->value);
    forecast_by(forecast, &forecast->trials[trial->members[1]], other);
    for (int h = 0; h < forecast->horizon; h++)
        forecast->value[h] = (forecast->value[h] + other[h]) / 2;
}

static void forget_tries(bem_forecast *forecast) {
    for (int i = 0; i < forecast->n_trials; i++)
        forecast->trials[i].f = NULL;
    bem_arena_free(&forecast->tries);
}

/* An hour that the clock shows twice counts twice; one that it skips, not at all. */
static void heed_clock(bem_forecast *forecast) {
    const bem_series *series = forecast->series;
    for (int h = 0; h < forecast->horizon; h++) {
        int shows = bem_clock_shows(series->clock, series->step, series->start + series->n + h);
        forecast->value[h] *= shows;
        for (int k = 0; k < BEM_N_QUANTILES; k++)
            forecast->quantile[h][k] *= shows;
    }
}

bem_forecast *bem_forecast_new(const bem_series *series, bem_forecast_settings settings) {
    bem_forecast *forecast = bem_grow(NULL, 1, sizeof *forecast);
    *forecast = (bem_forecast){.series = series, .horizon = settings.horizon};
    assert(settings.horizon > 0);
    forecast->value = BEM_TAKE(&forecast->arena, settings.horizon, double);
    forecast->quantile =
        bem_arena_take(&forecast->arena, (size_t)settings.horizon, sizeof *forecast->quantile);
    bem_backtest_plan(forecast, settings.n_origins);
    try_methods(forecast);
    if (forecast->n_origins > 0)
        try_together(forecast);
    choose(forecast, settings.method);
    forecast_from_all(forecast);
    bem_quantiles_find(forecast);
    forget_tries(forecast);
    heed_clock(forecast);
    return forecast;
}

void bem_forecast_free(bem_forecast *forecast) {
    if (!forecast)
        return;
    bem_notes_free(&forecast->notes);
    bem_arena_free(&forecast->arena);
    free(forecast);
}
