/* interrupt.h - Ctrl-C and SIGTERM: the first asks for the best so far, the second ends at once. */
#ifndef BEM_INTERRUPT_H
#define BEM_INTERRUPT_H

#include <signal.h>

/* From now on a closed pipe and a file that grows too large are errors of write, not signals. */
void bem_interrupt_spare_writing(void);

/* From now on the signals are caught; the flag turns 1 on the first. */
const volatile sig_atomic_t *bem_interrupt_watch(void);

/* Between the two a second signal waits, so that a file being put in place is not left behind. */
void bem_interrupt_hold(void);
void bem_interrupt_release(void);

#endif
