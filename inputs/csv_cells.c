/* csv_cells.c - separators, quotes, blanks. */
#include "csv_cells.h"

#include <string.h>

bem_csv bem_csv_new(const bem_source *source, bem_diags *diags, bem_arena *arena) {
    const char *line = source->text + strspn(source->text, " \t\r\n");
    size_t length = strcspn(line, "\r\n");
    char separator = memchr(line, ';', length) ? ';' : memchr(line, '\t', length) ? '\t' : ',';
    return (bem_csv){.source = source, .diags = diags, .arena = arena, .separator = separator};
}

static bool is_end(const bem_csv *csv) {
    char letter = csv->source->text[csv->at];
    return letter == '\0' || letter == '\n' || letter == '\r';
}

static void skip_blanks(bem_csv *csv) {
    const char *text = csv->source->text;
    while ((text[csv->at] == ' ' || text[csv->at] == '\t') && text[csv->at] != csv->separator)
        csv->at++;
}

/* Behind the opening quote; "" inside is one. */
static bem_word take_quoted(bem_csv *csv) {
    const char *text = csv->source->text;
    size_t begin = csv->at++, n = 0;
    char *cell = BEM_TAKE(csv->arena, strcspn(text + begin, "\r\n") + 1, char);
    for (; !is_end(csv) && (text[csv->at] != '"' || text[csv->at + 1] == '"'); csv->at++) {
        csv->at += text[csv->at] == '"';
        cell[n++] = text[csv->at];
    }
    if (is_end(csv)) {
        bem_source_error(csv->source, begin, 1, csv->diags, "this quote is not closed on its line");
        csv->broken = true;
    } else {
        csv->at++;
    }
    bem_word word = {cell, begin, csv->at - begin};
    skip_blanks(csv);
    if (!is_end(csv) && text[csv->at] != csv->separator) {
        bem_source_error(csv->source, csv->at, 1, csv->diags, "expected %s after the closing quote",
                         csv->separator == '\t'  ? "a tab"
                         : csv->separator == ';' ? "';'"
                                                 : "','");
        csv->broken = true;
        while (!is_end(csv) && text[csv->at] != csv->separator)
            csv->at++;
    }
    return word;
}

static bem_word take_cell(bem_csv *csv) {
    const char *text = csv->source->text;
    skip_blanks(csv);
    if (text[csv->at] == '"')
        return take_quoted(csv);
    size_t begin = csv->at;
    while (!is_end(csv) && text[csv->at] != csv->separator)
        csv->at++;
    size_t end = csv->at;
    while (end > begin && (text[end - 1] == ' ' || text[end - 1] == '\t'))
        end--;
    return (bem_word){bem_arena_text(csv->arena, text + begin, end - begin), begin, end - begin};
}

bool bem_csv_next(bem_csv *csv) {
    csv->count = 0;
    csv->broken = false;
    for (;; csv->at++) {
        skip_blanks(csv);
        if (csv->source->text[csv->at] == '\0')
            return false;
        if (!is_end(csv))
            break;
    }
    for (;; csv->at++) {
        BEM_PUSH(csv, take_cell(csv));
        if (is_end(csv))
            return true;
    }
}
