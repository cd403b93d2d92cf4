/* compact.c - the core model as a mixed-integer program. */
#include "compact.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

/* The rows of one flow under construction. */
typedef struct flow_rows {
    int **node;   /* [n_days][n_nodes] */
    int **choice; /* [n_days][n_choices], -1 when it has one option */
    int *counter; /* [n_counters] */
    int *pick;    /* [n_counters] sum of the binaries of a counter, -1 when convex */
} flow_rows;

typedef struct compact_making {
    const bem_core *core;
    bem_compact *out;
    int first_row; /* of the core's rows */
    bem_arena scratch;
} compact_making;

static const bem_network *network_of(const compact_making *m, const bem_flow *flow) {
    return m->core->groups[flow->group].network;
}

/* "e3" for one person, "g2" for a group. */
static const char *flow_name(compact_making *m, const bem_flow *flow) {
    const bem_group *group = &m->core->groups[flow->group];
    if (flow->n_members > 1)
        return bem_arena_format(&m->scratch, "g%d", flow->group);
    return bem_arena_format(&m->scratch, "e%d", group->members[flow->first_member]);
}

static void list_flows(compact_making *m) {
    const bem_core *core = m->core;
    m->out->flows = BEM_TAKE(&m->out->arena, core->n_staff, bem_flow);
    for (int g = 0; g < core->n_groups; g++) {
        int n_members = core->groups[g].n_members;
        int step = core->groups[g].network->n_counters ? 1 : n_members;
        for (int first = 0; first < n_members; first += step)
            m->out->flows[m->out->n_flows++] = (bem_flow){g, first, step, NULL, NULL};
    }
}

static bool is_convex(const bem_counter *counter) {
    int lo, hi;
    bem_counter_range(counter, &lo, &hi);
    for (int v = lo; v <= hi; v++) {
        if (counter->cost[v] == BEM_NEVER)
            return false;
        if (v >= lo + 2 &&
            counter->cost[v] - counter->cost[v - 1] < counter->cost[v - 1] - counter->cost[v - 2])
            return false;
    }
    return true;
}

static int add_row(compact_making *m, double value, const char *name) {
    return bem_lp_add_row(&m->out->lp, value, value, name);
}

static void open_layer(compact_making *m, const bem_flow *flow, int d, flow_rows *rows) {
    const bem_layer *layer = &network_of(m, flow)->layers[d];
    const char *who = flow_name(m, flow);
    rows->node[d] = BEM_TAKE(&m->scratch, layer->n_nodes, int);
    rows->choice[d] = BEM_TAKE(&m->scratch, layer->n_choices, int);
    for (int v = 0; v < layer->n_nodes; v++)
        rows->node[d][v] = add_row(m, d == 0 ? flow->n_members : 0,
                                   bem_arena_format(&m->out->arena, "flow_%s_d%d_n%d", who, d, v));
    for (int c = 0; c < layer->n_choices; c++) {
        bool several = layer->choices[c].n_options > 1;
        rows->choice[d][c] =
            several
                ? add_row(m, 0, bem_arena_format(&m->out->arena, "choice_%s_d%d_c%d", who, d, c))
                : -1;
    }
}

static void open_counters(compact_making *m, const bem_flow *flow, flow_rows *rows) {
    const bem_network *network = network_of(m, flow);
    const char *who = flow_name(m, flow);
    rows->counter = BEM_TAKE(&m->scratch, network->n_counters, int);
    rows->pick = BEM_TAKE(&m->scratch, network->n_counters, int);
    for (int k = 0; k < network->n_counters; k++) {
        int lo, hi;
        bool convex = is_convex(&network->counters[k]);
        bem_counter_range(&network->counters[k], &lo, &hi);
        rows->counter[k] =
            add_row(m, convex ? lo : 0, bem_arena_format(&m->out->arena, "counter_%s_k%d", who, k));
        rows->pick[k] =
            convex ? -1 : add_row(m, 1, bem_arena_format(&m->out->arena, "value_%s_k%d", who, k));
    }
}

static void add_uses(compact_making *m, const bem_flow *flow, int d, int duty) {
    const bem_use_list *uses = &m->core->groups[flow->group].uses[d * m->core->n_duties + duty];
    for (int i = 0; i < uses->count; i++)
        bem_lp_add_coef(&m->out->lp, m->first_row + uses->items[i].row, uses->items[i].amount);
}

/* One arc's column: it leaves node v, enters the next layer's, counts. */
static void add_arc(compact_making *m, const bem_flow *flow, const flow_rows *rows, int d, int v,
                    const bem_arc *arc) {
    const bem_network *network = network_of(m, flow);
    const bem_choice *choice = &network->layers[d].choices[arc->choice];
    bem_lp *lp = &m->out->lp;
    bool single = choice->n_options == 1;
    int64_t cost = arc->cost + (single ? choice->options[0].cost : 0);
    const char *name = bem_arena_format(&m->out->arena, "x_%s_d%d_t%d_n%d", flow_name(m, flow), d,
                                        choice->options[0].duty, v);
    bem_lp_add_col(lp, (double)cost, 0, flow->n_members, true, name);
    bem_lp_add_coef(lp, rows->node[d][v], 1);
    if (d + 1 < network->n_days)
        bem_lp_add_coef(lp, rows->node[d + 1][arc->to], -1);
    const bem_gains *gains = &network->gains[arc->gains];
    for (int i = 0; i < gains->count; i++)
        bem_lp_add_coef(lp, rows->counter[gains->items[i].counter], gains->items[i].amount);
    if (single)
        add_uses(m, flow, d, choice->options[0].duty);
    else
        bem_lp_add_coef(lp, rows->choice[d][arc->choice], 1);
}

