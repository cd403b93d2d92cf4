/* foreign.c - a program of somebody else's: every function of bemanna.h used once, each answer
 * held against another. Prints one line; exits 1 naming the first thing that is not so. */
#include <bemanna.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define EXPECT(condition)                                                                          \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            printf("line %d: not so: %s\n", __LINE__, #condition);                                 \
            exit(1);                                                                               \
        }                                                                                          \
    } while (0)

static bool count_calls(void *context, const bemanna_progress *progress) {
    EXPECT(!progress->has_cost || !progress->has_bound || progress->bound <= progress->cost);
    ++*(int *)context;
    return false;
}

static bool stop_at_once(void *context, const bemanna_progress *progress) {
    (void)context;
    return progress->has_cost;
}

static void bad_input(void) {
    static const char text[] = "format: bemanna/1\nhorizn: 3\n";
    bemanna_problem *problem = bemanna_problem_read_text("memory", text, sizeof text - 1);
    EXPECT(!bemanna_problem_is_valid(problem));
    EXPECT(bemanna_problem_n_messages(problem) > 0);
    bemanna_message first = bemanna_problem_message(problem, 0);
    EXPECT(first.severity == BEMANNA_ERROR && strcmp(first.file, "memory") == 0 && *first.text);
    EXPECT(strstr(bemanna_problem_messages(problem), "memory:2:1: error: "));
    bemanna_problem_free(problem);
    bemanna_problem_free(NULL);
}

static void check_own_roster(const bemanna_problem *ward, const bemanna_solution *solution) {
    const char *json = bemanna_solution_json(solution);
    bemanna_check *check = bemanna_check_roster_text(ward, "own", json, strlen(json));
    EXPECT(bemanna_check_is_valid(check) && !*bemanna_check_messages(check));
    EXPECT(bemanna_check_n_broken(check) == 0);
    EXPECT(bemanna_check_cost(check) == bemanna_solution_cost(solution));
    EXPECT(strstr(bemanna_check_json(check), "bemanna-check/1"));
    bemanna_check_free(check);
    check = bemanna_check_roster(ward, "/no/such/file");
    EXPECT(!bemanna_check_is_valid(check) && *bemanna_check_messages(check));
    bemanna_check_free(check);
    bemanna_check_free(NULL);
}

static void ask_problem(const bemanna_problem *ward) {
    int year, month, day;
    EXPECT(bemanna_problem_is_valid(ward) && !*bemanna_problem_messages(ward));
    EXPECT(bemanna_problem_find_person(ward, bemanna_problem_person(ward, 1)) == 1);
    EXPECT(bemanna_problem_find_person(ward, "nobody of that name") == -1);
    EXPECT(bemanna_problem_find_shift(ward, bemanna_problem_shift(ward, 0)) == 0);
    EXPECT(bemanna_problem_n_competences(ward) == 0 || *bemanna_problem_competence(ward, 0));
    bemanna_problem_date(ward, 0, &year, &month, &day);
    EXPECT(year == 2027 && month == 1 && day == 4);
    EXPECT(strcmp(bemanna_problem_currency(ward), "SEK") == 0);
    EXPECT(bemanna_problem_decimals(ward) == 2);
}

static void ask_solution(const bemanna_problem *ward, const bemanna_solution *solution) {
    int shifts = 0;
    EXPECT(bemanna_solution_has_roster(solution) && bemanna_solution_has_bound(solution));
    EXPECT(bemanna_solution_bound(solution) <= bemanna_solution_cost(solution));
    EXPECT(isfinite(bemanna_solution_gap(solution)));
    EXPECT(strstr(bemanna_solution_json(solution), "bemanna-roster/1"));
    EXPECT(!*bemanna_solution_messages(solution));
    for (int e = 0; e < bemanna_problem_n_staff(ward); e++)
        for (int d = 0; d < bemanna_problem_n_days(ward); d++) {
            int shift = bemanna_solution_shift(solution, e, d);
            EXPECT(shift >= -1 && shift < bemanna_problem_n_shifts(ward));
            EXPECT(shift >= 0 || bemanna_solution_role(solution, e, d) == -1);
            shifts += shift >= 0;
        }
    EXPECT(shifts > 0);
}

static void expect_refused(const bemanna_problem *ward, const char *text, const char *why) {
    bemanna_proof *proof = bemanna_verify_bound_text(ward, "forged", text, strlen(text));
    EXPECT(bemanna_proof_is_valid(proof) && !bemanna_proof_holds(proof));
    EXPECT(strstr(bemanna_proof_refusal(proof), why));
    bemanna_proof_free(proof);
}

/* The certificate with what stands after a key, up to the next comma, put in place. */
static void expect_forged(const bemanna_problem *ward, const char *json, const char *key,
                          const char *value, const char *why) {
    const char *at = strstr(json, key);
    EXPECT(at);
    at += strlen(key);
    char *forged = malloc(strlen(json) + strlen(value) + 1);
    EXPECT(forged);
    sprintf(forged, "%.*s%s%s", (int)(at - json), json, value, at + strcspn(at, ",]"));
    expect_refused(ward, forged, why);
    free(forged);
}

