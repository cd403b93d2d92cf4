/* tables.c - the keys of the input. Help is for people who roster, not for
 * programmers. Limits here catch slips of the pen, not bad policy. */
#include "table_parts.h"

#include <stddef.h>

enum { MOST_HEADS = 10000, WEEK_MINUTES = 7 * 1440, MOST_RUN = 3700, MOST_PERCENT = 100000 };

const char *const bem_mode_words[] = {"hard", "soft", "off", NULL};
const char *const bem_rule_kind_words[BEM_N_RULE_KINDS + 1] = {
    [BEM_RULE_REST] = "rest",
    [BEM_RULE_SUCCESSION] = "succession",
    [BEM_RULE_RUN] = "run",
    [BEM_RULE_HOURS] = "hours",
    [BEM_RULE_COUNT] = "count",
    [BEM_RULE_WEEKENDS] = "weekends",
    [BEM_RULE_SHIFTS] = "shifts",
    [BEM_RULE_COMPLETE_WEEKENDS] = "complete_weekends",
    [BEM_RULE_WITHOUT_COMPETENCE] = "without_competence",
    [BEM_RULE_PATTERN] = "pattern",
    [BEM_RULE_SAME_SHIFT] = "same_shift",
    [BEM_RULE_WEEKENDS_IN_ROW] = "weekends_in_row",
    [BEM_RULE_DAYS_OFF_AFTER] = "days_off_after",
    [BEM_RULE_DAILY_REST] = "daily_rest",
    [BEM_RULE_WEEKLY_REST] = "weekly_rest",
    [BEM_RULE_FAIR] = "fair",
    [BEM_RULE_BOOKING] = "booking",
    [BEM_RULE_SKILL_MIX] = "skill_mix",
    [BEM_RULE_SUPERVISED] = "supervised",
    [BEM_RULE_OWN_STAFF] = "own_staff",
    [BEM_RULE_RENTAL_SHARE] = "rental_share",
    [BEM_RULE_TOGETHER] = "together",
    [BEM_RULE_APART] = "apart",
    [BEM_RULE_BUDGET] = "budget",
    [BEM_RULE_RENTAL_RATIO] = "rental_ratio",
    [BEM_RULE_RENTAL_HEADCOUNT] = "rental_headcount"};

static const char *const share_words[] = {"share", NULL};
static const char *const edge_words[] = {"open", "closed", NULL};
static const char *const night_words[] = {"free", "counts", NULL};
static const char *const by_words[] = {"weekend", "days", NULL};
/* In the order of bem_beyond, from BEM_BEYOND_CONTRACT on. */
static const char *const beyond_words[] = {"contract", "full_time", NULL};
static const char *const measure_words[] = {"shifts", "hours", "weekends", NULL};
static const char *const shift_kinds[] = {"work", "on_call", "standby", NULL};
static const char *const wish_words[] = {"off", "on", NULL};
static const char *const request_modes[] = {"hard", "soft", NULL};

