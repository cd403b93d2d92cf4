/* rule_list.c - the kinds of rules for those who write them: what each takes, in
 * which unit it is priced, what planning with it costs, an example. */
#include "read_problem.h"
#include "tables.h"

#include <stdlib.h>
#include <string.h>

/* What a kind adds to the work of planning. A network's states multiply with
 * those of the person's other rules before they are merged again. */
static const struct {
    const char *effort, *example;
} kinds[BEM_N_RULE_KINDS] = {
    [BEM_RULE_REST] = {"network: the last shift, while a next one could still come too soon",
                       "{id: rest-between, rule: rest, min: 11h}"},
    [BEM_RULE_SUCCESSION] = {"network: 2 states",
                             "{id: forward, rule: succession, after: [evening, night], then: day}"},
    [BEM_RULE_RUN] = {"network: a state for each length up to max (squared price: to the horizon)",
                      "{id: five-in-row, rule: run, of: work, max: 5}"},
    [BEM_RULE_HOURS] =
        {"counter a period; rolling: a counter a day, of which pricing carries those "
         "that bind; per day: nothing",
         "{id: week-of-48, rule: hours, per: week, max: 48h}"},
    [BEM_RULE_COUNT] = {"counter a period; rolling up to 7 days: network, which of these were "
                        "worked; per day: nothing",
                        "{id: few-nights, rule: count, of: night, per: 4 weeks, max: 8}"},
    [BEM_RULE_WEEKENDS] = {"network: 2 states; counter a period",
                           "{id: every-other, rule: weekends, per: rolling 2 weeks, max: 1}"},
    [BEM_RULE_COMPLETE_WEEKENDS] = {"network: which days of this weekend were worked",
                                    "{id: whole-weekends, rule: complete_weekends}"},
    [BEM_RULE_SHIFTS] = {"nothing: shifts are not on offer, or cost more",
                         "{id: no-nights, rule: shifts, forbid: night}"},
    [BEM_RULE_WITHOUT_COMPETENCE] =
        {"nothing: shifts are not on offer, or cost more",
         "{id: nurses-at-night, rule: without_competence, of: night, competences: nurse}"},
    [BEM_RULE_PATTERN] = {"network: how far the last days fit; with min or max a counter too",
                          "{id: no-night-before-free-weekend, rule: pattern, pattern: [night, off, "
                          "off], starts: fri}"},
    [BEM_RULE_SAME_SHIFT] = {"network: the shifts of this weekend so far",
                             "{id: alike, rule: same_shift, mode: soft, cost: 200 per day}"},
    [BEM_RULE_WEEKENDS_IN_ROW] = {"network: length of the run up to max, and this weekend",
                                  "{id: not-three-in-row, rule: weekends_in_row, max: 2}"},
    [BEM_RULE_DAYS_OFF_AFTER] = {"network: days off since the run, up to min",
                                 "{id: after-nights, rule: days_off_after, after: night, min: 2}"},
    [BEM_RULE_DAILY_REST] = {"network: the end of work in this window (soft: and its longest rest)",
                             "{id: daily-rest, rule: daily_rest, min: 11h, day_starts: 07:00}"},
    [BEM_RULE_WEEKLY_REST] =
        {"network: the end of work and which open windows have had their rest (soft: how much); "
         "tens of states, rolling up to hundreds",
         "{id: weekly-rest, rule: weekly_rest, min: 36h, per: rolling 7 days}"},
    [BEM_RULE_NIGHT_HOURS] = {"network: the shifts that a next one could come within 24 hours of",
                              "{id: heavy-nights, rule: night_hours, night: 22:00-06:00, max: 8h}"},
    [BEM_RULE_FAIR] = {"counter for the horizon; weekends: network of 2 states too",
                       "{id: fair-nights, rule: fair, of: night, mode: soft, cost: 100 per shift "
                       "squared}"},
    [BEM_RULE_BOOKING] =
        {"network: what was worked in this period, up to min",
         "{id: whole-weeks, rule: booking, applies_to: {contracts: agency}, min: 4}"},
    [BEM_RULE_SKILL_MIX] = {"a row a shift and day",
                            "{id: senior-there, rule: skill_mix, who: senior, one_per: 3}"},
    [BEM_RULE_SUPERVISED] = {"a row a shift and day",
                             "{id: beside, rule: supervised, who: {ids: bo}, supervisors: senior}"},
    [BEM_RULE_OWN_STAFF] = {"a row a shift and day", "{id: one-of-us, rule: own_staff}"},
    [BEM_RULE_RENTAL_SHARE] = {"a row a shift and day",
                               "{id: mostly-own, rule: rental_share, max: 40%}"},
    [BEM_RULE_TOGETHER] = {"a row a shift, day and pair; these people are planned one by one",
                           "{id: mentor, rule: together, who: [anna, bo]}"},
    [BEM_RULE_APART] = {"a row a shift and day", "{id: a-couple, rule: apart, who: [anna, bo]}"},
    [BEM_RULE_BUDGET] = {"a row a period, used by every paid shift",
                         "{id: hired, rule: budget, max: 250000}"},
    [BEM_RULE_RENTAL_RATIO] = {"a row used by every paid shift",
                               "{id: wean, rule: rental_ratio, max: 4%}"},
    [BEM_RULE_RENTAL_HEADCOUNT] = {"a row a period; network of rental staff: 2 states",
                                   "{id: few-faces, rule: rental_headcount, per: week, max: 2}"},
};

