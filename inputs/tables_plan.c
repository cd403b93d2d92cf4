/* tables_plan.c - the keys of a production plan's file. */
#include "tables_plan.h"

#include "table_parts.h"

enum {
    MOST_VOLUME = 10000000, /* of anything, a week */
    MOST_HEADS = 1000000,
    MOST_WEEKS = 528,
    MOST_SHIFT_HEADS = 10000,
    MOST_PRICE_PERCENT = 10000000
};

static const char *const offer_kinds[] = {"pool", "rental", NULL};
static const char *const activity_kinds[] = {"visit", "operation", "bed_day", "other", NULL};
static const char *const measures[] = {"performed", "drg", "value", NULL};
static const char *const percentiles[] = {"value", "p10", "p50", "p80", "p90", NULL};

#define MODE(what) FIELD("mode", BEM_TYPE_CHOICE, false, "soft", what, .words = bem_mode_words)
#define CLOSED(what) FIELD("closed", BEM_TYPE_DAYS, false, "(no days)", what)
#define NUMBER(key, needed, absent, help)                                                          \
    FIELD(key, BEM_TYPE_NUMBER, needed, absent, help, .least = 0, .most = MOST_VOLUME)
#define SERIES(key, needed, absent, help)                                                          \
    FIELD(key, BEM_TYPE_SERIES, needed, absent, help, .least = 0, .most = MOST_VOLUME,             \
          .table = &bem_table_series)
#define PART(key, absent, help)                                                                    \
    FIELD(key, BEM_TYPE_PERCENT, false, absent, help, .least = 0, .most = 10000)
#define PRICE(key, needed, absent, per, help)                                                      \
    FIELD(key, BEM_TYPE_PRICE, needed, absent, help ", as in `800 " per "`", .unit = per)

static const bem_field plan[] = {
    [ROOT_FORMAT] = FIELD("format", BEM_TYPE_TEXT, true, NULL, "always `bemanna/1`"),
    [ROOT_NAME] = FIELD("name", BEM_TYPE_TEXT, false, NULL, "what this plan is called"),
    [ROOT_UNIT] = FIELD("unit", BEM_TYPE_TEXTS, false, NULL,
                        "the organisation, from the largest part down to the unit"),
    [ROOT_CURRENCY] =
        FIELD("currency", BEM_TYPE_CURRENCY, false, "(SEK)",
              "a code like `SEK`, or `{code: points, decimals: 0}`", .table = &bem_table_currency),
    [ROOT_HORIZON] = FIELD("horizon", BEM_TYPE_MAP, true, NULL,
                           "the first day and how many weeks; a week is seven days from that day",
                           .table = &bem_table_horizon),
    [ROOT_CALENDAR] = FIELD("calendar", BEM_TYPE_MAP, false, NULL,
                            "public holidays, for `holidays` in `closed` and `off`",
                            .table = &bem_table_calendar),
    [ROOT_INCLUDE] = FIELD("include", BEM_TYPE_TEXTS, false, NULL,
                           "more files with these keys; lists are appended, mappings merged"),
    [ROOT_COMPETENCES] = FIELD("competences", BEM_TYPE_NAMED, false, NULL, "what people can be",
                               .table = &bem_table_competence),
    [ROOT_SHIFTS] = FIELD("shifts", BEM_TYPE_NAMED, false, NULL,
                          "the ward's shifts, for `staffing`; best included by both",
                          .table = &bem_table_shift),
    [ROOT_CONTRACTS] = FIELD("contracts", BEM_TYPE_NAMED, false, NULL, "hours and pay of own staff",
                             .table = &bem_table_contract),
    [PLAN_TASKS] = FIELD("tasks", BEM_TYPE_NAMED, false, NULL,
                         "work that several professions may do", .table = &bem_table_task),
    [PLAN_GROUPS] = FIELD("groups", BEM_TYPE_NAMED, true, NULL, "own staff, those alike together",
                          .table = &bem_table_group),
    [PLAN_OFFERS] = FIELD("offers", BEM_TYPE_NAMED, false, NULL,
                          "hours that may be bought, week by week", .table = &bem_table_offer),
    [PLAN_RECRUITS] =
        FIELD("recruits", BEM_TYPE_LIST, false, NULL, "people who may be employed: as many as pays",
              .table = &bem_table_recruit),
    [PLAN_RESOURCES] =
        FIELD("resources", BEM_TYPE_NAMED, false, NULL,
              "theatres, clinic rooms, beds: what must be open", .table = &bem_table_resource),
    [PLAN_ACTIVITIES] = FIELD("activities", BEM_TYPE_NAMED, true, NULL, "what is produced",
                              .table = &bem_table_activity),
    [PLAN_QUEUE] = FIELD("queue", BEM_TYPE_QUEUE, false, NULL,
                         "the actual queue by activity, in place of its `backlog`: so the next "
                         "plan starts from what became of the last"),
    [PLAN_TARGETS] = FIELD("targets", BEM_TYPE_LIST, false, NULL, "what is to be produced in all",
                           .table = &bem_table_target),
    [PLAN_BUDGET] = FIELD("budget", BEM_TYPE_MAP, false, NULL, "what the plan may cost",
                          .table = &bem_table_budget),
    [PLAN_RENTAL] = FIELD("rental", BEM_TYPE_MAP, false, NULL, "the goal for rental staff",
                          .table = &bem_table_goal),
    [PLAN_STAFFING] = FIELD("staffing", BEM_TYPE_LIST, false, NULL,
                            "which shifts the plan's work becomes, for `--demand-out`",
                            .table = &bem_table_staffing),
};

