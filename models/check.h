/* check.h - the literal checker: reads the rules on calendar dates and clock
 * times, straight from the problem, and recounts the cost from zero.
 *
 * It shares no code with the networks (network.h, compile.h): the two tellings
 * of each rule are played against each other in the tests, and every roster
 * that leaves the program has passed this one. */
#ifndef BEM_CHECK_H
#define BEM_CHECK_H

#include "roster.h"

typedef enum bem_component {
    BEM_COST_HOURLY_PAY,  /* own staff paid by the hour */
    BEM_COST_RENTAL,      /* rental staff, supplements and overtime */
    BEM_COST_SUPPLEMENT,  /* own staff: unsocial hours of work */
    BEM_COST_ON_CALL,     /* own staff: time on call and standby */
    BEM_COST_EXTRA_HOURS, /* own staff: beyond the contract's hours, up to full time */
    BEM_COST_OVERTIME,    /* own staff: beyond full time */
    BEM_COST_SHORTAGE,    /* demand: heads short of target or min */
    BEM_COST_SURPLUS,     /* demand: heads beyond target or max */
    BEM_COST_RULE,        /* a soft rule broken */
    BEM_COST_REQUEST,     /* a wish refused */
    BEM_N_COMPONENTS
} bem_component;

const char *bem_component_name(bem_component); /* "hourly_pay", … as in the JSON */

/* One line of the bill, or one broken hard rule (cost 0). */
typedef struct bem_finding {
    bem_component component;
    bool hard; /* must not be: the roster is not legal */
    int rule, demand,
        request; /* index of what speaks, else -1; all -1: the roster itself (leave, pin, role) */
    int person;  /* or -1 */
    int first, last;     /* days concerned, those inside the horizon */
    int shift;           /* or -1 */
    int from, to;        /* span demand: wall minutes of day `first` of the moment; else 0 */
    int64_t amount;      /* units out of range: heads, minutes, days, shifts … */
    int64_t cost;        /* öre */
    const char *message; /* a sentence in the report's arena: who, what, when; without the place */
    bem_place place;     /* of what speaks, a band or overtime too; line 0 for wages */
} bem_finding;

/* Coverage of one demand on one day (for spans: one moment of it). */
typedef struct bem_coverage {
    int demand, day;
    int from,
        to; /* wall minutes of day `day`; the shift's own for a one-shift demand; 0, 0 for a set */
    int heads;
    int64_t cost;
} bem_coverage;

typedef struct bem_report {
    BEM_ARRAY(bem_finding);
    int n_hard;   /* broken hard rules */
    int64_t cost; /* sum of all findings: what the decision costs */
    int64_t by_component[BEM_N_COMPONENTS];
    int64_t sunk; /* monthly pay over the horizon, not in cost */
    struct {
        bem_coverage *items;
        int count, cap;
    } coverage;
    bem_arena arena;
} bem_report;

/* Never fails; the roster's size must be the problem's. A working cell without
 * a role counts as the person's primary competence. Pay findings come too. */
bem_report bem_check(const bem_problem *, const bem_roster *);
void bem_report_free(bem_report *);

#endif
