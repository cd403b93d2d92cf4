/* chart.h - a chart as SVG inside a page: lines, steps, bars and bands over equal steps of time.
 *
 * It is to be read in black and white: series differ by dash, weight and hatching first, and by
 * colour only beside that. No scripts, no fonts of its own. */
#ifndef BEM_CHART_H
#define BEM_CHART_H

#include "text.h"

typedef enum bem_chart_kind {
    BEM_CHART_LINE,  /* from middle to middle */
    BEM_CHART_STEPS, /* a level over each step: limits, capacity */
    BEM_CHART_BARS,  /* side by side with other bars */
    BEM_CHART_BAND   /* between `values` and `upper` */
} bem_chart_kind;

typedef struct bem_chart_series {
    const char *name;
    bem_chart_kind kind;
    const double *values; /* [n] NAN = a gap */
    const double *upper;  /* [n] of a band */
} bem_chart_series;

typedef struct bem_chart {
    const char *id;            /* unlike those of the page's other charts; letters and digits */
    const char *title;         /* said to those who cannot see it, and above it */
    const char *unit;          /* of the values */
    int n;                     /* steps */
    const char *const *labels; /* [n] below each step; NULL or "" = none */
    const bem_chart_series *series;
    int n_series;      /* at most BEM_CHART_MOST */
    int width, height; /* pixels; 0 = 480 by 230 */
} bem_chart;

enum { BEM_CHART_MOST = 6 };

void bem_chart_write(bem_text *, const bem_chart *);

/* A step of 1, 2, 2.5 or 5 times a power of ten that parts `span` into at most `most` pieces. */
double bem_chart_tick(double span, int most);

#endif
