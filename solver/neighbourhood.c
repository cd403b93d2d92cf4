/* neighbourhood.c - see neighbourhood.h. */
#include "neighbourhood.h"
#include "dive.h"

#include <stdlib.h>
#include <string.h>

enum {
    SIZE_LEAST = 6,
    SIZE_FIRST = 12,
    SIZE_MOST = 40,
    LONG_HORIZON = 35, /* days; from which on windows are used */
    WINDOW_FIRST = 14, /* days */
    WINDOW_STEP = 7,
    WINDOW_LAP = 4,     /* days that a window shares with the next of a sweep */
    WINDOW_SHIFT = 3,   /* days from sweep to sweep */
    STALLED = 6,        /* windows in a row that gained nothing: time for whole horizons */
    WHOLE_SHARE = 3,    /* these get a so-manieth of the windows' work */
    WORK_EACH = 4000000 /* work units for one neighbourhood */
};

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

bem_neighbourhood bem_neighbourhood_new(const bem_generation *whole, bem_incumbent *incumbent,
                                        bem_clock *clock, bem_effort *effort, int n_threads,
                                        uint64_t seed) {
    const bem_setup *setup = whole->master->part->setup;
    bem_neighbourhood n = {
        .setup = setup, .whole = whole, .incumbent = incumbent, .clock = clock, .effort = effort};
    n.n_threads = n_threads;
    n.seed = seed;
    n.size = SIZE_FIRST;
    n.window = WINDOW_FIRST;
    for (int b = 0; b < BEM_BATCH; b++)
        n.habits[b] = bem_habits_new(setup, &n.arena);
    return n;
}

void bem_neighbourhood_free(bem_neighbourhood *n) { bem_arena_free(&n->arena); }

/* Solves one neighbourhood with one thread. */
static void solve_trial(const bem_neighbourhood *n, bem_trial *t, int b) {
    bool is_whole = t->from == 0 && t->to == n->setup->core->n_days - 1;
    bem_part part = is_whole
                        ? bem_part_around(n->setup, n->incumbent->duty, t->is_free)
                        : bem_part_window(n->setup, n->incumbent->duty, t->is_free, t->from, t->to);
    bem_master master = bem_master_build(&part, &t->effort);
    t->clock.work += 1 + master.n_lp_rows + part.n_units; /* of building it */
    const bem_core *core = n->setup->core;
    for (int k = 0; k < part.n_units; k++)
        for (int m = 0; m < part.units[k].count; m++) {
            const int *row =
                n->incumbent->duty + (ptrdiff_t)part.units[k].members[m] * core->n_days;
            bem_master_add(&master, k, row,
                           bem_network_cost(core->groups[part.units[k].group].network, row));
        }
    bem_crew crew = bem_crew_new(1);
    uint64_t seed = n->seed + 7919 * (uint64_t)n->n_batches + (uint64_t)b;
    bem_generation g = {
        .master = &master, .crew = &crew, .clock = &t->clock, .habits = n->habits[b]};
    g.seed = seed;
    g.cutoff = n->incumbent->cost;
    g.work_limit = WORK_EACH;
    if (n->whole->center.is_set)
        bem_center_start(&g, n->whole->center.price, n->whole->center.z);
    bem_generated outcome = bem_generate(&g);
    t->hit_limit = outcome == BEM_GENERATED_STOPPED;
    memcpy(t->duty, n->incumbent->duty,
           (size_t)core->n_staff * (size_t)core->n_days * sizeof *t->duty);
    if (outcome == BEM_GENERATED_CONVERGED) {
        bem_random random = bem_random_for(seed, 1, 1);
        g.cutoff = n->incumbent->cost - core->money_unit + 1;
        t->found = bem_dive(&g, &random, t->duty);
    }
    bem_crew_free(&crew);
    bem_master_free(&master);
    bem_part_free(&part);
}

static bool wants_windows(const bem_neighbourhood *n) {
    int n_days = n->setup->core->n_days;
    bool is_time_for_whole =
        n->n_stalled >= STALLED && n->whole_work < n->window_work / WHOLE_SHARE;
    return n_days > LONG_HORIZON && n->window < n_days && !is_time_for_whole;
}

