/* progress.h - a solve as it goes, on stderr. */
#ifndef BEM_PROGRESS_H
#define BEM_PROGRESS_H

#include "problem.h"
#include "solve.h"

enum { BEM_PROGRESS_AUTO, BEM_PROGRESS_TEXT, BEM_PROGRESS_JSON, BEM_PROGRESS_NONE };
#define BEM_PROGRESS_CHOICES "auto|text|json|none"

typedef struct bem_progress_view {
    const bem_problem *problem;
    const volatile sig_atomic_t *stop;
    int form;          /* not BEM_PROGRESS_AUTO */
    bool updates;      /* a terminal: one line that changes */
    bool line_is_open; /* such a line stands there */
    bool said_stopping;
    double shown_at; /* seconds of the last line */
    bool has_shown;
} bem_progress_view;

/* BEM_PROGRESS_AUTO shows text on a terminal and nothing elsewhere. */
bem_progress_view bem_progress_view_of(const bem_problem *, int form,
                                       const volatile sig_atomic_t *stop);
void bem_progress_show(void *view, const bem_progress *); /* fits bem_settings.progress */
void bem_progress_close(bem_progress_view *);

#endif
