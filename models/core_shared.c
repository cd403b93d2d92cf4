/* core_shared.c - shared rules become rows.
 *
 * Each spot, pair or period of a rule is one row
 *
 *     y = sum_e sum_d amount(e, d, duty of e on d)      least <= y <= most
 *
 * with, at a spot, weight_e for whoever is there:
 *
 *     skill mix      whole [e is among those] - part
 *     supervised     part [supervisor] - [to be supervised]
 *     own staff      [own]; asked beside rental people only: M [own] - [rental],
 *                    M the most rental people that there can be
 *     rental share   whole [rental] - part
 *     together       1 and -1, a row for each pair
 *     apart          1
 *
 * and over a period the pay for duties, or 1 for each marked first duty. A
 * squared price is a piece for each unit beyond that can come to be. */
#include "core_rows.h"

#include <assert.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

__extension__ typedef __int128 wide;

typedef struct shared_row shared_row;
struct shared_row {
    bem_row row;
    int64_t least, most;         /* in between f is 0; BEM_NO_MIN, BEM_NO_MAX when absent */
    bem_price price;             /* of units beyond */
    int first, last;             /* days whose duties it may count */
    const int *weight;           /* [n_staff] */
    int first_lag;               /* a spot: duties of day - first_lag - i count by covers[i] */
    const unsigned char *covers; /* [n_lags * n_duties] */
    int mark;                    /* a head-count: the mark's bit */
    int64_t lo, hi;              /* what y can be */
};

typedef struct shared_making {
    bem_core_building *b;
    int r;
    const bem_rule *rule;
    int **weights; /* [n_weights] of the rule's rows at each spot */
    int n_weights;
    BEM_ARRAY(shared_row);
    bem_arena arena;
} shared_making;

static bool has_span(const bem_rule *rule) { return rule->clock_to > rule->clock_from; }

/* ---- what a duty adds ---- */

static int64_t round_units(wide money, wide per, bool up) {
    return (int64_t)((money + (up ? per - 1 : 0)) / per);
}

/* Fees of the bookings that begin with this duty, each in whole units. */
static int64_t fee_units(const shared_making *m, int e, int d, int marks) {
    const bem_problem *p = m->b->problem;
    int64_t units = 0;
    for (int r = 0; r < p->n_rules; r++) {
        int mark = m->b->roles->mark_of[r];
        const bem_rule *rule = &p->rules[r];
        if (rule->kind == BEM_RULE_BOOKING && mark >= 0 && rule->person[e] && marks >> mark & 1)
            units += round_units(bem_booking_fee(rule, d), m->rule->unit, true);
    }
    return units;
}

static int64_t pay_units(const shared_making *m, int e, int d, const bem_duty *duty) {
    const bem_problem *p = m->b->problem;
    const bem_rule *rule = m->rule;
    int64_t pay = bem_shift_wage(p, e, duty->shift, d);
    if (rule->kind == BEM_RULE_RENTAL_RATIO && !bem_is_rental(p, e))
        return -round_units((wide)pay * rule->part, (wide)rule->unit * rule->whole, false);
    return round_units(pay, rule->unit, true) + fee_units(m, e, d, duty->marks);
}

static int amount_of(const shared_making *m, const shared_row *s, int e, int d, int duty) {
    const bem_core *core = m->b->core;
    if (duty == BEM_DUTY_OFF || s->weight[e] == 0)
        return 0;
    if (s->covers) {
        int lag = s->row.day - s->first_lag - d;
        return s->covers[lag * core->n_duties + duty] ? s->weight[e] : 0;
    }
    if (m->rule->kind == BEM_RULE_RENTAL_HEADCOUNT)
        return core->duties[duty].marks >> s->mark & 1;
    int64_t units = pay_units(m, e, d, &core->duties[duty]);
    assert(units > INT_MIN / 2 && units < INT_MAX / 2);
    return (int)units;
}

/* ---- rows ---- */

/* The price of units beyond a limit of which `reached` can come to be: one
 * piece a unit, the last without end. */
static int add_units(bem_piece *pieces, bem_price price, int64_t reached) {
    int n = 0;
    for (int64_t unit = 1; unit == 1 || (price.quadratic != 0 && unit <= reached); unit++)
        pieces[n++] = (bem_piece){1, price.linear + price.quadratic * (2 * unit - 1)};
    pieces[n - 1].width = BEM_NO_MAX;
    return n;
}

/* Room for a flat piece and one for each unit reached. */
static bem_piece *new_pieces(const shared_making *m, const shared_row *s, int64_t reached) {
    int64_t units = s->price.quadratic != 0 && reached > 1 ? reached : 1;
    return BEM_TAKE(&m->b->core->arena, (int)units + 1, bem_piece);
}

