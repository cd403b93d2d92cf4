/* draw.c - the frame of a drawn ward: calendar, shifts, competences, people and
 * what is fixed about their cells. */
#include "draw.h"

int truth_roll(truth_drawing *w, int n) { return bem_random_below(&w->dice, n); }

bool truth_one_in(truth_drawing *w, int n) { return truth_roll(w, n) == 0; }

int64_t truth_price(truth_drawing *w, int most) { return truth_roll(w, most) * w->money; }

bool *truth_mask(truth_drawing *w, int count, int n) {
    bool *mask = BEM_TAKE(&w->p->arena, count, bool);
    for (int i = 0; i < count; i++)
        mask[i] = !truth_one_in(w, n);
    if (count > 0)
        mask[truth_roll(w, count)] = true;
    return mask;
}

/* Clocks are changed at two or three at night, and at noon to be thorough. */
static void draw_calendar(truth_drawing *w) {
    bem_calendar *calendar = &w->p->calendar;
    calendar->n_days = w->is_long ? 12 + truth_roll(w, 10) : 4 + truth_roll(w, 6);
    calendar->start = bem_date_of(2027, 3, 15) + truth_roll(w, 28);
    calendar->holiday = BEM_TAKE(&w->p->arena, calendar->n_days, bool);
    if (!truth_one_in(w, 5))
        return;
    static const int hours[] = {2, 3, 12};
    int wall = (truth_roll(w, calendar->n_days + 1) - 1) * BEM_DAY_MINUTES;
    calendar->n_changes = 1;
    calendar->changes = BEM_TAKE(&w->p->arena, 1, bem_clock_change);
    calendar->changes[0] =
        (bem_clock_change){wall + 60 * hours[truth_roll(w, 3)], truth_one_in(w, 2) ? 60 : -60};
}

/* Some are on call: counted in part, perhaps as rest. */
static void draw_kind(truth_drawing *w, bem_shift *shift) {
    if (!truth_one_in(w, 6))
        return;
    shift->kind = truth_one_in(w, 2) ? BEM_SHIFT_ON_CALL : BEM_SHIFT_STANDBY;
    shift->uncounted = truth_one_in(w, 2) ? 10000 : truth_roll(w, 10000);
    shift->resting = truth_one_in(w, 2);
}

static void draw_shifts(truth_drawing *w) {
    static const bem_shift usual[] = {
        {.id = "day", .start = 420, .end = 930, .rest = 30},
        {.id = "evening", .start = 810, .end = 1290, .rest = 30},
        {.id = "night", .start = 1275, .end = 1875, .rest = 45},
        {.id = "dawn", .start = 0, .end = 420},
        {.id = "short", .start = 540, .end = 780},
        {.id = "late", .start = 1410, .end = 1830, .rest = 20},
        {.id = "whole", .start = 480, .end = 1920, .rest = 60},
        {.id = "again", .start = 420, .end = 930, .rest = 45},
        {.id = "double", .start = 600, .end = 3000, .rest = 120},
    };
    enum { N_USUAL = sizeof usual / sizeof *usual };
    bool taken[N_USUAL] = {false};
    w->p->n_shifts = 1 + truth_roll(w, w->is_long ? 2 : 3);
    w->p->shifts = BEM_TAKE(&w->p->arena, w->p->n_shifts, bem_shift);
    for (int s = 0; s < w->p->n_shifts; s++) {
        int i;
        do /* the first three are the usual ones */
            i = truth_one_in(w, 3) ? truth_roll(w, N_USUAL) : truth_roll(w, 3);
        while (taken[i]);
        taken[i] = true;
        w->p->shifts[s] = usual[i];
        draw_kind(w, &w->p->shifts[s]);
    }
}

static void draw_competences(truth_drawing *w) {
    bem_problem *p = w->p;
    p->n_competences = truth_roll(w, 3);
    p->competences = BEM_TAKE(&p->arena, p->n_competences, bem_competence);
    for (int q = 0; q < p->n_competences; q++) {
        p->competences[q].id = q ? "nurse" : "assistant";
        p->competences[q].covers = BEM_TAKE(&p->arena, p->n_competences, bool);
        p->competences[q].covers[q] = true;
    }
    if (p->n_competences == 2)
        p->competences[1].covers[0] = truth_one_in(w, 2);
}

static void draw_person(truth_drawing *w, int e) {
    static const char *const names[TRUTH_MOST_STAFF] = {"anna", "bo", "cia", "dan"};
    bem_problem *p = w->p;
    bem_person *person = &p->staff[e];
    person->id = names[e];
    person->contract = truth_roll(w, 2);
    person->share = truth_one_in(w, 2) ? 10000 : 5000 + truth_roll(w, 5001);
    person->primary = BEM_NO_ROLE;
    person->holds = BEM_TAKE(&p->arena, p->n_competences, bool);
    person->fills = BEM_TAKE(&p->arena, p->n_competences, bool);
    int n_held = p->n_competences ? 1 + truth_roll(w, p->n_competences) : 0;
    if (n_held > 0 && truth_one_in(w, 12))
        n_held = 0;
    for (int i = 0; i < n_held; i++) {
        int q = truth_roll(w, p->n_competences);
        person->holds[q] = true;
        person->primary = i == 0 ? q : person->primary;
        for (int other = 0; other < p->n_competences; other++)
            person->fills[other] |= p->competences[q].covers[other];
    }
}

