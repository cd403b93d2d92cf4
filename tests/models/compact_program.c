/* compact_program.c - the program against the core: every roster is a point of
 * it, at its cost, and is read back. */
#include "compact.h"
#include "tiny.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>

/* Fills pieces outwards until `units` are placed; false when they do not fit. */
static bool fill(const bem_lp *lp, int *col, int n_pieces, double units, double *x) {
    for (int j = 0; j < n_pieces; j++, ++*col) {
        double most = lp->cols.items[*col].hi;
        x[*col] = units < most ? units : most;
        units -= x[*col];
    }
    return units == 0;
}

static int find_choice(const bem_layer *layer, int v, int duty, int *arc, int *option) {
    for (*arc = layer->first_arc[v]; *arc < layer->first_arc[v + 1]; ++*arc) {
        const bem_choice *choice = &layer->choices[layer->arcs[*arc].choice];
        for (*option = 0; *option < choice->n_options; ++*option)
            if (choice->options[*option].duty == duty)
                return layer->arcs[*arc].choice;
    }
    return -1;
}

/* Sends one person along its arcs; false when there is no such path. */
static bool send(const bem_flow *flow, const bem_network *network, const int *duty, double *x,
                 int *sum) {
    int v = 0;
    for (int d = 0; d < network->n_days; d++) {
        int arc, option;
        int c = find_choice(&network->layers[d], v, duty[d], &arc, &option);
        if (c < 0)
            return false;
        const bem_arc *taken = &network->layers[d].arcs[arc];
        x[flow->arc_col[d] + arc] += 1;
        if (flow->option_col[d][c] >= 0)
            x[flow->option_col[d][c] + option] += 1;
        const bem_gains *gains = &network->gains[taken->gains];
        for (int i = 0; i < gains->count; i++)
            sum[gains->items[i].counter] += gains->items[i].amount;
        v = taken->to;
    }
    return true;
}

/* Sets the columns of one counter at value v by their names' leading letter. */
static bool count(const bem_lp *lp, int *col, const bem_counter *counter, int v, double *x) {
    int lo = 0;
    while (counter->cost[lo] == BEM_NEVER)
        lo++;
    if (v < lo || v >= counter->n_values || counter->cost[v] == BEM_NEVER)
        return false;
    if (*col >= lp->cols.count)
        return lo == counter->n_values - 1; /* one legal value needs no column */
    if (lp->cols.items[*col].name[0] == 'b') {
        for (int value = 0; value < counter->n_values; value++)
            if (counter->cost[value] != BEM_NEVER)
                x[(*col)++] = value == v;
        return true;
    }
    int left = v - lo;
    for (int at = lo; at < counter->n_values - 1; ++*col) {
        int width = (int)lp->cols.items[*col].hi;
        x[*col] = left < width ? left : width;
        left -= (int)x[*col];
        at += width;
    }
    return left == 0;
}

/* The point of a duty table; false when it is illegal. */
static bool encode(const bem_compact *compact, const bem_core *core, const int *duty, double *x) {
    const bem_lp *lp = &compact->lp;
    int *y = calloc((size_t)core->n_rows + 1, sizeof *y);
    int col = 0;
    bool fits = true;
    for (int f = 0; f < compact->n_flows && fits; f++) {
        const bem_flow *flow = &compact->flows[f];
        const bem_group *group = &core->groups[flow->group];
        int *sum = calloc((size_t)group->network->n_counters + 1, sizeof *sum);
        for (int i = 0; i < flow->n_members && fits; i++) {
            const int *row = duty + group->members[flow->first_member + i] * core->n_days;
            fits = send(flow, group->network, row, x, sum);
            for (int d = 0; d < core->n_days; d++) {
                const bem_use_list *uses = &group->uses[d * core->n_duties + row[d]];
                for (int u = 0; u < uses->count; u++)
                    y[uses->items[u].row] += uses->items[u].amount;
            }
        }
        while (col < lp->cols.count &&
               (lp->cols.items[col].name[0] == 'x' || lp->cols.items[col].name[0] == 'z'))
            col++;
        for (int k = 0; k < group->network->n_counters && fits; k++)
            fits = count(lp, &col, &group->network->counters[k], sum[k], x);
        free(sum);
    }
    for (int i = 0; i < core->n_rows && fits; i++) {
        const bem_row *row = &core->rows[i];
        fits &= fill(lp, &col, row->n_under, y[i] < row->target ? row->target - y[i] : 0, x);
        fits &= fill(lp, &col, row->n_over, y[i] > row->target ? y[i] - row->target : 0, x);
    }
    cr_expect(!fits || col == lp->cols.count);
    free(y);
    return fits;
}

