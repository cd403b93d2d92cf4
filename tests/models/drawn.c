/* drawn.c - see drawn.h. A field counts as drawn when it had another value than
 * that of a rule without it. */
#include "drawn.h"

#include <stdio.h>

enum {
    HARD,
    SOFT,
    PUT_OFF,
    LINEAR,
    SQUARED,
    PEOPLE, /* somebody left out; likewise days and shifts */
    DAYS,
    SHIFTS,
    MIN,
    MAX,
    BEFORE,
    CLOSED,
    OF_OFF,
    OF_SOME,
    WEEKEND,
    EVE,
    BY_DAYS,
    FROM,
    WINDOW,
    EXCEPTION,
    MINUTES,
    WEEKENDS,
    BEYOND,
    CLOCK,
    WANTED,
    STARTS,
    COMPETENCES,
    FEE,
    THOSE,
    AS_ONE,
    PART,
    LEAST,
    MOST,
    BESIDE,
    WEEKS,  /* periods that begin on Mondays inside the horizon */
    MONTHS, /* or on other days */
    SLIDING,
    N_FIELDS
};
static const char *const field_words[N_FIELDS] = {
    "hard",     "soft",   "off",     "linear price", "squared price", "people",        "days",
    "shifts",   "min",    "max",     "before",       "closed",        "of_off",        "of_some",
    "weekend",  "eve",    "by_days", "from",         "window",        "exception",     "minutes",
    "weekends", "beyond", "clock",   "wanted",       "starts",        "competences",   "fee",
    "those",    "as_one", "part",    "least",        "most",          "beside_rental", "weeks",
    "months",   "rolling"};

#define BIT(field) (1ul << (field))
#define OF_ALL (BIT(HARD) | BIT(SOFT) | BIT(PUT_OFF) | BIT(LINEAR) | BIT(PEOPLE))
#define DATED (OF_ALL | BIT(SQUARED) | BIT(DAYS))
#define ON_SHIFTS (DATED | BIT(SHIFTS))
#define ON_SPOTS (ON_SHIFTS | BIT(CLOCK) | BIT(AS_ONE))
#define LIMITED (BIT(MIN) | BIT(MAX))
#define IN_PERIODS (BIT(WEEKS) | BIT(MONTHS))
#define OVER_PERIODS (LIMITED | BIT(BEFORE) | IN_PERIODS | BIT(SLIDING))

