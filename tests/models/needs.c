/* needs.c - a plan's hours as people on shifts: cases done by hand, and the account that must
 * close. */
#include "needs.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <math.h>
#include <stdlib.h>

enum { WEEKS = 2, DAYS = WEEKS * 7, DOCTOR = 0, NURSE = 1 };

/* A plan made by hand: one resource, one activity that does not wait, two competences. */
typedef struct hand_made {
    bem_problem *frame;
    bem_production p;
    bem_plan plan;
    double open[WEEKS], booked[WEEKS], need[2 * WEEKS], inflow[WEEKS], units[WEEKS];
    double team[2], work[2], use[1];
    bool weekdays[DAYS], all_days[DAYS];
    bem_shift shifts[2];
    bem_competence competences[2];
    bem_work works[2];
    bem_group group;
    bem_resource resource;
    bem_activity activity;
    bem_staffing staffing[4];
} hand_made;

/* 8 h shifts from Monday to Friday; the team is a doctor and half a nurse. */
static void make(hand_made *h) {
    *h = (hand_made){.frame = bem_problem_new(),
                     .team = {1, 0.5},
                     .use = {1},
                     .shifts = {{.id = "day", .start = 480, .end = 990, .rest = 30},
                                {.id = "night", .start = 1320, .end = 1800}},
                     .competences = {{.id = "doctor"}, {.id = "nurse"}},
                     .works = {{.id = "doctor"}, {.id = "nurse"}},
                     .group = {.id = "g", .primary = NURSE}};
    for (int d = 0; d < DAYS; d++) {
        h->all_days[d] = true;
        h->weekdays[d] = d % 7 < 5;
    }
    for (int t = 0; t < WEEKS; t++) {
        h->units[t] = 5;
        h->inflow[t] = 10;
        h->booked[t] = 10;
    }
    h->frame->competences = h->competences;
    h->frame->n_competences = 2;
    h->frame->shifts = h->shifts;
    h->frame->n_shifts = 2;
    h->frame->calendar.n_days = DAYS;
    h->resource = (bem_resource){
        .id = "room", .units = h->units, .hours = 40, .utilisation = 1, .team = h->team};
    h->activity = (bem_activity){.id = "visit",
                                 .work = h->work,
                                 .use = h->use,
                                 .has_need = true,
                                 .inflow = h->inflow,
                                 .category = -1};
    h->p = (bem_production){.frame = h->frame,
                            .n_weeks = WEEKS,
                            .works = h->works,
                            .n_works = 2,
                            .groups = &h->group,
                            .n_groups = 1,
                            .resources = &h->resource,
                            .n_resources = 1,
                            .activities = &h->activity,
                            .n_activities = 1,
                            .staffing = h->staffing};
    h->plan = (bem_plan){.booked = h->booked, .open = h->open, .work_need = h->need};
}

/* The plan opens so many units a week, and gives all that team and activity take. */
static void open_units(hand_made *h, double open) {
    for (int t = 0; t < WEEKS; t++) {
        h->open[t] = open;
        for (int k = 0; k < 2; k++) {
            double hours = open * 40 * h->team[k] + h->booked[t] * h->work[k];
            h->need[k * WEEKS + t] = hours;
            if (hours > 0)
                BEM_PUSH(&h->plan.uses, ((bem_plan_use){t, 0, k, hours}));
        }
    }
}

static bem_staffing sessions(const hand_made *h) {
    return (bem_staffing){.id = "rooms",
                          .resource = 0,
                          .competence = -1,
                          .shift = 0,
                          .day = (bool *)h->weekdays,
                          .part = -1,
                          .spare = -1,
                          .below_min = -1};
}

static bem_staffing hours(const hand_made *h, int q, int shift) {
    bem_staffing s = sessions(h);
    s.id = "hours";
    s.resource = -1;
    s.competence = q;
    s.shift = shift;
    return s;
}

