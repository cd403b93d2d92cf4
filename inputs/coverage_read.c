/* coverage_read.c - JSON is YAML, so the tree that knows its places reads it. */
#include "coverage_read.h"

#include "scalars.h"

#include <string.h>

enum { MOST_HEADS = 100000 };

static const char *text_of(const bem_yaml_node *map, const char *key) {
    const bem_yaml_node *value = map->kind == BEM_YAML_MAP ? bem_yaml_get(map, key) : NULL;
    return value && value->kind == BEM_YAML_SCALAR ? value->text : NULL;
}

static bool read_moment(const bem_yaml_node *item, bem_moment *moment, bem_diags *diags) {
    const char *heads = text_of(item, "short");
    int64_t missing;
    *moment = (bem_moment){
        .demand = text_of(item, "demand"), .words = text_of(item, "date"), .node = item};
    if (!moment->demand || !moment->words || !heads ||
        !bem_scalar_date(moment->words, &moment->date) || !bem_scalar_int(heads, &missing) ||
        missing < 0 || missing > MOST_HEADS) {
        bem_yaml_diag(diags, BEM_ERROR, item,
                      "this is no coverage: \"demand\", \"date\" and \"short\" must be there");
        return false;
    }
    moment->missing = (int)missing;
    return true;
}

const bem_yaml_node *bem_coverage_read(const bem_source *source, bem_moment_take *take,
                                       void *context, bem_arena *arena, bem_diags *diags) {
    int budget = BEM_YAML_NODES;
    const bem_yaml_node *root = source ? bem_yaml_parse(source, &budget, arena, diags) : NULL;
    if (!root)
        return NULL;
    const char *format = text_of(root, "format");
    const bem_yaml_node *coverage =
        root->kind == BEM_YAML_MAP ? bem_yaml_get(root, "coverage") : NULL;
    if (!format || strcmp(format, "bemanna-roster/1") != 0) {
        bem_yaml_diag(diags, BEM_ERROR, root,
                      "this is no roster: \"format\" must be \"bemanna-roster/1\"");
        return NULL;
    }
    if (!coverage || coverage->kind != BEM_YAML_LIST) {
        bem_yaml_diag(diags, BEM_ERROR, root, "the roster has no \"coverage\"");
        return NULL;
    }
    for (int i = 0; i < coverage->count && diags->count < BEM_DIAG_MAX; i++) {
        bem_moment moment;
        if (read_moment(coverage->items[i], &moment, diags))
            take(context, &moment);
    }
    return root;
}
