/* strategy.h - the order in which the methods are tried on a core model. */
#ifndef BEM_STRATEGY_H
#define BEM_STRATEGY_H

#include "dive.h"
#include "neighbourhood.h"
#include "search.h"
#include "solve.h"

typedef struct bem_run {
    const bem_settings *settings;
    const bem_problem *problem;
    bem_setup setup;
    bem_clock clock;
    bem_effort effort;
    struct {
        double seconds;
        int64_t work;
    } dive; /* what a dive takes, about */
    bem_incumbent incumbent;
    bem_crew crew;
    bem_habit *habits;
    bem_part whole;
    bem_master master;
    bem_generation relaxation;
    bem_proof *proof; /* NULL = not asked for */
    bool is_large;    /* the order of the methods is large.c's */
    bool has_bound;
    int64_t bound;
    bool proven; /* the incumbent is optimal, or nothing is feasible */
    bool impossible;
    bool failed;
    const char *phase;
    struct {
        bem_stage stages[BEM_MAX_STAGES];
        int n_stages;
        double seconds, cpu_seconds; /* and work and effort, up to which they are told */
        int64_t work;
        bem_effort effort;
    } account;
    bem_diags *conflicts;
    bem_arena arena;
} bem_run;

int bem_threads_of(const bem_settings *);

/* Begins now: what the time limit counts from. */
bem_clock bem_clock_of(const bem_settings *);

bem_run bem_run_begin(const bem_problem *, const bem_core *, const bem_settings *,
                      const bem_clock *, bem_diags *conflicts);
void bem_run_all(bem_run *);
void bem_run_end(bem_run *);

/* run.c */
bool bem_run_has_roster(const bem_run *); /* a legal one */
bool bem_run_is_done(const bem_run *);    /* a limit, or the gap reached */
void bem_run_offer(bem_run *, const int *duty);
void bem_run_raise_bound(bem_run *, int64_t bound);
void bem_run_report(bem_run *);
void bem_run_account(bem_run *); /* what was done since the last time goes to the phase's stage */

/* plunge.c: two dives from the converged relaxation. */
void bem_run_dive(bem_run *);

/* The schedules of a roster, as columns. */
void bem_run_add_to_master(bem_run *, const int *duty);

/* large.c: neighbourhoods first, and the bound beside them. */
void bem_run_large(bem_run *);

/* blame.c: diagnostics for what stands in the way of a legal roster. */
void bem_blame_person(bem_run *, int person);
void bem_blame_search(bem_run *, int person);
void bem_blame_rows(bem_run *);          /* that the converged relaxation breaks */
void bem_blame_rows_together(bem_run *); /* when none is to blame by itself */

#endif