/* f is 0 from least to most and rises by the price beyond, or may not. */
static void set_limits(const shared_making *m, shared_row *s) {
    assert(s->least <= s->most);
    bem_row *row = &s->row;
    bool soft = m->rule->mode == BEM_MODE_SOFT, open = s->most == BEM_NO_MAX;
    int64_t missing = s->least - s->lo, surplus = s->hi - s->most;
    row->target = (int)(s->least == BEM_NO_MIN ? s->most : s->least);
    row->under = new_pieces(m, s, s->least == BEM_NO_MIN ? 0 : missing);
    row->over = new_pieces(m, s, open ? 0 : surplus);
    if (s->least == BEM_NO_MIN)
        row->under[row->n_under++] = (bem_piece){BEM_NO_MAX, 0};
    else if (soft)
        row->n_under = add_units(row->under, s->price, missing);
    if (s->least != BEM_NO_MIN && s->most > s->least)
        row->over[row->n_over++] = (bem_piece){open ? BEM_NO_MAX : (int)(s->most - s->least), 0};
    if (!open && soft)
        row->n_over += add_units(row->over + row->n_over, s->price, surplus);
}

static void push_row(shared_making *m, shared_row s, int64_t least, int64_t most, bem_price price) {
    s.row.demand = -1;
    s.row.rule = m->r;
    s.least = least;
    s.most = most;
    s.price = price;
    BEM_PUSH(m, s);
}

static int *new_weight(shared_making *m) {
    m->weights[m->n_weights] = BEM_TAKE(&m->arena, m->b->problem->n_staff, int);
    return m->weights[m->n_weights++];
}

static int count_people(const shared_making *m, bool rental_only) {
    int n = 0;
    for (int e = 0; e < m->b->problem->n_staff; e++)
        n += m->rule->person[e] && (!rental_only || bem_is_rental(m->b->problem, e));
    return n;
}

static int weight_of(const shared_making *m, int e, int most_rental) {
    const bem_rule *rule = m->rule;
    bool rental = bem_is_rental(m->b->problem, e), counts = rule->person[e];
    switch (rule->kind) {
    case BEM_RULE_SKILL_MIX:
        return counts ? rule->whole * rule->those[e] - rule->part : 0;
    case BEM_RULE_SUPERVISED:
        return rule->part * rule->those[e] - counts;
    case BEM_RULE_OWN_STAFF:
        return !counts               ? 0
               : rental              ? -(int)rule->beside_rental
               : rule->beside_rental ? most_rental
                                     : 1;
    case BEM_RULE_RENTAL_SHARE:
        return counts ? rule->whole * rental - rule->part : 0;
    case BEM_RULE_RENTAL_HEADCOUNT:
        return counts && rental;
    default:
        return counts;
    }
}

static void weigh_pairs(shared_making *m) {
    int n_staff = m->b->problem->n_staff;
    for (int a = 0; a < n_staff; a++)
        for (int b = a + 1; b < n_staff; b++)
            if (m->rule->person[a] && m->rule->person[b]) {
                int *weight = new_weight(m);
                weight[a] = 1;
                weight[b] = -1;
            }
}

/* Midnights between the first and the last shift that can be there at once. */
static int most_at_once(const bem_problem *p) {
    int longest = 0;
    for (int s = 0; s < p->n_shifts; s++)
        longest = p->shifts[s].end > longest ? p->shifts[s].end : longest;
    return longest / BEM_DAY_MINUTES + 1;
}

static void weigh_people(shared_making *m) {
    int n_people = count_people(m, false),
        at_once = has_span(m->rule) ? most_at_once(m->b->problem) : 1;
    int most_rental = count_people(m, true) * at_once;
    bool pairs = m->rule->kind == BEM_RULE_TOGETHER;
    m->weights = BEM_TAKE(&m->arena, pairs ? n_people * (n_people + 1) / 2 : 1, int *);
    if (pairs) {
        weigh_pairs(m);
        return;
    }
    int *weight = new_weight(m);
    for (int e = 0; e < m->b->problem->n_staff; e++)
        weight[e] = weight_of(m, e, most_rental);
}

/* ---- spots ---- */

/* The rows of a spot: as given, all with one price. */
static void add_spot(shared_making *m, shared_row s, int standing, bem_price price) {
    const bem_rule *rule = m->rule;
    int64_t least = BEM_NO_MIN, most = BEM_NO_MAX;
    if (rule->kind == BEM_RULE_SKILL_MIX) {
        least = rule->least;
        most = rule->most;
    } else if (rule->kind == BEM_RULE_OWN_STAFF) {
        least = rule->beside_rental ? 0 : rule->least;
    } else if (rule->kind == BEM_RULE_RENTAL_SHARE) {
        most = 0;
    } else if (rule->kind == BEM_RULE_APART) {
        most = 1;
    } else {
        least = 0;
        most = rule->kind == BEM_RULE_TOGETHER ? 0 : BEM_NO_MAX;
    }
    least -= least == BEM_NO_MIN ? 0 : standing;
    most -= most == BEM_NO_MAX ? 0 : standing;
    for (int i = 0; i < m->n_weights; i++) {
        s.weight = m->weights[i];
        push_row(m, s, least, most, price);
    }
}

