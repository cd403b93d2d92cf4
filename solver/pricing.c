/* pricing.c - exact dynamic programming over nodes and binding counters.
 *
 * State: layer d, node v, and for each *active* counter k alive at d the sum of
 * its gains so far. The layers (layers.c) hold the least cost from each state to
 * the end, where an arc a costs
 *
 *     c_a = cost of a + min over allowed options o of (cost_o - value_o)
 *
 * No dominance is needed; the answer is exact for the active counters, and a best
 * path is read off forward (trace.c).
 *
 * Counters that seldom bind are left out first, at their least cost; when the
 * path then found breaks or pays some of them, these become active and the
 * layers are solved again (decremental state-space relaxation: Boland, Dethridge
 * and Dumitrescu 2006; Righini and Salani 2008). What is left out only lowers z,
 * so every round's z is a valid bound.
 *
 * Where even that needs more counters than dense tables hold, labels finish the
 * job (labels.c).
 *
 * Cost: arcs x product of the active counters' spans. */
#include "pricing_parts.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static const size_t MOST_CELLS = (size_t)1 << 24; /* 64 MiB */
static const double NEED_STEP = 0.2, NEED_FADE = 0.01;

void bem_workspace_free(bem_workspace *ws) {
    free(ws->cells);
    free(ws->layers);
    free(ws->moves);
    free(ws->choice_cost);
    free(ws->duty);
    *ws = (bem_workspace){0};
}

void bem_workspace_make_room(bem_workspace *ws, int n_days) {
    if (n_days > ws->duty_cap)
        ws->duty = bem_grow(ws->duty, (size_t)(ws->duty_cap = n_days), sizeof *ws->duty);
}

static int64_t magnitude(int64_t x) { return x < 0 ? -x : x; }

/* How coarse grains must be so that no path's cells leave MAGNITUDE_BITS. */
static int coarseness(const bem_dp *dp, int64_t extra) {
    int64_t sum = 0;
    for (int d = 0; d < dp->net->n_days; d++) {
        const bem_layer *layer = &dp->net->layers[d];
        bem_range arcs = dp->q->plan->arcs[d];
        int64_t dearest = bem_capped(dp, arcs.most), option_most = 0;
        int64_t arc_most = dearest > -arcs.least ? dearest : -arcs.least;
        for (int c = 0; c < layer->n_choices; c++)
            for (int o = 0; o < layer->choices[c].n_options; o++) {
                int64_t m = magnitude(bem_table_value(dp, d, &layer->choices[c].options[o]));
                if (m > option_most)
                    option_most = m;
            }
        sum += arc_most * BEM_GRAINS + option_most + extra;
    }
    for (int k = 0; k < dp->net->n_counters; k++)
        sum += magnitude(bem_capped(dp, dp->q->plan->most[k])) * BEM_GRAINS;
    int coarse = 0;
    while (sum >> coarse >= (int64_t)1 << MAGNITUDE_BITS)
        coarse++;
    return coarse;
}

void bem_price_choices(bem_dp *dp) {
    bem_workspace *ws = dp->ws;
    size_t n = 0;
    for (int d = 0; d < dp->net->n_days; d++)
        n += (size_t)dp->net->layers[d].n_choices;
    if (n > ws->choice_cap)
        ws->choice_cost = bem_grow(ws->choice_cost, ws->choice_cap = n, sizeof *ws->choice_cost);
    int32_t *next = ws->choice_cost;
    for (int d = 0; d < dp->net->n_days; d++) {
        const bem_layer *layer = &dp->net->layers[d];
        ws->layers[d].choice = next;
        for (int c = 0; c < layer->n_choices; c++) {
            int32_t best = NO_PATH;
            for (int o = 0; o < layer->choices[c].n_options; o++) {
                const bem_option *option = &layer->choices[c].options[o];
                if (!bem_option_allowed(dp, d, option))
                    continue;
                int32_t cost = bem_coarsened(dp, bem_table_value(dp, d, option));
                if (cost < best)
                    best = cost;
            }
            *next++ = best;
        }
    }
}

/* Which counters are active */

bool bem_is_active(const bem_dp *dp, int k) {
    for (int i = 0; i < dp->n_active; i++)
        if (dp->active[i] == k)
            return true;
    return false;
}

