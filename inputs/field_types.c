/* field_types.c - how each type of value is written, read and described. */
#include "field_reads.h"
#include "scalars.h"
#include "tables.h"

#include <stdio.h>
#include <string.h>

static const char *clip(bem_reader *r, const bem_yaml_node *node) {
    return node->text ? bem_read_clip(r, node->text) : bem_yaml_kind_name(node);
}

bool bem_type_refuse(bem_reader *r, const bem_field *field, const bem_yaml_node *node,
                     const char *form) {
    if (node->kind == BEM_YAML_SCALAR)
        bem_read_error(r, node, "%s is %s, not '%s'", field->key, form, clip(r, node));
    else
        bem_read_error(r, node, "%s is %s, not %s", field->key, form, clip(r, node));
    return false;
}

static bool has_control(const char *text) {
    for (const unsigned char *c = (const unsigned char *)text; *c; c++)
        if ((*c < 0x20 && *c != '\n' && *c != '\t') || *c == 0x7F ||
            (*c == 0xC2 && c[1] >= 0x80 && c[1] < 0xA0))
            return true;
    return false;
}

/* Names are free of blanks and of the letters that grids, filters and CSV use. */
static bool is_name(const char *text) {
    for (const char *c = text; *c; c++)
        if ((unsigned char)*c <= ' ' || *c == 0x7F || strchr(",;:|/\"'`*&[]{}()#%=<>\\", *c))
            return false;
    size_t length = strlen(text);
    return length > 0 && length <= 64 && text[0] != '-' && !has_control(text);
}

static bool read_text(bem_reader *r, const bem_field *field, const bem_yaml_node *node,
                      bem_value *value) {
    if (node->kind != BEM_YAML_SCALAR)
        return bem_type_refuse(r, field, node, "a text");
    if (has_control(node->text)) {
        bem_read_error(r, node, "%s holds a control character", field->key);
        return false;
    }
    value->text = node->text;
    return true;
}

static bool read_texts(bem_reader *r, const bem_field *field, const bem_yaml_node *node,
                       bem_value *value) {
    bool ok =
        node->kind != BEM_YAML_MAP || bem_type_refuse(r, field, node, "a text or a list of texts");
    for (int i = 0; ok && i < bem_n_items(node); i++)
        ok = read_text(r, field, bem_item(node, i), value);
    return ok;
}

static bool read_id(bem_reader *r, const bem_field *field, const bem_yaml_node *node,
                    bem_value *value) {
    if (node->kind != BEM_YAML_SCALAR)
        return bem_type_refuse(r, field, node, "a name");
    if (!is_name(node->text)) {
        bem_read_error(
            r, node,
            "'%s' is no name: a name has 1 to 64 letters, digits or . _ - + and no blank, and "
            "does not begin with -",
            clip(r, node));
        return false;
    }
    value->text = node->text;
    return true;
}

static bool read_name(bem_reader *r, const bem_field *field, const bem_yaml_node *node,
                      bem_value *value) {
    value->text = node->text;
    return node->kind == BEM_YAML_SCALAR || bem_type_refuse(r, field, node, "a name");
}

static bool read_names(bem_reader *r, const bem_field *field, const bem_yaml_node *node,
                       bem_value *value) {
    (void)value;
    bool ok =
        node->kind != BEM_YAML_MAP || bem_type_refuse(r, field, node, "a name or a list of names");
    for (int i = 0; ok && i < bem_n_items(node); i++)
        ok = bem_item(node, i)->kind == BEM_YAML_SCALAR ||
             bem_type_refuse(r, field, bem_item(node, i), "a name or a list of names");
    return ok;
}

static bool read_tags(bem_reader *r, const bem_field *field, const bem_yaml_node *node,
                      bem_value *value) {
    bool ok = read_names(r, field, node, value);
    for (int i = 0; ok && i < bem_n_items(node); i++)
        ok = read_id(r, field, bem_item(node, i), value);
    return ok;
}

/* Anything whose parts are looked at when all names are known. */
static bool read_later(bem_reader *r, const bem_field *field, const bem_yaml_node *node,
                       bem_value *value) {
    (void)r, (void)field, (void)node, (void)value;
    return true;
}

