/* actuals_read.c - outcomes in CSV and plans in JSON: what is read, and what bad ones are told. */
#include "actuals_read.h"
#include "planned_read.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

static bem_planned_activity activities[] = {
    {.id = "new-visit", .category = "doctor", .waits = true},
    {.id = "hip", .category = ""},
};
static const bem_planned units[] = {
    {.name = "north", .decimals = 2, .items = activities, .count = 2},
    {.name = "south", .decimals = 2, .items = activities, .count = 1},
};

Test(actuals_read, reads_what_systems_export) {
    static const char *const texts[] = {
        "month,activity,performed,waiting,cost\n2027-01,new-visit,12.5,800,1000.50\n",
        "\xef\xbb\xbfmonth;activity;performed;waiting;cost\r\n2027-01;new-visit;12,5;800;1000,"
        "5\r\n",
        "cost\tmonth\tactivity\tperformed\twaiting\n1000.50\t2027-01-31\t new-visit "
        "\t12,5\t800\n\n",
        "month,activity,category,unit,performed,waiting,cost\n"
        "2027-01,\"new-visit\",doctor,north,\"12.5\",800,1000.50",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        bem_actuals actuals;
        bem_diags diags = {0};
        bool done =
            bem_actuals_read_text("a.csv", texts[i], strlen(texts[i]), units, 1, &actuals, &diags);
        cr_assert(done && actuals.count == 1, "text %zu: %s", i,
                  diags.count ? diags.items[0].message : "");
        cr_expect(epsilon_eq(dbl, actuals.items[0].performed, 12.5, 1e-12), "text %zu", i);
        cr_expect(epsilon_eq(dbl, actuals.items[0].waiting, 800, 1e-12), "text %zu", i);
        cr_expect(eq(i64, actuals.items[0].cost, 100050), "text %zu", i);
        cr_expect(eq(int, actuals.items[0].month, 2027 * 12), "text %zu", i);
        bem_actuals_free(&actuals);
        bem_diags_free(&diags);
    }
}

/* An empty cell is not reported, and the latest month is the latest with something performed. */
Test(actuals_read, empty_cells_are_not_zero) {
    static const char text[] = "month,activity,performed,waiting\n2027-02,hip,,7\n2027-01,hip,3,\n";
    bem_actuals actuals;
    bem_diags diags = {0};
    cr_assert(bem_actuals_read_text("a.csv", text, strlen(text), units, 1, &actuals, &diags));
    cr_expect(eq(int, actuals.last_month, 2027 * 12));
    const bem_actual *february = bem_actuals_find(&actuals, 0, 1, 2027 * 12 + 1);
    cr_assert_not_null(february);
    cr_expect(isnan(february->performed));
    cr_expect(eq(i64, february->cost, -1));
    cr_expect(bem_actuals_find(&actuals, 0, 0, 2027 * 12) == NULL);
    bem_actuals_free(&actuals);
    bem_diags_free(&diags);
}

#define HEAD "month,activity,performed,waiting,cost,category\n"

