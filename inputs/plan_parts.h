/* plan_parts.h - the readers of a production plan's parts, in the order in which they run. */
#ifndef BEM_PLAN_PARTS_H
#define BEM_PLAN_PARTS_H

#include "parts.h"
#include "production.h"
#include "tables_plan.h"

enum {
    BEM_MOST_GROUPS = 2000, /* offers too */
    BEM_MOST_WORKS = 1000,
    BEM_MOST_RESOURCES = 500,
    BEM_MOST_ACTIVITIES = 1000,
    BEM_MOST_PLAN_COLS = 4000000
};

typedef struct bem_plan_reader {
    bem_reader *r;
    bem_production *p; /* being made */
    int percentile;    /* column of inflows' files in place of theirs; 0 = theirs */
    bem_names works, groups, resources, activities, targets;
} bem_plan_reader;

void bem_read_works(bem_plan_reader *, const bem_value *root);  /* competences and tasks */
void bem_read_supply(bem_plan_reader *, const bem_value *root); /* groups, offers, recruits */
void bem_read_resources(bem_plan_reader *, const bem_value *root);
void bem_read_activities(bem_plan_reader *, const bem_value *root); /* and queue */
void bem_read_plan_goals(bem_plan_reader *, const bem_value *root); /* targets, budget, rental */
void bem_read_staffing(bem_plan_reader *, const bem_value *root);

/* How the rows of a file become a week's value. */
typedef enum bem_series_use { BEM_SERIES_SUM, BEM_SERIES_MEAN } bem_series_use;
/* [n_weeks] values, NULL when the key is absent or wrong. */
double *bem_read_series(bem_plan_reader *, const bem_field *, const bem_value *, bem_series_use);

/* Values of a mapping by known names, times `scale`, into out[number of the name]. False after an
 * error. */
bool bem_read_each(bem_plan_reader *, const bem_yaml_node *map, const bem_names *, const char *what,
                   const bem_field *value, double scale, double *out);

/* The part of each week's weekdays (Monday to Friday) that a days filter leaves; 1 without one. */
double *bem_read_open(bem_plan_reader *, const bem_value *days, const bem_yaml_node *entry);
/* The week of a date; reports one outside the horizon and gives -1. */
int bem_read_week(bem_plan_reader *, const bem_value *date);

/* An aim's mode and price. `wanted` is the key that is to be kept, `key` that of the price. */
bem_aim bem_read_aim(bem_plan_reader *, const bem_value *wanted, const bem_value *mode,
                     const bem_value *price, const char *key);

#endif
