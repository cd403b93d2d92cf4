/* planned.c - small plans: read, drawn and solved. */
#include "planned.h"

#include <criterion/criterion.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bem_production *read_plan(int n_weeks, const char *more) {
    char text[20000];
    bem_diags diags = {0};
    snprintf(text, sizeof text,
             "format: bemanna/1\nhorizon: {start: 2027-01-04, weeks: %d}\n"
             "contracts:\n  ten: {full_time: 10h per week}\n"
             "  paid: {full_time: 10h per week, pay: {hourly: 100}}\n"
             "  month: {full_time: 40h per week, pay: {monthly: 36525, employer_fee: 50%%}}\n%s",
             n_weeks, more);
    bem_production *p = bem_production_read_text("plan.yaml", text, strlen(text), &diags);
    for (int i = 0; i < diags.count; i++)
        cr_log_error("line %d: %s\n%s", diags.items[i].place.line, diags.items[i].message, text);
    cr_assert_not_null(p);
    bem_diags_free(&diags);
    return p;
}

bem_plan solve_plan(const bem_production *p) {
    bem_plan_settings settings = bem_plan_settings_default();
    settings.n_tested = 8;
    return bem_plan_solve(p, &settings);
}

int group_named(const bem_production *p, const char *id) {
    for (int g = 0; g < p->n_groups; g++)
        if (strcmp(p->groups[g].id, id) == 0)
            return g;
    cr_assert(false, "no group %s", id);
    return -1;
}

int resource_named(const bem_production *p, const char *id) {
    for (int r = 0; r < p->n_resources; r++)
        if (strcmp(p->resources[r].id, id) == 0)
            return r;
    cr_assert(false, "no resource %s", id);
    return -1;
}

/* ---- by dice ---- */

typedef struct dice {
    unsigned state;
    char text[16000];
    int length;
} dice;

static int roll(dice *d, int least, int most) {
    d->state = d->state * 1103515245u + 12345u;
    return least + (int)((d->state >> 8) % (unsigned)(most - least + 1));
}

static void say(dice *d, const char *format, ...) __attribute__((format(printf, 2, 3)));
static void say(dice *d, const char *format, ...) {
    va_list args;
    va_start(args, format);
    d->length += vsnprintf(d->text + d->length, sizeof d->text - (size_t)d->length, format, args);
    va_end(args);
}

static void draw_staff(dice *d, int n_groups) {
    say(d, "competences:\n  a: {}\n  b: {covers: a}\n  c: {}\n");
    say(d, "tasks:\n  letters: {by: {a: 100%%, c: %d%%}}\n", roll(d, 80, 150));
    say(d, "groups:\n");
    for (int g = 0; g < n_groups; g++)
        say(d,
            "  g%d: {contract: %s, competences: [%c%s], heads: {usual: %d, changes: [{from: "
            "2027-01-11, to: 2027-01-11, value: %d}]}, headroom: %d%%%s}\n",
            g, roll(d, 0, 3) ? "ten" : "paid", 'a' + g % 3,
            g % 3 == 0 && roll(d, 0, 1) ? ", c" : "", roll(d, 1, 6), roll(d, 0, 4), roll(d, 0, 30),
            roll(d, 0, 1) ? ", extra: {most: 20%, price: 600 per hour}" : "");
    say(d, "offers:\n  pool: {kind: pool, competences: %c, hours: %d, price: %d per hour}\n",
        roll(d, 'a', 'c'), roll(d, 0, 10), roll(d, 200, 700));
    say(d, "  rented: {kind: rental, competences: %c, hours: %d, price: %d per hour}\n",
        roll(d, 'a', 'c'), roll(d, 0, 20), roll(d, 400, 900));
    if (roll(d, 0, 1))
        say(d, "recruits:\n  - {group: g0, from: 2027-01-11, max: %d, learning: %d, fee: %d}\n",
            roll(d, 1, 2), roll(d, 0, 2), roll(d, 0, 9000));
}

static void draw_activities(dice *d) {
    say(d,
        "resources:\n  room: {units: %d, hours: 8h per week, utilisation: %d%%, cost: %d per "
        "week, team: {b: %d, c: 0.5}%s}\n",
        roll(d, 1, 4), roll(d, 70, 100), roll(d, 0, 200), roll(d, 0, 2),
        roll(d, 0, 1) ? ", min: 2, below: 900 per unit" : "");
    say(d, "activities:\n");
    say(d,
        "  visit: {time: {a: %dm, letters: 15m}, inflow: %d, removed: %d%%, backlog: %d, "
        "guarantee: "
        "%d days, late: %d per week, waiting: %d per week, left: %d, cancellation: %d%%, "
        "withdrawn: %d%%, cost: %d, drg: 0.1%s}\n",
        roll(d, 20, 90), roll(d, 5, 40), roll(d, 0, 10), roll(d, 0, 120), roll(d, 5, 20),
        roll(d, 50, 900), roll(d, 0, 30), roll(d, 0, 300), roll(d, 0, 20), roll(d, 0, 50),
        roll(d, 0, 99),
        roll(d, 0, 1) ? ", leads_to: [{activity: operation, number: 0.3, after: 1}]" : "");
    say(d,
        "  operation: {uses: {room: 2h}, time: {b: 30m}, backlog: [%d, %d, %d], guarantee: 2 "
        "weeks, "
        "late: %d per week, left: %d, drg: 2, leads_to: [{activity: day, number: 2}]}\n",
        roll(d, 0, 9), roll(d, 0, 9), roll(d, 0, 9), roll(d, 500, 3000), roll(d, 0, 900));
    say(d, "  day: {time: {c: 1h}, inflow: %d, waits: false, turned_away: %d}\n", roll(d, 0, 30),
        roll(d, 300, 2000));
    if (roll(d, 0, 2) == 0)
        say(d, "targets:\n  - {id: points, measure: drg, min: %d, cost: 800 per unit}\n",
            roll(d, 1, 90));
    if (roll(d, 0, 2) == 0)
        say(d, "rental: {max_ratio: %d%%, over: 40%%}\n", roll(d, 0, 30));
}

bem_production *draw_plan(unsigned seed) {
    dice d = {.state = seed * 2654435761u + 1};
    int n_weeks = roll(&d, 2, 7);
    draw_staff(&d, roll(&d, 3, 6));
    draw_activities(&d);
    return read_plan(n_weeks, d.text);
}
