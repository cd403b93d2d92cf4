/* generate.c - see generate.h. */
#include "generate.h"
#include "lagrange.h"

#include <math.h>
#include <omp.h>
#include <stdlib.h>
#include <string.h>

enum { FEW_UNITS = 10, N_POINTS = 4 };
enum { DIVE_ROUNDS = 40 }; /* with few people left, columns come one by one and change little */
/* Idle columns go when there are several times as many columns as rows; how many
 * stay a unit. */
enum { TIDY_FROM = 3, TIDY_KEEP = 3 };
/* Iterations of the simplex between looks at the clock: a thousand take a second on some 600
 * rows, and a dive gives less than that to one person. Each look costs it its weights. */
enum { ASK = 1000, ASK_IN_DIVE = 200 };

static const double BOX = 0.1; /* width to begin with, of the mean price */
enum { BOX_GROWTH = 2 };
static const double BOX_IDLE = 1e-7;      /* units of rows */
static const double SMOOTHING = 0.6;      /* weight of the best bound's prices */
static const double DIVE_TAIL = 1e-4;     /* of the value */
static const double PAYS_AT_LEAST = 1e-6; /* of the master's money; above GLPK's own tolerance */

typedef struct bem_round {
    bem_generation *g;
    int64_t *price;     /* [bem_part_n_prices] grains, at which units are priced */
    int64_t *threshold; /* [n_units] grains: a path with z below may pay */
    int64_t *dear;      /* [n_units] öre: more than some path costs; 0 = none is known */
    bool is_smoothed;
    bem_values values;        /* at these prices */
    bem_price_answer *answer; /* [n_units] */
    int64_t *z;               /* [n_units] */
    int *duty;                /* [n_units * n_days] */
    bool any_fixed;
    int64_t box;   /* width, grains; 0 = none */
    int n_rounds;  /* in this box, while something is fixed */
    int64_t bound; /* öre: best of this call, what is fixed taken as given; BEM_NEVER = none yet */
    bem_arena arena;
} bem_round;

/* The cheapest schedule of each unit, of those at hand to begin with. */
static void find_dear(bem_round *r) {
    const bem_master *m = r->g->master;
    for (int j = 0; j < m->count; j++) {
        int64_t *dear = &r->dear[m->items[j].unit];
        if (*dear == 0 || m->items[j].cost + 1 < *dear)
            *dear = m->items[j].cost + 1;
    }
}

static bem_round round_new(bem_generation *g) {
    const bem_part *part = g->master->part;
    bem_round r = {.g = g, .bound = BEM_NEVER};
    r.price = BEM_TAKE(&r.arena, bem_part_n_prices(part), int64_t);
    r.threshold = BEM_TAKE(&r.arena, part->n_units, int64_t);
    r.dear = BEM_TAKE(&r.arena, part->n_units, int64_t);
    find_dear(&r);
    r.values = bem_values_new(part->setup, &r.arena);
    r.answer = BEM_TAKE(&r.arena, part->n_units, bem_price_answer);
    r.z = BEM_TAKE(&r.arena, part->n_units, int64_t);
    r.duty = BEM_TAKE(&r.arena, part->n_units * part->setup->core->n_days, int);
    return r;
}

void bem_center_set(bem_generation *g, const int64_t *price, const int64_t *z) {
    const bem_part *part = g->master->part;
    size_t n_prices = (size_t)bem_part_n_prices(part), n_units = (size_t)part->n_units;
    if (!g->center.is_set) {
        g->center.price = BEM_TAKE(&g->master->arena, n_prices, int64_t);
        g->center.z = BEM_TAKE(&g->master->arena, n_units, int64_t);
        g->center.is_set = true;
    }
    memcpy(g->center.price, price, n_prices * sizeof *price);
    memcpy(g->center.z, z, n_units * sizeof *z);
    g->center.has_z = true;
}

void bem_center_start(bem_generation *g, const int64_t *price, const int64_t *z) {
    const bem_part *part = g->master->part;
    int n_rows = part->setup->core->n_rows;
    int64_t *mine = bem_grow(NULL, (size_t)bem_part_n_prices(part) + 1, sizeof *mine);
    int64_t *each = bem_grow(NULL, (size_t)part->n_units + 1, sizeof *each);
    for (int i = 0; i < n_rows; i++)
        mine[i] = g->master->lp_row[i] < 0 ? 0 : price[i];
    for (int c = 0; c < part->n_limits; c++)
        mine[n_rows + c] = 0;
    g->center.has_z = z != NULL;
    for (int k = 0; k < part->n_units; k++) {
        each[k] = z ? z[part->units[k].group] : 0;
        g->center.has_z &= !part->units[k].window;
    }
    bool has_z = g->center.has_z;
    bem_center_set(g, mine, each);
    g->center.has_z = has_z;
    g->center.is_new = true;
    g->is_boxed = true;
    free(mine);
    free(each);
}

