/* drawn.h - what the dice have given so far, so that a test can tell when they
 * leave out a field of some kind of rule, of demand, of pay. */
#ifndef BEM_TESTS_DRAWN_H
#define BEM_TESTS_DRAWN_H

#include "problem.h"

typedef struct drawn {
    unsigned long rules[BEM_N_RULE_KINDS]; /* bits of drawn.c */
    unsigned long ward;
} drawn;

void drawn_note(drawn *, const bem_problem *);
/* The first thing that was never drawn, in words; NULL when there is none. */
const char *drawn_lacks(const drawn *, char words[80]);

#endif
