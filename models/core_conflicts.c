/* core_conflicts.c - why a person has no legal schedule, and what minimums
 * cannot be reached.
 *
 * A deletion filter: start from everything that can forbid (hard rules, hard
 * wishes, pins, leave); leave out one after another; what can be missed while
 * there still is no schedule is not needed for the conflict. What is left is
 * minimal: without any one of it there is a schedule. */
#include "core_parts.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef enum suspect_kind {
    SUSPECT_LEAVE,
    SUSPECT_PIN,
    SUSPECT_REQUEST,
    SUSPECT_RULE
} suspect_kind;

typedef struct suspect {
    suspect_kind kind;
    int index; /* of the rule or request, or the day */
} suspect;

/* What is told of as one: a rule, a wish, or days of leave or pins of the same kind in a row; or
 * all her pins when they would be many. */
typedef struct witness {
    suspect first;
    int last; /* day */
    int n_days;
    bool mixed; /* the pins are not all of one kind, or not in a row */
} witness;

typedef struct inquiry {
    bem_core_building *b;
    int e;
    BEM_ARRAY(suspect);
    witness *told; /* [n_told] */
    int n_told;
    bool *rules, *requests, *leave, *pins; /* left out */
    bem_arena arena;
} inquiry;

static bool *flag_of(const inquiry *q, suspect s) {
    bool *const flags[] = {[SUSPECT_LEAVE] = q->leave,
                           [SUSPECT_PIN] = q->pins,
                           [SUSPECT_REQUEST] = q->requests,
                           [SUSPECT_RULE] = q->rules};
    return &flags[s.kind][s.index];
}

static void accuse(inquiry *q, suspect_kind kind, int index) {
    suspect s = {kind, index};
    BEM_PUSH(q, s);
}

static void list_suspects(inquiry *q) {
    const bem_problem *p = q->b->problem;
    int n_days = p->calendar.n_days;
    q->rules = BEM_TAKE(&q->arena, p->n_rules, bool);
    q->requests = BEM_TAKE(&q->arena, p->n_requests, bool);
    q->leave = BEM_TAKE(&q->arena, n_days, bool);
    q->pins = BEM_TAKE(&q->arena, n_days, bool);
    for (int d = 0; d < n_days; d++) {
        if (p->leave[q->e * n_days + d])
            accuse(q, SUSPECT_LEAVE, d);
        if (p->pin[q->e * n_days + d] != BEM_ANY)
            accuse(q, SUSPECT_PIN, d);
    }
    for (int w = 0; w < p->n_requests; w++)
        if (p->requests[w].person == q->e && p->requests[w].mode == BEM_MODE_HARD)
            accuse(q, SUSPECT_REQUEST, w);
    for (int r = 0; r < p->n_rules; r++) {
        const bem_rule *rule = &p->rules[r];
        if (rule->mode == BEM_MODE_HARD && !bem_is_shared(rule) && rule->person[q->e])
            accuse(q, SUSPECT_RULE, r);
        else
            q->rules[r] = true; /* soft and shared ones forbid nobody's: it is quicker without */
    }
}

bool bem_is_legal(const bem_network *network) {
    enum { ENOUGH_STEPS = 20000 };
    return network && bem_network_legality(network, ENOUGH_STEPS, NULL) != BEM_ILLEGAL;
}

/* The network under what is not left out; NULL when there is no path. */
static bem_network *try_without(const inquiry *q, bem_arena *arena) {
    bem_left_out out = {q->rules, q->requests, q->leave, q->pins};
    bem_personal personal = bem_compile_person(q->b->problem, q->b->roles, q->e, &out, arena);
    bem_network *network = bem_network_build(&personal, arena);
    bem_compile_free(&personal);
    return network;
}

static bool is_legal_without(const inquiry *q) {
    bem_arena scratch = {0};
    bool legal = bem_is_legal(try_without(q, &scratch));
    bem_arena_free(&scratch);
    return legal;
}

/* Clears suspects first … last - 1 if the conflict stands without them;
 * else looks at each half. */
static void clear(inquiry *q, bool *cleared, int first, int last) {
    for (int i = first; i < last; i++)
        *flag_of(q, q->items[i]) = true;
    if (!is_legal_without(q)) {
        for (int i = first; i < last; i++)
            cleared[i] = true;
        return;
    }
    for (int i = first; i < last; i++)
        *flag_of(q, q->items[i]) = false;
    if (last - first > 1) {
        int middle = first + (last - first) / 2;
        clear(q, cleared, first, middle);
        clear(q, cleared, middle, last);
    }
}

static void clear_innocent(inquiry *q) {
    bool *cleared = BEM_TAKE(&q->arena, q->count, bool);
    if (q->count > 0)
        clear(q, cleared, 0, q->count);
    int kept = 0;
    for (int i = 0; i < q->count; i++)
        if (!cleared[i])
            q->items[kept++] = q->items[i];
    q->count = kept;
}

