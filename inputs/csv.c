/* csv.c - a CSV file's rows as mappings, read further like those of YAML.
 *
 * RFC 4180 with two freedoms: the separator is ; where the header line has one,
 * else a comma, and blanks round a cell are dropped. The first line names the
 * columns; they are the keys of the table. Empty cells are absent keys. */
#include "parts.h"
#include "tables.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_COLUMNS = 64 };

typedef struct csv {
    bem_reader *reader;
    const bem_source *source;
    const bem_table *table;
    size_t at;      /* bytes read */
    size_t cell_at; /* where the text of the last cell began */
    char separator;
    bem_yaml_node *columns[MOST_COLUMNS]; /* keys; NULL for those not known */
    bem_type types[MOST_COLUMNS];
    int n_columns;
    bool broken; /* the row at hand */
} csv;

static bem_yaml_node *cell_node(csv *c, const char *text, size_t offset, size_t length) {
    bem_yaml_node *node = BEM_TAKE(&c->reader->scratch, 1, bem_yaml_node);
    *node = (bem_yaml_node){.kind = BEM_YAML_SCALAR,
                            .plain = true,
                            .is_row = true,
                            .text = text,
                            .size = 1,
                            .height = 1,
                            .source = c->source,
                            .place = bem_source_place(c->source, offset, length)};
    return node;
}

static bool is_end_of_line(const csv *c) {
    return c->at >= c->source->length || c->source->text[c->at] == '\n' ||
           c->source->text[c->at] == '\r';
}

static void skip_line_end(csv *c) {
    const char *text = c->source->text;
    if (c->at < c->source->length && text[c->at] == '\r')
        c->at++;
    if (c->at < c->source->length && text[c->at] == '\n')
        c->at++;
}

static bool is_blank(char letter) { return letter == ' ' || letter == '\t'; }

/* A cell in quotes; "" inside is one quote. */
static bem_yaml_node *take_quoted(csv *c) {
    const char *text = c->source->text;
    size_t begin = c->at++, n = 0;
    char *cell = BEM_TAKE(&c->reader->scratch, strcspn(text + begin + 1, "\n") + 2, char);
    for (;; c->at++) {
        if (is_end_of_line(c)) {
            bem_read_error(c->reader, cell_node(c, "", begin, 1),
                           "this quote is not closed on its line");
            c->broken = true;
            break;
        }
        if (text[c->at] == '"' && text[c->at + 1] != '"')
            break;
        c->at += text[c->at] == '"';
        cell[n++] = text[c->at];
    }
    c->at += !is_end_of_line(c);
    c->cell_at = begin + 1;
    bem_yaml_node *node = cell_node(c, cell, begin, c->at - begin);
    while (c->at < c->source->length && is_blank(text[c->at]))
        c->at++;
    if (!is_end_of_line(c) && text[c->at] != c->separator) {
        bem_read_error(c->reader, cell_node(c, "", c->at, 1),
                       "expected '%c' after the closing quote", c->separator);
        while (!is_end_of_line(c) && text[c->at] != c->separator)
            c->at++;
    }
    return node;
}

/* A cell up to the separator, which is not taken. */
static bem_yaml_node *take_cell(csv *c) {
    const char *text = c->source->text;
    while (!is_end_of_line(c) && is_blank(text[c->at]) && text[c->at] != c->separator)
        c->at++;
    if (!is_end_of_line(c) && text[c->at] == '"')
        return take_quoted(c);
    size_t begin = c->cell_at = c->at;
    while (!is_end_of_line(c) && text[c->at] != c->separator)
        c->at++;
    size_t end = c->at;
    while (end > begin && is_blank(text[end - 1]))
        end--;
    return cell_node(c, bem_arena_text(&c->reader->scratch, text + begin, end - begin), begin,
                     end - begin);
}

/* Takes the separator; false at the end of the line. */
static bool has_next_cell(csv *c) {
    if (is_end_of_line(c))
        return false;
    c->at++;
    return true;
}

/* One cell with several words, apart by blanks or |. */
static bem_yaml_node *split(csv *c, bem_yaml_node *cell) {
    bem_yaml_node *list = BEM_TAKE(&c->reader->scratch, 1, bem_yaml_node);
    *list = *cell;
    list->kind = BEM_YAML_LIST;
    list->text = NULL;
    list->items = BEM_TAKE(&c->reader->scratch, strlen(cell->text) / 2 + 1, bem_yaml_node *);
    for (const char *word = cell->text + strspn(cell->text, " |"); *word;) {
        size_t length = strcspn(word, " |");
        bem_yaml_node *item = BEM_TAKE(&c->reader->scratch, 1, bem_yaml_node);
        *item = *cell;
        item->text = bem_arena_text(&c->reader->scratch, word, length);
        item->place = bem_source_place(c->source, c->cell_at + (size_t)(word - cell->text), length);
        list->items[list->count++] = item;
        word += length + strspn(word + length, " |");
    }
    return list;
}

