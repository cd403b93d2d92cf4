/* forecast_quantiles.c - how far a forecast may miss, from how far it did.
 *
 * An error of the chosen method at lead h is kept as u = (y - f) / sqrt(max(f, floor)): the spread
 * of counts grows with the root of their mean. Leads of like length - 1, 2, 3-4, 5-8, 9-16 days,
 * weeks or months - share their errors, and borrow from their neighbours below 40. The p-quantile
 * of n sorted errors is that at place p (n + 1), between neighbours in proportion, the outermost
 * at the ends. Quantiles move away from the median with the lead, never nearer: neighbouring bands
 * that would not are given their weighted mean (pool adjacent violators). A lead longer than any
 * tried has those of the longest, times the root of how much longer it is.
 * A quantile is max(0, f + q sqrt(max(f, floor))). */
#include "forecast.h"

#include <math.h>
#include <stdlib.h>

enum { ENOUGH = 40, MOST_BANDS = 16 };

const int bem_quantile_percent[BEM_N_QUANTILES] = {10, 50, 80, 90};

typedef struct lead_band {
    BEM_ARRAY(double); /* errors */
    double q[BEM_N_QUANTILES];
    int longest; /* lead with an error in it, in units */
} lead_band;

static int unit_of(const bem_forecast *forecast) {
    return forecast->series->step == BEM_STEP_HOUR ? BEM_DAY_HOURS : 1;
}

/* Lead from 1 in units: 1; 2; 3-4; 5-8 … */
static int band_of(const bem_forecast *forecast, int h) {
    int lead = h / unit_of(forecast) + 1, band = 0;
    for (int end = 1; lead > end && band < MOST_BANDS - 1; end *= 2)
        band++;
    return band;
}

static double spread(double f, double floor) { return sqrt(fmax(f, floor)); }

static double floor_of(const bem_forecast *forecast) {
    const bem_series_past all = {forecast->series, forecast->series->n};
    return fmax(0.1 * bem_past_mean(&all), 1e-6);
}

static void gather(const bem_forecast *forecast, lead_band *bands) {
    const bem_series *series = forecast->series;
    const bem_trial *trial = &forecast->trials[forecast->chosen];
    double floor = floor_of(forecast);
    for (int o = 0; o < forecast->n_origins; o++)
        for (int h = 0; h < forecast->horizon && forecast->origins[o] + h < series->n; h++) {
            int t = forecast->origins[o] + h;
            double f = trial->f[(size_t)o * forecast->horizon + h];
            lead_band *b = &bands[band_of(forecast, h)];
            if (!series->known[t])
                continue;
            BEM_PUSH(b, (series->value[t] - f) / spread(f, floor));
            b->longest =
                h / unit_of(forecast) + 1 > b->longest ? h / unit_of(forecast) + 1 : b->longest;
        }
}

static int compare(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double quantile(const double *sorted, int n, double p) {
    double place = p * (n + 1) - 1;
    if (place <= 0)
        return sorted[0];
    if (place >= n - 1)
        return sorted[n - 1];
    int low = (int)place;
    return sorted[low] + (place - low) * (sorted[low + 1] - sorted[low]);
}

/* Quantiles of a band and as many of its neighbours as give enough errors. */
static void find(const lead_band *bands, int b, double *q) {
    struct {
        BEM_ARRAY(double);
    } pool = {0};
    for (int reach = 0; reach < MOST_BANDS; reach++) {
        int ends[] = {b - reach, b + reach};
        for (int side = 0; side < 1 + (reach > 0); side++)
            for (int i = 0;
                 ends[side] >= 0 && ends[side] < MOST_BANDS && i < bands[ends[side]].count; i++)
                BEM_PUSH(&pool, bands[ends[side]].items[i]);
        if (pool.count >= ENOUGH)
            break;
    }
    if (pool.count > 0)
        qsort(pool.items, (size_t)pool.count, sizeof *pool.items, compare);
    for (int k = 0; k < BEM_N_QUANTILES; k++)
        q[k] = pool.count ? quantile(pool.items, pool.count, bem_quantile_percent[k] / 100.0) : 0;
    free(pool.items);
}

/* Makes the k-th quantile of the bands move away from the median with the lead, by pooling
 * neighbours that do not (pool adjacent violators: weighted means). Bands without errors keep what
 * they borrowed. */
static void straighten(lead_band *bands, int k) {
    double sign = bem_quantile_percent[k] > 50 ? 1 : -1, mean[MOST_BANDS], weight[MOST_BANDS];
    int first[MOST_BANDS], n = 0;
    for (int b = 0; b < MOST_BANDS; b++) {
        mean[n] = sign * bands[b].q[k];
        weight[n] = bands[b].count + 1e-3;
        first[n++] = b;
        for (; n > 1 && mean[n - 1] < mean[n - 2]; n--) {
            double sum = weight[n - 2] + weight[n - 1];
            mean[n - 2] = (weight[n - 2] * mean[n - 2] + weight[n - 1] * mean[n - 1]) / sum;
            weight[n - 2] = sum;
        }
    }
    for (int i = 0; i < n; i++)
        for (int b = first[i]; b < (i + 1 < n ? first[i + 1] : MOST_BANDS); b++)
            bands[b].q[k] = sign * mean[i];
}

static void set_quantiles(bem_forecast *forecast, const double *q, int h, double factor) {
    double f = forecast->value[h], unit = spread(f, floor_of(forecast)) * factor, before = 0;
    bool closed =
        bem_is_closed(forecast->series, forecast->series->start + forecast->series->n + h);
    for (int k = 0; k < BEM_N_QUANTILES; k++)
        before = forecast->quantile[h][k] = closed ? 0 : fmax(fmax(0, f + q[k] * unit), before);
}

/* Without a back-test: the spread of Poisson's counts, growing with the root of the lead. */
static void guess(bem_forecast *forecast) {
    static const double normal[BEM_N_QUANTILES] = {-1.2816, 0, 0.8416, 1.2816};
    for (int h = 0; h < forecast->horizon; h++)
        set_quantiles(forecast, normal, h, sqrt(1 + h / unit_of(forecast)));
}

void bem_quantiles_find(bem_forecast *forecast) {
    lead_band bands[MOST_BANDS] = {0};
    int longest = 0;
    if (forecast->n_origins == 0) {
        guess(forecast);
        return;
    }
    gather(forecast, bands);
    for (int b = 0; b < MOST_BANDS; b++) {
        find(bands, b, bands[b].q);
        longest = bands[b].longest > longest ? bands[b].longest : longest;
    }
    for (int k = 0; k < BEM_N_QUANTILES; k++)
        if (bem_quantile_percent[k] != 50)
            straighten(bands, k);
    for (int h = 0; h < forecast->horizon; h++) {
        int lead = h / unit_of(forecast) + 1;
        set_quantiles(forecast, bands[band_of(forecast, h)].q, h,
                      longest && lead > longest ? sqrt((double)lead / longest) : 1);
    }
    for (int b = 0; b < MOST_BANDS; b++)
        free(bands[b].items);
}
