/* fuzz_inrc2.c - any bytes as a case of the second competition: imported, and the YAML read. */
#include "import_inrc2.h"
#include "read_problem.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size);

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size) {
    bem_diags diags = {0};
    char *yaml = bem_import_inrc2_bytes("instance.txt", (const char *)bytes, size, &diags);
    assert((yaml != NULL) == (diags.n_errors == 0));
    if (yaml) {
        bem_problem *p = bem_problem_read_text("instance.yaml", yaml, strlen(yaml), &diags);
        assert(p);
        bem_problem_free(p);
    }
    free(yaml);
    bem_diags_free(&diags);
    return 0;
}
