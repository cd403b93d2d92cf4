/* fuzz_yaml.c - any bytes as a ward file, and a CSV file or one to include beside it: a problem or
 * diagnostics, never a crash, a leak or a hang. */
#include "read_problem.h"
#include "two_files.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size);

static void read_ward(const char *name, const unsigned char *bytes, size_t size) {
    bem_diags diags = {0};
    bem_problem *problem = bem_problem_read_text(name, (const char *)bytes, size, &diags);
    assert((problem == NULL) == (diags.n_errors > 0));
    for (int i = 0; i < diags.count; i++)
        assert(diags.items[i].message[0] && diags.items[i].place.line >= 0);
    bem_problem_free(problem);
    bem_diags_free(&diags);
}

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size) {
    fuzz_two_files(bytes, size, read_ward);
    return 0;
}
