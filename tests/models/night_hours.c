/* night_hours.c - hours in any 24 that hold night work: cases judged by the network and
 * the checker alike, and the windows that these look at held against all there are.
 *
 * d 07-15 and e 14-22 with a break of 30 minutes, n 21-07 with one from 01:30 to
 * 02:30, l 30 hours from 08; nights last from 22 to 06, an hour costs 100 öre. */
#include "told_twice.h"

#include <criterion/criterion.h>

static bem_problem *with_nights(int n_days, int most) {
    bem_problem *p = one_rule(BEM_RULE_NIGHT_HOURS, n_days, 0);
    p->rules[0].clock_from = 1320;
    p->rules[0].clock_to = 1800;
    p->rules[0].max[0] = most;
    return p;
}

Test(night_hours, kept_and_broken) {
    static const rule_case cases[] = {
        {"", "de--e", 0, "an evening ends where the night begins"},
        {"", "n----", 100, "9 hours of one night"},
        {"", "nnn--", 300, "any 24 hours of them hold 9; the next begins right after 24"},
        {"", "dn---", 100, "the night begins 38 hours after the day"},
        {"", "nd---", 850, "the day is in the 24 hours from the night on: 16 h 30 min"},
        {"", "n-d--", 100, "a day later it is not"},
        {"", "--l--", 1600, "24 of 30 hours"},
        {"", "-nl--", 1500 + 1600, "4 h 30 min and 18 h 30 min from the break on"},
        {"", "----n", 100, "the end of the horizon cuts nothing off"},
    };
    bem_problem *p = with_nights(5, 480);
    EXPECT_ALL(p, cases);
    bem_problem_free(p);
}

Test(night_hours, to_the_minute) {
    bem_problem *p = with_nights(2, 521);
    static const rule_case nearly[] = {{"", "n-", 32, "19 minutes too many at 100 an hour"}};
    EXPECT_ALL(p, nearly);
    p->rules[0].max[0] = 540;
    static const rule_case nine[] = {{"", "nn", 0, "9 of 9 hours, twice"}};
    EXPECT_ALL(p, nine);
    p->rules[0].max[0] = 539;
    static const rule_case short_of[] = {{"", "nn", 4, "a minute each"}};
    EXPECT_ALL(p, short_of);
    p->rules[0].max[0] = 480;
    p->rules[0].price = (bem_price){100, 10};
    static const rule_case squared[] = {{"", "nd", 850 + 723, "8.5 hours squared"}};
    EXPECT_ALL(p, squared);
    bem_problem_free(p);
}

Test(night_hours, the_edges_of_the_night) {
    bem_problem *p = with_nights(2, 420);
    static const rule_case evening[] = {{"", "e-", 0, "until 22:00"}};
    EXPECT_ALL(p, evening);
    p->rules[0].clock_from = 1319;
    static const rule_case later[] = {{"", "e-", 50, "a minute of it is at night"}};
    EXPECT_ALL(p, later);
    p->rules[0].clock_from = 90; /* the night's break, 01:30 to 02:30 */
    p->rules[0].clock_to = 150;
    static const rule_case resting[] = {{"", "n-", 0, "a break is no work"}};
    EXPECT_ALL(p, resting);
    p->rules[0].clock_to = 151;
    static const rule_case awake[] = {{"", "n-", 200, "a minute after it"}};
    EXPECT_ALL(p, awake);
    p->rules[0].clock_from = 360; /* until the day begins */
    p->rules[0].clock_to = 420;
    static const rule_case morning[] = {{"", "-d", 0, "from 07:00 on"}};
    EXPECT_ALL(p, morning);
    bem_problem_free(p);
}

Test(night_hours, what_counts) {
    bem_problem *p = with_nights(3, 480);
    bem_rule *rule = &p->rules[0];
    rule->of_some = true;
    tiny_set(p, rule->shifts, "n");
    static const rule_case nights[] = {{"", "nd-", 100, "only nights count"}};
    EXPECT_ALL(p, nights);
    rule->of_some = false;
    p->shifts[0].resting = true;
    static const rule_case resting[] = {{"", "nd-", 100, "at rest on d"}};
    EXPECT_ALL(p, resting);
    p->shifts[0].resting = false;
    rule->day[0] = false;
    static const rule_case masked[] = {{"", "nd-", 0, "counted from Monday's night on"},
                                       {"n", "d--", 0, "and from those before"},
                                       {"", "-nd", 850, "but not Tuesday's"}};
    EXPECT_ALL(p, masked);
    bem_problem_free(p);
}

