/* field_types_plan.c - the values of production plans: numbers, waits, prices with a unit. */
#include "field_reads.h"
#include "scalars.h"

#include <stdio.h>
#include <string.h>

enum { MILLION = 1000000 };

bool bem_read_number(bem_reader *r, const bem_field *field, const bem_yaml_node *node,
                     bem_value *value) {
    bool scalar = node->kind == BEM_YAML_SCALAR;
    if (!scalar || !bem_scalar_number(node->text, node->is_row, &value->number)) {
        if (scalar && node->text[0] == '-' &&
            bem_scalar_number(node->text + 1, true, &value->number))
            return bem_type_refuse(r, field, node, "a number not below 0");
        if (scalar && bem_scalar_number(node->text, true, &value->number))
            return bem_type_refuse(r, field, node, "a number with a decimal point, as in 38.5");
        return bem_type_refuse(r, field, node, "a number like 38.5");
    }
    char least[24], most[24];
    snprintf(least, sizeof least, "%lld", (long long)field->least);
    snprintf(most, sizeof most, "%lld", (long long)field->most);
    if (value->number >= field->least * MILLION && value->number <= field->most * MILLION)
        return true;
    bem_read_error(r, node, "%s must be %s to %s, not %s", field->key, least, most,
                   bem_read_clip(r, node->text));
    return false;
}

bool bem_read_numbers(bem_reader *r, const bem_field *field, const bem_yaml_node *node,
                      bem_value *value) {
    if (node->kind == BEM_YAML_MAP)
        return bem_type_refuse(r, field, node, "a number or a list of numbers");
    bool ok = true;
    for (int i = 0; i < bem_n_items(node); i++)
        ok = bem_read_number(r, field, bem_item(node, i), value) && ok;
    return ok;
}

bool bem_read_wait(bem_reader *r, const bem_field *field, const bem_yaml_node *node,
                   bem_value *value) {
    static const char form[] = "a time like '90 days' or '13 weeks'";
    static const char *const units[] = {" day", " days", " week", " weeks"};
    const char *text = node->kind == BEM_YAML_SCALAR ? node->text : "";
    size_t digits = strspn(text, "0123456789");
    if (digits == 0 || digits > 4)
        return bem_type_refuse(r, field, node, form);
    bem_scalar_int(bem_arena_text(&r->scratch, text, digits), &value->number);
    for (int i = 0; i < 4; i++)
        if (strcmp(text + digits, units[i]) == 0) {
            value->number *= i < 2 ? 1 : BEM_WEEK_DAYS;
            return value->number > 0 || bem_type_refuse(r, field, node, "at least one day");
        }
    return bem_type_refuse(r, field, node, form);
}

bool bem_read_price(bem_reader *r, const bem_field *field, const bem_yaml_node *node,
                    bem_value *value) {
    bool squared = false;
    if (!bem_type_read_price(r, field, node, value, &squared))
        return false;
    return !squared || bem_type_refuse(r, field, node, "a plain price, not a squared one");
}

bool bem_read_big_money(bem_reader *r, const bem_field *field, const bem_yaml_node *node,
                        bem_value *value) {
    int64_t unit = MILLION;
    for (int i = 0; i < r->problem->decimals; i++)
        unit /= 10;
    if (node->kind != BEM_YAML_SCALAR || !bem_scalar_number(node->text, false, &value->number) ||
        value->number % unit != 0)
        return bem_type_refuse(r, field, node,
                               bem_arena_format(&r->scratch,
                                                "an amount like 42000000, with at most %d decimals",
                                                r->problem->decimals));
    value->number /= unit;
    return true;
}

bool bem_read_moment(bem_reader *r, const bem_field *field, const bem_yaml_node *node,
                     bem_value *value) {
    bem_date date;
    bool has_time;
    if (node->kind != BEM_YAML_SCALAR || !bem_scalar_moment(node->text, &date, &has_time))
        return bem_type_refuse(r, field, node,
                               "a date like 2027-01-23, or with a time of day 2027-01-23T07:00");
    value->number = date;
    value->until = has_time;
    return true;
}
