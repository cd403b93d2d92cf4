/* check_ward.h - a small ward made by hand, and rosters written as letters.
 *
 * Shifts D 07:00-15:30, E 13:30-21:30 (breaks of half an hour), N 21:15-07:15
 * (45 minutes): 8 h, 7 h 30 min and 9 h 15 min of work. Competences nurse and
 * aide; everybody is a nurse and may stand in for an aide. Day 0 is Monday the
 * 4th of January 2027 unless said. */
#ifndef TESTS_CHECK_WARD_H
#define TESTS_CHECK_WARD_H

#include "check.h"

enum { DAY, EVENING, NIGHT, N_SHIFTS };
enum { NURSE, AIDE };
enum { PAST_DAYS = 10 };

bem_problem *ward_new(int n_staff, int n_days);
bem_problem *ward_new_from(int n_staff, int n_days, bem_date start);

/* A new rule of the ward: hard, for everybody, on all days, of no shifts, no
 * limits, its period the horizon. */
bem_rule *ward_rule(bem_problem *, bem_rule_kind);
/* A new demand: every day, of any competence, hard limits 0 and none. */
bem_demand *ward_demand(bem_problem *);
bem_request *ward_request(bem_problem *, int e, int d);

/* A set of shifts: "DN". */
bool *ward_set(bem_problem *, const char *letters);
void ward_limit(bem_rule *, int n_staff, int min, int max);

/* The days just before the horizon, the last letter the last day; `-` is off,
 * `?` unknown, as are all days before them. */
void ward_set_past(bem_problem *, int e, const char *letters);

/* One letter a day, `/` between people. */
bem_roster ward_roster(const bem_problem *, const char *letters);
bem_report ward_check(const bem_problem *, const char *letters);

/* A schedule of person 0 against the only rule: so many findings, their
 * amounts and (when the rule is made soft) costs together. */
typedef struct ward_case {
    const char *past, *schedule;
    int n;
    int64_t amount, cost;
    const char *reason;
} ward_case;

void ward_expect(bem_problem *, const ward_case *);

#endif
