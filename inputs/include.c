/* include.c - one file and all that it includes become one mapping.
 *
 * The including file comes first, then its includes in the order named, each
 * with its own. Lists are appended, mappings merged; anything given twice is an
 * error. Nodes keep the place where they were written. */
#define _XOPEN_SOURCE 700 /* realpath */
#include "parts.h"
#include "tables.h"

#include <stdlib.h>
#include <string.h>

typedef struct open_file {
    const char *path; /* free of links and dots */
    const struct open_file *includer;
} open_file;

typedef struct merged_key {
    bem_yaml_node *key;
    bem_yaml_kind kind;
    bem_node_list parts; /* the values given, one a file */
} merged_key;

typedef struct merge {
    bem_reader *reader;
    bem_names names; /* of the keys, to their index */
    BEM_ARRAY(merged_key);
} merge;

static const char *true_path(bem_reader *r, const char *path) {
    char *real = realpath(path, NULL);
    const char *kept = bem_arena_string(&r->scratch, real ? real : path);
    free(real);
    return kept;
}

static merged_key *find_key(merge *m, const char *key) {
    int i = bem_names_find(&m->names, key);
    return i < 0 ? NULL : &m->items[i];
}

/* `staff: {csv: FILE}` is a list of that one entry. */
static bem_yaml_node *as_list(merge *m, const char *key, bem_yaml_node *value) {
    int f = bem_field_find(&bem_table_root, key);
    const bem_table *table = f < 0 ? NULL : bem_table_root.fields[f].table;
    if (value->kind != BEM_YAML_MAP || !table || !table->csv || !bem_yaml_get(value, "csv"))
        return value;
    bem_yaml_node *list = BEM_TAKE(&m->reader->scratch, 1, bem_yaml_node);
    *list = *value;
    list->kind = BEM_YAML_LIST;
    list->items = BEM_TAKE(&m->reader->scratch, 1, bem_yaml_node *);
    list->items[0] = value;
    list->count = 1;
    return list;
}

static void add_value(merge *m, bem_yaml_node *key, bem_yaml_node *value) {
    value = as_list(m, key->text, value);
    merged_key *known = find_key(m, key->text);
    if (!known) {
        merged_key fresh = {.key = key, .kind = value->kind};
        bem_names_add(&m->names, key->text, m->count);
        BEM_PUSH(&fresh.parts, value);
        BEM_PUSH(m, fresh);
        return;
    }
    if (bem_yaml_is_empty(value))
        return;
    const bem_yaml_node *first = known->parts.items[0];
    if (bem_yaml_is_empty(first)) {
        known->parts.items[0] = value;
        known->kind = value->kind;
    } else if (value->kind == BEM_YAML_SCALAR || known->kind == BEM_YAML_SCALAR)
        bem_read_error(m->reader, key, "'%s' is given twice; the first is %s",
                       bem_read_clip(m->reader, key->text),
                       bem_read_first(m->reader, &first->place, key));
    else if (value->kind != known->kind)
        bem_read_error(m->reader, value, "'%s' is %s here, but %s where it is first, %s",
                       bem_read_clip(m->reader, key->text), bem_yaml_kind_name(value),
                       bem_yaml_kind_name(first), bem_read_first(m->reader, &first->place, value));
    else
        BEM_PUSH(&known->parts, value);
}

static bem_yaml_node *joined_list(bem_reader *r, const merged_key *key) {
    bem_yaml_node *list = BEM_TAKE(&r->scratch, 1, bem_yaml_node);
    *list = *key->parts.items[0];
    list->count = 0;
    for (int i = 0; i < key->parts.count; i++)
        list->count += key->parts.items[i]->count;
    list->items = BEM_TAKE(&r->scratch, list->count, bem_yaml_node *);
    for (int i = 0, n = 0; i < key->parts.count; i++)
        for (int j = 0; j < key->parts.items[i]->count; j++)
            list->items[n++] = key->parts.items[i]->items[j];
    return list;
}

