/* rule_list.c - every kind of rule is listed, and its example can be read. */
#include "read_problem.h"
#include "tables.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char ward[] =
    "format: bemanna/1\n"
    "horizon: {start: 2027-01-04, weeks: 4}\n"
    "competences: {nurse: {}, senior: {covers: nurse}}\n"
    "shifts:\n"
    "  day: {time: 07:00-15:30}\n"
    "  evening: {time: 13:30-21:30}\n"
    "  night: {time: 21:15-07:15}\n"
    "contracts: {own: {full_time: 38h per week}, agency: {rental: true, "
    "pay: {hourly: 660}}}\n"
    "staff:\n"
    "  - {id: anna, contract: own, competences: [senior], tags: [senior_ones]}\n"
    "  - {id: bo, contract: own, competences: [nurse]}\n"
    "  - {id: cia, contract: agency, competences: [nurse]}\n"
    "demand: [{shift: night, target: 1, shortage: 100}]\n"
    "rules:\n  - ";

Test(rule_list, examples_are_read) {
    for (int k = 0; k < BEM_N_RULE_KINDS; k++) {
        char text[2000];
        cr_assert(bem_rule_example((bem_rule_kind)k) != NULL, "no example of %s",
                  bem_rule_kind_words[k]);
        int n = snprintf(text, sizeof text, "%s%s\n", ward, bem_rule_example((bem_rule_kind)k));
        bem_diags diags = {0};
        bem_problem *p = bem_problem_read_text("list", text, (size_t)n, &diags);
        cr_assert(p != NULL, "%s: %s", bem_rule_kind_words[k],
                  diags.count ? diags.items[0].message : "");
        cr_expect(p->rules[0].kind == (bem_rule_kind)k);
        cr_expect_eq(diags.count, 0, "%s: %s", bem_rule_kind_words[k],
                     diags.count ? diags.items[0].message : "");
        bem_problem_free(p);
        bem_diags_free(&diags);
    }
}

Test(rule_list, has_every_kind_and_its_keys) {
    char *all = bem_rule_list_text(NULL);
    for (int k = 0; k < BEM_N_RULE_KINDS; k++) {
        char *one = bem_rule_list_text(bem_rule_kind_words[k]);
        cr_assert_not_null(one);
        cr_expect(strstr(all, one) != NULL, "%s", bem_rule_kind_words[k]);
        cr_expect(strstr(one, "\n  effort   \n") == NULL, "%s has no word on its effort",
                  bem_rule_kind_words[k]);
        for (int i = RULE_KIND + 1; i < bem_table_rules[k].n_fields && i < RULE_APPLIES_TO; i++)
            if (bem_table_rules[k].fields[i].key)
                cr_expect(strstr(one, bem_table_rules[k].fields[i].key) != NULL);
        free(one);
    }
    cr_expect_null(bem_rule_list_text("no_such"));
    free(all);
}
