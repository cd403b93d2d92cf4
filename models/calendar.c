/* calendar.c - the proleptic Gregorian calendar and the changes of the clock.
 *
 * Dates are counted in eras of 400 years (146097 days) that begin on the first
 * of March, so that the leap day is the last day of its year. */
#include "calendar.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

enum { ERA_DAYS = 146097, EPOCH_SHIFT = 719468 }; /* 0000-03-01 to 1970-01-01 */

static bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

bool bem_date_is_valid(int year, int month, int day) {
    static const int length[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1)
        return false;
    return day <= length[month - 1] + (month == 2 && is_leap(year));
}

bem_date bem_date_of(int year, int month, int day) {
    assert(bem_date_is_valid(year, month, day));
    int y = month <= 2 ? year - 1 : year;
    int era = (y >= 0 ? y : y - 399) / 400;
    int of_era = y - era * 400;
    int march = month > 2 ? month - 3 : month + 9; /* March is 0 */
    int of_year = (153 * march + 2) / 5 + day - 1;
    return era * ERA_DAYS + of_era * 365 + of_era / 4 - of_era / 100 + of_year - EPOCH_SHIFT;
}

void bem_date_split(bem_date date, int *year, int *month, int *day) {
    int z = date + EPOCH_SHIFT;
    int era = (z >= 0 ? z : z - (ERA_DAYS - 1)) / ERA_DAYS;
    int day_of_era = z - era * ERA_DAYS;
    int of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / (ERA_DAYS - 1)) / 365;
    int of_year = day_of_era - (365 * of_era + of_era / 4 - of_era / 100);
    int march = (5 * of_year + 2) / 153;
    *day = of_year - (153 * march + 2) / 5 + 1;
    *month = march < 10 ? march + 3 : march - 9;
    *year = of_era + era * 400 + (*month <= 2);
}

int bem_date_weekday(bem_date date) {
    int weekday = (date % BEM_WEEK_DAYS + BEM_THURSDAY) % BEM_WEEK_DAYS; /* 1970-01-01 */
    return weekday < 0 ? weekday + BEM_WEEK_DAYS : weekday;
}

/* The anonymous Gregorian computus (Meeus/Jones/Butcher). */
bem_date bem_date_easter(int year) {
    int a = year % 19, b = year / 100, c = year % 100;
    int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
    int h = (19 * a + b - d - g + 15) % 30;
    int i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
    int m = (a + 11 * h + 22 * l) / 451;
    int n = h + l - 7 * m + 114;
    return bem_date_of(year, n / 31, n % 31 + 1);
}

const char *bem_date_text(bem_date date, char text[BEM_DATE_TEXT]) {
    int year, month, day;
    bem_date_split(date, &year, &month, &day);
    snprintf(text, BEM_DATE_TEXT, "%04d-%02d-%02d", year % 100000, month % 100, day % 100);
    return text;
}

bool bem_is_swedish_holiday(bem_date date) {
    int year, month, day;
    bem_date_split(date, &year, &month, &day);
    int after_easter = date - bem_date_easter(year);
    bool saturday = bem_date_weekday(date) == BEM_SATURDAY;
    int month_day = month * 100 + day;
    switch (month_day) {
    case 101:  /* New Year's Day */
    case 106:  /* Epiphany */
    case 501:  /* First of May */
    case 1225: /* Christmas Day */
    case 1226: /* Boxing Day */
        return true;
    case 606: /* National Day, in place of Whit Monday */
        if (year >= 2005)
            return true;
    }
    if (after_easter == -2 || after_easter == 1 || after_easter == 39)
        return true; /* Good Friday, Easter Monday, Ascension */
    if (after_easter == 50)
        return year < 2005; /* Whit Monday */
    if (saturday && month_day >= 620 && month_day <= 626)
        return true;                                           /* Midsummer Day */
    return saturday && month_day >= 1031 && month_day <= 1106; /* All Saints' Day */
}

/* By its date; by days after Easter Sunday; or the first of a weekday from a date on. */
static const struct feast {
    const char *name;
    enum { FIXED, EASTER, FIRST } rule;
    int month, day;
    int after; /* days after Easter, or the weekday */
} feasts[] = {
    {"new_years_day", FIXED, 1, 1, 0},
    {"epiphany_eve", FIXED, 1, 5, 0},
    {"epiphany", FIXED, 1, 6, 0},
    {"maundy_thursday", EASTER, 0, 0, -3},
    {"good_friday", EASTER, 0, 0, -2},
    {"easter_eve", EASTER, 0, 0, -1},
    {"easter_sunday", EASTER, 0, 0, 0},
    {"easter_monday", EASTER, 0, 0, 1},
    {"walpurgis_eve", FIXED, 4, 30, 0},
    {"may_day", FIXED, 5, 1, 0},
    {"ascension", EASTER, 0, 0, 39},
    {"whit_eve", EASTER, 0, 0, 48},
    {"whit_sunday", EASTER, 0, 0, 49},
    {"national_day", FIXED, 6, 6, 0},
    {"midsummer_eve", FIRST, 6, 19, BEM_FRIDAY},
    {"midsummer_day", FIRST, 6, 20, BEM_SATURDAY},
    {"all_saints_eve", FIRST, 10, 30, BEM_FRIDAY},
    {"all_saints", FIRST, 10, 31, BEM_SATURDAY},
    {"christmas_eve", FIXED, 12, 24, 0},
    {"christmas_day", FIXED, 12, 25, 0},
    {"boxing_day", FIXED, 12, 26, 0},
    {"new_years_eve", FIXED, 12, 31, 0},
};
enum { N_FEASTS = sizeof feasts / sizeof *feasts };

int bem_feast_find(const char *name) {
    for (int i = 0; i < N_FEASTS; i++)
        if (strcmp(feasts[i].name, name) == 0)
            return i;
    return -1;
}

const char *bem_feast_name(int feast) {
    return feast >= 0 && feast < N_FEASTS ? feasts[feast].name : NULL;
}

bool bem_is_feast(int feast, bem_date date) {
    assert(feast >= 0 && feast < N_FEASTS);
    const struct feast *f = &feasts[feast];
    int year, month, day;
    bem_date_split(date, &year, &month, &day);
    if (f->rule == EASTER)
        return date - bem_date_easter(year) == f->after;
    bem_date first = bem_date_of(year, f->month, f->day);
    if (f->rule == FIXED)
        return date == first;
    return bem_date_weekday(date) == f->after && date >= first && date < first + BEM_WEEK_DAYS;
}

int bem_weekday(const bem_calendar *calendar, int day) {
    return bem_date_weekday(calendar->start + day);
}

/* How far the clock at `wall` is ahead of the one at the start because of one
 * change. A time that the clock skips is the instant of the change; one that
 * it shows twice is the first. */
static int ahead(const bem_clock_change *change, int wall) {
    if (change->gain < 0)
        return wall >= change->wall ? change->gain : 0;
    int past = wall - change->wall;
    if (past <= 0)
        return 0;
    return past < change->gain ? past : change->gain;
}

int bem_elapsed(const bem_calendar *calendar, int from_wall, int to_wall) {
    int elapsed = to_wall - from_wall;
    for (int i = 0; i < calendar->n_changes; i++)
        elapsed -= ahead(&calendar->changes[i], to_wall) - ahead(&calendar->changes[i], from_wall);
    return elapsed;
}
