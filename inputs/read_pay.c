/* read_pay.c - supplements, overtime and price lists: what a contract pays
 * beyond its wage.
 *
 * A band is resolved to spans of the wall clock. Without `eve`, `through` and
 * `after` its time begins on each of its days. With one of them its days, when
 * they follow each other, are one block, which goes on over days of `through`;
 * it runs from `eve` of the day before to `after` of the day after, or from
 * midnight to midnight, and of that only the hours of `time` count. */
#include "parts.h"
#include "sets.h"
#include "tables.h"

#include <stdlib.h>
#include <string.h>

enum { LAST_REACH = 2 }; /* days beyond the horizon that a shift can reach */

typedef BEM_ARRAY(bem_wall_span) span_list;

/* ---- bands ---- */

/* Wall midnight of a day of the wide calendar. */
static int midnight_of(int wide_day) { return (wide_day - BEM_MARGIN_DAYS) * BEM_DAY_MINUTES; }

/* Appends what of [from, to) lies within the limits; it begins no earlier than
 * the spans before it. */
static void add_span(span_list *list, bem_wall_span limits, int from, int to) {
    from = from > limits.from ? from : limits.from;
    to = to < limits.to ? to : limits.to;
    if (from >= to)
        return;
    bem_wall_span *last = list->count ? &list->items[list->count - 1] : NULL;
    bem_wall_span span = {from, to};
    if (last && from <= last->to)
        last->to = to > last->to ? to : last->to;
    else
        BEM_PUSH(list, span);
}

/* The hours of `time` (all without it) between two wall times. */
static void add_hours(const bem_value *time, span_list *list, bem_wall_span limits, int from,
                      int to) {
    if (!time->node) {
        add_span(list, limits, from, to);
        return;
    }
    bem_wall_span block = {from > limits.from ? from : limits.from,
                           to < limits.to ? to : limits.to};
    int first = block.from / BEM_DAY_MINUTES - 3; /* begun there, it is over before the block */
    for (int day = first * BEM_DAY_MINUTES; day < block.to; day += BEM_DAY_MINUTES)
        if (day + time->until > block.from)
            add_span(list, block, day + (int)time->number, day + (int)time->until);
}

static void add_blocks(const bem_value *v, const bool *day, const bool *through, int n_days,
                       bem_wall_span limits, span_list *list) {
    for (int first = 0, next; first < n_days; first = next) {
        next = first + 1;
        if (!day[first])
            continue;
        while (next < n_days && (day[next] || through[next]))
            next++;
        int from = midnight_of(first), to = midnight_of(next);
        if (v[BAND_EVE].node)
            from += (int)v[BAND_EVE].number - BEM_DAY_MINUTES;
        if (v[BAND_AFTER].node)
            to += (int)v[BAND_AFTER].number;
        add_hours(&v[BAND_TIME], list, limits, from, to);
    }
}

static void add_days(const bem_value *time, const bool *day, int n_days, bem_wall_span limits,
                     span_list *list) {
    int from = time->node ? (int)time->number : 0;
    int to = time->node ? (int)time->until : BEM_DAY_MINUTES;
    for (int d = 0; d < n_days; d++)
        if (day[d])
            add_span(list, limits, midnight_of(d) + from, midnight_of(d) + to);
}

static void resolve(bem_reader *r, const bem_value *v, bem_wall_span limits, bem_band *band) {
    const bem_calendar *wide = &r->wide;
    bool *day = BEM_TAKE(&r->scratch, wide->n_days, bool);
    bool *through = BEM_TAKE(&r->scratch, wide->n_days, bool);
    span_list list = {0};
    if (v[BAND_DAYS].node)
        bem_read_day_words(r, v[BAND_DAYS].node, wide, day);
    else
        memset(day, true, (size_t)wide->n_days);
    if (v[BAND_THROUGH].node)
        bem_read_day_words(r, v[BAND_THROUGH].node, wide, through);
    if (v[BAND_EVE].node || v[BAND_THROUGH].node || v[BAND_AFTER].node)
        add_blocks(v, day, through, wide->n_days, limits, &list);
    else
        add_days(&v[BAND_TIME], day, wide->n_days, limits, &list);
    band->n_spans = list.count;
    band->spans = BEM_TAKE(&r->problem->arena, list.count, bem_wall_span);
    if (list.count)
        memcpy(band->spans, list.items, (size_t)list.count * sizeof *list.items);
    free(list.items);
}