/* Windows sweep over the horizon, each half a horizon from the other's, and each
 * sweep a few days on from the one before. */
static int first_day(const bem_neighbourhood *n, int b) {
    int last = n->setup->core->n_days - n->window, step = n->window - WINDOW_LAP;
    int n_steps = last / step + 2; /* one of them before the first day */
    int64_t sweep = n->n_windows / n_steps;
    int at = (int)((n->n_windows + b * n_steps / BEM_BATCH) % n_steps);
    int from = at * step - (int)(sweep * WINDOW_SHIFT % step);
    return from < 0 ? 0 : from > last ? last : from;
}

/* Disjoint sets of people, a random order cut in pieces; and where windows are
 * used, one of days for each. */
static void choose_people(const bem_neighbourhood *n, bem_trial *trials) {
    int n_staff = n->setup->core->n_staff, n_days = n->setup->core->n_days;
    bem_random random = bem_random_for(n->seed, 0x9eb, (uint64_t)n->n_batches);
    int *order = bem_grow(NULL, (size_t)n_staff + 1, sizeof *order);
    for (int i = 0; i < n_staff; i++) {
        int j = bem_random_below(&random, i + 1);
        order[i] = order[j];
        order[j] = i;
    }
    int most = (n_staff + BEM_BATCH - 1) / BEM_BATCH;
    int size = n->in_windows || n->size > most ? most : n->size;
    for (int b = 0; b < BEM_BATCH; b++) {
        for (int i = b * size; i < (b + 1) * size && i < n_staff; i++)
            trials[b].is_free[order[i]] = true;
        int length = n->in_windows ? n->window : n_days;
        trials[b].from = n->in_windows ? first_day(n, b) : 0;
        trials[b].to = trials[b].from + length - 1;
    }
    free(order);
}

/* Puts the trials' changes together as far as that is better than each alone. */
static bool take_over(bem_neighbourhood *n, const bem_trial *trials) {
    const bem_core *core = n->setup->core;
    size_t row = (size_t)core->n_days * sizeof(int);
    int *all = bem_grow(NULL, (size_t)core->n_staff * (size_t)core->n_days, sizeof *all);
    memcpy(all, n->incumbent->duty, (size_t)core->n_staff * row);
    bool improved = false;
    for (int b = 0; b < BEM_BATCH; b++)
        if (trials[b].found)
            for (int e = 0; e < core->n_staff; e++)
                if (trials[b].is_free[e])
                    memcpy(all + (ptrdiff_t)e * core->n_days,
                           trials[b].duty + (ptrdiff_t)e * core->n_days, row);
    for (int b = 0; b < BEM_BATCH; b++)
        improved |= trials[b].found && bem_incumbent_offer(n->incumbent, n->setup, trials[b].duty);
    improved |= bem_incumbent_offer(n->incumbent, n->setup, all);
    free(all);
    return improved;
}

static void keep_account(bem_neighbourhood *n, const bem_trial *trials, bool improved) {
    int64_t work = 0;
    for (int b = 0; b < BEM_BATCH; b++)
        work += trials[b].clock.work;
    if (n->in_windows) {
        n->window_work += work;
        n->n_windows++;
        n->n_stalled = improved ? 0 : n->n_stalled + 1;
    } else {
        n->whole_work += work;
    }
}

static void adapt_size(bem_neighbourhood *n, const bem_trial *trials, bool improved) {
    bool hit_limit = false;
    for (int b = 0; b < BEM_BATCH; b++)
        hit_limit |= trials[b].hit_limit;
    bool is_time_to_grow = !hit_limit && !improved && n->n_batches % 4 == 3;
    if (n->in_windows) {
        if (hit_limit && n->window > WINDOW_STEP)
            n->window -= WINDOW_STEP;
        else if (is_time_to_grow)
            n->window += WINDOW_STEP;
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
    choose_people(n, trials);
#pragma omp parallel for schedule(static, 1) num_threads(n->n_threads) if (n->n_threads > 1)
    for (int b = 0; b < BEM_BATCH; b++)
        solve_trial(n, &trials[b], b);
    for (int b = 0; b < BEM_BATCH; b++) {
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