static bem_yaml_node *joined_map(bem_reader *r, const merged_key *key) {
    bem_yaml_node *map = BEM_TAKE(&r->scratch, 1, bem_yaml_node);
    *map = *key->parts.items[0];
    map->count = 0;
    for (int i = 0; i < key->parts.count; i++)
        map->count += key->parts.items[i]->count;
    map->entries = BEM_TAKE(&r->scratch, map->count, bem_yaml_entry);
    bem_names names = {0};
    int n = 0;
    for (int i = 0; i < key->parts.count; i++)
        for (int j = 0; j < key->parts.items[i]->count; j++) {
            bem_yaml_entry entry = key->parts.items[i]->entries[j];
            if (bem_names_add(&names, entry.key->text, n)) {
                map->entries[n++] = entry;
                continue;
            }
            const bem_yaml_node *first = map->entries[bem_names_find(&names, entry.key->text)].key;
            bem_read_error(r, entry.key, "'%s' is given twice; the first is %s",
                           bem_read_clip(r, entry.key->text),
                           bem_read_first(r, &first->place, entry.key));
        }
    map->count = n;
    bem_names_free(&names);
    return map;
}

static bem_yaml_node *joined(bem_reader *r, const merged_key *key) {
    if (key->parts.count == 1)
        return (bem_yaml_node *)key->parts.items[0];
    return key->kind == BEM_YAML_LIST ? joined_list(r, key) : joined_map(r, key);
}

static void add_file(merge *m, const bem_yaml_node *root, const open_file *file);

static void add_include(merge *m, const bem_yaml_node *name, const open_file *includer) {
    bem_reader *r = m->reader;
    if (name->kind != BEM_YAML_SCALAR) {
        bem_read_error(r, name, "include takes a file or a list of files, not %s",
                       bem_yaml_kind_name(name));
        return;
    }
    const char *path = bem_read_path(r, name);
    open_file file = {true_path(r, path), includer};
    for (const open_file *up = includer; up; up = up->includer)
        if (strcmp(up->path, file.path) == 0) {
            bem_read_error(r, name, "%s includes itself%s", bem_read_clip(r, name->text),
                           up == includer ? "" : " by way of other files");
            return;
        }
    const bem_source *source = bem_read_source(r, path, name);
    bem_yaml_node *root =
        source ? bem_yaml_parse(source, &r->node_budget, &r->scratch, r->diags) : NULL;
    if (!root) {
        r->unread = r->incomplete = true;
        return;
    }
    if (root->kind == BEM_YAML_MAP) {
        add_file(m, root, &file);
        return;
    }
    r->unread = r->incomplete = true;
    bem_read_error(r, root, "an included file is a mapping of keys, not %s",
                   bem_yaml_kind_name(root));
}

static void add_file(merge *m, const bem_yaml_node *root, const open_file *file) {
    const bem_yaml_node *includes = NULL;
    for (int i = 0; i < root->count; i++) {
        bem_yaml_node *key = root->entries[i].key, *value = root->entries[i].value;
        if (strcmp(key->text, "include") == 0)
            includes = value;
        else if (strcmp(key->text, "format") == 0 && file->includer)
            bem_read_format(m->reader, value); /* each file may say its own */
        else
            add_value(m, key, value);
    }
    for (int i = 0; includes && i < bem_n_items(includes); i++)
        add_include(m, bem_item(includes, i), file);
}

const bem_yaml_node *bem_read_includes(bem_reader *r, const bem_yaml_node *root) {
    merge m = {.reader = r};
    open_file file = {true_path(r, root->source->name), NULL};
    add_file(&m, root, &file);
    bem_yaml_node *all = BEM_TAKE(&r->scratch, 1, bem_yaml_node);
    *all = *root;
    all->count = m.count;
    all->entries = BEM_TAKE(&r->scratch, m.count, bem_yaml_entry);
    for (int i = 0; i < m.count; i++) {
        all->entries[i] = (bem_yaml_entry){m.items[i].key, joined(r, &m.items[i])};
        free(m.items[i].parts.items);
    }
    free(m.items);
    bem_names_free(&m.names);
    return all;
}
