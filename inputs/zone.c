/* zone.c - daylight saving from the system's zone tables, through libical. The
 * only file that sees <libical/ical.h>.
 *
 * Once a day the zone's offset to UTC is asked for; where two days differ, the
 * minute of the change is found by halving. */
#include "zone.h"

#include <libical/ical.h>
#include <string.h>

enum { MARGIN = 8 }; /* days beyond both ends: shifts, spans and rests reach out of the horizon */

/* Minutes east of UTC at a minute of UTC, counted from 1970. */
static int offset_at(icaltimezone *zone, int64_t minute) {
    int year, month, day;
    int of_day = (int)((minute % BEM_DAY_MINUTES + BEM_DAY_MINUTES) %
                       BEM_DAY_MINUTES); /* also before 1970 */
    bem_date_split((bem_date)((minute - of_day) / BEM_DAY_MINUTES), &year, &month, &day);
    struct icaltimetype time = icaltime_null_time();
    time.year = year;
    time.month = month;
    time.day = day;
    time.hour = of_day / 60;
    time.minute = of_day % 60;
    time.zone = icaltimezone_get_utc_timezone();
    int daylight;
    return icaltimezone_get_utc_offset_of_utc_time(zone, &time, &daylight) / 60;
}

/* The first minute in (low, high] at which the later offset holds. */
static int64_t minute_of_change(icaltimezone *zone, int64_t low, int64_t high) {
    int later = offset_at(zone, high);
    while (high - low > 1) {
        int64_t middle = low + (high - low) / 2;
        if (offset_at(zone, middle) == later)
            high = middle;
        else
            low = middle;
    }
    return high;
}

static bool is_utc(const char *name) {
    return strcmp(name, "UTC") == 0 || strcmp(name, "Etc/UTC") == 0;
}

static void guess_zone(bem_guess *guess) {
    const icalarray *zones = icaltimezone_get_builtin_timezones();
    for (size_t i = 0; zones && i < zones->num_elements; i++) {
        icaltimezone *zone = icalarray_element_at((icalarray *)zones, i);
        const char *name = icaltimezone_get_location(zone);
        if (name)
            bem_guess_try(guess, name);
    }
    bem_guess_try(guess, "UTC");
}

bool bem_zone_read(const char *name, bem_calendar *calendar, bem_arena *arena, bem_guess *guess) {
    calendar->n_changes = 0;
    if (is_utc(name))
        return true;
    icaltimezone *zone = strchr(name, '/') ? icaltimezone_get_builtin_timezone(name) : NULL;
    if (!zone) {
        guess_zone(guess);
        return false;
    }
    int64_t first = (int64_t)(calendar->start - MARGIN) * BEM_DAY_MINUTES;
    int n_days = calendar->n_days + 2 * MARGIN;
    calendar->changes = BEM_TAKE(arena, n_days, bem_clock_change);
    int before = offset_at(zone, first);
    for (int d = 0; d < n_days; d++) {
        int64_t from = first + (int64_t)d * BEM_DAY_MINUTES, to = from + BEM_DAY_MINUTES;
        int after = offset_at(zone, to);
        if (after != before) {
            int64_t wall = minute_of_change(zone, from, to) + before -
                           (int64_t)calendar->start * BEM_DAY_MINUTES;
            calendar->changes[calendar->n_changes++] =
                (bem_clock_change){(int)wall, after - before};
        }
        before = after;
    }
    return true;
}
