/* variance.c - three products, their differences. */
#include "variance.h"

#include <math.h>

static int64_t money(double number, int64_t cost_per) { return llround(number * (double)cost_per); }

bem_variance bem_variance_of(double planned, double performed, double sum_planned,
                             double sum_performed, int64_t cost_per, int64_t cost) {
    double same_mixture = sum_planned > 0 ? sum_performed * planned / sum_planned : performed;
    int64_t as_planned = money(planned, cost_per), as_mixed = money(same_mixture, cost_per);
    int64_t as_performed = money(performed, cost_per);
    return (bem_variance){.planned = as_planned,
                          .performed = cost,
                          .volume = as_mixed - as_planned,
                          .mix = as_performed - as_mixed,
                          .price = cost - as_performed};
}

void bem_variance_add(bem_variance *to, const bem_variance *one) {
    to->planned += one->planned;
    to->performed += one->performed;
    to->volume += one->volume;
    to->mix += one->mix;
    to->price += one->price;
}
