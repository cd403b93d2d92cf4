/* fuzz_series.c - any bytes as a history: read as it is, and added up to longer steps. */
#include "series_read.h"

#include <assert.h>
#include <math.h>

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size);

static void check(const bem_series_set *set) {
    for (int g = 0; g < set->n_series; g++) {
        const bem_series *series = &set->series[g];
        int n_known = 0;
        assert(series->n > 0 && series->start + series->n == set->end);
        for (int t = 0; t < series->n; t++) {
            assert(isfinite(series->value[t]) && series->value[t] >= 0);
            assert(series->known[t] || series->value[t] == 0);
            n_known += series->known[t];
        }
        assert(n_known > 0);
    }
}

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size) {
    const bem_holidays holidays = {.sweden = true};
    for (int by = -1; by <= BEM_STEP_MONTH; by++) {
        bem_series_asked asked = {.by = by,
                                  .sum = by > BEM_STEP_HOUR,
                                  .missing_zero = by == BEM_STEP_WEEK,
                                  .zone = "Europe/Stockholm",
                                  .holidays = &holidays};
        bem_diags diags = {0};
        bem_series_set *set =
            bem_series_read_text("history.csv", (const char *)bytes, size, &asked, &diags);
        assert((set != NULL) == (diags.n_errors == 0));
        if (set)
            check(set);
        bem_series_set_free(set);
        bem_diags_free(&diags);
    }
    return 0;
}
