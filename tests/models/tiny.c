/* tiny.c - small problems for the tests of models. */
#include "tiny.h"

#include <assert.h>
#include <string.h>

static const bem_shift shift_of[] = {
    {.id = "day", .start = 420, .end = 900, .rest = 30},
    {.id = "evening", .start = 840, .end = 1320, .rest = 30},
    {.id = "night", .start = 1260, .end = 1860, .rest = 60},
    {.id = "long", .start = 480, .end = 2280, .rest = 0},
};

static bool *all_true(bem_arena *arena, int n) {
    bool *mask = BEM_TAKE(arena, n, bool);
    for (int i = 0; i < n; i++)
        mask[i] = true;
    return mask;
}

static void fill_rules(bem_problem *p) {
    for (int r = 0; r < p->n_rules; r++) {
        bem_rule *rule = &p->rules[r];
        rule->id = bem_arena_format(&p->arena, "rule%d", r);
        rule->place.line = r + 1;
        rule->person = all_true(&p->arena, p->n_staff);
        rule->day = all_true(&p->arena, p->calendar.n_days);
        rule->shifts = BEM_TAKE(&p->arena, p->n_shifts, bool);
        rule->then = BEM_TAKE(&p->arena, p->n_shifts, bool);
        rule->min = BEM_TAKE(&p->arena, p->n_staff, int);
        rule->max = BEM_TAKE(&p->arena, p->n_staff, int);
        for (int e = 0; e < p->n_staff; e++)
            rule->max[e] = BEM_NO_MAX;
        rule->periods = bem_periods(&p->calendar, 0, &rule->n_periods, &p->arena);
        rule->those = BEM_TAKE(&p->arena, p->n_staff, bool);
        rule->whole = 1;
        rule->unit = 1;
        rule->least = BEM_NO_MIN;
        rule->most = BEM_NO_MAX;
    }
}

static void fill_staff(bem_problem *p) {
    for (int q = 0; q < p->n_competences; q++) {
        p->competences[q].id = bem_arena_format(&p->arena, "competence%d", q);
        p->competences[q].covers = BEM_TAKE(&p->arena, p->n_competences, bool);
        p->competences[q].covers[q] = true;
    }
    for (int e = 0; e < p->n_staff; e++) {
        bem_person *person = &p->staff[e];
        person->id = bem_arena_format(&p->arena, "person%d", e);
        person->share = 10000;
        person->holds = BEM_TAKE(&p->arena, p->n_competences, bool);
        person->fills = BEM_TAKE(&p->arena, p->n_competences, bool);
        person->primary = BEM_NO_ROLE;
        if (p->n_competences > 0) {
            person->holds[0] = person->fills[0] = true;
            person->primary = 0;
        }
    }
}

static void fill_cells(bem_problem *p) {
    int n_cells = p->n_staff * p->calendar.n_days;
    p->leave = BEM_TAKE(&p->arena, n_cells, bool);
    p->credit = BEM_TAKE(&p->arena, n_cells, int);
    p->leave_place = BEM_TAKE(&p->arena, n_cells, bem_place);
    p->pin = BEM_TAKE(&p->arena, n_cells, int);
    for (int i = 0; i < n_cells; i++)
        p->pin[i] = BEM_ANY;
    p->past = BEM_TAKE(&p->arena, p->n_staff * p->n_past, int);
    for (int i = 0; i < p->n_staff * p->n_past; i++)
        p->past[i] = BEM_UNKNOWN;
}

