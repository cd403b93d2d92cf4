/* personal_rules.c - patterns, weekends of all forms, days off after runs, rest
 * in windows, rolling periods, counts of history, fair shares: each case judged
 * by both tellings, the network and the checker - kept, broken, at the borders
 * of the horizon, with history, and when soft to the öre.
 *
 * d day 07-15, e evening 14-22, n night 21-07, l 30 hours from 08, - off. The
 * horizon starts on a Monday unless said; a unit costs 100 öre. */
#include "told_twice.h"

#include <criterion/criterion.h>
#include <string.h>

static void set_pattern(bem_problem *p, int n, const char *const *elements) {
    bem_rule *rule = &p->rules[0];
    rule->n_pattern = n;
    rule->pattern = BEM_TAKE(&p->arena, n, bem_day_set);
    for (int i = 0; i < n; i++) {
        rule->pattern[i].shifts = BEM_TAKE(&p->arena, p->n_shifts, bool);
        rule->pattern[i].off = strchr(elements[i], '-') != NULL;
        tiny_set(p, rule->pattern[i].shifts, elements[i] + (elements[i][0] == '-'));
    }
    rule->max[0] = 0;
}

Test(personal_rules, pattern_not_wanted) {
    static const char *const elements[] = {"n", "-", "-"};
    static const rule_case cases[] = {
        {"", "----n--", 100, "a night before a free weekend"},
        {"", "----n-d", 0, "not free"},
        {"", "n--n---", 0, "not on a Friday"},
        {"", "----nn-", 0, "Saturday is worked"},
    };
    bem_problem *p = one_rule(BEM_RULE_PATTERN, 7, 0);
    set_pattern(p, 3, elements);
    p->rules[0].starts = 1u << BEM_FRIDAY;
    EXPECT_ALL(p, cases);
    p->rules[0].day[4] = false;
    static const rule_case masked[] = {{"", "----n--", 0, "begun on a day left out"}};
    EXPECT_ALL(p, masked);
    bem_problem_free(p);
}

Test(personal_rules, pattern_at_the_edges) {
    static const char *const elements[] = {"n", "-den", "-"};
    static const rule_case cases[] = {
        {"nd", "-----", 100, "begun before the first day, complete inside"},
        {"nd-", "-----", 0, "past"},
        {"n?", "-----", 0, "an unknown day fits nothing, not even any"},
        {"", "---nd", 0, "cut off by the last day"},
        {"", "--n--", 100, "ends on the last day"},
        {"", "nn--n", 200, "two that overlap"},
    };
    bem_problem *p = one_rule(BEM_RULE_PATTERN, 5, 0);
    set_pattern(p, 3, elements);
    EXPECT_ALL(p, cases);
    bem_problem_free(p);
}

Test(personal_rules, pattern_counted) {
    static const char *const elements[] = {"den", "-", "den"};
    static const rule_case cases[] = {
        {"", "d-d----", 0, "once"},
        {"", "d-d-d--", 100, "twice, once allowed"},
        {"", "dd--dd-", 100, "never, once asked"},
    };
    bem_problem *p = one_rule(BEM_RULE_PATTERN, 7, 0);
    set_pattern(p, 3, elements);
    p->rules[0].min[0] = p->rules[0].max[0] = 1;
    EXPECT_ALL(p, cases);
    int before = 1;
    p->rules[0].before = &before;
    p->rules[0].price.quadratic = 50;
    static const rule_case told[] = {
        {"", "dd--dd-", 0, "once before"},
        {"", "d-d----", 100 + 50, "and once more"},
        {"", "d-d-d--", 200 + 4 * 50, "and twice more"},
    };
    EXPECT_ALL(p, told);
    bem_problem_free(p);
}

Test(personal_rules, pattern_wanted) {
    static const char *const elements[] = {"n", "n", "-"};
    static const rule_case cases[] = {
        {"-", "nn-----", 0, "completed"},
        {"-", "n-nnn--", 200, "broken after one night, and after three"},
        {"", "n------", 0, "nobody knows whether it begins"},
        {"-n", "-------", 100, "begun before, broken on day 0"},
        {"-n-", "-------", 0, "broken before"},
        {"-n?", "-------", 0, "unknown"},
        {"-", "------n", 0, "cut off by the last day"},
        {"-", "----nnd", 100, "broken on the last day"},
    };
    bem_problem *p = one_rule(BEM_RULE_PATTERN, 7, 0);
    set_pattern(p, 3, elements);
    p->rules[0].wanted = true;
    EXPECT_ALL(p, cases);
    bem_problem_free(p);
}

