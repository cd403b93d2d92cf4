/* forecast_calendar.c - what kind of day, what time of year, times a level that drifts.
 *
 *     E y_t = mu_t l_t,    log mu_t = x_t' w
 *
 * x_t holds 1; the weekday and whether it is a holiday, the day before or after one (days); the
 * holidays that fall on Monday to Friday (weeks, months) and the days of the month; the trend; and
 * K waves of the year, cos and sin of 2 pi k u, u the time in years. w is a Poisson regression:
 * least sum of 2^(-(n - t) / two years) (mu_t - y_t log mu_t) + a ridge that grows with the wave's
 * k², by Fisher's scoring, each round a system of normal equations (least_squares.h). K has the
 * least quasi-Akaike number, deviance / c + 2 (number of x), c the dispersion of the largest K.
 *
 * Beyond the past the trend fades with a half-life of a year. The level returns to 1:
 * l_t = 1 + rho (l_{t-1} - 1 + alpha (y_t - mu_t l) / max(mu_t, mean mu)), so f_h = mu (1 + rho^h
 * (l - 1)); alpha and rho have the least squared error of one step ahead.
 *
 * Sources: McCullagh and Nelder, Generalized Linear Models (1989), chapters 2, 6 and 9; Burnham
 * and Anderson, Model Selection (2002), section 2.5; waves as in Harvey, Forecasting (1989). */
#include "forecast_method.h"

#include "least_squares.h"
#include "minimise.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum { MOST_WAVES = 12, MOST_TERMS = 12 + 2 * MOST_WAVES, ROUNDS = 12 };

static const double TAU = 6.283185307179586;

typedef struct model {
    const bem_series_past *past;
    int n_terms, n_fixed, n_waves; /* n_terms = n_fixed + 2 n_waves */
    bool holidays;
    double turn;          /* years since 1970 at the end of the past */
    double w[MOST_TERMS]; /* weights of the terms */
    double *terms;        /* [n][MOST_TERMS] */
    double *age;          /* [n] 2^(-age / two years); 0 where not known */
    double *mu;           /* [n] */
    double mean_mu, deviance;
    double alpha, rho, level;
} model;

/* --- terms -------------------------------------------------------------------- */

static int work_holidays(const bem_series *series, int64_t at, int *n_days) {
    bem_date date = bem_step_date(series->step, at), end = bem_step_date(series->step, at + 1);
    int n = 0;
    *n_days = 0;
    for (; date < end; date++) {
        bool work = bem_date_weekday(date) < BEM_SATURDAY;
        *n_days += work;
        n += work && bem_is_holiday(series->holidays, date);
    }
    return n;
}

static int add_day_terms(const model *m, int64_t at, double *x) {
    const bem_holidays *holidays = m->past->series->holidays;
    bem_date date = (bem_date)at;
    int n = 0, kind = bem_day_kind(holidays, date);
    for (int k = BEM_TUESDAY; k <= BEM_SUNDAY; k++)
        x[n++] = kind == k;
    if (m->holidays) {
        x[n++] = kind == BEM_HOLIDAY;
        x[n++] = kind != BEM_HOLIDAY && bem_is_holiday(holidays, date + 1);
        x[n++] = kind != BEM_HOLIDAY && bem_is_holiday(holidays, date - 1);
    }
    return n;
}

static int add_period_terms(const model *m, int64_t at, double *x) {
    const bem_series *series = m->past->series;
    int n = 0, n_days, n_holidays = work_holidays(series, at, &n_days);
    if (m->holidays)
        x[n++] = n_holidays / 3.0;
    if (series->step == BEM_STEP_MONTH) {
        x[n++] = (n_days - 22) / 3.0;
        x[n++] = bem_step_date(series->step, at + 1) - bem_step_date(series->step, at) - 30;
    }
    return n;
}

/* Years from the end of the past; beyond it with a half-life. */
static double faded(double years) { return years <= 0 ? years : (1 - exp2(-years)) / log(2); }

