/* interrupt.h - Ctrl-C and SIGTERM: the first asks for the best so far, the second ends at once. */
#ifndef BEM_INTERRUPT_H
#define BEM_INTERRUPT_H

#include <signal.h>

/* From now on a closed pipe is an error of write, not a signal. */
void bem_interrupt_ignore_pipe(void);

/* From now on the signals are caught; the flag turns 1 on the first. */
const volatile sig_atomic_t *bem_interrupt_watch(void);

/* Signals wait between the two, so that a file being put in place is not left behind. */
void bem_interrupt_hold(void);
void bem_interrupt_release(void);

#endif