/* The objective at x, or infinity when a row or column is outside its bounds. */
static double value_at(const bem_lp *lp, const double *x) {
    double *activity = calloc((size_t)lp->rows.count + 1, sizeof *activity), value = lp->constant;
    for (int j = 0; j < lp->cols.count; j++) {
        int last = j + 1 < lp->cols.count ? lp->cols.items[j + 1].first_coef : lp->coefs.count;
        value += lp->cols.items[j].cost * x[j];
        if (x[j] < lp->cols.items[j].lo || x[j] > lp->cols.items[j].hi)
            value = INFINITY;
        for (int c = lp->cols.items[j].first_coef; c < last; c++)
            activity[lp->coefs.items[c].row] += lp->coefs.items[c].value * x[j];
    }
    for (int i = 0; i < lp->rows.count; i++)
        if (activity[i] < lp->rows.items[i].lo || activity[i] > lp->rows.items[i].hi)
            value = INFINITY;
    free(activity);
    return value;
}

/* A random path through each network. */
static void random_duties(tiny_dice *dice, const bem_core *core, int *duty) {
    for (int g = 0; g < core->n_groups; g++)
        for (int m = 0; m < core->groups[g].n_members; m++)
            for (int d = 0, v = 0; d < core->n_days; d++) {
                const bem_layer *layer = &core->groups[g].network->layers[d];
                int n_arcs = layer->first_arc[v + 1] - layer->first_arc[v];
                const bem_arc *arc = &layer->arcs[layer->first_arc[v] + tiny_roll(dice, n_arcs)];
                const bem_choice *choice = &layer->choices[arc->choice];
                duty[core->groups[g].members[m] * core->n_days + d] =
                    choice->options[tiny_roll(dice, choice->n_options)].duty;
                v = arc->to;
            }
}

static int try_rosters(tiny_dice *dice, const bem_core *core, int seed) {
    bem_compact compact = bem_compact_build(core);
    size_t n_cells = (size_t)(core->n_staff * core->n_days);
    int *duty = calloc(n_cells, sizeof *duty), *back = calloc(n_cells, sizeof *back);
    int n_legal = 0;
    for (int t = 0; t < 20; t++) {
        double *x = calloc((size_t)compact.lp.cols.count + 1, sizeof *x);
        random_duties(dice, core, duty);
        int64_t cost = bem_core_cost(core, duty);
        bool fits = encode(&compact, core, duty, x);
        cr_expect(fits == (cost != BEM_NEVER), "seed %d", seed);
        if (fits) {
            n_legal++;
            cr_expect(value_at(&compact.lp, x) == (double)cost, "seed %d: %g, not %lld", seed,
                      value_at(&compact.lp, x), (long long)cost);
            bem_compact_duties(&compact, core, x, back);
            cr_expect(bem_core_cost(core, back) == cost, "seed %d", seed);
        }
        free(x);
    }
    free(duty);
    free(back);
    bem_compact_free(&compact);
    return n_legal;
}

Test(compact_program, every_roster_is_a_point_at_its_cost) {
    int n_legal = 0;
    for (int seed = 0; seed < 400; seed++) {
        tiny_dice dice = {(uint64_t)seed};
        bem_problem *p = tiny_random(&dice, 1 + tiny_roll(&dice, 4), 3 + tiny_roll(&dice, 10),
                                     1 + tiny_roll(&dice, 3));
        bem_diags conflicts = {0};
        bem_core *core = bem_core_build(p, &conflicts);
        if (core)
            n_legal += try_rosters(&dice, core, seed);
        bem_core_free(core);
        bem_diags_free(&conflicts);
        bem_problem_free(p);
    }
    cr_expect(n_legal > 1000, "%d", n_legal);
}

/* People alike without counters share one flow. */
Test(compact_program, people_alike_share_a_flow) {
    bem_problem *p = tiny_new((tiny_size){.n_staff = 4, .n_days = 3, .n_shifts = 2, .n_rules = 1});
    p->rules[0].kind = BEM_RULE_COUNT;
    tiny_set(p, p->rules[0].shifts, "e");
    p->rules[0].person[0] = p->rules[0].person[1] = false;
    for (int e = 0; e < 4; e++)
        p->rules[0].max[e] = 1;
    bem_diags conflicts = {0};
    bem_core *core = bem_core_build(p, &conflicts);
    bem_compact compact = bem_compact_build(core);
    cr_expect(compact.n_flows == 3, "one for two without a limit, one each for the others");
    cr_expect(compact.flows[0].n_members == 2);
    bem_compact_free(&compact);
    bem_core_free(core);
    bem_diags_free(&conflicts);
    bem_problem_free(p);
}
