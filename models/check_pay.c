/* check_pay.c - the bill: what each shift is paid, minute by minute, and the
 * hours beyond the contract's in each period.
 *
 * Every part of a shift's pay is a line of its own: the wage of those paid by
 * the hour, and each band of each table of supplements. */
#include "check_parts.h"

#include <assert.h>
#include <stdlib.h>

__extension__ typedef __int128 huge;

/* numerator / denominator to the nearest öre, half an öre up. */
static int64_t to_ore(huge numerator, huge denominator) {
    huge whole = numerator / denominator, rest = numerator % denominator;
    return (int64_t)(whole + (2 * rest >= denominator));
}

static const bem_contract *contract_of(const bem_checking *c, int e) {
    return &c->p->contracts[c->p->staff[e].contract];
}

/* `part` hundredths of a percent of the person's hourly pay for so many
 * minutes, with the employer's fee. */
static int64_t part_of_pay(const bem_contract *contract, int month_minutes, int64_t part,
                           int64_t minutes) {
    huge with_fee = (huge)contract->wage * (10000 + contract->employer_fee); /* per 10000 */
    huge per = contract->pay == BEM_PAY_HOURLY ? 60 : month_minutes;
    return to_ore(with_fee * part * minutes, per * 10000 * 10000);
}

static void add_pay(const bem_checking *c, bem_finding finding, bem_component own, int e,
                    const char *what) {
    bool rental = bem_is_rental(c->p, e);
    if (finding.cost <= 0)
        return;
    finding.component = rental ? BEM_COST_RENTAL : own;
    finding.person = e;
    finding.message = bem_arena_format(&c->report->arena, "%s %s", bem_check_who(c, e), what);
    bem_check_add(c, finding);
}

static bem_finding of_shift(int shift, int d) {
    bem_finding finding = bem_check_finding(BEM_COST_HOURLY_PAY);
    finding.first = finding.last = d;
    finding.shift = shift;
    return finding;
}

static void check_wage(const bem_checking *c, int e, int d, int shift) {
    const bem_contract *contract = contract_of(c, e);
    if (contract->pay != BEM_PAY_HOURLY)
        return;
    bem_finding finding = of_shift(shift, d);
    finding.amount = bem_work_minutes(c->p, shift, d);
    finding.cost = part_of_pay(contract, 0, 10000, finding.amount);
    add_pay(c, finding, BEM_COST_HOURLY_PAY, e,
            bem_arena_format(&c->report->arena, "works %s on %s, %s %s", c->p->shifts[shift].id,
                             bem_check_date(c, d), bem_check_duration(c, finding.amount),
                             bem_is_rental(c->p, e) ? "of rental" : "of hourly pay"));
}

/* ---- supplements ---- */

/* A span of a band that a shift may touch, in true minutes from the shift's start. */
typedef struct stretch {
    int band, from, to;
} stretch;

typedef BEM_ARRAY(stretch) stretch_list;

/* Those of all bands for the shift's kind, in the order of the bands. */
static void find_stretches(const bem_checking *c, const bem_supplements *table, int shift,
                           int start, stretch_list *list) {
    const bem_shift *worked = &c->p->shifts[shift];
    int end = start - worked->start + worked->end;
    list->count = 0;
    for (int b = 0; b < table->n_bands; b++) {
        const bem_band *band = &table->bands[b];
        if (band->kind != worked->kind || band->n_spans == 0)
            continue;
        int i = 0; /* steps of powers of two over the spans that end before the shift begins */
        for (int step = 1 << 24; step > 0; step /= 2)
            if (i + step <= band->n_spans && band->spans[i + step - 1].to <= start)
                i += step;
        for (; i < band->n_spans && band->spans[i].from < end; i++) {
            stretch touched = {b, bem_elapsed(&c->p->calendar, start, band->spans[i].from),
                               bem_elapsed(&c->p->calendar, start, band->spans[i].to)};
            BEM_PUSH(list, touched);
        }
    }
}

