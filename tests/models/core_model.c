/* core_model.c - rows, groups, the money unit, and what is reported when no
 * roster can be legal. */
#include "core.h"
#include "tiny.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bem_core *build(const bem_problem *p) {
    bem_diags conflicts = {0};
    bem_core *core = bem_core_build(p, &conflicts);
    cr_expect(conflicts.n_errors == 0);
    bem_diags_free(&conflicts);
    cr_assert(core);
    return core;
}

/* f over 0 … n heads as "cost cost …", '!' where forbidden. */
static void expect_row(const bem_row *row, const char *costs, size_t i) {
    char text[256] = "", *at = text;
    for (int y = 0; y <= 6; y++) {
        int64_t cost = bem_row_cost(row, y);
        at += cost == BEM_NEVER ? sprintf(at, "! ") : sprintf(at, "%lld ", (long long)cost);
    }
    cr_expect(strncmp(text, costs, strlen(costs)) == 0, "case %zu: %s", i, text);
}

Test(core_model, rows_price_as_demands_do) {
    static const struct {
        int min, target, max;
        int64_t shortage, surplus, below_min, above_max;
        const char *costs; /* of 0 … 6 heads */
        int64_t shortage_squared, surplus_squared;
    } cases[] = {
        {0, 3, BEM_NO_MAX, 100, 10, 100, 10, "300 200 100 0 10 20 30 "},
        {2, 3, 4, 100, 10, 500, 70, "1100 600 100 0 10 80 150 "},
        {2, 3, 4, 100, 10, BEM_HARD_PRICE, BEM_HARD_PRICE, "! ! 100 0 10 ! ! "},
        {2, BEM_NO_TARGET, BEM_NO_MAX, 0, 0, 100, 0, "200 100 0 0 0 0 0 "},
        {2, BEM_NO_TARGET, BEM_NO_MAX, 0, 0, BEM_HARD_PRICE, 0, "! ! 0 0 0 0 0 "},
        {0, BEM_NO_TARGET, 3, 0, 0, 0, 70, "0 0 0 0 70 140 210 "},
        {1, BEM_NO_TARGET, 3, 0, 0, 50, BEM_HARD_PRICE, "50 0 0 0 ! ! ! "},
        {3, 3, 3, 9, 9, 9, 9, "27 18 9 0 9 18 27 "}, /* one slope on each side */
        {0, 4, BEM_NO_MAX, 0, 0, 0, 0, "160 90 40 10 0 0 0 ", 10},
        {0, 3, BEM_NO_MAX, 100, 10, 100, 10, "390 240 110 0 11 24 39 ", 10, 1},
        {2, 4, 5, 100, 10, 500, 70, "1360 790 240 110 0 11 84 ", 10, 1},
        {2, 4, 5, 100, 10, BEM_HARD_PRICE, BEM_HARD_PRICE, "! ! 240 110 0 11 ! ", 10, 1},
        {2, BEM_NO_TARGET, 4, 50, 5, 50, 5, "140 60 0 0 0 6 14 ", 10, 1}, /* of min, of max */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bem_problem *p =
            tiny_new((tiny_size){.n_staff = 6, .n_days = 1, .n_shifts = 1, .n_demands = 1});
        bool all[1] = {true};
        bem_demand *demand = &p->demands[0];
        demand->shifts = all;
        demand->min = cases[i].min;
        demand->target = cases[i].target;
        demand->max = cases[i].max;
        demand->shortage = cases[i].shortage;
        demand->surplus = cases[i].surplus;
        demand->below_min = cases[i].below_min;
        demand->above_max = cases[i].above_max;
        demand->shortage_squared = cases[i].shortage_squared;
        demand->surplus_squared = cases[i].surplus_squared;
        bem_core *core = build(p);
        cr_assert(core->n_rows == 1, "case %zu", i);
        expect_row(&core->rows[0], cases[i].costs, i);
        bem_core_free(core);
        bem_problem_free(p);
    }
}