static const bem_field root[] = {
    [ROOT_FORMAT] = FIELD("format", BEM_TYPE_TEXT, true, NULL, "always `bemanna/1`"),
    [ROOT_NAME] = FIELD("name", BEM_TYPE_TEXT, false, NULL, "what this roster is called"),
    [ROOT_UNIT] = FIELD("unit", BEM_TYPE_TEXTS, false, NULL,
                        "the organisation, from the largest part down to the ward"),
    [ROOT_TIMEZONE] = FIELD(
        "timezone", BEM_TYPE_TEXT, false, "UTC",
        "the clock on the wall, as in `Europe/Stockholm`; decides the nights of 9 and 11 hours"),
    [ROOT_CURRENCY] =
        FIELD("currency", BEM_TYPE_CURRENCY, false, "(SEK)",
              "a code like `SEK`, or `{code: points, decimals: 0}`", .table = &bem_table_currency),
    [ROOT_HORIZON] = FIELD("horizon", BEM_TYPE_MAP, true, NULL, "the days to roster",
                           .table = &bem_table_horizon),
    [ROOT_CALENDAR] = FIELD("calendar", BEM_TYPE_MAP, false, NULL, "public holidays",
                            .table = &bem_table_calendar),
    [ROOT_INCLUDE] = FIELD("include", BEM_TYPE_TEXTS, false, NULL,
                           "more files with these keys; lists are appended, mappings merged"),
    [ROOT_COMPETENCES] = FIELD("competences", BEM_TYPE_NAMED, false, NULL, "what people can be",
                               .table = &bem_table_competence),
    [ROOT_SHIFTS] = FIELD("shifts", BEM_TYPE_NAMED, true, NULL, "the shifts that exist",
                          .table = &bem_table_shift),
    [ROOT_CONTRACTS] = FIELD("contracts", BEM_TYPE_NAMED, true, NULL, "hours and pay",
                             .table = &bem_table_contract),
    [ROOT_STAFF] = FIELD("staff", BEM_TYPE_LIST, true, NULL, "the people; also `{csv: FILE}`",
                         .table = &bem_table_person),
    [ROOT_DEMAND] =
        FIELD("demand", BEM_TYPE_LIST, false, NULL,
              "how many are needed when; also `- {csv: FILE}`", .table = &bem_table_demand),
    [ROOT_RULES] =
        FIELD("rules", BEM_TYPE_RULES, false, NULL, "what a schedule must or should keep"),
    [ROOT_REQUESTS] = FIELD("requests", BEM_TYPE_LIST, false, NULL, "wishes for a day or a shift",
                            .table = &bem_table_request),
    [ROOT_LEAVE] = FIELD("leave", BEM_TYPE_LIST, false, NULL, "days on which a person is away",
                         .table = &bem_table_leave),
    [ROOT_PINS] = FIELD("pins", BEM_TYPE_LIST, false, NULL,
                        "cells of the roster that are decided already", .table = &bem_table_pin),
    [ROOT_HISTORY] =
        FIELD("history", BEM_TYPE_HISTORY, false, NULL,
              "what each person did before the first day: a list of cells of which the last is the "
              "day before it, or a mapping; and `roster: FILE`, the JSON of the period before",
              .table = &bem_table_history),
    [ROOT_PUBLISHED] =
        FIELD("published", BEM_TYPE_MAP, false, NULL,
              "a roster made known, which stands unless released", .table = &bem_table_published),
    [ROOT_RENTAL] = FIELD("rental", BEM_TYPE_MAP, false, NULL, "goals for rental staff",
                          .table = &bem_table_rental),
};

static const bem_field currency[] = {
    [CURRENCY_CODE] = FIELD("code", BEM_TYPE_TEXT, true, NULL, "its name, as in `SEK` or `points`"),
    [CURRENCY_DECIMALS] =
        FIELD("decimals", BEM_TYPE_INT, false, "2", "decimals of an amount", .least = 0, .most = 4),
};

static const bem_field horizon[] = {
    [HORIZON_START] = FIELD("start", BEM_TYPE_DATE, true, NULL, "the first day"),
    [HORIZON_WEEKS] = FIELD("weeks", BEM_TYPE_INT, false, NULL, "its length; either this or `days`",
                            .least = 1, .most = 528),
    [HORIZON_DAYS] = FIELD("days", BEM_TYPE_INT, false, NULL, "its length; either this or `weeks`",
                           .least = 1, .most = 3700),
};

static const bem_field calendar[] = {
    [CALENDAR_HOLIDAYS] = FIELD("holidays", BEM_TYPE_HOLIDAYS, false, "none",
                                "red days: those of a country, or your own list"),
};

static const bem_field competence[] = {
    [COMPETENCE_COVERS] = FIELD("covers", BEM_TYPE_NAMES, false, NULL,
                                "competences that it may stand in for, and what those cover"),
};

