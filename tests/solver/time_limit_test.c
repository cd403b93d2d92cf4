/* time_limit_test.c - the time limit counts from the call: compiling is within it, and ends
 * with it. */
#include "core.h"
#include "solve.h"
#include "tiny.h"

#include <criterion/criterion.h>

enum { COMPILING = 100, N_SEEDS = 40 };

static int n_asked;

/* The first time asked is the call, the second comes before the first person. */
static double slow_compiling(void) { return n_asked++ < 2 ? 0 : COMPILING; }

static bem_status solve_within(const bem_problem *p, double time_limit) {
    bem_settings settings = bem_settings_default();
    settings.threads = 1;
    settings.now = slow_compiling;
    settings.time_limit = time_limit;
    n_asked = 0;
    bem_solution s = bem_solve(p, &settings);
    bem_status status = s.status;
    cr_expect_eq(s.message != NULL, status == BEM_STATUS_UNKNOWN, "a word why, and only then");
    bem_solution_free(&s);
    return status;
}

Test(time_limit, counts_from_the_call) {
    int n_solved = 0;
    for (int seed = 0; seed < N_SEEDS; seed++) {
        tiny_dice dice = {(uint64_t)seed + 9000};
        bem_problem *p = tiny_random(&dice, 2, 3, 2);
        if (solve_within(p, 2 * COMPILING) == BEM_STATUS_OPTIMAL) {
            bem_status status = solve_within(p, 0.5 * COMPILING);
            cr_expect_eq(status, BEM_STATUS_UNKNOWN, "seed %d: %s after the limit", seed,
                         bem_status_name(status));
            n_solved++;
        }
        bem_problem_free(p);
    }
    cr_expect_gt(n_solved, N_SEEDS / 4, "%d wards", n_solved);
}

typedef struct patience {
    int n_left; /* people who may still be compiled */
} patience;

static bool is_at_its_end(const void *context) {
    patience *p = (patience *)context;
    int left;
#pragma omp atomic capture
    left = p->n_left--;
    return left <= 0;
}

Test(time_limit, ends_compiling_between_people) {
    int n_built = 0;
    for (int seed = 0; seed < N_SEEDS; seed++) {
        tiny_dice dice = {(uint64_t)seed + 9500};
        bem_problem *problem = tiny_random(&dice, 3, 3, 2);
        bem_diags conflicts = {0};
        bem_core *whole = bem_core_build(problem, &conflicts);
        for (int n_threads = 1; n_threads <= 2 && whole; n_threads++)
            for (int n_people = 0; n_people <= problem->n_staff; n_people++) {
                patience p = {n_people};
                bem_diags none = {0};
                bem_core *core = bem_core_build_on(&(bem_core_terms){n_threads, is_at_its_end, &p},
                                                   problem, &none);
                cr_expect_eq(core != NULL, n_people == problem->n_staff, "%d of %d people",
                             n_people, problem->n_staff);
                cr_expect_eq(none.n_errors, 0);
                bem_core_free(core);
                bem_diags_free(&none);
                n_built++;
            }
        bem_core_free(whole);
        bem_diags_free(&conflicts);
        bem_problem_free(problem);
    }
    cr_expect_gt(n_built, N_SEEDS, "%d built", n_built);
}