static const bem_field task[] = {
    [TASK_BY] = FIELD("by", BEM_TYPE_SHARES, true, NULL,
                      "the competences that may do it; or with the time it takes each, as in "
                      "`{nurse: 100%, assistant: 125%}`"),
};

static const bem_field group[] = {
    [GROUP_CONTRACT] =
        FIELD("contract", BEM_TYPE_NAME, true, NULL, "one of `contracts`, with its `full_time`"),
    [GROUP_COMPETENCES] =
        FIELD("competences", BEM_TYPE_NAMES, true, NULL, "what they are; the first is their own"),
    [GROUP_HEADS] = SERIES("heads", true, NULL, "how many, counted as full-time people"),
    [GROUP_HEADROOM] =
        PART("headroom", "0%", "of the contract's hours: leave, illness, training, meetings"),
    [GROUP_OFF] = FIELD("off", BEM_TYPE_DAYS, false, "(no days)",
                        "weekdays (Monday to Friday) that take their fifth of the week's hours"),
    [GROUP_EXTRA] = FIELD("extra", BEM_TYPE_MAP, false, NULL, "extra time and overtime",
                          .table = &bem_table_extra),
};

static const bem_field extra[] = {
    [EXTRA_MOST] = FIELD("most", BEM_TYPE_PERCENT, true, NULL, "of the week's hours", .least = 0,
                         .most = 10000),
    [EXTRA_PRICE] = PRICE("price", true, NULL, "per hour", "all told"),
};

static const bem_field offer[] = {
    [OFFER_KIND] = FIELD("kind", BEM_TYPE_CHOICE, true, NULL,
                         "the employer's own staffing unit, or an agency", .words = offer_kinds),
    [OFFER_COMPETENCES] =
        FIELD("competences", BEM_TYPE_NAMES, true, NULL, "what they are; the first is their own"),
    [OFFER_HOURS] = SERIES("hours", true, NULL, "at most so many hours a week"),
    [OFFER_PRICE] = PRICE("price", true, NULL, "per hour", "for each hour that is used"),
};

