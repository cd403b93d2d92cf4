/* branch.h - branch and price: the proof that column generation alone does not
 * give (Barnhart et al. 1998).
 *
 * A node is the whole model with some duties forbidden to some people, and limits on
 * tallies. Its relaxation is column generation with exact pricing under these bans, so
 * its Lagrangian bound is exact too. The tree's bound is the least bound of its open
 * nodes. What a node is parted by is chosen in choose.c. */
#ifndef BEM_BRANCH_H
#define BEM_BRANCH_H

#include "choose.h"
#include "generate.h"
#include "incumbent.h"

typedef struct bem_tree bem_tree;

/* Starts from the converged master of the whole model. The proof, which may be
 * NULL, is borrowed and gets what each node's bound rests on. */
bem_tree *bem_tree_new(const bem_setup *, const bem_master *root, int64_t root_bound, uint64_t seed,
                       int n_threads, bem_proof *);
void bem_tree_free(bem_tree *);

/* Another choice before the usual one: true when it made one. Any is right; the tests make
 * poor ones. The tree is then for one thread. */
typedef bool bem_choose(void *context, const bem_master *, bem_fork *);
void bem_tree_choose_by(bem_tree *, bem_choose *, void *context);

/* Solves the next nodes (one batch); false when none is open. Work is added to
 * the clock; a better roster goes to the incumbent. Nodes interrupted by the
 * clock stay open. */
bool bem_tree_advance(bem_tree *, bem_incumbent *, bem_clock *, bem_effort *);

/* Least bound of the open nodes; BEM_NEVER when none is open: then the incumbent
 * is optimal, or nothing is feasible. */
int64_t bem_tree_bound(const bem_tree *);
bool bem_tree_is_open(const bem_tree *);
int64_t bem_tree_n_nodes(const bem_tree *); /* solved so far */

#endif
