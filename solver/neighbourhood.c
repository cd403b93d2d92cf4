/* neighbourhood.c - see neighbourhood.h. */
#include "neighbourhood.h"
#include "dive.h"

#include <stdlib.h>
#include <string.h>

enum {
    SIZE_LEAST = 6,
    SIZE_FIRST = 12,
    SIZE_MOST = 40,
    WINDOW_FIRST = 7, /* days; never fewer; horizons have windows when at least two fit in */
    WINDOW_STEP = 7,
    WINDOW_LAP = 1,     /* days that a window shares with the next of a sweep */
    WINDOW_SHIFT = 3,   /* days from sweep to sweep */
    STEPS_FOR_MORE = 6, /* of a sweep, from which on each set may be freed twice at once */
    N_SETS = 2,         /* of people, disjoint */
    STALLED = 6,        /* windows in a row that gained nothing: time for whole horizons */
    WHOLE_SHARE = 3,    /* these get a so-manieth of the windows' work */
    WORK_EACH = 4000000 /* work units for one neighbourhood */
};

static const double IDLE_GAIN = 0.0005; /* of the cost: a sweep that gains less is idle */

/* One neighbourhood's question and answer. */
typedef struct bem_trial {
    bool *is_free; /* [n_staff] */
    int from, to;  /* days freed */
    int *duty;     /* [n_staff * n_days] */
    bool found;
    bool hit_limit;
    bem_effort effort;
    bem_clock clock;
} bem_trial;

bem_habit *bem_habits_new(const bem_setup *setup, bem_arena *arena) {
    bem_habit *habits = BEM_TAKE(arena, setup->core->n_groups, bem_habit);
    for (int g = 0; g < setup->core->n_groups; g++)
        habits[g].need = BEM_TAKE(arena, setup->core->groups[g].network->n_counters, double);
    return habits;
}

bem_neighbourhood bem_neighbourhood_new(const bem_generation *whole, bem_incumbent *best,
                                        bem_clock *clock, bem_effort *effort, int n_threads,
                                        uint64_t seed) {
    const bem_setup *setup = whole->master->part->setup;
    bem_neighbourhood n = {
        .setup = setup, .whole = whole, .best = best, .clock = clock, .effort = effort};
    n.n_threads = n_threads;
    n.seed = seed;
    n.size = SIZE_FIRST;
    n.window = WINDOW_FIRST;
    for (int b = 0; b < BEM_BATCH; b++)
        n.habits[b] = bem_habits_new(setup, &n.arena);
    return n;
}

void bem_neighbourhood_free(bem_neighbourhood *n) {
    bem_incumbent_free(&n->own);
    bem_arena_free(&n->arena);
}

/* The roster that neighbourhoods change. */
static bem_incumbent *roster_at_hand(bem_neighbourhood *n) {
    return n->has_own ? &n->own : n->best;
}

bool bem_neighbourhood_has_windows(const bem_neighbourhood *n) {
    return n->setup->core->n_days >= 2 * WINDOW_FIRST;
}

void bem_neighbourhood_begin(bem_neighbourhood *n, const bem_guide *guide, const int *duty) {
    n->n_stalled = 0;
    n->window = WINDOW_FIRST;
    n->n_windows = 0;
    n->n_turns++;
    n->sweep.any = n->sweep.is_idle = false;
    const bem_setup *setup = guide ? &guide->setup : n->setup;
    bem_incumbent next = bem_incumbent_new(setup, guide);
    next.n_threads = n->n_threads;
    bem_incumbent_offer(&next, setup, duty ? duty : roster_at_hand(n)->duty);
    bem_incumbent_free(&n->own);
    n->own = next;
    n->has_own = true;
}

static bool is_guided(const bem_neighbourhood *n) { return n->has_own && n->own.guide; }

/* What costs are counted by now: with a guide, to the öre. */
static const bem_setup *setup_of(const bem_neighbourhood *n) {
    return is_guided(n) ? &n->own.guide->setup : n->setup;
}

/* The schedules at hand, as columns; what the roster costs, those tolls included that
 * the part knows of. */
static int64_t add_columns_at_hand(const bem_incumbent *at, const bem_part *part,
                                   bem_master *master) {
    int n_days = part->setup->core->n_days;
    int64_t sum = at->cost;
    for (int k = 0; k < part->n_units; k++)
        for (int m = 0; m < part->units[k].count; m++) {
            int e = part->units[k].members[m];
            const int *row = at->duty + (ptrdiff_t)e * n_days;
            const bem_window *w = part->units[k].window;
            int64_t cost = at->path[e];
            if (at->guide && w)
                cost = w->cost + bem_network_cost(w->plan.network, row + w->first);
            sum += cost - at->path[e];
            bem_master_add(master, k, row, cost);
        }
    return sum;
}

