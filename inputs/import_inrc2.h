/* import_inrc2.h - cases of the Second International Nurse Rostering
 * Competition (2014-2015, text form) as wards in our YAML.
 *
 * A case is a scenario, a history and the data of each week in a row; the weeks
 * become one horizon, solved at once. The meaning is kept exactly: rosters of
 * the two cost the same, in whole points. */
#ifndef BEM_IMPORT_INRC2_H
#define BEM_IMPORT_INRC2_H

#include "diag.h"

/* Paths of scenario, history and weeks. The YAML, closed by a NUL; the caller
 * frees it. NULL with diagnostics when they are no such case. */
char *bem_import_inrc2(const char *const *paths, int n_paths, bem_diags *);

/* The same for files one after another in one text: each begins with its word
 * SCENARIO, HISTORY or WEEK_DATA. */
char *bem_import_inrc2_bytes(const char *file, const char *bytes, size_t length, bem_diags *);

#endif