bool bem_type_within(bem_reader *r, const bem_field *field, const bem_yaml_node *node,
                     int64_t number, const char *least, const char *most) {
    if ((field->least == 0 && field->most == 0) ||
        (number >= field->least && number <= field->most))
        return true;
    bem_read_error(r, node, "%s must be %s to %s, not %s", field->key, least, most, clip(r, node));
    return false;
}

static bool read_int(bem_reader *r, const bem_field *field, const bem_yaml_node *node,
                     bem_value *value) {
    if (node->kind != BEM_YAML_SCALAR || !bem_scalar_int(node->text, &value->number))
        return bem_type_refuse(r, field, node, "a whole number");
    char least[24], most[24];
    snprintf(least, sizeof least, "%lld", (long long)field->least);
    snprintf(most, sizeof most, "%lld", (long long)field->most);
    return bem_type_within(r, field, node, value->number, least, most);
}

static bool read_bool(bem_reader *r, const bem_field *field, const bem_yaml_node *node,
                      bem_value *value) {
    if (node->kind != BEM_YAML_SCALAR)
        return bem_type_refuse(r, field, node, "true or false");
    value->number = strcmp(node->text, "true") == 0;
    return value->number || strcmp(node->text, "false") == 0 ||
           bem_type_refuse(r, field, node, "true or false");
}

static bool read_choice(bem_reader *r, const bem_field *field, const bem_yaml_node *node,
                        bem_value *value) {
    const char *all = "";
    bem_guess guess = {.word = node->text};
    for (int i = 0; field->words[i]; i++) {
        const char *between = i == 0 ? "" : field->words[i + 1] ? ", " : " or ";
        all = bem_arena_format(&r->scratch, "%s%s%s", all, between, field->words[i]);
        if (node->kind != BEM_YAML_SCALAR)
            continue;
        if (strcmp(node->text, field->words[i]) == 0) {
            value->number = i;
            value->text = node->text;
            return true;
        }
        bem_guess_try(&guess, field->words[i]);
    }
    if (!guess.best)
        return bem_type_refuse(r, field, node, all);
    bem_read_unknown(r, node, field->key, &guess);
    return false;
}

static const char *hours(bem_reader *r, int64_t minutes) {
    if (minutes % 60 == 0)
        return bem_arena_format(&r->scratch, "%lldh", (long long)minutes / 60);
    return bem_arena_format(&r->scratch, "%lldm", (long long)minutes);
}

static bool read_duration(bem_reader *r, const bem_field *field, const bem_yaml_node *node,
                          bem_value *value) {
    int64_t number;
    if (node->kind != BEM_YAML_SCALAR || !bem_scalar_duration(node->text, &value->number)) {
        if (node->kind != BEM_YAML_SCALAR || !bem_scalar_int(node->text, &number))
            return bem_type_refuse(r, field, node, "a duration like 7h30m");
        bem_read_error(r, node, "%s has no unit; write '%sh' or '%sm'", field->key, node->text,
                       node->text);
        return false;
    }
    return bem_type_within(r, field, node, value->number, hours(r, field->least),
                           hours(r, field->most));
}

static bool read_weekly(bem_reader *r, const bem_field *field, const bem_yaml_node *node,
                        bem_value *value) {
    static const char per[] = " per week";
    size_t length = node->text ? strlen(node->text) : 0;
    if (length < sizeof per || strcmp(node->text + length - (sizeof per - 1), per) != 0)
        return bem_type_refuse(r, field, node, "hours a week like '36h20m per week'");
    const char *part = bem_arena_text(&r->scratch, node->text, length - (sizeof per - 1));
    if (!bem_scalar_duration(part, &value->number))
        return bem_type_refuse(r, field, node, "hours a week like '36h20m per week'");
    return bem_type_within(r, field, node, value->number, hours(r, field->least),
                           hours(r, field->most));
}

static bool read_span(bem_reader *r, const bem_field *field, const bem_yaml_node *node,
                      bem_value *value) {
    return (node->kind == BEM_YAML_SCALAR &&
            bem_scalar_span(node->text, &value->number, &value->until)) ||
           bem_type_refuse(r, field, node, "a span of clock time like 07:00-15:30");
}

static const char *percents(bem_reader *r, int64_t hundredths) {
    const char *text = bem_arena_format(&r->scratch, "%lld.%02lld", (long long)hundredths / 100,
                                        (long long)hundredths % 100);
    size_t length = strlen(text);
    while (text[length - 1] == '0')
        length--;
    length -= text[length - 1] == '.';
    return bem_arena_format(&r->scratch, "%.*s%%", (int)length, text);
}

