/* source.h - one input file as text: its name, its characters, its lines.
 *
 * What comes out is UTF-8 without control characters, so that every reader
 * behind it, and every terminal behind the diagnostics, is spared them. */
#ifndef BEM_SOURCE_H
#define BEM_SOURCE_H

#include "diag.h"

enum {
    BEM_SOURCE_MAX = 16 << 20,    /* bytes of one file that people write */
    BEM_CERTIFICATE_MAX = 1 << 30 /* and of one that the program writes, number by number */
};

typedef struct bem_source {
    const char *name;
    const char *text; /* ends in NUL; a byte order mark is cut off */
    size_t length;    /* bytes */
    size_t *lines;    /* [n_lines] offset of each line's first byte */
    int n_lines;
    const char *bytes; /* [n_bytes] the file as it is, for the digest */
    size_t n_bytes;
} bem_source;

/* Both give NULL and an error when the file is missing, no file, too big, or no
 * text. The source lives in the arena; the name is borrowed, by every place in
 * it too. `asked_by` is where the file is named (place and its line), or a zero
 * place. */
bem_source *bem_source_read(const char *path, bem_place asked_by, const char *asking_line,
                            bem_arena *, bem_diags *);
bem_source *bem_source_of_text(const char *name, const char *text, size_t length, bem_arena *,
                               bem_diags *);
/* The same with another limit; of a file that no other file names. */
bem_source *bem_source_read_most(const char *path, size_t most, bem_arena *, bem_diags *);
bem_source *bem_source_of_text_most(const char *name, const char *text, size_t length, size_t most,
                                    bem_arena *, bem_diags *);

/* The text of a line (from 1) around a column, for a diagnostic; NULL when the
 * column is too far out to show. */
const char *bem_source_line(const bem_source *, int line, int column, bem_arena *);

/* The place of `length` bytes of the text from an offset. */
bem_place bem_source_place(const bem_source *, size_t offset, size_t length);

/* At most about sixty characters of a text, fit to be quoted in a message. */
const char *bem_clip(const char *text, bem_arena *);

#endif
