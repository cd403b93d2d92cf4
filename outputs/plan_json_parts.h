/* plan_json_parts.h - what the files that write a plan's JSON share. */
#ifndef BEM_PLAN_JSON_PARTS_H
#define BEM_PLAN_JSON_PARTS_H

#include "json.h"
#include "plan_figures.h"

typedef struct bem_plan_writing {
    const bem_production *p;
    const bem_plan *plan;
    int n; /* weeks */
} bem_plan_writing;

/* Minor units, rounded; null when not finite. */
void bem_plan_json_add_money(bem_json *, const char *key, double amount);
/* A week's number, from 1, and its first day; of t < 0 null. */
void bem_plan_json_add_week(bem_json *, const bem_plan_writing *, int t);

void bem_plan_json_add_shortages(bem_json *root, const bem_plan_writing *);
void bem_plan_json_add_received(bem_json *root, const bem_plan_writing *);
void bem_plan_json_add_prices(bem_json *root, const bem_plan_writing *);
void bem_plan_json_add_persons(bem_json *root, const bem_plan_writing *);
void bem_plan_json_add_rates(bem_json *root, const bem_plan_writing *);

#endif
