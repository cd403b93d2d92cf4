/* search.c - see search.h.
 *
 * The worth of duty t on day d to the rows is
 *     sum over its uses (i, a) of  f_i(y_i) - f_i(y_i + a)
 * with y from the others. It is exact when a schedule uses no row twice, which
 * holds for cover; where it does, as for budgets, the response may be a little
 * off and is kept only when the true cost does not rise. */
#include "search.h"

#include <stdlib.h>
#include <string.h>

bem_search bem_search_new(const bem_setup *setup, bem_workspace *ws, bem_habit *habits,
                          uint64_t seed, bem_clock *clock) {
    const bem_core *core = setup->core;
    bem_search s = {.setup = setup, .workspace = ws, .habits = habits, .clock = clock};
    s.random = bem_random_for(seed, 0x5eac4, 0);
    s.duty = BEM_TAKE(&s.arena, core->n_staff * core->n_days, int);
    s.placed = BEM_TAKE(&s.arena, core->n_staff, bool);
    s.y = BEM_TAKE(&s.arena, core->n_rows, int);
    s.marginal = bem_values_new(setup, &s.arena);
    return s;
}

void bem_search_free(bem_search *s) { bem_arena_free(&s->arena); }

static int *row_of(const bem_search *s, int e) {
    return s->duty + (ptrdiff_t)e * s->setup->core->n_days;
}

/* Adds a schedule of e to the rows (sign 1) or takes it away (-1); what that
 * changes in their cost. */
static int64_t count_uses(bem_search *s, int e, const int *duty, int sign) {
    const bem_core *core = s->setup->core;
    const bem_use_list *table = core->groups[s->setup->group_of[e]].uses;
    int64_t change = 0;
    for (int d = 0; d < core->n_days; d++) {
        const bem_use_list *uses = &table[d * core->n_duties + duty[d]];
        for (int u = 0; u < uses->count; u++) {
            int row = uses->items[u].row, y = s->y[row];
            s->y[row] += sign * uses->items[u].amount;
            change +=
                bem_penalised_cost(s->setup, row, s->y[row]) - bem_penalised_cost(s->setup, row, y);
        }
    }
    return change;
}

static void set_marginal(bem_search *s, int table) {
    const bem_core *core = s->setup->core;
    for (int i = 0; i < core->n_days * core->n_duties; i++) {
        const bem_use_list *uses = &s->setup->tables[table][i];
        int64_t worth = 0;
        for (int u = 0; u < uses->count; u++) {
            int row = uses->items[u].row, y = s->y[row];
            worth += bem_penalised_cost(s->setup, row, y) -
                     bem_penalised_cost(s->setup, row, y + uses->items[u].amount);
        }
        s->marginal.value[table][i] = worth * BEM_GRAINS;
    }
}

/* Path cost plus row costs that a schedule of e makes, others as they are. */
static int64_t cost_of_schedule(bem_search *s, int e, const int *duty) {
    const bem_group *group = &s->setup->core->groups[s->setup->group_of[e]];
    int64_t rows = count_uses(s, e, duty, 1);
    count_uses(s, e, duty, -1);
    return bem_network_cost(group->network, duty) + rows;
}

/* Where pricing finds no path, which its limits of memory allow, any legal one will
 * do. */
static bool place_anyhow(bem_search *s, int e) {
    enum { ENOUGH_STEPS = 100000 };
    const bem_network *network = s->setup->core->groups[s->setup->group_of[e]].network;
    bem_legality legality = bem_network_legality(network, ENOUGH_STEPS, row_of(s, e));
    s->placed[e] = legality == BEM_LEGAL;
    s->impossible |= legality == BEM_ILLEGAL;
    return s->placed[e];
}

/* e's best schedule, others fixed. False when none is found. */
static bool respond(bem_search *s, int e, bool *improved) {
    const bem_core *core = s->setup->core;
    int g = s->setup->group_of[e];
    if (s->placed[e])
        count_uses(s, e, row_of(s, e), -1);
    set_marginal(s, s->setup->table_of[g]);
    int64_t now = s->placed[e] ? cost_of_schedule(s, e, row_of(s, e)) : INT64_MAX;
    bem_price_question q = {.plan = &s->setup->plans[g],
                            .value = s->marginal.value[s->setup->table_of[g]],
                            .enough = INT64_MAX};
    bem_price_answer a = {0};
    if (!bem_clock_is_over(s->clock)) /* then any schedule will do */
        a = bem_price_path(&q, &s->habits[g], &s->random, s->workspace);
    s->clock->work += a.work;
    int64_t then = a.found ? cost_of_schedule(s, e, s->workspace->duty) : INT64_MAX;
    if (a.found && then <= now) {
        *improved |= then < now;
        memcpy(row_of(s, e), s->workspace->duty, (size_t)core->n_days * sizeof(int));
        s->placed[e] = true;
    }
    s->impossible |= a.impossible;
    if (s->placed[e] || (!a.impossible && place_anyhow(s, e)))
        count_uses(s, e, row_of(s, e), 1);
    return s->placed[e];
}

static int *random_order(bem_search *s) {
    int n = s->setup->core->n_staff;
    int *order = bem_grow(NULL, (size_t)n + 1, sizeof *order);
    for (int i = 0; i < n; i++) {
        int j = bem_random_below(&s->random, i + 1);
        order[i] = order[j];
        order[j] = i;
    }
    return order;
}

bool bem_search_construct(bem_search *s, int *stuck) {
    const bem_core *core = s->setup->core;
    memset(s->placed, 0, (size_t)core->n_staff * sizeof *s->placed);
    memset(s->y, 0, (size_t)core->n_rows * sizeof *s->y);
    int *order = random_order(s);
    bool done = true, improved = false;
    for (int i = 0; i < core->n_staff && done; i++)
        if (!respond(s, order[i], &improved)) {
            *stuck = order[i];
            done = false;
        }
    free(order);
    return done;
}

void bem_search_load(bem_search *s, const int *duty) {
    const bem_core *core = s->setup->core;
    memcpy(s->duty, duty, (size_t)core->n_staff * (size_t)core->n_days * sizeof *duty);
    memset(s->y, 0, (size_t)core->n_rows * sizeof *s->y);
    for (int e = 0; e < core->n_staff; e++) {
        s->placed[e] = true;
        count_uses(s, e, row_of(s, e), 1);
    }
}

void bem_search_polish(bem_search *s) {
    for (bool improved = true; improved;) {
        improved = false;
        int *order = random_order(s);
        for (int i = 0; i < s->setup->core->n_staff && !bem_clock_is_over(s->clock); i++)
            respond(s, order[i], &improved);
        free(order);
    }
}
