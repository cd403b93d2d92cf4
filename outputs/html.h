/* html.h - pieces of pages that are whole in one file, need no scripts and print on A4. */
#ifndef BEM_HTML_H
#define BEM_HTML_H

#include "text.h"

/* Words of the user's, with <, >, & and " as entities and control characters as '?'. */
void bem_html_add_words(bem_text *, const char *words);

/* The same of several lines, for <pre>; NULL is none. The lines are cut apart. */
void bem_html_add_lines(bem_text *, char *lines);

/* From <!doctype html> to <body> and back; the style is for screen and paper alike. */
void bem_html_begin(bem_text *, const char *title, bool landscape);
void bem_html_end(bem_text *);

#endif
