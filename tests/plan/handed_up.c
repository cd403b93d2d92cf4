/* handed_up.c - what the roster could not find: read by name, taken from the plan, and accounted
 * for to the hour. */
#include "handed_up_read.h"
#include "planned.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { N_PLANS = 100 };

static bem_plan solve_with(bem_production *p, bem_lacks *lacks) {
    bem_plan_settings settings = bem_plan_settings_default();
    settings.no_prices = true;
    return bem_plan_solve_with(p, lacks, &settings);
}

/* Ten hours of ten; the roster lacks some of them. Three hours may be hired, the others are given
 * up: what was turned away is short. */
Test(handed_up, equals_the_account_done_by_hand) {
    static const struct {
        double lacking, rental, unresolved, taken;
        int64_t cost;
    } cases[] = {
        {2, 2, 0, 2, 2 * 50000},                 /* all hired */
        {5, 3, 2, 5, 3 * 50000 + 2 * 100000},    /* two visits are turned away */
        {14, 3, 11, 10, 3 * 50000 + 7 * 100000}, /* four hours were never the plan's */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bem_production *p = read_plan(
            1, "competences: {doctor: {}}\n"
               "groups: {doctors: {contract: ten, competences: doctor, heads: 1}}\n"
               "offers: {agency: {kind: rental, competences: doctor, hours: 3, price: 500 per "
               "hour}}\n"
               "activities:\n  visit: {time: {doctor: 1h}, inflow: 10, waits: false, "
               "turned_away: 1000}\n");
        bem_lacks lacks = {0};
        bem_lacks_add(&lacks, 0, 0, cases[i].lacking);
        bem_plan plan = solve_with(p, &lacks);
        cr_assert(eq(int, plan.received.count, 1));
        const bem_plan_received *r = &plan.received.items[0];
        cr_expect(epsilon_eq(dbl, r->hours, cases[i].lacking, 1e-9));
        cr_expect(epsilon_eq(dbl, r->rental, cases[i].rental, 1e-6), "case %zu", i);
        cr_expect(epsilon_eq(dbl, r->unresolved, cases[i].unresolved, 1e-6), "case %zu", i);
        cr_expect(epsilon_eq(dbl, r->own + r->pool + r->put_off, 0, 1e-6), "case %zu", i);
        cr_expect(epsilon_eq(dbl, lacks.items[0].taken, cases[i].taken, 1e-9), "case %zu", i);
        cr_expect(eq(i64, plan.received_cost, cases[i].cost), "case %zu", i);
        double listed = 0;
        for (int j = 0; j < plan.shortages.count; j++) {
            cr_expect(plan.shortages.items[j].from_roster);
            listed += plan.shortages.items[j].hours;
        }
        cr_expect(epsilon_eq(dbl, listed, cases[i].unresolved, 1e-6), "case %zu: %g", i, listed);
        bem_plan_free(&plan);
        bem_lacks_free(&lacks);
        bem_production_free(p);
    }
}

/* Idle hours of those who hold the competence are no remedy: the roster had them. */
Test(handed_up, idle_holders_do_not_mend_it) {
    bem_production *p =
        read_plan(2, "competences: {doctor: {}, clerk: {}}\ngroups:\n"
                     "  doctors: {contract: ten, competences: doctor, heads: 2}\n"
                     "  clerks: {contract: ten, competences: clerk, heads: 1}\n"
                     "activities:\n  visit: {time: {doctor: 1h}, inflow: 10, waits: false, "
                     "turned_away: 1000}\n");
    bem_lacks lacks = {0};
    bem_lacks_add(&lacks, 1, 0, 4);
    bem_plan plan = solve_with(p, &lacks);
    cr_expect(epsilon_eq(dbl, plan.performed[0], 10, 1e-6), "the other week is as it was");
    cr_expect(epsilon_eq(dbl, plan.performed[1], 6, 1e-6));
    cr_expect(epsilon_eq(dbl, plan.received.items[0].unresolved, 4, 1e-6));
    cr_expect(epsilon_eq(dbl, p->groups[group_named(p, "clerks")].hours[1], 10, 1e-9));
    bem_plan_free(&plan);
    bem_lacks_free(&lacks);
    bem_production_free(p);
}

