/* rest_figures.c - how well a roster keeps the rules about rest. */
#include "key_figures.h"

typedef struct marking {
    const bem_problem *problem;
    int n_days, n_weeks;
    bool *day_asked, *day_broken;   /* [n_staff * n_days] */
    bool *week_asked, *week_broken; /* [n_staff * n_weeks] */
} marking;

static bool is_about_rest(const bem_rule *rule) {
    bool rest = rule->kind == BEM_RULE_REST || rule->kind == BEM_RULE_DAILY_REST ||
                rule->kind == BEM_RULE_WEEKLY_REST;
    return rest && rule->mode != BEM_MODE_OFF;
}

static int week_of(const bem_problem *problem, int day) {
    return (day + bem_weekday(&problem->calendar, 0)) / BEM_WEEK_DAYS;
}

static void mark_asked(const marking *m, const bem_rule *rule) {
    for (int e = 0; e < m->problem->n_staff; e++)
        for (int d = 0; d < m->n_days && rule->person[e]; d++) {
            if (!rule->day[d])
                continue;
            if (rule->kind == BEM_RULE_WEEKLY_REST)
                m->week_asked[e * m->n_weeks + week_of(m->problem, d)] = true;
            else
                m->day_asked[e * m->n_days + d] = true;
        }
}

static void mark_broken(const marking *m, const bem_rule *rule, const bem_finding *finding) {
    int e = finding->person;
    if (rule->kind == BEM_RULE_WEEKLY_REST)
        m->week_broken[e * m->n_weeks + week_of(m->problem, finding->first)] = true;
    else /* the shift that comes too soon, or the window's beginning */
        m->day_broken[e * m->n_days +
                      (rule->kind == BEM_RULE_REST ? finding->last : finding->first)] = true;
}

static bem_rest_kept count(const bool *asked, const bool *broken, int n) {
    bem_rest_kept kept = {0, 0};
    for (int i = 0; i < n; i++) {
        kept.asked += asked[i];
        kept.kept += asked[i] && !broken[i];
    }
    return kept;
}

static bem_rest_rule *entry_of(const bem_rest_figures *figures, int rule) {
    for (int i = 0; i < figures->n_rules; i++)
        if (figures->rules[i].rule == rule)
            return &figures->rules[i];
    return NULL;
}

static void add_breaches(const marking *m, const bem_report *report, bem_rest_figures *figures) {
    for (int i = 0; i < report->count; i++) {
        const bem_finding *finding = &report->items[i];
        bem_rest_rule *entry = finding->rule < 0 ? NULL : entry_of(figures, finding->rule);
        if (!entry)
            continue;
        mark_broken(m, &m->problem->rules[finding->rule], finding);
        entry->breaches++;
        entry->minutes_short += finding->amount;
        figures->n_breaches++;
        figures->minutes_short += finding->amount;
    }
}

bem_rest_figures bem_rest_figures_of(const bem_problem *problem, const bem_report *report,
                                     bem_arena *arena) {
    bem_rest_figures figures = {.rules = BEM_TAKE(arena, problem->n_rules, bem_rest_rule)};
    marking m = {.problem = problem, .n_days = problem->calendar.n_days};
    m.n_weeks = m.n_days > 0 ? week_of(problem, m.n_days - 1) + 1 : 0;
    int n_days = problem->n_staff * m.n_days, n_weeks = problem->n_staff * m.n_weeks;
    m.day_asked = BEM_TAKE(arena, n_days, bool);
    m.day_broken = BEM_TAKE(arena, n_days, bool);
    m.week_asked = BEM_TAKE(arena, n_weeks, bool);
    m.week_broken = BEM_TAKE(arena, n_weeks, bool);
    for (int r = 0; r < problem->n_rules; r++)
        if (is_about_rest(&problem->rules[r])) {
            figures.rules[figures.n_rules++].rule = r;
            mark_asked(&m, &problem->rules[r]);
        }
    add_breaches(&m, report, &figures);
    figures.days = count(m.day_asked, m.day_broken, n_days);
    figures.weeks = count(m.week_asked, m.week_broken, n_weeks);
    return figures;
}