int bem_end_span(const bem_plan *plan, int k) {
    const bem_network *net = plan->network;
    bem_span span = plan->span[(net->counters[k].last + 1) * net->n_counters + k];
    return span.hi - span.lo;
}

/* Keeps the longest span last. */
static void activate(bem_dp *dp, int k) {
    int i = dp->n_active++;
    while (i > 0 && bem_end_span(dp->q->plan, dp->active[i - 1]) > bem_end_span(dp->q->plan, k)) {
        dp->active[i] = dp->active[i - 1];
        i--;
    }
    dp->active[i] = k;
}

int64_t bem_counters_left_out(const bem_dp *dp, int *worst) {
    const bem_plan *plan = dp->q->plan;
    int64_t extra = 0;
    *worst = -1;
    for (int k = 0; k < dp->net->n_counters; k++) {
        const bem_counter *counter = &dp->net->counters[k];
        if (bem_is_active(dp, k))
            continue;
        int64_t cost = dp->sum[k] < counter->n_values ? counter->cost[dp->sum[k]] : BEM_NEVER;
        if (cost == plan->least[k])
            continue;
        extra = cost == BEM_NEVER || extra == BEM_NEVER ? BEM_NEVER : extra + cost - plan->least[k];
        if (*worst < 0 || bem_end_span(plan, k) < bem_end_span(plan, *worst))
            *worst = k;
    }
    return extra;
}

static int64_t active_cost(const bem_dp *dp) {
    int64_t cost = 0;
    for (int i = 0; i < dp->n_active; i++)
        cost += dp->net->counters[dp->active[i]].cost[dp->sum[dp->active[i]]];
    return cost;
}

static int64_t least_of_inactive(const bem_dp *dp) {
    int64_t least = 0;
    for (int k = 0; k < dp->net->n_counters; k++)
        if (!bem_is_active(dp, k))
            least += dp->q->plan->least[k];
    return least;
}

static double *need_of(const bem_dp *dp, const bem_habit *habit, int k) {
    return &habit->need[dp->q->plan->origin[k]];
}

/* Starting with counter k costs its span times as much; without, once more when
 * it turns out to be needed. */
static bool should_start_with(const bem_dp *dp, const bem_habit *habit, int k) {
    double size = bem_end_span(dp->q->plan, k) + 1;
    double threshold = 1 - 1 / size;
    return *need_of(dp, habit, k) > (threshold < 0.9 ? threshold : 0.9);
}

static void start_active(bem_dp *dp, const bem_habit *habit) {
    for (int k = 0; k < dp->net->n_counters && dp->n_active < MAX_DIMS; k++)
        if (should_start_with(dp, habit, k))
            activate(dp, k);
    dp->n_started = dp->n_active;
}

/* Learns from the counters that were not active at the start; those that were are
 * to be tried without now and then. */
static void learn(const bem_dp *dp, bem_habit *habit, const int *started) {
    for (int k = 0; k < dp->net->n_counters; k++) {
        bool at_start = false;
        for (int i = 0; i < dp->n_started; i++)
            at_start |= started[i] == k;
        double *need = need_of(dp, habit, k);
        if (at_start)
            *need *= 1 - NEED_FADE;
        else
            *need += NEED_STEP * ((bem_is_active(dp, k) ? 1 : 0) - *need);
    }
}

void bem_take_path(const bem_dp *dp, int64_t cost, int64_t reduced, int64_t extra,
                   bem_price_answer *answer) {
    int64_t counted = active_cost(dp) + least_of_inactive(dp) + extra;
    answer->found = true;
    answer->cost = cost + counted;
    answer->reduced = reduced + counted * BEM_GRAINS;
}

/* The dense layers for the active counters; those with the shortest spans are
 * left out when there is no room for all. */
void bem_solve_tables(bem_dp *dp) {
    while (!bem_lay_tables(dp))
        memmove(dp->active, dp->active + 1, (size_t)--dp->n_active * sizeof *dp->active);
    bem_price_choices(dp);
    bem_solve_layers(dp);
}

