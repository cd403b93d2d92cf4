/* schema_verb.c - bemanna schema: what a ward may hold, for editors. */
#include "verb.h"

#include "deliver.h"
#include "read_problem.h"
#include "read_production.h"

#include <stdlib.h>

enum { OF_WARD, OF_PLAN };

typedef struct schema_asked {
    const char *output;
    int of;
} schema_asked;

static const bem_option options[] = {
    {"output", 'o', BEM_OPTION_TEXT, offsetof(schema_asked, output), "FILE",
     "write to FILE, whole or not at all"},
    {"of", 0, BEM_OPTION_CHOICE, offsetof(schema_asked, of), "ward|plan",
     "the file of solve, or that of plan"},
    {0},
};

static bem_exit run(int argc, char **argv) {
    schema_asked asked = {0};
    bem_exit outcome = bem_options_read(argc, argv, options, &asked, NULL, 0);
    if (outcome != BEM_EXIT_DONE)
        return outcome;
    bem_text text = {0};
    char *schema = asked.of == OF_PLAN ? bem_plan_schema_text() : bem_schema_text();
    bem_text_add(&text, schema);
    free(schema);
    return bem_deliver(asked.output, &text);
}

const bem_verb bem_verb_schema = {
    .name = "schema",
    .arguments = "",
    .summary = "print the JSON Schema of the YAML",
    .help =
        "Prints the JSON Schema (draft 2020-12) of a ward, or of a production plan, which lets\n"
        "an editor complete and check the YAML as it is written.",
    .options = options,
    .run = run,
};
