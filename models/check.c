/* check.c - the report of the literal checker: opened, filled by the parts, summed. */
#include "check.h"

#include "check_parts.h"

#include <assert.h>
#include <stdlib.h>

const char *bem_component_name(bem_component component) {
    static const char *const names[BEM_N_COMPONENTS] = {
        [BEM_COST_HOURLY_PAY] = "hourly_pay",
        [BEM_COST_RENTAL] = "rental",
        [BEM_COST_SUPPLEMENT] = "supplement",
        [BEM_COST_ON_CALL] = "on_call",
        [BEM_COST_EXTRA_HOURS] = "extra_hours",
        [BEM_COST_OVERTIME] = "overtime",
        [BEM_COST_SHORTAGE] = "shortage",
        [BEM_COST_SURPLUS] = "surplus",
        [BEM_COST_RULE] = "rule",
        [BEM_COST_REQUEST] = "request",
    };
    assert((int)component >= 0 && component < BEM_N_COMPONENTS);
    return names[component];
}

#ifndef NDEBUG
static bool is_sound(const bem_problem *p, const bem_roster *roster) {
    if (roster->n_staff != p->n_staff || roster->n_days != p->calendar.n_days)
        return false;
    for (int e = 0; e < roster->n_staff; e++)
        for (int d = 0; d < roster->n_days; d++) {
            const bem_cell *cell = bem_roster_cell(roster, e, d);
            if (cell->shift < BEM_OFF || cell->shift >= p->n_shifts || cell->role < BEM_NO_ROLE ||
                cell->role >= p->n_competences)
                return false;
        }
    return true;
}
#endif

bem_report bem_check(const bem_problem *p, const bem_roster *roster) {
    assert(is_sound(p, roster));
    bem_report report = {0};
    bem_checking c = {p, roster, &report};
    bem_check_cells(&c);
    bem_check_rules(&c);
    bem_check_requests(&c);
    bem_check_demand(&c);
    bem_check_pay(&c);
    bem_check_shared(&c);
    for (int e = 0; e < p->n_staff; e++)
        report.sunk += bem_sunk_wage(p, e);
    return report;
}

void bem_report_free(bem_report *report) {
    if (!report)
        return;
    bem_arena_free(&report->arena);
    free(report->items);
    free(report->coverage.items);
    *report = (bem_report){0};
}

int bem_check_shift(const bem_checking *c, int e, int d) {
    if (d < 0)
        return bem_past(c->p, e, d);
    return bem_roster_cell(c->roster, e, d)->shift;
}

bool bem_check_works_one(const bem_checking *c, int e, int d, const bool *shifts) {
    int shift = bem_check_shift(c, e, d);
    return shift >= 0 && shifts[shift];
}

int bem_check_role(const bem_checking *c, int e, int d) {
    int role = bem_roster_cell(c->roster, e, d)->role;
    return role == BEM_NO_ROLE ? c->p->staff[e].primary : role;
}

bem_finding bem_check_finding(bem_component component) {
    return (bem_finding){.component = component,
                         .rule = -1,
                         .demand = -1,
                         .request = -1,
                         .person = -1,
                         .first = -1,
                         .last = -1,
                         .shift = -1};
}

void bem_check_add(const bem_checking *c, bem_finding finding) {
    bem_report *report = c->report;
    assert(finding.message && finding.cost >= 0 && !(finding.hard && finding.cost > 0));
    report->n_hard += finding.hard;
    report->cost += finding.cost;
    report->by_component[finding.component] += finding.cost;
    BEM_PUSH(report, finding);
}

void bem_check_add_broken(const bem_checking *c, int r, int e, int first, int last, int64_t amount,
                          int64_t cost, const char *message) {
    const bem_rule *rule = &c->p->rules[r];
    bem_finding finding = bem_check_finding(BEM_COST_RULE);
    finding.hard = rule->mode == BEM_MODE_HARD;
    finding.rule = r;
    finding.person = e;
    finding.first = first > 0 ? first : 0; /* the days concerned inside the horizon */
    finding.last = last;
    finding.amount = amount;
    finding.cost = finding.hard ? 0 : cost;
    finding.message = message;
    finding.place = rule->place;
    bem_check_add(c, finding);
}
