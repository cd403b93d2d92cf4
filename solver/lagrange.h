/* lagrange.h - the Lagrangian bound of a part, from prices and the least that a
 * schedule of each unit costs at them (Geoffrion 1974).
 *
 * Prices, in grains, are those of the rows and after them those of the part's limits
 * on tallies: [bem_part_n_prices]. */
#ifndef BEM_LAGRANGE_H
#define BEM_LAGRANGE_H

#include "master.h"

/* From exact z per unit (grains), y over what the rows can come to:
 *     constant + sum_k count_k z_k + sum_c m_c limit_c
 *       + sum_i min_{y >= base_i} ( f_i(y) + price_i (y - base_i) - sum_c m_c tally_ci(y) )
 * with fixed copies of columns in place of as many z_k,
 * rounded down to öre, then up to the next multiple of the money unit. */
int64_t bem_master_bound(const bem_master *, const int64_t *price, const int64_t *z);

/* The term of row i, grains, and the y at which it is least. */
int64_t bem_master_row_bound(const bem_master *, int i, const int64_t *price, int *least);

/* The z of a column at prices of rows, grains. */
int64_t bem_master_reduced_at(const bem_master *, const bem_column *, const int64_t *price);

/* The price of row i nearest to the one wanted that its outer slopes, and the prices of
 * limits, allow: one outside would make the bound minus infinity. */
int64_t bem_clamp_price(const bem_part *, int i, int64_t wanted, const int64_t *price);
/* All of them, in place; those of limits get the sign that they must have. They are to be
 * rounded down before: rounded up, two might leave a row no price at all. Rows out of
 * the program are what they are, whatever their price: it is 0. */
void bem_master_clamp_prices(const bem_master *, int64_t *price);

#endif
