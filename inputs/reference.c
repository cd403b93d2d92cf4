/* reference.c - the tables of fields as Markdown, for docs/yaml.md. */
#include "read_problem.h"
#include "tables_plan.h"

#include <stdio.h>

typedef BEM_ARRAY(char) text;

static void put(text *out, const char *words) {
    for (; *words; words++)
        BEM_PUSH(out, *words);
}

static void put_kind(text *out, const bem_field *field) {
    if (field->type != BEM_TYPE_CHOICE) {
        char range[64] = "";
        if (field->type == BEM_TYPE_INT)
            snprintf(range, sizeof range, ", %lld to %lld", (long long)field->least,
                     (long long)field->most);
        put(out, bem_type_name(field));
        put(out, range);
        return;
    }
    for (int i = 0; field->words[i] && field->words != bem_rule_kind_words; i++) {
        put(out, i == 0 ? "`" : field->words[i + 1] ? "`, `" : "` or `");
        put(out, field->words[i]);
    }
    put(out, field->words == bem_rule_kind_words ? "the kind" : "`");
}

/* A value to be typed in code; words in parentheses plainly. */
static void put_default(text *out, const bem_field *field) {
    if (field->required) {
        put(out, "**needed**");
        return;
    }
    if (!field->otherwise)
        return;
    bool words = field->otherwise[0] == '(';
    put(out, words ? "" : "`");
    for (const char *c = field->otherwise + words; *c && !(words && c[1] == '\0'); c++)
        BEM_PUSH(out, *c);
    put(out, words ? "" : "`");
}

static void put_table(text *out, const bem_table *table) {
    put(out, "### ");
    put(out, table->title);
    put(out, "\n\n");
    if (*table->help) {
        put(out, table->help);
        put(out, "\n\n");
    }
    put(out, "| key | value | when absent | meaning |\n| --- | --- | --- | --- |\n");
    for (int i = 0; i < table->n_fields; i++) {
        const bem_field *field = &table->fields[i];
        if (!field->key)
            continue;
        put(out, "| `");
        put(out, field->key);
        put(out, "` | ");
        put_kind(out, field);
        put(out, " | ");
        put_default(out, field);
        put(out, " | ");
        put(out, field->help);
        put(out, " |\n");
    }
    put(out, "\n");
}

char *bem_yaml_reference(void) {
    text out = {0};
    for (int i = 0; bem_table_at(i); i++)
        put_table(&out, bem_table_at(i));
    for (int i = 0; bem_table_plan_at(i); i++)
        put_table(&out, bem_table_plan_at(i));
    BEM_PUSH(&out, '\0');
    return out.items;
}
