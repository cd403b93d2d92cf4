/* exit_code.h - how the command ends. */
#ifndef BEM_EXIT_CODE_H
#define BEM_EXIT_CODE_H

typedef enum bem_exit {
    BEM_EXIT_DONE = 0,
    BEM_EXIT_INTERNAL = 1,   /* the machine failed: disk full, pipe closed, a library gave up */
    BEM_EXIT_USAGE = 2,      /* the command line */
    BEM_EXIT_INPUT = 3,      /* the files read */
    BEM_EXIT_INFEASIBLE = 4, /* no roster keeps all hard rules: explained */
    BEM_EXIT_LIMIT = 5,      /* a limit or an interrupt; the roster is written */
    BEM_EXIT_NO_ROSTER = 6,  /* a limit or an interrupt before any roster */
    BEM_EXIT_BROKEN = 7,     /* the check found broken hard rules; a certificate was refused */
} bem_exit;

#endif
