/* load.h - reads what a verb works on, and says what is wrong with it. */
#ifndef BEM_LOAD_H
#define BEM_LOAD_H

#include "diag.h"
#include "exit_code.h"
#include "roster.h"

enum { BEM_DIAGNOSTICS_TEXT, BEM_DIAGNOSTICS_JSON };
enum { BEM_MOST_ROSTER_FILES = 600 }; /* a roster in weeks */
#define BEM_DIAGNOSTICS_CHOICES "text|json"

/* On stderr; nothing when the list is empty. */
void bem_show_diagnostics(const bem_diags *, int form);

/* NULL when it is not valid: BEM_EXIT_INPUT. Warnings are shown unless `quiet`. */
bem_problem *bem_load_problem(const char *path, int form, bool quiet);
bool bem_load_roster(const char *const *paths, int n_paths, const bem_problem *, bem_roster *,
                     int form);

#endif