static void clean(hand_made *h, bem_needs *needs) {
    bem_needs_free(needs);
    free(h->plan.uses.items);
    h->frame->competences = NULL;
    bem_problem_free(h->frame);
}

static const bem_need_row *row_of(const bem_needs *needs, int q, int shift) {
    for (int i = 0; i < needs->count; i++)
        if (needs->items[i].q == q && needs->items[i].shift == shift)
            return &needs->items[i];
    return NULL;
}

static int sum_of(const bem_need_row *row, int week) {
    int sum = 0;
    for (int d = 0; row && d < 7; d++)
        sum += row->heads[week * 7 + d];
    return sum;
}

/* plan + percentile + ratio + least - dropped + rounding = demand, and the demand is the shifts. */
static void expect_closed(const bem_needs *needs) {
    double demand = 0, shifts = 0;
    for (int i = 0; i < needs->lines.count; i++) {
        const bem_need_line *l = &needs->lines.items[i];
        cr_expect(epsilon_eq(
            dbl, l->plan + l->percentile + l->ratio + l->least - l->dropped + l->rounding,
            l->demand, 1e-9));
        demand += l->demand;
    }
    for (int i = 0; i < needs->count; i++)
        for (int d = 0; d < needs->n_weeks * 7; d++)
            shifts += needs->items[i].heads[d] * 8.0;
    cr_expect(epsilon_eq(dbl, demand, shifts, 1e-9));
}

static const bem_need_line *line_of(const bem_needs *needs, int t, int q) {
    for (int i = 0; i < needs->lines.count; i++)
        if (needs->lines.items[i].t == t && needs->lines.items[i].q == q)
            return &needs->lines.items[i];
    return NULL;
}

/* 2.3 units open 40 h a week are 11.5 sessions: 12 in the first week, 11 in the second. A doctor
 * each; half a nurse rounded up each day: sessions 2 2 3 2 3 need 1 1 2 1 2 nurses. */
Test(needs, sessions_have_their_whole_team) {
    hand_made h;
    make(&h);
    open_units(&h, 2.3);
    h.staffing[0] = sessions(&h);
    h.p.n_staffing = 1;
    bem_needs needs = bem_needs_of(&h.p, &h.plan, NULL, 0, WEEKS);
    const bem_need_row *doctor = row_of(&needs, DOCTOR, 0), *nurse = row_of(&needs, NURSE, 0);
    cr_assert(doctor && nurse);
    static const int sessions_a_day[DAYS] = {2, 2, 3, 2, 3, 0, 0, 2, 2, 2, 2, 3, 0, 0};
    for (int d = 0; d < DAYS; d++) {
        cr_expect(eq(int, doctor->heads[d], sessions_a_day[d]), "day %d", d);
        cr_expect(eq(int, nurse->heads[d], (sessions_a_day[d] + 1) / 2), "day %d", d);
    }
    cr_expect(epsilon_eq(dbl, line_of(&needs, 0, DOCTOR)->plan, 92, 1e-9));
    cr_expect(epsilon_eq(dbl, line_of(&needs, 0, DOCTOR)->rounding, 4, 1e-9));
    cr_expect(epsilon_eq(dbl, line_of(&needs, 1, DOCTOR)->rounding, -4, 1e-9));
    cr_expect_str_eq(doctor->id, "rooms.doctor");
    expect_closed(&needs);
    clean(&h, &needs);
}

/* Hours beside the team: 10 visits of 1.3 h a week are 1.625 shifts of 8 h; 2, then 1. */
Test(needs, hours_are_rounded_over_the_span) {
    hand_made h;
    make(&h);
    h.work[NURSE] = 1.3;
    open_units(&h, 0);
    h.staffing[0] = hours(&h, NURSE, 0);
    h.p.n_staffing = 1;
    bem_needs needs = bem_needs_of(&h.p, &h.plan, NULL, 0, WEEKS);
    const bem_need_row *nurse = row_of(&needs, NURSE, 0);
    cr_expect(eq(int, sum_of(nurse, 0), 2));
    cr_expect(eq(int, sum_of(nurse, 1), 1));
    cr_expect(epsilon_eq(dbl, line_of(&needs, 0, NURSE)->rounding, 3, 1e-9));
    expect_closed(&needs);
    clean(&h, &needs);
}

