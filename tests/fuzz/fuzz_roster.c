/* fuzz_roster.c - any bytes as a roster of a small ward: read, and when it is
 * one, checked. */
#include "check.h"
#include "read_problem.h"
#include "roster_read.h"

#include <assert.h>
#include <string.h>

static const char ward[] = "format: bemanna/1\n"
                           "name: three days\n"
                           "currency: SEK\n"
                           "horizon: {start: 2027-01-04, days: 3}\n"
                           "competences:\n"
                           "  aide: {}\n"
                           "  nurse: {covers: [aide]}\n"
                           "shifts:\n"
                           "  day: {time: 07:00-15:00}\n"
                           "  night: {time: 21:00-07:00}\n"
                           "contracts:\n"
                           "  own: {}\n"
                           "staff:\n"
                           "  - {id: anna, contract: own, competences: [nurse]}\n"
                           "  - {id: bo, contract: own, competences: [aide]}\n"
                           "rules:\n"
                           "  - {id: rest, rule: rest, min: 11h}\n"
                           "  - {id: work, rule: run, of: work, min: 2, max: 2}\n";

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size);

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size) {
    bem_diags diags = {0};
    bem_problem *p = bem_problem_read_text("ward.yaml", ward, strlen(ward), &diags);
    assert(p);
    bem_roster roster = {0};
    if (bem_roster_read_bytes("roster", (const char *)bytes, size, p, &roster, &diags)) {
        assert(diags.n_errors == 0);
        bem_report report = bem_check(p, &roster);
        bem_report_free(&report);
        bem_roster_free(&roster);
    } else {
        assert(diags.n_errors > 0);
    }
    bem_problem_free(p);
    bem_diags_free(&diags);
    return 0;
}
