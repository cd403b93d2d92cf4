/* import_cq_parts.h - a Curtois-Qu instance as it is written, between the file
 * that reads it and the file that tells it in YAML. */
#ifndef BEM_IMPORT_CQ_PARTS_H
#define BEM_IMPORT_CQ_PARTS_H

#include "arena.h"

#include <stdbool.h>
#include <stdio.h>

typedef struct bem_cq_shift {
    const char *id;
    int minutes;
    bool *not_after; /* [n_shifts] may not come the day after this one */
} bem_cq_shift;

typedef struct bem_cq_person {
    const char *id;
    int *max_shifts; /* [n_shifts]; -1 when not limited */
    int max_minutes, min_minutes;
    int max_run, min_run, min_off, max_weekends;
} bem_cq_person;

typedef struct bem_cq_day_off {
    int person, day;
} bem_cq_day_off;

typedef struct bem_cq_request {
    int person, day, shift, weight;
    bool on;
} bem_cq_request;

typedef struct bem_cq_cover {
    int day, shift, heads, under, over;
} bem_cq_cover;

typedef struct bem_cq {
    int n_days;
    struct {
        bem_cq_shift *items;
        int count, cap;
    } shifts;
    struct {
        bem_cq_person *items;
        int count, cap;
    } staff;
    struct {
        bem_cq_day_off *items;
        int count, cap;
    } days_off;
    struct {
        bem_cq_request *items;
        int count, cap;
    } requests;
    struct {
        bem_cq_cover *items;
        int count, cap;
    } covers;
    bem_arena arena; /* ids and limits */
} bem_cq;

/* The instance in YAML, malloced. */
char *bem_cq_tell(const bem_cq *, const char *file);
void bem_cq_put_rules(FILE *, const bem_cq *);

/* An id, in quotes where another YAML reader might take it for something else. */
void bem_cq_put_id(FILE *, const char *id);

/* A flow list that breaks its lines. */
typedef struct bem_cq_list {
    FILE *out;
    int indent, column; /* of lines that go on; where we are */
    int count;          /* items so far */
} bem_cq_list;

void bem_cq_list_next(bem_cq_list *, int width); /* before an item so wide */

#endif
