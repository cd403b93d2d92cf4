/* plan_brief.c - what a reader wants to know first. */
#include "plan_brief.h"

#include <math.h>

enum { MOST_QUEUES = 6, MOST_SHORT = 3 };

typedef struct brief {
    const bem_production *p;
    const bem_plan *plan;
    void (*add)(void *context, const char *sentence);
    void *context;
} brief;

static void end(const brief *b, bem_text *text) {
    b->add(b->context, text->bytes);
    bem_text_free(text);
}

static void add_week(const brief *b, bem_text *text, int t) {
    bem_text_format(text, "week %d (", t + 1);
    bem_text_add_date(text, b->p->frame->calendar.start + t * BEM_WEEK_DAYS);
    bem_text_add(text, ")");
}

static void add_money(const brief *b, bem_text *text, double amount) {
    bem_text_add_money(text, llround(amount), b->p->frame->decimals);
    bem_text_add(text, " ");
    bem_text_add_safe(text, b->p->frame->currency);
}

/* ---- queues ---- */

/* The last week that ends with somebody too late; -1 when none does. */
static int last_late(const brief *b, int a) {
    int t = b->p->n_weeks - 1;
    while (t >= 0 && b->plan->late[a * b->p->n_weeks + t] < 0.05)
        t--;
    return t;
}

static void tell_queue(const brief *b, int a) {
    const bem_activity *activity = &b->p->activities[a];
    int n = b->p->n_weeks, late = last_late(b, a);
    bem_text text = {0};
    bem_text_add_safe(&text, activity->id);
    bem_text_format(&text, ": the queue goes from %.0f to %.0f", activity->backlog,
                    b->plan->queue[a * n + n - 1]);
    if (activity->guarantee > 0 && late == n - 1)
        bem_text_format(&text, "; %.0f still wait too long at the end",
                        b->plan->late[a * n + n - 1]);
    else if (activity->guarantee > 0 && late >= 0) {
        bem_text_add(&text, "; nobody waits too long from the end of ");
        add_week(b, &text, late + 1);
    } else if (activity->guarantee > 0)
        bem_text_add(&text, "; nobody waits too long");
    end(b, &text);
}

/* ---- what is short ---- */

static double short_of(const brief *b, int k, int *worst) {
    double sum = 0, most = 0;
    for (int i = 0; i < b->plan->shortages.count; i++) {
        const bem_plan_shortage *shortage = &b->plan->shortages.items[i];
        if (shortage->k != k)
            continue;
        sum += shortage->hours;
        if (shortage->hours > most) {
            most = shortage->hours;
            *worst = shortage->t;
        }
    }
    return sum;
}

static void tell_short(const brief *b) {
    bem_arena arena = {0};
    bool *told = BEM_TAKE(&arena, b->p->n_works, bool);
    for (int i = 0; i < MOST_SHORT; i++) {
        int best = -1, worst = 0;
        for (int k = 0, at = 0; k < b->p->n_works; k++)
            if (!told[k] && short_of(b, k, &at) > 0.05 &&
                (best < 0 || short_of(b, k, &at) > short_of(b, best, &at)))
                best = k;
        if (best < 0)
            break;
        told[best] = true;
        bem_text text = {0};
        bem_text_add(&text, "Short: ");
        bem_text_add_safe(&text, b->p->works[best].id);
        bem_text_format(&text, ", %.0f hours in all, most in ", short_of(b, best, &worst));
        add_week(b, &text, worst);
        end(b, &text);
    }
    if (b->plan->shortages.count == 0)
        b->add(b->context, "Nothing is short: all that should be done is done");
    bem_arena_free(&arena);
}

/* ---- what more would be worth ---- */

static void tell_bottleneck(const brief *b) {
    if (b->plan->maximise || b->plan->prices.count == 0 || b->plan->prices.items[0].t >= 0)
        return;
    const bem_plan_price *price = &b->plan->prices.items[0];
    bool group = price->kind == BEM_LIMIT_GROUP;
    bool tested = price->is_tested && isfinite(price->one_more);
    bem_text text = {0};
    bem_text_add(&text, "Bottleneck: ");
    bem_text_add_safe(&text,
                      group ? b->p->groups[price->index].id : b->p->resources[price->index].id);
    bem_text_add(&text, group ? "; an hour more a week saves " : "; one more saves ");
    add_money(b, &text, tested ? price->one_more : price->price);
    bem_text_add(&text, " over the plan");
    end(b, &text);
}

static double gain_of(const bem_plan_person *person) { return person->worth - (double)person->pay; }

static void tell_recruit(const brief *b) {
    if (b->plan->maximise || b->plan->persons.count == 0)
        return;
    const bem_plan_person *person = &b->plan->persons.items[0];
    for (int i = 1; i < b->plan->persons.count; i++)
        if (gain_of(&b->plan->persons.items[i]) > gain_of(person))
            person = &b->plan->persons.items[i];
    bool pays = person->worth > (double)person->pay;
    bem_text text = {0};
    bem_text_add(&text, pays ? "Worth recruiting: one more " : "No recruit pays: one more ");
    bem_text_add_safe(&text, b->p->frame->competences[person->competence].id);
    bem_text_add(&text, " saves ");
    add_money(b, &text, person->worth);
    bem_text_add(&text, pays ? ", more than the pay of " : ", less than the pay of ");
    add_money(b, &text, (double)person->pay);
    end(b, &text);
}

static void tell_roster(const brief *b) {
    double hours = 0, left = 0;
    for (int i = 0; i < b->plan->received.count; i++) {
        hours += b->plan->received.items[i].hours;
        left += b->plan->received.items[i].unresolved;
    }
    if (hours <= 0)
        return;
    bem_text text = {0};
    bem_text_format(
        &text,
        "The roster could not find %.0f hours; %.0f of them are handed on, and the plan "
        "costs ",
        hours, left);
    add_money(b, &text, (double)b->plan->received_cost);
    bem_text_add(&text, " more without them");
    end(b, &text);
}

void bem_plan_tell_brief(const bem_production *p, const bem_plan *plan,
                         void (*add)(void *context, const char *sentence), void *context) {
    const brief b = {p, plan, add, context};
    int n_queues = 0;
    for (int a = 0; a < p->n_activities && n_queues < MOST_QUEUES; a++)
        if (p->activities[a].has_need && p->activities[a].waits) {
            n_queues++;
            tell_queue(&b, a);
        }
    tell_short(&b);
    tell_roster(&b);
    tell_bottleneck(&b);
    tell_recruit(&b);
}
