/* solve.h - a problem in, the best roster within the limits and a proven bound
 * out. */
#ifndef BEM_SOLVE_H
#define BEM_SOLVE_H

#include "problem.h"
#include "solution.h"

#include <signal.h>

typedef struct bem_progress {
    double seconds;
    int64_t work;
    const char *phase; /* "first roster", "relaxation", "dive", "improve", "prove" */
    bool has_incumbent, has_bound;
    int64_t incumbent, bound; /* öre */
    int64_t n_columns, n_rounds;
} bem_progress;

typedef struct bem_settings {
    double time_limit;  /* seconds from the call on, 0 = none */
    int64_t work_limit; /* work units, 0 = none; runs with only this limit repeat to the byte */
    double gap;         /* relative: stop when (cost - bound) / cost is no more; 0 = optimal */
    uint64_t seed;
    int threads;                                           /* 0 = all cores */
    void (*progress)(void *context, const bem_progress *); /* NULL = none */
    void *context;
    bool certificate;                  /* the solution is to have one */
    const volatile sig_atomic_t *stop; /* nonzero: finish with the best so far; NULL = never */
    double (*now)(void);               /* monotonic seconds; NULL = no time limit is kept */
    /* Processor seconds of the thread that asks, and of all: for the stages. They are asked for
     * often; NULL where nobody wants to know. */
    double (*thread_cpu)(void), (*cpu)(void);
} bem_settings;

bem_settings bem_settings_default(void);

/* The roster in the solution has passed bem_check. Without any limit it runs
 * until the gap is reached. The caller frees the solution. */
bem_solution bem_solve(const bem_problem *, const bem_settings *);

/* Writes the compact arc-flow program in CPLEX LP or free MPS format. 0 when
 * done; else errno, or -1 when somebody has no legal schedule. */
int bem_write_program(const bem_problem *, const char *path, bool mps, bem_diags *conflicts);

#endif
