/* yaml_tree.c - nodes, places, aliases, merge keys and limits. */
#include "yaml_tree.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

typedef struct tree {
    bem_arena arena;
    bem_diags diags;
    int budget;
    const bem_source *source;
    bem_yaml_node *root;
} tree;

static tree parse(const char *text) {
    tree t = {.budget = BEM_YAML_NODES};
    t.source = bem_source_of_text("a.yaml", text, strlen(text), &t.arena, &t.diags);
    t.root = t.source ? bem_yaml_parse(t.source, &t.budget, &t.arena, &t.diags) : NULL;
    return t;
}

static void drop(tree *t) {
    bem_arena_free(&t->arena);
    bem_diags_free(&t->diags);
}

static void expect_place(const bem_yaml_node *node, int line, int column, int length) {
    cr_expect_eq(node->place.line, line, "line %d, not %d", node->place.line, line);
    cr_expect_eq(node->place.column, column, "column %d, not %d", node->place.column, column);
    cr_expect_eq(node->place.length, length, "length %d, not %d", node->place.length, length);
}

Test(yaml_tree, nodes_know_their_places) {
    tree t = parse("# Åsa\nåäö: [first, \"other\"]\nlist:\n  - {k: v}\n");
    cr_assert_not_null(t.root);
    cr_assert_eq(t.root->count, 2);
    expect_place(t.root->entries[0].key, 2, 1, 3); /* columns are characters, not bytes */
    const bem_yaml_node *list = t.root->entries[0].value;
    cr_assert_eq(list->kind, BEM_YAML_LIST);
    expect_place(list->items[0], 2, 7, 5);
    expect_place(list->items[1], 2, 14, 7);
    cr_expect(list->items[0]->plain);
    cr_expect(!list->items[1]->plain);
    const bem_yaml_node *inner = bem_yaml_get(t.root, "list")->items[0];
    cr_expect_str_eq(bem_yaml_get(inner, "k")->text, "v");
    cr_expect_null(bem_yaml_get(inner, "no"));
    drop(&t);
}

/* No word is typed by YAML: they stay as written. */
Test(yaml_tree, scalars_stay_text) {
    static const char *const words[] = {"no",  "off", "22:00", "007",
                                        "1e3", "~",   "null",  "2027-01-04"};
    char text[64];
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        snprintf(text, sizeof text, "a: %s\n", words[i]);
        tree t = parse(text);
        cr_assert_not_null(t.root);
        cr_expect_str_eq(bem_yaml_get(t.root, "a")->text, words[i]);
        drop(&t);
    }
}

Test(yaml_tree, a_byte_order_mark_moves_no_column) {
    tree t = parse("\xEF\xBB\xBFname: x\r\nunit: y\r\n");
    cr_assert_not_null(t.root);
    expect_place(t.root->entries[0].key, 1, 1, 4);
    expect_place(t.root->entries[1].value, 2, 7, 1);
    drop(&t);
}

Test(yaml_tree, aliases_and_merge_keys_unfold) {
    tree t = parse("a: &a {x: 1, y: 2}\nb: &b {y: 3, z: 4}\nc: {y: 9, <<: [*a, *b]}\nd: *a\n");
    cr_assert_not_null(t.root);
    const bem_yaml_node *c = bem_yaml_get(t.root, "c");
    cr_assert_eq(c->count, 3);
    cr_expect_str_eq(bem_yaml_get(c, "y")->text, "9"); /* its own before all */
    cr_expect_str_eq(bem_yaml_get(c, "x")->text, "1");
    cr_expect_str_eq(bem_yaml_get(c, "z")->text, "4");
    cr_expect_eq(bem_yaml_get(c, "x")->place.line, 1, "where it was written");
    cr_expect_eq(bem_yaml_get(t.root, "d"), bem_yaml_get(t.root, "a"));
    cr_expect_eq(t.diags.count, 0);
    drop(&t);
}

/* An anchor may be set anew; an alias means the last before it. */
Test(yaml_tree, anchors_may_be_set_anew) {
    tree t = parse("a: &x 1\nb: *x\nc: &x 2\nd: *x\n");
    cr_assert_not_null(t.root);
    cr_expect_str_eq(bem_yaml_get(t.root, "b")->text, "1");
    cr_expect_str_eq(bem_yaml_get(t.root, "d")->text, "2");
    drop(&t);
}

Test(yaml_tree, the_first_of_two_keys_stays) {
    tree t = parse("a: 1\na: 2\n");
    cr_assert_not_null(t.root);
    cr_expect_str_eq(bem_yaml_get(t.root, "a")->text, "1");
    cr_expect_eq(t.diags.n_errors, 1);
    drop(&t);
}

static void expect_refused(const char *text, const char *message) {
    tree t = parse(text);
    cr_expect_null(t.root, "%.40s", text);
    cr_assert_eq(t.diags.count, 1, "%.40s", text);
    cr_expect(strstr(t.diags.items[0].message, message) != NULL, "told: %s",
              t.diags.items[0].message);
    drop(&t);
}

Test(yaml_tree, depth_is_bounded) {
    static char text[30000];
    memset(text, '[', 10000);
    expect_refused(text, "nested deeper than 64 levels");
    for (int i = 0; i < 10000; i++)
        memcpy(text + 2 * i, "- ", 2);
    expect_refused(text, "nested deeper than 64 levels");
    /* depth by aliases: each doubles the one before */
    char *end = text + sprintf(text, "a0: &a0 [[[[[[[[[[x]]]]]]]]]]\n");
    for (int i = 1; i < 9; i++)
        end += sprintf(end, "a%d: &a%d [[[[[[[[[*a%d]]]]]]]]]\n", i, i, i - 1);
    expect_refused(text, "nested deeper than 64 levels");
}

Test(yaml_tree, sixty_levels_are_fine) {
    char text[200];
    memset(text, '[', 60);
    memset(text + 60, ']', 60);
    text[120] = '\0';
    tree t = parse(text);
    cr_expect_not_null(t.root);
    cr_expect_eq(t.root->height, 60);
    drop(&t);
}

Test(yaml_tree, the_budget_is_drawn_by_aliases) {
    tree t = parse("a: &a [1, 2, 3]\nb: [*a, *a]\n");
    cr_assert_not_null(t.root);
    /* root, 2 keys, 4 of the list, the second list and twice 4 */
    cr_expect_eq(BEM_YAML_NODES - t.budget, 1 + 2 + 4 + 1 + 8);
    cr_expect_eq(t.root->size, 1 + 2 + 4 + 1 + 8);
    drop(&t);
}

/* Merge keys may not multiply either. */
Test(yaml_tree, merge_bombs_are_refused) {
    static char text[200000];
    char *end = text + sprintf(text, "m: &m {");
    for (int i = 0; i < 3000; i++)
        end += sprintf(end, "k%d: 1, ", i);
    end += sprintf(end, "}\nl:\n");
    for (int i = 0; i < 3000; i++)
        end += sprintf(end, "  - {<<: *m}\n");
    expect_refused(text, "with all aliases unfolded");
}

Test(yaml_tree, what_is_no_yaml_is_told_once) {
    static const char *const texts[] = {"a: [",       "a: 'x",     "a: b: c",   "%YAML 9.9\n---\na",
                                        "a: *",       "a:\n\t- b", "- a\nb: c", "&a",
                                        "a: \"\\q\"", "? [",       "{",         "}",
                                        "@"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        tree t = parse(texts[i]);
        if (!t.root)
            cr_expect_eq(t.diags.count, 1, "%s", texts[i]);
        drop(&t);
    }
}
