/* forecast_method.c - the list of methods, and what holds for all of them. */
#include "forecast_method.h"

#include <math.h>
#include <string.h>

const bem_method *const bem_methods[] = {
    &bem_method_seasonal_naive, &bem_method_seasonal_average, &bem_method_moving_average,
    &bem_methods_smooth[0],     &bem_methods_smooth[1],       &bem_methods_smooth[2],
    &bem_methods_smooth[3],     &bem_methods_smooth[4],       &bem_methods_smooth[5],
    &bem_methods_smooth[6],     &bem_method_double_seasonal,  &bem_method_calendar,
};
const int bem_n_methods = sizeof bem_methods / sizeof *bem_methods;

const bem_method *bem_method_find(const char *name) {
    for (int i = 0; i < bem_n_methods; i++)
        if (strcmp(bem_methods[i]->name, name) == 0)
            return bem_methods[i];
    return NULL;
}

static bool goes_by_day(const bem_method *method, const bem_series_past *past) {
    return method->by_day && past->series->step == BEM_STEP_HOUR;
}

const char *bem_method_refuse(const bem_method *method, const bem_series_past *past) {
    return goes_by_day(method, past) ? bem_profile_refuse(method, past)
                                     : method->refuse(method, past);
}

void bem_method_forecast(const bem_method *method, const bem_series_past *past, bem_fit *fit,
                         int horizon, double *f) {
    const bem_series *series = past->series;
    if (goes_by_day(method, past))
        bem_profile_forecast(method, past, fit, horizon, f);
    else
        method->forecast(method, past, fit, horizon, f);
    double mean = bem_past_mean(past);
    for (int h = 0; h < horizon; h++) {
        if (!isfinite(f[h]))
            f[h] = mean;
        f[h] = bem_is_closed(series, series->start + past->n + h) ? 0 : fmax(f[h], 0);
    }
}

int bem_past_known(const bem_series_past *past) {
    int n = 0;
    for (int t = 0; t < past->n; t++)
        n += past->series->known[t];
    return n;
}

double bem_past_mean(const bem_series_past *past) {
    double sum = 0;
    int n = 0;
    for (int t = 0; t < past->n; t++)
        if (past->series->known[t]) {
            sum += past->series->value[t];
            n++;
        }
    return n ? sum / n : 0;
}

int bem_past_season(const bem_series_past *past) {
    int season = bem_step_season(past->series->step);
    return past->n >= 2 * season ? season : 1;
}
