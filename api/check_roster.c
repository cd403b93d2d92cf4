/* check_roster.c - the public face of a check. */
#include "objects.h"

#include "check_report.h"
#include "roster_read.h"

#include <assert.h>
#include <stdlib.h>

/* Takes over roster and diagnostics. */
static bemanna_check *finish(const bemanna_problem *problem, bool valid, bem_roster *roster,
                             bem_diags *diags) {
    bemanna_check *check = bem_grow(NULL, 1, sizeof *check);
    *check = (bemanna_check){.valid = valid, .messages = bem_api_messages(diags)};
    if (valid) {
        bem_text text = {0};
        check->report = bem_check(problem->meant, roster);
        bem_check_report_write_json(&text, problem->meant, roster, &check->report);
        check->json = bem_text_take(&text);
    }
    bem_roster_free(roster);
    bem_diags_free(diags);
    return check;
}

bemanna_check *bemanna_check_roster(const bemanna_problem *problem, const char *path) {
    assert(problem->meant);
    bem_diags diags = {0};
    bem_roster roster = {0};
    bool valid = bem_roster_read(path, problem->meant, &roster, &diags);
    return finish(problem, valid, &roster, &diags);
}

bemanna_check *bemanna_check_roster_text(const bemanna_problem *problem, const char *name,
                                         const char *text, size_t length) {
    assert(problem->meant);
    bem_diags diags = {0};
    bem_roster roster = {0};
    bool valid = bem_roster_read_bytes(name, text, length, problem->meant, &roster, &diags);
    return finish(problem, valid, &roster, &diags);
}

void bemanna_check_free(bemanna_check *check) {
    if (!check)
        return;
    if (check->valid)
        bem_report_free(&check->report);
    free(check->messages);
    free(check->json);
    free(check);
}

bool bemanna_check_is_valid(const bemanna_check *check) { return check->valid; }

const char *bemanna_check_messages(const bemanna_check *check) { return check->messages; }

int bemanna_check_n_broken(const bemanna_check *check) {
    assert(check->valid);
    return check->report.n_hard;
}

int64_t bemanna_check_cost(const bemanna_check *check) {
    assert(check->valid);
    return check->report.cost;
}

const char *bemanna_check_json(const bemanna_check *check) {
    assert(check->valid);
    return check->json;
}
