/* core.c - people's networks and the shared rows put together. */
#include "core_parts.h"
#include "divisor.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static int64_t network_unit(const bem_network *network, int64_t unit) {
    for (int d = 0; d < network->n_days; d++) {
        const bem_layer *layer = &network->layers[d];
        for (int a = 0; a < layer->first_arc[layer->n_nodes]; a++)
            unit = bem_gcd(layer->arcs[a].cost, unit);
        for (int c = 0; c < layer->n_choices; c++)
            for (int o = 0; o < layer->choices[c].n_options; o++)
                unit = bem_gcd(layer->choices[c].options[o].cost, unit);
    }
    for (int k = 0; k < network->n_counters; k++)
        for (int v = 0; v < network->counters[k].n_values; v++)
            if (network->counters[k].cost[v] != BEM_NEVER)
                unit = bem_gcd(network->counters[k].cost[v], unit);
    return unit;
}

/* The greatest common divisor of all that a cost is summed from. */
static int64_t find_money_unit(const bem_core *core) {
    int64_t unit = 0;
    for (int g = 0; g < core->n_groups; g++)
        unit = network_unit(core->groups[g].network, unit);
    for (int i = 0; i < core->n_rows; i++) {
        const bem_row *row = &core->rows[i];
        for (int j = 0; j < row->n_under; j++)
            unit = bem_gcd(row->under[j].slope, unit);
        for (int j = 0; j < row->n_over; j++)
            unit = bem_gcd(row->over[j].slope, unit);
    }
    return unit ? unit : 1;
}

/* Networks that differ, each once, with who has it. */
typedef struct registry {
    BEM_ARRAY(bem_network *);
    struct {
        uint64_t *items;
        int count, cap;
    } hashes;
    int *group_of; /* [n_staff] */
} registry;

/* The group of this network; a new one is copied to the core's arena. */
static int register_network(registry *known, const bem_network *network, bem_arena *arena) {
    uint64_t hash = bem_network_hash(network);
    for (int g = 0; g < known->count; g++)
        if (known->hashes.items[g] == hash && bem_network_equal(known->items[g], network))
            return g;
    BEM_PUSH(known, bem_network_copy(network, arena));
    BEM_PUSH(&known->hashes, hash);
    return known->count - 1;
}

/* Person e's network; NULL when she has no legal schedule, or it was over before. */
static bem_network *network_of_person(const bem_core_building *b, int e, const bem_until *until,
                                      bem_arena *arena) {
    bem_personal personal = bem_compile_person(b->problem, b->roles, e, NULL, arena);
    personal.until = *until;
    bem_network *network = bem_network_build(&personal, arena);
    bem_compile_free(&personal);
    return bem_is_legal(network) ? network : NULL;
}

/* People are compiled on any number of threads and registered in their order; false when it
 * was over before, or somebody has no legal schedule. */
static bool build_networks(bem_core_building *b, registry *known, const bem_core_terms *terms) {
    const bem_problem *p = b->problem;
    bool done = true;
#pragma omp parallel for ordered schedule(dynamic)                                                 \
    num_threads(terms->n_threads) if (terms->n_threads > 1)
    for (int e = 0; e < p->n_staff; e++) {
        bem_arena scratch = {0};
        bem_network *network = NULL;
        if (!bem_is_over(&terms->until))
            network = network_of_person(b, e, &terms->until, &scratch);
#pragma omp ordered
        {
            if (network)
                known->group_of[e] = register_network(known, network, &b->core->arena);
            else if (!bem_is_over(&terms->until))
                bem_explain_person(b, e);
            done &= network != NULL;
        }
        bem_arena_free(&scratch);
    }
    for (int e = 0; e < p->n_staff && done; e++)
        b->network[e] = known->items[known->group_of[e]];
    return done;
}

static void form_groups(bem_core *core, const registry *known) {
    core->n_groups = known->count;
    core->groups = BEM_TAKE(&core->arena, known->count, bem_group);
    for (int e = 0; e < core->n_staff; e++)
        core->groups[known->group_of[e]].n_members++;
    for (int g = 0; g < core->n_groups; g++) {
        bem_group *group = &core->groups[g];
        group->network = known->items[g];
        group->members = BEM_TAKE(&core->arena, group->n_members, int);
        group->n_members = 0;
    }
    for (int e = 0; e < core->n_staff; e++) {
        bem_group *group = &core->groups[known->group_of[e]];
        group->members[group->n_members++] = e;
    }
}

bem_core *bem_core_build(const bem_problem *problem, bem_diags *conflicts) {
    return bem_core_build_on(&(bem_core_terms){.n_threads = 1}, problem, conflicts);
}

bem_core *bem_core_build_on(const bem_core_terms *terms, const bem_problem *problem,
                            bem_diags *conflicts) {
    bem_core *core = bem_grow(NULL, 1, sizeof *core);
    *core = (bem_core){.n_days = problem->calendar.n_days, .n_staff = problem->n_staff};
    bem_roles roles = bem_roles_build(problem, &core->arena);
    core->duties = roles.duties;
    core->n_duties = roles.n_duties;
    core->marks = roles.marks;
    core->n_marks = roles.n_marks;
    bem_core_building b = {problem, &roles, core, NULL, conflicts};
    bem_arena scratch = {0};
    b.network = BEM_TAKE(&scratch, problem->n_staff, const bem_network *);
    registry known = {.group_of = BEM_TAKE(&scratch, problem->n_staff, int)};
    int n_errors = conflicts->n_errors;
    bool done = build_networks(&b, &known, terms);
    if (done) {
        form_groups(core, &known);
        bem_core_build_rows(&b);
        for (int e = 0; e < problem->n_staff; e++)
            bem_warn_of_minimums(&b, e);
        core->money_unit = find_money_unit(core);
    }
    bool sound = done && conflicts->n_errors == n_errors;
    free(known.items);
    free(known.hashes.items);
    bem_arena_free(&scratch);
    if (!sound) {
        bem_core_free(core);
        return NULL;
    }
    return core;
}

