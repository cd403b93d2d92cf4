/* fuzz_plan.c - any bytes as a plan's file, and a series or a file to include beside it: a
 * production problem or diagnostics, never a crash, a leak or a hang. */
#include "read_production.h"
#include "two_files.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size);

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
    fuzz_two_files(bytes, size, read_plan);
    return 0;
}
