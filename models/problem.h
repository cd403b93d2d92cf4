/* problem.h - a ward, its people, its needs and its rules: what is meant.
 *
 * Made by inputs/ (or by hand in tests), const once made. All names are
 * resolved to indices, all filters to masks, all shares applied, so that every
 * reader of a problem sees the same meaning. Money is integer minor units
 * (öre), time is integer minutes.
 *
 * Index letters: e person, d day, s shift, q competence. A person works at
 * most one shift a day, in one role (the competence whose need she meets). A
 * shift belongs, whole, to the day on which it starts. */
#ifndef BEM_PROBLEM_H
#define BEM_PROBLEM_H

#include "arena.h"
#include "calendar.h"
#include "diag.h"

#include <limits.h>
#include <stdbool.h>
#include <stdint.h>

/* What a cell of a roster can hold besides a shift. */
enum {
    BEM_OFF = -1,     /* not working */
    BEM_UNKNOWN = -2, /* a day before the horizon of which nothing is known */
    BEM_ANY = -3      /* of a pin: not pinned */
};

enum { BEM_NO_MAX = INT_MAX, BEM_NO_TARGET = -1, BEM_NO_ROLE = -1 };
#define BEM_HARD_PRICE ((int64_t)-1) /* a miss that is not for sale */

typedef enum bem_mode { BEM_MODE_HARD, BEM_MODE_SOFT, BEM_MODE_OFF } bem_mode;

typedef struct bem_competence {
    const char *id;
    bem_place place;
    bool *covers; /* [n_competences] may stand in for, closed over chains, itself included */
} bem_competence;

typedef enum bem_shift_kind {
    BEM_SHIFT_WORK,
    BEM_SHIFT_ON_CALL, /* at the place of work, at work when called */
    BEM_SHIFT_STANDBY, /* at home, within reach */
    BEM_N_SHIFT_KINDS
} bem_shift_kind;

typedef struct bem_shift {
    const char *id;
    bem_place place;
    int start, end; /* wall minutes from midnight of its day; end > start, > 1440 over midnight */
    int rest; /* unpaid break, in the middle of the shift's true time (an odd minute after it) */
    bem_shift_kind kind;
    int uncounted; /* hundredths of a percent of its minutes that are no worked hours; 0 for work */
    bool resting;  /* being on it is rest: rules about rest see a day off */
    const char **tags;
    int n_tags;
} bem_shift;

/* Wall minutes from midnight of day 0, from < to. As instants: a time that the
 * clock shows twice is the first of the two (see bem_elapsed). */
typedef struct bem_wall_span {
    int from, to;
} bem_wall_span;

/* Hours of the calendar that pay so much more: worked minutes of shifts of its
 * kind, breaks not included, that lie in one of the spans. */
typedef struct bem_band {
    const char *id;
    bem_place place;
    const char *why; /* NULL when not given */
    bem_shift_kind kind;
    bem_wall_span *spans; /* [n_spans] in order, none touching the next; as far as shifts reach */
    int n_spans;
    int64_t amount; /* öre per hour, or when 0: */
    int percent;    /* hundredths of a percent of the hourly pay, which is the hourly wage, or the
                       monthly one at a share of 100 % over month_minutes */
} bem_band;

/* Time on shifts of its kind, breaks not included, beyond so many minutes in a period pays so much
 * more; only days inside the horizon count. Each period, fee included, is rounded half up to the
 * öre. */
typedef struct bem_quota {
    bem_place place;
    const char *why; /* NULL when not given */
    bem_shift_kind kind;
    int minutes;
    int64_t amount; /* as of a band: öre per hour, or when 0: */
    int percent;
    struct bem_period *periods; /* that do not overlap */
    int n_periods;
} bem_quota;

/* A table of supplements. Of the bands for a shift's kind the first that has a
 * minute pays it. What a shift earns in a band, employer's fee included, is
 * rounded half up to the öre. */
typedef struct bem_supplements {
    const char *id;
    bem_band *bands;
    int n_bands;
    bem_quota *quotas;
    int n_quotas;
    int month_minutes; /* work that a monthly wage is for; 0 = not stated (no percent then) */
} bem_supplements;

typedef struct bem_tier {
    int minutes; /* BEM_NO_MAX: all further ones; the last has that */
    int percent; /* hundredths of a percent of the hourly pay */
} bem_tier;

