/* columns.c - see columns.h. */
#include "columns.h"

#include <assert.h>

enum { MOST_AT_ONCE = 6 }; /* heads of one person: shifts may overlap */

static bool add_alike(const truth_cover *cover, const truth_place *x, const truth_place *y) {
    const bem_problem *p = cover->p;
    if (x->standing != y->standing)
        return false;
    for (int d = 0; d < p->calendar.n_days; d++)
        for (int s = 0; s < p->n_shifts; s++)
            for (int q = BEM_NO_ROLE; q < p->n_competences; q++)
                if (truth_counts(cover, x, d, s, q) != truth_counts(cover, y, d, s, q))
                    return false;
    return true;
}

static int find_columns(const truth_cover *cover, int *column_of) {
    int n = 0;
    for (int i = 0; i < cover->count; i++) {
        column_of[i] = n;
        for (int j = 0; j < i && column_of[i] == n; j++)
            if (add_alike(cover, &cover->items[i], &cover->items[j]))
                column_of[i] = column_of[j];
        n += column_of[i] == n;
    }
    return n;
}

static void add_costs(truth_columns *t, const truth_place *place, int column) {
    int64_t *costs = t->costs + (ptrdiff_t)column * t->n_heads;
    for (int heads = 0; heads < t->n_heads; heads++) {
        int hard = 0;
        int64_t cost = bem_demand_cost(&t->p->demands[place->demand], place->standing + heads,
                                       place->minutes, &hard);
        costs[heads] = hard || costs[heads] == INT64_MAX ? INT64_MAX : costs[heads] + cost;
    }
}

static size_t cell_index(const truth_columns *t, int d, int s, int role) {
    int n_roles = t->p->n_competences + 1;
    return (size_t)((d * t->p->n_shifts + s) * n_roles + role + 1) * (size_t)t->n_columns;
}

static void mark_adds(truth_columns *t, const truth_cover *cover, int i, int column) {
    for (int d = 0; d < t->p->calendar.n_days; d++)
        for (int s = 0; s < t->p->n_shifts; s++)
            for (int q = BEM_NO_ROLE; q < t->p->n_competences; q++)
                t->adds[cell_index(t, d, s, q) + (size_t)column] =
                    truth_counts(cover, &cover->items[i], d, s, q);
}

truth_columns truth_columns_new(const truth_cover *cover, bem_arena *arena) {
    const bem_problem *p = cover->p;
    int *column_of = BEM_TAKE(arena, cover->count, int);
    truth_columns t = {.p = p};
    t.n_columns = find_columns(cover, column_of);
    t.n_heads = p->n_staff * MOST_AT_ONCE + 1;
    t.costs = BEM_TAKE(arena, t.n_columns * t.n_heads, int64_t);
    t.adds = BEM_TAKE(arena, cell_index(&t, p->calendar.n_days, 0, BEM_NO_ROLE), unsigned char);
    for (int i = 0; i < cover->count; i++) {
        add_costs(&t, &cover->items[i], column_of[i]);
        mark_adds(&t, cover, i, column_of[i]);
    }
    return t;
}

const unsigned char *truth_adds(const truth_columns *t, int d, int s, int role) {
    return t->adds + cell_index(t, d, s, role);
}

int64_t truth_column_least(const truth_columns *t, int column, int from, int to) {
    assert(from <= to && to < t->n_heads);
    int64_t least = INT64_MAX;
    for (int heads = from; heads <= to; heads++) {
        int64_t cost = t->costs[(ptrdiff_t)column * t->n_heads + heads];
        least = cost < least ? cost : least;
    }
    return least;
}
