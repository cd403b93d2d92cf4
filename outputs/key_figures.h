/* key_figures.h - what a manager asks of a finished roster.
 *
 *     own cost     = monthly pay over the horizon + pay by the hour, rental staff not counted
 *     rental ratio = rental cost / own cost
 *     rental share = rental cost / (rental cost + own cost)
 *
 * A night is a shift under way at 03:00. A weekend is worked when a shift starts on its Saturday
 * or Sunday.
 *
 * A person's day is asked for rest when a rule of daily rest (or of rest between shifts) is for her
 * and that day, and kept when none of these is broken on it: by the window that begins then, or the
 * shift that comes too soon. Her calendar week, as much of it as the horizon has, likewise with
 * rules of weekly rest, by the windows that begin in it. What began before the horizon is its first
 * day's. */
#ifndef BEM_KEY_FIGURES_H
#define BEM_KEY_FIGURES_H

#include "check.h"

typedef struct bem_person_figures {
    int shifts, nights, weekends;
    int64_t worked;       /* minutes, breaks not counted */
    int64_t credited;     /* minutes counted as worked on leave */
    int64_t contract;     /* minutes of the contract over the horizon, by share; 0 = not stated */
    int granted, refused; /* wishes */
} bem_person_figures;

typedef struct bem_rest_kept {
    int asked, kept; /* days or weeks of everybody */
} bem_rest_kept;

typedef struct bem_rest_rule {
    int rule, breaches;
    int64_t minutes_short;
} bem_rest_rule;

typedef struct bem_rest_figures {
    bem_rest_kept days, weeks;
    int n_breaches;        /* of all rules about rest … */
    int64_t minutes_short; /* … and what they lack together */
    bem_rest_rule *rules;  /* [n_rules] those about rest, but for those that are off */
    int n_rules;
} bem_rest_figures;

typedef struct bem_key_figures {
    int64_t rental_cost, own_cost; /* öre */
    double rental_ratio;           /* infinite when rental has a cost and own staff none */
    double rental_share;
    int n_requests, n_granted;
    int64_t heads_short, minutes_short; /* of shift demands, of span demands */
    int64_t worked;                     /* minutes of everybody */
    bem_rest_figures rest;
    bem_person_figures *people; /* [n_staff], in the arena given */
} bem_key_figures;

bem_key_figures bem_key_figures_of(const bem_problem *, const bem_roster *, const bem_report *,
                                   bem_arena *);

bem_rest_figures bem_rest_figures_of(const bem_problem *, const bem_report *, bem_arena *);

bool bem_is_night(const bem_shift *);
int64_t bem_contract_minutes(const bem_problem *, int e); /* over the horizon, rounded down */

/* Heads missing: below the target, or below min where there is no target. */
int bem_coverage_short(const bem_demand *, int heads);
int bem_coverage_over(const bem_demand *, int heads); /* beyond the target, else beyond max */
/* Of a span's moment; 0 for a shift demand. */
int bem_coverage_minutes(const bem_demand *, const bem_coverage *);

#endif
