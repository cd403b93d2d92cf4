/* minimise.h - the least value of a function of few variables in a box, without derivatives.
 *
 * The downhill simplex of Nelder and Mead (The Computer Journal 7, 1965, pages 308-313) with its
 * usual factors: reflect 1, expand 2, contract 1/2, shrink 1/2. Points outside the box are put
 * on its edge. Deterministic; the value found is never above that of the start. */
#ifndef BEM_MINIMISE_H
#define BEM_MINIMISE_H

enum { BEM_MOST_VARIABLES = 8 };

typedef struct bem_minimum {
    int n;
    double lo[BEM_MOST_VARIABLES], hi[BEM_MOST_VARIABLES];
    double at[BEM_MOST_VARIABLES]; /* the start, then the place of the least value found */
    double value;
} bem_minimum;

/* Ends when the corners' values are alike to 1e-7 of themselves, or after `most` evaluations. The
 * function may give INFINITY. */
void bem_minimise(bem_minimum *, double (*function)(const double *at, void *context), void *context,
                  int most);

#endif
