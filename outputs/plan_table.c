/* plan_table.c - a plan in words and tables. */
#include "plan_table.h"

#include "plan_figures.h"

#include <math.h>
#include <stdio.h>

enum { LABEL = 26, NUMBER = 10, MONEY = 18 };

typedef struct table {
    bem_text *text;
    const bem_production *p;
    const bem_plan *plan;
    int n, step; /* weeks; weeks of a line */
} table;

static void field(const table *w, const char *words, int width, bool right) {
    bem_text_add_field(w->text, words, width, right);
}

static void number(const table *w, double value, int width) {
    char digits[64];
    double size = fabs(value);
    if (isnan(value))
        snprintf(digits, sizeof digits, "-");
    else
        snprintf(digits, sizeof digits, "%.*f", size >= 100 || size < 0.05 ? 0 : 1, value);
    field(w, digits, width, true);
}

static void money(const table *w, double amount, int width) {
    bem_text digits = {0};
    if (isnan(amount))
        bem_text_add(&digits, "-");
    else
        bem_text_add_money(&digits, llround(amount), w->p->frame->decimals);
    field(w, digits.bytes, width, true);
    bem_text_free(&digits);
}

static void end(const table *w) { bem_text_add(w->text, "\n"); }

static void heads(const table *w, const char *first, const char *const *names) {
    field(w, first, LABEL, false);
    for (int i = 0; names[i]; i++)
        field(w, names[i], NUMBER, true);
    end(w);
}

static void span(const table *w, int from, int to) {
    char words[64], date[BEM_DATE_TEXT];
    bem_date_text(w->p->frame->calendar.start + from * BEM_WEEK_DAYS, date);
    if (to - from > 1)
        snprintf(words, sizeof words, "  weeks %d-%d, %s", from + 1, to, date);
    else
        snprintf(words, sizeof words, "  week %d, %s", from + 1, date);
    field(w, words, LABEL, false);
}

/* ---- production ---- */

static double sum_of(const table *w, const double *items, int row, int from, int to) {
    return bem_plan_sum(items + row * w->n + from, to - from);
}

static void activity_line(const table *w, int a, int from, int to) {
    const bem_plan *plan = w->plan;
    bool waits = w->p->activities[a].has_need && w->p->activities[a].waits;
    number(w, sum_of(w, plan->need, a, from, to), NUMBER);
    number(w, sum_of(w, plan->booked, a, from, to), NUMBER);
    number(w, sum_of(w, plan->performed, a, from, to), NUMBER);
    if (waits) {
        number(w, plan->queue[a * w->n + to - 1], NUMBER);
        number(w, plan->late[a * w->n + to - 1], NUMBER);
        number(w, plan->wait[a * w->n + to - 1], NUMBER);
    } else
        number(w, sum_of(w, plan->turned_away, a, from, to), NUMBER);
    end(w);
}

static void activity(const table *w, int a) {
    static const char *const waiting[] = {"new",      "booked", "performed", "queue",
                                          "too late", "weeks",  NULL};
    static const char *const others[] = {"new", "booked", "performed", "away", NULL};
    bool waits = w->p->activities[a].has_need && w->p->activities[a].waits;
    heads(w, w->p->activities[a].id, waits ? waiting : others);
    for (int t = 0; t < w->n; t += w->step) {
        int to = t + w->step < w->n ? t + w->step : w->n;
        span(w, t, to);
        activity_line(w, a, t, to);
    }
    field(w, "  in all", LABEL, false);
    activity_line(w, a, 0, w->n);
    end(w);
}

static void resources(const table *w) {
    static const char *const names[] = {"units", "open", "short", NULL};
    if (w->p->n_resources == 0)
        return;
    heads(w, "Open units, mean a week", names);
    for (int r = 0; r < w->p->n_resources; r++) {
        field(w, w->p->resources[r].id, LABEL, false);
        number(w, bem_plan_sum(w->p->resources[r].units, w->n) / w->n, NUMBER);
        number(w, sum_of(w, w->plan->open, r, 0, w->n) / w->n, NUMBER);
        number(w, sum_of(w, w->plan->below, r, 0, w->n) / w->n, NUMBER);
        end(w);
    }
    end(w);
}

