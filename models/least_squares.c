/* least_squares.c - Cholesky's factors, and the two triangles solved. */
#include "least_squares.h"

#include <math.h>

static bool factor(int n, double *a) {
    for (int i = 0; i < n; i++)
        for (int j = 0; j <= i; j++) {
            double rest = a[i * n + j];
            for (int k = 0; k < j; k++)
                rest -= a[i * n + k] * a[j * n + k];
            if (i > j)
                a[i * n + j] = rest / a[j * n + j];
            else if (rest > 1e-12 * fabs(a[i * n + i]) && isfinite(rest))
                a[i * n + i] = sqrt(rest);
            else
                return false;
        }
    return true;
}

bool bem_normal_solve(int n, double *a, double *b) {
    if (!factor(n, a))
        return false;
    for (int i = 0; i < n; i++) {
        for (int k = 0; k < i; k++)
            b[i] -= a[i * n + k] * b[k];
        b[i] /= a[i * n + i];
    }
    for (int i = n - 1; i >= 0; i--) {
        for (int k = i + 1; k < n; k++)
            b[i] -= a[k * n + i] * b[k];
        b[i] /= a[i * n + i];
    }
    return true;
}
