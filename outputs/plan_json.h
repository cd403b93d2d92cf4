/* plan_json.h - a production plan as JSON "bemanna-plan/1". */
#ifndef BEM_PLAN_JSON_H
#define BEM_PLAN_JSON_H

#include "needs.h"
#include "text.h"

void bem_plan_write_json(bem_text *, const bem_production *, const bem_plan *);
/* With what it hands down to the roster, under "demand". */
void bem_plan_write_json_with_needs(bem_text *, const bem_production *, const bem_plan *,
                                    const bem_needs *);

#endif