static const bem_field shift[] = {
    [SHIFT_TIME] =
        FIELD("time", BEM_TYPE_SPAN, true, NULL,
              "begin and end on the clock; an end not after the begin is on the next day"),
    [SHIFT_BREAK] = FIELD("break", BEM_TYPE_DURATION, false, "0m",
                          "unpaid break, in the middle of it", .least = 0, .most = 1440),
    [SHIFT_KIND] =
        FIELD("kind", BEM_TYPE_CHOICE, false, "work",
              "work, on call at the place of work, or on standby at home", .words = shift_kinds),
    [SHIFT_COUNTS] = FIELD("counts", BEM_TYPE_PERCENT, false, "(100%; on call or standby 0%)",
                           "the part of its time that is worked hours", .least = 0, .most = 10000),
    [SHIFT_BREAKS_REST] = FIELD("breaks_rest", BEM_TYPE_BOOL, false, "(true; on standby false)",
                                "no rest is had while it lasts"),
    [SHIFT_TAGS] = FIELD("tags", BEM_TYPE_TAGS, false, NULL,
                         "names for sets of shifts, used wherever a shift set is"),
};

static const bem_field contract[] = {
    [CONTRACT_FULL_TIME] = FIELD("full_time", BEM_TYPE_WEEKLY, false, NULL,
                                 "hours a week at a share of 100 %, as in `36h20m per week`",
                                 .least = 60, .most = WEEK_MINUTES),
    [CONTRACT_PAY] =
        FIELD("pay", BEM_TYPE_MAP, false, NULL, "what the work costs", .table = &bem_table_pay),
    [CONTRACT_SUPPLEMENTS] =
        FIELD("supplements", BEM_TYPE_PACKS, false, NULL,
              "what unsocial hours and time on call pay more; several tables add up",
              .table = &bem_table_supplements),
    [CONTRACT_OVERTIME] =
        FIELD("overtime", BEM_TYPE_PACK, false, "(costs nothing more)",
              "what hours beyond the contract's cost", .table = &bem_table_overtime),
    [CONTRACT_BOOKING] = FIELD("booking", BEM_TYPE_MAP, false, NULL,
                               "they come for whole blocks: a hard `booking` rule for all on it",
                               .table = &bem_table_booking),
    [CONTRACT_RENTAL] = FIELD("rental", BEM_TYPE_BOOL, false, "false", "hired from an agency"),
    [CONTRACT_LEAVE_CREDIT] =
        FIELD("leave_credit", BEM_TYPE_DURATION, false, "0m",
              "hours counted as worked for a day of leave (Monday to Friday, no holiday) at a "
              "share of 100 %",
              .least = 0, .most = 1440),
};

static const bem_field booking[] = {
    [BOOKING_BLOCK] = FIELD("block", BEM_TYPE_PERIOD, false, "week",
                            "the block, as in `week` or `2 weeks`; weeks begin on Mondays"),
    [BOOKING_MIN] =
        FIELD("min", BEM_TYPE_AMOUNT, false, NULL,
              "least shifts, as in `4`, or hours, as in `30h`, of a block that is booked"),
    [BOOKING_FEE] = FIELD("fee", BEM_TYPE_MONEY, false, "0", "what each booking costs besides"),
};

static const bem_field pay[] = {
    [PAY_MONTHLY] = FIELD("monthly", BEM_TYPE_MONEY, false, NULL,
                          "wage a month at a share of 100 %; paid whether rostered or not"),
    [PAY_HOURLY] = FIELD("hourly", BEM_TYPE_MONEY, false, NULL, "wage or fee per hour worked"),
    [PAY_LIST] = FIELD("list", BEM_TYPE_NAME, false, NULL,
                       "a pack with a price list; the fee per hour is found there"),
    [PAY_ITEM] = FIELD("item", BEM_TYPE_NAME, false, NULL, "the item of the price list"),
    [PAY_ZONE] = FIELD("zone", BEM_TYPE_INT, false, NULL, "the price zone of the ward", .least = 1,
                       .most = 99),
    [PAY_FEE] = FIELD("employer_fee", BEM_TYPE_PERCENT, false, "0%",
                      "what the employer pays on top", .least = 0, .most = 20000),
};