static bool read_percent(bem_reader *r, const bem_field *field, const bem_yaml_node *node,
                         bem_value *value) {
    int64_t number;
    if (node->kind != BEM_YAML_SCALAR || !bem_scalar_percent(node->text, &value->number)) {
        if (node->kind != BEM_YAML_SCALAR || !bem_scalar_int(node->text, &number))
            return bem_type_refuse(r, field, node, "a percentage like 52.28%");
        bem_read_error(r, node, "%s has no unit; write '%s%%'", field->key, node->text);
        return false;
    }
    return bem_type_within(r, field, node, value->number, percents(r, field->least),
                           percents(r, field->most));
}

const char *bem_type_money_form(bem_reader *r) {
    int decimals = r->problem->decimals;
    return bem_arena_format(&r->scratch, "an amount like %s (%s, at most 100 million)",
                            decimals == 0 ? "660" : "660.50",
                            decimals == 0
                                ? "no decimals"
                                : bem_arena_format(&r->scratch, "at most %d decimals", decimals));
}

static bool read_money(bem_reader *r, const bem_field *field, const bem_yaml_node *node,
                       bem_value *value) {
    const char *rest;
    if (node->kind != BEM_YAML_SCALAR ||
        !bem_scalar_money(node->text, r->problem->decimals, &value->number, &rest))
        return bem_type_refuse(r, field, node, bem_type_money_form(r));
    if (!*rest)
        return true;
    if (*rest >= '0' && *rest <= '9')
        bem_read_error(r, node, "%s has a blank inside; write the amount without", field->key);
    else
        bem_read_error(r, node, "%s takes an amount alone, without '%s'", field->key,
                       bem_read_clip(r, rest));
    return false;
}

/* One price of people: linear, or squared, with its unit. */
static bool read_head_price(bem_reader *r, const bem_field *field, const bem_yaml_node *node,
                            bem_value *value, bool *squared) {
    static const char *const units[] = {"", "per person", "per hour"};
    static const char square[] = " squared";
    const char *rest;
    int64_t amount;
    if (node->kind != BEM_YAML_SCALAR ||
        !bem_scalar_money(node->text, r->problem->decimals, &amount, &rest))
        return bem_type_refuse(r, field, node, bem_type_money_form(r));
    size_t length = strlen(rest), tail = sizeof square - 1;
    *squared = length > tail && strcmp(rest + length - tail, square) == 0;
    *(*squared ? &value->squared : &value->number) = amount;
    const char *unit = bem_arena_text(&r->scratch, rest, length - (*squared ? tail : 0));
    for (int i = 0; i < 3; i++)
        if (strcmp(unit, units[i]) == 0) {
            value->until = i;
            return true;
        }
    bem_read_error(r, node, "%s is a price per person, or per hour of a span; '%s' is neither",
                   field->key, bem_read_clip(r, unit));
    return false;
}

/* One price, or a linear and a squared one. */
static bool read_heads(bem_reader *r, const bem_field *field, const bem_yaml_node *node,
                       bem_value *value) {
    bool squared = false, again = false;
    bem_value second = {0};
    if (node->kind != BEM_YAML_LIST)
        return read_head_price(r, field, node, value, &squared);
    if (node->count != 2)
        return bem_type_refuse(r, field, node,
                               "one price, or a list of one price and one squared price");
    if (!read_head_price(r, field, node->items[0], value, &squared) ||
        !read_head_price(r, field, node->items[1], &second, &again))
        return false;
    *(again ? &value->squared : &value->number) = again ? second.squared : second.number;
    if (value->until != second.until) {
        bem_read_error(r, node->items[1], "%s lists prices of two units", field->key);
        return false;
    }
    if (squared != again)
        return true;
    bem_read_error(r, node->items[1], "%s lists two %s prices; one is to be %s", field->key,
                   squared ? "squared" : "plain", squared ? "plain" : "squared");
    return false;
}

