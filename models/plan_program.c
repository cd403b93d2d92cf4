/* plan_program.c - the columns and rows of a production plan. Rows are made first: a column is
 * given its coefficients as it is added. */
#include "plan_program.h"

#include "plan_program_parts.h"

#include <math.h>
#include <stdlib.h>

double bem_plan_performed_share(const bem_activity *a) { return 1 - a->cancellation; }

double bem_plan_leaving_share(const bem_activity *a) {
    return 1 - a->cancellation * (1 - a->withdrawn);
}

double bem_plan_left_behind(const bem_production *p, const bem_activity *a, int t) {
    double price = 0;
    for (int i = 0; i < a->n_follows; i++)
        if (t + a->follows[i].after >= p->n_weeks)
            price +=
                a->follows[i].number * (double)p->activities[a->follows[i].activity].left_price;
    return price;
}

const char *bem_plan_name(bem_plan_making *m, const char *what, const char *id, int t) {
    if (!m->names)
        return NULL;
    if (t < 0)
        return bem_arena_format(&m->g->arena, "%s(%s)", what, id);
    return bem_arena_format(&m->g->arena, "%s(%s,%d)", what, id, t + 1);
}

int bem_plan_add_col(bem_plan_making *m, int t, double cost, double hi, const char *name) {
    BEM_PUSH(&m->g->weeks, t);
    BEM_PUSH(&m->g->costs, cost / m->g->unit);
    return bem_lp_add_col(&m->g->lp, m->g->maximise ? 0 : cost / m->g->unit, 0, hi, false, name);
}

/* What comes to the same row in several ways is one coefficient. */
void bem_plan_add_coef(bem_plan_making *m, int row, double value) {
    bem_lp *lp = &m->g->lp;
    if (row < 0 || value == 0)
        return;
    for (int i = lp->cols.items[lp->cols.count - 1].first_coef; i < lp->coefs.count; i++)
        if (lp->coefs.items[i].row == row) {
            lp->coefs.items[i].value += value;
            return;
        }
    bem_lp_add_coef(lp, row, value);
}

static int *no_cols(bem_plan_making *m, int n) {
    int *cols = BEM_TAKE(&m->g->arena, n, int);
    for (int i = 0; i < n; i++)
        cols[i] = -1;
    return cols;
}

static void take_arrays(bem_plan_making *m) {
    bem_plan_program *g = m->g;
    const bem_production *p = g->p;
    int **of_activities[] = {&g->booked, &g->queue,   &g->late,      &g->away,     &g->below,
                             &g->above,  &g->balance, &g->guarantee, &g->at_least, &g->at_most};
    int **of_resources[] = {&g->open, &g->below_open, &g->room, &g->units, &g->min_open};
    for (size_t i = 0; i < sizeof of_activities / sizeof *of_activities; i++)
        *of_activities[i] = no_cols(m, p->n_activities * p->n_weeks);
    for (size_t i = 0; i < sizeof of_resources / sizeof *of_resources; i++)
        *of_resources[i] = no_cols(m, p->n_resources * p->n_weeks);
    g->extra = no_cols(m, p->n_groups * p->n_weeks);
    g->supply = no_cols(m, p->n_groups * p->n_weeks);
    g->need = no_cols(m, p->n_works * p->n_weeks);
    g->recruit = no_cols(m, p->n_recruits);
    g->missed = no_cols(m, p->n_targets);
    g->passed = no_cols(m, p->n_targets);
    g->reach = no_cols(m, p->n_targets);
    g->keep = no_cols(m, p->n_targets);
    g->over_budget = g->over_ratio = g->budget = g->ratio = -1;
}

/* ---- columns ---- */

static bool is_priced(const bem_aim *aim) { return aim->place.line && aim->mode == BEM_MODE_SOFT; }

/* New ones of `a` that a performed one of `from` makes in week t. */
static void add_followers(bem_plan_making *m, const bem_activity *from, int t) {
    const bem_plan_program *g = m->g;
    int n = g->p->n_weeks;
    for (int i = 0; i < from->n_follows; i++) {
        const bem_follow *f = &from->follows[i];
        const bem_activity *to = &g->p->activities[f->activity];
        double number = f->number * bem_plan_performed_share(from);
        int s = t + f->after;
        if (s >= n || number == 0)
            continue;
        bem_plan_add_coef(m, g->balance[f->activity * n + s], -number);
        for (int end = s; end < n && end < s + to->guarantee + 1; end++) {
            double inside = fmin(1, fmax(0, to->guarantee - (end - s)));
            bem_plan_add_coef(m, g->guarantee[f->activity * n + end], -number * inside);
        }
    }
}