#define IN_FORCE                                                                                   \
    [SUPPLEMENTS_FROM] = FIELD("from", BEM_TYPE_DATE, false, NULL, "in force from this date on"),  \
    [SUPPLEMENTS_TO] =                                                                             \
        FIELD("to", BEM_TYPE_DATE, false, NULL, "in force up to and with this date"),              \
    [SUPPLEMENTS_BANDS] = FIELD("bands", BEM_TYPE_LIST, false, NULL,                               \
                                "hours that pay more; the first band that has a minute pays it",   \
                                .table = &bem_table_band),                                         \
    [SUPPLEMENTS_BEYOND] =                                                                         \
        FIELD("beyond", BEM_TYPE_LIST, false, NULL,                                                \
              "what much time on shifts of a kind pays besides", .table = &bem_table_quota)
#define MONTHLY_HOURS                                                                              \
    FIELD("monthly_hours", BEM_TYPE_DURATION, false, NULL,                                         \
          "hours that a month's wage is for; needed for percentages of monthly wages",             \
          .least = 60, .most = 18000)

static const bem_field supplements[] = {
    [SUPPLEMENTS_NAME] =
        FIELD("name", BEM_TYPE_TEXT, false, "(the contract's)", "what it is called in reports"),
    IN_FORCE,
    [SUPPLEMENTS_MONTHLY_HOURS] = MONTHLY_HOURS,
};

static const bem_field band[] = {
    [BAND_ID] = FIELD("id", BEM_TYPE_ID, true, NULL, "its name in reports"),
    [BAND_FOR] = FIELD("for", BEM_TYPE_CHOICE, false, "work", "shifts of which kind it pays",
                       .words = shift_kinds),
    [BAND_DAYS] = FIELD("days", BEM_TYPE_DAYS, false, "(all days)",
                        "its days; also feasts, as in `christmas_eve`"),
    [BAND_TIME] = FIELD("time", BEM_TYPE_SPAN, false, "(the whole day)",
                        "its hours, begun on each of its days; with `eve`, `through` or `after` "
                        "only the hours between those that the clock shows as such"),
    [BAND_EVE] = FIELD("eve", BEM_TYPE_CLOCK, false, NULL,
                       "begins at that time on the day before; days in a row are one"),
    [BAND_THROUGH] =
        FIELD("through", BEM_TYPE_DAYS, false, NULL, "goes on over such days when they follow"),
    [BAND_AFTER] =
        FIELD("after", BEM_TYPE_CLOCK, false, NULL, "ends at that time on the day after"),
    [BAND_ZONE] = FIELD("zone", BEM_TYPE_INT, false, "(all zones)",
                        "only for contracts with this price zone", .least = 1, .most = 99),
    [BAND_PAY] = FIELD("pay", BEM_TYPE_RATE, true, NULL,
                       "as in `25.60 per hour`, or `30%` of the hourly pay", .least = 0,
                       .most = MOST_PERCENT),
    [BAND_WHY] = FIELD("why", BEM_TYPE_TEXT, false, NULL, "source, or reason"),
};

static const bem_field quota[] = {
    [QUOTA_FOR] = FIELD("for", BEM_TYPE_CHOICE, false, "work", "time on shifts of which kind",
                        .words = shift_kinds),
    [QUOTA_FIRST] =
        FIELD("first", BEM_TYPE_DURATION, true, NULL, "so much of it in a period pays nothing more",
              .least = 0, .most = 600000),
    [QUOTA_PER] = FIELD("per", BEM_TYPE_PERIOD, false, "month", "the period"),
    [QUOTA_PAY] = FIELD("pay", BEM_TYPE_RATE, true, NULL,
                        "all further time, as in `25.60 per hour`, or `29%` of the hourly pay",
                        .least = 0, .most = MOST_PERCENT),
    [QUOTA_WHY] = FIELD("why", BEM_TYPE_TEXT, false, NULL, "source, or reason"),
};

