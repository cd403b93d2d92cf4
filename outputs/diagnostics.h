/* diagnostics.h - a list of diagnostics as text for people or JSON for editors. */
#ifndef BEM_DIAGNOSTICS_H
#define BEM_DIAGNOSTICS_H

#include "diag.h"
#include "text.h"

/* One a paragraph, as compilers do:
 *
 *     ward.yaml:12:15: error: there is no shift 'nigth'; did you mean 'night'?
 *        12 |   - {shift: nigth, days: mon}
 *           |             ^~~~~
 *
 * `colour` adds ANSI colours. */
void bem_diagnostics_write_text(bem_text *, const bem_diags *, bool colour);

/* {"format": "bemanna-diagnostics/1", "errors": n, "warnings": n, "diagnostics": [{"severity",
 * "file", "line", "column", "length", "message", "source"}]} on one line. */
void bem_diagnostics_write_json(bem_text *, const bem_diags *);

const char *bem_severity_name(bem_severity); /* "error", "warning", "note" */

#endif
