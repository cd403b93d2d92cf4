/* actuals.h - what became of a plan, month by month, as a unit's own systems report it. */
#ifndef BEM_ACTUALS_H
#define BEM_ACTUALS_H

#include "planned.h"

/* One line: an activity of a unit in a month. What was not reported is NAN, -1 for money. */
typedef struct bem_actual {
    int unit, activity, month;
    double performed;
    double waiting; /* at the end of the month */
    int64_t cost;   /* öre */
    int line;       /* of the file */
} bem_actual;

typedef struct bem_actuals {
    BEM_ARRAY(bem_actual); /* by unit, activity, month */
    int last_month;        /* the latest with anything performed; -1 = none */
} bem_actuals;

/* NULL when nothing was reported. */
const bem_actual *bem_actuals_find(const bem_actuals *, int unit, int activity, int month);
void bem_actuals_sort(bem_actuals *);
void bem_actuals_free(bem_actuals *);

#endif
