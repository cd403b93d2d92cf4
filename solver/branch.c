/* branch.c - see branch.h. */
#include "branch.h"
#include "choose.h"
#include "dive.h"
#include "neighbourhood.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { NODE_BATCH = 2, DIVE_EVERY = 16 };

/* One decision on the way from the root: the duty is banned or, on the second side,
 * the only one allowed; the tally is less than the units or, there, at least as many. */
typedef struct bem_decision {
    bem_fork fork;
    bool is_second;
} bem_decision;

typedef struct bem_saved {
    int group;
    int person; /* of a unit split off by decisions; -1 = any member of the group */
    int64_t cost;
    int *duty; /* [n_days] owned */
} bem_saved;

typedef struct bem_node {
    int64_t bound;
    int depth;
    int place;               /* in the proof */
    bem_decision *decisions; /* [depth] owned */
    struct {
        bem_saved *items;
        int count, cap;
    } columns; /* a start for the master */
} bem_node;

struct bem_tree {
    const bem_setup *setup;
    uint64_t seed;
    int n_threads;
    int64_t n_solved;
    int64_t left_open;     /* least bound of nodes given up without an answer; BEM_NEVER = none */
    BEM_ARRAY(bem_node *); /* open nodes, a heap: least bound first, deeper first among equals */
    bem_habit *habits[NODE_BATCH];
    bem_proof *proof;   /* NULL = not kept */
    bem_choose *choose; /* NULL = none but the usual one */
    void *choose_context;
    bem_arena arena;
};

/* The heap of open nodes */

static bool comes_before(const bem_node *a, const bem_node *b) {
    return a->bound != b->bound ? a->bound < b->bound : a->depth > b->depth;
}

static void push_node(bem_tree *t, bem_node *node) {
    BEM_PUSH(t, node);
    for (int i = t->count - 1; i > 0 && comes_before(t->items[i], t->items[(i - 1) / 2]);
         i = (i - 1) / 2) {
        bem_node *up = t->items[(i - 1) / 2];
        t->items[(i - 1) / 2] = t->items[i];
        t->items[i] = up;
    }
}

static bem_node *pop_node(bem_tree *t) {
    bem_node *top = t->items[0];
    t->items[0] = t->items[--t->count];
    for (int i = 0;;) {
        int least = i;
        for (int c = 2 * i + 1; c <= 2 * i + 2; c++)
            if (c < t->count && comes_before(t->items[c], t->items[least]))
                least = c;
        if (least == i)
            return top;
        bem_node *down = t->items[i];
        t->items[i] = t->items[least];
        t->items[least] = down;
        i = least;
    }
}

static void free_node(bem_node *node) {
    for (int c = 0; c < node->columns.count; c++)
        free(node->columns.items[c].duty);
    free(node->columns.items);
    free(node->decisions);
    free(node);
}

/* The part of a node: groups, less the people whom decisions speak of, who become
 * units of their own with masks; and the limits on tallies. */

typedef struct bem_bench {
    bem_part part;
    int *person_of; /* [n_units] or -1 */
} bem_bench;

static bool is_spoken_of(const bem_node *node, int e) {
    for (int b = 0; b < node->depth; b++)
        if (node->decisions[b].fork.person == e)
            return true;
    return false;
}

static void set_limits(bem_part *part, const bem_node *node) {
    bem_tally_limit *limits = BEM_TAKE(&part->arena, node->depth, bem_tally_limit);
    for (int b = 0; b < node->depth; b++) {
        const bem_decision *d = &node->decisions[b];
        if (d->fork.person < 0)
            limits[part->n_limits++] =
                (bem_tally_limit){d->fork.tally, d->fork.units - !d->is_second, d->is_second};
    }
    part->limits = limits;
}

static uint8_t *mask_of(const bem_setup *setup, const bem_node *node, int e, bem_arena *arena) {
    int n_duties = setup->core->n_duties, n = setup->core->n_days * n_duties;
    uint8_t *allowed = BEM_TAKE(arena, n, uint8_t);
    memset(allowed, 1, (size_t)n);
    for (int b = 0; b < node->depth; b++) {
        const bem_fork *fork = &node->decisions[b].fork;
        if (fork->person != e)
            continue;
        uint8_t *day = allowed + (ptrdiff_t)fork->day * n_duties;
        if (!node->decisions[b].is_second) {
            day[fork->duty] = 0;
            continue;
        }
        for (int t = 0; t < n_duties; t++)
            day[t] = (uint8_t)(day[t] && t == fork->duty);
    }
    return allowed;
}