Test(actuals_read, bad_files_are_told_where) {
    static const struct {
        const char *text;
        int n_units;
        const char *told; /* line:column message */
    } cases[] = {
        {"", 1, "1:1 the file is empty; its first line must name the columns"},
        {"month,activity\n", 1,
         "1:1 column 'performed' is missing; the first line must name the columns"},
        {"month,activity,performed,wating\n", 1,
         "1:26 there is no column 'wating'; did you mean 'waiting'?"},
        {"month,activity,performed,month\n", 1, "1:26 column 'month' comes twice"},
        {"month,activity,performed\n", 2, "1:1 column 'unit' is missing, which several plans need"},
        {HEAD "2027-13,hip,1\n", 1, "2:1 expected a month such as 2027-01, not '2027-13'"},
        {HEAD "jan,hip,1\n", 1, "2:1 expected a month such as 2027-01, not 'jan'"},
        {HEAD ",hip,1\n", 1, "2:1 this line names no month"},
        {HEAD "2027-01,,1\n", 1, "2:1 this line names no activity"},
        {HEAD "2027-01,hipp,1\n", 1, "2:9 the plan has no activity 'hipp'; did you mean 'hip'?"},
        {HEAD "2027-01,hip,-1\n", 1, "2:13 '-1' is below zero"},
        {HEAD "2027-01,hip,many\n", 1, "2:13 performed is a number such as 12 or 12.5, not 'many'"},
        {HEAD "2027-01,hip,1 200\n", 1,
         "2:13 performed is a number such as 12 or 12.5, not '1 200'"},
        {HEAD "2027-01,hip,1.\n", 1, "2:13 performed is a number such as 12 or 12.5, not '1.'"},
        {HEAD "2027-01,hip,1234567890123\n", 1,
         "2:13 performed is a number such as 12 or 12.5, not '1234567890123'"},
        {HEAD "2027-01,hip,1,2,3.999\n", 1,
         "2:17 cost is an amount such as 12500 with at most 2 decimals, not '3.999'"},
        {HEAD "2027-01,new-visit,1,,,nurse\n", 1,
         "2:23 activity 'new-visit' is planned for 'doctor', not 'nurse'"},
        {HEAD "2027-01,hip,1\n2027-02,hip,2\n2027-01,hip,3\n", 1,
         "4:1 'hip' in 2027-01 is reported twice; the first is on line 2"},
        {HEAD "2027-01,hip,1,2,3,,x\n", 1, "2:20 more cells than columns (6)"},
        {HEAD "2027-01,\"hip,1\n", 1, "2:9 this quote is not closed on its line"},
        {"unit,month,activity,performed\nnorht,2027-01,hip,1\n", 2,
         "2:1 no plan is for unit 'norht'; did you mean 'north'?"},
        {"unit,month,activity,performed\n,2027-01,hip,1\n", 2, "2:1 this line names no unit"},
        {"unit,month,activity,performed\nsouth,2027-01,hip,1\n", 2,
         "2:15 the plan has no activity 'hip'"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bem_actuals actuals;
        bem_diags diags = {0};
        bool done = bem_actuals_read_text("a.csv", cases[i].text, strlen(cases[i].text), units,
                                          cases[i].n_units, &actuals, &diags);
        cr_expect_not(done, "case %zu", i);
        char told[500] = "nothing";
        if (diags.count > 0)
            snprintf(told, sizeof told, "%d:%d %s", diags.items[0].place.line,
                     diags.items[0].place.column, diags.items[0].message);
        cr_expect(eq(int, diags.n_errors, 1), "case %zu", i);
        cr_expect_str_eq(told, cases[i].told, "case %zu", i);
        bem_diags_free(&diags);
    }
}

#define WEEKS "\"horizon\": {\"start\": \"2027-01-04\", \"weeks\": 2}, "
#define BEGIN                                                                                      \
    "{\"format\": \"bemanna-plan/1\", \"name\": \"Clinic\", \"unit\": [\"North\", \"A\"],\n"
#define MONEY "\"currency\": \"SEK\", \"decimals\": 2, "
#define ACTIVITY                                                                                   \
    "{\"id\": \"hip\", \"kind\": \"operation\", \"category\": \"surgeon\", \"drg\": 2.1, "         \
    "\"cost_per\": 9500000, \"backlog\": 140, \"waits\": true, \"performed\": [10, 9.5], "         \
    "\"queue\": [138, 137]}"

Test(plan_read, a_plan_comes_back) {
    static const char text[] = BEGIN MONEY WEEKS
        "\"activities\": [" ACTIVITY "], \"unresolved_shortage\": [{\"week\": 2, \"competence\": "
        "\"nurse\", \"resource\": null, \"hours\": 61.2}, {\"week\": 1, \"competence\": null, "
        "\"resource\": \"theatre\", \"hours\": null, \"units\": 1}]}\n";
    bem_planned plan;
    bem_arena arena = {0};
    bem_diags diags = {0};
    cr_assert(bem_planned_read_text("p.json", text, strlen(text), &plan, &arena, &diags), "%s",
              diags.count ? diags.items[0].message : "");
    cr_expect_str_eq(plan.name, "A");
    cr_expect(eq(int, plan.n_weeks, 2));
    cr_assert(eq(int, plan.count, 1));
    cr_expect_str_eq(plan.items[0].category, "surgeon");
    cr_expect(eq(i64, plan.items[0].cost_per, 9500000));
    cr_expect(epsilon_eq(dbl, plan.items[0].performed[1], 9.5, 1e-12));
    cr_expect(plan.items[0].waits);
    cr_assert(eq(int, plan.shortages.count, 1));
    cr_expect(eq(int, plan.shortages.items[0].week, 1));
    bem_planned_free(&plan);
    bem_arena_free(&arena);
    bem_diags_free(&diags);
}

Test(plan_read, what_is_no_plan_is_told_where) {
    static const struct {
        const char *text, *told;
    } cases[] = {
        {"[]", "1:1 this is no plan: expected the JSON that `bemanna plan` writes"},
        {"Medicine clinic: 26 weeks", "1:1 this is no plan: expected the JSON"},
        {"{}", "1:1 this is no plan: \"format\" must be \"bemanna-plan/1\""},
        {"{\"format\": \"bemanna-roster/1\"}",
         "1:12 this is no plan: \"format\" must be \"bemanna-plan/1\""},
        {BEGIN MONEY WEEKS "\"unresolved_shortage\": []}", "1:1 there is no \"activities\""},
        {BEGIN MONEY "\"horizon\": {\"start\": \"4/1\", \"weeks\": 2},\n\"activities\": [], "
                     "\"unresolved_shortage\": []}",
         "2:56 expected a date such as \"2027-01-04\", not '4/1'"},
        {BEGIN MONEY WEEKS "\n\"activities\": [" ACTIVITY ",\n" ACTIVITY
                           "], \"unresolved_shortage\": []}",
         "4:1 activity 'hip' comes twice"},
        {BEGIN MONEY "\"horizon\": {\"start\": \"2027-01-04\", \"weeks\": 3},\n\"activities\": ["
                     "\n" ACTIVITY "], \"unresolved_shortage\": []}",
         "4:136 \"performed\" has 2 values, not one for each of 3 weeks"},
        {BEGIN MONEY WEEKS "\"activities\": [7], \"unresolved_shortage\": []}",
         "2:98 an activity must be an object"},
        {"{\"format\": \"bemanna-plan/1\", \"name\"", "2:1 not valid YAML: "},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bem_planned plan;
        bem_arena arena = {0};
        bem_diags diags = {0};
        bool done = bem_planned_read_text("p.json", cases[i].text, strlen(cases[i].text), &plan,
                                          &arena, &diags);
        cr_expect_not(done, "case %zu", i);
        char told[500] = "nothing";
        if (diags.count > 0)
            snprintf(told, sizeof told, "%d:%d %s", diags.items[0].place.line,
                     diags.items[0].place.column, diags.items[0].message);
        cr_expect(strncmp(told, cases[i].told, strlen(cases[i].told)) == 0, "case %zu: %s", i,
                  told);
        bem_arena_free(&arena);
        bem_diags_free(&diags);
    }
}
