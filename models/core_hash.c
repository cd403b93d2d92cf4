/* core_hash.c - one number for all that a core model means. */
#include "core.h"
#include "map.h"

static uint64_t hash_uses(uint64_t hash, const bem_core *core, const bem_use_list *uses) {
    for (int i = 0; i < core->n_days * core->n_duties; i++) {
        hash = bem_mix(hash, (uint64_t)uses[i].count);
        for (int u = 0; u < uses[i].count; u++)
            hash = bem_mix(hash, (uint64_t)uses[i].items[u].row << 32 ^
                                     (uint64_t)(int64_t)uses[i].items[u].amount);
    }
    return hash;
}

static uint64_t hash_group(uint64_t hash, const bem_core *core, const bem_group *group) {
    hash = bem_mix(hash, bem_network_hash(group->network));
    for (int k = 0; k < group->network->n_counters; k++)
        hash = bem_mix(hash, (uint64_t)group->network->counters[k].first << 32 |
                                 (uint64_t)group->network->counters[k].last);
    for (int g = 0; g < group->network->n_gains; g++)
        for (int i = 0; i < group->network->gains[g].count; i++) {
            const bem_gain *gain = &group->network->gains[g].items[i];
            hash = bem_mix(hash, (uint64_t)gain->counter << 32 | (uint64_t)gain->amount);
        }
    for (int m = 0; m < group->n_members; m++)
        hash = bem_mix(hash, (uint64_t)group->members[m]);
    return hash_uses(hash, core, group->uses);
}

static uint64_t hash_side(uint64_t hash, const bem_piece *pieces, int n) {
    hash = bem_mix(hash, (uint64_t)n);
    for (int i = 0; i < n; i++)
        hash = bem_mix(bem_mix(hash, (uint64_t)pieces[i].width), (uint64_t)pieces[i].slope);
    return hash;
}

uint64_t bem_core_hash(const bem_core *core) {
    uint64_t hash = bem_mix((uint64_t)core->n_days, (uint64_t)core->n_staff);
    for (int t = 0; t < core->n_duties; t++) {
        const bem_duty *duty = &core->duties[t];
        hash = bem_mix(hash, (uint64_t)(int64_t)duty->shift << 32 ^ (uint64_t)(int64_t)duty->role);
        hash = bem_mix(hash, (uint64_t)duty->marks);
    }
    for (int g = 0; g < core->n_groups; g++)
        hash = hash_group(hash, core, &core->groups[g]);
    for (int i = 0; i < core->n_rows; i++) {
        const bem_row *row = &core->rows[i];
        hash = bem_mix(hash, (uint64_t)(int64_t)row->target);
        hash = hash_side(hash_side(hash, row->under, row->n_under), row->over, row->n_over);
    }
    return bem_mix(hash, (uint64_t)core->money_unit);
}
