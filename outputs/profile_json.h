/* profile_json.h - what a solve took, stage by stage, as JSON "bemanna-profile/1".
 *
 * The schema is docs/schema/profile.schema.json. Unlike all other output it tells seconds. */
#ifndef BEM_PROFILE_JSON_H
#define BEM_PROFILE_JSON_H

#include "problem.h"
#include "solution.h"
#include "text.h"

void bem_profile_write_json(bem_text *, const bem_problem *, const bem_solution *);

#endif
