/* core_moments.c - a span of clock time cut into moments, equal ones joined. */
#include "core_rows.h"

#include <stdlib.h>
#include <string.h>

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
    return shift->kind == BEM_SHIFT_WORK && midnight + shift->start <= at->from &&
           midnight + shift->end >= at->to;
}

int bem_core_standing(const bem_row_making *m, const bem_moment *at, const int *weight) {
    const bem_problem *p = m->b->problem;
    int heads = 0;
    for (int i = 0; i < m->n_lags; i++) {
        int day = m->day - m->first_lag - i;
        for (int e = 0; e < p->n_staff && day < 0; e++) {
            int s = bem_past(p, e, day);
            if (s >= 0 && runs_over(&p->shifts[s], day, at) &&
                bem_counts_role(m->competence, p->staff[e].primary))
                heads += weight ? weight[e] : 1;
        }
    }
    return heads;
}

void bem_core_list_moments(bem_row_making *m, int from, int to) {
    const bem_core *core = m->b->core;
    const bem_problem *p = m->b->problem;
    int longest = 0;
    for (int s = 0; s < p->n_shifts; s++)
        longest = p->shifts[s].end > longest ? p->shifts[s].end : longest;
    m->first_lag = -(to / BEM_DAY_MINUTES);
    m->n_lags = longest / BEM_DAY_MINUTES - m->first_lag + 1;
    int midnight = m->day * BEM_DAY_MINUTES;
    int *cuts, n_cuts = cut_span(m, midnight + from, midnight + to, &cuts, &m->arena);
    for (int i = 0; i + 1 < n_cuts; i++) {
        bem_moment at = {.from = cuts[i], .to = cuts[i + 1]};
        at.minutes = bem_elapsed(&m->b->problem->calendar, at.from, at.to);
        if (at.minutes <= 0)
            continue;
        at.covers = BEM_TAKE(&m->arena, m->n_lags * core->n_duties, unsigned char);
        for (int lag = 0; lag < m->n_lags; lag++)
            for (int duty = 1; duty < core->n_duties; duty++)
                at.covers[lag * core->n_duties + duty] =
                    bem_counts_role(m->competence, core->duties[duty].role) &&
                    runs_over(&p->shifts[core->duties[duty].shift], m->day - m->first_lag - lag,
                              &at);
        BEM_PUSH(m, at);
    }
}

static bool are_alike(const bem_row_making *m, const bem_moment *a, const bem_moment *b) {
    size_t bytes = (size_t)(m->n_lags * m->b->core->n_duties);
    return a->standing == b->standing && memcmp(a->covers, b->covers, bytes) == 0;
}

void bem_core_gather_moments(bem_row_making *m) {
    for (int i = 0; i < m->count; i++) {
        int at = i + 1;
        for (int j = i + 1; j < m->count; j++) {
            bem_moment same = m->items[j];
            if (!are_alike(m, &same, &m->items[i]))
                continue;
            memmove(m->items + at + 1, m->items + at, (size_t)(j - at) * sizeof *m->items);
            m->items[at++] = same;
        }
        i = at - 1;
    }
}

int bem_core_alike(const bem_row_making *m, int i) {
    int next = i + 1;
    while (next < m->count && are_alike(m, &m->items[i], &m->items[next]))
        next++;
    return next;
}

void bem_core_add_span(bem_row_making *m, bem_row_list *list, bem_unmet *unmet) {
    const bem_demand *demand = &m->b->problem->demands[m->demand];
    bem_core_list_moments(m, demand->from, demand->to);
    for (int i = 0; i < m->count; i++)
        m->items[i].standing = bem_core_standing(m, &m->items[i], NULL);
    bem_core_gather_moments(m);
    for (int i = 0, next; i < m->count; i = next) {
        next = bem_core_alike(m, i);
        bem_core_add_row(m, m->items + i, next - i, list, unmet);
    }
}