static bool is_in_zone(bem_reader *r, const bem_value *wanted, const bem_value *zone) {
    if (!bem_is_given(wanted))
        return true;
    if (!zone->node) {
        bem_read_error(r, wanted->node, "this band is for a price zone, and the pay states none");
        return false;
    }
    return zone->ok && zone->number == wanted->number;
}

static void check_percent(bem_reader *r, const bem_value *pay, const bem_supplements *table,
                          const bem_contract *contract) {
    if (pay->until == 0)
        return;
    if (contract->pay == BEM_PAY_NONE)
        bem_read_error(r, pay->node, "a part of the hourly pay, and contract '%s' has no pay",
                       contract->id);
    else if (contract->pay == BEM_PAY_MONTHLY && table->month_minutes == 0)
        bem_read_error(r, pay->node, "a part of a monthly wage needs monthly_hours");
}

static void read_band(bem_reader *r, const bem_yaml_node *entry, const bem_value *zone,
                      bem_wall_span limits, const bem_contract *contract, bem_supplements *table) {
    bem_value v[BAND_N];
    if (!bem_fields_read(r, &bem_table_band, entry, v) || !v[BAND_ID].ok || !v[BAND_PAY].ok ||
        !is_in_zone(r, &v[BAND_ZONE], zone))
        return;
    bem_band *band = &table->bands[table->n_bands++];
    *band = (bem_band){.id = bem_read_keep(r, v[BAND_ID].text),
                       .place = entry->place,
                       .why = v[BAND_WHY].ok ? bem_read_keep(r, v[BAND_WHY].text) : NULL,
                       .kind = (bem_shift_kind)v[BAND_FOR].number,
                       .amount = v[BAND_PAY].number,
                       .percent = (int)v[BAND_PAY].until};
    check_percent(r, &v[BAND_PAY], table, contract);
    if (bem_read_claim(r, (int64_t)8 * r->wide.n_days, entry))
        resolve(r, v, limits, band);
}

/* ---- much time on call ---- */

static void read_quota(bem_reader *r, const bem_yaml_node *entry, const bem_contract *contract,
                       bem_supplements *table) {
    static const bem_value month = {.number = 1, .until = BEM_PER_MONTHS};
    bem_value v[QUOTA_N];
    if (!bem_fields_read(r, &bem_table_quota, entry, v) || !v[QUOTA_FIRST].ok || !v[QUOTA_PAY].ok)
        return;
    bem_value per = v[QUOTA_PER].node ? v[QUOTA_PER] : month;
    per.node = entry; /* given, or so to say */
    if (per.until == BEM_PER_ROLLING_DAYS || per.until == BEM_PER_ROLLING_WEEKS) {
        bem_read_error(r, v[QUOTA_PER].node, "this is paid by periods that do not overlap");
        return;
    }
    bem_quota *quota = &table->quotas[table->n_quotas++];
    *quota = (bem_quota){.place = entry->place,
                         .why = v[QUOTA_WHY].ok ? bem_read_keep(r, v[QUOTA_WHY].text) : NULL,
                         .kind = (bem_shift_kind)v[QUOTA_FOR].number,
                         .minutes = (int)v[QUOTA_FIRST].number,
                         .amount = v[QUOTA_PAY].number,
                         .percent = (int)v[QUOTA_PAY].until};
    check_percent(r, &v[QUOTA_PAY], table, contract);
    quota->periods = bem_read_periods(r, &per, &quota->n_periods);
}

