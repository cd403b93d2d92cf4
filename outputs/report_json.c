/* report_json.c - what the checker says, as parts of a JSON object. */
#include "report_json.h"

#include "key_figures.h"
#include "label.h"

void bem_json_add_cost(bem_json *root, const bem_problem *problem, const bem_report *report) {
    bem_json *cost = bem_json_new(), *components = bem_json_new();
    bem_json_add_text(cost, "currency", problem->currency);
    bem_json_add_integer(cost, "decimals", problem->decimals);
    bem_json_add_integer(cost, "total", report->cost);
    for (int c = 0; c < BEM_N_COMPONENTS; c++)
        bem_json_add_integer(components, bem_component_name((bem_component)c),
                             report->by_component[c]);
    bem_json_add(cost, "components", components);
    bem_json_add_integer(cost, "monthly_pay", report->sunk);
    bem_json_add(root, "cost", cost);
}

static void add_place(bem_json *item, const bem_place *place) {
    bem_json_add_text(item, "file", place->file);
    bem_json_add_integer(item, "line", place->line);
    bem_json_add_integer(item, "column", place->column);
}

/* Which rule, demand or request speaks: its own words for itself. */
static const char *why_of(const bem_problem *problem, const bem_finding *finding) {
    return finding->rule >= 0      ? problem->rules[finding->rule].why
           : finding->demand >= 0  ? problem->demands[finding->demand].why
           : finding->request >= 0 ? problem->requests[finding->request].why
                                   : NULL;
}

static bem_json *finding_json(const bem_problem *problem, const bem_finding *finding) {
    bem_json *item = bem_json_new();
    if (finding->rule >= 0) {
        bem_json_add_text(item, "rule", problem->rules[finding->rule].id);
        bem_json_add_text(item, "kind", bem_rule_kind_words[problem->rules[finding->rule].kind]);
    } else if (finding->demand >= 0) {
        bem_json_add_text(item, "demand", problem->demands[finding->demand].id);
    }
    if (finding->person >= 0)
        bem_json_add_text(item, "person", problem->staff[finding->person].id);
    if (finding->shift >= 0)
        bem_json_add_text(item, "shift", problem->shifts[finding->shift].id);
    bem_json_add_date(item, "first", problem->calendar.start + finding->first);
    bem_json_add_date(item, "last", problem->calendar.start + finding->last);
    bem_json_add_integer(item, "amount", finding->amount);
    bem_json_add_integer(item, "cost", finding->cost);
    add_place(item, &finding->place);
    bem_json_add_text(item, "why", why_of(problem, finding));
    bem_json_add_text(item, "message", finding->message);
    return item;
}

static bem_json *refusal_json(const bem_problem *problem, const bem_finding *finding) {
    const bem_request *request = &problem->requests[finding->request];
    bem_json *item = bem_json_new();
    bem_json_add_text(item, "person", problem->staff[request->person].id);
    bem_json_add_date(item, "date", problem->calendar.start + request->day);
    bem_json_add_text(item, "wish", request->on ? "on" : "off");
    bem_json *shifts = bem_json_new_list();
    for (int s = 0; s < problem->n_shifts; s++)
        if (request->shifts[s])
            bem_json_add_text(shifts, NULL, problem->shifts[s].id);
    bem_json_add(item, "shifts", shifts);
    bem_json_add_integer(item, "cost", finding->cost);
    add_place(item, &request->place);
    bem_json_add_text(item, "why", request->why);
    bem_json_add_text(item, "message", finding->message);
    return item;
}

static bem_json *pay_json(const bem_problem *problem, const bem_finding *finding) {
    bem_json *item = bem_json_new();
    bem_json_add_text(item, "component", bem_component_name(finding->component));
    bem_json_add_text(item, "person", problem->staff[finding->person].id);
    if (finding->shift >= 0)
        bem_json_add_text(item, "shift", problem->shifts[finding->shift].id);
    bem_json_add_date(item, "first", problem->calendar.start + finding->first);
    bem_json_add_date(item, "last", problem->calendar.start + finding->last);
    bem_json_add_integer(item, "minutes", finding->amount);
    bem_json_add_integer(item, "cost", finding->cost);
    add_place(item, &finding->place);
    bem_json_add_text(item, "message", finding->message);
    return item;
}

