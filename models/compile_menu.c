/* compile_menu.c - what is on offer on each day, and what taking it costs.
 *
 * On a day of leave only off. Otherwise off and every shift in each of its
 * roles; pins, forbidden shifts and hard wishes take offers away, wages, soft
 * wishes and soft forbidden shifts price them. */
#include "compile.h"

#include <assert.h>

bool bem_is_on_leave(const bem_compiling *c, int d) {
    bool out = c->left_out->leave && c->left_out->leave[d];
    return !out && c->problem->leave[c->e * c->problem->calendar.n_days + d];
}

void bem_menu_remove(bem_menu *menu, int shift) {
    int kept = 0;
    for (int o = 0; o < menu->count; o++)
        if (menu->offers[o].shift != shift)
            menu->offers[kept++] = menu->offers[o];
    menu->count = kept;
}

static void offer_shift(bem_compiling *c, int d, int s, bem_menu *menu, int *list) {
    const bem_problem *p = c->problem;
    int n_roles = bem_roles_of(c->roles, p, c->e, d, s, list);
    int64_t wage = bem_shift_wage(p, c->e, s, d);
    int most_marks = bem_marks_of(c->roles, c->e, d);
    for (int i = 0; i < n_roles; i++) {
        int duty = c->roles->duty_of[s * (p->n_competences + 1) + list[i] + 1];
        assert(duty > BEM_DUTY_OFF);
        for (int marks = 0; marks <= most_marks; marks++)
            if ((marks & most_marks) == marks)
                menu->offers[menu->count++] =
                    (bem_offer){bem_marked_duty(c->roles, duty, marks), s, wage, marks};
    }
}

static void open_menu(bem_compiling *c, int d, int *list) {
    const bem_problem *p = c->problem;
    bem_menu *menu = &c->out->menu[d];
    int most = 1 + p->n_shifts * (p->n_competences + 1) * (1 << c->roles->n_marks);
    int pin = p->pin[c->e * p->calendar.n_days + d];
    if (c->left_out->pins && c->left_out->pins[d])
        pin = BEM_ANY;
    bool leave = bem_is_on_leave(c, d);
    menu->offers = BEM_TAKE(c->arena, most, bem_offer);
    if (pin == BEM_ANY || pin == BEM_OFF)
        menu->offers[menu->count++] = (bem_offer){BEM_DUTY_OFF, BEM_OFF, 0, 0};
    for (int s = 0; s < p->n_shifts && !leave; s++)
        if (pin == BEM_ANY || pin == s)
            offer_shift(c, d, s, menu, list);
}

/* Does working `shift` (or being off) refuse the wish? */
static bool is_refused(const bem_request *wish, int shift) {
    bool given = shift >= 0 && wish->shifts[shift];
    return wish->on ? !given : given;
}

static void weigh_wish(const bem_request *wish, bem_menu *menu) {
    int kept = 0;
    for (int o = 0; o < menu->count; o++) {
        bem_offer offer = menu->offers[o];
        if (is_refused(wish, offer.shift)) {
            if (wish->mode == BEM_MODE_HARD)
                continue;
            offer.cost += wish->cost;
        }
        menu->offers[kept++] = offer;
    }
    menu->count = kept;
}

void bem_compile_menu(bem_compiling *c) {
    const bem_problem *p = c->problem;
    int n_days = p->calendar.n_days;
    bem_arena scratch = {0};
    int *list = BEM_TAKE(&scratch, p->n_competences + 1, int);
    c->out->menu = BEM_TAKE(c->arena, n_days, bem_menu);
    for (int d = 0; d < n_days; d++)
        open_menu(c, d, list);
    for (int w = 0; w < p->n_requests; w++) {
        const bem_request *wish = &p->requests[w];
        bool out = c->left_out->requests && c->left_out->requests[w];
        if (wish->person == c->e && wish->mode != BEM_MODE_OFF && !out)
            weigh_wish(wish, &c->out->menu[wish->day]);
    }
    bem_arena_free(&scratch);
}

void bem_compile_shifts(bem_compiling *c, int r) {
    const bem_rule *rule = &c->problem->rules[r];
    for (int d = 0; d < c->out->n_days; d++) {
        bem_menu *menu = &c->out->menu[d];
        if (!rule->day[d])
            continue;
        int kept = 0;
        for (int o = 0; o < menu->count; o++) {
            bem_offer offer = menu->offers[o];
            if (offer.shift >= 0 && rule->shifts[offer.shift]) {
                if (rule->mode == BEM_MODE_HARD)
                    continue;
                offer.cost += bem_price_of(rule->price, 1);
            }
            menu->offers[kept++] = offer;
        }
        menu->count = kept;
    }
}

void bem_compile_without_competence(bem_compiling *c, int r) {
    const bem_rule *rule = &c->problem->rules[r];
    for (int q = 0; q < c->problem->n_competences && rule->competences; q++)
        if (rule->competences[q] && !c->problem->staff[c->e].holds[q]) {
            bem_compile_shifts(c, r);
            return;
        }
}
