/* roster_read.h - rosters back into the program: its own JSON, a plain grid made
 * by hand or by others, or what the nurse rostering competitions write.
 *
 * JSON: {"format": "bemanna-roster/1", "assignments": [{"person": id, "date":
 * "2027-01-04", "shift": id, "role": id or absent}]}; other keys are not read;
 * who has no assignment on a day is off.
 *
 * Grid: one line a person, one cell a day, between commas, semicolons, tabs or
 * spaces. A cell is a shift, shift/role, or off: empty, `-` or `off`. The first
 * column may hold the persons' ids (else they come in the order of the staff
 * list), the first line dates. Lines that begin with # are not read.
 *
 * First competition: XML, <Solution> with an <Assignment> of Date, Employee and
 * ShiftType for each shift. Second: SOLUTION, a week's number, ASSIGNMENTS, and
 * a line a shift (nurse, weekday, shift, skill); one week after another, in one
 * file or several; the lowest number is the week of the first day. */
#ifndef BEM_ROSTER_READ_H
#define BEM_ROSTER_READ_H

#include "roster.h"

/* JSON when the first character that is no blank is `{`, XML when it is `<`,
 * weeks after the word SOLUTION, else a grid. True with a roster of the
 * problem's size, which the caller frees; false with diagnostics and the roster
 * untouched. Only a roster in weeks can have several files. */
bool bem_roster_read(const char *path, const bem_problem *, bem_roster *, bem_diags *);
bool bem_roster_read_files(const char *const *paths, int n_paths, const bem_problem *, bem_roster *,
                           bem_diags *);
bool bem_roster_read_bytes(const char *file, const char *bytes, size_t length, const bem_problem *,
                           bem_roster *, bem_diags *);

#endif