void bem_json_add_findings(bem_json *root, const bem_problem *problem, const bem_report *report) {
    bem_json *violations = bem_json_new_list(), *rules = bem_json_new_list();
    bem_json *requests = bem_json_new_list(), *pay = bem_json_new_list();
    for (int i = 0; i < report->count; i++) {
        const bem_finding *finding = &report->items[i];
        if (finding->hard)
            bem_json_add(violations, NULL, finding_json(problem, finding));
        else if (finding->component == BEM_COST_RULE)
            bem_json_add(rules, NULL, finding_json(problem, finding));
        else if (finding->component == BEM_COST_REQUEST)
            bem_json_add(requests, NULL, refusal_json(problem, finding));
        else if (finding->component < BEM_COST_SHORTAGE)
            bem_json_add(pay, NULL, pay_json(problem, finding));
    }
    bem_json_add(root, "violations", violations);
    bem_json_add(root, "broken_rules", rules);
    bem_json_add(root, "refused_requests", requests);
    bem_json_add(root, "pay", pay);
}

static void add_limits(bem_json *item, const bem_demand *demand) {
    bem_json_add_integer(item, "min", demand->min);
    if (demand->target == BEM_NO_TARGET)
        bem_json_add_null(item, "target");
    else
        bem_json_add_integer(item, "target", demand->target);
    if (demand->max == BEM_NO_MAX)
        bem_json_add_null(item, "max");
    else
        bem_json_add_integer(item, "max", demand->max);
}

static void add_moment(bem_json *item, const char *key, const bem_calendar *calendar, int wall) {
    bem_text words = {0};
    bem_text_add_moment(&words, calendar, wall);
    bem_json_add_text(item, key, words.bytes);
    bem_text_free(&words);
}

static bem_json *coverage_json(const bem_problem *problem, const bem_coverage *moment) {
    const bem_demand *demand = &problem->demands[moment->demand];
    bem_json *item = bem_json_new();
    bem_json_add_text(item, "demand", demand->id);
    bem_json_add_text(item, "competence", bem_competence_id(problem, demand->competence));
    bem_json_add_date(item, "date", problem->calendar.start + moment->day);
    if (demand->shifts) {
        bem_json *shifts = bem_json_new_list();
        for (int s = 0; s < problem->n_shifts; s++)
            if (demand->shifts[s])
                bem_json_add_text(shifts, NULL, problem->shifts[s].id);
        bem_json_add(item, "shifts", shifts);
    } else {
        int midnight = moment->day * BEM_DAY_MINUTES;
        add_moment(item, "from", &problem->calendar, midnight + moment->from);
        add_moment(item, "to", &problem->calendar, midnight + moment->to);
    }
    bem_json_add_integer(item, "heads", moment->heads);
    add_limits(item, demand);
    bem_json_add_integer(item, "short", bem_coverage_short(demand, moment->heads));
    bem_json_add_integer(item, "over", bem_coverage_over(demand, moment->heads));
    bem_json_add_integer(item, "cost", moment->cost);
    return item;
}

/* What is missing in all, by competence; the last entry is for needs that anybody may meet. */
static bem_json *shortage_json(const bem_problem *problem, const bem_report *report,
                               int competence) {
    int64_t heads = 0, minutes = 0, cost = 0;
    for (int i = 0; i < report->coverage.count; i++) {
        const bem_coverage *moment = &report->coverage.items[i];
        const bem_demand *demand = &problem->demands[moment->demand];
        int missing = bem_coverage_short(demand, moment->heads);
        if (demand->competence != competence || missing == 0)
            continue;
        heads += demand->shifts ? missing : 0;
        minutes += (int64_t)missing * bem_coverage_minutes(demand, moment);
        cost += moment->cost;
    }
    bem_json *item = bem_json_new();
    bem_json_add_text(item, "competence", bem_competence_id(problem, competence));
    bem_json_add_integer(item, "heads", heads);
    bem_json_add_integer(item, "minutes", minutes);
    bem_json_add_integer(item, "cost", cost);
    return item;
}

void bem_json_add_coverage(bem_json *root, const bem_problem *problem, const bem_report *report) {
    bem_json *items = bem_json_new_list(), *shortage = bem_json_new_list();
    for (int i = 0; i < report->coverage.count; i++)
        bem_json_add(items, NULL, coverage_json(problem, &report->coverage.items[i]));
    for (int q = 0; q < problem->n_competences; q++)
        bem_json_add(shortage, NULL, shortage_json(problem, report, q));
    bem_json_add(shortage, NULL, shortage_json(problem, report, BEM_NO_ROLE));
    bem_json_add(root, "coverage", items);
    bem_json_add(root, "shortage", shortage);
}