/* ---- staff ---- */

static void groups(const table *w) {
    static const char *const names[] = {"at hand", "used", "extra", "idle", "use %", NULL};
    heads(w, "Hours", names);
    for (int g = 0; g < w->p->n_groups; g++) {
        const bem_group *group = &w->p->groups[g];
        double hours = bem_plan_sum(group->hours, w->n);
        for (int j = 0; j < w->p->n_recruits; j++)
            for (int t = w->p->recruits[j].from + w->p->recruits[j].learning; t < w->n; t++)
                if (w->p->recruits[j].group == g)
                    hours += w->plan->recruited[j] * group->each[t];
        double used = sum_of(w, w->plan->hours_used, g, 0, w->n);
        double extra = sum_of(w, w->plan->extra, g, 0, w->n);
        field(w, group->id, LABEL, false);
        number(w, hours, NUMBER);
        number(w, used, NUMBER);
        number(w, extra, NUMBER);
        number(w, fmax(0, hours + extra - used), NUMBER);
        number(w, hours > 0 ? 100 * used / hours : NAN, NUMBER);
        end(w);
    }
    for (int j = 0; j < w->p->n_recruits; j++)
        if (w->plan->recruited[j] > 1e-6)
            bem_text_format(w->text, "recruits to %s from week %d: %.1f\n",
                            w->p->groups[w->p->recruits[j].group].id, w->p->recruits[j].from + 1,
                            w->plan->recruited[j]);
    end(w);
}

/* ---- shortage ---- */

static void remedy(const table *w, const bem_plan_remedy *r) {
    static const char *const words[] = {"extra time of ", "", "recruits to "};
    bem_text_add(w->text, "; cheapest: ");
    bem_text_add(w->text, words[r->kind]);
    bem_text_add_safe(w->text, w->p->groups[r->group].id);
    bem_text_add(w->text, " at ");
    bem_text_add_money(w->text, llround(r->price), w->p->frame->decimals);
    bem_text_add(w->text, " per hour");
    if (r->kind != BEM_REMEDY_RECRUIT && r->available < 0.05)
        bem_text_add(w->text, ", beyond its ceiling");
}

/* What the roster could not find, and what became of it. */
static void received(const table *w) {
    static const char *const names[] = {"week",   "hours",   "own",  "pool",
                                        "rental", "put off", "left", NULL};
    if (w->plan->received.count == 0)
        return;
    heads(w, "Short in the roster", names);
    for (int i = 0; i < w->plan->received.count; i++) {
        const bem_plan_received *r = &w->plan->received.items[i];
        const double parts[] = {r->hours, r->own, r->pool, r->rental, r->put_off, r->unresolved};
        bem_text_add(w->text, "  ");
        field(w, w->p->frame->competences[r->q].id, LABEL - 2, false);
        bem_text_format(w->text, "%*d", NUMBER, r->t + 1);
        for (size_t j = 0; j < sizeof parts / sizeof *parts; j++)
            number(w, parts[j], NUMBER);
        end(w);
    }
    bem_text_add(w->text, "without these hours the plan costs ");
    bem_text_add_money(w->text, w->plan->received_cost, w->p->frame->decimals);
    bem_text_add(w->text, " more\n\n");
}

