/* file_kind.c - a file of another kind than the one asked for is told as such, in one sentence,
 * instead of by each key that does not belong. */
#include "parts.h"
#include "tables.h"
#include "tables_plan.h"

#include <string.h>

static bool has_key(const bem_table *table, const char *key) {
    return bem_field_find(table, key) >= 0;
}

/* The first key that only the other kind has, when the file has none that only `own` has. */
static const bem_yaml_node *find_foreign(const bem_yaml_node *tree, const bem_table *own,
                                         const bem_table *other) {
    const bem_yaml_node *foreign = NULL;
    for (int i = 0; i < tree->count; i++) {
        const bem_yaml_node *key = tree->entries[i].key;
        bool ours = has_key(own, key->text), theirs = has_key(other, key->text);
        if (ours && !theirs)
            return NULL;
        if (theirs && !ours && !foreign)
            foreign = key;
    }
    return foreign;
}

bool bem_read_is_kind(bem_reader *r, const bem_yaml_node *tree, const bem_table *own) {
    static const char written[] = "bemanna-"; /* "bemanna-roster/1" and other things we write */
    bool plan = own == &bem_table_plan;
    if (tree->kind != BEM_YAML_MAP)
        return true;
    const bem_yaml_node *format = bem_yaml_get(tree, "format");
    if (format && format->kind == BEM_YAML_SCALAR &&
        strncmp(format->text, written, sizeof written - 1) == 0) {
        bem_read_error(r, format,
                       "this is '%s', which the program wrote; the file of a %s is wanted",
                       bem_read_clip(r, format->text), plan ? "production plan" : "ward");
        return false;
    }
    const bem_yaml_node *foreign =
        find_foreign(tree, own, plan ? &bem_table_root : &bem_table_plan);
    if (foreign)
        bem_read_error(r, foreign,
                       plan ? "this is a ward, not a production plan: `bemanna solve` reads it"
                            : "this is a production plan, not a ward: `bemanna plan` reads it");
    return !foreign;
}