/* Shifts that share hours: by their lengths and days, or by the parts stated. */
Test(needs, parts_of_hours) {
    hand_made h;
    make(&h);
    h.work[NURSE] = 11.2; /* 112 h, 14 shifts a week */
    open_units(&h, 0);
    h.staffing[0] = hours(&h, NURSE, 0);
    h.staffing[1] = hours(&h, NURSE, 1);
    h.staffing[0].day = h.staffing[1].day = h.all_days;
    h.p.n_staffing = 2;
    bem_needs needs = bem_needs_of(&h.p, &h.plan, NULL, 0, WEEKS);
    cr_expect(eq(int, sum_of(row_of(&needs, NURSE, 0), 0), 7));
    cr_expect(eq(int, sum_of(row_of(&needs, NURSE, 1), 0), 7));
    expect_closed(&needs);
    bem_needs_free(&needs);
    h.staffing[0].part = 0.75;
    h.staffing[1].part = 0.25;
    needs = bem_needs_of(&h.p, &h.plan, NULL, 0, WEEKS);
    cr_expect(
        eq(int, sum_of(row_of(&needs, NURSE, 0), 0) + sum_of(row_of(&needs, NURSE, 0), 1), 21));
    cr_expect(
        eq(int, sum_of(row_of(&needs, NURSE, 1), 0) + sum_of(row_of(&needs, NURSE, 1), 1), 7));
    expect_closed(&needs);
    clean(&h, &needs);
}

/* 4.2 open units at four a nurse: two on each shift of each day, whatever the team says; the
 * doctors of the team, whom no ratio has, have no shift and are dropped by name. */
Test(needs, ratios_take_the_place_of_the_team) {
    static double ratio[2] = {0, 4};
    hand_made h;
    make(&h);
    open_units(&h, 4.2);
    h.staffing[0] = sessions(&h);
    h.staffing[0].ratio = ratio;
    h.staffing[0].day = h.all_days;
    h.staffing[1] = h.staffing[0];
    h.staffing[1].shift = 1;
    h.staffing[1].min = 3;
    h.p.n_staffing = 2;
    bem_needs needs = bem_needs_of(&h.p, &h.plan, NULL, 0, WEEKS);
    for (int d = 0; d < DAYS; d++) {
        cr_expect(eq(int, row_of(&needs, NURSE, 0)->heads[d], 2));
        cr_expect(eq(int, row_of(&needs, NURSE, 1)->heads[d], 3));
    }
    const bem_need_line *nurse = line_of(&needs, 0, NURSE), *doctor = line_of(&needs, 0, DOCTOR);
    cr_expect(epsilon_eq(dbl, nurse->plan, 84, 1e-9));
    cr_expect(epsilon_eq(dbl, nurse->ratio, 2 * 7 * 8 * 4.2 / 4 - 84, 1e-9));
    cr_expect(epsilon_eq(dbl, nurse->least, 7 * 8, 1e-9));
    cr_expect(epsilon_eq(dbl, doctor->dropped, 168, 1e-9));
    cr_expect(epsilon_eq(dbl, doctor->demand, 0, 1e-9));
    expect_closed(&needs);
    clean(&h, &needs);
}

/* At a percentile with half as much again, what does not wait takes half as much again; what waits
 * takes no more. */
