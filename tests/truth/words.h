/* words.h - a drawn ward and a roster of it in a few lines, for people. */
#ifndef BEM_TRUTH_WORDS_H
#define BEM_TRUTH_WORDS_H

#include "roster.h"

#include <stdio.h>

void truth_tell(FILE *, const bem_problem *);
void truth_tell_roster(FILE *, const bem_problem *, const bem_roster *);

#endif
