/* Pricing against brute force: on random small networks with random trackers and
 * counters, the best path's z is what enumeration finds. */
#include "pricing.h"

#include <criterion/criterion.h>
#include <stdlib.h>

enum { N_DAYS = 6, N_DUTIES = 4, N_STATES = 3, N_COUNTERS = 3 };

/* A random automaton: next[state][day][shift + 1], cost, and the gains of each
 * step. */
typedef struct random_rule {
    int next[N_STATES][N_DAYS][N_DUTIES];
    int64_t cost[N_STATES][N_DAYS][N_DUTIES];
    int amount[N_DUTIES][N_COUNTERS];
    int first[N_COUNTERS], last[N_COUNTERS]; /* days on which they gain */
    int base;                                /* number of its first counter */
} random_rule;

static int random_step(const bem_tracker *tracker, int state, int day, int shift, bem_step *step) {
    const random_rule *rule = tracker->data;
    step->cost = rule->cost[state][day][shift + 1];
    for (int k = 0; k < N_COUNTERS; k++)
        if (rule->amount[shift + 1][k] > 0 && rule->first[k] <= day && day <= rule->last[k])
            step->gain[step->n_gains++] = (bem_gain){rule->base + k, rule->amount[shift + 1][k]};
    return rule->next[state][day][shift + 1];
}

static void fill_rule(random_rule *rule, bem_random *r) {
    for (int s = 0; s < N_STATES; s++)
        for (int d = 0; d < N_DAYS; d++)
            for (int t = 0; t < N_DUTIES; t++) {
                rule->next[s][d][t] = bem_random_below(r, N_STATES);
                bool never = bem_random_below(r, 8) == 0;
                rule->cost[s][d][t] = never ? BEM_NEVER : bem_random_below(r, 20);
            }
    for (int t = 0; t < N_DUTIES; t++)
        for (int k = 0; k < N_COUNTERS; k++)
            rule->amount[t][k] = t == 0 ? 0 : bem_random_below(r, 3) * 15;
}

static void add_counters(bem_personal *personal, random_rule *rule, bem_random *r,
                         bem_arena *arena) {
    for (int k = 0; k < N_COUNTERS; k++) {
        bem_counter counter = {.first = bem_random_below(r, 3), .unit = 1, .rule = rule->base + k};
        counter.last = N_DAYS - 1 - bem_random_below(r, 3);
        rule->first[k] = counter.first;
        rule->last[k] = counter.last;
        counter.n_values = 30 * N_DAYS + 1;
        counter.cost = BEM_TAKE(arena, counter.n_values, int64_t);
        int lo = bem_random_below(r, 4) * 15, hi = lo + bem_random_below(r, 4) * 15;
        bool hard = bem_random_below(r, 4) == 0;
        for (int v = 0; v < counter.n_values; v++) {
            int out = v < lo ? lo - v : v > hi ? v - hi : 0;
            counter.cost[v] = hard && out > 0 ? BEM_NEVER : out;
        }
        BEM_PUSH(&personal->counters, counter);
    }
}

static bem_network *random_network(bem_random *r, int n_rules, bem_arena *arena) {
    bem_personal personal = {.n_days = N_DAYS};
    personal.menu = BEM_TAKE(arena, N_DAYS, bem_menu);
    for (int d = 0; d < N_DAYS; d++) {
        personal.menu[d].offers = BEM_TAKE(arena, N_DUTIES, bem_offer);
        for (int t = 0; t < N_DUTIES; t++)
            personal.menu[d].offers[personal.menu[d].count++] =
                (bem_offer){t, t - 1, t == 0 ? 0 : bem_random_below(r, 10)};
    }
    for (int i = 0; i < n_rules; i++) {
        random_rule *rule = BEM_TAKE(arena, 1, random_rule);
        rule->base = i * N_COUNTERS;
        fill_rule(rule, r);
        bem_tracker tracker = {.data = rule, .step = random_step};
        BEM_PUSH(&personal, tracker);
        add_counters(&personal, rule, r, arena);
    }
    bem_network *net = bem_network_build(&personal, arena);
    free(personal.items);
    free(personal.counters.items);
    return net;
}

/* Least z over all duty tables. */
static int64_t brute_force(const bem_network *net, const int64_t *value) {
    int64_t best = BEM_NEVER;
    int total = 1;
    for (int d = 0; d < N_DAYS; d++)
        total *= N_DUTIES;
    for (int code = 0; code < total; code++) {
        int duty[N_DAYS], rest = code;
        for (int d = 0; d < N_DAYS; d++, rest /= N_DUTIES)
            duty[d] = rest % N_DUTIES;
        int64_t cost = bem_network_cost(net, duty);
        if (cost == BEM_NEVER)
            continue;
        int64_t z = cost * BEM_GRAINS;
        for (int d = 0; d < N_DAYS; d++)
            z -= value[d * N_DUTIES + duty[d]];
        if (z < best)
            best = z;
    }
    return best;
}

