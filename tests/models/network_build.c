/* network_build.c - networks against their own trackers: every schedule costs
 * what stepping the trackers says; no two nodes have the same futures; equal
 * meaning gives equal networks however it was put. */
#include "network.h"
#include "tiny.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_STATES = 5, N_SHIFTS = 3 };

/* A tracker by table: any function of state, day and shift. */
typedef struct table_step {
    int state;
    bem_step step;
} table_step;

typedef struct table {
    int n_days;
    table_step *at; /* [n_days][MAX_STATES][N_SHIFTS + 1] */
    int64_t end[MAX_STATES];
} table;

static int table_read(const bem_tracker *tracker, int state, int day, int shift, bem_step *step) {
    const table *t = tracker->data;
    const table_step *at = &t->at[(day * MAX_STATES + state) * (N_SHIFTS + 1) + shift + 1];
    *step = at->step;
    return at->state;
}

static int64_t table_end(const bem_tracker *tracker, int state) {
    return ((const table *)tracker->data)->end[state];
}

static bem_step random_step(tiny_dice *dice, int n_counters) {
    bem_step step = {0};
    if (tiny_roll(dice, 12) == 0)
        step.cost = BEM_NEVER;
    else if (tiny_roll(dice, 3) == 0)
        step.cost = tiny_roll(dice, 4) * 10;
    int n_gains = n_counters ? tiny_roll(dice, 3) : 0;
    for (int i = 0; i < n_gains; i++)
        step.gain[step.n_gains++] =
            (bem_gain){tiny_roll(dice, n_counters), tiny_roll(dice, 3) * 15};
    return step;
}

static bem_tracker random_tracker(tiny_dice *dice, int n_days, int n_counters, bem_arena *arena) {
    table *t = BEM_TAKE(arena, 1, table);
    int n_states = 1 + tiny_roll(dice, MAX_STATES);
    t->n_days = n_days;
    t->at = BEM_TAKE(arena, n_days * MAX_STATES * (N_SHIFTS + 1), table_step);
    for (int i = 0; i < n_days * MAX_STATES * (N_SHIFTS + 1); i++)
        t->at[i] = (table_step){tiny_roll(dice, n_states), random_step(dice, n_counters)};
    for (int v = 0; v < MAX_STATES; v++)
        t->end[v] = tiny_roll(dice, 8) == 0 ? BEM_NEVER : tiny_roll(dice, 3) * 10;
    return (bem_tracker){t, tiny_roll(dice, n_states), table_read, table_end, 0};
}

/* Duty s + 1 for shift s in its first role, s + 1 + N_SHIFTS in a second. */
static void random_menu(tiny_dice *dice, bem_menu *menu, bem_arena *arena) {
    menu->offers = BEM_TAKE(arena, 2 * N_SHIFTS + 1, bem_offer);
    for (int s = -1; s < N_SHIFTS; s++)
        for (int role = 0; role < (s < 0 ? 1 : 2); role++)
            if (tiny_roll(dice, 4) > 0)
                menu->offers[menu->count++] =
                    (bem_offer){s + 1 + role * N_SHIFTS, s, tiny_roll(dice, 3)};
}

static bem_counter random_counter(tiny_dice *dice, int n_days, bem_arena *arena) {
    bem_counter counter = {.last = n_days - 1, .unit = 1};
    counter.n_values = 30 + tiny_roll(dice, 200);
    counter.cost = BEM_TAKE(arena, counter.n_values, int64_t);
    int target = tiny_roll(dice, 200), free = tiny_roll(dice, 3) == 0;
    for (int v = 0; v < counter.n_values; v++)
        counter.cost[v] = v < target / 8 ? BEM_NEVER : free ? 5 : abs(v - target);
    return counter;
}

static bem_personal random_personal(tiny_dice *dice, int n_days, bem_arena *arena) {
    bem_personal personal = {.n_days = n_days, .menu = BEM_TAKE(arena, n_days, bem_menu)};
    for (int d = 0; d < n_days; d++)
        random_menu(dice, &personal.menu[d], arena);
    int n_counters = tiny_roll(dice, 3), n_trackers = tiny_roll(dice, 4);
    for (int k = 0; k < n_counters; k++)
        BEM_PUSH(&personal.counters, random_counter(dice, n_days, arena));
    for (int t = 0; t < n_trackers; t++)
        BEM_PUSH(&personal, random_tracker(dice, n_days, n_counters, arena));
    return personal;
}

