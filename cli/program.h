/* program.h - the problem as a file for other solvers. */
#ifndef BEM_PROGRAM_H
#define BEM_PROGRAM_H

#include "exit_code.h"
#include "problem.h"

/* As a CPLEX LP or free MPS file, whole or not at all. BEM_EXIT_INFEASIBLE when somebody has no
 * legal schedule, which is shown as diagnostics of the given form. */
bem_exit bem_program_deliver(const char *path, const bem_problem *, bool mps, int form);

#endif