bool bem_type_read_price(bem_reader *r, const bem_field *field, const bem_yaml_node *node,
                         bem_value *value, bool *squared) {
    int64_t amount;
    const char *rest;
    if (node->kind != BEM_YAML_SCALAR ||
        !bem_scalar_money(node->text, r->problem->decimals, &amount, &rest)) {
        if (node->kind != BEM_YAML_SCALAR)
            return bem_type_refuse(
                r, field, node,
                bem_arena_format(&r->scratch, "a price like '800 %s'", field->unit));
        return bem_type_refuse(r, field, node,
                               bem_arena_format(&r->scratch, "%s with its unit, '800 %s'",
                                                bem_type_money_form(r), field->unit));
    }
    size_t unit = strlen(field->unit);
    *squared = strncmp(rest, field->unit, unit) == 0 && strcmp(rest + unit, " squared") == 0;
    if (!*squared && strcmp(rest, field->unit) != 0) {
        const char *sum = bem_arena_text(&r->scratch, node->text, strcspn(node->text, " "));
        if (*rest)
            bem_read_error(r, node, "%s here is %s, not '%s'; write '%s %s'", field->key,
                           field->unit, bem_read_clip(r, rest), sum, field->unit);
        else
            bem_read_error(r, node, "%s has no unit; write '%s %s'", field->key, sum, field->unit);
        return false;
    }
    *(*squared ? &value->until : &value->number) = amount;
    return true;
}

/* One price, or a linear and a squared one. */
static bool read_cost(bem_reader *r, const bem_field *field, const bem_yaml_node *node,
                      bem_value *value) {
    bool squared = false, again = false;
    if (node->kind != BEM_YAML_LIST)
        return bem_type_read_price(r, field, node, value, &squared);
    if (node->count != 2)
        return bem_type_refuse(r, field, node,
                               "one price, or a list of one price and one squared price");
    if (!bem_type_read_price(r, field, node->items[0], value, &squared) ||
        !bem_type_read_price(r, field, node->items[1], value, &again))
        return false;
    if (squared != again)
        return true;
    bem_read_error(r, node->items[1], "%s lists two %s prices; one is to be %s", field->key,
                   squared ? "squared" : "plain", squared ? "plain" : "squared");
    return false;
}

static bool read_date(bem_reader *r, const bem_field *field, const bem_yaml_node *node,
                      bem_value *value) {
    bem_date date;
    if (node->kind != BEM_YAML_SCALAR || !bem_scalar_date(node->text, &date))
        return bem_type_refuse(r, field, node, "a date like 2027-01-23");
    value->number = date;
    return true;
}

static bool read_limit(bem_reader *r, const bem_field *field, const bem_yaml_node *node,
                       bem_value *value) {
    static const char of[] = " of contract";
    size_t length = node->text ? strlen(node->text) : 0;
    if (length < sizeof of || strcmp(node->text + length - (sizeof of - 1), of) != 0)
        return (node->text && bem_scalar_duration(node->text, &value->number)) ||
               bem_type_refuse(r, field, node,
                               "a duration like 152h or a part like '95% of contract'");
    const char *part = bem_arena_text(&r->scratch, node->text, length - (sizeof of - 1));
    value->until = 1;
    return (bem_scalar_percent(part, &value->number) && value->number <= 100000) ||
           bem_type_refuse(r, field, node, "a duration like 152h or a part like '95% of contract'");
}

/* "4 weeks" less " week" or " weeks": a number of units. */
static bool read_units(bem_reader *r, const char *text, const char *unit, int64_t *number) {
    size_t digits = strspn(text, "0123456789"), length = strlen(unit);
    const char *rest = text + digits;
    if (digits == 0 || digits > 4 || *rest != ' ' || strncmp(rest + 1, unit, length) != 0)
        return false;
    rest += 1 + length;
    return (*rest == '\0' || strcmp(rest, "s") == 0) &&
           bem_scalar_int(bem_arena_text(&r->scratch, text, digits), number);
}

