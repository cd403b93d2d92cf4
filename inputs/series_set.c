/* series_set.c - lines put in their places: steps, doubles, gaps, closed days. */
#include "series_parts.h"

#include "zone.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { CLOCK_MARGIN = 400 }; /* days of clock beyond the end */
enum { NO_LINE, KNOWN, EMPTY };
enum { SELDOM_KIND = 4, SELDOM_SHARE = 5, MOST_RANGES = 3, MANY_MISSING = 20, MOST_YEARS = 3 };

typedef struct set_builder {
    bem_series_set *set;
    const bem_source *source;
    const bem_series_asked *asked;
    bem_series_rows *rows;
    bem_diags *diags;
    int64_t first;
    int n;                /* steps of the file */
    unsigned char *state; /* [n_groups][n] */
    bool *has_line;       /* [n] any group has a value */
} set_builder;

static int64_t step_of(const set_builder *b, const bem_series_row *row) {
    return bem_step_at(b->set->step, row->time.date, row->time.minute / 60);
}

/* Dates that are all the first of a month are months; all of one weekday, weeks. */
static bem_step step_of_dates(const bem_series_rows *rows) {
    bool months = true, weeks = true, several = false;
    for (int i = 0; i < rows->count; i++) {
        int year, month, day;
        bem_date date = rows->items[i].time.date, first = rows->items[0].time.date;
        bem_date_split(date, &year, &month, &day);
        months = months && day == 1;
        weeks = weeks && (date - first) % BEM_WEEK_DAYS == 0;
        several = several || date != first;
    }
    return !several ? BEM_STEP_DAY : months ? BEM_STEP_MONTH : weeks ? BEM_STEP_WEEK : BEM_STEP_DAY;
}

static bool find_ends(set_builder *b) {
    const bem_series_row *low = &b->rows->items[0], *high = low;
    for (int i = 0; i < b->rows->count; i++) {
        const bem_series_row *row = &b->rows->items[i];
        low = step_of(b, row) < step_of(b, low) ? row : low;
        high = step_of(b, row) > step_of(b, high) ? row : high;
    }
    b->first = step_of(b, low);
    int64_t n = step_of(b, high) - b->first + 1;
    if (n > BEM_MOST_STEPS || n * b->rows->groups.count > BEM_MOST_ALL_STEPS) {
        bem_source_error(b->source, high->at, high->length, b->diags,
                         "too long: %lld %ss from line %d to here%s", (long long)n,
                         bem_step_name(b->set->step), low->line,
                         b->rows->groups.count > 1 ? ", times the number of groups" : "");
        return false;
    }
    b->n = (int)n;
    b->set->end = b->first + n;
    return true;
}

static bool read_clock(set_builder *b) {
    bem_calendar *clock = &b->set->clock;
    bem_date last = bem_step_date(b->set->step, b->set->end);
    clock->start = bem_step_date(b->set->step, b->first);
    clock->n_days = last - clock->start + CLOCK_MARGIN;
    if (!b->asked->zone || b->set->step != BEM_STEP_HOUR)
        return true;
    bem_guess guess = {.word = b->asked->zone};
    if (bem_zone_read(b->asked->zone, clock, &b->set->arena, &guess))
        return true;
    const char *zone = bem_clip(b->asked->zone, &b->set->arena);
    bem_diag_add(b->diags, BEM_ERROR, (bem_place){.file = "--timezone"}, NULL,
                 guess.best ? "unknown timezone '%s'; did you mean '%s'?" : "unknown timezone '%s'",
                 zone, guess.best);
    return false;
}

/* --- lines to their steps -------------------------------------------------------- */

static int64_t key(const bem_series_row *row) {
    return (int64_t)row->time.date * BEM_DAY_MINUTES + row->time.minute;
}

static int compare_rows(const void *left, const void *right) {
    const bem_series_row *a = left, *b = right;
    if (a->group != b->group)
        return a->group < b->group ? -1 : 1;
    if (key(a) != key(b))
        return key(a) < key(b) ? -1 : 1;
    return a->line < b->line ? -1 : a->line > b->line;
}