static bem_place place_of(const inquiry *q, suspect s) {
    const bem_problem *p = q->b->problem;
    bem_place own = p->staff[q->e].place;
    if (s.kind == SUSPECT_RULE)
        return p->rules[s.index].place;
    if (s.kind == SUSPECT_REQUEST)
        return p->requests[s.index].place;
    if (s.kind == SUSPECT_PIN)
        return own;
    bem_place leave = p->leave_place[q->e * p->calendar.n_days + s.index];
    return leave.line ? leave : own;
}

static bool is_day(suspect s) { return s.kind == SUSPECT_LEAVE || s.kind == SUSPECT_PIN; }

static int pin_of(const inquiry *q, int d) {
    return q->b->problem->pin[q->e * q->b->problem->calendar.n_days + d];
}

static bool is_same_place(bem_place a, bem_place b) {
    return a.file == b.file && a.line == b.line && a.column == b.column;
}

/* Is s the next day of the same? */
static bool goes_on(const inquiry *q, const witness *w, suspect s) {
    return is_day(s) && w->first.kind == s.kind && w->last + 1 == s.index &&
           is_same_place(place_of(q, w->first), place_of(q, s)) &&
           (s.kind == SUSPECT_LEAVE || pin_of(q, w->last) == pin_of(q, s.index));
}

/* The witness to which s belongs, the last of its kind or a new one. */
static witness *call_witness(inquiry *q, suspect s, bool pins_as_one) {
    for (int i = q->n_told - 1; i >= 0; i--) {
        witness *w = &q->told[i];
        if (w->first.kind != s.kind)
            continue;
        if (goes_on(q, w, s))
            return w;
        if (!pins_as_one || s.kind != SUSPECT_PIN)
            break;
        w->mixed = true;
        return w;
    }
    q->told[q->n_told] = (witness){.first = s, .last = s.index};
    return &q->told[q->n_told++];
}

static void call_witnesses(inquiry *q, bool pins_as_one) {
    q->n_told = 0;
    for (int i = 0; i < q->count; i++) {
        witness *w = call_witness(q, q->items[i], pins_as_one);
        w->last = q->items[i].index;
        w->n_days++;
    }
}

/* A roster made known pins a month: one sentence for each of its days would hide the rest. */
static void sum_up(inquiry *q) {
    enum { MOST_PINS = 3 };
    int n_pins = 0;
    q->told = BEM_TAKE(&q->arena, q->count, witness);
    call_witnesses(q, false);
    for (int i = 0; i < q->n_told; i++)
        n_pins += q->told[i].first.kind == SUSPECT_PIN;
    if (n_pins > MOST_PINS)
        call_witnesses(q, true);
}

/* "2027-01-04", or with more days "2027-01-04..2027-01-06" */
static const char *days_text(inquiry *q, const witness *w) {
    char from[BEM_DATE_TEXT], to[BEM_DATE_TEXT];
    bem_date start = q->b->problem->calendar.start;
    bem_date_text(start + w->first.index, from);
    if (w->n_days == 1)
        return bem_arena_format(&q->arena, "%s", from);
    return bem_arena_format(&q->arena, "%s..%s", from, bem_date_text(start + w->last, to));
}

static const char *name_of(inquiry *q, const witness *w) {
    const bem_problem *p = q->b->problem;
    char date[BEM_DATE_TEXT];
    switch (w->first.kind) {
    case SUSPECT_RULE:
        return bem_arena_format(&q->arena, "rule '%s'", p->rules[w->first.index].id);
    case SUSPECT_REQUEST:
        bem_date_text(p->calendar.start + p->requests[w->first.index].day, date);
        return bem_arena_format(&q->arena, "the binding wish for %s", date);
    case SUSPECT_LEAVE:
        return bem_arena_format(&q->arena, "leave on %s", days_text(q, w));
    case SUSPECT_PIN:
        break;
    }
    if (w->mixed)
        return bem_arena_format(&q->arena, "%d pinned days in %s", w->n_days, days_text(q, w));
    int pin = pin_of(q, w->first.index);
    return bem_arena_format(&q->arena, "%s pinned on %s", pin >= 0 ? p->shifts[pin].id : "off",
                            days_text(q, w));
}

static int best_of_choice(const bem_core_building *b, const bem_rule *rule, int d,
                          const bem_choice *choice) {
    int best = 0;
    for (int o = 0; o < choice->n_options; o++) {
        int shift = b->roles->duties[choice->options[o].duty].shift;
        int amount = shift < 0 ? 0 : bem_rule_amount(b->problem, rule, d, shift);
        best = amount > best ? amount : best;
    }
    return best;
}

