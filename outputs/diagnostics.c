/* diagnostics.c - place, sentence, source line and caret. */
#include "diagnostics.h"

#include "json.h"

#include <stdlib.h>

enum { MAX_LINE = 100 }; /* columns of a source line that are shown */

const char *bem_severity_name(bem_severity severity) {
    static const char *const names[] = {
        [BEM_NOTE] = "note", [BEM_WARNING] = "warning", [BEM_ERROR] = "error"};
    return names[severity];
}

static void add_coloured(bem_text *text, bool colour, const char *code, const char *words) {
    if (colour)
        bem_text_format(text, "\033[%sm", code);
    bem_text_add(text, words);
    if (colour)
        bem_text_add(text, "\033[0m");
}

static const char *severity_colour(bem_severity severity) {
    return severity == BEM_ERROR ? "1;31" : severity == BEM_WARNING ? "1;35" : "1;36";
}

static void add_headline(bem_text *text, const bem_diag *diag, bool colour) {
    bem_text_add_safe(text, diag->place.file ? diag->place.file : "bemanna");
    if (diag->place.line > 0)
        bem_text_format(text, ":%d:%d", diag->place.line, diag->place.column);
    bem_text_add(text, ": ");
    add_coloured(text, colour, severity_colour(diag->severity), bem_severity_name(diag->severity));
    bem_text_add(text, ": ");
    bem_text_add_safe(text, diag->message);
    bem_text_add(text, "\n");
}

/* The byte at which character `n` (from 0) of a line starts, or its end. */
static const char *character(const char *line, int n) {
    while (*line && n > 0) {
        line++;
        while (((unsigned char)*line & 0xc0) == 0x80)
            line++;
        n--;
    }
    return line;
}

static char *piece(const char *from, const char *to) {
    bem_text part = {0}, safe = {0};
    bem_text_add_bytes(&part, from, (size_t)(to - from));
    for (char *c = part.bytes; *c; c++)
        if (*c == '\t')
            *c = ' ';
    bem_text_add_safe(&safe, part.bytes);
    bem_text_free(&part);
    return bem_text_take(&safe);
}

/* The source line with the caret under the offending words. Of a very long line only what
 * surrounds them is shown. */
static void add_source(bem_text *text, const bem_diag *diag, bool colour) {
    int column = diag->place.column > 0 ? diag->place.column - 1 : 0;
    int length = diag->place.length > 0 ? diag->place.length : 1;
    int skip = column > MAX_LINE * 3 / 4 ? column - MAX_LINE / 2 : 0;
    const char *start = character(diag->source, skip);
    const char *here = character(diag->source, column);
    const char *behind = character(here, length < MAX_LINE / 2 ? length : MAX_LINE / 2);
    const char *end = character(start, MAX_LINE);
    char *before = piece(start, here), *words = piece(here, behind);
    char *after = piece(behind, end > behind ? end : behind);
    const char *cut = skip > 0 ? "…" : "";
    bem_text_format(text, "%6d | %s%s", diag->place.line, cut, before);
    add_coloured(text, colour && *words, severity_colour(diag->severity), words);
    bem_text_format(text, "%s%s\n       | ", after, *end ? "…" : "");
    bem_text_repeat(text, " ", bem_text_width(cut) + bem_text_width(before));
    bem_text marks = {0};
    bem_text_add(&marks, "^");
    bem_text_repeat(&marks, "~", bem_text_width(words) - 1);
    add_coloured(text, colour, severity_colour(diag->severity), marks.bytes);
    bem_text_add(text, "\n");
    bem_text_free(&marks);
    free(before);
    free(words);
    free(after);
}

void bem_diagnostics_write_text(bem_text *text, const bem_diags *list, bool colour) {
    int more = list->n_errors + list->n_warnings; /* notes are never counted */
    for (int i = 0; i < list->count; i++) {
        const bem_diag *diag = &list->items[i];
        more -= diag->severity != BEM_NOTE;
        add_headline(text, diag, colour);
        if (diag->source && diag->place.line > 0)
            add_source(text, diag, colour);
    }
    if (more > 0)
        bem_text_format(text, "bemanna: %d more %s not shown\n", more,
                        more == 1 ? "diagnostic is" : "diagnostics are");
}

void bem_diagnostics_write_json(bem_text *text, const bem_diags *list) {
    bem_json *root = bem_json_new(), *items = bem_json_new_list();
    bem_json_add_text(root, "format", "bemanna-diagnostics/1");
    bem_json_add_integer(root, "errors", list->n_errors);
    bem_json_add_integer(root, "warnings", list->n_warnings);
    for (int i = 0; i < list->count; i++) {
        const bem_diag *diag = &list->items[i];
        bem_json *item = bem_json_new();
        bem_json_add_text(item, "severity", bem_severity_name(diag->severity));
        bem_json_add_text(item, "file", diag->place.file);
        bem_json_add_integer(item, "line", diag->place.line);
        bem_json_add_integer(item, "column", diag->place.column);
        bem_json_add_integer(item, "length", diag->place.length);
        bem_json_add_text(item, "message", diag->message);
        bem_json_add_text(item, "source", diag->source);
        bem_json_add(items, NULL, item);
    }
    bem_json_add(root, "diagnostics", items);
    bem_json_write_line(text, root);
    bem_json_free(root);
}