Test(personal_rules, complete_weekends_by_days) {
    static const rule_case cases[] = {
        {"", "----ddd", 0, "all"},   {"", "-------", 0, "none"},  {"", "-----dd", 100, "011"},
        {"", "----d-d", 400, "101"}, {"", "------d", 200, "001"}, {"", "----dd-", 100, "110"},
        {"", "-----d-", 200, "010"}, {"", "----d--", 200, "100"},
    };
    bem_problem *p = one_rule(BEM_RULE_COMPLETE_WEEKENDS, 7, 0);
    p->rules[0].weekend = 1u << BEM_FRIDAY | 1u << BEM_SATURDAY | 1u << BEM_SUNDAY;
    p->rules[0].by_days = true;
    EXPECT_ALL(p, cases);
    p->rules[0].by_days = false;
    static const rule_case once[] = {{"", "----d-d", 100, "once a weekend"}};
    EXPECT_ALL(p, once);
    bem_problem_free(p);
}

Test(personal_rules, weekends_cut_by_the_edge) {
    static const rule_case open[] = {{"", "d----d-", 0, "not judged"}};
    static const rule_case closed[] = {
        {"", "d----d-", 100, "Saturday and Sunday alone: one of two; Friday is cut off"},
        {"", "d----dd", 0, "both"},
    };
    bem_problem *p = one_rule(BEM_RULE_COMPLETE_WEEKENDS, 7, BEM_SUNDAY);
    p->rules[0].weekend = 1u << BEM_FRIDAY | 1u << BEM_SATURDAY | 1u << BEM_SUNDAY;
    EXPECT_ALL(p, open);
    p->rules[0].closed = true;
    EXPECT_ALL(p, closed);
    p->rules[0].kind = BEM_RULE_SAME_SHIFT;
    static const rule_case alike[] = {
        {"", "d----de", 200, "Friday and Saturday differ; Sunday stands alone"}};
    EXPECT_ALL(p, alike);
    bem_problem_free(p);
}

Test(personal_rules, same_shift) {
    static const rule_case cases[] = {
        {"", "-----dd", 0, "alike"},
        {"", "-----d-", 100, "an off day differs"},
        {"", "-----dn", 200, "each differs from the other"},
        {"", "-------", 0, "no shift"},
    };
    bem_problem *p = one_rule(BEM_RULE_SAME_SHIFT, 7, 0);
    EXPECT_ALL(p, cases);
    p->rules[0].weekend = 1u << BEM_FRIDAY | 1u << BEM_SATURDAY | 1u << BEM_SUNDAY;
    static const rule_case three[] = {
        {"", "----dde", 300, "day differs on one day, evening on two"},
        {"", "----den", 600, "three shifts, two days each"},
        {"", "----d-d", 100, "one day off"},
    };
    EXPECT_ALL(p, three);
    bem_problem_free(p);
}

Test(personal_rules, weekends_of_own_days) {
    static const rule_case cases[] = {
        {"", "----n---------", 100, "a Friday night ends inside the weekend"},
        {"", "----d---------", 0, "a Friday's day shift does not"},
        {"", "----nd--------", 100, "one weekend"},
        {"", "----------d---", 0, "no weekend"},
        {"n", "-------------n", 100, "before the horizon nothing counts"},
    };
    bem_problem *p = one_rule(BEM_RULE_WEEKENDS, 14, 0);
    p->rules[0].max[0] = 0;
    p->rules[0].eve = true;
    EXPECT_ALL(p, cases);
    p->rules[0].eve = false;
    p->rules[0].of_some = true;
    tiny_set(p, p->rules[0].shifts, "n");
    static const rule_case nights[] = {
        {"", "-----d------nn", 100, "only nights count"},
    };
    EXPECT_ALL(p, nights);
    bem_problem_free(p);
}

