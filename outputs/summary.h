/* summary.h - a roster in ten lines: cost by component, bound and gap, wishes, rental staff. */
#ifndef BEM_SUMMARY_H
#define BEM_SUMMARY_H

#include "check.h"
#include "solution.h"
#include "text.h"

/* Name, unit, horizon and size, on one line. */
void bem_summary_write_heading(bem_text *, const bem_problem *);

/* `solution` brings bound, gap and status; NULL for a roster that others made. */
void bem_summary_write(bem_text *, const bem_problem *, const bem_roster *, const bem_report *,
                       const bem_solution *);

/* "feasible: cost 1 200.00 SEK, bound 1 180.00, gap 1.67 %" without the end of the line. */
void bem_summary_write_outcome(bem_text *, const bem_problem *, const bem_solution *);

#endif