static void verify_own_bound(const bemanna_problem *ward, const bemanna_solution *solution) {
    const char *json = bemanna_solution_certificate(solution);
    EXPECT(json && strstr(json, "bemanna-certificate/1"));
    bemanna_proof *proof = bemanna_verify_bound_text(ward, "own", json, strlen(json));
    EXPECT(bemanna_proof_is_valid(proof) && !*bemanna_proof_messages(proof));
    EXPECT(bemanna_proof_holds(proof) && !*bemanna_proof_refusal(proof));
    EXPECT(bemanna_proof_has_bound(proof));
    EXPECT(bemanna_proof_bound(proof) == bemanna_solution_bound(solution));
    bemanna_proof_free(proof);
    expect_forged(ward, json, "\"bound\": ", "900000000", "proves less than it claims");
    expect_forged(ward, json, "\"bound\": ", "null", "does not prove that no roster");
    expect_forged(ward, json, "\"least\": [", "900000000000", "costs less than it says");
    expect_forged(ward, json, "\"model\": ", "\"0000000000000000\"", "another model");
    proof = bemanna_verify_bound_text(ward, "torn", json, strlen(json) / 2);
    EXPECT(!bemanna_proof_is_valid(proof) && strstr(bemanna_proof_messages(proof), "torn:"));
    bemanna_proof_free(proof);
    proof = bemanna_verify_bound(ward, "/no/such/file");
    EXPECT(!bemanna_proof_is_valid(proof) && *bemanna_proof_messages(proof));
    bemanna_proof_free(proof);
    bemanna_proof_free(NULL);
}

/* Pinned to a day that a rule forbids: found before any search, and certified too. */
static void no_roster(void) {
    static const char text[] = "format: bemanna/1\nhorizon: {start: 2027-01-04, weeks: 1}\n"
                               "shifts: {day: {time: 07:00-15:00}}\ncontracts: {c: {}}\n"
                               "staff: [{id: anna, contract: c}]\n"
                               "rules: [{id: none, rule: shifts, forbid: day}]\n"
                               "pins: [{who: anna, date: 2027-01-05, shift: day}]\n";
    bemanna_problem *ward = bemanna_problem_read_text("memory", text, sizeof text - 1);
    bemanna_settings settings = bemanna_settings_default();
    settings.certificate = true;
    bemanna_solution *solution = bemanna_solve(ward, &settings);
    EXPECT(bemanna_solution_status(solution) == BEMANNA_INFEASIBLE);
    const char *json = bemanna_solution_certificate(solution);
    EXPECT(json);
    bemanna_proof *proof = bemanna_verify_bound_text(ward, "own", json, strlen(json));
    EXPECT(bemanna_proof_is_valid(proof) && bemanna_proof_holds(proof));
    EXPECT(!bemanna_proof_has_bound(proof));
    bemanna_proof_free(proof);
    expect_forged(ward, json, "\"bound\": ", "0", "no roster at all");
    bemanna_solution_free(solution);
    bemanna_problem_free(ward);
}

/* Two hours of work for each of ten, and eight hours of a nurse: six are turned away. */
static void plan_production(void) {
    static const char text[] =
        "format: bemanna/1\nhorizon: {start: 2027-01-04, weeks: 1}\ncompetences: {nurse: {}}\n"
        "contracts: {c: {full_time: 8h per week}}\n"
        "groups: {nurses: {contract: c, competences: nurse, heads: 1}}\nactivities:\n"
        "  visit: {time: {nurse: 2h}, inflow: 10, waits: false, turned_away: 50}\n";
    bemanna_plan *plan = bemanna_plan_make_text("memory", text, sizeof text - 1, false, NULL);
    EXPECT(bemanna_plan_is_valid(plan) && bemanna_plan_is_optimal(plan));
    EXPECT(!*bemanna_plan_messages(plan));
    EXPECT(bemanna_plan_cost(plan) == 30000);
    EXPECT(strstr(bemanna_plan_json(plan), "bemanna-plan/1"));
    bemanna_plan_free(plan);
    plan = bemanna_plan_make("/no/such/file", true, NULL);
    EXPECT(!bemanna_plan_is_valid(plan) && *bemanna_plan_messages(plan));
    bemanna_plan_free(plan);
    bemanna_plan_free(NULL);
}

int main(int argc, char **argv) {
    EXPECT(argc == 2 && *bemanna_version());
    bad_input();
    plan_production();
    no_roster();
    bemanna_problem *ward = bemanna_problem_read(argv[1]);
    ask_problem(ward);

    int calls = 0;
    bemanna_settings settings = bemanna_settings_default();
    settings.time_limit = 60;
    settings.gap = 0;
    settings.certificate = true;
    settings.progress = count_calls;
    settings.context = &calls;
    bemanna_solution *solution = bemanna_solve(ward, &settings);
    EXPECT(calls > 0);
    ask_solution(ward, solution);
    check_own_roster(ward, solution);
    verify_own_bound(ward, solution);
    printf("%s: cost %lld\n", bemanna_status_name(bemanna_solution_status(solution)),
           (long long)bemanna_solution_cost(solution));
    bemanna_solution_free(solution);
    bemanna_solution_free(NULL);

    settings.progress = stop_at_once;
    settings.certificate = false;
    solution = bemanna_solve(ward, &settings);
    EXPECT(bemanna_solution_status(solution) == BEMANNA_INTERRUPTED ||
           bemanna_solution_status(solution) == BEMANNA_OPTIMAL);
    EXPECT(!bemanna_solution_certificate(solution));
    bemanna_solution_free(solution);
    bemanna_problem_free(ward);
    return 0;
}
