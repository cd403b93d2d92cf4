/* followup.c - months first, then lines from them, then sums from the lines. */
#include "followup.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct follow {
    bem_followup *to;
    const bem_actuals *actuals;
} follow;

static double performed_in(const follow *f, int u, int a, int month) {
    const bem_actual *actual = bem_actuals_find(f->actuals, u, a, month);
    return actual ? actual->performed : NAN;
}

static double waiting_in(const follow *f, int u, int a, int month) {
    const bem_actual *actual = bem_actuals_find(f->actuals, u, a, month);
    return actual ? actual->waiting : NAN;
}

static double planned_in(const follow *f, int u, int a, int month) {
    const bem_planned *plan = &f->to->units[u];
    const bem_planned_activity *activity = &plan->items[a];
    return bem_planned_covers(plan, month)
               ? bem_planned_in_month(plan, activity, activity->performed, month)
               : NAN;
}

double bem_deviation(double planned, double performed) {
    return planned > 0 ? performed / planned - 1 : NAN;
}

/* ---- months ---- */

static void add_months(follow *f, int u) {
    const bem_planned *plan = &f->to->units[u];
    for (int a = 0; a < plan->count; a++)
        for (int m = f->to->first_month; m <= f->to->month; m++) {
            bem_follow_month month = {
                .unit = u,
                .activity = a,
                .month = m,
                .planned = planned_in(f, u, a, m),
                .performed = performed_in(f, u, a, m),
                .year_before = performed_in(f, u, a, m - 12),
                .planned_waiting = bem_planned_queue(plan, &plan->items[a], m),
                .waiting = waiting_in(f, u, a, m),
            };
            BEM_PUSH(&f->to->months, month);
        }
}

static bool counts_to_date(const bem_follow_month *month) {
    return !isnan(month->planned) && !isnan(month->performed);
}

/* What the unit of the i-th month of all planned and performed of its kind, of the lines that a
 * cost is known of. Each line has as many months. */
static void sum_costed(const follow *f, int i, double *planned, double *performed) {
    const bem_follow_month *months = f->to->months.items, *like = &months[i];
    const bem_planned *plan = &f->to->units[like->unit];
    int n_months = f->to->month - f->to->first_month + 1;
    *planned = *performed = 0;
    for (int j = i % n_months; j < f->to->months.count; j += n_months) {
        if (months[j].unit != like->unit || !months[j].has_variance ||
            plan->items[months[j].activity].kind != plan->items[like->activity].kind)
            continue;
        *planned += months[j].planned;
        *performed += months[j].performed;
    }
}

static void set_variances(follow *f) {
    for (int i = 0; i < f->to->months.count; i++) {
        bem_follow_month *m = &f->to->months.items[i];
        const bem_actual *actual = bem_actuals_find(f->actuals, m->unit, m->activity, m->month);
        m->has_variance = counts_to_date(m) && actual->cost >= 0;
    }
    for (int i = 0; i < f->to->months.count; i++) {
        bem_follow_month *m = &f->to->months.items[i];
        double planned, performed;
        if (!m->has_variance)
            continue;
        sum_costed(f, i, &planned, &performed);
        m->variance =
            bem_variance_of(m->planned, m->performed, planned, performed,
                            f->to->units[m->unit].items[m->activity].cost_per,
                            bem_actuals_find(f->actuals, m->unit, m->activity, m->month)->cost);
    }
}

/* ---- lines ---- */

static void add_to_date(const follow *f, bem_figures *figures, int u, int a) {
    for (int i = 0; i < f->to->months.count; i++) {
        const bem_follow_month *month = &f->to->months.items[i];
        if (month->unit != u || month->activity != a || !counts_to_date(month))
            continue;
        figures->planned_to_date += month->planned;
        figures->performed_to_date += month->performed;
        figures->year_before_to_date += month->year_before;
        figures->n_lines++;
        figures->n_costed += month->has_variance;
        bem_variance_add(&figures->variance, &month->variance);
    }
}

static void add_line(follow *f, int u, int a) {
    const bem_planned *plan = &f->to->units[u];
    int m = f->to->month;
    bem_figures figures = {
        .planned = planned_in(f, u, a, m),
        .performed = performed_in(f, u, a, m),
        .month_before = performed_in(f, u, a, m - 1),
        .year_before = performed_in(f, u, a, m - 12),
        .waits = plan->items[a].waits,
        .planned_waiting = bem_planned_queue(plan, &plan->items[a], m),
        .waiting = waiting_in(f, u, a, m),
        .waiting_month_before = waiting_in(f, u, a, m - 1),
        .waiting_year_before = waiting_in(f, u, a, m - 12),
    };
    for (int i = 0; i < BEM_COMING_MONTHS; i++) {
        figures.coming[i] = planned_in(f, u, a, m + 1 + i);
        figures.coming_waiting[i] = bem_planned_queue(plan, &plan->items[a], m + 1 + i);
    }
    add_to_date(f, &figures, u, a);
    f->to->missing += isnan(figures.performed);
    bem_variance_add(&f->to->variance, &figures.variance);
    f->to->n_lines += figures.n_lines;
    f->to->n_costed += figures.n_costed;
    BEM_PUSH(f->to, ((bem_follow_line){u, a, figures}));
}

/* ---- sums ---- */

