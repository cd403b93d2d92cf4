/* import_inrc1.h - instances of the First International Nurse Rostering
 * Competition (2010, text form) as wards in our YAML.
 *
 * The meaning is kept exactly: rosters of the two cost the same, in whole
 * points. */
#ifndef BEM_IMPORT_INRC1_H
#define BEM_IMPORT_INRC1_H

#include "diag.h"

/* The YAML, closed by a NUL; the caller frees it. NULL with diagnostics when
 * the file is no such instance. */
char *bem_import_inrc1(const char *path, bem_diags *);
char *bem_import_inrc1_bytes(const char *file, const char *bytes, size_t length, bem_diags *);

#endif
