/* plan_json_prices.c - of a plan's JSON: what is short, what limits are worth, weekly rates. */
#include "plan_json_parts.h"

#include <math.h>

void bem_plan_json_add_money(bem_json *json, const char *key, double amount) {
    if (isfinite(amount))
        bem_json_add_integer(json, key, llround(amount));
    else
        bem_json_add_null(json, key);
}

void bem_plan_json_add_week(bem_json *json, const bem_plan_writing *w, int t) {
    if (t < 0) {
        bem_json_add_null(json, "week");
        return;
    }
    bem_json_add_integer(json, "week", t + 1);
    bem_json_add_date(json, "date", w->p->frame->calendar.start + t * BEM_WEEK_DAYS);
}

/* ---- what is short, and what it is worth ---- */

static bem_json *remedies_of(const bem_plan_writing *w, const bem_plan_shortage *shortage) {
    static const char *const names[] = {"extra", "offer", "recruit"};
    bem_json *list = bem_json_new_list();
    for (int i = 0; i < shortage->n_remedies; i++) {
        const bem_plan_remedy *remedy = &shortage->remedies[i];
        bem_json *json = bem_json_new();
        bem_json_add_text(json, "kind", names[remedy->kind]);
        bem_json_add_text(json, "group", w->p->groups[remedy->group].id);
        bem_plan_json_add_money(json, "price", remedy->price);
        bem_json_add_number(json, "available", remedy->available);
        bem_json_add(list, NULL, json);
    }
    return list;
}

void bem_plan_json_add_shortages(bem_json *root, const bem_plan_writing *w) {
    bem_json *list = bem_json_new_list();
    for (int i = 0; i < w->plan->shortages.count; i++) {
        const bem_plan_shortage *shortage = &w->plan->shortages.items[i];
        bem_json *json = bem_json_new();
        bool hours = shortage->k >= 0;
        bem_json_add_text(json, "level", shortage->from_roster ? "roster" : "plan");
        bem_plan_json_add_week(json, w, shortage->t);
        bem_json_add_text(json, "competence", hours ? w->p->works[shortage->k].id : NULL);
        bem_json_add_text(json, "resource", hours ? NULL : w->p->resources[shortage->resource].id);
        bem_json_add_number(json, "hours", hours ? shortage->hours : NAN);
        bem_json_add_number(json, "units", hours ? NAN : shortage->hours);
        bem_json_add(json, "remedies", remedies_of(w, shortage));
        bem_json_add(list, NULL, json);
    }
    bem_json_add(root, "unresolved_shortage", list);
}

/* Only of a plan made with a roster that is short. */
void bem_plan_json_add_received(bem_json *root, const bem_plan_writing *w) {
    if (w->plan->received.count == 0)
        return;
    bem_json *received = bem_json_new(), *list = bem_json_new_list();
    for (int i = 0; i < w->plan->received.count; i++) {
        const bem_plan_received *r = &w->plan->received.items[i];
        bem_json *json = bem_json_new();
        bem_plan_json_add_week(json, w, r->t);
        bem_json_add_text(json, "competence", w->p->frame->competences[r->q].id);
        bem_json_add_number(json, "hours", r->hours);
        bem_json_add_number(json, "own", r->own);
        bem_json_add_number(json, "pool", r->pool);
        bem_json_add_number(json, "rental", r->rental);
        bem_json_add_number(json, "put_off", r->put_off);
        bem_json_add_number(json, "unresolved", r->unresolved);
        bem_json_add(list, NULL, json);
    }
    bem_json_add_integer(received, "cost", w->plan->received_cost);
    bem_json_add(received, "hours", list);
    bem_json_add(root, "from_roster", received);
}

/* Öre, or value. */
static void add_price(bem_json *json, const bem_plan_writing *w, const char *key, double price) {
    if (w->plan->maximise)
        bem_json_add_number(json, key, price);
    else
        bem_plan_json_add_money(json, key, price);
}

void bem_plan_json_add_prices(bem_json *root, const bem_plan_writing *w) {
    bem_json *list = bem_json_new_list();
    for (int i = 0; i < w->plan->prices.count; i++) {
        const bem_plan_price *price = &w->plan->prices.items[i];
        bem_json *json = bem_json_new();
        bool group = price->kind == BEM_LIMIT_GROUP;
        bem_json_add_text(json, "kind", group ? "group" : "resource");
        bem_json_add_text(json, "id",
                          group ? w->p->groups[price->index].id : w->p->resources[price->index].id);
        bem_plan_json_add_week(json, w, price->t);
        add_price(json, w, "price", price->price);
        bem_json_add_number(json, "limit", price->limit);
        if (price->t >= 0) {
            bem_json_add_number(json, "holds_from", price->from);
            bem_json_add_number(json, "holds_to", price->to);
            bem_json_add_text(json, "holds",
                              price->holds_up && price->holds_down ? "both"
                              : price->holds_up                    ? "more"
                              : price->holds_down                  ? "fewer"
                                                                   : "neither");
        }
        if (price->is_tested) {
            add_price(json, w, "one_more", price->one_more);
            add_price(json, w, "one_fewer", price->one_fewer);
        }
        bem_json_add(list, NULL, json);
    }
    bem_json_add(root, "bottlenecks", list);
}

void bem_plan_json_add_persons(bem_json *root, const bem_plan_writing *w) {
    bem_json *list = bem_json_new_list();
    for (int i = 0; i < w->plan->persons.count; i++) {
        const bem_plan_person *person = &w->plan->persons.items[i];
        bem_json *json = bem_json_new();
        bem_json_add_text(json, "competence", w->p->frame->competences[person->competence].id);
        bem_json_add_text(json, "group", w->p->groups[person->group].id);
        bem_json_add_number(json, "hours", person->hours);
        add_price(json, w, "worth", person->worth);
        bem_json_add_integer(json, "pay", person->pay);
        bem_json_add(list, NULL, json);
    }
    bem_json_add(root, "one_more_person", list);
}

static bem_json *pair_of(double completed, double booked) {
    bem_json *json = bem_json_new();
    bem_json_add_number(json, "completed", completed);
    bem_json_add_number(json, "booked", booked);
    return json;
}

void bem_plan_json_add_rates(bem_json *root, const bem_plan_writing *w) {
    bem_json *list = bem_json_new_list();
    for (int i = 0; i < w->plan->n_rates; i++) {
        const bem_plan_rate *rate = &w->plan->rates[i];
        bem_json *json = bem_json_new();
        bem_json_add_text(json, "activity", w->p->activities[rate->a].id);
        bem_json_add_number(json, "inflow", rate->inflow);
        bem_json_add_number(json, "queue", rate->queue);
        bem_json_add_number(json, "balanced_queue", rate->balanced);
        bem_json_add_number(json, "weeks", rate->weeks);
        bem_json_add_number(json, "open_share", rate->open);
        bem_json_add(json, "formula", pair_of(rate->completed, rate->booked));
        bem_json_add(json, "plan", pair_of(rate->plan_completed, rate->plan_booked));
        if (rate->balanced_in >= 0)
            bem_json_add_integer(json, "balanced_in_week", rate->balanced_in + 1);
        else
            bem_json_add_null(json, "balanced_in_week");
        bem_json_add(list, NULL, json);
    }
    bem_json_add(root, "weekly_rate", list);
}
