/* proof.c - see proof.h. */
#include "proof.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct bem_proof_place {
    bem_argument *own; /* NULL = none but its parent's */
    int first_child;   /* the second follows; -1 = none */
    bem_split split;
} bem_proof_place;

struct bem_proof {
    const bem_core *core;
    BEM_ARRAY(bem_proof_place);
};

/* Less than any schedule costs that can be reckoned with. */
static const int64_t NOTHING_KNOWN = INT64_MIN / 8;

/* Arguments */

static int64_t *new_numbers(int n) {
    int64_t *numbers = bem_grow(NULL, (size_t)n + 1, sizeof *numbers);
    memset(numbers, 0, ((size_t)n + 1) * sizeof *numbers);
    return numbers;
}

bem_argument *bem_argument_new(const bem_core *core, int n_tallies) {
    bem_argument *a = bem_grow(NULL, 1, sizeof *a);
    *a = (bem_argument){.impossible = -1,
                        .price = new_numbers(core->n_rows + n_tallies),
                        .least = new_numbers(core->n_staff),
                        .n_tallies = n_tallies};
    return a;
}

void bem_argument_free(bem_argument *a) {
    if (!a)
        return;
    free(a->price);
    free(a->least);
    free(a);
}

void bem_argument_keep(bem_argument *a, const bem_part *part, const int64_t *price,
                       const int64_t *z, int64_t bound) {
    if (!a || (a->is_set && a->bound >= bound))
        return;
    a->is_set = a->has_prices = true;
    a->bound = bound;
    memcpy(a->price, price, (size_t)bem_part_n_prices(part) * sizeof *price);
    for (int k = 0; k < part->n_units; k++)
        for (int m = 0; m < part->units[k].count; m++)
            a->least[part->units[k].members[m]] = z[k];
}

void bem_argument_keep_impossible(bem_argument *a, int person) {
    if (!a)
        return;
    a->impossible = person;
    a->bound = BEM_NEVER;
    a->is_set = true;
}

void bem_argument_keep_table(bem_argument *a, const bem_setup *setup, const int *duty,
                             int64_t bound) {
    if (!a)
        return;
    const bem_core *core = setup->core;
    memset(a->price, 0, (size_t)(core->n_rows + a->n_tallies) * sizeof *a->price);
    for (int e = 0; e < core->n_staff; e++) {
        const bem_network *network = core->groups[setup->group_of[e]].network;
        a->least[e] = bem_network_cost(network, duty + (ptrdiff_t)e * core->n_days) * BEM_GRAINS;
    }
    a->bound = bound;
    a->is_set = a->has_prices = true;
}

/* The tree */

bem_proof *bem_proof_new(const bem_core *core) {
    bem_proof *proof = bem_grow(NULL, 1, sizeof *proof);
    *proof = (bem_proof){.core = core};
    BEM_PUSH(proof, ((bem_proof_place){.own = bem_argument_new(core, 0), .first_child = -1}));
    return proof;
}

void bem_proof_free(bem_proof *proof) {
    if (!proof)
        return;
    for (int i = 0; i < proof->count; i++)
        bem_argument_free(proof->items[i].own);
    free(proof->items);
    free(proof);
}

bem_argument *bem_proof_root(bem_proof *proof) { return proof ? proof->items[0].own : NULL; }

/* Of two, either of which may be NULL or not set. */
static const bem_argument *better(const bem_argument *a, const bem_argument *b) {
    if (!a || !a->is_set)
        return b && b->is_set ? b : NULL;
    return b && b->is_set && b->bound > a->bound ? b : a;
}

void bem_proof_add(bem_proof *proof, int place, bem_argument *argument) {
    bem_proof_place *at = &proof->items[place];
    if (!at->own) {
        at->own = argument;
        return;
    }
    if (better(at->own, argument) == argument) {
        bem_argument swap = *at->own;
        *at->own = *argument;
        *argument = swap;
    }
    bem_argument_free(argument);
}

bem_split bem_split_by_duty(const bem_core *core, int person, int day, int duty) {
    const bem_duty *does = &core->duties[duty];
    return (bem_split){.person = person,
                       .day = day,
                       .shift = does->shift,
                       .role = does->role,
                       .marks = does->marks};
}

