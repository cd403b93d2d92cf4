/* strategy.c - the order in which the methods are tried:
 *
 *   first roster   best responses from several orders
 *   relaxation     column generation over everybody: the bound
 *   dives          whole rosters from the relaxation
 *   improve        neighbourhoods, and branch and price for the proof, until a
 *                  limit or the gap is reached
 */
#include "strategy.h"
#include "ascend.h"
#include "branch.h"

#include <math.h>
#include <omp.h>
#include <stdlib.h>
#include <string.h>

enum {
    N_CONSTRUCTIONS = 4,
    N_ASCENT_STEPS = 60,
    N_DIVES = 2,
    MAX_PENALTY_RAISES = 6,
    PENALTY_FACTOR = 50,
    MOST_IDLE = 100,
    LARGE_ROWS = 1300,
    SMALL_ARCS = 6000
};

static const double NEAR_GAP = 0.02;

/* State */

static void after_round(void *context, const bem_generation *g) {
    bem_run *run = context;
    if (g->has_bound)
        bem_run_raise_bound(run, g->bound);
    bem_run_report(run);
}

bem_run bem_run_begin(const bem_problem *problem, const bem_core *core,
                      const bem_settings *settings, bem_diags *conflicts) {
    bem_run run = {.settings = settings, .problem = problem, .conflicts = conflicts};
    run.setup = bem_setup_build(core);
    run.clock.now = settings->now;
    run.clock.begin = settings->now ? settings->now() : 0;
    run.clock.deadline = settings->time_limit > 0 ? run.clock.begin + settings->time_limit : 0;
    run.clock.work_limit = settings->work_limit;
    run.clock.stop = settings->stop;
    run.crew = bem_crew_new(settings->threads > 0 ? settings->threads : omp_get_max_threads());
    run.incumbent = bem_incumbent_new(&run.setup);
    run.habits = bem_habits_new(&run.setup, &run.arena);
    return run;
}

/* Frees the GLPK environments of the threads that worked for us. */
static void end_threads(const bem_run *run) {
#pragma omp parallel num_threads(run->crew.n_threads)
    if (omp_get_thread_num() > 0)
        bem_simplex_end_thread();
}

void bem_run_end(bem_run *run) {
    if (run->master.lp)
        bem_master_free(&run->master);
    bem_part_free(&run->whole);
    bem_incumbent_free(&run->incumbent);
    if (run->crew.n_threads > 1)
        end_threads(run);
    bem_crew_free(&run->crew);
    bem_setup_free(&run->setup);
    bem_arena_free(&run->arena);
}

static bool has_roster(const bem_run *run) {
    return run->incumbent.cost != BEM_NEVER && run->incumbent.n_broken == 0;
}

static bool gap_is_reached(const bem_run *run) {
    if (!has_roster(run) || !run->has_bound)
        return false;
    double gap = (double)(run->incumbent.cost - run->bound);
    return gap <= run->settings->gap * fmax(1, fabs((double)run->incumbent.cost));
}

bool bem_run_is_done(const bem_run *run) {
    return run->proven || run->failed || gap_is_reached(run) || bem_clock_is_over(&run->clock);
}

void bem_run_report(bem_run *run) {
    if (!run->settings->progress)
        return;
    bem_progress p = {.seconds = bem_clock_seconds(&run->clock),
                      .work = run->clock.work,
                      .phase = run->phase,
                      .has_incumbent = has_roster(run),
                      .has_bound = run->has_bound,
                      .incumbent = run->incumbent.cost,
                      .bound = run->bound,
                      .n_columns = run->effort.columns,
                      .n_rounds = run->effort.rounds};
    run->settings->progress(run->settings->context, &p);
}

void bem_run_raise_bound(bem_run *run, int64_t bound) {
    if (!run->has_bound || bound > run->bound)
        run->bound = bound;
    run->has_bound = true;
    if (has_roster(run) && run->bound >= run->incumbent.cost)
        run->proven = true;
}

void bem_run_offer(bem_run *run, const int *duty) {
    if (bem_incumbent_offer(&run->incumbent, &run->setup, duty) && run->has_bound)
        bem_run_raise_bound(run, run->bound);
}

