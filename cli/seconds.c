/* seconds.c - the clocks of the system. */
#include "seconds.h"

#include <time.h>

static double seconds_of(clockid_t clock) {
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

double bem_seconds_elapsed(void) { return seconds_of(CLOCK_MONOTONIC); }
double bem_seconds_processor(void) { return seconds_of(CLOCK_PROCESS_CPUTIME_ID); }
double bem_seconds_of_thread(void) { return seconds_of(CLOCK_THREAD_CPUTIME_ID); }
