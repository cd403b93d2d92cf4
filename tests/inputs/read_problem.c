/* read_problem.c - a ward with everything in it, and what each part becomes. */
#include "read_problem.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char head[] =
    "format: bemanna/1\n"
    "name: Medicine ward 3\n"
    "unit: [Region Norr, Ward 3]\n"
    "timezone: Europe/Stockholm\n"
    "horizon: {start: 2027-03-22, weeks: 2}\n" /* Easter Monday is the 29th */
    "calendar: {holidays: sweden}\n"
    "competences:\n"
    "  assistant: {}\n"
    "  nurse: {covers: [assistant]}\n"
    "  triage: {covers: [nurse]}\n"
    "shifts:\n"
    "  day: {time: 07:00-15:30, break: 30m, tags: [light]}\n"
    "  evening: {time: 13:30-21:30, break: 30m, tags: [light, late]}\n"
    "  night: {time: 21:15-07:15, break: 45m}\n"
    "contracts:\n"
    "  full: {full_time: 38h15m per week, pay: {monthly: 41100, employer_fee: 52.28%},\n"
    "         leave_credit: 7h40m}\n"
    "  agency: {rental: true, pay: {hourly: 660.50}}\n"
    "staff:\n"
    "  - {id: anna, name: Anna Å, contract: full, share: 80%, competences: [triage], tags: [s]}\n"
    "  - {id: bo, contract: full, competences: assistant}\n"
    "  - {id: hire, count: 2, contract: agency, competences: [nurse, assistant]}\n";

static bem_problem *read_with(const char *more) {
    bem_diags diags = {0};
    char *text = NULL;
    size_t size;
    FILE *memory = open_memstream(&text, &size);
    fprintf(memory, "%s%s", head, more);
    fclose(memory);
    bem_problem *p = bem_problem_read_text("ward.yaml", text, size, &diags);
    for (int i = 0; i < diags.count; i++)
        cr_log_error("%d:%d %s", diags.items[i].place.line, diags.items[i].place.column,
                     diags.items[i].message);
    cr_assert_not_null(p);
    cr_assert_eq(diags.count, 0);
    bem_diags_free(&diags);
    free(text);
    return p;
}

/* A mask as letters, one a cell. */
static const char *show(const bool *mask, int n, char text[64]) {
    for (int i = 0; i < n; i++)
        text[i] = mask[i] ? 'x' : '.';
    text[n] = '\0';
    return text;
}

static void expect_mask(const bool *mask, int n, const char *expected) {
    char text[64];
    cr_expect_str_eq(show(mask, n, text), expected);
}

Test(read_problem, head_and_terms) {
    bem_problem *p = read_with("");
    cr_expect_str_eq(p->name, "Medicine ward 3");
    cr_expect_eq(p->n_unit, 2);
    cr_expect_str_eq(p->unit[1], "Ward 3");
    cr_expect_str_eq(p->currency, "SEK");
    cr_expect_eq(p->decimals, 2);
    cr_expect_eq(p->target_ratio, -1);
    cr_expect_eq(p->calendar.n_days, 14);
    cr_expect_eq(p->calendar.n_changes, 1);
    expect_mask(p->calendar.holiday, 14, "....x..x......"); /* Good Friday, Easter Monday */
    cr_expect_eq(p->n_competences, 3);
    expect_mask(p->competences[0].covers, 3, "x..");
    expect_mask(p->competences[2].covers, 3, "xxx"); /* by way of nurse */
    cr_expect_eq(p->n_shifts, 3);
    cr_expect_eq(p->shifts[2].start, 1275);
    cr_expect_eq(p->shifts[2].end, 1875);
    cr_expect_eq(p->shifts[2].rest, 45);
    cr_expect_eq(p->shifts[1].n_tags, 2);
    cr_expect_eq(bem_work_minutes(p, 2, 5), 495, "the short night before 28 March");
    cr_expect_eq(p->contracts[0].full_time, 2295);
    cr_expect_eq(p->contracts[0].wage, 4110000);
    cr_expect_eq(p->contracts[0].employer_fee, 5228);
    cr_expect_eq(p->contracts[1].wage, 66050);
    cr_expect(p->contracts[1].rental && p->contracts[1].pay == BEM_PAY_HOURLY);
    bem_problem_free(p);
}

