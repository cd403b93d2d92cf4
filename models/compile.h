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
    int *
        duty_of; /* [n_shifts * (n_competences + 1)]: [s][role + 1], without marks; -1 = nobody's */
    bool *wanted; /* [n_days * n_shifts * n_competences] */
    bem_mark *marks;
    int n_marks;
    int *mark_of; /* [n_rules] or -1 */
    int n_plain;  /* duties without marks; they come first */
} bem_roles;

bem_roles bem_roles_build(const bem_problem *, bem_arena *);
/* The roles of person e in shift s on day d into list[n_competences + 1]; how many. */
int bem_roles_of(const bem_roles *, const bem_problem *, int e, int d, int s, int *list);

/* Finds the marks that the rules ask for and adds the duties' marked variants. */
void bem_roles_add_marks(bem_roles *, const bem_problem *, bem_arena *);
/* The variant of a duty without marks. */
int bem_marked_duty(const bem_roles *, int duty, int marks);
/* Which marks of person e can be on a duty of day d: all their subsets can. */
int bem_marks_of(const bem_roles *, int e, int d);

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
    bem_compile_count, bem_compile_weekends, bem_compile_complete_weekends, bem_compile_shifts,
    bem_compile_booking, bem_compile_without_competence, bem_compile_pattern,
    bem_compile_same_shift, bem_compile_weekends_in_row, bem_compile_days_off_after,
    bem_compile_rest_windows, bem_compile_night_hours, bem_compile_fair;

void bem_compile_menu(bem_compiling *);
void bem_compile_marks(bem_compiling *);
void bem_compile_overtime(bem_compiling *); /* of her contract */
void bem_compile_quotas(bem_compiling *);   /* likewise */
/* What the first duty of a block costs, on day d, for a rule of kind BOOKING. */
int64_t bem_booking_fee(const bem_rule *, int d);
/* Off the menu. */
void bem_menu_remove(bem_menu *, int shift);
bool bem_is_on_leave(const bem_compiling *, int d);

/* What breaking a rule by `units` costs: a price, or BEM_NEVER when hard. */
int64_t bem_rule_price(const bem_rule *, int64_t units);

/* Is `shift` one that the rule counts? (of_some) */
bool bem_rule_counts(const bem_rule *, int shift);
/* What shift s on day d adds to an HOURS, COUNT or FAIR rule: minutes, or one. */
int bem_rule_amount(const bem_problem *, const bem_rule *, int d, int s);

/* A counter over a period with limits min … max on base + v * unit, v = 0 …
 * most; minutes are priced by the hour, other things each. Returns its index. */
typedef struct bem_limits {
    int rule, first, last;
    int min, max;
    int base, unit, most;
    bool minutes;
} bem_limits;
int bem_compile_counter(bem_compiling *, const bem_limits *);
int64_t bem_compile_miss(const bem_rule *, const bem_limits *, int64_t amount); /* its cost */

/* Rolling windows of n_days, one ending on each day, as a tracker: limits[d] of
 * the window that ends on day d, where asks[d]; both in the arena. False, and
 * nothing done, when that would take too many states. */
bool bem_compile_windows(bem_compiling *, int rule, int n_days, const bem_limits *limits,
                         const bool *asks);

/* Sets min and max of a period as they are asked, and adds to the base what
 * was counted before the horizon: `past` in the window's days there (`known`:
 * all of them are), or what history says. False when nothing is asked. */
bool bem_compile_asks(const bem_compiling *, const bem_period *, int past, bool known,
                      bem_limits *);

/* A weekend by its days, some of which may lie outside the horizon. */
typedef struct bem_weekend {
    int first, last;
} bem_weekend;

/* The weekend of day d; false when it is a day of none. */
bool bem_weekend_of(const bem_problem *, const bem_rule *, int d, bem_weekend *);
/* The weekend that day d may make worked: its own, or of an eve that of the day after. */
bool bem_weekend_reached(const bem_problem *, const bem_rule *, int d, int shift, bem_weekend *);

/* Runs of days or weekends: see compile_run.c. */
typedef struct bem_runs {
    const bem_rule *rule;
    int min, max;
    int history;    /* known units of the run before day 0 */
    bool goes_back; /* what lies before those is unknown */
    int n_units;    /* at most in the horizon */
} bem_runs;
enum { BEM_RUN_BEFORE, BEM_RUN_LOST, BEM_RUN_FIRST = 4 };
/* The state after one more unit that is in the run or not; `day` is that of the mask. */
int bem_run_next(const bem_runs *, int state, int day, bool in, bem_step *);
int64_t bem_compile_run_end(const bem_runs *, int state);

#endif
