/* judge_tree.c - branch and price parted at random: whatever the rosters are parted by,
 * the least over all parts is what brute force has, and the certificate holds.
 *
 * A small ward's relaxation is mostly whole, and bem_solve then has nothing to part. Here
 * the first nodes are parted by a duty of anybody on any day, or by any number of units
 * of any tally, asked for or not. */
#include "branch.h"
#include "judging.h"

enum { RANDOM_FORKS = 5 };

typedef struct forks {
    truth_judging *j;
    int n_left;
} forks;

static const bem_piece *random_piece(bem_random *dice, const bem_core *core, bool *is_over) {
    const bem_row *row = &core->rows[bem_random_below(dice, core->n_rows)];
    *is_over = row->n_under == 0 || (row->n_over > 0 && bem_random_below(dice, 2));
    int n = *is_over ? row->n_over : row->n_under;
    return n == 0 ? NULL : &(*is_over ? row->over : row->under)[bem_random_below(dice, n)];
}

static bool choose_at_random(void *context, const bem_master *master, bem_fork *fork) {
    forks *f = context;
    bem_random *dice = &f->j->dice;
    const bem_core *core = master->part->setup->core;
    if (f->n_left-- <= 0)
        return false;
    bool is_over = false;
    const bem_piece *piece =
        core->n_rows > 0 && bem_random_below(dice, 2) ? random_piece(dice, core, &is_over) : NULL;
    if (piece) {
        *fork = (bem_fork){.person = -1, .tally = {is_over, piece->slope}};
        int near = (int)bem_master_tally(master, fork->tally) + bem_random_below(dice, 4) - 1;
        fork->units = near > 0 ? near : 0;
        return true;
    }
    *fork = (bem_fork){.person = bem_random_below(dice, core->n_staff),
                       .day = bem_random_below(dice, core->n_days),
                       .duty = bem_random_below(dice, core->n_duties)};
    return true;
}

/* What the certificate says: more is asked for than there is, so that every leaf of the
 * tree is in it. */
static bool judge_proof(truth_judging *j, const bem_proof *proof) {
    bem_certificate *c = bem_proof_certificate(proof, j->p, j->brute.cost + j->core->money_unit);
    if (!c)
        return truth_fail(j, "tree", "no certificate");
    bem_verdict verdict = bem_certificate_verify_core(c, j->p, j->core);
    bool right = verdict.holds && verdict.proven == j->brute.cost;
    truth_count_splits(j, c);
    if (!right)
        truth_fail(j, "tree", "certificate of %lld, brute force %lld, refused: %s, proven %lld",
                   (long long)c->bound, (long long)j->brute.cost, verdict.why ? verdict.why : "",
                   (long long)verdict.proven);
    bem_verdict_free(&verdict);
    right = right && truth_judge_forgeries(j, c);
    bem_certificate_free(c);
    return right;
}

static bool judge_tree(truth_judging *j, const bem_setup *setup) {
    bem_effort effort = {0};
    bem_clock clock = {.work_limit = truth_settings().work_limit};
    bem_part whole = bem_part_whole(setup);
    bem_master root = bem_master_build(&whole, &effort);
    bem_incumbent incumbent = bem_incumbent_new(setup, NULL);
    bem_proof *proof = bem_proof_new(j->core);
    bem_tree *tree = bem_tree_new(setup, &root, INT64_MIN / 8, j->seed, 1, proof);
    forks f = {j, RANDOM_FORKS};
    bem_tree_choose_by(tree, choose_at_random, &f);
    while (bem_tree_advance(tree, &incumbent, &clock, &effort) && !bem_clock_is_over(&clock))
        ;
    bool right = incumbent.cost == j->brute.cost && !bem_tree_is_open(tree) &&
                 bem_tree_bound(tree) >= incumbent.cost;
    if (!right)
        truth_fail(j, "tree", "%lld after %lld nodes, bound %lld, brute force %lld",
                   (long long)incumbent.cost, (long long)bem_tree_n_nodes(tree),
                   (long long)bem_tree_bound(tree), (long long)j->brute.cost);
    right = right && judge_proof(j, proof);
    bem_tree_free(tree);
    bem_proof_free(proof);
    bem_incumbent_free(&incumbent);
    bem_master_free(&root);
    bem_part_free(&whole);
    return right;
}

bool truth_judge_tree(truth_judging *j) {
    if (!j->core || !j->brute.feasible)
        return true;
    bem_setup setup = bem_setup_build(j->core);
    bool right = judge_tree(j, &setup);
    bem_setup_free(&setup);
    return right;
}
