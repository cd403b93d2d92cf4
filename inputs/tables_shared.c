/* tables_shared.c - the keys of rules about several people, and of bookings. */
#include "table_parts.h"

enum { MOST_HEADS = 10000, MOST_SHARE = 10000 };

static const char *const spot_words[] = {"shift", "day", NULL};
static const char *const when_words[] = {"rental", "always", NULL};

#define WHO(what)                                                                                  \
    [RULE_WHO] = FIELD("who", BEM_TYPE_PEOPLE, true, NULL, what, .table = &bem_table_people)
#define AMONG                                                                                      \
    [RULE_APPLIES_TO] = FIELD("applies_to", BEM_TYPE_PEOPLE, false, "(everybody)",                 \
                              "the people who count", .table = &bem_table_people),                 \
    [RULE_EXCEPT] = FIELD("except", BEM_TYPE_PEOPLE, false, "(nobody)", "and who do not",          \
                          .table = &bem_table_people)
#define ON_SHIFTS                                                                                  \
    [RULE_SHIFTS] = FIELD("shifts", BEM_TYPE_SHIFTS, false, "(work)", "on which shifts"),          \
    [RULE_EACH] = FIELD("each", BEM_TYPE_CHOICE, false, "shift",                                   \
                        "`shift`: on each of the shifts; `day`: on all of them of a day together", \
                        .words = spot_words)
#define ON_SPOTS                                                                                   \
    ON_SHIFTS, [RULE_TIME] = FIELD("time", BEM_TYPE_SPAN, false, NULL,                             \
                                   "at every moment of a span of the clock, instead of shifts; "   \
                                   "prices are then per hour")
#define IN_PERIOD(what)                                                                            \
    [RULE_PER] = FIELD("per", BEM_TYPE_PERIOD, false, what,                                        \
                       "the period: `horizon`, or weeks or months of the calendar")

const bem_field bem_fields_skill_mix[RULE_N] = {
    WHICH_RULE("skill_mix"),
    WHO("the people wanted, or not"),
    ON_SPOTS,
    [RULE_MIN] = FIELD("min", BEM_TYPE_INT, false, NULL, "at least so many of them", .least = 0,
                       .most = MOST_HEADS),
    [RULE_MAX] = FIELD("max", BEM_TYPE_INT, false, NULL, "at most so many of them", .least = 0,
                       .most = MOST_HEADS),
    [RULE_MIN_SHARE] = FIELD("min_share", BEM_TYPE_PERCENT, false, NULL,
                             "at least this part of those there", .least = 0, .most = MOST_SHARE),
    [RULE_MAX_SHARE] = FIELD("max_share", BEM_TYPE_PERCENT, false, NULL,
                             "at most this part of those there", .least = 0, .most = MOST_SHARE),
    [RULE_ONE_PER] = FIELD("one_per", BEM_TYPE_INT, false, NULL,
                           "at least one of them for so many there", .least = 1, .most = 1000),
    AMONG,
    ON_DAYS("on which days"),
    STRICTNESS("per person"),
};

const bem_field bem_fields_supervised[RULE_N] = {
    WHICH_RULE("supervised"),
    WHO("the people to be supervised"),
    [RULE_SUPERVISORS] = FIELD("supervisors", BEM_TYPE_PEOPLE, true, NULL, "who may supervise them",
                               .table = &bem_table_people),
    [RULE_MAX] = FIELD("max", BEM_TYPE_INT, false, "1", "at most so many for each supervisor",
                       .least = 1, .most = 1000),
    ON_SPOTS,
    ON_DAYS("on which days"),
    STRICTNESS("per person"),
};

const bem_field bem_fields_own_staff[RULE_N] = {
    WHICH_RULE("own_staff"),
    [RULE_MIN] = FIELD("min", BEM_TYPE_INT, false, "1", "at least so many of own staff", .least = 1,
                       .most = MOST_HEADS),
    [RULE_WHEN] =
        FIELD("when", BEM_TYPE_CHOICE, false, "rental",
              "`rental`: where rental staff work; `always`: on each shift", .words = when_words),
    ON_SPOTS,
    AMONG,
    ON_DAYS("on which days"),
    STRICTNESS("per person"),
};

const bem_field bem_fields_rental_share[RULE_N] = {
    WHICH_RULE("rental_share"),
    [RULE_MAX_SHARE] =
        FIELD("max", BEM_TYPE_PERCENT, true, NULL, "at most this part of those there is rental",
              .least = 0, .most = MOST_SHARE),
    ON_SPOTS,
    AMONG,
    ON_DAYS("on which days"),
    STRICTNESS("per person"),
};

const bem_field bem_fields_together[RULE_N] = {
    WHICH_RULE("together"),
    WHO("two people or more; of more each pair counts"),
    ON_SHIFTS,
    ON_DAYS("on which days"),
    STRICTNESS("per shift"),
};

const bem_field bem_fields_apart[RULE_N] = {
    WHICH_RULE("apart"),      WHO("two people or more"), ON_SHIFTS,
    ON_DAYS("on which days"), STRICTNESS("per person"),
};

const bem_field bem_fields_budget[RULE_N] = {
    WHICH_RULE("budget"),
    IN_PERIOD("horizon"),
    [RULE_MAX] = FIELD("max", BEM_TYPE_MONEY, true, NULL,
                       "at most so much pay by the hour, for rental, supplements and bookings"),
    AMONG,
    COSTING("per unit", ""),
};

const bem_field bem_fields_rental_ratio[RULE_N] = {
    WHICH_RULE("rental_ratio"),
    [RULE_MAX_SHARE] =
        FIELD("max", BEM_TYPE_PERCENT, true, NULL, "rental cost over own staff's cost, at most",
              .least = 0, .most = MOST_SHARE),
    AMONG,
    COSTING("per unit", ""),
};

const bem_field bem_fields_rental_headcount[RULE_N] = {
    WHICH_RULE("rental_headcount"),
    IN_PERIOD("horizon"),
    [RULE_MAX] = FIELD("max", BEM_TYPE_INT, true, NULL, "at most so many rental people", .least = 0,
                       .most = MOST_HEADS),
    AMONG,
    STRICTNESS("per person"),
};

const bem_field bem_fields_booking[RULE_N] = {
    WHICH_RULE("booking"),
    IN_PERIOD("week"),
    [RULE_MIN] =
        FIELD("min", BEM_TYPE_AMOUNT, false, NULL,
              "least shifts, as in `4`, or hours, as in `30h`, of a period that is worked"),
    [RULE_FEE] = FIELD("fee", BEM_TYPE_MONEY, false, "0", "what each booked period costs besides"),
    FOR_WHOM,
    STRICTNESS("per shift"),
};