Test(personal_rules, weekends_of_any_three_weeks) {
    static const rule_case cases[] = {
        {"", "-----d--------", 0, "one"},
        {"", "-----d------d-", 100, "two in the last window; the first two reach back"},
        {"d", "-----d--------", 200, "yesterday, a Sunday, is in both windows"},
        {"dd-----dd", "--------------", 0, "two before: nobody is charged for the past"},
        {"dd-----dd", "-----d--------", 200, "one more in each window"},
    };
    bem_problem *p = one_rule(BEM_RULE_WEEKENDS, 14, 0);
    bem_rule *rule = &p->rules[0];
    rule->periods = bem_periods_rolling(&p->calendar, 21, 7, &rule->n_periods, &p->arena);
    rule->max[0] = 1;
    EXPECT_ALL(p, cases);
    bem_problem_free(p);
}

Test(personal_rules, weekends_in_row) {
    static const rule_case cases[] = {
        {"", "-----d------d-------d", 100, "three, two allowed"},
        {"", "-----d-------------d-", 0, "a free one between"},
        {"d", "-----d------d--------", 100, "yesterday's is the first of three"},
        {"d------d", "-----d---------------", 100, "two before and one more"},
        {"d------d", "---------------------", 0, "past"},
    };
    bem_problem *p = one_rule(BEM_RULE_WEEKENDS_IN_ROW, 21, 0);
    p->rules[0].max[0] = 2;
    EXPECT_ALL(p, cases);
    p->rules[0].max[0] = BEM_NO_MAX;
    p->rules[0].min[0] = 2;
    static const rule_case least[] = {
        {"", "------------d--------", 100, "one alone"},
        {"", "-----d---------------", 0, "may have begun before"},
        {"--------", "-----d---------------", 100, "it did not"},
        {"", "-------------------d-", 0, "may go on"},
        {"d", "-----d---------------", 0, "two with yesterday's"},
        {"--------d", "------------d------d-", 100, "yesterday's was not followed by another"},
        {"d", "---------------------", 0, "nobody knows whether it was the first"},
        {"d-------", "---------------------", 0, "a free one since"},
    };
    EXPECT_ALL(p, least);
    p->rules[0].closed = true;
    static const rule_case closed[] = {
        {"", "-----d------d-------d", 0, "three"},
        {"", "-----d---------------", 100, "held to min at the first edge"},
        {"", "-------------------d-", 100, "and at the last"},
    };
    EXPECT_ALL(p, closed);
    p->rules[0].of_off = true;
    static const rule_case free[] = {
        {"", "-----d-------------d-", 100, "one free weekend between"},
        {"", "-----d---------------", 0, "two free"},
    };
    EXPECT_ALL(p, free);
    bem_problem_free(p);
}

Test(personal_rules, weekend_in_row_that_the_edge_cuts) {
    /* from a Sunday to a Saturday two weeks later */
    bem_problem *p = one_rule(BEM_RULE_WEEKENDS_IN_ROW, 14, BEM_SUNDAY);
    p->rules[0].min[0] = 2;
    static const rule_case sure[] = {
        {"", "------dd------", 0, "one whole weekend, its neighbours cut and unknown"},
        {"-------", "------dd------", 0, "the last may go on"},
    };
    EXPECT_ALL(p, sure);
    p->rules[0].closed = true;
    static const rule_case closed[] = {
        {"", "------dd------", 100, "the days outside are off"},
        {"d", "------d-------", 0, "yesterday's Saturday is known"},
    };
    EXPECT_ALL(p, closed);
    bem_problem_free(p);
}

Test(personal_rules, days_off_after) {
    static const rule_case cases[] = {
        {"", "nn--d--", 0, "two"},
        {"", "nn-d---", 100, "one"},
        {"", "nd-----", 200, "none"},
        {"", "n-n-n--", 200, "one missing twice"},
        {"", "-----n-", 0, "days behind the last may be off"},
        {"n-", "d------", 100, "ended before"},
        {"n", "-d-----", 100, "ended yesterday"},
        {"n--", "d------", 0, "two before"},
        {"n?", "d------", 0, "unknown"},
        {"n", "n--d---", 0, "goes on"},
        {"n-d", "-------", 0, "broken before"},
    };
    bem_problem *p = one_rule(BEM_RULE_DAYS_OFF_AFTER, 7, 0);
    tiny_set(p, p->rules[0].shifts, "n");
    p->rules[0].min[0] = 2;
    EXPECT_ALL(p, cases);
    p->rules[0].min[0] = 3;
    p->rules[0].price.quadratic = 10;
    static const rule_case squared[] = {{"", "n-d----", 200 + 40, "two missing"}};
    EXPECT_ALL(p, squared);
    bem_problem_free(p);
}

