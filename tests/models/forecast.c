/* forecast.c - series of which the future is known. */
#include "forecast.h"

#include "least_squares.h"
#include "minimise.h"

#include <criterion/criterion.h>
#include <math.h>

static const bem_holidays no_holidays = {0};

typedef struct sample {
    bem_series series;
    bem_arena arena;
} sample;

/* n steps from Monday 2024-01-01 on (of months, from January 2020), all known, all zero. */
static sample make(bem_step step, int n) {
    sample s = {.series = {.step = step, .n = n, .holidays = &no_holidays}};
    s.series.start = bem_step_at(step, bem_date_of(step == BEM_STEP_MONTH ? 2020 : 2024, 1, 1), 0);
    s.series.value = BEM_TAKE(&s.arena, n, double);
    s.series.known = BEM_TAKE(&s.arena, n, bool);
    for (int t = 0; t < n; t++)
        s.series.known[t] = true;
    return s;
}

static void forget(sample *s, int from, int to) {
    for (int t = from; t < to; t++) {
        s->series.known[t] = false;
        s->series.value[t] = 0;
    }
}

/* A number in [0, 1) that looks like chance and is none. */
static double wobble(int t) {
    uint64_t x = (uint64_t)(t + 1) * UINT64_C(0x9E3779B97F4A7C15);
    x ^= x >> 29;
    x *= UINT64_C(0xBF58476D1CE4E5B9);
    return (double)((x ^ (x >> 32)) >> 11) / 9007199254740992.0;
}

/* What must hold of any forecast: finite, not below zero, quantiles in order. */
static void check_sane(const bem_forecast *f) {
    for (int h = 0; h < f->horizon; h++) {
        double before = 0;
        cr_expect(isfinite(f->value[h]) && f->value[h] >= 0, "value %d is %g", h, f->value[h]);
        for (int k = 0; k < BEM_N_QUANTILES; k++) {
            cr_expect(isfinite(f->quantile[h][k]) && f->quantile[h][k] >= before,
                      "quantile %d of %d is %g", k, h, f->quantile[h][k]);
            before = f->quantile[h][k];
        }
    }
}

/* The chosen method is nowhere worse than the benchmark. */
static void check_choice(const bem_forecast *f) {
    const bem_trial *chosen = &f->trials[f->chosen], *naive = &f->trials[0];
    for (int i = 0; f->n_origins > 0 && i < f->n_horizons; i++) {
        cr_expect(!(chosen->scores[i].wape > naive->scores[i].wape * (1 + 1e-9)), "%s at %d",
                  bem_trial_name(chosen), f->horizons[i]);
        cr_expect(!(chosen->scores[i].mase > naive->scores[i].mase * (1 + 1e-9)), "%s at %d",
                  bem_trial_name(chosen), f->horizons[i]);
    }
}

static bem_forecast *forecast(const sample *s, int horizon) {
    bem_forecast *f = bem_forecast_new(&s->series, (bem_forecast_settings){.horizon = horizon});
    check_sane(f);
    check_choice(f);
    return f;
}

static void done(bem_forecast *f, sample *s) {
    bem_forecast_free(f);
    bem_arena_free(&s->arena);
}

Test(forecast, a_constant_goes_on) {
    static const double constants[] = {0, 7, 1e6};
    for (size_t i = 0; i < sizeof constants / sizeof *constants; i++)
        for (int step = BEM_STEP_HOUR; step <= BEM_STEP_MONTH; step++) {
            sample s = make((bem_step)step, 400);
            for (int t = 0; t < 400; t++)
                s.series.value[t] = constants[i];
            bem_forecast *f = forecast(&s, 30);
            for (int h = 0; h < 30; h++)
                cr_expect_float_eq(f->value[h], constants[i], 1e-6 * (1 + constants[i]),
                                   "step %d: %g at %d", step, f->value[h], h);
            cr_expect_eq(f->chosen, 0, "nothing is better than the benchmark, so it is used");
            cr_assert_geq(f->notes.count, 1);
            done(f, &s);
        }
}

Test(forecast, a_line_goes_on) {
    sample s = make(BEM_STEP_DAY, 200);
    for (int t = 0; t < 200; t++)
        s.series.value[t] = 50 + 2 * t;
    bem_forecast *f = forecast(&s, 14);
    for (int h = 0; h < 14; h++)
        cr_expect_float_eq(f->value[h], 50 + 2 * (200 + h), 2, "%s: %g at %d",
                           bem_trial_name(&f->trials[f->chosen]), f->value[h], h);
    done(f, &s);
}

