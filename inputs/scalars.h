/* scalars.h - words of the input with a meaning: durations, spans of clock
 * time, percentages, money, dates. Pure functions of text; false when the text
 * is none of that kind. Blanks inside are not allowed unless said. */
#ifndef BEM_SCALARS_H
#define BEM_SCALARS_H

#include "calendar.h"

#include <stdbool.h>
#include <stdint.h>

bool bem_scalar_int(const char *, int64_t *);             /* 12, -3 */
bool bem_scalar_duration(const char *, int64_t *minutes); /* 7h30m, 36h, 45m */
bool bem_scalar_span(const char *, int64_t *from,
                     int64_t *to);                          /* 21:15-07:15: to > from, in minutes */
bool bem_scalar_percent(const char *, int64_t *hundredths); /* 52.28% */
bool bem_scalar_date(const char *, bem_date *);             /* 2027-01-04, years 1900 to 2999 */
bool bem_scalar_dates(const char *, bem_date *, bem_date *); /* a date, or 2027-01-04..2027-01-10 */
bool bem_scalar_weekday(const char *, int *weekday);         /* mon … sun */
/* mon, or mon-fri; also over the end of the week, as fri-mon. Marks them. */
bool bem_scalar_weekdays(const char *, bool weekday[BEM_WEEK_DAYS]);

/* 38.5 in millionths, 0 to a million millions; further decimals are rounded. With `comma` the
 * decimal comma too. */
bool bem_scalar_number(const char *, bool comma, int64_t *millionths);
/* 2027-01-04, or with a time: 2027-01-04T07:15, 2027-01-04 07:15[:00]. */
bool bem_scalar_moment(const char *, bem_date *, bool *has_time);

/* An amount in minor units, and what follows it: "800 per day squared" leaves
 * "per day squared", "800" leaves "". At most 100 million units. */
bool bem_scalar_money(const char *, int decimals, int64_t *amount, const char **rest);

#endif
