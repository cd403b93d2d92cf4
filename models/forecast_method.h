/* forecast_method.h - the ways to go on from a series' past.
 *
 * Letters in all of them: y_t is the value of step t, m the season in steps, n the number of
 * steps known, f_h the forecast of step n - 1 + h. A step that is missing or closed moves no
 * state: what is known goes on to the next.
 *
 *   seasonal_naive       f_h = y of the same place in the last season
 *   seasonal_average     f_h = mean of that place in the last k seasons
 *   moving_average       f_h = mean of the last k values
 *   simple, holt, damped, holt_winters, holt_winters_damped, holt_winters_multiplicative,
 *   holt_winters_multiplicative_damped     forecast_smooth.c
 *   double_seasonal      hours: season of the day and of the week, forecast_hours.c
 *   calendar             weekday, holiday and time of year times a level, forecast_calendar.c
 *
 * Hours are also forecast through the totals of their days, by any method of days, times a
 * profile of the day for each kind of day (forecast_hours.c). */
#ifndef BEM_FORECAST_METHOD_H
#define BEM_FORECAST_METHOD_H

#include "series.h"

enum { BEM_MOST_PARAMETERS = 8 };

/* The first n steps of a series, at least one of them known. */
typedef struct bem_series_past {
    const bem_series *series;
    int n;
} bem_series_past;

/* The parameters of a method, found on the first past that it meets and kept for later ones. */
typedef struct bem_fit {
    bool found;
    double at[BEM_MOST_PARAMETERS];
} bem_fit;

typedef struct bem_method {
    const char *name;
    const char *title;
    const char *parameters[BEM_MOST_PARAMETERS + 1]; /* closed by NULL */
    bool by_day;                                     /* hours go through the totals of days */
    int form;                                        /* which of its file's variants */
    /* NULL when it can be used; else the reason why not. */
    const char *(*refuse)(const struct bem_method *, const bem_series_past *);
    /* f_1 … f_horizon; finds the parameters first unless that was done. */
    void (*forecast)(const struct bem_method *, const bem_series_past *, bem_fit *, int horizon,
                     double *f);
} bem_method;

/* All of them; the first is seasonal_naive. */
extern const bem_method *const bem_methods[];
extern const int bem_n_methods;

extern const bem_method bem_method_seasonal_naive, bem_method_seasonal_average,
    bem_method_moving_average, bem_method_double_seasonal, bem_method_calendar;
extern const bem_method bem_methods_smooth[];
enum { BEM_N_SMOOTH = 7 };

const bem_method *bem_method_find(const char *name); /* NULL when there is none */

/* For any series: through days where the method asks for that, 0 on closed steps, never below 0
 * and always finite. */
const char *bem_method_refuse(const bem_method *, const bem_series_past *);
void bem_method_forecast(const bem_method *, const bem_series_past *, bem_fit *, int horizon,
                         double *f);

/* The season of a past: that of its step, or 1 when fewer than two seasons are there. */
int bem_past_season(const bem_series_past *);
double bem_past_mean(const bem_series_past *); /* of the known values */
int bem_past_known(const bem_series_past *);   /* how many */

/* Hours to days: the method's forecast of daily totals times the profile of the day. */
const char *bem_profile_refuse(const bem_method *, const bem_series_past *);
void bem_profile_forecast(const bem_method *, const bem_series_past *, bem_fit *, int horizon,
                          double *f);

#endif