Test(forecast, an_exact_season_goes_on) {
    static const double week[] = {9, 7, 6, 6, 5, 1, 0};
    sample s = make(BEM_STEP_DAY, 210);
    for (int t = 0; t < 210; t++)
        s.series.value[t] = week[t % 7];
    forget(&s, 100, 117);
    bem_forecast *f = forecast(&s, 21);
    cr_expect_eq(f->chosen, 0, "as one season ago is exact");
    for (int h = 0; h < 21; h++)
        cr_expect_float_eq(f->value[h], week[(210 + h) % 7], 1e-9);
    done(f, &s);
}

/* Each method alone meets what it is made for. */
Test(forecast, each_method_knows_its_own) {
    static const double week[] = {9, 7, 6, 6, 5, 1, 2};
    static const struct {
        const char *name;
        bool trend, season, multiply;
        double near;
    } cases[] = {
        {"seasonal_naive", false, true, false, 1e-9},
        {"seasonal_average", false, true, false, 1e-9},
        {"moving_average", false, false, false, 1e-9},
        {"simple", false, false, false, 1e-6},
        {"holt", true, false, false, 1},
        {"damped", false, false, false, 1e-6},
        {"holt_winters", true, true, false, 1},
        {"holt_winters_damped", false, true, false, 0.01},
        {"holt_winters_multiplicative", true, true, true, 6},
        {"holt_winters_multiplicative_damped", false, true, true, 1},
        {"calendar", false, true, true, 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        sample s = make(BEM_STEP_DAY, 280);
        double truth[14];
        for (int t = 0; t < 294; t++) {
            double level = 100 + (cases[i].trend ? 0.5 * t : 0);
            double season = cases[i].season ? week[t % 7] : 5;
            double y = cases[i].multiply ? level * season / 5 : level + season;
            *(t < 280 ? &s.series.value[t] : &truth[t - 280]) = y;
        }
        const bem_method *method = bem_method_find(cases[i].name);
        cr_assert_not_null(method, "%s", cases[i].name);
        bem_series_past past = {&s.series, 280};
        bem_fit fit = {0};
        double f[14];
        cr_assert_null(bem_method_refuse(method, &past));
        bem_method_forecast(method, &past, &fit, 14, f);
        for (int h = 0; h < 14; h++)
            cr_expect_float_eq(f[h], truth[h], cases[i].near, "%s: %g for %g at %d", cases[i].name,
                               f[h], truth[h], h);
        bem_arena_free(&s.arena);
    }
}

/* Holidays, and the summer of two years, are expected again. */
Test(forecast, the_calendar_knows_holidays_and_summer) {
    static const bem_holidays swedish = {.sweden = true};
    sample s = make(BEM_STEP_DAY, 3 * 364);
    s.series.holidays = &swedish;
    double truth[200];
    for (int t = 0; t < 3 * 364 + 200; t++) {
        bem_date date = (bem_date)s.series.start + t;
        double turn = bem_step_year_turn(BEM_STEP_DAY, date) * 6.283185307179586;
        double y = (bem_is_holiday(&swedish, date) ? 20 : 100) * (1 + 0.3 * cos(turn));
        *(t < s.series.n ? &s.series.value[t] : &truth[t - s.series.n]) = y;
    }
    bem_forecast *f = forecast(&s, 200);
    double error = 0, sum = 0;
    for (int h = 0; h < 200; h++) {
        error += fabs(f->value[h] - truth[h]);
        sum += truth[h];
    }
    cr_expect_lt(error / sum, 0.06, "%s: %g", bem_trial_name(&f->trials[f->chosen]), error / sum);
    cr_expect_neq(f->chosen, 0);
    done(f, &s);
}

/* Hours: the profile of each kind of day, also on a holiday, times the totals of days. */
Test(forecast, hours_follow_the_profile_of_the_day) {
    sample s = make(BEM_STEP_HOUR, 24 * 7 * 12);
    double truth[24 * 7];
    for (int t = 0; t < s.series.n + 24 * 7; t++) {
        int hour = t % 24, weekday = t / 24 % 7;
        double y = (hour < 8 ? 2 : 10) * (weekday == 6 && hour > 11 ? 0.5 : 1);
        y += t < s.series.n ? wobble(t) - 0.5 : 0;
        *(t < s.series.n ? &s.series.value[t] : &truth[t - s.series.n]) = y;
    }
    bem_forecast *f = forecast(&s, 24 * 7);
    cr_expect_neq(f->chosen, 0);
    for (int h = 0; h < 24 * 7; h++)
        cr_expect_float_eq(f->value[h], truth[h], 0.4, "%s: %g for %g at %d",
                           bem_trial_name(&f->trials[f->chosen]), f->value[h], truth[h], h);
    done(f, &s);
}

/* Any length, also one: something sane comes out, and too short is said. */
Test(forecast, short_series_are_forecast_and_said_so) {
    static const int lengths[] = {1, 2, 3, 5, 7, 8, 9, 13, 15, 20, 29};
    for (int step = BEM_STEP_HOUR; step <= BEM_STEP_MONTH; step++)
        for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
            sample s = make((bem_step)step, lengths[i]);
            for (int t = 0; t < s.series.n; t++)
                s.series.value[t] = floor(20 * wobble(t));
            bem_forecast *f = forecast(&s, 60);
            bool short_of_days =
                step == BEM_STEP_HOUR && lengths[i] < 36; /* origins are midnights */
            cr_expect_eq(f->n_origins == 0, lengths[i] < 8 || short_of_days, "%d steps",
                         lengths[i]);
            if (f->n_origins == 0)
                cr_expect(f->chosen == 0 && f->notes.count == 1);
            done(f, &s);
        }
}

