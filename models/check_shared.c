/* check_shared.c - rules about the people who are together at a spot: a shift
 * of a day, a day's shifts together, a moment of a span of the clock.
 *
 * At each spot it is counted who is there, and what is missing or too much is
 * told in one sentence a spot. */
#include "check_parts.h"

typedef struct spot {
    int r, day;
    const bool *shifts; /* NULL: a moment */
    int shift;          /* the only one, else -1 */
    int from, to;       /* a moment's, in wall minutes from the horizon's start */
    int minutes;        /* 60 where there is no moment */
} spot;

/* Who is there, of the rule's people unless said. */
typedef struct company {
    int people, rental, own, those;
    int others; /* of `those`, the rule's or not */
} company;

static const bem_rule *rule_of(const bem_checking *c, const spot *at) {
    return &c->p->rules[at->r];
}

static int times_there(const bem_checking *c, const spot *at, int e) {
    if (at->shifts)
        return bem_check_works_one(c, e, at->day, at->shifts);
    return bem_check_times_there(c, e, at->from, at->to);
}

static company count_company(const bem_checking *c, const spot *at) {
    const bem_rule *rule = rule_of(c, at);
    company there = {0};
    for (int e = 0; e < c->p->n_staff; e++) {
        int times = times_there(c, at, e);
        bool one_of_those = rule->those && rule->those[e];
        if (one_of_those)
            there.others += times;
        if (!rule->person[e])
            continue;
        there.people += times;
        if (bem_is_rental(c->p, e))
            there.rental += times;
        else
            there.own += times;
        if (one_of_those)
            there.those += times;
    }
    return there;
}

/* "night on Mon 2027-01-04", "10:00-14:00 on Mon 2027-01-04" */
static const char *where(const bem_checking *c, const spot *at) {
    bem_arena *arena = &c->report->arena;
    const char *date = bem_check_date(c, at->day);
    int midnight = at->day * BEM_DAY_MINUTES;
    if (!at->shifts)
        return bem_arena_format(arena, "%s-%s on %s", bem_check_clock(c, at->from - midnight),
                                bem_check_clock(c, at->to - midnight), date);
    const char *set = bem_check_set(c, at->shifts);
    return *set ? bem_arena_format(arena, "%s on %s", set, date) : date;
}

/* `units` whole-ths of a person out of range. */
static void add_broken(const bem_checking *c, const spot *at, int person, int64_t units,
                       const char *what) {
    const bem_rule *rule = rule_of(c, at);
    bem_finding finding = bem_check_finding(BEM_COST_RULE);
    finding.hard = rule->mode == BEM_MODE_HARD;
    finding.rule = at->r;
    finding.person = person;
    finding.first = finding.last = at->day;
    finding.shift = at->shift;
    if (!at->shifts) {
        finding.from = at->from - at->day * BEM_DAY_MINUTES;
        finding.to = at->to - at->day * BEM_DAY_MINUTES;
    }
    finding.amount = (units + rule->whole - 1) / rule->whole;
    finding.cost = finding.hard ? 0 : bem_price_of(bem_spot_price(rule, at->minutes), units);
    finding.message = what;
    finding.place = rule->place;
    bem_check_add(c, finding);
}

/* 25%, 33.33%, or "one per 3" */
static const char *share_text(const bem_checking *c, const bem_rule *rule) {
    bem_arena *arena = &c->report->arena;
    if (rule->part == 1 && 100 % rule->whole != 0)
        return bem_arena_format(arena, "one per %d", rule->whole);
    int64_t hundredths = ((int64_t)rule->part * 20000 + rule->whole) / (2 * rule->whole);
    if (hundredths % 100 == 0)
        return bem_arena_format(arena, "%d%%", (int)(hundredths / 100));
    return bem_arena_format(arena, "%d.%02d%%", (int)(hundredths / 100), (int)(hundredths % 100));
}

static void check_mix(const bem_checking *c, const spot *at, int some, const char *whom,
                      int64_t least, int64_t most) {
    const bem_rule *rule = rule_of(c, at);
    company there = count_company(c, at);
    int64_t amount = (int64_t)rule->whole * some - (int64_t)rule->part * there.people;
    bool too_many = most != BEM_NO_MAX && amount > most;
    if (!too_many && (least == BEM_NO_MIN || amount >= least))
        return;
    bem_arena *arena = &c->report->arena;
    const char *among = "", *limit;
    if (rule->part == 0) {
        limit = bem_arena_format(arena, "%lld", (long long)(too_many ? most : least));
    } else {
        among = bem_arena_format(arena, " among %d", there.people);
        limit = share_text(c, rule);
    }
    add_broken(c, at, -1, too_many ? amount - most : least - amount,
               bem_arena_format(arena, "%s has %d %s%s%s", where(c, at), some, whom, among,
                                bem_check_limit(c, too_many, limit)));
}

static void check_supervised(const bem_checking *c, const spot *at) {
    const bem_rule *rule = rule_of(c, at);
    company there = count_company(c, at);
    int64_t alone = there.people - (int64_t)rule->part * there.others;
    if (alone <= 0)
        return;
    add_broken(c, at, -1, alone,
               bem_arena_format(&c->report->arena,
                                "%s has %d to be supervised by %d %s, at most %d each allowed",
                                where(c, at), there.people, there.others,
                                rule->whom ? rule->whom : "others", rule->part));
}

