/* told_twice.h - one person and one rule, judged by both tellings: the network and
 * the checker.
 *
 * d day 07-15, e evening 14-22, n night 21-07, l 30 hours from 08, - off. The
 * horizon starts on a Monday unless said; a unit costs 100 öre. */
#ifndef BEM_TESTS_TOLD_TWICE_H
#define BEM_TESTS_TOLD_TWICE_H

#include "check.h"
#include "compile.h"
#include "tiny.h"

#define NEVER BEM_NEVER

bem_problem *one_rule(bem_rule_kind, int n_days, int weekday); /* of the first day */

typedef struct rule_case {
    const char *past, *schedule;
    int64_t cost; /* soft */
    const char *reason;
} rule_case;

/* Soft at its cost; hard forbidden exactly when it costs; nothing when off. */
void told_twice(bem_problem *, const rule_case *);

/* What each telling says of a schedule, or NEVER. */
int64_t compiled_cost(const bem_problem *, const char *schedule);
int64_t checked_cost(const bem_problem *, const char *schedule);

#define EXPECT_ALL(p, cases)                                                                       \
    for (size_t i = 0; i < sizeof(cases) / sizeof *(cases); i++)                                   \
    told_twice(p, &(cases)[i])

#endif
