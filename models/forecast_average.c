/* forecast_average.c - last season's value, and means of the last few. */
#include "forecast_method.h"

#include <math.h>

/* The last known step at the place of t in its season, -1 when there is none. */
static int look_back(const bem_series_past *past, int season, int t) {
    while (t >= 0 && (t >= past->n || !past->series->known[t]))
        t -= season;
    return t < 0 ? -1 : t;
}

static const char *never_refuse(const bem_method *method, const bem_series_past *past) {
    (void)method;
    (void)past;
    return NULL;
}

static const char *refuse_without_season(const bem_method *method, const bem_series_past *past) {
    (void)method;
    return bem_past_season(past) > 1 ? NULL : "fewer than two seasons are known";
}

static void forecast_naive(const bem_method *method, const bem_series_past *past, bem_fit *fit,
                           int horizon, double *f) {
    (void)method;
    fit->found = true;
    int season = bem_step_season(past->series->step);
    double mean = bem_past_mean(past);
    if (past->n < season)
        season = 1;
    for (int h = 0; h < horizon; h++) {
        int t = look_back(past, season, past->n + h);
        f[h] = t < 0 ? mean : past->series->value[t];
    }
}

/* Mean of the last `count` values before `end` at the places of t; NAN when there are fewer. */
static double mean_of_last(const bem_series_past *past, int season, int t, int count) {
    double sum = 0;
    int n = 0;
    for (; t >= 0 && n < count; t -= season)
        if (t < past->n && past->series->known[t]) {
            sum += past->series->value[t];
            n++;
        }
    return n ? sum / n : NAN;
}

/* The count with the least squared error of one season ahead over the last two thirds. */
static double best_count(const bem_series_past *past, int season) {
    static const int counts[] = {2, 3, 4, 6, 8, 13, 26, 52};
    int n_counts = sizeof counts / sizeof *counts, stride = 1 + past->n / 6000;
    double best = counts[0], least = INFINITY;
    for (int i = 0; i < n_counts && counts[i] * season <= past->n / 2; i++) {
        double sum = 0;
        for (int t = past->n / 2; t < past->n; t += stride) {
            double mean = mean_of_last(past, season, t - season, counts[i]);
            if (past->series->known[t] && !isnan(mean))
                sum += (past->series->value[t] - mean) * (past->series->value[t] - mean);
        }
        if (sum < least) {
            least = sum;
            best = counts[i];
        }
    }
    return best;
}

static void forecast_average(const bem_series_past *past, int season, bem_fit *fit, int horizon,
                             double *f) {
    if (!fit->found)
        fit->at[0] = best_count(past, season);
    fit->found = true;
    double mean = bem_past_mean(past);
    for (int h = 0; h < horizon; h++) {
        int ahead = h / season * season; /* from the last season known */
        double at = mean_of_last(past, season, past->n + h - ahead - season, (int)fit->at[0]);
        f[h] = isnan(at) ? mean : at;
    }
}

static void forecast_seasonal(const bem_method *method, const bem_series_past *past, bem_fit *fit,
                              int horizon, double *f) {
    (void)method;
    forecast_average(past, bem_past_season(past), fit, horizon, f);
}

static void forecast_moving(const bem_method *method, const bem_series_past *past, bem_fit *fit,
                            int horizon, double *f) {
    (void)method;
    forecast_average(past, 1, fit, horizon, f);
}

const bem_method bem_method_seasonal_naive = {
    .name = "seasonal_naive",
    .title = "as one season ago",
    .refuse = never_refuse,
    .forecast = forecast_naive,
};

const bem_method bem_method_seasonal_average = {
    .name = "seasonal_average",
    .title = "mean of the last seasons",
    .parameters = {"seasons"},
    .refuse = refuse_without_season,
    .forecast = forecast_seasonal,
};

const bem_method bem_method_moving_average = {
    .name = "moving_average",
    .title = "mean of the last values",
    .parameters = {"values"},
    .by_day = true,
    .refuse = never_refuse,
    .forecast = forecast_moving,
};
