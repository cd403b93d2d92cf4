/* ascend.c - see ascend.h.
 *
 *     L(price, toll) = sum_k count_k z_k(price, toll_k)
 *                      + sum_i min_y ( f_i(y) + price_i (y - base_i) )
 *
 * is concave; y_i* - base_i - (what the schedules found use of i), with y_i* a
 * minimiser, and what they have of counters beyond the best for their tolls, are a
 * subgradient. */
#include "ascend.h"
#include "lagrange.h"

#include <math.h>
#include <omp.h>
#include <stdlib.h>
#include <string.h>

enum {
    STEPS_THAT_KEEP = 12, /* their schedules go to the master */
    PATIENCE = 4,         /* steps without gain before they get shorter */
    FRESHER = 100,        /* steps after which what is new counts half as much */
    STEPS_TO_TOP = 400,   /* are usually enough */
    ROUGH_STEPS = 200
};
static const double STEP = 0.1, LONGER = 1.1, SHORTER = 0.66;           /* of Polyak's */
static const double STEP_FIRST = 0.05, STEP_FALL = 0.3, MOMENTUM = 0.8; /* of a walk */
static const double STEP_LEAST = 1e-5, STEP_AGAIN = 0.1;
static const double GAIN_LEAST = 1e-4;
static const double NEW_FIRST = 0.3, NEW_LEAST = 0.1; /* share of what is new; its least part */
static const double SHIFT_WEIGHT = 2; /* shifts that count as much as a head of a row */

/* Of all prices and tolls. */
typedef struct bem_vector {
    double *row;     /* [n_rows] */
    double *counter; /* [n_counters] of all units, one after the other */
} bem_vector;

typedef struct bem_ascent {
    bem_generation *g;
    int n_counters;
    int *first;     /* [n_units] the unit's first counter */
    double *weight; /* [n_counters] units of a counter that are as much as one of a row */
    bem_vector best, step, slope; /* prices, in grains; directions */
    int64_t *price;               /* [n_rows] those tried */
    int64_t *toll;                /* [n_counters] */
    int *used;                    /* [n_rows] by the schedules found */
    int *excess;                  /* [n_counters] */
    bem_values values;
    bem_price_answer *answer; /* [n_units] */
    int64_t *z;               /* [n_units] */
    int *duty;                /* [n_units * n_days] */
    bool is_rough;            /* with every counter at a toll */
    bem_arena arena;
} bem_ascent;

static const bem_core *core_of(const bem_ascent *a) { return a->g->master->part->setup->core; }

static const bem_network *network_of(const bem_ascent *a, int k) {
    return core_of(a)->groups[a->g->master->part->units[k].group].network;
}

static bem_vector vector_new(bem_ascent *a) {
    return (bem_vector){BEM_TAKE(&a->arena, core_of(a)->n_rows, double),
                        BEM_TAKE(&a->arena, a->n_counters, double)};
}

/* How much of each counter some shifts are. */
static void weigh_counters(bem_ascent *a) {
    for (int k = 0; k < a->g->master->part->n_units; k++) {
        const bem_network *net = network_of(a, k);
        for (int g = 0; g < net->n_gains; g++)
            for (int i = 0; i < net->gains[g].count; i++) {
                double *weight = &a->weight[a->first[k] + net->gains[g].items[i].counter];
                *weight = fmax(*weight, SHIFT_WEIGHT * net->gains[g].items[i].amount);
            }
    }
}

/* Prices at which everybody is wanted: from there the way to the top is short. At 0
 * nobody is, whatever the step, and what averages show is of no use. */
static void start_at_half(bem_ascent *a) {
    const bem_part *part = a->g->master->part;
    for (int i = 0; i < core_of(a)->n_rows; i++) {
        const bem_row *row = &core_of(a)->rows[i];
        if (row->n_under > 0)
            a->price[i] = bem_clamp_price(part, i, row->under[0].slope * BEM_GRAINS / 2, a->price);
    }
}

