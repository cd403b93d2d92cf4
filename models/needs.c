/* needs.c - hours apart by who takes them, then sessions and shifts, then the account. */
#include "needs.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#define SLIGHT 1e-7 /* of an optimum in floating point */

typedef struct counting {
    const bem_production *p;
    const bem_plan *plan;
    bem_needs *to;
    int n_competences, n_resources;
    double *team;   /* [n_resources][n_weeks][n_competences] hours of teams, at the percentile */
    double *beside; /* [n_weeks][n_competences] hours beside those that shifts of teams take */
    double *grown;  /* [n_resources][n_weeks] open units at the percentile by those planned */
    bem_need_line *account; /* [n_weeks][n_competences] */
    double *carry;          /* [n_staffing] of sessions or heads, from week to week */
} counting;

int bem_needs_minutes(const bem_shift *shift) { return shift->end - shift->start - shift->rest; }

static double shift_hours(const counting *c, const bem_staffing *s) {
    return bem_needs_minutes(&c->p->frame->shifts[s->shift]) / 60.0;
}

static bem_need_line *line_of(const counting *c, int w, int q) {
    return &c->account[w * c->n_competences + q];
}

static double *team_of(const counting *c, int r, int w, int q) {
    return &c->team[(r * c->to->n_weeks + w) * c->n_competences + q];
}

/* ---- the plan's hours, by competence and by team ---- */

/* How much more of an activity there is at the percentile. */
static double growth(const counting *c, const bem_production *at, int a, int t) {
    const bem_activity *activity = &c->p->activities[a];
    if (!at || !activity->has_need || activity->waits || !activity->inflow ||
        activity->inflow[t] <= 0 || !at->activities[a].inflow)
        return 1;
    return at->activities[a].inflow[t] / activity->inflow[t];
}

/* Hours of all that takes `hours(a)` at the percentile, by those planned. */
static double grown_by(const counting *c, const bem_production *at, int t, const double *hours) {
    double planned = 0, grown = 0;
    for (int a = 0; a < c->p->n_activities; a++) {
        double taken = c->plan->booked[a * c->p->n_weeks + t] * hours[a];
        planned += taken;
        grown += taken * growth(c, at, a, t);
    }
    return planned > SLIGHT ? grown / planned : 1;
}

/* The same of open units: those held open beyond what activities take are there to be filled. */
static double units_grown_by(const counting *c, int r, int t, double growth_of_use,
                             const double *use) {
    const bem_resource *resource = &c->p->resources[r];
    double open = c->plan->open[r * c->p->n_weeks + t], taken = 0;
    for (int a = 0; a < c->p->n_activities; a++)
        taken += c->plan->booked[a * c->p->n_weeks + t] * use[a];
    double filled = taken / (resource->hours * resource->utilisation);
    if (open <= SLIGHT || open <= filled * (1 + 1e-6))
        return growth_of_use;
    return fmax(1, filled * growth_of_use / open);
}

static void set_growth(counting *c, const bem_production *at, bem_arena *scratch) {
    double *hours = BEM_TAKE(scratch, c->p->n_activities, double);
    for (int r = 0; r < c->n_resources; r++) {
        for (int a = 0; a < c->p->n_activities; a++)
            hours[a] = c->p->activities[a].use[r];
        for (int w = 0; w < c->to->n_weeks; w++)
            c->grown[r * c->to->n_weeks + w] = units_grown_by(
                c, r, c->to->from + w, grown_by(c, at, c->to->from + w, hours), hours);
    }
}

/* Whose name hours go under: the work's, or of a task that of those who do it. */
static int competence_of(const counting *c, const bem_plan_use *use) {
    return c->p->works[use->k].is_task ? c->p->groups[use->g].primary : use->k;
}

/* Is the team's part of a competence taken by shifts of the resource? */
static bool is_taken(const counting *c, int r, int q) {
    for (int i = 0; i < c->p->n_staffing; i++) {
        const bem_staffing *s = &c->p->staffing[i];
        if (s->resource == r && (!s->ratio || s->ratio[q] > 0))
            return true;
    }
    return false;
}

/* One use of hours: part of it for teams, each grown by its resource, the rest by what activities
 * take beside them. */
