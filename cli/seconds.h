/* seconds.h - how much time has gone by. */
#ifndef BEM_SECONDS_H
#define BEM_SECONDS_H

double bem_seconds_elapsed(void);   /* since some moment, never backwards */
double bem_seconds_processor(void); /* of the processor, that all threads have had */
double bem_seconds_of_thread(void); /* of the processor, that this thread has had */

#endif