/* Sequences of cells that a person's leave and pins may leave open. */
static int most_schedules(const truth_drawing *w) {
    static const int shared[TRUTH_MOST_STAFF + 1] = {0, 0, 200, 40, 15};
    return w->shared ? shared[w->p->n_staff] : 750;
}

static int n_schedules(const bem_problem *p, int e) {
    int n = 1;
    for (int d = 0; d < p->calendar.n_days; d++) {
        int cell = e * p->calendar.n_days + d;
        if (!p->leave[cell] && p->pin[cell] == BEM_ANY && n < 1000000)
            n *= p->n_shifts + 1;
    }
    return n;
}

static void fix_cell(truth_drawing *w, int cell, bool leave) {
    bem_problem *p = w->p;
    if (leave) {
        p->leave[cell] = true;
        p->credit[cell] = truth_one_in(w, 2) ? 0 : 60 * (1 + truth_roll(w, 8));
        p->pin[cell] = truth_one_in(w, 10) ? BEM_OFF : BEM_ANY;
    } else
        p->pin[cell] = truth_roll(w, p->n_shifts + 1) - 1;
}

static void draw_cells(truth_drawing *w, int e) {
    bem_problem *p = w->p;
    int n_days = p->calendar.n_days, *past = p->past + e * p->n_past;
    for (int cell = e * n_days; cell < (e + 1) * n_days; cell++) {
        p->pin[cell] = BEM_ANY;
        if (truth_one_in(w, 9))
            fix_cell(w, cell, true);
        else if (truth_one_in(w, 14))
            fix_cell(w, cell, false);
    }
    while (n_schedules(p, e) > most_schedules(w)) {
        int d = truth_roll(w, n_days), cell = e * n_days + d;
        int weekday = bem_weekday(&p->calendar, d);
        if (w->is_long && weekday >= BEM_FRIDAY && !truth_one_in(w, 6))
            continue; /* what a long ward is for is its weekends */
        if (!p->leave[cell] && p->pin[cell] == BEM_ANY)
            fix_cell(w, cell, !truth_one_in(w, 3));
    }
    for (int i = 0; i < p->n_past; i++)
        past[i] = truth_one_in(w, 8) ? BEM_UNKNOWN : truth_roll(w, p->n_shifts + 1) - 1;
}

/* Makes person e another anna. */
static void copy_first(truth_drawing *w, int e) {
    bem_problem *p = w->p;
    int n_days = p->calendar.n_days;
    const char *id = p->staff[e].id;
    p->staff[e] = p->staff[0];
    p->staff[e].id = id;
    for (int d = 0; d < n_days; d++) {
        p->leave[e * n_days + d] = p->leave[d];
        p->credit[e * n_days + d] = p->credit[d];
        p->pin[e * n_days + d] = p->pin[d];
    }
    for (int i = 0; i < p->n_past; i++)
        p->past[e * p->n_past + i] = p->past[i];
}

static void draw_staff(truth_drawing *w) {
    bem_problem *p = w->p;
    p->n_staff = 2 + truth_roll(w, TRUTH_MOST_STAFF - 1);
    p->n_past = truth_roll(w, truth_one_in(w, 3) ? 16 : 6);
    int n_cells = p->n_staff * p->calendar.n_days;
    p->staff = BEM_TAKE(&p->arena, p->n_staff, bem_person);
    p->leave = BEM_TAKE(&p->arena, n_cells, bool);
    p->credit = BEM_TAKE(&p->arena, n_cells, int);
    p->leave_place = BEM_TAKE(&p->arena, n_cells, bem_place);
    p->pin = BEM_TAKE(&p->arena, n_cells, int);
    p->past = BEM_TAKE(&p->arena, p->n_staff * p->n_past, int);
    for (int e = 0; e < p->n_staff; e++) {
        draw_person(w, e);
        draw_cells(w, e);
        if (e > 0 && w->alike && !truth_one_in(w, 4))
            copy_first(w, e);
    }
}

bem_problem *truth_draw(uint64_t seed) {
    static const int64_t monies[] = {1, 1, 5, 100, 100, 1237, 50000};
    truth_drawing w = {.p = bem_problem_new(), .dice = bem_random_for(seed, 0x7247, 0)};
    w.p->name = "drawn";
    w.money = monies[truth_roll(&w, (int)(sizeof monies / sizeof *monies))];
    w.alike = truth_one_in(&w, 3);
    w.shared = truth_one_in(&w, 3);
    w.is_long = truth_one_in(&w, 6);
    draw_shifts(&w);
    draw_calendar(&w);
    draw_competences(&w);
    truth_draw_contracts(&w);
    draw_staff(&w);
    truth_draw_rules(&w);
    truth_draw_needs(&w);
    return w.p;
}
