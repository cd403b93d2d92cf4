/* diag.h - what is wrong with the user's input, where, and in which words.
 *
 * Readers add diagnostics to a list and go on, so that one run shows them all.
 * Nothing here prints; the command line renders the list (outputs/). */
#ifndef BEM_DIAG_H
#define BEM_DIAG_H

#include "arena.h"

#include <stdbool.h>

enum { BEM_DIAG_MAX = 100 }; /* errors kept; after that one line counts the rest */

/* Where something stands in the user's files. Lines and columns count from 1,
 * columns in characters (UTF-8 code points); line 0 means nowhere. */
typedef struct bem_place {
    const char *file;
    int line, column;
    int length; /* characters to underline, 0 = one */
} bem_place;

typedef enum bem_severity { BEM_NOTE, BEM_WARNING, BEM_ERROR } bem_severity;

typedef struct bem_diag {
    bem_severity severity;
    bem_place place;
    const char *message; /* one sentence without the place */
    const char *source;  /* the text of that line, NULL when there is none */
} bem_diag;

/* Owns its texts. `{0}` is an empty list. */
typedef struct bem_diags {
    BEM_ARRAY(bem_diag);
    int n_errors, n_warnings; /* all that were added, also those not kept */
    bem_arena arena;
} bem_diags;

void bem_diag_add(bem_diags *, bem_severity, bem_place, const char *source, const char *format, ...)
    __attribute__((format(printf, 5, 6)));
bool bem_diags_has_errors(const bem_diags *);
void bem_diags_free(bem_diags *);

#endif