static bem_problem *with_span(int from, int to, const char *past) {
    bem_problem *p = tiny_new(
        (tiny_size){.n_staff = 3, .n_days = 2, .n_shifts = 3, .n_past = 1, .n_demands = 1});
    tiny_past(p, 0, past);
    bem_demand *demand = &p->demands[0];
    demand->from = from;
    demand->to = to;
    demand->target = 1;
    demand->shortage = demand->below_min = 60;
    return p;
}

/* Shifts run 07-15, 14-22 and 21-07: each moment between is a row, unless the
 * same duties cover it. */
Test(core_model, spans_become_moments) {
    static const struct {
        int from, to; /* minutes */
        const char *past;
        int n_rows;
        int64_t empty_cost; /* two days, nobody there, 60 an hour and head */
    } cases[] = {
        {480, 600, "", 2, 240},    /* by day: one moment a day */
        {420, 1320, "", 10, 1800}, /* day, both, evening, both, on each day */
        {1260, 1860, "", 4, 1200}, /* the night: evening and night, night */
        {0, 420, "", 1, 840},      /* the first morning is nobody's any more */
        {0, 420, "n", 1, 420},     /* but one who came before still works */
        {600, 601, "", 2, 2},      /* a minute: one öre */
        {840, 900, "", 2, 120},    /* only where day and evening overlap */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bem_problem *p = with_span(cases[i].from, cases[i].to, cases[i].past);
        bem_diags conflicts = {0};
        bem_core *core = bem_core_build(p, &conflicts);
        cr_assert(core, "case %zu", i);
        int none[6] = {0};
        int64_t cost = bem_core_cost(core, none);
        cr_expect(cost == cases[i].empty_cost, "case %zu: %lld", i, (long long)cost);
        bem_core_free(core);
        bem_diags_free(&conflicts);
        bem_problem_free(p);
    }
}

/* A night begun on day 0 covers the morning of day 1. */
Test(core_model, nights_count_while_they_last) {
    bem_problem *p = with_span(0, 420, "");
    bem_core *core = build(p);
    int duty[6] = {0};
    for (int i = 1; i < core->n_duties; i++)
        if (core->duties[i].shift == tiny_shift('n'))
            duty[0] = i;
    cr_assert(duty[0] > 0);
    cr_expect(bem_core_cost(core, duty) == 420);
    bem_core_free(core);
    bem_problem_free(p);
}

/* Moments that the same duties cover are one row with the sum of the prices,
 * each rounded by itself: 15 minutes at 10 an hour is 3. */
Test(core_model, equal_moments_become_one_row) {
    bem_problem *p = tiny_new(
        (tiny_size){.n_staff = 1, .n_days = 1, .n_shifts = 3, .n_competences = 2, .n_demands = 1});
    bem_demand *demand = &p->demands[0];
    demand->competence = 0;
    demand->from = 420;
    demand->to = 450;
    demand->target = 1;
    demand->shortage = demand->below_min = 10;
    p->shifts[1].start = 435; /* cuts the span, but 1 cannot be worked … */
    p->shifts[1].end = 436;
    bem_rule rule = {.id = "not-these", .kind = BEM_RULE_SHIFTS, .mode = BEM_MODE_HARD};
    bool person[] = {true}, day[] = {true}, shifts[] = {false, true, false};
    rule.person = person;
    rule.day = day;
    rule.shifts = shifts;
    p->rules = &rule;
    p->n_rules = 1;
    bem_core *core = build(p);
    int none[1] = {0};
    cr_expect(bem_core_cost(core, none) == 3 + 0 + 2, "%lld",
              (long long)bem_core_cost(core, none)); /* 15, 1 and 14 minutes */
    cr_expect(core->n_rows == 1, "before and after are one, between costs nothing: %d",
              core->n_rows);
    bem_core_free(core);
    bem_problem_free(p);
}

