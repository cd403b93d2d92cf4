/* key_figures.c - sums over a roster and its report. */
#include "key_figures.h"

#include <assert.h>
#include <math.h>

bool bem_is_night(const bem_shift *shift) {
    const int three = 180;
    return (shift->start <= three && shift->end > three) ||
           (shift->start <= three + BEM_DAY_MINUTES && shift->end > three + BEM_DAY_MINUTES);
}

int64_t bem_contract_minutes(const bem_problem *problem, int e) {
    const bem_person *person = &problem->staff[e];
    int64_t week = problem->contracts[person->contract].full_time;
    return week * person->share * problem->calendar.n_days / (10000 * BEM_WEEK_DAYS);
}

int bem_coverage_short(const bem_demand *demand, int heads) {
    int wanted = demand->target != BEM_NO_TARGET ? demand->target : demand->min;
    return heads < wanted ? wanted - heads : 0;
}

int bem_coverage_over(const bem_demand *demand, int heads) {
    int wanted = demand->target != BEM_NO_TARGET ? demand->target : demand->max;
    return heads > wanted ? heads - wanted : 0;
}

int bem_coverage_minutes(const bem_demand *demand, const bem_coverage *moment) {
    return demand->shifts ? 0 : moment->to - moment->from;
}

static bem_person_figures figures_of_person(const bem_problem *problem, const bem_roster *roster,
                                            int e) {
    bem_person_figures figures = {.contract = bem_contract_minutes(problem, e)};
    int last_weekend = -1;
    for (int d = 0; d < problem->calendar.n_days; d++) {
        int s = bem_roster_cell(roster, e, d)->shift;
        int cell = e * problem->calendar.n_days + d;
        if (problem->leave[cell])
            figures.credited += problem->credit[cell];
        if (s < 0)
            continue;
        figures.shifts++;
        figures.nights += bem_is_night(&problem->shifts[s]);
        figures.worked += bem_work_minutes(problem, s, d);
        int weekday = bem_weekday(&problem->calendar, d);
        int saturday = weekday == BEM_SUNDAY ? d - 1 : d;
        if (weekday >= BEM_SATURDAY && saturday != last_weekend) {
            figures.weekends++;
            last_weekend = saturday;
        }
    }
    return figures;
}

static void count_requests(const bem_problem *problem, const bem_report *report,
                           bem_key_figures *figures) {
    for (int i = 0; i < problem->n_requests; i++) {
        if (problem->requests[i].mode == BEM_MODE_OFF)
            continue;
        figures->n_requests++;
        figures->n_granted++;
        figures->people[problem->requests[i].person].granted++;
    }
    for (int i = 0; i < report->count; i++) {
        if (report->items[i].request < 0)
            continue;
        bem_person_figures *person =
            &figures->people[problem->requests[report->items[i].request].person];
        figures->n_granted--;
        person->granted--;
        person->refused++;
    }
}

static void count_coverage(const bem_problem *problem, const bem_report *report,
                           bem_key_figures *figures) {
    for (int i = 0; i < report->coverage.count; i++) {
        const bem_coverage *moment = &report->coverage.items[i];
        const bem_demand *demand = &problem->demands[moment->demand];
        int missing = bem_coverage_short(demand, moment->heads);
        if (demand->shifts)
            figures->heads_short += missing;
        else
            figures->minutes_short += (int64_t)missing * bem_coverage_minutes(demand, moment);
    }
}

bem_key_figures bem_key_figures_of(const bem_problem *problem, const bem_roster *roster,
                                   const bem_report *report, bem_arena *arena) {
    assert(roster->n_staff == problem->n_staff && roster->n_days == problem->calendar.n_days);
    bem_key_figures figures = {
        .rental_cost = report->by_component[BEM_COST_RENTAL],
        .own_cost =
            report->sunk + report->by_component[BEM_COST_HOURLY_PAY] +
            report->by_component[BEM_COST_SUPPLEMENT] + report->by_component[BEM_COST_ON_CALL] +
            report->by_component[BEM_COST_EXTRA_HOURS] + report->by_component[BEM_COST_OVERTIME],
        .people = BEM_TAKE(arena, problem->n_staff, bem_person_figures),
    };
    double rental = (double)figures.rental_cost, own = (double)figures.own_cost;
    figures.rental_ratio = rental == 0 ? 0 : own == 0 ? INFINITY : rental / own;
    figures.rental_share = rental == 0 ? 0 : rental / (rental + own);
    for (int e = 0; e < problem->n_staff; e++) {
        figures.people[e] = figures_of_person(problem, roster, e);
        figures.worked += figures.people[e].worked;
    }
    count_requests(problem, report, &figures);
    count_coverage(problem, report, &figures);
    figures.rest = bem_rest_figures_of(problem, report, arena);
    return figures;
}
