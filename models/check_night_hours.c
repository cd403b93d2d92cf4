/* check_night_hours.c - hours of work in the 24 that begin with a shift or with the
 * end of its break, when any of them are at night.
 *
 * In true minutes since midnight of day 0. A shift's work is two pieces: before its
 * break, which lies in its middle, and after it. */
#include "check_parts.h"

typedef struct bem_piece {
    int from, to;
} bem_piece;

/* Her shifts that count, of days before `behind`. */
typedef struct bem_looking {
    const bem_checking *c;
    const bem_rule *rule;
    int e, behind;
} bem_looking;

/* Where her hours are the most, of those from a shift or its break on. */
typedef struct bem_worst {
    int minutes, last; /* day of the last shift in them */
} bem_worst;

static int instant(const bem_checking *c, int day, int minute) {
    return bem_elapsed(&c->p->calendar, 0, day * BEM_DAY_MINUTES + minute);
}

/* The shift that counts on day d, or -1. */
static int work_on(const bem_looking *look, int d) {
    int shift = d < look->behind ? bem_check_shift(look->c, look->e, d) : -1;
    bool counts = bem_check_counts_shift(look->rule, shift);
    return counts && !look->c->p->shifts[shift].resting ? shift : -1;
}

static void split(const bem_checking *c, int d, int shift, bem_piece pieces[2]) {
    int from = instant(c, d, c->p->shifts[shift].start);
    int to = instant(c, d, c->p->shifts[shift].end), length = to - from;
    int rest = c->p->shifts[shift].rest < length ? c->p->shifts[shift].rest : length;
    pieces[0] = (bem_piece){from, from + (length - rest) / 2};
    pieces[1] = (bem_piece){pieces[0].to + rest, to};
}

static bem_piece common(bem_piece a, bem_piece b) {
    return (bem_piece){a.from > b.from ? a.from : b.from, a.to < b.to ? a.to : b.to};
}

static bool is_some(bem_piece a) { return a.to > a.from; }

/* Is any of it between the rule's hours of some night? */
static bool is_at_night(const bem_looking *look, int d, bem_piece work) {
    for (int night = d - 3; night <= d + 3; night++) {
        bem_piece dark = {instant(look->c, night, look->rule->clock_from),
                          instant(look->c, night, look->rule->clock_to)};
        if (is_some(common(work, dark)))
            return true;
    }
    return false;
}

/* The 24 hours from an instant on. */
static bem_worst add_up(const bem_looking *look, int from) {
    bem_piece window = {from, from + BEM_DAY_MINUTES};
    bem_worst sum = {0, 0};
    bool night = false;
    for (int d = -look->c->p->n_past; d < look->behind; d++) {
        int shift = work_on(look, d);
        bem_piece pieces[2];
        if (shift < 0)
            continue;
        split(look->c, d, shift, pieces);
        for (int i = 0; i < 2; i++) {
            bem_piece inside = common(pieces[i], window);
            if (!is_some(inside))
                continue;
            sum.minutes += inside.to - inside.from;
            sum.last = d;
            night = night || is_at_night(look, d, inside);
        }
    }
    return night ? sum : (bem_worst){0, 0};
}

static bem_worst worst_from(const bem_looking *look, int d, int shift) {
    bem_piece pieces[2];
    split(look->c, d, shift, pieces);
    bem_worst first = add_up(look, pieces[0].from), second = add_up(look, pieces[1].from);
    bool has_break = look->c->p->shifts[shift].rest > 0;
    return has_break && second.minutes > first.minutes ? second : first;
}

static void check_from(const bem_checking *c, int r, int e, int d, int shift) {
    const bem_rule *rule = &c->p->rules[r];
    bem_looking all = {c, rule, e, c->p->calendar.n_days}, past = {c, rule, e, 0};
    int most = rule->max[e], before = d < 0 ? worst_from(&past, d, shift).minutes : 0;
    bem_worst worst = worst_from(&all, d, shift);
    int held_at = before > most ? before : most; /* what had happened is not charged */
    if (worst.minutes <= held_at)
        return;
    const char *message =
        bem_arena_format(&c->report->arena, "%s works %s in 24 hours with night work from %s on%s",
                         bem_check_who(c, e), bem_check_duration(c, worst.minutes),
                         bem_arena_format(&c->report->arena, "%s on %s", c->p->shifts[shift].id,
                                          bem_check_date(c, d)),
                         bem_check_limit(c, true, bem_check_duration(c, most)));
    int over = worst.minutes - held_at;
    bem_check_add_broken(c, r, e, d, worst.last, over, bem_price_of_minutes(rule->price, over),
                         message);
}

void bem_check_night_hours(const bem_checking *c, int r, int e) {
    const bem_rule *rule = &c->p->rules[r];
    bem_looking all = {c, rule, e, c->p->calendar.n_days};
    for (int d = -c->p->n_past; d < c->p->calendar.n_days; d++) {
        int shift = work_on(&all, d);
        if (shift >= 0 && rule->day[d > 0 ? d : 0])
            check_from(c, r, e, d, shift);
    }
}