/* Hours beyond the contract's, by period. Hours are those of BEM_RULE_HOURS,
 * leave credit included; the contract's are full_time times share for the days
 * of the period that lie in the horizon, rounded down to the minute. What is
 * beyond costs `extra` up to full time (when extra > 0), then the tiers one
 * after another; of hourly wages, which are paid for each hour anyway, only
 * what is over 100 %. Each part, fee included, is rounded half up to the öre. */
typedef struct bem_overtime {
    bem_place place;
    const char *why;   /* NULL when not given */
    int month_minutes; /* as in bem_supplements */
    int extra;         /* hundredths of a percent; 0 = the tiers begin at the contract's hours */
    bem_tier *tiers;   /* percents do not fall */
    int n_tiers;
    struct bem_period *periods; /* that do not overlap */
    int n_periods;
} bem_overtime;

typedef enum bem_pay { BEM_PAY_NONE, BEM_PAY_MONTHLY, BEM_PAY_HOURLY } bem_pay;

typedef struct bem_contract {
    const char *id;
    bem_place place;
    int full_time; /* minutes a week at a share of 100 %; 0 = not stated */
    bem_pay pay;
    int64_t wage;     /* öre per month at a share of 100 %, or öre per hour */
    int employer_fee; /* hundredths of a percent of the wage */
    bool rental;
    int leave_credit; /* minutes counted as worked per weekday of leave at 100 %; 0 = none */
    bem_supplements *supplements; /* [n_supplements] each pays by itself */
    int n_supplements;
    bem_overtime *overtime; /* NULL = hours beyond the contract's cost nothing more */
} bem_contract;

typedef struct bem_person {
    const char *id;
    const char *name; /* NULL when not given */
    bem_place place;
    int contract;
    int share;   /* hundredths of a percent of full time: 8000 is 80 % */
    bool *holds; /* [n_competences] as listed */
    bool *fills; /* [n_competences] held, or covered by one that is held */
    int primary; /* first listed competence, BEM_NO_ROLE when none */
    const char **tags;
    int n_tags;
} bem_person;

/* A need for people: on each day of the mask, over the shift set or over a
 * span of clock time, working in the role of `competence` (any role when
 * BEM_NO_ROLE). Over a shift set the head-count is the number of people on
 * those shifts that day. Over a span it must hold at every moment of the span:
 * a person counts while her shift of kind WORK runs (breaks do not matter, and shifts begun
 * the day before count while they last, known past ones too, in the primary
 * role; two shifts that overlap count twice), and prices are per head and hour.
 * The span is cut into moments at the starts and ends of all shifts of the
 * problem, on whichever day they begin; a moment lasts its true minutes, and
 * one that the clock skips is none. */
typedef struct bem_demand {
    const char *id; /* given, or made from its place in the list */
    bem_place place;
    const char *why; /* NULL when not given */
    int competence;
    bool *shifts;         /* [n_shifts], NULL for a span */
    int from, to;         /* span in wall minutes of the day, to > from, may pass 1440 */
    bool *day;            /* [n_days] */
    int min, target, max; /* heads; 0, BEM_NO_TARGET, BEM_NO_MAX when absent */
    /* Prices in öre per head (and hour, for a span). A head short of the
     * target, or of min when there is no target, costs `shortage`; one more
     * than the target `surplus`. Below min it costs `below_min` instead of
     * shortage, above max `above_max` instead of surplus; BEM_HARD_PRICE
     * there means that the limit must hold. Convex: below_min >= shortage,
     * above_max >= surplus, or hard. */
    int64_t shortage, surplus, below_min, above_max;
    /* Besides, for x heads short of the target (of min without one), or beyond it
     * (beyond max), those not counted that must not be: x² times so much. */
    int64_t shortage_squared, surplus_squared;
} bem_demand;

/* Units out of range are priced by the rule's price, all units of a case (a run,
 * a period, a weekend …) together. A day before the horizon of which nothing is
 * known is neither worked nor free: nobody is charged for what might have been,
 * nor for what had happened already when the horizon began.
 *
 * A weekend is an unbroken span of weekdays, Saturday and Sunday unless the
 * rule has days of its own. It stands for the day on which it begins, or for
 * day 0 when it began before the horizon. A shift on one of its days makes it
 * worked; with `eve` also one that begins on the day before and ends after
 * midnight. */
