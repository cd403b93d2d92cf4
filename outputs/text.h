/* text.h - a text that grows, and how wide text stands on a screen. */
#ifndef BEM_TEXT_H
#define BEM_TEXT_H

#include "calendar.h"

#include <stddef.h>
#include <stdint.h>

/* Owns its bytes until bem_text_free or bem_text_take; `{0}` is empty. */
typedef struct bem_text {
    char *bytes; /* [length + 1], closed by a NUL; NULL while nothing was added */
    size_t length, cap;
} bem_text;

void bem_text_add(bem_text *, const char *words);
void bem_text_add_bytes(bem_text *, const char *bytes, size_t length);
void bem_text_format(bem_text *, const char *format, ...) __attribute__((format(printf, 2, 3)));
void bem_text_repeat(bem_text *, const char *words, int times); /* nothing when times <= 0 */
/* Words of the user's: control characters, which a terminal would obey, show as '?'. */
void bem_text_add_safe(bem_text *, const char *words);
/* The same in a field of `width` columns, cut with an ellipsis when too long; to the right when
 * `right`. */
void bem_text_add_field(bem_text *, const char *words, int width, bool right);
char *bem_text_take(bem_text *); /* hands the bytes over (free them); never NULL; leaves it empty */
void bem_text_free(bem_text *);

/* Columns that UTF-8 words take on a screen. */
int bem_text_width(const char *words);

/* Amounts of minor units as people read them: 1234567 at 2 decimals is "12 345.67". */
void bem_text_add_money(bem_text *, int64_t amount, int decimals);
void bem_text_add_hours(bem_text *, int64_t minutes); /* "36:20" */
void bem_text_add_percent(bem_text *, double share);  /* 0.0123 is "1.23 %" */
void bem_text_add_date(bem_text *, bem_date);         /* "2027-01-04" */
void bem_text_add_clock(bem_text *, int wall);        /* 435 is "07:15", 1440 is "24:00" */
/* A wall time counted from midnight of day 0: "2027-01-04T07:15". */
void bem_text_add_moment(bem_text *, const bem_calendar *, int wall);

#endif
