/* time_limit_test.c - the time limit counts from the call: compiling is within it. */
#include "solve.h"
#include "tiny.h"

#include <criterion/criterion.h>

enum { COMPILING = 100, N_SEEDS = 40 };

static int n_asked;

/* The first time asked is the call, later ones come after compiling. */
static double slow_compiling(void) { return n_asked++ == 0 ? 0 : COMPILING; }

static bem_status solve_within(const bem_problem *p, double time_limit) {
    bem_settings settings = bem_settings_default();
    settings.threads = 1;
    settings.now = slow_compiling;
    settings.time_limit = time_limit;
    n_asked = 0;
    bem_solution s = bem_solve(p, &settings);
    bem_status status = s.status;
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
            cr_expect(status == BEM_STATUS_FEASIBLE || status == BEM_STATUS_UNKNOWN,
                      "seed %d: %s after the limit", seed, bem_status_name(status));
            n_solved++;
        }
        bem_problem_free(p);
    }
    cr_expect_gt(n_solved, N_SEEDS / 4, "%d wards", n_solved);
}