static const bem_field overtime[] = {
    [OVERTIME_USE] = FIELD("use", BEM_TYPE_NAME, false, NULL,
                           "a pack that has the tiers; then only `per` stands beside it"),
    [OVERTIME_PER] =
        FIELD("per", BEM_TYPE_PERIOD, false, "horizon", "the period in which hours are counted"),
    [OVERTIME_MONTHLY_HOURS] = MONTHLY_HOURS,
    [OVERTIME_EXTRA_HOURS] = FIELD("extra_hours", BEM_TYPE_PERCENT, false, "(paid by the tiers)",
                                   "of the hourly pay, for hours beyond the share up to full time",
                                   .least = 1, .most = MOST_PERCENT),
    [OVERTIME_TIERS] = FIELD("tiers", BEM_TYPE_LIST, false, NULL, "what hours beyond that pay",
                             .table = &bem_table_tier),
    [OVERTIME_WHY] = FIELD("why", BEM_TYPE_TEXT, false, NULL, "source, or reason"),
};

static const bem_field tier[] = {
    [TIER_FIRST] = FIELD("first", BEM_TYPE_DURATION, false, "(all further hours)",
                         "for so many hours; the last tier has none", .least = 1, .most = 600000),
    [TIER_PAY] = FIELD("pay", BEM_TYPE_PERCENT, true, NULL, "of the hourly pay", .least = 0,
                       .most = MOST_PERCENT),
};

static const bem_field pay_pack[] = {
    [SUPPLEMENTS_FORMAT] = FIELD("format", BEM_TYPE_TEXT, false, NULL, "always `bemanna/1`"),
    [SUPPLEMENTS_NAME] = FIELD("name", BEM_TYPE_TEXT, false, NULL, "what it is"),
    [SUPPLEMENTS_SOURCE] =
        FIELD("source", BEM_TYPE_TEXTS, false, NULL, "agreement or list that it stands in"),
    [SUPPLEMENTS_DATE] =
        FIELD("date", BEM_TYPE_DATE, false, NULL, "when it was last held against its source"),
    IN_FORCE,
    [SUPPLEMENTS_MONTHLY_HOURS] = MONTHLY_HOURS,
    [SUPPLEMENTS_OVERTIME] = FIELD("overtime", BEM_TYPE_MAP, false, NULL,
                                   "for contracts' `overtime`", .table = &bem_table_overtime),
    [SUPPLEMENTS_PRICES] = FIELD("prices", BEM_TYPE_LIST, false, NULL, "for contracts' `pay: list`",
                                 .table = &bem_table_price),
};

static const bem_field price[] = {
    [PRICE_ITEM] = FIELD("item", BEM_TYPE_ID, true, NULL, "who is hired"),
    [PRICE_ZONE] = FIELD("zone", BEM_TYPE_INT, false, "(all zones)", "in which price zone",
                         .least = 1, .most = 99),
    [PRICE_HOURLY] = FIELD("hourly", BEM_TYPE_MONEY, true, NULL, "fee per hour worked"),
    [PRICE_WHY] = FIELD("why", BEM_TYPE_TEXT, false, NULL, "source, or reason"),
};

static const bem_field published[] = {
    [PUBLISHED_ROSTER] =
        FIELD("roster", BEM_TYPE_TEXT, true, NULL, "its JSON file, the path seen from this file"),
    [PUBLISHED_UNTIL] =
        FIELD("until", BEM_TYPE_DATE, false, "(its last day)", "the last day that is made known"),
    [PUBLISHED_RELEASE] = FIELD("release", BEM_TYPE_LIST, false, NULL,
                                "what may change all the same", .table = &bem_table_release),
};

