/* yaml_tree.c - from libyaml's events to nodes, with a stack of open lists and
 * mappings. The only file that sees <yaml.h>. */
#include "yaml_tree.h"

#include "names.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

typedef BEM_ARRAY(bem_yaml_node *) node_list;

typedef struct frame {
    bem_yaml_node *node; /* being filled */
    node_list children;  /* of a mapping: key, value, key, value … */
    const char *anchor;  /* its own, known once it is complete */
} frame;

typedef struct builder {
    const bem_source *source;
    bem_arena *arena;
    bem_diags *diags;
    int *budget;
    frame stack[BEM_YAML_DEPTH];
    int depth;
    bem_names anchors; /* to an index of anchored; -1 - depth while it is open */
    node_list anchored;
    bem_yaml_node *root;
} builder;

void bem_yaml_vdiag(bem_diags *diags, bem_severity severity, const bem_yaml_node *node,
                    const char *format, va_list args) {
    char message[1024];
    vsnprintf(message, sizeof message, format, args);
    bem_arena lines = {0};
    const char *line = bem_source_line(node->source, node->place.line, node->place.column, &lines);
    bem_diag_add(diags, severity, node->place, line, "%s", message);
    bem_arena_free(&lines);
}

void bem_yaml_diag(bem_diags *diags, bem_severity severity, const bem_yaml_node *node,
                   const char *format, ...) {
    va_list args;
    va_start(args, format);
    bem_yaml_vdiag(diags, severity, node, format, args);
    va_end(args);
}

bem_yaml_node *bem_yaml_get(const bem_yaml_node *map, const char *key) {
    for (int i = 0; map->kind == BEM_YAML_MAP && i < map->count; i++)
        if (strcmp(map->entries[i].key->text, key) == 0)
            return map->entries[i].value;
    return NULL;
}

bool bem_yaml_is_empty(const bem_yaml_node *node) {
    return node->kind == BEM_YAML_SCALAR && node->plain && !*node->text;
}

const char *bem_yaml_kind_name(const bem_yaml_node *node) {
    if (node->kind == BEM_YAML_SCALAR)
        return bem_yaml_is_empty(node) ? "nothing" : "a single value";
    return node->kind == BEM_YAML_LIST ? "a list" : "a mapping";
}

static bem_place place_of(const builder *b, const yaml_mark_t *from, const yaml_mark_t *to) {
    bem_place place = {b->source->name, (int)from->line + 1, (int)from->column + 1, 1};
    if (to->line == from->line && to->column > from->column)
        place.length = (int)(to->column - from->column);
    return place;
}

static bool fail(builder *b, bem_place place, const char *message) {
    bem_yaml_node here = {.source = b->source, .place = place};
    bem_yaml_diag(b->diags, BEM_ERROR, &here, "%s", message);
    return false;
}

static bool spend(builder *b, int n_nodes, bem_place place) {
    if (n_nodes > *b->budget)
        return fail(
            b, place,
            bem_arena_format(b->arena,
                             "too much: with all aliases unfolded there are more than %d values",
                             BEM_YAML_NODES));
    *b->budget -= n_nodes;
    return true;
}

static bem_yaml_node *new_node(builder *b, bem_yaml_kind kind, const yaml_event_t *event) {
    bem_yaml_node *node = BEM_TAKE(b->arena, 1, bem_yaml_node);
    *node = (bem_yaml_node){.kind = kind,
                            .size = 1,
                            .height = 1,
                            .source = b->source,
                            .place = place_of(b, &event->start_mark, &event->end_mark)};
    return node;
}

/* A finished node goes to the list or mapping that is open. */
static void place_node(builder *b, bem_yaml_node *node) {
    if (b->depth == 0)
        b->root = node;
    else
        BEM_PUSH(&b->stack[b->depth - 1].children, node);
}

static void note_anchor(builder *b, const char *anchor, bem_yaml_node *node) {
    if (!anchor)
        return;
    bem_names_set(&b->anchors, anchor, b->anchored.count);
    BEM_PUSH(&b->anchored, node);
}

static const char *kept_anchor(builder *b, const yaml_char_t *anchor) {
    return anchor ? bem_arena_string(b->arena, (const char *)anchor) : NULL;
}

static void refuse_tag(builder *b, const yaml_event_t *event, const yaml_char_t *tag) {
    static const char standard[] = "tag:yaml.org,2002:"; /* written !! */
    const char *text = (const char *)tag;
    if (!tag)
        return;
    bool is_standard = strncmp(text, standard, sizeof standard - 1) == 0;
    fail(b, place_of(b, &event->start_mark, &event->end_mark),
         bem_arena_format(b->arena, "remove the tag '%s%s': the key decides how a value is read",
                          is_standard ? "!!" : "",
                          bem_clip(is_standard ? text + sizeof standard - 1 : text, b->arena)));
}

