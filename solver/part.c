/* part.c - see part.h. */
#include "part.h"

bem_part bem_part_whole(const bem_setup *setup) {
    const bem_core *core = setup->core;
    bem_part part = {.setup = setup, .n_units = core->n_groups};
    part.units = BEM_TAKE(&part.arena, core->n_groups, bem_unit);
    part.base = BEM_TAKE(&part.arena, core->n_rows, int);
    for (int g = 0; g < core->n_groups; g++)
        part.units[g] = (bem_unit){g, core->groups[g].n_members, core->groups[g].members, NULL,
                                   &setup->plans[g]};
    return part;
}

static void hold_fixed(bem_part *part, int e, const int *duty, int64_t path) {
    const bem_core *core = part->setup->core;
    const bem_group *group = &core->groups[part->setup->group_of[e]];
    part->base_cost += path;
    for (int d = 0; d < core->n_days; d++) {
        const bem_use_list *uses = &group->uses[d * core->n_duties + duty[d]];
        for (int u = 0; u < uses->count; u++)
            part->base[uses->items[u].row] += uses->items[u].amount;
    }
}

bem_part bem_part_around(const bem_setup *setup, const int *duty, const int64_t *path,
                         const bool *is_free) {
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
                hold_fixed(&part, e, duty + (ptrdiff_t)e * core->n_days, path[e]);
        }
        if (count > 0)
            part.units[part.n_units++] = (bem_unit){g, count, members, NULL, &setup->plans[g]};
    }
    return part;
}

void bem_part_add_masked(bem_part *part, int group, int person, const uint8_t *allowed) {
    const bem_core *core = part->setup->core;
    int *alone = BEM_TAKE(&part->arena, 1, int);
    bem_plan *plan = BEM_TAKE(&part->arena, 1, bem_plan);
    *alone = person;
    *plan = bem_plan_build(core, &core->groups[group], allowed, &part->arena);
    part->units[part->n_units++] = (bem_unit){group, 1, alone, allowed, plan};
}

static const uint8_t *window_mask(bem_part *part, const int *duty, int from, int to) {
    const bem_core *core = part->setup->core;
    uint8_t *allowed = BEM_TAKE(&part->arena, core->n_days * core->n_duties, uint8_t);
    for (int d = 0; d < core->n_days; d++)
        for (int t = 0; t < core->n_duties; t++)
            allowed[d * core->n_duties + t] = (d >= from && d <= to) || t == duty[d];
    return allowed;
}

static void add_window(bem_part *part, int e, const int *duty, int from, int to,
                       const bem_guide *guide) {
    const bem_core *core = part->setup->core;
    int group = part->setup->group_of[e];
    int *alone = BEM_TAKE(&part->arena, 1, int);
    *alone = e;
    const bem_window *window = bem_window_cut(core, &core->groups[group], duty, from, to,
                                              guide ? guide->toll[group] : NULL, &part->arena);
    part->units[part->n_units++] =
        (bem_unit){group, 1, alone, window_mask(part, duty, from, to), NULL, window};
}

bem_part bem_part_window(const bem_setup *setup, const int *duty, const int64_t *path,
                         const bool *is_free, int from, int to, const bem_guide *guide) {
    const bem_core *core = setup->core;
    bem_part part = {.setup = setup};
    part.units = BEM_TAKE(&part.arena, core->n_staff, bem_unit);
    part.base = BEM_TAKE(&part.arena, core->n_rows, int);
    for (int e = 0; e < core->n_staff; e++) {
        const int *row = duty + (ptrdiff_t)e * core->n_days;
        if (is_free[e])
            add_window(&part, e, row, from, to, guide);
        else
            hold_fixed(&part, e, row, path[e]);
    }
    return part;
}

bem_price_answer bem_unit_price(const bem_unit *unit, bem_price_question q, bem_habit *habit,
                                bem_random *random, bem_workspace *ws) {
    if (unit->window)
        return bem_window_price(unit->window, &q, habit, random, ws);
    q.plan = unit->plan;
    q.allowed = unit->allowed;
    return bem_price_path(&q, habit, random, ws);
}

void bem_part_free(bem_part *part) { bem_arena_free(&part->arena); }
