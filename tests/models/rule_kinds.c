/* rule_kinds.c - every kind of rule has a word of its own. */
#include "problem.h"

#include <criterion/criterion.h>
#include <string.h>

Test(rule_kinds, each_has_a_word_of_its_own) {
    for (int k = 0; k < BEM_N_RULE_KINDS; k++) {
        const char *label = bem_rule_kind_words[k];
        cr_assert(label != NULL, "kind %d", k);
        for (int other = 0; other < k; other++)
            cr_expect_str_neq(label, bem_rule_kind_words[other]);
    }
}