static bem_json *person_json(const bem_problem *problem, const bem_key_figures *figures, int e) {
    const bem_person_figures *own = &figures->people[e];
    bem_json *item = bem_json_new();
    bem_json_add_text(item, "person", problem->staff[e].id);
    bem_json_add_number(item, "share", problem->staff[e].share / 10000.0);
    bem_json_add_bool(item, "rental", bem_is_rental(problem, e));
    bem_json_add_integer(item, "shifts", own->shifts);
    bem_json_add_integer(item, "nights", own->nights);
    bem_json_add_integer(item, "weekends", own->weekends);
    bem_json_add_integer(item, "worked_minutes", own->worked);
    bem_json_add_integer(item, "leave_minutes", own->credited);
    if (own->contract > 0)
        bem_json_add_integer(item, "contract_minutes", own->contract);
    else
        bem_json_add_null(item, "contract_minutes");
    bem_json_add_integer(item, "requests_granted", own->granted);
    bem_json_add_integer(item, "requests_refused", own->refused);
    return item;
}

/* Least and most among own staff who work at all, for nights or weekends. */
static bem_json *spread_json(const bem_problem *problem, const bem_key_figures *figures,
                             bool nights) {
    int least = 0, most = 0, total = 0;
    bool first = true;
    for (int e = 0; e < problem->n_staff; e++) {
        const bem_person_figures *own = &figures->people[e];
        int n = nights ? own->nights : own->weekends;
        total += n;
        if (bem_is_rental(problem, e) || own->shifts == 0)
            continue;
        least = first || n < least ? n : least;
        most = first || n > most ? n : most;
        first = false;
    }
    bem_json *item = bem_json_new();
    bem_json_add_integer(item, "total", total);
    bem_json_add_integer(item, "own_least", least);
    bem_json_add_integer(item, "own_most", most);
    return item;
}

static bem_json *rental_json(const bem_problem *problem, const bem_key_figures *figures) {
    bem_json *rental = bem_json_new();
    bem_json_add_integer(rental, "cost", figures->rental_cost);
    bem_json_add_integer(rental, "own_cost", figures->own_cost);
    bem_json_add_number(rental, "ratio", figures->rental_ratio);
    bem_json_add_number(rental, "share", figures->rental_share);
    if (problem->target_ratio >= 0)
        bem_json_add_number(rental, "target_ratio", problem->target_ratio / 10000.0);
    else
        bem_json_add_null(rental, "target_ratio");
    return rental;
}

static bem_json *kept_json(bem_rest_kept kept) {
    bem_json *item = bem_json_new();
    bem_json_add_integer(item, "asked", kept.asked);
    bem_json_add_integer(item, "kept", kept.kept);
    if (kept.asked > 0)
        bem_json_add_number(item, "share", (double)kept.kept / kept.asked);
    else
        bem_json_add_null(item, "share");
    return item;
}

static bem_json *rest_json(const bem_problem *problem, const bem_rest_figures *rest) {
    bem_json *item = bem_json_new(), *rules = bem_json_new_list();
    bem_json_add(item, "days", kept_json(rest->days));
    bem_json_add(item, "weeks", kept_json(rest->weeks));
    bem_json_add_integer(item, "breaches", rest->n_breaches);
    bem_json_add_integer(item, "minutes_short", rest->minutes_short);
    for (int i = 0; i < rest->n_rules; i++) {
        const bem_rule *rule = &problem->rules[rest->rules[i].rule];
        bem_json *line = bem_json_new();
        bem_json_add_text(line, "rule", rule->id);
        bem_json_add_text(line, "kind", bem_rule_kind_words[rule->kind]);
        bem_json_add_integer(line, "breaches", rest->rules[i].breaches);
        bem_json_add_integer(line, "minutes_short", rest->rules[i].minutes_short);
        bem_json_add(rules, NULL, line);
    }
    bem_json_add(item, "rules", rules);
    return item;
}

void bem_json_add_key_figures(bem_json *root, const bem_problem *problem, const bem_roster *roster,
                              const bem_report *report) {
    bem_arena arena = {0};
    bem_key_figures figures = bem_key_figures_of(problem, roster, report, &arena);
    bem_json *item = bem_json_new(), *requests = bem_json_new(), *people = bem_json_new_list();
    bem_json_add(item, "rental", rental_json(problem, &figures));
    bem_json_add_integer(requests, "total", figures.n_requests);
    bem_json_add_integer(requests, "granted", figures.n_granted);
    bem_json_add(item, "requests", requests);
    bem_json_add_integer(item, "worked_minutes", figures.worked);
    bem_json_add_integer(item, "heads_short", figures.heads_short);
    bem_json_add_integer(item, "minutes_short", figures.minutes_short);
    bem_json_add(item, "nights", spread_json(problem, &figures, true));
    bem_json_add(item, "weekends", spread_json(problem, &figures, false));
    bem_json_add(item, "rest", rest_json(problem, &figures.rest));
    for (int e = 0; e < problem->n_staff; e++)
        bem_json_add(people, NULL, person_json(problem, &figures, e));
    bem_json_add(item, "people", people);
    bem_json_add(root, "key_figures", item);
    bem_arena_free(&arena);
}
