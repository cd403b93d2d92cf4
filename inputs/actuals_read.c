/* actuals_read.c - a header that names columns, then a line an activity and month. */
#include "actuals_read.h"

#include "csv_cells.h"
#include "scalars.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MONTH, UNIT, ACTIVITY, CATEGORY, PERFORMED, WAITING, COST, N_COLUMNS };
enum { MOST_COLUMNS = 64, MOST_DIGITS = 12 };

static const char *const column_names[N_COLUMNS] = {
    "month", "unit", "activity", "category", "performed", "waiting", "cost",
};

typedef struct actuals_reading {
    bem_csv csv;
    const bem_planned *units;
    int n_units;
    bem_names unit_names;
    bem_names *activity_names; /* [n_units] */
    int column[N_COLUMNS];     /* where it stands, -1 = nowhere */
    int n_columns;
    bem_actuals *actuals;
} actuals_reading;

__attribute__((format(printf, 3, 4))) static void
complain(const actuals_reading *r, const bem_word *word, const char *format, ...) {
    char message[400];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    bem_source_error(r->csv.source, word->at, word->length, r->csv.diags, "%s", message);
}

static const char *clip(const actuals_reading *r, const bem_word *word) {
    return bem_clip(word->text, r->csv.arena);
}

/* "; did you mean 'x'?", or nothing. */
static const char *guess_words(const actuals_reading *r, const bem_guess *guess) {
    return guess->best ? bem_arena_format(r->csv.arena, "; did you mean '%s'?", guess->best) : "";
}

/* ---- the header ---- */

static int find_column(const char *name) {
    for (int c = 0; c < N_COLUMNS; c++)
        if (strcmp(column_names[c], name) == 0)
            return c;
    return -1;
}

static void take_column(actuals_reading *r, int at) {
    const bem_word *word = &r->csv.items[at];
    int c = find_column(word->text);
    if (c < 0) {
        bem_guess guess = {.word = word->text};
        for (int i = 0; i < N_COLUMNS; i++)
            bem_guess_try(&guess, column_names[i]);
        complain(r, word, "there is no column '%s'%s", clip(r, word), guess_words(r, &guess));
    } else if (r->column[c] >= 0) {
        complain(r, word, "column '%s' comes twice", column_names[c]);
    } else {
        r->column[c] = at;
    }
}

static bool take_header(actuals_reading *r) {
    int n_errors = r->csv.diags->n_errors;
    if (!bem_csv_next(&r->csv)) {
        bem_source_error(r->csv.source, 0, 0, r->csv.diags,
                         "the file is empty; its first line must name the columns");
        return false;
    }
    r->n_columns = r->csv.count;
    if (r->n_columns > MOST_COLUMNS) {
        complain(r, &r->csv.items[MOST_COLUMNS], "more than %d columns", MOST_COLUMNS);
        return false;
    }
    for (int i = 0; i < r->n_columns; i++)
        take_column(r, i);
    static const int needed[] = {MONTH, ACTIVITY, PERFORMED};
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        if (r->column[needed[i]] < 0)
            complain(r, &r->csv.items[0],
                     "column '%s' is missing; the first line must name the columns",
                     column_names[needed[i]]);
    if (r->n_units > 1 && r->column[UNIT] < 0)
        complain(r, &r->csv.items[0], "column 'unit' is missing, which several plans need");
    return r->csv.diags->n_errors == n_errors;
}

/* ---- cells ---- */

static const bem_word *cell_of(const actuals_reading *r, int column) {
    int at = r->column[column];
    return at >= 0 && at < r->csv.count && *r->csv.items[at].text ? &r->csv.items[at] : NULL;
}

/* 2027-01, or any date in it. */
static bool read_month(const actuals_reading *r, const bem_word *word, int *month) {
    bem_date date;
    const char *text = word->text;
    if (strlen(text) == 7)
        text = bem_arena_format(r->csv.arena, "%s-01", text);
    if (bem_scalar_date(text, &date)) {
        *month = bem_month_of(date);
        return true;
    }
    complain(r, word, "expected a month such as 2027-01, not '%s'", clip(r, word));
    return false;
}

