/* tables_rules.c - the keys of the rules about one person's schedule, of packs of rules, and the
 * table of all kinds. */
#include "table_parts.h"

enum { MOST_RUN = 3700 };

static const char *const share_words[] = {"share", NULL};
static const char *const edge_words[] = {"open", "closed", NULL};
static const char *const night_words[] = {"free", "counts", NULL};
static const char *const by_words[] = {"weekend", "days", NULL};
/* In the order of bem_beyond, from BEM_BEYOND_CONTRACT on. */
static const char *const beyond_words[] = {"contract", "full_time", NULL};
static const char *const measure_words[] = {"shifts", "hours", "weekends", NULL};

#define SCALED(what)                                                                               \
    [RULE_SCALE] = FIELD("scale", BEM_TYPE_CHOICE, false, "(not scaled)",                          \
                         "`share`: the limits are for full time and shrink with the share" what,   \
                         .words = share_words)

#define WEEKEND                                                                                    \
    [RULE_WEEKEND] = FIELD("weekend", BEM_TYPE_WEEKDAYS, false, "sat-sun",                         \
                           "the days of a weekend, as in `[fri, sat, sun]`: 1 to 4 in a row")
#define FRIDAY_NIGHT                                                                               \
    [RULE_FRIDAY_NIGHT] =                                                                          \
        FIELD("friday_night", BEM_TYPE_CHOICE, false, "free",                                      \
              "`counts`: a shift from the day before the weekend into it makes it worked",         \
              .words = night_words)
#define EDGES(what)                                                                                \
    [RULE_EDGES] = FIELD("edges", BEM_TYPE_CHOICE, false, "open", what, .words = edge_words)
#define ON_WEEKENDS ON_DAYS("only weekends whose first day is among them count")
#define DAY_STARTS                                                                                 \
    [RULE_DAY_STARTS] = FIELD("day_starts", BEM_TYPE_CLOCK, false, "00:00",                        \
                              "time of day at which the window begins, as in `07:00`")

static const bem_field rest[] = {
    WHICH_RULE("rest"),
    [RULE_MIN] = FIELD("min", BEM_TYPE_DURATION, true, NULL, "least time between two shifts",
                       .least = 1, .most = 7200),
    ON_DAYS("days of the later shift"),
    HOW_STRICT("per hour"),
};

static const bem_field succession[] = {
    WHICH_RULE("succession"),
    [RULE_AFTER] = FIELD("after", BEM_TYPE_SHIFTS, true, NULL, "a shift of these …"),
    [RULE_THEN] =
        FIELD("then", BEM_TYPE_SHIFTS, true, NULL, "… is not followed next day by one of these"),
    ON_DAYS("days of the later shift"),
    HOW_STRICT("per time"),
};

static const bem_field run[] = {
    WHICH_RULE("run"),
    [RULE_OF] = FIELD("of", BEM_TYPE_RUN, true, NULL,
                      "`work`, `off`, or shifts: what stands on each day of the run"),
    [RULE_MIN] = FIELD("min", BEM_TYPE_INT, false, NULL, "least days in a row", .least = 0,
                       .most = MOST_RUN),
    [RULE_MAX] =
        FIELD("max", BEM_TYPE_INT, false, NULL, "most days in a row", .least = 0, .most = MOST_RUN),
    [RULE_EDGES] =
        FIELD("edges", BEM_TYPE_CHOICE, false, "open",
              "may a run that touches the first or last day go on outside (`open`), or is "
              "min asked of it "
              "(`closed`)",
              .words = edge_words),
    ON_DAYS("days on which the run begins"),
    HOW_STRICT("per day"),
};