static void share_use(counting *c, const bem_plan_use *use, const double *beside_growth) {
    int w = use->t - c->to->from, q = competence_of(c, use), n = c->to->n_weeks;
    if (q < 0)
        return;
    double need = c->plan->work_need[use->k * c->p->n_weeks + use->t], rest = use->hours;
    bem_need_line *line = line_of(c, w, q);
    line->plan += use->hours;
    for (int r = 0; r < c->n_resources && need > SLIGHT; r++) {
        const bem_resource *resource = &c->p->resources[r];
        double open = c->plan->open[r * c->p->n_weeks + use->t];
        double hours = use->hours * open * resource->hours * resource->team[use->k] / need;
        double more = hours * (c->grown[r * n + w] - 1);
        rest -= hours;
        line->percentile += more;
        if (is_taken(c, r, q))
            *team_of(c, r, w, q) += hours + more;
        else
            c->beside[w * c->n_competences + q] += hours + more;
    }
    double more = rest * (beside_growth[use->k * n + w] - 1);
    line->percentile += more;
    c->beside[w * c->n_competences + q] += rest + more;
}

static void share_hours(counting *c, const bem_production *at, bem_arena *scratch) {
    int n = c->to->n_weeks;
    double *hours = BEM_TAKE(scratch, c->p->n_activities, double);
    double *beside_growth = BEM_TAKE(scratch, c->p->n_works * n, double);
    for (int k = 0; k < c->p->n_works; k++) {
        for (int a = 0; a < c->p->n_activities; a++)
            hours[a] = c->p->activities[a].work[k];
        for (int w = 0; w < n; w++)
            beside_growth[k * n + w] = grown_by(c, at, c->to->from + w, hours);
    }
    for (int i = 0; i < c->plan->uses.count; i++) {
        const bem_plan_use *use = &c->plan->uses.items[i];
        if (use->t >= c->to->from && use->t < c->to->from + n)
            share_use(c, use, beside_growth);
    }
}

/* ---- shifts ---- */

static bool is_day(const counting *c, const bem_staffing *s, int w, int d) {
    return s->day[(c->to->from + w) * BEM_WEEK_DAYS + d];
}

static int n_days(const counting *c, const bem_staffing *s, int w) {
    int n = 0;
    for (int d = 0; d < BEM_WEEK_DAYS; d++)
        n += is_day(c, s, w, d);
    return n;
}

/* The part of the hours that a staffing has in a week: as given, or by its shifts' hours. */
static double part_of(const counting *c, const bem_staffing *s, int w) {
    double own = 0, all = 0;
    if (s->part >= 0)
        return s->part;
    for (int i = 0; i < c->p->n_staffing; i++) {
        const bem_staffing *other = &c->p->staffing[i];
        if (other->resource != s->resource || other->competence != s->competence)
            continue;
        double hours = shift_hours(c, other) * n_days(c, other, w);
        all += hours;
        own += other == s ? hours : 0;
    }
    return all > 0 ? own / all : 0;
}

/* Whole ones of a week, so that weeks sum to the whole. */
static int whole(double *carry, double number) {
    *carry += number;
    int n = (int)floor(*carry + 0.5 + SLIGHT);
    n = n < 0 ? 0 : n;
    *carry -= n;
    return n;
}

/* The j-th of n days' even share. */
static int share_of(int number, int j, int n) {
    return (int)((int64_t)(j + 1) * number / n - (int64_t)j * number / n);
}

static int round_up(double number) { return (int)ceil(number - SLIGHT); }

static bem_need_row *row_of(counting *c, int shift, int q) {
    for (int i = 0; i < c->to->count; i++)
        if (c->to->items[i].shift == shift && c->to->items[i].q == q)
            return &c->to->items[i];
    int n = c->to->n_weeks * BEM_WEEK_DAYS;
    bem_arena *arena = &c->to->arena;
    bem_need_row row = {.shift = shift,
                        .q = q,
                        .staffing = BEM_TAKE(arena, c->p->n_staffing, bool),
                        .heads = BEM_TAKE(arena, n, int),
                        .planned = BEM_TAKE(arena, n, int),
                        .least = BEM_TAKE(arena, n, int)};
    BEM_PUSH(c->to, row);
    return &c->to->items[c->to->count - 1];
}

/* Puts people on a day; those that `min` adds are told apart. */
static void put_heads(counting *c, int i, int q, int w, int d, int heads) {
    const bem_staffing *s = &c->p->staffing[i];
    bem_need_row *row = row_of(c, s->shift, q);
    int least = heads < s->min ? s->min - heads : 0, day = w * BEM_WEEK_DAYS + d;
    row->staffing[i] = true;
    row->heads[day] += heads + least;
    row->least[day] += s->min;
    line_of(c, w, q)->least += least * shift_hours(c, s);
    line_of(c, w, q)->demand += (heads + least) * shift_hours(c, s);
}

