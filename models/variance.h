/* variance.h - why what was produced cost other than planned: volume, mix, price.
 *
 * Activities i of one kind, planned p_i at the cost c_i each, performed a_i at the cost C_i in
 * all; P = sum p_i, A = sum a_i.
 *
 *     volume_i = A p_i / P c_i - p_i c_i      more or fewer of the same mixture
 *     mix_i    = a_i c_i - A p_i / P c_i      the mixture became dearer or cheaper
 *     price_i  = C_i - a_i c_i                each became dearer or cheaper
 *
 * so that volume_i + mix_i + price_i = C_i - p_i c_i. The three products are rounded to öre and the
 * parts are their differences, so the identity holds to the öre. Where nothing was planned (P = 0)
 * all that was performed is volume. */
#ifndef BEM_VARIANCE_H
#define BEM_VARIANCE_H

#include <stdint.h>

typedef struct bem_variance {
    int64_t planned, performed; /* cost: p c and C */
    int64_t volume, mix, price;
} bem_variance;

/* sum_planned and sum_performed are P and A. */
bem_variance bem_variance_of(double planned, double performed, double sum_planned,
                             double sum_performed, int64_t cost_per, int64_t cost);
void bem_variance_add(bem_variance *to, const bem_variance *);

#endif
