/* blame.c - what stands in the way when no roster is legal, each at its place. */
#include "strategy.h"

void bem_blame_person(bem_run *run, int e) {
    const bem_person *person = &run->problem->staff[e];
    bem_diag_add(run->conflicts, BEM_ERROR, person->place, NULL,
                 "'%s' has no schedule that keeps all hard rules", person->id);
    bem_argument_keep_impossible(bem_proof_root(run->proof), e);
    run->impossible = run->proven = true;
}

void bem_blame_search(bem_run *run, int e) {
    const bem_person *person = &run->problem->staff[e];
    bem_diag_add(run->conflicts, BEM_WARNING, person->place, NULL,
                 "no schedule for '%s' was found, although none is ruled out", person->id);
    run->failed = true;
}

/* No row by itself is to blame: the first with a hard limit stands for all. */
void bem_blame_rows_together(bem_run *run) {
    const bem_core *core = run->setup.core;
    for (int i = 0; i < core->n_rows && run->conflicts->n_errors == 0; i++) {
        const bem_row *row = &core->rows[i];
        if (row->n_under > 0 && row->under[row->n_under - 1].width == BEM_NO_MAX &&
            row->n_over > 0 && row->over[row->n_over - 1].width == BEM_NO_MAX)
            continue;
        bem_diag_add(run->conflicts, BEM_ERROR,
                     row->rule >= 0 ? run->problem->rules[row->rule].place
                                    : run->problem->demands[row->demand].place,
                     NULL,
                     "no roster keeps this together with everybody's hard rules and what else "
                     "must hold of several people");
    }
}

/* Rows whose hard limits the converged relaxation does not keep. */
void bem_blame_rows(bem_run *run) {
    const bem_core *core = run->setup.core;
    int n_said = 0;
    for (int i = 0; i < core->n_rows; i++) {
        const bem_row *row = &core->rows[i];
        if (bem_master_overrun(&run->master, i) < 1e-6)
            continue;
        char date[BEM_DATE_TEXT];
        bem_date_text(run->problem->calendar.start + row->day, date);
        bool rule = row->rule >= 0;
        if (n_said++ < 10)
            bem_diag_add(run->conflicts, BEM_ERROR,
                         rule ? run->problem->rules[row->rule].place
                              : run->problem->demands[row->demand].place,
                         NULL,
                         "%s '%s' on %s cannot be met together with everybody's hard rules and the "
                         "other hard demand",
                         rule ? "rule" : "demand",
                         rule ? run->problem->rules[row->rule].id
                              : run->problem->demands[row->demand].id,
                         date);
    }
}
