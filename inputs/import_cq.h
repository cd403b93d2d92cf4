/* import_cq.h - instances of the Curtois-Qu benchmark (schedulingbenchmarks.org)
 * as wards in our YAML.
 *
 * The meaning is kept exactly: rosters of the two cost the same. Days outside
 * the horizon count as off for runs of work, and runs that touch its edges may
 * be short. Costs become whole points. */
#ifndef BEM_IMPORT_CQ_H
#define BEM_IMPORT_CQ_H

#include "diag.h"

/* The YAML, closed by a NUL; the caller frees it. NULL with diagnostics when
 * the file is no such instance. */
char *bem_import_cq(const char *path, bem_diags *);
char *bem_import_cq_bytes(const char *file, const char *bytes, size_t length, bem_diags *);

#endif
