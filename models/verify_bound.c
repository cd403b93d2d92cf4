/* verify_bound.c - is the bound of a certificate proven? See certificate.h.
 *
 * The tree is walked in the order in which it is written, with a mask of what is
 * still allowed to each person whom a split has spoken of. In each leaf every
 * z_e is put to the question by the plain shortest path of verify_path.c, people
 * who share network and mask once, and L is summed in 128 bits: prices have 63,
 * amounts and their number 31 each, so that no sum comes near the end.
 *
 * Trusted is that the core model means what the ward says: it is compiled by the
 * same code as for solving, and the literal checker, which tells every rule a
 * second time, stands against that. Nothing of the solver is used or believed. */
#include "certificate.h"
#include "verify_parts.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A split on the way to the node at hand. */
typedef struct verify_step {
    const bem_split *split;
    int duty;       /* of a split by one */
    bool is_second; /* the side of those who have the duty, or as many units */
} verify_step;

typedef struct verify_tree {
    const bem_certificate *certificate;
    const bem_problem *problem;
    const bem_core *core;
    BEM_ARRAY(verify_step);
    uint8_t **mask;           /* [n_staff] of the leaf at hand; NULL = no split speaks of her */
    bem_reach *reach;         /* [n_rows] of the leaf at hand */
    bem_wide *value;          /* [n_days * n_duties] worth of duties to the group at hand */
    bem_tally_price *tallies; /* [n_tallies] of the leaf at hand */
    int n_tallies;
    bem_wide paid; /* sum of m_c k_c there */
    bem_arena arena, leaf;
    bem_verdict verdict;
} verify_tree;

static char *copy_text(const char *text) {
    size_t size = strlen(text) + 1;
    char *copy = bem_grow(NULL, size, 1);
    memcpy(copy, text, size);
    return copy;
}

/* Always false. */
__attribute__((format(printf, 2, 3))) static bool refuse(verify_tree *t, const char *format, ...) {
    char words[400];
    va_list args;
    va_start(args, format);
    vsnprintf(words, sizeof words, format, args);
    va_end(args);
    free(t->verdict.why);
    t->verdict.why = copy_text(words);
    return false;
}

/* What is allowed in a leaf */

static void apply_step(verify_tree *t, const verify_step *step) {
    const bem_core *core = t->core;
    size_t n = (size_t)core->n_days * (size_t)core->n_duties;
    if (step->split->is_tally)
        return;
    uint8_t **mask = &t->mask[step->split->person];
    if (!*mask) {
        *mask = BEM_TAKE(&t->leaf, n, uint8_t);
        memset(*mask, 1, n);
    }
    uint8_t *day = *mask + (ptrdiff_t)step->split->day * core->n_duties;
    for (int duty = 0; duty < core->n_duties; duty++)
        if ((duty == step->duty) != step->is_second)
            day[duty] = 0;
}

static void set_masks(verify_tree *t) {
    bem_arena_free(&t->leaf);
    memset(t->mask, 0, (size_t)t->core->n_staff * sizeof *t->mask);
    for (int i = 0; i < t->count; i++)
        apply_step(t, &t->items[i]);
}

/* Prices of tallies: so little in all that no sum of theirs comes near the end. False
 * after a refusal. */
static bool set_tallies(verify_tree *t, const bem_proof_node *leaf) {
    static const bem_wide MOST = (bem_wide)1 << 60;
    bem_wide all = 0;
    t->n_tallies = 0;
    t->paid = 0;
    t->tallies = BEM_TAKE(&t->leaf, leaf->n_tallies, bem_tally_price);
    for (int i = 0; i < t->count; i++) {
        const bem_split *split = t->items[i].split;
        if (!split->is_tally)
            continue;
        if (t->n_tallies == leaf->n_tallies)
            return refuse(t, "leaf %d: a split by a tally has no price there", t->verdict.n_leaves);
        bem_wide price = leaf->tally_price[t->n_tallies];
        if (t->items[i].is_second ? price < 0 : price > 0)
            return refuse(t, "leaf %d: the price of a tally has the wrong sign",
                          t->verdict.n_leaves);
        all += price < 0 ? -price : price;
        t->paid += price * (split->units - !t->items[i].is_second);
        t->tallies[t->n_tallies++] = (bem_tally_price){split->tally, price};
    }
    if (t->n_tallies < leaf->n_tallies)
        return refuse(t, "leaf %d: there are more prices than splits by tallies",
                      t->verdict.n_leaves);
    return all <= MOST ||
           refuse(t, "leaf %d: its prices are too large to reckon with", t->verdict.n_leaves);
}

/* The people */