/* Conflicts */

static void say_stuck(bem_run *run, int e) {
    const bem_person *person = &run->problem->staff[e];
    bem_diag_add(run->conflicts, BEM_ERROR, person->place, NULL,
                 "'%s' has no schedule that keeps all hard rules", person->id);
    run->impossible = run->proven = true;
}

static void say_lost(bem_run *run, int e) {
    const bem_person *person = &run->problem->staff[e];
    bem_diag_add(run->conflicts, BEM_WARNING, person->place, NULL,
                 "no schedule for '%s' was found, although none is ruled out", person->id);
    run->failed = true;
}

/* No row by itself is to blame: the first with a hard limit stands for all. */
static void say_rows_collide(bem_run *run) {
    const bem_core *core = run->setup.core;
    for (int i = 0; i < core->n_rows && run->conflicts->n_errors == 0; i++) {
        const bem_row *row = &core->rows[i];
        if (row->n_under > 0 && row->under[row->n_under - 1].width == BEM_NO_MAX &&
            row->n_over > 0 && row->over[row->n_over - 1].width == BEM_NO_MAX)
            continue;
        bem_diag_add(run->conflicts, BEM_ERROR,
                     row->rule >= 0 ? run->problem->rules[row->rule].place
                                    : run->problem->demands[row->demand].place,
                     NULL,
                     "no roster keeps this together with everybody's hard rules and what else "
                     "must hold of several people");
    }
}

/* Nothing is left open: what is there is best, or there is nothing. */
static void close_run(bem_run *run) {
    if (has_roster(run)) {
        bem_run_raise_bound(run, run->incumbent.cost);
        return;
    }
    say_rows_collide(run);
    run->impossible = run->proven = true;
}

/* Phases */

static void add_to_master(bem_run *run, const int *duty) {
    const bem_core *core = run->setup.core;
    for (int e = 0; e < core->n_staff; e++) {
        const int *row = duty + (ptrdiff_t)e * core->n_days;
        int g = run->setup.group_of[e];
        bem_master_add(&run->master, g, row, bem_network_cost(core->groups[g].network, row));
    }
}

static void find_first_roster(bem_run *run) {
    run->phase = "first roster";
    bem_search search = bem_search_new(&run->setup, run->crew.workspaces, run->habits,
                                       run->settings->seed, &run->clock);
    for (int i = 0; i < N_CONSTRUCTIONS && (i == 0 || !bem_run_is_done(run)); i++) {
        int stuck;
        if (!bem_search_construct(&search, &stuck)) {
            if (search.impossible)
                say_stuck(run, stuck);
            else
                say_lost(run, stuck);
            break;
        }
        add_to_master(run, search.duty);
        bem_search_polish(&search);
        add_to_master(run, search.duty);
        bem_run_offer(run, search.duty);
        bem_run_report(run);
    }
    bem_search_free(&search);
}

static void polish_incumbent(bem_run *run) {
    bem_search search =
        bem_search_new(&run->setup, run->crew.workspaces, run->habits,
                       run->settings->seed + (uint64_t)run->effort.rounds, &run->clock);
    bem_search_load(&search, run->incumbent.duty);
    bem_search_polish(&search);
    bem_run_offer(run, search.duty);
    bem_search_free(&search);
}

typedef struct bem_reach {
    double lo, hi;          /* what the row's sum can be */
    int64_t day_lo, day_hi; /* what one person can add to it on one day */
} bem_reach;

/* One person's uses on one day, then n times added to the rows' reach. */
static void reach_day(const bem_core *core, const bem_use_list *uses, int n, bem_reach *reach) {
    for (int pass = 0; pass < 2; pass++)
        for (int t = 0; t < core->n_duties; t++)
            for (int u = 0; u < uses[t].count; u++) {
                bem_reach *row = &reach[uses[t].items[u].row];
                int amount = uses[t].items[u].amount;
                if (pass == 0) {
                    row->day_lo = amount < row->day_lo ? amount : row->day_lo;
                    row->day_hi = amount > row->day_hi ? amount : row->day_hi;
                } else {
                    row->lo += (double)n * (double)row->day_lo;
                    row->hi += (double)n * (double)row->day_hi;
                    row->day_lo = row->day_hi = 0;
                }
            }
}

