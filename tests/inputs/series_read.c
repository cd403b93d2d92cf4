/* series_read.c - histories in CSV: what is read, what is told, what is refused. */
#include "series_read.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const bem_holidays no_holidays = {0};
static const bem_holidays swedish = {.sweden = true};

static bem_series_set *read_text(const char *text, bem_series_asked asked, bem_diags *diags) {
    if (!asked.holidays)
        asked.holidays = &no_holidays;
    return bem_series_read_text("history.csv", text, strlen(text), &asked, diags);
}

static bem_series_set *read_good(const char *text, bem_series_asked asked) {
    bem_diags diags = {0};
    bem_series_set *set = read_text(text, asked, &diags);
    cr_expect_eq(diags.n_errors, 0, "%s", diags.count ? diags.items[0].message : "");
    cr_assert_not_null(set);
    bem_diags_free(&diags);
    return set;
}

static bool has_note(const bem_notes *notes, const char *words) {
    for (int i = 0; i < notes->count; i++)
        if (strstr(notes->items[i], words))
            return true;
    return false;
}

/* What is wrong, where, in which words: nothing of it passes, and no file is half read. */
Test(series, bad_files_are_refused_in_their_place) {
    static const struct {
        const char *text, *told; /* line:column message */
    } cases[] = {
        {"", "1:1 the file is empty; expected a line of column names, then values"},
        {"date,value\n", "2:1 no values below the column names"},
        {"day,value\n2027-13-01,3\n",
         "2:1 expected a date like 2027-01-04, 2027-01-04T13:00, 2027-W01 or 2027-01, not "
         "'2027-13-01'"},
        {"date,value\n04/01/2027,3\n",
         "2:1 expected a date like 2027-01-04, 2027-01-04T13:00, 2027-W01 or 2027-01, not "
         "'04/01/2027'"},
        {"date,value\n2027-W54,3\n",
         "2:1 expected a date like 2027-01-04, 2027-01-04T13:00, 2027-W01 or 2027-01, not "
         "'2027-W54'"},
        {"date,value\n2027-01-04,-3\n", "2:12 below zero; what is counted here is 0 or more"},
        {"date,value\n2027-01-04,three\n",
         "2:12 expected a number like 12 or 12.5 (an empty cell is a gap), not 'three'"},
        {"date,value\n2027-01-04,1e9\n",
         "2:12 expected a number like 12 or 12.5 (an empty cell is a gap), not '1e9'"},
        {"date,value\n2027-01-04,1 234\n",
         "2:12 expected a number like 12 or 12.5 (an empty cell is a gap), not '1 234'"},
        {"date,value\n2027-01-04,3\n2027-01-04,4\n",
         "3:1 this day stands on line 2 already; --sum adds such lines up"},
        {"date,group,value\n2027-01-04,a,3\n2027-01-04,b,3\n2027-01-04,a,4\n",
         "4:1 this day stands on line 2 already for a; --sum adds such lines up"},
        {"date,value\n2027-01-04;3\n", "2:11 parted by ';', where the first line has ','"},
        {"date;value\n2027-01-04\t3\n", "2:11 parted by a tab, where the first line has ';'"},
        {"date,value\n2027-01-04,12,5\n",
         "2:15 more cells than columns (2); a decimal comma wants quotes, or ';' between the "
         "columns"},
        {"date,group,value\n2027-01-04,3\n", "2:1 2 cells, where the first line names 3 columns"},
        {"date;value\n2027-01-04;12,5\n2027-01-05;12.5\n",
         "3:12 a decimal point here, but a decimal comma on line 2: which is it?"},
        {"date,a,b\n2027-01-04,1,2\n",
         "1:1 there is no column 'value' among date, a, b; --value-column names it"},
        {"when,value\n2027-01-04,1\n",
         "1:1 there is no column 'date' among when, value; --date-column names it"},
        {"date,date,value\n2027-01-04,2027-01-04,1\n", "1:6 this column's name comes twice"},
        {"date,hour,value\n2027-01-04,24,1\n",
         "2:12 expected an hour from 0 to 23, or a time like 13:00, not '24'"},
        {"date,hour,value\n2027-01-04T10:00,10,1\n",
         "2:1 expected a date alone, for the hour has a column of its own"},
        {"date,value\n2027-01-04,1\n2027-W02,1\n",
         "3:1 this is the time of a week, where the lines above have that of a day"},
        {"date,group,value\n2027-01-04,,1\n", "2:12 the group is missing"},
        {"date,value\n\"2027-01-04,1\n", "2:1 this quote is not closed on its line"},
        {"date,value\n2027-01-04,\"1\"2\n", "2:15 expected ',' after the closing quote"},
        {"date,value\n2027-01-04,\n", "1:1 no value"},
        {"date,value\n2027-01-04,1\n2207-01-05,1\n2027-01-06,1\n",
         "3:1 more than 3 years without a value before this; is the year right?"},
        {"time,value\n1999-01-01T00:00,1\n2099-01-01T00:00,1\n",
         "3:1 too long: 876601 hours from line 2 to here"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bem_diags diags = {0};
        char told[600] = "nothing";
        bem_series_set *set = read_text(cases[i].text, (bem_series_asked){.by = -1}, &diags);
        if (diags.count > 0)
            snprintf(told, sizeof told, "%d:%d %s", diags.items[0].place.line,
                     diags.items[0].place.column, diags.items[0].message);
        cr_expect_str_eq(told, cases[i].told, "case %zu\n  expected %s\n  told     %s", i,
                         cases[i].told, told);
        cr_expect_eq(diags.n_errors, 1, "case %zu: %d errors", i, diags.n_errors);
        cr_expect_null(set);
        bem_series_set_free(set);
        bem_diags_free(&diags);
    }
}

/* One line is read alike however the file is written. */
Test(series, the_same_in_many_dresses) {
    static const char *const dresses[] = {
        "date,value\n2027-01-04,12.5\n2027-01-05,3\n",
        "date;value\r\n2027-01-04;12,5\r\n2027-01-05;3\r\n",
        "\357\273\277date\tvalue\n2027-01-04\t12,5\n\n2027-01-05\t3\n",
        "value,date\n3,2027-01-05\n12.50,2027-01-04",
        "Datum;Antal\n \"2027-01-04\" ; 12,5\n2027-01-05;3\n\n\n",
        "date,\"visits, all\"\n2027-01-04,\"12,5\"\n2027-01-05,\"3\"\n",
    };
    for (size_t i = 0; i < sizeof dresses / sizeof *dresses; i++) {
        bem_series_set *set = read_good(dresses[i], (bem_series_asked){.by = -1});
        cr_assert_eq(set->n_series, 1);
        cr_expect_eq(set->step, BEM_STEP_DAY);
        cr_expect_eq(set->series[0].start, bem_date_of(2027, 1, 4));
        cr_assert_eq(set->series[0].n, 2, "dress %zu", i);
        cr_expect_eq(set->series[0].value[0], 12.5, "dress %zu", i);
        cr_expect_eq(set->series[0].value[1], 3, "dress %zu", i);
        bem_series_set_free(set);
    }
}

/* Dates tell their step: a clock time, a week, a month, firsts of months, one weekday. */
Test(series, steps_are_seen) {
    static const struct {
        const char *text;
        bem_step step;
        int n;
    } cases[] = {
        {"time,value\n2027-01-04T23:00,1\n2027-01-05 01:00:00,1\n", BEM_STEP_HOUR, 3},
        {"date,hour,value\n2027-01-04,7,1\n2027-01-04,08:00,1\n", BEM_STEP_HOUR, 2},
        {"date,value\n2027-01-04,1\n2027-01-06,1\n", BEM_STEP_DAY, 3},
        {"week,value\n2026-W53,1\n2027-W01,1\n", BEM_STEP_WEEK, 2},
        {"date,value\n2027-01-04,1\n2027-01-18,1\n", BEM_STEP_WEEK, 3},
        {"date,value\n2026-12,1\n2027-02,1\n", BEM_STEP_MONTH, 3},
        {"date,value\n2026-12-01,1\n2027-02-01,1\n", BEM_STEP_MONTH, 3},
        {"date,value\n2027-02-01,1\n", BEM_STEP_DAY, 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bem_series_set *set = read_good(cases[i].text, (bem_series_asked){.by = -1});
        cr_expect_eq(set->step, cases[i].step, "case %zu", i);
        cr_expect_eq(set->series[0].n, cases[i].n, "case %zu", i);
        bem_series_set_free(set);
    }
}

/* A gap is not known; where another group has a line it is 0; before a group's first line, nothing.
 */
Test(series, a_gap_is_no_zero) {
    bem_series_set *set = read_good("date,group,value\n2027-01-04,a,5\n2027-01-05,b,1\n"
                                    "2027-01-05,a,\n2027-01-07,a,6\n2027-01-08,b,2\n",
                                    (bem_series_asked){.by = -1});
    cr_assert_eq(set->n_series, 2);
    const bem_series *a = &set->series[0], *b = &set->series[1];
    static const bool known[] = {true, false, false, true, true};
    cr_assert_eq(a->n, 5);
    for (int t = 0; t < 5; t++)
        cr_expect_eq(a->known[t], known[t], "a, day %d", t);
    cr_expect_eq(a->value[4], 0);
    cr_assert_eq(b->n, 4);
    cr_expect(b->known[0] && !b->known[1] && b->known[2] && b->known[3]);
    cr_expect_eq(b->value[2], 0);
    cr_expect(has_note(&set->notes[0], "2 days are missing: 2027-01-05..2027-01-06; "
                                       "should they be --holidays, or --missing zero?"));
    cr_expect(has_note(&set->notes[1], "on which other groups have one, count as 0"));
    cr_expect(has_note(&set->file_notes, "1 line with an empty value"));
    bem_series_set_free(set);
    set = read_good("date,value\n2027-01-04,5\n2027-01-06,5\n",
                    (bem_series_asked){.by = -1, .missing_zero = true});
    cr_expect(set->series[0].known[1] && set->series[0].value[1] == 0);
    bem_series_set_free(set);
}

/* Lines for every weekday of 2026, Monday to Friday, but on holidays; the value is the month. */
static char *weekdays_of_2026(bem_arena *arena) {
    char *text = BEM_TAKE(arena, 1 << 14, char);
    int n = sprintf(text, "date,value\n");
    for (bem_date d = bem_date_of(2026, 1, 1); d <= bem_date_of(2026, 12, 30); d++) {
        int year, month, day;
        bem_date_split(d, &year, &month, &day);
        if (bem_date_weekday(d) < BEM_SATURDAY && !bem_is_holiday(&swedish, d))
            n += sprintf(text + n, "%04d-%02d-%02d,%d\n", year, month, day, month);
    }
    return text;
}

/* A kind of day that never has a line is closed, so that it is neither missing nor 0. */
Test(series, closed_days_are_seen) {
    bem_arena arena = {0};
    char *text = weekdays_of_2026(&arena);
    bem_series_set *set = read_good(text, (bem_series_asked){.by = -1, .holidays = &swedish});
    cr_expect(has_note(&set->file_notes, "Saturdays, Sundays, holidays"));
    cr_expect_eq(set->notes[0].count, 0);
    cr_expect(bem_is_closed(&set->series[0], bem_date_of(2027, 1, 6)));
    cr_expect(bem_is_closed(&set->series[0], bem_date_of(2026, 6, 19)), "Midsummer Eve");
    cr_expect(!bem_is_closed(&set->series[0], bem_date_of(2027, 1, 7)));
    bem_series_set_free(set);
    set = read_good(text, (bem_series_asked){.by = -1});
    cr_expect(has_note(&set->notes[0], "days are missing"), "holidays that are not known");
    cr_expect(!has_note(&set->notes[0], "--holidays"), "but few");
    bem_series_set_free(set);
    bem_arena_free(&arena);
}

/* Weeks and months are whole where all their open days are known; 2026-12-31 is a closed eve. */
Test(series, days_add_up) {
    bem_arena arena = {0};
    char *text = weekdays_of_2026(&arena);
    bem_series_set *set =
        read_good(text, (bem_series_asked){.by = BEM_STEP_MONTH, .holidays = &swedish});
    cr_assert_eq(set->series[0].n, 12);
    static const int open_days[] = {20, 20, 22, 20, 19, 21, 23, 21, 22, 22, 21, 20};
    for (int m = 0; m < 12; m++)
        cr_expect_eq(set->series[0].value[m], open_days[m] * (m + 1), "month %d: %g", m + 1,
                     set->series[0].value[m]);
    bem_series_set_free(set);
    set = read_good(text, (bem_series_asked){.by = BEM_STEP_WEEK, .holidays = &swedish});
    cr_assert_eq(set->series[0].n, 52, "week 1 begins in 2025; week 53 ends with closed days");
    cr_expect_eq(set->series[0].value[0], 4, "Epiphany");
    cr_expect_eq(set->series[0].value[51], 36, "28 to 30 December");
    bem_series_set_free(set);
    bem_arena_free(&arena);
    set = read_good("date,value\n2027-01-05,1\n2027-01-11,1\n2027-01-12,1\n2027-01-13,1\n"
                    "2027-01-14,1\n2027-01-15,1\n2027-01-17,1\n2027-01-18,1\n",
                    (bem_series_asked){.by = BEM_STEP_WEEK});
    cr_assert_eq(set->series[0].n, 1, "neither the first week nor the last is whole");
    cr_expect_float_eq(set->series[0].value[0], 7, 1e-9, "six days of seven, made up");
    cr_expect(has_note(&set->notes[0], "the first week is not whole"));
    cr_expect(has_note(&set->notes[0], "made up in proportion"));
    cr_expect(has_note(&set->file_notes, "the last week is not whole"));
    bem_series_set_free(set);
}

/* Nothing can be made finer, and weeks do not fill months. */
Test(series, steps_that_do_not_add_up_are_refused) {
    static const struct {
        const char *text;
        bem_step by;
    } cases[] = {
        {"date,value\n2027-01-04,1\n2027-01-06,1\n", BEM_STEP_HOUR},
        {"week,value\n2027-W01,1\n2027-W30,1\n", BEM_STEP_MONTH},
        {"date,value\n2027-01-05,1\n2027-01-06,1\n", BEM_STEP_WEEK}, /* no whole week */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bem_diags diags = {0};
        cr_expect_null(read_text(cases[i].text, (bem_series_asked){.by = cases[i].by}, &diags));
        cr_expect_eq(diags.n_errors, 1);
        bem_diags_free(&diags);
    }
}

Test(series, lines_of_one_time_add_up_when_asked) {
    bem_series_set *set = read_good("date,value\n2027-01-04,1\n2027-01-04,2\n2027-01-05,1\n",
                                    (bem_series_asked){.by = -1, .sum = true});
    cr_expect_eq(set->series[0].value[0], 3);
    cr_expect(has_note(&set->file_notes, "1 line is added to others"));
    bem_series_set_free(set);
}

/* The nights on which the clock changes have 23 and 25 hours. */
Test(series, nights_of_the_clock) {
    bem_arena arena = {0};
    char *text = BEM_TAKE(&arena, 4000, char);
    int n = sprintf(text, "time,value\n");
    for (int h = 0; h < 24; h++)
        if (h != 2)
            n += sprintf(text + n, "2027-03-28T%02d:00,%d\n", h, h == 3 ? 6 : 4);
    const bem_series_asked stockholm = {.by = -1, .zone = "Europe/Stockholm"};
    bem_series_set *set = read_good(text, stockholm);
    cr_assert_eq(set->series[0].n, 24);
    cr_expect(set->series[0].known[2], "the skipped hour is no gap");
    cr_expect_eq(set->series[0].value[2], 5);
    cr_expect_eq(set->notes[0].count, 0);
    bem_series_set_free(set);
    set = read_good(text, (bem_series_asked){.by = BEM_STEP_DAY, .zone = "Europe/Stockholm"});
    cr_expect_eq(set->series[0].value[0], 22 * 4 + 6, "it adds nothing");
    bem_series_set_free(set);

    n = sprintf(text, "time,value\n");
    for (int h = 0; h < 24; h++)
        for (int twice = 0; twice < 1 + (h == 2); twice++)
            n += sprintf(text + n, "2027-10-31T%02d:00,%d\n", h, 4 + twice);
    set = read_good(text, stockholm);
    cr_expect_eq(set->series[0].value[2], 4.5, "the mean of both");
    bem_series_set_free(set);
    set = read_good(text, (bem_series_asked){.by = BEM_STEP_DAY, .zone = "Europe/Stockholm"});
    cr_expect_eq(set->series[0].value[0], 25 * 4 + 1);
    bem_series_set_free(set);
    bem_diags diags = {0};
    cr_expect_null(read_text(text, (bem_series_asked){.by = -1}, &diags), "in UTC it is a double");
    cr_expect_null(
        read_text(text, (bem_series_asked){.by = -1, .zone = "Europe/Stokholm"}, &diags));
    cr_assert_eq(diags.count, 2);
    cr_expect_str_eq(diags.items[1].message,
                     "unknown timezone 'Europe/Stokholm'; did you mean 'Europe/Stockholm'?");
    bem_diags_free(&diags);
    bem_arena_free(&arena);
}

Test(series, holidays_are_words_or_dates) {
    bem_diags diags = {0};
    bem_holidays holidays;
    cr_expect(bem_holidays_read("2027-02-01,2027-01-02", &holidays, &diags));
    cr_assert_eq(holidays.count, 2);
    cr_expect(bem_is_holiday(&holidays, bem_date_of(2027, 1, 2)));
    cr_expect(!bem_is_holiday(&holidays, bem_date_of(2027, 1, 6)));
    bem_holidays_free(&holidays);
    cr_expect(bem_holidays_read("none", &holidays, &diags));
    bem_holidays_free(&holidays);
    cr_expect(!bem_holidays_read("2027-02-30", &holidays, &diags));
    bem_holidays_free(&holidays);
    cr_expect(!bem_holidays_read("swedn", &holidays, &diags));
    bem_holidays_free(&holidays);
    cr_assert_eq(diags.count, 2);
    cr_expect_str_eq(diags.items[0].message, "a holiday is a date like 2027-06-06");
    cr_expect_str_eq(diags.items[1].message, "cannot be read: No such file or directory");
    bem_diags_free(&diags);
}
