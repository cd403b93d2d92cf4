/* series_parts.h - what the files of the series reader share. */
#ifndef BEM_SERIES_PARTS_H
#define BEM_SERIES_PARTS_H

#include "csv_cells.h"
#include "series_read.h"

/* What a cell of the date column says. */
typedef struct bem_time {
    bem_step step; /* day, until a clock time makes it an hour */
    bem_date date;
    int minute; /* of the day */
} bem_time;

/* 2027-01-04, with T13, T13:00 or T13:00:00 behind it; 2027-W01; 2027-01. */
bool bem_time_read(const char *text, bem_time *);
bool bem_time_read_hour(const char *text, int *minute); /* 7, 07, 07:00, 07:00:00 */

/* 12, 12.5, or 12,5; `mark` becomes the decimal mark when there is one. */
bool bem_value_read(const char *text, double *value, char *mark);

typedef struct bem_series_row {
    bem_time time;
    int group;
    bool known; /* false: an empty cell */
    double value;
    int line;
    size_t at, length; /* of the date's cell */
} bem_series_row;

typedef struct bem_series_rows {
    BEM_ARRAY(bem_series_row);
    struct {
        BEM_ARRAY(const char *);
    } groups; /* names; one NULL without a column */
    bem_step step;
} bem_series_rows;

/* Texts of rows live in the arena. */
bool bem_series_rows_read(const bem_source *, const bem_series_asked *, bem_series_rows *,
                          bem_notes *, bem_arena *, bem_diags *);
void bem_series_rows_free(bem_series_rows *);

/* Rows to steps; false after errors. */
bool bem_series_set_build(bem_series_set *, const bem_source *, const bem_series_asked *,
                          bem_series_rows *, bem_diags *);
/* Steps of the file to those asked for. */
bool bem_series_set_add_up(bem_series_set *, bem_step);

#endif