void bem_core_free(bem_core *core) {
    if (!core)
        return;
    bem_arena_free(&core->arena);
    free(core);
}

/* Units from the target outwards, piece by piece. */
static int64_t outward_cost(const bem_piece *pieces, int n_pieces, int64_t units) {
    int64_t cost = 0;
    for (int j = 0; j < n_pieces && units > 0; j++) {
        bool all = pieces[j].width == BEM_NO_MAX || units <= pieces[j].width;
        int64_t here = all ? units : pieces[j].width;
        cost += here * pieces[j].slope;
        units -= here;
    }
    return units > 0 ? BEM_NEVER : cost;
}

int64_t bem_row_cost(const bem_row *row, int y) {
    if (y < row->target)
        return outward_cost(row->under, row->n_under, (int64_t)row->target - y);
    return outward_cost(row->over, row->n_over, (int64_t)y - row->target);
}

int64_t bem_row_tally(const bem_row *row, int64_t y, bem_tally tally) {
    const bem_piece *pieces = tally.is_over ? row->over : row->under;
    int n = tally.is_over ? row->n_over : row->n_under;
    int64_t left = tally.is_over ? y - row->target : row->target - y, units = 0;
    for (int p = 0; p < n && left > 0; p++) {
        bool ends_here = pieces[p].width == BEM_NO_MAX || left <= pieces[p].width;
        int64_t here = ends_here ? left : pieces[p].width;
        units += pieces[p].slope == tally.slope ? here : 0;
        left -= here;
    }
    return units;
}

static int64_t add_cost(int64_t a, int64_t b) {
    return a == BEM_NEVER || b == BEM_NEVER ? BEM_NEVER : a + b;
}

static void add_uses(const bem_core *core, const bem_group *group, const int *duty, int *y) {
    for (int d = 0; d < core->n_days; d++) {
        const bem_use_list *uses = &group->uses[d * core->n_duties + duty[d]];
        for (int i = 0; i < uses->count; i++)
            y[uses->items[i].row] += uses->items[i].amount;
    }
}

int64_t bem_core_cost(const bem_core *core, const int *duty) {
    bem_arena scratch = {0};
    int *y = BEM_TAKE(&scratch, core->n_rows, int);
    int64_t cost = 0;
    for (int g = 0; g < core->n_groups; g++)
        for (int m = 0; m < core->groups[g].n_members; m++) {
            const int *schedule = duty + core->groups[g].members[m] * core->n_days;
            cost = add_cost(cost, bem_network_cost(core->groups[g].network, schedule));
            add_uses(core, &core->groups[g], schedule, y);
        }
    for (int i = 0; i < core->n_rows; i++)
        cost = add_cost(cost, bem_row_cost(&core->rows[i], y[i]));
    bem_arena_free(&scratch);
    return cost;
}

bem_roster bem_core_roster(const bem_core *core, const int *duty) {
    bem_roster roster = bem_roster_new(core->n_staff, core->n_days);
    for (int e = 0; e < core->n_staff; e++)
        for (int d = 0; d < core->n_days; d++) {
            int duty_here = duty[e * core->n_days + d];
            assert(duty_here >= 0 && duty_here < core->n_duties);
            const bem_duty *does = &core->duties[duty_here];
            *bem_roster_cell(&roster, e, d) = (bem_cell){(int16_t)does->shift, (int16_t)does->role};
        }
    return roster;
}

static int find_duty(const bem_core *core, bem_cell cell, int marks) {
    if (cell.shift == BEM_OFF)
        return BEM_DUTY_OFF;
    for (int i = 1; i < core->n_duties; i++)
        if (core->duties[i].shift == cell.shift && core->duties[i].role == cell.role &&
            core->duties[i].marks == marks)
            return i;
    return -1;
}

/* Is the duty of person e on day d her first in its block? */
static bool is_marked(const bem_mark *mark, const bem_roster *roster, int e, int d) {
    if (!mark->person[e] || mark->block[d] < 0)
        return false;
    for (int before = d - 1; before >= 0 && mark->block[before] == mark->block[d]; before--)
        if (bem_roster_cell(roster, e, before)->shift != BEM_OFF)
            return false;
    return true;
}

bool bem_core_duties(const bem_core *core, const bem_roster *roster, int *duty) {
    assert(roster->n_staff == core->n_staff && roster->n_days == core->n_days);
    for (int i = 0; i < core->n_staff * core->n_days; i++) {
        int marks = 0;
        for (int m = 0; m < core->n_marks; m++)
            if (is_marked(&core->marks[m], roster, i / core->n_days, i % core->n_days))
                marks |= 1 << m;
        duty[i] = find_duty(core, roster->cells[i], marks);
        if (duty[i] < 0)
            return false;
    }
    return true;
}
