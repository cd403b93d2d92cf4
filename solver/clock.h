/* clock.h - when to stop: seconds, work units, a request from outside.
 *
 * Work is counted in units that are the same on every machine and for every
 * number of threads (about a microsecond each on a machine of 2024), so that a
 * run with a work limit repeats to the byte. */
#ifndef BEM_CLOCK_H
#define BEM_CLOCK_H

#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct bem_clock {
    double (*now)(void);               /* seconds, monotonic; NULL = no time limit is kept */
    double (*thread_cpu)(void);        /* processor seconds of the thread asking; NULL = unknown */
    double begin, deadline;            /* of now(); deadline 0 = none */
    int64_t work, work_limit;          /* limit 0 = none */
    const volatile sig_atomic_t *stop; /* NULL = nobody asks */
} bem_clock;

static inline double bem_clock_cpu(const bem_clock *c) {
    return c->thread_cpu ? c->thread_cpu() : 0;
}

static inline double bem_clock_seconds(const bem_clock *c) {
    return c->now ? c->now() - c->begin : 0;
}

static inline bool bem_clock_is_interrupted(const bem_clock *c) { return c->stop && *c->stop; }

static inline bool bem_clock_is_over(const bem_clock *c) {
    return bem_clock_is_interrupted(c) || (c->work_limit > 0 && c->work >= c->work_limit) ||
           (c->deadline > 0 && c->now && c->now() >= c->deadline);
}

#endif