/* One line for each work or resource: all its weeks. */
static void short_item(const table *w, int k, int resource, bool from_roster) {
    const bem_plan_shortage *first = NULL, *last = NULL, *worst = NULL;
    double total = 0;
    int n_weeks = 0;
    for (int i = 0; i < w->plan->shortages.count; i++) {
        const bem_plan_shortage *s = &w->plan->shortages.items[i];
        if (s->k != k || (k < 0 && s->resource != resource) || s->from_roster != from_roster)
            continue;
        first = first ? first : s;
        last = s;
        worst = !worst || s->hours > worst->hours ? s : worst;
        total += s->hours;
        n_weeks++;
    }
    if (!first)
        return;
    bem_text_add(w->text, "  ");
    field(w, k >= 0 ? w->p->works[k].id : w->p->resources[resource].id, LABEL - 2, false);
    number(w, total, NUMBER);
    bem_text_format(w->text, " %s, in ", k >= 0 ? "hours" : "units");
    if (n_weeks == 1)
        bem_text_format(w->text, "week %d", first->t + 1);
    else
        bem_text_format(w->text, "%d weeks from week %d to %d, most in week %d", n_weeks,
                        first->t + 1, last->t + 1, worst->t + 1);
    if (from_roster)
        bem_text_add(w->text, ", found by the roster");
    if (k >= 0 && worst->n_remedies > 0)
        remedy(w, &worst->remedies[0]);
    end(w);
}

static void shortages(const table *w) {
    bem_text_add(w->text, "Unresolved shortage");
    bem_text_add(w->text,
                 w->plan->shortages.count ? ", handed on to the next level\n" : ": none\n");
    for (int k = 0; k < w->p->n_works; k++) {
        short_item(w, k, -1, true);
        short_item(w, k, -1, false);
    }
    for (int r = 0; r < w->p->n_resources; r++)
        short_item(w, -1, r, false);
    end(w);
}

/* ---- prices ---- */

static void price_words(const table *w, double price, int width) {
    if (w->plan->maximise)
        number(w, price, width);
    else
        money(w, price, width);
}

static void bottlenecks(const table *w) {
    int shown = 0;
    for (int i = 0; i < w->plan->prices.count && shown < 8; i++) {
        const bem_plan_price *price = &w->plan->prices.items[i];
        if (price->t >= 0)
            continue;
        if (shown++ == 0) {
            field(w, "Bottlenecks", LABEL, false);
            field(w, "by price", MONEY, true);
            field(w, "one more", MONEY, true);
            field(w, "one fewer", MONEY, true);
            bem_text_add(w->text, w->plan->maximise ? "   value of one a week\n"
                                                    : "   of one a week, over the horizon\n");
        }
        bool group = price->kind == BEM_LIMIT_GROUP;
        field(w, group ? w->p->groups[price->index].id : w->p->resources[price->index].id, LABEL,
              false);
        price_words(w, price->price, MONEY);
        price_words(w, price->is_tested ? price->one_more : NAN, MONEY);
        price_words(w, price->is_tested ? price->one_fewer : NAN, MONEY);
        bem_text_add(w->text, group ? "   an hour" : "   a unit");
        end(w);
    }
    if (shown)
        end(w);
}

static void persons(const table *w) {
    if (w->plan->persons.count == 0)
        return;
    field(w, "One more full-time person", LABEL, false);
    field(w, "worth", MONEY, true);
    field(w, "pay", MONEY, true);
    end(w);
    for (int i = 0; i < w->plan->persons.count; i++) {
        const bem_plan_person *person = &w->plan->persons.items[i];
        field(w, w->p->frame->competences[person->competence].id, LABEL, false);
        price_words(w, person->worth, MONEY);
        money(w, (double)person->pay, MONEY);
        end(w);
    }
    end(w);
}

static void rates(const table *w) {
    static const char *const names[] = {"inflow", "queue",     "balanced", "formula r",
                                        "plan r", "formula b", "plan b",   NULL};
    if (w->plan->n_rates == 0)
        return;
    heads(w, "Weekly rate", names);
    for (int i = 0; i < w->plan->n_rates; i++) {
        const bem_plan_rate *rate = &w->plan->rates[i];
        field(w, w->p->activities[rate->a].id, LABEL, false);
        number(w, rate->inflow, NUMBER);
        number(w, rate->queue, NUMBER);
        number(w, rate->balanced, NUMBER);
        number(w, rate->completed, NUMBER);
        number(w, rate->plan_completed, NUMBER);
        number(w, rate->booked, NUMBER);
        number(w, rate->plan_booked, NUMBER);
        end(w);
    }
    bem_text_add(w->text, "r: completed a calendar week; b: booked an open week\n\n");
}