int bem_proof_split(bem_proof *proof, int place, bem_split split) {
    int first = proof->count;
    for (int c = 0; c < 2; c++)
        BEM_PUSH(proof, ((bem_proof_place){.first_child = -1}));
    proof->items[place].first_child = first;
    proof->items[place].split = split;
    return first;
}

/* The certificate */

/* A place to write, with the best argument of it and of those above it, and one
 * of them that has prices, if any has. */
typedef struct bem_pending {
    int place;
    int n_tallies; /* splits by tallies on the way */
    const bem_argument *best, *priced;
} bem_pending;

typedef struct bem_writing {
    const bem_proof *proof;
    bem_certificate *c;
    BEM_ARRAY(bem_pending);
} bem_writing;

/* Who has no schedule says so beside the prices of another argument. One from higher up
 * has no prices for splits by tallies below it: they are 0. */
static void write_leaf(bem_writing *w, const bem_pending *at) {
    const bem_core *core = w->proof->core;
    const bem_argument *priced = at->best->impossible < 0 ? at->best : at->priced;
    int64_t *price = BEM_TAKE(&w->c->arena, core->n_rows, int64_t);
    int64_t *least = BEM_TAKE(&w->c->arena, core->n_staff, int64_t);
    int64_t *tally_price = BEM_TAKE(&w->c->arena, at->n_tallies, int64_t);
    for (int i = 0; i < core->n_rows; i++)
        price[i] = priced ? priced->price[i] : 0;
    for (int i = 0; i < at->n_tallies; i++)
        tally_price[i] = priced && i < priced->n_tallies ? priced->price[core->n_rows + i] : 0;
    for (int e = 0; e < core->n_staff; e++)
        least[e] = priced ? priced->least[e] : NOTHING_KNOWN;
    if (at->best->impossible >= 0)
        least[at->best->impossible] = BEM_NEVER;
    BEM_PUSH(w->c, ((bem_proof_node){.is_leaf = true,
                                     .price = price,
                                     .least = least,
                                     .tally_price = tally_price,
                                     .n_tallies = at->n_tallies}));
    if (w->c->bound != BEM_NEVER && at->best->bound < w->c->bound)
        w->c->bound = at->best->bound;
}

static void write_split(bem_writing *w, const bem_proof_place *place, const bem_pending *at) {
    BEM_PUSH(w->c, ((bem_proof_node){.split = place->split}));
    for (int c = 1; c >= 0; c--) {
        bem_pending child = {place->first_child + c, at->n_tallies + place->split.is_tally,
                             at->best, at->priced};
        BEM_PUSH(w, child);
    }
}

/* The place at the top of the pile; a split puts its sides on it. False when
 * nothing proves anything there. */
static bool write_place(bem_writing *w, int64_t wanted) {
    bem_pending at = w->items[--w->count];
    const bem_proof_place *place = &w->proof->items[at.place];
    at.best = better(at.best, place->own);
    if (place->own && place->own->has_prices)
        at.priced = place->own;
    if (!at.best)
        return false;
    if (place->first_child < 0 || at.best->bound >= wanted)
        write_leaf(w, &at);
    else
        write_split(w, place, &at);
    return true;
}

bem_certificate *bem_proof_certificate(const bem_proof *proof, const bem_problem *problem,
                                       int64_t bound) {
    bem_certificate *c = bem_grow(NULL, 1, sizeof *c);
    *c = (bem_certificate){.model = bem_core_hash(proof->core),
                           .bound = bound,
                           .scale = BEM_GRAINS,
                           .n_prices = proof->core->n_rows,
                           .n_least = proof->core->n_staff};
    if (problem->sha256)
        snprintf(c->sha256, sizeof c->sha256, "%s", problem->sha256);
    bem_writing w = {.proof = proof, .c = c};
    BEM_PUSH(&w, ((bem_pending){0, 0, NULL, NULL}));
    bool is_whole = true;
    while (w.count > 0 && is_whole)
        is_whole = write_place(&w, bound);
    free(w.items);
    if (is_whole)
        return c;
    bem_certificate_free(c);
    return NULL;
}
