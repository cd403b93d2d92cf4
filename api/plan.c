/* plan.c - the public face of a production plan. */
#include "objects.h"

#include "diagnostics.h"
#include "plan_json.h"
#include "planner.h"
#include "read_production.h"

#include <assert.h>
#include <stdlib.h>

static void solve(bemanna_plan *plan, bool maximise, const volatile sig_atomic_t *stop) {
    bem_plan_settings settings = bem_plan_settings_default();
    bem_text json = {0};
    settings.maximise = maximise;
    settings.stop = stop;
    plan->found = bem_plan_solve(plan->meant, &settings);
    bem_plan_write_json(&json, plan->meant, &plan->found);
    plan->json = bem_text_take(&json);
}

/* Takes what was read and what was said. */
static bemanna_plan *finish(bem_production *read, bem_diags *diags, bool maximise,
                            const volatile sig_atomic_t *stop) {
    bemanna_plan *plan = bem_grow(NULL, 1, sizeof *plan);
    bem_text messages = {0};
    *plan = (bemanna_plan){.meant = read};
    bem_diagnostics_write_text(&messages, diags, false);
    if (read)
        solve(plan, maximise, stop);
    bem_diagnostics_write_text(&messages, &plan->found.conflicts, false);
    plan->messages = bem_text_take(&messages);
    bem_diags_free(diags);
    return plan;
}

bemanna_plan *bemanna_plan_make(const char *path, bool maximise,
                                const volatile sig_atomic_t *stop) {
    bem_diags diags = {0};
    bem_production *read = bem_production_read(path, &diags);
    return finish(read, &diags, maximise, stop);
}

bemanna_plan *bemanna_plan_make_text(const char *name, const char *text, size_t length,
                                     bool maximise, const volatile sig_atomic_t *stop) {
    bem_diags diags = {0};
    bem_production *read = bem_production_read_text(name, text, length, &diags);
    return finish(read, &diags, maximise, stop);
}

void bemanna_plan_free(bemanna_plan *plan) {
    if (!plan)
        return;
    bem_plan_free(&plan->found);
    bem_production_free(plan->meant);
    free(plan->messages);
    free(plan->json);
    free(plan);
}

bool bemanna_plan_is_valid(const bemanna_plan *plan) { return plan->meant != NULL; }

const char *bemanna_plan_messages(const bemanna_plan *plan) { return plan->messages; }

bool bemanna_plan_is_optimal(const bemanna_plan *plan) {
    return plan->meant && plan->found.status == BEM_PLAN_OPTIMAL;
}

int64_t bemanna_plan_cost(const bemanna_plan *plan) {
    assert(bemanna_plan_is_optimal(plan));
    return plan->found.cost.total;
}

const char *bemanna_plan_json(const bemanna_plan *plan) {
    assert(plan->json);
    return plan->json;
}
