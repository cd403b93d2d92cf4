/* scalars.c - words with a meaning, and their neighbours without. */
#include "scalars.h"

#include <criterion/criterion.h>
#include <string.h>

Test(scalars, durations) {
    static const struct {
        const char *text;
        int64_t minutes; /* -1: none */
    } cases[] = {
        {"11h", 660},  {"36h20m", 2180},  {"30m", 30}, {"7h30m", 450}, {"0m", 0},
        {"90m", 90},   {"100h5m", 6005},  {"11", -1},  {"h", -1},      {"1.5h", -1},
        {"7h60m", -1}, {"7h 30m", -1},    {"-1h", -1}, {"30m7h", -1},  {"7h30", -1},
        {"", -1},      {"99999999h", -1}, {"7H", -1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int64_t minutes = -1;
        bool ok = bem_scalar_duration(cases[i].text, &minutes);
        cr_expect_eq(ok, cases[i].minutes >= 0, "%s", cases[i].text);
        if (ok)
            cr_expect_eq(minutes, cases[i].minutes, "%s", cases[i].text);
    }
}

Test(scalars, spans) {
    static const struct {
        const char *text;
        int64_t from, to; /* -1: none */
    } cases[] = {
        {"07:00-15:30", 420, 930}, {"21:15-07:15", 1275, 1875}, {"00:00-24:00", 0, 1440},
        {"7:00-15:30", 420, 930},  {"07:00-07:00", 420, 1860},  {"23:59-00:00", 1439, 1440},
        {"24:00-07:00", -1, -1},   {"07:00-24:01", -1, -1},     {"07:60-15:00", -1, -1},
        {"07.00-15.30", -1, -1},   {"07:00", -1, -1},           {"07:00-15:30 ", -1, -1},
        {"07:0-15:30", -1, -1},    {"007:00-15:30", -1, -1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int64_t from, to;
        bool ok = bem_scalar_span(cases[i].text, &from, &to);
        cr_expect_eq(ok, cases[i].from >= 0, "%s", cases[i].text);
        if (ok)
            cr_expect(from == cases[i].from && to == cases[i].to, "%s", cases[i].text);
    }
}

Test(scalars, percentages) {
    static const struct {
        const char *text;
        int64_t hundredths;
    } cases[] = {{"80%", 8000},   {"52.28%", 5228}, {"4.5%", 450}, {"0%", 0},    {"80", -1},
                 {"52.285%", -1}, {".5%", -1},      {"5.%", -1},   {"80 %", -1}, {"-1%", -1}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int64_t number;
        bool ok = bem_scalar_percent(cases[i].text, &number);
        cr_expect_eq(ok, cases[i].hundredths >= 0, "%s", cases[i].text);
        if (ok)
            cr_expect_eq(number, cases[i].hundredths, "%s", cases[i].text);
    }
}

Test(scalars, money) {
    static const struct {
        const char *text;
        int decimals;
        int64_t amount; /* -1: none */
        const char *rest;
    } cases[] = {
        {"4000", 2, 400000, ""},   {"660.50", 2, 66050, ""},
        {"660.5", 2, 66050, ""},   {"100000000", 2, 10000000000, ""}, /* the most */
        {"100000001", 2, -1, ""},  {"800 per day", 2, 80000, "per day"},
        {"3", 0, 3, ""},           {"3.0", 0, -1, ""},
        {"1.005", 2, -1, ""},      {"1.0005", 4, 10005, ""},
        {"800per day", 2, -1, ""}, {"-5", 2, -1, ""},
        {"1e3", 2, -1, ""},        {"", 2, -1, ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int64_t amount;
        const char *rest = NULL;
        bool ok = bem_scalar_money(cases[i].text, cases[i].decimals, &amount, &rest);
        cr_expect_eq(ok, cases[i].amount >= 0, "%s", cases[i].text);
        if (ok)
            cr_expect(amount == cases[i].amount && strcmp(rest, cases[i].rest) == 0, "%s",
                      cases[i].text);
    }
}

Test(scalars, dates) {
    static const struct {
        const char *text;
        int n_days; /* of the span; 0: none */
    } cases[] = {
        {"2027-01-23", 1},
        {"2027-01-23..2027-01-30", 8},
        {"2028-02-29", 1},
        {"2027-02-29", 0},
        {"2027-13-01", 0},
        {"2027-1-23", 0},
        {"27-01-23", 0},
        {"2027-01-23..", 0},
        {"2027-01-23 - 2027-01-30", 0},
        {"2027/01/23", 0},
        {"0000-01-01", 0},
        {"2027-00-10", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bem_date first, last;
        bool ok = bem_scalar_dates(cases[i].text, &first, &last);
        cr_expect_eq(ok, cases[i].n_days > 0, "%s", cases[i].text);
        if (ok)
            cr_expect_eq(last - first + 1, cases[i].n_days, "%s", cases[i].text);
    }
}

Test(scalars, whole_numbers) {
    int64_t number;
    cr_expect(bem_scalar_int("-12", &number) && number == -12);
    cr_expect(bem_scalar_int("007", &number) && number == 7);
    cr_expect(!bem_scalar_int("1.0", &number));
    cr_expect(!bem_scalar_int("+1", &number));
    cr_expect(!bem_scalar_int("9999999999999999", &number));
    cr_expect(!bem_scalar_int("-", &number));
}
