/* zone.c - the nights of 23 and 25 hours. */
#include "zone.h"

#include <criterion/criterion.h>
#include <string.h>

static bem_calendar calendar_of(int year, int month, int day, int n_days) {
    return (bem_calendar){.start = bem_date_of(year, month, day), .n_days = n_days};
}

Test(zone, stockholm_changes_its_clock_twice_a_year) {
    bem_arena arena = {0};
    bem_guess guess = {.word = "Europe/Stockholm"};
    bem_calendar calendar = calendar_of(2027, 3, 1, 250);
    cr_assert(bem_zone_read("Europe/Stockholm", &calendar, &arena, &guess));
    cr_assert_eq(calendar.n_changes, 2);
    int march = bem_date_of(2027, 3, 28) - calendar.start,
        october = bem_date_of(2027, 10, 31) - calendar.start;
    cr_expect_eq(calendar.changes[0].wall, march * 1440 + 120, "at two in the morning");
    cr_expect_eq(calendar.changes[0].gain, 60);
    cr_expect_eq(calendar.changes[1].wall, october * 1440 + 180, "at three");
    cr_expect_eq(calendar.changes[1].gain, -60);
    /* the night before: 21:15 to 07:15 lasts nine hours, eleven in autumn */
    cr_expect_eq(bem_elapsed(&calendar, (march - 1) * 1440 + 1275, march * 1440 + 435), 540);
    cr_expect_eq(bem_elapsed(&calendar, (october - 1) * 1440 + 1275, october * 1440 + 435), 660);
    bem_arena_free(&arena);
}

/* A change just outside the horizon still matters to a rest over its edge. */
Test(zone, changes_near_the_horizon_are_known) {
    bem_arena arena = {0};
    bem_guess guess = {0};
    bem_calendar calendar = calendar_of(2027, 3, 29, 28);
    cr_assert(bem_zone_read("Europe/Stockholm", &calendar, &arena, &guess));
    cr_assert_eq(calendar.n_changes, 1);
    cr_expect_eq(calendar.changes[0].wall, -1440 + 120);
    bem_arena_free(&arena);
}

Test(zone, other_places) {
    static const struct {
        const char *zone;
        int n_changes; /* in 2027 */
    } cases[] = {{"UTC", 0},
                 {"Etc/UTC", 0},
                 {"Asia/Tokyo", 0},
                 {"America/New_York", 2},
                 {"Australia/Sydney", 2}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bem_arena arena = {0};
        bem_guess guess = {0};
        bem_calendar calendar = calendar_of(2027, 1, 11, 340);
        cr_assert(bem_zone_read(cases[i].zone, &calendar, &arena, &guess), "%s", cases[i].zone);
        cr_expect_eq(calendar.n_changes, cases[i].n_changes, "%s", cases[i].zone);
        bem_arena_free(&arena);
    }
}

/* 1916 was the first summer time; dates before 1970 are negative. */
Test(zone, long_ago) {
    bem_arena arena = {0};
    bem_guess guess = {0};
    bem_calendar calendar = calendar_of(1916, 1, 11, 340);
    cr_assert(bem_zone_read("Europe/Stockholm", &calendar, &arena, &guess));
    cr_expect_eq(calendar.n_changes, 2);
    bem_arena_free(&arena);
}

Test(zone, unknown_zones_are_guessed) {
    bem_arena arena = {0};
    bem_guess guess = {.word = "europe/stokholm"};
    bem_calendar calendar = calendar_of(2027, 1, 4, 28);
    cr_expect(!bem_zone_read("europe/stokholm", &calendar, &arena, &guess));
    cr_assert_not_null(guess.best);
    cr_expect_str_eq(guess.best, "Europe/Stockholm");
    bem_arena_free(&arena);
}