/* Solves one neighbourhood with one thread. */
static void solve_trial(const bem_neighbourhood *n, const bem_incumbent *at, bem_trial *t, int b) {
    const bem_core *core = n->setup->core;
    const bem_setup *setup = setup_of(n);
    bool is_whole = !at->guide && t->from == 0 && t->to == core->n_days - 1;
    bem_part part = is_whole ? bem_part_around(setup, at->duty, at->path, t->is_free)
                             : bem_part_window(setup, at->duty, at->path, t->is_free, t->from,
                                               t->to, at->guide);
    bem_master master = bem_master_build(&part, &t->effort);
    t->clock.work += 1 + master.n_lp_rows + part.n_units; /* of building it */
    int64_t cost = add_columns_at_hand(at, &part, &master);
    bem_crew crew = bem_crew_new(1);
    uint64_t seed = n->seed + 7919 * (uint64_t)n->n_batches + (uint64_t)b;
    bem_generation g = {
        .master = &master, .crew = &crew, .clock = &t->clock, .habits = n->habits[b]};
    g.seed = seed;
    g.cutoff = cost;
    g.work_limit = WORK_EACH;
    if (n->whole->center.is_set)
        bem_center_start(&g, n->whole->center.price, at->guide ? NULL : n->whole->center.z);
    bem_generated outcome = bem_generate(&g);
    t->hit_limit = outcome == BEM_GENERATED_STOPPED;
    memcpy(t->duty, at->duty, (size_t)core->n_staff * (size_t)core->n_days * sizeof *t->duty);
    if (outcome == BEM_GENERATED_CONVERGED) {
        bem_random random = bem_random_for(seed, 1, 1);
        g.cutoff = cost - setup->core->money_unit + 1;
        t->found = bem_dive(&g, &random, t->duty);
    }
    bem_crew_free(&crew);
    bem_master_free(&master);
    bem_part_free(&part);
}

static bool wants_windows(const bem_neighbourhood *n) {
    bool is_time_for_whole =
        n->n_stalled >= STALLED && n->whole_work < n->window_work / WHOLE_SHARE;
    bool are_left = bem_neighbourhood_has_windows(n) && n->window < n->setup->core->n_days;
    return is_guided(n) || (are_left && !is_time_for_whole);
}

/* Steps of a sweep of windows over the horizon, one of them before the first day. */
static int n_steps_of(const bem_neighbourhood *n) {
    return (n->setup->core->n_days - n->window) / (n->window - WINDOW_LAP) + 2;
}

static int64_t sweep_of(const bem_neighbourhood *n) {
    return n->n_windows * n->n_trials / N_SETS / n_steps_of(n);
}

/* Windows sweep over the horizon, those of a batch a part of it from each other, and
 * each sweep a few days on from the one before. */
static int first_day(const bem_neighbourhood *n, int b) {
    int last = n->setup->core->n_days - n->window, step = n->window - WINDOW_LAP;
    int n_steps = n_steps_of(n);
    int64_t sweep = sweep_of(n);
    int at = (int)((n->n_windows + b * n_steps / n->n_trials) % n_steps);
    int from = at * step - (int)(sweep * WINDOW_SHIFT % step);
    return from < 0 ? 0 : from > last ? last : from;
}

/* People in random order, the first ones freed in the first trial, and so on; where
 * there are not enough, the first again. */
static void free_people(const bem_neighbourhood *n, bem_trial *trials, int size) {
    int n_staff = n->setup->core->n_staff;
    bem_random random = bem_random_for(n->seed, 0x9eb, (uint64_t)n->n_batches);
    int *order = bem_grow(NULL, (size_t)n_staff + 1, sizeof *order);
    for (int i = 0; i < n_staff; i++) {
        int j = bem_random_below(&random, i + 1);
        order[i] = order[j];
        order[j] = i;
    }
    int n_sets = size > 0 ? (n_staff + size - 1) / size : 1;
    for (int b = 0; b < n->n_trials; b++)
        for (int i = b % n_sets * size; i < (b % n_sets + 1) * size && i < n_staff; i++)
            trials[b].is_free[order[i]] = true;
    free(order);
}

/* Disjoint sets of people, and where windows are used, one of days for each trial. With
 * a guide, which saves what people have too little of, a set may be free on two
 * windows far apart: threads wait less for each other. Without, both would want the
 * little that is left. Where the first turns have brought order, everybody is free on each
 * of them. */
static void choose(bem_neighbourhood *n, bem_trial *trials) {
    int n_staff = n->setup->core->n_staff, n_days = n->setup->core->n_days;
    bool again = is_guided(n) && n_steps_of(n) >= STEPS_FOR_MORE;
    n->n_trials = again ? BEM_BATCH : N_SETS;
    int most = (n_staff + N_SETS - 1) / N_SETS;
    int size = n->in_windows || n->size > most ? most : n->size;
    bool everybody = n->in_windows && n->n_turns > (again ? 1 : 2);
    free_people(n, trials, everybody ? n_staff : size);
    for (int b = 0; b < n->n_trials; b++) {
        int length = n->in_windows ? n->window : n_days;
        trials[b].from = n->in_windows ? first_day(n, b) : 0;
        trials[b].to = trials[b].from + length - 1;
    }
}

