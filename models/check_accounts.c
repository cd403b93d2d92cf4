/* check_accounts.c - money and people over a period: bookings, budgets, what
 * rental staff cost and how many of them come.
 *
 * The accounts are kept from the bill: the findings about pay that are in the
 * report already. What one person is paid for one day's shift, whatever its
 * parts, is one entry, a booking's fee another; each is rounded by itself. */
#include "check_parts.h"

static bool works(const bem_checking *c, int e, int d) { return bem_check_shift(c, e, d) >= 0; }

static int64_t amount_worked(const bem_checking *c, const bem_rule *rule, int e, int d) {
    if (!works(c, e, d))
        return 0;
    return rule->measure == BEM_BY_MINUTES ? bem_work_minutes(c->p, bem_check_shift(c, e, d), d)
                                           : 1;
}

static const char *span_text(const bem_checking *c, const bem_period *period) {
    return bem_arena_format(&c->report->arena, "from %s to %s", bem_check_date(c, period->first),
                            bem_check_date(c, period->last));
}

static void charge_fee(const bem_checking *c, int r, int e, const bem_period *period) {
    const bem_rule *rule = &c->p->rules[r];
    bem_finding finding =
        bem_check_finding(bem_is_rental(c->p, e) ? BEM_COST_RENTAL : BEM_COST_HOURLY_PAY);
    finding.rule = r;
    finding.person = e;
    finding.first = period->first;
    finding.last = period->last;
    finding.amount = 1;
    finding.cost = rule->fee;
    finding.place = rule->place;
    finding.message = bem_arena_format(&c->report->arena, "%s is booked %s", bem_check_who(c, e),
                                       span_text(c, period));
    if (finding.cost > 0)
        bem_check_add(c, finding);
}

static void check_booking(const bem_checking *c, int r, int e, const bem_period *period) {
    const bem_rule *rule = &c->p->rules[r];
    bool by_minutes = rule->measure == BEM_BY_MINUTES;
    int64_t amount = 0;
    int n_days = 0;
    for (int d = period->first; d <= period->last; d++) {
        amount += amount_worked(c, rule, e, d);
        n_days += works(c, e, d);
    }
    if (n_days == 0)
        return;
    if (!period->begun)
        charge_fee(c, r, e, period);
    int64_t missing = rule->min[e] - amount;
    if (!period->whole || missing <= 0)
        return;
    const char *done =
        by_minutes ? bem_check_duration(c, amount) : bem_check_count(c, amount, "shift");
    const char *asked = by_minutes ? bem_check_duration(c, rule->min[e])
                                   : bem_arena_format(&c->report->arena, "%d", rule->min[e]);
    bem_check_add_broken(c, r, e, period->first, period->last, missing,
                         by_minutes ? bem_price_of_minutes(rule->price, missing)
                                    : bem_price_of(rule->price, missing),
                         bem_arena_format(&c->report->arena,
                                          "%s works %s %s, at least %s or none asked",
                                          bem_check_who(c, e), done, span_text(c, period), asked));
}

void bem_check_bookings(const bem_checking *c, int r, int e) {
    for (int i = 0; i < c->p->rules[r].n_periods; i++)
        check_booking(c, r, e, &c->p->rules[r].periods[i]);
}

/* ---- accounts ---- */

typedef struct accounts {
    int64_t *shift; /* [n_staff * n_days] öre for the cell's shift */
    int64_t *fee;   /* [n_staff * n_days] öre, each rounded up to units, on the booking's first day
                       worked */
} accounts;

static int64_t units_up(int64_t money, int64_t unit) { return (money + unit - 1) / unit; }

/* The first day that person e works in a span. */
static int first_worked(const bem_checking *c, int e, int first, int last) {
    int d = first;
    while (d < last && !works(c, e, d))
        d++;
    return d;
}

