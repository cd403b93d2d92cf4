/* problem.c - what follows from the problem's data alone: hours, monthly wages,
 * prices, periods.
 *
 * Products of money, time and hundredths of a percent are formed in 128 bits
 * and rounded once. */
#include "problem.h"

#include <assert.h>

__extension__ typedef __int128 wide;

/* a / b for a >= 0, halves up. */
static int64_t divide(wide a, wide b) {
    assert(a >= 0 && b > 0);
    return (int64_t)((2 * a + b) / (2 * b));
}

bem_problem *bem_problem_new(void) {
    bem_arena arena = {0};
    bem_problem *p = BEM_TAKE(&arena, 1, bem_problem);
    p->name = "";
    p->timezone = "UTC";
    p->currency = "SEK";
    p->decimals = 2;
    p->target_ratio = -1;
    p->arena = arena;
    return p;
}

void bem_problem_free(bem_problem *p) {
    if (!p)
        return;
    bem_arena arena = p->arena; /* holds p itself */
    bem_arena_free(&arena);
}

int bem_past(const bem_problem *p, int e, int d) {
    assert(d < 0 && e >= 0 && e < p->n_staff);
    if (d < -p->n_past)
        return BEM_UNKNOWN;
    return p->past[e * p->n_past + p->n_past + d];
}

int bem_shift_minutes(const bem_problem *p, int s, int d) {
    const bem_shift *shift = &p->shifts[s];
    int midnight = d * BEM_DAY_MINUTES;
    int minutes = bem_elapsed(&p->calendar, midnight + shift->start, midnight + shift->end);
    return minutes > shift->rest ? minutes - shift->rest : 0;
}

int bem_work_minutes(const bem_problem *p, int s, int d) {
    enum { WHOLE = 10000 };
    wide counted = WHOLE - p->shifts[s].uncounted;
    return (int)divide(counted * bem_shift_minutes(p, s, d), WHOLE);
}

int64_t bem_price_of(bem_price price, int64_t x) {
    assert(x >= 0);
    return price.linear * x + price.quadratic * x * x;
}

int64_t bem_price_of_minutes(bem_price price, int64_t minutes) {
    assert(minutes >= 0);
    wide x = minutes;
    return divide(price.linear * 60 * x + price.quadratic * x * x, 3600);
}

/* `money` with the employer's fee, times a / b. */
static int64_t with_fee(const bem_contract *contract, int64_t money, wide a, wide b) {
    enum { WHOLE = 10000 };
    return divide((wide)money * (WHOLE + contract->employer_fee) * a, WHOLE * b);
}

/* A calendar day is worth 12/365 of a month's pay. */
int64_t bem_sunk_wage(const bem_problem *p, int e) {
    const bem_contract *contract = &p->contracts[p->staff[e].contract];
    if (contract->pay != BEM_PAY_MONTHLY)
        return 0;
    wide days = (wide)12 * p->calendar.n_days * p->staff[e].share;
    return with_fee(contract, contract->wage, days, (wide)365 * 10000);
}

bool bem_is_rental(const bem_problem *p, int e) {
    return p->contracts[p->staff[e].contract].rental;
}

bem_period *bem_periods(const bem_calendar *calendar, int n_weeks, int *n_periods,
                        bem_arena *arena) {
    assert(n_weeks >= 0 && calendar->n_days > 0);
    int n_days = calendar->n_days, length = n_weeks * BEM_WEEK_DAYS;
    int first = n_weeks ? -bem_weekday(calendar, 0) : 0; /* a Monday */
    if (n_weeks == 0)
        length = n_days;
    *n_periods = (n_days - first + length - 1) / length;
    bem_period *periods = BEM_TAKE(arena, *n_periods, bem_period);
    for (int i = 0; i < *n_periods; i++, first += length) {
        int last = first + length - 1;
        periods[i].whole = first >= 0 && last < n_days;
        periods[i].begun = first < 0 && last < n_days;
        periods[i].first = first > 0 ? first : 0;
        periods[i].last = last < n_days ? last : n_days - 1;
    }
    return periods;
}

bem_price bem_spot_price(const bem_rule *rule, int minutes) {
    wide whole = rule->whole;
    return (bem_price){divide((wide)rule->price.linear * minutes, 60 * whole),
                       divide((wide)rule->price.quadratic * minutes, 60 * whole * whole)};
}

