/* series_read.c - a file in, series out; adding up to longer steps; lists of holidays. */
#include "series_read.h"

#include "scalars.h"
#include "series_parts.h"

#include <stdlib.h>
#include <string.h>

/* --- longer steps ---------------------------------------------------------------- */

typedef struct sum_of_step {
    double value;
    int n_open, n_known;
} sum_of_step;

static sum_of_step add_up_step(const bem_series *series, bem_step to, int64_t at) {
    sum_of_step sum = {0};
    int64_t from = bem_step_at(series->step, bem_step_date(to, at), 0);
    int64_t end = bem_step_at(series->step, bem_step_date(to, at + 1), 0);
    for (int64_t i = from; i < end; i++) {
        int64_t t = i - series->start;
        int shows = bem_clock_shows(series->clock, series->step, i);
        if (bem_is_closed(series, i) || shows == 0)
            continue;
        sum.n_open++;
        if (t >= 0 && t < series->n && series->known[t]) {
            sum.n_known++;
            sum.value += shows * series->value[t];
        }
    }
    return sum;
}

/* Whole steps, and those of which a quarter at most is missing, made up in proportion. */
static void set_step(bem_series *series, int t, sum_of_step sum, int *n_made_up) {
    series->known[t] = 4 * sum.n_known >= 3 * sum.n_open && sum.n_known + (sum.n_open == 0) > 0;
    if (!series->known[t])
        return;
    series->value[t] = sum.value;
    if (sum.n_known < sum.n_open) {
        series->value[t] *= (double)sum.n_open / sum.n_known;
        ++*n_made_up;
    }
}

static void add_up(bem_series_set *set, int g, bem_step to, int64_t end) {
    const bem_series fine = set->series[g];
    bem_notes *notes = &set->notes[g];
    int64_t first = bem_step_at(to, bem_step_date(fine.step, fine.start), 0);
    sum_of_step begun = add_up_step(&fine, to, first);
    if (begun.n_known < begun.n_open && first + 1 < end) {
        bem_notes_add(notes, "the first %s is not whole and not used", bem_step_name(to));
        first++;
    }
    bem_series *series = &set->series[g];
    series->step = to;
    series->start = first;
    series->n = (int)(end - first);
    series->value = BEM_TAKE(&set->arena, series->n, double);
    series->known = BEM_TAKE(&set->arena, series->n, bool);
    int n_made_up = 0;
    for (int t = 0; t < series->n; t++)
        set_step(series, t, add_up_step(&fine, to, first + t), &n_made_up);
    if (to == BEM_STEP_DAY) /* closed all day */
        for (int k = 0; k < BEM_DAY_KINDS; k++)
            for (int h = 1; h < BEM_DAY_HOURS; h++)
                series->closed[k][0] = series->closed[k][0] && fine.closed[k][h];
    if (n_made_up > 0)
        bem_notes_add(notes, "%d %s%s with up to a quarter missing made up in proportion",
                      n_made_up, bem_step_name(to), n_made_up == 1 ? "" : "s");
}

/* Only days that are closed all day stay closed; their sums are 0 and known else. */
static void forget_closed(bem_series *series) {
    for (int t = 0; series->step == BEM_STEP_DAY && t < series->n; t++)
        if (bem_is_closed(series, series->start + t))
            series->known[t] = false;
}

static bool has_known(const bem_series *series) {
    for (int t = 0; t < series->n; t++)
        if (series->known[t])
            return true;
    return false;
}

bool bem_series_set_add_up(bem_series_set *set, bem_step to) {
    if (to == set->step)
        return true;
    if (to < set->step || set->step == BEM_STEP_WEEK)
        return false;
    int64_t end = bem_step_at(to, bem_step_date(set->step, set->end), 0);
    bool whole = true; /* is the last step, which the file's end may cut? */
    for (int g = 0; g < set->n_series; g++) {
        const bem_series *series = &set->series[g];
        for (int64_t i = set->end; bem_step_at(to, bem_step_date(set->step, i), 0) == end; i++)
            whole = whole && bem_is_closed(series, i);
    }
    bool cut = bem_step_at(set->step, bem_step_date(to, end), 0) < set->end;
    if (cut && whole)
        end++;
    else if (cut)
        bem_notes_add(&set->file_notes, "the last %s is not whole and not used", bem_step_name(to));
    bool valid = true;
    for (int g = 0; g < set->n_series; g++) {
        add_up(set, g, to, end);
        forget_closed(&set->series[g]);
        valid = valid && set->series[g].n > 0 && has_known(&set->series[g]);
    }
    set->step = to;
    set->end = end;
    return valid;
}

/* --- a file ------------------------------------------------------------------------ */