Test(personal_rules, daily_rest) {
    /* windows from 07:00 */
    static const rule_case cases[] = {
        {"", "ddd--", 0, "16 hours each"},
        {"", "dn---", 0, "14 hours from 07:00 to 21:00"},
        {"", "ed---", 200, "22:00 to 07:00: 9 of 11 hours"},
        {"", "e----", 200, "the same without a shift after: the window ends at 07:00"},
        {"e", "-----", 0, "history alone"},
        {"", "----e", 200, "the window ends behind the last day"},
        {"", "-l---", 1000, "from 08:00 to 14:00 next day: one hour, then 17"},
    };
    bem_problem *p = one_rule(BEM_RULE_DAILY_REST, 5, 0);
    p->rules[0].from = 420;
    p->rules[0].min[0] = 660;
    EXPECT_ALL(p, cases);
    bem_problem_free(p);
}

Test(personal_rules, daily_rest_over_the_edge) {
    /* windows from 12:00: yesterday's ends at noon of day 0 */
    static const rule_case cases[] = {
        {"e", "d--", 200, "22:00 to 07:00"},
        {"?", "d--", 0, "an unknown day is free"},
        {"l", "---", 0, "history alone"},
        {"-", "d--", 0, "free until 07:00"},
    };
    bem_problem *p = one_rule(BEM_RULE_DAILY_REST, 3, 0);
    p->rules[0].from = 720;
    p->rules[0].min[0] = 660;
    EXPECT_ALL(p, cases);
    p->rules[0].day[0] = false;
    static const rule_case masked[] = {{"e", "d--", 0, "windows begun by day 0 are left out"}};
    EXPECT_ALL(p, masked);
    bem_problem_free(p);
}

static bem_problem *with_exception(int end) { /* windows from 07:00; l from 08:00 to `end` */
    bem_problem *p = one_rule(BEM_RULE_DAILY_REST, 5, 0);
    p->rules[0].from = 420;
    p->rules[0].min[0] = 660;
    p->rules[0].exception = 1200;
    p->shifts[3].end = end;
    return p;
}

Test(personal_rules, daily_rest_over_two_windows) {
    static const rule_case twenty[] = {
        {"", "-l---", 0, "20 of 20 hours, then days"},
        {"", "-l-d-", 0, "27 hours after it; the shift begins as the second window ends"},
        {"", "-ld--", 800, "3 of 11 hours: no rest after, and 27 h 30 min with the next window"},
        {"", "-ln--", 800, "17 hours of rest after 20 of work"},
        {"", "dl---", 0, "with the window before too much, with the one after not"},
        {"", "d-l--", 0, "the day is in neither window"},
        {"", "ed---", 200, "a night between them: no one stretch of work"},
        {"", "el---", 200, "27 h 30 min with the evening; the long one by itself is kept"},
        {"", "e----", 0, "an evening and 11 hours right after it"},
        {"", "e-e-e", 0, "each by itself"},
        {"", "----l", 0, "behind the last day everybody rests"},
        {"", "---ld", 800, "the last day breaks it"},
        {"l", "-----", 0, "history, and rest"},
        {"l", "d----", 800, "the rest after was left to the horizon, which cuts it"},
        {"l", "n----", 800, "17 of 20 hours"},
        {"dl", "-d---", 0, "of the two pairs one holds"},
        {"dl", "n----", 800, "and now none"},
        {"?l", "-----", 0, "unknown days are free"},
        {"l-", "d----", 0, "a window that ended before is not judged"},
    };
    bem_problem *p = with_exception(1680);
    EXPECT_ALL(p, twenty);
    p->rules[0].exception = 1199;
    static const rule_case less[] = {
        {"", "-l---", 800, "a minute too much work"},
        {"l", "d----", 0, "history alone"},
    };
    EXPECT_ALL(p, less);
    bem_problem_free(p);
}

