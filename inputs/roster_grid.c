/* roster_grid.c - a roster as a table of cells, one line a person. */
#include "roster_parts.h"
#include "scalars.h"

#include <stdlib.h>
#include <string.h>

typedef struct bem_slice {
    size_t at, length; /* bytes of the text */
} bem_slice;

typedef struct bem_grid {
    bem_roster_reading *reading;
    const char *text;
    int n_staff, n_days;
    char separator;       /* of the first line; a blank stands for runs of blanks */
    BEM_ARRAY(bem_slice); /* the cells of the line being read */
    int *day;             /* [n_days] day of each column */
    bool has_header, has_ids;
    bool *seen;  /* [n_staff] */
    int n_lines; /* of persons, so far */
} bem_grid;

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

static bem_slice trim(const char *bytes, bem_slice slice) {
    while (slice.length > 0 && is_blank(bytes[slice.at]))
        slice.at++, slice.length--;
    while (slice.length > 0 && is_blank(bytes[slice.at + slice.length - 1]))
        slice.length--;
    if (slice.length >= 2 && bytes[slice.at] == '"' && bytes[slice.at + slice.length - 1] == '"') {
        slice.at++;
        slice.length -= 2;
    }
    return slice;
}

/* The first kind of separator that a line holds, the most telling first. */
static char find_separator(const char *text, bem_slice line) {
    static const char kinds[] = ";,\t";
    for (const char *kind = kinds; *kind; kind++)
        if (memchr(text + line.at, *kind, line.length))
            return *kind;
    return ' ';
}

static void split(bem_grid *grid, bem_slice line) {
    const char *bytes = grid->text;
    grid->count = 0;
    size_t end = line.at + line.length, at = line.at;
    while (at <= end) {
        size_t stop = at;
        while (stop < end && bytes[stop] != grid->separator)
            stop++;
        bem_slice cell = {at, stop - at};
        cell = trim(bytes, cell);
        if (grid->separator != ' ' || cell.length > 0)
            BEM_PUSH(grid, cell);
        at = stop + 1;
    }
}

static bool is_text(const bem_grid *grid, bem_slice cell, const char *word) {
    return strlen(word) == cell.length && memcmp(grid->text + cell.at, word, cell.length) == 0;
}

#define complain(grid, slice, ...)                                                                 \
    bem_source_error((grid)->reading->source, (slice).at, (slice).length, (grid)->reading->diags,  \
                     __VA_ARGS__)

static const char *words(bem_grid *grid, bem_slice cell) {
    return bem_arena_text(&grid->reading->arena, grid->text + cell.at, cell.length);
}

static const char *clip(bem_grid *grid, bem_slice cell) {
    return bem_clip(words(grid, cell), &grid->reading->arena);
}

/* The index of the thing that a cell names, or -1 after a complaint. */
static int find_named(bem_grid *grid, bem_slice cell, const char *what, const bem_names *names) {
    const char *word = words(grid, cell);
    int index = bem_names_find(names, word);
    if (index < 0)
        complain(grid, cell, "unknown %s '%s'%s", what, clip(grid, cell),
                 bem_roster_guess(grid->reading, word, names));
    return index;
}

static bool is_date(bem_grid *grid, bem_slice cell, bem_date *date) {
    return bem_scalar_date(words(grid, cell), date);
}

static bool is_header(bem_grid *grid) {
    bem_date date;
    for (int i = 0; i < grid->count && i < 2; i++)
        if (is_date(grid, grid->items[i], &date))
            return true;
    return false;
}

static void read_header_date(bem_grid *grid, bem_slice cell, int column, bool *given) {
    int n_days = grid->n_days, day = -1;
    bem_date date;
    if (!is_date(grid, cell, &date))
        complain(grid, cell, "expected a date such as 2027-01-04, not '%s'", clip(grid, cell));
    else if ((day = bem_roster_day(grid->reading->p, date)) < 0)
        complain(grid, cell, "%s lies outside the horizon", words(grid, cell));
    else if (given[day])
        complain(grid, cell, "%s has a column already", words(grid, cell));
    else if (column < n_days)
        grid->day[column] = day;
    if (day >= 0)
        given[day] = true;
}

static void read_header(bem_grid *grid, bem_slice line) {
    int n_days = grid->n_days, errors = grid->reading->diags->n_errors;
    bem_date date;
    grid->has_header = true;
    grid->has_ids = !is_date(grid, grid->items[0], &date);
    bool *given = BEM_TAKE(&grid->reading->arena, n_days, bool);
    int n_cells = grid->count;
    if (n_cells > grid->has_ids && grid->items[n_cells - 1].length == 0)
        n_cells--; /* a separator at the end of the line */
    for (int i = grid->has_ids; i < n_cells; i++)
        read_header_date(grid, grid->items[i], i - grid->has_ids, given);
    for (int d = 0; d < n_days && grid->reading->diags->n_errors == errors; d++) {
        char text[BEM_DATE_TEXT];
        if (!given[d])
            complain(grid, line, "there is no column for %s",
                     bem_date_text(grid->reading->p->calendar.start + d, text));
    }
}

