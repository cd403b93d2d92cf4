/* check_report.h - what the checker found, as text or as JSON "bemanna-check/1". */
#ifndef BEM_CHECK_REPORT_H
#define BEM_CHECK_REPORT_H

#include "check.h"
#include "text.h"

/* One line a finding, at its place in the YAML, hard ones first; then the totals. Pay, which
 * breaks nothing, is only in the totals. */
void bem_check_report_write_text(bem_text *, const bem_problem *, const bem_roster *,
                                 const bem_report *, bool colour);

void bem_check_report_write_json(bem_text *, const bem_problem *, const bem_roster *,
                                 const bem_report *);

#endif
