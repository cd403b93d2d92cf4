/* verify.c - the public face of verifying a certificate. */
#include "objects.h"

#include "read_certificate.h"

#include <assert.h>
#include <stdlib.h>

/* Takes over certificate and diagnostics. */
static bemanna_proof *finish(const bemanna_problem *problem, bem_certificate *certificate,
                             bem_diags *diags) {
    bemanna_proof *proof = bem_grow(NULL, 1, sizeof *proof);
    *proof = (bemanna_proof){.claimed = certificate, .messages = bem_api_messages(diags)};
    if (certificate)
        proof->verdict = bem_certificate_verify(certificate, problem->meant);
    bem_diags_free(diags);
    return proof;
}

bemanna_proof *bemanna_verify_bound(const bemanna_problem *problem, const char *path) {
    assert(problem->meant);
    bem_diags diags = {0};
    bem_certificate *certificate = bem_certificate_read(path, problem->meant, &diags);
    return finish(problem, certificate, &diags);
}

bemanna_proof *bemanna_verify_bound_text(const bemanna_problem *problem, const char *name,
                                         const char *text, size_t length) {
    assert(problem->meant);
    bem_diags diags = {0};
    bem_certificate *certificate =
        bem_certificate_read_bytes(name, text, length, problem->meant, &diags);
    return finish(problem, certificate, &diags);
}

void bemanna_proof_free(bemanna_proof *proof) {
    if (!proof)
        return;
    bem_certificate_free(proof->claimed);
    bem_verdict_free(&proof->verdict);
    free(proof->messages);
    free(proof);
}

bool bemanna_proof_is_valid(const bemanna_proof *proof) { return proof->claimed; }

const char *bemanna_proof_messages(const bemanna_proof *proof) { return proof->messages; }

bool bemanna_proof_holds(const bemanna_proof *proof) {
    assert(proof->claimed);
    return proof->verdict.holds;
}

const char *bemanna_proof_refusal(const bemanna_proof *proof) {
    assert(proof->claimed);
    return proof->verdict.why ? proof->verdict.why : "";
}

bool bemanna_proof_has_bound(const bemanna_proof *proof) {
    assert(proof->claimed);
    return proof->claimed->bound != BEM_NONE;
}

int64_t bemanna_proof_bound(const bemanna_proof *proof) {
    assert(bemanna_proof_has_bound(proof));
    return proof->claimed->bound;
}
