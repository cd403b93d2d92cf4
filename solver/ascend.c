/* ascend.c - see ascend.h.
 *
 *     L(price) = sum_k count_k z_k + sum_i min_y ( f_i(y) + price_i (y - base_i) )
 *
 * is concave; y_i* - base_i - (what the schedules found use of i) is a
 * subgradient, with y_i* a minimiser. Steps are a falling share of Polyak's, toward
 * the cost of a known roster, along a direction that remembers those before. */
#include "ascend.h"

#include <math.h>
#include <omp.h>
#include <stdlib.h>
#include <string.h>

static const double STEP_FIRST = 0.05, STEP_FALL = 0.3, MOMENTUM = 0.8;
static const double STEP_LONG = 1, SHARE_OF_LESS = 0.2;
enum { STEPS_THAT_KEEP = 12 }; /* their schedules go to the master */

typedef struct bem_ascent {
    bem_generation *g;
    double *x;         /* [n_rows] prices, grains */
    int64_t *price;    /* [n_rows] the same, whole */
    double *direction; /* [n_rows] */
    int *used;         /* [n_rows] by the schedules found */
    bem_values values;
    bem_price_answer *answer; /* [n_units] */
    int64_t *z;               /* [n_units] */
    int *duty;                /* [n_units * n_days] */
    bem_arena arena;
} bem_ascent;

static const bem_core *core_of(const bem_ascent *a) { return a->g->master->part->setup->core; }

static bem_ascent ascent_new(bem_generation *g) {
    bem_ascent a = {.g = g};
    const bem_part *part = g->master->part;
    const bem_core *core = part->setup->core;
    a.x = BEM_TAKE(&a.arena, core->n_rows, double);
    a.price = BEM_TAKE(&a.arena, core->n_rows, int64_t);
    a.direction = BEM_TAKE(&a.arena, core->n_rows, double);
    a.used = BEM_TAKE(&a.arena, core->n_rows, int);
    a.values = bem_values_new(part->setup, &a.arena);
    a.answer = BEM_TAKE(&a.arena, part->n_units, bem_price_answer);
    a.z = BEM_TAKE(&a.arena, part->n_units, int64_t);
    a.duty = BEM_TAKE(&a.arena, part->n_units * core->n_days, int);
    return a;
}

static void price_unit(bem_ascent *a, int k, int step, bem_workspace *ws) {
    bem_generation *g = a->g;
    const bem_part *part = g->master->part;
    const bem_unit *unit = &part->units[k];
    bem_price_question q = {.plan = unit->plan,
                            .value = a->values.value[part->setup->table_of[unit->group]],
                            .allowed = unit->allowed,
                            .enough = INT64_MAX,
                            .is_rough = true};
    bem_random random = bem_random_for(g->seed, 0xa5ce0d + (uint64_t)step, (uint64_t)k);
    double begin = bem_clock_cpu(g->clock);
    a->answer[k] = bem_price_path(&q, &g->habits[unit->group], &random, ws);
    a->answer[k].seconds = bem_clock_cpu(g->clock) - begin;
    a->z[k] = a->answer[k].bound;
    memcpy(a->duty + (ptrdiff_t)k * core_of(a)->n_days, ws->duty,
           (size_t)core_of(a)->n_days * sizeof *ws->duty);
}

/* Prices everybody; false when somebody has no legal schedule. */
static bool price_everyone(bem_ascent *a, int step) {
    bem_generation *g = a->g;
    int n_units = g->master->part->n_units;
    bem_values_set(&a->values, g->master->part->setup, a->price);
#pragma omp parallel for schedule(dynamic)                                                         \
    num_threads(g->crew->n_threads) if (g->crew->n_threads > 1)
    for (int k = 0; k < n_units; k++)
        price_unit(a, k, step, &g->crew->workspaces[omp_get_thread_num()]);
    for (int k = 0; k < n_units; k++) {
        g->clock->work += a->answer[k].work;
        bem_effort_add_pricing(g->master->effort, &a->answer[k]);
        if (a->answer[k].impossible)
            return false;
    }
    g->master->effort->rounds++;
    return true;
}

static void keep_schedules(bem_ascent *a) {
    for (int k = 0; k < a->g->master->part->n_units; k++)
        if (a->answer[k].found)
            bem_master_add(a->g->master, k, a->duty + (ptrdiff_t)k * core_of(a)->n_days,
                           a->answer[k].cost);
}