static const unsigned long wanted_of[BEM_N_RULE_KINDS] = {
    [BEM_RULE_REST] = DATED | BIT(MIN),
    [BEM_RULE_SUCCESSION] = ON_SHIFTS,
    [BEM_RULE_RUN] = ON_SHIFTS | LIMITED | BIT(CLOSED) | BIT(OF_OFF),
    [BEM_RULE_HOURS] = ON_SHIFTS | OVER_PERIODS | BIT(OF_SOME) | BIT(CLOCK) | BIT(BEYOND),
    [BEM_RULE_COUNT] = ON_SHIFTS | OVER_PERIODS,
    [BEM_RULE_WEEKENDS] = ON_SHIFTS | OVER_PERIODS | BIT(OF_SOME) | BIT(WEEKEND) | BIT(EVE),
    [BEM_RULE_COMPLETE_WEEKENDS] = DATED | BIT(WEEKEND) | BIT(BY_DAYS) | BIT(CLOSED),
    [BEM_RULE_SHIFTS] = ON_SHIFTS,
    [BEM_RULE_WITHOUT_COMPETENCE] = ON_SHIFTS | BIT(COMPETENCES),
    [BEM_RULE_PATTERN] = DATED | LIMITED | BIT(BEFORE) | BIT(WANTED) | BIT(STARTS),
    [BEM_RULE_SAME_SHIFT] = DATED | BIT(WEEKEND) | BIT(CLOSED),
    [BEM_RULE_WEEKENDS_IN_ROW] =
        ON_SHIFTS | LIMITED | BIT(CLOSED) | BIT(OF_OFF) | BIT(OF_SOME) | BIT(WEEKEND) | BIT(EVE),
    [BEM_RULE_DAYS_OFF_AFTER] = ON_SHIFTS | BIT(MIN),
    [BEM_RULE_DAILY_REST] = DATED | BIT(MIN) | BIT(FROM) | BIT(EXCEPTION),
    [BEM_RULE_WEEKLY_REST] = DATED | BIT(MIN) | BIT(FROM) | BIT(WINDOW),
    [BEM_RULE_NIGHT_HOURS] = ON_SHIFTS | BIT(MAX) | BIT(OF_SOME) | BIT(CLOCK),
    [BEM_RULE_FAIR] = ON_SHIFTS | LIMITED | BIT(BEFORE) | BIT(OF_SOME) | BIT(CLOCK) | BIT(MINUTES) |
                      BIT(WEEKENDS) | BIT(WEEKEND) | BIT(EVE),
    [BEM_RULE_BOOKING] = OF_ALL | BIT(SQUARED) | BIT(MIN) | BIT(MINUTES) | BIT(FEE) | IN_PERIODS,
    [BEM_RULE_SKILL_MIX] = ON_SPOTS | BIT(THOSE) | BIT(PART) | BIT(LEAST) | BIT(MOST),
    [BEM_RULE_SUPERVISED] = ON_SPOTS | BIT(THOSE) | BIT(PART),
    [BEM_RULE_OWN_STAFF] = ON_SPOTS | BIT(BESIDE) | BIT(LEAST),
    [BEM_RULE_RENTAL_SHARE] = ON_SPOTS | BIT(PART),
    [BEM_RULE_TOGETHER] = ON_SHIFTS | BIT(AS_ONE),
    [BEM_RULE_APART] = ON_SHIFTS | BIT(AS_ONE),
    [BEM_RULE_BUDGET] = OF_ALL | BIT(MOST) | IN_PERIODS,
    [BEM_RULE_RENTAL_RATIO] = OF_ALL | BIT(PART),
    [BEM_RULE_RENTAL_HEADCOUNT] = OF_ALL | BIT(SQUARED) | BIT(MOST) | IN_PERIODS,
};

/* Is one of them so? */
static bool has(const bool *mask, int n, bool value) {
    for (int i = 0; mask && i < n; i++)
        if (mask[i] == value)
            return true;
    return false;
}

static unsigned long bit_if(int field, bool is_so) { return is_so ? BIT(field) : 0; }

static unsigned long limits_of(const bem_problem *p, const bem_rule *rule) {
    unsigned long bits = 0;
    for (int e = 0; e < p->n_staff; e++)
        bits |= bit_if(MIN, rule->min[e] > 0) | bit_if(MAX, rule->max[e] != BEM_NO_MAX) |
                bit_if(BEFORE, rule->before && rule->before[e] != BEM_NOT_TOLD && rule->before[e]);
    return bits | bit_if(LEAST, rule->least > 0) |
           bit_if(MOST, rule->most != BEM_NO_MAX && rule->most > 0);
}

static unsigned long periods_of(const bem_problem *p, const bem_rule *rule) {
    unsigned long bits = 0;
    bool slides = false;
    for (int i = 1; i < rule->n_periods; i++)
        slides |= rule->periods[i].first <= rule->periods[i - 1].last;
    for (int i = 1; i < rule->n_periods && !slides; i++) {
        bool monday = bem_weekday(&p->calendar, rule->periods[i].first) == BEM_MONDAY;
        bits |= BIT(monday ? WEEKS : MONTHS);
    }
    return bits | bit_if(SLIDING, slides);
}

