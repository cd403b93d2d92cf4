/* handed_up_read.h - what a roster of a plan's demand could not find, for the plan to be made with.
 */
#ifndef BEM_HANDED_UP_READ_H
#define BEM_HANDED_UP_READ_H

#include "diag.h"
#include "handed_up.h"

/* Reads the shortage of a roster's JSON, as `bemanna solve` writes it, by week and competence. The
 * production's `staffing` says what a demand such as "theatre.nurse.1" is; others are told as
 * warnings. False after errors. */
bool bem_handed_up_read(const char *path, const bem_production *, bem_lacks *, bem_diags *);
bool bem_handed_up_read_text(const char *name, const char *text, size_t length,
                             const bem_production *, bem_lacks *, bem_diags *);

#endif
