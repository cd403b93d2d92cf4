/* test_solution_json.c - the JSON parsed again and held against the roster. */
#include "solution_json.h"

#include "check_report.h"
#include "sample.h"

#include <cjson/cJSON.h>
#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const bem_asked asked = {.seed = 3, .work_limit = 1000, .time_limit = 60, .gap = 0.01};

static char *written(bool with_roster) {
    bem_problem *p = sample_problem();
    bem_roster roster = sample_roster(p, sample_rows);
    bem_report report = bem_check(p, &roster);
    bem_solution solution = sample_solution(p, &roster);
    bem_text text = {0};
    if (with_roster) {
        bem_solution_write_json(&text, p, &solution, &report, &asked);
    } else {
        bem_solution none = {.status = BEM_STATUS_INFEASIBLE};
        bem_diag_add(&none.conflicts, BEM_ERROR, (bem_place){"ward.yaml", 30, 5, 1}, NULL,
                     "anna has no legal schedule");
        bem_solution_write_json(&text, p, &none, NULL, &asked);
        bem_solution_free(&none);
    }
    bem_solution_free(&solution);
    bem_report_free(&report);
    bem_roster_free(&roster);
    bem_problem_free(p);
    return bem_text_take(&text);
}

/* "cost.components.rule": the item at the end of a path of keys. */
static const cJSON *at(const cJSON *root, const char *path) {
    char key[64];
    for (const cJSON *item = root;; path++) {
        size_t n = strcspn(path, ".");
        snprintf(key, sizeof key, "%.*s", (int)n, path);
        item = cJSON_IsArray(item) ? cJSON_GetArrayItem(item, atoi(key))
                                   : cJSON_GetObjectItemCaseSensitive(item, key);
        path += n;
        if (!item || !*path)
            return item;
    }
}

static double number(const cJSON *root, const char *path) {
    const cJSON *item = at(root, path);
    cr_assert(item && cJSON_IsNumber(item), "no number at %s", path);
    return item->valuedouble;
}

static const char *words(const cJSON *root, const char *path) {
    const cJSON *item = at(root, path);
    cr_assert(item && cJSON_IsString(item), "no text at %s", path);
    return item->valuestring;
}

static double sum(const cJSON *object) {
    double total = 0;
    for (const cJSON *item = object->child; item; item = item->next)
        total += item->valuedouble;
    return total;
}

Test(solution_json, says_what_the_roster_is) {
    char *text = written(true);
    cJSON *root = cJSON_Parse(text);
    cr_assert(root != NULL);
    cr_expect_str_eq(words(root, "format"), "bemanna-roster/1");
    cr_expect_str_eq(words(root, "status"), "feasible");
    cr_expect_str_eq(words(root, "name"), "Medicine \"3\"");
    cr_expect(eq(int, cJSON_GetArraySize(at(root, "assignments")), 6 + 8 + 3));
    cr_expect_str_eq(words(root, "assignments.0.person"), "anna");
    cr_expect_str_eq(words(root, "assignments.0.date"), "2027-01-04");
    cr_expect_str_eq(words(root, "assignments.0.shift"), "night");
    cr_expect_str_eq(words(root, "assignments.0.role"), "nurse");
    cJSON_Delete(root);
    free(text);
}

Test(solution_json, the_parts_of_the_cost_sum_to_the_total) {
    char *text = written(true);
    cJSON *root = cJSON_Parse(text);
    cr_expect(eq(dbl, sum(at(root, "cost.components")), number(root, "cost.total")));
    cr_expect(eq(dbl, number(root, "bound"), number(root, "cost.total") - 100000));
    cr_expect(eq(dbl, number(root, "cost.components.rule"), 80000));
    cr_expect(eq(dbl, number(root, "cost.components.request"), 30000));
    cr_expect(eq(dbl, number(root, "cost.components.shortage"), 8 * 400000 + 2 * 4 * 10000));
    double covered = 0;
    for (const cJSON *item = at(root, "coverage")->child; item; item = item->next)
        covered += number(item, "cost");
    cr_expect(eq(dbl, covered, number(root, "cost.components.shortage")));
    double hourly = 0, rental = 0;
    for (const cJSON *item = at(root, "pay")->child; item; item = item->next) {
        bool hired = strcmp(words(item, "component"), "rental") == 0;
        cr_expect(hired || strcmp(words(item, "component"), "hourly_pay") == 0);
        *(hired ? &rental : &hourly) += number(item, "cost");
    }
    cr_expect(eq(dbl, hourly, number(root, "cost.components.hourly_pay")));
    cr_expect(eq(dbl, rental, number(root, "cost.components.rental")));
    cr_expect(hourly > 0 && rental > 0);
    cJSON_Delete(root);
    free(text);
}

