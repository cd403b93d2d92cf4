/* extra_time.c - tests of ordered time sorted into extra hours and overtime:
 * the worked examples of a public presentation of AB § 20 (2013), and borders. */
#include "extra_time.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

enum { H = 60, ROOM = 2 * BEM_TIME_CUTS };

typedef struct example {
    bem_ordinary_day day;
    bem_wall_span ordered[2];
    int n_ordered;
    const char *told, *reason;
} example;

static void expect(const example *x) {
    static const char letters[] = "FEK"; /* extra hours, simple, qualified */
    bem_time_piece pieces[ROOM];
    char told[200] = "";
    int n = bem_extra_time(&x->day, x->ordered, x->n_ordered, pieces);
    for (int i = 0; i < n; i++) {
        size_t length = strlen(told);
        snprintf(told + length, sizeof told - length, "%s%02d:%02d-%02d:%02d %c", i ? ", " : "",
                 pieces[i].from / H, pieces[i].from % H, pieces[i].to / H, pieces[i].to % H,
                 letters[pieces[i].kind]);
    }
    cr_expect_str_eq(told, x->told, "%s: %s", x->reason, told);
}

Test(extra_time, worked_examples) {
    static const example examples[] = {
        {{7 * H, 15 * H + 30, 8 * H, 8 * H, 2 * H},
         {{15 * H + 30, 18 * H}},
         1,
         "15:30-17:30 E, 17:30-18:00 K",
         "1: full time, right after"},
        {{7 * H, 15 * H + 30, 8 * H, 8 * H, 2 * H},
         {{17 * H + 30, 18 * H + 30}},
         1,
         "17:30-18:30 K",
         "2: full time, two hours after"},
        {{11 * H, 20 * H, 8 * H, 8 * H, 2 * H},
         {{7 * H, 11 * H}},
         1,
         "07:00-09:00 K, 09:00-11:00 E",
         "3: full time, before"},
        {{7 * H, 14 * H, 6 * H, 8 * H, 2 * H},
         {{14 * H, 16 * H}, {16 * H + 30, 20 * H}},
         2,
         "14:00-16:00 F, 16:30-20:00 K",
         "4: part time, right after, with a break"},
        {{7 * H, 13 * H, 5 * H + 30, 8 * H, 2 * H},
         {{16 * H, 21 * H}},
         1,
         "16:00-18:30 F, 18:30-21:00 K",
         "5: part time, later"},
        {{0, 0, 0, 9 * H, 2 * H},
         {{7 * H, 12 * H}, {13 * H, 17 * H}},
         2,
         "07:00-12:00 F, 13:00-17:00 F",
         "6: part time, a weekday off on which full-timers work 9 h"},
        {{0, 0, 0, 0, 2 * H},
         {{7 * H, 12 * H}, {13 * H, 17 * H}},
         2,
         "07:00-12:00 K, 13:00-17:00 K",
         "6: part time, a Saturday off"},
        {{11 * H, 19 * H, 7 * H, 8 * H, 2 * H},
         {{7 * H, 10 * H + 30}},
         1,
         "07:00-08:00 F, 08:00-09:00 K, 09:00-10:30 E",
         "7: part time, before, with a gap"},
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
        expect(&examples[i]);
}

Test(extra_time, borders) {
    static const example examples[] = {
        {{7 * H, 15 * H, 8 * H, 8 * H, 2 * H}, {{0}}, 0, "", "nothing ordered"},
        {{7 * H, 15 * H, 8 * H, 8 * H, 2 * H},
         {{4 * H, 7 * H}, {15 * H, 18 * H}},
         2,
         "04:00-05:00 K, 05:00-07:00 E, 15:00-17:00 E, 17:00-18:00 K",
         "both sides: two hours each"},
        {{7 * H, 15 * H, 8 * H, 8 * H, 2 * H},
         {{16 * H, 18 * H}},
         1,
         "16:00-17:00 E, 17:00-18:00 K",
         "a gap uses up the two hours"},
        {{7 * H, 15 * H, 9 * H, 8 * H, 2 * H},
         {{15 * H, 16 * H}},
         1,
         "15:00-16:00 E",
         "more than full time already"},
        {{7 * H, 13 * H, 6 * H, 8 * H, 0},
         {{13 * H, 16 * H}},
         1,
         "13:00-15:00 F, 15:00-16:00 K",
         "no simple overtime agreed"},
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
        expect(&examples[i]);
}
