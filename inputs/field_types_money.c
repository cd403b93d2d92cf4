/* field_types_money.c - amounts, prices with a unit, percentages. */
#include "field_reads.h"
#include "scalars.h"

#include <string.h>

static const char *percents(bem_reader *r, int64_t hundredths) {
    const char *text = bem_arena_format(&r->scratch, "%lld.%02lld", (long long)hundredths / 100,
                                        (long long)hundredths % 100);
    size_t length = strlen(text);
    while (text[length - 1] == '0')
        length--;
    length -= text[length - 1] == '.';
    return bem_arena_format(&r->scratch, "%.*s%%", (int)length, text);
}

bool bem_read_percent(bem_reader *r, const bem_field *field, const bem_yaml_node *node,
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

bool bem_read_money(bem_reader *r, const bem_field *field, const bem_yaml_node *node,
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

static bool refuse_two_alike(bem_reader *r, const bem_field *field, const bem_yaml_node *second,
                             bool squared) {
    bem_read_error(r, second, "%s lists two %s prices; one is to be %s", field->key,
                   squared ? "squared" : "plain", squared ? "plain" : "squared");
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
bool bem_read_heads(bem_reader *r, const bem_field *field, const bem_yaml_node *node,
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
    return squared != again || refuse_two_alike(r, field, node->items[1], squared);
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
bool bem_read_cost(bem_reader *r, const bem_field *field, const bem_yaml_node *node,
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
    return squared != again || refuse_two_alike(r, field, node->items[1], squared);
}

/* "25.60 per hour" or "30%". */
bool bem_read_rate(bem_reader *r, const bem_field *field, const bem_yaml_node *node,
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