bem_problem *tiny_new(tiny_size size) {
    bem_problem *p = bem_problem_new();
    p->calendar.start = bem_date_of(2027, 1, 4); /* a Monday */
    p->calendar.n_days = size.n_days;
    p->calendar.holiday = BEM_TAKE(&p->arena, size.n_days, bool);
    p->n_staff = size.n_staff;
    p->n_shifts = size.n_shifts;
    p->n_competences = size.n_competences;
    p->n_past = size.n_past;
    p->n_rules = size.n_rules;
    p->n_demands = size.n_demands;
    p->n_requests = size.n_requests;
    p->n_contracts = 2;
    p->contracts = BEM_TAKE(&p->arena, 2, bem_contract);
    p->contracts[0].id = "contract";
    p->contracts[1] = (bem_contract){.id = "agency", .rental = true};
    p->competences = BEM_TAKE(&p->arena, p->n_competences, bem_competence);
    p->staff = BEM_TAKE(&p->arena, p->n_staff, bem_person);
    p->shifts = BEM_TAKE(&p->arena, p->n_shifts, bem_shift);
    p->rules = BEM_TAKE(&p->arena, p->n_rules, bem_rule);
    p->demands = BEM_TAKE(&p->arena, p->n_demands, bem_demand);
    p->requests = BEM_TAKE(&p->arena, p->n_requests, bem_request);
    assert(size.n_shifts <= (int)(sizeof shift_of / sizeof *shift_of));
    for (int s = 0; s < p->n_shifts; s++)
        p->shifts[s] = shift_of[s];
    fill_staff(p);
    fill_cells(p);
    fill_rules(p);
    for (int i = 0; i < p->n_demands; i++) {
        p->demands[i] = (bem_demand){.id = bem_arena_format(&p->arena, "demand%d", i),
                                     .competence = BEM_NO_ROLE,
                                     .target = BEM_NO_TARGET,
                                     .max = BEM_NO_MAX};
        p->demands[i].day = all_true(&p->arena, size.n_days);
    }
    for (int w = 0; w < p->n_requests; w++)
        p->requests[w].shifts = all_true(&p->arena, p->n_shifts);
    return p;
}

int tiny_shift(char letter) {
    static const char letters[] = "denl";
    if (letter == '-')
        return BEM_OFF;
    if (letter == '?')
        return BEM_UNKNOWN;
    const char *at = strchr(letters, letter);
    assert(letter && at);
    return (int)(at - letters);
}

void tiny_set(const bem_problem *p, bool *shifts, const char *letters) {
    (void)p; /* where nothing is asserted */
    for (; *letters; letters++) {
        assert(tiny_shift(*letters) < p->n_shifts);
        shifts[tiny_shift(*letters)] = true;
    }
}

void tiny_past(bem_problem *p, int e, const char *letters) {
    int n = (int)strlen(letters);
    assert(n <= p->n_past);
    for (int i = 0; i < n; i++)
        p->past[e * p->n_past + p->n_past - n + i] = tiny_shift(letters[i]);
}

void tiny_schedule(const char *letters, int *shifts) {
    for (int d = 0; letters[d]; d++)
        shifts[d] = tiny_shift(letters[d]);
}