typedef enum bem_rule_kind {
    BEM_RULE_REST,       /* elapsed minutes between the end of a shift and the start of the next:
                            min; a soft break is priced per started hour short */
    BEM_RULE_SUCCESSION, /* no shift of `then` on the day after one of `shifts`; priced per time */
    BEM_RULE_RUN,        /* length in days of unbroken runs of `shifts` (or of days off): min, max;
                            priced per day out of range, each run. One that reaches up to day 0 and
                            is not carried on ends there, by this roster: min is asked of it */
    BEM_RULE_HOURS,      /* worked minutes on days of the mask per period: min, max; leave credit
                            included unless the rule has shifts or a clock span of its own; with
                            `beyond` less the contract's minutes for the period's days inside the
                            horizon, and the known ones before it that a window has; priced per
                            hour out of range, to the minute */
    BEM_RULE_COUNT,      /* number of shifts of `shifts` worked on days of the mask per period: min,
                            max; priced per shift */
    BEM_RULE_WEEKENDS,   /* number of weekends worked per period: min, max; priced per weekend. Only
                            days inside the horizon make a weekend worked; in windows that reach
                            back before it also the known weekends that ended there */
    BEM_RULE_COMPLETE_WEEKENDS, /* all days of a weekend or none (`eve` does not matter): priced per
                            weekend; with `by_days` per day off in a worked weekend, one between
                            two worked days counting four. A weekend that the horizon's edge cuts is
                            not judged, or when `closed` by its days inside */
    BEM_RULE_SHIFTS,            /* none of `shifts` on days of the mask; priced per shift */
    BEM_RULE_WITHOUT_COMPETENCE, /* SHIFTS, for those who do not hold all of `competences` */
    BEM_RULE_PATTERN,    /* days in a row that fit `pattern`, day by day, beginning on a weekday of
                            `starts`. With neither min nor max (0, 0) each occurrence is priced by
                            itself, or forbidden; else their number over the horizon is held to min
                            and max. An occurrence counts when its last day lies inside the horizon
                            and all its days are known. With `wanted`: where a day fits the first
                            element and the day before is known not to, the days after must fit the
                            others as far as the horizon and what is known reach; priced per time */
    BEM_RULE_SAME_SHIFT, /* for each shift worked in a weekend, its days without that shift (off
                            days too); priced per such day, the weekend's together. Cut weekends as
                            for COMPLETE_WEEKENDS */
    BEM_RULE_WEEKENDS_IN_ROW, /* RUN over weekends: length of unbroken runs of worked (`of_off`:
                            free) weekends: min, max; priced per weekend out of range, each run.
                            History makes weekends worked as well. Of a weekend that an edge of the
                            horizon cuts only worked days are sure, unless closed or known */
    BEM_RULE_DAYS_OFF_AFTER,  /* at least min days off right after each run of `shifts`; priced per
                             day missing, each run. Days beyond the horizon's end may be off */
    BEM_RULE_DAILY_REST, /* in each window of `window` days that begins at wall time `from` of a day
                            an unbroken rest of min minutes; priced per started hour short, each
                            window. Unknown days and those after the horizon count as free; a rest
                            that history alone cut short is asked as far as history left it.
                            `exception` > 0 (window of one day): also kept when it is one of two
                            windows in a row such that the shifts that touch the two follow each
                            other without a gap and are, each taken whole less its break, at most
                            `exception` minutes of work, and after the last end of these follows a
                            rest, up to the first shift that begins after the two, of at least so
                            many minutes and of min. A window that the exception would keep if
                            nobody worked in the horizon is asked whole */
    BEM_RULE_WEEKLY_REST, /* the same; when not `rolling` only for windows that begin on Mondays */
    BEM_RULE_NIGHT_HOURS, /* work, of shifts that are no rest and less the break, in any 24 true
                             hours that hold some between the clock's `clock_from` and `clock_to`:
                             max. Told by shifts: from the begin of one, or the end of its break,
                             on, the worse of the two; priced per hour, to the minute, each shift.
                             From one before the horizon what history alone makes is not charged */
    BEM_RULE_FAIR,        /* shifts, minutes or weekends (`measure`) over the horizon, history's
                             balance `before` included: min, max; counted as for COUNT, HOURS without
                             leave credit, WEEKENDS, and priced per shift, hour to the minute, or
                             weekend. The balance may be negative and is priced whole */
    /* Periods of the kinds that follow lie inside the horizon and do not overlap. */
    BEM_RULE_BOOKING, /* in each period no shift at all or at least min of them (minutes when
                         `measure` says so; whole periods only); a period in which she works
                         costs `fee` besides, unless it had begun (`begun`); priced per
                         shift (hour, to the minute) short */

    /* Shared rules speak of several people at once: those of `person` who work there, at each
     * *spot*: a shift of `shifts` on a day of the mask; with `as_one` all of `shifts` on that day
     * together; with a clock span each moment of it, cut, lasting and counting people as in a
     * demand (known past shifts too), its prices being per hour. */
    BEM_RULE_SKILL_MIX,  /* whole x (how many of them are among `those`) - part x (how many they
                            are): least, most; `whole` of it cost the price, as one person */
    BEM_RULE_SUPERVISED, /* they are at most part x (how many of `those` work there); priced per
                            person too many */
    BEM_RULE_OWN_STAFF,  /* of them at least `least` not rental; with `beside_rental` that is 1 and
                            asked only where some rental one works. Priced per own person missing;
                            with `beside_rental` per rental person alone there */
    BEM_RULE_RENTAL_SHARE, /* whole x (rental ones of them) - part x (all of them) at most 0;
                              `whole` of it cost the price, as one person */
    BEM_RULE_TOGETHER,     /* no clock span; of each pair of them both work there or neither; priced
                              per spot and pair */
    BEM_RULE_APART,        /* no clock span; at most one of them; priced per person more */
    BEM_RULE_BUDGET,       /* per period: units of account, the pay for each of their shifts (and
                              each booking fee) rounded up: at most `most`; priced per unit */
    BEM_RULE_RENTAL_RATIO, /* over the horizon: units of account of the rental ones as in BUDGET,
                              less part / whole of those of the others (each shift's pay, then their
                              monthly pay together, rounded down): at most 0; priced per unit */
    BEM_RULE_RENTAL_HEADCOUNT, /* per period: rental ones who work at least one shift: at most
                                  `most`; priced per person */
    BEM_N_RULE_KINDS
} bem_rule_kind;