static void draw_lacks(unsigned seed, const bem_production *p, bem_lacks *lacks) {
    for (int i = 0; i < 3; i++) {
        seed = seed * 1103515245u + 12345u;
        bem_lacks_add(lacks, (int)((seed >> 8) % (unsigned)p->n_weeks),
                      (int)((seed >> 16) % (unsigned)p->frame->n_competences),
                      (double)((seed >> 20) % 40));
    }
}

/* A group like each that lost hours, with just those, for nothing: then the plan is as good. */
static void give_back(bem_production *p) {
    int n = p->n_groups;
    bem_group *groups = BEM_TAKE(&p->frame->arena, 2 * n, bem_group);
    memcpy(groups, p->groups, (size_t)n * sizeof *groups);
    for (int g = 0; g < n; g++) {
        bem_group *gift = &groups[n + g];
        gift->id = groups[g].id;
        gift->supply = BEM_SUPPLY_POOL;
        gift->primary = groups[g].primary;
        gift->takes = groups[g].takes;
        gift->hours =
            groups[g].lost ? groups[g].lost : BEM_TAKE(&p->frame->arena, p->n_weeks, double);
    }
    p->groups = groups;
    p->n_groups = 2 * n;
}

/* What the roster lacks is what the plan decided and what it hands on, to the hour, and nothing of
 * it turns up twice; without hours no plan is cheaper; with them given back it is as before. */
Test(handed_up, nothing_vanishes_between_roster_and_plan) {
    int n_mended = 0, n_unresolved = 0;
    for (unsigned seed = 0; seed < N_PLANS; seed++) {
        bem_production *p = draw_plan(seed);
        bem_lacks lacks = {0};
        draw_lacks(seed, p, &lacks);
        bem_plan plan = solve_with(p, &lacks);
        cr_assert_eq(plan.status, BEM_PLAN_OPTIMAL, "plan %u", seed);
        cr_assert(eq(int, plan.received.count, lacks.count));
        double handed_on = 0, listed = 0;
        for (int i = 0; i < lacks.count; i++) {
            const bem_plan_received *r = &plan.received.items[i];
            double parts = r->own + r->pool + r->rental + r->put_off + r->unresolved;
            cr_expect(epsilon_eq(dbl, r->hours, lacks.items[i].hours, 1e-9));
            cr_expect(epsilon_eq(dbl, parts, r->hours, 1e-6), "plan %u: %g of %g", seed, parts,
                      r->hours);
            cr_expect(r->own >= 0 && r->pool >= 0 && r->rental >= 0 && r->put_off >= 0 &&
                          r->unresolved >= 0,
                      "plan %u", seed);
            handed_on += r->unresolved;
            n_mended += r->own + r->pool + r->rental > 0.1;
            n_unresolved += r->unresolved > 0.1;
        }
        for (int i = 0; i < plan.shortages.count; i++)
            if (plan.shortages.items[i].from_roster && plan.shortages.items[i].k >= 0 &&
                !p->works[plan.shortages.items[i].k].is_task)
                listed += plan.shortages.items[i].hours;
        cr_expect_leq(listed, handed_on + 1e-5, "plan %u", seed);
        cr_expect_geq(plan.received_cost, -1, "plan %u", seed);
        int64_t before = plan.cost.total - plan.received_cost;
        give_back(p);
        bem_plan again = solve_plan(p);
        cr_expect_leq(again.cost.total, before + 100, "plan %u: with the hours given back", seed);
        bem_plan_free(&again);
        bem_plan_free(&plan);
        bem_lacks_free(&lacks);
        bem_production_free(p);
    }
    cr_expect_geq(n_mended, 10);
    cr_expect_geq(n_unresolved, 10);
}

/* ---- reading ---- */

static const char staffed[] =
    "competences: {nurse: {}, theatre.nurse: {}}\n"
    "shifts: {day: {time: 07:00-16:00, break: 60m}, night: {time: 21:00-07:00}}\n"
    "groups: {nurses: {contract: ten, competences: [nurse, theatre.nurse], heads: 9}}\n"
    "resources: {bed: {units: 4, hours: 10h per week, team: {nurse: 1}}}\n"
    "activities: {day: {uses: {bed: 1h}, time: {theatre.nurse: 1h}, inflow: 3}}\n"
    "staffing:\n"
    "  - {id: beds, resource: bed, shift: night, ratio: {nurse: 4}, shortage: 100}\n"
    "  - {id: letters, competence: nurse, shift: day, shortage: 100}\n"
    "  - {id: a+b, competence: theatre.nurse, shift: day, shortage: 100}\n";

