/* part.c - see part.h. */
#include "part.h"

bem_part bem_part_whole(const bem_setup *setup) {
    const bem_core *core = setup->core;
    bem_part part = {.setup = setup, .n_units = core->n_groups};
    part.units = BEM_TAKE(&part.arena, core->n_groups, bem_unit);
    part.base = BEM_TAKE(&part.arena, core->n_rows, int);
    for (int g = 0; g < core->n_groups; g++)
        part.units[g] = (bem_unit){g, core->groups[g].n_members, core->groups[g].members, NULL};
    return part;
}

static void hold_fixed(bem_part *part, int e, const int *duty) {
    const bem_core *core = part->setup->core;
    const bem_group *group = &core->groups[part->setup->group_of[e]];
    part->base_cost += bem_network_cost(group->network, duty);
    for (int d = 0; d < core->n_days; d++) {
        const bem_use_list *uses = &group->uses[d * core->n_duties + duty[d]];
        for (int u = 0; u < uses->count; u++)
            part->base[uses->items[u].row] += uses->items[u].amount;
    }
}

bem_part bem_part_around(const bem_setup *setup, const int *duty, const bool *is_free) {
    const bem_core *core = setup->core;
    bem_part part = {.setup = setup};
    part.units = BEM_TAKE(&part.arena, core->n_groups, bem_unit);
    part.base = BEM_TAKE(&part.arena, core->n_rows, int);
    for (int g = 0; g < core->n_groups; g++) {
        const bem_group *group = &core->groups[g];
        int *members = BEM_TAKE(&part.arena, group->n_members, int);
        int count = 0;
        for (int m = 0; m < group->n_members; m++) {
            int e = group->members[m];
            if (is_free[e])
                members[count++] = e;
            else
                hold_fixed(&part, e, duty + (ptrdiff_t)e * core->n_days);
        }
        if (count > 0)
            part.units[part.n_units++] = (bem_unit){g, count, members, NULL};
    }
    return part;
}

void bem_part_free(bem_part *part) { bem_arena_free(&part->arena); }