static void start(bem_ascent *a, bool from_half) {
    bem_center *center = &a->g->center;
    if (center->is_set)
        memcpy(a->price, center->price, (size_t)core_of(a)->n_rows * sizeof *a->price);
    else if (from_half)
        start_at_half(a);
    if (!center->toll)
        center->toll = BEM_TAKE(&a->g->master->arena, a->n_counters, double);
    for (int i = 0; i < core_of(a)->n_rows; i++)
        a->best.row[i] = (double)a->price[i];
    for (int c = 0; c < a->n_counters; c++) {
        a->best.counter[c] = center->toll[c];
        a->toll[c] = llround(center->toll[c]);
    }
}

static bem_ascent ascent_new(bem_generation *g, bool from_half) {
    bem_ascent a = {.g = g};
    const bem_part *part = g->master->part;
    const bem_core *core = part->setup->core;
    a.first = BEM_TAKE(&a.arena, part->n_units, int);
    for (int k = 0; k < part->n_units; k++) {
        a.first[k] = a.n_counters;
        a.n_counters += network_of(&a, k)->n_counters;
    }
    a.weight = BEM_TAKE(&a.arena, a.n_counters, double);
    a.best = vector_new(&a);
    a.step = vector_new(&a);
    a.slope = vector_new(&a);
    a.price = BEM_TAKE(&a.arena, core->n_rows, int64_t);
    a.toll = BEM_TAKE(&a.arena, a.n_counters, int64_t);
    a.used = BEM_TAKE(&a.arena, core->n_rows, int);
    a.excess = BEM_TAKE(&a.arena, a.n_counters, int);
    a.values = bem_values_new(part->setup, &a.arena);
    a.answer = BEM_TAKE(&a.arena, part->n_units, bem_price_answer);
    a.z = BEM_TAKE(&a.arena, part->n_units, int64_t);
    a.duty = BEM_TAKE(&a.arena, part->n_units * core->n_days, int);
    weigh_counters(&a);
    start(&a, from_half);
    return a;
}