static bem_bench bench_of(const bem_setup *setup, const bem_node *node) {
    const bem_core *core = setup->core;
    bem_bench bench = {.part = {.setup = setup}};
    bem_part *part = &bench.part;
    part->units = BEM_TAKE(&part->arena, core->n_groups + core->n_staff, bem_unit);
    part->base = BEM_TAKE(&part->arena, core->n_rows, int);
    bench.person_of = BEM_TAKE(&part->arena, core->n_groups + core->n_staff, int);
    set_limits(part, node);
    for (int g = 0; g < core->n_groups; g++) {
        const bem_group *group = &core->groups[g];
        int *members = BEM_TAKE(&part->arena, group->n_members, int);
        int n = 0;
        for (int m = 0; m < group->n_members; m++) {
            int e = group->members[m];
            if (!is_spoken_of(node, e)) {
                members[n++] = e;
                continue;
            }
            bench.person_of[part->n_units] = e;
            bem_part_add_masked(part, g, e, mask_of(setup, node, e, &part->arena));
        }
        if (n > 0) {
            bench.person_of[part->n_units] = -1;
            part->units[part->n_units++] = (bem_unit){g, n, members, NULL, &setup->plans[g]};
        }
    }
    return bench;
}

static bool fits_mask(const bem_unit *unit, const int *duty, int n_days, int n_duties) {
    for (int d = 0; unit->allowed && d < n_days; d++)
        if (!unit->allowed[d * n_duties + duty[d]])
            return false;
    return true;
}

/* The parent's columns, as far as the masks allow them. */
static void load_columns(const bem_bench *bench, bem_master *master, const bem_node *node) {
    const bem_core *core = bench->part.setup->core;
    for (int c = 0; c < node->columns.count; c++) {
        const bem_saved *saved = &node->columns.items[c];
        for (int k = 0; k < bench->part.n_units; k++) {
            const bem_unit *unit = &bench->part.units[k];
            bool same = unit->group == saved->group &&
                        (saved->person < 0 || saved->person == bench->person_of[k]);
            if (same && fits_mask(unit, saved->duty, core->n_days, core->n_duties))
                bem_master_add(master, k, saved->duty, saved->cost);
        }
    }
}

typedef enum bem_start { START_READY, START_IMPOSSIBLE, START_NO_ANSWER } bem_start;

/* Every unit needs a column; one that has none gets its cheapest. Impossible
 * when the masks leave somebody no schedule. */
static bem_start complete_columns(const bem_bench *bench, bem_master *master, bem_habit *habits,
                                  bem_workspace *ws, bem_clock *clock, uint64_t seed,
                                  bem_argument *argument) {
    const bem_setup *setup = bench->part.setup;
    bool *has = bem_grow(NULL, (size_t)bench->part.n_units + 1, sizeof *has);
    memset(has, 0, (size_t)bench->part.n_units * sizeof *has);
    for (int j = 0; j < master->count; j++)
        has[master->items[j].unit] = true;
    int n = setup->core->n_days * setup->core->n_duties;
    int64_t *nothing = bem_grow(NULL, (size_t)n + 1, sizeof *nothing);
    memset(nothing, 0, (size_t)n * sizeof *nothing);
    bem_start start = START_READY;
    for (int k = 0; k < bench->part.n_units && start == START_READY; k++) {
        if (has[k])
            continue;
        const bem_unit *unit = &bench->part.units[k];
        bem_price_question q = {.value = nothing, .enough = INT64_MAX};
        bem_random random = bem_random_for(seed, 0xc0, (uint64_t)k);
        bem_price_answer a = bem_unit_price(unit, q, &habits[unit->group], &random, ws);
        clock->work += a.work;
        if (a.found)
            bem_master_add(master, k, ws->duty, a.cost);
        else
            start = a.impossible ? START_IMPOSSIBLE : START_NO_ANSWER;
        if (start == START_IMPOSSIBLE)
            bem_argument_keep_impossible(argument, unit->members[0]);
    }
    free(has);
    free(nothing);
    return start;
}

/* Branching */

static bem_node *child_of(const bem_node *node, const bem_bench *bench, const bem_master *master,
                          bem_decision decision, int64_t bound) {
    int n_days = bench->part.setup->core->n_days;
    bem_node *child = bem_grow(NULL, 1, sizeof *child);
    *child = (bem_node){.bound = bound, .depth = node->depth + 1};
    child->decisions = bem_grow(NULL, (size_t)child->depth, sizeof *child->decisions);
    if (node->depth > 0)
        memcpy(child->decisions, node->decisions, (size_t)node->depth * sizeof *child->decisions);
    child->decisions[node->depth] = decision;
    for (int j = 0; j < master->count; j++) {
        const bem_column *column = &master->items[j];
        if (column->idle > 1)
            continue;
        bem_saved saved = {bench->part.units[column->unit].group, bench->person_of[column->unit],
                           column->cost, bem_grow(NULL, (size_t)n_days, sizeof *saved.duty)};
        for (int d = 0; d < n_days; d++)
            saved.duty[d] = column->duty[d];
        BEM_PUSH(&child->columns, saved);
    }
    return child;
}

