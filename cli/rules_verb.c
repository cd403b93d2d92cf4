/* rules_verb.c - bemanna rules: the kinds of rules, for those who write them. */
#include "verb.h"

#include "deliver.h"
#include "read_problem.h"

#include <stdlib.h>

typedef struct rules_asked {
    const char *kind, *output;
} rules_asked;

static const bem_option options[] = {
    {"kind", 'k', BEM_OPTION_TEXT, offsetof(rules_asked, kind), "KIND", "only this kind of rule"},
    {"output", 'o', BEM_OPTION_TEXT, offsetof(rules_asked, output), "FILE",
     "write to FILE, whole or not at all"},
    {0},
};

static bem_exit run(int argc, char **argv) {
    rules_asked asked = {0};
    bem_exit outcome = bem_options_read(argc, argv, options, &asked, NULL, 0);
    if (outcome != BEM_EXIT_DONE)
        return outcome;
    char *list = bem_rule_list_text(asked.kind);
    if (!list)
        return bem_usage_error("rules", "there is no kind of rule '%s'", asked.kind);
    bem_text text = {0};
    bem_text_add(&text, list);
    free(list);
    return bem_deliver(asked.output, &text);
}

const bem_verb bem_verb_rules = {
    .name = "rules",
    .arguments = "",
    .summary = "list the kinds of rules",
    .help = "Lists every kind of rule: what it asks, its keys and what they are when absent, the "
            "unit of\n"
            "its price, what it costs in planning effort (network: states that a person's network "
            "must\n"
            "tell apart; counter: a sum that is carried along; row: a sum over people), and an "
            "example.",
    .options = options,
    .run = run,
};
