/* draw_needs.c - demand over shift sets and over spans, and wishes. */
#include "draw.h"

static void draw_span(truth_drawing *w, bem_demand *demand) {
    static const int marks[] = {0, 360, 420, 810, 900, 1275, 1290, 1440, 1875};
    enum { N_MARKS = sizeof marks / sizeof *marks };
    if (truth_one_in(w, 2)) {
        demand->from = truth_roll(w, BEM_DAY_MINUTES);
        demand->to = demand->from + 1 + truth_roll(w, 1200);
        return;
    }
    int i = truth_roll(w, N_MARKS - 2);
    demand->from = marks[i];
    demand->to = marks[i + 1 + truth_roll(w, N_MARKS - 1 - i)];
}

static void draw_heads(truth_drawing *w, bem_demand *demand) {
    int n_staff = w->p->n_staff;
    demand->min = truth_one_in(w, 2) ? 0 : 1 + truth_roll(w, n_staff - 1);
    demand->target = BEM_NO_TARGET;
    demand->max = BEM_NO_MAX;
    int least = demand->min;
    if (truth_one_in(w, 2))
        least = demand->target = demand->min + truth_roll(w, 2);
    if (truth_one_in(w, 3))
        demand->max = least + truth_roll(w, 2);
    if (demand->min == 0 && demand->target == BEM_NO_TARGET && demand->max == BEM_NO_MAX)
        demand->min = 1;
}

/* As the reader gives them: without a target the soft price is the limit's. */
static void draw_prices(truth_drawing *w, bem_demand *demand) {
    bool has_target = demand->target != BEM_NO_TARGET;
    demand->shortage = truth_price(w, 30);
    demand->below_min = demand->shortage + (has_target ? truth_price(w, 20) : 0);
    if (truth_one_in(w, demand->min == 1 ? 3 : 12))
        demand->below_min = BEM_HARD_PRICE;
    demand->surplus = truth_one_in(w, 3) ? 0 : truth_price(w, 8);
    demand->above_max = demand->surplus + (has_target ? truth_price(w, 20) : 0);
    if (truth_one_in(w, 4))
        demand->above_max = BEM_HARD_PRICE;
    if (truth_one_in(w, 4))
        demand->shortage_squared = truth_price(w, 10);
    if (truth_one_in(w, 6))
        demand->surplus_squared = truth_price(w, 5);
    demand->shortage = demand->below_min == BEM_HARD_PRICE && !has_target ? 0 : demand->shortage;
    demand->surplus = demand->above_max == BEM_HARD_PRICE && !has_target ? 0 : demand->surplus;
}

static bem_demand draw_demand(truth_drawing *w, int i) {
    bem_problem *p = w->p;
    bem_demand demand = {.id = bem_arena_format(&p->arena, "need-%d", i + 1)};
    demand.place.line = 100 + i;
    demand.competence = BEM_NO_ROLE;
    if (p->n_competences > 0 && !truth_one_in(w, 4))
        demand.competence = truth_roll(w, p->n_competences);
    demand.day = truth_mask(w, p->calendar.n_days, 3);
    if (truth_one_in(w, 2))
        demand.shifts = truth_mask(w, p->n_shifts, 2);
    else
        draw_span(w, &demand);
    draw_heads(w, &demand);
    draw_prices(w, &demand);
    return demand;
}

static bem_request draw_request(truth_drawing *w, int i) {
    bem_problem *p = w->p;
    bem_request wish = {.place.line = 200 + i, .on = truth_one_in(w, 2)};
    wish.person = w->alike ? p->n_staff - 1 : truth_roll(w, p->n_staff);
    wish.day = truth_roll(w, p->calendar.n_days);
    wish.shifts = truth_mask(w, p->n_shifts, truth_one_in(w, 2) ? 1000000 : 2);
    wish.mode = truth_one_in(w, 10)   ? BEM_MODE_OFF
                : truth_one_in(w, 10) ? BEM_MODE_HARD
                                      : BEM_MODE_SOFT;
    wish.cost = truth_price(w, 15);
    return wish;
}

void truth_draw_needs(truth_drawing *w) {
    bem_problem *p = w->p;
    p->n_demands = truth_roll(w, 5);
    p->demands = BEM_TAKE(&p->arena, p->n_demands, bem_demand);
    for (int i = 0; i < p->n_demands; i++)
        p->demands[i] = draw_demand(w, i);
    p->n_requests = truth_roll(w, 5);
    p->requests = BEM_TAKE(&p->arena, p->n_requests, bem_request);
    for (int i = 0; i < p->n_requests; i++)
        p->requests[i] = draw_request(w, i);
}
