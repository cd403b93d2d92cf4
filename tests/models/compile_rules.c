/* compile_rules.c - what each kind of rule makes of schedules: kept, broken,
 * at the borders of the horizon and of its period, with history.
 *
 * d day 07-15, e evening 14-22, n night 21-07, l 30 hours from 08, - off. The
 * horizon starts on a Monday. */
#include "compile.h"
#include "tiny.h"

#include <criterion/criterion.h>
#include <string.h>

#define HARD BEM_MODE_HARD
#define SOFT BEM_MODE_SOFT
#define NEVER BEM_NEVER

/* The cost of one person's schedule under the problem's rules. */
static int64_t cost_of(const bem_problem *p, const char *schedule) {
    cr_assert((int)strlen(schedule) == p->calendar.n_days);
    bem_arena arena = {0};
    bem_roles roles = bem_roles_build(p, &arena);
    bem_personal personal = bem_compile_person(p, &roles, 0, NULL, &arena);
    bem_network *network = bem_network_build(&personal, &arena);
    int64_t cost = NEVER;
    if (network) {
        int *duty = BEM_TAKE(&arena, p->calendar.n_days, int);
        for (int d = 0; schedule[d]; d++) {
            int s = tiny_shift(schedule[d]);
            duty[d] = s < 0 ? BEM_DUTY_OFF : roles.duty_of[s * (p->n_competences + 1)];
        }
        cost = bem_network_cost(network, duty);
    }
    bem_compile_free(&personal);
    bem_arena_free(&arena);
    return cost;
}

/* One person, one rule; 100 öre a unit when soft. */
static bem_problem *with_rule(bem_rule_kind kind, int n_days, const char *past, bem_mode mode) {
    bem_problem *p = tiny_new(
        (tiny_size){.n_staff = 1, .n_days = n_days, .n_shifts = 4, .n_past = 4, .n_rules = 1});
    tiny_past(p, 0, past);
    p->rules[0].kind = kind;
    p->rules[0].mode = mode;
    p->rules[0].price.linear = 100;
    return p;
}

Test(compile_rules, rest) {
    static const struct {
        const char *past, *schedule;
        int min; /* hours */
        bem_mode mode;
        int64_t cost;
    } cases[] = {
        {"", "ed--", 9, HARD, 0},      /* 22:00 to 07:00 is nine hours */
        {"", "ed--", 10, HARD, NEVER}, /* not ten */
        {"", "ed--", 11, SOFT, 200},   /* two hours short */
        {"e", "d---", 11, SOFT, 200},  /* the same across the start */
        {"e?", "d---", 11, SOFT, 0},   /* nothing is assumed of unknown days */
        {"n-", "d---", 25, SOFT, 100}, /* a day off is rest: 24 hours */
        {"", "n-d-", 25, SOFT, 100},   /* 07:00 to 07:00 two days later */
        {"", "n--d", 49, SOFT, 100},   /* rest longer than two days */
        {"", "ld--", 11, SOFT, 1800},  /* begins 7 hours before the other ends */
        {"", "l-d-", 18, SOFT, 100},   /* 14:00 to 07:00 */
        {"", "dn--", 11, HARD, 0},     /* 15:00 to 21:00 the next day */
        {"", "nnn-", 14, HARD, 0},     /* 07:00 to 21:00 */
        {"", "eded", 11, SOFT, 400},   /* two breaks: 22-07 twice */
        {"", "---e", 11, HARD, 0},     /* the last day: nothing after it */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bem_problem *p = with_rule(BEM_RULE_REST, 4, cases[i].past, cases[i].mode);
        p->rules[0].min[0] = cases[i].min * 60;
        int64_t cost = cost_of(p, cases[i].schedule);
        cr_expect(cost == cases[i].cost, "case %zu: %lld", i, (long long)cost);
        bem_problem_free(p);
    }
}

/* Half an hour short is a started hour; the clock put forward takes one. */
Test(compile_rules, rest_counts_true_and_started_hours) {
    bem_problem *p = with_rule(BEM_RULE_REST, 3, "", BEM_MODE_SOFT);
    p->rules[0].min[0] = 9 * 60 + 30;
    cr_expect(cost_of(p, "ed-") == 100);
    bem_clock_change spring = {BEM_DAY_MINUTES + 120, 60};
    p->calendar.changes = &spring;
    p->calendar.n_changes = 1;
    cr_expect(cost_of(p, "ed-") == 200);
    cr_expect(cost_of(p, "-ed") == 100);
    spring.gain = -60;
    cr_expect(cost_of(p, "ed-") == 0);
    bem_problem_free(p);
}

