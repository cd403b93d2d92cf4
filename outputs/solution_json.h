/* solution_json.h - a solution as JSON "bemanna-roster/1".
 *
 * The schema is docs/schema/roster.schema.json, the words docs/outputs.md. The text depends on
 * problem, solution and settings only, never on a clock: the same in, the same bytes out. */
#ifndef BEM_SOLUTION_JSON_H
#define BEM_SOLUTION_JSON_H

#include "check.h"
#include "json.h"
#include "solution.h"
#include "text.h"

/* What was asked of the solve. */
typedef struct bem_asked {
    uint64_t seed;
    int64_t work_limit; /* work units, 0 = none */
    double time_limit;  /* seconds, 0 = none */
    double gap;         /* relative */
} bem_asked;

/* `report` is what bem_check says of the solution's roster; NULL when it has none. */
void bem_solution_write_json(bem_text *, const bem_problem *, const bem_solution *,
                             const bem_report *, const bem_asked *);

#endif
