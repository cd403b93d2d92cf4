/* judge.h - everything that the tellings of one ward must agree on.
 *
 *     bound <= brute force = compact program = bem_solve <= best response search
 *
 * and the checker's and the core's word on every roster at hand and on many
 * that differ from them in a few cells. */
#ifndef BEM_TRUTH_JUDGE_H
#define BEM_TRUTH_JUDGE_H

#include "problem.h"

typedef enum truth_outcome {
    TRUTH_FEASIBLE,
    TRUTH_INFEASIBLE,
    TRUTH_TOO_BIG, /* for brute force: nothing was judged */
    TRUTH_FAILED,
    TRUTH_DIED, /* the judgement itself: crashed or took too long */
    TRUTH_N_OUTCOMES
} truth_outcome;

/* … what else was hard; nothing. */
enum { TRUTH_VARIED_WISH = BEM_N_RULE_KINDS, TRUTH_VARIED_MIN, TRUTH_VARIED_MAX, TRUTH_N_VARIED };

enum { TRUTH_WORDS = 2000 };

typedef struct truth_verdict {
    truth_outcome outcome;
    bool unsolved;       /* GLPK gave the compact program up */
    bool parted_by_duty; /* some certificate splits rosters by one */
    bool parted_by_tally;
    int varied;              /* kind of the hard rule taken out and sold, or … */
    bool mattered;           /* … and without it the ward costs less */
    char words[TRUTH_WORDS]; /* when failed: "label: both answers" */
} truth_verdict;

/* What became of many wards. */
typedef struct truth_tally {
    int outcomes[TRUTH_N_OUTCOMES];
    int unsolved, parted_by_duty, parted_by_tally;
    int varied[TRUTH_N_VARIED + 1], mattered[TRUTH_N_VARIED + 1];
} truth_tally;

/* The seed chooses mutations, limits and which rule is varied. */
truth_verdict truth_judge(const bem_problem *, uint64_t seed);

#endif
