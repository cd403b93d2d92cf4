/* calendar.h - dates, weekdays, holidays and clock times of a horizon.
 *
 * A date is a count of days since 1970-01-01. A day `d` is a count of days
 * from the horizon's first. A wall time is minutes on the local clock from
 * midnight of day 0, as if every day had 1440 of them; elapsed time is true
 * minutes since then, which differs after a change of daylight saving. */
#ifndef BEM_CALENDAR_H
#define BEM_CALENDAR_H

#include "arena.h"

#include <stdbool.h>
#include <stdint.h>

enum { BEM_MONDAY, BEM_TUESDAY, BEM_WEDNESDAY, BEM_THURSDAY, BEM_FRIDAY, BEM_SATURDAY, BEM_SUNDAY };
enum { BEM_DAY_MINUTES = 1440, BEM_WEEK_DAYS = 7 };

typedef int32_t bem_date;

/* The zone's clock is put forward (gain > 0, as in March) or back (gain < 0)
 * by `gain` minutes at wall time `wall` of the clock before the change. */
typedef struct bem_clock_change {
    int wall;
    int gain;
} bem_clock_change;

typedef struct bem_calendar {
    bem_date start; /* date of day 0 */
    int n_days;
    bool *holiday;             /* [n_days] public holidays */
    bem_clock_change *changes; /* [n_changes] in order of time */
    int n_changes;
} bem_calendar;

bool bem_date_is_valid(int year, int month, int day);
bem_date bem_date_of(int year, int month, int day); /* month and day from 1; must be valid */
void bem_date_split(bem_date, int *year, int *month, int *day);
int bem_date_weekday(bem_date);     /* BEM_MONDAY … BEM_SUNDAY */
bem_date bem_date_easter(int year); /* Western Easter Sunday */
enum { BEM_DATE_TEXT = 16 };
const char *bem_date_text(bem_date, char text[BEM_DATE_TEXT]); /* "2027-01-04" */

/* Public holidays (red days) of Sweden. Sundays as such are not included, nor
 * Easter and Whit Sunday; eves are no holidays. */
bool bem_is_swedish_holiday(bem_date);

/* Days of the year known by name: "christmas_eve", "easter_monday",
 * "midsummer_day" … -1 and NULL when there is none. Midsummer and All Saints
 * move as in Sweden. */
int bem_feast_find(const char *name);
const char *bem_feast_name(int feast);
bool bem_is_feast(int feast, bem_date);

int bem_weekday(const bem_calendar *, int day); /* of day d, also before 0 and after the last */

/* True minutes between two wall times (to - from, less the clock's gains). A
 * time that the clock skips is the instant of the change, one that it shows
 * twice is the first of the two. */
int bem_elapsed(const bem_calendar *, int from_wall, int to_wall);

#endif
