/* needs_json.h - what a plan hands down to the roster, in its JSON. */
#ifndef BEM_NEEDS_JSON_H
#define BEM_NEEDS_JSON_H

#include "json.h"
#include "needs.h"

void bem_json_add_needs(bem_json *plan, const bem_production *, const bem_needs *);

#endif