static void add_shift_spot(shared_making *m, int d, const bool *shifts) {
    const bem_core *core = m->b->core;
    shared_row s = {.row.day = d, .first = d, .last = d};
    unsigned char *covers = BEM_TAKE(&m->arena, core->n_duties, unsigned char);
    for (int duty = 1; duty < core->n_duties; duty++)
        covers[duty] = shifts[core->duties[duty].shift];
    s.covers = covers;
    add_spot(m, s, 0, bem_spot_price(m->rule, 60));
}

static void add_shift_spots(shared_making *m, int d) {
    int n_shifts = m->b->problem->n_shifts;
    if (m->rule->as_one) {
        add_shift_spot(m, d, m->rule->shifts);
        return;
    }
    bool *only = BEM_TAKE(&m->arena, n_shifts, bool);
    for (int s = 0; s < n_shifts; s++) {
        only[s] = m->rule->shifts[s];
        if (only[s])
            add_shift_spot(m, d, only);
        only[s] = false;
    }
}

static void add_moments(shared_making *m, int d) {
    const bem_rule *rule = m->rule;
    bem_row_making span = {.b = m->b, .demand = -1, .day = d, .competence = BEM_NO_ROLE};
    bem_core_list_moments(&span, rule->clock_from, rule->clock_to);
    for (int i = 0; i < span.count; i++)
        span.items[i].standing = bem_core_standing(&span, &span.items[i], m->weights[0]);
    bem_core_gather_moments(&span);
    size_t bytes = (size_t)(span.n_lags * m->b->core->n_duties);
    for (int i = 0, next; i < span.count; i = next) {
        next = bem_core_alike(&span, i);
        bem_price price = {0};
        for (int j = i; j < next; j++) {
            bem_price moment = bem_spot_price(rule, span.items[j].minutes);
            price.linear += moment.linear;
            price.quadratic += moment.quadratic;
        }
        int midnight = d * BEM_DAY_MINUTES, newest = d - span.first_lag;
        shared_row s = {.row.day = d, .first = newest - span.n_lags + 1, .last = newest};
        s.row.from = span.items[i].from - midnight;
        s.row.to = span.items[next - 1].to - midnight;
        s.first_lag = span.first_lag;
        unsigned char *covers = bem_arena_take(&m->arena, bytes, 1);
        memcpy(covers, span.items[i].covers, bytes);
        s.covers = covers;
        add_spot(m, s, span.items[i].standing, price);
    }
    free(span.items);
    bem_arena_free(&span.arena);
}

/* ---- periods ---- */

static int64_t sunk_units(const shared_making *m) {
    const bem_problem *p = m->b->problem;
    wide sunk = 0;
    for (int e = 0; e < p->n_staff; e++)
        if (m->rule->person[e] && !bem_is_rental(p, e))
            sunk += bem_sunk_wage(p, e);
    return round_units(sunk * m->rule->part, (wide)m->rule->unit * m->rule->whole, false);
}

static void add_period(shared_making *m, int first, int last) {
    const bem_rule *rule = m->rule;
    shared_row s = {.row.day = first, .first = first, .last = last, .weight = m->weights[0]};
    int64_t most = rule->most;
    if (rule->kind == BEM_RULE_RENTAL_RATIO)
        most = sunk_units(m);
    else if (rule->kind == BEM_RULE_RENTAL_HEADCOUNT)
        s.mark = m->b->roles->mark_of[m->r];
    push_row(m, s, BEM_NO_MIN, most > INT_MAX - 1 ? BEM_NO_MAX : most, rule->price);
}

static void add_rows(shared_making *m) {
    const bem_rule *rule = m->rule;
    const bem_problem *p = m->b->problem;
    weigh_people(m);
    if (rule->kind == BEM_RULE_RENTAL_RATIO) {
        add_period(m, 0, p->calendar.n_days - 1);
        return;
    }
    if (rule->kind == BEM_RULE_BUDGET || rule->kind == BEM_RULE_RENTAL_HEADCOUNT) {
        for (int i = 0; i < rule->n_periods; i++)
            add_period(m, rule->periods[i].first, rule->periods[i].last);
        return;
    }
    for (int d = 0; d < p->calendar.n_days; d++)
        if (rule->day[d] && has_span(rule))
            add_moments(m, d);
        else if (rule->day[d])
            add_shift_spots(m, d);
}