int tiny_roll(tiny_dice *dice, int n) {
    uint64_t x = dice->state += UINT64_C(0x9E3779B97F4A7C15);
    x = (x ^ (x >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    x = (x ^ (x >> 27)) * UINT64_C(0x94D049BB133111EB);
    return (int)((x ^ (x >> 31)) % (uint64_t)n);
}

static bool one_in(tiny_dice *dice, int n) { return tiny_roll(dice, n) == 0; }

static void random_mask(tiny_dice *dice, bool *mask, int n, int out_of) {
    for (int i = 0; i < n; i++)
        mask[i] = !one_in(dice, out_of);
}

static void random_limits(tiny_dice *dice, const bem_problem *p, bem_rule *rule) {
    static const int most_of[BEM_N_RULE_KINDS] = {
        [BEM_RULE_HOURS] = 3000,       [BEM_RULE_REST] = 2400,      [BEM_RULE_WEEKENDS] = 3,
        [BEM_RULE_DAILY_REST] = 900,   [BEM_RULE_FAIR] = 8,         [BEM_RULE_WEEKENDS_IN_ROW] = 3,
        [BEM_RULE_WEEKLY_REST] = 4000, [BEM_RULE_NIGHT_HOURS] = 900};
    int most = most_of[rule->kind] ? most_of[rule->kind] : 5;
    for (int e = 0; e < p->n_staff; e++) {
        rule->min[e] = one_in(dice, 2) ? tiny_roll(dice, most) : 0;
        rule->max[e] = one_in(dice, 2) ? rule->min[e] + tiny_roll(dice, most) : BEM_NO_MAX;
        if (rule->kind == BEM_RULE_REST || rule->kind == BEM_RULE_DAILY_REST ||
            rule->kind == BEM_RULE_WEEKLY_REST)
            rule->min[e] = 300 + tiny_roll(dice, most);
    }
}

/* Limits of a rule about spots: heads, or a share. */
static void random_mix(tiny_dice *dice, bem_rule *rule) {
    rule->part = 1 + tiny_roll(dice, 2);
    if (rule->kind == BEM_RULE_RENTAL_SHARE ||
        (rule->kind == BEM_RULE_SKILL_MIX && one_in(dice, 2)))
        rule->whole = rule->part + 1 + tiny_roll(dice, 4);
    else if (rule->kind == BEM_RULE_SKILL_MIX)
        rule->part = 0;
    rule->least = rule->part ? 0 : tiny_roll(dice, 3);
    if (one_in(dice, 2))
        rule->most = rule->least + (rule->part ? 0 : tiny_roll(dice, 2));
    if (rule->most != BEM_NO_MAX && one_in(dice, 2))
        rule->least = BEM_NO_MIN;
    rule->beside_rental = one_in(dice, 2);
    if (rule->kind == BEM_RULE_OWN_STAFF)
        rule->least = rule->beside_rental ? 1 : 1 + tiny_roll(dice, 2);
}

/* Periods that do not overlap: the horizon, weeks, months or years. */
static bem_period *random_calendar(tiny_dice *dice, bem_problem *p, int *n) {
    if (one_in(dice, 4))
        return bem_periods_of_months(&p->calendar, 1 + tiny_roll(dice, 2), n, &p->arena);
    if (one_in(dice, 8))
        return bem_periods_of_years(&p->calendar, n, &p->arena);
    return bem_periods(&p->calendar, tiny_roll(dice, 3), n, &p->arena);
}

static void random_shared(tiny_dice *dice, bem_problem *p, bem_rule *rule) {
    rule->periods = random_calendar(dice, p, &rule->n_periods);
    random_mask(dice, rule->those, p->n_staff, 2);
    rule->as_one = one_in(dice, 3);
    rule->clock_from = rule->clock_to = 0;
    bool pairs = rule->kind == BEM_RULE_TOGETHER || rule->kind == BEM_RULE_APART;
    if (!pairs && one_in(dice, 3)) {
        rule->clock_from = tiny_roll(dice, 1500);
        rule->clock_to = rule->clock_from + 1 + tiny_roll(dice, 900);
    }
    random_mix(dice, rule);
    if (rule->kind == BEM_RULE_BUDGET || rule->kind == BEM_RULE_RENTAL_RATIO) {
        rule->unit = 1 + tiny_roll(dice, 300);
        rule->most = tiny_roll(dice, 200);
        rule->whole = rule->part + 1;
        rule->price = (bem_price){tiny_roll(dice, 5), 0};
    } else if (rule->kind == BEM_RULE_RENTAL_HEADCOUNT) {
        rule->most = tiny_roll(dice, 3);
    }
}

static void random_booking(tiny_dice *dice, bem_problem *p, bem_rule *rule) {
    rule->measure = one_in(dice, 2) ? BEM_BY_MINUTES : BEM_BY_SHIFTS;
    rule->periods = random_calendar(dice, p, &rule->n_periods);
    for (int e = 0; e < p->n_staff; e++)
        rule->min[e] = rule->measure == BEM_BY_MINUTES ? tiny_roll(dice, 2000) : tiny_roll(dice, 4);
    rule->fee = one_in(dice, 2) ? tiny_roll(dice, 500) : 0;
}

static void random_pattern(tiny_dice *dice, bem_problem *p, bem_rule *rule) {
    rule->n_pattern = 1 + tiny_roll(dice, 4);
    rule->pattern = BEM_TAKE(&p->arena, rule->n_pattern, bem_day_set);
    for (int i = 0; i < rule->n_pattern; i++) {
        rule->pattern[i].shifts = BEM_TAKE(&p->arena, p->n_shifts, bool);
        random_mask(dice, rule->pattern[i].shifts, p->n_shifts, 2);
        rule->pattern[i].off = one_in(dice, 2);
    }
    rule->wanted = one_in(dice, 3);
    rule->starts = one_in(dice, 2) ? (unsigned)tiny_roll(dice, 128) : 0;
    bool by_itself = one_in(dice, 2);
    for (int e = 0; e < p->n_staff && by_itself; e++)
        rule->min[e] = rule->max[e] = 0;
}

static void random_periods(tiny_dice *dice, bem_problem *p, bem_rule *rule) {
    bool rolls = rule->kind == BEM_RULE_HOURS || rule->kind == BEM_RULE_COUNT ||
                 rule->kind == BEM_RULE_WEEKENDS;
    int n_weeks = rule->kind == BEM_RULE_FAIR ? 0 : tiny_roll(dice, 3), *n = &rule->n_periods;
    rule->periods = bem_periods(&p->calendar, n_weeks, n, &p->arena);
    if (rolls && one_in(dice, 4))
        rule->periods = bem_periods_rolling(&p->calendar, 1 + tiny_roll(dice, 9), 1, n, &p->arena);
    else if (rolls && one_in(dice, 4))
        rule->periods =
            bem_periods_rolling(&p->calendar, 7 * (1 + tiny_roll(dice, 2)), 7, n, &p->arena);
    else if (rolls && one_in(dice, 4))
        rule->periods = bem_periods_of_months(&p->calendar, 1 + tiny_roll(dice, 2), n, &p->arena);
    else if (rolls && one_in(dice, 8))
        rule->periods = bem_periods_of_years(&p->calendar, n, &p->arena);
}

/* What only some kinds read. */
static void random_extras(tiny_dice *dice, bem_problem *p, bem_rule *rule) {
    rule->of_some = one_in(dice, 2);
    random_periods(dice, p, rule);
    if (one_in(dice, 3)) {
        rule->before = BEM_TAKE(&p->arena, p->n_staff, int);
        for (int e = 0; e < p->n_staff; e++)
            rule->before[e] = one_in(dice, 4) ? BEM_NOT_TOLD : tiny_roll(dice, 6);
        if (rule->kind == BEM_RULE_HOURS || rule->kind == BEM_RULE_FAIR)
            rule->before[0] = 100 * (tiny_roll(dice, 30) - 15 * (rule->kind == BEM_RULE_FAIR));
    }
    rule->competences = BEM_TAKE(&p->arena, p->n_competences, bool);
    random_mask(dice, rule->competences, p->n_competences, 2);
    static const unsigned weekends[] = {0x20, 0x30, 0x60, 0x70, 0x41, 0xE0 >> 1, 0x71, 0x18};
    rule->weekend = one_in(dice, 2) ? weekends[tiny_roll(dice, 8)] : 0;
    rule->eve = one_in(dice, 3);
    rule->by_days = one_in(dice, 2);
    rule->from = one_in(dice, 2)   ? 0
                 : one_in(dice, 4) ? tiny_roll(dice, 1440)
                                   : 60 * tiny_roll(dice, 24);
    rule->window = one_in(dice, 3) ? 1 + tiny_roll(dice, BEM_MOST_WINDOW) : 0;
    rule->rolling = one_in(dice, 2);
    rule->measure = (bem_measure)tiny_roll(dice, 3);
    if (rule->kind == BEM_RULE_HOURS && one_in(dice, 3))
        rule->beyond = (bem_beyond)(1 + tiny_roll(dice, 2));
    for (int e = 0; e < p->n_staff && rule->beyond; e++)
        rule->min[e] = rule->min[e] == 0 ? BEM_NO_MIN : rule->min[e];
    if (one_in(dice, 3)) {
        rule->clock_from = tiny_roll(dice, 1440);
        rule->clock_to = rule->clock_from + 1 + tiny_roll(dice, 1000);
    }
    if (rule->kind == BEM_RULE_PATTERN)
        random_pattern(dice, p, rule);
    if (rule->kind == BEM_RULE_NIGHT_HOURS && rule->clock_to == 0) {
        rule->clock_from = tiny_roll(dice, 1440);
        rule->clock_to = rule->clock_from + 1 + tiny_roll(dice, 600);
    }
    if (rule->kind == BEM_RULE_DAILY_REST && one_in(dice, 2)) {
        rule->exception = 600 + tiny_roll(dice, 1200);
        rule->window = 1;
    }
}

static void random_rule(tiny_dice *dice, bem_problem *p, bem_rule *rule) {
    int n_days = p->calendar.n_days;
    rule->kind = (bem_rule_kind)tiny_roll(dice, BEM_N_RULE_KINDS);
    rule->mode = one_in(dice, 10) ? BEM_MODE_OFF : one_in(dice, 3) ? BEM_MODE_HARD : BEM_MODE_SOFT;
    random_limits(dice, p, rule);
    random_mask(dice, rule->person, p->n_staff, 6);
    if (one_in(dice, 3))
        random_mask(dice, rule->day, n_days, 3);
    random_mask(dice, rule->shifts, p->n_shifts, 2);
    random_mask(dice, rule->then, p->n_shifts, 2);
    rule->of_off = one_in(dice, 2);
    rule->closed = one_in(dice, 3);
    rule->price.linear = tiny_roll(dice, 200);
    rule->price.quadratic = one_in(dice, 3) ? tiny_roll(dice, 50) : 0;
    random_extras(dice, p, rule);
    if (bem_is_shared(rule))
        random_shared(dice, p, rule);
    else if (rule->kind == BEM_RULE_BOOKING)
        random_booking(dice, p, rule);
}

static void random_demand(tiny_dice *dice, bem_problem *p, bem_demand *demand) {
    if (p->n_competences)
        demand->competence = tiny_roll(dice, p->n_competences + 1) - 1;
    random_mask(dice, demand->day, p->calendar.n_days, 3);
    if (one_in(dice, 2)) {
        demand->from = tiny_roll(dice, 1500);
        demand->to = demand->from + 1 + tiny_roll(dice, 900);
    } else {
        demand->shifts = BEM_TAKE(&p->arena, p->n_shifts, bool);
        demand->shifts[tiny_roll(dice, p->n_shifts)] = true;
        if (one_in(dice, 3))
            demand->shifts[tiny_roll(dice, p->n_shifts)] = true;
    }
    demand->min = tiny_roll(dice, p->n_staff + 1);
    demand->shortage = tiny_roll(dice, one_in(dice, 3) ? 40000 : 900); /* some above wages */
    demand->surplus = tiny_roll(dice, 200);
    demand->below_min = demand->shortage + tiny_roll(dice, 300);
    demand->shortage_squared = one_in(dice, 3) ? tiny_roll(dice, 200) : 0;
    demand->surplus_squared = one_in(dice, 4) ? tiny_roll(dice, 100) : 0;
    if (one_in(dice, 2))
        demand->target = demand->min + tiny_roll(dice, 2);
    if (one_in(dice, 2))
        demand->max =
            (demand->target > demand->min ? demand->target : demand->min) + tiny_roll(dice, 2);
    demand->above_max = one_in(dice, 4) ? BEM_HARD_PRICE : demand->surplus + tiny_roll(dice, 300);
    if (one_in(dice, demand->min == 1 ? 4 : 20))
        demand->below_min = BEM_HARD_PRICE;
}

static void random_request(tiny_dice *dice, const bem_problem *p, bem_request *wish) {
    wish->person = tiny_roll(dice, p->n_staff);
    wish->day = tiny_roll(dice, p->calendar.n_days);
    wish->on = one_in(dice, 2);
    random_mask(dice, wish->shifts, p->n_shifts, 2);
    wish->mode = one_in(dice, 5) ? BEM_MODE_HARD : one_in(dice, 8) ? BEM_MODE_OFF : BEM_MODE_SOFT;
    wish->cost = tiny_roll(dice, 300);
}

static void random_cells(tiny_dice *dice, bem_problem *p) {
    for (int i = 0; i < p->n_staff * p->calendar.n_days; i++) {
        if (one_in(dice, 8)) {
            p->leave[i] = true;
            p->credit[i] = one_in(dice, 2) ? 436 : 0;
            p->pin[i] = one_in(dice, 10) ? BEM_OFF : BEM_ANY;
        } else if (one_in(dice, 15)) {
            p->pin[i] = tiny_roll(dice, p->n_shifts + 1) - 1;
        }
    }
    for (int i = 0; i < p->n_staff * p->n_past; i++)
        p->past[i] = one_in(dice, 8) ? BEM_UNKNOWN : tiny_roll(dice, p->n_shifts + 1) - 1;
}

/* Spans in order, apart, over the horizon and a little on either side. */
static void random_spans(tiny_dice *dice, bem_problem *p, bem_band *band) {
    int end = (p->calendar.n_days + 2) * BEM_DAY_MINUTES, at = -BEM_DAY_MINUTES;
    band->spans = BEM_TAKE(&p->arena, 2 * p->calendar.n_days + 8, bem_wall_span);
    while ((at += 1 + tiny_roll(dice, 1500)) < end && band->n_spans < 2 * p->calendar.n_days + 8) {
        bem_wall_span *span = &band->spans[band->n_spans++];
        *span = (bem_wall_span){at, at + 1 + tiny_roll(dice, 1200)};
        at = span->to;
    }
}

static void random_overtime(tiny_dice *dice, bem_problem *p, bem_contract *contract) {
    bem_overtime *overtime = contract->overtime = BEM_TAKE(&p->arena, 1, bem_overtime);
    contract->full_time = 300 + tiny_roll(dice, 2400);
    overtime->month_minutes = 9900;
    overtime->extra = one_in(dice, 2) ? 8000 + tiny_roll(dice, 4000) : 0;
    overtime->n_tiers = 1 + tiny_roll(dice, 2);
    overtime->tiers = BEM_TAKE(&p->arena, overtime->n_tiers, bem_tier);
    for (int t = 0; t < overtime->n_tiers; t++)
        overtime->tiers[t] = (bem_tier){1 + tiny_roll(dice, 500), 12000 + 6000 * t};
    overtime->tiers[overtime->n_tiers - 1].minutes = BEM_NO_MAX;
    overtime->periods = random_calendar(dice, p, &overtime->n_periods);
    for (int e = 0; e < p->n_staff; e++)
        p->staff[e].share = 3000 + tiny_roll(dice, 9000);
}

static void random_quotas(tiny_dice *dice, bem_problem *p, bem_supplements *table) {
    table->n_quotas = one_in(dice, 2) ? 1 + tiny_roll(dice, 2) : 0;
    table->quotas = BEM_TAKE(&p->arena, table->n_quotas, bem_quota);
    for (int q = 0; q < table->n_quotas; q++) {
        bem_quota *quota = &table->quotas[q];
        *quota = (bem_quota){.kind = (bem_shift_kind)tiny_roll(dice, BEM_N_SHIFT_KINDS),
                             .minutes = tiny_roll(dice, 2500)};
        if (one_in(dice, 2))
            quota->percent = 1 + tiny_roll(dice, 20000);
        else
            quota->amount = 1 + tiny_roll(dice, 9000);
        quota->periods = random_calendar(dice, p, &quota->n_periods);
    }
}

static void random_pay(tiny_dice *dice, bem_problem *p, bem_contract *contract) {
    contract->n_supplements = tiny_roll(dice, 3);
    contract->supplements = BEM_TAKE(&p->arena, contract->n_supplements, bem_supplements);
    for (int t = 0; t < contract->n_supplements; t++) {
        bem_supplements *table = &contract->supplements[t];
        *table = (bem_supplements){
            .id = "table", .n_bands = 1 + tiny_roll(dice, 3), .month_minutes = 9900};
        table->bands = BEM_TAKE(&p->arena, table->n_bands, bem_band);
        for (int b = 0; b < table->n_bands; b++) {
            bem_band *band = &table->bands[b];
            *band = (bem_band){.id = "band",
                               .kind = (bem_shift_kind)tiny_roll(dice, BEM_N_SHIFT_KINDS)};
            if (one_in(dice, 2))
                band->percent = tiny_roll(dice, 20000);
            else
                band->amount = tiny_roll(dice, 9000);
            random_spans(dice, p, band);
        }
        random_quotas(dice, p, table);
    }
}

/* Some shifts are on call: counted in part, perhaps no break of rest. */
static void random_kinds(tiny_dice *dice, const bem_problem *p) {
    for (int s = 0; s < p->n_shifts; s++)
        if (one_in(dice, 5)) {
            p->shifts[s].kind = one_in(dice, 2) ? BEM_SHIFT_ON_CALL : BEM_SHIFT_STANDBY;
            p->shifts[s].uncounted = one_in(dice, 2) ? 10000 : tiny_roll(dice, 10000);
            p->shifts[s].resting = one_in(dice, 2);
        }
}

static void random_staff(tiny_dice *dice, bem_problem *p) {
    bem_contract *contract = &p->contracts[0];
    contract->pay = (bem_pay)tiny_roll(dice, 3);
    contract->wage = contract->pay == BEM_PAY_NONE      ? 0
                     : contract->pay == BEM_PAY_MONTHLY ? 150000 + tiny_roll(dice, 9000)
                                                        : 1000 + tiny_roll(dice, 100);
    contract->employer_fee = one_in(dice, 3) ? 0 : 5228;
    if (contract->pay != BEM_PAY_NONE && one_in(dice, 2))
        random_pay(dice, p, contract);
    if (contract->pay != BEM_PAY_NONE && one_in(dice, 3))
        random_overtime(dice, p, contract);
    p->contracts[1].pay = one_in(dice, 8)   ? BEM_PAY_MONTHLY
                          : one_in(dice, 3) ? BEM_PAY_NONE
                                            : BEM_PAY_HOURLY;
    p->contracts[1].wage = p->contracts[1].pay ? 2000 + tiny_roll(dice, 100) : 0;
    if (p->contracts[1].pay && one_in(dice, 2))
        random_pay(dice, p, &p->contracts[1]);
    if (p->contracts[1].pay && one_in(dice, 4))
        random_overtime(dice, p, &p->contracts[1]);
    for (int e = 0; e < p->n_staff; e++)
        p->staff[e].contract = one_in(dice, 3);
    for (int e = 0; e < p->n_staff && p->n_competences > 1; e++) {
        bem_person *person = &p->staff[e];
        if (one_in(dice, 2)) {
            person->holds[0] = person->fills[0] = false;
            person->holds[1] = person->fills[1] = true;
            person->primary = 1;
            person->fills[0] = p->competences[1].covers[0];
        }
    }
}

bem_problem *tiny_random(tiny_dice *dice, int n_staff, int n_days, int n_shifts) {
    bem_problem *p =
        tiny_new((tiny_size){n_staff, n_days, n_shifts, tiny_roll(dice, 3), tiny_roll(dice, 6),
                             tiny_roll(dice, 6), tiny_roll(dice, 4), tiny_roll(dice, 4)});
    p->calendar.start += one_in(dice, 6) ? -tiny_roll(dice, 21) : tiny_roll(dice, 28);
    if (one_in(dice, 3)) {
        p->calendar.changes = BEM_TAKE(&p->arena, 1, bem_clock_change);
        p->calendar.n_changes = 1;
        p->calendar.changes[0].wall = tiny_roll(dice, n_days) * BEM_DAY_MINUTES + 120;
        p->calendar.changes[0].gain = one_in(dice, 2) ? 60 : -60;
    }
    if (p->n_competences > 1)
        p->competences[1].covers[0] = one_in(dice, 2);
    random_staff(dice, p);
    random_kinds(dice, p);
    random_cells(dice, p);
    for (int r = 0; r < p->n_rules; r++)
        random_rule(dice, p, &p->rules[r]);
    for (int i = 0; i < p->n_demands; i++)
        random_demand(dice, p, &p->demands[i]);
    for (int w = 0; w < p->n_requests; w++)
        random_request(dice, p, &p->requests[w]);
    return p;
}
