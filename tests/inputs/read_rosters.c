/* read_rosters.c - the roster of the period before as history, and one made
 * known as pins: days, names that come and go, releases. */
#include "read_problem.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Monday 4 to Sunday 10 January 2027: anna works, bo is off, dan has left. */
static const char roster[] =
    "{\"format\": \"bemanna-roster/1\", \"horizon\": {\"start\": \"2027-01-04\", \"days\": 7},\n"
    "\"assignments\": [\n"
    "{\"person\": \"anna\", \"date\": \"2027-01-04\", \"shift\": \"day\"},\n"
    "{\"person\": \"anna\", \"date\": \"2027-01-09\", \"shift\": \"night\", \"role\": null},\n"
    "{\"person\": \"anna\", \"date\": \"2027-01-10\", \"shift\": \"night\"},\n"
    "{\"person\": \"dan\", \"date\": \"2027-01-10\", \"shift\": \"night\"}],\n"
    "\"key_figures\": {\"people\": [{\"person\": \"anna\"}, {\"person\": \"bo\"}, {\"person\": "
    "\"dan\"}]}}\n";

typedef struct place {
    char folder[32], ward[64], file[64];
} place;

static place make_place(const char *json) {
    place at = {.folder = "/tmp/bemanna-test-XXXXXX"};
    cr_assert(mkdtemp(at.folder) != NULL);
    snprintf(at.ward, sizeof at.ward, "%s/ward.yaml", at.folder);
    snprintf(at.file, sizeof at.file, "%s/last.json", at.folder);
    FILE *file = fopen(at.file, "wb");
    cr_assert(file != NULL);
    fputs(json, file);
    fclose(file);
    return at;
}

static void clear_place(const place *at) {
    unlink(at->file);
    rmdir(at->folder);
}

static bem_problem *read_ward(const char *json, const char *horizon, const char *more,
                              bem_diags *diags) {
    char text[2000];
    place at = make_place(json);
    snprintf(text, sizeof text,
             "format: bemanna/1\nhorizon: {start: %s}\n"
             "shifts: {day: {time: 07:00-15:00}, night: {time: 21:00-07:00}}\n"
             "contracts: {own: {}}\n"
             "staff: [{id: anna, contract: own}, {id: bo, contract: own}, {id: cia, contract: "
             "own}]\n%s\n",
             horizon, more);
    bem_problem *p = bem_problem_read_text(at.ward, text, strlen(text), diags);
    clear_place(&at);
    return p;
}

static char letter(int cell) {
    return cell == BEM_OFF ? '-' : cell == BEM_UNKNOWN ? '?' : cell == BEM_ANY ? '.' : "dn"[cell];
}

static void spell(const int *cells, int n_people, int n_days, char *text) {
    for (int e = 0; e < n_people; e++) {
        for (int d = 0; d < n_days; d++)
            *text++ = letter(cells[e * n_days + d]);
        *text++ = e + 1 < n_people ? '/' : '\0';
    }
}