static double side_ceiling(const bem_piece *pieces, int n, double units) {
    double cost = 0;
    for (int p = 0; p < n; p++)
        cost += (double)pieces[p].slope * fmax(0, fmin(pieces[p].width, units));
    return cost;
}

static double rows_ceiling(const bem_core *core) {
    bem_arena arena = {0};
    bem_reach *reach = BEM_TAKE(&arena, core->n_rows, bem_reach);
    for (int g = 0; g < core->n_groups; g++)
        for (int d = 0; d < core->n_days; d++)
            reach_day(core, core->groups[g].uses + (ptrdiff_t)d * core->n_duties,
                      core->groups[g].n_members, reach);
    double ceiling = 0;
    for (int i = 0; i < core->n_rows; i++) {
        const bem_row *row = &core->rows[i];
        ceiling += fmax(side_ceiling(row->under, row->n_under, row->target - reach[i].lo),
                        side_ceiling(row->over, row->n_over, reach[i].hi - row->target));
    }
    bem_arena_free(&arena);
    return ceiling;
}

/* More than any roster that keeps the hard rules can cost. */
static double cost_ceiling(const bem_run *run) {
    const bem_core *core = run->setup.core;
    double ceiling = rows_ceiling(core);
    for (int g = 0; g < core->n_groups; g++) {
        const bem_plan *plan = &run->setup.plans[g];
        for (int d = 0; d < core->n_days; d++) {
            const bem_layer *layer = &plan->network->layers[d];
            double arc = 0, option = 0;
            for (int a = 0; a < layer->first_arc[layer->n_nodes]; a++)
                arc = fmax(arc, (double)layer->arcs[a].cost);
            for (int c = 0; c < layer->n_choices; c++)
                for (int o = 0; o < layer->choices[c].n_options; o++)
                    option = fmax(option, (double)layer->choices[c].options[o].cost);
            ceiling += core->groups[g].n_members * (arc + option);
        }
        for (int k = 0; k < plan->network->n_counters; k++)
            ceiling += core->groups[g].n_members * (double)plan->most[k];
    }
    return ceiling;
}

/* Rows whose hard limits the converged relaxation does not keep. */
static void say_rows_that_collide(bem_run *run) {
    const bem_core *core = run->setup.core;
    int n_said = 0;
    for (int i = 0; i < core->n_rows; i++) {
        const bem_row *row = &core->rows[i];
        if (bem_master_overrun(&run->master, i) < 1e-6)
            continue;
        char date[BEM_DATE_TEXT];
        bem_date_text(run->problem->calendar.start + row->day, date);
        bool rule = row->rule >= 0;
        if (n_said++ < 10)
            bem_diag_add(run->conflicts, BEM_ERROR,
                         rule ? run->problem->rules[row->rule].place
                              : run->problem->demands[row->demand].place,
                         NULL,
                         "%s '%s' on %s cannot be met together with everybody's hard rules and the "
                         "other hard demand",
                         rule ? "rule" : "demand",
                         rule ? run->problem->rules[row->rule].id
                              : run->problem->demands[row->demand].id,
                         date);
    }
}

static bool relaxation_breaks_limits(const bem_run *run) {
    for (int i = 0; i < run->setup.core->n_rows; i++)
        if (bem_master_overrun(&run->master, i) > 1e-6)
            return true;
    return false;
}

/* Column generation over everybody. Where the relaxation breaks hard limits of
 * rows, breaking them is made dearer until it stops, or until the bound exceeds
 * what any legal roster can cost: then there is none. */
