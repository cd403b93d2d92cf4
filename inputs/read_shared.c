/* read_shared.c - what the rules about several people, and bookings, say beside
 * what all rules do. */
#include "parts.h"
#include "sets.h"
#include "tables.h"

#include <string.h>

static int gcd(int a, int b) { return b ? gcd(b, a % b) : a; }

static void set_share(bem_rule *rule, int part, int whole) {
    int divisor = gcd(whole, part);
    rule->part = part / divisor;
    rule->whole = whole / divisor;
}

/* ---- people ---- */

/* The filter's words, for messages: "senior", "anna/bo". */
static const char *words_of(bem_reader *r, const bem_yaml_node *node) {
    const char *text = "";
    int n_keys = node->kind == BEM_YAML_MAP ? node->count : 1;
    for (int k = 0; k < n_keys; k++) {
        const bem_yaml_node *words = node->kind == BEM_YAML_MAP ? node->entries[k].value : node;
        for (int i = 0; i < bem_n_items(words); i++) {
            const bem_yaml_node *word = bem_item(words, i);
            if (word->kind == BEM_YAML_SCALAR)
                text = bem_arena_format(&r->scratch, "%s%s%s", text, *text ? "/" : "", word->text);
        }
    }
    return *text ? bem_read_keep(r, text) : NULL;
}

static int count(const bool *mask, int n) {
    int some = 0;
    for (int i = 0; i < n; i++)
        some += mask[i];
    return some;
}

static void read_group(bem_reader *r, const bem_yaml_node *node, bool *person) {
    int n_staff = r->problem->n_staff, n_errors = r->diags->n_errors;
    memset(person, false, (size_t)n_staff);
    bem_read_people(r, node, person);
    if (count(person, n_staff) == 0 && n_staff > 0 && n_errors == r->diags->n_errors)
        bem_read_warning(r, node, "nobody is meant here");
}

/* Those, and the people themselves where the rule names them. */
static void read_people(bem_reader *r, const bem_value *v, bem_rule *rule) {
    const bem_yaml_node *who = v[RULE_WHO].node, *supervisors = v[RULE_SUPERVISORS].node;
    int n_staff = r->problem->n_staff, n_errors = r->diags->n_errors;
    bool pairs = rule->kind == BEM_RULE_TOGETHER || rule->kind == BEM_RULE_APART;
    if (who)
        read_group(r, who, rule->kind == BEM_RULE_SKILL_MIX ? rule->those : rule->person);
    if (supervisors)
        read_group(r, supervisors, rule->those);
    if (who && pairs && n_errors == r->diags->n_errors && count(rule->person, n_staff) == 1)
        bem_read_warning(r, who, "this names one person only and has no effect");
    const bem_yaml_node *those = rule->kind == BEM_RULE_SKILL_MIX ? who : supervisors;
    if (those)
        rule->whom = words_of(r, those);
    int n_rental = 0;
    for (int e = 0; e < n_staff; e++)
        n_rental += rule->person[e] && bem_is_rental(r->problem, e);
    bool about_rental = (rule->kind == BEM_RULE_OWN_STAFF && rule->beside_rental) ||
                        rule->kind == BEM_RULE_RENTAL_SHARE ||
                        rule->kind == BEM_RULE_RENTAL_RATIO ||
                        rule->kind == BEM_RULE_RENTAL_HEADCOUNT;
    if (about_rental && n_rental == 0 && n_staff > 0)
        bem_read_warning(r, v[RULE_KIND].node, "there is no rental staff for this rule");
}

/* ---- spots ---- */

static void read_spots(bem_reader *r, const bem_value *v, bem_rule *rule) {
    const bem_yaml_node *shifts = v[RULE_SHIFTS].node;
    rule->as_one = v[RULE_EACH].number;
    memset(rule->shifts, shifts == NULL, (size_t)r->problem->n_shifts);
    if (shifts)
        bem_read_shifts(r, shifts, rule->shifts, NULL);
    for (int i = RULE_SHIFTS; i <= RULE_EACH && v[RULE_TIME].node; i++)
        if (v[i].node)
            bem_read_error(r, v[i].node, "a rule about a span of time has no %s",
                           i == RULE_SHIFTS ? "shifts" : "each");
}