static unsigned long fields_of(const bem_problem *p, const bem_rule *rule) {
    unsigned long bits = BIT(HARD + rule->mode) | limits_of(p, rule) | periods_of(p, rule);
    bits |= bit_if(LINEAR, rule->price.linear) | bit_if(SQUARED, rule->price.quadratic) |
            bit_if(PEOPLE, has(rule->person, p->n_staff, false)) |
            bit_if(DAYS, has(rule->day, p->calendar.n_days, false)) |
            bit_if(SHIFTS, has(rule->shifts, p->n_shifts, false)) |
            bit_if(THOSE, has(rule->those, p->n_staff, false)) |
            bit_if(COMPETENCES, has(rule->competences, p->n_competences, true));
    bits |= bit_if(CLOSED, rule->closed) | bit_if(OF_OFF, rule->of_off) |
            bit_if(OF_SOME, rule->of_some) | bit_if(WEEKEND, rule->weekend) |
            bit_if(EVE, rule->eve) | bit_if(BY_DAYS, rule->by_days) | bit_if(WANTED, rule->wanted) |
            bit_if(STARTS, rule->starts) | bit_if(AS_ONE, rule->as_one) |
            bit_if(BESIDE, rule->beside_rental);
    bits |= bit_if(FROM, rule->from % 60) | bit_if(WINDOW, rule->window > 8) |
            bit_if(EXCEPTION, rule->exception) | bit_if(BEYOND, rule->beyond) |
            bit_if(MINUTES, rule->measure == BEM_BY_MINUTES) |
            bit_if(WEEKENDS, rule->measure == BEM_BY_WEEKENDS) |
            bit_if(CLOCK, rule->clock_to > rule->clock_from) | bit_if(FEE, rule->fee) |
            bit_if(PART, rule->part > 1);
    return bits;
}

/* ---- beside the rules ---- */

enum {
    TARGET,
    LEAST_HEADS,
    MOST_HEADS,
    SHORTAGE,
    SURPLUS,
    BELOW_MIN,
    ABOVE_MAX,
    HARD_MIN,
    HARD_MAX,
    SHORTAGE_SQUARED,
    SURPLUS_SQUARED,
    OF_COMPETENCE,
    SOME_DAYS,
    SEVERAL_SHIFTS,
    SPAN,
    SPAN_OVER_MIDNIGHT,
    WISH_ON,
    WISH_HARD,
    WISH_PUT_OFF,
    ON_CALL,
    STANDBY,
    RESTING,
    BAND_BY_HOUR,
    BAND_BY_PERCENT,
    BAND_OF_STANDBY,
    QUOTA_BY_HOUR,
    QUOTA_BY_PERCENT,
    OVERTIME,
    EXTRA,
    TIERS,
    RENTAL_MONTHLY,
    LEAVE_CREDIT,
    PINNED,
    UNKNOWN_PAST,
    CLOCK_CHANGE,
    N_THINGS
};
static const char *const thing_words[N_THINGS] = {"target",
                                                  "min of demand",
                                                  "max of demand",
                                                  "shortage",
                                                  "surplus",
                                                  "below_min",
                                                  "above_max",
                                                  "hard min of demand",
                                                  "hard max of demand",
                                                  "shortage squared",
                                                  "surplus squared",
                                                  "demand of a competence",
                                                  "demand on some days",
                                                  "demand of several shifts",
                                                  "span",
                                                  "span over midnight",
                                                  "wish to work",
                                                  "hard wish",
                                                  "wish put off",
                                                  "on call",
                                                  "standby",
                                                  "resting shift",
                                                  "band by hour",
                                                  "band by percent",
                                                  "band of standby",
                                                  "quota by hour",
                                                  "quota by percent",
                                                  "overtime",
                                                  "extra hours",
                                                  "tiers",
                                                  "rental by the month",
                                                  "credit of leave",
                                                  "pin",
                                                  "unknown past",
                                                  "change of the clock"};

static unsigned long demand_of(const bem_problem *p, const bem_demand *demand) {
    int n_shifts = 0;
    for (int s = 0; demand->shifts && s < p->n_shifts; s++)
        n_shifts += demand->shifts[s];
    return bit_if(TARGET, demand->target >= 0) | bit_if(LEAST_HEADS, demand->min > 0) |
           bit_if(MOST_HEADS, demand->max != BEM_NO_MAX) | bit_if(SHORTAGE, demand->shortage) |
           bit_if(SURPLUS, demand->surplus) | bit_if(BELOW_MIN, demand->below_min > 0) |
           bit_if(ABOVE_MAX, demand->above_max > 0) |
           bit_if(HARD_MIN, demand->min > 0 && demand->below_min == BEM_HARD_PRICE) |
           bit_if(HARD_MAX, demand->max != BEM_NO_MAX && demand->above_max == BEM_HARD_PRICE) |
           bit_if(SHORTAGE_SQUARED, demand->shortage_squared) |
           bit_if(SURPLUS_SQUARED, demand->surplus_squared) |
           bit_if(OF_COMPETENCE, demand->competence != BEM_NO_ROLE) |
           bit_if(SOME_DAYS, has(demand->day, p->calendar.n_days, false)) |
           bit_if(SEVERAL_SHIFTS, n_shifts > 1) | bit_if(SPAN, !demand->shifts) |
           bit_if(SPAN_OVER_MIDNIGHT, !demand->shifts && demand->from < BEM_DAY_MINUTES &&
                                          demand->to > BEM_DAY_MINUTES);
}