static const bem_field release[] = {
    [RELEASE_WHO] = FIELD("who", BEM_TYPE_PEOPLE, false, "(everybody)", "whose days",
                          .table = &bem_table_people),
    [RELEASE_DATE] =
        FIELD("date", BEM_TYPE_DATES, false, "(all days)", "a date, a span of dates, or a list"),
};

static const bem_field person[] = {
    [PERSON_ID] = FIELD("id", BEM_TYPE_ID, true, NULL, "short name, used everywhere else"),
    [PERSON_NAME] = FIELD("name", BEM_TYPE_TEXT, false, NULL, "full name"),
    [PERSON_CONTRACT] = FIELD("contract", BEM_TYPE_NAME, true, NULL, "one of `contracts`"),
    [PERSON_SHARE] = FIELD("share", BEM_TYPE_PERCENT, false, "100%", "part of full time",
                           .least = 1, .most = 20000),
    [PERSON_COMPETENCES] =
        FIELD("competences", BEM_TYPE_NAMES, false, NULL, "what she is; the first is her own role"),
    [PERSON_TAGS] =
        FIELD("tags", BEM_TYPE_TAGS, false, NULL, "names for groups of people, used in filters"),
    [PERSON_COUNT] = FIELD("count", BEM_TYPE_INT, false, NULL,
                           "makes that many alike: id-1, id-2 …", .least = 1, .most = 20000),
};

static const bem_field csv[] = {
    [CSV_FILE] =
        FIELD("csv", BEM_TYPE_TEXT, true, NULL, "a CSV file, its path seen from this file"),
};

static const bem_field demand[] = {
    [DEMAND_ID] =
        FIELD("id", BEM_TYPE_ID, false, "(its place in the list)", "what it is called in reports"),
    [DEMAND_SHIFT] = FIELD("shift", BEM_TYPE_NAME, false, NULL,
                           "the shift to be staffed; or `shifts`, or `time`"),
    [DEMAND_SHIFTS] =
        FIELD("shifts", BEM_TYPE_SHIFTS, false, NULL, "several shifts that count together"),
    [DEMAND_TIME] = FIELD("time", BEM_TYPE_SPAN, false, NULL,
                          "a span of the clock, to be staffed at every moment"),
    [DEMAND_COMPETENCE] = FIELD("competence", BEM_TYPE_NAME, false, "(anybody)",
                                "who is needed; those who cover it count, each person in one role"),
    [DEMAND_MIN] = FIELD("min", BEM_TYPE_INT, false, NULL, "at least so many people", .least = 0,
                         .most = MOST_HEADS),
    [DEMAND_TARGET] = FIELD("target", BEM_TYPE_INT, false, NULL, "so many are wanted", .least = 0,
                            .most = MOST_HEADS),
    [DEMAND_MAX] =
        FIELD("max", BEM_TYPE_INT, false, NULL, "at most so many", .least = 0, .most = MOST_HEADS),
    [DEMAND_SHORTAGE] =
        FIELD("shortage", BEM_TYPE_HEADS, false, NULL,
              "cost of each person short of the target, or of min when there is no target; as in "
              "`300 per person`; `100 per person squared` grows with the miss, a list has both"),
    [DEMAND_SURPLUS] = FIELD(
        "surplus", BEM_TYPE_HEADS, false, NULL,
        "cost of each person beyond the target, or beyond max when there is no target; may be "
        "squared as well"),
    [DEMAND_BELOW_MIN] = FIELD("below_min", BEM_TYPE_HEADS, false, "(min must hold)",
                               "cost of each person short of min, when min may be missed"),
    [DEMAND_ABOVE_MAX] = FIELD("above_max", BEM_TYPE_HEADS, false, "(max must hold)",
                               "cost of each person beyond max, when max may be passed"),
    [DEMAND_DAYS] =
        FIELD("days", BEM_TYPE_DAYS, false, "(all days)", "on which days; `date` in CSV"),
    [DEMAND_FROM] = FIELD("from", BEM_TYPE_DATE, false, NULL, "not before this date"),
    [DEMAND_TO] = FIELD("to", BEM_TYPE_DATE, false, NULL, "not after this date"),
    [DEMAND_WHY] = FIELD("why", BEM_TYPE_TEXT, false, NULL, "reason, repeated in explanations"),
};

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