static bool is_same(const set_builder *b, const bem_series_row *x, const bem_series_row *y) {
    bool hours = b->set->step == BEM_STEP_HOUR;
    return x->group == y->group && (hours ? key(x) == key(y) : step_of(b, x) == step_of(b, y));
}

/* Lines i and i + 1 are of one time: fine when added up, and once where the clock shows it twice.
 */
static void judge_double(set_builder *b, int i) {
    const bem_series_row *row = &b->rows->items[i + 1];
    bool third = i > 0 && is_same(b, row, &b->rows->items[i - 1]);
    if (!third && bem_clock_shows(&b->set->clock, b->set->step, step_of(b, row)) == 2)
        return;
    bem_source_error(b->source, row->at, row->length, b->diags,
                     "this %s stands on line %d already%s%s; --sum adds such lines up",
                     b->set->step == BEM_STEP_HOUR ? "time" : bem_step_name(b->set->step),
                     b->rows->items[i].line, row->group || b->rows->groups.items[0] ? " for " : "",
                     b->rows->groups.items[row->group]
                         ? bem_clip(b->rows->groups.items[row->group], &b->set->arena)
                         : "");
}

static bool judge_doubles(set_builder *b) {
    int n_errors = b->diags->n_errors, n_doubles = 0;
    for (int i = 0; i + 1 < b->rows->count; i++) {
        if (!is_same(b, &b->rows->items[i], &b->rows->items[i + 1]))
            continue;
        n_doubles++;
        if (!b->asked->sum)
            judge_double(b, i);
    }
    if (b->asked->sum && n_doubles > 0)
        bem_notes_add(&b->set->file_notes, "%d line%s added to others of the same time%s",
                      n_doubles, n_doubles == 1 ? " is" : "s are",
                      b->rows->groups.items[0] ? " and group" : "");
    return n_errors == b->diags->n_errors;
}

static void place_rows(set_builder *b) {
    for (int i = 0; i < b->rows->count; i++) {
        const bem_series_row *row = &b->rows->items[i];
        int t = (int)(step_of(b, row) - b->first);
        unsigned char *state = &b->state[(size_t)row->group * b->n + t];
        if (!row->known) {
            *state = *state == NO_LINE ? EMPTY : *state;
            continue;
        }
        *state = KNOWN;
        b->has_line[t] = true;
        b->set->series[row->group].value[t] += row->value;
    }
}

/* Years without any line are a slip of the year, or two histories. */
static bool judge_holes(set_builder *b) {
    int most = MOST_YEARS * bem_step_year(b->set->step), hole = 0;
    for (int t = 0; t < b->n; t++) {
        hole = b->has_line[t] ? 0 : hole + 1;
        if (hole != most)
            continue;
        const bem_series_row *next = NULL; /* the first line behind the hole */
        for (int i = 0; i < b->rows->count; i++) {
            const bem_series_row *row = &b->rows->items[i];
            if (row->known && step_of(b, row) > b->first + t &&
                (!next || step_of(b, row) < step_of(b, next)))
                next = row;
        }
        if (!next)
            return true;
        bem_source_error(b->source, next->at, next->length, b->diags,
                         "more than %d years without a value before this; is the year right?",
                         MOST_YEARS);
        return false;
    }
    return true;
}

/* --- steps without a line --------------------------------------------------------- */

typedef struct kinds {
    int seen[BEM_DAY_KINDS][BEM_DAY_HOURS], known[BEM_DAY_KINDS][BEM_DAY_HOURS];
} kinds;

static void kind_at(const set_builder *b, int t, int *kind, int *hour) {
    *kind = bem_day_kind(b->asked->holidays, bem_step_date(b->set->step, b->first + t));
    *hour = bem_step_hour(b->set->step, b->first + t);
}

static kinds count_kinds(const set_builder *b) {
    kinds k = {{{0}}};
    int kind, hour;
    for (int t = 0; t < b->n; t++) {
        kind_at(b, t, &kind, &hour);
        k.seen[kind][hour]++;
        k.known[kind][hour] += b->has_line[t];
    }
    return k;
}

static bool is_seldom(const kinds *k, int kind, int hour) {
    return k->seen[kind][hour] >= SELDOM_KIND &&
           SELDOM_SHARE * k->known[kind][hour] < k->seen[kind][hour];
}