static void set_value(verify_tree *t, const bem_use_list *uses, const int64_t *price) {
    for (int i = 0; i < t->core->n_days * t->core->n_duties; i++) {
        t->value[i] = 0;
        for (int u = 0; u < uses[i].count; u++)
            t->value[i] += (bem_wide)price[uses[i].items[u].row] * uses[i].items[u].amount;
    }
}

/* False after a refusal. */
static bool judge_person(verify_tree *t, const bem_group *group, int e, int64_t least) {
    bem_claim claim = {group->network,        t->value, t->mask[e], t->core->n_duties,
                       t->certificate->scale, least};
    int64_t found;
    const char *id = t->problem->staff[e].id;
    switch (bem_claim_check(&claim, &found)) {
    case BEM_CLAIM_HOLDS:
        return true;
    case BEM_CLAIM_FALSE:
        return refuse(t, "leaf %d: '%s' has a schedule that costs less than it says",
                      t->verdict.n_leaves, id);
    case BEM_CLAIM_TOO_LARGE:
        break;
    }
    return refuse(t, "leaf %d: its prices are too large to reckon with", t->verdict.n_leaves);
}

/* Those whom no split speaks of are alike: the greatest claim is put to the
 * question for all. */
static bool judge_group(verify_tree *t, const bem_group *group, const int64_t *least) {
    int greatest = -1;
    for (int m = 0; m < group->n_members; m++) {
        int e = group->members[m];
        if (t->mask[e] && !judge_person(t, group, e, least[e]))
            return false;
        if (!t->mask[e] && (greatest < 0 || least[e] > least[greatest]))
            greatest = e;
    }
    return greatest < 0 || judge_person(t, group, greatest, least[greatest]);
}

static bool judge_people(verify_tree *t, const bem_proof_node *leaf) {
    const bem_use_list *valued = NULL;
    for (int g = 0; g < t->core->n_groups; g++) {
        const bem_group *group = &t->core->groups[g];
        if (group->uses != valued)
            set_value(t, group->uses, leaf->price);
        valued = group->uses;
        if (!judge_group(t, group, leaf->least))
            return false;
    }
    return true;
}

/* Leaves */

/* L of a leaf rounded up to the next sum that a roster can cost; BEM_NONE when
 * the leaf is empty. False after a refusal. */
static bool bound_of_leaf(verify_tree *t, const bem_proof_node *leaf, int64_t *bound) {
    *bound = BEM_NONE;
    if (!judge_people(t, leaf))
        return false;
    bem_reach_find(t->core, t->mask, t->reach);
    bem_wide sum = t->paid;
    for (int e = 0; e < t->core->n_staff; e++) {
        if (leaf->least[e] == BEM_NONE)
            return true;
        sum += leaf->least[e];
    }
    for (int i = 0; i < t->core->n_rows; i++) {
        bem_row_prices prices = {leaf->price[i], t->certificate->scale, t->tallies, t->n_tallies};
        bem_row_range row = bem_row_judge(&t->core->rows[i], &t->reach[i], &prices);
        if (!row.any)
            return true;
        sum += row.least;
    }
    bem_wide step = (bem_wide)t->core->money_unit * t->certificate->scale;
    bem_wide rounded = (sum / step + (sum % step > 0)) * t->core->money_unit;
    if (rounded >= BEM_NEVER || rounded <= INT64_MIN)
        return refuse(t, "leaf %d: its prices are too large to reckon with", t->verdict.n_leaves);
    *bound = (int64_t)rounded;
    return true;
}

static bool judge_leaf(verify_tree *t, const bem_proof_node *leaf) {
    int64_t bound;
    t->verdict.n_leaves++;
    set_masks(t);
    if (!set_tallies(t, leaf) || !bound_of_leaf(t, leaf, &bound))
        return false;
    if (bound < t->verdict.proven)
        t->verdict.proven = bound;
    return true;
}

/* The tree */

static int find_duty(const bem_core *core, const bem_split *split) {
    for (int t = 0; t < core->n_duties; t++)
        if (core->duties[t].shift == split->shift && core->duties[t].role == split->role &&
            core->duties[t].marks == split->marks)
            return t;
    return -1;
}

static bool open_split(verify_tree *t, const bem_split *split) {
    int duty = split->is_tally ? -1 : find_duty(t->core, split);
    if (split->is_tally && (split->units < 0 || split->units > INT32_MAX))
        return refuse(t, "it splits by a tally that no roster can have");
    if (split->is_tally) {
        BEM_PUSH(t, ((verify_step){split, -1, false}));
        return true;
    }
    if (split->person < 0 || split->person >= t->core->n_staff || split->day < 0 ||
        split->day >= t->core->n_days || duty < 0)
        return refuse(t, "it splits by a duty that nobody can have");
    BEM_PUSH(t, ((verify_step){split, duty, false}));
    return true;
}

/* After a leaf: on to the other side of the last split that has one to come;
 * false when the tree is whole. */
