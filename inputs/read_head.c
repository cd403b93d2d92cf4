/* read_head.c - currency, horizon, calendar, clock and goals. */
#include "parts.h"
#include "scalars.h"
#include "tables.h"
#include "zone.h"

#include <string.h>

bool bem_read_format(bem_reader *r, const bem_yaml_node *node) {
    static const char format[] = "bemanna/1";
    if (node->kind == BEM_YAML_SCALAR && strcmp(node->text, format) == 0)
        return true;
    bem_read_error(r, node, "format is '%s', not %s%s%s", format, node->text ? "'" : "",
                   node->text ? bem_read_clip(r, node->text) : bem_yaml_kind_name(node),
                   node->text ? "'" : "");
    return false;
}

static void read_texts(bem_reader *r, const bem_value *value) {
    bem_problem *p = r->problem;
    if (!bem_is_given(value))
        return;
    p->n_unit = bem_n_items(value->node);
    p->unit = BEM_TAKE(&p->arena, p->n_unit, const char *);
    for (int i = 0; i < p->n_unit; i++)
        p->unit[i] = bem_read_keep(r, bem_item(value->node, i)->text);
}

static void read_currency(bem_reader *r, const bem_value *value) {
    bem_problem *p = r->problem;
    p->currency = "SEK";
    p->decimals = 2;
    if (!bem_is_given(value))
        return;
    if (value->node->kind == BEM_YAML_SCALAR) {
        p->currency = bem_read_keep(r, value->node->text);
        return;
    }
    bem_value values[CURRENCY_N];
    if (!bem_fields_read(r, &bem_table_currency, value->node, values))
        return;
    if (values[CURRENCY_CODE].ok)
        p->currency = bem_read_keep(r, values[CURRENCY_CODE].text);
    if (values[CURRENCY_DECIMALS].ok)
        p->decimals = (int)values[CURRENCY_DECIMALS].number;
}

/* When the horizon is wrong, a stand-in lets the reading go on. */
static void read_horizon(bem_reader *r, const bem_value *value) {
    bem_calendar *calendar = &r->problem->calendar;
    bem_value values[HORIZON_N];
    calendar->start = bem_date_of(2024, 1, 1);
    calendar->n_days = 28;
    if (value->node && bem_fields_read(r, &bem_table_horizon, value->node, values)) {
        const bem_value *weeks = &values[HORIZON_WEEKS], *days = &values[HORIZON_DAYS];
        if (weeks->node && days->node)
            bem_read_error(r, days->node, "give weeks or days, not both");
        else if (!weeks->node && !days->node)
            bem_read_error(r, value->node, "the horizon needs weeks or days");
        r->has_horizon = values[HORIZON_START].ok && (weeks->ok != days->ok);
        if (values[HORIZON_START].ok)
            calendar->start = (bem_date)values[HORIZON_START].number;
        if (r->has_horizon)
            calendar->n_days = (int)(weeks->ok ? weeks->number * BEM_WEEK_DAYS : days->number);
    }
    r->wide.start = calendar->start - BEM_MARGIN_DAYS;
    r->wide.n_days = calendar->n_days + 2 * BEM_MARGIN_DAYS;
    r->wide.holiday = BEM_TAKE(&r->problem->arena, r->wide.n_days, bool);
    calendar->holiday = r->wide.holiday + BEM_MARGIN_DAYS;
}

static void read_holidays(bem_reader *r, const bem_yaml_node *node) {
    static const char *const countries[] = {"sweden", "none"};
    bem_calendar *calendar = &r->wide;
    bool words = node->kind == BEM_YAML_SCALAR && !(node->text[0] >= '0' && node->text[0] <= '9');
    if (words && strcmp(node->text, "sweden") == 0) {
        for (int d = 0; d < calendar->n_days; d++)
            calendar->holiday[d] = bem_is_swedish_holiday(calendar->start + d);
        return;
    }
    if (words && strcmp(node->text, "none") == 0)
        return;
    if (words) {
        bem_guess guess = {.word = node->text};
        for (int i = 0; i < 2; i++)
            bem_guess_try(&guess, countries[i]);
        bem_read_unknown(r, node, "holidays", &guess);
        return;
    }
    for (int i = 0; i < bem_n_items(node); i++) {
        const bem_yaml_node *item = bem_item(node, i);
        bem_date date;
        if (item->kind != BEM_YAML_SCALAR || !bem_scalar_date(item->text, &date))
            bem_read_error(r, item, "a holiday is a date like 2027-06-06, not '%s'",
                           item->text ? bem_read_clip(r, item->text) : bem_yaml_kind_name(item));
        else if (date >= calendar->start && date < calendar->start + calendar->n_days)
            calendar->holiday[date - calendar->start] = true; /* a list may serve many rosters */
    }
}

static void read_clock(bem_reader *r, const bem_value *value) {
    bem_problem *p = r->problem;
    p->timezone = "UTC";
    if (!bem_is_given(value))
        return;
    bem_guess guess = {.word = value->text};
    p->timezone = bem_read_keep(r, value->text);
    if (!bem_zone_read(value->text, &p->calendar, &p->arena, &guess))
        bem_read_unknown(r, value->node, "timezone", &guess);
}

static void read_goals(bem_reader *r, const bem_value *value) {
    bem_value values[RENTAL_N];
    r->problem->target_ratio = -1;
    if (value->node && bem_fields_read(r, &bem_table_rental, value->node, values) &&
        bem_is_given(&values[RENTAL_TARGET_RATIO]))
        r->problem->target_ratio = (int)values[RENTAL_TARGET_RATIO].number;
}

void bem_read_head(bem_reader *r, const bem_value *root) {
    bem_value values[CALENDAR_N];
    if (bem_is_given(&root[ROOT_FORMAT]))
        bem_read_format(r, root[ROOT_FORMAT].node);
    if (root[ROOT_NAME].ok)
        r->problem->name = bem_read_keep(r, root[ROOT_NAME].text);
    read_texts(r, &root[ROOT_UNIT]);
    read_currency(r, &root[ROOT_CURRENCY]);
    read_horizon(r, &root[ROOT_HORIZON]);
    const bem_yaml_node *calendar = root[ROOT_CALENDAR].node;
    if (calendar && bem_fields_read(r, &bem_table_calendar, calendar, values) &&
        values[CALENDAR_HOLIDAYS].node)
        read_holidays(r, values[CALENDAR_HOLIDAYS].node);
    read_clock(r, &root[ROOT_TIMEZONE]);
    read_goals(r, &root[ROOT_RENTAL]);
}
