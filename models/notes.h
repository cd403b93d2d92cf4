/* notes.h - what a reader should know of a result: sentences in the order in which they came. */
#ifndef BEM_NOTES_H
#define BEM_NOTES_H

#include "arena.h"

/* Owns its sentences; `{0}` has none. */
typedef struct bem_notes {
    BEM_ARRAY(const char *);
    bem_arena arena;
} bem_notes;

void bem_notes_add(bem_notes *, const char *format, ...) __attribute__((format(printf, 2, 3)));
void bem_notes_free(bem_notes *);

#endif
