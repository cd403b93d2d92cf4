/* roster_read.c - tests of rosters read from grids and from JSON. */
#include "roster_read.h"

#include "judge_import.h"
#include "read_problem.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

static const char ward[] = "format: bemanna/1\n"
                           "name: three days\n"
                           "currency: SEK\n"
                           "horizon: {start: 2027-01-04, days: 3}\n"
                           "competences:\n"
                           "  aide: {}\n"
                           "  nurse: {covers: [aide]}\n"
                           "shifts:\n"
                           "  day: {time: 07:00-15:00}\n"
                           "  night: {time: 21:00-07:00}\n"
                           "contracts:\n"
                           "  own: {}\n"
                           "staff:\n"
                           "  - {id: anna, contract: own, competences: [nurse]}\n"
                           "  - {id: bo, contract: own, competences: [aide]}\n";

static bem_problem *read_ward(void) {
    bem_diags diags = {0};
    bem_problem *p = bem_problem_read_text("ward.yaml", ward, strlen(ward), &diags);
    cr_assert(p != NULL, "%s", diags.count ? diags.items[0].message : "");
    bem_diags_free(&diags);
    return p;
}

/* "dn-/-d*-": shifts by their first letters, a star after a role of aide. */
static void spell(const bem_problem *p, const bem_roster *roster, char *text) {
    for (int e = 0; e < roster->n_staff; e++) {
        for (int d = 0; d < roster->n_days; d++) {
            const bem_cell *cell = bem_roster_cell(roster, e, d);
            *text++ = cell->shift == BEM_OFF ? '-' : p->shifts[cell->shift].id[0];
            if (cell->role != BEM_NO_ROLE && strcmp(p->competences[cell->role].id, "aide") == 0)
                *text++ = '*';
        }
        *text++ = e + 1 < roster->n_staff ? '/' : '\0';
    }
}

#define JSON(assignments) "{\"format\": \"bemanna-roster/1\", \"assignments\": [" assignments "]}"

Test(roster_read, good_ones) {
    static const struct {
        const char *text, *roster, *reason;
    } cases[] = {
        {"day,night,-\n,off,day/aide\n", "dn-/--d*", "commas; three ways to be off"},
        {"day;night;\n;;day", "dn-/--d", "semicolons, empty at the ends"},
        {"day\tnight\t-\r\n-\t-\tday\r\n", "dn-/--d", "tabs and DOS lines"},
        {"# a, comment; first\nday  night -\n\n off off   day\n", "dn-/--d", "spaces"},
        {"bo,-,-,day\nanna,day,night,-\n", "dn-/--d", "ids, in any order"},
        {"bo,-,-,\nanna,day,night,", "dn-/---", "ids and empty last cells"},
        {"day,night,-,\n-,-,day,\n", "dn-/--d", "a separator at the end of each line"},
        {"who,2027-01-04,2027-01-05,2027-01-06\nbo,-,-,day\nanna,day,night,-", "dn-/--d",
         "a line of dates"},
        {"2027-01-06 2027-01-04 2027-01-05\n- day night\nday - -\n", "dn-/--d",
         "dates in any order, no ids"},
        {"\"day\",\"night\",\"\"\n-,-,day", "dn-/--d", "quoted cells"},
        {"\xEF\xBB\xBF"
         "day,night,-\n-,-,day",
         "dn-/--d", "a byte order mark"},
        {JSON(""), "---/---", "nobody works"},
        {"  " JSON("{\"person\":\"bo\",\"date\":\"2027-01-06\",\"shift\":\"day\",\"role\":"
                   "\"aide\",\"more\":[1,{}]},{\"person\":\"anna\",\"date\":\"2027-01-05\","
                   "\"shift\":\"night\",\"role\":null}"),
         "-n-/--d*", "roles given and not"},
        {"{\"assignments\":[],\"cost\":{\"total\":4},\"format\":\"bemanna-roster/1\"}", "---/---",
         "other keys are not read"},
    };
    bem_problem *p = read_ward();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bem_diags diags = {0};
        bem_roster roster = {0};
        bool good =
            bem_roster_read_bytes("r", cases[i].text, strlen(cases[i].text), p, &roster, &diags);
        cr_expect(good, "%s: %s", cases[i].reason, diags.count ? diags.items[0].message : "");
        if (good) {
            char spelt[20];
            spell(p, &roster, spelt);
            cr_expect_str_eq(spelt, cases[i].roster, "%s", cases[i].reason);
        }
        bem_roster_free(&roster);
        bem_diags_free(&diags);
    }
    bem_problem_free(p);
}

