/* program.h - the problem as a file for other solvers. */
#ifndef BEM_PROGRAM_H
#define BEM_PROGRAM_H

#include "exit_code.h"
#include "problem.h"

/* As a CPLEX LP or free MPS file, whole or not at all. BEM_EXIT_INFEASIBLE when somebody has no
 * legal schedule, which is shown as diagnostics of the given form. */
bem_exit bem_program_deliver(const char *path, const bem_problem *, bool mps, int form);

/* The same for any program: `write` puts it into a scratch file and gives 0, an errno, or -1 when
 * there is none, for lack of any roster. */
typedef int bem_program_writer(void *context, const char *path, bool mps);
bem_exit bem_program_deliver_by(const char *path, bem_program_writer *, void *context, bool mps);

#endif