static void solve_relaxation(bem_run *run) {
    run->phase = "relaxation";
    run->setup.ceiling = cost_ceiling(run);
    bem_ascend(&run->relaxation, N_ASCENT_STEPS, run->incumbent.cost);
    for (int raise = 0; raise <= MAX_PENALTY_RAISES; raise++) {
        bem_generated outcome = bem_generate(&run->relaxation);
        if (outcome == BEM_GENERATED_IMPOSSIBLE)
            say_stuck(run, run->whole.units[run->relaxation.impossible_unit].members[0]);
        run->failed |= outcome == BEM_GENERATED_FAILED;
        if (outcome != BEM_GENERATED_CONVERGED || !relaxation_breaks_limits(run))
            return;
        if (run->has_bound && (double)run->bound > run->setup.ceiling) {
            say_rows_that_collide(run);
            run->impossible = run->proven = true;
            return;
        }
        run->setup.penalty *= PENALTY_FACTOR;
        bem_master_set_penalty(&run->master);
    }
}

/* One dive of a batch: its own master, on its own thread. */
typedef struct bem_plunge {
    int *duty;
    bool found;
    bem_clock clock;
    bem_effort effort;
    bem_habit *habits;
} bem_plunge;

static void copy_columns(bem_master *to, const bem_master *from) {
    int n_days = from->part->setup->core->n_days;
    int *duty = bem_grow(NULL, (size_t)n_days + 1, sizeof *duty);
    for (int j = 0; j < from->count; j++) {
        for (int d = 0; d < n_days; d++)
            duty[d] = from->items[j].duty[d];
        bem_master_add(to, from->items[j].unit, duty, from->items[j].cost);
    }
    free(duty);
}

static void plunge(bem_run *run, bem_plunge *p, int b) {
    bem_master master = bem_master_build(&run->whole, &p->effort);
    copy_columns(&master, &run->master);
    bem_crew crew = bem_crew_new(1);
    bem_generation g = {.master = &master,
                        .crew = &crew,
                        .clock = &p->clock,
                        .habits = p->habits,
                        .seed = run->settings->seed + 15485863 * (uint64_t)b,
                        .cutoff = BEM_NEVER,
                        .has_bound = run->relaxation.has_bound,
                        .bound = run->relaxation.bound};
    bem_random random = bem_random_for(run->settings->seed, 0xd17e, (uint64_t)b);
    bem_generated outcome = bem_generate(&g);
    if (outcome == BEM_GENERATED_CONVERGED || outcome == BEM_GENERATED_STOPPED)
        p->found = bem_dive(&g, &random, p->duty);
    bem_crew_free(&crew);
    bem_master_free(&master);
}

static void dive_from_relaxation(bem_run *run) {
    run->phase = "dive";
    bem_run_report(run);
    const bem_core *core = run->setup.core;
    bem_arena arena = {0};
    bem_plunge plunges[N_DIVES] = {0};
    for (int b = 0; b < N_DIVES; b++) {
        plunges[b].duty = BEM_TAKE(&arena, core->n_staff * core->n_days, int);
        plunges[b].habits = bem_habits_new(&run->setup, &arena);
        plunges[b].clock = run->clock;
        plunges[b].clock.work = 0;
        if (run->clock.work_limit > 0)
            plunges[b].clock.work_limit = run->clock.work_limit - run->clock.work;
    }
#pragma omp parallel for schedule(static, 1) num_threads(run->crew.n_threads)
    for (int b = 0; b < N_DIVES; b++)
        plunge(run, &plunges[b], b);
    for (int b = 0; b < N_DIVES; b++) {
        bem_effort_add(&run->effort, &plunges[b].effort);
        run->clock.work += plunges[b].clock.work;
        if (plunges[b].found)
            bem_run_offer(run, plunges[b].duty);
    }
    bem_arena_free(&arena);
    bem_run_report(run);
    polish_incumbent(run);
}

static bool is_small(const bem_run *run) {
    int64_t n_arcs = 0;
    for (int g = 0; g < run->setup.core->n_groups; g++)
        n_arcs += bem_network_n_arcs(run->setup.core->groups[g].network) *
                  run->setup.core->groups[g].n_members;
    return n_arcs <= SMALL_ARCS;
}

/* A master over everybody would take too long. */
static bool is_large(const bem_run *run) {
    return run->setup.core->n_rows + run->setup.core->n_groups > LARGE_ROWS;
}

/* The tree gets as much work as the neighbourhoods where the gap is small, a
 * tenth of it where it is not. */
