/* tables.h - every mapping of the input: its keys, in the order of the
 * reference. The enums index the values that bem_fields_read gives. */
#ifndef BEM_TABLES_H
#define BEM_TABLES_H

#include "field.h"
#include "problem.h"

enum {
    ROOT_FORMAT,
    ROOT_NAME,
    ROOT_UNIT,
    ROOT_TIMEZONE,
    ROOT_CURRENCY,
    ROOT_HORIZON,
    ROOT_CALENDAR,
    ROOT_INCLUDE,
    ROOT_COMPETENCES,
    ROOT_SHIFTS,
    ROOT_CONTRACTS,
    ROOT_STAFF,
    ROOT_DEMAND,
    ROOT_RULES,
    ROOT_REQUESTS,
    ROOT_LEAVE,
    ROOT_PINS,
    ROOT_HISTORY,
    ROOT_PUBLISHED,
    ROOT_RENTAL,
    ROOT_N
};
enum { CURRENCY_CODE, CURRENCY_DECIMALS, CURRENCY_N };
enum { HORIZON_START, HORIZON_WEEKS, HORIZON_DAYS, HORIZON_N };
enum { CALENDAR_HOLIDAYS, CALENDAR_N };
enum { COMPETENCE_COVERS, COMPETENCE_N };
enum { SHIFT_TIME, SHIFT_BREAK, SHIFT_KIND, SHIFT_COUNTS, SHIFT_BREAKS_REST, SHIFT_TAGS, SHIFT_N };
enum {
    CONTRACT_FULL_TIME,
    CONTRACT_PAY,
    CONTRACT_SUPPLEMENTS,
    CONTRACT_OVERTIME,
    CONTRACT_BOOKING,
    CONTRACT_RENTAL,
    CONTRACT_LEAVE_CREDIT,
    CONTRACT_N
};
enum { BOOKING_BLOCK, BOOKING_MIN, BOOKING_FEE, BOOKING_N };
enum { PAY_MONTHLY, PAY_HOURLY, PAY_LIST, PAY_ITEM, PAY_ZONE, PAY_FEE, PAY_N };
/* Inline supplements and packs of pay share an enum; the inline table has holes. */
enum {
    SUPPLEMENTS_FORMAT,
    SUPPLEMENTS_NAME,
    SUPPLEMENTS_SOURCE,
    SUPPLEMENTS_DATE,
    SUPPLEMENTS_FROM,
    SUPPLEMENTS_TO,
    SUPPLEMENTS_MONTHLY_HOURS,
    SUPPLEMENTS_BANDS,
    SUPPLEMENTS_BEYOND,
    SUPPLEMENTS_OVERTIME,
    SUPPLEMENTS_PRICES,
    SUPPLEMENTS_N
};
enum {
    BAND_ID,
    BAND_FOR,
    BAND_DAYS,
    BAND_TIME,
    BAND_EVE,
    BAND_THROUGH,
    BAND_AFTER,
    BAND_ZONE,
    BAND_PAY,
    BAND_WHY,
    BAND_N
};
enum {
    OVERTIME_USE,
    OVERTIME_PER,
    OVERTIME_MONTHLY_HOURS,
    OVERTIME_EXTRA_HOURS,
    OVERTIME_TIERS,
    OVERTIME_WHY,
    OVERTIME_N
};
enum { TIER_FIRST, TIER_PAY, TIER_N };
enum { QUOTA_FOR, QUOTA_FIRST, QUOTA_PER, QUOTA_PAY, QUOTA_WHY, QUOTA_N };
enum { PRICE_ITEM, PRICE_ZONE, PRICE_HOURLY, PRICE_WHY, PRICE_N };
enum {
    PERSON_ID,
    PERSON_NAME,
    PERSON_CONTRACT,
    PERSON_SHARE,
    PERSON_COMPETENCES,
    PERSON_TAGS,
    PERSON_COUNT,
    PERSON_N
};
enum { CSV_FILE, CSV_N };
enum {
    DEMAND_ID,
    DEMAND_SHIFT,
    DEMAND_SHIFTS,
    DEMAND_TIME,
    DEMAND_COMPETENCE,
    DEMAND_MIN,
    DEMAND_TARGET,
    DEMAND_MAX,
    DEMAND_SHORTAGE,
    DEMAND_SURPLUS,
    DEMAND_BELOW_MIN,
    DEMAND_ABOVE_MAX,
    DEMAND_DAYS,
    DEMAND_FROM,
    DEMAND_TO,
    DEMAND_WHY,
    DEMAND_N
};
/* One enum for all kinds of rules; each kind's table has holes. */
enum {
    RULE_ID,
    RULE_KIND,
    RULE_AFTER,
    RULE_THEN,
    RULE_PATTERN,
    RULE_STARTS,
    RULE_WANTED,
    RULE_OF,
    RULE_COMPETENCES,
    RULE_FORBID,
    RULE_ALLOW,
    RULE_MEASURE,
    RULE_BEYOND,
    RULE_TIME,
    RULE_DAY_STARTS,
    RULE_OVER_TWO_WINDOWS,
    RULE_PER,
    RULE_TOTAL,
    RULE_WITHIN,
    RULE_MIN,
    RULE_MAX,
    RULE_WEEKEND,
    RULE_FRIDAY_NIGHT,
    RULE_BY,
    RULE_EDGES,
    RULE_SCALE,
    RULE_WHO,
    RULE_SUPERVISORS,
    RULE_SHIFTS,
    RULE_EACH,
    RULE_MIN_SHARE,
    RULE_MAX_SHARE,
    RULE_ONE_PER,
    RULE_WHEN,
    RULE_FEE,
    RULE_APPLIES_TO,
    RULE_EXCEPT,
    RULE_DAYS,
    RULE_FROM,
    RULE_TO,
    RULE_MODE,
    RULE_COST,
    RULE_WHY,
    RULE_N
};
enum { USE_PACK, USE_N };
enum { PACK_FORMAT, PACK_NAME, PACK_SOURCE, PACK_DATE, PACK_RULES, PACK_N };
enum {
    REQUEST_WHO,
    REQUEST_DATE,
    REQUEST_WISH,
    REQUEST_SHIFTS,
    REQUEST_MODE,
    REQUEST_COST,
    REQUEST_WHY,
    REQUEST_N
};
enum { LEAVE_WHO, LEAVE_DATE, LEAVE_HOURS, LEAVE_WHY, LEAVE_N };
enum { PIN_WHO, PIN_DATE, PIN_SHIFT, PIN_N };
enum { RENTAL_TARGET_RATIO, RENTAL_N };
enum { HISTORY_DAYS, HISTORY_COUNTS, HISTORY_N };
enum { PUBLISHED_ROSTER, PUBLISHED_UNTIL, PUBLISHED_RELEASE, PUBLISHED_N };
enum { RELEASE_WHO, RELEASE_DATE, RELEASE_N };
enum { PEOPLE_IDS, PEOPLE_CONTRACTS, PEOPLE_COMPETENCES, PEOPLE_TAGS, PEOPLE_N };

/* `per`: what its number counts. */
typedef enum bem_per {
    BEM_PER_WEEKS, /* 0 of them: the horizon */
    BEM_PER_DAY,
    BEM_PER_MONTHS,
    BEM_PER_YEAR,
    BEM_PER_ROLLING_DAYS,
    BEM_PER_ROLLING_WEEKS
} bem_per;

/* The words of mode, in the order of bem_mode. */
extern const char *const bem_mode_words[];

extern const bem_table bem_table_root, bem_table_currency, bem_table_horizon, bem_table_calendar,
    bem_table_competence, bem_table_shift, bem_table_contract, bem_table_booking, bem_table_pay,
    bem_table_supplements, bem_table_band, bem_table_overtime, bem_table_tier, bem_table_quota,
    bem_table_pay_pack, bem_table_price, bem_table_published, bem_table_release, bem_table_person,
    bem_table_csv, bem_table_demand, bem_table_use, bem_table_pack, bem_table_request,
    bem_table_leave, bem_table_pin, bem_table_rental, bem_table_people, bem_table_history;
extern const bem_table bem_table_rules[BEM_N_RULE_KINDS];

/* All of them, in the order of the reference; NULL at the end. */
const bem_table *bem_table_at(int i);

#endif
