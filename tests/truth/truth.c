/* truth.c - thousands of small drawn wards: brute force, the checker, the core
 * model, the compact program, best response and bem_solve say the same of each.
 *
 * TRUTH_CASES sets how many, TRUTH_SEED which is the first: a failure is looked
 * into with its seed and one case. */
#include "apart.h"
#include "draw.h"
#include "shrink.h"
#include "words.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

enum { N_CASES = 2000, BATCH = 100, MOST_FAILURES = 3 };

static int number_from(const char *name, int otherwise) {
    const char *text = getenv(name);
    return text ? atoi(text) : otherwise;
}

/* The ward as drawn goes away with its shrunk copy: they share texts. */
static void tell_failure(uint64_t seed, truth_verdict verdict) {
    bem_problem *drawn = truth_draw(seed);
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    cr_assert(out != NULL);
    fprintf(out, "seed %llu\n%s\n", (unsigned long long)seed, verdict.words);
    bem_problem *small = truth_shrink(drawn, seed, &verdict);
    fprintf(out, "\nshrunk:\n%s\n\n", verdict.words);
    truth_tell(out, small);
    fclose(out);
    cr_expect(false, "%s", text);
    free(text);
    bem_problem_free(small);
    bem_problem_free(drawn);
}

/* Judges seeds from *seed on until n wards were small enough; false when there
 * were too many failures. */
static bool judge_cases(uint64_t *seed, int n, truth_tally *tally) {
    int n_failures = 0;
    while (n > 0 && n_failures < MOST_FAILURES) {
        int too_big = tally->outcomes[TRUTH_TOO_BIG];
        truth_verdict last;
        int done = truth_judge_many(*seed, n < BATCH ? n : BATCH, tally, &last);
        cr_assert_gt(done, 0, "no child could be made");
        *seed += (uint64_t)done;
        n -= done - (tally->outcomes[TRUTH_TOO_BIG] - too_big);
        if (last.outcome == TRUTH_FAILED || last.outcome == TRUTH_DIED) {
            tell_failure(*seed - 1, last);
            n_failures++;
        }
    }
    return n_failures < MOST_FAILURES;
}

/* Of each hard thing: how many wards were solved without it and with it for sale,
 * and in how many it made a difference. */
static void expect_varied(const truth_tally *tally, bool each) {
    static const char *const others[] = {"wish", "min of demand", "max of demand"};
    for (int i = 0; i < TRUTH_N_VARIED; i++) {
        const char *name =
            i < BEM_N_RULE_KINDS ? bem_rule_kind_words[i] : others[i - BEM_N_RULE_KINDS];
        cr_log_info("hard %s varied in %d wards, mattered in %d\n", name, tally->varied[i],
                    tally->mattered[i]);
        if (each)
            cr_expect_gt(tally->varied[i], 0, "no ward varies a hard %s", name);
    }
}

Test(truth, all_tellings_agree) {
    truth_tally tally = {0};
    const int *n_of = tally.outcomes;
    int n = number_from("TRUTH_CASES", N_CASES);
    uint64_t seed = (uint64_t)number_from("TRUTH_SEED", 1);
    bool done = judge_cases(&seed, n, &tally);
    cr_log_info(
        "%d wards with a roster, %d without, %d too big, %d failed, %d died; "
        "%d compact programs given up; %d certificates with splits by duties, %d by tallies\n",
        n_of[TRUTH_FEASIBLE], n_of[TRUTH_INFEASIBLE], n_of[TRUTH_TOO_BIG], n_of[TRUTH_FAILED],
        n_of[TRUTH_DIED], tally.unsolved, tally.parted_by_duty, tally.parted_by_tally);
    expect_varied(&tally, done && n >= N_CASES);
    cr_expect(done, "too many failures, the rest was not judged");
    if (!done || n < N_CASES)
        return;
    /* The dice must not drift to wards that say little. */
    cr_expect_gt(n_of[TRUTH_FEASIBLE], n / 2);
    cr_expect_gt(n_of[TRUTH_INFEASIBLE], n / 20);
    cr_expect_lt(n_of[TRUTH_TOO_BIG], n / 2);
    cr_expect_lt(tally.unsolved, n / 50);
    cr_expect_gt(tally.parted_by_duty, n / 100);
    cr_expect_gt(tally.parted_by_tally, n / 100);
}
