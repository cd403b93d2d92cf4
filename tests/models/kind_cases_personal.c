/* kind_cases_personal.c - the kinds that speak of one person; she is the first. */
#include "kind_cases.h"
#include "tiny.h"

#include <string.h>

enum { HOUR = 60 };

/* ---- the rules ---- */

static void rest(bem_problem *p, bem_rule *rule) { kind_limit(p, rule, 11 * HOUR, BEM_NO_MAX); }

static void succession(bem_problem *p, bem_rule *rule) {
    tiny_set(p, rule->shifts, "en");
    tiny_set(p, rule->then, "d");
}

static void run(bem_problem *p, bem_rule *rule) {
    tiny_set(p, rule->shifts, "n");
    kind_limit(p, rule, 2, 3);
}

static void hours(bem_problem *p, bem_rule *rule) {
    kind_by_weeks(p, rule);
    kind_limit(p, rule, 0, 18 * HOUR);
}

static void count(bem_problem *p, bem_rule *rule) {
    tiny_set(p, rule->shifts, "n");
    kind_by_weeks(p, rule);
    kind_limit(p, rule, 0, 2);
}

static void weekends(bem_problem *p, bem_rule *rule) { kind_limit(p, rule, 0, 0); }

static void nothing(bem_problem *p, bem_rule *rule) { (void)p, (void)rule; }

static void nights(bem_problem *p, bem_rule *rule) { tiny_set(p, rule->shifts, "n"); }

static void without(bem_problem *p, bem_rule *rule) {
    nights(p, rule);
    rule->competences = BEM_TAKE(&p->arena, p->n_competences, bool);
    rule->competences[1] = true; /* everybody holds the other one */
}

static void pattern(bem_problem *p, bem_rule *rule) {
    rule->n_pattern = 2;
    rule->pattern = BEM_TAKE(&p->arena, 2, bem_day_set);
    for (int i = 0; i < 2; i++)
        rule->pattern[i].shifts = BEM_TAKE(&p->arena, p->n_shifts, bool);
    tiny_set(p, rule->pattern[0].shifts, "n");
    rule->pattern[1].off = true;
    kind_limit(p, rule, 0, 0);
}

static void weekends_in_row(bem_problem *p, bem_rule *rule) { kind_limit(p, rule, 0, 1); }

static void days_off_after(bem_problem *p, bem_rule *rule) {
    nights(p, rule);
    kind_limit(p, rule, 2, BEM_NO_MAX);
}

static void daily_rest(bem_problem *p, bem_rule *rule) {
    rule->from = 7 * HOUR;
    kind_limit(p, rule, 11 * HOUR, BEM_NO_MAX);
}

static void weekly_rest(bem_problem *p, bem_rule *rule) {
    kind_limit(p, rule, 36 * HOUR, BEM_NO_MAX);
}

static void night_hours(bem_problem *p, bem_rule *rule) {
    rule->clock_from = 22 * HOUR;
    rule->clock_to = 30 * HOUR;
    kind_limit(p, rule, 0, 8 * HOUR);
}

static void fair(bem_problem *p, bem_rule *rule) {
    nights(p, rule);
    rule->of_some = true;
    kind_limit(p, rule, 1, 2);
}

static void booking(bem_problem *p, bem_rule *rule) {
    kind_by_weeks(p, rule);
    kind_limit(p, rule, 3, BEM_NO_MAX);
}

kind_setup *const kind_personal_setup[BEM_N_RULE_KINDS] = {
    [BEM_RULE_REST] = rest,
    [BEM_RULE_SUCCESSION] = succession,
    [BEM_RULE_RUN] = run,
    [BEM_RULE_HOURS] = hours,
    [BEM_RULE_COUNT] = count,
    [BEM_RULE_WEEKENDS] = weekends,
    [BEM_RULE_COMPLETE_WEEKENDS] = nothing,
    [BEM_RULE_SHIFTS] = nights,
    [BEM_RULE_WITHOUT_COMPETENCE] = without,
    [BEM_RULE_PATTERN] = pattern,
    [BEM_RULE_SAME_SHIFT] = nothing,
    [BEM_RULE_WEEKENDS_IN_ROW] = weekends_in_row,
    [BEM_RULE_DAYS_OFF_AFTER] = days_off_after,
    [BEM_RULE_DAILY_REST] = daily_rest,
    [BEM_RULE_WEEKLY_REST] = weekly_rest,
    [BEM_RULE_NIGHT_HOURS] = night_hours,
    [BEM_RULE_FAIR] = fair,
    [BEM_RULE_BOOKING] = booking,
};