/* Heads, or a share, one of them. */
static void read_mix(bem_reader *r, const bem_yaml_node *entry, const bem_value *v,
                     bem_rule *rule) {
    bool heads = v[RULE_MIN].node || v[RULE_MAX].node;
    int n_shares = 0;
    for (int i = RULE_MIN_SHARE; i <= RULE_ONE_PER; i++)
        n_shares += v[i].node != NULL;
    if (heads + n_shares != 1) {
        bem_read_error(r, entry,
                       "a skill_mix rule needs min or max (or both), or one of min_share, "
                       "max_share and one_per");
        return;
    }
    if (bem_is_given(&v[RULE_MIN]))
        rule->least = (int)v[RULE_MIN].number;
    if (bem_is_given(&v[RULE_MAX]))
        rule->most = (int)v[RULE_MAX].number;
    if (rule->least > rule->most)
        bem_read_error(r, v[RULE_MAX].node, "max %d is less than min %d", rule->most, rule->least);
    if (v[RULE_MIN_SHARE].node || v[RULE_ONE_PER].node)
        rule->least = 0;
    if (v[RULE_MAX_SHARE].node)
        rule->most = 0;
    if (bem_is_given(&v[RULE_ONE_PER]))
        set_share(rule, 1, (int)v[RULE_ONE_PER].number);
    for (int i = RULE_MIN_SHARE; i <= RULE_MAX_SHARE; i++)
        if (bem_is_given(&v[i]))
            set_share(rule, (int)v[i].number, 10000);
}

static void read_own(bem_reader *r, const bem_value *v, bem_rule *rule) {
    rule->least = (int)v[RULE_MIN].number;
    rule->beside_rental = v[RULE_WHEN].number == 0;
    if (rule->beside_rental && rule->least > 1)
        bem_read_error(r, v[RULE_MIN].node,
                       "more than one beside rental staff cannot be asked; ask it of each shift "
                       "with 'when: always'");
}

/* ---- money ---- */

/* All pay that there could be must fit an int, in units. */
static void choose_unit(bem_reader *r, const bem_yaml_node *entry, bem_rule *rule) {
    const bem_problem *p = r->problem;
    enum { MOST_UNITS = 1 << 28 };
    int64_t most = 0;
    int n_days = p->calendar.n_days;
    for (int i = 0; i < p->decimals; i++)
        rule->unit *= 10;
    if (r->diags->n_errors > 0 ||
        !bem_read_claim(r, (int64_t)p->n_staff * n_days * p->n_shifts * 10, entry))
        return;
    for (int e = 0; e < p->n_staff; e++)
        for (int d = 0; rule->person[e] && d < n_days; d++) {
            int64_t dearest = 0;
            for (int s = 0; s < p->n_shifts; s++) {
                int64_t wage = bem_shift_wage(p, e, s, d);
                dearest = wage > dearest ? wage : dearest;
            }
            most += dearest;
        }
    int64_t one = rule->unit;
    while (most / rule->unit + (int64_t)p->n_staff * n_days > MOST_UNITS)
        rule->unit *= 10;
    rule->price.linear *= rule->unit / one;
}

static void read_money(bem_reader *r, const bem_yaml_node *entry, const bem_value *v,
                       bem_rule *rule) {
    choose_unit(r, entry, rule);
    if (bem_is_given(&v[RULE_MAX_SHARE]))
        set_share(rule, (int)v[RULE_MAX_SHARE].number, 10000);
    if (bem_is_given(&v[RULE_MAX])) {
        int64_t most = v[RULE_MAX].number / rule->unit;
        rule->most = most < BEM_NO_MAX ? (int)most : BEM_NO_MAX;
    }
}

/* ---- periods ---- */

static void read_calendar_periods(bem_reader *r, const bem_value *per, bem_rule *rule) {
    if (per->until != BEM_PER_WEEKS && per->until != BEM_PER_MONTHS) {
        bem_read_error(r, per->node, "this is horizon, or weeks or months of the calendar");
        return;
    }
    rule->periods = bem_read_periods(r, per, &rule->n_periods);
    if (rule->kind == BEM_RULE_BOOKING && !per->node)
        rule->periods = bem_periods(&r->problem->calendar, 1, &rule->n_periods, &r->problem->arena);
}

static void set_booking(bem_reader *r, const bem_value *min, const bem_value *fee, bem_rule *rule) {
    bem_problem *p = r->problem;
    rule->fee = fee->number;
    rule->measure = min->until ? BEM_BY_MINUTES : BEM_BY_SHIFTS;
    for (int e = 0; e < p->n_staff; e++)
        rule->min[e] = bem_is_given(min) ? (int)min->number : 0;
}

static void set_defaults(bem_problem *p, bem_rule *rule) {
    rule->whole = 1;
    rule->unit = 1;
    rule->least = BEM_NO_MIN;
    rule->most = BEM_NO_MAX;
    rule->those = BEM_TAKE(&p->arena, p->n_staff, bool);
    rule->min = BEM_TAKE(&p->arena, p->n_staff, int);
    rule->max = BEM_TAKE(&p->arena, p->n_staff, int);
    for (int e = 0; e < p->n_staff; e++)
        rule->max[e] = BEM_NO_MAX;
}

