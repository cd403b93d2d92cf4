/* read_problem.h - from a ward's YAML to the problem it states. */
#ifndef BEM_READ_PROBLEM_H
#define BEM_READ_PROBLEM_H

#include "problem.h"

/* Reads a file and all it includes. NULL when there was any error; all that are
 * found in one run, and warnings, join the list. The caller frees the problem
 * with bem_problem_free; its places borrow nothing. */
bem_problem *bem_problem_read(const char *path, bem_diags *);

/* The same from `length` bytes of memory; `name` stands for the path in
 * diagnostics, and includes are looked for beside it. */
bem_problem *bem_problem_read_text(const char *name, const char *text, size_t length, bem_diags *);

/* The JSON Schema (draft 2020-12) of the format, for editors. The caller frees
 * the text. */
char *bem_schema_text(void);

/* The reference of all keys in Markdown: a heading `### title` and a table per
 * mapping. The caller frees the text. */
char *bem_yaml_reference(void);

/* The kinds of rules with their keys, price, effort and example; of one kind
 * when it is named, NULL when there is no such. The caller frees the text. */
char *bem_rule_list_text(const char *kind);
const char *bem_rule_example(bem_rule_kind); /* as it stands in a list of rules */

#endif
