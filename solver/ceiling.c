/* ceiling.c - more than any roster that keeps the hard rules can cost. */
#include "setup.h"

#include <math.h>

typedef struct bem_reach {
    double lo, hi;          /* what the row's sum can be */
    int64_t day_lo, day_hi; /* what one person can add to it on one day */
} bem_reach;

/* One person's uses on one day, then n times added to the rows' reach. */
static void reach_day(const bem_core *core, const bem_use_list *uses, int n, bem_reach *reach) {
    for (int pass = 0; pass < 2; pass++)
        for (int t = 0; t < core->n_duties; t++)
            for (int u = 0; u < uses[t].count; u++) {
                bem_reach *row = &reach[uses[t].items[u].row];
                int amount = uses[t].items[u].amount;
                if (pass == 0) {
                    row->day_lo = amount < row->day_lo ? amount : row->day_lo;
                    row->day_hi = amount > row->day_hi ? amount : row->day_hi;
                } else {
                    row->lo += (double)n * (double)row->day_lo;
                    row->hi += (double)n * (double)row->day_hi;
                    row->day_lo = row->day_hi = 0;
                }
            }
}

static double side_ceiling(const bem_piece *pieces, int n, double units) {
    double cost = 0;
    for (int p = 0; p < n; p++)
        cost += (double)pieces[p].slope * fmax(0, fmin(pieces[p].width, units));
    return cost;
}

static double rows_ceiling(const bem_core *core) {
    bem_arena arena = {0};
    bem_reach *reach = BEM_TAKE(&arena, core->n_rows, bem_reach);
    for (int g = 0; g < core->n_groups; g++)
        for (int d = 0; d < core->n_days; d++)
            reach_day(core, core->groups[g].uses + (ptrdiff_t)d * core->n_duties,
                      core->groups[g].n_members, reach);
    double ceiling = 0;
    for (int i = 0; i < core->n_rows; i++) {
        const bem_row *row = &core->rows[i];
        ceiling += fmax(side_ceiling(row->under, row->n_under, row->target - reach[i].lo),
                        side_ceiling(row->over, row->n_over, reach[i].hi - row->target));
    }
    bem_arena_free(&arena);
    return ceiling;
}

/* More than any roster that keeps the hard rules can cost. */
double bem_cost_ceiling(const bem_setup *setup) {
    const bem_core *core = setup->core;
    double ceiling = rows_ceiling(core);
    for (int g = 0; g < core->n_groups; g++) {
        const bem_plan *plan = &setup->plans[g];
        for (int d = 0; d < core->n_days; d++) {
            const bem_layer *layer = &plan->network->layers[d];
            double arc = 0, option = 0;
            for (int a = 0; a < layer->first_arc[layer->n_nodes]; a++)
                arc = fmax(arc, (double)layer->arcs[a].cost);
            for (int c = 0; c < layer->n_choices; c++)
                for (int o = 0; o < layer->choices[c].n_options; o++)
                    option = fmax(option, (double)layer->choices[c].options[o].cost);
            ceiling += core->groups[g].n_members * (arc + option);
        }
        for (int k = 0; k < plan->network->n_counters; k++)
            ceiling += core->groups[g].n_members * (double)plan->most[k];
    }
    return ceiling;
}
