/* needs.h - from a plan's hours to people on shifts: what the roster is asked for.
 *
 * For each week t of a span and each competence q
 *
 *     plan + percentile + ratio + least - dropped + rounding = demand        (hours)
 *
 * where  plan        is what the plan gives of q, for works that are competences under their own
 *                    name, for tasks under that of those who do them;
 *        percentile  is what activities that do not wait take more (or less) at the percentile
 *                    asked for: those that wait have the queue to even things out;
 *        ratio       is what ratios of open units to people ask beyond the plan's teams;
 *        least       is what a staffing's `min` adds;
 *        dropped     is what no shift takes: no staffing, no day of it in the week, or more
 *                    sessions than there are units;
 *        rounding    is what whole sessions, whole people and whole shifts add (or leave out).
 *
 * Sessions of a resource and hours beside the teams are rounded over the span, not each week, and
 * spread evenly over the week's days: what one week lacks the next one has. Teams and ratios round
 * up to whole people each day. */
#ifndef BEM_NEEDS_H
#define BEM_NEEDS_H

#include "plan.h"

typedef struct bem_need_line {
    int t, q;
    double plan, percentile, ratio, least, dropped, rounding, demand; /* hours */
} bem_need_line;

/* People of a competence on a shift, of all staffings together: whoever is there counts once. */
typedef struct bem_need_row {
    const char *id; /* "rooms+letters.assistant" */
    int shift, q;
    bool *staffing; /* [n_staffing] those that it is for */
    int *heads;     /* [n_days] of the span: the target */
    int *planned;   /* [n_days] what the plan itself needs */
    int *least;     /* [n_days] their `min` */
} bem_need_row;

typedef struct bem_needs {
    int from, n_weeks;      /* weeks of the plan */
    const char *percentile; /* "p80"; NULL = as the plan has it */
    BEM_ARRAY(bem_need_row);
    struct {
        BEM_ARRAY(bem_need_line);
    } lines; /* by week, competence; without those of nothing */
    bem_arena arena;
} bem_needs;

/* `at` is the same production at the percentile asked for, NULL for the plan's own. */
bem_needs bem_needs_of(const bem_production *, const bem_plan *, const bem_production *at, int from,
                       int n_weeks);
void bem_needs_free(bem_needs *);

/* Minutes that somebody works on a shift, by the clock on the wall. */
int bem_needs_minutes(const bem_shift *);
/* The ids of the activities that a row is for, parted by commas. */
const char *bem_needs_activities(const bem_production *, const bem_need_row *, bem_arena *);

#endif
