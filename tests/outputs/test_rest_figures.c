/* test_rest_figures.c - rest kept, by day and week, against counts by hand.
 *
 * Two people for two weeks from a Wednesday; d 07-15, e 14-22, n 21-07. */
#include "key_figures.h"
#include "sample.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <string.h>

enum { DAYS = 14, N_RULES = 3, REST = 0, WINDOW, WEEK };

static const bem_shift shift_of[] = {
    {.id = "day", .start = 420, .end = 900},
    {.id = "evening", .start = 840, .end = 1320},
    {.id = "night", .start = 1260, .end = 1860},
};

static bool *all(bem_arena *arena, int n) {
    bool *mask = BEM_TAKE(arena, n, bool);
    memset(mask, true, (size_t)n);
    return mask;
}

/* Rules of 11 hours between shifts, of 11 in windows from 07:00, of 36 in a week. */
static bem_problem *two_people(void) {
    static const bem_rule_kind kinds[N_RULES] = {BEM_RULE_REST, BEM_RULE_DAILY_REST,
                                                 BEM_RULE_WEEKLY_REST};
    static const int least[N_RULES] = {660, 660, 2160};
    bem_problem *p = sample_problem();
    p->calendar.start = bem_date_of(2027, 1, 6);
    p->n_staff = 2;
    p->n_demands = p->n_requests = 0;
    p->n_shifts = 3;
    p->shifts = BEM_TAKE(&p->arena, 3, bem_shift);
    memcpy(p->shifts, shift_of, sizeof shift_of);
    p->n_rules = N_RULES;
    p->rules = BEM_TAKE(&p->arena, N_RULES, bem_rule);
    for (int r = 0; r < N_RULES; r++) {
        bem_rule *rule = &p->rules[r];
        rule->id = "rest";
        rule->kind = kinds[r];
        rule->mode = BEM_MODE_SOFT;
        rule->person = all(&p->arena, 2);
        rule->day = all(&p->arena, DAYS);
        rule->min = BEM_TAKE(&p->arena, 2, int);
        rule->min[0] = rule->min[1] = least[r];
        rule->from = 420;
    }
    return p;
}

static bem_rest_figures figures_of(const bem_problem *p, const char *first, const char *second,
                                   bem_arena *arena) {
    bem_roster roster = bem_roster_new(2, DAYS);
    for (int d = 0; d < DAYS; d++)
        for (int e = 0; e < 2; e++) {
            const char *at = strchr("den", (e ? second : first)[d]);
            *bem_roster_cell(&roster, e, d) =
                (bem_cell){(int16_t)(at ? at - "den" : BEM_OFF), BEM_NO_ROLE};
        }
    bem_report report = bem_check(p, &roster);
    bem_rest_figures figures = bem_rest_figures_of(p, &report, arena);
    bem_report_free(&report);
    bem_roster_free(&roster);
    return figures;
}

Test(rest_figures, kept_and_broken) {
    static const struct {
        const char *first, *second;
        int days, weeks, breaches;
        int64_t minutes;
        const char *reason;
    } cases[] = {
        {"--------------", "--------------", 28, 6, 0, 0, "nobody works"},
        {"dd-dd---------", "nn------------", 28, 6, 0, 0, "all rest long"},
        {"ed------------", "--------------", 26, 6, 2, 120 + 120,
         "9 hours from Wednesday's window on and before Thursday's day: two days"},
        {"e-------------", "-------------e", 26, 6, 2, 240, "the window alone, the last one too"},
        {"nd------------", "--------------", 27, 6, 1, 660,
         "none between the two, but 14 and 16 hours in the windows"},
        {"-----dddddddd-", "--------------", 28, 5, 1, 1200, "16 hours at most in the week"},
    };
    bem_problem *p = two_people();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        bem_arena arena = {0};
        bem_rest_figures rest = figures_of(p, cases[i].first, cases[i].second, &arena);
        cr_expect(rest.days.asked == 28 && rest.weeks.asked == 6, "%s", cases[i].reason);
        cr_expect(eq(int, rest.days.kept, cases[i].days), "%s", cases[i].reason);
        cr_expect(eq(int, rest.weeks.kept, cases[i].weeks), "%s", cases[i].reason);
        cr_expect(eq(int, rest.n_breaches, cases[i].breaches), "%s", cases[i].reason);
        cr_expect(eq(i64, rest.minutes_short, cases[i].minutes), "%s", cases[i].reason);
        cr_expect(eq(int, rest.n_rules, N_RULES));
        bem_arena_free(&arena);
    }
    bem_problem_free(p);
}

Test(rest_figures, by_rule) {
    bem_problem *p = two_people();
    bem_arena arena = {0};
    bem_rest_figures rest = figures_of(p, "ed------------", "---------e----", &arena);
    cr_expect(eq(int, rest.rules[REST].breaches, 1));
    cr_expect(eq(i64, rest.rules[REST].minutes_short, 120));
    cr_expect(eq(int, rest.rules[WINDOW].breaches, 2));
    cr_expect(eq(i64, rest.rules[WINDOW].minutes_short, 240));
    cr_expect(eq(int, rest.rules[WEEK].breaches, 0));
    bem_arena_free(&arena);
    bem_problem_free(p);
}

Test(rest_figures, what_is_asked) {
    bem_problem *p = two_people();
    p->rules[WINDOW].mode = BEM_MODE_OFF;
    p->rules[REST].mode = BEM_MODE_HARD;
    p->rules[REST].person[1] = false;
    p->rules[REST].day[0] = false;
    memset(p->rules[WEEK].day, false, 5); /* the first week, to Sunday */
    bem_arena arena = {0};
    bem_rest_figures rest = figures_of(p, "ed------------", "ed------------", &arena);
    cr_expect(eq(int, rest.n_rules, 2));
    cr_expect(eq(int, rest.days.asked, DAYS - 1));
    cr_expect(eq(int, rest.days.kept, DAYS - 2), "a hard rule broken counts as well");
    cr_expect(eq(int, rest.weeks.asked, 4));
    cr_expect(eq(int, rest.weeks.kept, 4));
    bem_arena_free(&arena);
    p->rules[REST].mode = p->rules[WEEK].mode = BEM_MODE_OFF;
    rest = figures_of(p, "ed------------", "ed------------", &arena);
    cr_expect(eq(int, rest.days.asked, 0));
    cr_expect(eq(int, rest.n_rules, 0));
    bem_arena_free(&arena);
    bem_problem_free(p);
}
