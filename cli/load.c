/* load.c - files in, diagnostics out. */
#include "load.h"

#include "deliver.h"
#include "diagnostics.h"
#include "read_problem.h"
#include "roster_read.h"
#include "terminal.h"

#include <unistd.h>

void bem_show_diagnostics(const bem_diags *diags, int form) {
    bem_text text = {0};
    if (form == BEM_DIAGNOSTICS_JSON && diags->count > 0)
        bem_diagnostics_write_json(&text, diags);
    else
        bem_diagnostics_write_text(&text, diags, bem_wants_colour(STDERR_FILENO));
    bem_tell(&text);
}

bem_problem *bem_load_problem(const char *path, int form, bool quiet) {
    bem_diags diags = {0};
    bem_problem *problem = bem_problem_read(path, &diags);
    if (!problem || !quiet)
        bem_show_diagnostics(&diags, form);
    bem_diags_free(&diags);
    return problem;
}

bool bem_load_roster(const char *const *paths, int n_paths, const bem_problem *problem,
                     bem_roster *roster, int form) {
    bem_diags diags = {0};
    bool valid = bem_roster_read_files(paths, n_paths, problem, roster, &diags);
    bem_show_diagnostics(&diags, form);
    bem_diags_free(&diags);
    return valid;
}
