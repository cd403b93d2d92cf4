/* test_label.c - every kind of rule has a word of its own. */
#include "label.h"

#include <criterion/criterion.h>
#include <string.h>

Test(label, of_every_kind_of_rule) {
    for (int k = 0; k < BEM_N_RULE_KINDS; k++) {
        const char *label = bem_rule_kind_label((bem_rule_kind)k);
        cr_assert(label != NULL, "kind %d", k);
        for (int other = 0; other < k; other++)
            cr_expect_str_neq(label, bem_rule_kind_label((bem_rule_kind)other));
    }
}