static const bem_field hours[] = {
    WHICH_RULE("hours"),
    [RULE_OF] = FIELD("of", BEM_TYPE_SHIFTS, false, "(work)",
                      "only hours of these shifts count, leave then not"),
    [RULE_TIME] = FIELD("time", BEM_TYPE_SPAN, false, "(all hours)",
                        "only hours inside this span of the clock count, breaks not deducted, "
                        "leave not counted"),
    [RULE_BEYOND] = FIELD("beyond", BEM_TYPE_CHOICE, false, "(all hours)",
                          "only hours beyond those of the `contract`, or of its `full_time`, count",
                          .words = beyond_words),
    PER,
    [RULE_MIN] = FIELD("min", BEM_TYPE_LIMIT, false, NULL, "least hours, leave counted"),
    [RULE_MAX] = FIELD("max", BEM_TYPE_LIMIT, false, NULL, "most hours, leave counted"),
    SCALED(" (a percentage of the contract always does)"),
    ON_DAYS("only shifts (with `time`: spans) that begin on these days count"),
    HOW_STRICT("per hour"),
};

static const bem_field count[] = {
    WHICH_RULE("count"),
    [RULE_OF] = FIELD("of", BEM_TYPE_SHIFTS, false, "(work)", "the shifts that count"),
    PER,
    [RULE_MIN] = FIELD("min", BEM_TYPE_INT, false, NULL, "least number of them", .least = 0,
                       .most = MOST_RUN),
    [RULE_MAX] =
        FIELD("max", BEM_TYPE_INT, false, NULL, "most of them", .least = 0, .most = MOST_RUN),
    SCALED("; min is rounded up, max down"),
    ON_DAYS("only shifts on these days count"),
    HOW_STRICT("per shift"),
};

static const bem_field weekends[] = {
    WHICH_RULE("weekends"),
    [RULE_OF] = FIELD("of", BEM_TYPE_SHIFTS, false, "(work)", "only these shifts make one worked"),
    WEEKEND,
    FRIDAY_NIGHT,
    PER,
    [RULE_MIN] = FIELD("min", BEM_TYPE_INT, false, NULL, "least weekends worked", .least = 0,
                       .most = MOST_RUN),
    [RULE_MAX] = FIELD("max", BEM_TYPE_INT, false, NULL, "most weekends worked", .least = 0,
                       .most = MOST_RUN),
    SCALED("; min is rounded up, max down"),
    ON_WEEKENDS,
    HOW_STRICT("per weekend"),
};

static const bem_field weekends_in_row[] = {
    WHICH_RULE("weekends_in_row"),
    [RULE_OF] = FIELD("of", BEM_TYPE_RUN, false, "(work)",
                      "weekends worked (in these shifts), or free ones: `off`"),
    WEEKEND,
    FRIDAY_NIGHT,
    [RULE_MIN] = FIELD("min", BEM_TYPE_INT, false, NULL, "least weekends in a row", .least = 0,
                       .most = MOST_RUN),
    [RULE_MAX] = FIELD("max", BEM_TYPE_INT, false, NULL, "most weekends in a row", .least = 0,
                       .most = MOST_RUN),
    EDGES("may a run that touches the first or last weekend go on outside (`open`), or is min "
          "asked of it (`closed`)"),
    ON_DAYS("weekends, by their first day, with which the run begins"),
    HOW_STRICT("per weekend"),
};

static const bem_field complete_weekends[] = {
    WHICH_RULE("complete_weekends"),
    WEEKEND,
    [RULE_BY] = FIELD("by", BEM_TYPE_CHOICE, false, "weekend",
                      "what a weekend worked in part counts: one, or its days off (`days`), of "
                      "which one between two worked days counts four",
                      .words = by_words),
    EDGES("is a weekend that the first or last day cuts not judged (`open`), or by its days inside "
          "(`closed`)"),
    ON_WEEKENDS,
    HOW_STRICT("per weekend"),
};

static const bem_field same_shift[] = {
    WHICH_RULE("same_shift"),
    WEEKEND,
    EDGES("is a weekend that the first or last day cuts not judged (`open`), or by its days inside "
          "(`closed`)"),
    ON_WEEKENDS,
    HOW_STRICT("per day"),
};