Test(personal_rules, daily_rest_over_one_stretch_of_work) {
    bem_problem *p = with_exception(31 * 60);
    p->shifts[3].start = 16 * 60;
    p->rules[0].exception = 22 * 60 + 30;
    static const rule_case unbroken[] = {
        {"", "-ld--", 0, "15 hours and 7 h 30 min right after them, then days"},
        {"", "-ldd-", 200, "16 hours of rest after them"},
        {"", "-l---", 0, "fifteen by themselves"},
        {"l", "d----", 0, "with those of history"},
        {"l", "dd---", 200, "and too little rest, which the horizon cuts"},
    };
    EXPECT_ALL(p, unbroken);
    p->shifts[3].end = 31 * 60 - 1;
    static const rule_case apart[] = {
        {"", "-ld--", 200, "a minute between"},
        {"l", "d----", 200, "likewise"},
    };
    EXPECT_ALL(p, apart);
    bem_problem_free(p);
}

Test(personal_rules, rest_after_two_windows) {
    static const rule_case as_long[] = {{"", "-ln--", 0, "17 hours after 17 of work"}};
    static const rule_case shorter[] = {{"", "-ln--", 500, "a minute less"}};
    static const rule_case least[] = {
        {"", "-en--", 0, "22:00 to 09:00: 11 hours after less work"},
    };
    static const rule_case short_of_it[] = {{"", "-en--", 200, "10 h 59 min"}};
    bem_problem *p = with_exception(1500);
    p->shifts[2].start = 1080;
    EXPECT_ALL(p, as_long);
    p->shifts[2].start = 1079;
    EXPECT_ALL(p, shorter);
    p->shifts[2] = (bem_shift){.id = "noon", .start = 540, .end = 1320};
    EXPECT_ALL(p, least);
    p->shifts[2].start = 539;
    EXPECT_ALL(p, short_of_it);
    bem_problem_free(p);
}

Test(personal_rules, weekly_rest) {
    static const rule_case cases[] = {
        {"", "dd-dddd", 0, "15:00 to 07:00 two days later: 40 hours"},
        {"", "ddddddd", 2000, "16 of 36 hours"},
        {"", "dn-nedn", 0, "07:00 to 21:00: 38 hours"},
        {"", "-dddddd", 500, "31 hours from midnight"},
        {"d", "-dddddd", 500, "the rest before Monday belongs to the week before"},
    };
    bem_problem *p = one_rule(BEM_RULE_WEEKLY_REST, 7, 0);
    p->rules[0].min[0] = 36 * 60;
    EXPECT_ALL(p, cases);
    p->rules[0].rolling = true;
    static const rule_case rolling[] = {
        {"", "-dddddd", 500 + 300, "31 hours from Monday, 33 to the end of Tuesday's window"},
        {"dddddd", "-------", 0, "rest inside"},
    };
    EXPECT_ALL(p, rolling);
    bem_problem_free(p);
}

Test(personal_rules, rolling_counts_and_hours) {
    static const rule_case cases[] = {
        {"", "nn-n----", 0, "two in any three days"},
        {"", "nnn-----", 100, "three"},
        {"nn", "n-------", 100, "two known before"},
        {"nnn", "--------", 0, "past"},
        {"n?", "n-------", 0, "unknown days do not count"},
        {"", "nnnnnnnn", 600, "each window by itself"},
    };
    bem_problem *p = one_rule(BEM_RULE_COUNT, 8, 0);
    bem_rule *rule = &p->rules[0];
    tiny_set(p, rule->shifts, "n");
    rule->periods = bem_periods_rolling(&p->calendar, 3, 1, &rule->n_periods, &p->arena);
    rule->max[0] = 2;
    EXPECT_ALL(p, cases);
    rule->kind = BEM_RULE_HOURS;
    rule->max[0] = 18 * 60;
    rule->shifts[tiny_shift('n')] = false;
    static const rule_case hours[] = {
        {"", "nn-n----", 0, "18 hours in any three days"},
        {"", "nnd-----", 750, "7 h 30 min more"},
        {"nn", "n-------", 900, "with those before"},
        {"nnn", "--------", 0, "past"},
    };
    EXPECT_ALL(p, hours);
    bem_problem_free(p);
}

