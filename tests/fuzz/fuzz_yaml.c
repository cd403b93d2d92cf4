/* fuzz_yaml.c - any bytes as a ward file: a problem or diagnostics, never a
 * crash, a leak or a hang.
 *
 * What stands after a line `%FILE` becomes a second file, part.csv, beside the
 * ward: a CSV file, or one to include. */
#include "read_problem.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char mark[] = "\n%FILE\n";

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size);

static size_t find_mark(const unsigned char *bytes, size_t size) {
    for (size_t i = 0; i + sizeof mark - 1 <= size; i++)
        if (memcmp(bytes + i, mark, sizeof mark - 1) == 0)
            return i;
    return size;
}

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
    size_t length = find_mark(bytes, size), rest = length + sizeof mark - 1;
    if (length == size) {
        read_ward("no-such-folder/ward.yaml", bytes, size);
        return 0;
    }
    char folder[] = "/tmp/bemanna-fuzz-XXXXXX", ward[64], part[64];
    if (!mkdtemp(folder))
        return 0;
    snprintf(ward, sizeof ward, "%s/ward.yaml", folder);
    snprintf(part, sizeof part, "%s/part.csv", folder);
    FILE *file = fopen(part, "wb");
    if (file) {
        fwrite(bytes + rest, 1, size - rest, file);
        fclose(file);
        read_ward(ward, bytes, length);
        unlink(part);
    }
    rmdir(folder);
    return 0;
}