static int64_t between(double share, int64_t center, int64_t outer) {
    return outer + (int64_t)llround(share * (double)(center - outer));
}

/* Prices between the master's and those of the best bound (Wentges 1997): the
 * master's own swing wildly while it has few columns. A round that finds nothing
 * that pays there is followed by one at the master's own. */
static void set_prices(bem_round *r, double smoothing) {
    const bem_master *m = r->g->master;
    const bem_setup *setup = m->part->setup;
    bem_master_prices(m, r->price);
    r->is_smoothed = smoothing > 0 && r->g->center.is_set;
    for (int k = 0; k < m->part->n_units; k++) {
        double dual = bem_master_unit_dual(m, k);
        r->threshold[k] = (int64_t)floor(dual) - 2 - (int64_t)(fabs(dual) * 1e-9);
        if (r->is_smoothed)
            r->threshold[k] = between(smoothing, r->g->center.z[k], r->threshold[k]);
    }
    for (int i = 0; i < bem_part_n_prices(m->part) && r->is_smoothed; i++)
        r->price[i] = between(smoothing, r->g->center.price[i], r->price[i]);
    for (int c = 0; c < m->part->n_limits && r->is_smoothed; c++)
        r->price[setup->core->n_rows + c]--; /* rounded down, as the master's */
    bem_master_clamp_prices(m, r->price);
    bem_values_set(&r->values, setup, r->price);
}

/* Prices one unit; a path is wanted only if it pays by more than rounding. */
static void price_unit(bem_round *r, int k, bem_workspace *ws) {
    bem_generation *g = r->g;
    const bem_part *part = g->master->part;
    const bem_unit *unit = &part->units[k];
    const bem_setup *setup = part->setup;
    bem_price_question q = {.value = r->values.value[setup->table_of[unit->group]],
                            .enough = r->threshold[k],
                            .dear = r->dear[k]};
    bem_random random = bem_random_for(g->seed, (uint64_t)g->n_rounds, (uint64_t)k);
    double begin = bem_clock_cpu(g->clock);
    r->answer[k] = bem_unit_price(unit, q, &g->habits[unit->group], &random, ws);
    r->answer[k].seconds = bem_clock_cpu(g->clock) - begin;
    r->z[k] = r->answer[k].bound;
    if (r->answer[k].found && r->answer[k].reduced >= q.enough)
        r->answer[k].found = false;
    if (r->answer[k].found)
        memcpy(r->duty + (ptrdiff_t)k * setup->core->n_days, ws->duty,
               (size_t)setup->core->n_days * sizeof *ws->duty);
}

static void price_everyone(bem_round *r) {
    bem_generation *g = r->g;
    int n_units = g->master->part->n_units;
#pragma omp parallel for schedule(dynamic)                                                         \
    num_threads(g->crew->n_threads) if (g->crew->n_threads > 1)
    for (int k = 0; k < n_units; k++)
        if (bem_master_remaining(g->master, k) > 0)
            price_unit(r, k, &g->crew->workspaces[omp_get_thread_num()]);
    for (int k = 0; k < n_units; k++)
        if (bem_master_remaining(g->master, k) > 0) {
            g->clock->work += r->answer[k].work;
            bem_effort_add_pricing(g->master->effort, &r->answer[k]);
        }
}

static bool has_fixed_columns(const bem_master *m) {
    for (int k = 0; k < m->part->n_units; k++)
        if (m->fixed[k] > 0)
            return true;
    return false;
}

static void update_bound(bem_round *r) {
    bem_generation *g = r->g;
    int64_t bound = bem_master_bound(g->master, r->price, r->z);
    if (r->bound == BEM_NEVER || bound > r->bound) {
        r->bound = bound;
        bem_center_set(g, r->price, r->z);
    }
    if (!r->any_fixed && (!g->has_bound || bound > g->bound)) {
        g->bound = bound;
        g->has_bound = true;
        bem_argument_keep(g->argument, g->master->part, r->price, r->z, bound);
    }
}

/* Rounded prices may call a schedule paying that is not; the master would never
 * take it in. */
static bool pays(const bem_round *r, int k, const int *duty) {
    const bem_master *m = r->g->master;
    double reduced = bem_master_reduced_cost(m, k, duty, r->answer[k].cost);
    return reduced < -PAYS_AT_LEAST * m->part->setup->scale;
}

