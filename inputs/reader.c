/* reader.c - diagnostics, names, masks and files for the readers. */
#define _XOPEN_SOURCE 700 /* strcasecmp */
#include "reader.h"

#include <stdarg.h>
#include <string.h>
#include <strings.h>

void bem_read_error(bem_reader *r, const bem_yaml_node *node, const char *format, ...) {
    va_list args;
    va_start(args, format);
    bem_yaml_vdiag(r->diags, BEM_ERROR, node, format, args);
    va_end(args);
}

void bem_read_warning(bem_reader *r, const bem_yaml_node *node, const char *format, ...) {
    enum { MOST = 40 };
    if (r->incomplete)
        return;
    if (++r->n_warnings == MOST)
        bem_yaml_diag(r->diags, BEM_WARNING, node, "more warnings like these are not told");
    if (r->n_warnings >= MOST)
        return;
    va_list args;
    va_start(args, format);
    bem_yaml_vdiag(r->diags, BEM_WARNING, node, format, args);
    va_end(args);
}

const char *bem_read_keep(bem_reader *r, const char *text) {
    return text ? bem_arena_string(&r->problem->arena, text) : NULL;
}

const char *bem_read_clip(bem_reader *r, const char *text) { return bem_clip(text, &r->scratch); }

void bem_read_unknown(bem_reader *r, const bem_yaml_node *node, const char *what,
                      bem_guess *guess) {
    if (!guess->best && r->incomplete)
        return; /* what names it is missing, and that is told */
    const char *word = bem_read_clip(r, node->text);
    if (guess->best)
        bem_read_error(r, node, "unknown %s '%s'; did you mean '%s'?", what, word, guess->best);
    else
        bem_read_error(r, node, "unknown %s '%s'", what, word);
}

void bem_read_guess(bem_reader *r, bem_guess *guess, const bem_names *names) {
    if (r->diags->n_errors < BEM_DIAG_MAX)
        bem_guess_names(guess, names);
}

void bem_read_guess_person(const bem_reader *r, bem_guess *guess) {
    for (int e = 0; e < r->problem->n_staff && r->diags->n_errors < BEM_DIAG_MAX; e++) {
        const bem_person *person = &r->problem->staff[e];
        if (person->name && strcasecmp(person->name, guess->word) == 0) {
            guess->best = person->id;
            return;
        }
    }
}

const char *bem_read_first(bem_reader *r, const bem_place *first, const bem_yaml_node *later) {
    if (first->file == later->place.file)
        return bem_arena_format(&r->scratch, "on line %d", first->line);
    return bem_arena_format(&r->scratch, "in %s, line %d", first->file, first->line);
}

int bem_read_name(bem_reader *r, const bem_yaml_node *node, const bem_names *names,
                  const char *what) {
    if (node->kind != BEM_YAML_SCALAR) {
        bem_read_error(r, node, "expected the name of a %s, found %s", what,
                       bem_yaml_kind_name(node));
        return -1;
    }
    int index = bem_names_find(names, node->text);
    if (index < 0) {
        bem_guess guess = {.word = node->text};
        bem_read_guess(r, &guess, names);
        if (names == &r->people)
            bem_read_guess_person(r, &guess);
        bem_read_unknown(r, node, what, &guess);
    }
    return index;
}

bool bem_read_claim(bem_reader *r, int64_t n, const bem_yaml_node *at) {
    enum { MOST = 100000000 };
    bool fitted = r->room <= MOST;
    r->room += n;
    if (r->room > MOST && fitted)
        bem_read_error(r, at,
                       "the problem is too big: too many entries for so many people and days");
    return r->room <= MOST;
}

bool *bem_read_mask(bem_reader *r, int n, const bem_yaml_node *at) {
    return bem_read_claim(r, n, at) ? BEM_TAKE(&r->problem->arena, n, bool) : NULL;
}

const bem_source *bem_read_source(bem_reader *r, const char *path, const bem_yaml_node *asked_by) {
    bem_place place = asked_by ? asked_by->place : (bem_place){0};
    const char *line =
        asked_by ? bem_source_line(asked_by->source, place.line, place.column, &r->scratch) : NULL;
    if (++r->n_files > BEM_MOST_FILES) {
        if (r->n_files == BEM_MOST_FILES + 1)
            bem_diag_add(r->diags, BEM_ERROR, place, line, "too many files: at most %d",
                         BEM_MOST_FILES);
        return NULL;
    }
    /* Places outlive the reading, so the name is the problem's. */
    const bem_source *source =
        bem_source_read(bem_read_keep(r, path), place, line, &r->scratch, r->diags);
    if (source)
        bem_sha256_add(&r->sha, source->bytes, source->n_bytes);
    else
        r->unread = r->incomplete = true;
    return source;
}

const char *bem_read_path(bem_reader *r, const bem_yaml_node *written) {
    const char *slash = strrchr(written->source->name, '/');
    if (!slash || written->text[0] == '/')
        return written->text;
    return bem_arena_format(&r->scratch, "%.*s/%s", (int)(slash - written->source->name),
                            written->source->name, written->text);
}

int bem_n_items(const bem_yaml_node *node) {
    if (node->kind == BEM_YAML_LIST)
        return node->count;
    return bem_yaml_is_empty(node) ? 0 : 1;
}

const bem_yaml_node *bem_item(const bem_yaml_node *node, int i) {
    return node->kind == BEM_YAML_LIST ? node->items[i] : node;
}