static const bem_field recruit[] = {
    [RECRUIT_ID] = FIELD("id", BEM_TYPE_ID, false, "(the group's name)", "its name in reports"),
    [RECRUIT_GROUP] = FIELD("group", BEM_TYPE_NAME, true, NULL, "one of `groups`, that they join"),
    [RECRUIT_FROM] =
        FIELD("from", BEM_TYPE_DATE, true, NULL, "their first day; they are paid from its week on"),
    [RECRUIT_MIN] = NUMBER("min", false, "0", "so many are employed in any case"),
    [RECRUIT_MAX] = NUMBER("max", true, NULL, "at most so many full-time people"),
    [RECRUIT_LEARNING] =
        FIELD("learning", BEM_TYPE_INT, false, "0",
              "weeks of introduction, in which they are extra", .least = 0, .most = MOST_WEEKS),
    [RECRUIT_FEE] = FIELD("fee", BEM_TYPE_MONEY, false, "0", "what each costs once"),
};

static const bem_field resource[] = {
    [RESOURCE_UNITS] = SERIES("units", true, NULL, "how many there are"),
    [RESOURCE_HOURS] =
        FIELD("hours", BEM_TYPE_WEEKLY, true, NULL,
              "that an open one is open; of a bed `168h per week`", .least = 1, .most = 168 * 60),
    [RESOURCE_UTILISATION] = PART("utilisation", "100%",
                                  "of those hours that activities can have; the rest is "
                                  "turnover and gaps"),
    [RESOURCE_CLOSED] =
        CLOSED("days on which none is open; each weekday (Monday to Friday) takes a fifth of the "
               "units' week"),
    [RESOURCE_TEAM] = FIELD("team", BEM_TYPE_PEOPLE_EACH, false, NULL,
                            "people on each open unit, by competence or task; half a person is "
                            "shared by two"),
    [RESOURCE_COST] =
        PRICE("cost", false, "0 per week", "per week", "of each open one, beside staff"),
    [RESOURCE_MIN] = SERIES("min", false, "(none)", "so many are to be open"),
    [RESOURCE_MODE] = MODE("must `min` hold, does a miss cost, or is it put aside"),
    [RESOURCE_BELOW] =
        PRICE("below", false, NULL, "per unit", "of each week and unit short of `min`, when soft"),
};

