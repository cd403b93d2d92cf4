/* judge_variants.c - the ward with one hard thing turned off, which never costs
 * more, and with it put up for sale at a price that nobody pays, which costs the
 * same, proven. */
#include "cut.h"
#include "judging.h"

typedef enum hard_kind { HARD_RULE, HARD_REQUEST, HARD_MIN, HARD_MAX } hard_kind;

typedef struct hard_thing {
    hard_kind kind;
    int index; /* of the rule, request or demand */
} hard_thing;

enum { MOST_THINGS = 32 };

static int add_thing(hard_thing *things, int n, bool is_hard, hard_kind kind, int index) {
    if (is_hard && n < MOST_THINGS)
        things[n++] = (hard_thing){kind, index};
    return n;
}

static int list_things(const bem_problem *p, hard_thing *things) {
    int n = 0;
    for (int r = 0; r < p->n_rules; r++)
        n = add_thing(things, n, p->rules[r].mode == BEM_MODE_HARD, HARD_RULE, r);
    for (int i = 0; i < p->n_requests; i++)
        n = add_thing(things, n, p->requests[i].mode == BEM_MODE_HARD, HARD_REQUEST, i);
    for (int i = 0; i < p->n_demands; i++) {
        const bem_demand *demand = &p->demands[i];
        n = add_thing(things, n, demand->min > 0 && demand->below_min == BEM_HARD_PRICE, HARD_MIN,
                      i);
        n = add_thing(things, n, demand->max != BEM_NO_MAX && demand->above_max == BEM_HARD_PRICE,
                      HARD_MAX, i);
    }
    return n;
}

static void turn_off(bem_problem *p, hard_thing thing) {
    if (thing.kind == HARD_RULE)
        p->rules[thing.index].mode = BEM_MODE_OFF;
    else if (thing.kind == HARD_REQUEST)
        p->requests[thing.index].mode = BEM_MODE_OFF;
    else if (thing.kind == HARD_MIN)
        p->demands[thing.index].below_min = p->demands[thing.index].shortage;
    else
        p->demands[thing.index].above_max = p->demands[thing.index].surplus;
}

static void sell(bem_problem *p, hard_thing thing, int64_t price) {
    bem_rule *rule = &p->rules[thing.index];
    bem_demand *demand = &p->demands[thing.index];
    if (thing.kind == HARD_RULE) {
        rule->mode = BEM_MODE_SOFT;
        rule->price = (bem_price){price, 0};
    } else if (thing.kind == HARD_REQUEST) {
        p->requests[thing.index].mode = BEM_MODE_SOFT;
        p->requests[thing.index].cost = price;
    } else if (thing.kind == HARD_MIN)
        demand->below_min = demand->shortage + price;
    else
        demand->above_max = demand->surplus + price;
}

/* More than the best cost, for the least that the thing can be missed by: minutes
 * pay a part of an hour's price, and rules of several people a whole-th of it. */
static int64_t unaffordable(const truth_judging *j, hard_thing thing) {
    int64_t price = j->brute.cost + 1;
    if (thing.kind != HARD_REQUEST)
        price *= 61;
    return thing.kind == HARD_RULE ? price * j->p->rules[thing.index].whole : price;
}

static bool judge_changed(truth_judging *j, const char *label, hard_thing thing,
                          const bem_problem *changed, bool exactly) {
    static const char *const names[] = {"rule", "wish", "min of demand", "max of demand"};
    bem_settings settings = truth_settings();
    bem_solution s = bem_solve(changed, &settings);
    bool right = s.status == BEM_STATUS_OPTIMAL && s.cost <= j->brute.cost &&
                 (!exactly || s.cost == j->brute.cost);
    if (!right)
        truth_fail(j, label, "%s %d: %s %lld, bound %lld, work %lld, brute force with it %lld",
                   names[thing.kind], thing.index + 1, bem_status_name(s.status), (long long)s.cost,
                   (long long)s.bound, (long long)s.work, (long long)j->brute.cost);
    j->verdict.mattered |= right && s.cost < j->brute.cost;
    bem_solution_free(&s);
    return right;
}

bool truth_judge_variants(truth_judging *j) {
    hard_thing things[MOST_THINGS];
    int n = list_things(j->p, things);
    if (n == 0 || !j->brute.feasible)
        return true;
    hard_thing thing = things[bem_random_below(&j->dice, n)];
    bem_problem *off = truth_copy(j->p), *sold = truth_copy(j->p);
    turn_off(off, thing);
    bool dear = bem_random_below(&j->dice, 2);
    sell(sold, thing, (dear ? 100 : 1) * unaffordable(j, thing));
    j->verdict.varied = thing.kind == HARD_RULE
                            ? (int)j->p->rules[thing.index].kind
                            : TRUTH_VARIED_WISH + (int)thing.kind - HARD_REQUEST;
    bool right =
        judge_changed(j, "off", thing, off, false) && judge_changed(j, "sold", thing, sold, true);
    bem_problem_free(off);
    bem_problem_free(sold);
    return right;
}
