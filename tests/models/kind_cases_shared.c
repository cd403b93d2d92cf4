/* kind_cases_shared.c - the kinds that speak of several people. */
#include "kind_cases.h"
#include "tiny.h"

#include <string.h>

/* ---- the rules ---- */

static void on_all(const bem_problem *p, bem_rule *rule) { tiny_set(p, rule->shifts, "denl"); }

/* The first one is wanted. */
static void skill_mix(bem_problem *p, bem_rule *rule) {
    tiny_set(p, rule->shifts, "d");
    rule->those[0] = true;
    rule->least = 1;
}

/* The first one supervises the others. */
static void supervised(bem_problem *p, bem_rule *rule) {
    on_all(p, rule);
    rule->those[0] = true;
    rule->person[0] = false;
    rule->part = 1;
}

static void own_staff(bem_problem *p, bem_rule *rule) {
    on_all(p, rule);
    rule->beside_rental = true;
    rule->least = 1;
}

/* Half of those there at most. */
static void rental_share(bem_problem *p, bem_rule *rule) {
    on_all(p, rule);
    rule->part = 1;
    rule->whole = 2;
    rule->most = 0;
}

/* The first two. */
static void together(bem_problem *p, bem_rule *rule) {
    on_all(p, rule);
    rule->person[2] = false;
}

static void apart(bem_problem *p, bem_rule *rule) { on_all(p, rule); }

/* 90.00 a week, in kronor: a night's pay. */
static void budget(bem_problem *p, bem_rule *rule) {
    kind_by_weeks(p, rule);
    rule->unit = 100;
    rule->most = 90;
}

static void rental_ratio(bem_problem *p, bem_rule *rule) {
    (void)p;
    rule->unit = 100;
    rule->part = 1;
    rule->whole = 2;
}

static void rental_headcount(bem_problem *p, bem_rule *rule) {
    kind_by_weeks(p, rule);
    rule->most = 0;
}

kind_setup *const kind_shared_setup[BEM_N_RULE_KINDS] = {
    [BEM_RULE_SKILL_MIX] = skill_mix,
    [BEM_RULE_SUPERVISED] = supervised,
    [BEM_RULE_OWN_STAFF] = own_staff,
    [BEM_RULE_RENTAL_SHARE] = rental_share,
    [BEM_RULE_TOGETHER] = together,
    [BEM_RULE_APART] = apart,
    [BEM_RULE_BUDGET] = budget,
    [BEM_RULE_RENTAL_RATIO] = rental_ratio,
    [BEM_RULE_RENTAL_HEADCOUNT] = rental_headcount,
};

/* ---- what cases change ---- */

/* From 05:00 to 07:00, while yesterday's night lasts. */
static void at_dawn(bem_problem *p, bem_rule *rule) {
    (void)p;
    rule->clock_from = 5 * 60;
    rule->clock_to = 7 * 60;
}

/* From 22:00 to 06:00. */
static void at_night(bem_problem *p, bem_rule *rule) {
    (void)p;
    rule->clock_from = 22 * 60;
    rule->clock_to = 30 * 60;
}

static void none_of_those(bem_problem *p, bem_rule *rule) {
    (void)p;
    rule->least = BEM_NO_MIN;
    rule->most = 0;
}

static void two_of_all(bem_problem *p, bem_rule *rule) {
    for (int e = 0; e < p->n_staff; e++)
        rule->those[e] = true;
    rule->least = 2;
}

static void two_own_always(bem_problem *p, bem_rule *rule) {
    memset(rule->shifts, 0, (size_t)p->n_shifts);
    tiny_set(p, rule->shifts, "d");
    rule->beside_rental = false;
    rule->least = 2;
}

static void day_as_one(bem_problem *p, bem_rule *rule) {
    (void)p;
    rule->as_one = true;
}

static void two_rental(bem_problem *p, bem_rule *rule) {
    (void)rule;
    p->staff[1].contract = 1;
}

/* ---- the table ---- */

