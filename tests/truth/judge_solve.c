/* judge_solve.c - what bem_solve makes of the ward: whole, cut short, with several
 * threads. */
#include "judging.h"

#include <stdlib.h>
#include <string.h>

enum { AS_GOOD_AS_EVER = 2000000 };

bem_settings truth_settings(void) {
    bem_settings settings = bem_settings_default();
    settings.threads = 1;
    settings.work_limit = AS_GOOD_AS_EVER;
    return settings;
}

/* What must hold of every solution, also of one cut short. */
static bool is_sound(truth_judging *j, const char *label, const bem_solution *s) {
    const truth_brute *brute = &j->brute;
    const char *status = bem_status_name(s->status);
    if (s->status == BEM_STATUS_FAILED)
        return truth_fail(j, label, "failed: %s", s->message ? s->message : "");
    if (s->status == BEM_STATUS_INFEASIBLE && brute->feasible)
        return truth_fail(j, label, "infeasible, but brute force has %lld", (long long)brute->cost);
    if (s->status == BEM_STATUS_INFEASIBLE && s->conflicts.n_errors == 0)
        return truth_fail(j, label, "infeasible without a word why");
    if (s->has_bound && brute->feasible && s->bound > brute->cost)
        return truth_fail(j, label, "bound %lld, brute force %lld", (long long)s->bound,
                          (long long)brute->cost);
    if (s->has_roster != (s->status == BEM_STATUS_OPTIMAL || s->status == BEM_STATUS_FEASIBLE))
        return truth_fail(j, label, "%s %s a roster", status, s->has_roster ? "with" : "without");
    if (!s->has_roster)
        return true;
    int64_t literal = truth_literal_cost(j->p, &s->roster);
    char a[24];
    if (literal != s->cost)
        return truth_fail(j, label, "%lld, the checker says %s", (long long)s->cost,
                          truth_cost_word(literal, a));
    if (!brute->feasible || s->cost < brute->cost)
        return truth_fail(j, label, "%lld, brute force %s", (long long)s->cost,
                          truth_cost_word(brute->feasible ? brute->cost : BEM_NEVER, a));
    if (s->status == BEM_STATUS_OPTIMAL &&
        (s->cost != brute->cost || !s->has_bound || s->bound != s->cost))
        return truth_fail(j, label, "optimal at %lld, bound %lld, brute force %lld",
                          (long long)s->cost, (long long)s->bound, (long long)brute->cost);
    return true;
}

bool truth_judge_solve(truth_judging *j) {
    bem_settings settings = truth_settings();
    settings.seed = j->seed;
    settings.certificate = true;
    bem_solution s = bem_solve(j->p, &settings);
    bem_status due = j->brute.feasible ? BEM_STATUS_OPTIMAL : BEM_STATUS_INFEASIBLE;
    bool right = is_sound(j, "solve", &s);
    if (right && s.status != due) {
        char a[24];
        truth_fail(j, "status", "%s with %lld and bound %lld after work %lld, brute force has %s",
                   bem_status_name(s.status), (long long)s.cost, (long long)s.bound,
                   (long long)s.work,
                   truth_cost_word(j->brute.feasible ? j->brute.cost : BEM_NEVER, a));
        right = false;
    }
    if (right && s.has_roster)
        right = truth_judge_mutations(j, &s.roster);
    right = right && truth_judge_certificate(j, "certificate", &s);
    bem_solution_free(&s);
    return right;
}

static bool is_same(const bem_solution *a, const bem_solution *b) {
    if (a->status != b->status || a->has_roster != b->has_roster || a->has_bound != b->has_bound ||
        a->work != b->work || a->n_columns != b->n_columns)
        return false;
    if (a->has_bound && a->bound != b->bound)
        return false;
    size_t n_cells = (size_t)a->roster.n_staff * (size_t)a->roster.n_days;
    return !a->has_roster || (a->cost == b->cost && memcmp(a->roster.cells, b->roster.cells,
                                                           n_cells * sizeof *a->roster.cells) == 0);
}

/* A limit of work anywhere between none and enough, with one and two threads. */
bool truth_judge_threads(truth_judging *j) {
    if (bem_random_below(&j->dice, 5))
        return true;
    bem_settings settings = truth_settings();
    settings.seed = j->seed;
    settings.work_limit = 1 << bem_random_below(&j->dice, 16);
    settings.certificate = true;
    bem_solution one = bem_solve(j->p, &settings);
    settings.threads = 2;
    settings.certificate = false;
    bem_solution two = bem_solve(j->p, &settings);
    bool right = is_sound(j, "cut short", &one) && is_sound(j, "cut short", &two);
    if (right && !is_same(&one, &two))
        right =
            truth_fail(j, "threads",
                       "one: %s %lld bound %lld work %lld, two: %s %lld bound "
                       "%lld work %lld, limit %lld",
                       bem_status_name(one.status), (long long)one.cost, (long long)one.bound,
                       (long long)one.work, bem_status_name(two.status), (long long)two.cost,
                       (long long)two.bound, (long long)two.work, (long long)settings.work_limit);
    right = right && truth_judge_certificate(j, "certificate cut short", &one);
    bem_solution_free(&one);
    bem_solution_free(&two);
    return right;
}