static const bem_field without_competence[] = {
    WHICH_RULE("without_competence"),
    [RULE_OF] = FIELD("of", BEM_TYPE_SHIFTS, false, "(work)", "the shifts"),
    [RULE_COMPETENCES] = FIELD("competences", BEM_TYPE_NAMES, true, NULL,
                               "what somebody on them is to be, all of these by herself"),
    ON_DAYS("days of the shift"),
    HOW_STRICT("per shift"),
};

static const bem_field pattern[] = {
    WHICH_RULE("pattern"),
    [RULE_PATTERN] = FIELD("pattern", BEM_TYPE_PATTERN, true, NULL,
                           "for each of 1 to 14 days in a row a shift set, `off`, `work` or `any`"),
    [RULE_STARTS] =
        FIELD("starts", BEM_TYPE_WEEKDAYS, false, "(any day)", "weekdays on which it begins"),
    [RULE_WANTED] = FIELD("wanted", BEM_TYPE_BOOL, false, "false",
                          "once begun it must be completed, instead of not to be at all"),
    [RULE_MIN] = FIELD("min", BEM_TYPE_INT, false, NULL, "least times in the horizon", .least = 0,
                       .most = MOST_RUN),
    [RULE_MAX] = FIELD("max", BEM_TYPE_INT, false, "(never)", "most times in the horizon",
                       .least = 0, .most = MOST_RUN),
    [RULE_FROM] = FIELD("from", BEM_TYPE_DATE, false, NULL, "begun not before this date"),
    [RULE_TO] = FIELD("to", BEM_TYPE_DATE, false, NULL, "begun not after this date"),
    HOW_STRICT("per time"),
};

static const bem_field days_off_after[] = {
    WHICH_RULE("days_off_after"),
    [RULE_AFTER] = FIELD("after", BEM_TYPE_SHIFTS, true, NULL, "after a run of these shifts …"),
    [RULE_MIN] = FIELD("min", BEM_TYPE_INT, true, NULL, "… at least so many days off", .least = 1,
                       .most = 60),
    ON_DAYS("days right after the run"),
    HOW_STRICT("per day"),
};

static const bem_field daily_rest[] = {
    WHICH_RULE("daily_rest"),
    [RULE_MIN] =
        FIELD("min", BEM_TYPE_DURATION, true, NULL,
              "least unbroken rest inside each window of 24 hours", .least = 1, .most = 1440),
    DAY_STARTS,
    [RULE_OVER_TWO_WINDOWS] = FIELD(
        "over_two_windows", BEM_TYPE_DURATION, false, "(no exception)",
        "a window may lack its rest when the work in it and a window beside it is one stretch "
        "of at most so much, and a rest as long as that work, and of min, follows",
        .least = 1, .most = 2 * 1440),
    ON_DAYS("days on which the window begins"),
    HOW_STRICT("per hour"),
};

static const bem_field weekly_rest[] = {
    WHICH_RULE("weekly_rest"),
    [RULE_MIN] = FIELD("min", BEM_TYPE_DURATION, true, NULL, "least unbroken rest", .least = 1,
                       .most = 14 * 1440),
    DAY_STARTS,
    [RULE_PER] = FIELD("per", BEM_TYPE_PERIOD, false, "week",
                       "`week` from Monday on, or every window of days, as in `rolling 7 days`; at "
                       "most 14 days"),
    ON_DAYS("days on which the window begins"),
    HOW_STRICT("per hour"),
};

static const bem_field night_hours[] = {
    WHICH_RULE("night_hours"),
    [RULE_OF] = FIELD("of", BEM_TYPE_SHIFTS, false, "(work)",
                      "only these shifts count; one marked as resting never does"),
    [RULE_TIME] = FIELD("night", BEM_TYPE_SPAN, true, NULL,
                        "the hours of the clock that are night, as in `22:00-06:00`"),
    [RULE_MAX] =
        FIELD("max", BEM_TYPE_DURATION, true, NULL,
              "most hours of work in any 24 that hold work at night", .least = 0, .most = 1440),
    ON_DAYS("days of the shift from which on the hours are counted"),
    HOW_STRICT("per hour"),
};

