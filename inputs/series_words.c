/* series_words.c - dates, clock times and values as series have them. */
#include "series_parts.h"

#include "scalars.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_DIGITS = 12 };

static bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

/* Exactly two digits at most `most`. */
static bool take_two(const char **at, int most, int *number) {
    if (!is_digit((*at)[0]) || !is_digit((*at)[1]))
        return false;
    *number = ((*at)[0] - '0') * 10 + (*at)[1] - '0';
    *at += 2;
    return *number <= most;
}

/* 13, 13:00, 13:00:00. */
static bool take_clock(const char *at, int *minute) {
    int hour, of_hour = 0, second;
    if (!take_two(&at, 23, &hour))
        return false;
    if (*at == ':' && (at++, !take_two(&at, 59, &of_hour)))
        return false;
    if (*at == ':' && (at++, !take_two(&at, 59, &second)))
        return false;
    *minute = hour * 60 + of_hour;
    return !*at;
}

bool bem_time_read_hour(const char *text, int *minute) {
    if (is_digit(text[0]) && !text[1]) {
        *minute = (text[0] - '0') * 60;
        return true;
    }
    return take_clock(text, minute);
}

/* Week 1 is the one with 4 January. */
static bool read_week(const char *text, bem_date *date) {
    int week, weekday_of_fourth;
    const char *at = text + 6;
    if (strlen(text) != 8 || text[5] != 'W' || !take_two(&at, 53, &week) || week < 1)
        return false;
    int year = atoi(text);
    bem_date fourth = bem_date_of(year, 1, 4), next = bem_date_of(year + 1, 1, 4);
    weekday_of_fourth = bem_date_weekday(fourth);
    *date = fourth - weekday_of_fourth + BEM_WEEK_DAYS * (week - 1);
    return *date < next - bem_date_weekday(next);
}

bool bem_time_read(const char *text, bem_time *time) {
    char day[11];
    *time = (bem_time){.step = BEM_STEP_DAY};
    if (strnlen(text, 7) >= 7 && text[4] == '-' && text[5] == 'W') {
        char year[] = "0000-01-01";
        memcpy(year, text, 4);
        time->step = BEM_STEP_WEEK;
        return bem_scalar_date(year, &time->date) && read_week(text, &time->date);
    }
    if (strlen(text) == 7) {
        memcpy(day, text, 7);
        memcpy(day + 7, "-01", 4);
        time->step = BEM_STEP_MONTH;
        return bem_scalar_date(day, &time->date);
    }
    if (strlen(text) < 10)
        return false;
    memcpy(day, text, 10);
    day[10] = '\0';
    if (!bem_scalar_date(day, &time->date))
        return false;
    if (!text[10])
        return true;
    time->step = BEM_STEP_HOUR;
    return (text[10] == 'T' || text[10] == ' ') && take_clock(text + 11, &time->minute);
}

bool bem_value_read(const char *text, double *value, char *mark) {
    int n = 0, decimals = 0;
    bool behind = false;
    *value = 0;
    *mark = '\0';
    for (; *text; text++) {
        if (is_digit(*text)) {
            *value = *value * 10 + (*text - '0');
            decimals += behind;
            if (++n > MOST_DIGITS + decimals || decimals > MOST_DIGITS)
                return false;
        } else if ((*text == '.' || *text == ',') && !behind && n > 0 && is_digit(text[1])) {
            behind = true;
            *mark = *text;
        } else {
            return false;
        }
    }
    *value /= pow(10, decimals);
    return n > 0;
}

bool bem_span_read(const char *text, bem_span *span) {
    char *end;
    if (!is_digit(*text) || *text == '0' || strspn(text, "0123456789") > 4)
        return false;
    span->number = strtoll(text, &end, 10);
    span->unit = *end;
    return *end && strchr("hdwm", *end) && !end[1];
}