/* To know of a path only brings the bound nearer. */
static void check_dear(const bem_price_question *plain, const bem_price_answer *a, int64_t best,
                       bem_random *r, int seed) {
    bem_price_question q = *plain;
    q.dear = a->cost + 1;
    bem_arena arena = {0};
    bem_habit habit = {BEM_TAKE(&arena, q.plan->network->n_counters, double)};
    bem_workspace ws = {0};
    bem_price_answer b = bem_price_path(&q, &habit, r, &ws);
    cr_expect(b.found, "seed %d: dear", seed);
    cr_expect_geq(b.bound, a->bound, "seed %d: dear bound", seed);
    cr_expect_leq(b.bound, best, "seed %d: dear bound", seed);
    bem_workspace_free(&ws);
    bem_arena_free(&arena);
}

/* At any tolls: never above the best legal path, and what is called legal is. */
static void check_relaxed(const bem_price_question *q, bool is_rough, int64_t best, bem_random *r,
                          int seed) {
    const bem_network *net = q->plan->network;
    bem_arena arena = {0};
    int64_t *toll = BEM_TAKE(&arena, net->n_counters, int64_t);
    for (int k = 0; k < net->n_counters; k++)
        toll[k] = bem_random_below(r, 20000) - 10000;
    bem_relaxed relaxed = {toll, BEM_TAKE(&arena, net->n_counters, int), is_rough};
    bem_workspace ws = {0};
    bem_price_answer a = bem_price_relaxed(q, &relaxed, r, &ws);
    if (best != BEM_NEVER) {
        cr_expect(!a.impossible, "seed %d: relaxed", seed);
        cr_expect_leq(a.bound, best, "seed %d: relaxed bound", seed);
    }
    if (a.found) {
        cr_expect_eq(a.cost, bem_network_cost(net, ws.duty), "seed %d: relaxed path", seed);
        cr_expect_geq(a.reduced, best, "seed %d: relaxed path is no better", seed);
    }
    bem_workspace_free(&ws);
    bem_arena_free(&arena);
}

static void check_one(uint64_t seed, int n_rules, int64_t price_scale, int *n_paths) {
    bem_random r = {seed};
    bem_arena arena = {0};
    bem_network *net = random_network(&r, n_rules, &arena);
    int64_t value[N_DAYS * N_DUTIES];
    for (int i = 0; i < N_DAYS * N_DUTIES; i++)
        value[i] = i % N_DUTIES == 0 ? 0 : (bem_random_below(&r, 40000) - 10000) * price_scale;
    if (net) {
        bem_use_list uses[N_DAYS * N_DUTIES] = {{0}};
        bem_core core = {.n_days = N_DAYS, .n_duties = N_DUTIES};
        bem_group group = {.network = net, .uses = uses};
        bem_plan plan = bem_plan_build(&core, &group, NULL, &arena);
        bem_habit habit = {BEM_TAKE(&arena, net->n_counters, double)};
        bem_workspace ws = {0};
        bem_price_question q = {.plan = &plan, .value = value, .enough = INT64_MAX};
        bem_price_answer a = bem_price_path(&q, &habit, &r, &ws);
        int64_t best = brute_force(net, value);
        check_relaxed(&q, false, best, &r, (int)seed);
        check_relaxed(&q, true, best, &r, (int)seed);
        cr_assert_eq(a.found, best != BEM_NEVER, "seed %d", (int)seed);
        if (a.found) {
            ++*n_paths;
            check_dear(&q, &a, best, &r, (int)seed);
            cr_expect_eq(a.cost, bem_network_cost(net, ws.duty), "seed %d: cost of the path",
                         (int)seed);
            if (price_scale == 1) {
                cr_expect_eq(a.reduced, best, "seed %d: best", (int)seed);
                cr_expect_eq(a.bound, best, "seed %d: bound", (int)seed);
            } else {
                cr_expect_leq(a.bound, best, "seed %d: bound", (int)seed);
                cr_expect_leq(best, a.reduced, "seed %d: reduced", (int)seed);
                cr_expect_leq((double)(a.reduced - a.bound), 1e-5 * (double)price_scale * 40000,
                              "seed %d: rounding is small", (int)seed);
            }
        }
        bem_workspace_free(&ws);
    }
    bem_arena_free(&arena);
}

Test(pricing, agrees_with_brute_force) {
    int n_paths = 0;
    for (uint64_t seed = 1; seed <= 300; seed++)
        check_one(seed, 1, 1, &n_paths);
    cr_expect_gt(n_paths, 100, "the cases are not all empty: %d", n_paths);
}

Test(pricing, rounds_large_money_down) {
    int n_paths = 0;
    for (uint64_t seed = 1; seed <= 100; seed++)
        check_one(seed, 1, 1000003, &n_paths);
    cr_expect_gt(n_paths, 30);
}

/* More counters bind at once than the dense tables hold: labels finish the job. */
Test(pricing, agrees_with_brute_force_beyond_the_tables) {
    int n_paths = 0;
    for (uint64_t seed = 1; seed <= 400; seed++)
        check_one(seed, 5, 1, &n_paths);
    cr_expect_gt(n_paths, 20, "the cases are not all empty: %d", n_paths);
}