Test(personal_rules, min_of_windows_is_asked_when_all_days_are_known) {
    static const rule_case cases[] = {
        {"--", "n-------", 500, "none in the five windows after the first three"},
        {"", "--n--n--", 0, "one in each window that lies inside; those before are unknown"},
        {"--", "--n--n--", 200, "none up to the first and the second day"},
    };
    bem_problem *p = one_rule(BEM_RULE_COUNT, 8, 0);
    bem_rule *rule = &p->rules[0];
    tiny_set(p, rule->shifts, "n");
    rule->periods = bem_periods_rolling(&p->calendar, 3, 1, &rule->n_periods, &p->arena);
    rule->min[0] = 1;
    EXPECT_ALL(p, cases);
    bem_problem_free(p);
}

Test(personal_rules, counts_of_history) {
    bem_problem *p = one_rule(BEM_RULE_COUNT, 7, BEM_THURSDAY);
    bem_rule *rule = &p->rules[0];
    tiny_set(p, rule->shifts, "n");
    rule->periods = bem_periods(&p->calendar, 1, &rule->n_periods, &p->arena);
    rule->min[0] = 1;
    rule->max[0] = 2;
    static const rule_case untold[] = {
        {"", "-------", 0, "a week that began before is not held to min"},
        {"", "nnn----", 100, "but to max"},
    };
    EXPECT_ALL(p, untold);
    int before = 0;
    rule->before = &before;
    static const rule_case none[] = {{"", "-------", 100, "none before: it is"}};
    EXPECT_ALL(p, none);
    before = 2;
    static const rule_case two[] = {
        {"", "-------", 0, "two before"},
        {"", "n------", 100, "one more"},
        {"", "----nn-", 0, "the next week begins anew"},
    };
    EXPECT_ALL(p, two);
    before = 4;
    static const rule_case four[] = {
        {"", "-------", 0, "passed before: nobody is charged"},
        {"", "n------", 100, "but for one more"},
    };
    EXPECT_ALL(p, four);
    before = BEM_NOT_TOLD;
    EXPECT_ALL(p, untold);
    bem_problem_free(p);
}

/* As where min is a part of the horizon's work and max a part of the contract. */
Test(personal_rules, limits_that_cross) {
    bem_problem *p = one_rule(BEM_RULE_COUNT, 7, 0);
    bem_rule *rule = &p->rules[0];
    tiny_set(p, rule->shifts, "n");
    rule->min[0] = 3;
    rule->max[0] = 1;
    rule->price.quadratic = 10;
    static const rule_case nights[] = {
        {"", "-------", 300 + 90, "three too few"},
        {"", "n------", 200 + 40, "two too few, none too many"},
        {"", "nn-----", 100 + 10 + 100 + 10, "one too few and one too many"},
        {"", "nnn----", 200 + 40, "two too many, none too few"},
        {"", "nnnn---", 300 + 90, "three too many"},
    };
    EXPECT_ALL(p, nights);
    int before = 2;
    rule->before = &before;
    static const rule_case told[] = {
        {"", "-------", 100 + 10, "one too few; the two before were too many before"},
        {"", "n------", 100 + 10, "none too few; one more too many"},
    };
    EXPECT_ALL(p, told);
    rule->before = NULL;
    rule->price.quadratic = 0;
    rule->kind = BEM_RULE_HOURS;
    rule->shifts[tiny_shift('n')] = false;
    rule->min[0] = 20 * 60;
    rule->max[0] = 15 * 60;
    static const rule_case hours[] = {
        {"", "dd-----", 500, "15 hours: five short"},
        {"", "nn-----", 200 + 300, "18 hours: two short and three too many"},
        {"", "nnd----", 1050, "25 h 30 min"},
    };
    EXPECT_ALL(p, hours);
    rule->kind = BEM_RULE_WEEKENDS;
    rule->min[0] = 1;
    rule->max[0] = 0;
    static const rule_case weekends[] = {
        {"", "-------", 100, "one too few"},
        {"", "-----d-", 100, "one too many"},
    };
    EXPECT_ALL(p, weekends);
    bem_problem_free(p);
}