#define ROSTER(moments) "{\"format\": \"bemanna-roster/1\", \"coverage\": [" moments "]}"
#define MOMENT(demand, date, missing)                                                              \
    "\n{\"demand\": \"" demand "\", \"date\": \"" date "\", \"short\": " #missing "}"

Test(handed_up_read, demands_are_known_by_their_names) {
    static const char roster[] = ROSTER(MOMENT("beds.nurse.1", "2027-01-05", 2) "," MOMENT(
        "letters+a+b.nurse.12", "2027-01-12",
        1) "," MOMENT("beds.nurse.2", "2027-01-04",
                      1) "," MOMENT("a+b.theatre.nurse.1", "2027-01-06",
                                    3) "," MOMENT("beds.nurse.2", "2027-01-06",
                                                  0) "," MOMENT("lunch", "2027-01-06", 1));
    static const bem_lack expected[] = {{0, 0, 30, 0}, {0, 1, 24, 0}, {1, 0, 8, 0}};
    bem_production *p = read_plan(2, staffed);
    bem_lacks lacks = {0};
    bem_diags diags = {0};
    cr_assert(bem_handed_up_read_text("r.json", roster, strlen(roster), p, &lacks, &diags));
    cr_assert(eq(int, lacks.count, 3));
    for (int i = 0; i < 3; i++) {
        cr_expect(eq(int, lacks.items[i].t, expected[i].t), "lack %d", i);
        cr_expect(eq(int, lacks.items[i].q, expected[i].q), "lack %d", i);
        cr_expect(epsilon_eq(dbl, lacks.items[i].hours, expected[i].hours, 1e-9), "lack %d", i);
    }
    cr_assert(eq(int, diags.count, 1)); /* a warning: the ward's own lunch */
    cr_expect(eq(int, diags.items[0].place.line, 7));
    bem_diags_free(&diags);
    bem_lacks_free(&lacks);
    bem_production_free(p);
}

Test(handed_up_read, what_is_no_roster_is_told_where) {
    static const struct {
        const char *text, *told;
    } cases[] = {
        {"[]", "1:1 this is no roster: \"format\" must be \"bemanna-roster/1\""},
        {"{\"format\": \"bemanna-plan/1\"}",
         "1:1 this is no roster: \"format\" must be \"bemanna-roster/1\""},
        {"{\"format\": \"bemanna-roster/1\"}", "1:1 the roster has no \"coverage\""},
        {ROSTER(MOMENT("beds.nurse.1", "2027-01-18", 1)), "2:1 2027-01-18 lies outside the plan"},
        {ROSTER(MOMENT("beds.nurse.1", "2027-01-03", 1)), "2:1 2027-01-03 lies outside the plan"},
        {ROSTER(MOMENT("beds.nurse.1", "soon", 1)),
         "2:1 this is no coverage: \"demand\", \"date\" and \"short\" must be there"},
        {ROSTER(MOMENT("beds.nurse.1", "2027-01-04", -1)),
         "2:1 this is no coverage: \"demand\", \"date\" and \"short\" must be there"},
        {ROSTER("7"), "1:45 this is no coverage: \"demand\", \"date\" and \"short\" must be there"},
    };
    bem_production *p = read_plan(2, staffed);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bem_lacks lacks = {0};
        bem_diags diags = {0};
        char told[300] = "nothing";
        cr_expect_not(bem_handed_up_read_text("r.json", cases[i].text, strlen(cases[i].text), p,
                                              &lacks, &diags),
                      "case %zu", i);
        if (diags.count > 0)
            snprintf(told, sizeof told, "%d:%d %s", diags.items[0].place.line,
                     diags.items[0].place.column, diags.items[0].message);
        cr_expect_str_eq(told, cases[i].told, "case %zu: %s", i, told);
        bem_diags_free(&diags);
        bem_lacks_free(&lacks);
    }
    bem_production_free(p);
}
