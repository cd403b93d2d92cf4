/* import_inrc1_parts.h - an instance of the first competition as it is written,
 * between the file that reads it and the files that tell it in YAML. */
#ifndef BEM_IMPORT_INRC1_PARTS_H
#define BEM_IMPORT_INRC1_PARTS_H

#include "arena.h"
#include "calendar.h"
#include "yaml_put.h"

/* What a contract limits, in the order of its line. Weight 0 = it does not. */
typedef enum bem_inrc1_kind {
    BEM_INRC1_ONE_A_DAY, /* hard, and so with us */
    BEM_INRC1_MAX_SHIFTS,
    BEM_INRC1_MIN_SHIFTS,
    BEM_INRC1_MAX_WORK,
    BEM_INRC1_MIN_WORK,
    BEM_INRC1_MAX_FREE,
    BEM_INRC1_MIN_FREE,
    BEM_INRC1_MAX_WEEKENDS,
    BEM_INRC1_MIN_WEEKENDS,
    BEM_INRC1_MAX_IN_FOUR_WEEKS, /* never used */
    BEM_INRC1_COMPLETE,
    BEM_INRC1_SAME_SHIFT,
    BEM_INRC1_NO_NIGHT,
    BEM_INRC1_FREE_AFTER_NIGHT, /* never used */
    BEM_INRC1_ALTERNATIVE,
    BEM_INRC1_N_KINDS
} bem_inrc1_kind;

typedef struct bem_inrc1_limit {
    int weight, value;
} bem_inrc1_limit;

typedef struct bem_inrc1_contract {
    const char *id;   /* as others refer to it */
    const char *name; /* as it stands in the YAML */
    bem_inrc1_limit limits[BEM_INRC1_N_KINDS];
    unsigned weekend; /* bits 1 << BEM_MONDAY … */
    bool *patterns;   /* [n_patterns] unwanted ones */
} bem_inrc1_contract;

typedef struct bem_inrc1_shift {
    const char *id, *name;
    int start, end; /* wall minutes, both < 1440 */
    bool *skills;   /* [n_skills] all of which it asks for */
} bem_inrc1_shift;

enum { BEM_INRC1_NONE = -1, BEM_INRC1_ANY = -2, BEM_INRC1_MOST_PATTERN = 14 };

typedef struct bem_inrc1_pattern {
    int weight, n_days;
    int cell[BEM_INRC1_MOST_PATTERN]; /* a shift, NONE or ANY shift */
    int start;                        /* weekday on which it begins, -1 = any */
    bool never;                       /* its weekdays are not in a row */
} bem_inrc1_pattern;

typedef struct bem_inrc1_person {
    const char *id, *name;
    int contract;
    bool *skills; /* [n_skills] */
} bem_inrc1_person;

typedef struct bem_inrc1_cover {
    int day, shift, heads; /* weekday, or day of the horizon */
} bem_inrc1_cover;

typedef struct bem_inrc1 {
    bem_date start;
    int n_days;
    struct {
        const char **items;
        int count, cap;
    } skills;
    struct {
        bem_inrc1_shift *items;
        int count, cap;
    } shifts;
    struct {
        bem_inrc1_contract *items;
        int count, cap;
    } contracts;
    struct {
        bem_inrc1_pattern *items;
        int count, cap;
    } patterns;
    struct {
        bem_inrc1_person *items;
        int count, cap;
    } staff;
    struct {
        bem_inrc1_cover *items;
        int count, cap;
    } weekly, special; /* special days take the place of the week's */
    struct {
        bem_put_wish *items;
        int count, cap;
    } wishes;
    bem_arena arena; /* ids and sets */
} bem_inrc1;

/* The instance in YAML, malloced. */
char *bem_inrc1_tell(const bem_inrc1 *, const char *file);
void bem_inrc1_put_rules(FILE *, const bem_inrc1 *);

#endif
