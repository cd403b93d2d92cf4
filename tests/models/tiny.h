/* tiny.h - small problems by hand and by dice for the tests of models. */
#ifndef BEM_TESTS_TINY_H
#define BEM_TESTS_TINY_H

#include "problem.h"

/* A problem of its sizes with shifts day 07-15, evening 14-22, night 21-07
 * (as many as n_shifts, at most 4; the fourth is a long one of 30 hours), one
 * contract, everybody at 100 %, holding the first competence (if any), nothing
 * known of the past. Rules, demands and requests are zeroed: n_rules etc. of
 * them, with masks taken, everything applying to everybody on all days. */
typedef struct tiny_size {
    int n_staff, n_days, n_shifts, n_competences, n_past;
    int n_rules, n_demands, n_requests;
} tiny_size;

bem_problem *tiny_new(tiny_size);

/* Marks some shifts by letters: "den" is day, evening, night; "l" the long one. */
void tiny_set(const bem_problem *, bool *shifts, const char *letters);

/* A cell or a whole schedule in letters, '-' off, '?' unknown. */
int tiny_shift(char letter);
void tiny_past(bem_problem *, int e, const char *letters);
void tiny_schedule(const char *letters, int *shifts);

/* A random generator of a test's own (splitmix64). */
typedef struct tiny_dice {
    uint64_t state;
} tiny_dice;
int tiny_roll(tiny_dice *, int n); /* 0 … n - 1 */

/* A random problem over everything that compiles: all kinds of rules, past,
 * leave, pins, wishes, demand, clock changes. At most n_staff people. */
bem_problem *tiny_random(tiny_dice *, int n_staff, int n_days, int n_shifts);

#endif
