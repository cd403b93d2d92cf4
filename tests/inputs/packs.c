/* packs.c - the packs that come with the program: each is read, says its
 * sources, and its rules judge weeks as they should. */
#include "check.h"
#include "read_problem.h"
#include "roster_read.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bem_problem *read_with(const char *pack, const char *more, bem_diags *diags) {
    char text[2000];
    snprintf(text, sizeof text,
             "format: bemanna/1\nhorizon: {start: 2027-01-04, weeks: 4}\n"
             "shifts:\n  day: {time: 07:00-15:30, break: 30m}\n"
             "  evening: {time: 13:00-21:30, break: 30m}\n"
             "  night: {time: 21:15-07:15, break: 60m}\n"
             "  long: {time: 07:00-20:30, break: 30m}\n"
             "  tall: {time: 08:00-20:30, break: 30m}\n"
             "  call: {time: 07:00-07:00, kind: on_call, tags: on_call}\n"
             "contracts: {own: {full_time: 38h15m per week}}\nstaff: [{id: anna, contract: own}]\n"
             "rules: [{use: %s}]\n%s",
             pack, more);
    return bem_problem_read_text("ward.yaml", text, strlen(text), diags);
}

/* The ids of the rules that four weeks break, in their order, each once. */
static void broken_rules(const bem_problem *p, const char *weeks, char *told, size_t room) {
    bem_diags diags = {0};
    bem_roster roster = {0};
    cr_assert(bem_roster_read_bytes("weeks", weeks, strlen(weeks), p, &roster, &diags), "%s",
              weeks);
    bem_report report = bem_check(p, &roster);
    *told = '\0';
    for (int r = 0; r < p->n_rules; r++) {
        bool broken = false;
        for (int i = 0; i < report.count; i++)
            broken |= report.items[i].rule == r;
        size_t length = strlen(told);
        if (broken)
            snprintf(told + length, room - length, "%s%s", length ? " " : "", p->rules[r].id);
    }
    bem_report_free(&report);
    bem_roster_free(&roster);
    bem_diags_free(&diags);
}

#define OFF "- - - - - - - "
#define TALL "tall tall tall tall tall - - "
#define WORK "day day day day day - - "