static void add_booked(bem_plan_making *m, int a, int t) {
    bem_plan_program *g = m->g;
    const bem_production *p = g->p;
    const bem_activity *activity = &p->activities[a];
    int i = a * p->n_weeks + t;
    double performed = bem_plan_performed_share(activity);
    double price = (double)activity->cost + bem_plan_left_behind(p, activity, t);
    g->booked[i] = bem_plan_add_col(m, t, price * performed, activity->open[t] > 0 ? INFINITY : 0,
                                    bem_plan_name(m, "booked", activity->id, t));
    if (g->maximise)
        g->lp.cols.items[g->booked[i]].cost = -activity->value * performed;
    bem_plan_add_coef(m, g->balance[i],
                      activity->waits ? bem_plan_leaving_share(activity) : performed);
    add_followers(m, activity, t);
    bem_plan_add_coef(m, g->at_least[i], performed);
    bem_plan_add_coef(m, g->at_most[i], performed);
    for (int r = 0; r < p->n_resources; r++)
        bem_plan_add_coef(m, g->room[r * p->n_weeks + t], activity->use[r]);
    for (int k = 0; k < p->n_works; k++)
        bem_plan_add_coef(m, g->need[k * p->n_weeks + t], -activity->work[k]);
    bem_plan_add_to_targets(m, a, t, performed);
    bem_plan_add_coef(m, g->budget, (double)activity->cost * performed / g->unit);
}

static void add_queue(bem_plan_making *m, int a, int t) {
    bem_plan_program *g = m->g;
    const bem_activity *activity = &g->p->activities[a];
    int n = g->p->n_weeks, i = a * n + t;
    if (g->balance[i] < 0)
        return;
    if (!activity->waits) {
        if (activity->turned_away.mode == BEM_MODE_HARD)
            return;
        g->away[i] = bem_plan_add_col(m, t, (double)activity->turned_away.price, INFINITY,
                                      bem_plan_name(m, "away", activity->id, t));
        bem_plan_add_coef(m, g->balance[i], 1);
        return;
    }
    int64_t price = activity->waiting_price + (t + 1 == n ? activity->left_price : 0);
    g->queue[i] =
        bem_plan_add_col(m, t, (double)price, INFINITY, bem_plan_name(m, "queue", activity->id, t));
    bem_plan_add_coef(m, g->balance[i], 1);
    if (t + 1 < n)
        bem_plan_add_coef(m, g->balance[i + 1], -1);
    bem_plan_add_coef(m, g->guarantee[i], 1);
    if (g->guarantee[i] >= 0 && is_priced(&activity->late)) {
        g->late[i] = bem_plan_add_col(m, t, (double)activity->late.price, INFINITY,
                                      bem_plan_name(m, "late", activity->id, t));
        bem_plan_add_coef(m, g->guarantee[i], -1);
    }
}

static void add_misses(bem_plan_making *m, int a, int t) {
    bem_plan_program *g = m->g;
    const bem_activity *activity = &g->p->activities[a];
    int i = a * g->p->n_weeks + t;
    if (g->at_least[i] >= 0 && is_priced(&activity->below)) {
        g->below[i] = bem_plan_add_col(m, t, (double)activity->below.price, INFINITY,
                                       bem_plan_name(m, "below", activity->id, t));
        bem_plan_add_coef(m, g->at_least[i], 1);
    }
    if (g->at_most[i] >= 0 && is_priced(&activity->above)) {
        g->above[i] = bem_plan_add_col(m, t, (double)activity->above.price, INFINITY,
                                       bem_plan_name(m, "above", activity->id, t));
        bem_plan_add_coef(m, g->at_most[i], -1);
    }
}

static void add_open(bem_plan_making *m, int r, int t) {
    bem_plan_program *g = m->g;
    const bem_production *p = g->p;
    const bem_resource *resource = &p->resources[r];
    int i = r * p->n_weeks + t;
    g->open[i] = bem_plan_add_col(m, t, (double)resource->cost, INFINITY,
                                  bem_plan_name(m, "open", resource->id, t));
    bem_plan_add_coef(m, g->room[i], -resource->hours * resource->utilisation);
    bem_plan_add_coef(m, g->units[i], 1);
    bem_plan_add_coef(m, g->min_open[i], 1);
    for (int k = 0; k < p->n_works; k++)
        bem_plan_add_coef(m, g->need[k * p->n_weeks + t], -resource->team[k] * resource->hours);
    bem_plan_add_coef(m, g->budget, (double)resource->cost / g->unit);
    if (g->min_open[i] >= 0 && is_priced(&resource->below)) {
        g->below_open[i] = bem_plan_add_col(m, t, (double)resource->below.price, INFINITY,
                                            bem_plan_name(m, "closed", resource->id, t));
        bem_plan_add_coef(m, g->min_open[i], 1);
    }
}

