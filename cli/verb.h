/* verb.h - the verbs of the command, each in a file of its own. */
#ifndef BEM_VERB_H
#define BEM_VERB_H

#include "exit_code.h"
#include "option.h"

typedef struct bem_verb {
    const char *name;
    const char *arguments;                  /* "FILE ROSTER" */
    const char *summary;                    /* one line, for the list of verbs */
    const char *help;                       /* a paragraph, for the verb's own help */
    const bem_option *options;              /* closed by an entry without a name */
    bem_exit (*run)(int argc, char **argv); /* argv[0] is the verb */
} bem_verb;

extern const bem_verb bem_verb_solve;
extern const bem_verb bem_verb_check;
extern const bem_verb bem_verb_verify_bound;
extern const bem_verb bem_verb_show;
extern const bem_verb bem_verb_import;
extern const bem_verb bem_verb_schema;
extern const bem_verb bem_verb_rules;
extern const bem_verb bem_verb_forecast;
extern const bem_verb bem_verb_plan;
extern const bem_verb bem_verb_followup;

#endif