static const bem_field fair[] = {
    WHICH_RULE("fair"),
    [RULE_OF] = FIELD("of", BEM_TYPE_SHIFTS, false, "(work)", "the shifts to be shared"),
    [RULE_MEASURE] =
        FIELD("measure", BEM_TYPE_CHOICE, false, "shifts",
              "what is counted: shifts, worked hours, or weekends worked", .words = measure_words),
    [RULE_TIME] = FIELD("time", BEM_TYPE_SPAN, false, "(all hours)",
                        "only hours inside this span of the clock count, breaks not deducted"),
    WEEKEND,
    FRIDAY_NIGHT,
    [RULE_TOTAL] = FIELD("total", BEM_TYPE_AMOUNT, false, "(what demand asks for)",
                         "all there is to share, as in `40` or `320h`"),
    [RULE_WITHIN] = FIELD("within", BEM_TYPE_AMOUNT, false, "0",
                          "how far from her share somebody may be at no cost"),
    ON_DAYS("only shifts (spans, weekends) on these days count"),
    HOW_STRICT("per shift"),
};

static const bem_field shifts[] = {
    WHICH_RULE("shifts"),
    [RULE_FORBID] = FIELD("forbid", BEM_TYPE_SHIFTS, false, NULL,
                          "shifts not to be worked; either this or `allow`"),
    [RULE_ALLOW] =
        FIELD("allow", BEM_TYPE_SHIFTS, false, NULL, "the only shifts that may be worked"),
    ON_DAYS("days of the shift"),
    HOW_STRICT("per shift"),
};

static const bem_field use[] = {
    [USE_PACK] = FIELD("use", BEM_TYPE_TEXT, true, NULL,
                       "a rule pack that comes with the program, as in "
                       "`sweden/working-hours-act`"),
};

static const bem_field pack[] = {
    [PACK_FORMAT] = FIELD("format", BEM_TYPE_TEXT, false, NULL, "always `bemanna/1`"),
    [PACK_NAME] = FIELD("name", BEM_TYPE_TEXT, false, NULL, "what the rules are"),
    [PACK_SOURCE] =
        FIELD("source", BEM_TYPE_TEXTS, false, NULL, "law or agreement that they stand in"),
    [PACK_DATE] = FIELD("date", BEM_TYPE_DATE, false, NULL, "when they were last held against it"),
    [PACK_RULES] = FIELD("rules", BEM_TYPE_RULES, true, NULL, "the rules, as in the file"),
};

const bem_table bem_table_use = TABLE("rules: use", "a rule pack", "", use);
const bem_table bem_table_pack =
    TABLE("rule packs", "a rule pack", "A file of rules, for `use`.", pack);