/* Gaps of any kind, closed days, zeros and jumps: nothing breaks, and closed is 0. */
Test(forecast, torn_series_stay_sane) {
    for (int seed = 0; seed < 40; seed++) {
        sample s = make((bem_step)(seed % 4), 60 + 17 * seed);
        s.series.closed[BEM_SUNDAY][0] = seed % 3 == 0;
        for (int t = 0; t < s.series.n; t++) {
            double dice = wobble(1000 * seed + t);
            s.series.known[t] =
                (dice > 0.2 || t == 0) && !bem_is_closed(&s.series, s.series.start + t);
            s.series.value[t] =
                s.series.known[t] ? floor((seed % 5) * 10 * wobble(77 * seed + 3 * t)) : 0;
        }
        s.series.known[0] = true;
        if (seed % 2)
            forget(&s, s.series.n / 3, s.series.n / 2);
        bem_forecast *f = forecast(&s, 40);
        for (int h = 0; h < 40; h++)
            if (bem_is_closed(&s.series, s.series.start + s.series.n + h))
                cr_expect_eq(f->value[h] + f->quantile[h][BEM_P90], 0);
        done(f, &s);
    }
}

/* Of noise about a level, eight of ten values lie between p10 and p90, and p50 is in the middle. */
Test(forecast, quantiles_hold_what_they_promise) {
    sample s = make(BEM_STEP_DAY, 700);
    for (int t = 0; t < 700; t++)
        s.series.value[t] = 100 + 40 * wobble(t);
    bem_forecast *f = forecast(&s, 28);
    int below[BEM_N_QUANTILES] = {0};
    for (int t = 700; t < 1700; t++)
        for (int k = 0; k < BEM_N_QUANTILES; k++)
            below[k] += 100 + 40 * wobble(t) < f->quantile[t % 28][k];
    for (int k = 0; k < BEM_N_QUANTILES; k++)
        cr_expect_float_eq(below[k] / 1000.0, bem_quantile_percent[k] / 100.0, 0.06, "p%d: %d",
                           bem_quantile_percent[k], below[k]);
    done(f, &s);
}

/* A method asked for is used though it is worse, or the benchmark where it cannot be; both are
 * said. */
Test(forecast, a_method_asked_for_is_used) {
    sample s = make(BEM_STEP_DAY, 210);
    for (int t = 0; t < 210; t++)
        s.series.value[t] = t % 7 * 10;
    bem_forecast_settings settings = {.horizon = 7, .method = bem_method_find("simple")};
    bem_forecast *f = bem_forecast_new(&s.series, settings);
    cr_expect_str_eq(bem_trial_name(&f->trials[f->chosen]), "simple");
    cr_expect_eq(f->notes.count, 1);
    bem_forecast_free(f);
    settings.method = bem_method_find("holt_winters_multiplicative"); /* zeros */
    f = bem_forecast_new(&s.series, settings);
    cr_expect_eq(f->chosen, 0);
    cr_expect_eq(f->notes.count, 1);
    done(f, &s);
}

/* What comes after an origin does not reach the forecast made there. */
Test(forecast, the_back_test_does_not_look_ahead) {
    double first[2][28];
    for (int round = 0; round < 2; round++) {
        sample s = make(BEM_STEP_DAY, 500);
        for (int t = 0; t < 500; t++)
            s.series.value[t] = floor(50 + 20 * wobble(t) + (t % 7) * 5);
        for (int t = 400; t < 500 && round == 1; t++)
            s.series.value[t] = 1000;
        for (int m = 0; m < bem_n_methods; m++) {
            bem_series_past past = {&s.series, 400};
            bem_fit fit = {0};
            double f[28];
            if (bem_method_refuse(bem_methods[m], &past))
                continue;
            bem_method_forecast(bem_methods[m], &past, &fit, 28, f);
            if (round == 0)
                first[0][m] = f[0] + f[27];
            else
                cr_expect_eq(f[0] + f[27], first[0][m], "%s", bem_methods[m]->name);
        }
        bem_arena_free(&s.arena);
    }
}

