/* deliver.h - hands finished text to where it goes. */
#ifndef BEM_DELIVER_H
#define BEM_DELIVER_H

#include "exit_code.h"
#include "text.h"

/* To a file, whole or not at all, or to standard output when `path` is NULL; takes the text. On
 * failure one line goes to stderr and BEM_EXIT_INTERNAL comes back. */
bem_exit bem_deliver(const char *path, bem_text *);

/* Before long work: can all that was asked for be written? Paths that are NULL are not asked for.
 * On failure the same line and code as above. */
bem_exit bem_can_deliver(const char *const *paths, int n_paths);

/* Words for people, on stderr as they are; takes the text. */
void bem_tell(bem_text *);

#endif