static void check_own(const bem_checking *c, const spot *at) {
    const bem_rule *rule = rule_of(c, at);
    company there = count_company(c, at);
    bem_arena *arena = &c->report->arena;
    if (rule->beside_rental && there.own == 0 && there.rental > 0)
        add_broken(c, at, -1, there.rental,
                   bem_arena_format(arena, "%s has %d rental and no own staff", where(c, at),
                                    there.rental));
    else if (!rule->beside_rental && there.own < rule->least)
        add_broken(c, at, -1, rule->least - there.own,
                   bem_arena_format(arena, "%s has %d own staff, at least %d asked", where(c, at),
                                    there.own, rule->least));
}

static void check_together(const bem_checking *c, const spot *at) {
    const bem_rule *rule = rule_of(c, at);
    for (int a = 0; a < c->p->n_staff; a++)
        for (int b = a + 1; b < c->p->n_staff; b++) {
            if (!rule->person[a] || !rule->person[b] ||
                times_there(c, at, a) == times_there(c, at, b))
                continue;
            int works = times_there(c, at, a) ? a : b, other = works == a ? b : a;
            add_broken(c, at, works, 1,
                       bem_arena_format(&c->report->arena, "%s works %s without %s",
                                        bem_check_who(c, works), where(c, at),
                                        bem_check_who(c, other)));
        }
}

static void check_apart(const bem_checking *c, const spot *at) {
    const bem_rule *rule = rule_of(c, at);
    company there = count_company(c, at);
    if (there.people < 2)
        return;
    const char *names = "";
    int n = 0;
    for (int e = 0; e < c->p->n_staff; e++)
        if (rule->person[e] && times_there(c, at, e)) {
            n++;
            const char *link = n == 1 ? "" : n == there.people ? " and " : ", ";
            names = bem_arena_format(&c->report->arena, "%s%s%s", names, link, bem_check_who(c, e));
        }
    add_broken(c, at, -1, there.people - 1,
               bem_arena_format(&c->report->arena, "%s work %s together", names, where(c, at)));
}

static void check_spot(const bem_checking *c, const spot *at) {
    const bem_rule *rule = rule_of(c, at);
    switch (rule->kind) {
    case BEM_RULE_SKILL_MIX:
        check_mix(c, at, count_company(c, at).those, rule->whom ? rule->whom : "of those wanted",
                  rule->least, rule->most);
        break;
    case BEM_RULE_RENTAL_SHARE:
        check_mix(c, at, count_company(c, at).rental, "rental", BEM_NO_MIN, 0);
        break;
    case BEM_RULE_SUPERVISED:
        check_supervised(c, at);
        break;
    case BEM_RULE_OWN_STAFF:
        check_own(c, at);
        break;
    case BEM_RULE_TOGETHER:
        check_together(c, at);
        break;
    default:
        check_apart(c, at);
    }
}

static void check_moments(const bem_checking *c, int r, int d) {
    const bem_rule *rule = &c->p->rules[r];
    int end = d * BEM_DAY_MINUTES + rule->clock_to;
    for (int from = d * BEM_DAY_MINUTES + rule->clock_from, to; from < end; from = to) {
        to = bem_check_next_cut(c->p, from, end);
        spot at = {.r = r, .day = d, .shift = -1, .from = from, .to = to};
        at.minutes = bem_elapsed(&c->p->calendar, from, to);
        if (at.minutes > 0)
            check_spot(c, &at);
    }
}

/* Each shift of the set by itself, or all together. */
static void check_shifts(const bem_checking *c, int r, int d) {
    const bem_rule *rule = &c->p->rules[r];
    if (rule->as_one) {
        spot at = {.r = r, .day = d, .shifts = rule->shifts, .shift = -1, .minutes = 60};
        check_spot(c, &at);
        return;
    }
    bool *only = BEM_TAKE(&c->report->arena, c->p->n_shifts, bool);
    for (int s = 0; s < c->p->n_shifts; s++) {
        if (!rule->shifts[s])
            continue;
        only[s] = true;
        spot at = {.r = r, .day = d, .shifts = only, .shift = s, .minutes = 60};
        check_spot(c, &at);
        only[s] = false;
    }
}

void bem_check_spots(const bem_checking *c, int r) {
    const bem_rule *rule = &c->p->rules[r];
    for (int d = 0; d < c->p->calendar.n_days; d++)
        if (rule->day[d] && rule->clock_to > rule->clock_from)
            check_moments(c, r, d);
        else if (rule->day[d])
            check_shifts(c, r, d);
}

void bem_check_shared(const bem_checking *c) {
    for (int r = 0; r < c->p->n_rules; r++) {
        if (c->p->rules[r].mode == BEM_MODE_OFF || !bem_is_shared(&c->p->rules[r]))
            continue;
        switch (c->p->rules[r].kind) {
        case BEM_RULE_BUDGET:
            bem_check_budget(c, r);
            break;
        case BEM_RULE_RENTAL_RATIO:
            bem_check_rental_ratio(c, r);
            break;
        case BEM_RULE_RENTAL_HEADCOUNT:
            bem_check_headcount(c, r);
            break;
        default:
            bem_check_spots(c, r);
        }
    }
}