static bool is_list_type(bem_type type) {
    return type == BEM_TYPE_NAMES || type == BEM_TYPE_TAGS || type == BEM_TYPE_DAYS ||
           type == BEM_TYPE_SHIFTS;
}

static void take_column(csv *c, bem_yaml_node *cell) {
    if (strcmp(cell->text, "date") == 0 && bem_field_find(c->table, "date") < 0)
        cell->text = "days"; /* a demand's date is a days filter of one */
    int f = bem_field_find(c->table, cell->text);
    for (int i = 0; i < c->n_columns; i++)
        if (c->columns[i] && strcmp(c->columns[i]->text, cell->text) == 0)
            bem_read_error(c->reader, cell, "column '%s' comes twice",
                           bem_read_clip(c->reader, cell->text));
    if (f < 0)
        bem_field_refuse(c->reader, c->table, cell);
    c->columns[c->n_columns] = f < 0 ? NULL : cell;
    c->types[c->n_columns++] = f < 0 ? BEM_TYPE_TEXT : c->table->fields[f].type;
}

/* The header; false when rows make no sense under it. */
static bool take_header(csv *c) {
    size_t length = strcspn(c->source->text, "\r\n");
    c->separator = memchr(c->source->text, ';', length) ? ';' : ',';
    int n_errors = c->reader->diags->n_errors;
    bem_yaml_node *first = NULL;
    do {
        bem_yaml_node *cell = take_cell(c);
        first = first ? first : cell;
        if (c->n_columns == MOST_COLUMNS) {
            bem_read_error(c->reader, cell, "more than %d columns", MOST_COLUMNS);
            return false;
        }
        take_column(c, cell);
    } while (has_next_cell(c));
    for (int f = 0; f < c->table->n_fields; f++) {
        bool found = !c->table->fields[f].required;
        for (int i = 0; i < c->n_columns && !found; i++)
            found = c->columns[i] && strcmp(c->columns[i]->text, c->table->fields[f].key) == 0;
        if (!found)
            bem_read_error(c->reader, first,
                           "column '%s' is missing; the first line must name the columns",
                           c->table->fields[f].key);
    }
    return n_errors == c->reader->diags->n_errors;
}

static void skip_line(csv *c) {
    while (!is_end_of_line(c))
        c->at++;
}

/* NULL for a line without cells, and for one told to be wrong. */
static bem_yaml_node *take_row(csv *c) {
    bem_yaml_node *row = BEM_TAKE(&c->reader->scratch, 1, bem_yaml_node);
    *row = (bem_yaml_node){
        .kind = BEM_YAML_MAP, .is_row = true, .size = 1, .height = 1, .source = c->source};
    row->entries = BEM_TAKE(&c->reader->scratch, c->n_columns, bem_yaml_entry);
    int i = 0;
    c->broken = false;
    do {
        bem_yaml_node *cell = take_cell(c);
        row->place = i == 0 ? cell->place : row->place;
        if (i == c->n_columns) {
            bem_read_error(c->reader, cell, "more cells than columns (%d)", c->n_columns);
            skip_line(c);
            return NULL;
        }
        bem_yaml_node *value = is_list_type(c->types[i]) ? split(c, cell) : cell;
        if (*cell->text)
            row->entries[row->count++] = (bem_yaml_entry){c->columns[i], value};
        i++;
    } while (has_next_cell(c));
    return row->count && !c->broken ? row : NULL;
}

void bem_read_csv(bem_reader *r, const bem_yaml_node *path, const bem_table *table,
                  bem_node_list *rows) {
    csv c = {.reader = r, .table = table};
    c.source = bem_read_source(r, bem_read_path(r, path), path);
    if (!c.source || !take_header(&c))
        return;
    for (skip_line_end(&c); c.at < c.source->length; skip_line_end(&c)) {
        if (is_end_of_line(&c))
            continue;
        bem_yaml_node *row = take_row(&c);
        if (!row)
            continue;
        if ((r->node_budget -= 1 + 2 * row->count) < 0) {
            r->node_budget = 0;
            bem_read_error(r, row, "too much: more than %d values in all files", BEM_YAML_NODES);
            return;
        }
        BEM_PUSH(rows, row);
    }
}
