/* planned_read.h - a plan's JSON, as `bemanna plan` writes it, back for follow-up. */
#ifndef BEM_PLANNED_READ_H
#define BEM_PLANNED_READ_H

#include "diag.h"
#include "planned.h"

/* False after errors. What is read lives in the arena, its arrays until bem_planned_free. */
bool bem_planned_read(const char *path, bem_planned *, bem_arena *, bem_diags *);
bool bem_planned_read_text(const char *name, const char *text, size_t length, bem_planned *,
                           bem_arena *, bem_diags *);
void bem_planned_free(bem_planned *);

#endif
