/* verify_bound.c - certificates by hand: what they prove, and what is refused.
 *
 * One person, two days, one shift that is wanted on both: the first missed costs
 * 100, the second 70. She may work once, so the best roster costs 70, and every
 * cost is a multiple of 10. */
#include "certificate.h"
#include "core.h"
#include "tiny.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdlib.h>
#include <string.h>

static bem_problem *ward_of(int n_staff) {
    bem_problem *p = tiny_new(
        (tiny_size){.n_staff = n_staff, .n_days = 2, .n_shifts = 1, .n_rules = 1, .n_demands = 2});
    for (int i = 0; i < 2; i++) {
        bem_demand *demand = &p->demands[i];
        demand->shifts = BEM_TAKE(&p->arena, 1, bool);
        demand->shifts[0] = true;
        demand->day[1 - i] = false;
        demand->target = 1;
        demand->max = BEM_NO_MAX;
        demand->shortage = demand->below_min = i == 0 ? 100 : 70;
    }
    p->rules[0].kind = BEM_RULE_COUNT;
    p->rules[0].mode = BEM_MODE_HARD;
    p->rules[0].shifts[0] = true;
    for (int e = 0; e < n_staff; e++)
        p->rules[0].max[e] = 1;
    return p;
}

static bem_problem *ward(void) { return ward_of(1); }

enum { MOST_NODES = 5 };

typedef struct node {
    bool is_leaf;
    int day; /* of a split, whether she works */
    int64_t price[2], least;
    int64_t tally_price; /* of a leaf that has one */
    int n_tallies;
    int64_t units; /* of a split by the shifts of the first day that are missed; 0 = by a duty */
} node;

static bem_split split_of(const node *n) {
    if (n->units != 0)
        return (bem_split){.is_tally = true, .tally = {false, 100}, .units = n->units};
    return (bem_split){.day = n->day, .role = BEM_NO_ROLE};
}

static bem_verdict verify(const node *nodes, int n, int64_t scale, int64_t bound) {
    bem_problem *p = ward();
    bem_diags conflicts = {0};
    bem_core *core = bem_core_build(p, &conflicts);
    cr_assert(core && core->n_rows == 2 && core->money_unit == 10);
    bem_proof_node items[MOST_NODES] = {0};
    for (int i = 0; i < n; i++)
        items[i] = (bem_proof_node){.is_leaf = nodes[i].is_leaf,
                                    .split = split_of(&nodes[i]),
                                    .price = nodes[i].price,
                                    .least = &nodes[i].least,
                                    .tally_price = &nodes[i].tally_price,
                                    .n_tallies = nodes[i].n_tallies};
    bem_certificate c = {.bound = bound, .scale = scale, .n_prices = 2, .n_least = 1};
    c.model = bem_core_hash(core);
    c.items = items;
    c.count = n;
    bem_verdict verdict = bem_certificate_verify(&c, p);
    bem_core_free(core);
    bem_diags_free(&conflicts);
    bem_problem_free(p);
    return verdict;
}

static void expect_verdict(const node *nodes, int n, int64_t scale, int64_t bound, const char *why,
                           size_t i) {
    bem_verdict verdict = verify(nodes, n, scale, bound);
    const char *said = verdict.why ? verdict.why : "";
    cr_expect(verdict.holds == (*why == 0), "case %zu: %s", i, said);
    cr_expect(strstr(said, why) != NULL, "case %zu: %s", i, said);
    bem_verdict_free(&verdict);
}

static const char too_little[] = "it proves less than it claims";
static const char too_dear[] = "'person0' has a schedule that costs less than it says";