/* Each worked minute goes to the first band that has it. */
static void walk_minutes(const bem_checking *c, int d, int shift, const stretch_list *list,
                         int *minutes) {
    const bem_shift *worked = &c->p->shifts[shift];
    int midnight = d * BEM_DAY_MINUTES;
    int length = bem_elapsed(&c->p->calendar, midnight + worked->start, midnight + worked->end);
    int break_from = (length - worked->rest) / 2, break_to = break_from + worked->rest;
    for (int minute = 0; minute < length && length > worked->rest; minute++) {
        if (minute >= break_from && minute < break_to)
            continue;
        for (int i = 0; i < list->count; i++)
            if (minute >= list->items[i].from && minute < list->items[i].to) {
                minutes[list->items[i].band]++;
                break;
            }
    }
}

static void add_band(const bem_checking *c, int e, int d, int shift, const bem_supplements *table,
                     const bem_band *band, int minutes) {
    const bem_contract *contract = contract_of(c, e);
    bem_finding finding = of_shift(shift, d);
    finding.amount = minutes;
    finding.place = band->place;
    if (band->amount != 0)
        finding.cost =
            to_ore((huge)band->amount * minutes * (10000 + contract->employer_fee), 60 * 10000);
    else if (band->percent != 0)
        finding.cost = part_of_pay(contract, table->month_minutes, band->percent, minutes);
    add_pay(c, finding, band->kind == BEM_SHIFT_WORK ? BEM_COST_SUPPLEMENT : BEM_COST_ON_CALL, e,
            bem_arena_format(&c->report->arena, "works %s on %s, %s of %s in %s",
                             c->p->shifts[shift].id, bem_check_date(c, d),
                             bem_check_duration(c, minutes), band->id, table->id));
}

static void check_supplements(const bem_checking *c, int e, int d, int shift) {
    const bem_contract *contract = contract_of(c, e);
    stretch_list list = {0};
    for (int t = 0; t < contract->n_supplements; t++) {
        const bem_supplements *table = &contract->supplements[t];
        int *minutes = BEM_TAKE(&c->report->arena, table->n_bands, int);
        find_stretches(c, table, shift, d * BEM_DAY_MINUTES + c->p->shifts[shift].start, &list);
        if (list.count == 0)
            continue;
        walk_minutes(c, d, shift, &list, minutes);
        for (int b = 0; b < table->n_bands; b++)
            if (minutes[b] > 0)
                add_band(c, e, d, shift, table, &table->bands[b], minutes[b]);
    }
    free(list.items);
}

/* ---- much time on call ---- */

static const char *const kind_words[BEM_N_SHIFT_KINDS] = {
    [BEM_SHIFT_WORK] = "work", [BEM_SHIFT_ON_CALL] = "on call", [BEM_SHIFT_STANDBY] = "standby"};

/* Of a period's time on shifts of the kind the part that is more than the quota. */
static void check_quota(const bem_checking *c, int e, const bem_supplements *table,
                        const bem_quota *quota, const bem_period *period) {
    const bem_contract *contract = contract_of(c, e);
    int64_t minutes = 0;
    for (int d = period->first; d <= period->last; d++) {
        int shift = bem_check_shift(c, e, d);
        if (shift >= 0 && c->p->shifts[shift].kind == quota->kind)
            minutes += bem_shift_minutes(c->p, shift, d);
    }
    if (minutes <= quota->minutes)
        return;
    bool work = quota->kind == BEM_SHIFT_WORK;
    bem_component component = work ? BEM_COST_SUPPLEMENT : BEM_COST_ON_CALL;
    bem_finding finding = bem_check_finding(component);
    finding.first = period->first;
    finding.last = period->last;
    finding.amount = minutes - quota->minutes;
    finding.place = quota->place;
    finding.cost =
        quota->amount
            ? to_ore((huge)quota->amount * finding.amount * (10000 + contract->employer_fee),
                     60 * 10000)
            : part_of_pay(contract, table->month_minutes, quota->percent, finding.amount);
    add_pay(c, finding, component, e,
            bem_arena_format(&c->report->arena, "has %s of %s beyond %s from %s to %s",
                             bem_check_duration(c, finding.amount), kind_words[quota->kind],
                             bem_check_duration(c, quota->minutes),
                             bem_check_date(c, period->first), bem_check_date(c, period->last)));
}

