/* read_files.c - a file and all it includes, as one mapping; what is told about them, by place. */
#include "parts.h"

#include <stdlib.h>
#include <string.h>

/* By file in order of first mention, then by place. */
static bool comes_before(const bem_diag *a, const bem_diag *b) {
    if (a->place.file != b->place.file &&
        (!a->place.file || !b->place.file || strcmp(a->place.file, b->place.file) != 0))
        return false;
    return a->place.line < b->place.line ||
           (a->place.line == b->place.line && a->place.column < b->place.column);
}

static void sort_by_place(bem_diags *diags, int first) {
    for (int i = first + 1; i < diags->count; i++)
        for (int j = i; j > first && comes_before(&diags->items[j], &diags->items[j - 1]); j--) {
            bem_diag later = diags->items[j - 1];
            diags->items[j - 1] = diags->items[j];
            diags->items[j] = later;
        }
}

static void keep_digest(bem_reader *r) {
    char hex[BEM_SHA256_HEX];
    bem_sha256_finish(&r->sha, hex);
    r->problem->sha256 = bem_arena_string(&r->problem->arena, hex);
}

static void close_reader(bem_reader *r) {
    bem_names *const all[] = {&r->competences, &r->shifts,      &r->shift_tags, &r->contracts,
                              &r->people,      &r->person_tags, &r->rules};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        bem_names_free(all[i]);
    free(r->packs.items);
    bem_arena_free(&r->scratch);
}

static const bem_yaml_node *read_tree(bem_reader *r, const char *name, const char *text,
                                      size_t length) {
    const bem_source *source;
    if (text) {
        source = bem_source_of_text(bem_read_keep(r, name), text, length, &r->scratch, r->diags);
        bem_sha256_add(&r->sha, text, length);
    } else
        source = bem_read_source(r, name, NULL);
    const bem_yaml_node *tree =
        source ? bem_yaml_parse(source, &r->node_budget, &r->scratch, r->diags) : NULL;
    return tree && tree->kind == BEM_YAML_MAP ? bem_read_includes(r, tree) : tree;
}

bool bem_read_files(bem_problem *problem, const char *name, const char *text, size_t length,
                    bem_diags *diags, bem_parts_reader *parts, void *context) {
    bem_reader r = {
        .problem = problem, .diags = diags, .node_budget = BEM_YAML_NODES, .sha = bem_sha256_new()};
    int n_errors = diags->n_errors, first = diags->count;
    const bem_yaml_node *tree = read_tree(&r, name, text, length);
    if (tree)
        parts(&r, tree, context);
    keep_digest(&r);
    close_reader(&r);
    sort_by_place(diags, first);
    return diags->n_errors == n_errors;
}
