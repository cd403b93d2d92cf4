/* forecast_smooth.c - exponential smoothing: a level, a trend, a season.
 *
 *     f_1   = l + phi b + s                  e = y - f_1
 *     l    <- l + phi b + alpha e            b <- phi b + alpha beta e
 *     s    <- s + gamma e                    f_h = l + (phi + … + phi^h) b + s
 *
 * and with a multiplicative season f_1 = (l + phi b) s, e divided by s for level and trend and by
 * l + phi b for the season. Without trend b = 0; phi = 1 unless damped. alpha, beta, gamma, phi are
 * those of the least sum of e² over the past (minimise.h); the first states are means of the first
 * seasons.
 *
 * Sources: Holt (1957); Winters, Management Science 6 (1960) 324-342; Gardner and McKenzie,
 * Management Science 31 (1985) 1237-1246; in this form Hyndman, Koehler, Ord and Snyder,
 * Forecasting with Exponential Smoothing (2008), chapter 2. */
#include "forecast_method.h"

#include "minimise.h"

#include <math.h>

enum { TREND = 1, DAMPED = 2, SEASON = 4, MULTIPLY = 8 };
enum { MOST_EVALUATIONS = 250, INITIAL_SEASONS = 3 };

typedef struct smoothing {
    const bem_series_past *past;
    int form, season;
    double alpha, beta, gamma, phi;
    double first_level, first_trend, *first_season; /* [season] */
    double level, trend, *s;                        /* [season], s[t % season] */
} smoothing;

static double mean_between(const bem_series_past *past, int from, int to) {
    double sum = 0;
    int n = 0;
    for (int t = from; t < to && t < past->n; t++)
        if (past->series->known[t]) {
            sum += past->series->value[t];
            n++;
        }
    return n ? sum / n : bem_past_mean(past);
}

/* Seasons at the start: the mean distance from their own season's mean. */
static void begin_season(smoothing *m) {
    const bem_series_past *past = m->past;
    bool multiply = m->form & MULTIPLY;
    for (int i = 0; i < m->season; i++) {
        double sum = 0;
        int n = 0;
        for (int k = 0; k < INITIAL_SEASONS && i + k * m->season < past->n; k++) {
            int t = i + k * m->season;
            double mean = mean_between(past, k * m->season, (k + 1) * m->season);
            if (!past->series->known[t] || (multiply && mean <= 0))
                continue;
            sum += multiply ? past->series->value[t] / mean : past->series->value[t] - mean;
            n++;
        }
        m->first_season[i] = n ? sum / n : multiply;
        if (multiply)
            m->first_season[i] = fmax(m->first_season[i], 0.01);
    }
}

static void begin(smoothing *m, bem_arena *arena) {
    int span = m->season > 1 ? m->season : m->past->n < 8 ? (m->past->n + 1) / 2 : 4;
    double first = mean_between(m->past, 0, span), second = mean_between(m->past, span, 2 * span);
    m->first_trend = m->form & TREND ? (second - first) / span : 0;
    m->first_level = first - m->first_trend * (span + 1) / 2;
    m->first_season = BEM_TAKE(arena, m->season, double);
    m->s = BEM_TAKE(arena, m->season, double);
    if (m->form & SEASON)
        begin_season(m);
}

static double ahead(const smoothing *m, double level, int t) {
    if (!(m->form & SEASON))
        return level;
    double s = m->s[t % m->season];
    return m->form & MULTIPLY ? level * s : level + s;
}

static void learn(smoothing *m, int t, double expected, double error) {
    double *s = &m->s[t % m->season], of_level = error, of_season = error;
    if (m->form & MULTIPLY) {
        of_level = error / fmax(*s, 0.01);
        of_season = error / fmax(expected, 1e-6);
    }
    m->level = expected + m->alpha * of_level;
    m->trend = m->phi * m->trend + m->alpha * m->beta * of_level;
    if (m->form & SEASON)
        *s = m->form & MULTIPLY ? fmax(*s + m->gamma * of_season, 0.01) : *s + m->gamma * of_season;
}