static void read_cell(bem_grid *grid, bem_slice slice, bem_cell *cell) {
    if (slice.length == 0 || is_text(grid, slice, "-") || is_text(grid, slice, "off"))
        return;
    const char *bytes = grid->text + slice.at;
    const char *slash = memchr(bytes, '/', slice.length);
    bem_slice shift = slice, role = slice;
    if (slash) {
        shift.length = (size_t)(slash - bytes);
        role.at += shift.length + 1;
        role.length -= shift.length + 1;
    }
    int s = find_named(grid, shift, "shift", &grid->reading->shifts);
    int q = slash ? find_named(grid, role, "competence", &grid->reading->competences) : BEM_NO_ROLE;
    if (s < 0 || (slash && q < 0))
        return;
    *cell = (bem_cell){(int16_t)s, (int16_t)q};
}

/* Whose line it is, or -1 after a complaint. */
static int find_person(bem_grid *grid, bem_slice line, bool with_id) {
    if (!with_id) {
        if (grid->n_lines <= grid->n_staff)
            return grid->n_lines - 1;
        complain(grid, line, "line %d of a roster for %d people", grid->n_lines, grid->n_staff);
        return -1;
    }
    return find_named(grid, grid->items[0], "person", &grid->reading->people);
}

/* Does this line begin with an id? One cell more than days says so, unless it
 * is nobody's and the line merely ends with a separator. */
static bool begins_with_id(bem_grid *grid) {
    if (grid->has_header)
        return grid->has_ids;
    if (grid->count <= grid->n_days)
        return false;
    bem_slice first = grid->items[0], last = grid->items[grid->count - 1];
    return last.length > 0 || grid->count > grid->n_days + 1 ||
           bem_names_find(&grid->reading->people, words(grid, first)) >= 0;
}

static void read_person(bem_grid *grid, bem_slice line) {
    int n_days = grid->n_days;
    grid->n_lines++;
    bool with_id = begins_with_id(grid);
    int e = find_person(grid, line, with_id);
    if (e < 0)
        return;
    if (grid->seen[e]) {
        complain(grid, line, "'%s' has a line already", grid->reading->p->staff[e].id);
        return;
    }
    grid->seen[e] = true;
    int n_cells = grid->count - with_id;
    if (n_cells == n_days + 1 && grid->items[grid->count - 1].length == 0)
        n_cells--;
    if (n_cells != n_days) {
        complain(grid, line, "%d cells for %d days", n_cells, n_days);
        return;
    }
    for (int i = 0; i < n_days; i++)
        read_cell(grid, grid->items[i + with_id],
                  bem_roster_cell(&grid->reading->roster, e, grid->day[i]));
}

static void read_lines(bem_grid *grid) {
    const char *bytes = grid->text;
    bool first = true;
    for (size_t at = 0; at < grid->reading->source->length;) {
        if (grid->reading->diags->count >= BEM_DIAG_MAX)
            return; /* enough to mend */
        bem_slice line = {at, strcspn(bytes + at, "\n")};
        at += line.length + 1;
        if (line.length > 0 && bytes[line.at + line.length - 1] == '\r')
            line.length--;
        if (trim(bytes, line).length == 0 || bytes[line.at] == '#')
            continue;
        if (first)
            grid->separator = find_separator(bytes, line);
        split(grid, line);
        if (grid->count == 0)
            continue;
        if (first && is_header(grid))
            read_header(grid, line);
        else
            read_person(grid, line);
        first = false;
    }
}

static void complain_about_missing_lines(bem_grid *grid) {
    bem_slice end = {grid->reading->source->length, 0};
    for (int e = 0; e < grid->n_staff; e++)
        if (!grid->seen[e])
            complain(grid, end, "the roster has no line for '%s'", grid->reading->p->staff[e].id);
}

void bem_roster_read_grid(bem_roster_reading *reading) {
    int errors = reading->diags->n_errors;
    bem_grid grid = {.reading = reading,
                     .text = reading->source->text,
                     .n_staff = reading->p->n_staff,
                     .n_days = reading->p->calendar.n_days};
    grid.day = BEM_TAKE(&reading->arena, grid.n_days, int);
    for (int d = 0; d < grid.n_days; d++)
        grid.day[d] = d;
    grid.seen = BEM_TAKE(&reading->arena, grid.n_staff, bool);
    read_lines(&grid);
    if (reading->diags->n_errors == errors)
        complain_about_missing_lines(&grid);
    free(grid.items);
}
