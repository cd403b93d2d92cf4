/* import_cq_parts.h - a Curtois-Qu instance as it is written, between the file
 * that reads it and the file that tells it in YAML. */
#ifndef BEM_IMPORT_CQ_PARTS_H
#define BEM_IMPORT_CQ_PARTS_H

#include "arena.h"
#include "yaml_put.h"

#include <stdbool.h>

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
        bem_put_wish *items;
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

#endif