typedef BEM_ARRAY(char) text;

static void put(text *out, const char *words) {
    for (; *words; words++)
        BEM_PUSH(out, *words);
}

static void put_padded(text *out, const char *words, size_t width) {
    put(out, words);
    for (size_t n = strlen(words); n < width; n++)
        BEM_PUSH(out, ' ');
    BEM_PUSH(out, ' ');
}

/* Keys that mean the same in every rule. */
static bool is_common(int field) {
    return field == RULE_ID || field == RULE_KIND || field == RULE_APPLIES_TO ||
           field == RULE_EXCEPT || field == RULE_MODE || field == RULE_COST || field == RULE_WHY;
}

/* The reference's words without the marks of code. */
static void put_plain(text *out, const char *words) {
    for (; *words; words++)
        if (*words != '`')
            BEM_PUSH(out, *words);
}

static void put_absent(text *out, const bem_field *field) {
    const char *absent = field->required ? "needed" : field->otherwise;
    if (!absent)
        return;
    put(out, field->required || *absent == '(' ? " " : " (");
    put(out, field->required ? "(needed)" : absent);
    put(out, field->required || *absent == '(' ? "" : ")");
}

static void put_field(text *out, const bem_field *field) {
    put(out, "    ");
    put_padded(out, field->key, 13);
    put_plain(out, field->help);
    put_absent(out, field);
    put(out, "\n");
}

static void put_kind(text *out, int kind) {
    const bem_table *table = &bem_table_rules[kind];
    put(out, bem_rule_kind_words[kind]);
    put(out, "\n  ");
    put(out, table->help);
    put(out, "\n");
    for (int i = 0; i < table->n_fields; i++)
        if (table->fields[i].key && !is_common(i))
            put_field(out, &table->fields[i]);
    put(out, "  priced   ");
    put(out, table->fields[RULE_COST].unit ? table->fields[RULE_COST].unit : "never: always hard");
    put(out, "\n  effort   ");
    put(out, kinds[kind].effort ? kinds[kind].effort : "");
    put(out, "\n  example  - ");
    put(out, kinds[kind].example ? kinds[kind].example : "");
    put(out, "\n");
}

char *bem_rule_list_text(const char *kind) {
    text out = {0};
    if (!kind)
        put(&out,
            "Every rule has an id and a kind (rule), may say for whom it is (applies_to, "
            "except), how\nstrict it is (mode: hard, soft or off; a soft one needs a cost: "
            "per unit, per unit squared,\nor a list of both) and why. docs/rules.md has weeks "
            "that keep and break each.\n");
    bool found = !kind;
    for (int k = 0; k < BEM_N_RULE_KINDS; k++) {
        if (kind && strcmp(kind, bem_rule_kind_words[k]) != 0)
            continue;
        put(&out, kind ? "" : "\n");
        put_kind(&out, k);
        found = true;
    }
    BEM_PUSH(&out, '\0');
    if (found)
        return out.items;
    free(out.items);
    return NULL;
}

const char *bem_rule_example(bem_rule_kind kind) { return kinds[kind].example; }
