/* verify_verb.c - bemanna verify-bound: does a certificate prove what it says? */
#include "verb.h"

#include "certificate.h"
#include "deliver.h"
#include "load.h"
#include "read_certificate.h"

typedef struct verify_asked {
    int diagnostics;
    bool quiet;
} verify_asked;

static const bem_option options[] = {
    {"diagnostics", 'd', BEM_OPTION_CHOICE, offsetof(verify_asked, diagnostics),
     BEM_DIAGNOSTICS_CHOICES, "how what is wrong with the files is shown"},
    {"quiet", 'q', BEM_OPTION_FLAG, offsetof(verify_asked, quiet), NULL,
     "no verdict and no warnings: the exit code says it all"},
    {0},
};

static void add_amount(bem_text *text, const bem_problem *problem, int64_t amount) {
    bem_text_add_money(text, amount, problem->decimals);
    bem_text_add(text, " ");
    bem_text_add_safe(text, problem->currency);
}

static void write_verdict(bem_text *text, const bem_problem *problem, const bem_certificate *c,
                          const bem_verdict *verdict) {
    if (!verdict->holds) {
        bem_text_add(text, "refused: ");
        bem_text_add_safe(text, verdict->why);
    } else if (c->bound == BEM_NONE) {
        bem_text_add(text, "verified: no roster keeps all hard rules");
    } else {
        bem_text_add(text, "verified: no roster costs less than ");
        add_amount(text, problem, c->bound);
    }
    if (verdict->falls_short) {
        bem_text_add(text, ": ");
        add_amount(text, problem, verdict->proven);
        bem_text_add(text, ", not ");
        add_amount(text, problem, c->bound);
    }
    bem_text_add(text, "\n");
}

static bem_exit verify(const bem_problem *problem, const bem_certificate *c,
                       const verify_asked *asked) {
    bem_verdict verdict = bem_certificate_verify(c, problem);
    bem_exit outcome = BEM_EXIT_DONE;
    if (!asked->quiet) {
        bem_text text = {0};
        write_verdict(&text, problem, c, &verdict);
        outcome = bem_deliver(NULL, &text);
    }
    if (outcome == BEM_EXIT_DONE && !verdict.holds)
        outcome = BEM_EXIT_BROKEN;
    bem_verdict_free(&verdict);
    return outcome;
}

static bem_exit run(int argc, char **argv) {
    verify_asked asked = {0};
    const char *files[2];
    bem_exit outcome = bem_options_read(argc, argv, options, &asked, files, 2);
    if (outcome != BEM_EXIT_DONE)
        return outcome;
    bem_problem *problem = bem_load_problem(files[0], asked.diagnostics, asked.quiet);
    if (!problem)
        return BEM_EXIT_INPUT;
    bem_diags diags = {0};
    bem_certificate *certificate = bem_certificate_read(files[1], problem, &diags);
    bem_show_diagnostics(&diags, asked.diagnostics);
    bem_diags_free(&diags);
    outcome = certificate ? verify(problem, certificate, &asked) : BEM_EXIT_INPUT;
    bem_certificate_free(certificate);
    bem_problem_free(problem);
    return outcome;
}

const bem_verb bem_verb_verify_bound = {
    .name = "verify-bound",
    .arguments = "FILE CERTIFICATE",
    .summary = "recompute a bound without the solver",
    .help = "Compiles the ward in FILE anew and reckons out what CERTIFICATE, which `solve` wrote "
            "with\n"
            "--certificate, proves of it: in whole numbers, with a plain search of its own, and\n"
            "nothing of the solver. Exit code 7 says that it does not prove what it claims.",
    .options = options,
    .run = run,
};
