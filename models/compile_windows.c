/* compile_windows.c - sums over rolling windows of n days, remembered.
 *
 * After day d the state holds, of each window that began on day d - i, i = 0 …
 * n - 2, the sum s[i] of its days so far; day d + 1 adds its amount to all,
 * completes the oldest window, which is charged, and begins a new one. A sum is
 * forgotten (SAFE) once no way of going on can bring its window out of range,
 * that is, with m the most that its days to come can add, when
 *
 *     min <= base + s   and   base + s + m <= max
 *
 * and a hard window that can no longer come into range ends the path at once.
 * With common limits most sums are forgotten, and some tens of states remain. */
#include "compile.h"
#include "states.h"

#include <assert.h>
#include <string.h>

enum { SAFE = -1, MOST_STATES = 1000, MOST_DAYS = 62 };

typedef struct window_sums {
    const bem_problem *problem;
    const bem_rule *rule;
    const bem_limits *limits; /* [n_days] of the window that ends there */
    const bool *asks;         /* [n_days] */
    int *most;                /* [n_days + 1] what the days before can add at most, together */
    int n, n_days;            /* of a window; of the horizon */
    bem_states *states;
} window_sums;

static int amount_of(const window_sums *data, int day, int shift) {
    return shift < 0 ? 0 : bem_rule_amount(data->problem, data->rule, day, shift);
}

/* What is remembered of a sum after `day`, of the window that ends on day `last`; sets *dead when
 * it is hard and lost. */
static int settle(const window_sums *data, int sum, int day, int last, bool *dead) {
    if (sum == SAFE || last >= data->n_days || !data->asks[last])
        return SAFE;
    const bem_limits *limits = &data->limits[last];
    int64_t low = (int64_t)limits->base + sum;
    int64_t high = low + data->most[last + 1] - data->most[day + 1];
    if (low >= limits->min && high <= limits->max)
        return SAFE;
    *dead |= data->rule->mode == BEM_MODE_HARD && (low > limits->max || high < limits->min);
    return sum;
}

/* From after day - 1 to after day; the cost of the window that ends. */
static int64_t advance(const window_sums *data, int *sums, int day, int amount) {
    int n = data->n, whole = sums[n - 2] == SAFE ? SAFE : sums[n - 2] + amount;
    int64_t cost = 0;
    bool dead = false;
    if (whole != SAFE && data->asks[day])
        cost = bem_compile_miss(data->rule, &data->limits[day], data->limits[day].base + whole);
    for (int i = n - 2; i >= 0; i--) {
        int so_far = i > 0 ? sums[i - 1] : 0;
        so_far = so_far == SAFE ? SAFE : so_far + amount;
        sums[i] = settle(data, so_far, day, day - i + n - 1, &dead);
    }
    return dead ? BEM_NEVER : cost;
}

static int window_step(const bem_tracker *tracker, int state, int day, int shift, bem_step *step) {
    const window_sums *data = tracker->data;
    int sums[MOST_DAYS];
    memcpy(sums, bem_states_at(data->states, state), (size_t)(data->n - 1) * sizeof *sums);
    step->cost = advance(data, sums, day, amount_of(data, day, shift));
    return step->cost == BEM_NEVER ? state : bem_states_put(data->states, sums);
}

/* Before day 0 no day inside the horizon has been summed. */
static int start_of(const window_sums *data) {
    int sums[MOST_DAYS];
    bool dead = false;
    for (int i = 0; i < data->n - 1; i++)
        sums[i] = settle(data, 0, -1, data->n - 2 - i, &dead);
    return bem_states_put(data->states, sums);
}

/* Are there at most MOST_STATES after each day? */
static bool is_small(const window_sums *data, const bem_menu *menu, bem_arena *arena) {
    bem_states *here = bem_states_new(data->n - 1, arena), *next;
    bem_states_put(here, bem_states_at(data->states, 0));
    for (int d = 0; d < data->n_days; d++, here = next) {
        next = bem_states_new(data->n - 1, arena);
        for (int i = 0; i < here->count; i++)
            for (int o = 0; o < menu[d].count; o++) {
                int sums[MOST_DAYS];
                memcpy(sums, bem_states_at(here, i), (size_t)(data->n - 1) * sizeof *sums);
                if (advance(data, sums, d, amount_of(data, d, menu[d].offers[o].shift)) !=
                    BEM_NEVER)
                    bem_states_put(next, sums);
                if (next->count > MOST_STATES)
                    return false;
            }
    }
    return true;
}

static void add_up_most(const bem_compiling *c, window_sums *data) {
    for (int d = 0; d < data->n_days; d++) {
        int most = 0;
        for (int o = 0; o < c->out->menu[d].count; o++) {
            int amount = amount_of(data, d, c->out->menu[d].offers[o].shift);
            most = amount > most ? amount : most;
        }
        data->most[d + 1] = data->most[d] + most;
    }
}

bool bem_compile_windows(bem_compiling *c, int r, int n_days, const bem_limits *limits,
                         const bool *asks) {
    if (n_days > MOST_DAYS)
        return false;
    window_sums *data = BEM_TAKE(c->arena, 1, window_sums);
    *data = (window_sums){.problem = c->problem,
                          .rule = &c->problem->rules[r],
                          .limits = limits,
                          .asks = asks,
                          .n = n_days,
                          .n_days = c->out->n_days};
    data->most = BEM_TAKE(c->arena, data->n_days + 1, int);
    add_up_most(c, data);
    data->states = bem_states_new(n_days - 1, c->arena);
    bem_arena scratch = {0};
    int start = start_of(data);
    bool small = is_small(data, c->out->menu, &scratch);
    bem_arena_free(&scratch);
    if (!small)
        return false;
    bem_tracker tracker = {data, start, window_step, NULL, r};
    BEM_PUSH(c->out, tracker);
    return true;
}
