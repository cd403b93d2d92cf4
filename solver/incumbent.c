/* incumbent.c - see incumbent.h. */
#include "incumbent.h"

#include <stdlib.h>
#include <string.h>

bem_incumbent bem_incumbent_new(const bem_setup *setup) {
    bem_incumbent incumbent = {.cost = BEM_NEVER};
    incumbent.duty = BEM_TAKE(&incumbent.arena, setup->core->n_staff * setup->core->n_days, int);
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

int64_t bem_table_cost(const bem_setup *setup, const int *duty, int64_t *n_broken) {
    const bem_core *core = setup->core;
    int *y = bem_grow(NULL, (size_t)core->n_rows + 1, sizeof *y);
    memset(y, 0, (size_t)core->n_rows * sizeof *y);
    int64_t cost = 0;
    for (int e = 0; e < core->n_staff && cost != BEM_NEVER; e++) {
        const bem_group *group = &core->groups[setup->group_of[e]];
        const int *mine = duty + (ptrdiff_t)e * core->n_days;
        int64_t path = bem_network_cost(group->network, mine);
        cost = path == BEM_NEVER ? BEM_NEVER : cost + path;
        for (int d = 0; d < core->n_days && cost != BEM_NEVER; d++) {
            const bem_use_list *uses = &group->uses[d * core->n_duties + mine[d]];
            for (int u = 0; u < uses->count; u++)
                y[uses->items[u].row] += uses->items[u].amount;
        }
    }
    *n_broken = 0;
    for (int i = 0; i < core->n_rows && cost != BEM_NEVER; i++) {
        cost += bem_penalised_cost(setup, i, y[i]);
        *n_broken += units_broken(&core->rows[i], y[i]);
    }
    free(y);
    return cost;
}

bool bem_incumbent_offer(bem_incumbent *incumbent, const bem_setup *setup, const int *duty) {
    int64_t n_broken, cost = bem_table_cost(setup, duty, &n_broken);
    bool better =
        cost != BEM_NEVER && (incumbent->cost == BEM_NEVER || n_broken < incumbent->n_broken ||
                              (n_broken == incumbent->n_broken && cost < incumbent->cost));
    if (!better)
        return false;
    size_t size = (size_t)setup->core->n_staff * (size_t)setup->core->n_days * sizeof *duty;
    memcpy(incumbent->duty, duty, size);
    incumbent->cost = cost;
    incumbent->n_broken = n_broken;
    return true;
}