/* Runs through the past; the sum of squared errors of one step ahead. */
static double run(smoothing *m) {
    double sum = 0;
    m->level = m->first_level;
    m->trend = m->first_trend;
    for (int i = 0; i < m->season; i++)
        m->s[i] = m->first_season[i];
    for (int t = 0; t < m->past->n; t++) {
        double expected = m->level + m->phi * m->trend;
        if (!m->past->series->known[t]) {
            m->level = expected;
            m->trend *= m->phi;
            continue;
        }
        double error = m->past->series->value[t] - ahead(m, expected, t);
        sum += error * error;
        learn(m, t, expected, error);
    }
    return sum;
}

/* Parameters stand in the order in which the method names them. */
static void unpack(smoothing *m, const double *at) {
    m->alpha = *at++;
    m->beta = m->form & TREND ? *at++ : 0;
    m->gamma = m->form & SEASON ? *at++ : 0;
    m->phi = m->form & DAMPED ? *at++ : 1;
}

static double loss(const double *at, void *context) {
    unpack(context, at);
    return run(context);
}

static void find_parameters(smoothing *m, bem_fit *fit) {
    bem_minimum minimum = {0};
    int *n = &minimum.n;
    static const double ranges[][3] = {
        {0, 1, 0.2}, {0, 0.5, 0.05}, {0, 0.8, 0.1}, {0.8, 0.995, 0.97}};
    bool used[] = {true, m->form & TREND, m->form & SEASON, m->form & DAMPED};
    for (int i = 0; i < 4; i++)
        if (used[i]) {
            minimum.lo[*n] = ranges[i][0];
            minimum.hi[*n] = ranges[i][1];
            minimum.at[*n] = ranges[i][2];
            ++*n;
        }
    bem_minimise(&minimum, loss, m, MOST_EVALUATIONS);
    for (int i = 0; i < *n; i++)
        fit->at[i] = minimum.at[i];
    fit->found = true;
}

static void forecast(const bem_method *method, const bem_series_past *past, bem_fit *fit,
                     int horizon, double *f) {
    bem_arena arena = {0};
    smoothing m = {.past = past, .form = method->form};
    m.season = m.form & SEASON ? bem_past_season(past) : 1;
    begin(&m, &arena);
    if (!fit->found)
        find_parameters(&m, fit);
    unpack(&m, fit->at);
    run(&m);
    double slope = 0, damping = 1;
    for (int h = 0; h < horizon; h++) {
        damping *= m.phi;
        slope += damping;
        f[h] = ahead(&m, m.level + slope * m.trend, past->n + h);
    }
    bem_arena_free(&arena);
}

static const char *refuse(const bem_method *method, const bem_series_past *past) {
    if (bem_past_known(past) < 4)
        return "fewer than four values are known";
    if (method->form & SEASON && bem_past_season(past) == 1)
        return "fewer than two seasons are known";
    for (int t = 0; method->form & MULTIPLY && t < past->n; t++)
        if (past->series->known[t] && past->series->value[t] <= 0)
            return "a multiplied season needs values above zero";
    return NULL;
}

#define SMOOTH(NAME, TITLE, FORM, ...)                                                             \
    {                                                                                              \
        .name = NAME, .title = TITLE, .form = FORM, .parameters = {__VA_ARGS__}, .by_day = true,   \
        .refuse = refuse, .forecast = forecast                                                     \
    }

const bem_method bem_methods_smooth[BEM_N_SMOOTH] = {
    SMOOTH("simple", "simple smoothing", 0, "alpha"),
    SMOOTH("holt", "smoothing with trend", TREND, "alpha", "beta"),
    SMOOTH("damped", "smoothing with damped trend", TREND | DAMPED, "alpha", "beta", "phi"),
    SMOOTH("holt_winters", "smoothing with trend and season", TREND | SEASON, "alpha", "beta",
           "gamma"),
    SMOOTH("holt_winters_damped", "the same, trend damped", TREND | DAMPED | SEASON, "alpha",
           "beta", "gamma", "phi"),
    SMOOTH("holt_winters_multiplicative", "smoothing with trend times season",
           TREND | SEASON | MULTIPLY, "alpha", "beta", "gamma"),
    SMOOTH("holt_winters_multiplicative_damped", "the same, trend damped",
           TREND | DAMPED | SEASON | MULTIPLY, "alpha", "beta", "gamma", "phi"),
};
