/* sample.c - the tiny ward. */
#include "sample.h"

#include <string.h>

const char *const sample_rows[N_SAMPLE_STAFF] = {
    "NNN..DDD......",
    "DD.DD..DD.DD..",
    "...DD....D....",
};

static bool *mask(bem_arena *arena, int n, bool value) {
    bool *bits = BEM_TAKE(arena, n, bool);
    for (int i = 0; i < n; i++)
        bits[i] = value;
    return bits;
}

static bem_place at(int line) { return (bem_place){"ward.yaml", line, 5, 3}; }

static void add_staff(bem_problem *p) {
    bem_arena *arena = &p->arena;
    p->n_competences = N_SAMPLE_COMPETENCES;
    p->competences = BEM_TAKE(arena, p->n_competences, bem_competence);
    p->competences[ASSISTANT] =
        (bem_competence){"assistant", at(4), mask(arena, p->n_competences, false)};
    p->competences[NURSE] = (bem_competence){"nurse", at(5), mask(arena, p->n_competences, true)};
    p->competences[ASSISTANT].covers[ASSISTANT] = true;

    p->n_contracts = 3;
    p->contracts = BEM_TAKE(arena, p->n_contracts, bem_contract);
    p->contracts[0] =
        (bem_contract){"monthly", at(6), 2180, BEM_PAY_MONTHLY, 4000000, 5000, false, 0};
    p->contracts[1] = (bem_contract){"hourly", at(7), 2400, BEM_PAY_HOURLY, 20000, 0, false, 0};
    p->contracts[2] = (bem_contract){"agency", at(8), 0, BEM_PAY_HOURLY, 66000, 0, true, 0};

    static const char *const ids[] = {"anna", "bo", "åsa"};
    static const int competence[] = {NURSE, ASSISTANT, NURSE}, share[] = {8000, 10000, 10000};
    p->n_staff = N_SAMPLE_STAFF;
    p->staff = BEM_TAKE(arena, p->n_staff, bem_person);
    for (int e = 0; e < p->n_staff; e++) {
        bem_person *person = &p->staff[e];
        *person = (bem_person){.id = ids[e], .place = at(10 + e), .contract = e, .share = share[e]};
        person->primary = competence[e];
        person->holds = mask(arena, p->n_competences, false);
        person->holds[competence[e]] = true;
        person->fills = p->competences[competence[e]].covers;
    }
}

static void add_shifts(bem_problem *p) {
    p->n_shifts = N_SAMPLE_SHIFTS;
    p->shifts = BEM_TAKE(&p->arena, p->n_shifts, bem_shift);
    p->shifts[DAY] = (bem_shift){.id = "day", .start = 420, .end = 930, .rest = 30};
    p->shifts[NIGHT] = (bem_shift){.id = "night", .start = 1275, .end = 1875, .rest = 60};
}

static void add_demands(bem_problem *p) {
    bem_arena *arena = &p->arena;
    p->n_demands = 2;
    p->demands = BEM_TAKE(arena, p->n_demands, bem_demand);
    p->demands[0] = (bem_demand){.id = "nurse-day",
                                 .place = at(20),
                                 .competence = NURSE,
                                 .shifts = mask(arena, p->n_shifts, false),
                                 .day = mask(arena, SAMPLE_DAYS, true),
                                 .target = 1,
                                 .max = BEM_NO_MAX,
                                 .shortage = 400000,
                                 .below_min = BEM_HARD_PRICE,
                                 .above_max = BEM_HARD_PRICE};
    p->demands[0].shifts[DAY] = true;
    p->demands[1] = (bem_demand){.id = "round",
                                 .place = at(21),
                                 .why = "the doctors' round",
                                 .competence = BEM_NO_ROLE,
                                 .from = 600,
                                 .to = 840,
                                 .day = mask(arena, SAMPLE_DAYS, false),
                                 .min = 0,
                                 .target = 2,
                                 .max = BEM_NO_MAX,
                                 .shortage = 10000,
                                 .below_min = BEM_HARD_PRICE,
                                 .above_max = BEM_HARD_PRICE};
    p->demands[1].day[1] = p->demands[1].day[8] = true;
}

static int *limits(bem_arena *arena, int value) {
    int *all = BEM_TAKE(arena, N_SAMPLE_STAFF, int);
    for (int e = 0; e < N_SAMPLE_STAFF; e++)
        all[e] = value;
    return all;
}

