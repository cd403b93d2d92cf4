/* field.c - reading a mapping by its table. */
#include "reader.h"
#include "tables.h"
#include "tables_plan.h"

#include <assert.h>
#include <string.h>

bool bem_is_given(const bem_value *value) { return value->node && value->ok; }

int bem_field_find(const bem_table *table, const char *key) {
    for (int i = 0; i < table->n_fields; i++)
        if (table->fields[i].key && strcmp(table->fields[i].key, key) == 0)
            return i;
    return -1;
}

static const char *all_keys(bem_reader *r, const bem_table *table) {
    const char *keys = "";
    for (int i = 0; i < table->n_fields; i++)
        if (table->fields[i].key)
            keys = bem_arena_format(&r->scratch, "%s%s%s", keys, *keys ? ", " : "",
                                    table->fields[i].key);
    return keys;
}

int bem_field_refuse(bem_reader *r, const bem_table *table, const bem_yaml_node *key) {
    bem_guess guess = {.word = key->text};
    bool shown = r->diags->n_errors < BEM_DIAG_MAX; /* else spare the work */
    for (int i = 0; shown && i < table->n_fields; i++)
        if (table->fields[i].key)
            bem_guess_try(&guess, table->fields[i].key);
    const char *word = bem_read_clip(r, key->text);
    if (guess.best)
        bem_read_error(r, key, "unknown key '%s' in %s; did you mean '%s'?", word, table->noun,
                       guess.best);
    else
        bem_read_error(r, key, "unknown key '%s' in %s; it may hold %s", word, table->noun,
                       shown ? all_keys(r, table) : "other keys");
    return guess.best ? bem_field_find(table, guess.best) : -1;
}

/* Defaults in parentheses are words for the reader of the reference only. */
static void read_default(bem_reader *r, const bem_field *field, const bem_yaml_node *map,
                         bem_value *value) {
    if (!field->otherwise || field->otherwise[0] == '(')
        return;
    bem_yaml_node node = {.kind = BEM_YAML_SCALAR,
                          .plain = true,
                          .text = field->otherwise,
                          .source = map->source,
                          .place = map->place};
    value->ok = bem_type_read(r, field, &node, value);
    assert(value->ok);
}

/* A key that is missing, or stands there misspelt, or in a file that could not be read. */
static void read_missing(bem_reader *r, const bem_table *table, const bem_yaml_node *node, int f,
                         bool misspelt, bem_value *value) {
    const bem_field *field = &table->fields[f];
    bool is_root = table == &bem_table_root || table == &bem_table_plan;
    if (!field->required) {
        read_default(r, field, node, value);
        return;
    }
    if (!misspelt && !(is_root && r->unread))
        bem_read_error(r, node, "%s needs '%s'", table->noun, field->key);
    r->incomplete |= is_root && field->type >= BEM_TYPE_MAP;
}

bool bem_fields_read(bem_reader *r, const bem_table *table, const bem_yaml_node *node,
                     bem_value *values) {
    memset(values, 0, (size_t)table->n_fields * sizeof *values);
    bool empty = bem_yaml_is_empty(node);
    if (node->kind != BEM_YAML_MAP && !empty) {
        bem_read_error(r, node, "%s is a mapping of keys, not %s", table->noun,
                       bem_yaml_kind_name(node));
        return false;
    }
    uint64_t misspelt = 0; /* fields that a wrong key was taken for */
    for (int i = 0; i < (empty ? 0 : node->count); i++) {
        const bem_yaml_entry *entry = &node->entries[i];
        int f = bem_field_find(table, entry->key->text);
        if (f < 0) {
            int meant = bem_field_refuse(r, table, entry->key);
            misspelt |= meant >= 0 && meant < 64 ? UINT64_C(1) << meant : 0;
            continue;
        }
        values[f].node = entry->value;
        if (bem_yaml_is_empty(entry->value) && table->fields[f].type < BEM_TYPE_MAP)
            bem_read_error(r, entry->key, "'%s' has no value", entry->key->text);
        else
            values[f].ok = bem_type_read(r, &table->fields[f], entry->value, &values[f]);
    }
    for (int f = 0; f < table->n_fields; f++)
        if (table->fields[f].key && !values[f].node)
            read_missing(r, table, node, f, f < 64 && misspelt >> f & 1, &values[f]);
    return true;
}