/* Hours of a competence beside the teams. */
static void staff_hours(counting *c, int i, int w) {
    const bem_staffing *s = &c->p->staffing[i];
    int q = s->competence, n = n_days(c, s, w);
    double hours = c->beside[w * c->n_competences + q] * part_of(c, s, w);
    if (n == 0) {
        line_of(c, w, q)->dropped += hours;
        return;
    }
    int heads = whole(&c->carry[i], hours / shift_hours(c, s));
    for (int d = 0, j = 0; d < BEM_WEEK_DAYS; d++)
        if (is_day(c, s, w, d))
            put_heads(c, i, q, w, d, share_of(heads, j++, n));
}

/* Open units of a week, at the percentile, no more than there are. */
static double open_units(const counting *c, int r, int w) {
    int t = c->to->from + w, n = c->p->n_weeks;
    return fmin(c->plan->open[r * n + t] * c->grown[r * c->to->n_weeks + w],
                fmax(c->p->resources[r].units[t], c->plan->open[r * n + t]));
}

/* Each session has its team. Sessions beyond the units that there are on a day are dropped. */
static void staff_sessions(counting *c, int i, int w) {
    const bem_staffing *s = &c->p->staffing[i];
    const bem_resource *resource = &c->p->resources[s->resource];
    int n = n_days(c, s, w), most = round_up(resource->units[c->to->from + w]);
    double grown = c->plan->open[s->resource * c->p->n_weeks + c->to->from + w] *
                   c->grown[s->resource * c->to->n_weeks + w];
    double part = part_of(c, s, w);
    double sessions = grown * resource->hours * part / shift_hours(c, s);
    int held = 0, n_sessions = n > 0 ? whole(&c->carry[i], sessions) : 0;
    for (int q = 0; q < c->n_competences; q++) {
        double hours = *team_of(c, s->resource, w, q) * part;
        double people = sessions > SLIGHT ? hours / (sessions * shift_hours(c, s)) : 0;
        if (people <= SLIGHT)
            continue;
        held = 0;
        for (int d = 0, j = 0; d < BEM_WEEK_DAYS; d++)
            if (is_day(c, s, w, d)) {
                int here = share_of(n_sessions, j++, n);
                here = here > most ? most : here;
                held += here;
                put_heads(c, i, q, w, d, round_up(people * here));
            }
        line_of(c, w, q)->dropped +=
            n == 0 ? hours : (n_sessions - held) * people * shift_hours(c, s);
    }
}

/* So many people as the open units need. The plan's hours for the teams are given up for them. */
static void staff_ratio(counting *c, int i, int w) {
    const bem_staffing *s = &c->p->staffing[i];
    double open = open_units(c, s->resource, w);
    for (int q = 0; q < c->n_competences; q++) {
        if (s->ratio[q] <= 0)
            continue;
        double people = open / s->ratio[q];
        for (int d = 0; d < BEM_WEEK_DAYS; d++)
            if (is_day(c, s, w, d)) {
                put_heads(c, i, q, w, d, round_up(people));
                line_of(c, w, q)->ratio += people * shift_hours(c, s);
            }
    }
}

static void give_up_teams(counting *c) {
    for (int r = 0; r < c->n_resources; r++)
        for (int q = 0; q < c->n_competences; q++)
            for (int i = 0; i < c->p->n_staffing; i++) {
                const bem_staffing *s = &c->p->staffing[i];
                if (s->resource != r || !s->ratio || s->ratio[q] <= 0)
                    continue;
                for (int w = 0; w < c->to->n_weeks; w++)
                    line_of(c, w, q)->ratio -= *team_of(c, r, w, q);
                break; /* once a resource */
            }
}

static void staff_all(counting *c) {
    for (int i = 0; i < c->p->n_staffing; i++)
        for (int w = 0; w < c->to->n_weeks; w++)
            if (c->p->staffing[i].ratio)
                staff_ratio(c, i, w);
            else if (c->p->staffing[i].resource >= 0)
                staff_sessions(c, i, w);
            else
                staff_hours(c, i, w);
    give_up_teams(c);
}

/* ---- the account ---- */

static bool has_shifts(const counting *c, int q) {
    for (int i = 0; i < c->p->n_staffing; i++)
        if (c->p->staffing[i].competence == q)
            return true;
    return false;
}

