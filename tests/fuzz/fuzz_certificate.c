/* fuzz_certificate.c - any bytes as a certificate of a small ward: read, and when
 * it is one, verified; what holds is never more than the best roster costs. */
#include "certificate.h"
#include "read_certificate.h"
#include "read_problem.h"

#include <assert.h>
#include <string.h>

/* Six shifts and two people who may work two each: two nights stay short. */
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
                           "demand:\n"
                           "  - {shift: day, target: 1, shortage: 100}\n"
                           "  - {shift: night, target: 1, competence: nurse, shortage: 70}\n"
                           "rules:\n"
                           "  - {id: rest, rule: rest, min: 11h}\n"
                           "  - {id: work, rule: count, max: 2, per: horizon}\n";
enum { BEST = 14000 };

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size);

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size) {
    bem_diags diags = {0};
    bem_problem *p = bem_problem_read_text("ward.yaml", ward, strlen(ward), &diags);
    assert(p);
    bem_certificate *c =
        bem_certificate_read_bytes("certificate", (const char *)bytes, size, p, &diags);
    assert((c == NULL) == (diags.n_errors > 0));
    if (c) {
        bem_verdict verdict = bem_certificate_verify(c, p);
        assert(verdict.holds == (verdict.why == NULL));
        assert(!verdict.holds || c->bound <= BEST);
        bem_verdict_free(&verdict);
    }
    bem_certificate_free(c);
    bem_problem_free(p);
    bem_diags_free(&diags);
    return 0;
}
