/* fuzz_followup.c - any bytes as what follow-up reads: what begins with { as a plan's JSON and as a
 * roster's - beside a plan, and for a plan to be made with -, all else as the CSV of an outcome.
 * What is read is followed up. */
#include "actuals_read.h"
#include "handed_up_read.h"
#include "planned_read.h"
#include "read_production.h"
#include "shortage_read.h"

#include <assert.h>
#include <math.h>
#include <string.h>

static const char small[] =
    "{\"format\": \"bemanna-plan/1\", \"name\": \"n\", \"unit\": [], \"currency\": \"SEK\", "
    "\"decimals\": 2, \"horizon\": {\"start\": \"2027-01-04\", \"weeks\": 2}, \"activities\": ["
    "{\"id\": \"hip\", \"kind\": \"operation\", \"category\": \"nurse\", \"waits\": true, \"drg\": "
    "2, "
    "\"cost_per\": 95, \"backlog\": 14, \"performed\": [10, 9.5], \"queue\": [13, 12]}, {\"id\": "
    "\"bed\", \"kind\": \"bed_day\", \"category\": null, \"waits\": false, \"drg\": 0, "
    "\"cost_per\": "
    "null, \"backlog\": 0, \"performed\": [1, 2], \"queue\": [0, 0]}], \"unresolved_shortage\": "
    "[], "
    "\"demand\": {\"rows\": [{\"id\": \"r.nurse\", \"competence\": \"nurse\", \"activities\": "
    "\"hip\", "
    "\"shift_minutes\": 480}]}}";

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size);

static void follow_up(const bem_planned *plan, const bem_actuals *actuals) {
    bem_followup f = bem_followup_of(plan, 1, actuals, -1);
    const bem_variance *v = &f.variance;
    assert(v->volume + v->mix + v->price == v->performed - v->planned);
    (void)v; /* where nothing is asserted */
    bem_followup_free(&f);
}

static const char staffed[] =
    "format: bemanna/1\nhorizon: {start: 2027-01-04, weeks: 2}\n"
    "contracts: {ten: {full_time: 10h per week}}\ncompetences: {nurse: {}}\n"
    "shifts: {day: {time: 07:00-15:00}}\n"
    "groups: {nurses: {contract: ten, competences: nurse, heads: 1}}\n"
    "activities: {visit: {time: {nurse: 1h}, inflow: 3}}\n"
    "staffing: [{id: r, competence: nurse, shift: day, shortage: 100}]\n";

static void read_lacks(const char *text, size_t size) {
    bem_diags diags = {0};
    bem_production *p = bem_production_read_text("plan.yaml", staffed, strlen(staffed), &diags);
    bem_lacks lacks = {0};
    assert(p);
    bool done = bem_handed_up_read_text("roster.json", text, size, p, &lacks, &diags);
    assert(done == (diags.n_errors == 0));
    (void)done; /* where nothing is asserted */
    for (int i = 0; i < lacks.count; i++)
        assert(lacks.items[i].t >= 0 && lacks.items[i].t < 2 && lacks.items[i].hours > 0);
    bem_lacks_free(&lacks);
    bem_production_free(p);
    bem_diags_free(&diags);
}

static void read_json(const bem_planned *plan, const char *text, size_t size) {
    bem_planned read;
    bem_arena arena = {0};
    bem_diags diags = {0};
    bem_followup to = {.units = plan, .n_units = 1};
    if (bem_planned_read_text("plan.json", text, size, &read, &arena, &diags)) {
        assert(diags.n_errors == 0);
        const bem_actuals none = {0};
        follow_up(&read, &none);
        bem_planned_free(&read);
    } else {
        assert(diags.n_errors > 0);
    }
    int n_errors = diags.n_errors;
    bool done = bem_shortage_read_text("roster.json", text, size, plan, 0, &to, &diags);
    assert(done == (diags.n_errors == n_errors));
    (void)done, (void)n_errors;
    bem_followup_free(&to);
    bem_diags_free(&diags);
    bem_arena_free(&arena);
    read_lacks(text, size);
}

static void read_csv(const bem_planned *plan, const char *text, size_t size) {
    bem_actuals actuals;
    bem_diags diags = {0};
    if (bem_actuals_read_text("actual.csv", text, size, plan, 1, &actuals, &diags)) {
        assert(diags.n_errors == 0);
        follow_up(plan, &actuals);
        bem_actuals_free(&actuals);
    } else {
        assert(diags.n_errors > 0);
    }
    bem_diags_free(&diags);
}

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size) {
    bem_planned plan;
    bem_arena arena = {0};
    bem_diags diags = {0};
    bool done = bem_planned_read_text("small", small, strlen(small), &plan, &arena, &diags);
    assert(done);
    if (done && size > 0 && bytes[0] == '{')
        read_json(&plan, (const char *)bytes, size);
    else if (done)
        read_csv(&plan, (const char *)bytes, size);
    bem_planned_free(&plan);
    bem_diags_free(&diags);
    bem_arena_free(&arena);
    return 0;
}