/* ---- what cases change ---- */

static void closed(bem_problem *p, bem_rule *rule) {
    (void)p;
    rule->closed = true;
}

static void from_friday(bem_problem *p, bem_rule *rule) {
    closed(p, rule);
    rule->weekend = 1u << BEM_FRIDAY | 1u << BEM_SATURDAY | 1u << BEM_SUNDAY;
}

static void by_days(bem_problem *p, bem_rule *rule) {
    from_friday(p, rule);
    rule->by_days = true;
}

static void with_eve(bem_problem *p, bem_rule *rule) {
    (void)p;
    rule->eve = true;
}

static void counted_two(bem_problem *p, bem_rule *rule) {
    rule->before = BEM_TAKE(&p->arena, p->n_staff, int);
    for (int e = 0; e < p->n_staff; e++)
        rule->before[e] = rule->kind == BEM_RULE_HOURS ? 10 * HOUR : 2;
}

static void at_least(bem_problem *p, bem_rule *rule) {
    kind_limit(p, rule, rule->kind == BEM_RULE_HOURS ? 10 * HOUR : 1, BEM_NO_MAX);
}

static void at_least_counted_none(bem_problem *p, bem_rule *rule) {
    at_least(p, rule);
    rule->before = BEM_TAKE(&p->arena, p->n_staff, int);
}

static void any_two_days(bem_problem *p, bem_rule *rule) {
    rule->periods = bem_periods_rolling(&p->calendar, 2, 1, &rule->n_periods, &p->arena);
    kind_limit(p, rule, 0, rule->kind == BEM_RULE_HOURS ? 10 * HOUR : 1);
}

static void any_two_weeks(bem_problem *p, bem_rule *rule) {
    rule->periods = bem_periods_rolling(&p->calendar, 14, 7, &rule->n_periods, &p->arena);
    kind_limit(p, rule, 0, 1);
}

static void one_allowed(bem_problem *p, bem_rule *rule) { kind_limit(p, rule, 0, 1); }

static void wanted(bem_problem *p, bem_rule *rule) {
    (void)p;
    rule->wanted = true;
}

static void on_mondays(bem_problem *p, bem_rule *rule) {
    (void)p;
    rule->starts = 1u << BEM_MONDAY;
}

static void of_evenings(bem_problem *p, bem_rule *rule) {
    rule->pattern[0].shifts[tiny_shift('n')] = false;
    tiny_set(p, rule->pattern[0].shifts, "e");
}

static void from_noon(bem_problem *p, bem_rule *rule) {
    (void)p;
    rule->from = 12 * HOUR;
}

static void from_midnight(bem_problem *p, bem_rule *rule) {
    (void)p;
    rule->from = 0;
}

static void nine_hours(bem_problem *p, bem_rule *rule) {
    rule->measure = BEM_BY_MINUTES;
    kind_limit(p, rule, 9 * HOUR, 9 * HOUR);
}

static void shared_weekends(bem_problem *p, bem_rule *rule) {
    rule->measure = BEM_BY_WEEKENDS;
    kind_limit(p, rule, 0, 0);
}

static void thirty_hours(bem_problem *p, bem_rule *rule) {
    rule->measure = BEM_BY_MINUTES;
    kind_limit(p, rule, 30 * HOUR, BEM_NO_MAX);
}

/* ---- the table ---- */

