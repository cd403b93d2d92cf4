/* reading.c - what the file says becomes numbers by week. */
#include "planned.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static bool is_near(double a, double b) { return fabs(a - b) <= 1e-6 * (1 + fabs(b)); }

static const char STAFF[] = "competences: {doctor: {}}\ngroups: {doctors: {contract: ten, "
                            "competences: doctor, heads: %s}}\nactivities: {visit: {time: "
                            "{doctor: 1h}, inflow: %s}}\n";

static bem_production *read_with(const char *heads, const char *inflow) {
    char text[4000];
    snprintf(text, sizeof text, STAFF, heads, inflow);
    return read_plan(3, text);
}

/* In a file of its own, beside nothing: named by its whole path. */
static bem_production *read_series(const char *rows, bool as_heads, const char *more) {
    char path[] = "/tmp/bemanna-series-XXXXXX", series[200];
    int descriptor = mkstemp(path);
    cr_assert_geq(descriptor, 0);
    FILE *file = fdopen(descriptor, "w");
    fputs(rows, file);
    fclose(file);
    snprintf(series, sizeof series, "{csv: %s%s}", path, more);
    bem_production *p = as_heads ? read_with(series, "1") : read_with("1", series);
    unlink(path);
    return p;
}

/* Weeks 1 to 3 begin on 4, 11 and 18 January 2027. */
Test(reading, a_series_in_yaml) {
    static const struct {
        const char *series;
        double weeks[3];
    } cases[] = {
        {"38.5", {38.5, 38.5, 38.5}},
        {"[1, 2.25, 0]", {1, 2.25, 0}},
        {"{usual: 5, changes: [{from: 2027-01-13, to: 2027-01-18, value: 2}]}", {5, 2, 2}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bem_production *p = read_with("1", cases[i].series);
        for (int t = 0; t < 3; t++)
            cr_expect(is_near(p->activities[0].inflow[t], cases[i].weeks[t]), "%s, week %d: %g",
                      cases[i].series, t + 1, p->activities[0].inflow[t]);
        bem_production_free(p);
    }
}

Test(reading, rows_of_weeks_months_and_hours_become_weeks) {
    static const struct {
        const char *rows, *more;
        bool heads;
        double weeks[3];
        const char *why;
    } cases[] = {
        {"\xEF\xBB\xBF"
         "date;group;value;p80\n2027-01-11;x;41;50,5\n2027-01-04;x;40;50\n"
         "2027-01-18;x;42;51\n2027-01-25;x;1;1\n",
         ", percentile: p80",
         false,
         {50, 50.5, 51},
         "weeks in any order, decimal commas, a byte order mark, a percentile"},
        {"date,value\n2027-01-06,7\n2027-01-13,14\n2026-12-30,70\n2027-01-20,21\n",
         "",
         false,
         {20 + 5, 2 + 10, 4 + 15},
         "weeks from Wednesday are parted by days"},
        {"date,group,value\n2027-01-01,x,31\n2027-01-01,y,9\n",
         ", group: x",
         false,
         {7, 7, 7},
         "a month is spread over its days"},
        {"date,value\n2027-01-01,31\n2027-02-01,5\n",
         "",
         true,
         {31, 31, 31},
         "heads are no flow: a month's number holds in each of its weeks"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bem_production *p = read_series(cases[i].rows, cases[i].heads, cases[i].more);
        const double *weeks = cases[i].heads ? p->groups[0].heads : p->activities[0].inflow;
        for (int t = 0; t < 3; t++)
            cr_expect(is_near(weeks[t], cases[i].weeks[t]), "%s: week %d is %g", cases[i].why,
                      t + 1, weeks[t]);
        bem_production_free(p);
    }
}

Test(reading, rows_of_hours_add_up_to_their_week) {
    char rows[20000];
    int n = sprintf(rows, "date,value\n");
    for (int d = 4; d < 25; d++)
        for (int h = 8; h < 10; h++) /* two hours a day have a row */
            n += sprintf(rows + n, "2027-01-%02dT%02d:00,%d\n", d, h, d < 11 ? 1 : 2);
    bem_production *p = read_series(rows, false, "");
    cr_expect(is_near(p->activities[0].inflow[0], 14), "%g", p->activities[0].inflow[0]);
    cr_expect(is_near(p->activities[0].inflow[1], 28), "%g", p->activities[0].inflow[1]);
    bem_production_free(p);
}

/* 40 hours less 25 %, of a week with a holiday four fifths. Pay of a month is 84 / 365.25 of it a
 * week. */
Test(reading, hours_and_pay_of_a_group) {
    bem_production *p = read_plan(
        1, "calendar: {holidays: sweden}\ncompetences: {doctor: {}}\n"
           "groups: {doctors: {contract: month, competences: doctor, heads: 2, headroom: 25%, off: "
           "holidays}}\nactivities: {visit: {time: {doctor: 1h}, inflow: 1}}\n");
    cr_expect(is_near(p->groups[0].each[0], 24)); /* 6 January */
    cr_expect(is_near(p->groups[0].hours[0], 48));
    cr_expect_eq(p->groups[0].week_pay, 1260000);
    cr_expect_eq(bem_production_sunk(p, 0), 2520000);
    bem_production_free(p);
}

/* A queue in one number is what came last at the first week's inflow; what came within some weeks
 * before the start, and after it. */
Test(reading, a_queue_has_its_ages) {
    bem_production *p = read_plan(
        2, "competences: {doctor: {}}\ngroups: {doctors: {contract: ten, competences: doctor, "
           "heads: 1}}\nactivities:\n  one: {time: {doctor: 1h}, inflow: [40, 20], backlog: 100}\n"
           "  listed: {time: {doctor: 1h}, inflow: 10, backlog: [5, 0, 7]}\n"
           "queue: {listed: 3}\n");
    const bem_activity *one = &p->activities[0], *listed = &p->activities[1];
    cr_assert_eq(one->n_waiting, 3);
    cr_expect(is_near(one->waiting[0], 40) && is_near(one->waiting[2], 20));
    cr_expect(is_near(bem_activity_arrived(one, -1.5, 2), -60));
    cr_expect(is_near(bem_activity_arrived(one, -9, 2), -100));
    cr_expect(is_near(bem_activity_arrived(one, 1.5, 2), 50));
    cr_expect(is_near(listed->backlog, 3)); /* the actual queue goes before */
    bem_production_free(p);
}
