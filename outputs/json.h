/* json.h - JSON as it is written: a tree over cJSON, the only door to that library here.
 *
 * cJSON holds numbers as doubles; integers go in as their own digits, so that money is exact at
 * any size. Adding hands a tree over to its new owner; text is copied. */
#ifndef BEM_JSON_H
#define BEM_JSON_H

#include "text.h"

typedef struct bem_json bem_json;

bem_json *bem_json_new(void);      /* an empty object */
bem_json *bem_json_new_list(void); /* an empty array */
void bem_json_free(bem_json *);    /* with all that it owns; NULL is fine */

/* Into an object under a key, or into an array when the key is NULL. */
void bem_json_add(bem_json *, const char *key, bem_json *child);
void bem_json_add_text(bem_json *, const char *key, const char *words); /* null for NULL */
void bem_json_add_integer(bem_json *, const char *key, int64_t);
void bem_json_add_unsigned(bem_json *, const char *key, uint64_t);
/* At most six decimals, none of them idle; null when not finite. */
void bem_json_add_number(bem_json *, const char *key, double);
void bem_json_add_bool(bem_json *, const char *key, bool);
void bem_json_add_null(bem_json *, const char *key);
void bem_json_add_date(bem_json *, const char *key, bem_date);

/* To be read and compared: a leaf object on one line, everything above it indented; closed by a
 * newline. */
void bem_json_write(bem_text *, const bem_json *);
/* All on one line, closed by a newline: for streams of lines. */
void bem_json_write_line(bem_text *, const bem_json *);

#endif