static accounts keep_accounts(const bem_checking *c, int64_t unit) {
    int n_days = c->p->calendar.n_days;
    accounts a = {BEM_TAKE(&c->report->arena, c->p->n_staff * n_days, int64_t),
                  BEM_TAKE(&c->report->arena, c->p->n_staff * n_days, int64_t)};
    for (int i = 0; i < c->report->count; i++) {
        const bem_finding *bill = &c->report->items[i];
        bool is_pay = bill->component == BEM_COST_HOURLY_PAY ||
                      bill->component == BEM_COST_RENTAL ||
                      bill->component == BEM_COST_SUPPLEMENT || bill->component == BEM_COST_ON_CALL;
        if (!is_pay)
            continue;
        if (bill->rule >= 0) {
            int d = first_worked(c, bill->person, bill->first, bill->last);
            a.fee[bill->person * n_days + d] += units_up(bill->cost, unit);
        } else if (bill->shift >= 0) { /* hours beyond the contract's are of no shift */
            a.shift[bill->person * n_days + bill->first] += bill->cost;
        }
    }
    return a;
}

static void add_excess(const bem_checking *c, int r, const bem_period *period, int64_t excess,
                       const char *message) {
    bem_check_add_broken(c, r, -1, period->first, period->last, excess,
                         excess * c->p->rules[r].price.linear, message);
}

void bem_check_budget(const bem_checking *c, int r) {
    const bem_rule *rule = &c->p->rules[r];
    accounts a = keep_accounts(c, rule->unit);
    for (int i = 0; i < rule->n_periods; i++) {
        const bem_period *period = &rule->periods[i];
        int64_t spent = 0;
        for (int e = 0; e < c->p->n_staff; e++)
            for (int d = period->first; rule->person[e] && d <= period->last; d++) {
                int cell = e * c->p->calendar.n_days + d;
                spent += units_up(a.shift[cell], rule->unit) + a.fee[cell];
            }
        if (rule->most == BEM_NO_MAX || spent <= rule->most)
            continue;
        add_excess(c, r, period, spent - rule->most,
                   bem_arena_format(&c->report->arena, "pay %s is %s, at most %s allowed",
                                    span_text(c, period), bem_check_money(c, spent * rule->unit),
                                    bem_check_money(c, rule->most * rule->unit)));
    }
}

__extension__ typedef __int128 huge;

/* The part of an amount that rental staff may cost, in whole units. */
static int64_t allowance(const bem_rule *rule, int64_t money) {
    return (int64_t)((huge)money * rule->part / ((huge)rule->unit * rule->whole));
}

void bem_check_rental_ratio(const bem_checking *c, int r) {
    const bem_rule *rule = &c->p->rules[r];
    accounts a = keep_accounts(c, rule->unit);
    bem_period all = {.first = 0, .last = c->p->calendar.n_days - 1};
    int64_t rental = 0, allowed = 0, monthly = 0, own = 0;
    for (int e = 0; e < c->p->n_staff; e++) {
        if (!rule->person[e])
            continue;
        bool hired = bem_is_rental(c->p, e);
        monthly += hired ? 0 : bem_sunk_wage(c->p, e);
        for (int d = 0; d <= all.last; d++) {
            int cell = e * c->p->calendar.n_days + d;
            if (hired) {
                rental += units_up(a.shift[cell], rule->unit) + a.fee[cell];
            } else {
                allowed += allowance(rule, a.shift[cell]);
                own += a.shift[cell];
            }
        }
    }
    allowed += allowance(rule, monthly);
    if (rental <= allowed)
        return;
    int hundredths = (int)(((int64_t)rule->part * 20000 + rule->whole) / (2 * rule->whole));
    add_excess(c, r, &all, rental - allowed,
               bem_arena_format(&c->report->arena,
                                "rental staff cost %s, more than %d.%02d%% of the %s of own staff",
                                bem_check_money(c, rental * rule->unit), hundredths / 100,
                                hundredths % 100, bem_check_money(c, monthly + own)));
}

void bem_check_headcount(const bem_checking *c, int r) {
    const bem_rule *rule = &c->p->rules[r];
    for (int i = 0; i < rule->n_periods; i++) {
        const bem_period *period = &rule->periods[i];
        int n = 0;
        for (int e = 0; e < c->p->n_staff; e++)
            n += rule->person[e] && bem_is_rental(c->p, e) &&
                 works(c, e, first_worked(c, e, period->first, period->last));
        if (rule->most == BEM_NO_MAX || n <= rule->most)
            continue;
        bem_check_add_broken(c, r, -1, period->first, period->last, n - rule->most,
                             bem_price_of(rule->price, n - rule->most),
                             bem_arena_format(&c->report->arena,
                                              "%d rental people work %s, at most %d allowed", n,
                                              span_text(c, period), rule->most));
    }
}