const bem_table bem_table_rules[BEM_N_RULE_KINDS] = {
    [BEM_RULE_REST] = TABLE(
        "rules: rest", "a rest rule",
        "Time between the end of a shift and the begin of the next, on the true clock.", rest),
    [BEM_RULE_SUCCESSION] =
        TABLE("rules: succession", "a succession rule",
              "Shifts that may not follow each other from one day to the next.", succession),
    [BEM_RULE_RUN] = TABLE("rules: run", "a run rule", "Days in a row of the same kind.", run),
    [BEM_RULE_HOURS] = TABLE("rules: hours", "an hours rule", "Worked hours in a period.", hours),
    [BEM_RULE_COUNT] =
        TABLE("rules: count", "a count rule", "Number of shifts in a period.", count),
    [BEM_RULE_WEEKENDS] =
        TABLE("rules: weekends", "a weekends rule",
              "Number of weekends worked in a period; a shift on one of its days makes one worked.",
              weekends),
    [BEM_RULE_COMPLETE_WEEKENDS] =
        TABLE("rules: complete_weekends", "a complete_weekends rule",
              "Work on all days of a weekend or on none.", complete_weekends),
    [BEM_RULE_SHIFTS] =
        TABLE("rules: shifts", "a shifts rule", "Which shifts a person may work.", shifts),
    [BEM_RULE_WITHOUT_COMPETENCE] =
        TABLE("rules: without_competence", "a without_competence rule",
              "Shifts that only those work who hold all of some competences.", without_competence),
    [BEM_RULE_PATTERN] =
        TABLE("rules: pattern", "a pattern rule",
              "Days in a row that are not wanted, wanted when begun, or counted.", pattern),
    [BEM_RULE_SAME_SHIFT] = TABLE("rules: same_shift", "a same_shift rule",
                                  "The same shift on all days of a weekend.", same_shift),
    [BEM_RULE_WEEKENDS_IN_ROW] =
        TABLE("rules: weekends_in_row", "a weekends_in_row rule",
              "Weekends in a row that are worked, or free.", weekends_in_row),
    [BEM_RULE_DAYS_OFF_AFTER] = TABLE("rules: days_off_after", "a days_off_after rule",
                                      "Days off right after a run of some shifts.", days_off_after),
    [BEM_RULE_DAILY_REST] =
        TABLE("rules: daily_rest", "a daily_rest rule",
              "Unbroken rest inside each window of 24 hours that begins at the same time of day.",
              daily_rest),
    [BEM_RULE_WEEKLY_REST] =
        TABLE("rules: weekly_rest", "a weekly_rest rule",
              "Unbroken rest inside each calendar week, or each window of days.", weekly_rest),
    [BEM_RULE_NIGHT_HOURS] = TABLE("rules: night_hours", "a night_hours rule",
                                   "Worked hours in any 24 that hold work at night.", night_hours),
    [BEM_RULE_FAIR] =
        TABLE("rules: fair", "a fair rule",
              "Each person's part of what is to be shared, by her share of full time.", fair),
    [BEM_RULE_BOOKING] = TABLE("rules: booking", "a booking rule",
                               "In each period no shift at all, or enough; what a booking costs.",
                               bem_fields_booking),
    [BEM_RULE_SKILL_MIX] =
        TABLE("rules: skill_mix", "a skill_mix rule",
              "How many of some people are on a shift, or what part of all there they are.",
              bem_fields_skill_mix),
    [BEM_RULE_SUPERVISED] = TABLE("rules: supervised", "a supervised rule",
                                  "Newcomers only beside a supervisor.", bem_fields_supervised),
    [BEM_RULE_OWN_STAFF] = TABLE("rules: own_staff", "an own_staff rule",
                                 "Own staff on every shift.", bem_fields_own_staff),
    [BEM_RULE_RENTAL_SHARE] =
        TABLE("rules: rental_share", "a rental_share rule",
              "What part of those on a shift may be rental staff.", bem_fields_rental_share),
    [BEM_RULE_TOGETHER] = TABLE("rules: together", "a together rule",
                                "People who work the same shifts.", bem_fields_together),
    [BEM_RULE_APART] = TABLE("rules: apart", "an apart rule",
                             "People who never work the same shift.", bem_fields_apart),
    [BEM_RULE_BUDGET] = TABLE("rules: budget", "a budget rule",
                              "What the roster's pay may cost in a period.", bem_fields_budget),
    [BEM_RULE_RENTAL_RATIO] = TABLE("rules: rental_ratio", "a rental_ratio rule",
                                    "What rental staff may cost, as a part of what own staff cost.",
                                    bem_fields_rental_ratio),
    [BEM_RULE_RENTAL_HEADCOUNT] =
        TABLE("rules: rental_headcount", "a rental_headcount rule",
              "How many rental people come in a period.", bem_fields_rental_headcount),
};
