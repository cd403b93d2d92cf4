/* put_demand.h - a plan's needs as the demand of a ward, in YAML that the ward includes. */
#ifndef BEM_PUT_DEMAND_H
#define BEM_PUT_DEMAND_H

#include "needs.h"

/* The caller frees the text. `plan` is the file that it came from. */
char *bem_put_demand(const bem_production *, const bem_needs *, const char *plan);

#endif
