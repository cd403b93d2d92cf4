/* core.h - the core model: choose one path through each person's network so
 * that path costs plus row costs are least.
 *
 *     minimise    sum_e cost(path_e) + sum_i f_i(y_i)
 *     y_i       = sum_e sum_d use_e[i, d, duty of path_e on day d]
 *     path_e      a path of person e's network, counters within their limits
 *
 * with f_i convex and piecewise linear. The solver knows nothing else: no
 * contracts, no law, no YAML. */
#ifndef BEM_CORE_H
#define BEM_CORE_H

#include "network.h"
#include "problem.h"
#include "roster.h"
#include "tally.h"

enum { BEM_DUTY_OFF = 0 };

typedef struct bem_duty {
    int shift, role; /* BEM_OFF, BEM_NO_ROLE for duty 0 */
    int marks;       /* bit i: for mark i this is the first duty of its block */
} bem_duty;

/* An event that rows count: somebody's first duty in a block of days. A duty
 * has a variant with and one without the mark, and the networks of the people
 * marked let through, of each day's, the right one only. So a row that counts
 * events is a row over duties like any other. */
typedef struct bem_mark {
    const bool *person; /* [n_staff] whose duties are marked */
    const int *block;   /* [n_days] which block the day is in, -1 = none */
} bem_mark;

/* `width` units at `slope` öre each. */
typedef struct bem_piece {
    int width; /* BEM_NO_MAX = without end */
    int64_t slope;
} bem_piece;

/* f is 0 at the target; the first units below cost under[0].slope each, the
 * next under[1].slope, and so on; likewise above. Slopes do not fall going
 * outwards. Beyond the last piece is forbidden. A squared price is a piece for
 * each unit that a roster can reach; f is convex and exact there, and goes on
 * without end as it ends there. */
typedef struct bem_row {
    int target;
    bem_piece *under, *over; /* in the core's arena */
    int n_under, n_over;
    bool falls; /* some use of it is negative */
    /* Where it comes from, for messages: a demand or a rule, the other is -1. */
    int demand, rule, day, from, to;
} bem_row;

/* What a duty on a day adds to which row. */
typedef struct bem_use {
    int row, amount; /* amount != 0 */
} bem_use;

/* uses[day * n_duties + duty] */
typedef struct bem_use_list {
    bem_use *items;
    int count;
} bem_use_list;

/* People with the same network and the same uses: priced once. */
typedef struct bem_group {
    const bem_network *network;
    const bem_use_list *uses; /* [n_days * n_duties] */
    int *members;             /* [n_members] persons */
    int n_members;
} bem_group;

typedef struct bem_core {
    int n_days, n_staff;
    bem_duty *duties; /* [n_duties] */
    int n_duties;
    bem_mark *marks;
    int n_marks;
    bem_row *rows;
    int n_rows;
    bem_group *groups;
    int n_groups;
    int64_t money_unit; /* > 0; every roster's cost is a multiple of it */
    bem_arena arena;
} bem_core;

/* NULL when it is plain that no roster is legal: somebody has no legal schedule
 * at all (then `conflicts` names, for each such person, a smallest set of rules
 * that collide), or a demand's hard limit is out of reach whoever comes; each
 * an error in `conflicts`. Warnings (demand that nobody may work …) are added
 * to `conflicts` as well. */
bem_core *bem_core_build(const bem_problem *, bem_diags *conflicts);

/* How it is built: on several threads, which do not change it, and no longer than wanted. */
typedef struct bem_core_terms {
    int n_threads;
    bem_until until; /* asked before each person, and after each day of her automata */
} bem_core_terms;

/* The same on these terms; NULL without an error in `conflicts` when it was over before the
 * core was built. */
bem_core *bem_core_build_on(const bem_core_terms *, const bem_problem *, bem_diags *conflicts);
void bem_core_free(bem_core *);

/* Of all that the core model means; equal for equal wards. */
uint64_t bem_core_hash(const bem_core *);

/* f_i(y); BEM_NEVER when forbidden. */
int64_t bem_row_cost(const bem_row *, int y);

/* What a row at y adds to a tally. */
int64_t bem_row_tally(const bem_row *, int64_t y, bem_tally);

/* Cost of a duty table [n_staff * n_days]; BEM_NEVER when it breaks a hard rule. */
int64_t bem_core_cost(const bem_core *, const int *duty);

bem_roster bem_core_roster(const bem_core *, const int *duty);
/* Marks as they must be. False when a cell is a duty that the core does not know. */
bool bem_core_duties(const bem_core *, const bem_roster *, int *duty);

/* compile.h adds: how each rule becomes tracker, counter, menu or row. */
#endif
