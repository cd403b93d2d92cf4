/* compile_roles.c - which roles a shift can be worked in, and the duties. */
#include "compile.h"

#include <assert.h>

static void want(const bem_problem *p, bool *wanted, int d, int s, int q) {
    wanted[(d * p->n_shifts + s) * p->n_competences + q] = true;
}

/* Every shift that runs at some moment of a span on an active day. */
static void want_span(const bem_problem *p, const bem_demand *demand, bool *wanted) {
    int n_days = p->calendar.n_days;
    for (int s = 0; s < p->n_shifts; s++) {
        const bem_shift *shift = &p->shifts[s];
        /* begun `ahead` days before the span's day: start < to + ahead days, end > from + ahead */
        for (int ahead = -(demand->to / BEM_DAY_MINUTES); ahead <= shift->end / BEM_DAY_MINUTES;
             ahead++) {
            int lag = ahead * BEM_DAY_MINUTES;
            if (shift->kind != BEM_SHIFT_WORK || shift->start - lag >= demand->to ||
                shift->end - lag <= demand->from)
                continue;
            for (int d = 0; d < n_days; d++)
                if (d + ahead >= 0 && d + ahead < n_days && demand->day[d + ahead])
                    want(p, wanted, d, s, demand->competence);
        }
    }
}

static void want_shifts(const bem_problem *p, const bem_demand *demand, bool *wanted) {
    for (int d = 0; d < p->calendar.n_days; d++)
        for (int s = 0; s < p->n_shifts; s++)
            if (demand->day[d] && demand->shifts[s])
                want(p, wanted, d, s, demand->competence);
}

int bem_roles_of(const bem_roles *roles, const bem_problem *p, int e, int d, int s, int *list) {
    const bool *wanted = roles->wanted + (size_t)((d * p->n_shifts + s) * p->n_competences);
    int count = 0;
    for (int q = 0; q < p->n_competences; q++)
        if (wanted[q] && p->staff[e].fills[q])
            list[count++] = q;
    if (count == 0)
        list[count++] = p->staff[e].primary;
    return count;
}

static void mark_duties(const bem_problem *p, const bem_roles *roles, int *list) {
    for (int e = 0; e < p->n_staff; e++)
        for (int d = 0; d < p->calendar.n_days; d++)
            for (int s = 0; s < p->n_shifts; s++) {
                int n_roles = bem_roles_of(roles, p, e, d, s, list);
                for (int i = 0; i < n_roles; i++)
                    roles->duty_of[s * (p->n_competences + 1) + list[i] + 1] = 1;
            }
}

bem_roles bem_roles_build(const bem_problem *p, bem_arena *arena) {
    bem_roles roles = {0};
    int n_pairs = p->n_shifts * (p->n_competences + 1);
    roles.wanted = BEM_TAKE(arena, p->calendar.n_days * p->n_shifts * p->n_competences, bool);
    roles.duty_of = BEM_TAKE(arena, n_pairs, int);
    for (int i = 0; i < p->n_demands; i++) {
        const bem_demand *demand = &p->demands[i];
        if (demand->competence == BEM_NO_ROLE)
            continue;
        if (demand->shifts)
            want_shifts(p, demand, roles.wanted);
        else
            want_span(p, demand, roles.wanted);
    }
    mark_duties(p, &roles, BEM_TAKE(arena, p->n_competences + 1, int));
    roles.duties = BEM_TAKE(arena, n_pairs + 1, bem_duty);
    roles.duties[roles.n_duties++] = (bem_duty){BEM_OFF, BEM_NO_ROLE, 0};
    for (int i = 0; i < n_pairs; i++) {
        bool used = roles.duty_of[i] == 1;
        roles.duty_of[i] = used ? roles.n_duties : -1;
        if (used)
            roles.duties[roles.n_duties++] =
                (bem_duty){i / (p->n_competences + 1), i % (p->n_competences + 1) - 1, 0};
    }
    bem_roles_add_marks(&roles, p, arena);
    return roles;
}