static unsigned long pay_of(const bem_contract *contract) {
    unsigned long bits =
        bit_if(OVERTIME, contract->overtime != NULL) |
        bit_if(RENTAL_MONTHLY, contract->rental && contract->pay == BEM_PAY_MONTHLY);
    if (contract->overtime)
        bits |= bit_if(EXTRA, contract->overtime->extra) |
                bit_if(TIERS, contract->overtime->n_tiers > 1);
    for (int t = 0; t < contract->n_supplements; t++) {
        const bem_supplements *table = &contract->supplements[t];
        for (int b = 0; b < table->n_bands; b++)
            bits |= BIT(table->bands[b].amount ? BAND_BY_HOUR : BAND_BY_PERCENT) |
                    bit_if(BAND_OF_STANDBY, table->bands[b].kind == BEM_SHIFT_STANDBY);
        for (int q = 0; q < table->n_quotas; q++)
            bits |= BIT(table->quotas[q].amount ? QUOTA_BY_HOUR : QUOTA_BY_PERCENT);
    }
    return bits;
}

static unsigned long cells_of(const bem_problem *p) {
    unsigned long bits = bit_if(CLOCK_CHANGE, p->calendar.n_changes > 0);
    for (int i = 0; i < p->n_staff * p->calendar.n_days; i++)
        bits |= bit_if(LEAVE_CREDIT, p->credit[i]) | bit_if(PINNED, p->pin[i] != BEM_ANY);
    for (int i = 0; i < p->n_staff * p->n_past; i++)
        bits |= bit_if(UNKNOWN_PAST, p->past[i] == BEM_UNKNOWN);
    return bits;
}

void drawn_note(drawn *d, const bem_problem *p) {
    for (int r = 0; r < p->n_rules; r++)
        d->rules[p->rules[r].kind] |= fields_of(p, &p->rules[r]);
    d->ward |= cells_of(p);
    for (int i = 0; i < p->n_demands; i++)
        d->ward |= demand_of(p, &p->demands[i]);
    for (int i = 0; i < p->n_contracts; i++)
        d->ward |= pay_of(&p->contracts[i]);
    for (int i = 0; i < p->n_requests; i++)
        d->ward |= bit_if(WISH_ON, p->requests[i].on) |
                   bit_if(WISH_HARD, p->requests[i].mode == BEM_MODE_HARD) |
                   bit_if(WISH_PUT_OFF, p->requests[i].mode == BEM_MODE_OFF);
    for (int s = 0; s < p->n_shifts; s++)
        d->ward |= bit_if(ON_CALL, p->shifts[s].kind == BEM_SHIFT_ON_CALL) |
                   bit_if(STANDBY, p->shifts[s].kind == BEM_SHIFT_STANDBY) |
                   bit_if(RESTING, p->shifts[s].resting);
}

const char *drawn_lacks(const drawn *d, char words[80]) {
    for (int k = 0; k < BEM_N_RULE_KINDS; k++)
        for (int i = 0; i < N_FIELDS; i++)
            if (wanted_of[k] >> i & ~(d->rules[k] >> i) & 1) {
                snprintf(words, 80, "%s of %s", field_words[i], bem_rule_kind_words[k]);
                return words;
            }
    for (int i = 0; i < N_THINGS; i++)
        if (~(d->ward >> i) & 1)
            return thing_words[i];
    return NULL;
}