#define CASE(side, past, roster, cost, reason, ...)                                                \
    { KIND, SIDE_##side, past, roster, cost, reason, __VA_ARGS__ }

const kind_case kind_shared_cases[] = {
#define KIND BEM_RULE_SKILL_MIX
    CASE(KEPT, "", "d/d/-", 0, "she is there"),
    CASE(BROKEN, "", "-/d/-", 100, "she is not"),
    CASE(BROKEN, "", "-/-/-", 100, "nor anybody else"),
    CASE(SQUARED, "", "-/-/-", 2 * 137 + 4 * 11, "two wanted", .set = two_of_all),
    CASE(FIRST, "", "-/-/-", 200, "two hours; unknown days: nobody", .set = at_dawn),
    CASE(FIRST, "d", "e/-/-", 100, "a day as others"),
    CASE(HISTORY, "n", "-/-/-", 0, "yesterday's night lasts", .set = at_dawn),
    CASE(HISTORY, "n", "-/-/-", 100, "but is no shift of today's", .shifts = "n"),
    CASE(LAST, "", "n/-/-", 0, "a last night lasts beyond the last day", .set = at_night),
    CASE(LAST, "", "-/-/-", 800, "and is missed there", .set = at_night),
    CASE(WEEK_END, "", "------n-", 0, "Sunday's night lasts on Monday", .only_day = 8,
         .set = at_dawn),
    CASE(WEEK_END, "", "------n-", 100, "but is Sunday's shift", .only_day = 8, .shifts = "n"),
    CASE(PEOPLE, "", "d/d/-", 100, "does not count herself", .no_person = 1),
    CASE(PEOPLE, "", "d/d/-", 100, "one of those none are wanted of", .set = none_of_those),
    CASE(PEOPLE, "", "d/d/-", 0, "does not count herself", .no_person = 1, .set = none_of_those),
    CASE(DAYS, "", "--/dd/--", 100, "Monday is left out", .no_day = 1),
    CASE(SHIFTS, "", "d/-/-", 100, "the evening's", .shifts = "e"),
    CASE(CLOCK, "", "--/--/--", 700, "seven hours of the span", .gain = 60, .only_day = 1,
         .set = at_night),
#undef KIND
#define KIND BEM_RULE_SUPERVISED
    CASE(KEPT, "", "d/d/-", 0, "beside her"),
    CASE(BROKEN, "", "e/d/-", 100, "she is elsewhere"),
    CASE(SQUARED, "", "-/d/d", 2 * 137 + 4 * 11, "two alone"),
    CASE(FIRST, "", "-/-/-", 0, "unknown days: nobody", .set = at_dawn),
    CASE(FIRST, "", "-/d/-", 100, "a day as others"),
    CASE(HISTORY, "/n", "-/-/-", 200, "yesterday's night, alone for two hours", .set = at_dawn),
    CASE(HISTORY, "n/n", "-/-/-", 0, "beside her", .set = at_dawn),
    CASE(HISTORY, "/n", "-/-/-", 0, "of shifts, yesterday's is past"),
    CASE(LAST, "", "-/n/-", 800, "a last night lasts beyond the last day", .set = at_night),
    CASE(WEEK_END, "", "--------/------n-/--------", 200, "Sunday's night lasts on Monday",
         .only_day = 8, .set = at_dawn),
    CASE(WEEK_END, "", "--------/------n-/--------", 0, "but is Sunday's shift", .only_day = 8),
    CASE(PEOPLE, "", "-/d/-", 0, "need not be supervised", .no_person = 2),
    CASE(DAYS, "", "--/dd/--", 100, "Monday is left out", .no_day = 1),
    CASE(SHIFTS, "", "--/de/--", 100, "the evening's", .shifts = "e"),
    CASE(CLOCK, "", "--/n-/--", 900, "nine hours of the span", .gain = -60, .only_day = 1,
         .set = at_night),
#undef KIND
#define KIND BEM_RULE_OWN_STAFF
    CASE(KEPT, "", "d/-/d", 0, "one of own staff"),
    CASE(KEPT, "", "-/-/-", 0, "no rental one either"),
    CASE(BROKEN, "", "e/-/d", 100, "elsewhere"),
    CASE(SQUARED, "", "-/-/d", 148, "one alone"),
    CASE(SQUARED, "", "-/-/d", 2 * 137 + 4 * 11, "two wanted", .set = two_own_always),
    CASE(FIRST, "", "-/-/-", 0, "unknown days: nobody", .set = at_dawn),
    CASE(FIRST, "", "-/-/d", 100, "a day as others"),
    CASE(HISTORY, "//n", "-/-/-", 200, "yesterday's night, alone for two hours", .set = at_dawn),
    CASE(HISTORY, "/n/n", "-/-/-", 0, "one of own staff", .set = at_dawn),
    CASE(HISTORY, "//n", "-/-/-", 0, "of shifts, yesterday's is past"),
    CASE(LAST, "", "-/-/n", 800, "a last night lasts beyond the last day", .set = at_night),
    CASE(WEEK_END, "", "--------/--------/------n-", 200, "Sunday's night lasts on Monday",
         .only_day = 8, .set = at_dawn),
    CASE(WEEK_END, "", "--------/--------/------n-", 0, "but is Sunday's shift", .only_day = 8),
    CASE(PEOPLE, "", "d/-/d", 100, "does not count as own staff", .no_person = 1),
    CASE(PEOPLE, "", "-/-/d", 0, "does not count as rental", .no_person = 3),
    CASE(DAYS, "", "--/--/dd", 100, "Monday is left out", .no_day = 1),
    CASE(SHIFTS, "", "--/--/de", 100, "the evening's", .shifts = "e"),
    CASE(CLOCK, "", "--/--/n-", 700, "seven hours of the span", .gain = 60, .only_day = 1,
         .set = at_night),
#undef KIND
#define KIND BEM_RULE_RENTAL_SHARE
    CASE(KEPT, "", "d/-/d", 0, "half"),
    CASE(KEPT, "", "-/-/-", 0, "nobody"),
    CASE(BROKEN, "", "e/-/d", 50, "half a person too many"),
    CASE(SQUARED, "", "e/-/d", 69 + 3, "half of it, a quarter of it, each rounded"),
    CASE(FIRST, "", "-/-/-", 0, "unknown days: nobody", .set = at_dawn),
    CASE(FIRST, "", "-/-/d", 50, "a day as others"),
    CASE(HISTORY, "//n", "-/-/-", 100, "yesterday's night, for two hours", .set = at_dawn),
    CASE(HISTORY, "/n/n", "-/-/-", 0, "half", .set = at_dawn),
    CASE(HISTORY, "//n", "-/-/-", 0, "of shifts, yesterday's is past"),
    CASE(LAST, "", "-/-/n", 400, "a last night lasts beyond the last day", .set = at_night),
    CASE(WEEK_END, "", "--------/--------/------n-", 100, "Sunday's night lasts on Monday",
         .only_day = 8, .set = at_dawn),
    CASE(WEEK_END, "", "--------/--------/------n-", 0, "but is Sunday's shift", .only_day = 8),
    CASE(PEOPLE, "", "d/-/d", 50, "does not count", .no_person = 1),
    CASE(PEOPLE, "", "-/-/d", 0, "does not count", .no_person = 3),
    CASE(DAYS, "", "--/--/dd", 50, "Monday is left out", .no_day = 1),
    CASE(SHIFTS, "", "--/--/de", 50, "the evening's", .shifts = "e"),
    CASE(CLOCK, "", "--/--/n-", 450, "nine hours of the span", .gain = -60, .only_day = 1,
         .set = at_night),
#undef KIND
#define KIND BEM_RULE_TOGETHER
    CASE(KEPT, "", "dn-/dn-/e--", 0, "alike"),
    CASE(BROKEN, "", "d/-/d", 100, "without the other"),
    CASE(SQUARED, "", "d/e/-", 2 * 148, "twice, each by itself"),
    CASE(FIRST, "", "d/-/-", 100, "a day as others"),
    CASE(HISTORY, "n", "-/-/-", 0, "past"),
    CASE(LAST, "", "-n/--/--", 100, "a day as others"),
    CASE(WEEK_END, "", "------n-/-------n/--------", 200, "Sunday's and Monday's are two"),
    CASE(WEEK_END, "", "------n-/-------n/--------", 100, "Sunday's only", .only_day = 7),
    CASE(PEOPLE, "", "d/-/-", 0, "not about her", .no_person = 1),
    CASE(DAYS, "", "dd/--/--", 100, "Monday is left out", .no_day = 1),
    CASE(SHIFTS, "", "de/--/--", 100, "the evening's", .shifts = "e"),
    CASE(SHIFTS, "", "de/ed/--", 0, "each day at all", .set = day_as_one),
#undef KIND
#define KIND BEM_RULE_APART
    CASE(KEPT, "", "d/e/-", 0, "apart"),
    CASE(BROKEN, "", "d/d/-", 100, "two"),
    CASE(SQUARED, "", "d/d/d", 2 * 137 + 4 * 11, "three"),
    CASE(FIRST, "", "d/d/-", 100, "a day as others"),
    CASE(HISTORY, "n/n", "-/-/-", 0, "past"),
    CASE(LAST, "", "-n/-n/--", 100, "a day as others"),
    CASE(WEEK_END, "", "------n-/-------d/--------", 0, "Sunday's and Monday's are two days",
         .set = day_as_one),
    CASE(WEEK_END, "", "------n-/------d-/--------", 100, "one day", .set = day_as_one),
    CASE(PEOPLE, "", "d/d/-", 0, "not about her", .no_person = 1),
    CASE(DAYS, "", "dd/dd/--", 100, "Monday is left out", .no_day = 1),
    CASE(SHIFTS, "", "de/de/--", 100, "the evening's", .shifts = "e"),
#undef KIND
#define KIND BEM_RULE_BUDGET
    CASE(KEPT, "", "ddd/ddd/n--", 0, "90.00; monthly pay is none of it"),
    CASE(BROKEN, "", "--/--/dd", 6000, "150.00"),
    CASE(FIRST, "", "-------/-------/dd-----", 6000, "of a week that began before, its days inside",
         .weekday = BEM_THURSDAY),
    CASE(HISTORY, "//d", "-/-/d", 0, "paid before", .weekday = BEM_THURSDAY),
    CASE(LAST, "", "----------/----------/--------dd", 6000, "of a week cut off likewise"),
    CASE(LAST, "", "-------/-------/------l", 21000, "thirty hours are paid whole"),
    CASE(WEEK_END, "", "--------/--------/------nn", 0, "Sunday's night is paid in the old week"),
    CASE(WEEK_END, "", "--------/--------/-----nn-", 9000, "both of them"),
    CASE(PEOPLE, "", "--/--/dd", 0, "her pay does not count", .no_person = 3),
    CASE(CLOCK, "", "--/--/n-", 1000, "ten hours are paid", .gain = -60),
#undef KIND
#define KIND BEM_RULE_RENTAL_RATIO
    CASE(KEPT, "", "--/--/dd", 0, "150.00 of 480.00"),
    CASE(BROKEN, "", "--/--/l-", 6000, "300.00, 60.00 too much"),
    CASE(FIRST, "", "-/-/n", 0, "each day counts with its monthly pay"),
    CASE(HISTORY, "//l", "--/--/d-", 0, "paid before"),
    CASE(LAST, "", "--/--/-l", 6000, "thirty hours are paid whole"),
    CASE(WEEK_END, "", "--------/--------/-l-l-l-n", 3000, "a last night is: 990.00 of 1920.00"),
    CASE(PEOPLE, "", "--/--/l-", 0, "her pay does not count", .no_person = 3),
    CASE(PEOPLE, "", "--/--/dd", 3000, "own pay of one: 150.00 of 240.00", .no_person = 1),
    CASE(CLOCK, "", "--/--/l-", 7000, "31 hours are paid", .gain = -60),
#undef KIND
#define KIND BEM_RULE_RENTAL_HEADCOUNT
    CASE(KEPT, "", "d/d/-", 0, "own staff only"),
    CASE(BROKEN, "", "--/--/de", 100, "one, however often"),
    CASE(SQUARED, "", "-/d/d", 2 * 137 + 4 * 11, "two", .set = two_rental),
    CASE(FIRST, "", "-------/-------/d------", 100, "in a week that began before",
         .weekday = BEM_THURSDAY),
    CASE(HISTORY, "//d", "-------/-------/-------", 0, "past", .weekday = BEM_THURSDAY),
    CASE(LAST, "", "----------/----------/---------d", 100, "in a week cut off"),
    CASE(WEEK_END, "", "--------/--------/------n-", 100, "Sunday's night is the old week's"),
    CASE(WEEK_END, "", "--------/--------/------nd", 200, "Monday's day the new one's"),
    CASE(PEOPLE, "", "-/-/d", 0, "does not count", .no_person = 3),
#undef KIND
};

const int kind_n_shared_cases = sizeof kind_shared_cases / sizeof *kind_shared_cases;
