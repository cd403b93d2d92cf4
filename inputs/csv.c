/* csv.c - a CSV file's rows as mappings, read further like those of YAML.
 *
 * csv_cells.h parts the lines. The first one names the columns; they are the
 * keys of the table. Empty cells are absent keys. */
#include "csv_cells.h"
#include "parts.h"
#include "tables.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_COLUMNS = 64 };

typedef struct csv {
    bem_reader *reader;
    const bem_table *table;
    bem_csv lines;
    bem_yaml_node *columns[MOST_COLUMNS]; /* keys; NULL for those not known */
    bem_type types[MOST_COLUMNS];
    int n_columns;
} csv;

static bem_yaml_node *cell_node(csv *c, const bem_word *cell) {
    bem_yaml_node *node = BEM_TAKE(&c->reader->scratch, 1, bem_yaml_node);
    *node = (bem_yaml_node){.kind = BEM_YAML_SCALAR,
                            .plain = true,
                            .is_row = true,
                            .text = cell->text,
                            .size = 1,
                            .height = 1,
                            .source = c->lines.source,
                            .place = bem_source_place(c->lines.source, cell->at, cell->length)};
    return node;
}

/* One cell with several words, apart by blanks or |. */
static bem_yaml_node *split(csv *c, const bem_word *from, const bem_yaml_node *cell) {
    const bem_source *source = c->lines.source;
    size_t at = from->at + (source->text[from->at] == '"');
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
        item->place = bem_source_place(source, at + (size_t)(word - cell->text), length);
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
    int n_errors = c->reader->diags->n_errors;
    bool any = bem_csv_next(&c->lines);
    const bem_word nothing = {"", 0, 0};
    bem_yaml_node *first = cell_node(c, any ? &c->lines.items[0] : &nothing);
    for (int i = 0; i < c->lines.count; i++) {
        bem_yaml_node *cell = cell_node(c, &c->lines.items[i]);
        if (i == MOST_COLUMNS) {
            bem_read_error(c->reader, cell, "more than %d columns", MOST_COLUMNS);
            return false;
        }
        take_column(c, cell);
    }
    for (int f = 0; f < c->table->n_fields; f++) {
        bool found = !c->table->fields[f].required;
        for (int i = 0; i < c->n_columns && !found; i++)
            found = c->columns[i] && strcmp(c->columns[i]->text, c->table->fields[f].key) == 0;
        if (!found)
            bem_read_error(c->reader, first,
                           "column '%s' is missing; the first line must name the columns",
                           c->table->fields[f].key);
    }
    c->reader->incomplete |= n_errors != c->reader->diags->n_errors;
    return n_errors == c->reader->diags->n_errors;
}

/* NULL for a line without cells, and for one told to be wrong. */
static bem_yaml_node *take_row(csv *c) {
    bem_yaml_node *row = cell_node(c, &c->lines.items[0]);
    row->kind = BEM_YAML_MAP;
    row->plain = false;
    row->text = NULL;
    row->entries = BEM_TAKE(&c->reader->scratch, c->n_columns, bem_yaml_entry);
    for (int i = 0; i < c->lines.count; i++) {
        const bem_word *word = &c->lines.items[i];
        bem_yaml_node *cell = cell_node(c, word);
        if (i == c->n_columns) {
            bem_read_error(c->reader, cell, "more cells than columns (%d)", c->n_columns);
            return NULL;
        }
        bem_yaml_node *value = is_list_type(c->types[i]) ? split(c, word, cell) : cell;
        if (*cell->text)
            row->entries[row->count++] = (bem_yaml_entry){c->columns[i], value};
    }
    return row->count && !c->lines.broken ? row : NULL;
}

static void read_rows(csv *c, bem_node_list *rows) {
    bem_reader *r = c->reader;
    while (bem_csv_next(&c->lines)) {
        bem_yaml_node *row = take_row(c);
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

void bem_read_csv(bem_reader *r, const bem_yaml_node *path, const bem_table *table,
                  bem_node_list *rows) {
    csv c = {.reader = r, .table = table};
    const bem_source *source = bem_read_source(r, bem_read_path(r, path), path);
    if (!source)
        return;
    c.lines = bem_csv_new(source, r->diags, &r->scratch);
    if (take_header(&c))
        read_rows(&c, rows);
    free(c.lines.items);
}
