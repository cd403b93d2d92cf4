/* forecast_hours.c - hours: through the totals of days, and two seasons at once.
 *
 * Through days: the hours of each whole day add up to Y_d, any method of days goes on from there,
 * and each day's total is spread over its hours by the profile p_kh of its kind of day k,
 *
 *     p_kh = (sum_d a_d y_dh + 14 P_h Y / D) / (the same summed over h),   a_d = 2^(-age / year)
 *
 * with the sums over days of kind k, P_h the profile of all days and Y / D a mean day: a kind
 * seldom seen is drawn to the others by the weight of two weeks.
 *
 * Two seasons (m = 24, M = 168):
 *
 *     f_1 = l + s_t + S_t + psi e'     e = y - f_1,  e' the last error
 *     l <- l + alpha e,   s_t <- s_t + delta e,   S_t <- S_t + omega e
 *     f_h = l + s + S + psi^h e'
 *
 * Source: Taylor, Journal of the Operational Research Society 54 (2003) 799-805. */
#include "forecast_method.h"

#include "minimise.h"

#include <math.h>

enum { HOURS = BEM_DAY_HOURS, WEEK = BEM_WEEK_DAYS * BEM_DAY_HOURS, PSEUDO_DAYS = 14 };

/* --- through days -------------------------------------------------------------- */

typedef struct day_totals {
    bem_series series;
    int skip;    /* hours before the first whole day */
    double *age; /* [n] a_d; 0 for days not known */
    double profile[BEM_DAY_KINDS][HOURS];
} day_totals;

static bool is_open(const bem_series *hours, int t) {
    return !bem_is_closed(hours, hours->start + t);
}

/* A day is known when every hour at which it is open is. */
static void add_day(const bem_series_past *past, day_totals *days, int d) {
    const bem_series *hours = past->series;
    int n_open = 0, n_known = 0;
    for (int h = 0; h < HOURS; h++) {
        int t = days->skip + d * HOURS + h;
        n_open += is_open(hours, t);
        n_known += hours->known[t];
        days->series.value[d] += hours->value[t];
    }
    days->series.known[d] = n_open > 0 && n_known == n_open;
    if (!days->series.known[d])
        days->series.value[d] = 0;
    else
        days->age[d] = exp2(-(days->series.n - d) / 365.0);
}

static day_totals add_days(const bem_series_past *past, bem_arena *arena) {
    const bem_series *hours = past->series;
    day_totals days = {.skip = (HOURS - bem_step_hour(BEM_STEP_HOUR, hours->start)) % HOURS};
    int n = past->n > days.skip ? (past->n - days.skip) / HOURS : 0;
    days.series = (bem_series){
        .group = hours->group,
        .step = BEM_STEP_DAY,
        .start = bem_step_date(BEM_STEP_HOUR, hours->start + days.skip),
        .n = n,
        .value = BEM_TAKE(arena, n + 1, double),
        .known = BEM_TAKE(arena, n + 1, bool),
        .holidays = hours->holidays,
    };
    days.age = BEM_TAKE(arena, n + 1, double);
    for (int k = 0; k < BEM_DAY_KINDS; k++) {
        bool closed = true;
        for (int h = 0; h < HOURS; h++)
            closed = closed && hours->closed[k][h];
        days.series.closed[k][0] = closed;
    }
    for (int d = 0; d < n; d++)
        add_day(past, &days, d);
    return days;
}

static void scale(double *profile, double total) {
    for (int h = 0; h < HOURS; h++)
        profile[h] = total > 0 ? profile[h] / total : 1.0 / HOURS;
}

static void find_profiles(const bem_series_past *past, day_totals *days) {
    double all[HOURS] = {0}, total = 0, weight = 0, of_kind[BEM_DAY_KINDS] = {0};
    for (int d = 0; d < days->series.n; d++) {
        int kind = bem_day_kind(past->series->holidays, (bem_date)days->series.start + d);
        for (int h = 0; h < HOURS; h++) {
            double y = days->age[d] * past->series->value[days->skip + d * HOURS + h];
            all[h] += y;
            days->profile[kind][h] += y;
        }
        weight += days->age[d];
        total += days->age[d] * days->series.value[d];
        of_kind[kind] += days->age[d] * days->series.value[d];
    }
    scale(all, total);
    double pseudo = weight > 0 ? PSEUDO_DAYS * total / weight : 0;
    for (int k = 0; k < BEM_DAY_KINDS; k++) {
        double sum = 0;
        for (int h = 0; h < HOURS; h++) {
            days->profile[k][h] += pseudo * all[h];
            if (past->series->closed[k][h])
                days->profile[k][h] = 0;
            sum += days->profile[k][h];
        }
        scale(days->profile[k], sum);
    }
}

