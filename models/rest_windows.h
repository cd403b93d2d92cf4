/* rest_windows.h - what the compilers of an unbroken rest in each window of days share. */
#ifndef BEM_REST_WINDOWS_H
#define BEM_REST_WINDOWS_H

#include "compile.h"
#include "states.h"

enum { BEM_LONG_AGO = -1000 * BEM_DAY_MINUTES };

typedef struct bem_windows {
    const bem_problem *problem;
    const bem_rule *rule;
    int n, from;
    int *asked; /* [n + n_days] minutes of window w at w + n; 0 = nothing */
    bem_states *table;
} bem_windows;

/* Window w lasts from `from` on day w for n days. */
int bem_windows_begin(const bem_windows *, int w);
int bem_windows_end(const bem_windows *, int w);
/* Units that window w lacks when so long a rest is its longest … */
int bem_windows_lack(const bem_windows *, int w, int rest);
/* … and what is left of a lack after a rest from wall time a to b, too. */
int bem_windows_rest(const bem_windows *, int w, int lack, int a, int b);
bool bem_windows_is_work(const bem_problem *, int shift);

/* Daily rest with the exception of work laid over two windows. */
void bem_compile_rest_exception(bem_compiling *, bem_windows *, int r);
/* Does history leave window w its exception, when nothing is worked in the horizon? */
bool bem_may_be_excused(const bem_windows *, int e, int w);

#endif