/* ---- money ---- */

static void amount(const table *w, const char *label, double value, bool always) {
    if (isnan(value) || (value == 0 && !always))
        return;
    field(w, label, LABEL, false);
    money(w, value, MONEY);
    end(w);
}

static void costs(const table *w) {
    const bem_plan_cost *c = &w->plan->cost;
    amount(w, "Cost", (double)c->total, true);
    amount(w, "  own staff", (double)c->own, true);
    amount(w, "  extra time", (double)c->extra, false);
    amount(w, "  pool", (double)c->pool, false);
    amount(w, "  rental staff", (double)c->rental, false);
    amount(w, "  recruits", (double)c->recruits, false);
    amount(w, "  activities", (double)c->activities, false);
    amount(w, "  resources", (double)c->resources, false);
    amount(w, "  price of: waiting", (double)c->waiting, false);
    amount(w, "  price of: too late", (double)c->late, false);
    amount(w, "  price of: turned away", (double)c->turned_away, false);
    amount(w, "  price of: below minimum", (double)c->below, false);
    amount(w, "  price of: above maximum", (double)c->above, false);
    amount(w, "  price of: targets missed", (double)c->targets, false);
    amount(w, "  price of: over budget", (double)c->budget, false);
    amount(w, "  price of: rental ratio", (double)c->ratio, false);
}

static void figures(const table *w) {
    static const char *const labels[] = {"Cost per visit", "Cost per operation", "Cost per bed-day",
                                         NULL};
    bem_arena arena = {0};
    bem_plan_figures f = bem_plan_figures_of(w->p, w->plan, &arena);
    for (int i = 0; labels[i]; i++)
        amount(w, labels[i], f.cost_per[i], false);
    if (f.drg > 0) {
        field(w, "DRG points", LABEL, false);
        number(w, f.drg, MONEY);
        end(w);
    }
    amount(w, "Cost per DRG point", f.cost_per_drg, false);
    if (isfinite(f.rental_ratio)) {
        bem_text words = {0};
        bem_text_add_percent(&words, f.rental_ratio);
        field(w, "Rental ratio", LABEL, false);
        field(w, words.bytes, MONEY, true);
        bem_text_add(w->text, ", share ");
        bem_text_add_percent(w->text, f.rental_share);
        end(w);
        bem_text_free(&words);
    }
    bem_arena_free(&arena);
}

void bem_plan_write_outcome(bem_text *text, const bem_production *p, const bem_plan *plan) {
    bem_text_add(text, bem_plan_status_name(plan->status));
    if (plan->status != BEM_PLAN_OPTIMAL)
        return;
    bem_text_add(text, ": cost ");
    bem_text_add_money(text, plan->cost.total, p->frame->decimals);
    bem_text_add(text, " ");
    bem_text_add_safe(text, p->frame->currency);
    if (plan->maximise)
        bem_text_format(text, ", value %.6g", plan->objective);
}

void bem_plan_write_table(bem_text *text, const bem_production *p, const bem_plan *plan,
                          bool weeks) {
    enum { MOST_LINES = 16, STEP = 4 };
    table w = {text, p, plan, p->n_weeks, weeks || p->n_weeks <= MOST_LINES ? 1 : STEP};
    bool named = p->frame->name && *p->frame->name;
    bem_text_add_safe(text, named ? p->frame->name : "Plan");
    bem_text_format(text, ", %d week%s from ", p->n_weeks, p->n_weeks == 1 ? "" : "s");
    bem_text_add_date(text, p->frame->calendar.start);
    bem_text_add(text, plan->maximise ? ", most production\n\n" : ", least cost\n\n");
    for (int a = 0; a < p->n_activities; a++)
        activity(&w, a);
    resources(&w);
    groups(&w);
    received(&w);
    shortages(&w);
    bottlenecks(&w);
    persons(&w);
    rates(&w);
    costs(&w);
    figures(&w);
}