static void personal_free(bem_personal *personal) {
    free(personal->items);
    free(personal->counters.items);
}

static const bem_offer *find_offer(const bem_menu *menu, int duty) {
    for (int o = 0; o < menu->count; o++)
        if (menu->offers[o].duty == duty)
            return &menu->offers[o];
    return NULL;
}

/* The cost of a schedule straight from trackers, offers and counters. */
static int64_t straight_cost(const bem_personal *p, const int *duty) {
    int state[8] = {0}, sum[4] = {0};
    int64_t cost = 0;
    for (int t = 0; t < p->count; t++)
        state[t] = p->items[t].start;
    for (int d = 0; d < p->n_days; d++) {
        const bem_offer *offer = find_offer(&p->menu[d], duty[d]);
        if (!offer)
            return BEM_NEVER;
        cost += offer->cost;
        for (int t = 0; t < p->count; t++) {
            bem_step step = {0};
            state[t] = p->items[t].step(&p->items[t], state[t], d, offer->shift, &step);
            if (step.cost == BEM_NEVER)
                return BEM_NEVER;
            cost += step.cost;
            for (int i = 0; i < step.n_gains; i++)
                sum[step.gain[i].counter] += step.gain[i].amount;
        }
    }
    for (int t = 0; t < p->count; t++) {
        int64_t end = p->items[t].end(&p->items[t], state[t]);
        if (end == BEM_NEVER)
            return BEM_NEVER;
        cost += end;
    }
    for (int k = 0; k < p->counters.count; k++) {
        const bem_counter *counter = &p->counters.items[k];
        if (sum[k] >= counter->n_values || counter->cost[sum[k]] == BEM_NEVER)
            return BEM_NEVER;
        cost += counter->cost[sum[k]];
    }
    return cost;
}

static bool next_schedule(int *duty, int n_days) {
    int d = 0;
    while (d < n_days && ++duty[d] == 2 * N_SHIFTS + 1)
        duty[d++] = 0;
    return d < n_days;
}

/* Every schedule costs the same both ways; true when one is legal. */
static bool all_costs_agree(const bem_personal *p, const bem_network *network, int seed) {
    int duty[8] = {0};
    bool legal = false;
    do {
        int64_t straight = straight_cost(p, duty);
        int64_t cost = network ? bem_network_cost(network, duty) : BEM_NEVER;
        legal |= straight != BEM_NEVER;
        if (straight != cost) {
            cr_expect(false, "seed %d: %lld straight, %lld by the network", seed,
                      (long long)straight, (long long)cost);
            break;
        }
    } while (next_schedule(duty, p->n_days));
    return legal;
}

Test(network_build, every_schedule_costs_what_the_trackers_say) {
    int n_legal = 0, n_counted = 0;
    for (int seed = 0; seed < 1500; seed++) {
        tiny_dice dice = {(uint64_t)seed};
        bem_arena arena = {0};
        bem_personal personal = random_personal(&dice, 1 + tiny_roll(&dice, 4), &arena);
        bem_network *network = bem_network_build(&personal, &arena);
        n_legal += all_costs_agree(&personal, network, seed);
        n_counted += network && network->n_counters > 0;
        personal_free(&personal);
        bem_arena_free(&arena);
    }
    cr_expect(n_legal > 500 && n_counted > 200, "%d legal, %d with counters", n_legal, n_counted);
}

/* Two nodes of a layer with equal arcs would be one; each layer is levelled:
 * from every node but the first going on can cost nothing. */
static void expect_minimal(const bem_network *network, int seed) {
    for (int d = 0; d < network->n_days; d++) {
        const bem_layer *layer = &network->layers[d];
        for (int u = 0; u < layer->n_nodes; u++) {
            int n_arcs = layer->first_arc[u + 1] - layer->first_arc[u];
            cr_expect(n_arcs > 0, "seed %d: a node leads nowhere", seed);
            for (int v = 0; v < u; v++)
                if (layer->first_arc[v + 1] - layer->first_arc[v] == n_arcs)
                    cr_expect(memcmp(layer->arcs + layer->first_arc[u],
                                     layer->arcs + layer->first_arc[v],
                                     (size_t)n_arcs * sizeof(bem_arc)) != 0,
                              "seed %d: nodes %d and %d of layer %d are the same", seed, u, v, d);
        }
    }
    cr_expect(network->layers[network->n_days].n_nodes == 1);
    cr_expect(network->gains[0].count == 0);
}

