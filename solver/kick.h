/* kick.h - away from a roster that no window improves: the step of an iterated local
 * search (Lourenço, Martin and Stützle 2003).
 *
 * What a roster costs above the bound can be told by person: how much more her schedule
 * costs, at the relaxation's prices, than the best one for her there. Windows of days seldom
 * mend that: what it takes is spread over the horizon. So a few of those who lose most get
 * schedules that are best at these prices, whatever that does to the rows, and windows mend
 * the others' around them. */
#ifndef BEM_KICK_H
#define BEM_KICK_H

#include "generate.h"
#include "incumbent.h"

/* Gives n_people of the roster new schedules, into duty[n_staff * n_days]; those more
 * often who lose more. False where there is no roster yet, or no prices. */
bool bem_kick(const bem_generation *whole, const bem_incumbent *from, int n_people, bem_random *,
              int *duty);

#endif