Test(roster_read, bad_ones_are_told_with_their_place) {
    static const struct {
        const char *text;
        int line, column;
        const char *message;
    } cases[] = {
        {"day,nigth,-\n-,-,-", 1, 5, "unknown shift 'nigth'; did you mean 'night'?"},
        {"day,-,-\n-,-,day/nurs", 2, 9, "unknown competence 'nurs'; did you mean 'nurse'?"},
        {"day,-,-\n-,-", 2, 1, "2 cells for 3 days"},
        {"day,-,-\n-,-,-\n-,-,-", 3, 1, "line 3 of a roster for 2 people"},
        {"day,-,-\n", 2, 1, "the roster has no line for 'bo'"},
        {"", 1, 1, "the roster has no line for 'anna'"},
        {"anna,-,-,-\nboo,-,-,-", 2, 1, "unknown person 'boo'; did you mean 'bo'?"},
        {"anna,-,-,-\nanna,-,-,-", 2, 1, "'anna' has a line already"},
        {"2027-01-04,2027-01-05,2027-01-07\n-,-,-\n-,-,-", 1, 23,
         "2027-01-07 lies outside the horizon"},
        {"2027-01-04,2027-01-05,2027-01-05\n-,-,-\n-,-,-", 1, 23,
         "2027-01-05 has a column already"},
        {"2027-01-04,2027-01-05\n-,-\n-,-", 1, 1, "there is no column for 2027-01-06"},
        {"who,2027-01-04,today,2027-01-06\nanna,-,-,-\nbo,-,-,-", 1, 16,
         "expected a date such as 2027-01-04, not 'today'"},
        {"{\"format\": \"bemanna-roster/1\", \"assignments\": [}", 1, 48,
         "this is not well-formed JSON"},
        {"{}", 1, 1, "this is no roster: \"format\" must be \"bemanna-roster/1\""},
        {"{\"format\":\"bemanna-roster/1\"}", 1, 1, "\"assignments\" must be there and be a list"},
        {JSON("\n {\"person\":\"ana\",\"date\":\"2027-01-04\",\"shift\":\"day\"}"), 2, 2,
         "assignment 0: unknown person 'ana'; did you mean 'anna'?"},
        {JSON("{\"person\":\"bo\",\"date\":\"2027-01-04\",\"shift\":\"day\"},\n"
              "{\"person\":\"bo\",\"date\":\"2027-01-04\",\"shift\":\"night\"}"),
         2, 1, "assignment 1: 'bo' works 'day' on 2027-01-04 already"},
        {JSON("{\"person\":\"bo\",\"date\":\"2027-02-04\",\"shift\":\"day\"}"), 1, 48,
         "assignment 0: 2027-02-04 lies outside the horizon"},
        {JSON("{\"person\":\"bo\",\"date\":\"4/1\",\"shift\":\"day\"}"), 1, 48,
         "assignment 0: expected a date such as \"2027-01-04\", not '4/1'"},
        {JSON("{\"person\":\"bo\",\"date\":\"2027-01-04\",\"shift\":7}"), 1, 48,
         "assignment 0: \"shift\" must be a string"},
        {JSON("{\"person\":\"bo\",\"shift\":\"day\"}"), 1, 48,
         "assignment 0: there is no \"date\""},
        {JSON("[\"bo\"]"), 1, 48, "assignment 0: this must be an object"},
        {JSON("{\"person\":\"bo\",\"date\":\"2027-01-04\",\"shift\":\"day\",\"role\":\"cook\"}"), 1,
         48, "assignment 0: unknown competence 'cook'"},
    };
    bem_problem *p = read_ward();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bem_diags diags = {0};
        bem_roster roster = {0};
        bool good =
            bem_roster_read_bytes("r", cases[i].text, strlen(cases[i].text), p, &roster, &diags);
        cr_expect(not(good), "%s", cases[i].message);
        cr_expect(roster.cells == NULL, "no roster with errors");
        judge_expect_first(&diags, cases[i].line, cases[i].column, cases[i].message);
        bem_diags_free(&diags);
    }
    bem_problem_free(p);
}

Test(roster_read, files_that_are_none) {
    static const char *const paths[] = {"/nonexistent/roster.csv", "/tmp", "/dev/null/x"};
    bem_problem *p = read_ward();
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        bem_diags diags = {0};
        bem_roster roster = {0};
        cr_expect(not(bem_roster_read(paths[i], p, &roster, &diags)), "%s", paths[i]);
        cr_expect(eq(int, diags.n_errors, 1), "%s", paths[i]);
        bem_diags_free(&diags);
    }
    bem_problem_free(p);
}

Test(roster_read, many_errors_stay_bounded) {
    enum { N = 5000 };
    char *text = bem_grow(NULL, N * 6 + 1, 1);
    for (int i = 0; i < N; i++)
        memcpy(text + i * 6, "x,y,z\n", 6);
    text[N * 6] = '\0';
    bem_problem *p = read_ward();
    bem_diags diags = {0};
    bem_roster roster = {0};
    cr_expect(not(bem_roster_read_bytes("r", text, N * 6, p, &roster, &diags)));
    cr_expect(eq(int, diags.count, BEM_DIAG_MAX));
    bem_diags_free(&diags);
    bem_problem_free(p);
    free(text);
}
