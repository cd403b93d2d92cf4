/* shortage_read.h - what a roster could not cover of the demand that a plan handed down. */
#ifndef BEM_SHORTAGE_READ_H
#define BEM_SHORTAGE_READ_H

#include "diag.h"
#include "followup.h"

/* Adds the shortage of a roster's JSON, as `bemanna solve` writes it, to a follow-up, under the
 * plan's own words; beside it what the plan itself left short in the roster's weeks. Demands that
 * the plan does not know are told as warnings. False after errors. Texts are the plan's. */
bool bem_shortage_read(const char *path, const bem_planned *, int unit, bem_followup *,
                       bem_diags *);
bool bem_shortage_read_text(const char *name, const char *text, size_t length, const bem_planned *,
                            int unit, bem_followup *, bem_diags *);

#endif
