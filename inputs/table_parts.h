/* table_parts.h - how the tables of keys are written, and the keys that many
 * kinds of rules have. */
#ifndef BEM_TABLE_PARTS_H
#define BEM_TABLE_PARTS_H

#include "tables.h"

#include <stddef.h>

/* key, type, is it needed, value when absent, meaning; more by name */
#define FIELD(k, t, needed, absent, meaning, ...)                                                  \
    { .key = k, .type = t, .required = needed, .otherwise = absent, .help = meaning, __VA_ARGS__ }
#define COUNT(a) ((int)(sizeof(a) / sizeof *(a)))
#define TABLE(title, noun, help, fields)                                                           \
    { title, noun, help, fields, COUNT(fields), false }
#define CSV_TABLE(title, noun, help, fields)                                                       \
    { title, noun, help, fields, COUNT(fields), true }

#define WHICH_RULE(what)                                                                           \
    [RULE_ID] = FIELD("id", BEM_TYPE_ID, true, NULL, "its name, unique"),                          \
    [RULE_KIND] =                                                                                  \
        FIELD("rule", BEM_TYPE_CHOICE, true, NULL, "`" what "`", .words = bem_rule_kind_words)
#define ON_DAYS(what)                                                                              \
    [RULE_DAYS] = FIELD("days", BEM_TYPE_DAYS, false, "(all days)", what),                         \
    [RULE_FROM] = FIELD("from", BEM_TYPE_DATE, false, NULL, "not before this date"),               \
    [RULE_TO] = FIELD("to", BEM_TYPE_DATE, false, NULL, "not after this date")
#define FOR_WHOM                                                                                   \
    [RULE_APPLIES_TO] = FIELD("applies_to", BEM_TYPE_PEOPLE, false, "(everybody)", "for whom",     \
                              .table = &bem_table_people),                                         \
    [RULE_EXCEPT] = FIELD("except", BEM_TYPE_PEOPLE, false, "(nobody)", "and for whom not",        \
                          .table = &bem_table_people)
#define COSTING(per, more)                                                                         \
    [RULE_MODE] =                                                                                  \
        FIELD("mode", BEM_TYPE_CHOICE, false, "hard",                                              \
              "must it hold, does it cost, or is it put aside", .words = bem_mode_words),          \
    [RULE_COST] = FIELD("cost", BEM_TYPE_COST, false, NULL,                                        \
                        "needed when soft, as in `800 " per "`" more, .unit = per),                \
    [RULE_WHY] = FIELD("why", BEM_TYPE_TEXT, false, NULL, "reason, repeated in explanations")
#define STRICTNESS(per) COSTING(per, "; `800 " per " squared` grows with the miss")
#define PER                                                                                        \
    [RULE_PER] =                                                                                   \
        FIELD("per", BEM_TYPE_PERIOD, false, "horizon",                                            \
              "the period; weeks begin on Mondays and months on their first, the first one "       \
              "holds day one; `rolling` means every so many days, or calendar weeks, in a row")
#define HOW_STRICT(per) FOR_WHOM, STRICTNESS(per)

extern const char *const bem_shift_kind_words[];

/* The keys of the rules about several people. */
extern const bem_field bem_fields_skill_mix[RULE_N], bem_fields_supervised[RULE_N],
    bem_fields_own_staff[RULE_N], bem_fields_rental_share[RULE_N], bem_fields_together[RULE_N],
    bem_fields_apart[RULE_N], bem_fields_budget[RULE_N], bem_fields_rental_ratio[RULE_N],
    bem_fields_rental_headcount[RULE_N], bem_fields_booking[RULE_N];

#endif
