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
    [BEM_TYPE_DURATION] = {"duration", PATTERN(DURATION), bem_read_duration},
    [BEM_TYPE_WEEKLY] = {"duration per week", PATTERN("^[0-9]+(h([0-5]?[0-9]m)?|m) per week$"),
                         bem_read_weekly},
    [BEM_TYPE_SPAN] = {"span of clock time", PATTERN("^[0-9]{1,2}:[0-9]{2}-[0-9]{1,2}:[0-9]{2}$"),
                       bem_read_span},
    [BEM_TYPE_PERCENT] = {"percentage", PATTERN("^[0-9]+([.][0-9]{1,2})?%$"), bem_read_percent},
    [BEM_TYPE_MONEY] = {"amount", MONEY, bem_read_money},
    [BEM_TYPE_HEADS] = {"price", MANY(MONEY), bem_read_heads},
    [BEM_TYPE_COST] = {"price",
                       "{\"anyOf\": [" STRING ", {\"type\": \"array\", \"items\": " STRING
                       ", \"minItems\": 2, \"maxItems\": 2}]}",
                       bem_read_cost},
    [BEM_TYPE_DATE] = {"date", PATTERN("^" DATE "$"), bem_read_date},
    [BEM_TYPE_DATES] = {"dates", MANY(PATTERN("^" DATE "([.][.]" DATE ")?$")), read_later},
    [BEM_TYPE_DAYS] = {"days", MANY(STRING), read_later},
    [BEM_TYPE_SHIFTS] = {"shift set", MANY(WORD), read_later},
    [BEM_TYPE_RUN] = {"shift set or `off`", MANY(WORD), read_later},
    [BEM_TYPE_CELL] = {"shift or `off`", WORD, read_name},
    [BEM_TYPE_CELLS] = {"list of shifts, `off` or `unknown`",
                        "{\"type\": \"array\", \"items\": " WORD "}", read_later},
    [BEM_TYPE_PEOPLE] = {"filter of people", NAME_FILTER, read_later},
    [BEM_TYPE_LIMIT] = {"duration or percentage `of contract`",
                        PATTERN(DURATION "|^[0-9]+([.][0-9]{1,2})?% of contract$"), bem_read_limit},
    [BEM_TYPE_PERIOD] = {"period",
                         PATTERN(
                             "^(horizon|day|week|month|year|[0-9]+ (weeks?|months?)|rolling [0-9]+ "
                             "(days?|weeks?))$"),
                         bem_read_period},
    [BEM_TYPE_WEEKDAYS] = {"weekdays", MANY(PATTERN("^(" WEEKDAY ")(-(" WEEKDAY "))?$")),
                           bem_read_weekdays},
    [BEM_TYPE_CLOCK] = {"time of day", PATTERN("^[0-9]{1,2}:[0-9]{2}$"), bem_read_clock},
    [BEM_TYPE_AMOUNT] = {"number or duration",
                         "{\"anyOf\": [{\"type\": \"integer\"}, " PATTERN(DURATION) "]}",
                         read_amount},
    [BEM_TYPE_PATTERN] = {"list of shift sets, `off` or `any`",
                          "{\"type\": \"array\", \"items\": " MANY(WORD) "}", read_later},
    [BEM_TYPE_COUNTS] = {"mapping by rule", "{\"type\": [\"object\", \"null\"]}", read_later},
    [BEM_TYPE_RATE] = {"price per hour or percentage", PATTERN("^[0-9]+([.][0-9]+)?( per hour|%)$"),
                       bem_read_rate},
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
