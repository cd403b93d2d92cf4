/* check_demand.c - how many people are there when they are needed.
 *
 * A demand over a span of hours is cut at every start and end of a shift, so
 * that between two cuts the same people are at work. */
#include "check_parts.h"

#include <stdlib.h>

static bool counts_as(int role, const bem_demand *demand) {
    return demand->competence == BEM_NO_ROLE || role == demand->competence;
}

static int heads_on_shifts(const bem_checking *c, const bem_demand *demand, int d) {
    int heads = 0;
    for (int e = 0; e < c->p->n_staff; e++)
        heads += bem_check_works_one(c, e, d, demand->shifts) &&
                 counts_as(bem_check_role(c, e, d), demand);
    return heads;
}

/* Does the shift that person e works on day d, if any, run from wall time
 * `from` to `to` without a gap, and in a role that counts? */
static bool is_there(const bem_checking *c, const bem_demand *demand, int e, int d, int from,
                     int to) {
    if (d >= c->p->calendar.n_days)
        return false;
    int shift = bem_check_shift(c, e, d);
    if (shift < 0 || c->p->shifts[shift].kind != BEM_SHIFT_WORK)
        return false;
    int role = d < 0 ? c->p->staff[e].primary : bem_check_role(c, e, d);
    int midnight = d * BEM_DAY_MINUTES;
    return counts_as(role, demand) && midnight + c->p->shifts[shift].start <= from &&
           midnight + c->p->shifts[shift].end >= to;
}

/* Midnights that a shift can pass before it ends. */
static int longest_reach(const bem_problem *p) {
    int reach = 0;
    for (int s = 0; s < p->n_shifts; s++)
        if (p->shifts[s].end / BEM_DAY_MINUTES > reach)
            reach = p->shifts[s].end / BEM_DAY_MINUTES;
    return reach;
}

int bem_check_times_there(const bem_checking *c, int e, int from, int to) {
    static const bem_demand anybody = {.competence = BEM_NO_ROLE};
    int last = from / BEM_DAY_MINUTES, times = 0;
    for (int d = last - longest_reach(c->p); d <= last; d++)
        times += is_there(c, &anybody, e, d, from, to);
    return times;
}

static int heads_between(const bem_checking *c, const bem_demand *demand, int from, int to) {
    int last = from / BEM_DAY_MINUTES, first = last - longest_reach(c->p);
    int heads = 0;
    for (int e = 0; e < c->p->n_staff; e++)
        for (int d = first; d <= last; d++)
            heads += is_there(c, demand, e, d, from, to);
    return heads;
}

/* What is needed, where and when: "nurse on day on Mon …", "people 10:00-14:00 on Tue …" */
static const char *need(const bem_checking *c, const bem_demand *demand,
                        const bem_coverage *moment) {
    bem_arena *arena = &c->report->arena;
    const char *date = bem_check_date(c, moment->day);
    if (!demand->shifts)
        return bem_arena_format(arena, "%s-%s on %s", bem_check_clock(c, moment->from),
                                bem_check_clock(c, moment->to), date);
    const char *set = bem_check_set(c, demand->shifts);
    return bem_arena_format(arena, "%s on %s", *set ? set : "all shifts", date);
}

/* "day on Mon 2027-01-04 has 3 nurse, 1 short of the target of 4" */
static const char *describe(const bem_checking *c, const bem_demand *demand,
                            const bem_coverage *moment, int64_t amount, bool too_few,
                            const char *limit, int value) {
    const char *what =
        demand->competence == BEM_NO_ROLE ? "working" : c->p->competences[demand->competence].id;
    return bem_arena_format(&c->report->arena, "%s has %d %s, %lld %s the %s of %d",
                            need(c, demand, moment), moment->heads, what, (long long)amount,
                            too_few ? "short of" : "more than", limit, value);
}

/* The one shift of a demand over one shift, else -1. */
static int only_shift(const bem_problem *p, const bem_demand *demand) {
    int only = -1, n = 0;
    for (int s = 0; demand->shifts && s < p->n_shifts; s++)
        if (demand->shifts[s]) {
            only = s;
            n++;
        }
    return n == 1 ? only : -1;
}