/* Digits, a decimal mark, digits. Into digits[] with a point; false when it is none. */
static bool split_number(const char *text, char separator, int *n_whole, int *n_decimals) {
    *n_whole = (int)strspn(text, "0123456789");
    const char *rest = text + *n_whole;
    *n_decimals = 0;
    if (*rest == '.' || (*rest == ',' && separator != ',')) {
        *n_decimals = (int)strspn(rest + 1, "0123456789");
        rest += 1 + *n_decimals;
        if (*n_decimals == 0)
            return false;
    }
    return !*rest && *n_whole > 0 && *n_whole <= MOST_DIGITS && *n_decimals <= MOST_DIGITS;
}

static double number_in(const actuals_reading *r, int column) {
    const bem_word *word = cell_of(r, column);
    int n_whole, n_decimals;
    if (!word)
        return NAN;
    if (*word->text == '-') {
        complain(r, word, "'%s' is below zero", clip(r, word));
        return NAN;
    }
    if (!split_number(word->text, r->csv.separator, &n_whole, &n_decimals)) {
        complain(r, word, "%s is a number such as 12 or 12.5, not '%s'", column_names[column],
                 clip(r, word));
        return NAN;
    }
    double number = 0;
    for (const char *c = word->text; *c; c++)
        if (*c != '.' && *c != ',')
            number = number * 10 + (*c - '0');
    return number / pow(10, n_decimals);
}

/* Minor units, -1 when not reported. */
static int64_t money_in(const actuals_reading *r, int column, int decimals) {
    const bem_word *word = cell_of(r, column);
    int n_whole, n_decimals;
    if (!word)
        return -1;
    if (!split_number(word->text, r->csv.separator, &n_whole, &n_decimals) ||
        n_decimals > decimals) {
        complain(r, word, "%s is an amount such as 12500 with at most %d decimals, not '%s'",
                 column_names[column], decimals, clip(r, word));
        return -1;
    }
    int64_t amount = 0;
    for (const char *c = word->text; *c; c++)
        if (*c != '.' && *c != ',')
            amount = amount * 10 + (*c - '0');
    for (int i = n_decimals; i < decimals; i++)
        amount *= 10;
    return amount;
}

static int find_unit(const actuals_reading *r) {
    const bem_word *word = cell_of(r, UNIT);
    if (!word && r->n_units == 1)
        return 0;
    if (!word) {
        complain(r, &r->csv.items[0], "this line names no unit");
        return -1;
    }
    int u = bem_names_find(&r->unit_names, word->text);
    if (u < 0) {
        bem_guess guess = {.word = word->text};
        bem_guess_names(&guess, &r->unit_names);
        complain(r, word, "no plan is for unit '%s'%s", clip(r, word), guess_words(r, &guess));
    }
    return u;
}

static int find_activity(const actuals_reading *r, int u) {
    const bem_word *word = cell_of(r, ACTIVITY);
    if (!word) {
        complain(r, &r->csv.items[0], "this line names no activity");
        return -1;
    }
    int a = bem_names_find(&r->activity_names[u], word->text);
    if (a < 0) {
        bem_guess guess = {.word = word->text};
        bem_guess_names(&guess, &r->activity_names[u]);
        complain(r, word, "the plan has no activity '%s'%s", clip(r, word), guess_words(r, &guess));
    }
    return a;
}

/* The staff category, where given, is the plan's. */
static void check_category(const actuals_reading *r, const bem_planned_activity *activity) {
    const bem_word *word = cell_of(r, CATEGORY);
    if (word && *activity->category && strcmp(word->text, activity->category) != 0)
        complain(r, word, "activity '%s' is planned for '%s', not '%s'", activity->id,
                 activity->category, clip(r, word));
}