int64_t bem_most_reachable(const bem_core_building *b, const bem_network *network, int e,
                           const bem_rule *rule, const bem_period *period) {
    bem_arena scratch = {0};
    const bem_problem *p = b->problem;
    int64_t credit = 0, *next = NULL;
    for (int d = period->last; d >= period->first; d--) {
        const bem_layer *layer = &network->layers[d];
        int64_t *most = BEM_TAKE(&scratch, layer->n_nodes, int64_t);
        int *best = BEM_TAKE(&scratch, layer->n_choices, int);
        for (int c = 0; c < layer->n_choices; c++)
            best[c] = best_of_choice(b, rule, d, &layer->choices[c]);
        for (int v = 0; v < layer->n_nodes; v++)
            for (int a = layer->first_arc[v]; a < layer->first_arc[v + 1]; a++) {
                const bem_arc *arc = &layer->arcs[a];
                int64_t onward = best[arc->choice] + (next ? next[arc->to] : 0);
                most[v] = onward > most[v] ? onward : most[v];
            }
        next = most;
        if (rule->kind == BEM_RULE_HOURS && p->leave[e * p->calendar.n_days + d])
            credit += p->credit[e * p->calendar.n_days + d];
    }
    int64_t most = 0;
    for (int v = 0; next && v < network->layers[period->first].n_nodes; v++)
        most = next[v] > most ? next[v] : most;
    bem_arena_free(&scratch);
    return most + credit;
}

static const char *amount_text(bem_arena *arena, const bem_rule *rule, int64_t amount) {
    if (rule->kind != BEM_RULE_HOURS)
        return bem_arena_format(arena, "%lld shifts", (long long)amount);
    return bem_arena_format(arena, "%lldh%02lldm", (long long)(amount / 60),
                            (long long)(amount % 60));
}

static bool has_minimum(const bem_rule *rule, int e) {
    return (rule->kind == BEM_RULE_HOURS || rule->kind == BEM_RULE_COUNT) && rule->min[e] > 0;
}

/* "76h00m from 2027-01-04 to 2027-01-31 are asked, at most 60h00m can be reached" for the first
 * period that the network cannot fill; NULL when it can fill all. */
static const char *unreachable_text(const bem_core_building *b, const bem_network *network, int e,
                                    const bem_rule *rule, bem_arena *arena) {
    for (int i = 0; i < rule->n_periods; i++) {
        const bem_period *period = &rule->periods[i];
        if (!period->whole)
            continue;
        int64_t most = bem_most_reachable(b, network, e, rule, period);
        if (most >= rule->min[e])
            continue;
        char from[BEM_DATE_TEXT], to[BEM_DATE_TEXT];
        bem_date start = b->problem->calendar.start;
        return bem_arena_format(
            arena, "%s from %s to %s are asked, at most %s can be reached",
            amount_text(arena, rule, rule->min[e]), bem_date_text(start + period->first, from),
            bem_date_text(start + period->last, to), amount_text(arena, rule, most));
    }
    return NULL;
}

/* What the rest of the conflict leaves of a minimum, ": …", or "". */
static const char *detail_of(inquiry *q, suspect s) {
    if (s.kind != SUSPECT_RULE || !has_minimum(&q->b->problem->rules[s.index], q->e))
        return "";
    bem_arena scratch = {0};
    q->rules[s.index] = true;
    const bem_network *network = try_without(q, &scratch);
    q->rules[s.index] = false;
    const char *text = NULL;
    if (network)
        text = unreachable_text(q->b, network, q->e, &q->b->problem->rules[s.index], &q->arena);
    bem_arena_free(&scratch);
    return text ? bem_arena_format(&q->arena, ": %s", text) : "";
}

static const char *others_of(inquiry *q, int self) {
    const char *text = "";
    int n = 0;
    for (int i = 0; i < q->n_told; i++) {
        if (i == self)
            continue;
        const char *link = n == 0 ? " together with " : n + 2 == q->n_told ? " and " : ", ";
        text = bem_arena_format(&q->arena, "%s%s%s", text, link, name_of(q, &q->told[i]));
        n++;
    }
    return text;
}

void bem_explain_person(bem_core_building *b, int e) {
    inquiry q = {.b = b, .e = e};
    list_suspects(&q);
    clear_innocent(&q);
    sum_up(&q);
    const bem_person *person = &b->problem->staff[e];
    for (int i = 0; i < q.n_told; i++)
        bem_diag_add(b->conflicts, BEM_ERROR, place_of(&q, q.told[i].first), NULL,
                     "%s has no legal schedule: %s cannot be kept%s%s", person->id,
                     name_of(&q, &q.told[i]), others_of(&q, i), detail_of(&q, q.told[i].first));
    if (q.count == 0)
        bem_diag_add(b->conflicts, BEM_ERROR, person->place, NULL, "%s has no legal schedule",
                     person->id);
    free(q.items);
    bem_arena_free(&q.arena);
}

void bem_warn_of_minimums(bem_core_building *b, int e) {
    const bem_problem *p = b->problem;
    for (int r = 0; r < p->n_rules; r++) {
        const bem_rule *rule = &p->rules[r];
        if (rule->mode != BEM_MODE_SOFT || !rule->person[e] || !has_minimum(rule, e))
            continue;
        bem_arena scratch = {0};
        const char *text = unreachable_text(b, b->network[e], e, rule, &scratch);
        if (text)
            bem_diag_add(b->conflicts, BEM_WARNING, rule->place, NULL,
                         "rule '%s' cannot be kept by %s: %s", rule->id, p->staff[e].id, text);
        bem_arena_free(&scratch);
    }
}