Test(core_model, people_alike_are_one_group) {
    bem_problem *p = tiny_new(
        (tiny_size){.n_staff = 5, .n_days = 7, .n_shifts = 2, .n_rules = 1, .n_requests = 1});
    p->rules[0].kind = BEM_RULE_COUNT;
    p->rules[0].mode = BEM_MODE_HARD;
    tiny_set(p, p->rules[0].shifts, "e");
    for (int e = 0; e < 5; e++)
        p->rules[0].max[e] = e < 3 ? 2 : 3;
    p->requests[0].person = 4;
    p->requests[0].mode = BEM_MODE_SOFT;
    p->requests[0].cost = 30;
    bem_core *core = build(p);
    cr_expect(core->n_groups == 3);
    cr_expect(core->groups[0].n_members == 3 && core->groups[0].members[2] == 2);
    cr_expect(core->groups[2].n_members == 1 && core->groups[2].members[0] == 4);
    cr_expect(core->money_unit == 30);
    bem_core_free(core);
    bem_problem_free(p);
}

/* The roles on offer: what is asked for and can be filled, else the first. */
Test(core_model, duties_have_the_roles_asked_for) {
    bem_problem *p = tiny_new(
        (tiny_size){.n_staff = 2, .n_days = 2, .n_shifts = 2, .n_competences = 2, .n_demands = 1});
    bool day_shift[2] = {true, false};
    p->demands[0].competence = 1;
    p->demands[0].shifts = day_shift;
    p->demands[0].target = 1;
    p->demands[0].shortage = 50;
    p->staff[1].fills[1] = true;
    bem_core *core = build(p);
    static const bem_duty expected[] = {
        {BEM_OFF, BEM_NO_ROLE}, {0, 0}, {0, 1}, {1, 0}, /* person 0 by day, person 1, evening */
    };
    cr_assert(core->n_duties == 4);
    for (int i = 0; i < 4; i++)
        cr_expect(core->duties[i].shift == expected[i].shift &&
                      core->duties[i].role == expected[i].role,
                  "duty %d", i);
    int duty[4] = {1, 0, 2, 2}, back[4];
    cr_expect(bem_core_cost(core, duty) == 0);
    bem_roster roster = bem_core_roster(core, duty);
    cr_expect(bem_core_duties(core, &roster, back));
    cr_expect(memcmp(duty, back, sizeof duty) == 0);
    roster.cells[1] = (bem_cell){1, 1};
    cr_expect(!bem_core_duties(core, &roster, back), "nobody works evenings in that role");
    duty[0] = 2;
    cr_expect(bem_core_cost(core, duty) == BEM_NEVER, "person 0 cannot fill it");
    bem_roster_free(&roster);
    bem_core_free(core);
    bem_problem_free(p);
}

/* All diagnostics as "line severity message" lines. */
static char *said(const bem_diags *diags) {
    static const char letter[] = {'n', 'w', 'e'};
    char *text = calloc(1, 4096), *at = text;
    for (int i = 0; i < diags->count; i++)
        at += sprintf(at, "%d %c %s\n", diags->items[i].place.line,
                      letter[diags->items[i].severity], diags->items[i].message);
    return text;
}

static void expect_said(const bem_problem *p, bool has_core, const char *words) {
    bem_diags conflicts = {0};
    bem_core *core = bem_core_build(p, &conflicts);
    char *text = said(&conflicts);
    cr_expect((core != NULL) == has_core);
    cr_expect(strcmp(text, words) == 0, "it said:\n%s", text);
    free(text);
    bem_core_free(core);
    bem_diags_free(&conflicts);
}

static void hard_rule(bem_problem *p, int r, bem_rule_kind kind, const char *shifts, int min,
                      int max) {
    p->rules[r].kind = kind;
    p->rules[r].mode = BEM_MODE_HARD;
    tiny_set(p, p->rules[r].shifts, shifts);
    p->rules[r].min[0] = min;
    p->rules[r].max[0] = max;
}