Test(needs, a_percentile_is_for_what_cannot_wait) {
    for (int waits = 0; waits < 2; waits++) {
        hand_made h;
        make(&h);
        h.activity.waits = waits;
        h.booked[0] = h.booked[1] = 80; /* all that two units have */
        open_units(&h, 2);
        h.staffing[0] = sessions(&h);
        h.p.n_staffing = 1;
        static double more[WEEKS] = {15, 15};
        bem_activity activity = h.activity;
        bem_production at = h.p;
        activity.inflow = more;
        at.activities = &activity;
        bem_needs needs = bem_needs_of(&h.p, &h.plan, &at, 0, WEEKS);
        const bem_need_row *doctor = row_of(&needs, DOCTOR, 0);
        cr_expect(eq(int, sum_of(doctor, 0), waits ? 10 : 15));
        cr_expect(eq(int, doctor->planned[0], 2), "the plan's own is kept beside");
        cr_expect(epsilon_eq(dbl, line_of(&needs, 0, DOCTOR)->percentile, waits ? 0 : 40, 1e-9));
        expect_closed(&needs);
        clean(&h, &needs);
    }
}

/* Units held open beyond what is booked are filled first: 80 hours open, 40 booked, so half as many
 * again still fit. */
Test(needs, units_held_open_are_filled_first) {
    hand_made h;
    make(&h);
    open_units(&h, 2);
    h.staffing[0] = sessions(&h);
    h.p.n_staffing = 1;
    static double more[WEEKS] = {15, 15};
    for (int t = 0; t < WEEKS; t++)
        h.booked[t] = 40; /* of 80 hours open */
    bem_activity activity = h.activity;
    bem_production at = h.p;
    activity.inflow = more;
    at.activities = &activity;
    bem_needs needs = bem_needs_of(&h.p, &h.plan, &at, 0, WEEKS);
    cr_expect(eq(int, sum_of(row_of(&needs, DOCTOR, 0), 0), 10));
    cr_expect(epsilon_eq(dbl, line_of(&needs, 0, DOCTOR)->percentile, 0, 1e-9));
    expect_closed(&needs);
    clean(&h, &needs);
}

/* No more sessions a day than units; no session in a week without its days. */
Test(needs, what_finds_no_place_is_dropped_by_name) {
    hand_made h;
    make(&h);
    open_units(&h, 3);
    h.units[0] = h.units[1] = 2;
    for (int d = 7; d < DAYS; d++)
        h.weekdays[d] = false;
    h.staffing[0] = sessions(&h);
    h.p.n_staffing = 1;
    bem_needs needs = bem_needs_of(&h.p, &h.plan, NULL, 0, WEEKS);
    cr_expect(eq(int, sum_of(row_of(&needs, DOCTOR, 0), 0), 10));
    cr_expect(epsilon_eq(dbl, line_of(&needs, 0, DOCTOR)->dropped, 40, 1e-9));
    cr_expect(eq(int, sum_of(row_of(&needs, DOCTOR, 0), 1), 0));
    expect_closed(&needs);
    clean(&h, &needs);
}

/* Two staffings on one shift ask for the sum: whoever is there counts once. */
Test(needs, one_shift_one_row) {
    hand_made h;
    make(&h);
    h.work[DOCTOR] = 4; /* 40 h a week beside the team */
    open_units(&h, 2);
    h.staffing[0] = sessions(&h);
    h.staffing[1] = hours(&h, DOCTOR, 0);
    h.p.n_staffing = 2;
    bem_needs needs = bem_needs_of(&h.p, &h.plan, NULL, 0, WEEKS);
    const bem_need_row *doctor = row_of(&needs, DOCTOR, 0);
    cr_assert_not_null(doctor);
    cr_expect_str_eq(doctor->id, "rooms+hours.doctor");
    cr_expect(eq(int, sum_of(doctor, 0), 10 + 5));
    bem_arena arena = {0};
    cr_expect_str_eq(bem_needs_activities(&h.p, doctor, &arena), "visit");
    bem_arena_free(&arena);
    expect_closed(&needs);
    clean(&h, &needs);
}
