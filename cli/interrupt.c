/* interrupt.c - the only state of the program that is not passed in: a handler has no other way. */
#define _XOPEN_SOURCE 700 /* SIGXFSZ */
#include "interrupt.h"

#include <stddef.h>

static volatile sig_atomic_t asked;   /* the first signal has come */
static volatile sig_atomic_t held;    /* the second is to wait */
static volatile sig_atomic_t waiting; /* it waits: its number */

static void end_by(int signal_number) {
    signal(signal_number, SIG_DFL);
    raise(signal_number);
}

static void ask(int signal_number) {
    if (asked && held)
        waiting = signal_number;
    else if (asked)
        end_by(signal_number);
    asked = 1;
}

static void set_handler(int signal_number, void (*handler)(int)) {
    struct sigaction action = {.sa_handler = handler, .sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask);
    sigaction(signal_number, &action, NULL);
}

void bem_interrupt_spare_writing(void) {
    set_handler(SIGPIPE, SIG_IGN);
    set_handler(SIGXFSZ, SIG_IGN);
}

const volatile sig_atomic_t *bem_interrupt_watch(void) {
    set_handler(SIGINT, ask);
    set_handler(SIGTERM, ask);
    return &asked;
}

void bem_interrupt_hold(void) { held = 1; }

void bem_interrupt_release(void) {
    held = 0;
    if (waiting)
        end_by(waiting);
}
