/* rule_modes_test.c - each kind of rule, hard, off and for sale, in wards in which
 * it matters: off costs less, and at a price that nobody pays, linear or squared,
 * it costs the same as hard; where hard has no roster, somebody pays. */
#include "core.h"
#include "solve.h"
#include "tiny.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

enum { N_WARDS = 2, MOST_TRIES = 3000 };

static bem_solution solve(const bem_problem *p) {
    bem_settings settings = bem_settings_default();
    settings.threads = 1;
    settings.work_limit = 20000000;
    return bem_solve(p, &settings);
}

/* The first rule of the kind; NULL when there is none, or when it must not be. */
static bem_rule *find_rule(const bem_problem *p, bem_rule_kind kind) {
    for (int r = 0; r < p->n_rules; r++)
        if (p->rules[r].kind == kind)
            return &p->rules[r];
    return NULL;
}

static bem_solution solve_as(const bem_problem *p, bem_rule *rule, bem_mode mode, bem_price price) {
    rule->mode = mode;
    rule->price = price;
    return solve(p);
}

/* More than `cost`, for the least that a rule can be missed by: a minute of an
 * hour, a whole-th of a person, and the square of that. */
static bem_price unaffordable(const bem_rule *rule, int64_t cost, bool squared) {
    int64_t least = 61 * (int64_t)rule->whole;
    return squared ? (bem_price){0, (cost + 1) * least * least}
                   : (bem_price){(cost + 1) * least, 0};
}

static bool is_about_money(bem_rule_kind kind) {
    return kind == BEM_RULE_BUDGET || kind == BEM_RULE_RENTAL_RATIO;
}

static void expect_sold(const bem_problem *p, bem_rule *rule, const bem_solution *hard,
                        int64_t without, int seed) {
    bool is_legal = hard->status == BEM_STATUS_OPTIMAL;
    int64_t most = is_legal ? hard->cost : without;
    for (int squared = 0; squared < 2 - is_about_money(rule->kind); squared++) {
        bem_price price = unaffordable(rule, most, squared);
        bem_solution sold = solve_as(p, rule, BEM_MODE_SOFT, price);
        bool right = sold.status == BEM_STATUS_OPTIMAL && sold.bound == sold.cost &&
                     (is_legal ? sold.cost == hard->cost : sold.cost > without);
        cr_expect(right, "kind %d, seed %d, %s: %s %lld, hard %s %lld, off %lld", (int)rule->kind,
                  seed, squared ? "squared" : "linear", bem_status_name(sold.status),
                  (long long)sold.cost, bem_status_name(hard->status), (long long)hard->cost,
                  (long long)without);
        bem_solution_free(&sold);
    }
}

/* Does the rule matter in the ward? Then what must hold is held to. */
static bool vary(const bem_problem *p, bem_rule *rule, int seed) {
    bem_solution off = solve_as(p, rule, BEM_MODE_OFF, (bem_price){0});
    bool matters = false;
    if (off.status == BEM_STATUS_OPTIMAL) {
        bem_solution hard = solve_as(p, rule, BEM_MODE_HARD, (bem_price){0});
        bool none = hard.status == BEM_STATUS_INFEASIBLE;
        cr_expect(none || (hard.status == BEM_STATUS_OPTIMAL && off.cost <= hard.cost),
                  "kind %d, seed %d: off %lld, hard %s %lld", (int)rule->kind, seed,
                  (long long)off.cost, bem_status_name(hard.status), (long long)hard.cost);
        matters = !none && off.cost < hard.cost;
        if (matters || none)
            expect_sold(p, rule, &hard, off.cost, seed);
        bem_solution_free(&hard);
    } else {
        cr_expect(off.status == BEM_STATUS_INFEASIBLE, "kind %d, seed %d: off %s", (int)rule->kind,
                  seed, bem_status_name(off.status));
    }
    bem_solution_free(&off);
    return matters;
}

Test(rule_modes, of_every_kind) {
    for (int kind = 0; kind < BEM_N_RULE_KINDS; kind++) {
        int n_mattered = 0;
        for (int seed = 0; seed < MOST_TRIES && n_mattered < N_WARDS; seed++) {
            tiny_dice dice = {(uint64_t)seed + 1000 * (uint64_t)kind};
            bem_problem *p = tiny_random(&dice, 2, 4, 2);
            bem_rule *rule = find_rule(p, (bem_rule_kind)kind);
            n_mattered += rule && vary(p, rule, seed);
            bem_problem_free(p);
        }
        cr_expect(n_mattered == N_WARDS, "kind %d mattered in %d wards", kind, n_mattered);
    }
}
