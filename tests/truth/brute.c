/* brute.c - see brute.h. People are combined depth first. A branch is left when
 * the cost of its people, the least of the others, and the least of demand with
 * the heads still possible are together no better than what is known. */
#include "brute.h"
#include "alone.h"
#include "shared.h"

#include <stdlib.h>

enum { MOST_NODES = 200000, MOST_CHECKS = 4000 };

typedef struct brute {
    const bem_problem *p;
    truth_columns columns;
    truth_options *of; /* [n_staff] */
    int64_t *rest;     /* [n_staff + 1] least cost of the people from e on */
    int *least, *most; /* [n_staff + 1][n_columns] heads that they can add */
    const truth_option **chosen;
    truth_shared shared;
    bem_roster roster; /* of the chosen */
    int n_checks;
    truth_brute answer;
    bem_arena arena;
} brute;

/* What everybody from person e on can add. */
static void look_ahead(brute *b) {
    int n_staff = b->p->n_staff, n_columns = b->columns.n_columns;
    b->rest = BEM_TAKE(&b->arena, n_staff + 1, int64_t);
    b->least = BEM_TAKE(&b->arena, (n_staff + 1) * n_columns, int);
    b->most = BEM_TAKE(&b->arena, (n_staff + 1) * n_columns, int);
    for (int e = n_staff - 1; e >= 0; e--) {
        b->rest[e] = b->rest[e + 1] + b->of[e].items[0].cost;
        for (int c = 0; c < n_columns; c++) {
            int here = e * n_columns + c, next = here + n_columns;
            b->least[here] = b->least[next] + b->of[e].least[c];
            b->most[here] = b->most[next] + b->of[e].most[c];
        }
    }
}

/* Is there nothing better below? With nobody left the bound is the cost itself. */
static bool is_hopeless(const brute *b, int e, int64_t cost, const int *heads, int64_t *bound) {
    *bound = cost + b->rest[e];
    for (int c = 0; c < b->columns.n_columns; c++) {
        int at = e * b->columns.n_columns + c;
        int64_t least =
            truth_column_least(&b->columns, c, heads[c] + b->least[at], heads[c] + b->most[at]);
        if (least == INT64_MAX)
            return true;
        *bound += least;
        if (b->answer.feasible && *bound >= b->answer.cost)
            return true;
    }
    return b->answer.feasible && *bound >= b->answer.cost;
}

/* A roster that is better but for what rules about several people say. */
static void try_roster(brute *b, int64_t cost) {
    for (int e = 0; e < b->p->n_staff; e++)
        for (int d = 0; d < b->p->calendar.n_days; d++)
            *bem_roster_cell(&b->roster, e, d) = b->chosen[e]->cells[d];
    if (b->shared.any) {
        int64_t shared = truth_shared_cost(&b->shared, &b->roster);
        b->answer.too_big |= ++b->n_checks > MOST_CHECKS;
        if (shared == INT64_MAX || (b->answer.feasible && cost + shared >= b->answer.cost))
            return;
        cost += shared;
    }
    bem_roster_free(&b->answer.roster);
    b->answer.roster = bem_roster_copy(&b->roster);
    b->answer.feasible = true;
    b->answer.cost = cost;
}

/* heads[(n_staff + 1) * n_columns]: a row a depth. */
static void combine(brute *b, int e, int64_t cost, int *heads) {
    int64_t bound;
    b->answer.too_big |= ++b->answer.n_rosters > MOST_NODES;
    if (b->answer.too_big || is_hopeless(b, e, cost, heads, &bound))
        return;
    if (e == b->p->n_staff) {
        try_roster(b, bound);
        return;
    }
    int *next = heads + b->columns.n_columns;
    for (int i = 0; i < b->of[e].count; i++) {
        b->chosen[e] = &b->of[e].items[i];
        for (int c = 0; c < b->columns.n_columns; c++)
            next[c] = heads[c] + b->chosen[e]->adds[c];
        combine(b, e + 1, cost + b->chosen[e]->cost, next);
    }
}

static bool try_everybody(brute *b, const truth_cover *cover) {
    bool possible = true;
    b->of = BEM_TAKE(&b->arena, b->p->n_staff, truth_options);
    for (int e = 0; e < b->p->n_staff; e++) {
        b->of[e] = truth_alone(cover, &b->columns, e, b->shared.any, &b->arena);
        b->answer.n_schedules += b->of[e].n_judged;
        b->answer.too_big |= b->of[e].too_many;
        possible &= b->of[e].count > 0;
    }
    return possible && !b->answer.too_big;
}

truth_brute truth_brute_solve(const bem_problem *p, const truth_cover *cover) {
    brute b = {.p = p};
    b.columns = truth_columns_new(cover, &b.arena);
    b.shared = truth_shared_new(p, &b.arena);
    b.roster = bem_roster_new(p->n_staff, p->calendar.n_days);
    b.chosen = BEM_TAKE(&b.arena, p->n_staff, const truth_option *);
    if (try_everybody(&b, cover)) {
        look_ahead(&b);
        combine(&b, 0, 0, BEM_TAKE(&b.arena, (p->n_staff + 1) * b.columns.n_columns, int));
    }
    for (int e = 0; e < p->n_staff; e++)
        free(b.of[e].items);
    bem_roster_free(&b.roster);
    bem_arena_free(&b.arena);
    return b.answer;
}

void truth_brute_free(truth_brute *b) { bem_roster_free(&b->roster); }
