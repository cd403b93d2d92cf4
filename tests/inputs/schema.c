/* schema.c - the tables of fields, told in three ways. */
#include "read_problem.h"
#include "reader.h"
#include "tables.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

Test(tables, keys_are_told_apart_and_explained) {
    for (int i = 0; bem_table_at(i); i++) {
        const bem_table *table = bem_table_at(i);
        for (int f = 0; f < table->n_fields; f++) {
            const bem_field *field = &table->fields[f];
            if (!field->key)
                continue;
            cr_expect(field->help && *field->help, "%s: %s", table->title, field->key);
            cr_expect_eq(bem_field_find(table, field->key), f, "%s: %s twice", table->title,
                         field->key);
            cr_expect(strchr(field->help, '|') == NULL, "%s: %s breaks the Markdown", table->title,
                      field->key);
            cr_expect(!(field->required && field->otherwise), "%s: %s", table->title, field->key);
        }
    }
}

/* A default that is no word in parentheses is read like a value. */
Test(tables, defaults_are_values) {
    bem_diags diags = {0};
    bem_reader r = {.problem = bem_problem_new(), .diags = &diags};
    for (int i = 0; bem_table_at(i); i++)
        for (int f = 0; f < bem_table_at(i)->n_fields; f++) {
            const bem_field *field = &bem_table_at(i)->fields[f];
            if (!field->key || !field->otherwise || field->otherwise[0] == '(')
                continue;
            bem_yaml_node node = {.kind = BEM_YAML_SCALAR, .plain = true, .text = field->otherwise};
            bem_value value = {0};
            cr_expect(bem_type_read(&r, field, &node, &value), "%s: %s", bem_table_at(i)->title,
                      field->key);
        }
    bem_arena_free(&r.scratch);
    bem_problem_free(r.problem);
    bem_diags_free(&diags);
}

/* JSON is YAML, so the tree reads the schema. */
Test(schema, holds_every_key) {
    char *text = bem_schema_text();
    bem_arena arena = {0};
    bem_diags diags = {0};
    int budget = BEM_YAML_NODES;
    bem_source *source = bem_source_of_text("schema", text, strlen(text), &arena, &diags);
    bem_yaml_node *root = source ? bem_yaml_parse(source, &budget, &arena, &diags) : NULL;
    for (int i = 0; i < diags.count; i++)
        cr_expect(false, "line %d: %s", diags.items[i].place.line, diags.items[i].message);
    cr_assert_not_null(root);
    const bem_yaml_node *file = bem_yaml_get(root, "allOf")->items[0];
    const bem_yaml_node *keys = bem_yaml_get(file, "properties");
    cr_expect_eq(keys->count, ROOT_N);
    cr_expect_str_eq(bem_yaml_get(file, "additionalProperties")->text, "false");
    cr_expect_eq(bem_yaml_get(bem_yaml_get(root, "anyOf")->items[2], "required")->count, 5);
    for (int k = 0; k < BEM_N_RULE_KINDS; k++)
        cr_expect(strstr(text, bem_rule_kind_words[k]) != NULL);
    bem_arena_free(&arena);
    bem_diags_free(&diags);
    free(text);
}

static char *slurp(const char *path) {
    bem_arena arena = {0};
    bem_diags diags = {0};
    bem_source *source = bem_source_read(path, (bem_place){0}, NULL, &arena, &diags);
    cr_assert_not_null(source, "%s", path);
    char *text = strdup(source->text);
    bem_arena_free(&arena);
    bem_diags_free(&diags);
    return text;
}

/* Each table of docs/yaml.md is the one that the program holds. */
Test(reference, docs_show_these_tables) {
    char *docs = slurp(BEM_SOURCE_DIR "/docs/yaml.md"), *reference = bem_yaml_reference();
    int n_tables = 0;
    for (char *table = reference; table && *table; n_tables++) {
        char *next = strstr(table + 1, "\n### ");
        if (next)
            *next++ = '\0';
        for (size_t length = strlen(table); length && table[length - 1] == '\n';)
            table[--length] = '\0';
        cr_expect(strstr(docs, table) != NULL, "docs/yaml.md lacks or differs from:\n%s", table);
        table = next;
    }
    int n_shown = 0;
    for (const char *at = docs; (at = strstr(at, "\n| key | value |")); at++)
        n_shown++;
    cr_expect_eq(n_shown, n_tables, "%d tables of keys in docs/yaml.md, %d in the program", n_shown,
                 n_tables);
    free(docs);
    free(reference);
}

/* The page's YAML holds: its first block is a ward, the others are included. */
Test(reference, docs_show_yaml_that_is_read) {
    static const char fence[] = "```yaml\n";
    char *docs = slurp(BEM_SOURCE_DIR "/docs/yaml.md"), folder[] = "/tmp/bemanna-docs-XXXXXX";
    char path[200], command[300], *ward = NULL;
    size_t size;
    cr_assert_not_null(mkdtemp(folder));
    FILE *all = open_memstream(&ward, &size);
    int n_blocks = 0;
    for (const char *at = docs; (at = strstr(at, fence)); n_blocks++) {
        at += sizeof fence - 1;
        int length = (int)(strstr(at, "```") - at);
        snprintf(path, sizeof path, "%s/part-%d.yaml", folder, n_blocks);
        FILE *part = n_blocks ? fopen(path, "w") : all;
        fprintf(part, "%.*s", length, at);
        if (n_blocks)
            fclose(part);
    }
    for (int i = 1; i < n_blocks; i++)
        fprintf(all, "%s%s/part-%d.yaml%s", i == 1 ? "include: [" : ", ", folder, i,
                i + 1 == n_blocks ? "]\n" : "");
    fclose(all);
    bem_diags diags = {0};
    bem_problem *p = bem_problem_read_text("docs/yaml.md", ward, size, &diags);
    cr_expect_not_null(p);
    for (int i = 0; i < diags.count; i++)
        cr_expect(false, "%s:%d %s", diags.items[i].place.file, diags.items[i].place.line,
                  diags.items[i].message);
    cr_expect_geq(n_blocks, 7);
    snprintf(command, sizeof command, "rm -r %s", folder);
    cr_expect_eq(system(command), 0);
    bem_problem_free(p);
    bem_diags_free(&diags);
    free(ward);
    free(docs);
}