/* Adds the schedules that pay; how many. */
static int add_columns(bem_round *r) {
    bem_generation *g = r->g;
    int n_days = g->master->part->setup->core->n_days, n_added = 0;
    for (int k = 0; k < g->master->part->n_units; k++) {
        const int *duty = r->duty + (ptrdiff_t)k * n_days;
        if (bem_master_remaining(g->master, k) > 0 && r->answer[k].found && pays(r, k, duty))
            n_added += bem_master_add(g->master, k, duty, r->answer[k].cost);
    }
    return n_added;
}

/* The master's value can fall no further, or, in a dive, by too little to wait
 * for. */
static bool bound_is_tight(const bem_round *r) {
    const bem_generation *g = r->g;
    double value = bem_master_value(g->master), bound = (double)r->bound;
    if (r->any_fixed && g->has_bound && (double)g->bound > bound)
        bound = (double)g->bound; /* fixing columns only raises it */
    return bound >= value - (r->any_fixed ? DIVE_TAIL : 1e-6) * (1 + fabs(value));
}

bool bem_generation_is_over(const bem_generation *g) {
    return bem_clock_is_over(g->clock) || (g->work_limit > 0 && g->clock->work >= g->work_limit);
}

bool bem_generation_must_stop(const bem_generation *g) {
    return bem_generation_is_over(g) || (g->pause.work > 0 && g->clock->work >= g->pause.work) ||
           (g->pause.at > 0 && g->clock->now && g->clock->now() >= g->pause.at);
}

/* Iterations cost about rows x rows: the basis is dense enough. */
static int64_t simplex_work(const bem_generation *g, int64_t iterations) {
    int64_t n_rows = bem_simplex_n_rows(g->master->lp);
    return 1 + iterations * n_rows * (n_rows + 64) / 512;
}

static bool ask_to_stop(void *context, int64_t iterations, double value) {
    (void)value;
    const bem_generation *g = context;
    bem_generation after = *g; /* as if the work were counted already */
    bem_clock clock = *g->clock;
    clock.work += simplex_work(g, iterations);
    after.clock = &clock;
    return bem_generation_must_stop(&after);
}

static bool someone_is_stuck(bem_round *r) {
    for (int k = 0; k < r->g->master->part->n_units; k++)
        if (r->answer[k].impossible) {
            r->g->impossible_unit = k;
            bem_argument_keep_impossible(r->g->argument, r->g->master->part->units[k].members[0]);
            return true;
        }
    return false;
}

static bem_generated solve_master(bem_generation *g) {
    bem_effort *effort = g->master->effort;
    int64_t before = effort->lp_iterations;
    double begin = bem_clock_cpu(g->clock);
    bem_lp_status status = bem_master_solve(g->master);
    int64_t work = simplex_work(g, effort->lp_iterations - before);
    g->clock->work += work;
    effort->lp_work += work;
    effort->lp_seconds += bem_clock_cpu(g->clock) - begin;
    if (status == BEM_LP_STOPPED)
        return BEM_GENERATED_STOPPED;
    if (status != BEM_LP_OPTIMAL)
        return BEM_GENERATED_FAILED;
    return BEM_GENERATED_CONVERGED;
}

/* Prices everybody at a point between the master's prices and the centre, and
 * takes in what pays; how many schedules. */
static int price_at(bem_round *r, double smoothing) {
    bem_generation *g = r->g;
    set_prices(r, smoothing);
    price_everyone(r);
    g->n_rounds++;
    g->master->effort->rounds++;
    if (someone_is_stuck(r))
        return 0;
    update_bound(r);
    return add_columns(r);
}

/* Points to price at in one round: the fewer people are left, the more of the
 * time goes to the simplex, and the more schedules each of its calls should get. */
static int n_points(const bem_round *r) {
    const bem_master *m = r->g->master;
    int left = 0;
    for (int k = 0; k < m->part->n_units; k++)
        left += bem_master_remaining(m, k) > 0;
    return left <= FEW_UNITS ? N_POINTS : 1;
}

