/* compile_marks.c - marked duties: the event of somebody's first duty in a
 * block of days, so that rows can count it.
 *
 * Rules whose blocks are alike share a mark; its people are those of all of
 * them. Every subset of the marks in force for a person and a day is on her
 * menu, and a tracker a mark lets the right one through:
 *
 *     state     the block in which she has worked already
 *     marked    works, and the day's block is another than the state's */
#include "compile.h"

#include <assert.h>
#include <string.h>

enum { MOST_MARKS = 10 };

static bool has_kind(const bem_problem *p, bem_rule_kind a, bem_rule_kind b) {
    for (int r = 0; r < p->n_rules; r++)
        if (p->rules[r].mode != BEM_MODE_OFF && (p->rules[r].kind == a || p->rules[r].kind == b))
            return true;
    return false;
}

/* Head-counts count first duties; budgets and ratios the fees that come with them. */
static bool needs_mark(const bem_problem *p, const bem_rule *rule) {
    if (rule->mode == BEM_MODE_OFF)
        return false;
    if (rule->kind == BEM_RULE_BOOKING)
        return rule->fee > 0 && has_kind(p, BEM_RULE_BUDGET, BEM_RULE_RENTAL_RATIO);
    return rule->kind == BEM_RULE_RENTAL_HEADCOUNT;
}

static int *blocks_of(const bem_problem *p, const bem_rule *rule, bem_arena *arena) {
    int *block = BEM_TAKE(arena, p->calendar.n_days, int);
    for (int d = 0; d < p->calendar.n_days; d++)
        block[d] = -1;
    for (int i = 0; i < rule->n_periods; i++)
        for (int d = rule->periods[i].first; d <= rule->periods[i].last; d++) {
            assert(block[d] < 0);
            block[d] = i;
        }
    return block;
}

static int mark_with(const bem_roles *roles, const int *block, int n_days) {
    int i = 0;
    while (i < roles->n_marks &&
           memcmp(roles->marks[i].block, block, (size_t)n_days * sizeof *block) != 0)
        i++;
    return i;
}

static void find_marks(bem_roles *roles, const bem_problem *p, bem_arena *arena) {
    roles->marks = BEM_TAKE(arena, MOST_MARKS, bem_mark);
    roles->mark_of = BEM_TAKE(arena, p->n_rules, int);
    for (int r = 0; r < p->n_rules; r++) {
        const bem_rule *rule = &p->rules[r];
        roles->mark_of[r] = -1;
        if (!needs_mark(p, rule))
            continue;
        int *block = blocks_of(p, rule, arena);
        int mark = mark_with(roles, block, p->calendar.n_days);
        assert(mark < MOST_MARKS);
        bool *person = BEM_TAKE(arena, p->n_staff, bool);
        for (int e = 0; e < p->n_staff; e++)
            person[e] =
                (mark < roles->n_marks && roles->marks[mark].person[e]) ||
                (rule->person[e] && (rule->kind == BEM_RULE_BOOKING || bem_is_rental(p, e)));
        roles->marks[mark] = (bem_mark){person, block};
        roles->n_marks += mark == roles->n_marks;
        roles->mark_of[r] = mark;
    }
}

int bem_marked_duty(const bem_roles *roles, int duty, int marks) {
    assert(duty > BEM_DUTY_OFF && duty < roles->n_plain);
    return marks ? roles->n_plain + (marks - 1) * (roles->n_plain - 1) + duty - 1 : duty;
}

void bem_roles_add_marks(bem_roles *roles, const bem_problem *p, bem_arena *arena) {
    find_marks(roles, p, arena);
    roles->n_plain = roles->n_duties;
    int n_sets = 1 << roles->n_marks;
    const bem_duty *plain = roles->duties;
    roles->n_duties = 1 + (roles->n_plain - 1) * n_sets;
    roles->duties = BEM_TAKE(arena, roles->n_duties, bem_duty);
    roles->duties[BEM_DUTY_OFF] = plain[BEM_DUTY_OFF];
    for (int marks = 0; marks < n_sets; marks++)
        for (int duty = 1; duty < roles->n_plain; duty++)
            roles->duties[bem_marked_duty(roles, duty, marks)] =
                (bem_duty){plain[duty].shift, plain[duty].role, marks};
}

int bem_marks_of(const bem_roles *roles, int e, int d) {
    int marks = 0;
    for (int i = 0; i < roles->n_marks; i++)
        if (roles->marks[i].person[e] && roles->marks[i].block[d] >= 0)
            marks |= 1 << i;
    return marks;
}

typedef struct mark_data {
    const bem_mark *mark;
    int bit;
} mark_data;

static int mark_step(const bem_tracker *tracker, int state, int day, int shift, bem_step *step) {
    const mark_data *data = tracker->data;
    int block = data->mark->block[day];
    bool is_first = shift != BEM_OFF && block >= 0 && block != state;
    if (is_first != ((step->marks & data->bit) != 0))
        step->cost = BEM_NEVER;
    return is_first ? block : block == state ? state : -1;
}

void bem_compile_marks(bem_compiling *c) {
    for (int i = 0; i < c->roles->n_marks; i++) {
        if (!c->roles->marks[i].person[c->e])
            continue;
        mark_data *data = BEM_TAKE(c->arena, 1, mark_data);
        *data = (mark_data){&c->roles->marks[i], 1 << i};
        bem_tracker tracker = {data, -1, mark_step, NULL, -1};
        BEM_PUSH(c->out, tracker);
    }
}
