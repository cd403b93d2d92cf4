/* shrink.c - see shrink.h. One simplification after another is tried on a copy and
 * kept when the failure stays, until none helps: things are dropped, then cells,
 * masks and numbers made plain. */
#include "shrink.h"
#include "apart.h"
#include "cut.h"

#include <string.h>

static bool is_same_failure(const truth_verdict *a, const truth_verdict *b) {
    if (b->outcome != TRUTH_FAILED && b->outcome != TRUTH_DIED)
        return false;
    size_t label = strcspn(a->words, ":");
    return a->outcome == b->outcome && strncmp(a->words, b->words, label + 1) == 0;
}

/* Dropping: the i-th thing there is; NULL when there are not so many. */
static bem_problem *drop(const bem_problem *p, int i) {
    truth_cut cut = {-1, -1, -1, -1, 0, 0};
    int n_people = p->n_staff > 1 ? p->n_staff : 0, n_days = p->calendar.n_days > 1 ? 2 : 0;
    if (i < p->n_rules)
        cut.rule = i;
    else if ((i -= p->n_rules) < p->n_demands)
        cut.demand = i;
    else if ((i -= p->n_demands) < p->n_requests)
        cut.request = i;
    else if ((i -= p->n_requests) < n_people)
        cut.person = i;
    else if ((i -= n_people) < n_days) {
        cut.from_front = i == 0;
        cut.from_back = i == 1;
    } else
        return NULL;
    return truth_copy_without(p, &cut);
}

static bool set_int(int *x, int value) {
    bool changed = *x != value;
    *x = value;
    return changed;
}

static bool set_bool(bool *x, bool value) {
    bool changed = *x != value;
    *x = value;
    return changed;
}

static bool set_money(int64_t *x, int64_t value) {
    bool changed = *x != value;
    *x = value;
    return changed;
}

static bool plain_rule(bem_problem *p, bem_rule *rule, int i) {
    int n_staff = p->n_staff, n_days = p->calendar.n_days;
    if (i < n_days)
        return set_bool(&rule->day[i], true);
    if ((i -= n_days) < n_staff)
        return set_bool(&rule->person[i], false);
    if ((i -= n_staff) < n_staff)
        return set_int(&rule->min[i], 0);
    if ((i -= n_staff) < n_staff)
        return set_int(&rule->max[i], BEM_NO_MAX);
    if ((i -= n_staff) == 0)
        return set_money(&rule->price.quadratic, 0);
    if (i == 1 && rule->price.linear > 1)
        return set_money(&rule->price.linear, 1);
    if (i == 2)
        return set_bool(&rule->closed, false);
    if (i == 3 && rule->n_periods > 1)
        return set_int(&rule->n_periods, 1);
    if (i == 4 && rule->before) {
        rule->before = NULL;
        return true;
    }
    bool *const flags[] = {&rule->of_some, &rule->eve, &rule->by_days, &rule->rolling};
    if (i >= 5 && i < 9)
        return set_bool(flags[i - 5], false);
    return i == 9 && set_int((int *)&rule->weekend, 0);
}

static bool plain_demand(bem_problem *p, bem_demand *demand, int i) {
    int n_days = p->calendar.n_days;
    if (i < n_days)
        return set_bool(&demand->day[i], false);
    if ((i -= n_days) == 0)
        return set_int(&demand->competence, BEM_NO_ROLE);
    if (i == 1)
        return set_int(&demand->max, BEM_NO_MAX);
    if (i == 2 && demand->above_max != BEM_HARD_PRICE) {
        bool changed = set_money(&demand->surplus, 0);
        return set_money(&demand->above_max, 0) || changed;
    }
    if (i == 3 && demand->target != BEM_NO_TARGET)
        return set_int(&demand->target, BEM_NO_TARGET);
    if (i == 4)
        return set_int(&demand->min, 0);
    if (i == 5)
        return set_money(&demand->shortage_squared, 0);
    return i == 6 && set_money(&demand->surplus_squared, 0);
}

static bool plain_cell(bem_problem *p, int cell, int i) {
    if (i == 0)
        return set_bool(&p->leave[cell], false);
    if (i == 1)
        return set_int(&p->pin[cell], BEM_ANY);
    return set_int(&p->credit[cell], 0);
}

static bool plain_contract(bem_contract *contract, int i) {
    if (i == 0)
        return set_int(&contract->employer_fee, 0);
    if (i == 1)
        return set_int(&contract->n_supplements, 0);
    if (i == 2 && contract->overtime) {
        contract->overtime = NULL;
        return true;
    }
    return i == 3 && contract->pay != BEM_PAY_NONE && set_money(&contract->wage, 60);
}

/* Change i of the copy; 1 when it changed something, 0 when it did not, -1 when
 * there are not so many. */
static int make_plain(bem_problem *p, int i) {
    enum { RULE_ACTS = 10 + 3 * 4 + 21, DEMAND_ACTS = 7 + 21, CELL_ACTS = 3, CONTRACT_ACTS = 4 };
    int n_cells = p->n_staff * p->calendar.n_days, n_past = p->n_staff * p->n_past;
    if (i < p->n_rules * RULE_ACTS)
        return plain_rule(p, &p->rules[i / RULE_ACTS], i % RULE_ACTS);
    i -= p->n_rules * RULE_ACTS;
    if (i < p->n_demands * DEMAND_ACTS)
        return plain_demand(p, &p->demands[i / DEMAND_ACTS], i % DEMAND_ACTS);
    i -= p->n_demands * DEMAND_ACTS;
    if (i < n_cells * CELL_ACTS)
        return plain_cell(p, i / CELL_ACTS, i % CELL_ACTS);
    i -= n_cells * CELL_ACTS;
    if (i < p->n_contracts * CONTRACT_ACTS)
        return plain_contract(&p->contracts[i / CONTRACT_ACTS], i % CONTRACT_ACTS);
    i -= p->n_contracts * CONTRACT_ACTS;
    if (i < n_past)
        return set_int(&p->past[i], BEM_OFF);
    i -= n_past;
    return i == 0 ? set_int(&p->calendar.n_changes, 0) : -1;
}

/* Takes the copy over if it fails still. */
static bool try_copy(bem_problem **p, bem_problem *copy, uint64_t seed, truth_verdict *verdict) {
    truth_verdict now = truth_judge_apart(copy, seed);
    if (!is_same_failure(verdict, &now)) {
        bem_problem_free(copy);
        return false;
    }
    bem_problem_free(*p);
    *p = copy;
    *verdict = now;
    return true;
}

static bool drop_all(bem_problem **p, uint64_t seed, truth_verdict *verdict) {
    bool gained = false;
    for (int i = 0;;) {
        bem_problem *copy = drop(*p, i);
        if (!copy)
            return gained;
        if (try_copy(p, copy, seed, verdict))
            gained = true;
        else
            i++;
    }
}

static bool plain_all(bem_problem **p, uint64_t seed, truth_verdict *verdict) {
    bool gained = false;
    for (int i = 0;; i++) {
        bem_problem *copy = truth_copy(*p);
        int made = make_plain(copy, i);
        if (made == 1)
            gained |= try_copy(p, copy, seed, verdict);
        else
            bem_problem_free(copy);
        if (made < 0)
            return gained;
    }
}

bem_problem *truth_shrink(const bem_problem *original, uint64_t seed, truth_verdict *verdict) {
    bem_problem *p = truth_copy(original);
    bool gained = true;
    for (int round = 0; round < 5 && gained; round++) {
        gained = drop_all(&p, seed, verdict);
        gained |= plain_all(&p, seed, verdict);
    }
    return p;
}
