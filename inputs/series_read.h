/* series_read.h - CSV to series: one for each group, all ending together.
 *
 * The first line names the columns. A date is 2027-01-04, also with a clock time behind it
 * (2027-01-04T13:00, or a blank for the T) or with the hour in a column of its own; or a week,
 * 2027-W01; or a month, 2027-01. All of a file are of one kind. Lines come in any order.
 *
 * A step without a line is a gap, except where
 *   - another group has one: then it is 0, for this group was asked as well;
 *   - the whole file has none on that kind of day (or hour of it): then it is closed;
 *   - the whole file has lines on less than a fifth of that kind of day: then it is 0.
 * Each of that, and all else that a reader would want to know, is in the notes. */
#ifndef BEM_SERIES_READ_H
#define BEM_SERIES_READ_H

#include "diag.h"
#include "notes.h"
#include "series.h"
#include "sha256.h"

enum {
    BEM_MOST_STEPS = 250000, /* from the first to the last of a file: hours of 28 years */
    BEM_MOST_GROUPS = 1000,
    BEM_MOST_ALL_STEPS = 4000000, /* times groups */
};

typedef struct bem_series_asked {
    const char *date_column, *hour_column, *value_column, *group_column; /* NULL: by usual names */
    int by;            /* a bem_step to add up to, -1 = as the file has them */
    bool sum;          /* lines of one time and group are added up; else refused */
    bool missing_zero; /* a step without a line is 0 */
    const char *zone;  /* whose clock the hours are of; NULL or "UTC": one that never changes */
    const bem_holidays *holidays; /* borrowed by the series */
} bem_series_asked;

typedef struct bem_series_set {
    bem_step step;
    int64_t end;        /* the step after the last */
    bem_series *series; /* [n_series] in the order of their groups' first lines */
    bem_notes *notes;   /* [n_series] */
    int n_series;
    bem_notes file_notes;
    bem_calendar clock; /* its changes, also a year beyond the end */
    char sha256[BEM_SHA256_HEX];
    bem_arena arena;
} bem_series_set;

/* NULL after errors. */
bem_series_set *bem_series_read(const char *path, const bem_series_asked *, bem_diags *);
bem_series_set *bem_series_read_text(const char *name, const char *text, size_t length,
                                     const bem_series_asked *, bem_diags *);
void bem_series_set_free(bem_series_set *);

bool bem_span_read(const char *text, bem_span *); /* 48h, 28d, 13w, 12m; at most four digits */

/* "sweden", "none", dates parted by commas, or a file with a date at the beginning of each line
 * (# begins a comment). False after errors. */
bool bem_holidays_read(const char *words, bem_holidays *, bem_diags *);
void bem_holidays_free(bem_holidays *);

#endif
