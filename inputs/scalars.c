/* scalars.c - a cursor moves over the text; what is left must be nothing. */
#include "scalars.h"

#include <string.h>

enum { MOST_UNITS = 100000000 };

/* One to `most` digits. */
static bool take_digits(const char **at, int most, int64_t *number) {
    int n = 0;
    *number = 0;
    for (; **at >= '0' && **at <= '9'; n++, ++*at) {
        if (n == most)
            return false;
        *number = *number * 10 + (**at - '0');
    }
    return n > 0;
}

static bool take(const char **at, char letter) {
    if (**at != letter)
        return false;
    ++*at;
    return true;
}

bool bem_scalar_int(const char *text, int64_t *number) {
    bool minus = take(&text, '-');
    if (!take_digits(&text, 15, number) || *text)
        return false;
    if (minus)
        *number = -*number;
    return true;
}

bool bem_scalar_duration(const char *text, int64_t *minutes) {
    int64_t number;
    if (!take_digits(&text, 7, &number))
        return false;
    if (take(&text, 'm')) {
        *minutes = number;
        return !*text;
    }
    if (!take(&text, 'h'))
        return false;
    *minutes = number * 60;
    if (!*text)
        return true;
    if (!take_digits(&text, 2, &number) || !take(&text, 'm') || number > 59)
        return false;
    *minutes += number;
    return !*text;
}

static bool take_clock(const char **at, int64_t *minutes) {
    int64_t hours, rest;
    const char *colon;
    if (!take_digits(at, 2, &hours) || !take(at, ':'))
        return false;
    colon = *at;
    if (!take_digits(at, 2, &rest) || *at - colon != 2 || rest > 59)
        return false;
    *minutes = 60 * hours + rest;
    return *minutes <= BEM_DAY_MINUTES;
}

bool bem_scalar_span(const char *text, int64_t *from, int64_t *to) {
    if (!take_clock(&text, from) || !take(&text, '-') || !take_clock(&text, to) || *text)
        return false;
    if (*from == BEM_DAY_MINUTES)
        return false;
    if (*to <= *from)
        *to += BEM_DAY_MINUTES;
    return true;
}

/* A decimal number in units of 10^-decimals; fewer decimals may be given. */
static bool take_decimal(const char **at, int decimals, int64_t *number) {
    if (!take_digits(at, 9, number))
        return false;
    bool point = **at == '.';
    int given = 0;
    if (point) {
        const char *begin = ++*at;
        int64_t fraction;
        if (!take_digits(at, 9, &fraction))
            return false;
        given = (int)(*at - begin);
        if (given > decimals)
            return false;
        for (int i = 0; i < given; i++)
            *number *= 10;
        *number += fraction;
    }
    for (; given < decimals; given++)
        *number *= 10;
    return true;
}

bool bem_scalar_percent(const char *text, int64_t *hundredths) {
    return take_decimal(&text, 2, hundredths) && take(&text, '%') && !*text;
}

bool bem_scalar_number(const char *text, bool comma, int64_t *millionths) {
    if (!take_digits(&text, 12, millionths))
        return false;
    bool point = take(&text, '.') || (comma && take(&text, ','));
    int64_t digit = 0;
    for (int i = 0; i < 6; i++) {
        digit = point && *text >= '0' && *text <= '9' ? *text++ - '0' : 0;
        if (point && i == 0 && (text[-1] < '0' || text[-1] > '9'))
            return false;
        *millionths = *millionths * 10 + digit;
    }
    *millionths += point && *text >= '5' && *text <= '9';
    while (point && *text >= '0' && *text <= '9')
        text++;
    return !*text;
}

bool bem_scalar_money(const char *text, int decimals, int64_t *amount, const char **rest) {
    int64_t most = MOST_UNITS;
    for (int i = 0; i < decimals; i++)
        most *= 10;
    if (!take_decimal(&text, decimals, amount) || *amount > most)
        return false;
    if (*text && !take(&text, ' '))
        return false;
    *rest = text;
    return true;
}

static bool take_date(const char **at, bem_date *date) {
    int64_t part[3];
    static const int width[3] = {4, 2, 2};
    for (int i = 0; i < 3; i++) {
        const char *begin = *at;
        if ((i && !take(at, '-')))
            return false;
        begin += i > 0;
        if (!take_digits(at, width[i], &part[i]) || *at - begin != width[i])
            return false;
    }
    int year = (int)part[0], month = (int)part[1], day = (int)part[2];
    if (year < 1900 || year > 2999 || !bem_date_is_valid(year, month, day))
        return false;
    *date = bem_date_of(year, month, day);
    return true;
}

bool bem_scalar_date(const char *text, bem_date *date) { return take_date(&text, date) && !*text; }

bool bem_scalar_moment(const char *text, bem_date *date, bool *has_time) {
    int64_t minutes, seconds;
    if (!take_date(&text, date))
        return false;
    *has_time = take(&text, 'T') || take(&text, ' ');
    if (!*has_time)
        return !*text;
    if (!take_clock(&text, &minutes))
        return false;
    return !*text || (take(&text, ':') && take_digits(&text, 2, &seconds) && !*text);
}

bool bem_scalar_dates(const char *text, bem_date *first, bem_date *last) {
    if (!take_date(&text, first))
        return false;
    *last = *first;
    if (!*text)
        return true;
    return take(&text, '.') && take(&text, '.') && take_date(&text, last) && !*text;
}

bool bem_scalar_weekday(const char *text, int *weekday) {
    static const char names[][4] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    for (int i = 0; i < BEM_WEEK_DAYS; i++)
        if (strcmp(text, names[i]) == 0) {
            *weekday = i;
            return true;
        }
    return false;
}

bool bem_scalar_weekdays(const char *text, bool weekday[BEM_WEEK_DAYS]) {
    char first[4] = "", last[4] = "";
    size_t length = strlen(text);
    int from, to;
    if (length != 3 && (length != 7 || text[3] != '-'))
        return false;
    memcpy(first, text, 3);
    memcpy(last, text + length - 3, 3);
    if (!bem_scalar_weekday(first, &from) || !bem_scalar_weekday(last, &to))
        return false;
    weekday[to] = true;
    for (int w = from; w != to; w = (w + 1) % BEM_WEEK_DAYS)
        weekday[w] = true;
    return true;
}
