/* yaml_tree.h - a YAML file as a tree whose every node knows its place.
 *
 * Scalars stay text: the field that reads one gives it its type. Aliases share
 * the anchored node, merge keys (<<) are unfolded, keys that come twice are
 * reported. Nothing is deeper than BEM_YAML_DEPTH nor, with all aliases
 * unfolded, larger than the budget, so that readers may walk the tree freely. */
#ifndef BEM_YAML_TREE_H
#define BEM_YAML_TREE_H

#include "source.h"

#include <stdarg.h>

enum { BEM_YAML_DEPTH = 64, BEM_YAML_NODES = 2000000 };

typedef enum bem_yaml_kind { BEM_YAML_SCALAR, BEM_YAML_LIST, BEM_YAML_MAP } bem_yaml_kind;

typedef struct bem_yaml_node bem_yaml_node;

typedef struct bem_yaml_entry {
    bem_yaml_node *key; /* a scalar */
    bem_yaml_node *value;
} bem_yaml_entry;

struct bem_yaml_node {
    bem_yaml_kind kind;
    bool plain;              /* scalar written without quotes */
    bool is_row;             /* mapping made of a row of a CSV file, or one of its cells */
    const char *text;        /* of a scalar, else NULL */
    bem_yaml_node **items;   /* [count] of a list */
    bem_yaml_entry *entries; /* [count] of a mapping, in the order written, merged ones last */
    int count;
    int size, height; /* of the tree below, aliases unfolded, itself included */
    const bem_source *source;
    bem_place place;
};

/* NULL and an error when the text is no YAML or beyond the limits. Keys that
 * come twice are errors too, but the tree is given. `budget` is how many nodes
 * may still be made, over all files of a run; it is drawn down. */
bem_yaml_node *bem_yaml_parse(const bem_source *, int *budget, bem_arena *, bem_diags *);

/* The value of a key, or NULL. */
bem_yaml_node *bem_yaml_get(const bem_yaml_node *map, const char *key);
/* Nothing was written: `key:` and no more. */
bool bem_yaml_is_empty(const bem_yaml_node *);
const char *bem_yaml_kind_name(const bem_yaml_node *); /* "a list", … */

/* A diagnostic at a node, with its source line. */
void bem_yaml_diag(bem_diags *, bem_severity, const bem_yaml_node *, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void bem_yaml_vdiag(bem_diags *, bem_severity, const bem_yaml_node *, const char *format, va_list)
    __attribute__((format(printf, 4, 0)));

#endif
