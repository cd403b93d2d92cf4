/* core_truth.c - the core model against the literal checker: on random tiny
 * problems both must say the same of every roster, legal or not, to the öre. */
#include "check.h"
#include "core.h"
#include "tiny.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

enum { N_SEEDS = 300 };

/* The checker's word on a roster: its cost, or BEM_NEVER. */
static int64_t literal_cost(const bem_problem *p, const bem_roster *roster) {
    bem_report report = bem_check(p, roster);
    int64_t cost = report.n_hard ? BEM_NEVER : report.cost;
    bem_report_free(&report);
    return cost;
}

/* Roles that nobody asks for while there are others are not on the menu: there
 * the core says never, and only there may the two differ. */
static bool is_offered(const bem_core *core, const int *duty) {
    for (int g = 0; g < core->n_groups; g++)
        for (int m = 0; m < core->groups[g].n_members; m++)
            for (int d = 0; d < core->n_days; d++) {
                const bem_layer *layer = &core->groups[g].network->layers[d];
                int at = duty[core->groups[g].members[m] * core->n_days + d];
                bool found = false;
                for (int c = 0; c < layer->n_choices && !found; c++)
                    for (int o = 0; o < layer->choices[c].n_options; o++)
                        found |= layer->choices[c].options[o].duty == at;
                if (!found)
                    return false;
            }
    return true;
}

/* Compares both on one duty table; false when they differ. */
static bool agree(const bem_problem *p, const bem_core *core, int *duty) {
    bem_roster roster = bem_core_roster(core, duty);
    cr_expect(bem_core_duties(core, &roster, duty)); /* with the marks that they must have */
    int64_t cost = bem_core_cost(core, duty);
    if (cost == BEM_NEVER && !is_offered(core, duty)) {
        bem_roster_free(&roster);
        return true;
    }
    int64_t literal = literal_cost(p, &roster);
    bem_roster_free(&roster);
    if (cost == literal && cost != BEM_NEVER)
        cr_expect(cost % core->money_unit == 0);
    return cost == literal;
}

static int n_roll(const bem_core *core) { return core->n_staff * core->n_days; }

/* A duty of the person's menu that day: random rosters then are often legal. */
static int random_offer(tiny_dice *dice, const bem_group *group, int d) {
    const bem_layer *layer = &group->network->layers[d];
    const bem_choice *choice = &layer->choices[tiny_roll(dice, layer->n_choices)];
    return choice->options[tiny_roll(dice, choice->n_options)].duty;
}

static int random_arc(tiny_dice *dice, const bem_group *group, int d, int *node) {
    const bem_layer *layer = &group->network->layers[d];
    int n_arcs = layer->first_arc[*node + 1] - layer->first_arc[*node];
    const bem_arc *arc = &layer->arcs[layer->first_arc[*node] + tiny_roll(dice, n_arcs)];
    const bem_choice *choice = &layer->choices[arc->choice];
    *node = arc->to;
    return choice->options[tiny_roll(dice, choice->n_options)].duty;
}

static void random_duties(tiny_dice *dice, const bem_core *core, int *duty) {
    bool on_path = tiny_roll(dice, 4) > 0;
    for (int g = 0; g < core->n_groups; g++)
        for (int m = 0; m < core->groups[g].n_members; m++) {
            int *schedule = duty + core->groups[g].members[m] * core->n_days, node = 0;
            for (int d = 0; d < core->n_days; d++)
                schedule[d] = on_path ? random_arc(dice, &core->groups[g], d, &node)
                                      : random_offer(dice, &core->groups[g], d);
        }
}

/* Every roster of one person: all of them. */
static int try_all(const bem_problem *p, const bem_core *core) {
    int n = n_roll(core), n_tried = 0, n_plain = 1;
    while (n_plain < core->n_duties && core->duties[n_plain].marks == 0)
        n_plain++;
    int *duty = calloc((size_t)n, sizeof *duty), *marked = calloc((size_t)n, sizeof *duty);
    for (bool more = true; more && n_tried >= 0;) {
        n_tried++;
        memcpy(marked, duty, (size_t)n * sizeof *duty);
        if (!agree(p, core, marked)) {
            n_tried = -1;
            break;
        }
        int i = 0;
        while (i < n && ++duty[i] == n_plain)
            duty[i++] = 0;
        more = i < n;
    }
    free(duty);
    free(marked);
    return n_tried;
}

static int try_some(tiny_dice *dice, const bem_problem *p, const bem_core *core, int n_tries) {
    int *duty = calloc((size_t)n_roll(core), sizeof *duty);
    int n_bad = 0;
    for (int t = 0; t < n_tries && !n_bad; t++) {
        random_duties(dice, core, duty);
        n_bad += !agree(p, core, duty);
    }
    free(duty);
    return n_bad ? -1 : n_tries;
}

