/* calendar.c - tests of dates, holidays and the clock. */
#include "calendar.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>

Test(calendar, dates_there_and_back) {
    bem_date date = bem_date_of(1999, 12, 31);
    for (int i = 0; i < 40000; i++, date++) {
        int year, month, day;
        bem_date_split(date, &year, &month, &day);
        cr_assert(bem_date_is_valid(year, month, day));
        cr_assert(bem_date_of(year, month, day) == date);
        cr_assert(bem_date_weekday(date + 1) == (bem_date_weekday(date) + 1) % BEM_WEEK_DAYS);
    }
    cr_expect(eq(int, bem_date_of(1970, 1, 1), 0));
    cr_expect(eq(int, bem_date_of(2027, 1, 4), 20822));
    cr_expect(eq(int, bem_date_weekday(bem_date_of(2027, 1, 4)), BEM_MONDAY));
    cr_expect(eq(int, bem_date_weekday(bem_date_of(1969, 12, 31)), BEM_WEDNESDAY));
}

Test(calendar, valid_dates) {
    static const struct {
        int year, month, day;
        bool valid;
    } cases[] = {
        {2028, 2, 29, true},  {2027, 2, 29, false}, {2100, 2, 29, false}, {2000, 2, 29, true},
        {2027, 4, 31, false}, {2027, 0, 1, false},  {2027, 13, 1, false}, {2027, 1, 0, false},
        {2027, 1, 32, false}, {2027, 12, 31, true}, {0, 1, 1, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        cr_expect(bem_date_is_valid(cases[i].year, cases[i].month, cases[i].day) == cases[i].valid,
                  "%d-%d-%d", cases[i].year, cases[i].month, cases[i].day);
}

Test(calendar, text) {
    char text[BEM_DATE_TEXT];
    cr_expect_str_eq(bem_date_text(bem_date_of(2027, 1, 4), text), "2027-01-04");
    cr_expect_str_eq(bem_date_text(bem_date_of(927, 11, 30), text), "0927-11-30");
}

Test(calendar, easter) {
    static const int dates[][3] = {{1961, 4, 2},  {2000, 4, 23}, {2008, 3, 23}, {2019, 4, 21},
                                   {2024, 3, 31}, {2025, 4, 20}, {2026, 4, 5},  {2027, 3, 28},
                                   {2028, 4, 16}, {2038, 4, 25}};
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        bem_date easter = bem_date_of(dates[i][0], dates[i][1], dates[i][2]);
        cr_expect(eq(int, bem_date_easter(dates[i][0]), easter), "%d", dates[i][0]);
    }
}

Test(calendar, swedish_holidays_of_2027) {
    static const int holidays[][2] = {
        {1, 1}, {1, 6},  {3, 26}, {3, 29},  {5, 1},   {5, 6},
        {6, 6}, {6, 26}, {11, 6}, {12, 25}, {12, 26},
    };
    enum { N = sizeof holidays / sizeof *holidays };
    int found = 0;
    for (bem_date date = bem_date_of(2027, 1, 1); date <= bem_date_of(2027, 12, 31); date++)
        found += bem_is_swedish_holiday(date);
    for (int i = 0; i < N; i++)
        cr_expect(bem_is_swedish_holiday(bem_date_of(2027, holidays[i][0], holidays[i][1])),
                  "%d-%d", holidays[i][0], holidays[i][1]);
    cr_expect(eq(int, found, N), "and no other day");
    cr_expect(not(bem_is_swedish_holiday(bem_date_of(2027, 6, 25))), "Midsummer Eve is none");
    cr_expect(not(bem_is_swedish_holiday(bem_date_of(2004, 6, 6))), "not before 2005");
    cr_expect(bem_is_swedish_holiday(bem_date_of(2004, 5, 31)), "Whit Monday, until then");
    cr_expect(bem_is_swedish_holiday(bem_date_of(2026, 10, 31)), "All Saints' at its earliest");
}

Test(calendar, weekdays_around_the_horizon) {
    bem_calendar calendar = {.start = bem_date_of(2027, 1, 6), .n_days = 3}; /* a Wednesday */
    cr_expect(eq(int, bem_weekday(&calendar, 0), BEM_WEDNESDAY));
    cr_expect(eq(int, bem_weekday(&calendar, -3), BEM_SUNDAY));
    cr_expect(eq(int, bem_weekday(&calendar, 30), BEM_FRIDAY));
}

Test(calendar, nights_of_the_clock_change) {
    enum { H = 60, D = BEM_DAY_MINUTES };
    /* day 0 is Saturday the 27th of March; day 217 Saturday the 30th of October */
    bem_clock_change changes[] = {{1 * D + 2 * H, 60}, {218 * D + 3 * H, -60}};
    bem_calendar calendar = {bem_date_of(2027, 3, 27), 300, NULL, changes, 2};
    static const struct {
        int from, to, minutes;
        const char *reason;
    } cases[] = {
        {0, 2 * D, 47 * H, "a weekend with 47 hours"},
        {217 * D, 219 * D, 49 * H, "a weekend with 49 hours"},
        {21 * H + 15, D + 7 * H + 15, 9 * H, "the night to the 28th of March is an hour shorter"},
        {217 * D + 21 * H + 15, 218 * D + 7 * H + 15, 11 * H,
         "the one to the 31st of October an hour longer"},
        {-D, 0, 24 * H, "before"},
        {2 * D, 217 * D, 215 * 24 * H, "between the changes every day has 24 hours"},
        {0, 219 * D, 219 * 24 * H, "after both the clock is as it was"},
        {D + H, D + 2 * H, H, "up to the change"},
        {D + 2 * H, D + 3 * H, 0, "the hour that is skipped"},
        {D + 2 * H + 30, D + 3 * H, 0, "a time that does not exist"},
        {218 * D + 2 * H, 218 * D + 3 * H, 2 * H, "the hour that comes twice"},
        {219 * D, 217 * D, -49 * H, "backwards"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        cr_expect(eq(int, bem_elapsed(&calendar, cases[i].from, cases[i].to), cases[i].minutes),
                  "%s", cases[i].reason);
}