bool bem_activate_if_fits(bem_dp *dp, int k) {
    if (dp->n_active == MAX_DIMS)
        return false;
    activate(dp, k);
    if (bem_lay_tables(dp))
        return true;
    int i = 0;
    while (dp->active[i] != k)
        i++;
    memmove(dp->active + i, dp->active + i + 1,
            (size_t)(dp->n_active - i - 1) * sizeof *dp->active);
    dp->n_active--;
    return false;
}

/* A path off the exact trace serves when it gains half of what any could. */
bool bem_is_good_enough(const bem_dp *dp, const bem_price_answer *answer) {
    int64_t most = dp->q->enough - answer->bound;
    return dp->q->enough - answer->reduced > most / 2 + 1;
}

/* One round: the layers solved for the active counters, a path traced. True
 * when the answer is final. */
static bool solve_round(bem_dp *dp, bem_random *random, bem_price_answer *answer) {
    bem_solve_tables(dp);
    int32_t z = dp->ws->layers[0].w[0];
    if (z > NO_PATH / 2) {
        answer->impossible = true;
        return true;
    }
    int64_t bound = (int64_t)z * ((int64_t)1 << dp->coarse) + least_of_inactive(dp) * BEM_GRAINS;
    if (bound > answer->bound)
        answer->bound = bound;
    if (answer->bound >= dp->q->enough)
        return true;
    int64_t cost, reduced;
    int worst;
    bem_trace(dp, random, &cost, &reduced);
    int64_t extra = bem_counters_left_out(dp, &worst);
    if (extra == 0) {
        bem_take_path(dp, cost, reduced, extra, answer);
        return true;
    }
    if (dp->q->enough != INT64_MAX && bem_trace_within(dp, &cost, &reduced)) {
        int ignored;
        extra = bem_counters_left_out(dp, &ignored);
        if (extra != BEM_NEVER)
            bem_take_path(dp, cost, reduced, extra, answer);
        if (answer->found && bem_is_good_enough(dp, answer))
            return true;
        answer->found = false;
    }
    if (bem_activate_if_fits(dp, worst))
        return false;
    bem_solve_tables(dp);
    if (dp->q->enough == INT64_MAX && (bem_trace_within(dp, &cost, &reduced) ||
                                       bem_price_with_tolls(dp, random, &cost, &reduced))) {
        extra = bem_counters_left_out(dp, &worst);
        if (extra != BEM_NEVER)
            bem_take_path(dp, cost, reduced, extra, answer);
    }
    if (!answer->found || !dp->any_tolls)
        bem_price_by_labels(dp, answer);
    return true;
}

/* With R the most that the values of all days can be worth, a path with some cost above
 * the cap is worse than dear + R, and the one that is not dear no worse than that: z is
 * the same with the cap as without. */
static int64_t cap_of(const bem_price_question *q, const bem_network *net) {
    if (q->dear <= 0)
        return BEM_NEVER;
    int64_t worth = 0;
    for (int d = 0; d < net->n_days; d++) {
        int64_t most = 0;
        for (int t = 0; t < q->plan->n_duties; t++) {
            int64_t here = magnitude(q->value[d * q->plan->n_duties + t]);
            most = here > most ? here : most;
        }
        worth += most;
    }
    return q->dear + 2 * (worth / BEM_GRAINS + 1);
}

void bem_dp_begin(bem_dp *dp, int64_t extra) {
    bem_workspace_make_room(dp->ws, dp->net->n_days);
    dp->sum = bem_grow(NULL, (size_t)dp->net->n_counters + 1, sizeof *dp->sum);
    dp->cap = cap_of(dp->q, dp->net);
    dp->coarse = coarseness(dp, extra);
}

bem_price_answer bem_price_path(const bem_price_question *q, bem_habit *habit, bem_random *random,
                                bem_workspace *ws) {
    bem_price_answer answer = {.bound = INT64_MIN};
    if (q->plan->impossible) {
        answer.impossible = true;
        return answer;
    }
    bem_dp dp = {.q = q, .net = q->plan->network, .ws = ws, .most_cells = MOST_CELLS};
    bem_dp_begin(&dp, 0);
    start_active(&dp, habit);
    int started[MAX_DIMS];
    memcpy(started, dp.active, sizeof started);
    while (!solve_round(&dp, random, &answer))
        continue;
    learn(&dp, habit, started);
    free(dp.sum);
    answer.work = 1 + dp.work_cells / WORK_CELLS;
    return answer;
}
