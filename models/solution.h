/* solution.h - what a solve found: a roster, its cost, a bound that proves how
 * near it is, and how it ended. */
#ifndef BEM_SOLUTION_H
#define BEM_SOLUTION_H

#include "certificate.h"
#include "roster.h"

typedef enum bem_status {
    BEM_STATUS_OPTIMAL,     /* cost - bound within the gap asked for, proven */
    BEM_STATUS_FEASIBLE,    /* a roster; a limit ended the search */
    BEM_STATUS_INFEASIBLE,  /* proven: no roster keeps all hard rules */
    BEM_STATUS_UNKNOWN,     /* a limit came before any roster */
    BEM_STATUS_INTERRUPTED, /* stopped by the user; with or without a roster */
    BEM_STATUS_FAILED       /* the machine failed; see message */
} bem_status;

const char *bem_status_name(bem_status); /* "optimal", … as in the JSON */

/* What a stage of the search took. Work units are the same on every machine, seconds are not; those
 * of the processor are of all threads together. What is neither pricing nor the simplex is
 * bookkeeping and local search. */
typedef struct bem_stage {
    const char *name; /* "compile", "first roster", "relaxation", "dive", "improve", "prove" */
    double seconds;   /* on the clock */
    double cpu_seconds;
    int64_t work, rounds, columns, pricings, lp_iterations;
    int64_t pricing_work, lp_work;
    double pricing_seconds, lp_seconds; /* of the processor */
} bem_stage;

enum { BEM_MAX_STAGES = 8 };

typedef struct bem_solution {
    bem_status status;
    bool has_roster;
    bem_roster roster; /* has passed bem_check; owned */
    int64_t cost;      /* öre */
    bool has_bound;
    int64_t bound;                /* öre: no roster costs less */
    bem_certificate *certificate; /* of the bound, or of there being no roster; NULL = not asked
                                     for, or nothing is proven by prices; owned */
    int64_t work;                 /* work units spent; the same on every machine and thread count */
    int64_t n_rounds, n_columns, n_pricings, n_lp_iterations;
    struct {
        int n_networks, n_rows; /* of the core model; people alike share a network */
        int64_t n_nodes, n_arcs;
    } size;
    bem_stage stages[BEM_MAX_STAGES]; /* in the order in which they began */
    int n_stages;
    char *message;       /* one sentence when failed or infeasible, else NULL; owned */
    bem_diags conflicts; /* infeasible: what cannot hold together, each at its place */
} bem_solution;

/* (cost - bound) / max(1, |cost|), 0 when equal; infinite without bound or roster. */
double bem_solution_gap(const bem_solution *);
void bem_solution_free(bem_solution *);

#endif