static void note_closed_days(set_builder *b, const kinds *k) {
    static const char *const names[] = {"Mondays", "Tuesdays",  "Wednesdays", "Thursdays",
                                        "Fridays", "Saturdays", "Sundays",    "holidays"};
    const char *list = NULL;
    for (int kind = 0; kind < BEM_DAY_KINDS; kind++) {
        int seen = 0, known = 0, hours = 0;
        for (int h = 0; h < BEM_DAY_HOURS; h++) {
            seen += k->seen[kind][h];
            known += k->known[kind][h];
            hours += is_seldom(k, kind, h);
        }
        if (seen > 0 && known == 0 && hours > 0)
            list =
                list ? bem_arena_format(&b->set->arena, "%s, %s", list, names[kind]) : names[kind];
    }
    if (list)
        bem_notes_add(&b->set->file_notes, "closed, for no line is of such a day: %s", list);
}

/* Closed hours are those of the whole file; a step seldom used is 0 where it has no line. */
static void close_and_fill(set_builder *b) {
    int kind, hour, n_seldom = 0;
    kinds k = count_kinds(b);
    note_closed_days(b, &k);
    for (int t = 0; t < b->n; t++) {
        kind_at(b, t, &kind, &hour);
        if (b->has_line[t] || !is_seldom(&k, kind, hour))
            continue;
        bool closed = k.known[kind][hour] == 0;
        n_seldom += !closed;
        for (int g = 0; g < b->set->n_series; g++) {
            b->set->series[g].closed[kind][hour] = closed;
            unsigned char *state = &b->state[(size_t)g * b->n + t];
            if (!closed && *state == NO_LINE)
                *state = KNOWN;
        }
    }
    if (n_seldom > 0)
        bem_notes_add(&b->set->file_notes,
                      "%d %s%s of kinds of days that seldom have a line count as 0", n_seldom,
                      bem_step_name(b->set->step), n_seldom == 1 ? "" : "s");
}

static void fill_group(set_builder *b, int g) {
    bem_series *series = &b->set->series[g];
    unsigned char *state = b->state + (size_t)g * b->n;
    int n_others = 0, n_zero = 0, first = 0;
    while (first < b->n - 1 && state[first] != KNOWN)
        first++;
    for (int t = first; t < b->n; t++) {
        if (state[t] != NO_LINE || bem_is_closed(series, b->first + t))
            continue;
        if (b->has_line[t] || b->asked->missing_zero) {
            state[t] = KNOWN;
            n_others += b->has_line[t];
            n_zero += !b->has_line[t];
        }
    }
    const char *unit = bem_step_name(b->set->step);
    if (n_others > 0)
        bem_notes_add(&b->set->notes[g],
                      "%d %s%s without a line, on which other groups have one, count as 0",
                      n_others, unit, n_others == 1 ? "" : "s");
    if (n_zero > 0)
        bem_notes_add(&b->set->notes[g], "%d %s%s without a line count as 0, as asked for", n_zero,
                      unit, n_zero == 1 ? "" : "s");
}

/* --- the clock's changes ---------------------------------------------------------- */

static void mend_clock_hours(set_builder *b, int g) {
    bem_series *series = &b->set->series[g];
    unsigned char *state = b->state + (size_t)g * b->n;
    for (int t = 0; t < b->n; t++) {
        int shows = bem_clock_shows(&b->set->clock, b->set->step, b->first + t);
        if (shows == 2)
            series->value[t] /= 2;
        if (shows == 0 && t > 0 && t + 1 < b->n && state[t] != KNOWN && state[t - 1] == KNOWN &&
            state[t + 1] == KNOWN) {
            series->value[t] = (series->value[t - 1] + series->value[t + 1]) / 2;
            state[t] = KNOWN;
        }
    }
}

/* --- series ------------------------------------------------------------------------ */

static const char *range_text(const set_builder *b, int from, int to) {
    char first[BEM_STEP_TEXT], last[BEM_STEP_TEXT];
    bem_step_text(b->set->step, b->first + from, first);
    bem_step_text(b->set->step, b->first + to, last);
    return from == to ? bem_arena_string(&b->set->arena, first)
                      : bem_arena_format(&b->set->arena, "%s..%s", first, last);
}

