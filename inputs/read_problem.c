/* read_problem.c - the order of reading. */
#include "read_problem.h"

#include "parts.h"
#include "tables.h"

static void read_parts(bem_reader *r, const bem_yaml_node *tree, void *context) {
    bem_value root[ROOT_N];
    (void)context;
    if (!bem_read_is_kind(r, tree, &bem_table_root) ||
        !bem_fields_read(r, &bem_table_root, tree, root))
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

static bem_problem *read_any(const char *name, const char *text, size_t length, bem_diags *diags) {
    bem_problem *problem = bem_problem_new();
    if (bem_read_files(problem, name, text, length, diags, read_parts, NULL))
        return problem;
    bem_problem_free(problem);
    return NULL;
}

bem_problem *bem_problem_read(const char *path, bem_diags *diags) {
    return read_any(path, NULL, 0, diags);
}

bem_problem *bem_problem_read_text(const char *name, const char *text, size_t length,
                                   bem_diags *diags) {
    return read_any(name, text ? text : "", length, diags);
}
