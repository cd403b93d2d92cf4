/* label.c - names. */
#include "label.h"

const char *bem_competence_id(const bem_problem *problem, int competence) {
    return competence < 0 ? NULL : problem->competences[competence].id;
}

int bem_demand_shift(const bem_problem *problem, const bem_demand *demand) {
    int only = -1, n = 0;
    for (int s = 0; demand->shifts && s < problem->n_shifts; s++)
        if (demand->shifts[s]) {
            only = s;
            n++;
        }
    return n == 1 ? only : -1;
}

static void add_shifts(bem_text *text, const bem_problem *problem, const bool *shifts) {
    int n = 0;
    for (int s = 0; s < problem->n_shifts; s++)
        n += shifts[s];
    if (n == problem->n_shifts && n > 1) {
        bem_text_add(text, "work");
        return;
    }
    const char *between = "";
    for (int s = 0; s < problem->n_shifts; s++)
        if (shifts[s]) {
            bem_text_add(text, between);
            bem_text_add(text, problem->shifts[s].id);
            between = "|";
        }
}

void bem_label_demand(bem_text *text, const bem_problem *problem, const bem_demand *demand) {
    const char *competence = bem_competence_id(problem, demand->competence);
    if (competence) {
        bem_text_add(text, competence);
        bem_text_add(text, " ");
    }
    if (demand->shifts) {
        add_shifts(text, problem, demand->shifts);
        return;
    }
    bem_text_add_clock(text, demand->from);
    bem_text_add(text, "-");
    bem_text_add_clock(text, demand->to % BEM_DAY_MINUTES == 0 ? BEM_DAY_MINUTES
                                                               : demand->to % BEM_DAY_MINUTES);
}
