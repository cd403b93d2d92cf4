/* plan_brief.h - a plan in a few sentences: the queue, what is short, the bottleneck, whom to
 * recruit. */
#ifndef BEM_PLAN_BRIEF_H
#define BEM_PLAN_BRIEF_H

#include "plan.h"
#include "text.h"

/* Calls `add` for each sentence; it is read at once. */
void bem_plan_tell_brief(const bem_production *, const bem_plan *,
                         void (*add)(void *context, const char *sentence), void *context);

#endif
