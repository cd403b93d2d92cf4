/* shared_rules.c - rules about several people at the borders: known shifts from
 * before the horizon, the nights in which the clock changes, periods that reach
 * outside, marks, what cannot be kept whoever works. Each roster is costed by
 * the checker and by the core. */
#include "check.h"
#include "core.h"
#include "tiny.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

enum { PRICE = 6000 };

/* People without demand, one soft rule over all shifts; the last person is rental. */
static bem_problem *new_ward(int n_staff, int n_days, int n_past, bem_rule_kind kind) {
    bem_problem *p = tiny_new((tiny_size){
        .n_staff = n_staff, .n_days = n_days, .n_shifts = 4, .n_past = n_past, .n_rules = 1});
    p->staff[n_staff - 1].contract = 1;
    p->rules[0].kind = kind;
    p->rules[0].mode = BEM_MODE_SOFT;
    p->rules[0].price.linear = PRICE;
    tiny_set(p, p->rules[0].shifts, "denl");
    return p;
}

static void set_span(bem_problem *p, int from, int to) {
    p->rules[0].clock_from = from;
    p->rules[0].clock_to = to;
}

static int64_t core_cost(const bem_problem *p, const bem_roster *roster) {
    bem_diags conflicts = {0};
    bem_core *core = bem_core_build(p, &conflicts);
    cr_assert(core != NULL);
    int *duty = calloc((size_t)(p->n_staff * p->calendar.n_days), sizeof *duty);
    cr_assert(bem_core_duties(core, roster, duty));
    int64_t cost = bem_core_cost(core, duty);
    free(duty);
    bem_core_free(core);
    bem_diags_free(&conflicts);
    return cost;
}

/* The roster in letters, people parted by blanks, and its cost by both. */
static void expect_cost(const bem_problem *p, const char *letters, int64_t cost) {
    int n_days = p->calendar.n_days;
    bem_roster roster = bem_roster_new(p->n_staff, n_days);
    for (int e = 0; e < p->n_staff; e++)
        for (int d = 0; d < n_days; d++)
            bem_roster_cell(&roster, e, d)->shift =
                (int16_t)tiny_shift(letters[e * (n_days + 1) + d]);
    bem_report report = bem_check(p, &roster);
    int64_t literal = report.n_hard ? BEM_NEVER : report.cost;
    cr_expect(eq(llong, literal, cost), "%s: %s", letters,
              report.count ? report.items[0].message : "");
    cr_expect(eq(llong, core_cost(p, &roster), cost), "%s, core", letters);
    bem_report_free(&report);
    bem_roster_free(&roster);
}

/* From 05:00 to 07:00 the night that began before the horizon is still there. */
Test(shared_rules, known_nights_stand_where_they_end) {
    bem_problem *p = new_ward(2, 2, 1, BEM_RULE_SKILL_MIX);
    p->rules[0].those[0] = true;
    p->rules[0].least = 1;
    set_span(p, 300, 420);
    expect_cost(p, "-- --", 4 * PRICE); /* unknown: nobody */
    tiny_past(p, 0, "n");
    expect_cost(p, "-- --", 2 * PRICE);
    expect_cost(p, "n- --", 0);
    tiny_past(p, 0, "-");
    tiny_past(p, 1, "n");
    expect_cost(p, "n- n-", 2 * PRICE); /* not one of those */
    bem_problem_free(p);
}

Test(shared_rules, known_rental_nights_count_against_own_staff) {
    bem_problem *p = new_ward(2, 2, 1, BEM_RULE_OWN_STAFF);
    p->rules[0].beside_rental = true;
    p->rules[0].least = 1;
    set_span(p, 300, 420);
    tiny_past(p, 1, "n");
    expect_cost(p, "-- --", 2 * PRICE);
    tiny_past(p, 0, "n");
    expect_cost(p, "-- --", 0);
    expect_cost(p, "-- n-", 2 * PRICE);
    bem_problem_free(p);
}

/* A moment lasts its true minutes: the hour from 01:00 to 03:00 that is skipped
 * or shown twice. */
