/* told_twice.c - see told_twice.h. */
#include "told_twice.h"

#include <criterion/criterion.h>
#include <string.h>

int64_t compiled_cost(const bem_problem *p, const char *schedule) {
    bem_arena arena = {0};
    bem_roles roles = bem_roles_build(p, &arena);
    bem_personal personal = bem_compile_person(p, &roles, 0, NULL, &arena);
    bem_network *network = bem_network_build(&personal, &arena);
    int64_t cost = NEVER;
    if (network) {
        int *duty = BEM_TAKE(&arena, p->calendar.n_days, int);
        for (int d = 0; schedule[d]; d++) {
            int s = tiny_shift(schedule[d]);
            duty[d] = s < 0 ? BEM_DUTY_OFF : roles.duty_of[s * (p->n_competences + 1)];
        }
        cost = bem_network_cost(network, duty);
    }
    bem_compile_free(&personal);
    bem_arena_free(&arena);
    return cost;
}

int64_t checked_cost(const bem_problem *p, const char *schedule) {
    bem_roster roster = bem_roster_new(1, p->calendar.n_days);
    for (int d = 0; schedule[d]; d++)
        bem_roster_cell(&roster, 0, d)->shift = (int16_t)tiny_shift(schedule[d]);
    bem_report report = bem_check(p, &roster);
    int64_t cost = report.n_hard ? NEVER : report.cost;
    bem_report_free(&report);
    bem_roster_free(&roster);
    return cost;
}

void told_twice(bem_problem *p, const rule_case *wanted) {
    cr_assert((int)strlen(wanted->schedule) == p->calendar.n_days, "%s", wanted->schedule);
    for (int d = 0; d < p->n_past; d++)
        p->past[d] = BEM_UNKNOWN;
    tiny_past(p, 0, wanted->past);
    static const bem_mode modes[] = {BEM_MODE_SOFT, BEM_MODE_HARD, BEM_MODE_OFF};
    for (int i = 0; i < 3; i++) {
        p->rules[0].mode = modes[i];
        int64_t cost = modes[i] == BEM_MODE_OFF                        ? 0
                       : modes[i] == BEM_MODE_HARD && wanted->cost > 0 ? NEVER
                                                                       : wanted->cost;
        int64_t network = compiled_cost(p, wanted->schedule);
        int64_t checker = checked_cost(p, wanted->schedule);
        cr_expect(network == cost, "[%s]%s network %lld: %s", wanted->past, wanted->schedule,
                  (long long)network, wanted->reason);
        cr_expect(checker == cost, "[%s]%s checker %lld: %s", wanted->past, wanted->schedule,
                  (long long)checker, wanted->reason);
    }
}

bem_problem *one_rule(bem_rule_kind kind, int n_days, int weekday) {
    bem_problem *p = tiny_new(
        (tiny_size){.n_staff = 1, .n_days = n_days, .n_shifts = 4, .n_past = 16, .n_rules = 1});
    p->calendar.start += weekday;
    p->rules[0].kind = kind;
    p->rules[0].price.linear = 100;
    return p;
}