/* One node */

/* Dearer than any legal roster: what it holds breaks hard limits of rows. */
static bool is_hopeless(const bem_tree *t, int64_t bound) {
    return t->setup->ceiling > 0 && (double)bound > t->setup->ceiling;
}

typedef struct bem_node_work {
    bem_node *node;
    bem_node *children[2];
    int *duty;
    bool found;      /* duty holds a whole table */
    bool unfinished; /* the clock came first */
    bool no_answer;  /* given up: its bound stays */
    bem_fork fork;   /* what parts the children */
    bem_argument *argument;
    bem_clock clock;
    bem_effort effort;
} bem_node_work;

static void branch(bem_node_work *w, const bem_bench *bench, const bem_master *master,
                   bem_fork fork, int64_t bound) {
    w->fork = fork;
    for (int c = 0; c < 2; c++)
        w->children[c] = child_of(w->node, bench, master, (bem_decision){fork, c == 1}, bound);
}

static bool choose(const bem_tree *t, const bem_generation *g, int64_t bound, bem_fork *fork) {
    double gap = g->cutoff == BEM_NEVER ? INFINITY : (double)(g->cutoff - bound);
    return (t->choose && t->choose(t->choose_context, g->master, fork)) ||
           bem_choose_tally(g->master, gap, fork) || bem_choose_duty(g->master, fork) ||
           bem_choose_member(g->master, fork);
}

/* What the node's relaxation says: children, a roster, or nothing more. */
static void answer_node(const bem_tree *t, bem_node_work *w, const bem_bench *bench,
                        bem_generation *g, bem_generated outcome, int b) {
    int64_t bound = g->has_bound && g->bound > w->node->bound ? g->bound : w->node->bound;
    w->unfinished = outcome == BEM_GENERATED_STOPPED;
    w->no_answer = outcome == BEM_GENERATED_FAILED;
    if (outcome != BEM_GENERATED_CONVERGED || bound >= g->cutoff || is_hopeless(t, bound))
        return;
    bem_fork fork;
    if (choose(t, g, bound, &fork))
        branch(w, bench, g->master, fork, bound);
    bem_random random = bem_random_for(g->seed, 3, 3);
    if (!w->children[0] || (t->n_solved + b) % DIVE_EVERY == 0)
        w->found = bem_dive(g, &random, w->duty);
    if (w->children[0])
        return;
    int64_t n_broken = 0; /* a whole mix: its roster should be worth what the relaxation says */
    int64_t cost = w->found ? bem_table_cost(t->setup, w->duty, &n_broken) : BEM_NEVER;
    w->node->bound = bound;
    if (w->found && n_broken == 0 && cost <= bound)
        return;
    if (bem_choose_open(g->master, &fork))
        branch(w, bench, g->master, fork, bound);
    else if (w->found)
        bem_argument_keep_table(w->argument, t->setup, w->duty, n_broken ? BEM_NEVER : cost);
    else
        w->no_answer = true;
}

static void solve_node(const bem_tree *t, bem_node_work *w, const bem_incumbent *incumbent, int b) {
    const bem_setup *setup = t->setup;
    bem_bench bench = bench_of(setup, w->node);
    bem_master master = bem_master_build(&bench.part, &w->effort);
    bem_crew crew = bem_crew_new(1);
    uint64_t seed = t->seed + 104729 * (uint64_t)(t->n_solved + b);
    load_columns(&bench, &master, w->node);
    bem_generation g = {
        .master = &master, .crew = &crew, .clock = &w->clock, .habits = t->habits[b]};
    g.seed = seed;
    g.cutoff = incumbent->n_broken == 0 ? incumbent->cost : BEM_NEVER;
    g.argument = w->argument = t->proof ? bem_argument_new(setup->core, bench.part.n_limits) : NULL;
    bem_start start = complete_columns(&bench, &master, t->habits[b], crew.workspaces, &w->clock,
                                       seed, w->argument);
    w->no_answer = start == START_NO_ANSWER;
    if (start == START_READY)
        answer_node(t, w, &bench, &g, bem_generate(&g), b);
    bem_crew_free(&crew);
    bem_master_free(&master);
    bem_part_free(&bench.part);
}

/* The tree */

