/* read_production.h - from a plan's YAML to the production problem it states. */
#ifndef BEM_READ_PRODUCTION_H
#define BEM_READ_PRODUCTION_H

#include "production.h"

/* Reads a file and all it includes. NULL when there was any error; all that are found in one run,
 * and warnings, join the list. The caller frees it with bem_production_free. */
bem_production *bem_production_read(const char *path, bem_diags *);
/* The same from `length` bytes of memory; `name` stands for the path in diagnostics, and files it
 * names are looked for beside it. */
bem_production *bem_production_read_text(const char *name, const char *text, size_t length,
                                         bem_diags *);

/* The same plan, but with inflows from files at another percentile of their forecast. */
typedef enum bem_percentile {
    BEM_PERCENTILE_OWN, /* as the plan says */
    BEM_PERCENTILE_10,
    BEM_PERCENTILE_50,
    BEM_PERCENTILE_80,
    BEM_PERCENTILE_90
} bem_percentile;

bem_production *bem_production_read_at(const char *path, bem_percentile, bem_diags *);

/* The JSON Schema (draft 2020-12) of the format, for editors. The caller frees the text. */
char *bem_plan_schema_text(void);

#endif