/* What a trial found, put on the table as far as each person's schedule stays legal with
 * what is there already: it does when that is what the trial began from. */
static void put_on(const bem_setup *setup, const bem_trial *t, int *table) {
    const bem_core *core = setup->core;
    int *row = bem_grow(NULL, (size_t)core->n_days + 1, sizeof *row);
    size_t size = (size_t)core->n_days * sizeof *row;
    size_t n_freed = (size_t)(t->to - t->from + 1);
    for (int e = 0; e < core->n_staff; e++) {
        if (!t->is_free[e])
            continue;
        const bem_network *net = core->groups[setup->group_of[e]].network;
        const int *found = t->duty + (ptrdiff_t)e * core->n_days;
        int *there = table + (ptrdiff_t)e * core->n_days;
        memcpy(row, there, size);
        memcpy(row + t->from, found + t->from, n_freed * sizeof *row);
        if (memcmp(row, found, size) == 0 || bem_network_cost(net, row) != BEM_NEVER)
            memcpy(there, row, size);
    }
    free(row);
}

/* Takes the trials' changes over, one after the other, as far as they are for the
 * better. */
static bool take_over(bem_neighbourhood *n, const bem_trial *trials) {
    const bem_core *core = n->setup->core;
    bem_incumbent *at = roster_at_hand(n);
    size_t n_cells = (size_t)core->n_staff * (size_t)core->n_days;
    int *table = bem_grow(NULL, n_cells + 1, sizeof *table);
    bool improved = false;
    for (int b = 0; b < n->n_trials; b++)
        if (trials[b].found) {
            memcpy(table, at->duty, n_cells * sizeof *table);
            put_on(n->setup, &trials[b], table);
            improved |= bem_incumbent_offer(at, setup_of(n), table);
        }
    free(table);
    if (n->has_own && bem_incumbent_is_dearer(n->best, at))
        bem_incumbent_offer(n->best, n->setup, at->duty);
    return improved;
}

static void end_sweep(bem_neighbourhood *n) {
    const bem_incumbent *at = roster_at_hand(n);
    int64_t cost = at->cost + at->tolls;
    n->sweep.is_idle =
        n->sweep.any && (double)(n->sweep.cost - cost) < IDLE_GAIN * (double)at->cost;
    n->sweep.cost = cost;
    n->sweep.any = true;
}

static void keep_account(bem_neighbourhood *n, const bem_trial *trials, bool improved) {
    int64_t work = 0;
    for (int b = 0; b < n->n_trials; b++)
        work += trials[b].clock.work;
    if (n->in_windows) {
        int64_t sweep = sweep_of(n);
        n->window_work += work;
        n->n_windows++;
        n->n_stalled = improved ? 0 : n->n_stalled + 1;
        if (sweep_of(n) > sweep)
            end_sweep(n);
    } else {
        n->whole_work += work;
    }
}

static void adapt_size(bem_neighbourhood *n, const bem_trial *trials, bool improved) {
    bool hit_limit = false;
    for (int b = 0; b < n->n_trials; b++)
        hit_limit |= trials[b].hit_limit;
    bool is_time_to_grow = !hit_limit && !improved && n->n_batches % 4 == 3;
    if (n->in_windows) {
        int n_days = n->setup->core->n_days;
        if (hit_limit)
            n->window =
                n->window - WINDOW_STEP > WINDOW_FIRST ? n->window - WINDOW_STEP : WINDOW_FIRST;
        else if (is_time_to_grow)
            n->window = n->window + WINDOW_STEP < n_days ? n->window + WINDOW_STEP : n_days;
        return;
    }
    if (hit_limit && n->size > SIZE_LEAST)
        n->size--;
    else if (is_time_to_grow && n->size < SIZE_MOST)
        n->size++;
}

bool bem_neighbourhood_improve(bem_neighbourhood *n) {
    const bem_core *core = n->setup->core;
    bem_arena arena = {0};
    bem_trial trials[BEM_BATCH] = {0};
    for (int b = 0; b < BEM_BATCH; b++) {
        trials[b].is_free = BEM_TAKE(&arena, core->n_staff, bool);
        trials[b].duty = BEM_TAKE(&arena, core->n_staff * core->n_days, int);
        trials[b].clock = *n->clock;
        trials[b].clock.work = 0;
        trials[b].clock.work_limit = 0;
    }
    n->in_windows = wants_windows(n);
    choose(n, trials);
    const bem_incumbent *at = roster_at_hand(n);
#pragma omp parallel for schedule(dynamic, 1) num_threads(n->n_threads) if (n->n_threads > 1)
    for (int b = 0; b < n->n_trials; b++)
        solve_trial(n, at, &trials[b], b);
    for (int b = 0; b < n->n_trials; b++) {
        n->clock->work += trials[b].clock.work;
        bem_effort_add(n->effort, &trials[b].effort);
    }
    bool improved = take_over(n, trials);
    keep_account(n, trials, improved);
    adapt_size(n, trials, improved);
    n->n_batches++;
    bem_arena_free(&arena);
    return improved;
}
