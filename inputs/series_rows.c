/* series_rows.c - the lines of a file: which column is what, and what each cell says. */
#include "series_parts.h"

#include <stdlib.h>
#include <string.h>

enum { DATE, HOUR, GROUP, VALUE, N_ROLES, MOST_COLUMNS = 200 };

typedef struct rows_reader {
    bem_csv csv;
    const bem_series_asked *asked;
    bem_series_rows *rows;
    bem_notes *notes;
    bem_names groups;
    int column[N_ROLES]; /* -1: none */
    int n_columns;
    int line;
    char mark; /* decimal mark seen, and where */
    int mark_line;
    int n_empty;
    bool has_step;
} rows_reader;

static const char *const usual[N_ROLES][6] = {
    [DATE] = {"date", "time", "datum", "period", "day", "week"},
    [HOUR] = {"hour", "timme"},
    [GROUP] = {"group", "grupp"},
    [VALUE] = {"value", "count", "antal"},
};
static const char *const flags[N_ROLES] = {"date-column", "hour-column", "group-column",
                                           "value-column"};

static void complain(rows_reader *r, const bem_word *word, const char *message) {
    bem_source_error(r->csv.source, word->at, word->length ? word->length : 1, r->csv.diags, "%s",
                     message);
}

static bool is_alike(const char *a, const char *b) {
    return bem_edit_distance(a, b) == 0; /* upper and lower case are */
}

static int find_column(const rows_reader *r, const char *name) {
    for (int i = 0; i < r->n_columns; i++)
        if (is_alike(r->csv.items[i].text, name))
            return i;
    return -1;
}

static char *column_list(const rows_reader *r) {
    char *list = bem_arena_string(r->csv.arena, "");
    for (int i = 0; i < r->n_columns && i < 12; i++)
        list = bem_arena_format(r->csv.arena, "%s%s%s", list, i ? ", " : "",
                                bem_clip(r->csv.items[i].text, r->csv.arena));
    return list;
}

static bool miss_column(rows_reader *r, int role, const char *name) {
    bem_source_error(r->csv.source, r->csv.items[0].at, r->csv.items[0].length, r->csv.diags,
                     "there is no column '%s' among %s; --%s names it", name, column_list(r),
                     flags[role]);
    return false;
}

/* The only column that has no other use. */
static int only_other(const rows_reader *r) {
    int other = -1;
    for (int i = 0; i < r->n_columns; i++) {
        bool used = false;
        for (int role = 0; role < VALUE; role++)
            used = used || r->column[role] == i;
        if (used)
            continue;
        if (other >= 0)
            return -1;
        other = i;
    }
    return other;
}

static bool choose_columns(rows_reader *r) {
    const char *const named[N_ROLES] = {r->asked->date_column, r->asked->hour_column,
                                        r->asked->group_column, r->asked->value_column};
    for (int role = 0; role < N_ROLES; role++) {
        r->column[role] = -1;
        if (named[role] && (r->column[role] = find_column(r, named[role])) < 0)
            return miss_column(r, role, bem_clip(named[role], r->csv.arena));
        for (int k = 0; k < 6 && !named[role] && usual[role][k] && r->column[role] < 0; k++)
            r->column[role] = find_column(r, usual[role][k]);
    }
    if (r->column[DATE] < 0)
        return miss_column(r, DATE, usual[DATE][0]);
    if (r->column[VALUE] < 0 && (r->column[VALUE] = only_other(r)) < 0)
        return miss_column(r, VALUE, usual[VALUE][0]);
    return true;
}

static bool read_header(rows_reader *r) {
    if (!bem_csv_next(&r->csv)) {
        bem_source_error(r->csv.source, 0, 0, r->csv.diags,
                         "the file is empty; expected a line of column names, then values");
        return false;
    }
    r->n_columns = r->csv.count;
    if (r->csv.broken)
        return false;
    if (r->n_columns > MOST_COLUMNS) {
        complain(r, &r->csv.items[MOST_COLUMNS], "more than 200 columns");
        return false;
    }
    for (int i = 0; i < r->n_columns; i++)
        if (find_column(r, r->csv.items[i].text) != i) {
            complain(r, &r->csv.items[i], "this column's name comes twice");
            return false;
        }
    return choose_columns(r);
}

/* --- cells --------------------------------------------------------------------- */

static bool read_time(rows_reader *r, bem_time *time) {
    const bem_word *date = &r->csv.items[r->column[DATE]];
    if (!bem_time_read(date->text, time)) {
        bem_source_error(r->csv.source, date->at, date->length ? date->length : 1, r->csv.diags,
                         "expected a date like 2027-01-04, 2027-01-04T13:00, 2027-W01 or 2027-01, "
                         "not '%s'",
                         bem_clip(date->text, r->csv.arena));
        return false;
    }
    if (r->column[HOUR] >= 0) {
        const bem_word *hour = &r->csv.items[r->column[HOUR]];
        if (time->step != BEM_STEP_DAY) {
            complain(r, date, "expected a date alone, for the hour has a column of its own");
            return false;
        }
        if (!bem_time_read_hour(hour->text, &time->minute)) {
            bem_source_error(r->csv.source, hour->at, hour->length ? hour->length : 1, r->csv.diags,
                             "expected an hour from 0 to 23, or a time like 13:00, not '%s'",
                             bem_clip(hour->text, r->csv.arena));
            return false;
        }
        time->step = BEM_STEP_HOUR;
    }
    if (r->has_step && time->step != r->rows->step) {
        bem_source_error(r->csv.source, date->at, date->length, r->csv.diags,
                         "this is the time of a %s, where the lines above have that of a %s",
                         bem_step_name(time->step), bem_step_name(r->rows->step));
        return false;
    }
    r->has_step = true;
    r->rows->step = time->step;
    return true;
}

