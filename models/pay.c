/* pay.c - what a shift and what hours beyond the contract cost, as the compiler
 * tells it: by intervals.
 *
 * A shift is the interval [0, length) of its true minutes, less the break in
 * its middle. Each band, in its order, takes what its spans have in common with
 * what is left; with m minutes in a band, pay w for h minutes of work, a part q
 * of it and the fee f it earns
 *
 *     m * amount * (1 + f) / 60      or      m * w * q * (1 + f) / h
 *
 * formed in 128 bits and rounded once. (check_pay.c walks minute by minute.) */
#include "problem.h"

#include <assert.h>
#include <stdlib.h>

__extension__ typedef __int128 wide;

enum { WHOLE = 10000, HOUR = 60 };

/* a / b for a >= 0, halves up. */
static int64_t divide(wide a, wide b) {
    assert(a >= 0 && b > 0);
    return (int64_t)((2 * a + b) / (2 * b));
}

/* Minutes for which the wage is paid: an hour, or a month's work. */
static int wage_minutes(const bem_contract *contract, int month_minutes) {
    int minutes = contract->pay == BEM_PAY_HOURLY ? HOUR : month_minutes;
    assert(minutes > 0);
    return minutes;
}

/* ---- supplements ---- */

typedef BEM_ARRAY(bem_wall_span) span_list; /* here of true minutes of the shift */

/* The first span that ends after `wall`. */
static int first_span(const bem_band *band, int wall) {
    int low = 0, high = band->n_spans;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (band->spans[middle].to > wall)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

/* Cuts [from, to) out of what is left; its minutes that were there. */
static int take(span_list *left, int from, int to) {
    int taken = 0;
    for (int i = left->count - 1; i >= 0; i--) {
        bem_wall_span here = left->items[i];
        int begin = here.from > from ? here.from : from, end = here.to < to ? here.to : to;
        if (begin >= end)
            continue;
        taken += end - begin;
        left->items[i] = left->items[--left->count];
        bem_wall_span before = {here.from, begin}, after = {end, here.to};
        if (before.from < before.to)
            BEM_PUSH(left, before);
        if (after.from < after.to)
            BEM_PUSH(left, after);
    }
    return taken;
}

static int take_band(const bem_problem *p, const bem_band *band, int start, int end,
                     span_list *left) {
    int minutes = 0;
    for (int i = first_span(band, start); i < band->n_spans && band->spans[i].from < end; i++)
        minutes += take(left, bem_elapsed(&p->calendar, start, band->spans[i].from),
                        bem_elapsed(&p->calendar, start, band->spans[i].to));
    return minutes;
}

/* At so much an hour, or when that is 0 at a part of the hourly pay. */
static int64_t more_pay(const bem_contract *contract, const bem_supplements *table, int64_t amount,
                        int percent, int64_t minutes) {
    wide fee = WHOLE + contract->employer_fee;
    if (minutes <= 0)
        return 0;
    if (amount > 0 || percent == 0)
        return divide(minutes * fee * amount, (wide)HOUR * WHOLE);
    return divide(minutes * fee * contract->wage * percent,
                  (wide)wage_minutes(contract, table->month_minutes) * WHOLE * WHOLE);
}

static int64_t band_pay(const bem_contract *contract, const bem_supplements *table,
                        const bem_band *band, int minutes) {
    return more_pay(contract, table, band->amount, band->percent, minutes);
}

int64_t bem_quota_cost(const bem_contract *contract, const bem_supplements *table,
                       const bem_quota *quota, int64_t minutes) {
    return more_pay(contract, table, quota->amount, quota->percent, minutes - quota->minutes);
}

/* What is worked of the shift, the break cut out of its middle. */
static void lay_out(const bem_shift *shift, int length, span_list *left) {
    bem_wall_span all = {0, length};
    left->count = 0;
    if (length > shift->rest) {
        BEM_PUSH(left, all);
        int begin = (length - shift->rest) / 2;
        take(left, begin, begin + shift->rest);
    }
}

static int64_t supplements_of(const bem_problem *p, const bem_contract *contract, int s, int d) {
    const bem_shift *shift = &p->shifts[s];
    int start = d * BEM_DAY_MINUTES + shift->start, end = d * BEM_DAY_MINUTES + shift->end;
    span_list left = {0};
    int64_t sum = 0;
    for (int t = 0; t < contract->n_supplements; t++) {
        const bem_supplements *table = &contract->supplements[t];
        lay_out(shift, bem_elapsed(&p->calendar, start, end), &left);
        for (int b = 0; b < table->n_bands; b++)
            if (table->bands[b].kind == shift->kind)
                sum += band_pay(contract, table, &table->bands[b],
                                take_band(p, &table->bands[b], start, end, &left));
    }
    free(left.items);
    return sum;
}

int64_t bem_shift_wage(const bem_problem *p, int e, int s, int d) {
    const bem_contract *contract = &p->contracts[p->staff[e].contract];
    int64_t sum = supplements_of(p, contract, s, d);
    if (contract->pay == BEM_PAY_HOURLY)
        sum += divide((wide)contract->wage * (WHOLE + contract->employer_fee) *
                          bem_work_minutes(p, s, d),
                      (wide)HOUR * WHOLE);
    return sum;
}

/* ---- hours beyond the contract's ---- */

static int64_t part_pay(const bem_contract *contract, int64_t minutes, int percent) {
    if (contract->pay == BEM_PAY_HOURLY)
        percent = percent > WHOLE ? percent - WHOLE : 0;
    wide fee = WHOLE + contract->employer_fee;
    return divide(minutes * fee * contract->wage * percent,
                  (wide)wage_minutes(contract, contract->overtime->month_minutes) * WHOLE * WHOLE);
}

int64_t bem_overtime_cost(const bem_problem *p, int e, int n_days, int64_t minutes) {
    const bem_contract *contract = &p->contracts[p->staff[e].contract];
    const bem_overtime *overtime = contract->overtime;
    if (!overtime || contract->pay == BEM_PAY_NONE)
        return 0;
    int64_t full = (int64_t)contract->full_time * n_days / BEM_WEEK_DAYS;
    int64_t own = (int64_t)contract->full_time * p->staff[e].share * n_days /
                  ((int64_t)WHOLE * BEM_WEEK_DAYS);
    int64_t beyond = minutes > own ? minutes - own : 0, cost = 0;
    if (overtime->extra > 0 && full > own) {
        int64_t extra = beyond < full - own ? beyond : full - own;
        cost += part_pay(contract, extra, overtime->extra);
        beyond -= extra;
    }
    for (int t = 0; t < overtime->n_tiers && beyond > 0; t++) {
        int width = overtime->tiers[t].minutes;
        int64_t here = width == BEM_NO_MAX || beyond < width ? beyond : width;
        cost += part_pay(contract, here, overtime->tiers[t].percent);
        beyond -= here;
    }
    return cost;
}
