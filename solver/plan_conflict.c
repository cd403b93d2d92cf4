/* plan_conflict.c - what must hold and cannot: the smallest set of lines of the YAML.
 *
 * Every row that must hold gets a slack, and their sum is minimised. The rows with a price then
 * prove that it is above 0 (Farkas); their lines are the suspects. A deletion filter makes the set
 * minimal: a line is dropped for good when without it something still cannot hold. */
#include "planner_parts.h"

#include <math.h>
#include <stdlib.h>

typedef struct inquiry {
    bem_planning *s;
    bem_simplex *simplex;
    struct {
        const bem_place **items;
        int count, cap;
    } suspects; /* lines, each once */
    int *row;   /* [n_suspects] a row of it with a price */
} inquiry;

static bool is_structure(bem_plan_row_kind kind) {
    return kind == BEM_PLAN_NEED || kind == BEM_PLAN_ROOM;
}

static void add_slacks(inquiry *q) {
    const bem_plan_program *g = &q->s->program;
    static const double plus = 1, minus = -1;
    for (int j = 0; j < g->lp.cols.count; j++)
        bem_simplex_set_col_cost(q->simplex, j, 0);
    for (int i = 0; i < g->rows.count; i++) {
        if (!g->rows.items[i].must)
            continue;
        if (isfinite(g->lp.rows.items[i].lo))
            bem_simplex_add_col(q->simplex, 1, 0, INFINITY, 1, &i, &plus);
        if (isfinite(g->lp.rows.items[i].hi))
            bem_simplex_add_col(q->simplex, 1, 0, INFINITY, 1, &i, &minus);
    }
}

/* Something cannot hold, by more than noise. */
static bool is_impossible(inquiry *q) {
    return bem_simplex_solve(q->simplex, &q->s->plan->n_iterations) == BEM_LP_OPTIMAL &&
           bem_simplex_objective(q->simplex) - q->s->program.lp.constant > 1e-6;
}

static int suspect_of(const inquiry *q, const bem_place *place) {
    for (int i = 0; i < q->suspects.count; i++)
        if (q->suspects.items[i] == place)
            return i;
    return -1;
}

static void list_suspects(inquiry *q) {
    const bem_plan_program *g = &q->s->program;
    q->row = BEM_TAKE(&q->s->plan->arena, g->rows.count, int);
    for (int i = 0; i < g->rows.count; i++) {
        const bem_plan_row *row = &g->rows.items[i];
        bool speaks = row->must || !(is_structure(row->kind) || row->kind == BEM_PLAN_BALANCE);
        if (!speaks || fabs(bem_simplex_dual(q->simplex, i)) < 1e-9 ||
            suspect_of(q, row->place) >= 0)
            continue;
        q->row[q->suspects.count] = i;
        BEM_PUSH(&q->suspects, row->place);
    }
}

static void set_line(inquiry *q, const bem_place *place, bool holds) {
    const bem_plan_program *g = &q->s->program;
    for (int i = 0; i < g->rows.count; i++) {
        const bem_plan_row *row = &g->rows.items[i];
        const bem_lp_row *bounds = &g->lp.rows.items[i];
        if (row->place != place || is_structure(row->kind) ||
            (row->kind == BEM_PLAN_BALANCE && !row->must))
            continue;
        bem_simplex_set_row_bounds(q->simplex, i, holds ? bounds->lo : -INFINITY,
                                   holds ? bounds->hi : INFINITY);
    }
}

static void drop_innocent(inquiry *q) {
    int n = 0;
    for (int i = 0; i < q->suspects.count; i++) {
        bem_planning_tell(q->s, "conflict", i, q->suspects.count);
        set_line(q, q->suspects.items[i], false);
        if (!bem_planning_should_stop(q->s) && is_impossible(q))
            continue;
        set_line(q, q->suspects.items[i], true);
        q->suspects.items[n] = q->suspects.items[i];
        q->row[n++] = q->row[i];
    }
    q->suspects.count = n;
}

static const char *say(inquiry *q, const bem_plan_row *row, double limit) {
    const bem_production *p = q->s->p;
    bem_arena *arena = &q->s->plan->arena;
    int t = row->t + 1;
    switch (row->kind) {
    case BEM_PLAN_BALANCE:
        return bem_arena_format(arena, "none of '%s' may be turned away (%g in week %d)",
                                p->activities[row->index].id, limit, t);
    case BEM_PLAN_GUARANTEE:
        return bem_arena_format(arena, "the guarantee of '%s' must hold, as in week %d",
                                p->activities[row->index].id, t);
    case BEM_PLAN_AT_LEAST:
        return bem_arena_format(arena, "at least %g of '%s' must be performed, as in week %d",
                                limit, p->activities[row->index].id, t);
    case BEM_PLAN_AT_MOST:
        return bem_arena_format(arena, "at most %g of '%s' may be performed, as in week %d", limit,
                                p->activities[row->index].id, t);
    case BEM_PLAN_MIN_OPEN:
        return bem_arena_format(arena, "%g of '%s' must be open, as in week %d", limit,
                                p->resources[row->index].id, t);
    case BEM_PLAN_UNITS:
    case BEM_PLAN_ROOM:
        return bem_arena_format(arena, "there are %g of '%s', as in week %d", limit,
                                p->resources[row->index].id, t);
    case BEM_PLAN_SUPPLY:
        return bem_arena_format(arena, "'%s' have %g hours, as in week %d",
                                p->groups[row->index].id, limit, t);
    case BEM_PLAN_REACH:
        return bem_arena_format(arena, "target '%s' must reach %g", p->targets[row->index].id,
                                limit);
    case BEM_PLAN_KEEP:
        return bem_arena_format(arena, "target '%s' must keep to %g", p->targets[row->index].id,
                                limit);
    case BEM_PLAN_BUDGET:
        return "the budget must hold";
    case BEM_PLAN_RATIO:
        return "the rental ratio must hold";
    case BEM_PLAN_NEED:
        break;
    }
    return "";
}

static void accuse(inquiry *q) {
    const bem_plan_program *g = &q->s->program;
    for (int i = 0; i < q->suspects.count; i++) {
        const bem_lp_row *bounds = &g->lp.rows.items[q->row[i]];
        double limit = isfinite(bounds->lo) ? bounds->lo : bounds->hi;
        bem_diag_add(&q->s->plan->conflicts, BEM_ERROR, *q->suspects.items[i], NULL,
                     q->suspects.count > 1
                         ? "%s: this cannot hold together with the others told here"
                         : "%s: this cannot hold, whatever staff, rooms and other aims there are; "
                           "no more needs doing, or its weeks are closed",
                     say(q, &g->rows.items[q->row[i]], limit));
    }
}

void bem_plan_find_conflict(bem_planning *s) {
    inquiry q = {.s = s, .simplex = bem_simplex_of(&s->program.lp)};
    bem_planning_tell(s, "conflict", 0, 0);
    add_slacks(&q);
    if (is_impossible(&q)) {
        list_suspects(&q);
        drop_innocent(&q);
        accuse(&q);
    }
    bem_simplex_free(q.simplex);
    free(q.suspects.items);
}