Test(personal_rules, months_and_days) {
    bem_problem *p = one_rule(BEM_RULE_COUNT, 10, 0);
    p->calendar.start = bem_date_of(2027, 1, 27);
    bem_rule *rule = &p->rules[0];
    tiny_set(p, rule->shifts, "n");
    rule->periods = bem_periods_of_months(&p->calendar, 1, &rule->n_periods, &p->arena);
    rule->max[0] = 1;
    static const rule_case months[] = {
        {"", "----nn----", 0, "the 31st and the 1st"},
        {"", "---nn-----", 100, "the 30th and the 31st"},
    };
    EXPECT_ALL(p, months);
    rule->kind = BEM_RULE_HOURS;
    rule->periods = bem_periods_rolling(&p->calendar, 1, 1, &rule->n_periods, &p->arena);
    rule->max[0] = 8 * 60;
    static const rule_case days[] = {{"", "dnd-n-----", 200, "nights of 9 hours"}};
    EXPECT_ALL(p, days);
    bem_problem_free(p);
}

/* 40 hours a week at 75 %: 30 hours a week of her own, 4 h 17 min a day. */
static bem_problem *with_contract(int n_days) {
    bem_problem *p = one_rule(BEM_RULE_HOURS, n_days, 0);
    p->contracts[0].full_time = 2400;
    p->staff[0].share = 7500;
    p->rules[0].min[0] = BEM_NO_MIN;
    p->rules[0].beyond = BEM_BEYOND_CONTRACT;
    return p;
}

Test(personal_rules, hours_beyond_the_contract) {
    bem_problem *p = with_contract(7);
    bem_rule *rule = &p->rules[0];
    rule->max[0] = 6 * 60;
    static const rule_case own[] = {
        {"", "-------", 0, "less is not asked"},
        {"", "nnnn---", 0, "36 hours: six beyond"},
        {"", "nnnnd--", 750, "43 h 30 min"},
    };
    EXPECT_ALL(p, own);
    rule->beyond = BEM_BEYOND_FULL_TIME;
    static const rule_case full[] = {
        {"", "nnnnd--", 0, "3 h 30 min beyond 40"},
        {"", "nnnnnd-", 650, "52 h 30 min"},
    };
    EXPECT_ALL(p, full);
    rule->beyond = BEM_BEYOND_CONTRACT;
    rule->min[0] = 0;
    p->leave[6] = true;
    p->credit[6] = 180;
    static const rule_case least[] = {
        {"", "nnn----", 0, "27 hours and three of leave"},
        {"", "nnd----", 150, "one and a half less"},
        {"", "nnnnn--", 1200, "48 hours"},
    };
    EXPECT_ALL(p, least);
    bem_problem_free(p);
}

/* From the last day of a year, with what the year had counted before. */
Test(personal_rules, hours_beyond_with_history) {
    bem_problem *p = with_contract(7);
    bem_rule *rule = &p->rules[0];
    p->calendar.start = bem_date_of(2026, 12, 31);
    rule->periods = bem_periods_of_years(&p->calendar, &rule->n_periods, &p->arena);
    rule->max[0] = 10 * 60;
    int before = 9 * 60;
    rule->before = &before;
    static const rule_case nine[] = {
        {"", "n------", 372, "9 + 9 h - 4 h 17 min are 3 h 43 min above ten"},
        {"", "d------", 222, "9 + 7.5 h - 4 h 17 min"},
        {"", "-nnnn--", 30, "a new year: 36 hours, 25 h 42 min of her own"},
    };
    EXPECT_ALL(p, nine);
    before = 20 * 60;
    static const rule_case twenty[] = {
        {"", "-------", 0, "passed before: nobody is charged"},
        {"", "n------", 472, "but for 4 h 43 min more"},
    };
    EXPECT_ALL(p, twenty);
    before = -4 * 60;
    static const rule_case owed[] = {{"", "l------", 1172, "30 - 4 h - 4 h 17 min, ten allowed"}};
    EXPECT_ALL(p, owed);
    bem_problem_free(p);
}

Test(personal_rules, hours_beyond_in_any_two_days) {
    bem_problem *p = with_contract(4);
    bem_rule *rule = &p->rules[0];
    rule->periods = bem_periods_rolling(&p->calendar, 2, 1, &rule->n_periods, &p->arena);
    rule->max[0] = 5 * 60;
    static const rule_case cases[] = {
        {"", "d-d-", 0, "7 h 30 min, 8 h 34 min of her own"},
        {"", "nn--", 443, "18 hours: 9 h 26 min beyond"},
        {"n", "n---", 443, "the same with yesterday's"},
        {"?", "n---", 0, "of an unknown day neither work nor contract counts: 4 h 43 min"},
    };
    EXPECT_ALL(p, cases);
    bem_problem_free(p);
}