static void count_uses(bem_ascent *a) {
    const bem_core *core = core_of(a);
    memset(a->used, 0, (size_t)core->n_rows * sizeof *a->used);
    for (int k = 0; k < a->g->master->part->n_units; k++) {
        const bem_unit *unit = &a->g->master->part->units[k];
        const bem_use_list *table = core->groups[unit->group].uses;
        for (int d = 0; d < core->n_days; d++) {
            const bem_use_list *uses =
                &table[d * core->n_duties + a->duty[(ptrdiff_t)k * core->n_days + d]];
            for (int u = 0; u < uses->count; u++)
                a->used[uses->items[u].row] += unit->count * uses->items[u].amount;
        }
    }
}

/* Moves the prices; `short_of` is how far the bound is from the target, grains. */
static void move(bem_ascent *a, double step, double short_of) {
    const bem_master *m = a->g->master;
    double norm = 0;
    for (int r = 0; r < m->n_lp_rows; r++) {
        int i = m->row_of[r], least;
        bem_master_row_bound(m, i, a->price[i], &least);
        double slack = least - m->part->base[i] - a->used[i];
        a->direction[i] = slack + MOMENTUM * a->direction[i];
        norm += a->direction[i] * a->direction[i];
    }
    if (norm == 0)
        return;
    for (int r = 0; r < m->n_lp_rows; r++) {
        int i = m->row_of[r];
        a->x[i] += step * short_of / norm * a->direction[i];
        a->price[i] = bem_clamp_price(&core_of(a)->rows[i], (int64_t)llround(a->x[i]));
        a->x[i] = (double)a->price[i];
    }
}

/* Prices from what one more and one less would change. */
static void start_from(bem_ascent *a, const int *duty) {
    const bem_core *core = core_of(a);
    const bem_setup *setup = a->g->master->part->setup;
    memset(a->used, 0, (size_t)core->n_rows * sizeof *a->used);
    for (int e = 0; e < core->n_staff; e++)
        for (int d = 0; d < core->n_days; d++) {
            const bem_use_list *uses =
                &core->groups[setup->group_of[e]]
                     .uses[d * core->n_duties + duty[(ptrdiff_t)e * core->n_days + d]];
            for (int u = 0; u < uses->count; u++)
                a->used[uses->items[u].row] += uses->items[u].amount;
        }
    for (int i = 0; i < core->n_rows; i++) {
        int64_t here = bem_penalised_cost(setup, i, a->used[i]);
        double less = (double)(bem_penalised_cost(setup, i, a->used[i] - 1) - here);
        double more = (double)(here - bem_penalised_cost(setup, i, a->used[i] + 1));
        a->price[i] = bem_clamp_price(
            &core->rows[i],
            (int64_t)llround((SHARE_OF_LESS * less + (1 - SHARE_OF_LESS) * more) * BEM_GRAINS));
        a->x[i] = (double)a->price[i];
    }
}

static void climb(bem_ascent *a, int n_steps, double first_step, int64_t target) {
    bem_generation *g = a->g;
    int64_t best = INT64_MIN;
    for (int s = 0; s < n_steps && !bem_generation_must_stop(g); s++) {
        if (!price_everyone(a, s))
            break;
        int64_t bound = bem_master_bound(g->master, a->price, a->z);
        if (bound > best) {
            best = bound;
            bem_center_set(g, a->price, a->z);
        }
        if (s >= n_steps - STEPS_THAT_KEEP)
            keep_schedules(a);
        count_uses(a);
        move(a, first_step * pow(STEP_FALL, (double)s / n_steps),
             ((double)target - (double)bound) * BEM_GRAINS);
    }
    if (best > INT64_MIN && (!g->has_bound || best > g->bound)) {
        g->bound = best;
        g->has_bound = true;
        bem_argument_keep(g->argument, g->master->part, g->center.price, g->center.z, best);
    }
}

void bem_ascend(bem_generation *g, int n_steps, int64_t target) {
    bem_ascent a = ascent_new(g);
    climb(&a, n_steps, STEP_FIRST, target);
    bem_arena_free(&a.arena);
}

void bem_ascend_from(bem_generation *g, const int *duty, int n_steps, int64_t target) {
    bem_ascent a = ascent_new(g);
    start_from(&a, duty);
    climb(&a, n_steps, STEP_LONG, target);
    bem_arena_free(&a.arena);
}
