/* plan_json.h - a production plan as JSON "bemanna-plan/1". */
#ifndef BEM_PLAN_JSON_H
#define BEM_PLAN_JSON_H

#include "plan.h"
#include "text.h"

void bem_plan_write_json(bem_text *, const bem_production *, const bem_plan *);

#endif