Test(core_truth, one_person_all_schedules) {
    int n_cores = 0;
    for (int seed = 0; seed < N_SEEDS; seed++) {
        tiny_dice dice = {(uint64_t)seed};
        bem_problem *p = tiny_random(&dice, 1, 4 + tiny_roll(&dice, 2), 1 + tiny_roll(&dice, 2));
        bem_diags conflicts = {0};
        bem_core *core = bem_core_build(p, &conflicts);
        n_cores += core != NULL;
        if (core)
            cr_expect(try_all(p, core) > 0, "seed %d", seed);
        bem_core_free(core);
        bem_diags_free(&conflicts);
        bem_problem_free(p);
    }
    cr_expect(n_cores > N_SEEDS / 3, "only %d problems had a core", n_cores);
}

Test(core_truth, several_people_random_rosters) {
    for (int seed = 0; seed < N_SEEDS; seed++) {
        tiny_dice dice = {(uint64_t)seed + 100000};
        bem_problem *p = tiny_random(&dice, 1 + tiny_roll(&dice, 3), 5 + tiny_roll(&dice, 17),
                                     1 + tiny_roll(&dice, 4));
        bem_diags conflicts = {0};
        bem_core *core = bem_core_build(p, &conflicts);
        if (core)
            cr_expect(try_some(&dice, p, core, 40) > 0, "seed %d", seed);
        bem_core_free(core);
        bem_diags_free(&conflicts);
        bem_problem_free(p);
    }
}

/* People compiled on several threads: the same core, and the same is said of it. */
Test(core_truth, threads_do_not_change_it) {
    int n_cores = 0, n_conflicts = 0;
    for (int seed = 0; seed < N_SEEDS; seed++) {
        tiny_dice dice = {(uint64_t)seed + 200000};
        bem_problem *p = tiny_random(&dice, 2 + tiny_roll(&dice, 6), 4 + tiny_roll(&dice, 10),
                                     1 + tiny_roll(&dice, 4));
        bem_diags alone = {0}, together = {0};
        bem_core *one = bem_core_build(p, &alone);
        bem_core *three = bem_core_build_on(&(bem_core_terms){.n_threads = 3}, p, &together);
        cr_assert_eq(one == NULL, three == NULL, "seed %d", seed);
        if (one)
            cr_expect_eq(bem_core_hash(one), bem_core_hash(three), "seed %d", seed);
        cr_assert_eq(alone.count, together.count, "seed %d", seed);
        for (int i = 0; i < alone.count; i++)
            cr_expect_str_eq(alone.items[i].message, together.items[i].message, "seed %d", seed);
        n_cores += one != NULL;
        n_conflicts += alone.count;
        bem_core_free(one);
        bem_core_free(three);
        bem_diags_free(&alone);
        bem_diags_free(&together);
        bem_problem_free(p);
    }
    cr_expect(n_cores > N_SEEDS / 4 && n_conflicts > 0, "%d cores, %d conflicts", n_cores,
              n_conflicts);
}

/* Where the core says that nobody's schedule is legal, or a demand is out of
 * reach, the checker must reject every roster. */
Test(core_truth, no_core_no_roster) {
    int n_none = 0;
    for (int seed = 0; seed < N_SEEDS; seed++) {
        tiny_dice dice = {(uint64_t)seed};
        bem_problem *p = tiny_random(&dice, 1, 4 + tiny_roll(&dice, 2), 1 + tiny_roll(&dice, 2));
        bem_diags conflicts = {0};
        bem_core *core = bem_core_build(p, &conflicts);
        bem_roster roster = bem_roster_new(1, p->calendar.n_days);
        int n_choices = p->n_shifts * (p->n_competences + 1) + 1;
        int64_t n_rosters = 1;
        for (int d = 0; d < p->calendar.n_days; d++)
            n_rosters *= n_choices;
        bool legal = false;
        for (int64_t i = 0; i < n_rosters && !core && n_rosters < 20000; i++) {
            int64_t rest = i;
            for (int d = 0; d < p->calendar.n_days; d++, rest /= n_choices) {
                int pick = (int)(rest % n_choices) - 1;
                roster.cells[d].shift = (int16_t)(pick < 0 ? BEM_OFF : pick % p->n_shifts);
                roster.cells[d].role = (int16_t)(pick < 0 ? BEM_NO_ROLE : pick / p->n_shifts - 1);
            }
            legal |= literal_cost(p, &roster) != BEM_NEVER;
        }
        n_none += !core;
        cr_expect(core || !legal, "seed %d: the checker knows a roster", seed);
        cr_expect(core || conflicts.n_errors > 0, "seed %d: no word why", seed);
        bem_roster_free(&roster);
        bem_core_free(core);
        bem_diags_free(&conflicts);
        bem_problem_free(p);
    }
    cr_expect(n_none > N_SEEDS / 30);
}
