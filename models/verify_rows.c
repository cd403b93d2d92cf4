/* verify_rows.c - what the rows can come to, and what that costs.
 *
 * On each day a person adds to row i between the least and the most that the
 * duties on offer to her do; over all people and days that makes lo_i … hi_i. f_i
 * and what y is worth to tallies are linear between the points where f_i changes its
 * slope, so that their sum is least at one of them, or at lo or hi; f_i is convex, so
 * that it is most at lo or hi. */
#include "gains.h"
#include "verify_parts.h"

/* A row on the day being looked at: over the duties that use it, the least and the
 * most, and how many there are. */
typedef struct verify_day {
    bem_wide low, high, sum;
    int n_uses;
} verify_day;

typedef struct verify_reaching {
    const bem_core *core;
    verify_day *day;  /* [n_rows] */
    bem_reach *reach; /* [n_rows] */
} verify_reaching;

/* The uses of one duty on offer. */
static void reach_duty(verify_reaching *r, const bem_use_list *uses) {
    for (int u = 0; u < uses->count; u++)
        r->day[uses->items[u].row].sum += uses->items[u].amount;
    for (int u = 0; u < uses->count; u++) {
        verify_day *row = &r->day[uses->items[u].row];
        if (row->sum == 0)
            continue; /* adds nothing, or is counted already */
        if (row->n_uses == 0 || row->sum < row->low)
            row->low = row->sum;
        if (row->n_uses == 0 || row->sum > row->high)
            row->high = row->sum;
        row->n_uses++;
        row->sum = 0;
    }
}

/* Adds n people's day to the reach of the rows that one of its duties uses. */
static void close_day(verify_reaching *r, const bem_use_list *uses, int n, int n_offered) {
    for (int u = 0; u < uses->count; u++) {
        verify_day *day = &r->day[uses->items[u].row];
        bem_reach *row = &r->reach[uses->items[u].row];
        if (day->n_uses == 0)
            continue;
        bool may_not = day->n_uses < n_offered;
        row->low += n * (may_not && day->low > 0 ? 0 : day->low);
        row->high += n * (may_not && day->high < 0 ? 0 : day->high);
        day->n_uses = 0;
    }
}

/* What n people of a group can add on day d, by what the network offers there and
 * the mask, which may be NULL, allows. */
static void reach_day(verify_reaching *r, const bem_group *group, const uint8_t *mask, int d,
                      int n) {
    const bem_layer *layer = &group->network->layers[d];
    ptrdiff_t first = (ptrdiff_t)d * r->core->n_duties;
    int n_offered = 0;
    for (int pass = 0; pass < 2; pass++)
        for (int c = 0; c < layer->n_choices; c++)
            for (int o = 0; o < layer->choices[c].n_options; o++) {
                int duty = layer->choices[c].options[o].duty;
                if (mask && !mask[first + duty])
                    continue;
                n_offered += pass == 0;
                if (pass == 0)
                    reach_duty(r, &group->uses[first + duty]);
                else
                    close_day(r, &group->uses[first + duty], n, n_offered);
            }
}

static void reach_group(verify_reaching *r, const bem_group *group, uint8_t *const *mask) {
    int n_alike = 0;
    for (int m = 0; m < group->n_members; m++)
        n_alike += !mask || !mask[group->members[m]];
    for (int d = 0; d < r->core->n_days; d++) {
        if (n_alike > 0)
            reach_day(r, group, NULL, d, n_alike);
        for (int m = 0; n_alike < group->n_members && m < group->n_members; m++)
            if (mask[group->members[m]])
                reach_day(r, group, mask[group->members[m]], d, 1);
    }
}

void bem_reach_find(const bem_core *core, uint8_t *const *mask, bem_reach *reach) {
    bem_arena scratch = {0};
    verify_reaching r = {core, BEM_TAKE(&scratch, core->n_rows, verify_day), reach};
    for (int i = 0; i < core->n_rows; i++)
        reach[i] = (bem_reach){0, 0};
    for (int g = 0; g < core->n_groups; g++)
        reach_group(&r, &core->groups[g], mask);
    bem_arena_free(&scratch);
}

/* One row */

typedef struct verify_row {
    const bem_row *row;
    const bem_reach *reach;
    const bem_row_prices *prices;
    bem_row_range range;
} verify_row;

/* `paid`: for tallies. */
static void try_point(verify_row *r, bem_wide y, bem_wide cost, bem_wide paid) {
    bem_wide x = cost * r->prices->scale + r->prices->price * y - paid;
    if (y < r->reach->low || y > r->reach->high)
        return;
    if (!r->range.any || x < r->range.least)
        r->range.least = x;
    if (!r->range.any || cost > r->range.most)
        r->range.most = cost;
    r->range.any = true;
}