/* "rest", "run", … as the YAML and all that is written call them; NULL after the last. */
extern const char *const bem_rule_kind_words[BEM_N_RULE_KINDS + 1];

enum { BEM_NO_MIN = INT_MIN };

/* What x units too many or too few cost: linear x + quadratic x². */
typedef struct bem_price {
    int64_t linear, quadratic; /* öre per unit, öre per unit squared */
} bem_price;

/* Days first … last, both included. A calendar period is cut to the horizon. A
 * rolling window ends inside the horizon and may begin before it (first < 0);
 * the known days there count, min is asked when all are known. */
typedef struct bem_period {
    int first, last;
    bool whole; /* lies inside the horizon; min is not asked of others … */
    bool begun; /* … but of one that only its beginning is cut from, when history has its count */
} bem_period;

/* An element of a pattern: one of `shifts`, or off. */
typedef struct bem_day_set {
    bool *shifts; /* [n_shifts] */
    bool off;
} bem_day_set;

/* Of what hours are beyond: of full time times share, or of full time. Both are for so many days,
 * rounded down to the minute. */
typedef enum bem_beyond {
    BEM_BEYOND_NOTHING,
    BEM_BEYOND_CONTRACT,
    BEM_BEYOND_FULL_TIME
} bem_beyond;

typedef enum bem_measure { BEM_BY_SHIFTS, BEM_BY_MINUTES, BEM_BY_WEEKENDS } bem_measure;

enum { BEM_NOT_TOLD = INT_MIN, BEM_MOST_PATTERN = 14, BEM_MOST_WEEKEND = 4, BEM_MOST_WINDOW = 14 };

/* One rule, as it stands for each person. Which fields a kind reads is said at
 * the kind. */
