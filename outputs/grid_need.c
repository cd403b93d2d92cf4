/* grid_need.c - groups demands and spreads their coverage over days. */
#include "grid_need.h"

#include "key_figures.h"
#include "label.h"

#include <string.h>

enum { VARIES = -1, UNSET = -2 };

static bool same_row(const bem_problem *problem, const bem_demand *a, const bem_demand *b) {
    if (a->competence != b->competence || !a->shifts != !b->shifts)
        return false;
    if (!a->shifts)
        return a->from == b->from && a->to == b->to;
    return memcmp(a->shifts, b->shifts, (size_t)problem->n_shifts * sizeof *a->shifts) == 0;
}

static bem_need new_need(const bem_problem *problem, int demand, bem_arena *arena) {
    int n_days = problem->calendar.n_days;
    bem_need need = {.demand = demand,
                     .wanted = UNSET,
                     .heads = BEM_TAKE(arena, n_days, int),
                     .missing = BEM_TAKE(arena, n_days, int)};
    for (int d = 0; d < n_days; d++)
        need.heads[d] = -1;
    bem_text label = {0};
    bem_label_demand(&label, problem, &problem->demands[demand]);
    need.label = bem_arena_string(arena, label.bytes);
    bem_text_free(&label);
    return need;
}

static void add_moment(bem_need *need, const bem_demand *demand, const bem_coverage *moment) {
    int missing = bem_coverage_short(demand, moment->heads), d = moment->day;
    int wanted = demand->target != BEM_NO_TARGET ? demand->target : demand->min;
    need->wanted = need->wanted == UNSET || need->wanted == wanted ? wanted : VARIES;
    bool worse = missing > need->missing[d] ||
                 (missing == need->missing[d] && moment->heads < need->heads[d]);
    if (need->heads[d] < 0 || worse) {
        need->heads[d] = moment->heads;
        need->missing[d] = missing;
    }
}

bem_need *bem_needs(const bem_problem *problem, const bem_report *report, int *n_needs,
                    bem_arena *arena) {
    bem_need *needs = BEM_TAKE(arena, problem->n_demands, bem_need);
    int *row = BEM_TAKE(arena, problem->n_demands, int); /* of each demand */
    int n = 0;
    for (int i = 0; i < problem->n_demands; i++) {
        int at = 0;
        while (at < n &&
               !same_row(problem, &problem->demands[i], &problem->demands[needs[at].demand]))
            at++;
        if (at == n)
            needs[n++] = new_need(problem, i, arena);
        row[i] = at;
    }
    for (int i = 0; i < report->coverage.count; i++) {
        const bem_coverage *moment = &report->coverage.items[i];
        add_moment(&needs[row[moment->demand]], &problem->demands[moment->demand], moment);
    }
    *n_needs = n;
    return needs;
}
