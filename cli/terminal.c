/* terminal.c - asks the system. */
#define _DEFAULT_SOURCE /* struct winsize */
#include "terminal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { PAPER = 160, LEAST = 40 }; /* columns: four weeks of a ward, and what one week needs */

bool bem_is_terminal(int descriptor) { return isatty(descriptor) == 1; }

bool bem_wants_colour(int descriptor) {
    const char *no = getenv("NO_COLOR"), *terminal = getenv("TERM");
    return bem_is_terminal(descriptor) && !(no && *no) && terminal && strcmp(terminal, "dumb") != 0;
}

int bem_terminal_width(int descriptor) {
    struct winsize size;
    if (bem_is_terminal(descriptor) && ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    const char *columns = getenv("COLUMNS");
    int width = columns ? atoi(columns) : 0;
    return width >= LEAST ? width : PAPER;
}