static const bem_field activity[] = {
    [ACTIVITY_KIND] = FIELD("kind", BEM_TYPE_CHOICE, false, "other", "for costs per kind",
                            .words = activity_kinds),
    [ACTIVITY_DRG] = NUMBER("drg", false, "0", "DRG points each"),
    [ACTIVITY_VALUE] = NUMBER("value", false, "(its `drg`; 1 where no activity has one)",
                              "what one counts in `--maximise`"),
    [ACTIVITY_COST] = FIELD("cost", BEM_TYPE_MONEY, false, "0", "of each performed, beside staff"),
    [ACTIVITY_TIME] = FIELD("time", BEM_TYPE_TIMES, false, NULL,
                            "of staff, each booked, by competence or task, beside the teams of "
                            "what it uses"),
    [ACTIVITY_USES] = FIELD("uses", BEM_TYPE_TIMES, false, NULL,
                            "time of `resources`, each booked, as in `{theatre: 2h30m}`"),
    [ACTIVITY_CLOSED] = CLOSED("days on which it is not done; a week without an open weekday has "
                               "none of it"),
    [ACTIVITY_INFLOW] = SERIES("inflow", false, "(no limit: as many as pays)",
                               "how many new ones a week; months and days are made weeks"),
    [ACTIVITY_REMOVED] = PART("removed", "0%", "of the inflow that is removed without action"),
    [ACTIVITY_BACKLOG] = FIELD("backlog", BEM_TYPE_NUMBERS, false, "0",
                               "the queue at start; or a list of how many have waited 0, 1, 2 … "
                               "whole weeks. One number is taken as the latest arrivals at the "
                               "first week's inflow",
                               .least = 0, .most = MOST_VOLUME),
    [ACTIVITY_WAITS] = FIELD("waits", BEM_TYPE_BOOL, false, "true",
                             "what is not done in its week waits; else it is turned away"),
    [ACTIVITY_CANCELLATION] =
        FIELD("cancellation", BEM_TYPE_PERCENT, false, "0%", "of those booked; their time is lost",
              .least = 0, .most = 9900),
    [ACTIVITY_WITHDRAWN] =
        PART("withdrawn", "0%", "of those cancelled that leave the queue; the others wait on"),
    [ACTIVITY_WAITING] =
        PRICE("waiting", false, NULL, "per week",
              "of each one in the queue; without it nothing hurries but the guarantee"),
    [ACTIVITY_LEFT] = FIELD("left", BEM_TYPE_MONEY, false, "0",
                            "price of each one in the queue when the horizon ends, or that follows "
                            "after it: what doing it later costs"),
    [ACTIVITY_GUARANTEE] = FIELD("guarantee", BEM_TYPE_WAIT, false, "(none)",
                                 "within which it is to be done, first in first out, as in "
                                 "`90 days` or `13 weeks`"),
    [ACTIVITY_LATE_MODE] = FIELD("late_mode", BEM_TYPE_CHOICE, false, "soft",
                                 "must the guarantee hold, does a miss cost, or is it put aside",
                                 .words = bem_mode_words),
    [ACTIVITY_LATE] = PRICE("late", false, NULL, "per week",
                            "of each one that waits longer than the guarantee, when soft"),
    [ACTIVITY_QUEUE_BY] = FIELD("queue_by", BEM_TYPE_DATE, false, "(the horizon's end)",
                                "when the queue is to be in balance, for the weekly rate"),
    [ACTIVITY_TURNED_AWAY] = FIELD("turned_away", BEM_TYPE_MONEY, false, NULL,
                                   "price of each one that is; needed when it does not wait, "
                                   "unless none may be"),
    [ACTIVITY_MIN] = SERIES("min", false, "(none)", "so many are to be performed a week"),
    [ACTIVITY_MAX] = SERIES("max", false, "(none)", "at most so many a week"),
    [ACTIVITY_MODE] = MODE("must `min` and `max` hold, does a miss cost, or are they put aside"),
    [ACTIVITY_BELOW] = FIELD("below", BEM_TYPE_MONEY, false, NULL, "price of each short of `min`"),
    [ACTIVITY_ABOVE] = FIELD("above", BEM_TYPE_MONEY, false, NULL, "price of each beyond `max`"),
    [ACTIVITY_LEADS_TO] = FIELD("leads_to", BEM_TYPE_LIST, false, NULL,
                                "what each performed makes need doing", .table = &bem_table_follow),
    [ACTIVITY_CATEGORY] = FIELD("category", BEM_TYPE_NAME, false, "(who takes most hours of it)",
                                "the competence or task that follow-up counts it under"),
};

static const bem_field follow[] = {
    [FOLLOW_ACTIVITY] = FIELD("activity", BEM_TYPE_NAME, true, NULL, "one of `activities`"),
    [FOLLOW_NUMBER] = NUMBER("number", false, "1", "how many of it"),
    [FOLLOW_AFTER] =
        FIELD("after", BEM_TYPE_INT, false, "0", "weeks later", .least = 0, .most = MOST_WEEKS),
};

static const bem_field target[] = {
    [TARGET_ID] = FIELD("id", BEM_TYPE_ID, true, NULL, "its name, unique"),
    [TARGET_MEASURE] =
        FIELD("measure", BEM_TYPE_CHOICE, false, "performed",
              "what is counted: how many, their DRG points, or their value", .words = measures),
    [TARGET_ACTIVITIES] = FIELD("activities", BEM_TYPE_NAMES, false, "(all)", "those that count"),
    [TARGET_FROM] = FIELD("from", BEM_TYPE_DATE, false, "(the first week)", "from its week on"),
    [TARGET_TO] = FIELD("to", BEM_TYPE_DATE, false, "(the last week)", "to its week"),
    [TARGET_MIN] = NUMBER("min", false, NULL, "at least so much in all"),
    [TARGET_MAX] = NUMBER("max", false, NULL, "at most so much in all"),
    [TARGET_MODE] = MODE("must it hold, does a miss cost, or is it put aside"),
    [TARGET_COST] = PRICE("cost", false, NULL, "per unit", "needed when soft"),
};