Test(shared_rules, prices_of_a_span_are_by_true_time) {
    for (int gain = -60; gain <= 60; gain += 60) {
        bem_problem *p = new_ward(2, 2, 0, BEM_RULE_SKILL_MIX);
        p->calendar.changes = BEM_TAKE(&p->arena, 1, bem_clock_change);
        p->calendar.n_changes = gain != 0;
        p->calendar.changes[0] = (bem_clock_change){BEM_DAY_MINUTES + 120, gain};
        p->rules[0].those[0] = true;
        p->rules[0].least = 1;
        p->rules[0].day[0] = false;
        set_span(p, 60, 180);
        bem_roster off = bem_roster_new(2, 2);
        for (int i = 0; i < 4; i++)
            off.cells[i].shift = BEM_OFF;
        bem_report report = bem_check(p, &off);
        int true_minutes = bem_elapsed(&p->calendar, BEM_DAY_MINUTES + 60, BEM_DAY_MINUTES + 180);
        cr_expect(eq(llong, report.cost, PRICE / 60 * true_minutes));
        cr_expect(eq(llong, core_cost(p, &off), report.cost));
        bem_report_free(&report);
        bem_roster_free(&off);
        bem_problem_free(p);
    }
}

/* A third of a person at 1.00 is 33 öre, two thirds 66: each unit is rounded. */
Test(shared_rules, shares_are_priced_in_fractions_of_a_person) {
    bem_problem *p = new_ward(4, 1, 0, BEM_RULE_SKILL_MIX);
    bem_rule *rule = &p->rules[0];
    rule->those[0] = true;
    rule->part = 1;
    rule->whole = 3;
    rule->least = 0;
    rule->price.linear = 100;
    expect_cost(p, "d d d -", 0);
    expect_cost(p, "d d d d", 33);
    expect_cost(p, "- d d -", 66);
    expect_cost(p, "e d d d", 99);
    rule->as_one = true;
    expect_cost(p, "e d d d", 33);
    rule->person[3] = false; /* does not count at all */
    expect_cost(p, "e d d d", 0);
    bem_problem_free(p);
}

/* Linear x + quadratic x²: one, two and three too many, or too few. */
Test(shared_rules, squared_prices_of_heads) {
    bem_problem *p = new_ward(4, 1, 0, BEM_RULE_SKILL_MIX);
    bem_rule *rule = &p->rules[0];
    memset(rule->shifts, 0, (size_t)p->n_shifts);
    tiny_set(p, rule->shifts, "d");
    for (int e = 0; e < 4; e++)
        rule->those[e] = true;
    rule->price = (bem_price){10, 7};
    rule->most = 1;
    expect_cost(p, "d - - -", 0);
    expect_cost(p, "d d - -", 10 + 7);
    expect_cost(p, "d d d -", 20 + 28);
    expect_cost(p, "d d d d", 30 + 63);
    rule->most = BEM_NO_MAX;
    rule->least = 3;
    expect_cost(p, "d d d d", 0);
    expect_cost(p, "d d d -", 0);
    expect_cost(p, "d d - -", 10 + 7);
    expect_cost(p, "d - - -", 20 + 28);
    expect_cost(p, "- - - -", 30 + 63);
    rule->price.linear = 0;
    rule->most = 3;
    expect_cost(p, "d d d d", 7);
    expect_cost(p, "- - - -", 63);
    rule->mode = BEM_MODE_HARD;
    expect_cost(p, "d d d -", 0);
    expect_cost(p, "d d - -", BEM_NEVER);
    bem_problem_free(p);
}