static void read_quotas(bem_reader *r, const bem_yaml_node *node, const bem_contract *contract,
                        bem_supplements *table) {
    int n = node ? bem_n_items(node) : 0;
    table->quotas = BEM_TAKE(&r->problem->arena, n, bem_quota);
    for (int i = 0; i < n; i++)
        read_quota(r, bem_item(node, i), contract, table);
}

/* ---- tables of supplements ---- */

/* The wall times between which a table is in force. */
static bem_wall_span in_force(const bem_reader *r, const bem_value *v) {
    const bem_calendar *calendar = &r->problem->calendar;
    const bem_value *from = &v[SUPPLEMENTS_FROM], *to = &v[SUPPLEMENTS_TO];
    int first = -BEM_MARGIN_DAYS, end = calendar->n_days + LAST_REACH;
    if (bem_is_given(from) && from->number > calendar->start + first)
        first = (int)(from->number - calendar->start);
    if (bem_is_given(to) && to->number + 1 < calendar->start + end)
        end = (int)(to->number + 1 - calendar->start);
    if (first > end || first > calendar->n_days + LAST_REACH)
        first = end;
    return (bem_wall_span){first * BEM_DAY_MINUTES, end * BEM_DAY_MINUTES};
}

static bool reaches(const bem_reader *r, bem_wall_span limits) {
    return limits.to > 0 && limits.from < r->problem->calendar.n_days * BEM_DAY_MINUTES &&
           limits.from < limits.to;
}

static void warn_unless(bem_reader *r, const bem_yaml_node *named, bool reaching) {
    if (!reaching && r->has_horizon)
        bem_read_warning(r, named, "this is not in force on any day of the horizon");
}

/* Is it in force on some day of the horizon (or wrong)? */
static bool read_table(bem_reader *r, const bem_yaml_node *node, const bem_value *zone,
                       const bem_contract *contract, bem_supplements *table) {
    bem_value v[SUPPLEMENTS_N] = {0};
    bool pack = node->kind == BEM_YAML_SCALAR;
    table->id = pack ? bem_read_keep(r, node->text) : contract->id;
    if (!(pack ? bem_read_pack(r, node, &bem_table_pay_pack, v) != NULL
               : bem_fields_read(r, &bem_table_supplements, node, v)))
        return true;
    const bem_yaml_node *bands = v[SUPPLEMENTS_BANDS].node;
    if (!pack && bem_is_given(&v[SUPPLEMENTS_NAME]))
        table->id = bem_read_keep(r, v[SUPPLEMENTS_NAME].text);
    table->month_minutes = (int)v[SUPPLEMENTS_MONTHLY_HOURS].number;
    const bem_yaml_node *beyond = v[SUPPLEMENTS_BEYOND].node;
    bool only_beyond = !bands && beyond && bem_n_items(beyond) > 0;
    if (!only_beyond && (!bands || bands->kind != BEM_YAML_LIST || bands->count == 0)) {
        if (pack)
            bem_read_error(r, node, "pack '%s' has no bands", bem_read_clip(r, node->text));
        else
            bem_read_error(r, bands ? bands : node, "a table of supplements needs a list of bands");
        return true;
    }
    bem_wall_span limits = in_force(r, v);
    int n_bands = bands ? bands->count : 0;
    table->bands = BEM_TAKE(&r->problem->arena, n_bands, bem_band);
    for (int i = 0; i < n_bands; i++)
        read_band(r, bands->items[i], zone, limits, contract, table);
    if (reaches(r, limits))
        read_quotas(r, beyond, contract, table);
    return reaches(r, limits);
}

