/* yaml_put.h - pieces of a ward in YAML, as the benchmark importers write it. */
#ifndef BEM_YAML_PUT_H
#define BEM_YAML_PUT_H

#include "calendar.h"

#include <stdio.h>

/* An id, in quotes where another YAML reader might take it for something else. */
void bem_put_id(FILE *, const char *id);
/* The name of a file without folder and ending, in quotes. */
void bem_put_file_name(FILE *, const char *path);

/* A flow list that breaks its lines. */
typedef struct bem_put_list {
    FILE *out;
    int indent, column; /* of lines that go on; where we are */
    int count;          /* items so far */
} bem_put_list;

void bem_put_next(bem_put_list *, int width); /* before an item so wide */
/* "[a, b]": those ids that are in the set. */
void bem_put_ids(FILE *, const char *const *ids, const bool *set, int n, int column);

/* "[2027-01-04, 2027-01-06..2027-01-08]", beginning at a column; lines that go
 * on are indented by six. */
void bem_put_dates(FILE *, bem_date start, const bool *day, int n_days, int column);
/* "mon-fri" or "[mon, sat-sun]": weekdays in bits 1 << BEM_MONDAY … */
void bem_put_weekdays(FILE *, unsigned weekdays);

/* Wishes; each person's that ask the same stand together. */
typedef struct bem_put_wish {
    int person, day, shift; /* shift -1 = any */
    bool on;
    int weight;
} bem_put_wish;

typedef struct bem_put_wishes {
    const bem_put_wish *items;
    int count;
    const char *const *people, *const *shifts; /* ids */
    bem_date start;
    int n_days;
} bem_put_wishes;

void bem_put_requests(FILE *, const bem_put_wishes *);

#endif