static bool add_scalar(builder *b, const yaml_event_t *event) {
    bem_yaml_node *node = new_node(b, BEM_YAML_SCALAR, event);
    const char *text = (const char *)event->data.scalar.value;
    node->text = bem_arena_text(b->arena, text, event->data.scalar.length);
    node->plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    refuse_tag(b, event, event->data.scalar.tag);
    if (strlen(node->text) != event->data.scalar.length)
        return fail(b, node->place, "the text holds a NUL character");
    if (!spend(b, 1, node->place))
        return false;
    note_anchor(b, kept_anchor(b, event->data.scalar.anchor), node);
    place_node(b, node);
    return true;
}

static bool add_alias(builder *b, const yaml_event_t *event) {
    const char *name = (const char *)event->data.alias.anchor;
    bem_place place = place_of(b, &event->start_mark, &event->end_mark);
    for (int i = 0; i < b->depth; i++)
        if (b->stack[i].anchor && strcmp(b->stack[i].anchor, name) == 0)
            return fail(b, place, "this alias stands inside what it names");
    int index = bem_names_find(&b->anchors, name);
    if (index < 0)
        return fail(b, place,
                    bem_arena_format(b->arena, "no anchor '&%s' before this alias",
                                     bem_clip(name, b->arena)));
    bem_yaml_node *node = b->anchored.items[index];
    if (b->depth + node->height > BEM_YAML_DEPTH)
        return fail(b, place,
                    bem_arena_format(b->arena, "nested deeper than %d levels", BEM_YAML_DEPTH));
    if (!spend(b, node->size, place))
        return false;
    place_node(b, node);
    return true;
}

static bool open_frame(builder *b, bem_yaml_kind kind, const yaml_event_t *event,
                       const yaml_char_t *anchor, const yaml_char_t *tag) {
    bem_yaml_node *node = new_node(b, kind, event);
    refuse_tag(b, event, tag);
    if (b->depth + 1 >= BEM_YAML_DEPTH)
        return fail(b, node->place,
                    bem_arena_format(b->arena, "nested deeper than %d levels", BEM_YAML_DEPTH));
    if (!spend(b, 1, node->place))
        return false;
    b->stack[b->depth++] = (frame){.node = node, .anchor = kept_anchor(b, anchor)};
    return true;
}

/* Merged mappings give the keys that the mapping has not itself; the first of
 * several mappings wins. */
static bool merge_from(builder *b, const bem_yaml_node *from, const bem_yaml_node *at,
                       bem_names *keys, node_list *pairs) {
    if (from->kind == BEM_YAML_LIST) {
        for (int i = 0; i < from->count; i++)
            if (from->items[i]->kind != BEM_YAML_MAP)
                fail(b, from->items[i]->place, "a merge key (<<) takes mappings only");
            else if (!merge_from(b, from->items[i], at, keys, pairs))
                return false;
        return true;
    }
    if (from->kind != BEM_YAML_MAP) {
        fail(b, at->place, "a merge key (<<) takes a mapping or a list of mappings");
        return true;
    }
    for (int i = 0; i < from->count; i++) {
        const bem_yaml_entry *entry = &from->entries[i];
        if (!bem_names_add(keys, entry->key->text, 1))
            continue;
        if (!spend(b, 1 + entry->value->size, at->place))
            return false;
        BEM_PUSH(pairs, entry->key);
        BEM_PUSH(pairs, entry->value);
    }
    return true;
}

static bool is_merge_key(const bem_yaml_node *key) {
    return key->kind == BEM_YAML_SCALAR && key->plain && strcmp(key->text, "<<") == 0;
}

/* A mapping's own pairs: keys must be text and come once. */
static void take_own_pairs(builder *b, const node_list *children, bem_names *keys,
                           node_list *pairs) {
    for (int i = 0; i + 1 < children->count; i += 2) {
        bem_yaml_node *key = children->items[i];
        if (key->kind != BEM_YAML_SCALAR) {
            fail(b, key->place,
                 bem_arena_format(b->arena, "a key must be text, not %s", bem_yaml_kind_name(key)));
            continue;
        }
        if (is_merge_key(key))
            continue;
        if (!bem_names_add(keys, key->text, pairs->count)) {
            const bem_yaml_node *first = pairs->items[bem_names_find(keys, key->text)];
            fail(b, key->place,
                 bem_arena_format(b->arena, "key '%s' comes twice; the first is on line %d",
                                  bem_clip(key->text, b->arena), first->place.line));
            continue;
        }
        BEM_PUSH(pairs, key);
        BEM_PUSH(pairs, children->items[i + 1]);
    }
}

