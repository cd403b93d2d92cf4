/* compile.h - how each rule becomes tracker, counter or menu.
 *
 * One function a kind of rule, listed in one table (compile.c); a new rule is
 * a new function. The menu takes what speaks about single days: leave, pins,
 * wishes, forbidden shifts, wages. */
#ifndef BEM_COMPILE_H
#define BEM_COMPILE_H

#include "core.h"

/* In which roles a shift can be worked: those that some demand asks for while
 * the shift runs and the person fills; where there is none, her primary one. */
typedef struct bem_roles {
    bem_duty *duties; /* [n_duties] off first, then by shift and role */
    int n_duties;
    int *duty_of; /* [n_shifts * (n_competences + 1)]: [s][role + 1], -1 = nobody's */
    bool *wanted; /* [n_days * n_shifts * n_competences] */
} bem_roles;

bem_roles bem_roles_build(const bem_problem *, bem_arena *);
/* The roles of person e in shift s on day d into list[n_competences + 1]; how many. */
int bem_roles_of(const bem_roles *, const bem_problem *, int e, int d, int s, int *list);

/* What to leave out when looking for what collides; NULL = nothing of the kind. */
typedef struct bem_left_out {
    const bool *rules;    /* [n_rules] */
    const bool *requests; /* [n_requests] */
    const bool *leave;    /* [n_days] of this person */
    const bool *pins;     /* [n_days] of this person */
} bem_left_out;

/* One person's trackers, counters and menu; texts and tables in the arena. */
bem_personal bem_compile_person(const bem_problem *, const bem_roles *, int e, const bem_left_out *,
                                bem_arena *);
void bem_compile_free(bem_personal *); /* its arrays */

/* For the functions of the kinds. */

typedef struct bem_compiling {
    const bem_problem *problem;
    const bem_roles *roles;
    int e;
    const bem_left_out *left_out;
    bem_personal *out;
    bem_arena *arena;
} bem_compiling;

typedef void bem_compile_rule(bem_compiling *, int rule);

bem_compile_rule bem_compile_rest, bem_compile_succession, bem_compile_run, bem_compile_hours,
    bem_compile_count, bem_compile_weekends, bem_compile_complete_weekends, bem_compile_shifts;

void bem_compile_menu(bem_compiling *);
void bem_compile_overtime(bem_compiling *); /* of her contract */
/* Off the menu. */
void bem_menu_remove(bem_menu *, int shift);
bool bem_is_on_leave(const bem_compiling *, int d);

/* What breaking a rule by `units` costs: a price, or BEM_NEVER when hard. */
int64_t bem_rule_price(const bem_rule *, int64_t units);

/* A counter over a period with limits min … max on base + v * unit, v = 0 …
 * most; minutes are priced by the hour, other things each. Returns its index. */
typedef struct bem_limits {
    int rule, first, last;
    int min, max;
    int base, unit, most;
    bool minutes;
} bem_limits;
int bem_compile_counter(bem_compiling *, const bem_limits *);

#endif
