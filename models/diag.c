/* diag.c - the list of diagnostics. */
#include "diag.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void bem_diag_add(bem_diags *list, bem_severity severity, bem_place place, const char *source,
                  const char *format, ...) {
    list->n_errors += severity == BEM_ERROR;
    list->n_warnings += severity == BEM_WARNING;
    if (list->count >= BEM_DIAG_MAX)
        return;
    va_list args;
    va_start(args, format);
    char message[1024];
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    if (place.file)
        place.file = bem_arena_string(&list->arena, place.file);
    bem_diag diag = {severity, place, bem_arena_string(&list->arena, message),
                     source ? bem_arena_string(&list->arena, source) : NULL};
    BEM_PUSH(list, diag);
}

bool bem_diags_has_errors(const bem_diags *list) { return list->n_errors > 0; }

void bem_diags_free(bem_diags *list) {
    bem_arena_free(&list->arena);
    free(list->items);
    *list = (bem_diags){0};
}
