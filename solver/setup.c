/* setup.c - see setup.h. */
#include "setup.h"

#include <stdlib.h>

static int64_t greatest_slope(const bem_core *core) {
    int64_t greatest = 1;
    for (int i = 0; i < core->n_rows; i++) {
        const bem_row *row = &core->rows[i];
        for (int p = 0; p < row->n_under; p++)
            if (row->under[p].slope > greatest)
                greatest = row->under[p].slope;
        for (int p = 0; p < row->n_over; p++)
            if (row->over[p].slope > greatest)
                greatest = row->over[p].slope;
    }
    return greatest;
}

/* The most that one person's schedule can cost, roughly: a broken row limit
 * must cost more than what a change of one schedule can save. */
static int64_t greatest_path(const bem_plan *plan) {
    int64_t most = 0;
    for (int d = 0; d < plan->network->n_days; d++) {
        const bem_layer *layer = &plan->network->layers[d];
        int64_t arc_most = plan->arcs[d].most, option_most = 0;
        for (int c = 0; c < layer->n_choices; c++)
            for (int o = 0; o < layer->choices[c].n_options; o++)
                if (layer->choices[c].options[o].cost > option_most)
                    option_most = layer->choices[c].options[o].cost;
        if (arc_most + option_most > most)
            most = arc_most + option_most;
    }
    return most;
}

static void find_tables(bem_setup *setup) {
    const bem_core *core = setup->core;
    setup->tables = BEM_TAKE(&setup->arena, core->n_groups, const bem_use_list *);
    setup->table_of = BEM_TAKE(&setup->arena, core->n_groups, int);
    for (int g = 0; g < core->n_groups; g++) {
        int t = 0;
        while (t < setup->n_tables && setup->tables[t] != core->groups[g].uses)
            t++;
        if (t == setup->n_tables)
            setup->tables[setup->n_tables++] = core->groups[g].uses;
        setup->table_of[g] = t;
    }
}

bem_setup bem_setup_build(const bem_core *core) {
    bem_setup setup = {.core = core};
    setup.plans = BEM_TAKE(&setup.arena, core->n_groups, bem_plan);
    setup.group_of = BEM_TAKE(&setup.arena, core->n_staff, int);
    int64_t path = 0;
    for (int g = 0; g < core->n_groups; g++) {
        setup.plans[g] = bem_plan_build(core, &core->groups[g], NULL, &setup.arena);
        if (greatest_path(&setup.plans[g]) > path)
            path = greatest_path(&setup.plans[g]);
        for (int m = 0; m < core->groups[g].n_members; m++)
            setup.group_of[core->groups[g].members[m]] = g;
    }
    find_tables(&setup);
    int64_t slope = greatest_slope(core);
    setup.penalty = 10 * (slope > path ? slope : path);
    setup.scale = slope > 1000 ? (double)slope / 1000 : 1;
    return setup;
}

void bem_setup_free(bem_setup *setup) { bem_arena_free(&setup->arena); }

static int64_t side_cost(const bem_piece *pieces, int n, int64_t units, int64_t penalty) {
    int64_t cost = 0;
    for (int p = 0; p < n && units > 0; p++) {
        int64_t here = units < pieces[p].width ? units : pieces[p].width;
        cost += here * pieces[p].slope;
        units -= here;
    }
    return cost + units * penalty;
}

int64_t bem_penalised_cost(const bem_setup *setup, int row, int y) {
    const bem_row *r = &setup->core->rows[row];
    if (y < r->target)
        return side_cost(r->under, r->n_under, (int64_t)r->target - y, setup->penalty);
    return side_cost(r->over, r->n_over, (int64_t)y - r->target, setup->penalty);
}

bem_values bem_values_new(const bem_setup *setup, bem_arena *arena) {
    bem_values values = {BEM_TAKE(arena, setup->n_tables, int64_t *)};
    for (int t = 0; t < setup->n_tables; t++)
        values.value[t] = BEM_TAKE(arena, setup->core->n_days * setup->core->n_duties, int64_t);
    return values;
}

void bem_values_set(bem_values *values, const bem_setup *setup, const int64_t *price) {
    int n = setup->core->n_days * setup->core->n_duties;
    for (int t = 0; t < setup->n_tables; t++)
        for (int i = 0; i < n; i++) {
            const bem_use_list *uses = &setup->tables[t][i];
            int64_t worth = 0;
            for (int u = 0; u < uses->count; u++)
                worth += price[uses->items[u].row] * uses->items[u].amount;
            values->value[t][i] = worth;
        }
}

bem_crew bem_crew_new(int n_threads) {
    bem_crew crew = {n_threads, NULL};
    crew.workspaces = bem_grow(NULL, (size_t)n_threads, sizeof *crew.workspaces);
    for (int t = 0; t < n_threads; t++)
        crew.workspaces[t] = (bem_workspace){0};
    return crew;
}

void bem_crew_free(bem_crew *crew) {
    for (int t = 0; t < crew->n_threads; t++)
        bem_workspace_free(&crew->workspaces[t]);
    free(crew->workspaces);
    *crew = (bem_crew){0};
}

void bem_effort_add_pricing(bem_effort *effort, const bem_price_answer *answer) {
    effort->pricings++;
    effort->pricing_work += answer->work;
    effort->pricing_seconds += answer->seconds;
}

void bem_effort_add(bem_effort *effort, const bem_effort *more) {
    effort->pricings += more->pricings;
    effort->rounds += more->rounds;
    effort->columns += more->columns;
    effort->lp_iterations += more->lp_iterations;
    effort->pricing_work += more->pricing_work;
    effort->lp_work += more->lp_work;
    effort->pricing_seconds += more->pricing_seconds;
    effort->lp_seconds += more->lp_seconds;
}
