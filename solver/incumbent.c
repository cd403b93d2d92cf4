/* incumbent.c - see incumbent.h. */
#include "incumbent.h"

#include <stdlib.h>
#include <string.h>

enum { CELLS_FOR_THREADS = 2000 }; /* of the table: fewer are sooner looked at than shared out */

bem_incumbent bem_incumbent_new(const bem_setup *setup, const bem_guide *guide) {
    const bem_core *core = setup->core;
    bem_incumbent incumbent = {.cost = BEM_NEVER, .guide = guide};
    incumbent.duty = BEM_TAKE(&incumbent.arena, core->n_staff * core->n_days, int);
    incumbent.path = BEM_TAKE(&incumbent.arena, core->n_staff, int64_t);
    incumbent.toll = BEM_TAKE(&incumbent.arena, core->n_staff, int64_t);
    return incumbent;
}

void bem_incumbent_free(bem_incumbent *incumbent) { bem_arena_free(&incumbent->arena); }

static int64_t units_broken(const bem_row *row, int y) {
    const bem_piece *pieces = y < row->target ? row->under : row->over;
    int n = y < row->target ? row->n_under : row->n_over;
    int64_t units = y < row->target ? (int64_t)row->target - y : (int64_t)y - row->target;
    for (int p = 0; p < n && units > 0; p++)
        units -= units < pieces[p].width ? units : pieces[p].width;
    return units;
}

/* What the rows cost. */
static int64_t rows_cost(const bem_setup *setup, const int *duty, int64_t *n_broken) {
    const bem_core *core = setup->core;
    int *y = bem_grow(NULL, (size_t)core->n_rows + 1, sizeof *y);
    memset(y, 0, (size_t)core->n_rows * sizeof *y);
    for (int e = 0; e < core->n_staff; e++) {
        const bem_group *group = &core->groups[setup->group_of[e]];
        for (int d = 0; d < core->n_days; d++) {
            const bem_use_list *uses = &group->uses[d * core->n_duties + *duty++];
            for (int u = 0; u < uses->count; u++)
                y[uses->items[u].row] += uses->items[u].amount;
        }
    }
    int64_t cost = 0;
    *n_broken = 0;
    for (int i = 0; i < core->n_rows; i++) {
        cost += bem_penalised_cost(setup, i, y[i]);
        *n_broken += units_broken(&core->rows[i], y[i]);
    }
    free(y);
    return cost;
}

int64_t bem_table_cost(const bem_setup *setup, const int *duty, int64_t *n_broken) {
    const bem_core *core = setup->core;
    int64_t cost = 0;
    *n_broken = 0;
    for (int e = 0; e < core->n_staff; e++) {
        int64_t path = bem_network_cost(core->groups[setup->group_of[e]].network,
                                        duty + (ptrdiff_t)e * core->n_days);
        if (path == BEM_NEVER)
            return BEM_NEVER;
        cost += path;
    }
    return cost + rows_cost(setup, duty, n_broken);
}

/* One row: what is known of the one that the incumbent has, else looked up. */
static void weigh(const bem_incumbent *incumbent, const bem_setup *setup, int e, const int *row,
                  bem_incumbent *offer) {
    const bem_core *core = setup->core;
    int g = setup->group_of[e];
    if (incumbent->cost != BEM_NEVER && !memcmp(row, incumbent->duty + (ptrdiff_t)e * core->n_days,
                                                (size_t)core->n_days * sizeof *row)) {
        offer->path[e] = incumbent->path[e];
        offer->toll[e] = incumbent->toll[e];
    } else {
        offer->path[e] = bem_network_cost(core->groups[g].network, row);
        bool is_tolled = incumbent->guide && offer->path[e] != BEM_NEVER;
        offer->toll[e] = is_tolled ? bem_guide_tolls(incumbent->guide, g, row) : 0;
    }
}

/* All rows, on several threads where the table is large; false when one is not legal. */
static bool weigh_all(const bem_incumbent *incumbent, const bem_setup *setup, const int *duty,
                      bem_incumbent *offer) {
    const bem_core *core = setup->core;
    int n_threads = core->n_staff * core->n_days >= CELLS_FOR_THREADS ? incumbent->n_threads : 1;
#pragma omp parallel for schedule(static) num_threads(n_threads) if (n_threads > 1)
    for (int e = 0; e < core->n_staff; e++)
        weigh(incumbent, setup, e, duty + (ptrdiff_t)e * core->n_days, offer);
    bool is_legal = true;
    for (int e = 0; e < core->n_staff; e++) {
        is_legal &= offer->path[e] != BEM_NEVER;
        offer->cost += is_legal ? offer->path[e] : 0;
        offer->tolls += offer->toll[e];
    }
    return is_legal;
}

static bool is_better(const bem_incumbent *a, const bem_incumbent *b) {
    if (b->cost == BEM_NEVER || a->n_broken != b->n_broken)
        return b->cost == BEM_NEVER || a->n_broken < b->n_broken;
    return a->cost + a->tolls < b->cost + b->tolls;
}

static void take(bem_incumbent *incumbent, const bem_core *core, const int *duty,
                 const bem_incumbent *offer) {
    size_t n_staff = (size_t)core->n_staff;
    memcpy(incumbent->duty, duty, n_staff * (size_t)core->n_days * sizeof *duty);
    memcpy(incumbent->path, offer->path, n_staff * sizeof *offer->path);
    memcpy(incumbent->toll, offer->toll, n_staff * sizeof *offer->toll);
    incumbent->cost = offer->cost;
    incumbent->tolls = offer->tolls;
    incumbent->n_broken = offer->n_broken;
}

bool bem_incumbent_is_dearer(const bem_incumbent *a, const bem_incumbent *b) {
    if (a->n_broken != b->n_broken)
        return a->n_broken > b->n_broken;
    return a->cost > b->cost;
}

bool bem_incumbent_offer(bem_incumbent *incumbent, const bem_setup *setup, const int *duty) {
    const bem_core *core = setup->core;
    bem_arena scratch = {0};
    bem_incumbent offer = {.path = BEM_TAKE(&scratch, core->n_staff, int64_t),
                           .toll = BEM_TAKE(&scratch, core->n_staff, int64_t)};
    bool better = false;
    if (weigh_all(incumbent, setup, duty, &offer)) {
        offer.cost += rows_cost(setup, duty, &offer.n_broken);
        better = is_better(&offer, incumbent);
    }
    if (better)
        take(incumbent, core, duty, &offer);
    bem_arena_free(&scratch);
    return better;
}
