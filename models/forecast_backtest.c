/* forecast_backtest.c - standing at origins in the past, and how far off one would have been. */
#include "forecast.h"

#include <math.h>

enum { REFITS = 4, LEAST_PAST = 4, LEAST_KNOWN = 8 };
enum { MOST_TRIED = 2000000 }; /* steps forecast in a back-test by each method */

static void add_horizon(bem_forecast *forecast, int steps) {
    if (forecast->n_horizons < BEM_MOST_HORIZONS)
        forecast->horizons[forecast->n_horizons++] = steps;
}

static void set_horizons(bem_forecast *forecast) {
    static const int usual[][BEM_MOST_HORIZONS] = {
        [BEM_STEP_HOUR] = {24, 168, 672, 91 * 24},
        [BEM_STEP_DAY] = {1, 7, 28, 91, 364},
        [BEM_STEP_WEEK] = {1, 4, 13, 26, 52},
        [BEM_STEP_MONTH] = {1, 3, 6, 12, 24},
    };
    const int *steps = usual[forecast->series->step];
    for (int i = 0; steps[i] && steps[i] < forecast->horizon; i++)
        add_horizon(forecast, steps[i]);
    add_horizon(forecast, forecast->horizon);
}

static int least(int a, int b) { return a < b ? a : b; }
static int most(int a, int b) { return a > b ? a : b; }

/* Where the first origin may stand: a year or a third from the end, behind two whole seasons where
 * that leaves enough to try. */
static int first_origin(const bem_forecast *forecast) {
    const bem_series *series = forecast->series;
    int n = series->n, season = bem_step_season(series->step);
    int span = least(most(bem_step_year(series->step), forecast->horizon), n / 3);
    int first = most(n - span, LEAST_PAST);
    if (first < 2 * season && n - 2 * season >= most(LEAST_PAST, season / 4))
        first = 2 * season;
    return first;
}

/* Origins lie a whole number of days (of hours), or steps, from the end; not all on the same
 * weekday. */
static int distance(const bem_forecast *forecast, int span, int n_origins) {
    bem_step step = forecast->series->step;
    int unit = step == BEM_STEP_HOUR ? BEM_DAY_HOURS : 1;
    int apart = most(1, (span / unit + n_origins - 1) / n_origins);
    if (step <= BEM_STEP_DAY && apart % BEM_WEEK_DAYS == 0)
        apart--;
    return apart * unit;
}

void bem_backtest_plan(bem_forecast *forecast, int n_origins) {
    static const int usual[] = {52, 52, 26, 12};
    const bem_series *series = forecast->series;
    const bem_series_past all = {series, series->n};
    set_horizons(forecast);
    if (series->n < LEAST_KNOWN || bem_past_known(&all) < LEAST_KNOWN)
        return;
    int first = first_origin(forecast), n = series->n;
    n_origins =
        least(n_origins ? n_origins : usual[series->step], most(1, MOST_TRIED / forecast->horizon));
    int apart = distance(forecast, n - first, n_origins);
    int count = (n - first) / apart;
    forecast->origins = BEM_TAKE(&forecast->arena, count + 1, int);
    for (int i = count; i >= 1; i--) {
        const bem_series_past past = {series, n - i * apart};
        if (bem_past_known(&past) >= LEAST_PAST)
            forecast->origins[forecast->n_origins++] = past.n;
    }
}

void bem_backtest_run(bem_forecast *forecast, bem_trial *trial) {
    const bem_series *series = forecast->series;
    bem_fit fit = {0};
    int refit = most(1, (forecast->n_origins + REFITS - 1) / REFITS);
    trial->f = BEM_TAKE(&forecast->tries, (size_t)forecast->n_origins * forecast->horizon, double);
    for (int o = 0; o < forecast->n_origins && !trial->refused; o++) {
        const bem_series_past past = {series, forecast->origins[o]};
        int ahead = least(forecast->horizon, series->n - past.n);
        if ((trial->refused = bem_method_refuse(trial->method, &past)))
            break;
        if (o % refit == 0)
            fit.found = false;
        bem_method_forecast(trial->method, &past, &fit, ahead,
                            trial->f + (size_t)o * forecast->horizon);
    }
}

/* Mean |y_t - y_{t-m}| over the first n steps; 0 when there is none. */
static double naive_error(const bem_series *series, int n) {
    int season = bem_step_season(series->step), count = 0;
    double sum = 0;
    if (n < 2 * season)
        season = 1;
    for (int t = season; t < n; t++)
        if (series->known[t] && series->known[t - season]) {
            sum += fabs(series->value[t] - series->value[t - season]);
            count++;
        }
    return count ? sum / count : 0;
}

typedef struct tally {
    double error, value, scaled;
    int n, n_scaled;
} tally;

static void add_origin(const bem_forecast *forecast, const bem_trial *trial, int o, int horizon,
                       double scale, tally *sums) {
    const bem_series *series = forecast->series;
    const double *f = trial->f + (size_t)o * forecast->horizon;
    int n = 0, origin = forecast->origins[o];
    double error = 0;
    for (int h = 0; h < horizon && origin + h < series->n; h++)
        if (series->known[origin + h]) {
            error += fabs(series->value[origin + h] - f[h]);
            sums->value += series->value[origin + h];
            n++;
        }
    sums->error += error;
    sums->n += n;
    if (n > 0 && scale > 0) {
        sums->scaled += error / n / scale;
        sums->n_scaled++;
    }
}

void bem_backtest_score(bem_forecast *forecast, bem_trial *trial) {
    tally sums[BEM_MOST_HORIZONS] = {{0}};
    for (int o = 0; o < forecast->n_origins; o++) {
        double scale = naive_error(forecast->series, forecast->origins[o]);
        for (int i = 0; i < forecast->n_horizons; i++)
            add_origin(forecast, trial, o, forecast->horizons[i], scale, &sums[i]);
    }
    for (int i = 0; i < forecast->n_horizons; i++)
        trial->scores[i] = (bem_score){
            .n = sums[i].n,
            .wape = sums[i].value > 0 ? sums[i].error / sums[i].value : NAN,
            .mase = sums[i].n_scaled ? sums[i].scaled / sums[i].n_scaled : NAN,
        };
}