static bool read_period(bem_reader *r, const bem_field *field, const bem_yaml_node *node,
                        bem_value *value) {
    static const struct {
        const char *word;
        bem_per per;
        int number;
    } words[] = {{"horizon", BEM_PER_WEEKS, 0},
                 {"day", BEM_PER_DAY, 1},
                 {"week", BEM_PER_WEEKS, 1},
                 {"month", BEM_PER_MONTHS, 1},
                 {"year", BEM_PER_YEAR, 1}};
    static const char rolling[] = "rolling ";
    const char *text = node->text ? node->text : "";
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(text, words[i].word) == 0) {
            value->number = words[i].number;
            value->until = words[i].per;
            return true;
        }
    bool rolls = strncmp(text, rolling, sizeof rolling - 1) == 0, ok = true;
    text += rolls ? sizeof rolling - 1 : 0;
    if (read_units(r, text, "week", &value->number))
        value->until = rolls ? BEM_PER_ROLLING_WEEKS : BEM_PER_WEEKS;
    else if (rolls && read_units(r, text, "day", &value->number))
        value->until = BEM_PER_ROLLING_DAYS;
    else if (!rolls && read_units(r, text, "month", &value->number))
        value->until = BEM_PER_MONTHS;
    else
        ok = bem_type_refuse(
            r, field, node,
            "horizon, day, week, month, year, a number of them like '4 weeks', or like "
            "'rolling 7 days'");
    enum { MOST_ROLLING = 366 };
    int64_t n_days = value->number * (value->until == BEM_PER_ROLLING_WEEKS ? BEM_WEEK_DAYS : 1);
    if (!ok || (value->number > 0 && (!rolls || n_days <= MOST_ROLLING)))
        return ok;
    return bem_type_refuse(r, field, node,
                           value->number > 0 ? "rolling over 366 days at most"
                                             : "at least one of them");
}

static bool read_weekdays(bem_reader *r, const bem_field *field, const bem_yaml_node *node,
                          bem_value *value) {
    for (int i = 0; i < bem_n_items(node); i++) {
        const bem_yaml_node *item = bem_item(node, i);
        bool chosen[BEM_WEEK_DAYS] = {false};
        if (item->kind != BEM_YAML_SCALAR || !bem_scalar_weekdays(item->text, chosen))
            return bem_type_refuse(r, field, item, "weekdays like fri, or mon-fri");
        for (int w = 0; w < BEM_WEEK_DAYS; w++)
            value->number |= chosen[w] ? 1 << w : 0;
    }
    return value->number != 0 || bem_type_refuse(r, field, node, "one weekday or more");
}

static bool read_clock(bem_reader *r, const bem_field *field, const bem_yaml_node *node,
                       bem_value *value) {
    int64_t to;
    const char *span =
        bem_arena_format(&r->scratch, "%s-24:00", node->text ? bem_read_clip(r, node->text) : "");
    return (node->kind == BEM_YAML_SCALAR && bem_scalar_span(span, &value->number, &to) &&
            value->number < BEM_DAY_MINUTES) ||
           bem_type_refuse(r, field, node, "a time of day like 07:00");
}

static bool read_amount(bem_reader *r, const bem_field *field, const bem_yaml_node *node,
                        bem_value *value) {
    enum { MOST_AMOUNT = 100000000 };
    bool scalar = node->kind == BEM_YAML_SCALAR;
    value->until = scalar && bem_scalar_duration(node->text, &value->number);
    if (!value->until && !(scalar && bem_scalar_int(node->text, &value->number)))
        return bem_type_refuse(r, field, node, "a number like 12, or hours like 96h");
    return (value->number >= 0 && value->number <= MOST_AMOUNT) ||
           bem_type_refuse(r, field, node, "a number from 0 to 100 million");
}

/* "25.60 per hour" or "30%". */
static bool read_rate(bem_reader *r, const bem_field *field, const bem_yaml_node *node,
                      bem_value *value) {
    const char *rest;
    int64_t percent;
    if (node->kind == BEM_YAML_SCALAR && bem_scalar_percent(node->text, &percent)) {
        value->until = percent;
        return bem_type_within(r, field, node, value->until, percents(r, field->least),
                               percents(r, field->most));
    }
    if (node->kind != BEM_YAML_SCALAR ||
        !bem_scalar_money(node->text, r->problem->decimals, &value->number, &rest))
        return bem_type_refuse(
            r, field, node, "a price like '25.60 per hour' or a part of the hourly pay like 30%");
    if (strcmp(rest, "per hour") == 0)
        return true;
    const char *sum = bem_arena_text(&r->scratch, node->text, strcspn(node->text, " "));
    bem_read_error(r, node, "%s is per hour; write '%s per hour'", field->key, sum);
    return false;
}