/* The mask is of the later shift's day. */
Test(compile_rules, rest_and_succession_on_days_of_the_mask) {
    static const bem_rule_kind kinds[] = {BEM_RULE_REST, BEM_RULE_SUCCESSION};
    for (int k = 0; k < 2; k++) {
        bem_problem *p = with_rule(kinds[k], 4, "e", BEM_MODE_SOFT);
        bem_rule *rule = &p->rules[0];
        rule->min[0] = 600;
        tiny_set(p, rule->shifts, "e");
        tiny_set(p, rule->then, "d");
        memset(rule->day, 0, 4);
        rule->day[2] = true;
        cr_expect(cost_of(p, "ded-") == 100, "kind %d", k);
        cr_expect(cost_of(p, "d--e") == 0, "kind %d", k);
        cr_expect(cost_of(p, "-ed-") == 100, "kind %d", k);
        cr_expect(cost_of(p, "--ed") == 0, "kind %d", k);
        bem_problem_free(p);
    }
}

Test(compile_rules, succession) {
    static const struct {
        const char *past, *schedule;
        bem_mode mode;
        int64_t cost;
    } cases[] = {
        {"", "ed--", HARD, NEVER}, {"", "ed-ed-", SOFT, 200}, {"", "e-d-", HARD, 0},
        {"e", "d---", SOFT, 100},  {"e?", "d---", SOFT, 0},   {"ed", "----", HARD, 0}, /* past */
        {"", "nnnd", SOFT, 100},   {"", "dede", SOFT, 100},   {"", "---e", HARD, 0},
        {"n", "----", HARD, 0},    {"", "dddd", HARD, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bem_problem *p = with_rule(BEM_RULE_SUCCESSION, (int)strlen(cases[i].schedule),
                                   cases[i].past, cases[i].mode);
        tiny_set(p, p->rules[0].shifts, "en");
        tiny_set(p, p->rules[0].then, "d");
        int64_t cost = cost_of(p, cases[i].schedule);
        cr_expect(cost == cases[i].cost, "case %zu: %lld", i, (long long)cost);
        bem_problem_free(p);
    }
}

Test(compile_rules, runs) {
    static const struct {
        const char *past, *schedule;
        int min, max;
        bool closed, of_off;
        bem_mode mode;
        int64_t cost;
    } cases[] = {
        {"-", "-ddd-", 2, 3, false, false, HARD, 0},
        {"-", "dddd-", 2, 3, false, false, HARD, NEVER},
        {"-", "dddd-", 0, 2, false, false, SOFT, 200},    /* two days too long */
        {"-", "-d-d-", 3, 9, false, false, SOFT, 400},    /* two days short, twice */
        {"-", "---dd", 3, 9, false, false, SOFT, 0},      /* may go on after the end */
        {"-", "---dd", 3, 9, true, false, SOFT, 100},     /* closed: it does not */
        {"-", "-dddd", 0, 3, false, false, SOFT, 100},    /* max holds at the end */
        {"", "dd---", 3, 9, false, false, SOFT, 0},       /* may have begun before */
        {"", "dd---", 3, 9, true, false, SOFT, 100},      /* closed: it did not */
        {"", "dddd-", 0, 3, false, false, SOFT, 100},     /* max holds at the start */
        {"-", "dd---", 3, 9, false, false, SOFT, 100},    /* known to begin here */
        {"-d", "dd---", 3, 9, false, false, SOFT, 0},     /* three with the past */
        {"-dd", "dd---", 0, 3, false, false, SOFT, 100},  /* four: one too many */
        {"dddd", "dd---", 0, 3, false, false, SOFT, 200}, /* only days of the horizon cost */
        {"dddd", "-----", 0, 3, false, false, SOFT, 0},   /* too long, wholly past */
        {"-d-", "-----", 3, 9, true, false, SOFT, 0},     /* too short, wholly past */
        {"-d", "-----", 3, 9, false, false, SOFT, 200},   /* not carried on: two short */
        {"-ddd", "-----", 3, 9, false, false, SOFT, 0},   /* long enough */
        {"?d", "-----", 3, 9, false, false, SOFT, 0},     /* may reach further back */
        {"?d", "-----", 3, 9, true, false, SOFT, 200},    /* closed: it does not */
        {"-d", "-----", 3, 9, false, false, HARD, NEVER}, /* must be carried on */
        {"?d", "d----", 3, 9, false, false, SOFT, 0},     /* may reach further back */
        {"?d", "d----", 3, 9, true, false, SOFT, 100},    /* closed: it does not */
        {"dddd", "d----", 6, 9, false, false, SOFT, 0},   /* to the beginning of history */
        {"ddd?", "dd---", 0, 3, false, false, SOFT, 0},   /* the unknown day breaks it */
        {"d", "-dd--", 3, 9, false, true, SOFT, 200},     /* off runs: one day; then open */
        {"d", "d--dd", 2, 9, false, true, SOFT, 0},       /* two days off */
        {"d", "d---d", 0, 2, false, true, SOFT, 100},     /* three */
        {"d", "nn-dd", 0, 1, false, false, SOFT, 100},    /* nights are no days */
        {"-", "ddddd", 0, 0, false, false, SOFT, 500},    /* max 0: none */
        {"-", "ddddd", 9, 9, true, false, SOFT, 400},     /* the whole horizon */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bem_problem *p = with_rule(BEM_RULE_RUN, 5, cases[i].past, cases[i].mode);
        bem_rule *rule = &p->rules[0];
        tiny_set(p, rule->shifts, "d");
        rule->min[0] = cases[i].min;
        rule->max[0] = cases[i].max;
        rule->closed = cases[i].closed;
        rule->of_off = cases[i].of_off;
        int64_t cost = cost_of(p, cases[i].schedule);
        cr_expect(cost == cases[i].cost, "case %zu: %lld", i, (long long)cost);
        bem_problem_free(p);
    }
}

/* Quadratic prices are of the run, not of its days; the mask is of its first
 * day inside the horizon. */
Test(compile_rules, run_prices_and_masks) {
    bem_problem *p = with_rule(BEM_RULE_RUN, 6, "-", BEM_MODE_SOFT);
    bem_rule *rule = &p->rules[0];
    tiny_set(p, rule->shifts, "d");
    rule->max[0] = 1;
    rule->price = (bem_price){10, 5};
    cr_expect(cost_of(p, "dddd--") == 10 * 3 + 5 * 9);
    cr_expect(cost_of(p, "dd-ddd") == 10 * 1 + 5 * 1 + 10 * 2 + 5 * 4);
    rule->min[0] = rule->max[0] = 4;
    cr_expect(cost_of(p, "d-----") == 10 * 3 + 5 * 9);
    rule->day[0] = false;
    cr_expect(cost_of(p, "d-----") == 0);
    cr_expect(cost_of(p, "-d----") == 10 * 3 + 5 * 9);
    bem_problem_free(p);
}

Test(compile_rules, hours) {
    /* day and evening 7 h 30, night 9 h; two weeks, the second cut short */
    static const struct {
        const char *schedule;
        int min, max; /* hours */
        bem_mode mode;
        int64_t cost;
    } cases[] = {
        {"dd------------", 15, 99, HARD, NEVER}, /* nothing in the second week */
        {"dd-----dd-----", 15, 99, HARD, 0},     {"dd-----dd-----", 0, 14, SOFT, 200},
        {"nn------------", 0, 16, SOFT, 200},    {"dn------------", 0, 16, SOFT, 50},
        {"d------d------", 8, 99, SOFT, 100},    {"ddddd---------", 0, 36, HARD, NEVER},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bem_problem *p = with_rule(BEM_RULE_HOURS, 14, "", cases[i].mode);
        bem_rule *rule = &p->rules[0];
        rule->periods = bem_periods(&p->calendar, 1, &rule->n_periods, &p->arena);
        rule->min[0] = cases[i].min * 60;
        rule->max[0] = cases[i].max * 60;
        int64_t cost = cost_of(p, cases[i].schedule);
        cr_expect(cost == cases[i].cost, "case %zu: %lld", i, (long long)cost);
        bem_problem_free(p);
    }
}

/* Leave counts what it is worth; min is asked of whole periods only. */
Test(compile_rules, hours_of_leave_and_parts_of_periods) {
    bem_problem *p = with_rule(BEM_RULE_HOURS, 4, "", BEM_MODE_SOFT);
    p->rules[0].min[0] = 900;
    cr_expect(cost_of(p, "d---") == 750);
    p->leave[2] = p->leave[3] = true;
    p->credit[2] = 240;
    cr_expect(cost_of(p, "d---") == 350);
    cr_expect(cost_of(p, "d--d") == NEVER);
    p->rules[0].periods[0].whole = false;
    cr_expect(cost_of(p, "d---") == 0);
    bem_problem_free(p);
}

Test(compile_rules, counts) {
    bem_problem *p = with_rule(BEM_RULE_COUNT, 5, "nnnn", BEM_MODE_SOFT);
    bem_rule *rule = &p->rules[0];
    tiny_set(p, rule->shifts, "n");
    rule->min[0] = 1;
    rule->max[0] = 2;
    cr_expect(cost_of(p, "dd---") == 100);
    cr_expect(cost_of(p, "n-nd-") == 0);
    cr_expect(cost_of(p, "nnnn-") == 200);
    rule->day[0] = false;
    cr_expect(cost_of(p, "nnnn-") == 100);
    rule->price.quadratic = 7;
    cr_expect(cost_of(p, "nnnnn") == 228);
    rule->mode = BEM_MODE_HARD;
    cr_expect(cost_of(p, "nnnn-") == NEVER);
    cr_expect(cost_of(p, "nnn--") == 0);
    rule->min[0] = rule->max[0] = 0;
    cr_expect(cost_of(p, "n----") == 0, "not a day of the mask");
    cr_expect(cost_of(p, "-n---") == NEVER);
    bem_problem_free(p);
}

/* The horizon starts on the weekday given; a weekend counts once. */
Test(compile_rules, weekends) {
    static const struct {
        const char *schedule;
        int start; /* weekday of day 0 */
        int min, max, n_weeks;
        int64_t cost;
    } cases[] = {
        {"-----dd-----d-", BEM_MONDAY, 0, 1, 0, 100}, /* both weekends */
        {"-----d--------", BEM_MONDAY, 0, 0, 0, 100}, /* Saturday alone */
        {"------d-------", BEM_MONDAY, 0, 0, 0, 100}, /* Sunday alone */
        {"-----dd-------", BEM_MONDAY, 0, 0, 0, 100}, /* both days: one weekend */
        {"----d--d------", BEM_MONDAY, 0, 0, 0, 0},   /* Friday night is no weekend */
        {"d-------------", BEM_SUNDAY, 0, 0, 0, 100}, /* begins on a Sunday */
        {"-------------d", BEM_SUNDAY, 0, 0, 0, 100}, /* ends on a Saturday */
        {"--------------", BEM_MONDAY, 1, 9, 1, 200}, /* each week asks for one */
        {"-----d--------", BEM_MONDAY, 1, 9, 1, 100},
        {"d-------------", BEM_SUNDAY, 0, 0, 1, 100}, /* in the week of that Sunday */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bem_problem *p = with_rule(BEM_RULE_WEEKENDS, 14, "", BEM_MODE_SOFT);
        bem_rule *rule = &p->rules[0];
        p->calendar.start += cases[i].start;
        rule->periods = bem_periods(&p->calendar, cases[i].n_weeks, &rule->n_periods, &p->arena);
        rule->min[0] = cases[i].min;
        rule->max[0] = cases[i].max;
        int64_t cost = cost_of(p, cases[i].schedule);
        cr_expect(cost == cases[i].cost, "case %zu: %lld", i, (long long)cost);
        bem_problem_free(p);
    }
}

Test(compile_rules, complete_weekends) {
    static const struct {
        const char *past, *schedule;
        int start;
        bem_mode mode;
        int64_t cost;
    } cases[] = {
        {"", "-----dn", BEM_MONDAY, HARD, 0},   {"", "-----d-", BEM_MONDAY, HARD, NEVER},
        {"", "------d", BEM_MONDAY, SOFT, 100}, {"", "-------", BEM_MONDAY, HARD, 0},
        {"d", "-------", BEM_SUNDAY, HARD, 0},  {"", "d------", BEM_SUNDAY, HARD, 0}, /* one day */
        {"", "------d", BEM_SUNDAY, HARD, 0}, /* Saturday is the last day */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bem_problem *p = with_rule(BEM_RULE_COMPLETE_WEEKENDS, 7, cases[i].past, cases[i].mode);
        p->calendar.start += cases[i].start;
        int64_t cost = cost_of(p, cases[i].schedule);
        cr_expect(cost == cases[i].cost, "case %zu: %lld", i, (long long)cost);
        bem_problem_free(p);
    }
}

Test(compile_rules, shifts_pins_leave_and_wishes) {
    bem_problem *p = tiny_new(
        (tiny_size){.n_staff = 1, .n_days = 4, .n_shifts = 3, .n_rules = 1, .n_requests = 3});
    p->rules[0].kind = BEM_RULE_SHIFTS;
    p->rules[0].mode = BEM_MODE_SOFT;
    p->rules[0].price = (bem_price){100, 10};
    tiny_set(p, p->rules[0].shifts, "n");
    for (int w = 0; w < 3; w++)
        p->requests[w].mode = BEM_MODE_OFF;
    cr_expect(cost_of(p, "nd-n") == 220);
    p->rules[0].day[0] = false;
    cr_expect(cost_of(p, "nd-n") == 110);
    p->rules[0].mode = BEM_MODE_HARD;
    cr_expect(cost_of(p, "nd-n") == NEVER);
    cr_expect(cost_of(p, "nd-d") == 0);
    p->pin[1] = tiny_shift('e');
    cr_expect(cost_of(p, "nd-d") == NEVER);
    cr_expect(cost_of(p, "ne-d") == 0);
    p->pin[2] = BEM_OFF;
    cr_expect(cost_of(p, "ned-") == NEVER);
    p->leave[3] = true;
    cr_expect(cost_of(p, "ne-d") == NEVER);
    p->requests[0] = (bem_request){
        .day = 3, .on = true, .shifts = p->requests[0].shifts, .mode = BEM_MODE_SOFT, .cost = 7};
    cr_expect(cost_of(p, "ne--") == 7, "a wish to work on a day of leave is refused");
    p->requests[1] = (bem_request){
        .day = 0, .on = false, .shifts = p->requests[1].shifts, .mode = BEM_MODE_SOFT, .cost = 30};
    cr_expect(cost_of(p, "ne--") == 37);
    p->requests[2] =
        (bem_request){.day = 0, .on = true, .shifts = p->rules[0].shifts, .mode = BEM_MODE_HARD};
    cr_expect(cost_of(p, "-e--") == NEVER, "wished for a night, bindingly");
    cr_expect(cost_of(p, "de--") == NEVER);
    cr_expect(cost_of(p, "ne--") == 37);
    bem_problem_free(p);
}

/* Hourly pay is a cost of the decision, monthly pay is not. */
Test(compile_rules, wages) {
    bem_problem *p = tiny_new((tiny_size){.n_staff = 1, .n_days = 2, .n_shifts = 2});
    p->contracts[0].pay = BEM_PAY_HOURLY;
    p->contracts[0].wage = 20000;
    p->contracts[0].employer_fee = 5000; /* 50 % */
    cr_expect(cost_of(p, "de") == 2 * 225000);
    p->contracts[0].pay = BEM_PAY_MONTHLY;
    cr_expect(cost_of(p, "de") == 0);
    bem_problem_free(p);
}

/* Rules with mode off and of other people say nothing; left out is left out. */
Test(compile_rules, what_does_not_apply) {
    bem_problem *p = with_rule(BEM_RULE_COUNT, 3, "", BEM_MODE_HARD);
    tiny_set(p, p->rules[0].shifts, "d");
    p->rules[0].max[0] = 0;
    cr_expect(cost_of(p, "d--") == NEVER);
    p->rules[0].person[0] = false;
    cr_expect(cost_of(p, "d--") == 0);
    p->rules[0].person[0] = true;
    p->rules[0].mode = BEM_MODE_OFF;
    cr_expect(cost_of(p, "d--") == 0);
    bem_problem_free(p);
}