void bem_read_supplements(bem_reader *r, const bem_yaml_node *node, const bem_value *pay_zone,
                          bem_contract *contract) {
    int n = bem_n_items(node);
    bool reaching = n == 0;
    contract->supplements = BEM_TAKE(&r->problem->arena, n, bem_supplements);
    for (int i = 0; i < n; i++) {
        const bem_yaml_node *item = bem_item(node, i);
        if (item->kind == BEM_YAML_LIST)
            bem_read_error(r, item, "supplements is a pack, a mapping of keys, or a list of them");
        else if (read_table(r, item, pay_zone, contract,
                            &contract->supplements[contract->n_supplements++]))
            reaching = true;
    }
    warn_unless(r, node, reaching);
}

/* ---- overtime ---- */

static void read_tier(bem_reader *r, const bem_yaml_node *entry, bool last,
                      bem_overtime *overtime) {
    bem_value v[TIER_N];
    if (!bem_fields_read(r, &bem_table_tier, entry, v))
        return;
    if (!v[TIER_FIRST].node != last)
        bem_read_error(r, entry,
                       last ? "the last tier is for all further hours: leave 'first' out"
                            : "a tier before the last needs 'first'");
    bem_tier tier = {v[TIER_FIRST].node ? (int)v[TIER_FIRST].number : BEM_NO_MAX,
                     (int)v[TIER_PAY].number};
    int before =
        overtime->n_tiers ? overtime->tiers[overtime->n_tiers - 1].percent : overtime->extra;
    if (v[TIER_PAY].ok && tier.percent < before)
        bem_read_error(r, v[TIER_PAY].node, "pays less than the hours before it");
    overtime->tiers[overtime->n_tiers++] = tier;
}

static void read_tiers(bem_reader *r, const bem_yaml_node *at, const bem_value *v,
                       bem_overtime *overtime) {
    const bem_yaml_node *tiers = v[OVERTIME_TIERS].node;
    overtime->why = v[OVERTIME_WHY].ok ? bem_read_keep(r, v[OVERTIME_WHY].text) : NULL;
    overtime->month_minutes = (int)v[OVERTIME_MONTHLY_HOURS].number;
    overtime->extra = (int)v[OVERTIME_EXTRA_HOURS].number;
    if (!tiers || tiers->kind != BEM_YAML_LIST || tiers->count == 0) {
        bem_read_error(r, tiers ? tiers : at, "overtime needs a list of tiers");
        return;
    }
    overtime->tiers = BEM_TAKE(&r->problem->arena, tiers->count, bem_tier);
    for (int i = 0; i < tiers->count; i++)
        read_tier(r, tiers->items[i], i + 1 == tiers->count, overtime);
}

static void use_pack(bem_reader *r, const bem_yaml_node *named, bem_overtime *overtime) {
    bem_value pack[SUPPLEMENTS_N], v[OVERTIME_N];
    if (!bem_read_pack(r, named, &bem_table_pay_pack, pack))
        return;
    const bem_yaml_node *node = pack[SUPPLEMENTS_OVERTIME].node;
    if (!node) {
        bem_read_error(r, named, "pack '%s' says nothing about overtime",
                       bem_read_clip(r, named->text));
        return;
    }
    warn_unless(r, named, reaches(r, in_force(r, pack)));
    if (!bem_fields_read(r, &bem_table_overtime, node, v))
        return;
    overtime->place = node->place;
    read_tiers(r, node, v, overtime);
    if (overtime->month_minutes == 0)
        overtime->month_minutes = (int)pack[SUPPLEMENTS_MONTHLY_HOURS].number;
}

static void check_overtime(bem_reader *r, const bem_yaml_node *node, const bem_overtime *overtime,
                           const bem_contract *contract) {
    if (contract->full_time == 0)
        bem_read_error(r, node, "overtime needs the contract's full_time");
    else if (contract->pay == BEM_PAY_NONE)
        bem_read_error(r, node, "overtime needs the contract's pay");
    else if (contract->pay == BEM_PAY_MONTHLY && overtime->month_minutes == 0 &&
             overtime->n_tiers > 0)
        bem_read_error(r, node, "overtime of a monthly wage needs monthly_hours");
}

