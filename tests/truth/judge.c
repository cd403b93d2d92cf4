/* judge.c - see judge.h: the questions in order, each simpler before what builds
 * on it. */
#include "check.h"
#include "exact.h"
#include "judging.h"
#include "neighbourhood.h"
#include "search.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { EXACT_SECONDS = 3 }; /* GLPK's own search has its hard cases */

bool truth_fail(truth_judging *j, const char *label, const char *format, ...) {
    if (j->verdict.outcome == TRUTH_FAILED)
        return false;
    j->verdict.outcome = TRUTH_FAILED;
    int n = snprintf(j->verdict.words, TRUTH_WORDS, "%s: ", label);
    va_list args;
    va_start(args, format);
    vsnprintf(j->verdict.words + n, (size_t)(TRUTH_WORDS - n), format, args);
    va_end(args);
    return false;
}

const char *truth_cost_word(int64_t cost, char word[24]) {
    if (cost == BEM_NEVER)
        return "never";
    snprintf(word, 24, "%lld", (long long)cost);
    return word;
}

int64_t truth_literal_cost(const bem_problem *p, const bem_roster *roster) {
    bem_report report = bem_check(p, roster);
    int64_t cost = report.n_hard ? BEM_NEVER : report.cost;
    bem_report_free(&report);
    return cost;
}

static int64_t brute_cost(const truth_judging *j) {
    return j->brute.feasible ? j->brute.cost : BEM_NEVER;
}

bool truth_judge_brute(truth_judging *j) {
    if (!j->core && j->brute.feasible)
        return truth_fail(j, "no core", "but brute force knows a roster of %lld",
                          (long long)j->brute.cost);
    if (!j->brute.feasible)
        return true;
    char literal[24];
    int64_t cost = truth_literal_cost(j->p, &j->brute.roster);
    if (cost != j->brute.cost)
        return truth_fail(j, "checker", "brute force counts %lld, the checker %s",
                          (long long)j->brute.cost, truth_cost_word(cost, literal));
    return true;
}

bool truth_judge_table(truth_judging *j, const int *duty) {
    bem_roster roster = bem_core_roster(j->core, duty);
    bool right = truth_judge_mutations(j, &roster);
    int64_t cost = bem_core_cost(j->core, duty), literal = truth_literal_cost(j->p, &roster);
    char a[24], b[24];
    if (right && cost != literal)
        right = truth_fail(j, "table", "%s, the checker says %s", truth_cost_word(cost, a),
                           truth_cost_word(literal, b));
    bem_roster_free(&roster);
    return right;
}

static int *new_table(const bem_core *core) {
    size_t n = (size_t)core->n_staff * (size_t)core->n_days;
    int *duty = bem_grow(NULL, n, sizeof *duty);
    memset(duty, 0, n * sizeof *duty);
    return duty;
}

bool truth_judge_exact(truth_judging *j) {
    int *duty = new_table(j->core);
    bem_exact exact = bem_exact_solve(j->core, EXACT_SECONDS, duty);
    char a[24], b[24];
    bool right = !exact.solved || exact.cost == brute_cost(j);
    j->verdict.unsolved = !exact.solved;
    if (!right)
        truth_fail(j, "compact", "it says %s, brute force %s", truth_cost_word(exact.cost, a),
                   truth_cost_word(brute_cost(j), b));
    else if (exact.cost != BEM_NEVER)
        right = truth_judge_table(j, duty);
    free(duty);
    return right;
}

/* Best response may miss a legal roster, but finds no better one. */
bool truth_judge_search(truth_judging *j) {
    bem_setup setup = bem_setup_build(j->core);
    bem_workspace workspace = {0};
    bem_clock clock = {0};
    bem_arena arena = {0};
    bem_habit *habits = bem_habits_new(&setup, &arena);
    bem_search search = bem_search_new(&setup, &workspace, habits, j->seed, &clock);
    int stuck;
    bool right = true;
    if (bem_search_construct(&search, &stuck)) {
        bem_search_polish(&search);
        int64_t cost = bem_core_cost(j->core, search.duty);
        char a[24], b[24];
        if (cost != BEM_NEVER && (!j->brute.feasible || cost < j->brute.cost))
            right = truth_fail(j, "search", "best response finds %s, brute force %s",
                               truth_cost_word(cost, a), truth_cost_word(brute_cost(j), b));
        else
            right = truth_judge_table(j, search.duty);
    } else
        right = truth_fail(j, "search", "%s has no schedule, but the core was built",
                           j->p->staff[stuck].id);
    bem_search_free(&search);
    bem_workspace_free(&workspace);
    bem_setup_free(&setup);
    bem_arena_free(&arena);
    return right;
}

truth_verdict truth_judge(const bem_problem *p, uint64_t seed) {
    truth_judging j = {.p = p, .seed = seed, .dice = bem_random_for(seed, 0x104d, 1)};
    j.verdict.varied = TRUTH_N_VARIED;
    j.cover = truth_cover_new(p);
    j.brute = truth_brute_solve(p, &j.cover);
    bem_diags conflicts = {0};
    bem_core *core = bem_core_build(p, &conflicts);
    j.core = core;
    if (j.brute.too_big)
        j.verdict.outcome = TRUTH_TOO_BIG;
    else {
        j.verdict.outcome = j.brute.feasible ? TRUTH_FEASIBLE : TRUTH_INFEASIBLE;
        if (!core && conflicts.n_errors == 0)
            truth_fail(&j, "no core", "and no word why");
        bool right = truth_judge_brute(&j);
        if (core)
            right = right && truth_judge_search(&j) && truth_judge_exact(&j);
        right = right && truth_judge_solve(&j) && truth_judge_threads(&j) && truth_judge_tree(&j) &&
                truth_judge_variants(&j);
        (void)right;
    }
    bem_core_free(core);
    bem_diags_free(&conflicts);
    truth_brute_free(&j.brute);
    truth_cover_free(&j.cover);
    return j.verdict;
}