static int64_t work_due_to_tree(const bem_run *run, int64_t neighbourhood_work) {
    double gap = has_roster(run) && run->has_bound ? (double)(run->incumbent.cost - run->bound) /
                                                         fmax(1, fabs((double)run->incumbent.cost))
                                                   : 1;
    return gap < NEAR_GAP || is_small(run) ? neighbourhood_work : neighbourhood_work / 10;
}

static void advance_tree(bem_run *run, bem_tree *tree) {
    run->phase = "prove";
    bool open = bem_tree_advance(tree, &run->incumbent, &run->clock, &run->effort);
    int64_t bound = bem_tree_bound(tree);
    if (has_roster(run) && bound > run->incumbent.cost)
        bound = run->incumbent.cost; /* closed nodes hold nothing better than that */
    if (bound != BEM_NEVER)
        bem_run_raise_bound(run, bound);
    else if (!open)
        close_run(run);
}

/* While no roster is known the tree must be able to tell that there is none: a
 * whole mix that breaks a limit is to cost more than any legal roster. */
static void make_breaking_hopeless(bem_run *run) {
    static const double SAFE = 1e12; /* times units of rows and grains stays an int64_t */
    double penalty = run->setup.ceiling + 1;
    if (has_roster(run) || penalty < (double)run->setup.penalty || penalty > SAFE)
        return;
    run->setup.penalty = (int64_t)penalty + 1;
    bem_master_set_penalty(&run->master);
}

static void improve_and_prove(bem_run *run) {
    make_breaking_hopeless(run);
    bem_neighbourhood n =
        bem_neighbourhood_new(&run->setup, &run->incumbent, &run->clock, &run->effort,
                              run->crew.n_threads, run->settings->seed);
    bem_tree *tree = bem_tree_new(&run->setup, &run->master, run->bound, run->settings->seed,
                                  run->crew.n_threads);
    int64_t spent_on_tree = 0, spent_on_neighbourhoods = 0;
    int n_idle = 0; /* rounds in which nothing was left to do */
    while (!bem_run_is_done(run) && n_idle < MOST_IDLE) {
        int64_t before = run->clock.work;
        bool open = bem_tree_is_open(tree) && !is_large(run);
        if (open && run->has_bound &&
            spent_on_tree < work_due_to_tree(run, spent_on_neighbourhoods)) {
            advance_tree(run, tree);
            spent_on_tree += run->clock.work - before;
        } else {
            run->phase = "improve";
            if (bem_neighbourhood_improve(&n) && run->has_bound)
                bem_run_raise_bound(run, run->bound);
            spent_on_neighbourhoods += run->clock.work - before;
            n_idle = open || run->clock.work > before ? 0 : n_idle + 1;
        }
        bem_run_report(run);
    }
    bem_tree_free(tree);
    bem_neighbourhood_free(&n);
}

/* The bound that ascent alone gives. */
static void bound_by_ascent(bem_run *run) {
    run->phase = "relaxation";
    run->setup.ceiling = cost_ceiling(run);
    bem_ascend(&run->relaxation, 3 * N_ASCENT_STEPS, run->incumbent.cost);
    if (run->relaxation.has_bound)
        bem_run_raise_bound(run, run->relaxation.bound);
    bem_run_report(run);
}

void bem_run_all(bem_run *run) {
    run->whole = bem_part_whole(&run->setup);
    run->master = bem_master_build(&run->whole, &run->effort);
    run->relaxation = (bem_generation){.master = &run->master,
                                       .crew = &run->crew,
                                       .clock = &run->clock,
                                       .habits = run->habits,
                                       .seed = run->settings->seed,
                                       .cutoff = BEM_NEVER,
                                       .after_round = after_round,
                                       .context = run};
    find_first_roster(run);
    if (is_large(run)) {
        bound_by_ascent(run);
        improve_and_prove(run);
        return;
    }
    if (!bem_run_is_done(run))
        solve_relaxation(run);
    if (!bem_run_is_done(run))
        dive_from_relaxation(run);
    if (!bem_run_is_done(run))
        improve_and_prove(run);
}