/* A mapping is looked at by who knows its table. */
static bool read_pack(bem_reader *r, const bem_field *field, const bem_yaml_node *node,
                      bem_value *value) {
    (void)value;
    return node->kind != BEM_YAML_LIST ||
           bem_type_refuse(r, field, node, "the name of a pack or a mapping of keys");
}

#define DURATION "^[0-9]+h([0-5]?[0-9]m)?$|^[0-9]+m$"
#define DATE "[0-9]{4}-[0-9]{2}-[0-9]{2}"
#define WEEKDAY "mon|tue|wed|thu|fri|sat|sun"
#define STRING "{\"type\": \"string\"}"
#define PATTERN(p) "{\"type\": \"string\", \"pattern\": \"" p "\"}"
#define WORD "{\"type\": [\"string\", \"number\", \"boolean\"]}"
#define MANY(one) "{\"anyOf\": [" one ", {\"type\": \"array\", \"items\": " one "}]}"
#define MONEY                                                                                      \
    "{\"anyOf\": [{\"type\": \"number\", \"minimum\": 0}, " PATTERN(                               \
        "^[0-9]+([.][0-9]+)?( per [a-z]+( squared)?)?$") "]}"
#define NUMBER "{\"type\": \"number\", \"minimum\": 0}"
#define EACH(one) "{\"type\": \"object\", \"additionalProperties\": " one "}"
#define NAME_FILTER                                                                                \
    "{\"anyOf\": [" WORD ", {\"type\": \"array\", \"items\": " WORD "}, {\"type\": \"object\", "   \
    "\"additionalProperties\": false, \"properties\": {\"ids\": " MANY(                            \
        WORD) ", \"contracts\": " MANY(WORD) ", \"competences\": " MANY(WORD) ", \"tags\": " MANY(WORD) "}}]}"