/* What stays unknown between the first value and the end of the file. */
static void note_gaps(set_builder *b, int g) {
    const bem_series *series = &b->set->series[g];
    int n = 0, n_ranges = 0, offset = (int)(series->start - b->first);
    const char *list = "";
    for (int t = 0; t < series->n;) {
        int from = t, missing = 0, last = t;
        for (; t < series->n && !series->known[t]; t++)
            if (!bem_is_closed(series, series->start + t)) {
                from = missing ? from : t;
                last = t;
                missing++;
            }
        if (missing && n_ranges++ < MOST_RANGES)
            list = bem_arena_format(&b->set->arena, "%s%s%s", list, *list ? ", " : "",
                                    range_text(b, offset + from, offset + last));
        n += missing;
        t += missing == 0 && t < series->n && series->known[t];
    }
    if (n > 0)
        bem_notes_add(
            &b->set->notes[g], "%d %s%s missing: %s%s%s", n, bem_step_name(b->set->step),
            n == 1 ? " is" : "s are", list, n_ranges > MOST_RANGES ? ", …" : "",
            MANY_MISSING * n > series->n ? "; should they be --holidays, or --missing zero?" : "");
}

/* From the group's first value on, with what is known marked. */
static bool trim(set_builder *b, int g) {
    bem_series *series = &b->set->series[g];
    const unsigned char *state = b->state + (size_t)g * b->n;
    int first = 0;
    while (first < b->n && state[first] != KNOWN)
        first++;
    if (first == b->n) {
        bem_source_error(
            b->source, 0, 0, b->diags, "no value%s%s", b->rows->groups.items[g] ? " for " : "",
            b->rows->groups.items[g] ? bem_clip(b->rows->groups.items[g], &b->set->arena) : "");
        return false;
    }
    series->start = b->first + first;
    series->n = b->n - first;
    series->value += first;
    series->known = BEM_TAKE(&b->set->arena, series->n, bool);
    for (int t = 0; t < series->n; t++) {
        series->known[t] = state[first + t] == KNOWN && !bem_is_closed(series, series->start + t);
        if (!series->known[t])
            series->value[t] = 0;
    }
    note_gaps(b, g);
    return true;
}

static void make_series(set_builder *b) {
    bem_series_set *set = b->set;
    set->n_series = b->rows->groups.count;
    set->series = BEM_TAKE(&set->arena, set->n_series, bem_series);
    set->notes = BEM_TAKE(&set->arena, set->n_series, bem_notes);
    b->state = BEM_TAKE(&set->arena, (size_t)set->n_series * b->n, unsigned char);
    b->has_line = BEM_TAKE(&set->arena, b->n, bool);
    for (int g = 0; g < set->n_series; g++) {
        const char *name = b->rows->groups.items[g];
        set->series[g] = (bem_series){
            .group = name ? bem_arena_string(&set->arena, name) : NULL,
            .step = set->step,
            .start = b->first,
            .n = b->n,
            .value = BEM_TAKE(&set->arena, b->n, double),
            .holidays = b->asked->holidays,
            .clock = &set->clock,
        };
    }
}

bool bem_series_set_build(bem_series_set *set, const bem_source *source,
                          const bem_series_asked *asked, bem_series_rows *rows, bem_diags *diags) {
    set_builder b = {.set = set, .source = source, .asked = asked, .rows = rows, .diags = diags};
    assert(rows->count > 0);
    set->step = rows->step == BEM_STEP_DAY ? step_of_dates(rows) : rows->step;
    if (!find_ends(&b) || !read_clock(&b))
        return false;
    qsort(rows->items, (size_t)rows->count, sizeof *rows->items, compare_rows);
    if (!judge_doubles(&b))
        return false;
    make_series(&b);
    place_rows(&b);
    if (!judge_holes(&b))
        return false;
    if (set->step <= BEM_STEP_DAY)
        close_and_fill(&b);
    bool valid = true;
    for (int g = 0; g < set->n_series; g++) {
        fill_group(&b, g);
        mend_clock_hours(&b, g);
        valid = trim(&b, g) && valid;
    }
    return valid;
}