static void add_options(compact_making *m, bem_flow *flow, const flow_rows *rows, int d) {
    const bem_layer *layer = &network_of(m, flow)->layers[d];
    flow->option_col[d] = BEM_TAKE(&m->out->arena, layer->n_choices, int);
    for (int c = 0; c < layer->n_choices; c++) {
        const bem_choice *choice = &layer->choices[c];
        flow->option_col[d][c] = choice->n_options > 1 ? m->out->lp.cols.count : -1;
        for (int o = 0; o < choice->n_options && choice->n_options > 1; o++) {
            const bem_option *option = &choice->options[o];
            const char *name = bem_arena_format(&m->out->arena, "z_%s_d%d_t%d", flow_name(m, flow),
                                                d, option->duty);
            bem_lp_add_col(&m->out->lp, (double)option->cost, 0, flow->n_members, true, name);
            bem_lp_add_coef(&m->out->lp, rows->choice[d][c], -1);
            add_uses(m, flow, d, option->duty);
        }
    }
}

/* Pieces of equal slope above the first legal value. */
static void add_convex(compact_making *m, const char *who, int k, const bem_counter *counter,
                       int row) {
    int lo, hi;
    bem_counter_range(counter, &lo, &hi);
    m->out->lp.constant += (double)counter->cost[lo];
    for (int v = lo, next; v < hi; v = next) {
        int64_t slope = counter->cost[v + 1] - counter->cost[v];
        next = v + 1;
        while (next < hi && counter->cost[next + 1] - counter->cost[next] == slope)
            next++;
        bem_lp_add_col(&m->out->lp, (double)slope, 0, next - v, false,
                       bem_arena_format(&m->out->arena, "u_%s_k%d_v%d", who, k, v));
        bem_lp_add_coef(&m->out->lp, row, -1);
    }
}

static void add_values(compact_making *m, const char *who, int k, const bem_counter *counter,
                       int row, int pick) {
    for (int v = 0; v < counter->n_values; v++) {
        if (counter->cost[v] == BEM_NEVER)
            continue;
        bem_lp_add_col(&m->out->lp, (double)counter->cost[v], 0, 1, true,
                       bem_arena_format(&m->out->arena, "b_%s_k%d_v%d", who, k, v));
        if (v > 0)
            bem_lp_add_coef(&m->out->lp, row, -v);
        bem_lp_add_coef(&m->out->lp, pick, 1);
    }
}

static void add_flow(compact_making *m, bem_flow *flow) {
    const bem_network *network = network_of(m, flow);
    flow_rows rows = {BEM_TAKE(&m->scratch, network->n_days, int *),
                      BEM_TAKE(&m->scratch, network->n_days, int *), NULL, NULL};
    for (int d = 0; d < network->n_days; d++)
        open_layer(m, flow, d, &rows);
    open_counters(m, flow, &rows);
    flow->arc_col = BEM_TAKE(&m->out->arena, network->n_days, int);
    flow->option_col = BEM_TAKE(&m->out->arena, network->n_days, int *);
    for (int d = 0; d < network->n_days; d++) {
        const bem_layer *layer = &network->layers[d];
        flow->arc_col[d] = m->out->lp.cols.count;
        for (int v = 0; v < layer->n_nodes; v++)
            for (int a = layer->first_arc[v]; a < layer->first_arc[v + 1]; a++)
                add_arc(m, flow, &rows, d, v, &layer->arcs[a]);
        add_options(m, flow, &rows, d);
    }
    const char *who = flow_name(m, flow);
    for (int k = 0; k < network->n_counters; k++) {
        if (rows.pick[k] < 0)
            add_convex(m, who, k, &network->counters[k], rows.counter[k]);
        else
            add_values(m, who, k, &network->counters[k], rows.counter[k], rows.pick[k]);
    }
}

static void add_pieces(compact_making *m, int i, const char *side, const bem_piece *pieces,
                       int n_pieces, double sign) {
    for (int j = 0; j < n_pieces; j++) {
        double width = pieces[j].width == BEM_NO_MAX ? INFINITY : pieces[j].width;
        bem_lp_add_col(&m->out->lp, (double)pieces[j].slope, 0, width, false,
                       bem_arena_format(&m->out->arena, "%s_r%d_p%d", side, i, j));
        bem_lp_add_coef(&m->out->lp, m->first_row + i, sign);
    }
}

bem_compact bem_compact_build(const bem_core *core) {
    bem_compact compact = {0};
    compact_making m = {.core = core, .out = &compact};
    list_flows(&m);
    for (int i = 0; i < core->n_rows; i++) {
        const bem_row *row = &core->rows[i];
        add_row(&m, row->target,
                bem_arena_format(&compact.arena, "row%d_%s%d_d%d", i,
                                 row->rule < 0 ? "demand" : "rule",
                                 row->rule < 0 ? row->demand : row->rule, row->day));
    }
    for (int f = 0; f < compact.n_flows; f++)
        add_flow(&m, &compact.flows[f]);
    for (int i = 0; i < core->n_rows; i++) {
        add_pieces(&m, i, "short", core->rows[i].under, core->rows[i].n_under, 1);
        add_pieces(&m, i, "over", core->rows[i].over, core->rows[i].n_over, -1);
    }
    bem_arena_free(&m.scratch);
    return compact;
}

void bem_compact_free(bem_compact *compact) {
    bem_lp_free(&compact->lp);
    bem_arena_free(&compact->arena);
    *compact = (bem_compact){0};
}