/* The terms of a step; how many stand before the waves. */
static int set_terms(const model *m, int64_t at, double *x) {
    const bem_series *series = m->past->series;
    double turn = bem_step_year_turn(series->step, at);
    int n = 0;
    x[n++] = 1;
    n +=
        series->step == BEM_STEP_DAY ? add_day_terms(m, at, x + n) : add_period_terms(m, at, x + n);
    x[n++] = faded(turn - m->turn);
    for (int k = 1; k <= MOST_WAVES; k++) {
        x[n + 2 * k - 2] = cos(TAU * k * turn);
        x[n + 2 * k - 1] = sin(TAU * k * turn);
    }
    return n;
}

static void prepare(model *m, bem_arena *arena) {
    const bem_series *series = m->past->series;
    int n = m->past->n, n_holidays = 0, unused;
    m->turn = bem_step_year_turn(series->step, series->start + n - 1);
    for (int t = 0; t < n; t++)
        if (series->known[t])
            n_holidays += work_holidays(series, series->start + t, &unused);
    m->holidays = n_holidays >= 2;
    m->terms = BEM_TAKE(arena, (size_t)n * MOST_TERMS, double);
    m->age = BEM_TAKE(arena, n, double);
    m->mu = BEM_TAKE(arena, n, double);
    for (int t = 0; t < n; t++) {
        m->n_fixed = set_terms(m, series->start + t, m->terms + (size_t)t * MOST_TERMS);
        double years = m->turn - bem_step_year_turn(series->step, series->start + t);
        m->age[t] = series->known[t] ? exp2(-years / 2) : 0;
    }
}

/* --- regression --------------------------------------------------------------- */

static double product(int n, const double *a, const double *b) {
    double sum = 0;
    for (int i = 0; i < n; i++)
        sum += a[i] * b[i];
    return sum;
}

/* Fisher's information and its right side: sum of age mu x x', and of age (mu eta + y - mu) x. */
static void add_step(const model *m, int t, double *information, double *right) {
    const double *x = m->terms + (size_t)t * MOST_TERMS;
    double mu = m->mu[t], eta = log(mu), weight = m->age[t] * mu;
    double z = m->age[t] * (mu * eta + m->past->series->value[t] - mu);
    for (int i = 0; i < m->n_terms; i++) {
        right[i] += z * x[i];
        for (int j = 0; j <= i; j++)
            information[i * m->n_terms + j] += weight * x[i] * x[j];
    }
}

static void add_ridge(const model *m, double *information) {
    double unit = 1e-4 * information[0];
    for (int i = 1; i < m->n_terms; i++) {
        int wave = i < m->n_fixed ? 1 : (i - m->n_fixed) / 2 + 1;
        information[i * m->n_terms + i] += unit * (i < m->n_fixed ? 1 : wave * wave) + 1e-9;
    }
}

static void set_mu(model *m, double highest) {
    double sum = 0, weight = 0;
    m->deviance = 0;
    for (int t = 0; t < m->past->n; t++) {
        double eta = product(m->n_terms, m->terms + (size_t)t * MOST_TERMS, m->w);
        double mu = m->mu[t] = exp(fmin(fmax(eta, -12), highest)), y = m->past->series->value[t];
        sum += m->age[t] * mu;
        weight += m->age[t];
        m->deviance += m->age[t] * 2 * ((y > 0 ? y * log(y / mu) : 0) - (y - mu));
    }
    m->mean_mu = weight > 0 ? sum / weight : 1;
}

/* False when the equations have no answer; w is then the plain mean. */
static bool regress(model *m, int n_waves) {
    double information[MOST_TERMS * MOST_TERMS], mean = fmax(bem_past_mean(m->past), 1e-3);
    m->n_waves = n_waves;
    m->n_terms = m->n_fixed + 2 * n_waves;
    memset(m->w, 0, sizeof m->w);
    m->w[0] = log(mean);
    set_mu(m, log(mean) + 4);
    for (int round = 0; round < ROUNDS; round++) {
        double right[MOST_TERMS] = {0}, before = m->deviance;
        memset(information, 0, sizeof information);
        for (int t = 0; t < m->past->n; t++)
            if (m->age[t] > 0)
                add_step(m, t, information, right);
        add_ridge(m, information);
        if (!bem_normal_solve(m->n_terms, information, right))
            return false;
        memcpy(m->w, right, sizeof(double) * (size_t)m->n_terms);
        set_mu(m, log(mean) + 4);
        if (fabs(before - m->deviance) < 1e-6 * (m->deviance + 1))
            break;
    }
    return true;
}

