/* check_cells.c - cells by themselves: leave, pins, roles, wishes. */
#include "check_parts.h"

static size_t cell_index(const bem_problem *p, int e, int d) {
    return (size_t)e * (size_t)p->calendar.n_days + (size_t)d;
}

/* "works night" or "is off". */
static const char *doing(const bem_checking *c, int shift) {
    if (shift < 0)
        return "is off";
    return bem_arena_format(&c->report->arena, "works %s", c->p->shifts[shift].id);
}

static void add_illegal_cell(const bem_checking *c, int e, int d, bem_place place,
                             const char *reason) {
    bem_finding finding = bem_check_finding(BEM_COST_RULE);
    finding.hard = true;
    finding.person = e;
    finding.first = finding.last = d;
    finding.shift = bem_check_shift(c, e, d);
    finding.amount = 1;
    finding.place = place;
    finding.message = bem_arena_format(&c->report->arena, "%s %s on %s%s", bem_check_who(c, e),
                                       doing(c, finding.shift), bem_check_date(c, d), reason);
    bem_check_add(c, finding);
}

static void check_cell(const bem_checking *c, int e, int d) {
    const bem_problem *p = c->p;
    const bem_place nowhere = {0};
    size_t i = cell_index(p, e, d);
    int shift = bem_check_shift(c, e, d), pin = p->pin[i];
    if (shift >= 0 && p->leave[i])
        add_illegal_cell(c, e, d, p->leave_place[i], ", a day of leave");
    if (pin != BEM_ANY && pin != shift) {
        const char *wanted = pin < 0 ? "off" : p->shifts[pin].id;
        add_illegal_cell(c, e, d, nowhere,
                         bem_arena_format(&c->report->arena, ", pinned to %s", wanted));
    }
    int role = bem_check_role(c, e, d);
    if (shift >= 0 && role != BEM_NO_ROLE && !p->staff[e].fills[role])
        add_illegal_cell(c, e, d, p->staff[e].place,
                         bem_arena_format(&c->report->arena, " as %s without that competence",
                                          p->competences[role].id));
}

void bem_check_cells(const bem_checking *c) {
    for (int e = 0; e < c->p->n_staff; e++)
        for (int d = 0; d < c->p->calendar.n_days; d++)
            check_cell(c, e, d);
}

static void refuse(const bem_checking *c, int i) {
    const bem_request *request = &c->p->requests[i];
    int shift = bem_check_shift(c, request->person, request->day);
    const char *wish = bem_check_set(c, request->shifts);
    bem_finding finding = bem_check_finding(BEM_COST_REQUEST);
    finding.hard = request->mode == BEM_MODE_HARD;
    finding.request = i;
    finding.person = request->person;
    finding.first = finding.last = request->day;
    finding.shift = shift;
    finding.amount = 1;
    finding.cost = finding.hard ? 0 : request->cost;
    finding.place = request->place;
    finding.message = bem_arena_format(
        &c->report->arena, "%s %s on %s and asked %s%s", bem_check_who(c, request->person),
        doing(c, shift), bem_check_date(c, request->day),
        request->on ? "to work" : (*wish ? "not to work " : "to be off"),
        request->on ? (*wish ? bem_arena_format(&c->report->arena, " %s", wish) : "") : wish);
    bem_check_add(c, finding);
}

void bem_check_requests(const bem_checking *c) {
    for (int i = 0; i < c->p->n_requests; i++) {
        const bem_request *request = &c->p->requests[i];
        bool works = bem_check_works_one(c, request->person, request->day, request->shifts);
        if (request->mode != BEM_MODE_OFF && works != request->on)
            refuse(c, i);
    }
}