Test(solution_json, broken_rules_and_refused_wishes_say_where_and_why) {
    char *text = written(true);
    cJSON *root = cJSON_Parse(text);
    cr_assert(eq(int, cJSON_GetArraySize(at(root, "broken_rules")), 1));
    cr_expect_str_eq(words(root, "broken_rules.0.rule"), "nights-in-row");
    cr_expect_str_eq(words(root, "broken_rules.0.kind"), "run");
    cr_expect_str_eq(words(root, "broken_rules.0.person"), "anna");
    cr_expect_str_eq(words(root, "broken_rules.0.first"), "2027-01-04");
    cr_expect_str_eq(words(root, "broken_rules.0.last"), "2027-01-06");
    cr_expect_str_eq(words(root, "broken_rules.0.file"), "ward.yaml");
    cr_expect(eq(dbl, number(root, "broken_rules.0.line"), 30));
    cr_expect_str_eq(words(root, "broken_rules.0.why"), "healthy hours");
    cr_expect(eq(dbl, number(root, "broken_rules.0.amount"), 1));
    cr_assert(eq(int, cJSON_GetArraySize(at(root, "refused_requests")), 1));
    cr_expect_str_eq(words(root, "refused_requests.0.date"), "2027-01-09");
    cr_expect_str_eq(words(root, "refused_requests.0.wish"), "off");
    cr_expect_str_eq(words(root, "refused_requests.0.why"), "wedding");
    cr_expect(eq(int, cJSON_GetArraySize(at(root, "violations")), 0));
    cJSON_Delete(root);
    free(text);
}

Test(solution_json, spans_are_told_by_moment) {
    char *text = written(true);
    cJSON *root = cJSON_Parse(text);
    int n = 0;
    for (const cJSON *item = at(root, "coverage")->child; item; item = item->next)
        if (strcmp(words(item, "demand"), "round") == 0) {
            n++;
            cr_expect(strstr(words(item, "from"), "T10:00") != NULL);
            cr_expect(strstr(words(item, "to"), "T14:00") != NULL);
            cr_expect(eq(dbl, number(item, "heads"), 1));
            cr_expect(eq(dbl, number(item, "short"), 1));
        }
    cr_expect(eq(int, n, 2));
    cJSON_Delete(root);
    free(text);
}

Test(solution_json, same_in_same_bytes_out_and_no_clock) {
    char *once = written(true), *again = written(true);
    cr_expect_str_eq(once, again);
    free(once);
    free(again);
}

Test(solution_json, without_a_roster_the_status_and_what_collides) {
    char *text = written(false);
    cJSON *root = cJSON_Parse(text);
    cr_expect_str_eq(words(root, "status"), "infeasible");
    cr_expect(cJSON_IsNull(at(root, "cost")));
    cr_expect(cJSON_IsNull(at(root, "bound")));
    cr_expect(cJSON_IsNull(at(root, "gap")));
    cr_expect(eq(int, cJSON_GetArraySize(at(root, "assignments")), 0));
    cr_expect_str_eq(words(root, "conflicts.0.message"), "anna has no legal schedule");
    cr_expect(eq(dbl, number(root, "conflicts.0.line"), 30));
    cJSON_Delete(root);
    free(text);
}

Test(check_report, broken_hard_rules_come_first_with_their_place) {
    static const char *const rows[] = {"ND............", "..............", ".............."};
    bem_problem *p = sample_problem();
    bem_roster roster = sample_roster(p, rows);
    bem_report report = bem_check(p, &roster);
    bem_text text = {0}, json = {0};
    bem_check_report_write_text(&text, p, &roster, &report, false);
    cr_expect(eq(int, strncmp(text.bytes, "ward.yaml:31:5: broken: ", 24), 0), "%s", text.bytes);
    cr_expect(strstr(text.bytes, "ward.yaml:20:5: costs 4 000.00: ") != NULL, "%s", text.bytes);
    cr_expect(strstr(text.bytes, "1 hard rule is broken") != NULL);

    bem_check_report_write_json(&json, p, &roster, &report);
    cJSON *root = cJSON_Parse(json.bytes);
    cr_expect(cJSON_IsFalse(at(root, "legal")));
    cr_expect_str_eq(words(root, "violations.0.rule"), "rest");
    cJSON_Delete(root);
    bem_text_free(&text);
    bem_text_free(&json);
    bem_report_free(&report);
    bem_roster_free(&roster);
    bem_problem_free(p);
}
