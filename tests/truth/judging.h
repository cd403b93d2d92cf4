/* judging.h - what the files of the judgement share. */
#ifndef BEM_TRUTH_JUDGING_H
#define BEM_TRUTH_JUDGING_H

#include "brute.h"
#include "core.h"
#include "judge.h"
#include "random.h"
#include "solve.h"

typedef struct truth_judging {
    const bem_problem *p;
    uint64_t seed;
    bem_random dice;
    const bem_core *core; /* NULL when there is none */
    truth_cover cover;
    truth_brute brute;
    truth_verdict verdict;
} truth_judging;

/* Sets the verdict to failed, the first one stays; false. */
bool truth_fail(truth_judging *, const char *label, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* A cost in words, "never" for BEM_NEVER. */
const char *truth_cost_word(int64_t cost, char word[24]);

/* The checker's cost; BEM_NEVER when it finds something hard. */
int64_t truth_literal_cost(const bem_problem *, const bem_roster *);

/* Each is a question: false when the tellings differ, and the verdict says how. */
bool truth_judge_brute(truth_judging *);
bool truth_judge_exact(truth_judging *);
bool truth_judge_search(truth_judging *);
bool truth_judge_solve(truth_judging *);
bool truth_judge_threads(truth_judging *);
bool truth_judge_tree(truth_judging *);
bool truth_judge_variants(truth_judging *);
/* Of what a solve that was asked for a certificate says. */
bool truth_judge_certificate(truth_judging *, const char *label, const bem_solution *);
/* Whatever is done to the certificate, more than the best roster costs is never proven. */
bool truth_judge_forgeries(truth_judging *, const bem_certificate *);
void truth_count_splits(truth_judging *, const bem_certificate *); /* to the verdict */
/* Of a roster and of mutations of it. */
bool truth_judge_mutations(truth_judging *, const bem_roster *);
/* The same of a duty table, whose cost must be that of its roster. */
bool truth_judge_table(truth_judging *, const int *duty);

bem_settings truth_settings(void); /* one thread, work for as good as ever */

#endif