/* Three rules of which two collide: the third is not named. */
Test(core_model, names_the_smallest_set_that_collides) {
    bem_problem *p = tiny_new((tiny_size){.n_staff = 1, .n_days = 7, .n_shifts = 3, .n_rules = 3});
    hard_rule(p, 0, BEM_RULE_COUNT, "den", 5, BEM_NO_MAX);
    hard_rule(p, 1, BEM_RULE_SUCCESSION, "n", 0, BEM_NO_MAX);
    tiny_set(p, p->rules[1].then, "d");
    hard_rule(p, 2, BEM_RULE_COUNT, "den", 0, 3);
    expect_said(p, false,
                "1 e person0 has no legal schedule: rule 'rule0' cannot be kept together with rule "
                "'rule2'\n"
                "3 e person0 has no legal schedule: rule 'rule2' cannot be kept together with rule "
                "'rule0'\n");
    bem_problem_free(p);
}

Test(core_model, names_leave_pins_and_wishes) {
    bem_problem *p = tiny_new(
        (tiny_size){.n_staff = 1, .n_days = 4, .n_shifts = 3, .n_rules = 1, .n_requests = 1});
    p->requests[0].mode = BEM_MODE_OFF;
    hard_rule(p, 0, BEM_RULE_SUCCESSION, "e", 0, BEM_NO_MAX);
    tiny_set(p, p->rules[0].then, "d");
    p->staff[0].place.line = 70;
    p->pin[1] = tiny_shift('e');
    p->pin[2] = tiny_shift('d');
    p->pin[3] = BEM_OFF;
    expect_said(p, false,
                "70 e person0 has no legal schedule: evening pinned on 2027-01-05 cannot be kept "
                "together with day pinned on 2027-01-06 and rule 'rule0'\n"
                "70 e person0 has no legal schedule: day pinned on 2027-01-06 cannot be kept "
                "together with evening pinned on 2027-01-05 and rule 'rule0'\n"
                "1 e person0 has no legal schedule: rule 'rule0' cannot be kept together with "
                "evening pinned on 2027-01-05 and day pinned on 2027-01-06\n");
    p->pin[2] = BEM_ANY;
    p->leave[0] = true;
    p->leave_place[0].line = 80;
    p->requests[0] = (bem_request){.place = {.line = 90}, .on = true, .mode = BEM_MODE_HARD};
    p->requests[0].shifts = p->rules[0].shifts;
    expect_said(p, false,
                "80 e person0 has no legal schedule: leave on 2027-01-04 cannot be kept together "
                "with the binding wish for 2027-01-04\n"
                "90 e person0 has no legal schedule: the binding wish for 2027-01-04 cannot be "
                "kept together with leave on 2027-01-04\n");
    bem_problem_free(p);
}

/* Days of 7 h 30 and nights of 9 h: 4 shifts give 36 hours at most. */
Test(core_model, several_counters_together) {
    bem_problem *p = tiny_new((tiny_size){.n_staff = 1, .n_days = 7, .n_shifts = 3, .n_rules = 3});
    hard_rule(p, 0, BEM_RULE_HOURS, "", 37 * 60, BEM_NO_MAX);
    hard_rule(p, 1, BEM_RULE_COUNT, "den", 0, 4);
    hard_rule(p, 2, BEM_RULE_COUNT, "n", 0, 6);
    expect_said(p, false,
                "1 e person0 has no legal schedule: rule 'rule0' cannot be kept together with rule "
                "'rule1'\n"
                "2 e person0 has no legal schedule: rule 'rule1' cannot be kept together with rule "
                "'rule0'\n");
    p->rules[0].min[0] = 36 * 60;
    expect_said(p, true, "");
    bem_problem_free(p);
}

