/* import_inrc2_parts.h - a case of the second competition as it is written,
 * between the file that reads it and the file that tells it in YAML. */
#ifndef BEM_IMPORT_INRC2_PARTS_H
#define BEM_IMPORT_INRC2_PARTS_H

#include "arena.h"
#include "yaml_put.h"

typedef struct bem_inrc2_range {
    int min, max;
} bem_inrc2_range;

typedef struct bem_inrc2_shift {
    const char *id;
    bem_inrc2_range run;
    bool *not_before; /* [n_shifts] may not come the day after it */
} bem_inrc2_shift;

typedef struct bem_inrc2_contract {
    const char *id;
    bem_inrc2_range shifts, work, free;
    int max_weekends;
    bool complete; /* weekends */
} bem_inrc2_contract;

typedef struct bem_inrc2_nurse {
    const char *id;
    int contract;
    bool *skills;                    /* [n_skills] */
    bool has_history;                /* read; the rest is zero until then */
    int n_shifts, n_weekends;        /* worked so far */
    int last_shift;                  /* -1 = off */
    int same_run, work_run, off_run; /* days that end on the day before the first */
} bem_inrc2_nurse;

typedef struct bem_inrc2_cover {
    int day, shift, skill, min, best;
} bem_inrc2_cover;

typedef struct bem_inrc2 {
    const char *name;
    int n_weeks;       /* of the scenario */
    int week, n_given; /* week of the history, weeks after it that are given */
    struct {
        const char **items;
        int count, cap;
    } skills;
    struct {
        bem_inrc2_shift *items;
        int count, cap;
    } shifts;
    struct {
        bem_inrc2_contract *items;
        int count, cap;
    } contracts;
    struct {
        bem_inrc2_nurse *items;
        int count, cap;
    } nurses;
    struct {
        bem_inrc2_cover *items;
        int count, cap;
    } covers;
    struct {
        bem_put_wish *items;
        int count, cap;
    } wishes;
    bem_arena arena; /* ids and sets, the sources */
} bem_inrc2;

/* The case in YAML, malloced. The files are told in a comment. */
char *bem_inrc2_tell(const bem_inrc2 *, const char *const *files, int n_files);
void bem_inrc2_put_rules(FILE *, const bem_inrc2 *);
#endif