#define OVER(key, what)                                                                            \
    FIELD(key, BEM_TYPE_PERCENT, false, NULL, what, .least = 1, .most = MOST_PRICE_PERCENT)

static const bem_field budget[] = {
    [BUDGET_MOST] =
        FIELD("most", BEM_TYPE_BIG_MONEY, true, NULL, "over the horizon, own staff included"),
    [BUDGET_MODE] = MODE("must it hold, does a miss cost, or is it put aside"),
    [BUDGET_OVER] = OVER("over", "what each unit of money beyond it costs more, as in `150%`; "
                                 "needed when soft"),
};

static const bem_field goal[] = {
    [GOAL_RATIO] = FIELD("max_ratio", BEM_TYPE_PERCENT, true, NULL,
                         "rental cost, as a part of own staff cost, over the horizon", .least = 0,
                         .most = 100000),
    [GOAL_MODE] = MODE("must it hold, does a miss cost, or is it put aside"),
    [GOAL_OVER] = OVER("over", "what each unit of money beyond it costs more, as in `50%`; needed "
                               "when soft"),
};

static const bem_field staffing[] = {
    [STAFFING_ID] = FIELD("id", BEM_TYPE_ID, true, NULL, "its name, unique"),
    [STAFFING_RESOURCE] =
        FIELD("resource", BEM_TYPE_NAME, false, NULL,
              "one of `resources`: each open unit has its team on the shift, or `ratio`"),
    [STAFFING_COMPETENCE] =
        FIELD("competence", BEM_TYPE_NAME, false, NULL,
              "or a competence: its hours beside the teams, spread over the shifts"),
    [STAFFING_SHIFT] = FIELD("shift", BEM_TYPE_NAME, true, NULL, "one of `shifts`"),
    [STAFFING_DAYS] = FIELD("days", BEM_TYPE_DAYS, false, "(all days)", "on these days"),
    [STAFFING_RATIO] = FIELD("ratio", BEM_TYPE_PEOPLE_EACH, false, NULL,
                             "open units that one person has on the shift, by competence, as in "
                             "`{nurse: 5}`; in place of the team"),
    [STAFFING_PART] = PART("part", "(by the hours of the shifts)",
                           "of the resource's or the competence's hours; those of all its shifts "
                           "are 100% together"),
    [STAFFING_MIN] = FIELD("min", BEM_TYPE_INT, false, "0", "never fewer people", .least = 0,
                           .most = MOST_SHIFT_HEADS),
    [STAFFING_SPARE] =
        FIELD("spare", BEM_TYPE_INT, false, "(no limit)", "at most so many people more than needed",
              .least = 0, .most = MOST_SHIFT_HEADS),
    [STAFFING_SHORTAGE] = FIELD("shortage", BEM_TYPE_MONEY, true, NULL, "price of each one short"),
    [STAFFING_SURPLUS] =
        FIELD("surplus", BEM_TYPE_MONEY, false, "0", "price of each one more than needed"),
    [STAFFING_BELOW_MIN] = FIELD(
        "below_min", BEM_TYPE_MONEY, false, NULL,
        "with `--percentile`: price of each one short of what the plan itself needs, at least "
        "`shortage`"),
};

