/* report_json.h - what the checker says, as parts of a JSON object: shared by the roster and by the
 * report of a check. Each adds its keys to `root`. */
#ifndef BEM_REPORT_JSON_H
#define BEM_REPORT_JSON_H

#include "check.h"
#include "json.h"

void bem_json_add_cost(bem_json *root, const bem_problem *, const bem_report *); /* cost */
/* violations, broken_rules, refused_requests, pay */
void bem_json_add_findings(bem_json *root, const bem_problem *, const bem_report *);
void bem_json_add_coverage(bem_json *root, const bem_problem *,
                           const bem_report *); /* + shortage */
void bem_json_add_key_figures(bem_json *root, const bem_problem *, const bem_roster *,
                              const bem_report *); /* key_figures */

#endif