typedef struct bem_rule {
    const char *id;
    bem_place place;
    const char *why; /* NULL when not given */
    bem_rule_kind kind;
    bem_mode mode;
    bool *person; /* [n_staff] whom it is for */
    bool *day;    /* [n_days] REST, SUCCESSION: day of the later shift; RUN, PATTERN: first day (of
                     what began before the horizon: day 0), as DAILY_REST, WEEKLY_REST of the
                     window, NIGHT_HOURS of the shift from which on; kinds about weekends: the day
                     that it stands for, of the run's first inside the horizon; DAYS_OFF_AFTER: day
                     after the run, or day 0; others: day of the shift */
    bool *shifts; /* [n_shifts] */
    /* HOURS, WEEKENDS, WEEKENDS_IN_ROW, NIGHT_HOURS, FAIR: only `shifts` count, else all do. */
    bool of_some;
    bool *then;  /* [n_shifts] SUCCESSION */
    bool of_off; /* RUN: of days off (leave is one), not of `shifts` */
    /* RUN: a run that touches the first day (with no history) or the last day may go on outside the
     * horizon: it is held to max as it stands, and to min only when `closed`. */
    bool closed;
    /* [n_staff] limits after scaling by share; 0 and BEM_NO_MAX when absent, with `beyond`
     * BEM_NO_MIN. Where they cross for
     * somebody (max a part of a contract, say), each is charged by itself. */
    int *min, *max;
    bem_period *periods; /* HOURS, COUNT, WEEKENDS; FAIR and PATTERN: the horizon */
    int n_periods;
    bem_price price; /* when soft */

    /* HOURS, COUNT, WEEKENDS, PATTERN, FAIR: what history says was counted already when day 0
     * came, in each period that begins on it. NULL, or [n_staff] with BEM_NOT_TOLD. A limit passed
     * already (by this, or in a window's days before the horizon) is held at that; not for FAIR. */
    int *before;
    bool *competences;    /* [n_competences] WITHOUT_COMPETENCE */
    bem_day_set *pattern; /* [n_pattern] at most BEM_MOST_PATTERN */
    int n_pattern;
    bool wanted;
    unsigned starts;  /* bits 1 << BEM_MONDAY …; 0 = any weekday */
    unsigned weekend; /* bits of 1 to BEM_MOST_WEEKEND weekdays in a row; 0 = Saturday and Sunday */
    bool eve;
    bool by_days;
    int from, window; /* wall minutes of the day, < 1440; days, 0 = DAILY 1, WEEKLY 7 */
    bool rolling;
    int exception; /* DAILY_REST: most minutes of work laid over two windows; 0 = no exception */
    bem_measure measure;
    bem_beyond beyond; /* HOURS */
    /* HOURS, FAIR: only true minutes inside this span of the clock count, breaks not deducted; of
     * spans that begin inside the horizon those of days of the mask. to > from, may pass 1440;
     * 0, 0 = all worked minutes. NIGHT_HOURS: the night. */
    int clock_from, clock_to;

    int64_t fee; /* BOOKING: öre */

    /* Shared rules; min and max are not theirs. The price of BUDGET and RENTAL_RATIO is linear. */
    bool *those;        /* [n_staff] SKILL_MIX, SUPERVISED */
    const char *whom;   /* what those are called in messages; NULL when not given */
    bool as_one;        /* what a spot is; or a clock span */
    int part, whole;    /* whole > 0 */
    bool beside_rental; /* OWN_STAFF */
    int least, most;    /* the one limit of all; BEM_NO_MIN, BEM_NO_MAX when absent */
    int64_t unit;       /* öre in a unit of account: so many that all sums fit an int */
} bem_rule;

static inline bool bem_is_shared(const bem_rule *rule) { return rule->kind >= BEM_RULE_SKILL_MIX; }

/* A person's wish about one day: to work one of `shifts` (on), or not to. */
typedef struct bem_request {
    bem_place place;
    const char *why;
    int person, day;
    bool on;
    bool *shifts; /* [n_shifts]; all = the day as such */
    bem_mode mode;
    int64_t cost; /* öre when refused; soft only */
} bem_request;

