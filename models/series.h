/* series.h - numbers over time: one for each hour, day, week or month.
 *
 * Steps are counted from 1970: hours as date * 24 + hour on the wall's clock,
 * days as dates, weeks from Monday to Sunday, months of the calendar. A step
 * of a series may be closed - a weekday, a holiday, an hour at which there is
 * never anything - or open, and then known or missing. */
#ifndef BEM_SERIES_H
#define BEM_SERIES_H

#include "calendar.h"

typedef enum bem_step { BEM_STEP_HOUR, BEM_STEP_DAY, BEM_STEP_WEEK, BEM_STEP_MONTH } bem_step;

/* A kind of day: BEM_MONDAY … BEM_SUNDAY, or a holiday. */
enum { BEM_HOLIDAY = BEM_WEEK_DAYS, BEM_DAY_KINDS, BEM_DAY_HOURS = 24 };

/* Days on which need differs. Sweden's are the red days and the three eves that
 * work as such: Midsummer, Christmas, New Year. */
typedef struct bem_holidays {
    bool sweden;
    BEM_ARRAY(bem_date); /* in order */
} bem_holidays;

typedef struct bem_series {
    const char *group; /* NULL: the file has no groups */
    bem_step step;
    int64_t start; /* the first step */
    int n;
    double *value; /* [n] >= 0; 0 where not known */
    bool *known;   /* [n]; closed steps are not */
    /* Of days ([kind][0]) and hours: nothing ever happens then. */
    bool closed[BEM_DAY_KINDS][BEM_DAY_HOURS];
    const bem_holidays *holidays;
    const bem_calendar *clock; /* whose changes skip hours and show others twice; NULL: none */
} bem_series;

const char *bem_step_name(bem_step);               /* "hour" … */
int64_t bem_step_at(bem_step, bem_date, int hour); /* the step that holds that moment */
bem_date bem_step_date(bem_step, int64_t at);      /* the date on which it begins */
int bem_step_hour(bem_step, int64_t at);           /* 0 but for hours */
double bem_step_year_turn(bem_step, int64_t at);   /* its middle, in years since 1970 */
int bem_step_season(bem_step);                     /* 168 hours, 7 days, 52 weeks, 12 months */
int bem_step_year(bem_step);                       /* steps of a year: 8736, 364, 52, 12 */

/* A length of time: 48h, 28d, 13w, 12m (months). */
typedef struct bem_span {
    int64_t number;
    char unit; /* h, d, w, m */
} bem_span;

/* The step after a span that begins with step `at`; a step or month begun counts whole. */
int64_t bem_step_after(bem_step, int64_t at, bem_span);

bool bem_is_holiday(const bem_holidays *, bem_date);
int bem_day_kind(const bem_holidays *, bem_date);
bool bem_is_closed(const bem_series *, int64_t at);

/* How often the clock shows the step: 0 for an hour that it skips, 2 for one that it shows twice,
 * else 1. A series has such an hour's value as if it were shown once. */
int bem_clock_shows(const bem_calendar *clock, bem_step, int64_t at);
/* A moment as people write it: 2027-01-04T13:00, 2027-01-04, 2027-W01, 2027-01. */
enum { BEM_STEP_TEXT = 32 };
const char *bem_step_text(bem_step, int64_t at, char text[BEM_STEP_TEXT]);

#endif