Test(network_build, nodes_are_minimal) {
    for (int seed = 0; seed < 500; seed++) {
        tiny_dice dice = {(uint64_t)seed};
        bem_arena arena = {0};
        bem_personal personal = random_personal(&dice, 1 + tiny_roll(&dice, 8), &arena);
        bem_network *network = bem_network_build(&personal, &arena);
        if (network)
            expect_minimal(network, seed);
        personal_free(&personal);
        bem_arena_free(&arena);
    }
}

/* The same trackers in another order, the offers too, and a tracker that says
 * nothing: the same network, and a copy of it. */
Test(network_build, equal_meaning_equal_network) {
    int n_equal = 0;
    for (int seed = 0; seed < 500; seed++) {
        tiny_dice dice = {(uint64_t)seed};
        bem_arena arena = {0};
        bem_personal personal = random_personal(&dice, 1 + tiny_roll(&dice, 6), &arena);
        bem_network *a = bem_network_build(&personal, &arena);
        for (int i = 0, j = personal.count - 1; i < j; i++, j--) {
            bem_tracker swap = personal.items[i];
            personal.items[i] = personal.items[j];
            personal.items[j] = swap;
        }
        for (int d = 0; d < personal.n_days; d++) {
            bem_menu *menu = &personal.menu[d];
            for (int i = 0, j = menu->count - 1; i < j; i++, j--) {
                bem_offer swap = menu->offers[i];
                menu->offers[i] = menu->offers[j];
                menu->offers[j] = swap;
            }
        }
        bem_network *b = bem_network_build(&personal, &arena);
        cr_expect(!a == !b);
        if (a && b) {
            n_equal++;
            cr_expect(bem_network_equal(a, b), "seed %d", seed);
            cr_expect(bem_network_hash(a) == bem_network_hash(b), "seed %d", seed);
            cr_expect(bem_network_equal(a, bem_network_copy(b, &arena)), "seed %d", seed);
        }
        personal_free(&personal);
        bem_arena_free(&arena);
    }
    cr_expect(n_equal > 200);
}

/* A cost moved from an offer to a tracker is the same meaning. */
static int priced_step(const bem_tracker *tracker, int state, int day, int shift, bem_step *step) {
    const int64_t *price = tracker->data;
    (void)state;
    (void)day;
    step->cost = price[shift + 1];
    return 0;
}

Test(network_build, where_a_cost_stands_does_not_matter) {
    static const int64_t price[] = {0, 7, 20, 5};
    bem_arena arena = {0};
    bem_network *network[2];
    for (int by_tracker = 0; by_tracker < 2; by_tracker++) {
        bem_personal personal = {.n_days = 3, .menu = BEM_TAKE(&arena, 3, bem_menu)};
        for (int d = 0; d < 3; d++) {
            personal.menu[d].offers = BEM_TAKE(&arena, N_SHIFTS + 1, bem_offer);
            for (int s = -1; s < N_SHIFTS; s++)
                personal.menu[d].offers[personal.menu[d].count++] =
                    (bem_offer){s + 1, s, by_tracker ? 0 : price[s + 1]};
        }
        bem_tracker tracker = {price, 0, priced_step, NULL, 0};
        if (by_tracker)
            BEM_PUSH(&personal, tracker);
        network[by_tracker] = bem_network_build(&personal, &arena);
        personal_free(&personal);
    }
    cr_assert(network[0] && network[1]);
    cr_expect(bem_network_equal(network[0], network[1]));
    cr_expect(network[0]->layers[0].n_choices == 1, "nothing tells the shifts apart");
    cr_expect(network[0]->layers[0].choices[0].n_options == N_SHIFTS + 1);
    bem_arena_free(&arena);
}

static int counting_step(const bem_tracker *tracker, int state, int day, int shift,
                         bem_step *step) {
    (void)tracker;
    (void)day;
    if (shift >= 0)
        step->gain[step->n_gains++] = (bem_gain){0, 480};
    return state;
}

