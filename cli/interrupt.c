/* interrupt.c - the one flag of the program that is not passed in: a handler has no other way. */
#include "interrupt.h"

#include <stddef.h>

static volatile sig_atomic_t asked;

static void ask(int signal_number) {
    if (asked) {
        signal(signal_number, SIG_DFL);
        raise(signal_number);
    }
    asked = 1;
}

static sigset_t stopping_signals(void) {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    return set;
}

void bem_interrupt_ignore_pipe(void) {
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    sigemptyset(&ignore.sa_mask);
    sigaction(SIGPIPE, &ignore, NULL);
}

const volatile sig_atomic_t *bem_interrupt_watch(void) {
    struct sigaction act = {.sa_handler = ask, .sa_flags = SA_RESTART};
    sigemptyset(&act.sa_mask);
    sigaction(SIGINT, &act, NULL);
    sigaction(SIGTERM, &act, NULL);
    return &asked;
}

void bem_interrupt_hold(void) {
    sigset_t set = stopping_signals();
    sigprocmask(SIG_BLOCK, &set, NULL);
}

void bem_interrupt_release(void) {
    sigset_t set = stopping_signals();
    sigprocmask(SIG_UNBLOCK, &set, NULL);
}
