/* kick.c - see kick.h. */
#include "kick.h"

#include <string.h>

static const double FOR_ALL = 0.3; /* of what all lose: shared equally among the chances */

typedef struct bem_kicker {
    const bem_generation *whole;
    const bem_incumbent *from;
    bem_values values; /* at the prices of the whole */
    double *chance;    /* [n_staff] */
    int *unit_of;      /* [n_staff] */
    bem_arena arena;
} bem_kicker;

static const bem_part *part_of(const bem_kicker *k) { return k->whole->master->part; }

/* Grains that her schedule costs more than the best for her. */
static double loss_of(const bem_kicker *k, int e) {
    const bem_setup *setup = part_of(k)->setup;
    const bem_core *core = setup->core;
    const int *row = k->from->duty + (ptrdiff_t)e * core->n_days;
    const int64_t *value = k->values.value[setup->table_of[setup->group_of[e]]];
    int64_t z = k->from->path[e] * BEM_GRAINS;
    for (int d = 0; d < core->n_days; d++)
        z -= value[(ptrdiff_t)d * core->n_duties + row[d]];
    int64_t least = k->whole->center.z[k->unit_of[e]];
    return z > least ? (double)(z - least) : 0;
}

static bem_kicker kicker_new(const bem_generation *whole, const bem_incumbent *from) {
    bem_kicker k = {.whole = whole, .from = from};
    const bem_part *part = part_of(&k);
    int n_staff = part->setup->core->n_staff;
    k.values = bem_values_new(part->setup, &k.arena);
    bem_values_set(&k.values, part->setup, whole->center.price);
    k.chance = BEM_TAKE(&k.arena, n_staff, double);
    k.unit_of = BEM_TAKE(&k.arena, n_staff, int);
    for (int u = 0; u < part->n_units; u++)
        for (int m = 0; m < part->units[u].count; m++)
            k.unit_of[part->units[u].members[m]] = u;
    double sum = 0;
    for (int e = 0; e < n_staff; e++)
        sum += k.chance[e] = loss_of(&k, e);
    for (int e = 0; e < n_staff; e++)
        k.chance[e] += FOR_ALL * sum / n_staff + 1;
    return k;
}

/* Somebody not drawn before. */
static int draw(bem_kicker *k, bem_random *dice) {
    enum { PARTS = 1 << 30 };
    int n_staff = part_of(k)->setup->core->n_staff, last = 0;
    double sum = 0;
    for (int i = 0; i < n_staff; i++)
        sum += k->chance[i];
    double at = sum * bem_random_below(dice, PARTS) / PARTS;
    for (int e = 0; e < n_staff && at >= 0; e++)
        if (k->chance[e] > 0) {
            at -= k->chance[e];
            last = e;
        }
    k->chance[last] = 0;
    return last;
}

static void price(const bem_kicker *k, int e, bem_random *dice, int *row) {
    const bem_generation *g = k->whole;
    const bem_setup *setup = part_of(k)->setup;
    int group = setup->group_of[e];
    bem_price_question q = {.value = k->values.value[setup->table_of[group]], .enough = INT64_MAX};
    bem_workspace *ws = g->crew->workspaces;
    double begin = bem_clock_cpu(g->clock);
    bem_price_answer answer =
        bem_unit_price(&part_of(k)->units[k->unit_of[e]], q, &g->habits[group], dice, ws);
    answer.seconds = bem_clock_cpu(g->clock) - begin;
    g->clock->work += answer.work;
    bem_effort_add_pricing(g->master->effort, &answer);
    if (answer.found)
        memcpy(row, ws->duty, (size_t)setup->core->n_days * sizeof *row);
}

bool bem_kick(const bem_generation *whole, const bem_incumbent *from, int n_people,
              bem_random *dice, int *duty) {
    if (!whole->center.is_set || !whole->center.has_z || from->cost == BEM_NEVER)
        return false;
    bem_kicker k = kicker_new(whole, from);
    const bem_core *core = part_of(&k)->setup->core;
    memcpy(duty, from->duty, (size_t)core->n_staff * (size_t)core->n_days * sizeof *duty);
    for (int i = 0; i < n_people && i < core->n_staff; i++) {
        int e = draw(&k, dice);
        price(&k, e, dice, duty + (ptrdiff_t)e * core->n_days);
    }
    bem_arena_free(&k.arena);
    return true;
}
