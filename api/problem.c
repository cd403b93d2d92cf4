/* problem.c - the public face of a problem and of what reading said. */
#include "objects.h"

#include "diagnostics.h"
#include "read_problem.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

const char *bemanna_version(void) { return BEMANNA_VERSION; }

char *bem_api_messages(const bem_diags *diags) {
    bem_text text = {0};
    bem_diagnostics_write_text(&text, diags, false);
    return bem_text_take(&text);
}

static bemanna_problem *finish(bem_problem *read, bem_diags *diags) {
    bemanna_problem *problem = bem_grow(NULL, 1, sizeof *problem);
    *problem = (bemanna_problem){.meant = read, .diags = *diags};
    problem->messages = bem_api_messages(&problem->diags);
    return problem;
}

bemanna_problem *bemanna_problem_read(const char *path) {
    bem_diags diags = {0};
    bem_problem *read = bem_problem_read(path, &diags);
    return finish(read, &diags);
}

bemanna_problem *bemanna_problem_read_text(const char *name, const char *text, size_t length) {
    bem_diags diags = {0};
    bem_problem *read = bem_problem_read_text(name, text, length, &diags);
    return finish(read, &diags);
}

void bemanna_problem_free(bemanna_problem *problem) {
    if (!problem)
        return;
    bem_problem_free(problem->meant);
    bem_diags_free(&problem->diags);
    free(problem->messages);
    free(problem);
}

bool bemanna_problem_is_valid(const bemanna_problem *problem) { return problem->meant != NULL; }

int bemanna_problem_n_messages(const bemanna_problem *problem) { return problem->diags.count; }

bemanna_message bemanna_problem_message(const bemanna_problem *problem, int i) {
    assert(i >= 0 && i < problem->diags.count);
    const bem_diag *diag = &problem->diags.items[i];
    return (bemanna_message){
        .severity = diag->severity == BEM_ERROR     ? BEMANNA_ERROR
                    : diag->severity == BEM_WARNING ? BEMANNA_WARNING
                                                    : BEMANNA_NOTE,
        .file = diag->place.file,
        .line = diag->place.line,
        .column = diag->place.line > 0 ? diag->place.column : 0,
        .length = diag->place.length,
        .text = diag->message,
    };
}

const char *bemanna_problem_messages(const bemanna_problem *problem) { return problem->messages; }

static const bem_problem *meant(const bemanna_problem *problem) {
    assert(problem->meant);
    return problem->meant;
}

int bemanna_problem_n_staff(const bemanna_problem *problem) { return meant(problem)->n_staff; }

int bemanna_problem_n_days(const bemanna_problem *problem) {
    return meant(problem)->calendar.n_days;
}

int bemanna_problem_n_shifts(const bemanna_problem *problem) { return meant(problem)->n_shifts; }

int bemanna_problem_n_competences(const bemanna_problem *problem) {
    return meant(problem)->n_competences;
}

const char *bemanna_problem_person(const bemanna_problem *problem, int e) {
    assert(e >= 0 && e < meant(problem)->n_staff);
    return problem->meant->staff[e].id;
}

const char *bemanna_problem_shift(const bemanna_problem *problem, int s) {
    assert(s >= 0 && s < meant(problem)->n_shifts);
    return problem->meant->shifts[s].id;
}

const char *bemanna_problem_competence(const bemanna_problem *problem, int q) {
    assert(q >= 0 && q < meant(problem)->n_competences);
    return problem->meant->competences[q].id;
}

int bemanna_problem_find_person(const bemanna_problem *problem, const char *id) {
    for (int e = 0; e < meant(problem)->n_staff; e++)
        if (strcmp(problem->meant->staff[e].id, id) == 0)
            return e;
    return -1;
}

int bemanna_problem_find_shift(const bemanna_problem *problem, const char *id) {
    for (int s = 0; s < meant(problem)->n_shifts; s++)
        if (strcmp(problem->meant->shifts[s].id, id) == 0)
            return s;
    return -1;
}

void bemanna_problem_date(const bemanna_problem *problem, int d, int *year, int *month, int *day) {
    bem_date_split(meant(problem)->calendar.start + d, year, month, day);
}

const char *bemanna_problem_currency(const bemanna_problem *problem) {
    return meant(problem)->currency;
}

int bemanna_problem_decimals(const bemanna_problem *problem) { return meant(problem)->decimals; }