void bem_read_overtime(bem_reader *r, const bem_yaml_node *node, bem_contract *contract) {
    bem_value v[OVERTIME_N] = {0};
    int n_errors = r->diags->n_errors;
    bem_overtime *overtime = BEM_TAKE(&r->problem->arena, 1, bem_overtime);
    overtime->place = node->place;
    if (node->kind == BEM_YAML_SCALAR) {
        use_pack(r, node, overtime);
    } else {
        if (!bem_fields_read(r, &bem_table_overtime, node, v))
            return;
        for (int i = OVERTIME_MONTHLY_HOURS; v[OVERTIME_USE].node && i < OVERTIME_N; i++)
            if (v[i].node)
                bem_read_error(r, v[i].node, "beside 'use' only 'per' may stand");
        if (v[OVERTIME_USE].ok)
            use_pack(r, v[OVERTIME_USE].node, overtime);
        else if (!v[OVERTIME_USE].node)
            read_tiers(r, node, v, overtime);
    }
    if (n_errors == r->diags->n_errors)
        check_overtime(r, node, overtime, contract);
    if (v[OVERTIME_PER].until == BEM_PER_ROLLING_DAYS ||
        v[OVERTIME_PER].until == BEM_PER_ROLLING_WEEKS)
        bem_read_error(r, v[OVERTIME_PER].node, "overtime is paid by periods that do not overlap");
    overtime->periods = bem_read_periods(r, &v[OVERTIME_PER], &overtime->n_periods);
    if (n_errors == r->diags->n_errors)
        contract->overtime = overtime;
}

/* ---- price lists ---- */

static bool find_price(bem_reader *r, const bem_yaml_node *prices, const bem_value *values,
                       bem_guess *guess, bool *item_known, int64_t *price) {
    for (int i = 0; i < bem_n_items(prices); i++) {
        bem_value v[PRICE_N];
        if (!bem_fields_read(r, &bem_table_price, bem_item(prices, i), v) || !v[PRICE_ITEM].ok ||
            !v[PRICE_HOURLY].ok)
            continue;
        bem_guess_try(guess, v[PRICE_ITEM].text);
        if (strcmp(v[PRICE_ITEM].text, values[PAY_ITEM].text) != 0)
            continue;
        *item_known = true;
        if (v[PRICE_ZONE].node &&
            !(bem_is_given(&values[PAY_ZONE]) && values[PAY_ZONE].number == v[PRICE_ZONE].number))
            continue;
        *price = v[PRICE_HOURLY].number;
        return true;
    }
    return false;
}

bool bem_read_list_price(bem_reader *r, const bem_yaml_node *pay, const bem_value *values,
                         int64_t *price) {
    bem_value pack[SUPPLEMENTS_N];
    bool item_known = false;
    if (!values[PAY_LIST].ok || (values[PAY_ITEM].node && !values[PAY_ITEM].ok) ||
        !bem_read_pack(r, values[PAY_LIST].node, &bem_table_pay_pack, pack))
        return false;
    if (!values[PAY_ITEM].node) {
        bem_read_error(r, pay, "a price list needs the item");
        return false;
    }
    const bem_yaml_node *prices = pack[SUPPLEMENTS_PRICES].node;
    if (!prices) {
        bem_read_error(r, values[PAY_LIST].node, "pack '%s' has no prices",
                       bem_read_clip(r, values[PAY_LIST].text));
        return false;
    }
    warn_unless(r, values[PAY_LIST].node, reaches(r, in_force(r, pack)));
    bem_guess guess = {.word = values[PAY_ITEM].text};
    if (find_price(r, prices, values, &guess, &item_known, price))
        return true;
    if (!item_known)
        bem_read_unknown(r, values[PAY_ITEM].node, "item of the price list", &guess);
    else
        bem_read_error(r, values[PAY_ZONE].node ? values[PAY_ZONE].node : pay,
                       "the price list has '%s' by zone; %s", values[PAY_ITEM].text,
                       values[PAY_ZONE].node ? "this zone is not in it" : "say which");
    return false;
}