Test(packs, judge_weeks) {
    static const struct {
        const char *pack, *weeks, *broken, *reason;
    } cases[] = {
        {"sweden/working-hours-act", WORK WORK WORK WORK, "", "office hours"},
        {"sweden/working-hours-act", "evening day - - - - - " OFF OFF OFF, "atl-daily-rest",
         "9 h 30 min"},
        {"sweden/working-hours-act", "evening day day day day day day " OFF OFF OFF,
         "atl-daily-rest atl-weekly-rest", "never 36 h"},
        {"sweden/working-hours-act",
         "day day day day day - evening - day day day day - - " WORK WORK, "",
         "Friday to Sunday noon is enough"},
        {"sweden/working-hours-act", "day day day day day day - " WORK WORK WORK,
         "atl-ordinary-time", "168 h"},
        {"sweden/working-hours-act",
         "tall tall tall tall tall - - tall tall tall tall tall - - tall tall tall tall tall - - "
         "tall tall tall - - - - ",
         "atl-ordinary-time atl-overtime", "216 h"},
        {"sweden/overtime-ceilings", WORK WORK WORK WORK, "", "7 h beyond full time"},
        {"sweden/overtime-ceilings", TALL TALL "tall tall tall tall tall - - tall tall - - - - - ",
         "overtime-four-weeks", "204 h, 51 beyond full time"},
        {"sweden/on-call-ceilings", "call - - - - - - call - - - - - - " OFF OFF, "", "48 h"},
        {"sweden/on-call-ceilings", "call - - - - - - call - - - - - - " OFF "- - - - - - call",
         "on-call-four-weeks", "72 h"},
        {"sweden/heavy-night-work", WORK "evening evening evening evening - - - " OFF OFF, "",
         "13 hours in the day, none at night"},
        {"sweden/heavy-night-work", "night - - - - - - " OFF OFF OFF, "atl-heavy-night-work",
         "9 hours of a night"},
        {"eu/heavy-night-work", "night - - - - - - " OFF OFF OFF, "eu-heavy-night-work",
         "9 hours of a night"},
        {"eu/working-time-directive", WORK WORK WORK WORK, "", "office hours"},
        {"eu/working-time-directive", "evening day day day day day day " OFF OFF OFF,
         "eu-daily-rest eu-weekly-rest", "no rest"},
        {"eu/working-time-directive", "night - - - - - - " OFF OFF OFF, "", "a night"},
        {"sweden/public-sector-daily-rest",
         "day day evening evening - - - night night night - - - - " OFF OFF, "",
         "a turn of all shifts"},
        {"sweden/public-sector-daily-rest", "evening day - - - - - " OFF OFF OFF, "ab-daily-rest",
         "an evening before a day"},
        {"sweden/public-sector-daily-rest", "long long - - - - - " OFF OFF OFF, "ab-daily-rest",
         "13 h 30 min of presence leave 10 h 30 min"},
        {"sweden/public-sector-daily-rest", "day day day day day - evening " OFF OFF OFF,
         "ab-weekly-rest-aim", "Friday to Sunday 45 h 30 min"},
        {"sweden/public-sector-daily-rest-20h", "evening day - - - - - " OFF OFF OFF,
         "ab-daily-rest", "an evening before a day is no one stretch"},
        {"sweden/public-sector-daily-rest-20h", "long long - - - - - " OFF OFF OFF, "ab-daily-rest",
         "13 h 30 min of presence twice"},
        {"sweden/public-sector-daily-rest-20h", "long - - - - - - " OFF OFF OFF, "",
         "once, and then two days"},
        {"sweden/healthy-hours",
         "day day - - evening evening - - - night night night - - - - - - - - - - - - - - - -", "",
         "a healthy turn"},
        {"sweden/healthy-hours", "night night night night - - - " OFF OFF OFF,
         "healthy-nights-in-a-row", "four nights"},
        {"sweden/healthy-hours", "night night - day day - - " OFF OFF OFF,
         "healthy-days-off-after-nights healthy-single-days-off", "one day off after nights"},
        {"sweden/healthy-hours", "evening day - - - - - " OFF OFF OFF,
         "healthy-rest healthy-quick-return", "a quick return"},
        {"sweden/healthy-hours", "day day day day day day - - - - - - - - " OFF OFF,
         "healthy-days-in-a-row", "six days"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bem_diags diags = {0};
        char told[300];
        bem_problem *p = read_with(cases[i].pack, "", &diags);
        cr_assert(p != NULL, "%s: %s", cases[i].pack, diags.count ? diags.items[0].message : "");
        cr_expect(eq(int, diags.count, 0));
        broken_rules(p, cases[i].weeks, told, sizeof told);
        cr_expect_str_eq(told, cases[i].broken, "%s, %s: %s", cases[i].pack, cases[i].reason, told);
        for (int r = 0; r < p->n_rules; r++)
            cr_expect(p->rules[r].why && strlen(p->rules[r].why) > 20, "%s says why",
                      p->rules[r].id);
        bem_problem_free(p);
        bem_diags_free(&diags);
    }
}

/* Every pack has a name, its source and the date of its last reading. */
Test(packs, say_their_source) {
    static const char *const folders[] = {"sweden", "eu"};
    static const char *const keys[] = {"\nname: ", "\nsource:", "\ndate: ", "\nformat: bemanna/1"};
    int n_packs = 0;
    for (size_t f = 0; f < sizeof folders / sizeof *folders; f++) {
        char path[500];
        snprintf(path, sizeof path, "%s/rules/%s", BEM_SOURCE_DIR, folders[f]);
        DIR *folder = opendir(path);
        cr_assert(folder != NULL, "%s", path);
        for (struct dirent *item; (item = readdir(folder));) {
            static char text[65536];
            if (item->d_name[0] == '.')
                continue;
            snprintf(path, sizeof path, "%s/rules/%s/%s", BEM_SOURCE_DIR, folders[f], item->d_name);
            FILE *file = fopen(path, "r");
            cr_assert(file != NULL, "%s", path);
            text[fread(text, 1, sizeof text - 1, file)] = '\0';
            fclose(file);
            for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
                cr_expect(strstr(text, keys[k]) != NULL, "%s lacks%s", path, keys[k]);
            n_packs++;
        }
        closedir(folder);
    }
    cr_expect(n_packs >= 15, "%d packs", n_packs);
}

/* The nights to 28 March and to 31 October 2027 in hours and in rest. */
Test(packs, nights_when_the_clock_changes) {
    static const struct {
        const char *start;
        int hours, rest;
        const char *reason;
    } cases[] = {
        {"2027-03-26", 9, 13, "an hour less in March"},
        {"2027-10-29", 11, 15, "an hour more in October"},
        {"2027-10-22", 10, 14, "a week before"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[1000], grid[] = "- night -", rested[] = "- evening day";
        snprintf(text, sizeof text,
                 "format: bemanna/1\ntimezone: Europe/Stockholm\nhorizon: {start: %s, days: 3}\n"
                 "shifts:\n  night: {time: 21:00-07:00}\n  evening: {time: 09:00-17:00}\n"
                 "  day: {time: 07:00-15:00}\ncontracts: {own: {}}\n"
                 "staff: [{id: anna, contract: own}]\n"
                 "rules:\n  - {id: hours, rule: hours, min: 100h}\n  - {id: rest, rule: rest, min: "
                 "100h}\n",
                 cases[i].start);
        bem_diags diags = {0};
        bem_problem *p = bem_problem_read_text("ward.yaml", text, strlen(text), &diags);
        cr_assert(p != NULL, "%s", diags.count ? diags.items[0].message : "");
        const char *const grids[] = {grid, rested};
        int found[2] = {0};
        for (int k = 0; k < 2; k++) {
            bem_roster roster = {0};
            cr_assert(
                bem_roster_read_bytes("grid", grids[k], strlen(grids[k]), p, &roster, &diags));
            bem_report report = bem_check(p, &roster);
            for (int f = 0; f < report.count; f++)
                if (report.items[f].rule == k)
                    found[k] = 100 * 60 - (int)report.items[f].amount;
            bem_report_free(&report);
            bem_roster_free(&roster);
        }
        cr_expect(eq(int, found[0], cases[i].hours * 60), "hours: %s", cases[i].reason);
        cr_expect(eq(int, found[1], cases[i].rest * 60), "rest from 17:00 to 07:00: %s",
                  cases[i].reason);
        bem_problem_free(p);
        bem_diags_free(&diags);
    }
}
