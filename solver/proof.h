/* proof.h - what the bound rests on, kept while solving for a certificate
 * (models/certificate.h).
 *
 * Kept only when asked for: then every better bound leaves its prices and the
 * z of everybody, and branch and price its tree. 8 (rows + people) bytes a node. */
#ifndef BEM_PROOF_H
#define BEM_PROOF_H

#include "certificate.h"
#include "part.h"

/* Why no roster of a node costs less than `bound`. */
typedef struct bem_argument {
    bool is_set, has_prices;
    int64_t bound;  /* öre; BEM_NEVER = the node holds no legal roster */
    int impossible; /* who has no schedule; -1 = nobody is known to have none */
    int64_t *price; /* [n_rows + n_tallies] grains */
    int64_t *least; /* [n_staff] grains: z_e */
    int n_tallies;  /* splits by tallies from the root to the node */
} bem_argument;

bem_argument *bem_argument_new(const bem_core *, int n_tallies);
void bem_argument_free(bem_argument *);

/* Prices of the part in which everybody is free, its limits those of the splits by tallies, and the
 * z of each unit there; kept when the bound is better than what is known. NULL keeps nothing. */
void bem_argument_keep(bem_argument *, const bem_part *, const int64_t *price, const int64_t *z,
                       int64_t bound);
void bem_argument_keep_impossible(bem_argument *, int person);
/* The node holds this one table. */
void bem_argument_keep_table(bem_argument *, const bem_setup *, const int *duty, int64_t bound);

/* The tree of all arguments. Place 0 is the whole model. */
typedef struct bem_proof bem_proof;

bem_proof *bem_proof_new(const bem_core *);
void bem_proof_free(bem_proof *);
bem_argument *bem_proof_root(bem_proof *);
/* Takes the argument over; the better one stays. */
void bem_proof_add(bem_proof *, int place, bem_argument *);
/* Parts a place; the place of the first side, after it that of the second
 * (models/certificate.h). */
int bem_proof_split(bem_proof *, int place, bem_split);
bem_split bem_split_by_duty(const bem_core *, int person, int day, int duty);

/* As much of the tree as it takes to prove the bound; BEM_NEVER: that no roster
 * keeps all hard rules. NULL when nothing is known. The certificate's own bound is
 * what it proves, `bound` at most. */
bem_certificate *bem_proof_certificate(const bem_proof *, const bem_problem *, int64_t bound);

#endif
