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

/* minimise -x - 2y, x + y <= limit, y <= 3, x, y >= 0. At 4: x = 1, y = 3. */
static bem_lp two_limits(double limit) {
    bem_lp lp = {0};
    bem_lp_add_row(&lp, -INFINITY, limit, NULL);
    bem_lp_add_row(&lp, -INFINITY, 3, NULL);
    bem_lp_add_row(&lp, -INFINITY, 100, NULL); /* binds nothing */
    bem_lp_add_col(&lp, -1, 0, INFINITY, false, NULL);
    bem_lp_add_coef(&lp, 0, 1);
    bem_lp_add_coef(&lp, 2, 1);
    bem_lp_add_col(&lp, -2, 0, INFINITY, false, NULL);
    bem_lp_add_coef(&lp, 0, 1);
    bem_lp_add_coef(&lp, 1, 1);
    lp.constant = 10;
    return lp;
}

/* The dual of x + y is -1 from 3, where x would fall below 0, on; that of y from 0 to 4. With a
 * limit of 3 the optimum is degenerate: the dual at hand, be it -1 or -2, holds on one side. */
Test(simplex, a_dual_holds_within_its_range) {
    double from, to;
    int64_t iterations = 0;
    bem_lp lp = two_limits(4);
    bem_simplex *s = bem_simplex_of(&lp);
    cr_assert_eq(bem_simplex_solve(s, &iterations), BEM_LP_OPTIMAL);
    cr_expect(epsilon_eq(dbl, bem_simplex_objective(s), 10 - 7, 1e-9));
    cr_expect(epsilon_eq(dbl, bem_simplex_dual(s, 0), -1, 1e-9));
    cr_assert(bem_simplex_row_range(s, 0, &from, &to));
    cr_expect(epsilon_eq(dbl, from, 3, 1e-9));
    cr_expect(to > 99); /* until the third row binds */
    cr_assert(bem_simplex_row_range(s, 1, &from, &to));
    cr_expect(epsilon_eq(dbl, from, 0, 1e-9));
    cr_expect(epsilon_eq(dbl, to, 4, 1e-9));
    cr_expect_not(bem_simplex_row_range(s, 2, &from, &to), "a basic row has none");
    bem_simplex_free(s);
    bem_lp_free(&lp);

    lp = two_limits(3);
    s = bem_simplex_of(&lp);
    cr_assert_eq(bem_simplex_solve(s, &iterations), BEM_LP_OPTIMAL);
    if (bem_simplex_row_range(s, 0, &from, &to))
        cr_expect(fabs(from - 3) < 1e-9 || fabs(to - 3) < 1e-9, "%g to %g", from, to);
    bem_simplex_free(s);
    bem_lp_free(&lp);
    bem_simplex_end_thread();
}

static bool stop_now(void *context, int64_t iterations, double objective) {
    (void)iterations, (void)objective;
    ++*(int *)context;
    return true;
}

/* A basis that is given back needs no step; one that is asked about at each step can be stopped. */
Test(simplex, a_basis_is_kept_and_a_solve_is_watched) {
    bem_lp lp = two_limits(4);
    int64_t iterations = 0, again = 0;
    int asked = 0;
    unsigned char rows[3], cols[2];
    bem_simplex *s = bem_simplex_of(&lp), *t = bem_simplex_of(&lp), *u = bem_simplex_of(&lp);
    cr_assert_eq(bem_simplex_solve(s, &iterations), BEM_LP_OPTIMAL);
    bem_simplex_get_basis(s, rows, cols);
    bem_simplex_set_basis(t, rows, cols);
    cr_assert_eq(bem_simplex_solve(t, &again), BEM_LP_OPTIMAL);
    cr_expect_eq(again, 0);
    cr_expect_gt(iterations, 1);
    bem_simplex_watch(u, 1, stop_now, &asked);
    cr_expect_eq(bem_simplex_solve(u, &again), BEM_LP_STOPPED);
    cr_expect_eq(asked, 1);
    bem_simplex_free(s);
    bem_simplex_free(t);
    bem_simplex_free(u);
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
