/* line_words.h - text formats of one record a line: its words, each of which
 * knows its place, and what they can be. For the benchmark importers. */
#ifndef BEM_LINE_WORDS_H
#define BEM_LINE_WORDS_H

#include "names.h"
#include "source_error.h"

typedef struct bem_word {
    const char *text; /* in the arena */
    size_t at, length;
} bem_word;

typedef struct bem_line_words {
    const bem_source *source;
    bem_diags *diags;
    bem_arena *arena;
    BEM_ARRAY(bem_word); /* of the line being read */
} bem_line_words;

/* The text between two offsets without the blanks around it. */
bem_word bem_word_trimmed(const bem_line_words *, size_t at, size_t end);
/* The line's words become those of a part of the text: between separators,
 * trimmed, also empty ones; between blanks, runs of blanks being one. */
void bem_words_split(bem_line_words *, const bem_word *part, char separator);
void bem_words_split_blanks(bem_line_words *, const bem_word *part);
/* The next line from *at on without comment and blanks, which may leave
 * nothing; false at the end of the text, or when there are errors enough. */
bool bem_words_next_line(const bem_line_words *, size_t *at, bem_word *line);
/* The next part of a word that is divided by `separator`; *at begins at the
 * word's own; false at its end. */
bool bem_word_next_part(const bem_line_words *, const bem_word *, char separator, size_t *at,
                        bem_word *part);

/* "expected …, not '…'" at the word. */
void bem_word_complain(const bem_line_words *, const bem_word *, const char *expected);

/* False after a complaint. */
bool bem_word_number(const bem_line_words *, const bem_word *, int least, int most, int *number);
bool bem_word_index(const bem_line_words *, const bem_word *, const bem_names *, const char *what,
                    int *index);

/* May it stand as an id in our YAML? */
bool bem_word_is_id(const bem_word *);
/* … and as that of a shift, some of which mean something else? */
bool bem_word_is_shift_id(const bem_word *);

#endif
