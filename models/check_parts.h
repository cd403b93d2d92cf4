/* check_parts.h - what the files of the literal checker share.
 *
 * check.c opens the report and calls the parts; each part reads the problem
 * and the roster and adds findings. Nothing here knows of networks. */
#ifndef BEM_CHECK_PARTS_H
#define BEM_CHECK_PARTS_H

#include "check.h"

typedef struct bem_checking {
    const bem_problem *p;
    const bem_roster *roster;
    bem_report *report;
} bem_checking;

/* The shift, BEM_OFF or BEM_UNKNOWN of a day before or inside the horizon. */
int bem_check_shift(const bem_checking *, int e, int d);
/* Does she work on that day, as far as is known, a shift of the set? */
bool bem_check_works_one(const bem_checking *, int e, int d, const bool *shifts);
/* The competence in which she works a day of the horizon, or BEM_NO_ROLE. */
int bem_check_role(const bem_checking *, int e, int d);

/* A finding about nothing yet: every index -1. */
bem_finding bem_check_finding(bem_component);
void bem_check_add(const bem_checking *, bem_finding);
/* Rule r broken by person e on days first … last: `amount` units, `cost` if
 * the rule is soft. */
void bem_check_add_broken(const bem_checking *, int r, int e, int first, int last, int64_t amount,
                          int64_t cost, const char *message);

/* How many of her shifts run from wall time `from` to `to` without a gap. */
int bem_check_times_there(const bem_checking *, int e, int from, int to);
/* The next start or end of a shift after wall time `from`, at most `to`. */
int bem_check_next_cut(const bem_problem *, int from, int to);

/* Words, in the report's arena. */
const char *bem_check_who(const bem_checking *, int e);
const char *bem_check_date(const bem_checking *, int d);               /* Mon 2027-01-04 */
const char *bem_check_duration(const bem_checking *, int64_t minutes); /* 9 h 15 min */
const char *bem_check_clock(const bem_checking *, int minutes);        /* 07:15 */
const char *bem_check_set(const bem_checking *, const bool *shifts);   /* day/evening; "" = all */
const char *bem_check_count(const bem_checking *, int64_t n, const char *noun); /* 2 days */
const char *bem_check_money(const bem_checking *, int64_t amount);              /* 1600.00 */
/* ", at most 3 allowed" or ", at least 2 asked" */
const char *bem_check_limit(const bem_checking *, bool too_many, const char *limit);

/* The parts. */
void bem_check_cells(const bem_checking *); /* leave, pins, roles */
void bem_check_requests(const bem_checking *);
void bem_check_pay(const bem_checking *);
void bem_check_demand(const bem_checking *);
void bem_check_rules(const bem_checking *);
void bem_check_shared(const bem_checking *); /* after the pay, which budgets sum */
void bem_check_spots(const bem_checking *, int r);
void bem_check_budget(const bem_checking *, int r);
void bem_check_rental_ratio(const bem_checking *, int r);
void bem_check_headcount(const bem_checking *, int r);

/* Does the rule (of_some) count this shift? */
bool bem_check_counts_shift(const bem_rule *, int shift);
/* So many things inside the horizon and `past` in days before it (`known`: all
 * those days are), held against the limits of a period. */
void bem_check_number(const bem_checking *, int r, int e, const bem_period *, int past, bool known,
                      int inside, const char *noun);

/* One rule of its kind, for one person. */
typedef void bem_check_rule(const bem_checking *, int r, int e);
bem_check_rule bem_check_rest, bem_check_succession, bem_check_forbidden, bem_check_runs,
    bem_check_hours, bem_check_counts, bem_check_bookings, bem_check_weekends,
    bem_check_complete_weekends, bem_check_without_competence, bem_check_pattern,
    bem_check_same_shift, bem_check_weekends_in_row, bem_check_days_off_after,
    bem_check_rest_windows, bem_check_night_hours, bem_check_fair;

#endif
