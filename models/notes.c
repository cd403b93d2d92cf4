/* notes.c - sentences in a list. */
#include "notes.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void bem_notes_add(bem_notes *notes, const char *format, ...) {
    char sentence[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(sentence, sizeof sentence, format, args);
    va_end(args);
    BEM_PUSH(notes, bem_arena_string(&notes->arena, sentence));
}

void bem_notes_free(bem_notes *notes) {
    free(notes->items);
    bem_arena_free(&notes->arena);
    *notes = (bem_notes){0};
}