Test(read_problem, staff) {
    bem_problem *p = read_with("");
    cr_assert_eq(p->n_staff, 4);
    cr_expect_str_eq(p->staff[0].name, "Anna Å");
    cr_expect_eq(p->staff[0].share, 8000);
    expect_mask(p->staff[0].holds, 3, "..x");
    expect_mask(p->staff[0].fills, 3, "xxx");
    cr_expect_eq(p->staff[0].primary, 2);
    cr_expect_eq(p->staff[0].place.line, 20);
    cr_expect_str_eq(p->staff[2].id, "hire-1");
    cr_expect_str_eq(p->staff[3].id, "hire-2");
    cr_expect_eq(p->staff[3].primary, 1);
    cr_expect_eq(p->staff[1].share, 10000);
    cr_expect_eq(p->pin[0], BEM_ANY);
    bem_problem_free(p);
}

Test(read_problem, days) {
    static const struct {
        const char *days, *mask;
    } cases[] = {
        {"", "xxxxxxxxxxxxxx"},
        {", days: mon", "x......x......"},
        {", days: mon-wed", "xxx....xxx...."},
        {", days: fri-mon", "x...xxxx...xxx"}, /* over the end of the week */
        {", days: weekdays", "xxxx....xxxx.."},
        {", days: weekend", ".....xx.....xx"},
        {", days: holidays", "....x..x......"},
        {", days: [sat, holidays]", "....xx.x....x."},
        {", days: 2027-03-23", ".x............"},
        {", days: 2027-03-20..2027-03-23", "xx............"},
        {", days: mon-fri, from: 2027-03-24", "..xxx..xxxxx.."},
        {", to: 2027-03-24", "xxx..........."},
        {", days: mon, from: 2027-03-23, to: 2027-04-04", ".......x......"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[200];
        snprintf(text, sizeof text, "demand:\n  - {shift: day, min: 1%s}\n", cases[i].days);
        bem_problem *p = read_with(text);
        expect_mask(p->demands[0].day, 14, cases[i].mask);
        bem_problem_free(p);
    }
}

Test(read_problem, demand_prices) {
    enum { HARD = -1 };
    static const struct {
        const char *entry;
        int min, target, max;
        int64_t shortage, surplus, below_min, above_max;
    } cases[] = {
        {"min: 2", 2, BEM_NO_TARGET, BEM_NO_MAX, 0, 0, HARD, HARD},
        /* without a target the soft price is that of the limit */
        {"min: 2, shortage: 40", 2, BEM_NO_TARGET, BEM_NO_MAX, 4000, 0, 4000, HARD},
        {"max: 3, surplus: 1.50", 0, BEM_NO_TARGET, 3, 0, 150, HARD, 150},
        {"min: 2, below_min: 90", 2, BEM_NO_TARGET, BEM_NO_MAX, 9000, 0, 9000, HARD},
        /* with one, both limits hold unless they have their own price */
        {"min: 1, target: 2, max: 3, shortage: 40, surplus: 5", 1, 2, 3, 4000, 500, HARD, HARD},
        {"min: 1, target: 2, max: 3, shortage: 40 per person, below_min: 90, above_max: 7", 1, 2, 3,
         4000, 0, 9000, 700},
        {"target: 0, shortage: 0", 0, 0, BEM_NO_MAX, 0, 0, HARD, HARD},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[300];
        snprintf(text, sizeof text, "demand:\n  - {shift: day, %s}\n", cases[i].entry);
        bem_problem *p = read_with(text);
        const bem_demand *d = &p->demands[0];
        cr_expect(d->min == cases[i].min && d->target == cases[i].target && d->max == cases[i].max,
                  "%s", cases[i].entry);
        cr_expect(d->shortage == cases[i].shortage && d->surplus == cases[i].surplus, "%s",
                  cases[i].entry);
        cr_expect(d->below_min == cases[i].below_min && d->above_max == cases[i].above_max, "%s",
                  cases[i].entry);
        cr_expect_eq(d->competence, BEM_NO_ROLE);
        bem_problem_free(p);
    }
}

Test(read_problem, demand_of_spans_and_sets) {
    bem_problem *p =
        read_with("demand:\n"
                  "  - {time: 22:00-06:00, competence: nurse, target: 1, shortage: 300 per hour}\n"
                  "  - {id: late, shifts: [late, night], min: 1, why: handover}\n"
                  "  - {shifts: work, min: 1}\n");
    cr_assert_eq(p->n_demands, 3);
    cr_expect_null(p->demands[0].shifts);
    cr_expect_eq(p->demands[0].from, 1320);
    cr_expect_eq(p->demands[0].to, 1800);
    cr_expect_eq(p->demands[0].shortage, 30000);
    cr_expect_eq(p->demands[0].competence, 1);
    cr_expect_str_eq(p->demands[0].id, "demand-1");
    cr_expect_str_eq(p->demands[1].id, "late");
    cr_expect_str_eq(p->demands[1].why, "handover");
    expect_mask(p->demands[1].shifts, 3, ".xx");
    expect_mask(p->demands[2].shifts, 3, "xxx");
    bem_problem_free(p);
}

Test(read_problem, history_ends_on_the_day_before) {
    bem_problem *p = read_with("history:\n  anna: [night, night, off]\n  bo: [unknown, day]\n");
    cr_assert_eq(p->n_past, 3);
    cr_expect_eq(bem_past(p, 0, -1), BEM_OFF);
    cr_expect_eq(bem_past(p, 0, -2), 2);
    cr_expect_eq(bem_past(p, 1, -1), 0);
    cr_expect_eq(bem_past(p, 1, -2), BEM_UNKNOWN);
    cr_expect_eq(bem_past(p, 1, -3), BEM_UNKNOWN);
    cr_expect_eq(bem_past(p, 2, -1), BEM_UNKNOWN);
    bem_problem_free(p);
}

Test(read_problem, leave_and_its_hours) {
    bem_problem *p = read_with("leave:\n"
                               "  - {who: anna, date: 2027-03-25..2027-03-30}\n"
                               "  - {who: bo, date: [2027-03-22, 2027-03-27], hours: 5h}\n");
    expect_mask(p->leave, 14, "...xxxxxx.....");
    /* 7 h 40 min at 80 %, but not on red days and weekends */
    static const int credit[] = {0, 0, 0, 368, 0, 0, 0, 0, 368, 0};
    for (int d = 0; d < 10; d++)
        cr_expect_eq(p->credit[d], credit[d], "day %d", d);
    cr_expect_eq(p->credit[14], 300);
    cr_expect_eq(p->credit[14 + 5], 300, "stated hours count on any day");
    cr_expect_eq(p->leave_place[3].line, 24);
    cr_expect_eq(p->leave_place[0].line, 0);
    bem_problem_free(p);
}

Test(read_problem, pins_and_requests) {
    bem_problem *p =
        read_with("pins:\n"
                  "  - {who: anna, date: 2027-03-22, shift: night}\n"
                  "  - {who: anna, date: 2027-03-23..2027-03-24, shift: off}\n"
                  "requests:\n"
                  "  - {who: bo, date: 2027-03-27..2027-03-28, wish: off, cost: 300}\n"
                  "  - {who: bo, date: 2027-03-22, wish: on, shifts: late, mode: hard}\n");
    cr_expect_eq(p->pin[0], 2);
    cr_expect_eq(p->pin[1], BEM_OFF);
    cr_expect_eq(p->pin[2], BEM_OFF);
    cr_expect_eq(p->pin[3], BEM_ANY);
    cr_assert_eq(p->n_requests, 3);
    cr_expect_eq(p->requests[0].day, 5);
    cr_expect_eq(p->requests[1].day, 6);
    cr_expect(!p->requests[0].on && p->requests[0].mode == BEM_MODE_SOFT);
    cr_expect_eq(p->requests[0].cost, 30000);
    expect_mask(p->requests[0].shifts, 3, "xxx");
    cr_expect(p->requests[2].on && p->requests[2].mode == BEM_MODE_HARD);
    expect_mask(p->requests[2].shifts, 3, ".x.");
    bem_problem_free(p);
}

/* Money follows the currency's decimals. */
Test(read_problem, points_have_no_decimals) {
    static const char text[] = "format: bemanna/1\ncurrency: {code: points, decimals: 0}\n"
                               "horizon: {start: 2027-01-04, days: 1}\n"
                               "shifts: {day: {time: 07:00-15:30}}\ncontracts: {full: {}}\n"
                               "staff:\n  - {id: a, contract: full}\n"
                               "demand:\n  - {shift: day, min: 1, shortage: 7}\n";
    bem_diags diags = {0};
    bem_problem *p = bem_problem_read_text("a.yaml", text, sizeof text - 1, &diags);
    cr_assert_not_null(p);
    cr_expect_str_eq(p->currency, "points");
    cr_expect_eq(p->demands[0].shortage, 7);
    bem_problem_free(p);
    bem_diags_free(&diags);
}

/* The same people, from a list in CSV. */
static void write_file(const char *path, const char *text) {
    FILE *file = fopen(path, "w");
    cr_assert_not_null(file);
    fputs(text, file);
    fclose(file);
}

static const char ward_of_parts[] =
    "format: bemanna/1\n"
    "include: parts/terms.yaml\n"
    "horizon: {start: 2027-03-22, weeks: 2}\n"
    "staff: {csv: people.csv}\n"
    "demand:\n  - {csv: demand.csv}\n  - {shift: day, days: sun, min: 1}\n";
static const char terms[] = "format: bemanna/1\n"
                            "competences: {assistant: {}, nurse: {covers: assistant}}\n"
                            "shifts: {day: {time: 07:00-15:30}}\n"
                            "contracts: {full: {}}\n"
                            "staff:\n  - {id: zoe, contract: full}\n"
                            "include: more.yaml\n"
                            "demand:\n  - {shift: night, min: 0}\n";
static const char more[] = "shifts: {night: {time: 21:15-07:15}}\n";
static const char people[] = "\xEF\xBB\xBFid;name;contract;share;competences;tags;count\r\n"
                             "anna;\"Å; Anna\";full;80%;nurse assistant;a|b;\r\n"
                             "\r\n"
                             "hire;;full;;;;2\r\n";
static const char needs[] = "date,shift,competence,min,target,shortage\n"
                            "2027-03-21,day,nurse,1,,\n" /* not in the horizon */
                            "2027-03-22,day,nurse,1,,\n"
                            "2027-03-23..2027-03-24,\"day\",,,2,400\n";

Test(read_problem, files_that_name_others) {
    char folder[] = "/tmp/bemanna-parts-XXXXXX", start[200];
    cr_assert_not_null(getcwd(start, sizeof start));
    cr_assert_not_null(mkdtemp(folder));
    cr_assert_eq(chdir(folder), 0);
    cr_assert_eq(system("mkdir parts"), 0);
    write_file("ward.yaml", ward_of_parts);
    write_file("parts/terms.yaml", terms);
    write_file("parts/more.yaml", more);
    write_file("people.csv", people);
    write_file("demand.csv", needs);
    cr_assert_eq(chdir("/"), 0);
    char path[200], command[300];
    snprintf(path, sizeof path, "%s/ward.yaml", folder);
    bem_diags diags = {0};
    bem_problem *p = bem_problem_read(path, &diags);
    for (int i = 0; i < diags.count; i++)
        cr_log_error("%s:%d %s", diags.items[i].place.file, diags.items[i].place.line,
                     diags.items[i].message);
    cr_assert_not_null(p);
    snprintf(command, sizeof command, "rm -r %s", folder);
    cr_expect_eq(system(command), 0);
    cr_assert_eq(chdir(start), 0);

    cr_assert_eq(p->n_staff, 4);
    cr_expect_str_eq(p->staff[0].name, "Å; Anna");
    expect_mask(p->staff[0].holds, 2, "xx");
    cr_expect_eq(p->staff[0].primary, 1);
    cr_expect_eq(p->staff[0].n_tags, 2);
    cr_expect_eq(p->staff[0].place.line, 2);
    cr_expect(strstr(p->staff[0].place.file, "people.csv") != NULL);
    cr_expect_str_eq(p->staff[2].id, "hire-2");
    cr_expect_str_eq(p->staff[3].id, "zoe");
    cr_assert_eq(p->n_demands, 4);
    expect_mask(p->demands[0].day, 14, "x.............");
    expect_mask(p->demands[1].day, 14, ".xx...........");
    cr_expect_eq(p->demands[1].shortage, 40000);
    cr_expect_eq(p->demands[3].place.line, 9);
    cr_expect(strstr(p->demands[3].place.file, "parts/terms.yaml") != NULL);
    bem_problem_free(p);
    bem_diags_free(&diags);
}

/* As sha256sum says of the one file, byte order mark and all. */
Test(read_problem, digest_of_the_bytes) {
    static const char text[] = "\xEF\xBB\xBF"
                               "format: bemanna/1\nhorizon: {start: 2027-01-04, days: 1}\n"
                               "shifts: {day: {time: 07:00-15:30}}\ncontracts: {full: {}}\n"
                               "staff:\n  - {id: a, contract: full}\n";
    bem_diags diags = {0};
    bem_problem *p = bem_problem_read_text("a.yaml", text, sizeof text - 1, &diags);
    cr_assert_not_null(p);
    cr_expect_str_eq(p->sha256, "d73cd6255dd253bc995bc281817c53eeb90aee41a7678480b01c75bf0d21432a");
    bem_problem_free(p);
    bem_diags_free(&diags);
}

Test(read_problem, examples_are_read_without_a_word) {
    static const char *const wards[] = {"ward/ward.yaml", "first-roster/clinic.yaml",
                                        "stand-ins/admissions.yaml"};
    for (size_t i = 0; i < sizeof wards / sizeof *wards; i++) {
        char path[300];
        snprintf(path, sizeof path, "%s/examples/%s", BEM_SOURCE_DIR, wards[i]);
        bem_diags diags = {0};
        bem_problem *p = bem_problem_read(path, &diags);
        cr_expect_not_null(p, "%s", path);
        for (int k = 0; k < diags.count; k++)
            cr_expect(false, "%s:%d %s", diags.items[k].place.file, diags.items[k].place.line,
                      diags.items[k].message);
        bem_problem_free(p);
        bem_diags_free(&diags);
    }
}
