/* relaxed.c - pricing with counters at a toll (see bem_relaxed).
 *
 *     z >= min over paths P of ( cost(P) - values + sum_k toll_k sum_k(P) )
 *            + sum_k min over v of ( cost_k(v) - toll_k v )
 *
 * for any tolls, as P's own sums are among the v. What P has beyond the best v is a
 * subgradient in toll_k. */
#include "pricing_parts.h"

#include <stdlib.h>

static const size_t MOST_FOR_ONE = (size_t)1 << 24, MOST_FOR_ALL = (size_t)1 << 18; /* cells */

/* The least that a counter's cost leaves of its toll; *at gets the sum nearest to `sum`
 * that does. Grains. */
static int64_t least_at_toll(const bem_dp *dp, int k, int64_t toll, int sum, int *at) {
    const bem_plan *plan = dp->q->plan;
    const bem_counter *counter = &dp->net->counters[k];
    bem_span span = plan->span[(counter->last + 1) * dp->net->n_counters + k];
    int64_t least = BEM_NEVER;
    *at = sum;
    for (int v = span.lo; v <= span.hi; v++) {
        if (counter->cost[v] == BEM_NEVER)
            continue;
        int64_t x = counter->cost[v] * BEM_GRAINS - toll * v;
        if (x < least || (x == least && abs(v - sum) < abs(*at - sum))) {
            least = x;
            *at = v;
        }
    }
    return least;
}

/* What each set of gains has to pay for counters at a toll; the most, either way. */
static int64_t pay_tolls(const bem_dp *dp, const int64_t *toll, int64_t *of_gains) {
    int64_t most = 0;
    for (int g = 0; g < dp->net->n_gains; g++) {
        const bem_gains *gains = &dp->net->gains[g];
        of_gains[g] = 0;
        for (int i = 0; i < gains->count; i++)
            if (!bem_is_active(dp, gains->items[i].counter))
                of_gains[g] += toll[gains->items[i].counter] * gains->items[i].amount;
        if (llabs(of_gains[g]) > most)
            most = llabs(of_gains[g]);
    }
    return most;
}

/* The longest, and those after it for which little room is enough. */
static void choose_active(bem_dp *dp, bem_arena *arena) {
    bool *tried = BEM_TAKE(arena, dp->net->n_counters, bool);
    for (int n = 0; n < dp->net->n_counters; n++) {
        int longest = -1;
        for (int k = 0; k < dp->net->n_counters; k++)
            if (!tried[k] &&
                (longest < 0 || bem_end_span(dp->q->plan, k) > bem_end_span(dp->q->plan, longest)))
                longest = k;
        tried[longest] = true;
        dp->most_cells = n == 0 ? MOST_FOR_ONE : MOST_FOR_ALL;
        bem_activate_if_fits(dp, longest);
    }
}

/* The tables for counters that stay, the others' tolls on the arcs. */
static void solve(bem_dp *dp, const bem_relaxed *r, bem_arena *arena) {
    if (!r->is_rough)
        choose_active(dp, arena);
    int64_t *of_gains = BEM_TAKE(arena, dp->net->n_gains, int64_t);
    int32_t *coarse = BEM_TAKE(arena, dp->net->n_gains, int32_t);
    bem_dp_begin(dp, pay_tolls(dp, r->toll, of_gains));
    for (int g = 0; g < dp->net->n_gains; g++)
        coarse[g] = bem_coarsened(dp, of_gains[g]);
    dp->toll = coarse;
    dp->most_cells = MOST_FOR_ONE;
    bem_solve_tables(dp);
}

static void read_path(bem_dp *dp, const bem_relaxed *r, bem_random *random,
                      bem_price_answer *answer) {
    int64_t cost, reduced;
    int worst;
    bem_trace(dp, random, &cost, &reduced);
    int64_t extra = bem_counters_left_out(dp, &worst);
    if (extra != BEM_NEVER)
        bem_take_path(dp, cost, reduced, extra, answer);
    int32_t z = dp->ws->layers[0].w[0];
    answer->bound = (int64_t)z * ((int64_t)1 << dp->coarse);
    for (int k = 0; k < dp->net->n_counters; k++) {
        int at = dp->sum[k];
        if (!bem_is_active(dp, k))
            answer->bound += least_at_toll(dp, k, r->toll[k], dp->sum[k], &at);
        r->excess[k] = dp->sum[k] - at;
    }
}

bem_price_answer bem_price_relaxed(const bem_price_question *q, const bem_relaxed *r,
                                   bem_random *random, bem_workspace *ws) {
    bem_price_answer answer = {.bound = INT64_MIN};
    bem_dp dp = {.q = q, .net = q->plan->network, .ws = ws};
    bem_arena arena = {0};
    if (!q->plan->impossible)
        solve(&dp, r, &arena);
    if (q->plan->impossible || ws->layers[0].w[0] > NO_PATH / 2)
        answer.impossible = true;
    else
        read_path(&dp, r, random, &answer);
    free(dp.sum);
    bem_arena_free(&arena);
    answer.work = 1 + dp.work_cells / WORK_CELLS;
    return answer;
}
