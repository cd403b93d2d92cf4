/* alone.c - see alone.h. Each sequence of shifts is judged by the literal checker
 * on a ward that holds this person only; roles come after, they are nothing that
 * a rule speaks about. */
#include "alone.h"
#include "check.h"

#include <stdlib.h>
#include <string.h>

typedef struct trying {
    const truth_cover *cover;
    const truth_columns *columns;
    const bem_problem *p;
    int e;
    bool shifts_matter;
    bem_problem ward; /* of her alone */
    bem_roster roster;
    int64_t cost; /* of the sequence at hand */
    bem_cell *cells;
    unsigned char *adds;
    truth_options out;
    bem_arena *arena;
} trying;

/* The ward of person e: views into p, nothing copied but the rules' heads. */
static bem_problem ward_of(const bem_problem *p, int e, bem_arena *arena) {
    bem_problem ward = *p;
    int n_days = p->calendar.n_days;
    ward.n_staff = 1;
    ward.staff += e;
    ward.leave += e * n_days;
    ward.credit += e * n_days;
    ward.leave_place += e * n_days;
    ward.pin += e * n_days;
    ward.past += e * p->n_past;
    ward.n_demands = 0;
    ward.rules = BEM_TAKE(arena, p->n_rules, bem_rule);
    ward.n_rules = 0;
    for (int r = 0; r < p->n_rules; r++) {
        if (bem_is_shared(&p->rules[r]))
            continue;
        bem_rule *rule = &ward.rules[ward.n_rules++];
        *rule = p->rules[r];
        rule->person += e;
        rule->min += e;
        rule->max += e;
        if (rule->before)
            rule->before += e;
    }
    ward.requests = BEM_TAKE(arena, p->n_requests, bem_request);
    ward.n_requests = 0;
    for (int i = 0; i < p->n_requests; i++)
        if (p->requests[i].person == e) {
            ward.requests[ward.n_requests] = p->requests[i];
            ward.requests[ward.n_requests++].person = 0;
        }
    return ward;
}

static void keep(trying *t) {
    int n_days = t->p->calendar.n_days, n_columns = t->columns->n_columns;
    bem_cell *cells = BEM_TAKE(t->arena, n_days, bem_cell);
    int n_adds = n_columns + (t->shifts_matter ? n_days : 0);
    unsigned char *adds = BEM_TAKE(t->arena, n_adds, unsigned char);
    memcpy(cells, t->cells, (size_t)n_days * sizeof *cells);
    if (n_columns)
        memcpy(adds, t->adds, (size_t)n_columns);
    for (int d = 0; t->shifts_matter && d < n_days; d++)
        adds[n_columns + d] = (unsigned char)(cells[d].shift + 1);
    truth_option option = {t->cost, adds, cells, n_adds};
    BEM_PUSH(&t->out, option);
    t->out.too_many |= t->out.count > TRUTH_MOST_OPTIONS;
}

static void add(trying *t, const unsigned char *adds, int sign) {
    for (int c = 0; c < t->columns->n_columns; c++)
        t->adds[c] = (unsigned char)(t->adds[c] + sign * adds[c]);
}

/* Every choice of roles for the sequence, from day d on. */
static void give_roles(trying *t, int d) {
    if (d == t->p->calendar.n_days) {
        keep(t);
        return;
    }
    int shift = t->roster.cells[d].shift, list[4];
    t->cells[d] = (bem_cell){(int16_t)shift, BEM_NO_ROLE};
    if (shift < 0) {
        give_roles(t, d + 1);
        return;
    }
    int n = truth_roles(t->cover, t->e, d, shift, list);
    for (int i = 0; i < n && !t->out.too_many; i++) {
        const unsigned char *adds = truth_adds(t->columns, d, shift, list[i]);
        t->cells[d].role = (int16_t)list[i];
        add(t, adds, 1);
        give_roles(t, d + 1);
        add(t, adds, -1);
    }
}

static void judge(trying *t) {
    bem_report report = bem_check(&t->ward, &t->roster);
    bool legal = report.n_hard == 0;
    t->cost = report.cost;
    bem_report_free(&report);
    t->out.n_judged++;
    if (legal)
        give_roles(t, 0);
}

/* Every sequence that leave and pins leave open, from day d on. */
static void give_shifts(trying *t, int d) {
    if (d == t->p->calendar.n_days) {
        judge(t);
        return;
    }
    for (int s = BEM_OFF; s < t->p->n_shifts && !t->out.too_many; s++) {
        bool fits = t->ward.pin[d] == BEM_ANY || t->ward.pin[d] == s;
        if (!fits || (t->ward.leave[d] && s >= 0))
            continue;
        t->roster.cells[d].shift = (int16_t)s;
        give_shifts(t, d + 1);
    }
}

static int by_adds(const void *a, const void *b) {
    const truth_option *x = a, *y = b;
    int order = x->n_adds ? memcmp(x->adds, y->adds, (size_t)x->n_adds) : 0;
    return order ? order : (x->cost > y->cost) - (x->cost < y->cost);
}

static int by_cost(const void *a, const void *b) {
    const truth_option *x = a, *y = b;
    return x->cost != y->cost ? (x->cost > y->cost) - (x->cost < y->cost) : by_adds(a, b);
}

static void keep_cheapest(truth_options *out) {
    if (out->count == 0)
        return;
    qsort(out->items, (size_t)out->count, sizeof *out->items, by_adds);
    int kept = 1;
    for (int i = 1; i < out->count; i++) {
        const truth_option *last = &out->items[kept - 1], *here = &out->items[i];
        if (here->n_adds && memcmp(last->adds, here->adds, (size_t)here->n_adds) != 0)
            out->items[kept++] = *here;
    }
    out->count = kept;
    qsort(out->items, (size_t)out->count, sizeof *out->items, by_cost);
}

static void find_reach(truth_options *out, int n_columns, bem_arena *arena) {
    out->least = BEM_TAKE(arena, n_columns, unsigned char);
    out->most = BEM_TAKE(arena, n_columns, unsigned char);
    for (int c = 0; c < n_columns; c++)
        for (int i = 0; i < out->count; i++) {
            unsigned char adds = out->items[i].adds[c];
            if (i == 0 || adds < out->least[c])
                out->least[c] = adds;
            if (adds > out->most[c])
                out->most[c] = adds;
        }
}

truth_options truth_alone(const truth_cover *cover, const truth_columns *columns, int e,
                          bool shifts_matter, bem_arena *arena) {
    const bem_problem *p = cover->p;
    trying t = {.cover = cover, .columns = columns, .p = p, .e = e, .arena = arena};
    t.shifts_matter = shifts_matter;
    t.ward = ward_of(p, e, arena);
    t.roster = bem_roster_new(1, p->calendar.n_days);
    t.cells = BEM_TAKE(arena, p->calendar.n_days, bem_cell);
    t.adds = BEM_TAKE(arena, columns->n_columns, unsigned char);
    give_shifts(&t, 0);
    bem_roster_free(&t.roster);
    keep_cheapest(&t.out);
    find_reach(&t.out, columns->n_columns, arena);
    return t.out;
}