static void take_line(actuals_reading *r) {
    int n_errors = r->csv.diags->n_errors;
    bem_actual actual = {.line = bem_source_place(r->csv.source, r->csv.items[0].at, 0).line};
    if (r->csv.count > r->n_columns) {
        complain(r, &r->csv.items[r->n_columns], "more cells than columns (%d)", r->n_columns);
        return;
    }
    const bem_word *month = cell_of(r, MONTH);
    if (!month)
        complain(r, &r->csv.items[0], "this line names no month");
    else
        read_month(r, month, &actual.month);
    actual.unit = find_unit(r);
    actual.activity = actual.unit < 0 ? -1 : find_activity(r, actual.unit);
    actual.performed = number_in(r, PERFORMED);
    actual.waiting = number_in(r, WAITING);
    actual.cost = money_in(r, COST, r->units[actual.unit < 0 ? 0 : actual.unit].decimals);
    if (actual.activity >= 0)
        check_category(r, &r->units[actual.unit].items[actual.activity]);
    if (r->csv.diags->n_errors == n_errors)
        BEM_PUSH(r->actuals, actual);
}

/* ---- the file ---- */

static void refuse_twice(actuals_reading *r) {
    const bem_actuals *all = r->actuals;
    for (int i = 1; i < all->count; i++) {
        const bem_actual *a = &all->items[i - 1], *b = &all->items[i];
        if (a->unit != b->unit || a->activity != b->activity || a->month != b->month)
            continue;
        const bem_word line = {.at = r->csv.source->lines[b->line - 1], .length = 1};
        complain(r, &line, "'%s' in %d-%02d is reported twice; the first is on line %d",
                 r->units[b->unit].items[b->activity].id, b->month / 12, b->month % 12 + 1,
                 a->line);
    }
}

static void name_units(actuals_reading *r) {
    r->activity_names = BEM_TAKE(r->csv.arena, r->n_units, bem_names);
    for (int u = 0; u < r->n_units; u++) {
        bem_names_add(&r->unit_names, r->units[u].name, u);
        for (int a = 0; a < r->units[u].count; a++)
            bem_names_add(&r->activity_names[u], r->units[u].items[a].id, a);
    }
}

static void free_names(actuals_reading *r) {
    bem_names_free(&r->unit_names);
    for (int u = 0; u < r->n_units; u++)
        bem_names_free(&r->activity_names[u]);
}

static void set_last_month(bem_actuals *actuals) {
    actuals->last_month = -1;
    for (int i = 0; i < actuals->count; i++)
        if (!isnan(actuals->items[i].performed) && actuals->items[i].month > actuals->last_month)
            actuals->last_month = actuals->items[i].month;
}

static void take_lines(actuals_reading *r) {
    while (r->csv.diags->count < BEM_DIAG_MAX && bem_csv_next(&r->csv)) {
        if (r->actuals->count == BEM_MOST_ACTUALS) {
            complain(r, &r->csv.items[0], "more than %d lines", BEM_MOST_ACTUALS);
            return;
        }
        if (!r->csv.broken)
            take_line(r);
    }
}

static bool read_source(const bem_source *source, const bem_planned *units, int n_units,
                        bem_actuals *actuals, bem_arena *arena, bem_diags *diags) {
    int n_errors = diags->n_errors;
    *actuals = (bem_actuals){0};
    if (!source)
        return false;
    actuals_reading r = {.csv = bem_csv_new(source, diags, arena),
                         .units = units,
                         .n_units = n_units,
                         .actuals = actuals};
    memset(r.column, -1, sizeof r.column);
    name_units(&r);
    if (take_header(&r))
        take_lines(&r);
    free_names(&r);
    free(r.csv.items);
    bem_actuals_sort(actuals);
    refuse_twice(&r);
    set_last_month(actuals);
    if (diags->n_errors == n_errors)
        return true;
    bem_actuals_free(actuals);
    return false;
}

bool bem_actuals_read(const char *path, const bem_planned *units, int n_units, bem_actuals *actuals,
                      bem_diags *diags) {
    bem_arena arena = {0};
    bool done = read_source(bem_source_read(path, (bem_place){0}, NULL, &arena, diags), units,
                            n_units, actuals, &arena, diags);
    bem_arena_free(&arena);
    return done;
}

bool bem_actuals_read_text(const char *name, const char *text, size_t length,
                           const bem_planned *units, int n_units, bem_actuals *actuals,
                           bem_diags *diags) {
    bem_arena arena = {0};
    bool done = read_source(bem_source_of_text(name, text, length, &arena, diags), units, n_units,
                            actuals, &arena, diags);
    bem_arena_free(&arena);
    return done;
}
