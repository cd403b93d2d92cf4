/* import_verb.c - bemanna import: other formats into our YAML. */
#include "verb.h"

#include "deliver.h"
#include "import_cq.h"
#include "import_inrc1.h"
#include "load.h"

#include <stdlib.h>
#include <string.h>

typedef struct import_asked {
    const char *output;
    int diagnostics;
} import_asked;

static const bem_option options[] = {
    {"output", 'o', BEM_OPTION_TEXT, offsetof(import_asked, output), "FILE",
     "write the YAML to FILE, whole or not at all"},
    {"diagnostics", 'd', BEM_OPTION_CHOICE, offsetof(import_asked, diagnostics),
     BEM_DIAGNOSTICS_CHOICES, "how what is wrong with the file is shown"},
    {0},
};

static bem_exit run(int argc, char **argv) {
    import_asked asked = {0};
    const char *operands[2];
    bem_exit outcome = bem_options_read(argc, argv, options, &asked, operands, 2);
    if (outcome != BEM_EXIT_DONE)
        return outcome;
    bool inrc1 = strcmp(operands[0], "inrc1") == 0;
    if (!inrc1 && strcmp(operands[0], "cq") != 0)
        return bem_usage_error(argv[0], "there is no format '%s' (cq)", operands[0]);
    bem_diags diags = {0};
    char *yaml = inrc1 ? bem_import_inrc1(operands[1], &diags) : bem_import_cq(operands[1], &diags);
    bem_show_diagnostics(&diags, asked.diagnostics);
    bem_diags_free(&diags);
    if (!yaml)
        return BEM_EXIT_INPUT;
    bem_text text = {0};
    bem_text_add(&text, yaml);
    free(yaml);
    return bem_deliver(asked.output, &text);
}

const bem_verb bem_verb_import = {
    .name = "import",
    .arguments = "cq FILE",
    .summary = "turn a benchmark instance into YAML",
    .help = "Writes the instance in FILE as a ward in YAML that means exactly the same. Formats:\n"
            "  cq   Curtois and Qu's instances (schedulingbenchmarks.org)",
    .options = options,
    .run = run,
};
