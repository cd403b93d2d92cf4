/* time_limit_test.c - the time limit counts from the call: compiling is within it, and ends
 * with it. */
#include "core.h"
#include "solve.h"
#include "tiny.h"

#include <criterion/criterion.h>
#include <limits.h>

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
    int n_left; /* times that it may still be asked */
} patience;

static bool is_at_its_end(const void *context) {
    patience *p = (patience *)context;
    int left;
#pragma omp atomic capture
    left = p->n_left--;
    return left <= 0;
}

/* How often compiling asks. */
static int n_asked_by(const bem_problem *problem) {
    patience p = {INT_MAX};
    bem_diags conflicts = {0};
    bem_core_terms terms = {1, {is_at_its_end, &p}};
    bem_core *core = bem_core_build_on(&terms, problem, &conflicts);
    int n = core ? INT_MAX - p.n_left : 0;
    bem_core_free(core);
    bem_diags_free(&conflicts);
    return n;
}

Test(time_limit, ends_compiling_between_people_and_days) {
    int n_built = 0, n_deep = 0;
    for (int seed = 0; seed < N_SEEDS; seed++) {
        tiny_dice dice = {(uint64_t)seed + 9500};
        bem_problem *problem = tiny_random(&dice, 3, 3, 2);
        int n_asks = n_asked_by(problem);
        n_deep += n_asks > 2 * problem->n_staff; /* within people, not only between them */
        for (int n_threads = 1; n_threads <= 2 && n_asks > 0; n_threads++)
            for (int n = 0; n <= n_asks; n++) {
                patience p = {n};
                bem_diags none = {0};
                bem_core_terms terms = {n_threads, {is_at_its_end, &p}};
                bem_core *core = bem_core_build_on(&terms, problem, &none);
                cr_expect_eq(core != NULL, n == n_asks, "%d of %d asks", n, n_asks);
                cr_expect_eq(none.n_errors, 0);
                bem_core_free(core);
                bem_diags_free(&none);
                n_built++;
            }
        bem_problem_free(problem);
    }
    cr_expect_gt(n_built, 10 * N_SEEDS, "%d built", n_built);
    cr_expect_gt(n_deep, N_SEEDS / 4, "%d wards", n_deep);
}
