/* forecast.h - the forecast of a series: every method tried on the past, the best one used.
 *
 * The back-test stands at origins o in the last year (or third) of the series, forecasts from the
 * first o steps alone, and compares with what came:
 *
 *     WAPE = sum |y - f| / sum y
 *     MASE = mean over origins of (mean |y - f|) / (mean |y_t - y_{t-m}| of the steps before o)
 *
 * over the known steps at most h ahead, for a few horizons h up to the one asked for. A method
 * that seasonal_naive beats at any of them, by either measure, is out; of the others the one with
 * the least mean WAPE over the horizons is chosen. The two best are also tried together, as their
 * mean ("combined"). Parameters are found from the steps before an origin, anew four times.
 *
 * The quantiles are those of the chosen method's own errors in the back-test, as
 * (y - f) / sqrt(f), pooled over leads of like length (forecast_quantiles.c).
 *
 * Sources: Hyndman and Koehler, International Journal of Forecasting 22 (2006) 679-688 (MASE);
 * Tashman, ibid. 16 (2000) 437-450 (rolling origins); Bates and Granger, Operational Research
 * Quarterly 20 (1969) 451-468 (combination). */
#ifndef BEM_FORECAST_H
#define BEM_FORECAST_H

#include "forecast_method.h"
#include "notes.h"

enum { BEM_MOST_HORIZONS = 6, BEM_MOST_TRIALS = 16 };
enum { BEM_P10, BEM_P50, BEM_P80, BEM_P90, BEM_N_QUANTILES };
extern const int bem_quantile_percent[BEM_N_QUANTILES];

typedef struct bem_forecast_settings {
    int horizon;              /* steps ahead of the series' last */
    int n_origins;            /* of the back-test, about; 0 = as many as usual */
    const bem_method *method; /* NULL = the best */
} bem_forecast_settings;

typedef struct bem_score {
    int n;             /* steps compared */
    double wape, mase; /* NAN where they would divide by zero */
} bem_score;

typedef struct bem_trial {
    const bem_method *method; /* NULL: combined */
    int members[2];           /* of a combined one: trials */
    const char *refused;      /* why it was not tried, NULL when it was */
    bool worse;               /* than seasonal_naive at some horizon */
    bem_score scores[BEM_MOST_HORIZONS];
    bem_fit fit; /* of the whole past, where it is the chosen one or part of it */
    double *f;   /* [n_origins][horizon]; NULL once the choice is made */
} bem_trial;

typedef struct bem_forecast {
    const bem_series *series;
    int horizon;
    int horizons[BEM_MOST_HORIZONS], n_horizons; /* in steps, rising */
    int *origins, n_origins;                     /* steps known at each, rising; 0: no back-test */
    bem_trial trials[BEM_MOST_TRIALS];           /* the first is seasonal_naive */
    int n_trials, chosen;
    double *value;                       /* [horizon] */
    double (*quantile)[BEM_N_QUANTILES]; /* [horizon], rising, not below 0 */
    bem_notes notes;
    bem_arena arena, tries; /* of the result; of the trials' f */
} bem_forecast;

const char *bem_trial_name(const bem_trial *); /* "seasonal_naive" … "combined" */

/* At least one step of the series must be known. Borrows the series; free the result. */
bem_forecast *bem_forecast_new(const bem_series *, bem_forecast_settings);
void bem_forecast_free(bem_forecast *);

/* Parts, for forecast.c and tests. */
void bem_backtest_plan(bem_forecast *, int n_origins);
void bem_backtest_run(bem_forecast *, bem_trial *);
void bem_backtest_score(bem_forecast *, bem_trial *);
void bem_quantiles_find(bem_forecast *);

#endif
