/* cover.c - see cover.h. */
#include "cover.h"

#include <stdlib.h>

enum { DAYS_BACK = 4 }; /* no shift lasts longer */

static bool is_cut(const bem_problem *p, int minute) {
    int day = minute / BEM_DAY_MINUTES;
    for (int d = day - DAYS_BACK; d <= day; d++)
        for (int s = 0; s < p->n_shifts; s++)
            if (d * BEM_DAY_MINUTES + p->shifts[s].start == minute ||
                d * BEM_DAY_MINUTES + p->shifts[s].end == minute)
                return true;
    return false;
}

static int count_standing(const truth_cover *cover, const truth_place *place) {
    const bem_problem *p = cover->p;
    int heads = 0;
    for (int e = 0; e < p->n_staff; e++)
        for (int d = -DAYS_BACK; d < 0; d++) {
            int s = bem_past(p, e, d);
            heads += s >= 0 && truth_counts(cover, place, d, s, p->staff[e].primary);
        }
    return heads;
}

static void add_span(truth_cover *cover, int i, int day) {
    const bem_problem *p = cover->p;
    int midnight = day * BEM_DAY_MINUTES, end = midnight + p->demands[i].to;
    for (int from = midnight + p->demands[i].from, to; from < end; from = to) {
        to = from + 1;
        while (to < end && !is_cut(p, to))
            to++;
        truth_place place = {.demand = i, .day = day, .minute = from};
        place.minutes = bem_elapsed(&p->calendar, from, to);
        place.standing = count_standing(cover, &place);
        if (place.minutes > 0)
            BEM_PUSH(cover, place);
    }
}

truth_cover truth_cover_new(const bem_problem *p) {
    truth_cover cover = {.p = p};
    for (int i = 0; i < p->n_demands; i++)
        for (int d = 0; d < p->calendar.n_days; d++) {
            if (!p->demands[i].day[d])
                continue;
            truth_place place = {.demand = i, .day = d, .minutes = 60};
            if (p->demands[i].shifts)
                BEM_PUSH(&cover, place);
            else
                add_span(&cover, i, d);
        }
    return cover;
}

void truth_cover_free(truth_cover *cover) { free(cover->items); }

bool truth_counts(const truth_cover *cover, const truth_place *place, int d, int s, int role) {
    const bem_demand *demand = &cover->p->demands[place->demand];
    const bem_shift *shift = &cover->p->shifts[s];
    if (demand->competence != BEM_NO_ROLE && demand->competence != role)
        return false;
    if (demand->shifts)
        return d == place->day && demand->shifts[s];
    int minute = place->minute - d * BEM_DAY_MINUTES;
    return shift->kind == BEM_SHIFT_WORK && shift->start <= minute && minute < shift->end;
}

static bool is_asked(const truth_cover *cover, int d, int s, int q) {
    for (int i = 0; i < cover->count; i++) {
        const truth_place *place = &cover->items[i];
        if (cover->p->demands[place->demand].competence == q && truth_counts(cover, place, d, s, q))
            return true;
    }
    return false;
}

int truth_roles(const truth_cover *cover, int e, int d, int s, int *list) {
    const bem_person *person = &cover->p->staff[e];
    int n = 0;
    for (int q = 0; q < cover->p->n_competences; q++)
        if (person->fills[q] && is_asked(cover, d, s, q))
            list[n++] = q;
    if (n == 0)
        list[n++] = person->primary;
    return n;
}

static int count_heads(const truth_cover *cover, const truth_place *place,
                       const bem_roster *roster) {
    int heads = place->standing;
    for (int e = 0; e < roster->n_staff; e++)
        for (int d = 0; d < roster->n_days; d++) {
            const bem_cell *cell = bem_roster_cell(roster, e, d);
            int primary = cover->p->staff[e].primary;
            heads +=
                cell->shift >= 0 && truth_counts(cover, place, d, cell->shift,
                                                 cell->role == BEM_NO_ROLE ? primary : cell->role);
        }
    return heads;
}

int64_t truth_cover_cost(const truth_cover *cover, const bem_roster *roster, int *hard) {
    int64_t cost = 0;
    for (int i = 0; i < cover->count; i++) {
        const truth_place *place = &cover->items[i];
        int missed = 0;
        cost += bem_demand_cost(&cover->p->demands[place->demand],
                                count_heads(cover, place, roster), place->minutes, &missed);
        *hard += missed;
    }
    return cost;
}
