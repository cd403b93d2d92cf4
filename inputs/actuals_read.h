/* actuals_read.h - the outcome of months from CSV, as a unit's own systems export it.
 *
 * Columns: month (2027-01, or a date in it), activity, performed; and, if wanted, unit, category,
 * waiting, cost. An empty cell is "not reported", never zero. A number may have a decimal comma
 * where the separator is none. */
#ifndef BEM_ACTUALS_READ_H
#define BEM_ACTUALS_READ_H

#include "actuals.h"
#include "diag.h"

enum { BEM_MOST_ACTUALS = 500000 }; /* lines */

/* False after errors. */
bool bem_actuals_read(const char *path, const bem_planned *units, int n_units, bem_actuals *,
                      bem_diags *);
bool bem_actuals_read_text(const char *name, const char *text, size_t length,
                           const bem_planned *units, int n_units, bem_actuals *, bem_diags *);

#endif