static bool turn_back(verify_tree *t) {
    while (t->count > 0 && t->items[t->count - 1].is_second)
        t->count--;
    if (t->count > 0)
        t->items[t->count - 1].is_second = true;
    return t->count > 0;
}

static bool walk(verify_tree *t) {
    const bem_certificate *c = t->certificate;
    bool is_whole = false;
    for (int i = 0; i < c->count; i++) {
        if (is_whole)
            return refuse(t, "there is more in it than its tree");
        if (!c->items[i].is_leaf) {
            if (!open_split(t, &c->items[i].split))
                return false;
            continue;
        }
        if (!judge_leaf(t, &c->items[i]))
            return false;
        is_whole = !turn_back(t);
    }
    return is_whole || refuse(t, "its tree lacks leaves: some rosters are spoken of nowhere");
}

static bool judge_bound(verify_tree *t) {
    if (t->certificate->bound == BEM_NEVER) {
        if (t->verdict.proven == BEM_NEVER ||
            (bem_wide)t->verdict.proven > bem_core_ceiling(t->core))
            return true;
        return refuse(t, "it does not prove that no roster keeps all hard rules");
    }
    t->verdict.falls_short = t->verdict.proven < t->certificate->bound;
    return !t->verdict.falls_short || refuse(t, "it proves less than it claims");
}

static bool is_of_input(const bem_certificate *c, const bem_problem *problem) {
    return strcmp(c->sha256, problem->sha256 ? problem->sha256 : "") == 0;
}

static bool is_for_this(verify_tree *t) {
    const bem_certificate *c = t->certificate;
    if (!is_of_input(c, t->problem))
        return refuse(t, "it was made for another input");
    bool fits = (c->n_prices < 0 || c->n_prices == t->core->n_rows) &&
                (c->n_least < 0 || c->n_least == t->core->n_staff);
    if (c->model != bem_core_hash(t->core) || !fits)
        return refuse(t, "it was made for another model of this input, by another version");
    if (c->scale < 1 || c->scale > BEM_CERTIFICATE_MOST_SCALE)
        return refuse(t, "its scale is out of range");
    return true;
}

static verify_tree tree_new(const bem_certificate *certificate, const bem_problem *problem,
                            const bem_core *core) {
    verify_tree t = {.certificate = certificate, .problem = problem, .core = core};
    t.verdict.proven = BEM_NONE;
    t.mask = BEM_TAKE(&t.arena, core->n_staff, uint8_t *);
    t.reach = BEM_TAKE(&t.arena, core->n_rows, bem_reach);
    t.value = BEM_TAKE(&t.arena, core->n_days * core->n_duties, bem_wide);
    return t;
}

bem_verdict bem_certificate_verify_core(const bem_certificate *certificate,
                                        const bem_problem *problem, const bem_core *core) {
    verify_tree t = tree_new(certificate, problem, core);
    t.verdict.holds = is_for_this(&t) && walk(&t) && judge_bound(&t);
    free(t.items);
    bem_arena_free(&t.leaf);
    bem_arena_free(&t.arena);
    return t.verdict;
}

/* Compiling anew has found that there is no roster. */
static bem_verdict verify_no_model(const bem_certificate *c, const bem_problem *problem) {
    bem_verdict verdict = {.proven = BEM_NONE};
    if (!is_of_input(c, problem))
        verdict.why = copy_text("it was made for another input");
    else if (c->model != 0 || c->count > 0 || c->bound != BEM_NONE)
        verdict.why = copy_text("this input has no roster at all, which `solve` explains");
    verdict.holds = !verdict.why;
    return verdict;
}

bem_certificate *bem_certificate_of_no_model(const bem_problem *problem) {
    bem_certificate *c = bem_grow(NULL, 1, sizeof *c);
    *c = (bem_certificate){.bound = BEM_NONE, .scale = 1, .n_prices = -1, .n_least = -1};
    if (problem->sha256)
        snprintf(c->sha256, sizeof c->sha256, "%s", problem->sha256);
    return c;
}

bem_verdict bem_certificate_verify(const bem_certificate *certificate, const bem_problem *problem) {
    bem_diags conflicts = {0};
    bem_core *core = bem_core_build(problem, &conflicts);
    bem_verdict verdict = core ? bem_certificate_verify_core(certificate, problem, core)
                               : verify_no_model(certificate, problem);
    bem_core_free(core);
    bem_diags_free(&conflicts);
    return verdict;
}

void bem_verdict_free(bem_verdict *verdict) {
    free(verdict->why);
    *verdict = (bem_verdict){0};
}

void bem_certificate_free(bem_certificate *certificate) {
    if (!certificate)
        return;
    free(certificate->items);
    bem_arena arena = certificate->arena;
    bem_arena_free(&arena);
    free(certificate);
}