static void price_unit(bem_ascent *a, int k, int step, bem_workspace *ws) {
    bem_generation *g = a->g;
    const bem_part *part = g->master->part;
    const bem_unit *unit = &part->units[k];
    bem_price_question q = {.plan = unit->plan,
                            .value = a->values.value[part->setup->table_of[unit->group]],
                            .allowed = unit->allowed,
                            .enough = INT64_MAX};
    bem_relaxed relaxed = {a->toll + a->first[k], a->excess + a->first[k], a->is_rough};
    bem_random random = bem_random_for(g->seed, 0xa5ce0d + (uint64_t)step, (uint64_t)k);
    double begin = bem_clock_cpu(g->clock);
    a->answer[k] = bem_price_relaxed(&q, &relaxed, &random, ws);
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

/* Of what was found at the prices tried. */
static void set_slope(bem_ascent *a) {
    const bem_master *m = a->g->master;
    count_uses(a);
    for (int r = 0; r < m->n_lp_rows; r++) {
        int i = m->row_of[r], least;
        bem_master_row_bound(m, i, a->price, &least);
        a->slope.row[i] = least - m->part->base[i] - a->used[i];
    }
    for (int k = 0; k < m->part->n_units; k++)
        for (int c = a->first[k]; c < a->first[k] + network_of(a, k)->n_counters; c++)
            a->slope.counter[c] =
                a->weight[c] > 0 ? m->part->units[k].count * a->excess[c] / a->weight[c] : 0;
}

/* Can the best price of a row still go the way of the step? */
static bool may_move(const bem_ascent *a, int i) {
    int64_t here = llround(a->best.row[i]), there = here + (a->step.row[i] > 0 ? 1 : -1);
    return bem_clamp_price(a->g->master->part, i, there, a->price) == there;
}

/* The products of the step and the slope, over what may move. */
typedef struct bem_products {
    double steps, slopes, both;
} bem_products;

static bem_products products_of(const bem_ascent *a) {
    bem_products p = {0, 0, 0};
    for (int i = 0; i < core_of(a)->n_rows; i++)
        if (may_move(a, i)) {
            p.steps += a->step.row[i] * a->step.row[i];
            p.slopes += a->slope.row[i] * a->slope.row[i];
            p.both += a->step.row[i] * a->slope.row[i];
        }
    for (int c = 0; c < a->n_counters; c++) {
        p.steps += a->step.counter[c] * a->step.counter[c];
        p.slopes += a->slope.counter[c] * a->slope.counter[c];
        p.both += a->step.counter[c] * a->slope.counter[c];
    }
    return p;
}

/* The share of the slope with which the average is shortest, within limits. */
static double share_of_new(const bem_products *p, double most) {
    double bend = p->slopes - 2 * p->both + p->steps;
    double share = bend > 0 ? (p->steps - p->both) / bend : most;
    return fmax(NEW_LEAST * most, fmin(most, share));
}

static void turn_step(bem_ascent *a, double share) {
    for (int i = 0; i < core_of(a)->n_rows; i++)
        a->step.row[i] += share * (a->slope.row[i] - a->step.row[i]);
    for (int c = 0; c < a->n_counters; c++)
        a->step.counter[c] += share * (a->slope.counter[c] - a->step.counter[c]);
}

static void try_step(bem_ascent *a, double length) {
    for (int i = 0; i < core_of(a)->n_rows; i++)
        a->price[i] = bem_clamp_price(a->g->master->part, i,
                                      llround(a->best.row[i] + length * a->step.row[i]), a->price);
    for (int c = 0; c < a->n_counters; c++)
        if (a->weight[c] > 0)
            a->toll[c] = llround(a->best.counter[c] + length * a->step.counter[c] / a->weight[c]);
}

static void keep_best(bem_ascent *a) {
    for (int i = 0; i < core_of(a)->n_rows; i++)
        a->best.row[i] = (double)a->price[i];
    for (int c = 0; c < a->n_counters; c++)
        a->g->center.toll[c] = a->best.counter[c] = (double)a->toll[c];
    bem_center_set(a->g, a->price, a->z);
}

static void raise_bound(bem_ascent *a, int64_t best) {
    bem_generation *g = a->g;
    if (best == INT64_MIN || (g->has_bound && best <= g->bound))
        return;
    g->bound = best;
    g->has_bound = true;
    bem_argument_keep(g->argument, g->master->part, g->center.price, g->center.z, best);
}

/* Onward from wherever the last step led. */
static void walk(bem_ascent *a, int n_steps, int64_t target) {
    bem_generation *g = a->g;
    int64_t best = INT64_MIN;
    for (int s = 0; s < n_steps && best < target; s++) {
        if (bem_generation_must_stop(g) || !price_everyone(a, s))
            break;
        int64_t bound = bem_master_bound(g->master, a->price, a->z);
        set_slope(a);
        if (bound > best)
            bem_center_set(g, a->price, a->z);
        best = bound > best ? bound : best;
        if (s >= n_steps - STEPS_THAT_KEEP)
            keep_schedules(a);
        for (int i = 0; i < core_of(a)->n_rows; i++) {
            a->best.row[i] = (double)a->price[i];
            a->step.row[i] = a->slope.row[i] + MOMENTUM * a->step.row[i];
        }
        double norm = products_of(a).steps;
        if (norm == 0)
            break;
        double step = STEP_FIRST * pow(STEP_FALL, (double)s / n_steps);
        try_step(a, step * ((double)target - (double)bound) * BEM_GRAINS / norm);
    }
    raise_bound(a, best);
}

/* Of the volume algorithm. */
typedef struct bem_climb {
    double step;    /* share of Polyak's */
    double newest;  /* how much what is new counts, 0 … 1 */
    int64_t best;   /* bound at this pricing; INT64_MIN = none yet */
    int64_t before; /* best when the step was last made long */
    int n_red;      /* steps without gain */
    int n_rough;    /* steps with every counter at a toll */
} bem_climb;

static void judge_step(bem_ascent *a, bem_climb *c, int64_t bound, double along) {
    if (bound > c->best) {
        c->step *= c->best > INT64_MIN && along > 0 ? LONGER : 1;
        c->best = bound;
        keep_best(a);
        c->n_red = 0;
    } else if (++c->n_red >= PATIENCE) {
        c->step *= SHORTER;
        c->n_red = 0;
    }
}

/* Once more with long steps, if that gained enough; false when it did not. */
static bool go_again(bem_climb *c) {
    if (c->before > INT64_MIN && (double)(c->best - c->before) < GAIN_LEAST * fabs((double)c->best))
        return false;
    c->before = c->best;
    c->step = STEP_AGAIN;
    c->newest = 1;
    return true;
}

/* Will the generation pause before the top, at what one step took? */
static bool is_short_of_time(const bem_ascent *a, double seconds, int64_t work) {
    const bem_clock *c = a->g->clock;
    return (a->g->pause.at > 0 && c->now() + STEPS_TO_TOP * seconds > a->g->pause.at) ||
           (a->g->pause.work > 0 && c->work + STEPS_TO_TOP * work > a->g->pause.work);
}

/* Goes on from the best prices with another pricing, whose bounds are not to be measured by
 * those of the one before. */
static void change_pricing(bem_ascent *a, bem_climb *c, bool is_rough) {
    raise_bound(a, c->best);
    a->is_rough = is_rough;
    c->best = INT64_MIN;
    for (int i = 0; i < core_of(a)->n_rows; i++)
        a->price[i] = (int64_t)a->best.row[i];
    for (int k = 0; k < a->n_counters; k++)
        a->toll[k] = (int64_t)a->best.counter[k];
}

static void climb(bem_ascent *a, int n_steps, int64_t target) {
    bem_generation *g = a->g;
    bem_climb c = {.step = STEP, .newest = 1, .best = INT64_MIN, .before = INT64_MIN};
    for (int s = 0; s < n_steps && c.best < target; s++) {
        double begin = g->clock->now ? g->clock->now() : 0;
        int64_t work = g->clock->work;
        if (bem_generation_must_stop(g) || !price_everyone(a, s))
            break;
        int64_t bound = bem_master_bound(g->master, a->price, a->z);
        set_slope(a);
        bem_products p = products_of(a);
        judge_step(a, &c, bound, p.both);
        if (s == 0 && is_short_of_time(a, g->clock->now ? g->clock->now() - begin : 0,
                                       g->clock->work - work)) {
            change_pricing(a, &c, true);
            continue;
        }
        if (a->is_rough && (++c.n_rough == ROUGH_STEPS || c.step < STEP_LEAST)) {
            change_pricing(a, &c, false);
            continue;
        }
        if (c.step < STEP_LEAST && !go_again(&c))
            break;
        turn_step(a, p.steps > 0 ? share_of_new(&p, c.newest * NEW_FIRST) : 1);
        c.newest *= s % FRESHER == FRESHER - 1 ? 0.5 : 1;
        if (s >= n_steps - STEPS_THAT_KEEP)
            keep_schedules(a);
        double norm = products_of(a).steps;
        if (norm == 0)
            break;
        try_step(a, c.step * ((double)target - (double)c.best) * BEM_GRAINS / norm);
    }
    raise_bound(a, c.best);
}

void bem_ascend(bem_generation *g, int n_steps, int64_t target) {
    bem_ascent a = ascent_new(g, false);
    walk(&a, n_steps, target);
    bem_arena_free(&a.arena);
}

void bem_ascend_to_top(bem_generation *g, int n_steps, int64_t target) {
    bem_ascent a = ascent_new(g, true);
    climb(&a, n_steps, target);
    bem_arena_free(&a.arena);
}
