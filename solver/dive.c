/* dive.c - see dive.h. */
#include "dive.h"

#include <math.h>
#include <stdlib.h>

static const double WHOLE = 0.9999, NEARLY = 0.95, LIKELY = 0.2;
static const double FREE_RISE = 1e-4; /* of the value: what is fixed at it costs nothing yet */
enum { MOST_AT_ONCE = 12 };           /* a so-manieth of the people left */

typedef struct bem_share {
    int column;
    double fraction; /* of x beyond what is fixed, with a little noise to break ties */
} bem_share;

static int by_fraction(const void *a, const void *b) {
    const bem_share *x = a, *y = b;
    if (x->fraction != y->fraction)
        return x->fraction > y->fraction ? -1 : 1;
    return x->column < y->column ? -1 : x->column > y->column;
}

static int people_left(const bem_master *m) {
    int left = 0;
    for (int k = 0; k < m->part->n_units; k++)
        left += bem_master_remaining(m, k);
    return left;
}

/* The columns in use beyond what is fixed, largest share first. */
static bem_share *rank_shares(const bem_master *m, bem_random *random, int *n) {
    bem_share *shares = bem_grow(NULL, (size_t)m->count + 1, sizeof *shares);
    *n = 0;
    for (int j = 0; j < m->count; j++) {
        double free_part = bem_master_x(m, j) - m->items[j].fixed;
        if (free_part < 1e-6 || bem_master_remaining(m, m->items[j].unit) == 0)
            continue;
        double noise = 1e-3 * bem_random_below(random, 1000) / 1000;
        shares[(*n)++] = (bem_share){j, free_part + (free_part < WHOLE ? noise : 0)};
    }
    qsort(shares, (size_t)*n, sizeof *shares, by_fraction);
    return shares;
}

static void fix_more(bem_master *m, int column, int copies) {
    int left = bem_master_remaining(m, m->items[column].unit);
    if (copies > left)
        copies = left;
    if (copies > 0)
        bem_master_fix(m, column, m->items[column].fixed + copies);
}

/* Fixes whole columns, a quarter of the nearly whole, else the `few` largest. */
static void fix_some(bem_master *m, bem_random *random, int few) {
    int n, n_fixed = 0, quota = 1 + people_left(m) / 4;
    bem_share *shares = rank_shares(m, random, &n);
    for (int i = 0; i < n; i++) {
        if (shares[i].fraction >= WHOLE)
            fix_more(m, shares[i].column, (int)floor(shares[i].fraction + 1 - WHOLE));
        else if (shares[i].fraction > NEARLY && n_fixed < quota)
            fix_more(m, shares[i].column, 1);
        else if (n_fixed == 0 || (n_fixed < few && shares[i].fraction > LIKELY))
            fix_more(m, shares[i].column, 1);
        else
            break;
        n_fixed++;
    }
    free(shares);
}

/* No time left to converge: the largest columns that still fit in count. */
static void fix_all(bem_master *m, bem_random *random) {
    int n;
    bem_share *shares = rank_shares(m, random, &n);
    for (int i = 0; i < n; i++)
        fix_more(m, shares[i].column, 1 + (int)shares[i].fraction);
    free(shares);
}

static void read_table(const bem_master *m, int *duty) {
    int n_days = m->part->setup->core->n_days;
    int *taken = bem_grow(NULL, (size_t)m->part->n_units + 1, sizeof *taken);
    for (int k = 0; k < m->part->n_units; k++)
        taken[k] = 0;
    for (int j = 0; j < m->count; j++)
        for (int copy = 0; copy < m->items[j].fixed; copy++) {
            const bem_unit *unit = &m->part->units[m->items[j].unit];
            int *row = duty + (ptrdiff_t)unit->members[taken[m->items[j].unit]++] * n_days;
            for (int d = 0; d < n_days; d++)
                row[d] = m->items[j].duty[d];
        }
    free(taken);
}

static void release_all(bem_master *m) {
    for (int j = 0; j < m->count; j++)
        if (m->items[j].fixed > 0)
            bem_master_fix(m, j, 0);
}

/* How many columns to fix next: twice as many as long as that costs nothing. */
static int next_few(const bem_master *m, int few, double rise) {
    int most = 1 + people_left(m) / MOST_AT_ONCE;
    if (rise > FREE_RISE * (1 + fabs(bem_master_value(m))))
        return 1;
    return 2 * few < most ? 2 * few : most;
}

/* Those who are left share what the limits leave. */
static void set_pause(bem_generation *g) {
    const bem_clock *c = g->clock;
    double share = 1.0 / people_left(g->master);
    g->pause.at = c->deadline > 0 && c->now ? c->now() + share * (c->deadline - c->now()) : 0;
    int64_t work = INT64_MAX;
    if (c->work_limit > 0)
        work = c->work_limit - c->work;
    if (g->work_limit > 0 && g->work_limit - c->work < work)
        work = g->work_limit - c->work;
    g->pause.work = work < INT64_MAX ? c->work + (int64_t)(share * (double)work) : 0;
}

bool bem_dive(bem_generation *g, bem_random *random, int *duty) {
    bem_master *m = g->master;
    bool lost = false;
    int few = 1;
    for (bool in_time = true; people_left(m) > 0 && !lost;) {
        if (in_time)
            fix_some(m, random, few);
        else
            fix_all(m, random);
        if (people_left(m) == 0)
            break;
        if (!in_time) { /* nothing more to take */
            lost = true;
            break;
        }
        double before = bem_master_value(m);
        set_pause(g);
        bem_generated outcome = bem_generate(g);
        few = next_few(m, few, bem_master_value(m) - before);
        in_time = !bem_generation_is_over(g);
        if (outcome == BEM_GENERATED_FAILED || outcome == BEM_GENERATED_IMPOSSIBLE)
            lost = true;
        else if (outcome == BEM_GENERATED_CONVERGED && g->cutoff != BEM_NEVER)
            lost = bem_master_value(m) > (double)g->cutoff - 1e-6 * (1 + fabs((double)g->cutoff));
    }
    if (!lost)
        read_table(m, duty);
    release_all(m);
    g->pause.at = 0;
    g->pause.work = 0;
    return !lost;
}
