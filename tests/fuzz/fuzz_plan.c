/* fuzz_plan.c - any bytes as a plan's file: a production problem or diagnostics, never a crash, a
 * leak or a hang.
 *
 * What stands after a line `%FILE` becomes a second file, part.csv, beside the plan: a series, or
 * one to include. */
#include "read_production.h"

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

static void read_plan(const char *name, const unsigned char *bytes, size_t size) {
    bem_diags diags = {0};
    bem_production *p = bem_production_read_text(name, (const char *)bytes, size, &diags);
    assert((p == NULL) == (diags.n_errors > 0));
    for (int i = 0; i < diags.count; i++)
        assert(diags.items[i].message[0] && diags.items[i].place.line >= 0);
    for (int a = 0; p && a < p->n_activities; a++)
        for (int t = 0; p->activities[a].inflow && t < p->n_weeks; t++)
            assert(p->activities[a].inflow[t] >= 0);
    bem_production_free(p);
    bem_diags_free(&diags);
}

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size) {
    size_t length = find_mark(bytes, size), rest = length + sizeof mark - 1;
    if (length == size) {
        read_plan("no-such-folder/plan.yaml", bytes, size);
        return 0;
    }
    char folder[] = "/tmp/bemanna-fuzz-XXXXXX", plan[64], part[64];
    if (!mkdtemp(folder))
        return 0;
    snprintf(plan, sizeof plan, "%s/plan.yaml", folder);
    snprintf(part, sizeof part, "%s/part.csv", folder);
    FILE *file = fopen(part, "wb");
    if (file) {
        fwrite(bytes + rest, 1, size - rest, file);
        fclose(file);
        read_plan(plan, bytes, length);
        unlink(part);
    }
    rmdir(folder);
    return 0;
}
