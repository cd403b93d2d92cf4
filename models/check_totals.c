/* check_totals.c - what adds up over a period: hours and shifts; fair shares of them. */
#include "check_parts.h"

/* What is added up over a period, and what of it nobody can change. */
typedef struct bem_total {
    int64_t all;    /* inside the horizon and before */
    int64_t before; /* of that, before the horizon */
    bool asks_min;
} bem_total;

static bool is_before_told(const bem_rule *rule, int e, const bem_period *period) {
    return period->first == 0 && rule->before && rule->before[e] != BEM_NOT_TOLD;
}

/* Opens a sum: `known` says whether all days of the period before the horizon are. */
static bem_total open_total(const bem_rule *rule, int e, const bem_period *period,
                            int64_t of_past_days, bool known) {
    bem_total total = {of_past_days, of_past_days, period->whole};
    if (period->first < 0 && known)
        total.asks_min = true;
    if (is_before_told(rule, e, period)) {
        total.all = total.before = rule->before[e];
        total.asks_min = period->whole || period->begun;
    }
    return total;
}

/* How far a total is beyond max, or short of min; what history passed already is not charged,
 * but for a fair share. */
static int64_t out_of_range(const bem_rule *rule, int e, const bem_total *total, bool too_many) {
    int64_t most = rule->max[e];
    if (!too_many)
        return total->asks_min && total->all < rule->min[e] ? rule->min[e] - total->all : 0;
    if (rule->kind != BEM_RULE_FAIR && total->before > most)
        most = total->before;
    return rule->max[e] != BEM_NO_MAX && total->all > most ? total->all - most : 0;
}

/* "Anna works 6 night shifts from … to …, at most 5 allowed" */
static const char *describe(const bem_checking *c, const bem_rule *rule, int e,
                            const bem_period *period, const char *total, const char *before,
                            const char *limit) {
    bem_arena *arena = &c->report->arena;
    const char *carried = "";
    if (is_before_told(rule, e, period) && rule->before[e] != 0)
        carried = bem_arena_format(arena, " with %s %s before", before,
                                   rule->kind == BEM_RULE_FAIR ? "carried over from" : "from");
    return bem_arena_format(arena, "%s works %s from %s to %s%s%s", bem_check_who(c, e), total,
                            bem_check_date(c, period->first), bem_check_date(c, period->last),
                            carried, limit);
}

static const char *limit_text(const bem_checking *c, const bem_rule *rule, bool too_many,
                              const char *limit) {
    if (rule->kind != BEM_RULE_FAIR)
        return bem_check_limit(c, too_many, limit);
    return bem_arena_format(&c->report->arena, ", a fair share is at %s %s",
                            too_many ? "most" : "least", limit);
}

bool bem_check_counts_shift(const bem_rule *rule, int shift) {
    return shift >= 0 && (!rule->of_some || rule->shifts[shift]);
}

/* True minutes of the shift on day d inside the clock span that begins on day x. */
static int64_t minutes_of_span(const bem_checking *c, const bem_rule *rule, int shift, int d,
                               int x) {
    int begin = d * BEM_DAY_MINUTES + c->p->shifts[shift].start;
    int end = d * BEM_DAY_MINUTES + c->p->shifts[shift].end;
    int from = x * BEM_DAY_MINUTES + rule->clock_from, to = x * BEM_DAY_MINUTES + rule->clock_to;
    if (from >= end || to <= begin)
        return 0;
    return bem_elapsed(&c->p->calendar, from > begin ? from : begin, to < end ? to : end);
}

static int64_t minutes_of(const bem_checking *c, const bem_rule *rule, int e, int d) {
    int shift = bem_check_shift(c, e, d), n_days = c->p->calendar.n_days;
    if (!bem_check_counts_shift(rule, shift))
        return 0;
    if (rule->clock_to <= rule->clock_from)
        return d < 0 || rule->day[d] ? bem_work_minutes(c->p, shift, d) : 0;
    int64_t minutes = 0;
    for (int x = d - 3; x <= d + 3; x++) {
        bool inside = x >= 0 && x < n_days;
        if (!inside || rule->day[x])
            minutes += minutes_of_span(c, rule, shift, d, x);
    }
    return minutes;
}

static int64_t credit_of(const bem_checking *c, const bem_rule *rule, int e, int d) {
    const bem_problem *p = c->p;
    size_t cell = (size_t)e * (size_t)p->calendar.n_days + (size_t)d;
    bool of_all = !rule->of_some && rule->clock_to <= rule->clock_from;
    return rule->kind == BEM_RULE_HOURS && of_all && rule->day[d] && p->leave[cell]
               ? p->credit[cell]
               : 0;
}

/* What she is to work on so many days: the rule's hours are those beyond it. */
static int64_t ordinary_minutes(const bem_checking *c, const bem_rule *rule, int e,
                                int64_t n_days) {
    const bem_person *person = &c->p->staff[e];
    int64_t full_time = c->p->contracts[person->contract].full_time * n_days;
    switch (rule->kind == BEM_RULE_HOURS ? rule->beyond : BEM_BEYOND_NOTHING) {
    case BEM_BEYOND_CONTRACT:
        return full_time * person->share / 10000 / 7;
    case BEM_BEYOND_FULL_TIME:
        return full_time / 7;
    default:
        return 0;
    }
}