static const bem_field request[] = {
    [REQUEST_WHO] = FIELD("who", BEM_TYPE_NAME, true, NULL, "one of `staff`"),
    [REQUEST_DATE] = FIELD("date", BEM_TYPE_DATES, true, NULL,
                           "a date, a span of dates, or a list; each day is a wish"),
    [REQUEST_WISH] =
        FIELD("wish", BEM_TYPE_CHOICE, true, NULL, "to be free, or to work", .words = wish_words),
    [REQUEST_SHIFTS] = FIELD("shifts", BEM_TYPE_SHIFTS, false, "(any shift)",
                             "the shifts that she would (not) work"),
    [REQUEST_MODE] = FIELD("mode", BEM_TYPE_CHOICE, false, "soft", "a `hard` request is a promise",
                           .words = request_modes),
    [REQUEST_COST] =
        FIELD("cost", BEM_TYPE_MONEY, false, NULL, "what refusing it costs; needed when soft"),
    [REQUEST_WHY] = FIELD("why", BEM_TYPE_TEXT, false, NULL, "reason, repeated in explanations"),
};

static const bem_field leave[] = {
    [LEAVE_WHO] = FIELD("who", BEM_TYPE_NAME, true, NULL, "one of `staff`"),
    [LEAVE_DATE] = FIELD("date", BEM_TYPE_DATES, true, NULL, "a date, a span of dates, or a list"),
    [LEAVE_HOURS] =
        FIELD("hours", BEM_TYPE_DURATION, false, "(the contract's `leave_credit`)",
              "hours counted as worked on each of these days", .least = 0, .most = 1440),
    [LEAVE_WHY] = FIELD("why", BEM_TYPE_TEXT, false, NULL, "reason"),
};

static const bem_field pin[] = {
    [PIN_WHO] = FIELD("who", BEM_TYPE_NAME, true, NULL, "one of `staff`"),
    [PIN_DATE] = FIELD("date", BEM_TYPE_DATES, true, NULL, "a date, a span of dates, or a list"),
    [PIN_SHIFT] = FIELD("shift", BEM_TYPE_CELL, true, NULL, "what she does then"),
};

static const bem_field rental[] = {
    [RENTAL_TARGET_RATIO] =
        FIELD("target_ratio", BEM_TYPE_PERCENT, false, NULL,
              "rental cost as a part of the cost of own staff", .least = 0, .most = MOST_PERCENT),
};

static const bem_field history[] = {
    [HISTORY_DAYS] = FIELD("days", BEM_TYPE_CELLS, false, NULL,
                           "cells, the last being the day before the first day"),
    [HISTORY_COUNTS] =
        FIELD("counts", BEM_TYPE_COUNTS, false, NULL,
              "from ids of rules to what they have counted so far in the period that "
              "holds the first day"),
};

static const bem_field people[] = {
    [PEOPLE_IDS] = FIELD("ids", BEM_TYPE_NAMES, false, NULL, "people"),
    [PEOPLE_CONTRACTS] =
        FIELD("contracts", BEM_TYPE_NAMES, false, NULL, "all on one of these contracts"),
    [PEOPLE_COMPETENCES] =
        FIELD("competences", BEM_TYPE_NAMES, false, NULL, "all who list one of these competences"),
    [PEOPLE_TAGS] = FIELD("tags", BEM_TYPE_TAGS, false, NULL, "all with one of these tags"),
};

