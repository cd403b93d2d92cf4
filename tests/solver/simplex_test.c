/* The door to GLPK: optima, duals, warm changes, and whole programs. */
#include "simplex.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* minimise -3x - 2y, x + y <= 4, x + 3y <= 6, 0 <= x <= 3: x = 3, y = 1 */
static bem_simplex *small_program(void) {
    bem_simplex *s = bem_simplex_new();
    bem_simplex_add_row(s, -INFINITY, 4);
    bem_simplex_add_row(s, -INFINITY, 6);
    int rows[] = {0, 1};
    double x[] = {1, 1}, y[] = {1, 3};
    bem_simplex_add_col(s, -3, 0, 3, 2, rows, x);
    bem_simplex_add_col(s, -2, 0, INFINITY, 2, rows, y);
    return s;
}

Test(simplex, optimum_duals_and_warm_changes) {
    bem_simplex *s = small_program();
    int64_t iterations = 0;
    cr_assert_eq(bem_simplex_solve(s, &iterations), BEM_LP_OPTIMAL);
    cr_expect(epsilon_eq(dbl, bem_simplex_objective(s), -11, 1e-9));
    cr_expect(epsilon_eq(dbl, bem_simplex_value(s, 0), 3, 1e-9));
    cr_expect_gt(iterations, 0);
    double sum = 4 * bem_simplex_dual(s, 0) + 6 * bem_simplex_dual(s, 1) +
                 3 * bem_simplex_reduced_cost(s, 0);
    cr_expect(epsilon_eq(dbl, sum, -11, 1e-9), "strong duality");

    bem_simplex_set_col_bounds(s, 0, 0, 1); /* x <= 1: y = 5/3 */
    cr_assert_eq(bem_simplex_solve(s, &iterations), BEM_LP_OPTIMAL);
    cr_expect(epsilon_eq(dbl, bem_simplex_objective(s), -3 - 10.0 / 3, 1e-9));

    int doomed[] = {1};
    bem_simplex_delete_cols(s, 1, doomed);
    cr_assert_eq(bem_simplex_solve(s, &iterations), BEM_LP_OPTIMAL);
    cr_expect(epsilon_eq(dbl, bem_simplex_objective(s), -3, 1e-9));

    bem_simplex_set_row_bounds(s, 0, 2, 4); /* x >= 2 against x <= 1 */
    cr_expect_eq(bem_simplex_solve(s, &iterations), BEM_LP_INFEASIBLE);
    bem_simplex_free(s);
    bem_simplex_end_thread();
}

/* maximise the worth of a knapsack: 5a + 4b + 3c with 2a + 3b + c <= 5, 4a + b + 2c <= 11,
 * 3a + 4b + 2c <= 8, integer: 13 at a = 2, c = 1 */
static bem_lp knapsack(void) {
    bem_lp lp = {0};
    bem_lp_add_row(&lp, -INFINITY, 5, "first");
    bem_lp_add_row(&lp, -INFINITY, 11, "second");
    bem_lp_add_row(&lp, -INFINITY, 8, "third");
    static const double coef[3][4] = {{-5, 2, 4, 3}, {-4, 3, 1, 4}, {-3, 1, 2, 2}};
    for (int j = 0; j < 3; j++) {
        bem_lp_add_col(&lp, coef[j][0], 0, 10, true, NULL);
        for (int i = 0; i < 3; i++)
            bem_lp_add_coef(&lp, i, coef[j][i + 1]);
    }
    return lp;
}

Test(mip, optimum_and_cutoff) {
    bem_lp lp = knapsack();
    bem_mip_settings settings = {.cutoff = INFINITY};
    bem_mip_result r = bem_mip_solve(&lp, &settings);
    cr_assert_eq(r.status, BEM_LP_OPTIMAL);
    cr_assert_not_null(r.x);
    cr_expect(epsilon_eq(dbl, r.objective, -13, 1e-6));
    free(r.x);
    settings.cutoff = -13.5;
    r = bem_mip_solve(&lp, &settings);
    cr_expect_eq(r.status, BEM_LP_OPTIMAL, "nothing better than the cutoff is an answer");
    cr_expect_null(r.x);
    bem_lp_free(&lp);
    bem_simplex_end_thread();
}

Test(mip, writes_files_and_reports_failure) {
    bem_lp lp = knapsack();
    char path[] = "/tmp/bemanna-lp-XXXXXX";
    int fd = mkstemp(path);
    cr_assert_geq(fd, 0);
    cr_expect_eq(bem_lp_write(&lp, path, false), 0);
    FILE *file = fdopen(fd, "r");
    char text[4096] = {0};
    cr_expect_gt(fread(text, 1, sizeof text - 1, file), 100);
    cr_expect_not_null(strstr(text, "first"));
    fclose(file);
    remove(path);
    cr_expect_neq(bem_lp_write(&lp, "/nowhere/at/all", true), 0);
    bem_lp_free(&lp);
    bem_simplex_end_thread();
}