/* Paid for a unit of a piece. */
static bem_wide pay(const bem_row_prices *prices, bool is_over, int64_t slope) {
    bem_wide sum = 0;
    for (int c = 0; c < prices->n_tallies; c++) {
        const bem_tally_price *t = &prices->tallies[c];
        if (t->tally.is_over == is_over && t->tally.slope == slope)
            sum += t->price;
    }
    return sum;
}

static void try_side(verify_row *r, const bem_piece *pieces, int n, int sign) {
    const bem_wide target = r->row->target;
    const bem_wide ends[2] = {sign * (r->reach->low - target), sign * (r->reach->high - target)};
    bem_wide from = 0, cost = 0, paid = 0; /* units from the target outwards */
    for (int p = 0; p < n; p++) {
        bool endless = pieces[p].width == BEM_NO_MAX;
        bem_wide a_unit = pay(r->prices, sign > 0, pieces[p].slope);
        for (int i = 0; i < 2; i++)
            if (ends[i] >= from && (endless || ends[i] <= from + pieces[p].width))
                try_point(r, target + sign * ends[i], cost + (ends[i] - from) * pieces[p].slope,
                          paid + (ends[i] - from) * a_unit);
        if (endless)
            return;
        from += pieces[p].width;
        cost += (bem_wide)pieces[p].width * pieces[p].slope;
        paid += pieces[p].width * a_unit;
        try_point(r, target + sign * from, cost, paid);
    }
}

bem_row_range bem_row_judge(const bem_row *row, const bem_reach *reach,
                            const bem_row_prices *prices) {
    verify_row r = {row, reach, prices, {false, 0, 0}};
    try_point(&r, row->target, 0, 0);
    try_side(&r, row->under, row->n_under, -1);
    try_side(&r, row->over, row->n_over, 1);
    return r.range;
}

/* The dearest of everything */

static int64_t dearest_arc(const bem_layer *layer) {
    int64_t most = 0;
    for (int a = 0; a < layer->first_arc[layer->n_nodes]; a++)
        most = layer->arcs[a].cost > most ? layer->arcs[a].cost : most;
    return most;
}

static int64_t dearest_option(const bem_layer *layer) {
    int64_t most = 0;
    for (int c = 0; c < layer->n_choices; c++)
        for (int o = 0; o < layer->choices[c].n_options; o++)
            if (layer->choices[c].options[o].cost > most)
                most = layer->choices[c].options[o].cost;
    return most;
}

/* What whole paths can add to counter k. */
static bem_reach reach_counter(const bem_network *network, int k, bem_arena *scratch) {
    bem_reach *here = BEM_TAKE(scratch, network->layers[network->n_days].n_nodes, bem_reach);
    for (int d = network->n_days - 1; d >= 0; d--) {
        const bem_layer *layer = &network->layers[d];
        bem_reach *next = here;
        here = BEM_TAKE(scratch, layer->n_nodes, bem_reach);
        for (int v = 0; v < layer->n_nodes; v++)
            for (int a = layer->first_arc[v]; a < layer->first_arc[v + 1]; a++) {
                const bem_arc *arc = &layer->arcs[a];
                int gain = bem_gains_amount(&network->gains[arc->gains], k);
                bool is_first = a == layer->first_arc[v];
                if (is_first || gain + next[arc->to].low < here[v].low)
                    here[v].low = gain + next[arc->to].low;
                if (is_first || gain + next[arc->to].high > here[v].high)
                    here[v].high = gain + next[arc->to].high;
            }
    }
    return here[0];
}

static int64_t dearest_value(const bem_network *network, int k) {
    bem_arena scratch = {0};
    bem_reach reach = reach_counter(network, k, &scratch);
    const bem_counter *counter = &network->counters[k];
    int64_t most = 0;
    for (int v = 0; v < counter->n_values; v++)
        if (v >= reach.low && v <= reach.high && counter->cost[v] != BEM_NEVER &&
            counter->cost[v] > most)
            most = counter->cost[v];
    bem_arena_free(&scratch);
    return most;
}

bem_wide bem_core_ceiling(const bem_core *core) {
    bem_arena scratch = {0};
    bem_reach *reach = BEM_TAKE(&scratch, core->n_rows, bem_reach);
    bem_reach_find(core, NULL, reach);
    bem_wide ceiling = 0;
    for (int i = 0; i < core->n_rows; i++)
        ceiling += bem_row_judge(&core->rows[i], &reach[i], &(bem_row_prices){.scale = 1}).most;
    for (int g = 0; g < core->n_groups; g++) {
        const bem_network *network = core->groups[g].network;
        bem_wide path = 0;
        for (int d = 0; d < network->n_days; d++)
            path +=
                (bem_wide)dearest_arc(&network->layers[d]) + dearest_option(&network->layers[d]);
        for (int k = 0; k < network->n_counters; k++)
            path += dearest_value(network, k);
        ceiling += path * core->groups[g].n_members;
    }
    bem_arena_free(&scratch);
    return ceiling;
}
