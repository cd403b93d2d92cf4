/* compact_read.c - flows taken apart into schedules, one path a person. */
#include "compact.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

/* People still to be led along each column. */
static int take_unit(int *left, int col) {
    if (left[col] <= 0)
        return 0;
    left[col]--;
    return 1;
}

static int pick_duty(const bem_flow *flow, const bem_layer *layer, int d, int c, int *left) {
    const bem_choice *choice = &layer->choices[c];
    int first = flow->option_col[d][c];
    if (first < 0)
        return choice->options[0].duty;
    int o = 0;
    while (!take_unit(left, first + o)) {
        o++;
        assert(o < choice->n_options);
    }
    return choice->options[o].duty;
}

/* One path with flow on every arc; takes one unit of it. */
static void trace(const bem_flow *flow, const bem_network *network, int *left, int *schedule) {
    int v = 0;
    for (int d = 0; d < network->n_days; d++) {
        const bem_layer *layer = &network->layers[d];
        int a = layer->first_arc[v];
        while (!take_unit(left, flow->arc_col[d] + a)) {
            a++;
            assert(a < layer->first_arc[v + 1]);
        }
        schedule[d] = pick_duty(flow, layer, d, layer->arcs[a].choice, left);
        v = layer->arcs[a].to;
    }
}

void bem_compact_duties(const bem_compact *compact, const bem_core *core, const double *x,
                        int *duty) {
    int n_cols = compact->lp.cols.count;
    int *left = bem_grow(NULL, (size_t)n_cols, sizeof *left);
    for (int j = 0; j < n_cols; j++)
        left[j] = compact->lp.cols.items[j].integer ? (int)lround(x[j]) : 0;
    for (int f = 0; f < compact->n_flows; f++) {
        const bem_flow *flow = &compact->flows[f];
        const bem_group *group = &core->groups[flow->group];
        for (int i = 0; i < flow->n_members; i++) {
            int e = group->members[flow->first_member + i];
            trace(flow, group->network, left, duty + e * core->n_days);
        }
    }
    free(left);
}