static bool read_value(rows_reader *r, bem_series_row *row) {
    const bem_word *cell = &r->csv.items[r->column[VALUE]];
    char mark;
    row->known = *cell->text != '\0';
    if (!row->known) {
        r->n_empty++;
        return true;
    }
    if (cell->text[0] == '-' && bem_value_read(cell->text + 1, &row->value, &mark) &&
        row->value > 0) {
        complain(r, cell, "below zero; what is counted here is 0 or more");
        return false;
    }
    if (!bem_value_read(cell->text, &row->value, &mark)) {
        bem_source_error(r->csv.source, cell->at, cell->length, r->csv.diags,
                         "expected a number like 12 or 12.5 (an empty cell is a gap), not '%s'",
                         bem_clip(cell->text, r->csv.arena));
        return false;
    }
    if (mark && r->mark && mark != r->mark) {
        bem_source_error(r->csv.source, cell->at, cell->length, r->csv.diags,
                         "a decimal %s here, but a decimal %s on line %d: which is it?",
                         mark == ',' ? "comma" : "point", r->mark == ',' ? "comma" : "point",
                         r->mark_line);
        return false;
    }
    if (mark && !r->mark) {
        r->mark = mark;
        r->mark_line = r->line;
    }
    return true;
}

static bool read_group(rows_reader *r, bem_series_row *row) {
    const char *name = NULL;
    if (r->column[GROUP] < 0)
        return true;
    const bem_word *cell = &r->csv.items[r->column[GROUP]];
    name = cell->text;
    if (!*name) {
        complain(r, cell, "the group is missing");
        return false;
    }
    row->group = bem_names_find(&r->groups, name);
    if (row->group >= 0)
        return true;
    if (r->rows->groups.count == BEM_MOST_GROUPS) {
        complain(r, cell, "more than 1000 groups");
        return false;
    }
    row->group = r->rows->groups.count;
    BEM_PUSH(&r->rows->groups, name);
    bem_names_add(&r->groups, name, row->group);
    return true;
}

static const char *separator_name(char separator) {
    return separator == ';' ? "';'" : separator == '\t' ? "a tab" : "','";
}

static bool has_all_cells(rows_reader *r) {
    const bem_word *first = &r->csv.items[0];
    static const char others[] = ";\t,";
    if (r->csv.count == r->n_columns)
        return true;
    for (const char *c = others; *c && r->csv.count == 1 && r->n_columns > 1; c++)
        if (*c != r->csv.separator && strchr(first->text, *c)) {
            bem_source_error(r->csv.source, first->at + strcspn(first->text, (char[]){*c, '\0'}), 1,
                             r->csv.diags, "parted by %s, where the first line has %s",
                             separator_name(*c), separator_name(r->csv.separator));
            return false;
        }
    if (r->csv.count > r->n_columns)
        bem_source_error(r->csv.source, r->csv.items[r->n_columns].at,
                         r->csv.items[r->n_columns].length, r->csv.diags,
                         "more cells than columns (%d)%s", r->n_columns,
                         r->csv.separator == ',' ? "; a decimal comma wants quotes, or ';' between "
                                                   "the columns"
                                                 : "");
    else
        bem_source_error(r->csv.source, first->at, first->length ? first->length : 1, r->csv.diags,
                         "%d cells, where the first line names %d columns", r->csv.count,
                         r->n_columns);
    return false;
}

static void read_row(rows_reader *r) {
    bem_series_row row = {0};
    if (r->csv.broken || !has_all_cells(r))
        return;
    const bem_word *date = &r->csv.items[r->column[DATE]];
    row.line = r->line;
    row.at = date->at;
    row.length = date->length;
    bool has_time = read_time(r, &row.time), has_group = read_group(r, &row);
    if (read_value(r, &row) && has_time && has_group)
        BEM_PUSH(r->rows, row);
}

static void add_notes(const rows_reader *r) {
    if (r->csv.separator != ',')
        bem_notes_add(r->notes, "columns are parted by %s", separator_name(r->csv.separator));
    if (r->mark == ',')
        bem_notes_add(r->notes, "decimals stand behind a comma");
    if (r->n_empty > 0)
        bem_notes_add(r->notes, "%d line%s with an empty value: gaps", r->n_empty,
                      r->n_empty == 1 ? "" : "s");
}

bool bem_series_rows_read(const bem_source *source, const bem_series_asked *asked,
                          bem_series_rows *rows, bem_notes *notes, bem_arena *arena,
                          bem_diags *diags) {
    rows_reader r = {
        .csv = bem_csv_new(source, diags, arena), .asked = asked, .rows = rows, .notes = notes};
    int before = diags->n_errors;
    if (source->n_bytes > source->length)
        bem_notes_add(notes, "a byte order mark at the beginning is passed over");
    if (read_header(&r)) {
        if (r.column[GROUP] < 0)
            BEM_PUSH(&rows->groups, NULL);
        while (bem_csv_next(&r.csv) && diags->n_errors < BEM_DIAG_MAX) {
            r.line = bem_source_place(source, r.csv.items[0].at, 0).line;
            read_row(&r);
        }
        if (rows->count == 0 && diags->n_errors == before)
            bem_source_error(source, source->length, 0, diags, "no values below the column names");
    }
    add_notes(&r);
    bem_names_free(&r.groups);
    free(r.csv.items);
    return diags->n_errors == before;
}

void bem_series_rows_free(bem_series_rows *rows) {
    free(rows->items);
    free(rows->groups.items);
    *rows = (bem_series_rows){0};
}
