/* import_verb.c - bemanna import: other formats into our YAML. */
#include "verb.h"

#include "deliver.h"
#include "import_cq.h"
#include "import_inrc1.h"
#include "import_inrc2.h"
#include "load.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_WEEKS = 520 };

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

typedef struct import_format {
    const char *name;
    int most; /* files */
    char *(*import)(const char *const *paths, int n_paths, bem_diags *);
} import_format;

static char *import_cq(const char *const *paths, int n_paths, bem_diags *diags) {
    (void)n_paths;
    return bem_import_cq(paths[0], diags);
}

static char *import_inrc1(const char *const *paths, int n_paths, bem_diags *diags) {
    (void)n_paths;
    return bem_import_inrc1(paths[0], diags);
}

static const import_format formats[] = {
    {"cq", 1, import_cq},
    {"inrc1", 1, import_inrc1},
    {"inrc2", 2 + MOST_WEEKS, bem_import_inrc2},
};

static const import_format *find_format(const char *name) {
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (strcmp(formats[i].name, name) == 0)
            return &formats[i];
    return NULL;
}

static bem_exit run(int argc, char **argv) {
    import_asked asked = {0};
    int n;
    bem_exit outcome = bem_options_read_many(argc, argv, options, &asked, 2, 3 + MOST_WEEKS, &n);
    if (outcome != BEM_EXIT_DONE)
        return outcome;
    char **operands = argv + argc - n;
    const import_format *format = find_format(operands[0]);
    if (!format)
        return bem_usage_error(argv[0], "there is no format '%s' (cq, inrc1, inrc2)", operands[0]);
    if (n - 1 > format->most)
        return bem_usage_error(argv[0], "'%s' is one argument too many",
                               operands[1 + format->most]);
    bem_diags diags = {0};
    char *yaml = format->import((const char *const *)operands + 1, n - 1, &diags);
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
    .arguments = "FORMAT FILE…",
    .summary = "turn a benchmark instance into YAML",
    .help = "Writes a benchmark instance as a ward in YAML that means exactly the same. Formats:\n"
            "  cq FILE      Curtois and Qu's instances (schedulingbenchmarks.org)\n"
            "  inrc1 FILE   the First International Nurse Rostering Competition, text form\n"
            "  inrc2 SCENARIO HISTORY WEEK…\n"
            "               the Second one, text form: all weeks as one horizon",
    .options = options,
    .run = run,
};
