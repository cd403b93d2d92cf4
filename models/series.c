/* series.c - counting steps, and kinds of days. */
#include "series.h"

#include <assert.h>
#include <stdio.h>

/* 1970-01-01 is a Thursday: its week begins three days before. */
enum { WEEK_SHIFT = BEM_THURSDAY, YEAR_MONTHS = 12 };

static int64_t floor_divide(int64_t a, int64_t b) { return a / b - (a % b < 0); }

const char *bem_step_name(bem_step step) {
    static const char *const names[] = {"hour", "day", "week", "month"};
    return names[step];
}

int64_t bem_step_at(bem_step step, bem_date date, int hour) {
    int year, month, day;
    switch (step) {
    case BEM_STEP_HOUR:
        return (int64_t)date * BEM_DAY_HOURS + hour;
    case BEM_STEP_DAY:
        return date;
    case BEM_STEP_WEEK:
        return floor_divide(date + WEEK_SHIFT, BEM_WEEK_DAYS);
    case BEM_STEP_MONTH:
        bem_date_split(date, &year, &month, &day);
        return (int64_t)year * YEAR_MONTHS + month - 1;
    }
    return 0;
}

bem_date bem_step_date(bem_step step, int64_t at) {
    switch (step) {
    case BEM_STEP_HOUR:
        return (bem_date)floor_divide(at, BEM_DAY_HOURS);
    case BEM_STEP_DAY:
        return (bem_date)at;
    case BEM_STEP_WEEK:
        return (bem_date)(at * BEM_WEEK_DAYS - WEEK_SHIFT);
    case BEM_STEP_MONTH:
        return bem_date_of((int)(at / YEAR_MONTHS), (int)(at % YEAR_MONTHS) + 1, 1);
    }
    return 0;
}

int bem_step_hour(bem_step step, int64_t at) {
    return step == BEM_STEP_HOUR ? (int)(at - floor_divide(at, BEM_DAY_HOURS) * BEM_DAY_HOURS) : 0;
}

double bem_step_year_turn(bem_step step, int64_t at) {
    static const double half[] = {0, 0, 3, 15}; /* days to the middle */
    return (bem_step_date(step, at) + half[step]) / 365.2425;
}

int bem_step_season(bem_step step) {
    static const int seasons[] = {BEM_WEEK_DAYS * BEM_DAY_HOURS, BEM_WEEK_DAYS, 52, YEAR_MONTHS};
    return seasons[step];
}

int bem_step_year(bem_step step) {
    static const int years[] = {364 * BEM_DAY_HOURS, 364, 52, YEAR_MONTHS};
    return years[step];
}

static int64_t after_months(bem_step step, bem_date date, int64_t number) {
    int64_t month = bem_step_at(BEM_STEP_MONTH, date, 0) + number;
    bem_date last = bem_step_date(BEM_STEP_MONTH, month) - 1;
    return bem_step_at(step, last, BEM_DAY_HOURS - 1) + 1;
}

int64_t bem_step_after(bem_step step, int64_t at, bem_span span) {
    bem_date date = bem_step_date(step, at);
    int64_t days = span.unit == 'w'   ? span.number * BEM_WEEK_DAYS
                   : span.unit == 'h' ? (span.number + BEM_DAY_HOURS - 1) / BEM_DAY_HOURS
                                      : span.number;
    if (span.unit == 'm')
        return after_months(step, date, span.number);
    if (step == BEM_STEP_HOUR)
        return at + (span.unit == 'h' ? span.number : days * BEM_DAY_HOURS);
    return bem_step_at(step, date + (bem_date)days - 1, 0) + 1;
}

/* The eves that Swedes do not work, beside the red days. */
static bool is_swedish_eve(bem_date date) {
    static const char *const eves[] = {"midsummer_eve", "christmas_eve", "new_years_eve"};
    int year, month, day;
    bem_date_split(date, &year, &month, &day);
    if (month != 6 && month != 12)
        return false; /* most days, quickly */
    for (size_t i = 0; i < sizeof eves / sizeof *eves; i++) {
        int feast = bem_feast_find(eves[i]);
        assert(feast >= 0);
        if (bem_is_feast(feast, date))
            return true;
    }
    return false;
}

bool bem_is_holiday(const bem_holidays *holidays, bem_date date) {
    if (holidays->sweden && (bem_is_swedish_holiday(date) || is_swedish_eve(date)))
        return true;
    int low = 0, high = holidays->count;
    while (low < high) {
        int middle = (low + high) / 2;
        if (holidays->items[middle] < date)
            low = middle + 1;
        else
            high = middle;
    }
    return low < holidays->count && holidays->items[low] == date;
}

int bem_day_kind(const bem_holidays *holidays, bem_date date) {
    return bem_is_holiday(holidays, date) ? BEM_HOLIDAY : bem_date_weekday(date);
}

bool bem_is_closed(const bem_series *series, int64_t at) {
    if (series->step > BEM_STEP_DAY)
        return false;
    bem_date date = bem_step_date(series->step, at);
    return series->closed[bem_day_kind(series->holidays, date)][bem_step_hour(series->step, at)];
}

int bem_clock_shows(const bem_calendar *clock, bem_step step, int64_t at) {
    if (!clock || step != BEM_STEP_HOUR)
        return 1;
    int64_t wall = (at - (int64_t)clock->start * BEM_DAY_HOURS) * 60;
    for (int i = 0; i < clock->n_changes; i++) {
        const bem_clock_change *change = &clock->changes[i];
        if (change->gain > 0 && wall >= change->wall && wall < change->wall + change->gain)
            return 0;
        if (change->gain < 0 && wall >= change->wall + change->gain && wall < change->wall)
            return 2;
    }
    return 1;
}

/* A week belongs to the year of its Thursday. */
static void week_text(bem_date monday, char text[BEM_STEP_TEXT]) {
    int year, month, day;
    bem_date_split(monday + BEM_THURSDAY, &year, &month, &day);
    int week = (monday + BEM_THURSDAY - bem_date_of(year, 1, 1)) / BEM_WEEK_DAYS + 1;
    snprintf(text, BEM_STEP_TEXT, "%04d-W%02d", year, week);
}

const char *bem_step_text(bem_step step, int64_t at, char text[BEM_STEP_TEXT]) {
    bem_date date = bem_step_date(step, at);
    char day[BEM_DATE_TEXT];
    bem_date_text(date, day);
    if (step == BEM_STEP_WEEK)
        week_text(date, text);
    else if (step == BEM_STEP_HOUR)
        snprintf(text, BEM_STEP_TEXT, "%sT%02d:00", day, bem_step_hour(step, at));
    else
        snprintf(text, BEM_STEP_TEXT, "%.*s", step == BEM_STEP_MONTH ? 7 : 10, day);
    return text;
}