Test(personal_rules, hours_of_the_clock) {
    bem_problem *p = one_rule(BEM_RULE_HOURS, 4, 0);
    bem_rule *rule = &p->rules[0];
    rule->clock_from = 22 * 60;
    rule->clock_to = 30 * 60;
    rule->max[0] = 8 * 60;
    p->leave[3] = true;
    p->credit[3] = 600;
    static const rule_case cases[] = {
        {"", "n---", 0, "22:00 to 06:00; leave does not count"},
        {"", "e---", 0, "ends at 22:00"},
        {"", "nn--", 800, "twice"},
        {"", "-l--", 0, "08:00 to 14:00 next day: one night"},
    };
    EXPECT_ALL(p, cases);
    rule->day[1] = false;
    static const rule_case masked[] = {{"", "nn--", 0, "the second night is left out"}};
    EXPECT_ALL(p, masked);
    bem_problem_free(p);
}

Test(personal_rules, without_competence) {
    bem_problem *p = tiny_new((tiny_size){
        .n_staff = 1, .n_days = 3, .n_shifts = 4, .n_competences = 2, .n_past = 4, .n_rules = 1});
    bem_rule *rule = &p->rules[0];
    rule->kind = BEM_RULE_WITHOUT_COMPETENCE;
    rule->price.linear = 100;
    rule->competences = BEM_TAKE(&p->arena, 2, bool);
    tiny_set(p, rule->shifts, "n");
    rule->competences[0] = true;
    p->staff[0].fills[1] = true;
    bem_roster roster = bem_roster_new(1, 3);
    roster.cells[0].shift = roster.cells[1].shift = (int16_t)tiny_shift('n');
    for (int i = 0; i < 2; i++) {
        rule->mode = BEM_MODE_SOFT;
        bem_report report = bem_check(p, &roster);
        cr_expect(report.cost == (i ? 200 : 0), "she holds the first, fills the second");
        bem_report_free(&report);
        rule->competences[1] = true;
    }
    bem_roster_free(&roster);
    bem_problem_free(p);
}

Test(personal_rules, fair_shares_carry_over) {
    bem_problem *p = one_rule(BEM_RULE_FAIR, 7, 0);
    bem_rule *rule = &p->rules[0];
    int before = 0;
    rule->before = &before;
    rule->of_some = true;
    tiny_set(p, rule->shifts, "n");
    rule->min[0] = 2;
    rule->max[0] = 3;
    rule->price.quadratic = 10;
    static const rule_case even[] = {
        {"", "nn-----", 0, "her share"},
        {"", "nnnnn--", 200 + 40, "two too many"},
        {"", "-------", 200 + 40, "two too few"},
    };
    EXPECT_ALL(p, even);
    before = -1;
    static const rule_case owes[] = {
        {"", "nn-----", 110, "one less before"},
        {"", "nnnn---", 0, "made up for"},
    };
    EXPECT_ALL(p, owes);
    before = 4;
    static const rule_case has[] = {
        {"", "-------", 110, "an old debt is priced whole"},
        {"", "n------", 240, "and grows"},
    };
    EXPECT_ALL(p, has);
    bem_problem_free(p);
}

Test(personal_rules, fair_shares_of_weekends_and_hours) {
    bem_problem *p = one_rule(BEM_RULE_FAIR, 14, 0);
    bem_rule *rule = &p->rules[0];
    rule->measure = BEM_BY_WEEKENDS;
    rule->min[0] = rule->max[0] = 1;
    static const rule_case weekends[] = {
        {"", "-----dd-------", 0, "one"},
        {"", "-----dd-----d-", 100, "two"},
        {"", "--------------", 100, "none"},
    };
    EXPECT_ALL(p, weekends);
    rule->measure = BEM_BY_MINUTES;
    rule->min[0] = rule->max[0] = 450;
    static const rule_case hours[] = {
        {"", "d-------------", 0, "7 h 30 min"},
        {"", "dn------------", 900, "9 hours too many"},
    };
    EXPECT_ALL(p, hours);
    bem_problem_free(p);
}
