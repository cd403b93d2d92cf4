/* json_pull.h - JSON read value by value, where it stands: for files of many
 * numbers, each exact and each with its place.
 *
 * The caller says what it expects next. The first thing that is otherwise is an
 * error at its place, after which everything fails. */
#ifndef BEM_JSON_PULL_H
#define BEM_JSON_PULL_H

#include "source_error.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct bem_json_pull {
    const bem_source *source;
    bem_diags *diags;
    bem_arena *arena; /* for texts */
    size_t at;        /* offset of what comes next */
    bool failed;
    bool is_first; /* nothing of the object or list has been read yet */
} bem_json_pull;

/* Into an object or a list that stands next. */
bool bem_pull_object(bem_json_pull *, const char *what);
bool bem_pull_list(bem_json_pull *, const char *what);
/* On to the next member, whose key is handed out, or the next item; false past
 * the closing bracket, or after an error. */
bool bem_pull_member(bem_json_pull *, const char **key, size_t *at);
bool bem_pull_item(bem_json_pull *);
/* Nothing may follow. */
bool bem_pull_end(bem_json_pull *);

bool bem_pull_null(bem_json_pull *); /* true, and past it, when it is null */
bool bem_pull_integer(bem_json_pull *, const char *what, int64_t *);
const char *bem_pull_text(bem_json_pull *, const char *what); /* NULL after an error */

/* Where what comes next stands. */
size_t bem_pull_at(bem_json_pull *);
/* An error at an offset; the reading goes on. */
void bem_pull_complain(bem_json_pull *, size_t at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
