/* schema_verb.c - bemanna schema: what a ward may hold, for editors. */
#include "verb.h"

#include "deliver.h"
#include "read_problem.h"

#include <stdlib.h>

typedef struct schema_asked {
    const char *output;
} schema_asked;

static const bem_option options[] = {
    {"output", 'o', BEM_OPTION_TEXT, offsetof(schema_asked, output), "FILE",
     "write to FILE, whole or not at all"},
    {0},
};

static bem_exit run(int argc, char **argv) {
    schema_asked asked = {0};
    bem_exit outcome = bem_options_read(argc, argv, options, &asked, NULL, 0);
    if (outcome != BEM_EXIT_DONE)
        return outcome;
    bem_text text = {0};
    char *schema = bem_schema_text();
    bem_text_add(&text, schema);
    free(schema);
    return bem_deliver(asked.output, &text);
}

const bem_verb bem_verb_schema = {
    .name = "schema",
    .arguments = "",
    .summary = "print the JSON Schema of the YAML",
    .help = "Prints the JSON Schema (draft 2020-12) of a ward, which lets an editor complete and "
            "check\n"
            "the YAML as it is written.",
    .options = options,
    .run = run,
};