/* K by Akaike's number, largest first, for its dispersion serves the others. */
static int best_waves(model *m) {
    static const int choices[] = {12, 8, 6, 4, 3, 2, 1, 0};
    int year = bem_step_year(m->past->series->step), best = 0;
    double least = INFINITY, dispersion = 0, sum = product(m->past->n, m->age, m->age);
    if (2 * m->past->n < 3 * year)
        return 0; /* a year and a half: less does not tell season from trend */
    for (size_t i = 0; i < sizeof choices / sizeof *choices; i++) {
        if (4 * choices[i] > year || 3 * (m->n_fixed + 2 * choices[i]) > bem_past_known(m->past) ||
            !regress(m, choices[i]))
            continue;
        double total = 0;
        for (int t = 0; t < m->past->n; t++)
            total += m->age[t];
        if (dispersion == 0)
            dispersion = fmax(m->deviance / fmax(total - m->n_terms, sum / total), 1e-9);
        double akaike = m->deviance / dispersion + 2 * m->n_terms;
        if (akaike < least) {
            least = akaike;
            best = choices[i];
        }
    }
    return best;
}

/* --- level -------------------------------------------------------------------- */

/* Squared errors of one step ahead; leaves the level after the last step. */
static double run(model *m) {
    double sum = 0;
    m->level = 1;
    for (int t = 0; t < m->past->n; t++) {
        m->level = 1 + m->rho * (m->level - 1);
        if (m->age[t] == 0)
            continue;
        double error = m->past->series->value[t] - m->level * m->mu[t];
        sum += error * error;
        m->level += m->alpha * error / fmax(m->mu[t], m->mean_mu);
    }
    return sum;
}

static double loss(const double *at, void *context) {
    model *m = context;
    m->alpha = at[0];
    m->rho = at[1];
    return run(m);
}

static void forecast(const bem_method *method, const bem_series_past *past, bem_fit *fit,
                     int horizon, double *f) {
    (void)method;
    bem_arena arena = {0};
    model m = {.past = past};
    prepare(&m, &arena);
    if (!fit->found)
        fit->at[2] = best_waves(&m);
    if (!regress(&m, (int)fit->at[2]))
        regress(&m, 0);
    if (!fit->found) {
        bem_minimum minimum = {.n = 2, .lo = {0, 0.5}, .hi = {0.6, 0.999}, .at = {0.05, 0.95}};
        bem_minimise(&minimum, loss, &m, 150);
        fit->at[0] = minimum.at[0];
        fit->at[1] = minimum.at[1];
        fit->found = true;
    }
    m.alpha = fit->at[0];
    m.rho = fit->at[1];
    run(&m);
    double fade = m.level - 1, most = log(fmax(bem_past_mean(past), 1e-3)) + 4;
    for (int h = 0; h < horizon; h++) {
        double x[MOST_TERMS];
        set_terms(&m, past->series->start + past->n + h, x);
        fade *= m.rho;
        f[h] = exp(fmin(product(m.n_terms, x, m.w), most)) * (1 + fade);
    }
    bem_arena_free(&arena);
}

static const char *refuse(const bem_method *method, const bem_series_past *past) {
    (void)method;
    if (past->series->step == BEM_STEP_HOUR)
        return "for days, weeks and months";
    if (bem_past_season(past) == 1)
        return "fewer than two seasons are known";
    if (bem_past_known(past) < 12)
        return "fewer than twelve values are known";
    return bem_past_mean(past) > 0 ? NULL : "all values are zero";
}

const bem_method bem_method_calendar = {
    .name = "calendar",
    .title = "weekday, holiday and time of year times level",
    .parameters = {"alpha", "rho", "waves"},
    .by_day = true,
    .refuse = refuse,
    .forecast = forecast,
};