/* Only activities with a queue. */
static void add_waiting(bem_figures *to, const bem_figures *one) {
    if (!one->waits)
        return;
    to->planned_waiting = to->planned_waiting + one->planned_waiting;
    to->waiting = to->waiting + one->waiting;
    to->waiting_month_before = to->waiting_month_before + one->waiting_month_before;
    to->waiting_year_before = to->waiting_year_before + one->waiting_year_before;
    for (int i = 0; i < BEM_COMING_MONTHS; i++)
        to->coming_waiting[i] = to->coming_waiting[i] + one->coming_waiting[i];
    to->waits = true;
}

static void add_figures(bem_figures *to, const bem_figures *one) {
    to->planned += one->planned;
    to->performed += one->performed;
    to->month_before += one->month_before;
    to->year_before += one->year_before;
    to->planned_to_date += one->planned_to_date;
    to->performed_to_date += one->performed_to_date;
    to->year_before_to_date += one->year_before_to_date;
    for (int i = 0; i < BEM_COMING_MONTHS; i++)
        to->coming[i] += one->coming[i];
    add_waiting(to, one);
    bem_variance_add(&to->variance, &one->variance);
    to->n_lines += one->n_lines;
    to->n_costed += one->n_costed;
}

static bool belongs(const bem_followup *f, const bem_follow_line *line, const bem_follow_sum *sum) {
    const bem_planned_activity *activity = &f->units[line->unit].items[line->activity];
    return (sum->unit < 0 || sum->unit == line->unit) && activity->kind == sum->kind &&
           (!sum->category || strcmp(activity->category, sum->category) == 0);
}

static void forget_waiting(bem_figures *figures) {
    figures->planned_waiting = figures->waiting = NAN;
    figures->waiting_month_before = figures->waiting_year_before = NAN;
    for (int i = 0; i < BEM_COMING_MONTHS; i++)
        figures->coming_waiting[i] = NAN;
}

/* Sums that would be a single line again are left out. */
static void add_sum(bem_followup *f, bem_follow_sum sum) {
    for (int i = 0; i < f->count; i++)
        if (belongs(f, &f->items[i], &sum)) {
            add_figures(&sum.figures, &f->items[i].figures);
            sum.n++;
        }
    if (!sum.figures.waits)
        forget_waiting(&sum.figures);
    if (sum.n > 1)
        BEM_PUSH(&f->sums, sum);
}

/* Is this the first line of its unit (-1: of all), kind and category? */
static bool is_first_category(const bem_followup *f, int i, int unit, bem_activity_kind kind) {
    const char *category = f->units[f->items[i].unit].items[f->items[i].activity].category;
    const bem_follow_sum like = {.unit = unit, .kind = kind, .category = category};
    for (int j = 0; j < i; j++)
        if (belongs(f, &f->items[j], &like))
            return false;
    return belongs(f, &f->items[i], &like);
}

static void add_sums_of(bem_followup *f, int unit) {
    for (bem_activity_kind kind = 0; kind < BEM_N_ACTIVITY_KINDS; kind++) {
        int n_categories = 0;
        for (int i = 0; i < f->count; i++)
            n_categories += is_first_category(f, i, unit, kind);
        for (int i = 0; n_categories > 1 && i < f->count; i++)
            if (is_first_category(f, i, unit, kind))
                add_sum(f, (bem_follow_sum){
                               .unit = unit,
                               .kind = kind,
                               .category =
                                   f->units[f->items[i].unit].items[f->items[i].activity].category,
                           });
        add_sum(f, (bem_follow_sum){.unit = unit, .kind = kind});
    }
}

/* ---- the span of months ---- */

/* The latest month that is reported and planned by its unit. */
static int latest_month(const bem_planned *units, const bem_actuals *actuals) {
    int latest = -1;
    for (int i = 0; i < actuals->count; i++) {
        const bem_actual *actual = &actuals->items[i];
        if (!isnan(actual->performed) && actual->month > latest &&
            bem_planned_covers(&units[actual->unit], actual->month))
            latest = actual->month;
    }
    return latest;
}

static bool is_planned(const bem_planned *units, int n_units, int month) {
    for (int u = 0; u < n_units; u++)
        if (bem_planned_covers(&units[u], month))
            return true;
    return false;
}

bem_followup bem_followup_of(const bem_planned *units, int n_units, const bem_actuals *actuals,
                             int month) {
    bem_followup to = {.units = units, .n_units = n_units};
    follow f = {&to, actuals};
    to.month = month >= 0 ? month : latest_month(units, actuals);
    if (to.month < 0 || !is_planned(units, n_units, to.month)) {
        to.month = -1;
        return to;
    }
    to.first_month = to.month;
    for (int u = 0; u < n_units; u++)
        if (bem_month_of(units[u].start) < to.first_month)
            to.first_month = bem_month_of(units[u].start);
    for (int u = 0; u < n_units; u++)
        add_months(&f, u);
    set_variances(&f);
    for (int u = 0; u < n_units; u++)
        for (int a = 0; a < units[u].count; a++)
            add_line(&f, u, a);
    for (int u = 0; u < n_units; u++)
        add_sums_of(&to, u);
    if (n_units > 1)
        add_sums_of(&to, -1);
    return to;
}

void bem_followup_free(bem_followup *f) {
    free(f->items);
    free(f->sums.items);
    free(f->months.items);
    free(f->shortages.items);
    *f = (bem_followup){0};
}