static const bem_field series[] = {
    [SERIES_USUAL] = NUMBER("usual", false, NULL, "in each week"),
    [SERIES_CHANGES] =
        FIELD("changes", BEM_TYPE_LIST, false, NULL, "but in these", .table = &bem_table_change),
    [SERIES_CSV] = FIELD("csv", BEM_TYPE_TEXT, false, NULL,
                         "or from a CSV file, as `bemanna forecast --csv` writes it"),
    [SERIES_GROUP] = FIELD("group", BEM_TYPE_NAME, false, "(the only one)", "rows of this group"),
    [SERIES_PERCENTILE] =
        FIELD("percentile", BEM_TYPE_CHOICE, false, "value",
              "column of the file: how sure one wants to be", .words = percentiles),
};

static const bem_field change[] = {
    [CHANGE_FROM] = FIELD("from", BEM_TYPE_DATE, true, NULL, "from the week of this date"),
    [CHANGE_TO] = FIELD("to", BEM_TYPE_DATE, true, NULL, "to the week of this date"),
    [CHANGE_VALUE] = NUMBER("value", true, NULL, "in each of these weeks"),
};

static const bem_field series_row[] = {
    [ROW_DATE] = FIELD("date", BEM_TYPE_MOMENT, true, NULL,
                       "first day of what the row is about: a day, a week or a month; with a time "
                       "of day, an hour"),
    [ROW_GROUP] = FIELD("group", BEM_TYPE_TEXT, false, NULL, "what the row is about"),
    [ROW_VALUE] = NUMBER("value", false, NULL, "how many"),
    [ROW_P10] = NUMBER("p10", false, NULL, "not fewer, nine times in ten"),
    [ROW_P50] = NUMBER("p50", false, NULL, "as often more as fewer"),
    [ROW_P80] = NUMBER("p80", false, NULL, "not more, eight times in ten"),
    [ROW_P90] = NUMBER("p90", false, NULL, "not more, nine times in ten"),
};

const bem_table bem_table_plan = TABLE("plan", "a plan", "The file of `bemanna plan`.", plan);
const bem_table bem_table_task = TABLE("plan: tasks: NAME", "a task", "", task);
const bem_table bem_table_group = TABLE("plan: groups: NAME", "a group", "", group);
const bem_table bem_table_extra = TABLE("plan: groups: NAME: extra", "extra time", "", extra);
const bem_table bem_table_offer = TABLE("plan: offers: NAME", "an offer", "", offer);
const bem_table bem_table_recruit = TABLE("plan: recruits", "a recruit", "", recruit);
const bem_table bem_table_resource = TABLE("plan: resources: NAME", "a resource", "", resource);
const bem_table bem_table_activity = TABLE("plan: activities: NAME", "an activity", "", activity);
const bem_table bem_table_follow =
    TABLE("plan: activities: NAME: leads_to", "what follows", "", follow);
const bem_table bem_table_target = TABLE("plan: targets", "a target", "", target);
const bem_table bem_table_budget = TABLE("plan: budget", "a budget", "", budget);
const bem_table bem_table_goal = TABLE("plan: rental", "the goal for rental", "", goal);
const bem_table bem_table_staffing = TABLE(
    "plan: staffing", "a staffing", "How the plan's work becomes the ward's demand.", staffing);
const bem_table bem_table_series =
    TABLE("plan: a series", "a series",
          "A series is a number, a list with one for each week, or a mapping.", series);
const bem_table bem_table_change = TABLE("plan: a series: changes", "a change", "", change);
const bem_table bem_table_series_row =
    TABLE("plan: rows of a series", "a row", "What the CSV file of a series may hold.", series_row);

const bem_table *bem_table_plan_at(int i) {
    static const bem_table *const all[] = {
        &bem_table_plan,     &bem_table_task,    &bem_table_group,    &bem_table_extra,
        &bem_table_offer,    &bem_table_recruit, &bem_table_resource, &bem_table_activity,
        &bem_table_follow,   &bem_table_target,  &bem_table_budget,   &bem_table_goal,
        &bem_table_staffing, &bem_table_series,  &bem_table_change,   &bem_table_series_row};
    return i < COUNT(all) ? all[i] : NULL;
}