bem_tree *bem_tree_new(const bem_setup *setup, const bem_master *root, int64_t root_bound,
                       uint64_t seed, int n_threads, bem_proof *proof) {
    bem_tree *t = bem_grow(NULL, 1, sizeof *t);
    *t = (bem_tree){.setup = setup, .seed = seed, .n_threads = n_threads, .left_open = BEM_NEVER};
    t->proof = proof;
    for (int b = 0; b < NODE_BATCH; b++)
        t->habits[b] = bem_habits_new(setup, &t->arena);
    bem_node *node = bem_grow(NULL, 1, sizeof *node);
    *node = (bem_node){.bound = root_bound};
    int n_days = setup->core->n_days;
    for (int j = 0; j < root->count; j++) {
        const bem_column *column = &root->items[j];
        if (column->idle > 1)
            continue;
        bem_saved saved = {root->part->units[column->unit].group, -1, column->cost,
                           bem_grow(NULL, (size_t)n_days, sizeof *saved.duty)};
        for (int d = 0; d < n_days; d++)
            saved.duty[d] = column->duty[d];
        BEM_PUSH(&node->columns, saved);
    }
    push_node(t, node);
    return t;
}

void bem_tree_choose_by(bem_tree *t, bem_choose *choose_fork, void *context) {
    t->choose = choose_fork;
    t->choose_context = context;
}

void bem_tree_free(bem_tree *t) {
    if (!t)
        return;
    for (int i = 0; i < t->count; i++)
        free_node(t->items[i]);
    free(t->items);
    bem_arena_free(&t->arena);
    free(t);
}

int64_t bem_tree_bound(const bem_tree *t) {
    int64_t open = t->count > 0 ? t->items[0]->bound : BEM_NEVER;
    return open < t->left_open ? open : t->left_open;
}
bool bem_tree_is_open(const bem_tree *t) { return t->count > 0; }

int64_t bem_tree_n_nodes(const bem_tree *t) { return t->n_solved; }

/* Nodes that cannot beat the incumbent are closed unsolved. */
static int take_batch(bem_tree *t, const bem_incumbent *incumbent, const bem_clock *clock,
                      bem_node_work *work, bem_arena *arena) {
    const bem_core *core = t->setup->core;
    int n = 0;
    while (n < NODE_BATCH && t->count > 0) {
        bem_node *node = pop_node(t);
        if ((incumbent->n_broken == 0 && node->bound >= incumbent->cost) ||
            is_hopeless(t, node->bound)) {
            free_node(node);
            continue;
        }
        work[n] = (bem_node_work){.node = node, .clock = *clock};
        work[n].clock.work = 0;
        work[n].clock.work_limit = clock->work_limit > 0 ? clock->work_limit - clock->work : 0;
        work[n].duty = BEM_TAKE(arena, core->n_staff * core->n_days, int);
        n++;
    }
    return n;
}

static bem_split split_of(const bem_core *core, const bem_fork *fork) {
    if (fork->person < 0)
        return (bem_split){.is_tally = true, .tally = fork->tally, .units = fork->units};
    return bem_split_by_duty(core, fork->person, fork->day, fork->duty);
}

/* What is now known of the node, and the children's places. */
static void record(bem_tree *t, bem_node_work *w) {
    int place = w->node->place;
    if (!t->proof)
        return;
    bem_proof_add(t->proof, place, w->argument);
    if (!w->children[0] || w->unfinished)
        return;
    int first = bem_proof_split(t->proof, place, split_of(t->setup->core, &w->fork));
    w->children[0]->place = first;
    w->children[1]->place = first + 1;
}

static void settle(bem_tree *t, bem_node_work *w, bem_incumbent *incumbent) {
    if (w->found)
        bem_incumbent_offer(incumbent, t->setup, w->duty);
    record(t, w);
    if (w->unfinished) {
        push_node(t, w->node);
        return;
    }
    if (w->no_answer && w->node->bound < t->left_open)
        t->left_open = w->node->bound;
    for (int c = 0; c < 2; c++)
        if (w->children[c])
            push_node(t, w->children[c]);
    free_node(w->node);
    t->n_solved++;
}

bool bem_tree_advance(bem_tree *t, bem_incumbent *incumbent, bem_clock *clock, bem_effort *effort) {
    bem_arena arena = {0};
    bem_node_work work[NODE_BATCH];
    int n = take_batch(t, incumbent, clock, work, &arena);
#pragma omp parallel for schedule(static, 1) num_threads(t->n_threads) if (t->n_threads > 1)
    for (int b = 0; b < n; b++)
        solve_node(t, &work[b], incumbent, b);
    for (int b = 0; b < n; b++) {
        clock->work += work[b].clock.work;
        bem_effort_add(effort, &work[b].effort);
        settle(t, &work[b], incumbent);
    }
    bem_arena_free(&arena);
    return t->count > 0;
}