static bool build(bem_series_set *set, const bem_source *source, const bem_series_asked *asked,
                  bem_arena *arena, bem_diags *diags) {
    bem_series_rows rows = {0};
    bool valid = bem_series_rows_read(source, asked, &rows, &set->file_notes, arena, diags) &&
                 bem_series_set_build(set, source, asked, &rows, diags);
    bem_series_rows_free(&rows);
    bem_step step = set->step;
    if (valid && asked->by >= 0 && !bem_series_set_add_up(set, (bem_step)asked->by)) {
        bem_diag_add(diags, BEM_ERROR, (bem_place){.file = source->name}, NULL,
                     "%ss do not add up to whole %ss here", bem_step_name(step),
                     bem_step_name((bem_step)asked->by));
        return false;
    }
    return valid;
}

static bem_series_set *read_source(const bem_source *source, const bem_series_asked *asked,
                                   bem_arena *arena, bem_diags *diags) {
    if (!source)
        return NULL;
    bem_series_set *set = bem_grow(NULL, 1, sizeof *set);
    *set = (bem_series_set){0};
    bem_sha256 digest = bem_sha256_new();
    bem_sha256_add(&digest, source->bytes, source->n_bytes);
    bem_sha256_finish(&digest, set->sha256);
    if (build(set, source, asked, arena, diags))
        return set;
    bem_series_set_free(set);
    return NULL;
}

bem_series_set *bem_series_read(const char *path, const bem_series_asked *asked, bem_diags *diags) {
    bem_arena arena = {0};
    const bem_source *source = bem_source_read(path, (bem_place){0}, NULL, &arena, diags);
    bem_series_set *set = read_source(source, asked, &arena, diags);
    bem_arena_free(&arena);
    return set;
}

bem_series_set *bem_series_read_text(const char *name, const char *text, size_t length,
                                     const bem_series_asked *asked, bem_diags *diags) {
    bem_arena arena = {0};
    const bem_source *source = bem_source_of_text(name, text, length, &arena, diags);
    bem_series_set *set = read_source(source, asked, &arena, diags);
    bem_arena_free(&arena);
    return set;
}

void bem_series_set_free(bem_series_set *set) {
    if (!set)
        return;
    for (int g = 0; g < set->n_series; g++)
        bem_notes_free(&set->notes[g]);
    bem_notes_free(&set->file_notes);
    bem_arena_free(&set->arena);
    free(set);
}

/* --- holidays ---------------------------------------------------------------------- */

static int compare_dates(const void *a, const void *b) {
    bem_date x = *(const bem_date *)a, y = *(const bem_date *)b;
    return (x > y) - (x < y);
}

static bool add_date(const bem_source *source, const char *text, size_t at, bem_holidays *holidays,
                     bem_diags *diags) {
    bem_date date;
    if (!bem_scalar_date(text, &date)) {
        bem_source_error(source, at, strlen(text), diags, "a holiday is a date like 2027-06-06");
        return false;
    }
    BEM_PUSH(holidays, date);
    return true;
}

static bool read_dates(const bem_source *source, bem_holidays *holidays, bem_arena *arena,
                       bem_diags *diags) {
    bool valid = true;
    const char *text = source->text;
    for (size_t at = 0; at < source->length;) {
        at += strspn(text + at, " ,\r\n\t");
        size_t length = strcspn(text + at, " ,;\r\n\t");
        if (text[at] == '#')
            length = 0;
        if (length > 0)
            valid =
                add_date(source, bem_arena_text(arena, text + at, length), at, holidays, diags) &&
                valid;
        at += length;
        at += text[at] == ',' ? 0 : strcspn(text + at, "\r\n"); /* what the day is called */
    }
    return valid;
}

bool bem_holidays_read(const char *words, bem_holidays *holidays, bem_diags *diags) {
    *holidays = (bem_holidays){.sweden = strcmp(words, "sweden") == 0};
    if (holidays->sweden || strcmp(words, "none") == 0)
        return true;
    bem_arena arena = {0};
    bool list = strlen(words) >= 10 && strspn(words, "0123456789-, ") == strlen(words);
    const bem_source *source =
        list ? bem_source_of_text("--holidays", words, strlen(words), &arena, diags)
             : bem_source_read(words, (bem_place){0}, NULL, &arena, diags);
    bool valid = source && read_dates(source, holidays, &arena, diags);
    if (holidays->count > 1)
        qsort(holidays->items, (size_t)holidays->count, sizeof *holidays->items, compare_dates);
    bem_arena_free(&arena);
    return valid;
}

void bem_holidays_free(bem_holidays *holidays) {
    free(holidays->items);
    *holidays = (bem_holidays){0};
}