/* One round at the master's prices; true when the relaxation is done with. */
static bool is_round_last(bem_round *r, bem_generated *outcome) {
    bem_generation *g = r->g;
    static const double points[N_POINTS] = {SMOOTHING, 0, SMOOTHING / 2, SMOOTHING * 1.3};
    int n_added = 0, n = n_points(r);
    for (int p = 0; p < n || (n_added == 0 && p < 2); p++) {
        n_added += price_at(r, points[p]);
        if (g->impossible_unit >= 0)
            *outcome = BEM_GENERATED_IMPOSSIBLE;
        else if (g->has_bound && g->bound >= g->cutoff)
            *outcome = BEM_GENERATED_CUT_OFF;
        else if (!bound_is_tight(r) && (r->is_smoothed || n_added > 0))
            continue;
        return true;
    }
    return n_added == 0 || (r->any_fixed && ++r->n_rounds >= DIVE_ROUNDS);
}

/* Where boxes begin: a part of the mean price. */
static int64_t first_width(const bem_generation *g) {
    const bem_master *m = g->master;
    double sum = 0;
    for (int r = 0; r < m->n_lp_rows; r++)
        sum += fabs((double)g->center.price[m->row_of[r]]);
    return 1 + (int64_t)(BOX * sum / (m->n_lp_rows + 1));
}

static void set_box(bem_round *r, int64_t width) {
    r->box = width;
    bem_master_set_box(r->g->master, width > 0 ? r->g->center.price : NULL, width);
}

/* What converged in the box is not yet the relaxation's while the box is in the
 * way: the next is wider, around the best prices. */
static bool needs_wider_box(bem_round *r, bem_generated outcome) {
    if (outcome != BEM_GENERATED_CONVERGED || bem_master_box_use(r->g->master) <= BOX_IDLE)
        return false;
    set_box(r, BOX_GROWTH * r->box);
    r->n_rounds = 0;
    return true;
}

/* Schedules that may be better at the centre's prices than those at hand. */
static void set_prices_of_center(bem_round *r) {
    const bem_generation *g = r->g;
    const bem_master *m = g->master;
    const bem_setup *setup = m->part->setup;
    memcpy(r->price, g->center.price, (size_t)bem_part_n_prices(m->part) * sizeof *r->price);
    bem_values_set(&r->values, setup, r->price);
    for (int k = 0; k < m->part->n_units; k++)
        r->threshold[k] = INT64_MAX;
    for (int j = 0; j < m->count; j++) {
        int k = m->items[j].unit;
        int64_t z = bem_master_reduced_at(m, &m->items[j], r->price);
        r->threshold[k] = z < r->threshold[k] ? z : r->threshold[k];
    }
}

/* What the prices that a part starts from are worth there; true when they prove that
 * nothing better than the cutoff is to be had. */
static bool is_cut_off_at_center(bem_round *r) {
    bem_generation *g = r->g;
    g->center.is_new = false;
    if (!g->center.has_z) {
        set_prices_of_center(r);
        price_everyone(r);
        if (someone_is_stuck(r))
            return false;
        int n_days = g->master->part->setup->core->n_days;
        for (int k = 0; k < g->master->part->n_units; k++)
            if (r->answer[k].found)
                bem_master_add(g->master, k, r->duty + (ptrdiff_t)k * n_days, r->answer[k].cost);
    } else {
        memcpy(r->price, g->center.price,
               (size_t)bem_part_n_prices(g->master->part) * sizeof *r->price);
        memcpy(r->z, g->center.z, (size_t)g->master->part->n_units * sizeof *r->z);
    }
    update_bound(r);
    return g->bound >= g->cutoff;
}

static bem_generated run_rounds(bem_round *r) {
    bem_generation *g = r->g;
    if (g->center.is_new && !r->any_fixed && is_cut_off_at_center(r))
        return BEM_GENERATED_CUT_OFF;
    set_box(r, g->is_boxed ? first_width(g) : 0);
    for (;;) {
        if (bem_generation_must_stop(g))
            return BEM_GENERATED_STOPPED;
        bem_generated outcome = solve_master(g);
        if (outcome != BEM_GENERATED_CONVERGED)
            return outcome;
        bool is_last = is_round_last(r, &outcome);
        if (g->after_round)
            g->after_round(g->context, g);
        if (is_last && !needs_wider_box(r, outcome))
            return outcome;
        if (g->master->count > TIDY_FROM * (g->master->n_lp_rows + g->master->part->n_units))
            bem_master_tidy(g->master, TIDY_KEEP);
    }
}

bem_generated bem_generate(bem_generation *g) {
    bem_round r = round_new(g);
    g->impossible_unit = -1;
    r.any_fixed = has_fixed_columns(g->master);
    bem_master_watch(g->master, r.any_fixed ? ASK_IN_DIVE : ASK, ask_to_stop, g);
    bem_generated outcome = run_rounds(&r);
    bem_master_watch(g->master, 0, NULL, NULL);
    bem_arena_free(&r.arena);
    return outcome;
}
