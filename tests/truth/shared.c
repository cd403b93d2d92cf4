/* shared.c - see shared.h. */
#include "shared.h"
#include "check.h"

truth_shared truth_shared_new(const bem_problem *p, bem_arena *arena) {
    truth_shared shared = {.ward = *p};
    bem_problem *ward = &shared.ward;
    int n_cells = p->n_staff * p->calendar.n_days;
    ward->n_demands = ward->n_requests = ward->n_rules = 0;
    ward->rules = BEM_TAKE(arena, p->n_rules, bem_rule);
    ward->leave = BEM_TAKE(arena, n_cells, bool);
    ward->pin = BEM_TAKE(arena, n_cells, int);
    for (int i = 0; i < n_cells; i++)
        ward->pin[i] = BEM_ANY;
    for (int r = 0; r < p->n_rules; r++) {
        bool is_shared = bem_is_shared(&p->rules[r]);
        shared.any |= is_shared && p->rules[r].mode != BEM_MODE_OFF;
        if (is_shared || p->rules[r].kind == BEM_RULE_BOOKING) /* budgets count its fees */
            ward->rules[ward->n_rules++] = p->rules[r];
    }
    return shared;
}

int64_t truth_shared_cost(const truth_shared *shared, const bem_roster *roster) {
    bem_report report = bem_check(&shared->ward, roster);
    int64_t cost = 0;
    for (int i = 0; i < report.count; i++) {
        const bem_finding *finding = &report.items[i];
        if (finding->rule < 0 || !bem_is_shared(&shared->ward.rules[finding->rule]))
            continue;
        cost = finding->hard || cost == INT64_MAX ? INT64_MAX : cost + finding->cost;
    }
    bem_report_free(&report);
    return cost;
}
