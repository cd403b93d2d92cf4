/* help.h - what the command says about itself. */
#ifndef BEM_HELP_H
#define BEM_HELP_H

#include "text.h"
#include "verb.h"

/* `verbs` is closed by NULL. */
void bem_help_write(bem_text *, const bem_verb *const *verbs);
void bem_help_write_verb(bem_text *, const bem_verb *);

#endif
