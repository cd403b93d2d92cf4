/* field_types_time.c - durations, spans of the clock, dates, periods, weekdays. */
#include "field_reads.h"
#include "scalars.h"
#include "tables.h"

#include <string.h>

static const char *hours(bem_reader *r, int64_t minutes) {
    if (minutes % 60 == 0)
        return bem_arena_format(&r->scratch, "%lldh", (long long)minutes / 60);
    return bem_arena_format(&r->scratch, "%lldm", (long long)minutes);
}

bool bem_read_duration(bem_reader *r, const bem_field *field, const bem_yaml_node *node,
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

bool bem_read_weekly(bem_reader *r, const bem_field *field, const bem_yaml_node *node,
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

bool bem_read_span(bem_reader *r, const bem_field *field, const bem_yaml_node *node,
                   bem_value *value) {
    return (node->kind == BEM_YAML_SCALAR &&
            bem_scalar_span(node->text, &value->number, &value->until)) ||
           bem_type_refuse(r, field, node, "a span of clock time like 07:00-15:30");
}

bool bem_read_date(bem_reader *r, const bem_field *field, const bem_yaml_node *node,
                   bem_value *value) {
    bem_date date;
    if (node->kind != BEM_YAML_SCALAR || !bem_scalar_date(node->text, &date))
        return bem_type_refuse(r, field, node, "a date like 2027-01-23");
    value->number = date;
    return true;
}

bool bem_read_limit(bem_reader *r, const bem_field *field, const bem_yaml_node *node,
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

bool bem_read_period(bem_reader *r, const bem_field *field, const bem_yaml_node *node,
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

bool bem_read_weekdays(bem_reader *r, const bem_field *field, const bem_yaml_node *node,
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

bool bem_read_clock(bem_reader *r, const bem_field *field, const bem_yaml_node *node,
                    bem_value *value) {
    int64_t to;
    const char *span =
        bem_arena_format(&r->scratch, "%s-24:00", node->text ? bem_read_clip(r, node->text) : "");
    return (node->kind == BEM_YAML_SCALAR && bem_scalar_span(span, &value->number, &to) &&
            value->number < BEM_DAY_MINUTES) ||
           bem_type_refuse(r, field, node, "a time of day like 07:00");
}
