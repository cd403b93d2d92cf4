/* core_moments.c - a span of demand cut into moments, equal ones joined. */
#include "core_rows.h"

#include <stdlib.h>
#include <string.h>

static const bem_demand *demand_of(const bem_row_making *m) {
    return &m->b->problem->demands[m->demand];
}

static int compare_ints(const void *a, const void *b) {
    int x = *(const int *)a, y = *(const int *)b;
    return (x > y) - (x < y);
}

/* Wall times at which the span is cut, its ends included, in order. */
static int cut_span(const bem_row_making *m, int from, int to, int **cuts, bem_arena *arena) {
    const bem_problem *p = m->b->problem;
    int per_shift = 2 * m->n_lags, count = 0;
    int *all = BEM_TAKE(arena, 2 + p->n_shifts * per_shift, int);
    all[count++] = from;
    all[count++] = to;
    for (int s = 0; s < p->n_shifts; s++)
        for (int i = 0; i < m->n_lags; i++) {
            int midnight = (m->day - m->first_lag - i) * BEM_DAY_MINUTES;
            int ends[2] = {midnight + p->shifts[s].start, midnight + p->shifts[s].end};
            for (int j = 0; j < 2; j++)
                if (ends[j] > from && ends[j] < to)
                    all[count++] = ends[j];
        }
    qsort(all, (size_t)count, sizeof *all, compare_ints);
    int kept = 1;
    for (int i = 1; i < count; i++)
        if (all[i] != all[kept - 1])
            all[kept++] = all[i];
    *cuts = all;
    return kept;
}

static bool runs_over(const bem_shift *shift, int day, const bem_moment *at) {
    int midnight = day * BEM_DAY_MINUTES;
    return shift->kind == BEM_SHIFT_WORK && midnight + shift->start <= at->from && midnight + shift->end >= at->to;
}

/* Known shifts from before the horizon that still run, in the primary role. */
static int standing_heads(const bem_row_making *m, const bem_moment *at) {
    const bem_problem *p = m->b->problem;
    int heads = 0;
    for (int i = 0; i < m->n_lags; i++) {
        int day = m->day - m->first_lag - i;
        for (int e = 0; e < p->n_staff && day < 0; e++) {
            int s = bem_past(p, e, day);
            heads += s >= 0 && runs_over(&p->shifts[s], day, at) &&
                     bem_counts_role(demand_of(m), p->staff[e].primary);
        }
    }
    return heads;
}

static void list_moments(bem_row_making *m, int from, int to) {
    const bem_core *core = m->b->core;
    int *cuts, n_cuts = cut_span(m, from, to, &cuts, &m->arena);
    for (int i = 0; i + 1 < n_cuts; i++) {
        bem_moment at = {.from = cuts[i], .to = cuts[i + 1]};
        at.minutes = bem_elapsed(&m->b->problem->calendar, at.from, at.to);
        if (at.minutes <= 0)
            continue;
        at.standing = standing_heads(m, &at);
        at.covers = BEM_TAKE(&m->arena, m->n_lags * core->n_duties, unsigned char);
        for (int lag = 0; lag < m->n_lags; lag++)
            for (int duty = 1; duty < core->n_duties; duty++)
                at.covers[lag * core->n_duties + duty] =
                    bem_counts_role(demand_of(m), core->duties[duty].role) &&
                    runs_over(&m->b->problem->shifts[core->duties[duty].shift],
                              m->day - m->first_lag - lag, &at);
        BEM_PUSH(m, at);
    }
}

/* Moments with the same cover next to each other, else in order of time. */
static void gather_equal(bem_row_making *m) {
    size_t bytes = (size_t)(m->n_lags * m->b->core->n_duties);
    for (int i = 0; i < m->count; i++) {
        int at = i + 1;
        for (int j = i + 1; j < m->count; j++) {
            bem_moment same = m->items[j];
            if (same.standing != m->items[i].standing ||
                memcmp(same.covers, m->items[i].covers, bytes) != 0)
                continue;
            memmove(m->items + at + 1, m->items + at, (size_t)(j - at) * sizeof *m->items);
            m->items[at++] = same;
        }
        i = at - 1;
    }
}

void bem_core_add_span(bem_row_making *m, bem_row_list *list, bem_unmet *unmet) {
    const bem_demand *demand = demand_of(m);
    const bem_problem *p = m->b->problem;
    int longest = 0;
    for (int s = 0; s < p->n_shifts; s++)
        longest = p->shifts[s].end > longest ? p->shifts[s].end : longest;
    m->first_lag = -(demand->to / BEM_DAY_MINUTES);
    m->n_lags = longest / BEM_DAY_MINUTES - m->first_lag + 1;
    int midnight = m->day * BEM_DAY_MINUTES;
    list_moments(m, midnight + demand->from, midnight + demand->to);
    gather_equal(m);
    size_t bytes = (size_t)(m->n_lags * m->b->core->n_duties);
    for (int i = 0, next; i < m->count; i = next) {
        for (next = i + 1; next < m->count; next++)
            if (m->items[next].standing != m->items[i].standing ||
                memcmp(m->items[next].covers, m->items[i].covers, bytes) != 0)
                break;
        bem_core_add_row(m, m->items + i, next - i, list, unmet);
    }
}
