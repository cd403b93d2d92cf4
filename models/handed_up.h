/* handed_up.h - hours that the roster could not find, and what a plan makes of them.
 *
 * The roster had everybody of the unit at hand and lacks h hours of competence q in week t. So in
 * that week own staff who hold q
 *
 *     are not idle any more   hours_g := min(hours_g, ordinary hours that the plan has used)
 *     give h hours less       hours_g := hours_g - h share_g, by what each group has given to q
 *
 * and the plan is made again: what is missing is then bought, or others step in, or production is
 * put off, or it is missed and handed on. Hours of q beyond what own staff gave (whole people,
 * ratios, what is hired) are handed on as they are. */
#ifndef BEM_HANDED_UP_H
#define BEM_HANDED_UP_H

#include "plan.h"

/* One of a week and competence. */
typedef struct bem_lack {
    int t, q;
    double hours; /* that the roster is short of */
    double taken; /* of them from what own staff gave; set by bem_lacks_take */
} bem_lack;

typedef struct bem_lacks {
    BEM_ARRAY(bem_lack);
} bem_lacks;

void bem_lacks_add(bem_lacks *, int t, int q, double hours); /* sums; in order of addition */
void bem_lacks_free(bem_lacks *);

/* Takes them from the hours of own staff, as the plan made without them had those. */
void bem_lacks_take(bem_lacks *, bem_production *, const bem_plan *first);

/* Hours of a competence that a source gives in a week, tasks under the name of those who do them.
 */
double bem_plan_given(const bem_production *, const bem_plan *, bem_supply, int q, int t);

#endif
