/* terminal.h - what is at the other end of a stream. */
#ifndef BEM_TERMINAL_H
#define BEM_TERMINAL_H

#include <stdbool.h>

bool bem_is_terminal(int descriptor);
bool bem_wants_colour(int descriptor);  /* a terminal that knows colours, and NO_COLOR not set */
int bem_terminal_width(int descriptor); /* columns; COLUMNS or 160 when it is no terminal */

#endif