/* The words of the reference, the shape for editors, the reader. */
static const struct {
    const char *name, *schema;
    bem_reads *read;
} types[BEM_N_TYPES] = {
    [BEM_TYPE_TEXT] = {"text", WORD, read_text},
    [BEM_TYPE_TEXTS] = {"text or list of texts", MANY(WORD), read_texts},
    [BEM_TYPE_ID] = {"new name", WORD, read_id},
    [BEM_TYPE_NAME] = {"name", WORD, read_name},
    [BEM_TYPE_NAMES] = {"name or list of names", MANY(WORD), read_names},
    [BEM_TYPE_TAGS] = {"tag or list of tags", MANY(WORD), read_tags},
    [BEM_TYPE_INT] = {"whole number", "", read_int},
    [BEM_TYPE_BOOL] = {"true or false", "{\"type\": \"boolean\"}", read_bool},
    [BEM_TYPE_CHOICE] = {"", "", read_choice},
    [BEM_TYPE_DURATION] = {"duration", PATTERN(DURATION), read_duration},
    [BEM_TYPE_WEEKLY] = {"duration per week", PATTERN("^[0-9]+(h([0-5]?[0-9]m)?|m) per week$"),
                         read_weekly},
    [BEM_TYPE_SPAN] = {"span of clock time", PATTERN("^[0-9]{1,2}:[0-9]{2}-[0-9]{1,2}:[0-9]{2}$"),
                       read_span},
    [BEM_TYPE_PERCENT] = {"percentage", PATTERN("^[0-9]+([.][0-9]{1,2})?%$"), read_percent},
    [BEM_TYPE_MONEY] = {"amount", MONEY, read_money},
    [BEM_TYPE_HEADS] = {"price", MANY(MONEY), read_heads},
    [BEM_TYPE_COST] = {"price",
                       "{\"anyOf\": [" STRING ", {\"type\": \"array\", \"items\": " STRING
                       ", \"minItems\": 2, \"maxItems\": 2}]}",
                       read_cost},
    [BEM_TYPE_DATE] = {"date", PATTERN("^" DATE "$"), read_date},
    [BEM_TYPE_DATES] = {"dates", MANY(PATTERN("^" DATE "([.][.]" DATE ")?$")), read_later},
    [BEM_TYPE_DAYS] = {"days", MANY(STRING), read_later},
    [BEM_TYPE_SHIFTS] = {"shift set", MANY(WORD), read_later},
    [BEM_TYPE_RUN] = {"shift set or `off`", MANY(WORD), read_later},
    [BEM_TYPE_CELL] = {"shift or `off`", WORD, read_name},
    [BEM_TYPE_CELLS] = {"list of shifts, `off` or `unknown`",
                        "{\"type\": \"array\", \"items\": " WORD "}", read_later},
    [BEM_TYPE_PEOPLE] = {"filter of people", NAME_FILTER, read_later},
    [BEM_TYPE_LIMIT] = {"duration or percentage `of contract`",
                        PATTERN(DURATION "|^[0-9]+([.][0-9]{1,2})?% of contract$"), read_limit},
    [BEM_TYPE_PERIOD] = {"period",
                         PATTERN(
                             "^(horizon|day|week|month|year|[0-9]+ (weeks?|months?)|rolling [0-9]+ "
                             "(days?|weeks?))$"),
                         read_period},
    [BEM_TYPE_WEEKDAYS] = {"weekdays", MANY(PATTERN("^(" WEEKDAY ")(-(" WEEKDAY "))?$")),
                           read_weekdays},
    [BEM_TYPE_CLOCK] = {"time of day", PATTERN("^[0-9]{1,2}:[0-9]{2}$"), read_clock},
    [BEM_TYPE_AMOUNT] = {"number or duration",
                         "{\"anyOf\": [{\"type\": \"integer\"}, " PATTERN(DURATION) "]}",
                         read_amount},
    [BEM_TYPE_PATTERN] = {"list of shift sets, `off` or `any`",
                          "{\"type\": \"array\", \"items\": " MANY(WORD) "}", read_later},
    [BEM_TYPE_COUNTS] = {"mapping by rule", "{\"type\": [\"object\", \"null\"]}", read_later},
    [BEM_TYPE_RATE] = {"price per hour or percentage", PATTERN("^[0-9]+([.][0-9]+)?( per hour|%)$"),
                       read_rate},
    [BEM_TYPE_NUMBER] = {"number", "", bem_read_number},
    [BEM_TYPE_NUMBERS] = {"number or list of numbers", MANY(NUMBER), bem_read_numbers},
    [BEM_TYPE_SERIES] = {"series", "", read_later},
    [BEM_TYPE_SHARES] = {"name, list of names, or mapping to percentages",
                         "{\"anyOf\": [" WORD ", {\"type\": \"array\", \"items\": " WORD
                         "}, " EACH(PATTERN("^[0-9]+([.][0-9]{1,2})?%$")) "]}",
                         read_later},
    [BEM_TYPE_TIMES] = {"mapping from names to durations", EACH(PATTERN(DURATION)), read_later},
    [BEM_TYPE_PEOPLE_EACH] = {"mapping from names to numbers", EACH(NUMBER), read_later},
    [BEM_TYPE_WAIT] = {"days or weeks", PATTERN("^[0-9]{1,4} (days?|weeks?)$"), bem_read_wait},
    [BEM_TYPE_PRICE] = {"price", STRING, bem_read_price},
    [BEM_TYPE_BIG_MONEY] = {"amount", MONEY, bem_read_big_money},
    [BEM_TYPE_MOMENT] = {"date, or date and time", PATTERN("^" DATE), bem_read_moment},
    [BEM_TYPE_CURRENCY] = {"code, or a mapping", "", read_later},
    [BEM_TYPE_HOLIDAYS] = {"`sweden`, `none` or list of dates", MANY(STRING), read_later},
    [BEM_TYPE_MAP] = {"mapping", "", read_later},
    [BEM_TYPE_PACK] = {"name of a pack, or mapping", "", read_pack},
    [BEM_TYPE_PACKS] = {"name of a pack, or mapping, or list of them", "", read_later},
    [BEM_TYPE_NAMED] = {"mapping by name", "", read_later},
    [BEM_TYPE_HISTORY] = {"mapping by person", "", read_later},
    [BEM_TYPE_QUEUE] = {"mapping by activity", EACH(MANY(NUMBER)), read_later},
    [BEM_TYPE_LIST] = {"list", "", read_later},
    [BEM_TYPE_RULES] = {"list of rules", "", read_later},
};

const char *bem_type_name(const bem_field *field) { return types[field->type].name; }

const char *bem_type_schema(bem_type type) { return types[type].schema; }

bool bem_type_read(bem_reader *r, const bem_field *field, const bem_yaml_node *node,
                   bem_value *value) {
    return types[field->type].read(r, field, node, value);
}