/* Four days, one shift of 480 minutes. */
static bem_network *count_to(const int64_t *cost, int n_values, bem_arena *arena) {
    bem_personal personal = {.n_days = 4, .menu = BEM_TAKE(arena, 4, bem_menu)};
    for (int d = 0; d < 4; d++) {
        personal.menu[d].offers = BEM_TAKE(arena, 2, bem_offer);
        personal.menu[d].offers[0] = (bem_offer){0, -1, 0};
        personal.menu[d].offers[1] = (bem_offer){1, 0, 0};
        personal.menu[d].count = 2;
    }
    bem_counter counter = {0, 3, n_values, BEM_TAKE(arena, n_values, int64_t), 1, 0};
    memcpy(counter.cost, cost, (size_t)n_values * sizeof *cost);
    BEM_PUSH(&personal.counters, counter);
    bem_tracker tracker = {NULL, 0, counting_step, NULL, 0};
    BEM_PUSH(&personal, tracker);
    bem_network *network = bem_network_build(&personal, arena);
    personal_free(&personal);
    return network;
}

/* Limits lo … hi in minutes, 3 öre a minute beyond soft ones. */
Test(network_build, counters_shrink_to_what_they_decide) {
    static const struct {
        int lo, hi;
        bool hard;
        int n_counters, n_values; /* -1 counters: no network */
    } cases[] = {
        {0, 1920, true, 0, 0},     /* cannot be exceeded: dropped */
        {0, 2000, false, 0, 0},    /* likewise */
        {0, 1000, true, 1, 3},     /* 0, 1, 2 shifts of 480 */
        {0, 1000, false, 1, 5},    /* all reachable, priced */
        {480, 1919, true, 1, 4},   /* one at least */
        {1920, 1920, true, 0, 0},  /* all four days: a matter of arcs */
        {0, 0, true, 0, 0},        /* none: likewise */
        {1921, 2400, true, -1, 0}, /* out of reach */
        {1000, 1400, true, -1, 0}, /* between two and three shifts */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int64_t cost[2500];
        for (int v = 0; v < 2500; v++) {
            int out = v < cases[i].lo ? cases[i].lo - v : v > cases[i].hi ? v - cases[i].hi : 0;
            cost[v] = out && cases[i].hard ? BEM_NEVER : 3 * out;
        }
        bem_arena arena = {0};
        bem_network *network = count_to(cost, 2500, &arena);
        if (cases[i].n_counters < 0) {
            static const int none[4];
            cr_expect(!network || bem_network_cost(network, none) == BEM_NEVER, "case %zu", i);
        } else {
            cr_assert(network, "case %zu", i);
            cr_expect(network->n_counters == cases[i].n_counters, "case %zu: %d counters", i,
                      network->n_counters);
            if (cases[i].n_counters > 0) {
                cr_expect(network->counters[0].n_values == cases[i].n_values, "case %zu", i);
                cr_expect(network->counters[0].unit == 480, "case %zu", i);
            }
        }
        bem_arena_free(&arena);
    }
}

/* Shifts without end: the network must stay small. */
static int run_step(const bem_tracker *tracker, int state, int day, int shift, bem_step *step) {
    const int *max = tracker->data;
    (void)day;
    if (shift < 0)
        return 0;
    if (state == *max)
        step->cost = BEM_NEVER;
    return state + 1;
}

Test(network_build, a_year_stays_small) {
    static const int five = 5;
    bem_arena arena = {0};
    bem_personal personal = {.n_days = 364, .menu = BEM_TAKE(&arena, 364, bem_menu)};
    for (int d = 0; d < 364; d++) {
        personal.menu[d].offers = BEM_TAKE(&arena, 17, bem_offer);
        for (int s = -1; s < 16; s++)
            personal.menu[d].offers[personal.menu[d].count++] = (bem_offer){s + 1, s, 0};
    }
    bem_tracker tracker = {&five, 0, run_step, NULL, 0};
    BEM_PUSH(&personal, tracker);
    BEM_PUSH(&personal, tracker);
    bem_network *network = bem_network_build(&personal, &arena);
    cr_assert(network);
    for (int d = 6; d < 358; d++)
        cr_assert(network->layers[d].n_nodes == 6 && network->layers[d].n_choices == 2, "day %d",
                  d);
    cr_expect(bem_network_n_arcs(network) < 364 * 11);
    personal_free(&personal);
    bem_arena_free(&arena);
}
