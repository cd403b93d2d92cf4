/* imported.h - what an import makes of any bytes is a ward that can be read, or diagnostics. */
#ifndef BEM_FUZZ_IMPORTED_H
#define BEM_FUZZ_IMPORTED_H

#include "diag.h"

typedef char *fuzz_import(const char *name, const char *text, size_t length, bem_diags *);
void fuzz_imported(const unsigned char *bytes, size_t size, fuzz_import *);

#endif
