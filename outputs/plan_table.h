/* plan_table.h - a production plan to read on a screen. */
#ifndef BEM_PLAN_TABLE_H
#define BEM_PLAN_TABLE_H

#include "plan.h"
#include "text.h"

/* With `weeks`, each week has a line; else up to sixteen, longer horizons by four weeks. */
void bem_plan_write_table(bem_text *, const bem_production *, const bem_plan *, bool weeks);

/* "optimal: cost 12 000.00 SEK" in one line without its end. */
void bem_plan_write_outcome(bem_text *, const bem_production *, const bem_plan *);

#endif
