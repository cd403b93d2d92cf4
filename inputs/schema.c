/* schema.c - the tables of fields as JSON Schema, draft 2020-12.
 *
 * The schema serves editors: it knows keys, shapes and units, not names or
 * dates that contradict each other. Scalars are wide where YAML would type a
 * bare word or number by itself. */
#include "read_problem.h"
#include "read_production.h"
#include "tables_plan.h"

#include <stdio.h>

typedef BEM_ARRAY(char) text;

static void put(text *out, const char *words) {
    for (; *words; words++)
        BEM_PUSH(out, *words);
}

static void put_string(text *out, const char *words) {
    put(out, "\"");
    for (; *words; words++) {
        if (*words == '"' || *words == '\\')
            BEM_PUSH(out, '\\');
        BEM_PUSH(out, *words);
    }
    put(out, "\"");
}

static void put_number(text *out, const char *key, int64_t number) {
    char words[64];
    snprintf(words, sizeof words, ", \"%s\": %lld", key, (long long)number);
    put(out, words);
}

static void put_table(text *out, const bem_table *table, int only_kind);

static void put_words(text *out, const char *const *words) {
    put(out, "{\"enum\": [");
    for (int i = 0; words[i]; i++) {
        put(out, i ? ", " : "");
        put_string(out, words[i]);
    }
    put(out, "]}");
}

/* Lists and mappings may be left empty: `pins:` and nothing below. */
static void put_list(text *out, const bem_table *table) {
    put(out, "{\"anyOf\": [{\"type\": \"null\"}, {\"type\": \"array\", \"items\": {\"anyOf\": [");
    put_table(out, table, -1);
    if (table->csv) {
        put(out, ", ");
        put_table(out, &bem_table_csv, -1);
    }
    put(out, "]}}");
    if (table->csv) {
        put(out, ", ");
        put_table(out, &bem_table_csv, -1);
    }
    put(out, "]}");
}

static void put_rules(text *out) {
    put(out, "{\"anyOf\": [{\"type\": \"null\"}, {\"type\": \"array\", \"items\": {\"anyOf\": [");
    put_table(out, &bem_table_use, -1);
    for (int k = 0; k < BEM_N_RULE_KINDS; k++) {
        put(out, ", ");
        put_table(out, &bem_table_rules[k], k);
    }
    put(out, "]}}]}");
}

static void put_named(text *out, const bem_table *table) {
    put(out,
        "{\"type\": \"object\", \"additionalProperties\": {\"anyOf\": [{\"type\": \"null\"}, ");
    put_table(out, table, -1);
    put(out, "]}}");
}

static void put_pack(text *out, const bem_table *table) {
    put(out, "{\"anyOf\": [{\"type\": \"string\"}, ");
    put_table(out, table, -1);
    put(out, "]}");
}

static void put_bounded(text *out, const bem_field *field) {
    put(out, "{\"type\": \"number\"");
    put_number(out, "minimum", field->least);
    put_number(out, "maximum", field->most);
    put(out, "}");
}

static void put_value(text *out, const bem_field *field) {
    switch (field->type) {
    case BEM_TYPE_INT:
        put(out, "{\"type\": \"integer\"");
        put_number(out, "minimum", field->least);
        put_number(out, "maximum", field->most);
        put(out, "}");
        break;
    case BEM_TYPE_NUMBER:
        put_bounded(out, field);
        break;
    case BEM_TYPE_SERIES:
        put(out, "{\"anyOf\": [");
        put_bounded(out, field);
        put(out, ", {\"type\": \"array\", \"items\": ");
        put_bounded(out, field);
        put(out, "}, ");
        put_table(out, field->table, -1);
        put(out, "]}");
        break;
    case BEM_TYPE_CHOICE:
        put_words(out, field->words);
        break;
    case BEM_TYPE_CURRENCY:
        put(out, "{\"anyOf\": [{\"type\": \"string\"}, ");
        put_table(out, field->table, -1);
        put(out, "]}");
        break;
    case BEM_TYPE_MAP:
        put_table(out, field->table, -1);
        break;
    case BEM_TYPE_PACK:
        put_pack(out, field->table);
        break;
    case BEM_TYPE_PACKS:
        put(out, "{\"anyOf\": [{\"type\": \"array\", \"items\": ");
        put_pack(out, field->table);
        put(out, "}, ");
        put_pack(out, field->table);
        put(out, "]}");
        break;
    case BEM_TYPE_NAMED:
        put_named(out, field->table);
        break;
    case BEM_TYPE_HISTORY:
        put(out, "{\"type\": \"object\", \"additionalProperties\": {\"anyOf\": [");
        put(out, bem_type_schema(BEM_TYPE_CELLS));
        put(out, ", ");
        put_table(out, field->table, -1);
        put(out, "]}, \"properties\": {\"roster\": {\"type\": \"string\"}}}");
        break;
    case BEM_TYPE_LIST:
        put_list(out, field->table);
        break;
    case BEM_TYPE_RULES:
        put_rules(out);
        break;
    default:
        put(out, bem_type_schema(field->type));
    }
}

/* The help of a field, as editors show it. */
static void put_property(text *out, const bem_field *field, const char *only_word) {
    put_string(out, field->key);
    put(out, ": {\"description\": ");
    put_string(out, field->help);
    put(out, ", \"allOf\": [");
    if (only_word) {
        put(out, "{\"const\": ");
        put_string(out, only_word);
        put(out, "}");
    } else
        put_value(out, field);
    put(out, "]}");
}

/* A mapping; of a rule, with its kind fixed. */
static void put_table(text *out, const bem_table *table, int only_kind) {
    bool first = true;
    put(out, "{\"type\": \"object\", \"additionalProperties\": false, \"required\": [");
    for (int i = 0; i < table->n_fields; i++)
        if (table->fields[i].required && table != &bem_table_root && table != &bem_table_plan) {
            put(out, first ? "" : ", ");
            put_string(out, table->fields[i].key);
            first = false;
        }
    put(out, "], \"properties\": {");
    first = true;
    for (int i = 0; i < table->n_fields; i++) {
        if (!table->fields[i].key)
            continue;
        put(out, first ? "\n" : ",\n");
        put_property(out, &table->fields[i],
                     only_kind >= 0 && i == RULE_KIND ? bem_rule_kind_words[only_kind] : NULL);
        first = false;
    }
    put(out, "}}");
}

/* A ward or plan needs its parts - here, or in files that it includes; and a file
 * without a horizon is one that others include. */
static void put_needs(text *out, const bem_table *root) {
    put(out, "\"anyOf\": [{\"required\": [\"include\"]}, {\"not\": {\"required\": [\"horizon\"]}}, "
             "{\"required\": [");
    bool first = true;
    for (int i = 0; i < root->n_fields; i++)
        if (root->fields[i].required) {
            put(out, first ? "" : ", ");
            put_string(out, root->fields[i].key);
            first = false;
        }
    put(out, "]}],\n");
}

static char *schema_of(const bem_table *root, const char *title) {
    text out = {0};
    put(&out, "{\"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n\"title\": ");
    put_string(&out, title);
    put(&out, ",\n");
    put_needs(&out, root);
    put(&out, "\"allOf\": [");
    put_table(&out, root, -1);
    put(&out, "]}\n");
    BEM_PUSH(&out, '\0');
    return out.items;
}

char *bem_schema_text(void) { return schema_of(&bem_table_root, "bemanna/1"); }

char *bem_plan_schema_text(void) { return schema_of(&bem_table_plan, "bemanna/1, a plan"); }
