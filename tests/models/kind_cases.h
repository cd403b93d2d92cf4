/* kind_cases.h - every kind of rule from every side: a table of rosters and what
 * the kind makes of them, judged by core and checker alike. */
#ifndef BEM_TESTS_KIND_CASES_H
#define BEM_TESTS_KIND_CASES_H

#include "problem.h"

typedef enum kind_side {
    SIDE_KEPT,
    SIDE_BROKEN,
    SIDE_SQUARED,  /* linear and squared price, to the öre */
    SIDE_FIRST,    /* the horizon's first day, nothing known before it */
    SIDE_HISTORY,  /* what is known before it */
    SIDE_LAST,     /* the horizon's last day */
    SIDE_WEEK_END, /* a night over the end of the week, or of the kind's own period */
    SIDE_PEOPLE,   /* one person left out */
    SIDE_DAYS,     /* one day left out */
    SIDE_SHIFTS,   /* other shifts */
    SIDE_CLOCK,    /* the night in which the clock is changed */
    N_SIDES
} kind_side;

/* The ward: three people, own, own and rental; day 07-15 and evening 14-22 (7 h
 * 30 min of work each), night 21-07 (9 h), l from 08 to 14 next day (30 h). The
 * rental one earns 10.00 an hour, the others 120.00 a day.
 *
 * The only rule is set up by its kind (see the tables), costs 1.00 a unit (1.37
 * and 0.11 squared for SIDE_SQUARED), and is changed by what a case says. */
typedef struct kind_case {
    bem_rule_kind kind;
    kind_side side;
    const char *past;   /* people parted by /; missing ones unknown */
    const char *roster; /* the same; missing ones off */
    int64_t cost;       /* of the rule when soft; 0 = kept when hard */
    const char *reason;
    int weekday;        /* of day 0 */
    int no_person;      /* 1, 2 …: left out */
    int no_day;         /* 1, 2 …: left out */
    int only_day;       /* 1, 2 …: all others left out */
    int gain;           /* minutes, of the clock at 02:00 of day 1: 60 forward, -60 back */
    const char *shifts; /* instead of the kind's own */
    void (*set)(bem_problem *, bem_rule *);
} kind_case;

typedef void kind_setup(bem_problem *, bem_rule *);

extern const kind_case kind_personal_cases[], kind_shared_cases[];
extern const int kind_n_personal_cases, kind_n_shared_cases;
extern kind_setup *const kind_personal_setup[BEM_N_RULE_KINDS];
extern kind_setup *const kind_shared_setup[BEM_N_RULE_KINDS];

/* Calendar weeks, the first holding day 0. */
void kind_by_weeks(bem_problem *, bem_rule *);
void kind_limit(const bem_problem *, bem_rule *, int min, int max);

#endif
