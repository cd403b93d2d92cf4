/* read_problem.c - the order of reading. */
#include "read_problem.h"

#include "parts.h"
#include "tables.h"

#include <stdlib.h>
#include <string.h>

static void read_parts(bem_reader *r, const bem_source *source) {
    bem_value root[ROOT_N];
    const bem_yaml_node *tree = bem_yaml_parse(source, &r->node_budget, &r->scratch, r->diags);
    if (!tree)
        return;
    if (tree->kind == BEM_YAML_MAP)
        tree = bem_read_includes(r, tree);
    if (!bem_fields_read(r, &bem_table_root, tree, root))
        return;
    bem_read_head(r, root);
    bem_read_terms(r, root);
    bem_read_staff(r, root);
    bem_read_demand(r, root);
    bem_read_rules(r, root);
    bem_read_past(r, root);
    bem_read_wishes(r, root);
    bem_read_published(r, root);
}

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

/* From a path, or from text when there is one. */
static bem_problem *read_any(const char *name, const char *text, size_t length, bem_diags *diags) {
    bem_reader r = {.problem = bem_problem_new(),
                    .diags = diags,
                    .node_budget = BEM_YAML_NODES,
                    .sha = bem_sha256_new()};
    int n_errors = diags->n_errors, first = diags->count;
    const bem_source *source;
    if (text) {
        source = bem_source_of_text(bem_read_keep(&r, name), text, length, &r.scratch, diags);
        bem_sha256_add(&r.sha, text, length);
    } else
        source = bem_read_source(&r, name, NULL);
    if (source)
        read_parts(&r, source);
    keep_digest(&r);
    close_reader(&r);
    sort_by_place(diags, first);
    if (diags->n_errors == n_errors)
        return r.problem;
    bem_problem_free(r.problem);
    return NULL;
}

bem_problem *bem_problem_read(const char *path, bem_diags *diags) {
    return read_any(path, NULL, 0, diags);
}

bem_problem *bem_problem_read_text(const char *name, const char *text, size_t length,
                                   bem_diags *diags) {
    return read_any(name, text ? text : "", length, diags);
}
