/* source_error.c - from an offset to line, column and words. */
#include "source_error.h"

#include <stdarg.h>
#include <stdio.h>

void bem_source_error(const bem_source *source, size_t offset, size_t length, bem_diags *diags,
                      const char *format, ...) {
    char message[512];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    if (offset > source->length)
        offset = source->length;
    if (length > source->length - offset)
        length = source->length - offset;
    bem_arena arena = {0};
    bem_place place = bem_source_place(source, offset, length);
    const char *line = bem_source_line(source, place.line, place.column, &arena);
    bem_diag_add(diags, BEM_ERROR, place, line, "%s", message);
    bem_arena_free(&arena);
}