static void check_quotas(const bem_checking *c, int e) {
    const bem_contract *contract = contract_of(c, e);
    for (int t = 0; t < contract->n_supplements; t++) {
        const bem_supplements *table = &contract->supplements[t];
        for (int q = 0; q < table->n_quotas; q++)
            for (int i = 0; i < table->quotas[q].n_periods; i++)
                check_quota(c, e, table, &table->quotas[q], &table->quotas[q].periods[i]);
    }
}

/* ---- hours beyond the contract's ---- */

static int64_t hours_in(const bem_checking *c, int e, const bem_period *period) {
    int64_t minutes = 0;
    for (int d = period->first; d <= period->last; d++) {
        int shift = bem_check_shift(c, e, d);
        size_t cell = (size_t)e * (size_t)c->p->calendar.n_days + (size_t)d;
        if (shift >= 0)
            minutes += bem_work_minutes(c->p, shift, d);
        if (c->p->leave[cell])
            minutes += c->p->credit[cell];
    }
    return minutes;
}

/* The part of a rate that is not paid with the wage by the hour already. */
static int64_t beyond_wage(const bem_contract *contract, int64_t part) {
    if (contract->pay != BEM_PAY_HOURLY)
        return part;
    return part <= 10000 ? 0 : part - 10000;
}

static void add_hours(const bem_checking *c, int e, const bem_period *period, bem_component own,
                      int64_t minutes, int64_t cost, const char *what) {
    bem_finding finding = bem_check_finding(own);
    finding.first = period->first;
    finding.last = period->last;
    finding.amount = minutes;
    finding.cost = cost;
    finding.place = contract_of(c, e)->overtime->place;
    add_pay(c, finding, own, e,
            bem_arena_format(&c->report->arena, "works %s of %s from %s to %s",
                             bem_check_duration(c, minutes), what, bem_check_date(c, period->first),
                             bem_check_date(c, period->last)));
}

/* Of so many minutes beyond where the tiers begin. */
static int64_t tier_cost(const bem_contract *contract, int64_t beyond) {
    const bem_overtime *overtime = contract->overtime;
    int64_t cost = 0, paid = 0;
    for (int t = 0; t < overtime->n_tiers; t++) {
        int64_t end =
            overtime->tiers[t].minutes == BEM_NO_MAX ? beyond : paid + overtime->tiers[t].minutes;
        if (end > beyond)
            end = beyond;
        if (end > paid)
            cost += part_of_pay(contract, overtime->month_minutes,
                                beyond_wage(contract, overtime->tiers[t].percent), end - paid);
        paid = end > paid ? end : paid;
    }
    return cost;
}

static void check_period(const bem_checking *c, int e, const bem_period *period) {
    const bem_contract *contract = contract_of(c, e);
    const bem_overtime *overtime = contract->overtime;
    int64_t n_days = period->last - period->first + 1;
    int64_t full = contract->full_time * n_days / 7;
    int64_t own = contract->full_time * n_days * c->p->staff[e].share / 70000;
    int64_t hours = hours_in(c, e, period), from = own; /* where the tiers begin */
    if (overtime->extra > 0 && own < full) {
        int64_t extra = (hours < full ? hours : full) - own;
        from = full;
        if (extra > 0)
            add_hours(c, e, period, BEM_COST_EXTRA_HOURS, extra,
                      part_of_pay(contract, overtime->month_minutes,
                                  beyond_wage(contract, overtime->extra), extra),
                      "extra hours");
    }
    if (hours > from)
        add_hours(c, e, period, BEM_COST_OVERTIME, hours - from, tier_cost(contract, hours - from),
                  "overtime");
}

void bem_check_pay(const bem_checking *c) {
    for (int e = 0; e < c->p->n_staff; e++) {
        const bem_contract *contract = contract_of(c, e);
        for (int d = 0; d < c->p->calendar.n_days; d++) {
            int shift = bem_check_shift(c, e, d);
            if (shift < 0)
                continue;
            check_wage(c, e, d, shift);
            check_supplements(c, e, d, shift);
        }
        check_quotas(c, e);
        for (int i = 0; contract->overtime && contract->pay != BEM_PAY_NONE &&
                        i < contract->overtime->n_periods;
             i++)
            check_period(c, e, &contract->overtime->periods[i]);
    }
}