/* Rounding is what is left: the sum of what whole people did. */
static void close_account(counting *c) {
    for (int w = 0; w < c->to->n_weeks; w++)
        for (int q = 0; q < c->n_competences; q++) {
            bem_need_line *line = line_of(c, w, q);
            if (!has_shifts(c, q))
                line->dropped += c->beside[w * c->n_competences + q];
            line->rounding = line->demand - (line->plan + line->percentile + line->ratio +
                                             line->least - line->dropped);
            if (line->plan > SLIGHT || line->demand > 0)
                BEM_PUSH(&c->to->lines, *line);
        }
}

static counting count_from(const bem_production *p, const bem_plan *plan, bem_needs *to,
                           bem_arena *scratch) {
    int n_q = p->frame->n_competences, n = to->n_weeks;
    counting c = {
        .p = p,
        .plan = plan,
        .to = to,
        .n_competences = n_q,
        .n_resources = p->n_resources,
        .team = BEM_TAKE(scratch, p->n_resources * n * n_q, double),
        .beside = BEM_TAKE(scratch, n * n_q, double),
        .grown = BEM_TAKE(scratch, p->n_resources * n, double),
        .account = BEM_TAKE(scratch, n * n_q, bem_need_line),
        .carry = BEM_TAKE(scratch, p->n_staffing, double),
    };
    for (int w = 0; w < n; w++)
        for (int q = 0; q < n_q; q++)
            *line_of(&c, w, q) = (bem_need_line){.t = to->from + w, .q = q};
    return c;
}

static void count(const bem_production *p, const bem_plan *plan, const bem_production *at,
                  bem_needs *to) {
    bem_arena scratch = {0};
    counting c = count_from(p, plan, to, &scratch);
    set_growth(&c, at, &scratch);
    share_hours(&c, at, &scratch);
    staff_all(&c);
    close_account(&c);
    bem_arena_free(&scratch);
}

static void keep_planned(bem_needs *needs, const bem_needs *own) {
    for (int i = 0; i < needs->count; i++)
        for (int j = 0; j < own->count; j++)
            if (own->items[j].shift == needs->items[i].shift &&
                own->items[j].q == needs->items[i].q)
                for (int d = 0; d < needs->n_weeks * BEM_WEEK_DAYS; d++)
                    needs->items[i].planned[d] = own->items[j].heads[d];
}

static void name_rows(const bem_production *p, bem_needs *needs) {
    for (int i = 0; i < needs->count; i++) {
        bem_need_row *row = &needs->items[i];
        const char *id = "";
        for (int s = 0; s < p->n_staffing; s++)
            if (row->staffing[s])
                id = bem_arena_format(&needs->arena, "%s%s%s", id, *id ? "+" : "",
                                      p->staffing[s].id);
        row->id = bem_arena_format(&needs->arena, "%s.%s", id, p->frame->competences[row->q].id);
    }
}

bem_needs bem_needs_of(const bem_production *p, const bem_plan *plan, const bem_production *at,
                       int from, int n_weeks) {
    assert(from >= 0 && n_weeks > 0 && from + n_weeks <= p->n_weeks);
    bem_needs needs = {.from = from, .n_weeks = n_weeks};
    bem_needs own = {.from = from, .n_weeks = n_weeks};
    count(p, plan, at, &needs);
    count(p, plan, NULL, &own);
    keep_planned(&needs, &own);
    name_rows(p, &needs);
    bem_needs_free(&own);
    return needs;
}

void bem_needs_free(bem_needs *needs) {
    free(needs->items);
    free(needs->lines.items);
    bem_arena_free(&needs->arena);
    *needs = (bem_needs){0};
}

static bool is_for(const bem_production *p, const bem_staffing *s, int q, int a) {
    const bem_activity *activity = &p->activities[a];
    if (s->resource >= 0)
        return activity->use[s->resource] > 0;
    for (int k = 0; k < p->n_works; k++)
        if (activity->work[k] > 0 && (p->works[k].is_task ? p->works[k].takes[q] > 0 : k == q))
            return true;
    return false;
}

const char *bem_needs_activities(const bem_production *p, const bem_need_row *row,
                                 bem_arena *arena) {
    const char *words = "";
    for (int a = 0; a < p->n_activities; a++) {
        bool takes = false;
        for (int s = 0; s < p->n_staffing; s++)
            takes |= row->staffing[s] && is_for(p, &p->staffing[s], row->q, a);
        if (takes)
            words =
                bem_arena_format(arena, "%s%s%s", words, *words ? ", " : "", p->activities[a].id);
    }
    return words;
}