/* "12 h", of hours beyond the contract "3 h less than her contract's" */
static const char *hours_text(const bem_checking *c, const bem_rule *rule, int64_t minutes) {
    static const char *const of[] = {
        [BEM_BEYOND_CONTRACT] = "the contract", [BEM_BEYOND_FULL_TIME] = "full time"};
    const char *hours = bem_check_duration(c, minutes < 0 ? -minutes : minutes);
    if (rule->kind != BEM_RULE_HOURS || rule->beyond == BEM_BEYOND_NOTHING)
        return hours;
    return bem_arena_format(&c->report->arena, "%s %s %s", hours,
                            minutes < 0 ? "less than" : "beyond", of[rule->beyond]);
}

static void judge_minutes(const bem_checking *c, int r, int e, const bem_period *period,
                          const bem_total *total, bool too_many) {
    const bem_rule *rule = &c->p->rules[r];
    int64_t amount = out_of_range(rule, e, total, too_many);
    if (amount == 0)
        return;
    const char *limit = bem_check_duration(c, too_many ? rule->max[e] : rule->min[e]);
    bem_check_add_broken(
        c, r, e, period->first, period->last, amount, bem_price_of_minutes(rule->price, amount),
        describe(c, rule, e, period, hours_text(c, rule, total->all),
                 hours_text(c, rule, total->before), limit_text(c, rule, too_many, limit)));
}

static void check_minutes(const bem_checking *c, int r, int e, const bem_period *period) {
    const bem_rule *rule = &c->p->rules[r];
    int64_t past = 0, n_past = 0, n_days = 0;
    for (int d = period->first; d < 0; d++) {
        n_past += bem_check_shift(c, e, d) != BEM_UNKNOWN;
        past += minutes_of(c, rule, e, d);
    }
    int64_t ordinary_past = ordinary_minutes(c, rule, e, n_past);
    bem_total total =
        open_total(rule, e, period, past - ordinary_past, n_past == -(int64_t)period->first);
    for (int d = period->first > 0 ? period->first : 0; d <= period->last; d++, n_days++)
        total.all += minutes_of(c, rule, e, d) + credit_of(c, rule, e, d);
    total.all -= ordinary_minutes(c, rule, e, n_past + n_days) - ordinary_past;
    judge_minutes(c, r, e, period, &total, false);
    judge_minutes(c, r, e, period, &total, true);
}

void bem_check_hours(const bem_checking *c, int r, int e) {
    for (int i = 0; i < c->p->rules[r].n_periods; i++)
        check_minutes(c, r, e, &c->p->rules[r].periods[i]);
}

static void judge_number(const bem_checking *c, int r, int e, const bem_period *period,
                         const bem_total *total, bool too_many, const char *noun) {
    const bem_rule *rule = &c->p->rules[r];
    bem_arena *arena = &c->report->arena;
    int64_t amount = out_of_range(rule, e, total, too_many);
    if (amount == 0)
        return;
    const char *limit = bem_arena_format(arena, "%d", too_many ? rule->max[e] : rule->min[e]);
    bem_check_add_broken(c, r, e, period->first, period->last, amount,
                         bem_price_of(rule->price, amount),
                         describe(c, rule, e, period, bem_check_count(c, total->all, noun),
                                  bem_arena_format(arena, "%lld", (long long)total->before),
                                  limit_text(c, rule, too_many, limit)));
}

void bem_check_number(const bem_checking *c, int r, int e, const bem_period *period, int past,
                      bool known, int inside, const char *noun) {
    const bem_rule *rule = &c->p->rules[r];
    bem_total total = open_total(rule, e, period, past, known);
    total.all += inside;
    judge_number(c, r, e, period, &total, false, noun);
    judge_number(c, r, e, period, &total, true, noun);
}

static bool is_counted(const bem_checking *c, const bem_rule *rule, int e, int d) {
    int shift = bem_check_shift(c, e, d);
    if (rule->kind == BEM_RULE_FAIR ? !bem_check_counts_shift(rule, shift)
                                    : !bem_check_works_one(c, e, d, rule->shifts))
        return false;
    return d < 0 || rule->day[d];
}

void bem_check_counts(const bem_checking *c, int r, int e) {
    const bem_rule *rule = &c->p->rules[r];
    bool of_all = rule->kind == BEM_RULE_FAIR && !rule->of_some;
    const char *set = of_all ? "" : bem_check_set(c, rule->shifts);
    const char *noun = *set ? bem_arena_format(&c->report->arena, "%s shift", set) : "shift";
    for (int i = 0; i < rule->n_periods; i++) {
        const bem_period *period = &rule->periods[i];
        int past = 0, inside = 0;
        bool known = true;
        for (int d = period->first; d <= period->last; d++) {
            known = known && bem_check_shift(c, e, d) != BEM_UNKNOWN;
            *(d < 0 ? &past : &inside) += is_counted(c, rule, e, d);
        }
        bem_check_number(c, r, e, period, past, known, inside, noun);
    }
}

void bem_check_fair(const bem_checking *c, int r, int e) {
    static bem_check_rule *const of[] = {[BEM_BY_SHIFTS] = bem_check_counts,
                                         [BEM_BY_MINUTES] = bem_check_hours,
                                         [BEM_BY_WEEKENDS] = bem_check_weekends};
    of[c->p->rules[r].measure](c, r, e);
}