/* MASE and WAPE by hand: y = 1 … 20, weeks short of a season, so naive is one step back. */
Test(forecast, scores_are_those_of_their_formulas) {
    sample s = make(BEM_STEP_WEEK, 20);
    for (int t = 0; t < 20; t++)
        s.series.value[t] = t + 1;
    bem_forecast *f = forecast(&s, 2);
    double error = 0, value = 0, scaled = 0;
    for (int o = 0; o < f->n_origins; o++) {
        int n = f->origins[o];
        int ahead = n + 2 <= 20 ? 2 : 1;
        for (int h = 1; h <= ahead; h++) {
            error += h;
            value += n + h;
        }
        scaled += ahead == 2 ? 1.5 : 1;
    }
    cr_assert_gt(f->n_origins, 0);
    cr_assert_eq(f->n_horizons, 2);
    cr_expect_float_eq(f->trials[0].scores[1].wape, error / value, 1e-12);
    cr_expect_float_eq(f->trials[0].scores[1].mase, scaled / f->n_origins, 1e-12);
    done(f, &s);
}

Test(forecast, steps_are_counted) {
    char words[BEM_STEP_TEXT];
    static const struct {
        int year, month, day;
        const char *week;
    } weeks[] = {
        {2026, 12, 28, "2026-W53"}, {2027, 1, 3, "2026-W53"},   {2027, 1, 4, "2027-W01"},
        {2024, 12, 30, "2025-W01"}, {1969, 12, 31, "1970-W01"}, {1960, 2, 29, "1960-W09"},
    };
    for (size_t i = 0; i < sizeof weeks / sizeof *weeks; i++) {
        bem_date date = bem_date_of(weeks[i].year, weeks[i].month, weeks[i].day);
        int64_t at = bem_step_at(BEM_STEP_WEEK, date, 0);
        cr_expect_str_eq(bem_step_text(BEM_STEP_WEEK, at, words), weeks[i].week);
    }
    for (bem_date date = bem_date_of(1968, 1, 1); date < bem_date_of(2032, 1, 1); date += 11)
        for (int step = BEM_STEP_HOUR; step <= BEM_STEP_MONTH; step++) {
            int64_t at = bem_step_at((bem_step)step, date, 13);
            bem_date first = bem_step_date((bem_step)step, at);
            bem_date next = bem_step_date((bem_step)step, at + 1);
            cr_expect(first <= date && (next > date || step == BEM_STEP_HOUR));
            cr_expect_eq(bem_step_at((bem_step)step, first, bem_step_hour((bem_step)step, at)), at);
        }
}

static double valley(const double *x, void *context) {
    (void)context;
    return 100 * pow(x[1] - x[0] * x[0], 2) + pow(1 - x[0], 2);
}

/* Rosenbrock's valley inside the box, and with the box's edge before its end. */
Test(forecast, the_least_value_is_found) {
    bem_minimum m = {.n = 2, .lo = {-2, -2}, .hi = {2, 2}, .at = {-1.2, 1}};
    bem_minimise(&m, valley, NULL, 2000);
    cr_expect_float_eq(m.at[0], 1, 1e-2);
    cr_expect_float_eq(m.at[1], 1, 1e-2);
    m = (bem_minimum){.n = 2, .lo = {-2, -2}, .hi = {0.5, 2}, .at = {-1.2, 1}};
    bem_minimise(&m, valley, NULL, 2000);
    cr_expect_float_eq(m.at[0], 0.5, 1e-3);
    cr_expect_float_eq(m.at[1], 0.25, 1e-2);
}

Test(forecast, normal_equations_are_solved) {
    double a[] = {4, 0, 0, 2, 5, 0, 1, 3, 6}, b[] = {4 + 4 + 3, 2 + 10 + 9, 1 + 6 + 18};
    cr_assert(bem_normal_solve(3, a, b));
    for (int i = 0; i < 3; i++)
        cr_expect_float_eq(b[i], i + 1, 1e-12);
    double singular[] = {1, 0, 1, 1}, right[] = {1, 1};
    cr_expect(!bem_normal_solve(2, singular, right));
}