Test(read_rosters, history) {
    static const struct {
        const char *horizon, *history, *past, *warning, *reason;
    } cases[] = {
        {"2027-01-11, days: 3", "{roster: last.json}", "d----nn/-------/???????", NULL,
         "the week before; cia is new"},
        {"2027-01-10, days: 3", "{roster: last.json}", "d----n/------/??????", NULL,
         "only what lies before the horizon"},
        {"2027-01-12, days: 3", "{roster: last.json}", "d----nn?/-------?/????????",
         "this roster ends on 2027-01-10; nothing is known of the days up to the horizon", "a gap"},
        {"2027-01-11, days: 3", "{roster: last.json, cia: [day, off], anna: [off]}",
         "d----n-/-------/?????d-", NULL, "rows of one's own come over it"},
        {"2027-01-11, days: 3",
         "{roster: last.json, cia: [day, off, off, off, off, off, off, off]}",
         "?d----nn/?-------/d-------", NULL, "and may go back farther"},
        {"2027-01-04, days: 3", "{roster: last.json}", "//",
         "no day of this roster lies before the horizon", "the same days"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char more[200], past[200];
        bem_diags diags = {0};
        snprintf(more, sizeof more, "history: %s", cases[i].history);
        bem_problem *p = read_ward(roster, cases[i].horizon, more, &diags);
        cr_assert(p != NULL, "%s: %s", cases[i].reason, diags.count ? diags.items[0].message : "");
        spell(p->past, 3, p->n_past, past);
        cr_expect_str_eq(past, cases[i].past, "%s: %s", cases[i].reason, past);
        cr_expect(eq(int, diags.count, cases[i].warning != NULL), "%s", cases[i].reason);
        if (cases[i].warning && diags.count)
            cr_expect_str_eq(diags.items[0].message, cases[i].warning);
        bem_problem_free(p);
        bem_diags_free(&diags);
    }
}

Test(read_rosters, published) {
    static const struct {
        const char *horizon, *more, *pins, *warning, *reason;
    } cases[] = {
        {"2027-01-04, days: 8", "published: {roster: last.json}", "d----nn./-------./........",
         NULL, "all that it holds; who is new is free, and so are later days"},
        {"2027-01-04, days: 8", "published: {roster: last.json, until: 2027-01-05}",
         "d-....../--....../........", NULL, "up to a date"},
        {"2027-01-08, days: 3", "published: {roster: last.json}", "-nn/---/...", NULL,
         "the days inside"},
        {"2027-01-04, days: 8", "published: {roster: last.json, release: [{who: anna}]}",
         "......../-------./........", NULL, "a person released"},
        {"2027-01-04, days: 8",
         "published: {roster: last.json, release: [{date: 2027-01-05..2027-01-06}]}",
         "d..--nn./-..----./........", NULL, "days released"},
        {"2027-01-04, days: 8",
         "published: {roster: last.json, release: [{who: bo, date: 2027-01-04}, {who: anna, date: "
         "2027-01-10}]}",
         "d----n../.------./........", NULL, "cells released"},
        {"2027-01-04, days: 8",
         "published: {roster: last.json}\npins: [{who: anna, date: 2027-01-04, shift: night}]",
         "n----nn./-------./........", NULL, "a pin of the ward comes first"},
        {"2027-01-04, days: 8",
         "published: {roster: last.json}\nleave: [{who: anna, date: 2027-01-04..2027-01-05}]",
         "..---nn./-------./........",
         "anna was to work day on 2027-01-04 and is on leave now (line 7)", "and so does leave"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char pins[200];
        bem_diags diags = {0};
        bem_problem *p = read_ward(roster, cases[i].horizon, cases[i].more, &diags);
        cr_assert(p != NULL, "%s: %s", cases[i].reason, diags.count ? diags.items[0].message : "");
        spell(p->pin, 3, p->calendar.n_days, pins);
        cr_expect_str_eq(pins, cases[i].pins, "%s: %s", cases[i].reason, pins);
        cr_expect(eq(int, diags.count, cases[i].warning != NULL), "%s: %s", cases[i].reason,
                  diags.count ? diags.items[0].message : "");
        if (cases[i].warning && diags.count)
            cr_expect_str_eq(diags.items[0].message, cases[i].warning);
        bem_problem_free(p);
        bem_diags_free(&diags);
    }
}

#define JSON(horizon, assignments)                                                                 \
    "{\"format\": \"bemanna-roster/1\", \"horizon\": " horizon ", \"assignments\": [" assignments  \
    "]}"
#define WEEK "{\"start\": \"2027-01-04\", \"days\": 7}"

Test(read_rosters, what_is_wrong_is_told) {
    static const struct {
        const char *json, *message;
        bool error;
    } cases[] = {
        {"{", "this is not well-formed JSON", true},
        {"[]", "this is no roster: \"format\" must be \"bemanna-roster/1\"", true},
        {"{\"format\": \"bemanna-roster/1\"}", "\"assignments\" must be there and be a list", true},
        {JSON("{}", ""), "\"horizon\" must say the \"start\" and the \"days\" of the roster", true},
        {JSON("{\"start\": \"2027-01-04\", \"days\": 1e9}", ""),
         "\"horizon\" must say the \"start\" and the \"days\" of the roster", true},
        {JSON(WEEK, "5"), "assignment 0: this must be an object", true},
        {JSON(WEEK, "{\"person\": \"anna\"}"), "assignment 0: there is no \"date\"", true},
        {JSON(WEEK, "{\"person\": \"anna\", \"date\": \"2027-01-11\", \"shift\": \"day\"}"),
         "assignment 0: 2027-01-11 lies outside the roster's own horizon", true},
        {JSON(WEEK, "{\"person\": \"anna\", \"date\": \"2027-01-10\", \"shift\": \"dusk\"}"),
         "this roster has shift 'dusk', which is not defined here", false},
        {JSON(WEEK, "{\"person\": \"eva\", \"date\": \"2027-01-10\", \"shift\": \"day\"}"),
         "nobody in this roster is on the staff", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bem_diags diags = {0};
        bem_problem *p =
            read_ward(cases[i].json, "2027-01-11, days: 3", "history: {roster: last.json}", &diags);
        bool found = false;
        for (int k = 0; k < diags.count; k++)
            found |= strcmp(diags.items[k].message, cases[i].message) == 0;
        cr_expect(found, "not told: %s, but %s", cases[i].message,
                  diags.count ? diags.items[0].message : "nothing");
        cr_expect(eq(int, p == NULL, cases[i].error), "%s", cases[i].message);
        bem_problem_free(p);
        bem_diags_free(&diags);
    }
}