typedef struct bem_problem {
    const char *name;
    const char **unit; /* [n_unit] from the region down to the ward */
    int n_unit;
    const char *timezone;
    const char *currency;
    int decimals; /* of the currency: 2 when a krona is 100 öre */
    bem_calendar calendar;

    bem_competence *competences;
    int n_competences;
    bem_shift *shifts;
    int n_shifts;
    bem_contract *contracts;
    int n_contracts;
    bem_person *staff;
    int n_staff;
    bem_demand *demands;
    int n_demands;
    bem_rule *rules; /* those with mode off included */
    int n_rules;
    bem_request *requests;
    int n_requests;

    /* Cells, [n_staff * n_days], person-major: cell e * n_days + d. */
    bool *leave;            /* not available, counts as a day off */
    int *credit;            /* minutes counted as worked on a day of leave */
    bem_place *leave_place; /* of the entry that gave it; line 0 where not on leave */
    int *pin;               /* a shift, BEM_OFF, or BEM_ANY */

    /* The days before the horizon: past[e * n_past + i] is day i - n_past. A
     * shift, BEM_OFF or BEM_UNKNOWN. */
    int *past;
    int n_past;

    int target_ratio; /* rental cost ÷ own staff cost in hundredths of a percent, -1 = none stated
                       */

    char *sha256;    /* hex digest over all input files in reading order, NULL when made by hand */
    bem_arena arena; /* owns everything above */
} bem_problem;

/* A problem with every array of its size, no rules, nobody on leave. For tests
 * and importers; the counts must be set, the arrays are taken from its arena. */
bem_problem *bem_problem_new(void);
void bem_problem_free(bem_problem *);

/* What the cell before or inside the horizon is known to hold by the input:
 * days < -n_past and unknown days give BEM_UNKNOWN. For d < 0 only. */
int bem_past(const bem_problem *, int e, int d);

/* True minutes of shift s on day d less the break. */
int bem_shift_minutes(const bem_problem *, int s, int d);
/* Those of them that are worked hours, rounded half up to the minute: all, but
 * for what is uncounted of a time on call. */
int bem_work_minutes(const bem_problem *, int s, int d);

/* x >= 0 units at a price. */
int64_t bem_price_of(bem_price, int64_t x);
/* x >= 0 minutes at a price per hour, rounded half up to the öre. */
int64_t bem_price_of_minutes(bem_price, int64_t minutes);
/* What the decision to work shift s on day d costs in pay, employer's fee
 * included: hourly and rental pay for worked hours, and supplements; of monthly
 * pay, which is sunk, the supplements only. (The compiler's telling, pay.c; the
 * checker has its own.) */
int64_t bem_shift_wage(const bem_problem *, int e, int s, int d);
/* What `minutes` of hours in a period cost person e beyond her contract's, when
 * `n_days` of the period lie in the horizon. 0 without overtime. (Likewise.) */
int64_t bem_overtime_cost(const bem_problem *, int e, int n_days, int64_t minutes);
/* What so many minutes of shifts of its kind in a period cost beyond the quota. (Likewise.) */
int64_t bem_quota_cost(const bem_contract *, const bem_supplements *, const bem_quota *,
                       int64_t minutes);
/* Monthly pay over the horizon, fee included: paid whether rostered or not. */
int64_t bem_sunk_wage(const bem_problem *, int e);
bool bem_is_rental(const bem_problem *, int e);

/* Periods of `n_weeks` calendar weeks (Monday to Sunday), the first holding
 * day 0; 0 weeks means one period, the horizon. */
bem_period *bem_periods(const bem_calendar *, int n_weeks, int *n_periods, bem_arena *);
/* Calendar years. */
bem_period *bem_periods_of_years(const bem_calendar *, int *n_periods, bem_arena *);
/* Calendar months, n at a time, the first holding day 0. */
bem_period *bem_periods_of_months(const bem_calendar *, int n_months, int *n_periods, bem_arena *);
/* Every window of n_days that ends inside the horizon, beginning each `step` days: 1, or 7 for
 * windows of calendar weeks. */
bem_period *bem_periods_rolling(const bem_calendar *, int n_days, int step, int *n_periods,
                                bem_arena *);

/* What one unit (a whole-th of a person) of a shared rule about spots costs for
 * a moment of so many minutes (60 for a shift), and one unit squared, each
 * rounded half up to the öre. */
bem_price bem_spot_price(const bem_rule *, int minutes);

/* Heads missing or too many, priced: see bem_demand. `minutes` is the length of
 * the moment for a span, 60 for a shift demand; the price of one head for that
 * long is rounded half up to the öre. Every head below min costs below_min,
 * also when there is no target (readers put shortage there then); likewise
 * above max. Hard misses cost 0 here; *hard is set to their number. */
int64_t bem_demand_cost(const bem_demand *, int heads, int minutes, int *hard);

#endif
