/* test_json.c - layout and exact numbers. */
#include "json.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <math.h>

Test(json, integers_beyond_a_double_keep_every_digit) {
    bem_json *root = bem_json_new();
    bem_text text = {0};
    bem_json_add_integer(root, "a", INT64_MAX);
    bem_json_add_integer(root, "b", INT64_MIN);
    bem_json_add_unsigned(root, "c", UINT64_MAX);
    bem_json_write_line(&text, root);
    cr_expect_str_eq(text.bytes, "{\"a\": 9223372036854775807, \"b\": -9223372036854775808, "
                                 "\"c\": 18446744073709551615}\n");
    bem_text_free(&text);
    bem_json_free(root);
}

Test(json, numbers_are_short_and_finite) {
    static const struct {
        double number;
        const char *shown;
    } cases[] = {
        {0, "[0]\n"},
        {-0.0, "[0]\n"},
        {0.5, "[0.5]\n"},
        {1.0 / 3, "[0.333333]\n"},
        {100, "[100]\n"},
        {-1e-9, "[0]\n"},
        {INFINITY, "[null]\n"},
        {NAN, "[null]\n"},
        {1e20, "[100000000000000000000]\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bem_json *root = bem_json_new_list();
        bem_text text = {0};
        bem_json_add_number(root, NULL, cases[i].number);
        bem_json_write(&text, root);
        cr_expect_str_eq(text.bytes, cases[i].shown, "case %zu", i);
        bem_text_free(&text);
        bem_json_free(root);
    }
}

Test(json, leaves_on_one_line_branches_indented) {
    bem_json *root = bem_json_new(), *list = bem_json_new_list(), *leaf = bem_json_new();
    bem_text text = {0};
    bem_json_add_text(leaf, "who \"?\"", "a\nb");
    bem_json_add_bool(leaf, "yes", true);
    bem_json_add(list, NULL, leaf);
    bem_json_add(root, "list", list);
    bem_json_add_text(root, "none", NULL);
    bem_json_add(root, "empty", bem_json_new_list());
    bem_json_write(&text, root);
    cr_expect_str_eq(text.bytes, "{\n"
                                 "  \"list\": [\n"
                                 "    {\"who \\\"?\\\"\": \"a\\nb\", \"yes\": true}\n"
                                 "  ],\n"
                                 "  \"none\": null,\n"
                                 "  \"empty\": []\n"
                                 "}\n");
    bem_text_free(&text);
    bem_json_free(root);
}
