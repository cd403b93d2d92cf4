/* certificate.h - why no roster costs less: prices that anybody can check.
 *
 * For any prices p_i of the rows, and z_e the least that a schedule of person e
 * costs at them,
 *
 *     L(p) = sum_e z_e + sum_i min over y in [lo_i, hi_i] of ( f_i(y) + p_i y )
 *     z_e <= cost(P) - sum_i p_i sum_d use_e[i, d, duty of P on day d]
 *            for every legal path P of her network
 *
 * is no more than any roster costs (weak duality), where lo_i … hi_i is what the
 * duties on offer can add up to. A certificate holds p and the z_e. Where one set
 * of prices does not prove enough the rosters are split in two, those in which
 * somebody has a certain duty on a certain day and those in which she has not,
 * and so on: a binary tree, whose leaves have prices each. Or they are split by a
 * tally, the units that all rows together have short, or over, at one price: those
 * rosters in which it is less than a number, and those in which it is not. In a leaf
 * behind such splits each has a price m_c too, at least 0 where the tally is at least
 * k_c and at most 0 where it is at most that, and
 *
 *     L = sum_e z_e + sum_c m_c k_c
 *       + sum_i min over y in [lo_i, hi_i] of ( f_i(y) + p_i y - sum_c m_c tally_ci(y) )
 *
 * The bound is the least of the leaves, each rounded up to the next sum of money
 * that a roster can cost.
 *
 * Prices are whole numbers, `scale` to the minor unit of money, and so are z and
 * L: nothing here is rounded but in that one place.
 *
 * Verifying trusts the core model (core.h) and nothing of the solver; see
 * verify_bound.c. */
#ifndef BEM_CERTIFICATE_H
#define BEM_CERTIFICATE_H

#include "problem.h"
#include "tally.h"

enum { BEM_CERTIFICATE_MOST_SCALE = 1 << 20 };
#define BEM_NONE INT64_MAX /* what costs the schedule, or the roster, that there is not */

/* The duty, or the tally, that parts a node's rosters. */
typedef struct bem_split {
    bool is_tally;
    int person, day;
    int shift, role, marks; /* as in bem_duty */
    bem_tally tally;        /* if it is one */
    int64_t units;
} bem_split;

/* A split is followed by the whole tree of the rosters in which the person does
 * not have that duty on that day, then by that of those in which she does; or of those
 * whose tally is less than `units`, then of those whose tally is not. */
typedef struct bem_proof_node {
    bool is_leaf;
    bem_split split;      /* else */
    const int64_t *price; /* of a leaf: [n_prices] */
    const int64_t *least; /* of a leaf: [n_least] z_e; BEM_NONE = she has no schedule */
    const int64_t
        *tally_price; /* of a leaf: [n_tallies] splits by tallies on the way, from the root */
    int n_tallies;
} bem_proof_node;

typedef struct bem_certificate {
    char sha256[65]; /* of the input; "" for a problem made by hand */
    uint64_t model;  /* bem_core_hash */
    int64_t bound;   /* minor units; BEM_NONE = no roster keeps all hard rules */
    int64_t scale;
    int n_prices, n_least; /* rows and people of the core; -1 = there is no leaf */
    BEM_ARRAY(bem_proof_node);
    bem_arena arena; /* prices */
} bem_certificate;

/* Of a problem that compiling by itself finds to have no roster (bem_core_build gives NULL): model
 * 0, no leaf. Verified it is by compiling again. The caller frees it. */
bem_certificate *bem_certificate_of_no_model(const bem_problem *);

void bem_certificate_free(bem_certificate *); /* NULL is fine */

typedef struct bem_verdict {
    bool holds;
    bool falls_short; /* it proves less than it claims */
    int64_t proven;   /* minor units, when all leaves could be reckoned: the least of them; BEM_NONE
                         = all are empty */
    int n_leaves;
    char *why; /* one sentence when it does not hold; owned */
} bem_verdict;

/* Compiles the problem and recomputes the bound. */
bem_verdict bem_certificate_verify(const bem_certificate *, const bem_problem *);
/* The same with the problem's core at hand. */
struct bem_core;
bem_verdict bem_certificate_verify_core(const bem_certificate *, const bem_problem *,
                                        const struct bem_core *);
void bem_verdict_free(bem_verdict *);

#endif
