/* least_squares.h - systems of linear equations as least squares make them. */
#ifndef BEM_LEAST_SQUARES_H
#define BEM_LEAST_SQUARES_H

#include <stdbool.h>

/* Solves A x = b by Cholesky's factors A = L L', for A symmetric and positive
 * definite, [n][n] row by row, of which the lower triangle is read and
 * overwritten; b becomes x. False when A is not, to the accuracy of doubles. */
bool bem_normal_solve(int n, double *a, double *b);

#endif