/* Months from year 0 on. */
static int month_of(bem_date date) {
    int year, month, day;
    bem_date_split(date, &year, &month, &day);
    return year * 12 + month - 1;
}

static bem_date first_of_month(int month) { return bem_date_of(month / 12, month % 12 + 1, 1); }

/* Months from `month` on, n at a time. */
static bem_period *periods_from_month(const bem_calendar *calendar, int month, int n_months,
                                      int *n_periods, bem_arena *arena) {
    assert(n_months > 0 && calendar->n_days > 0);
    int n_days = calendar->n_days;
    int n_touched = month_of(calendar->start + n_days - 1) - month + 1;
    *n_periods = (n_touched + n_months - 1) / n_months;
    bem_period *periods = BEM_TAKE(arena, *n_periods, bem_period);
    for (int i = 0; i < *n_periods; i++, month += n_months) {
        int first = first_of_month(month) - calendar->start;
        int last = first_of_month(month + n_months) - calendar->start - 1;
        periods[i].whole = first >= 0 && last < n_days;
        periods[i].begun = first < 0 && last < n_days;
        periods[i].first = first > 0 ? first : 0;
        periods[i].last = last < n_days ? last : n_days - 1;
    }
    return periods;
}

bem_period *bem_periods_of_months(const bem_calendar *calendar, int n_months, int *n_periods,
                                  bem_arena *arena) {
    return periods_from_month(calendar, month_of(calendar->start), n_months, n_periods, arena);
}

bem_period *bem_periods_of_years(const bem_calendar *calendar, int *n_periods, bem_arena *arena) {
    enum { YEAR = 12 };
    int month = month_of(calendar->start);
    return periods_from_month(calendar, month - month % YEAR, YEAR, n_periods, arena);
}

bem_period *bem_periods_rolling(const bem_calendar *calendar, int n_days, int step, int *n_periods,
                                bem_arena *arena) {
    assert(n_days > 0 && (step == 1 || step == BEM_WEEK_DAYS));
    int last = step == 1 ? 0 : BEM_WEEK_DAYS - 1 - bem_weekday(calendar, 0); /* a Sunday */
    int n_last = calendar->n_days - 1;
    *n_periods = last > n_last ? 0 : (n_last - last) / step + 1;
    bem_period *periods = BEM_TAKE(arena, *n_periods, bem_period);
    for (int i = 0; i < *n_periods; i++, last += step) {
        int first = last - n_days + 1;
        periods[i] = (bem_period){first, last, first >= 0, false};
    }
    return periods;
}

static int at_least_zero(int x) { return x > 0 ? x : 0; }

/* Heads out of a limit at its price, or counted when it must hold. */
static int64_t price_heads(int heads, int64_t price, int minutes, int *hard) {
    if (heads > 0 && price == BEM_HARD_PRICE) {
        *hard += heads;
        return 0;
    }
    return heads > 0 ? heads * divide((wide)price * minutes, 60) : 0;
}

static int64_t price_squared(int heads, int64_t price, int minutes) {
    return price ? (int64_t)heads * heads * divide((wide)price * minutes, 60) : 0;
}

int64_t bem_demand_cost(const bem_demand *demand, int heads, int minutes, int *hard) {
    int below_min = at_least_zero(demand->min - heads);
    int above_max = demand->max == BEM_NO_MAX ? 0 : at_least_zero(heads - demand->max);
    int shortage = 0, surplus = 0;
    if (demand->target != BEM_NO_TARGET) {
        shortage = at_least_zero(at_least_zero(demand->target - heads) - below_min);
        surplus = at_least_zero(at_least_zero(heads - demand->target) - above_max);
    }
    *hard = 0;
    int missing = shortage + (demand->below_min == BEM_HARD_PRICE ? 0 : below_min);
    int beyond = surplus + (demand->above_max == BEM_HARD_PRICE ? 0 : above_max);
    return price_squared(missing, demand->shortage_squared, minutes) +
           price_squared(beyond, demand->surplus_squared, minutes) +
           price_heads(below_min, demand->below_min, minutes, hard) +
           price_heads(above_max, demand->above_max, minutes, hard) +
           price_heads(shortage, demand->shortage, minutes, hard) +
           price_heads(surplus, demand->surplus, minutes, hard);
}