/* Eight hours a day at most, in a week with two days of leave. */
Test(core_model, minimum_hours_out_of_reach) {
    bem_problem *p = tiny_new((tiny_size){.n_staff = 1, .n_days = 7, .n_shifts = 1, .n_rules = 1});
    hard_rule(p, 0, BEM_RULE_HOURS, "", 40 * 60, BEM_NO_MAX);
    p->leave[0] = p->leave[1] = true;
    p->credit[0] = 90;
    expect_said(p, false,
                "0 e person0 has no legal schedule: leave on 2027-01-04..2027-01-05 cannot be kept "
                "together with rule 'rule0'\n"
                "1 e person0 has no legal schedule: rule 'rule0' cannot be kept together with "
                "leave on 2027-01-04..2027-01-05: 40h00m from 2027-01-04 to "
                "2027-01-10 are asked, at most 39h00m can be reached\n");
    p->rules[0].mode = BEM_MODE_SOFT;
    expect_said(p, true,
                "1 w rule 'rule0' cannot be kept by person0: 40h00m from 2027-01-04 to "
                "2027-01-10 are asked, at most 39h00m can be reached\n");
    p->credit[1] = 60;
    expect_said(p, true, "");
    bem_problem_free(p);
}

/* A whole roster pinned: the days in a row are told as one, and many of them in one sentence. */
Test(core_model, a_roster_made_known_that_leaves_too_few_hours) {
    bem_problem *p = tiny_new((tiny_size){.n_staff = 1, .n_days = 7, .n_shifts = 1, .n_rules = 1});
    hard_rule(p, 0, BEM_RULE_HOURS, "", 31 * 60, BEM_NO_MAX);
    p->pin[0] = p->pin[1] = p->pin[4] = BEM_OFF;
    expect_said(p, false,
                "0 e person0 has no legal schedule: off pinned on 2027-01-04..2027-01-05 cannot be "
                "kept together with off pinned on 2027-01-08 and rule 'rule0'\n"
                "0 e person0 has no legal schedule: off pinned on 2027-01-08 cannot be kept "
                "together with off pinned on 2027-01-04..2027-01-05 and rule 'rule0'\n"
                "1 e person0 has no legal schedule: rule 'rule0' cannot be kept together with off "
                "pinned on 2027-01-04..2027-01-05 and off pinned on 2027-01-08: 31h00m from "
                "2027-01-04 to 2027-01-10 are asked, at most 30h00m can be reached\n");
    hard_rule(p, 0, BEM_RULE_HOURS, "", 30 * 60, BEM_NO_MAX);
    p->pin[1] = BEM_ANY;
    p->pin[2] = p->pin[6] = BEM_OFF;
    expect_said(p, false,
                "0 e person0 has no legal schedule: 4 pinned days in 2027-01-04..2027-01-10 cannot "
                "be kept together with rule 'rule0'\n"
                "1 e person0 has no legal schedule: rule 'rule0' cannot be kept together with 4 "
                "pinned days in 2027-01-04..2027-01-10: 30h00m from 2027-01-04 to 2027-01-10 are "
                "asked, at most 22h30m can be reached\n");
    bem_problem_free(p);
}

Test(core_model, demand_that_nobody_can_meet) {
    bem_problem *p = tiny_new(
        (tiny_size){.n_staff = 2, .n_days = 3, .n_shifts = 2, .n_competences = 2, .n_demands = 1});
    bool day_shift[2] = {true, false};
    bem_demand *demand = &p->demands[0];
    demand->place.line = 40;
    demand->shifts = day_shift;
    demand->min = 2;
    demand->below_min = 700;
    expect_said(p, true, "");
    p->leave[1] = true;
    expect_said(
        p, true,
        "40 w demand 'demand0' asks for at least 2 on 2027-01-05, where at most 1 can be\n");
    demand->below_min = BEM_HARD_PRICE;
    expect_said(p, false,
                "40 e demand 'demand0' cannot be met on 2027-01-05: at least 2 must be there, at "
                "most 1 can be\n");
    demand->below_min = 700;
    demand->competence = 1;
    expect_said(p, true,
                "40 w nobody may work for demand 'demand0' on 2027-01-04 and in 2 other "
                "places\n");
    bem_problem_free(p);
}
