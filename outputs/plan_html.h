/* plan_html.h - a production plan as a page with charts, to print. */
#ifndef BEM_PLAN_HTML_H
#define BEM_PLAN_HTML_H

#include "plan.h"
#include "text.h"

/* An optimal plan: production and queue week by week, hours against what there is of them, and the
 * table. */
void bem_plan_write_html(bem_text *, const bem_production *, const bem_plan *);

#endif
