/* option.h - one table of options per verb: what it reads, what --help says. */
#ifndef BEM_OPTION_H
#define BEM_OPTION_H

#include "exit_code.h"

#include <stdbool.h>
#include <stddef.h>

typedef enum bem_option_kind {
    BEM_OPTION_FLAG,    /* bool */
    BEM_OPTION_TEXT,    /* const char * */
    BEM_OPTION_SECONDS, /* double: 90, 90s, 1.5m, 2h */
    BEM_OPTION_COUNT,   /* int64_t >= 0 */
    BEM_OPTION_PERCENT, /* double: 0.5 or 0.5% is 0.005 */
    BEM_OPTION_CHOICE   /* int: index in `values`, a list parted by bars */
} bem_option_kind;

typedef struct bem_option {
    const char *name; /* without the dashes */
    char letter;      /* 0 = none */
    bem_option_kind kind;
    size_t offset;      /* of the field in the verb's settings */
    const char *values; /* "FILE", "json|grid"; NULL for a flag */
    const char *help;
} bem_option;

/* Reads argv into *settings, and what is no option into operands[0 … n_operands - 1], all of which
 * must be there. Complains on stderr in one line and gives BEM_EXIT_USAGE. */
bem_exit bem_options_read(int argc, char **argv, const bem_option *, void *settings,
                          const char **operands, int n_operands);

/* The same for least … most operands: the last *n_operands of argv then. */
bem_exit bem_options_read_many(int argc, char **argv, const bem_option *, void *settings, int least,
                               int most, int *n_operands);

/* `verb: sentence` and where to find help, on stderr; BEM_EXIT_USAGE. */
bem_exit bem_usage_error(const char *verb, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