Test(night_hours, with_history) {
    static const rule_case cases[] = {
        {"n", "---", 0, "history alone"},
        {"n", "d--", 750, "9 hours had been worked, 7 h 30 min come on top"},
        {"n", "n--", 100, "the new night only"},
        {"?", "d--", 0, "an unknown day is none"},
        {"n-", "d--", 0, "long ago"},
        {"l", "d--", 100, "24 hours had been worked until 08:00, an hour comes on top"},
    };
    bem_problem *p = with_nights(3, 480);
    EXPECT_ALL(p, cases);
    p->rules[0].clock_from = 450; /* half past seven */
    p->rules[0].clock_to = 480;
    static const rule_case made_night[] = {
        {"n", "d--", 850, "the day makes it night work: all beyond 8 hours is its doing"}};
    EXPECT_ALL(p, made_night);
    bem_problem_free(p);
}

Test(night_hours, true_hours) {
    bem_problem *p = with_nights(3, 480);
    bem_clock_change change = {1440 + 120, 60};
    p->calendar.changes = &change;
    p->calendar.n_changes = 1;
    static const rule_case spring[] = {
        {"", "n--", 0, "8 hours as the clock is put forward"},
        {"", "nn-", 100 + 0 + 100, "24 true hours from the break on end an hour later"},
    };
    EXPECT_ALL(p, spring);
    change = (bem_clock_change){1440 + 180, -60};
    static const rule_case autumn[] = {{"", "n--", 200, "10 hours as it is put back"}};
    EXPECT_ALL(p, autumn);
    bem_problem_free(p);
}

static bool is_at_work(const bem_problem *p, const char *schedule, int minute) {
    for (int d = 0; schedule[d]; d++) {
        if (schedule[d] == '-')
            continue;
        const bem_shift *shift = &p->shifts[tiny_shift(schedule[d])];
        int from = d * BEM_DAY_MINUTES + shift->start, to = d * BEM_DAY_MINUTES + shift->end;
        int rest = from + (to - from - shift->rest) / 2;
        if (minute >= from && minute < to && (minute < rest || minute >= rest + shift->rest))
            return true;
    }
    return false;
}

/* The most in any 24 hours with night work, beginning at whichever minute. */
static int worst_of_all(const bem_problem *p, const char *schedule) {
    enum { DAYS = 7, MINUTES = DAYS * BEM_DAY_MINUTES };
    static int work[MINUTES + 1], night[MINUTES + 1]; /* before each minute */
    int worst = 0;
    for (int minute = 0; minute < MINUTES; minute++) {
        int clock = minute % BEM_DAY_MINUTES, at = is_at_work(p, schedule, minute - 1440);
        work[minute + 1] = work[minute] + at;
        night[minute + 1] = night[minute] + (at && (clock >= 1320 || clock < 360));
    }
    for (int t = 0; t + BEM_DAY_MINUTES <= MINUTES; t++)
        if (night[t + 1440] > night[t] && work[t + 1440] - work[t] > worst)
            worst = work[t + 1440] - work[t];
    return worst;
}

/* Shifts and breaks begin and end anywhere, but a shift after the one before it. */
Test(night_hours, no_window_is_worse) {
    tiny_dice dice = {7};
    for (int i = 0; i < 40; i++) {
        bem_problem *p = with_nights(4, 0);
        char schedule[] = "----";
        for (int s = 0; s < 4; s++) {
            p->shifts[s].start = tiny_roll(&dice, 1440);
            p->shifts[s].end = p->shifts[s].start + 61 + tiny_roll(&dice, 900);
            p->shifts[s].rest = tiny_roll(&dice, 60);
        }
        for (int d = 0, end = 0; d < 4; d++, end -= BEM_DAY_MINUTES) {
            int s = tiny_roll(&dice, 4);
            if (p->shifts[s].start < end)
                continue;
            schedule[d] = "denl"[s];
            end = p->shifts[s].end;
        }
        int worst = worst_of_all(p, schedule);
        p->rules[0].mode = BEM_MODE_HARD;
        p->rules[0].max[0] = worst;
        cr_expect(checked_cost(p, schedule) == 0 && compiled_cost(p, schedule) == 0, "%d min: %s",
                  worst, schedule);
        p->rules[0].max[0] = worst - 1;
        cr_expect(worst == 0 || checked_cost(p, schedule) == NEVER, "%d min: %s", worst, schedule);
        cr_expect(worst == 0 || compiled_cost(p, schedule) == NEVER, "%d min: %s", worst, schedule);
        bem_problem_free(p);
    }
}