Test(verify_bound, one_leaf) {
    static const struct {
        int64_t price[2], least, scale, bound;
        const char *why; /* "" = it holds */
    } cases[] = {
        {{100, 70}, -100, 1, 70, ""},
        {{100, 70}, -100, 1, 71, too_little},
        {{100, 70}, -99, 1, 71, too_dear},
        {{100, 70}, -99, 1, 60, too_dear}, /* false is false, whatever is claimed */
        {{100, 70}, -101, 1, 70, ""},      /* 69 is no sum that a roster can cost */
        {{100, 70}, -110, 1, 70, too_little},
        {{0, 0}, 0, 1, 0, ""}, /* no prices: all needs met at no cost */
        {{0, 0}, 0, 1, 1, too_little},
        {{33, 33}, -33, 1, 40, ""}, /* 33, rounded up */
        {{33, 33}, -33, 1, 41, too_little},
        {{30721, 30721}, -30721, 1024, 40, ""}, /* a grain above 30 */
        {{30720, 30720}, -30720, 1024, 31, too_little},
        {{170, 70}, -170, 1, 0, ""}, /* too high a price: missing it is cheaper */
        {{170, 70}, -170, 1, 1, too_little},
        {{-50, 0}, 0, 1, -50, ""},
        {{-50, 0}, 0, 1, -49, too_little},
        {{100, 70}, BEM_NONE, 1, 70, too_dear},
        {{100, 70}, -100, 1, BEM_NONE, "does not prove that no roster"},
        {{100, 70}, INT64_MIN, 1, INT64_MIN, ""},
        {{INT64_MAX, 70}, 0, 1, 70, "too large"},
        {{100, 70}, -100, 0, 70, "scale"},
        {{100, 70}, -100, INT64_MAX, 70, "scale"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        node leaf = {.is_leaf = true,
                     .price = {cases[i].price[0], cases[i].price[1]},
                     .least = cases[i].least};
        expect_verdict(&leaf, 1, cases[i].scale, cases[i].bound, cases[i].why, i);
    }
}

#define OFF_FIRST                                                                                  \
    {                                                                                              \
        .is_leaf = true, .price = {0, 70}, .least = -70                                            \
    } /* 100 for the first day, which nobody works */
#define ON_FIRST                                                                                   \
    { .is_leaf = true, .price = {0, 70}, .least = 0 } /* she may not work the second */
#define SPLIT(day)                                                                                 \
    { false, day, {0, 0}, 0, 0, 0, 0 }
#define NO_SCHEDULE                                                                                \
    { .is_leaf = true, .least = BEM_NONE }

Test(verify_bound, trees) {
    static const struct {
        node nodes[MOST_NODES];
        int n;
        const char *why;
    } cases[] = {
        {{SPLIT(0), OFF_FIRST, ON_FIRST}, 3, ""},
        {{SPLIT(0), ON_FIRST, OFF_FIRST}, 3, too_dear}, /* the wrong way round */
        {{SPLIT(0), OFF_FIRST}, 2, "lacks leaves"},
        {{SPLIT(0)}, 1, "lacks leaves"},
        {{SPLIT(0)}, 0, "lacks leaves"},
        {{OFF_FIRST}, 1, too_little},
        {{ON_FIRST}, 1, too_dear},
        {{SPLIT(0), OFF_FIRST, ON_FIRST, ON_FIRST}, 4, "more in it"},
        {{SPLIT(0), OFF_FIRST, SPLIT(1), ON_FIRST, NO_SCHEDULE}, 5, ""},
        {{SPLIT(0), OFF_FIRST, SPLIT(1), NO_SCHEDULE, ON_FIRST}, 5, too_dear},
        {{SPLIT(0), OFF_FIRST, NO_SCHEDULE}, 3, too_dear},
        {{SPLIT(7), OFF_FIRST, ON_FIRST}, 3, "nobody can have"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        expect_verdict(cases[i].nodes, cases[i].n, 1, 70, cases[i].why, i);
}

#define TALLY(units)                                                                               \
    { false, 0, {0, 0}, 0, 0, 0, units }
#define NONE_MISSED(tally_price)                                                                   \
    { true, 0, {170, 70}, -170, tally_price, 1, 0 } /* nothing but the second day: 70 */
#define SOME_MISSED(tally_price)                                                                   \
    { true, 0, {0, 70}, -70, tally_price, 1, 0 } /* 100 for the first day */

/* Of the rosters in which the first day is missed, and those in which it is not. */
Test(verify_bound, tallies) {
    static const struct {
        node nodes[MOST_NODES];
        int n;
        int64_t bound;
        const char *why;
    } cases[] = {
        {{TALLY(1), NONE_MISSED(-1000), SOME_MISSED(100)}, 3, 70, ""},
        {{TALLY(1), NONE_MISSED(-1000), SOME_MISSED(100)}, 3, 71, too_little},
        {{TALLY(1), NONE_MISSED(-60), SOME_MISSED(100)}, 3, 60, ""}, /* missed for 160 after all */
        {{TALLY(1), NONE_MISSED(-60), SOME_MISSED(100)}, 3, 70, too_little},
        {{TALLY(1), NONE_MISSED(-1000), SOME_MISSED(60)}, 3, 60, ""}, /* and not missed */
        {{TALLY(1), NONE_MISSED(-1000), SOME_MISSED(60)}, 3, 70, too_little},
        {{TALLY(1), NONE_MISSED(-1000), SOME_MISSED(140)}, 3, 70, ""},      /* 140 - 40 of those */
        {{TALLY(2), NONE_MISSED(0), SOME_MISSED(1000)}, 3, 70, too_little}, /* one may be */
        {{TALLY(1), NONE_MISSED(1), SOME_MISSED(100)}, 3, 0, "wrong sign"},
        {{TALLY(1), NONE_MISSED(-1000), SOME_MISSED(-1)}, 3, 0, "wrong sign"},
        {{TALLY(1), SOME_MISSED(100), NONE_MISSED(-1000)}, 3, 70, "wrong sign"},
        {{TALLY(1), OFF_FIRST, SOME_MISSED(100)}, 3, 0, "has no price"},
        {{NONE_MISSED(-1000)}, 1, 0, "more prices"},
        {{SPLIT(0), SOME_MISSED(100), ON_FIRST}, 3, 0, "more prices"},
        {{TALLY(1), NONE_MISSED(INT64_MIN), SOME_MISSED(100)}, 3, 70, "too large"},
        {{TALLY(1), NONE_MISSED(-1000), SOME_MISSED(INT64_MAX)}, 3, 70, "too large"},
        {{TALLY(-1), NONE_MISSED(-1000), SOME_MISSED(100)}, 3, 70, "no roster can have"},
        {{TALLY(INT64_MAX), NONE_MISSED(-1000), SOME_MISSED(100)}, 3, 70, "no roster can have"},
        {{TALLY(1), NONE_MISSED(-1000)}, 2, 70, "lacks leaves"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        expect_verdict(cases[i].nodes, cases[i].n, 1, cases[i].bound, cases[i].why, i);
}

/* A leaf that says `least` of each person at prices 100 and 70; the ward's own
 * certificate but for the people. */
static void expect_people(bem_problem *p, const int64_t *least, int64_t bound, const char *why) {
    static const int64_t price[] = {100, 70};
    bem_diags conflicts = {0};
    bem_core *core = bem_core_build(p, &conflicts);
    bem_proof_node leaf = {.is_leaf = true, .price = price, .least = least};
    bem_certificate c = {.bound = bound, .scale = 1, .n_prices = 2, .n_least = p->n_staff};
    c.model = bem_core_hash(core);
    c.items = &leaf;
    c.count = 1;
    bem_verdict verdict = bem_certificate_verify_core(&c, p, core);
    const char *said = verdict.why ? verdict.why : "";
    cr_expect(verdict.holds == (*why == 0), "%lld: %s", (long long)least[0], said);
    cr_expect(strstr(said, why) != NULL, "%lld: %s", (long long)least[0], said);
    bem_verdict_free(&verdict);
    bem_core_free(core);
    bem_diags_free(&conflicts);
}

/* What a counter costs is part of a schedule: both days at 30 beyond the first. */
Test(verify_bound, prices_of_counters) {
    bem_problem *p = ward();
    p->rules[0].mode = BEM_MODE_SOFT;
    p->rules[0].price.linear = 30;
    expect_people(p, (int64_t[]){-140}, 30, "");
    expect_people(p, (int64_t[]){-140}, 31, too_little);
    expect_people(p, (int64_t[]){-139}, 30, too_dear);
    bem_problem_free(p);
}

/* People who are alike may each say something else; none may say too much. */
Test(verify_bound, alike_people) {
    bem_problem *p = ward_of(2);
    expect_people(p, (int64_t[]){-100, -100}, -30, "");
    expect_people(p, (int64_t[]){-100, -110}, -40, "");
    expect_people(p, (int64_t[]){-100, -50}, 20, "has a schedule that costs less than it says");
    expect_people(p, (int64_t[]){-50, -100}, 20, "has a schedule that costs less than it says");
    bem_problem_free(p);
}

/* What the input lacks is said, and nothing is believed of another. */
Test(verify_bound, other_inputs) {
    bem_problem *p = ward();
    bem_certificate c = {.bound = 0, .scale = 1, .n_prices = -1, .n_least = -1};
    bem_verdict verdict = bem_certificate_verify(&c, p);
    cr_expect(strstr(verdict.why, "another model") != NULL, "%s", verdict.why);
    bem_verdict_free(&verdict);
    strcpy(c.sha256, "0");
    verdict = bem_certificate_verify(&c, p);
    cr_expect(strstr(verdict.why, "another input") != NULL, "%s", verdict.why);
    bem_verdict_free(&verdict);
    p->rules[0].min[0] = 2;
    strcpy(c.sha256, "");
    verdict = bem_certificate_verify(&c, p);
    cr_expect(strstr(verdict.why, "no roster at all") != NULL, "%s", verdict.why);
    bem_verdict_free(&verdict);
    bem_problem_free(p);
}

/* The hash tells apart what a certificate must not be mixed up over. */
Test(verify_bound, model_hash) {
    uint64_t hash[4];
    for (int i = 0; i < 4; i++) {
        bem_problem *p = ward();
        bem_diags conflicts = {0};
        p->demands[0].shortage += i == 1;
        p->rules[0].max[0] += i == 2;
        bem_core *core = bem_core_build(p, &conflicts);
        hash[i] = bem_core_hash(core);
        bem_core_free(core);
        bem_diags_free(&conflicts);
        bem_problem_free(p);
    }
    cr_expect_eq(hash[0], hash[3]);
    cr_expect_neq(hash[0], hash[1]);
    cr_expect_neq(hash[0], hash[2]);
}