void bem_read_contract_booking(bem_reader *r, const bem_yaml_node *contract, int index) {
    bem_problem *p = r->problem;
    const bem_yaml_node *node =
        contract->kind == BEM_YAML_MAP ? bem_yaml_get(contract, "booking") : NULL;
    bem_value v[BOOKING_N];
    if (!node || !bem_fields_read(r, &bem_table_booking, node, v))
        return;
    bem_rule rule = {.kind = BEM_RULE_BOOKING, .mode = BEM_MODE_HARD, .place = node->place};
    rule.id = bem_arena_format(&p->arena, "booking:%s", p->contracts[index].id);
    rule.person = bem_read_mask(r, p->n_staff, node);
    rule.day = bem_read_mask(r, p->calendar.n_days, node);
    rule.shifts = bem_read_mask(r, p->n_shifts, node);
    rule.then = bem_read_mask(r, p->n_shifts, node);
    if (!rule.then || !bem_read_claim(r, (int64_t)9 * p->n_staff, node))
        return;
    for (int e = 0; e < p->n_staff; e++)
        rule.person[e] = p->staff[e].contract == index;
    memset(rule.day, true, (size_t)p->calendar.n_days);
    set_defaults(p, &rule);
    read_calendar_periods(r, &v[BOOKING_BLOCK], &rule);
    set_booking(r, &v[BOOKING_MIN], &v[BOOKING_FEE], &rule);
    p->rules[p->n_rules++] = rule;
}

static bool same_periods(const bem_rule *a, const bem_rule *b) {
    if (a->n_periods != b->n_periods)
        return false;
    for (int i = 0; i < a->n_periods; i++)
        if (a->periods[i].first != b->periods[i].first || a->periods[i].last != b->periods[i].last)
            return false;
    return true;
}

void bem_check_blocks(bem_reader *r) {
    enum { MOST_DIFFERENT = 6 };
    const bem_problem *p = r->problem;
    int known[MOST_DIFFERENT], n = 0;
    for (int i = 0; i < p->n_rules; i++) {
        const bem_rule *rule = &p->rules[i];
        if (rule->kind != BEM_RULE_RENTAL_HEADCOUNT && rule->kind != BEM_RULE_BOOKING)
            continue;
        int k = 0;
        while (k < n && !same_periods(&p->rules[known[k]], rule))
            k++;
        if (k == MOST_DIFFERENT) {
            bem_diag_add(r->diags, BEM_ERROR, rule->place, NULL,
                         "bookings and head-counts know at most %d different periods",
                         MOST_DIFFERENT);
            return;
        }
        known[k] = i;
        n += k == n;
    }
}

/* A squared price is exact with a slope for each unit that there can be: not for
 * money, nor for a share whose fractions are many or round to no price. */
static void check_squares(bem_reader *r, const bem_yaml_node *cost, const bem_rule *rule) {
    enum { MOST_PARTS = 20, EXACT = 100 };
    if (rule->kind == BEM_RULE_BUDGET || rule->kind == BEM_RULE_RENTAL_RATIO) {
        bem_read_error(r, cost,
                       "the price of a rule about money is not squared: it would be another one "
                       "for each unit of money");
        return;
    }
    int64_t squares = (int64_t)rule->whole * rule->whole;
    bool is_exact =
        rule->price.quadratic % squares == 0 || rule->price.quadratic >= EXACT * squares;
    if (rule->whole > MOST_PARTS || !is_exact)
        bem_read_error(r, cost,
                       "a squared price is not exact for fractions this small: it needs a share in "
                       "whole twentieths (or one per 20 at most), and a price that is not too low");
}

void bem_read_shared(bem_reader *r, const bem_yaml_node *entry, const bem_value *v,
                     bem_rule *rule) {
    set_defaults(r->problem, rule);
    read_spots(r, v, rule);
    read_calendar_periods(r, &v[RULE_PER], rule);
    if (rule->kind == BEM_RULE_SKILL_MIX)
        read_mix(r, entry, v, rule);
    else if (rule->kind == BEM_RULE_SUPERVISED)
        rule->part = (int)v[RULE_MAX].number;
    else if (rule->kind == BEM_RULE_OWN_STAFF)
        read_own(r, v, rule);
    else if (rule->kind == BEM_RULE_RENTAL_SHARE)
        set_share(rule, (int)v[RULE_MAX_SHARE].number, 10000);
    else if (rule->kind == BEM_RULE_BUDGET || rule->kind == BEM_RULE_RENTAL_RATIO)
        read_money(r, entry, v, rule);
    else if (rule->kind == BEM_RULE_RENTAL_HEADCOUNT)
        rule->most = (int)v[RULE_MAX].number;
    else if (rule->kind == BEM_RULE_BOOKING)
        set_booking(r, &v[RULE_MIN], &v[RULE_FEE], rule);
    read_people(r, v, rule);
    if (bem_is_shared(rule) && rule->price.quadratic)
        check_squares(r, v[RULE_COST].node, rule);
}