#define CASE(side, past, roster, cost, reason, ...)                                                \
    { KIND, SIDE_##side, past, roster, cost, reason, __VA_ARGS__ }

const kind_case kind_personal_cases[] = {
#define KIND BEM_RULE_REST
    CASE(KEPT, "", "dd-n---", 0, "15:00 to 07:00 and more"),
    CASE(BROKEN, "", "ed-----", 200, "22:00 to 07:00, two hours short"),
    CASE(SQUARED, "", "ed-----", 2 * 137 + 4 * 11, "two hours short"),
    CASE(FIRST, "", "d------", 0, "nothing is assumed of unknown days"),
    CASE(HISTORY, "e", "d------", 200, "yesterday's evening"),
    CASE(HISTORY, "e?", "d------", 0, "an unknown day between"),
    CASE(LAST, "", "------e", 0, "nothing comes after"),
    CASE(WEEK_END, "", "------ne", 400, "Sunday's night ends on Monday at 07:00, then 14:00"),
    CASE(PEOPLE, "", "ed-----", 0, "not for her", .no_person = 1),
    CASE(DAYS, "", "ed-ed--", 200, "Tuesday's shift is left out", .no_day = 2),
    CASE(CLOCK, "", "ed-----", 300, "an hour less", .gain = 60),
    CASE(CLOCK, "", "ed-----", 100, "an hour more", .gain = -60),
#undef KIND
#define KIND BEM_RULE_SUCCESSION
    CASE(KEPT, "", "de-d---", 0, "a day between"),
    CASE(BROKEN, "", "ed-----", 100, "a day after an evening"),
    CASE(SQUARED, "", "ed-nd--", 2 * 148, "twice, each by itself"),
    CASE(FIRST, "", "d------", 0, "nothing is assumed of unknown days"),
    CASE(HISTORY, "n", "d------", 100, "yesterday's night"),
    CASE(HISTORY, "n?", "d------", 0, "an unknown day between"),
    CASE(LAST, "", "------n", 0, "nothing comes after"),
    CASE(WEEK_END, "", "------nd", 100, "from Sunday to Monday"),
    CASE(PEOPLE, "", "ed-----", 0, "not for her", .no_person = 1),
    CASE(DAYS, "", "ed-ed--", 100, "Tuesday is left out", .no_day = 2),
    CASE(SHIFTS, "", "ed-nd--", 100, "after nights only", .shifts = "n"),
#undef KIND
#define KIND BEM_RULE_RUN
    CASE(KEPT, "", "-nn-nnn", 0, "two and three"),
    CASE(BROKEN, "", "-n--nn-", 100, "a single one"),
    CASE(SQUARED, "-", "nnnnn--", 2 * 137 + 4 * 11, "two too many"),
    CASE(FIRST, "", "n------", 0, "may have begun before"),
    CASE(FIRST, "", "n------", 100, "has not, says the rule", .set = closed),
    CASE(HISTORY, "-", "n------", 100, "has not, says history"),
    CASE(HISTORY, "-n", "n------", 0, "the second one"),
    CASE(HISTORY, "-nn", "nn-----", 100, "the fourth one"),
    CASE(HISTORY, "-n", "-------", 100, "a single one ends by this roster"),
    CASE(HISTORY, "-n-", "-------", 0, "past"),
    CASE(LAST, "", "------n", 0, "may go on"),
    CASE(LAST, "", "------n", 100, "does not, says the rule", .set = closed),
    CASE(LAST, "", "---nnnn", 100, "held to max as it stands"),
    CASE(WEEK_END, "", "----nnnn", 100, "from Friday over Monday"),
    CASE(PEOPLE, "", "-n-----", 0, "not for her", .no_person = 1),
    CASE(DAYS, "", "-n-n---", 100, "those that begin on Tuesday are left out", .no_day = 2),
    CASE(SHIFTS, "", "-n-e---", 100, "of evenings", .shifts = "e"),
#undef KIND
#define KIND BEM_RULE_HOURS
    CASE(KEPT, "", "nn-----", 0, "18 hours"),
    CASE(BROKEN, "", "nnd----", 750, "7 h 30 min too many"),
    CASE(SQUARED, "", "nnd----", 1646, "137 x 7.5 + 11 x 56.25 = 1646.25"),
    CASE(FIRST, "", "-------", 0, "a week that began before is not asked for min",
         .weekday = BEM_THURSDAY, .set = at_least),
    CASE(FIRST, "", "nnd----", 750, "but for max", .weekday = BEM_THURSDAY),
    CASE(HISTORY, "nn", "n------", 0, "what history's days hold is not counted"),
    CASE(HISTORY, "", "n------", 100, "ten hours told and nine", .weekday = BEM_THURSDAY,
         .set = counted_two),
    CASE(HISTORY, "", "d------", 250, "told that there were none, it is asked for min",
         .weekday = BEM_THURSDAY, .set = at_least_counted_none),
    CASE(HISTORY, "n", "n------", 800, "any two days: known ones count", .set = any_two_days),
    CASE(LAST, "", "dd-----n--", 0, "a week cut off is not asked for min", .set = at_least),
    CASE(LAST, "", "-------ll-", 4200, "but for max; Tuesday's thirty hours count whole"),
    CASE(WEEK_END, "", "-----nnn", 0, "Sunday's night is the old week's, whole"),
    CASE(WEEK_END, "", "----nnn-", 900, "three nights to Monday morning"),
    CASE(PEOPLE, "", "nnd----", 0, "not for her", .no_person = 1),
    CASE(DAYS, "", "nnd----", 0, "Wednesday is left out", .no_day = 3),
    CASE(SHIFTS, "", "nnddd--", 450, "22 h 30 min of days", .shifts = "d"),
    CASE(CLOCK, "", "nn-----", 100, "ten hours and nine", .gain = -60),
    CASE(CLOCK, "", "nnl----", 2900, "eight and nine, and thirty", .gain = 60),
#undef KIND
#define KIND BEM_RULE_COUNT
    CASE(KEPT, "", "nn-ddd-", 0, "two nights"),
    CASE(BROKEN, "", "nnn----", 100, "three"),
    CASE(SQUARED, "", "nnnn---", 2 * 137 + 4 * 11, "two too many"),
    CASE(FIRST, "", "-------", 0, "a week that began before is not asked for min",
         .weekday = BEM_THURSDAY, .set = at_least),
    CASE(FIRST, "", "nnn----", 100, "but for max", .weekday = BEM_THURSDAY),
    CASE(HISTORY, "nn", "n------", 0, "what history's days hold is not counted"),
    CASE(HISTORY, "", "n------", 100, "two told and one", .weekday = BEM_THURSDAY,
         .set = counted_two),
    CASE(HISTORY, "", "-------", 100, "told that there were none, it is asked for min",
         .weekday = BEM_THURSDAY, .set = at_least_counted_none),
    CASE(HISTORY, "n", "n------", 100, "any two days: known ones count", .set = any_two_days),
    CASE(LAST, "", "n---------", 0, "a week cut off is not asked for min", .set = at_least),
    CASE(LAST, "", "-------nnn", 100, "but for max"),
    CASE(WEEK_END, "", "-----nnn", 0, "Sunday's night is the old week's"),
    CASE(WEEK_END, "", "----nnn-", 100, "three nights to Monday morning"),
    CASE(PEOPLE, "", "nnn----", 0, "not for her", .no_person = 1),
    CASE(DAYS, "", "nnn----", 0, "Monday is left out", .no_day = 1),
    CASE(SHIFTS, "", "nnneee-", 100, "of evenings", .shifts = "e"),
#undef KIND
#define KIND BEM_RULE_WEEKENDS
    CASE(KEPT, "", "ddddn--", 0, "Friday's night is no weekend work"),
    CASE(BROKEN, "", "-----d-", 100, "Saturday"),
    CASE(SQUARED, "", "-----d------d------dd", 3 * 137 + 9 * 11, "three"),
    CASE(FIRST, "", "d------", 100, "a first Sunday is a weekend", .weekday = BEM_SUNDAY),
    CASE(HISTORY, "d", "-------", 0, "yesterday's Saturday is past", .weekday = BEM_SUNDAY),
    CASE(HISTORY, "d", "-----d-", 100, "any two weeks: known ones count", .set = any_two_weeks),
    CASE(HISTORY, "", "-----d-", 100, "two told, and one more", .set = counted_two),
    CASE(LAST, "", "------d", 100, "so is a last Saturday", .weekday = BEM_SUNDAY),
    CASE(WEEK_END, "", "------nn", 100, "Sunday's night is Sunday's, Monday's none"),
    CASE(WEEK_END, "", "----n---", 100, "Friday's ends on Saturday and counts", .set = with_eve),
    CASE(PEOPLE, "", "-----d-", 0, "not for her", .no_person = 1),
    CASE(DAYS, "", "------d", 0, "known by its Saturday, which is left out", .no_day = 6),
    CASE(SHIFTS, "", "-----d------n-", 100, "of nights", .shifts = "n"),
#undef KIND
#define KIND BEM_RULE_COMPLETE_WEEKENDS
    CASE(KEPT, "", "-----dn", 0, "both days"),
    CASE(BROKEN, "", "-----d-", 100, "one"),
    CASE(SQUARED, "", "-----d------d-", 2 * 148, "twice, each by itself"),
    CASE(SQUARED, "", "-----d-", 2 * 137 + 4 * 11, "two days of three off", .set = by_days),
    CASE(FIRST, "", "d------", 0, "a weekend cut is not judged", .weekday = BEM_SUNDAY),
    CASE(FIRST, "", "d------", 100, "closed: by its days inside", .weekday = BEM_SATURDAY,
         .set = from_friday),
    CASE(HISTORY, "-", "d------", 0, "nor when it is known", .weekday = BEM_SUNDAY),
    CASE(HISTORY, "-", "dd-----", 0, "closed: by its days inside", .weekday = BEM_SATURDAY,
         .set = from_friday),
    CASE(LAST, "", "------d", 0, "a weekend cut is not judged", .weekday = BEM_SUNDAY),
    CASE(LAST, "", "-----d-", 100, "closed: by its days inside", .weekday = BEM_SUNDAY,
         .set = from_friday),
    CASE(WEEK_END, "", "------nd", 100, "Sunday's night is Sunday's, Saturday is off"),
    CASE(WEEK_END, "", "----n---", 0, "Friday's ends on Saturday and does not matter",
         .set = with_eve),
    CASE(PEOPLE, "", "-----d-", 0, "not for her", .no_person = 1),
    CASE(DAYS, "", "------d", 0, "known by its Saturday, which is left out", .no_day = 6),
#undef KIND
#define KIND BEM_RULE_SHIFTS
    CASE(KEPT, "", "dedelde", 0, "no night"),
    CASE(BROKEN, "", "--n----", 100, "one"),
    CASE(SQUARED, "", "-nn----", 2 * 148, "twice, each by itself"),
    CASE(FIRST, "", "n------", 100, "a day as others"),
    CASE(HISTORY, "n", "-------", 0, "past"),
    CASE(LAST, "", "------n", 100, "a day as others"),
    CASE(WEEK_END, "", "------n-", 100, "Sunday's, not Monday's", .no_day = 8),
    CASE(WEEK_END, "", "------n-", 0, "Sunday's, not Monday's", .no_day = 7),
    CASE(PEOPLE, "", "--n----", 0, "not for her", .no_person = 1),
    CASE(DAYS, "", "-nn----", 100, "Wednesday is left out", .no_day = 3),
    CASE(SHIFTS, "", "-ne----", 100, "evenings", .shifts = "e"),
#undef KIND
#define KIND BEM_RULE_WITHOUT_COMPETENCE
    CASE(KEPT, "", "dedelde", 0, "no night"),
    CASE(BROKEN, "", "--n----", 100, "one"),
    CASE(SQUARED, "", "-nn----", 2 * 148, "twice, each by itself"),
    CASE(FIRST, "", "n------", 100, "a day as others"),
    CASE(HISTORY, "n", "-------", 0, "past"),
    CASE(LAST, "", "------n", 100, "a day as others"),
    CASE(WEEK_END, "", "------n-", 100, "Sunday's, not Monday's", .no_day = 8),
    CASE(WEEK_END, "", "------n-", 0, "Sunday's, not Monday's", .no_day = 7),
    CASE(PEOPLE, "", "--n----", 0, "not for her", .no_person = 1),
    CASE(DAYS, "", "-nn----", 100, "Wednesday is left out", .no_day = 3),
    CASE(SHIFTS, "", "-ne----", 100, "evenings", .shifts = "e"),
#undef KIND
#define KIND BEM_RULE_PATTERN
    CASE(KEPT, "", "nd-d---", 0, "no day off after a night"),
    CASE(BROKEN, "", "-n-----", 100, "one"),
    CASE(SQUARED, "", "n-n----", 2 * 148, "twice, each by itself"),
    CASE(SQUARED, "", "n-n-n--", 2 * 137 + 4 * 11, "two more than allowed", .set = one_allowed),
    CASE(FIRST, "", "-------", 0, "unknown days fit nothing"),
    CASE(FIRST, "", "nd-----", 0, "nobody knows whether it begins", .set = wanted),
    CASE(HISTORY, "n", "-------", 100, "begun yesterday"),
    CASE(HISTORY, "n-", "-------", 0, "past"),
    CASE(HISTORY, "-", "nd-----", 100, "it begins, and is not completed", .set = wanted),
    CASE(LAST, "", "------n", 0, "cut off"),
    CASE(LAST, "-", "------n", 0, "cut off is not broken", .set = wanted),
    CASE(WEEK_END, "", "------n-", 100, "from Sunday to Monday"),
    CASE(PEOPLE, "", "-n-----", 0, "not for her", .no_person = 1),
    CASE(DAYS, "", "-n-n---", 100, "begun on Tuesday: left out", .no_day = 2),
    CASE(DAYS, "", "n-n----", 100, "begun on Mondays only", .set = on_mondays),
    CASE(SHIFTS, "", "-n-e---", 100, "of evenings", .set = of_evenings),
#undef KIND
#define KIND BEM_RULE_SAME_SHIFT
    CASE(KEPT, "", "-----ee", 0, "alike"),
    CASE(BROKEN, "", "-----d-", 100, "a day off beside it"),
    CASE(SQUARED, "", "-----dn", 2 * 137 + 4 * 11, "each lacks the other"),
    CASE(FIRST, "", "d------", 0, "a weekend cut is not judged", .weekday = BEM_SUNDAY),
    CASE(FIRST, "", "de-----", 200, "closed: by its days inside", .weekday = BEM_SATURDAY,
         .set = from_friday),
    CASE(HISTORY, "e", "d------", 0, "nor when it is known", .weekday = BEM_SUNDAY),
    CASE(LAST, "", "------d", 0, "a weekend cut is not judged", .weekday = BEM_SUNDAY),
    CASE(LAST, "", "-----de", 200, "closed: by its days inside", .weekday = BEM_SUNDAY,
         .set = from_friday),
    CASE(WEEK_END, "", "------nn", 100, "Sunday's night is Sunday's, Saturday is off"),
    CASE(PEOPLE, "", "-----d-", 0, "not for her", .no_person = 1),
    CASE(DAYS, "", "------d", 0, "known by its Saturday, which is left out", .no_day = 6),
#undef KIND
#define KIND BEM_RULE_WEEKENDS_IN_ROW
    CASE(KEPT, "", "-----d--------", 0, "one"),
    CASE(BROKEN, "", "-----d------d-", 100, "two"),
    CASE(SQUARED, "", "-----d------d------dd", 2 * 137 + 4 * 11, "three"),
    CASE(FIRST, "", "d-----d-------", 100, "a first Sunday is a weekend", .weekday = BEM_SUNDAY),
    CASE(HISTORY, "d", "-----d-", 100, "yesterday's Sunday and the next"),
    CASE(HISTORY, "?", "-----d-", 0, "nothing is assumed of unknown ones"),
    CASE(HISTORY, "d------d", "-------", 0, "past"),
    CASE(LAST, "", "------d------d", 100, "so is a last Saturday", .weekday = BEM_SUNDAY),
    CASE(WEEK_END, "", "------nn----d-", 100, "Sunday's night is Sunday's"),
    CASE(WEEK_END, "", "----n-------d-", 100, "Friday's ends on Saturday and counts",
         .set = with_eve),
    CASE(PEOPLE, "", "-----d------d-", 0, "not for her", .no_person = 1),
    CASE(DAYS, "", "-----d------d-", 0, "begun on Saturday the 9th: left out", .no_day = 6),
    CASE(SHIFTS, "", "-----n------d-", 0, "of nights", .shifts = "n"),
    CASE(SHIFTS, "", "-----n------n-", 100, "of nights", .shifts = "n"),
#undef KIND
#define KIND BEM_RULE_DAYS_OFF_AFTER
    CASE(KEPT, "", "nn--d--", 0, "two"),
    CASE(BROKEN, "", "nn-d---", 100, "one"),
    CASE(SQUARED, "", "nd-----", 2 * 137 + 4 * 11, "none"),
    CASE(FIRST, "", "d------", 0, "nothing is assumed of unknown days"),
    CASE(HISTORY, "n", "d------", 200, "yesterday's night"),
    CASE(HISTORY, "n-", "d------", 100, "the day before yesterday's"),
    CASE(HISTORY, "n?", "d------", 0, "an unknown day between"),
    CASE(LAST, "", "------n", 0, "the days after may be off"),
    CASE(WEEK_END, "", "------nd", 200, "from Sunday to Monday"),
    CASE(PEOPLE, "", "nd-----", 0, "not for her", .no_person = 1),
    CASE(DAYS, "", "nd-nd--", 200, "the day after the first is left out", .no_day = 2),
    CASE(SHIFTS, "", "nd-ed--", 200, "after evenings", .shifts = "e"),
#undef KIND
#define KIND BEM_RULE_DAILY_REST
    CASE(KEPT, "", "dd-n---", 0, "15:00 to 07:00"),
    CASE(BROKEN, "", "ed-----", 200, "22:00 to 07:00, two hours short"),
    CASE(SQUARED, "", "ed-----", 2 * 137 + 4 * 11, "two hours short"),
    CASE(FIRST, "", "d------", 0, "yesterday's window: unknown is free", .set = from_noon),
    CASE(HISTORY, "e", "d------", 200, "yesterday's window: 22:00 to 07:00", .set = from_noon),
    CASE(HISTORY, "e", "-------", 0, "nothing of this roster's in it", .set = from_noon),
    CASE(LAST, "", "------e", 200, "the last window ends after the last day"),
    CASE(LAST, "", "------n", 0, "what follows is free"),
    CASE(WEEK_END, "", "------ne", 400, "Monday from 07:00 to 14:00, then 2 hours",
         .set = from_midnight),
    CASE(PEOPLE, "", "ed-----", 0, "not for her", .no_person = 1),
    CASE(DAYS, "", "ed-ed--", 200, "Monday's window is left out", .no_day = 1),
    CASE(CLOCK, "", "ed-----", 300, "the window has 23 hours", .gain = 60),
    CASE(CLOCK, "", "ed-----", 100, "25", .gain = -60),
#undef KIND
#define KIND BEM_RULE_WEEKLY_REST
    CASE(KEPT, "", "dd-dddd", 0, "15:00 to 07:00 two days later"),
    CASE(BROKEN, "", "ddddddd", 2000, "16 of 36 hours"),
    CASE(SQUARED, "", "ddddddd", 20 * 137 + 400 * 11, "20 hours short"),
    CASE(FIRST, "", "dddd---", 0, "unknown days of the week are free", .weekday = BEM_THURSDAY),
    CASE(HISTORY, "ddd", "dddd---", 2000, "the week's known days count", .weekday = BEM_THURSDAY),
    CASE(LAST, "", "dd-ddddddd", 0, "days after the last are free"),
    CASE(WEEK_END, "", "dd-dddn-dddddd", 1200, "from Monday 07:00 to Tuesday 07:00: 24 hours"),
    CASE(WEEK_END, "n", "-dddddd", 1200, "the same from before the horizon"),
    CASE(PEOPLE, "", "ddddddd", 0, "not for her", .no_person = 1),
    CASE(DAYS, "", "ddddddd", 0, "the week's Monday is left out", .no_day = 1),
    CASE(CLOCK, "", "e-ddddd", 400, "from 22:00 to 07:00 the day after next: 32 hours", .gain = 60),
    CASE(CLOCK, "", "e-ddddd", 200, "34", .gain = -60),
#undef KIND
#define KIND BEM_RULE_NIGHT_HOURS
    CASE(KEPT, "", "dedd---", 0, "none of it at night"),
    CASE(KEPT, "", "nn-----", 0, "9 hours", .set = nine_hours),
    CASE(BROKEN, "", "n------", 100, "9 hours of a night"),
    CASE(BROKEN, "", "nd-----", 850, "16 h 30 min from 21:00 to 21:00"),
    CASE(SQUARED, "", "nd-----", 1959, "8.5 hours too many: 1164.50 and 794.75"),
    CASE(FIRST, "", "d------", 0, "an unknown night is none"),
    CASE(HISTORY, "n", "d------", 750, "what comes on top of its 9 hours"),
    CASE(HISTORY, "n", "-------", 0, "nothing of this roster's"),
    CASE(LAST, "", "------n", 100, "with all its hours"),
    CASE(WEEK_END, "", "------nd", 850, "the 24 hours do not end with the week"),
    CASE(CLOCK, "", "n------", 0, "eight hours", .gain = 60),
    CASE(CLOCK, "", "n------", 200, "ten", .gain = -60),
    CASE(PEOPLE, "", "nd-----", 0, "not for her", .no_person = 1),
    CASE(DAYS, "", "nd-n---", 100, "from Monday's shift on it is left out", .no_day = 1),
    CASE(SHIFTS, "", "nd-----", 100, "only nights count", .shifts = "n"),
#undef KIND
#define KIND BEM_RULE_FAIR
    CASE(KEPT, "", "nn-----", 0, "one or two"),
    CASE(BROKEN, "", "nnn----", 100, "three"),
    CASE(BROKEN, "", "ddd----", 100, "none"),
    CASE(SQUARED, "", "nnnn---", 2 * 137 + 4 * 11, "two too many"),
    CASE(FIRST, "", "-------", 100, "the horizon is all there is", .weekday = BEM_THURSDAY),
    CASE(HISTORY, "nn", "n------", 0, "what history's days hold is not counted"),
    CASE(HISTORY, "", "n------", 100, "the balance is", .set = counted_two),
    CASE(LAST, "", "----nnn", 100, "a last night counts"),
    CASE(LAST, "", "------n", 0, "with all its hours", .set = nine_hours),
    CASE(WEEK_END, "", "------nn", 100, "Sunday's night is a weekend's, Monday's none",
         .set = shared_weekends),
    CASE(WEEK_END, "", "----n---", 0, "Friday's none", .set = shared_weekends),
    CASE(PEOPLE, "", "nnn----", 0, "not for her", .no_person = 1),
    CASE(DAYS, "", "nnn----", 0, "Monday is left out", .no_day = 1),
    CASE(SHIFTS, "", "nnne---", 0, "of evenings", .shifts = "e"),
    CASE(SHIFTS, "", "eee----", 100, "of evenings", .shifts = "e"),
    CASE(CLOCK, "", "n------", 100, "eight hours of nine", .gain = 60, .set = nine_hours),
#undef KIND
#define KIND BEM_RULE_BOOKING
    CASE(KEPT, "", "-------", 0, "a free week"),
    CASE(KEPT, "", "-d-d-d-", 0, "three shifts"),
    CASE(BROKEN, "", "-d-d---", 100, "two"),
    CASE(SQUARED, "", "-d-----", 2 * 137 + 4 * 11, "one"),
    CASE(FIRST, "", "d------", 0, "a week that began before is not asked", .weekday = BEM_THURSDAY),
    CASE(HISTORY, "d", "d------", 0, "nor when it is known", .weekday = BEM_THURSDAY),
    CASE(HISTORY, "dd", "d------", 200, "last week's shifts are last week's"),
    CASE(LAST, "", "--------d-", 0, "a week cut off is not asked"),
    CASE(LAST, "", "------l", 0, "thirty hours count whole", .set = thirty_hours),
    CASE(WEEK_END, "", "----nnn-------", 0, "Sunday's night is the old week's"),
    CASE(WEEK_END, "", "------n--ddd--", 200, "and one alone there"),
    CASE(PEOPLE, "", "-d-----", 0, "not for her", .no_person = 1),
    CASE(CLOCK, "", "l------", 100, "29 hours of thirty", .gain = 60, .set = thirty_hours),
#undef KIND
};

const int kind_n_personal_cases = sizeof kind_personal_cases / sizeof *kind_personal_cases;
