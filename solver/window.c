/* window.c - see window.h. */
#include "window.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

typedef struct cutter {
    const bem_network *net;
    const int *duty;
    int from, to, end;   /* the new network has days from … end - 1 */
    int *sum;            /* [n_counters] gains of the days it lacks */
    int64_t cost;        /* of these days' arcs and options */
    int **place;         /* [end - from + 1][n_nodes] node in the new network, -1 = out of reach */
    int *n_places;       /* [end - from + 1] */
    int *counter;        /* [n_counters] in the new network, -1 where nothing is open */
    int *gains;          /* [n_gains] the same; 0 = the empty set, or not asked for yet */
    const int64_t *toll; /* [n_gains] öre on the arcs of free days; NULL = none */
    bem_network *made;
    bem_arena *arena, scratch;
} cutter;

/* Follows the held duties from day to day; the node reached. */
static int walk(cutter *c, int node, int day, int until) {
    for (; day < until; day++) {
        int64_t option_cost;
        const bem_arc *arc =
            bem_network_step(&c->net->layers[day], node, c->duty[day], &option_cost);
        assert(arc);
        c->cost += arc->cost + option_cost;
        const bem_gains *gains = &c->net->gains[arc->gains];
        for (int i = 0; i < gains->count; i++)
            c->sum[gains->items[i].counter] += gains->items[i].amount;
        node = arc->to;
    }
    return node;
}

static int *new_places(cutter *c, int day) {
    int n = c->net->layers[day].n_nodes;
    int *place = BEM_TAKE(&c->scratch, n, int);
    for (int v = 0; v < n; v++)
        place[v] = -1;
    c->place[day - c->from] = place;
    return place;
}

static void reach(cutter *c, int day, int node) {
    int *place = &c->place[day - c->from][node];
    if (*place < 0)
        *place = c->n_places[day - c->from]++;
}

/* What can be reached on free days by anything, on held ones by what is held. */
static void reach_next(cutter *c, int day) {
    const bem_layer *layer = &c->net->layers[day];
    new_places(c, day + 1);
    for (int v = 0; v < layer->n_nodes; v++) {
        if (c->place[day - c->from][v] < 0)
            continue;
        if (day > c->to) {
            int64_t ignored;
            const bem_arc *arc = bem_network_step(layer, v, c->duty[day], &ignored);
            if (arc)
                reach(c, day + 1, arc->to);
            continue;
        }
        for (int a = layer->first_arc[v]; a < layer->first_arc[v + 1]; a++)
            reach(c, day + 1, layer->arcs[a].to);
    }
}

static void find_days(cutter *c) {
    int most = c->net->n_days - c->from + 1;
    c->place = BEM_TAKE(&c->scratch, most, int *);
    c->n_places = BEM_TAKE(&c->scratch, most, int);
    int start = walk(c, 0, 0, c->from);
    new_places(c, c->from);
    reach(c, c->from, start);
    for (c->end = c->from; c->end <= c->to || c->n_places[c->end - c->from] > 1; c->end++)
        reach_next(c, c->end);
    const int *last = c->place[c->end - c->from];
    int node = 0;
    while (last[node] < 0)
        node++;
    walk(c, node, c->end, c->net->n_days);
}

/* Counters open on some day of the network go on from what they have; the others
 * are paid. */
static void take_counters(cutter *c) {
    const bem_network *net = c->net;
    c->counter = BEM_TAKE(&c->scratch, net->n_counters, int);
    c->made->counters = BEM_TAKE(c->arena, net->n_counters, bem_counter);
    for (int k = 0; k < net->n_counters; k++) {
        bem_counter counter = net->counters[k];
        c->counter[k] = -1;
        if (counter.last < c->from || counter.first >= c->end) {
            c->cost += counter.cost[c->sum[k]];
            continue;
        }
        counter.first = counter.first > c->from ? counter.first - c->from : 0;
        counter.last = (counter.last < c->end ? counter.last : c->end - 1) - c->from;
        counter.n_values -= c->sum[k];
        counter.cost += c->sum[k];
        c->counter[k] = c->made->n_counters;
        c->made->counters[c->made->n_counters++] = counter;
    }
}

static int gains_in_new(cutter *c, int old) {
    const bem_gains *from = &c->net->gains[old];
    if (from->count == 0 || c->gains[old] > 0)
        return c->gains[old];
    bem_gains *to = &c->made->gains[c->made->n_gains];
    to->items = BEM_TAKE(c->arena, from->count, bem_gain);
    for (int i = 0; i < from->count; i++) {
        to->items[to->count] = from->items[i];
        to->items[to->count++].counter = c->counter[from->items[i].counter];
    }
    return c->gains[old] = c->made->n_gains++;
}

static bem_arc arc_in_new(cutter *c, int day, const bem_arc *old) {
    bem_arc arc = *old;
    arc.to = c->place[day + 1 - c->from][old->to];
    arc.gains = gains_in_new(c, old->gains);
    if (c->toll)
        arc.cost += c->toll[old->gains];
    return arc;
}

/* Of a held day: one way on at most, its only option. */
static int take_held_arc(cutter *c, int day, int v, bem_layer *to, int n_arcs) {
    int64_t option_cost;
    const bem_arc *arc = bem_network_step(&c->net->layers[day], v, c->duty[day], &option_cost);
    if (!arc)
        return n_arcs;
    bem_option *option = BEM_TAKE(c->arena, 1, bem_option);
    *option = (bem_option){c->duty[day], option_cost};
    to->choices[n_arcs] = (bem_choice){option, 1};
    to->arcs[n_arcs] = arc_in_new(c, day, arc);
    to->arcs[n_arcs].choice = n_arcs;
    return n_arcs + 1;
}

