/* tables_pay.c - the keys of contracts, pay, supplements, overtime, and of packs of them. */
#include "table_parts.h"

enum { WEEK_MINUTES = 7 * 1440, MOST_PERCENT = 100000 };

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
                       .words = bem_shift_kind_words),
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
                        .words = bem_shift_kind_words),
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