static void add_rules(bem_problem *p) {
    bem_arena *arena = &p->arena;
    p->n_rules = 2;
    p->rules = BEM_TAKE(arena, p->n_rules, bem_rule);
    for (int r = 0; r < p->n_rules; r++)
        p->rules[r] = (bem_rule){.place = at(30 + r),
                                 .person = mask(arena, p->n_staff, true),
                                 .day = mask(arena, SAMPLE_DAYS, true),
                                 .shifts = mask(arena, p->n_shifts, false),
                                 .then = mask(arena, p->n_shifts, false),
                                 .min = limits(arena, 0),
                                 .max = limits(arena, BEM_NO_MAX)};
    p->rules[0].id = "nights-in-row";
    p->rules[0].why = "healthy hours";
    p->rules[0].kind = BEM_RULE_RUN;
    p->rules[0].mode = BEM_MODE_SOFT;
    p->rules[0].shifts[NIGHT] = true;
    p->rules[0].max = limits(arena, 2);
    p->rules[0].price.linear = 80000;
    p->rules[1].id = "rest";
    p->rules[1].kind = BEM_RULE_REST;
    p->rules[1].mode = BEM_MODE_HARD;
    p->rules[1].min = limits(arena, 660);
}

static void add_wishes(bem_problem *p) {
    p->n_requests = 1;
    p->requests = BEM_TAKE(&p->arena, 1, bem_request);
    p->requests[0] = (bem_request){.place = at(40),
                                   .why = "wedding",
                                   .person = ANNA,
                                   .day = 5,
                                   .shifts = mask(&p->arena, p->n_shifts, true),
                                   .mode = BEM_MODE_SOFT,
                                   .cost = 30000};
    int n_cells = p->n_staff * SAMPLE_DAYS;
    p->leave = mask(&p->arena, n_cells, false);
    p->credit = BEM_TAKE(&p->arena, n_cells, int);
    p->leave_place = BEM_TAKE(&p->arena, n_cells, bem_place);
    p->pin = BEM_TAKE(&p->arena, n_cells, int);
    for (int i = 0; i < n_cells; i++)
        p->pin[i] = BEM_ANY;
    for (int d = 12; d < 14; d++) {
        p->leave[ANNA * SAMPLE_DAYS + d] = true;
        p->leave_place[ANNA * SAMPLE_DAYS + d] = at(45);
    }
}

bem_problem *sample_problem(void) {
    static const char *unit[] = {"Region Norr", "Ward 3"};
    bem_problem *p = bem_problem_new();
    p->name = "Medicine \"3\"";
    p->unit = unit;
    p->n_unit = 2;
    p->timezone = "Europe/Stockholm";
    p->currency = "SEK";
    p->decimals = 2;
    p->target_ratio = 400;
    p->calendar.start = bem_date_of(2027, 1, 4);
    p->calendar.n_days = SAMPLE_DAYS;
    p->calendar.holiday = mask(&p->arena, SAMPLE_DAYS, false);
    p->calendar.holiday[2] = true;
    add_staff(p);
    add_shifts(p);
    add_demands(p);
    add_rules(p);
    add_wishes(p);
    return p;
}

bem_roster sample_roster(const bem_problem *p, const char *const rows[N_SAMPLE_STAFF]) {
    bem_roster roster = bem_roster_new(p->n_staff, SAMPLE_DAYS);
    for (int e = 0; e < p->n_staff; e++)
        for (int d = 0; d < SAMPLE_DAYS; d++) {
            char letter = rows[e][d];
            bem_cell *cell = bem_roster_cell(&roster, e, d);
            cell->shift = letter == 'D' ? DAY : letter == 'N' ? NIGHT : BEM_OFF;
            cell->role = (int16_t)(cell->shift == BEM_OFF ? BEM_NO_ROLE : p->staff[e].primary);
        }
    return roster;
}

bem_solution sample_solution(const bem_problem *p, const bem_roster *roster) {
    bem_report report = bem_check(p, roster);
    bem_solution solution = {.status = BEM_STATUS_FEASIBLE,
                             .has_roster = true,
                             .roster = bem_roster_copy(roster),
                             .cost = report.cost,
                             .has_bound = true,
                             .bound = report.cost - 100000,
                             .work = 1234,
                             .n_rounds = 7,
                             .n_columns = 42};
    bem_report_free(&report);
    return solution;
}