/* Each kind's own units: one to three of them at 7 öre squared. */
Test(shared_rules, squared_prices_of_each_kind) {
    static const struct {
        bem_rule_kind kind;
        bool beside_rental;
        int least, most;
        const char *costly[3]; /* the last of four is rental, the first supervises */
    } cases[] = {
        {BEM_RULE_SUPERVISED, false, BEM_NO_MIN, BEM_NO_MAX, {"- d - -", "- d d -", "- d d d"}},
        {BEM_RULE_OWN_STAFF, false, 3, BEM_NO_MAX, {"d d - d", "- d - -", "- - - d"}},
        {BEM_RULE_APART, false, BEM_NO_MIN, BEM_NO_MAX, {"d - - d", "d d - d", "d d d d"}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bem_problem *p = new_ward(4, 1, 0, cases[i].kind);
        bem_rule *rule = &p->rules[0];
        memset(rule->shifts, 0, (size_t)p->n_shifts);
        tiny_set(p, rule->shifts, "d");
        rule->those[0] = true;
        rule->person[0] = cases[i].kind != BEM_RULE_SUPERVISED;
        rule->part = 1;
        rule->beside_rental = cases[i].beside_rental;
        rule->least = cases[i].least;
        rule->most = cases[i].most;
        rule->price = (bem_price){0, 7};
        for (int units = 1; units <= 3; units++)
            expect_cost(p, cases[i].costly[units - 1], 7 * units * units);
        bem_problem_free(p);
    }
}

Test(shared_rules, squared_prices_of_rental_people) {
    bem_problem *p = new_ward(4, 1, 0, BEM_RULE_RENTAL_HEADCOUNT);
    bem_rule *rule = &p->rules[0];
    for (int e = 1; e < 4; e++)
        p->staff[e].contract = 1;
    rule->price = (bem_price){0, 500};
    rule->most = 0;
    expect_cost(p, "d - - -", 0);
    expect_cost(p, "d d - -", 500);
    expect_cost(p, "d d - e", 2000);
    expect_cost(p, "- n d e", 4500);
    rule->kind = BEM_RULE_OWN_STAFF; /* the rental ones who are alone there */
    rule->beside_rental = true;
    rule->least = 1;
    rule->most = BEM_NO_MAX;
    expect_cost(p, "d d d d", 0);
    expect_cost(p, "- d - -", 500);
    expect_cost(p, "- d d -", 2000);
    expect_cost(p, "n d d d", 4500);
    bem_problem_free(p);
}

/* A third of a person costs a ninth of the price squared. */
Test(shared_rules, squared_prices_of_shares) {
    bem_problem *p = new_ward(4, 1, 0, BEM_RULE_SKILL_MIX);
    bem_rule *rule = &p->rules[0];
    rule->those[0] = true;
    rule->part = 1;
    rule->whole = 3;
    rule->least = 0;
    rule->price = (bem_price){0, 900};
    expect_cost(p, "d d d -", 0);
    expect_cost(p, "d d d d", 100);
    expect_cost(p, "- d d -", 400);
    expect_cost(p, "e d d d", 900);
    rule->price.quadratic = 904; /* 100.44: rounded for each ninth */
    expect_cost(p, "e d d d", 900);
    rule->kind = BEM_RULE_RENTAL_SHARE;
    rule->price.quadratic = 900;
    expect_cost(p, "d d - d", 0);
    expect_cost(p, "d - - d", 100);
    expect_cost(p, "- - - d", 400);
    bem_problem_free(p);
}

/* Per hour of each moment: two missing from 07:00 to 08:00, one until 10:00. */
Test(shared_rules, squared_prices_of_a_span) {
    bem_problem *p = new_ward(3, 1, 0, BEM_RULE_SKILL_MIX);
    bem_rule *rule = &p->rules[0];
    for (int e = 0; e < 3; e++)
        rule->those[e] = true;
    rule->least = 2;
    rule->price = (bem_price){0, 600};
    int start = p->shifts[tiny_shift('d')].start;
    set_span(p, start - 60, start + 120);
    expect_cost(p, "d - -", 4 * 600 + 2 * 600);
    expect_cost(p, "- - -", 3 * 4 * 600);
    expect_cost(p, "d d -", 4 * 600);
    bem_problem_free(p);
}

Test(shared_rules, both_limits_of_heads) {
    bem_problem *p = new_ward(3, 1, 0, BEM_RULE_SKILL_MIX);
    memset(p->rules[0].shifts, 0, (size_t)p->n_shifts);
    tiny_set(p, p->rules[0].shifts, "d");
    for (int e = 0; e < 3; e++)
        p->rules[0].those[e] = true;
    p->rules[0].least = 1;
    p->rules[0].most = 2;
    expect_cost(p, "- - -", PRICE);
    expect_cost(p, "d - -", 0);
    expect_cost(p, "d d -", 0);
    expect_cost(p, "d d d", PRICE);
    p->rules[0].mode = BEM_MODE_HARD;
    expect_cost(p, "d d -", 0);
    expect_cost(p, "d d d", BEM_NEVER);
    expect_cost(p, "- - e", BEM_NEVER);
    bem_problem_free(p);
}

Test(shared_rules, supervisors_need_not_be_among_the_people) {
    bem_problem *p = new_ward(3, 1, 0, BEM_RULE_SUPERVISED);
    p->rules[0].person[0] = false;
    p->rules[0].those[0] = true;
    p->rules[0].part = 1;
    expect_cost(p, "d d -", 0);
    expect_cost(p, "d d d", PRICE);
    expect_cost(p, "e d -", PRICE);
    p->rules[0].part = 2;
    expect_cost(p, "d d d", 0);
    bem_problem_free(p);
}

Test(shared_rules, each_pair_counts) {
    bem_problem *p = new_ward(3, 1, 0, BEM_RULE_TOGETHER);
    expect_cost(p, "d d d", 0);
    expect_cost(p, "d d -", 2 * PRICE);
    expect_cost(p, "d e -", 4 * PRICE);
    p->rules[0].as_one = true;
    expect_cost(p, "d e n", 0);
    p->rules[0].kind = BEM_RULE_APART;
    expect_cost(p, "d e n", 2 * PRICE);
    p->rules[0].as_one = false;
    expect_cost(p, "d e n", 0);
    expect_cost(p, "d d n", PRICE);
    bem_problem_free(p);
}

/* 8 hours less half an hour at 3.35 are 25.13, in units of 2.00: 13. */
Test(shared_rules, budgets_round_each_shift_up) {
    bem_problem *p = new_ward(2, 2, 0, BEM_RULE_BUDGET);
    p->contracts[1].pay = BEM_PAY_HOURLY;
    p->contracts[1].wage = 335;
    bem_rule *rule = &p->rules[0];
    rule->unit = 200;
    rule->most = 13;
    rule->price.linear = 7;
    expect_cost(p, "dd d-", 2513);
    expect_cost(p, "dd dd", 2 * 2513 + 13 * 7);
    rule->person[1] = false;
    expect_cost(p, "dd dd", 2 * 2513);
    bem_problem_free(p);
}

Test(shared_rules, ratio_counts_monthly_pay_as_own) {
    bem_problem *p = new_ward(2, 2, 0, BEM_RULE_RENTAL_RATIO);
    p->contracts[0].pay = BEM_PAY_MONTHLY;
    p->contracts[0].wage = 365000; /* 120.00 a day */
    p->contracts[1].pay = BEM_PAY_HOURLY;
    p->contracts[1].wage = 1000; /* 75.00 a day shift */
    bem_rule *rule = &p->rules[0];
    rule->part = 1;
    rule->whole = 2;
    rule->unit = 100;
    rule->price.linear = 100;
    expect_cost(p, "-- d-", 7500);
    expect_cost(p, "-- dd", 15000 + 30 * 100); /* 150, of 240 half */
    p->contracts[0].pay = BEM_PAY_HOURLY;
    p->contracts[0].wage = 990; /* 74.25, half of it 37 */
    expect_cost(p, "d- d-", 7425 + 7500 + 38 * 100);
    bem_problem_free(p);
}

/* A Saturday to the Monday after next: a week cut at its start, a whole one, one
 * cut at its end. */
static bem_problem *new_weeks(bem_rule_kind kind) {
    bem_problem *p = new_ward(2, 10, 0, kind);
    p->staff[0].contract = 1;
    p->calendar.start += 5;
    p->rules[0].periods = bem_periods(&p->calendar, 1, &p->rules[0].n_periods, &p->arena);
    return p;
}

Test(shared_rules, heads_are_counted_once_a_week) {
    bem_problem *p = new_weeks(BEM_RULE_RENTAL_HEADCOUNT);
    p->rules[0].most = 1;
    expect_cost(p, "dd-------- ----------", 0);
    expect_cost(p, "d--------- -d--------", PRICE);
    expect_cost(p, "d--------- --d-------", 0);
    expect_cost(p, "ddddd----- -dd-----dd", 2 * PRICE);
    expect_cost(p, "---------d --------d-", 0);
    expect_cost(p, "---------d ---------d", PRICE);
    p->rules[0].mode = BEM_MODE_HARD;
    expect_cost(p, "---------d ---------d", BEM_NEVER);
    bem_problem_free(p);
}

Test(shared_rules, booked_weeks_are_worked_or_free) {
    bem_problem *p = new_weeks(BEM_RULE_BOOKING);
    p->rules[0].fee = 900;
    p->rules[0].min[0] = 2;
    expect_cost(p, "d--------- ----------", 0); /* begun before: paid, and not asked for more */
    expect_cost(p, "--d------- ----------", 900 + PRICE);
    expect_cost(p, "--d-----d- ----------", 900 + 0);
    expect_cost(p, "---------d ----------", 900); /* cut at its end */
    expect_cost(p, "--dd-----d ----------", 1800);
    p->rules[0].measure = BEM_BY_MINUTES;
    p->rules[0].min[0] = 480;
    expect_cost(p, "--d------- ----------", 900 + PRICE / 2); /* 7 h 30 min of 8 h */
    p->rules[0].mode = BEM_MODE_HARD;
    expect_cost(p, "--d------- ----------", BEM_NEVER);
    expect_cost(p, "--n------- ----------", 900);
    bem_problem_free(p);
}

/* Fees are in the budget where the booking's first shift is. */
Test(shared_rules, budgets_know_booking_fees) {
    bem_problem *p = new_weeks(BEM_RULE_BOOKING);
    bem_rule *rules = BEM_TAKE(&p->arena, 2, bem_rule);
    rules[0] = p->rules[0];
    rules[0].fee = 250;
    rules[0].person = BEM_TAKE(&p->arena, 2, bool);
    rules[0].person[0] = true;
    rules[1] = p->rules[0];
    rules[1].kind = BEM_RULE_BUDGET;
    rules[1].unit = 100;
    rules[1].most = 0;
    rules[1].price.linear = 10;
    p->rules = rules;
    p->n_rules = 2;
    expect_cost(p, "d--------- ----------", 0);
    expect_cost(p, "--dd------ ----------", 250 + 3 * 10);
    expect_cost(p, "--dd-----d --d-------", 500 + 6 * 10);
    bem_problem_free(p);
}

Test(shared_rules, says_what_nobody_can_keep) {
    bem_problem *p = new_ward(2, 2, 0, BEM_RULE_SKILL_MIX);
    p->rules[0].mode = BEM_MODE_HARD;
    p->rules[0].those[0] = true;
    p->rules[0].least = 2;
    p->rules[0].as_one = true;
    bem_diags conflicts = {0};
    bem_core *core = bem_core_build(p, &conflicts);
    cr_expect(core == NULL);
    cr_assert(eq(int, conflicts.n_errors, 1));
    cr_expect_str_eq(
        conflicts.items[0].message,
        "rule 'rule0' cannot be kept on 2027-01-04 and in one other place, whoever works");
    bem_core_free(core);
    bem_diags_free(&conflicts);
    bem_problem_free(p);
}

/* People who use no row differently stay one group; others are told apart. */
Test(shared_rules, groups_part_only_where_rows_do) {
    bem_problem *p = new_ward(4, 2, 0, BEM_RULE_SKILL_MIX);
    p->rules[0].those[0] = p->rules[0].those[1] = true;
    p->rules[0].least = 1;
    bem_diags conflicts = {0};
    bem_core *core = bem_core_build(p, &conflicts);
    cr_expect(eq(int, core->n_groups, 2)); /* those two, and the others */
    cr_expect(eq(int, core->n_rows, 8));
    bem_core_free(core);
    p->rules[0].least = 0; /* asks nothing */
    core = bem_core_build(p, &conflicts);
    cr_expect(eq(int, core->n_groups, 1));
    cr_expect(eq(int, core->n_rows, 0));
    bem_core_free(core);
    bem_diags_free(&conflicts);
    bem_problem_free(p);
}