const char *bem_profile_refuse(const bem_method *method, const bem_series_past *past) {
    bem_arena arena = {0};
    day_totals days = add_days(past, &arena);
    bem_series_past of_days = {&days.series, days.series.n};
    const char *reason = bem_past_known(&of_days) < 4 ? "fewer than four whole days are known"
                                                      : method->refuse(method, &of_days);
    bem_arena_free(&arena);
    return reason;
}

void bem_profile_forecast(const bem_method *method, const bem_series_past *past, bem_fit *fit,
                          int horizon, double *f) {
    bem_arena arena = {0};
    day_totals days = add_days(past, &arena);
    bem_series_past of_days = {&days.series, days.series.n};
    find_profiles(past, &days);
    int begun = past->n - days.skip - days.series.n * HOURS; /* hours of a day not yet whole */
    int n_ahead = (begun + horizon + HOURS - 1) / HOURS;
    double *totals = BEM_TAKE(&arena, n_ahead, double);
    method->forecast(method, &of_days, fit, n_ahead, totals);
    for (int i = 0; i < horizon; i++) {
        int64_t at = past->series->start + past->n + i;
        int kind = bem_day_kind(past->series->holidays, bem_step_date(BEM_STEP_HOUR, at));
        f[i] = totals[(begun + i) / HOURS] * days.profile[kind][bem_step_hour(BEM_STEP_HOUR, at)];
    }
    bem_arena_free(&arena);
}

/* --- two seasons ---------------------------------------------------------------- */

typedef struct seasons {
    const bem_series_past *past;
    double alpha, delta, omega, psi;
    double first_level, first_day[HOURS], first_week[WEEK];
    double level, day[HOURS], week[WEEK], error;
} seasons;

/* Means of the first eight weeks, or of what there is. */
static void begin(seasons *m) {
    bem_series_past first = {m->past->series, m->past->n < 8 * WEEK ? m->past->n : 8 * WEEK};
    double sum[WEEK] = {0}, day[HOURS] = {0};
    int n[WEEK] = {0}, n_day[HOURS] = {0};
    m->first_level = bem_past_mean(&first);
    for (int t = 0; t < first.n; t++)
        if (first.series->known[t]) {
            sum[t % WEEK] += first.series->value[t] - m->first_level;
            day[t % HOURS] += first.series->value[t] - m->first_level;
            n[t % WEEK]++;
            n_day[t % HOURS]++;
        }
    for (int h = 0; h < HOURS; h++)
        m->first_day[h] = n_day[h] ? day[h] / n_day[h] : 0;
    for (int i = 0; i < WEEK; i++)
        m->first_week[i] = n[i] ? sum[i] / n[i] - m->first_day[i % HOURS] : 0;
}

static double run(seasons *m) {
    double sum = 0;
    m->level = m->first_level;
    m->error = 0;
    for (int i = 0; i < HOURS; i++)
        m->day[i] = m->first_day[i];
    for (int i = 0; i < WEEK; i++)
        m->week[i] = m->first_week[i];
    for (int t = 0; t < m->past->n; t++) {
        double *s = &m->day[t % HOURS], *S = &m->week[t % WEEK];
        m->error *= m->psi;
        if (!m->past->series->known[t])
            continue;
        double error = m->past->series->value[t] - (m->level + *s + *S);
        double surprise = error - m->error;
        sum += surprise * surprise;
        m->level += m->alpha * surprise;
        *s += m->delta * surprise;
        *S += m->omega * surprise;
        m->error = error;
    }
    return sum;
}

static double loss(const double *at, void *context) {
    seasons *m = context;
    m->alpha = at[0];
    m->delta = at[1];
    m->omega = at[2];
    m->psi = at[3];
    return run(m);
}

static void forecast(const bem_method *method, const bem_series_past *past, bem_fit *fit,
                     int horizon, double *f) {
    (void)method;
    seasons m = {.past = past};
    begin(&m);
    if (!fit->found) {
        bem_minimum minimum = {.n = 4, .hi = {0.3, 0.3, 0.3, 0.9}, .at = {0.01, 0.01, 0.02, 0.1}};
        bem_minimise(&minimum, loss, &m, 120);
        for (int i = 0; i < minimum.n; i++)
            fit->at[i] = minimum.at[i];
        fit->found = true;
    }
    loss(fit->at, &m);
    for (int h = 0; h < horizon; h++) {
        int t = past->n + h;
        m.error *= m.psi;
        f[h] = m.level + m.day[t % HOURS] + m.week[t % WEEK] + m.error;
    }
}

static const char *refuse(const bem_method *method, const bem_series_past *past) {
    (void)method;
    if (past->series->step != BEM_STEP_HOUR)
        return "for hours";
    return bem_past_season(past) > 1 ? NULL : "fewer than two weeks are known";
}

const bem_method bem_method_double_seasonal = {
    .name = "double_seasonal",
    .title = "seasons of the day and of the week",
    .parameters = {"alpha", "delta", "omega", "psi"},
    .refuse = refuse,
    .forecast = forecast,
};