static bool fill_mapping(builder *b, frame *open) {
    bem_names keys = {0};
    node_list pairs = {0};
    take_own_pairs(b, &open->children, &keys, &pairs);
    bool ok = true;
    for (int i = 0; ok && i + 1 < open->children.count; i += 2)
        if (is_merge_key(open->children.items[i]))
            ok = merge_from(b, open->children.items[i + 1], open->children.items[i], &keys, &pairs);
    bem_yaml_node *node = open->node;
    node->count = pairs.count / 2;
    node->entries = BEM_TAKE(b->arena, node->count, bem_yaml_entry);
    for (int i = 0; i < node->count; i++)
        node->entries[i] = (bem_yaml_entry){pairs.items[2 * i], pairs.items[2 * i + 1]};
    bem_names_free(&keys);
    free(pairs.items);
    return ok;
}

static void fill_list(builder *b, frame *open) {
    open->node->count = open->children.count;
    open->node->items = BEM_TAKE(b->arena, open->children.count, bem_yaml_node *);
    if (open->children.count)
        memcpy(open->node->items, open->children.items,
               (size_t)open->children.count * sizeof *open->children.items);
}

static void measure(bem_yaml_node *node) {
    for (int i = 0; i < node->count; i++) {
        bool map = node->kind == BEM_YAML_MAP;
        const bem_yaml_node *child = map ? node->entries[i].value : node->items[i];
        node->size += child->size + map;
        if (node->height < child->height + 1)
            node->height = child->height + 1;
    }
}

static bool close_frame(builder *b) {
    assert(b->depth > 0);
    frame *open = &b->stack[--b->depth];
    bool ok = true;
    if (open->node->kind == BEM_YAML_MAP)
        ok = fill_mapping(b, open);
    else
        fill_list(b, open);
    free(open->children.items);
    measure(open->node);
    note_anchor(b, open->anchor, open->node);
    place_node(b, open->node);
    return ok;
}

static bool take_event(builder *b, const yaml_event_t *event) {
    switch (event->type) {
    case YAML_SCALAR_EVENT:
        return add_scalar(b, event);
    case YAML_ALIAS_EVENT:
        return add_alias(b, event);
    case YAML_SEQUENCE_START_EVENT:
        return open_frame(b, BEM_YAML_LIST, event, event->data.sequence_start.anchor,
                          event->data.sequence_start.tag);
    case YAML_MAPPING_START_EVENT:
        return open_frame(b, BEM_YAML_MAP, event, event->data.mapping_start.anchor,
                          event->data.mapping_start.tag);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        return close_frame(b);
    case YAML_DOCUMENT_START_EVENT:
        return !b->root || fail(b, place_of(b, &event->start_mark, &event->end_mark),
                                "a second document begins here; a file holds one");
    default:
        return true;
    }
}

/* libyaml's most common complaints, with what to do about them. */
static const char *advice(const builder *b, const yaml_parser_t *parser, bem_place place) {
    const char *line = bem_source_line(b->source, place.line, place.column, b->arena);
    if (strstr(parser->problem, "mapping values are not allowed"))
        return "; indent it like its neighbours, or quote a text that holds ': '";
    if (strstr(parser->problem, "cannot start any token") && line && strchr(line, '\t'))
        return "; indent with spaces, not tabs";
    if (strstr(parser->problem, "cannot start any token"))
        return "; put the text in quotes";
    if (parser->context && strstr(parser->context, "flow"))
        return "; is a bracket or brace left open, or a comma missing?";
    return "";
}

static bool tell_syntax_error(builder *b, const yaml_parser_t *parser) {
    bem_place place = place_of(b, &parser->problem_mark, &parser->problem_mark);
    if (!parser->problem)
        return fail(b, place, "not valid YAML");
    const char *where = "";
    if (parser->context && parser->context_mark.line != parser->problem_mark.line)
        where = bem_arena_format(b->arena, " %s that begins on line %d", parser->context,
                                 (int)parser->context_mark.line + 1);
    else if (parser->context)
        where = bem_arena_format(b->arena, " %s", parser->context);
    return fail(b, place,
                bem_arena_format(b->arena, "not valid YAML: %s%s%s", parser->problem, where,
                                 advice(b, parser, place)));
}

static bool build(builder *b, yaml_parser_t *parser) {
    for (bool done = false; !done;) {
        yaml_event_t event;
        if (!yaml_parser_parse(parser, &event))
            return tell_syntax_error(b, parser);
        bool ok = take_event(b, &event);
        done = event.type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
        if (!ok)
            return false;
    }
    bem_place nowhere = {.file = b->source->name};
    return b->root || fail(b, nowhere, "the file is empty");
}

bem_yaml_node *bem_yaml_parse(const bem_source *source, int *budget, bem_arena *arena,
                              bem_diags *diags) {
    builder b = {.source = source, .arena = arena, .diags = diags, .budget = budget};
    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser)) {
        fail(&b, (bem_place){.file = source->name}, "the YAML parser found no memory");
        return NULL;
    }
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)source->text, source->length);
    bool ok = build(&b, &parser);
    yaml_parser_delete(&parser);
    while (b.depth > 0)
        free(b.stack[--b.depth].children.items);
    bem_names_free(&b.anchors);
    free(b.anchored.items);
    return ok ? b.root : NULL;
}