static void take_layer(cutter *c, int day) {
    const bem_layer *from = &c->net->layers[day];
    bem_layer *to = &c->made->layers[day - c->from];
    bool is_held = day > c->to;
    const int *place = c->place[day - c->from];
    to->n_nodes = c->n_places[day - c->from];
    int *node_at = BEM_TAKE(&c->scratch, to->n_nodes, int), n_most = 0, n_arcs = 0;
    for (int v = 0; v < from->n_nodes; v++)
        if (place[v] >= 0) {
            node_at[place[v]] = v;
            n_most += is_held ? 1 : from->first_arc[v + 1] - from->first_arc[v];
        }
    to->first_arc = BEM_TAKE(c->arena, to->n_nodes + 1, int);
    to->arcs = BEM_TAKE(c->arena, n_most, bem_arc);
    to->choices = is_held ? BEM_TAKE(c->arena, n_most, bem_choice) : from->choices;
    for (int p = 0; p < to->n_nodes; p++) {
        int v = node_at[p];
        to->first_arc[p] = n_arcs;
        if (is_held)
            n_arcs = take_held_arc(c, day, v, to, n_arcs);
        for (int a = from->first_arc[v]; !is_held && a < from->first_arc[v + 1]; a++)
            to->arcs[n_arcs++] = arc_in_new(c, day, &from->arcs[a]);
    }
    to->first_arc[to->n_nodes] = n_arcs;
    to->n_choices = is_held ? n_arcs : from->n_choices;
}

static void take_layers(cutter *c) {
    c->made->n_days = c->end - c->from;
    c->made->layers = BEM_TAKE(c->arena, c->made->n_days + 1, bem_layer);
    c->made->gains = BEM_TAKE(c->arena, c->net->n_gains, bem_gains);
    c->made->n_gains = 1; /* the empty one */
    c->gains = BEM_TAKE(&c->scratch, c->net->n_gains, int);
    for (int day = c->from; day < c->end; day++)
        take_layer(c, day);
    bem_layer *last = &c->made->layers[c->made->n_days];
    last->n_nodes = 1;
    last->first_arc = BEM_TAKE(c->arena, 2, int);
}

/* What is learnt of a counter is the whole network's. */
static void set_origins(const cutter *c, bem_plan *plan) {
    for (int k = 0; k < c->net->n_counters; k++)
        if (c->counter[k] >= 0)
            plan->origin[c->counter[k]] = k;
}

const bem_window *bem_window_cut(const bem_core *core, const bem_group *group, const int *duty,
                                 int from, int to, const int64_t *toll, bem_arena *arena) {
    cutter c = {
        .net = group->network, .duty = duty, .from = from, .to = to, .arena = arena, .toll = toll};
    c.sum = BEM_TAKE(&c.scratch, c.net->n_counters, int);
    c.made = BEM_TAKE(arena, 1, bem_network);
    find_days(&c);
    take_counters(&c);
    take_layers(&c);
    bem_window *window = BEM_TAKE(arena, 1, bem_window);
    *window = (bem_window){.first = from,
                           .n_days = c.end - from,
                           .n_core_days = core->n_days,
                           .duty = duty,
                           .cost = c.cost};
    bem_group alone = {.network = c.made, .uses = group->uses + (ptrdiff_t)from * core->n_duties};
    window->plan = bem_plan_build(core, &alone, NULL, arena);
    set_origins(&c, &window->plan);
    bem_arena_free(&c.scratch);
    return window;
}

/* z of the days that the network lacks. */
static int64_t rest_of_z(const bem_window *w, const bem_price_question *q) {
    int n_duties = w->plan.n_duties;
    int64_t z = w->cost * BEM_GRAINS;
    for (int d = 0; d < w->n_core_days; d++)
        if (d < w->first || d >= w->first + w->n_days)
            z -= q->value[(ptrdiff_t)d * n_duties + w->duty[d]];
    return z;
}

/* The days found, in their place among those held. */
static void spread(const bem_window *w, int *duty) {
    memmove(duty + w->first, duty, (size_t)w->n_days * sizeof *duty);
    int end = w->first + w->n_days;
    memcpy(duty, w->duty, (size_t)w->first * sizeof *duty);
    memcpy(duty + end, w->duty + end, (size_t)(w->n_core_days - end) * sizeof *duty);
}

bem_price_answer bem_window_price(const bem_window *w, const bem_price_question *whole,
                                  bem_habit *habit, bem_random *random, bem_workspace *ws) {
    int64_t rest = rest_of_z(w, whole);
    bem_price_question q = *whole;
    q.plan = &w->plan;
    q.value += (ptrdiff_t)w->first * w->plan.n_duties;
    q.allowed = NULL;
    if (q.enough != INT64_MAX)
        q.enough -= rest;
    q.dear = whole->dear > w->cost ? whole->dear - w->cost : 0;
    bem_workspace_make_room(ws, w->n_core_days);
    bem_price_answer answer = bem_price_path(&q, habit, random, ws);
    answer.cost += w->cost;
    answer.reduced += rest;
    answer.bound += rest;
    if (answer.found)
        spread(w, ws->duty);
    return answer;
}
