/* source_error.h - errors at a place of a source, for the formats that are not
 * YAML. */
#ifndef BEM_SOURCE_ERROR_H
#define BEM_SOURCE_ERROR_H

#include "source.h"

/* An error at `length` bytes from `offset`, with its line. */
void bem_source_error(const bem_source *, size_t offset, size_t length, bem_diags *,
                      const char *format, ...) __attribute__((format(printf, 5, 6)));

#endif
