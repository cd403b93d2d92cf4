/* imported.c - import, and read the YAML. */
#include "imported.h"

#include "read_problem.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

void fuzz_imported(const unsigned char *bytes, size_t size, fuzz_import *import) {
    bem_diags diags = {0};
    char *yaml = import("instance.txt", (const char *)bytes, size, &diags);
    assert((yaml != NULL) == (diags.n_errors == 0));
    if (yaml) {
        bem_problem *p = bem_problem_read_text("instance.yaml", yaml, strlen(yaml), &diags);
        assert(p);
        bem_problem_free(p);
    }
    free(yaml);
    bem_diags_free(&diags);
}
