/* judge_certificate.c - every certificate verifies, and none that claims more than
 * is true does.
 *
 * Each forgery claims one öre more than the best roster costs, and makes up for it
 * in the one place that the verifier could forget to look at. */
#include "cut.h"
#include "judging.h"

#include <stdlib.h>
#include <string.h>

/* A copy whose numbers may be changed. */
static bem_certificate copy_of(const bem_certificate *c, bem_arena *arena) {
    bem_certificate copy = *c;
    copy.items = BEM_TAKE(arena, c->count + 1, bem_proof_node);
    for (int i = 0; i < c->count; i++) {
        bem_proof_node *node = &copy.items[i];
        *node = c->items[i];
        if (!node->is_leaf)
            continue;
        int64_t *price = BEM_TAKE(arena, c->n_prices, int64_t);
        int64_t *least = BEM_TAKE(arena, c->n_least, int64_t);
        if (c->n_prices)
            memcpy(price, node->price, (size_t)c->n_prices * sizeof *price);
        memcpy(least, node->least, (size_t)c->n_least * sizeof *least);
        node->price = price;
        node->least = least;
        int64_t *tally_price = BEM_TAKE(arena, node->n_tallies, int64_t);
        if (node->n_tallies)
            memcpy(tally_price, node->tally_price, (size_t)node->n_tallies * sizeof *tally_price);
        node->tally_price = tally_price;
    }
    return copy;
}

/* Adds to one number of every leaf, a person's z or a row's price. */
static void raise_all(bem_certificate *c, bool is_price, int index, int64_t by) {
    for (int i = 0; i < c->count; i++) {
        bem_proof_node *node = &c->items[i];
        if (!node->is_leaf)
            continue;
        int64_t *number = (int64_t *)(is_price ? node->price : node->least) + index;
        if (*number != BEM_NONE)
            *number += by;
    }
}

/* Of splits by tallies: more where the number is not reached too, and one unit more
 * where it is. */
static void raise_tallies(bem_certificate *c, int64_t by) {
    for (int i = 0; i < c->count; i++) {
        bem_proof_node *node = &c->items[i];
        if (!node->is_leaf && node->split.is_tally)
            node->split.units++;
        for (int n = 0; node->is_leaf && n < node->n_tallies; n++)
            ((int64_t *)node->tally_price)[n] += by;
    }
}

static void remove_leaf(bem_certificate *c, int which) {
    int i = 0;
    while (!c->items[i].is_leaf || which-- > 0)
        i++;
    memmove(c->items + i, c->items + i + 1, (size_t)(c->count - i - 1) * sizeof *c->items);
    c->count--;
}

static int n_leaves(const bem_certificate *c) { return (c->count + 1) / 2; }

static bool is_refused(truth_judging *j, const char *label, const bem_certificate *c) {
    bem_verdict verdict = bem_certificate_verify_core(c, j->p, j->core);
    bool refused = !verdict.holds && verdict.why;
    if (!refused)
        truth_fail(j, label, "a certificate of %lld was believed, brute force has %lld",
                   (long long)c->bound, (long long)j->brute.cost);
    bem_verdict_free(&verdict);
    return refused;
}

bool truth_judge_forgeries(truth_judging *j, const bem_certificate *true_one) {
    enum { BOUND, LEAST, PRICE, NONE, LEAF, TALLY, N_FORGERIES };
    static const char *const labels[] = {"bound raised",      "z raised",     "price raised",
                                         "no roster claimed", "leaf removed", "tallies raised"};
    int64_t much = j->core->money_unit * true_one->scale;
    bool right = true;
    for (int kind = 0; kind < N_FORGERIES && right; kind++) {
        bem_arena arena = {0};
        bem_certificate c = copy_of(true_one, &arena);
        c.bound = kind == NONE ? BEM_NONE : kind == LEAF ? c.bound : j->brute.cost + 1;
        if (kind == LEAST)
            raise_all(&c, false, bem_random_below(&j->dice, c.n_least), much);
        if (kind == PRICE && c.n_prices > 0)
            raise_all(&c, true, bem_random_below(&j->dice, c.n_prices),
                      much * (1 + bem_random_below(&j->dice, 1000)));
        if (kind == TALLY)
            raise_tallies(&c, much);
        if (kind == LEAF)
            remove_leaf(&c, bem_random_below(&j->dice, n_leaves(&c)));
        right = is_refused(j, labels[kind], &c);
        bem_arena_free(&arena);
    }
    return right;
}

/* The ward without its last day is another. */
static bool judge_other_ward(truth_judging *j, const bem_certificate *c) {
    if (j->p->calendar.n_days < 2)
        return true;
    truth_cut cut = {-1, -1, -1, -1, 0, 1};
    bem_problem *other = truth_copy_without(j->p, &cut);
    bem_verdict verdict = bem_certificate_verify(c, other);
    bool right = !verdict.holds && verdict.why;
    if (!right)
        truth_fail(j, "other ward", "its certificate was believed");
    bem_verdict_free(&verdict);
    bem_problem_free(other);
    return right;
}

/* What compiling alone finds impossible has one that says who has no schedule, or none. */
static bool judge_without_core(truth_judging *j, const char *label, const bem_certificate *c) {
    if (!c)
        return true;
    bem_verdict verdict = bem_certificate_verify(c, j->p);
    bool right = verdict.holds;
    if (!right)
        truth_fail(j, label, "certificate of somebody without a schedule refused: %s",
                   verdict.why ? verdict.why : "");
    bem_verdict_free(&verdict);
    return right;
}

void truth_count_splits(truth_judging *j, const bem_certificate *c) {
    for (int i = 0; i < c->count; i++) {
        bool by_tally = c->items[i].split.is_tally;
        j->verdict.parted_by_tally |= by_tally;
        j->verdict.parted_by_duty |= !by_tally && !c->items[i].is_leaf;
    }
}

bool truth_judge_certificate(truth_judging *j, const char *label, const bem_solution *s) {
    const bem_certificate *c = s->certificate;
    bool is_infeasible = s->status == BEM_STATUS_INFEASIBLE;
    if (!j->core)
        return judge_without_core(j, label, c);
    if (!(s->has_bound || is_infeasible))
        return !c || truth_fail(j, label, "a certificate of nothing");
    if (!c)
        return truth_fail(j, label, "no certificate");
    if (c->bound != (is_infeasible ? BEM_NONE : s->bound))
        return truth_fail(j, label, "certificate of %lld, bound %lld", (long long)c->bound,
                          (long long)s->bound);
    truth_count_splits(j, c);
    bem_verdict verdict = bem_certificate_verify_core(c, j->p, j->core);
    bool right = verdict.holds && verdict.proven >= c->bound;
    if (is_infeasible)
        right = verdict.holds;
    if (!right)
        truth_fail(j, label, "certificate of %lld refused: %s; proven %lld", (long long)c->bound,
                   verdict.why ? verdict.why : "", (long long)verdict.proven);
    bem_verdict_free(&verdict);
    if (right && j->brute.feasible)
        right = truth_judge_forgeries(j, c) && judge_other_ward(j, c);
    return right;
}
