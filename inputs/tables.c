/* tables.c - the keys of a ward's file but for pay and rules, and all tables in the order of the
 * reference. Help is for people who roster, not for programmers. Limits here and in the other
 * tables catch slips of the pen, not bad policy. */
#include "table_parts.h"

enum { MOST_HEADS = 10000, MOST_PERCENT = 100000 };

const char *const bem_mode_words[] = {"hard", "soft", "off", NULL};
const char *const bem_shift_kind_words[] = {"work", "on_call", "standby", NULL};

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
    [SHIFT_KIND] = FIELD("kind", BEM_TYPE_CHOICE, false, "work",
                         "work, on call at the place of work, or on standby at home",
                         .words = bem_shift_kind_words),
    [SHIFT_COUNTS] = FIELD("counts", BEM_TYPE_PERCENT, false, "(100%; on call or standby 0%)",
                           "the part of its time that is worked hours", .least = 0, .most = 10000),
    [SHIFT_BREAKS_REST] = FIELD("breaks_rest", BEM_TYPE_BOOL, false, "(true; on standby false)",
                                "no rest is had while it lasts"),
    [SHIFT_TAGS] = FIELD("tags", BEM_TYPE_TAGS, false, NULL,
                         "names for sets of shifts, used wherever a shift set is"),
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
const bem_table bem_table_published = TABLE("published", "a published roster", "", published);
const bem_table bem_table_release = TABLE("published: release", "a release", "", release);
const bem_table bem_table_person = CSV_TABLE("staff", "a person", "", person);
const bem_table bem_table_csv = TABLE("csv", "a CSV file", "", csv);
const bem_table bem_table_demand = CSV_TABLE("demand", "a demand", "", demand);
const bem_table bem_table_request = TABLE("requests", "a request", "", request);
const bem_table bem_table_leave = TABLE("leave", "a leave", "", leave);
const bem_table bem_table_pin = TABLE("pins", "a pin", "", pin);
const bem_table bem_table_rental = TABLE("rental", "rental", "", rental);
const bem_table bem_table_history =
    TABLE("history: PERSON", "a history", "In place of a list of cells, when counts are known too.",
          history);
const bem_table bem_table_people =
    TABLE("applies_to, except", "a filter of people",
          "People must match every key; within a key, any name.", people);

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
