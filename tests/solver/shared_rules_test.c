/* shared_rules_test.c - rules about several people, solved against brute force:
 * rows with negative uses, uses that differ from person to person, rows that a
 * schedule uses on many days, marked duties. */
#include "check.h"
#include "core.h"
#include "solve.h"
#include "tiny.h"

#include <criterion/criterion.h>
#include <stdlib.h>

enum { N_SEEDS = 120 };

static const bem_rule_kind kinds[] = {
    BEM_RULE_SKILL_MIX, BEM_RULE_SUPERVISED,  BEM_RULE_OWN_STAFF, BEM_RULE_RENTAL_SHARE,
    BEM_RULE_TOGETHER,  BEM_RULE_APART,       BEM_RULE_BUDGET,    BEM_RULE_RENTAL_HEADCOUNT,
    BEM_RULE_BOOKING,   BEM_RULE_RENTAL_RATIO};
enum { N_KINDS = (int)(sizeof kinds / sizeof *kinds) };

/* A problem of which some rule is of the kind in question. */
static bem_problem *draw(tiny_dice *dice, bem_rule_kind kind) {
    for (;;) {
        bem_problem *p = tiny_random(dice, 2, 3, 2);
        for (int r = 0; r < p->n_rules; r++)
            if (p->rules[r].kind == kind && p->rules[r].mode != BEM_MODE_OFF)
                return p;
        bem_problem_free(p);
    }
}

/* The least cost of all rosters; duties without marks stand for those with. */
static int64_t brute_force(const bem_core *core) {
    int n = core->n_staff * core->n_days, n_plain = 1;
    while (n_plain < core->n_duties && core->duties[n_plain].marks == 0)
        n_plain++;
    int *duty = calloc((size_t)n, sizeof *duty), *marked = calloc((size_t)n, sizeof *marked);
    int64_t best = BEM_NEVER;
    for (bool more = true; more;) {
        bem_roster roster = bem_core_roster(core, duty);
        cr_assert(bem_core_duties(core, &roster, marked));
        int64_t cost = bem_core_cost(core, marked);
        best = cost < best ? cost : best;
        bem_roster_free(&roster);
        int i = 0;
        while (i < n && ++duty[i] == n_plain)
            duty[i++] = 0;
        more = i < n;
    }
    free(duty);
    free(marked);
    return best;
}

static void compare(const bem_problem *p, const char *name, int seed) {
    bem_diags conflicts = {0};
    bem_core *core = bem_core_build(p, &conflicts);
    int64_t best = core ? brute_force(core) : BEM_NEVER;
    bem_settings settings = bem_settings_default();
    settings.threads = 1;
    settings.work_limit = 20000000;
    bem_solution s = bem_solve(p, &settings);
    if (best == BEM_NEVER) {
        cr_expect(s.status == BEM_STATUS_INFEASIBLE, "%s, seed %d: %s, not infeasible", name, seed,
                  bem_status_name(s.status));
        cr_expect(s.conflicts.n_errors > 0, "%s, seed %d: no word why", name, seed);
    } else {
        cr_expect(s.status == BEM_STATUS_OPTIMAL && s.cost == best && s.bound == best,
                  "%s, seed %d: %s, cost %lld, bound %lld, best %lld", name, seed,
                  bem_status_name(s.status), (long long)s.cost, (long long)s.bound,
                  (long long)best);
    }
    bem_solution_free(&s);
    bem_core_free(core);
    bem_diags_free(&conflicts);
}

Test(shared_rules, solved_as_by_brute_force) {
    for (int seed = 0; seed < N_SEEDS; seed++) {
        tiny_dice dice = {(uint64_t)seed + 7000};
        int kind = seed % N_KINDS;
        bem_problem *p = draw(&dice, kinds[kind]);
        bem_arena names = {0};
        compare(p, bem_arena_format(&names, "kind %d", kind), seed);
        bem_arena_free(&names);
        bem_problem_free(p);
    }
}

/* Squared prices are as many pieces as people there can be too many: four
 * people on two shifts, little else in the ward. */
Test(shared_rules, squared_prices_solved_as_by_brute_force) {
    static const bem_rule_kind squared[] = {BEM_RULE_SKILL_MIX, BEM_RULE_SUPERVISED,
                                            BEM_RULE_OWN_STAFF, BEM_RULE_RENTAL_SHARE,
                                            BEM_RULE_APART,     BEM_RULE_RENTAL_HEADCOUNT};
    for (int seed = 0; seed < 48; seed++) {
        tiny_dice dice = {(uint64_t)seed + 9000};
        bem_rule_kind kind = squared[seed % 6];
        bem_problem *p = NULL;
        bem_rule *rule = NULL;
        while (!rule) {
            bem_problem_free(p);
            p = tiny_random(&dice, 4, 2, 2);
            for (int r = 0; r < p->n_rules && !rule; r++)
                rule = p->rules[r].kind == kind ? &p->rules[r] : NULL;
        }
        rule->mode = BEM_MODE_SOFT;
        rule->price = (bem_price){tiny_roll(&dice, 3) ? 0 : 100, 60 + tiny_roll(&dice, 300)};
        bem_arena names = {0};
        compare(p, bem_arena_format(&names, "squared, kind %d", (int)kind), seed);
        bem_arena_free(&names);
        bem_problem_free(p);
    }
}