/* What is priced is told against the target, when there is one; what must not
 * be against min or max. */
static void add_miss(const bem_checking *c, const bem_demand *demand, const bem_coverage *moment,
                     bool hard) {
    bool use_target = demand->target != BEM_NO_TARGET && !hard;
    bool too_few = moment->heads < (use_target ? demand->target : demand->min);
    int limit = use_target ? demand->target : too_few ? demand->min : demand->max;
    bem_finding finding = bem_check_finding(too_few ? BEM_COST_SHORTAGE : BEM_COST_SURPLUS);
    finding.hard = hard;
    finding.demand = moment->demand;
    finding.first = finding.last = moment->day;
    finding.shift = only_shift(c->p, demand);
    finding.from = demand->shifts ? 0 : moment->from;
    finding.to = demand->shifts ? 0 : moment->to;
    finding.amount = too_few ? limit - moment->heads : moment->heads - limit;
    finding.cost = hard ? 0 : moment->cost;
    finding.place = demand->place;
    finding.message = describe(c, demand, moment, finding.amount, too_few,
                               use_target ? "target"
                               : too_few  ? "min"
                                          : "max",
                               limit);
    bem_check_add(c, finding);
}

/* `minutes`: how long the moment lasts, 60 for a shift demand. */
static void check_moment(const bem_checking *c, bem_coverage moment, int minutes) {
    const bem_demand *demand = &c->p->demands[moment.demand];
    int n_hard;
    moment.cost = bem_demand_cost(demand, moment.heads, minutes, &n_hard);
    BEM_PUSH(&c->report->coverage, moment);
    if (n_hard > 0)
        add_miss(c, demand, &moment, true);
    if (moment.cost > 0)
        add_miss(c, demand, &moment, false);
}

static void check_shift_demand(const bem_checking *c, int i, int d) {
    const bem_demand *demand = &c->p->demands[i];
    bem_coverage moment = {.demand = i, .day = d, .heads = heads_on_shifts(c, demand, d)};
    int shift = only_shift(c->p, demand);
    if (shift >= 0) {
        moment.from = c->p->shifts[shift].start;
        moment.to = c->p->shifts[shift].end;
    }
    check_moment(c, moment, 60);
}

int bem_check_next_cut(const bem_problem *p, int from, int to) {
    int cut = to, last = to / BEM_DAY_MINUTES + 1, first = -longest_reach(p) - 1;
    for (int d = from / BEM_DAY_MINUTES + first; d <= last; d++)
        for (int s = 0; s < p->n_shifts; s++) {
            int start = d * BEM_DAY_MINUTES + p->shifts[s].start;
            int end = d * BEM_DAY_MINUTES + p->shifts[s].end;
            if (start > from && start < cut)
                cut = start;
            if (end > from && end < cut)
                cut = end;
        }
    return cut;
}

static void check_span_demand(const bem_checking *c, int i, int d) {
    const bem_demand *demand = &c->p->demands[i];
    int midnight = d * BEM_DAY_MINUTES, end = midnight + demand->to;
    for (int from = midnight + demand->from, to; from < end; from = to) {
        to = bem_check_next_cut(c->p, from, end);
        int minutes = bem_elapsed(&c->p->calendar, from, to);
        if (minutes <= 0)
            continue; /* the clock skips this moment */
        bem_coverage moment = {.demand = i,
                               .day = d,
                               .from = from - midnight,
                               .to = to - midnight,
                               .heads = heads_between(c, demand, from, to)};
        check_moment(c, moment, minutes);
    }
}

void bem_check_demand(const bem_checking *c) {
    for (int i = 0; i < c->p->n_demands; i++)
        for (int d = 0; d < c->p->calendar.n_days; d++) {
            if (!c->p->demands[i].day[d])
                continue;
            if (c->p->demands[i].shifts)
                check_shift_demand(c, i, d);
            else
                check_span_demand(c, i, d);
        }
}