const bem_table bem_table_root = TABLE("the file", "the file", "", root);
const bem_table bem_table_currency = TABLE("currency", "a currency", "", currency);
const bem_table bem_table_horizon = TABLE("horizon", "the horizon", "", horizon);
const bem_table bem_table_calendar = TABLE("calendar", "the calendar", "", calendar);
const bem_table bem_table_competence = TABLE("competences: NAME", "a competence", "", competence);
const bem_table bem_table_shift = TABLE("shifts: NAME", "a shift", "", shift);
const bem_table bem_table_contract = TABLE("contracts: NAME", "a contract", "", contract);
const bem_table bem_table_booking = TABLE("contracts: NAME: booking", "a booking", "", booking);
const bem_table bem_table_pay = TABLE("contracts: NAME: pay", "pay", "", pay);
const bem_table bem_table_supplements =
    TABLE("contracts: NAME: supplements", "a table of supplements", "", supplements);
const bem_table bem_table_band = TABLE("supplements: bands", "a band", "", band);
const bem_table bem_table_quota = TABLE("supplements: beyond", "time beyond", "", quota);
const bem_table bem_table_overtime = TABLE("contracts: NAME: overtime", "overtime", "", overtime);
const bem_table bem_table_tier = TABLE("overtime: tiers", "a tier", "", tier);
const bem_table bem_table_pay_pack =
    TABLE("packs of pay", "a pack of pay", "A file of supplements, overtime or prices.", pay_pack);
const bem_table bem_table_price = TABLE("packs of pay: prices", "a price", "", price);
const bem_table bem_table_published = TABLE("published", "a published roster", "", published);
const bem_table bem_table_release = TABLE("published: release", "a release", "", release);
const bem_table bem_table_person = CSV_TABLE("staff", "a person", "", person);
const bem_table bem_table_csv = TABLE("csv", "a CSV file", "", csv);
const bem_table bem_table_demand = CSV_TABLE("demand", "a demand", "", demand);
const bem_table bem_table_use = TABLE("rules: use", "a rule pack", "", use);
const bem_table bem_table_pack =
    TABLE("rule packs", "a rule pack", "A file of rules, for `use`.", pack);
const bem_table bem_table_request = TABLE("requests", "a request", "", request);
const bem_table bem_table_leave = TABLE("leave", "a leave", "", leave);
const bem_table bem_table_pin = TABLE("pins", "a pin", "", pin);
const bem_table bem_table_rental = TABLE("rental", "rental", "", rental);
const bem_table bem_table_people =
    TABLE("applies_to, except", "a filter of people",
          "People must match every key; within a key, any name.", people);

const bem_table bem_table_history =
    TABLE("history: PERSON", "a history", "In place of a list of cells, when counts are known too.",
          history);

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

const bem_table *bem_table_at(int i) {
    static const bem_table *const before[] = {
        &bem_table_root,       &bem_table_horizon,     &bem_table_calendar, &bem_table_currency,
        &bem_table_competence, &bem_table_shift,       &bem_table_contract, &bem_table_booking,
        &bem_table_pay,        &bem_table_supplements, &bem_table_band,     &bem_table_quota,
        &bem_table_overtime,   &bem_table_tier,        &bem_table_pay_pack, &bem_table_price,
        &bem_table_person,     &bem_table_demand,      &bem_table_csv};
    static const bem_table *const after[] = {
        &bem_table_use,       &bem_table_pack,    &bem_table_people,
        &bem_table_request,   &bem_table_leave,   &bem_table_pin,
        &bem_table_published, &bem_table_release, &bem_table_rental};
    if (i < COUNT(before))
        return before[i];
    i -= COUNT(before);
    if (i < BEM_N_RULE_KINDS)
        return &bem_table_rules[i];
    i -= BEM_N_RULE_KINDS;
    return i < COUNT(after) ? after[i] : NULL;
}
