/* pack.c - packs: files of rules, pay and prices that come with the program.
 *
 * They are looked for in the folder that the environment variable BEMANNA_RULES
 * names, else where the program is installed, else in the source tree. */
#include "parts.h"
#include "tables.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#ifndef BEM_RULES_DIR
#define BEM_RULES_DIR "/usr/local/share/bemanna/rules"
#endif
#ifndef BEM_SOURCE_RULES_DIR
#define BEM_SOURCE_RULES_DIR "rules"
#endif

static const char *folder(int i) {
    static const char *const built_in[] = {BEM_RULES_DIR, BEM_SOURCE_RULES_DIR};
    const char *chosen = getenv("BEMANNA_RULES");
    if (chosen && *chosen)
        return i == 0 ? chosen : NULL;
    return i < 2 ? built_in[i] : NULL;
}

static const char *find_pack(bem_reader *r, const char *name) {
    struct stat info;
    for (int i = 0; folder(i); i++) {
        const char *path = bem_arena_format(&r->scratch, "%s/%s.yaml", folder(i), name);
        if (stat(path, &info) == 0)
            return path;
    }
    return NULL;
}

/* Packs lie one level down, by country or organisation. */
static void guess_from(bem_reader *r, const char *top, const char *inner, bem_guess *guess) {
    DIR *dir = opendir(*inner ? bem_arena_format(&r->scratch, "%s/%s", top, inner) : top);
    for (struct dirent *item; dir && (item = readdir(dir));) {
        size_t length = strlen(item->d_name);
        if (item->d_name[0] == '.')
            continue;
        if (!*inner)
            guess_from(r, top, item->d_name, guess);
        else if (length > 5 && strcmp(item->d_name + length - 5, ".yaml") == 0)
            bem_guess_try(guess, bem_arena_format(&r->scratch, "%s/%.*s", inner, (int)length - 5,
                                                  item->d_name));
    }
    if (dir)
        closedir(dir);
}

static bool is_pack_name(const char *name) {
    return *name && name[0] != '/' && !strstr(name, "..") && strlen(name) < 200;
}

/* A pack named several times is read once. */
static const bem_yaml_node *open_pack(bem_reader *r, const bem_yaml_node *named) {
    const char *name = named->text;
    for (int i = 0; i < r->packs.count; i++)
        if (strcmp(r->packs.items[i].name, name) == 0)
            return r->packs.items[i].root;
    const char *path = is_pack_name(name) ? find_pack(r, name) : NULL;
    if (!path) {
        bem_guess guess = {.word = name};
        for (int i = 0; folder(i) && r->diags->n_errors < BEM_DIAG_MAX; i++)
            guess_from(r, folder(i), "", &guess);
        bem_read_unknown(r, named, "pack", &guess);
        return NULL;
    }
    const bem_source *source = bem_read_source(r, path, named);
    bem_pack_file pack = {name, NULL};
    if (source)
        pack.root = bem_yaml_parse(source, &r->node_budget, &r->scratch, r->diags);
    BEM_PUSH(&r->packs, pack);
    return pack.root;
}

const bem_yaml_node *bem_read_pack(bem_reader *r, const bem_yaml_node *named,
                                   const bem_table *table, bem_value *values) {
    const bem_yaml_node *root = open_pack(r, named);
    return root && bem_fields_read(r, table, root, values) ? root : NULL;
}

static void add_rules(bem_reader *r, const bem_yaml_node *node, bem_node_list *list);

static void add_pack(bem_reader *r, const bem_yaml_node *entry, bem_node_list *list) {
    bem_value use[USE_N], pack[PACK_N];
    if (!bem_fields_read(r, &bem_table_use, entry, use) || !use[USE_PACK].ok ||
        !bem_read_pack(r, use[USE_PACK].node, &bem_table_pack, pack))
        return;
    if (pack[PACK_FORMAT].ok)
        bem_read_format(r, pack[PACK_FORMAT].node);
    if (pack[PACK_RULES].node)
        add_rules(r, pack[PACK_RULES].node, list);
}

static void add_rules(bem_reader *r, const bem_yaml_node *node, bem_node_list *list) {
    if (bem_yaml_is_empty(node))
        return;
    if (node->kind != BEM_YAML_LIST) {
        bem_read_error(r, node, "rules is a list, not %s", bem_yaml_kind_name(node));
        return;
    }
    for (int i = 0; i < node->count; i++)
        if (node->items[i]->kind == BEM_YAML_MAP && bem_yaml_get(node->items[i], "use"))
            add_pack(r, node->items[i], list);
        else
            BEM_PUSH(list, node->items[i]);
}

bem_node_list bem_read_rule_list(bem_reader *r, const bem_yaml_node *node) {
    bem_node_list list = {0};
    add_rules(r, node, &list);
    return list;
}