static void add_flow(bem_plan_making *m, int group, int k) {
    bem_plan_program *g = m->g;
    const bem_production *p = g->p;
    const bem_group *from = &p->groups[group];
    double pay = (double)from->hour_pay;
    const char *id = m->names ? bem_arena_format(&g->arena, "%s,%s", from->id, p->works[k].id) : "";
    bem_plan_flow flow = {group, k, g->lp.cols.count};
    BEM_PUSH(&g->flows, flow);
    for (int t = 0; t < p->n_weeks; t++) {
        bem_plan_add_col(m, t, pay, INFINITY, bem_plan_name(m, "hours", id, t));
        bem_plan_add_coef(m, g->need[k * p->n_weeks + t], 1 / from->takes[k]);
        bem_plan_add_coef(m, g->supply[group * p->n_weeks + t], 1);
        bem_plan_add_pay(m, from->supply, pay);
    }
}

static void add_extra(bem_plan_making *m, int group, int t) {
    bem_plan_program *g = m->g;
    const bem_group *from = &g->p->groups[group];
    int i = group * g->p->n_weeks + t;
    double most = bem_group_most_extra(from, t), pay = (double)(from->extra_pay - from->hour_pay);
    if (most <= 0 || m->own_time_only)
        return;
    g->extra[i] = bem_plan_add_col(m, t, pay, most, bem_plan_name(m, "extra", from->id, t));
    bem_plan_add_coef(m, g->supply[i], -1);
    bem_plan_add_pay(m, BEM_SUPPLY_OWN, pay);
}

static void add_recruit(bem_plan_making *m, int j) {
    bem_plan_program *g = m->g;
    const bem_production *p = g->p;
    const bem_recruit *recruit = &p->recruits[j];
    const bem_group *group = &p->groups[recruit->group];
    double pay = (double)recruit->fee + (double)group->week_pay * (p->n_weeks - recruit->from);
    int col =
        bem_plan_add_col(m, -1, pay, recruit->max, bem_plan_name(m, "recruits", recruit->id, j));
    g->recruit[j] = col;
    g->lp.cols.items[col].lo = recruit->min;
    if (m->own_time_only)
        g->lp.cols.items[col].hi = recruit->min;
    for (int t = recruit->from + recruit->learning; t < p->n_weeks; t++)
        bem_plan_add_coef(m, g->supply[recruit->group * p->n_weeks + t], -group->each[t]);
    bem_plan_add_pay(m, BEM_SUPPLY_OWN, pay);
}

static void add_cols(bem_plan_making *m) {
    const bem_production *p = m->g->p;
    for (int a = 0; a < p->n_activities; a++)
        for (int t = 0; t < p->n_weeks; t++) {
            add_booked(m, a, t);
            add_queue(m, a, t);
            add_misses(m, a, t);
        }
    for (int r = 0; r < p->n_resources; r++)
        for (int t = 0; t < p->n_weeks; t++)
            add_open(m, r, t);
    for (int g = 0; g < p->n_groups; g++) {
        for (int k = 0; k < p->n_works; k++)
            if (p->groups[g].takes[k] > 0 && m->is_needed[k])
                add_flow(m, g, k);
        for (int t = 0; t < p->n_weeks; t++)
            add_extra(m, g, t);
    }
    for (int j = 0; j < p->n_recruits; j++)
        add_recruit(m, j);
    bem_plan_add_overruns(m);
}

void bem_plan_program_build(bem_plan_program *g, const bem_production *p, bool maximise,
                            bool names) {
    *g = (bem_plan_program){.p = p, .maximise = maximise, .unit = 1};
    bem_plan_making m = {.g = g, .names = names, .own_time_only = maximise && p->budget < 0};
    for (int i = 0; i < p->frame->decimals; i++)
        g->unit *= 10;
    for (int t = 0; t < p->n_weeks; t++)
        g->constant_pay += (double)bem_production_sunk(p, t) / g->unit;
    take_arrays(&m);
    m.is_needed = BEM_TAKE(&g->arena, p->n_works, bool);
    for (int k = 0; k < p->n_works; k++) {
        for (int a = 0; a < p->n_activities; a++)
            m.is_needed[k] = m.is_needed[k] || p->activities[a].work[k] > 0;
        for (int r = 0; r < p->n_resources; r++)
            m.is_needed[k] = m.is_needed[k] || p->resources[r].team[k] > 0;
    }
    bem_plan_add_rows(&m);
    add_cols(&m);
    g->lp.constant = maximise ? 0 : g->constant_pay;
}

void bem_plan_program_free(bem_plan_program *g) {
    bem_lp_free(&g->lp);
    free(g->flows.items);
    free(g->rows.items);
    free(g->costs.items);
    free(g->weeks.items);
    bem_arena_free(&g->arena);
}