/* ---- what matters ---- */

static void mark_offered(const bem_core *core, const bem_network *network, bool *offered) {
    memset(offered, 0, (size_t)(core->n_days * core->n_duties));
    for (int d = 0; d < core->n_days; d++)
        for (int c = 0; c < network->layers[d].n_choices; c++) {
            const bem_choice *choice = &network->layers[d].choices[c];
            for (int o = 0; o < choice->n_options; o++)
                offered[d * core->n_duties + choice->options[o].duty] = true;
        }
}

static int first_day(const shared_row *s) { return s->first > 0 ? s->first : 0; }

static int last_day(const shared_making *m, const shared_row *s) {
    return s->last < m->b->core->n_days ? s->last : m->b->core->n_days - 1;
}

/* What person e can add to the row, at least and at most. */
static void reach(const shared_making *m, shared_row *s, int e, const bool *offered) {
    const bem_core *core = m->b->core;
    for (int d = first_day(s); d <= last_day(m, s); d++) {
        int lo = INT_MAX, hi = INT_MIN;
        for (int duty = 0; duty < core->n_duties; duty++) {
            if (!offered[d * core->n_duties + duty])
                continue;
            int amount = amount_of(m, s, e, d, duty);
            lo = amount < lo ? amount : lo;
            hi = amount > hi ? amount : hi;
        }
        s->lo += lo;
        s->hi += hi;
    }
}

/* Can it be kept at all? f is convex and 0 somewhere. */
static bool is_possible(const shared_row *s) {
    int64_t at = s->row.target;
    at = at < s->lo ? s->lo : at > s->hi ? s->hi : at;
    return bem_row_cost(&s->row, (int)at) != BEM_NEVER;
}

static bool matters(const shared_row *s) {
    return bem_row_cost(&s->row, (int)s->lo) != 0 || bem_row_cost(&s->row, (int)s->hi) != 0;
}

static void write_uses(const shared_making *m, shared_row *s, int row, bem_own_uses *own) {
    const bem_core *core = m->b->core;
    for (int e = 0; e < core->n_staff; e++)
        for (int d = first_day(s); d <= last_day(m, s); d++)
            for (int duty = 1; duty < core->n_duties; duty++) {
                int amount = amount_of(m, s, e, d, duty);
                s->row.falls |= amount < 0;
                bem_own_use use = {d * core->n_duties + duty, row, amount};
                if (amount != 0)
                    BEM_PUSH(&own[e], use);
            }
}

static void say_impossible(const shared_making *m, int day, int n_more) {
    char date[BEM_DATE_TEXT], more[64] = "";
    if (n_more == 1)
        snprintf(more, sizeof more, " and in one other place");
    else if (n_more > 1)
        snprintf(more, sizeof more, " and in %d other places", n_more);
    bem_diag_add(m->b->conflicts, BEM_ERROR, m->rule->place, NULL,
                 "rule '%s' cannot be kept on %s%s, whoever works", m->rule->id,
                 bem_date_text(m->b->problem->calendar.start + day, date), more);
}

static void find_reach(shared_making *m) {
    const bem_core *core = m->b->core;
    bool *offered = BEM_TAKE(&m->arena, core->n_days * core->n_duties, bool);
    for (int g = 0; g < core->n_groups; g++) {
        mark_offered(core, core->groups[g].network, offered);
        for (int i = 0; i < core->groups[g].n_members; i++)
            for (int j = 0; j < m->count; j++)
                if (m->items[j].weight[core->groups[g].members[i]] != 0)
                    reach(m, &m->items[j], core->groups[g].members[i], offered);
    }
}

static void write_rows(shared_making *m, bem_row_list *list, bem_own_uses *own) {
    int n_impossible = 0, day = 0;
    for (int j = 0; j < m->count; j++) {
        shared_row *s = &m->items[j];
        assert(s->lo > INT_MIN / 2 && s->hi < INT_MAX / 2);
        set_limits(m, s);
        if (!is_possible(s) && n_impossible++ == 0)
            day = s->row.day;
        if (!matters(s))
            continue;
        write_uses(m, s, list->count, own);
        BEM_PUSH(list, s->row);
    }
    if (n_impossible)
        say_impossible(m, day, n_impossible - 1);
}

void bem_core_add_shared(bem_core_building *b, bem_row_list *list, bem_own_uses *own) {
    for (int r = 0; r < b->problem->n_rules; r++) {
        const bem_rule *rule = &b->problem->rules[r];
        if (rule->mode == BEM_MODE_OFF || !bem_is_shared(rule))
            continue;
        shared_making m = {.b = b, .r = r, .rule = rule};
        add_rows(&m);
        find_reach(&m);
        write_rows(&m, list, own);
        free(m.items);
        bem_arena_free(&m.arena);
    }
}
