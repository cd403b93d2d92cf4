/* judge_mutations.c - the checker, the core and cover.h on rosters that differ in
 * a few cells from one that somebody found. */
#include "check.h"
#include "judging.h"
#include "words.h"

#include <stdio.h>
#include <stdlib.h>

enum { N_MUTATIONS = 24, MOST_CELLS = 3 };

/* The core plans people only in roles that somebody asks for; the checker takes
 * any role that a person fills. */
static bool has_idle_role(const truth_judging *j, const bem_roster *roster) {
    int list[4];
    for (int e = 0; e < roster->n_staff; e++)
        for (int d = 0; d < roster->n_days; d++) {
            const bem_cell *cell = bem_roster_cell(roster, e, d);
            if (cell->shift < 0)
                continue;
            int n = truth_roles(&j->cover, e, d, cell->shift, list);
            bool asked = false;
            for (int i = 0; i < n; i++)
                asked |= list[i] == cell->role;
            if (!asked)
                return true;
        }
    return false;
}

static bool tell_difference(truth_judging *j, const bem_roster *roster, const char *label,
                            int64_t one, int64_t checker) {
    char a[24], b[24], *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    if (!out)
        return truth_fail(j, label, "no memory for words");
    truth_tell_roster(out, j->p, roster);
    fclose(out);
    truth_fail(j, label, "%s against the checker's %s on\n%s", truth_cost_word(one, a),
               truth_cost_word(checker, b), text);
    free(text);
    return false;
}

static bool agree_on_demand(truth_judging *j, const bem_roster *roster, const bem_report *report) {
    int hard = 0, checker_hard = 0;
    int64_t cost = truth_cover_cost(&j->cover, roster, &hard);
    int64_t checker =
        report->by_component[BEM_COST_SHORTAGE] + report->by_component[BEM_COST_SURPLUS];
    for (int i = 0; i < report->count; i++)
        checker_hard += report->items[i].hard && report->items[i].demand >= 0;
    if (cost != checker || !hard != !checker_hard)
        return tell_difference(j, roster, "demand", hard ? BEM_NEVER : cost,
                               checker_hard ? BEM_NEVER : checker);
    return true;
}

/* Marks are as they must be: the duties are read off the cells. */
static bool agree(truth_judging *j, const bem_roster *roster) {
    int *duty = bem_grow(NULL, (size_t)(roster->n_staff * roster->n_days), sizeof *duty);
    bool known = bem_core_duties(j->core, roster, duty);
    int64_t cost = known ? bem_core_cost(j->core, duty) : BEM_NEVER;
    free(duty);
    bem_report report = bem_check(j->p, roster);
    int64_t literal = report.n_hard ? BEM_NEVER : report.cost;
    bool right = agree_on_demand(j, roster, &report);
    if (right && cost != literal && !(cost == BEM_NEVER && has_idle_role(j, roster)))
        right = tell_difference(j, roster, "core", cost, literal);
    if (right && cost != BEM_NEVER && cost % j->core->money_unit != 0)
        right = truth_fail(j, "money unit", "%lld is no multiple of %lld", (long long)cost,
                           (long long)j->core->money_unit);
    if (right && cost != BEM_NEVER && (!j->brute.feasible || cost < j->brute.cost))
        right = tell_difference(j, roster, "brute", j->brute.feasible ? j->brute.cost : BEM_NEVER,
                                literal);
    bem_report_free(&report);
    return right;
}

static const bem_network *network_of(const bem_core *core, int e) {
    for (int g = 0; g < core->n_groups; g++)
        for (int m = 0; m < core->groups[g].n_members; m++)
            if (core->groups[g].members[m] == e)
                return core->groups[g].network;
    return NULL;
}

/* Any duty, or more often one of the person's menu: else most are not legal. */
static int random_duty(truth_judging *j, int e, int d) {
    if (bem_random_below(&j->dice, 4) == 0)
        return bem_random_below(&j->dice, j->core->n_duties);
    const bem_layer *layer = &network_of(j->core, e)->layers[d];
    const bem_choice *choice = &layer->choices[bem_random_below(&j->dice, layer->n_choices)];
    return choice->options[bem_random_below(&j->dice, choice->n_options)].duty;
}

static void mutate_cell(truth_judging *j, bem_roster *roster) {
    int e = bem_random_below(&j->dice, roster->n_staff);
    int d = bem_random_below(&j->dice, roster->n_days);
    const bem_duty *duty = &j->core->duties[random_duty(j, e, d)];
    *bem_roster_cell(roster, e, d) = (bem_cell){(int16_t)duty->shift, (int16_t)duty->role};
}

bool truth_judge_mutations(truth_judging *j, const bem_roster *roster) {
    bem_roster mutant = {0};
    bool right = agree(j, roster);
    for (int i = 0; i < N_MUTATIONS && right; i++) {
        if (i % 3 == 0) {
            bem_roster_free(&mutant);
            mutant = bem_roster_copy(roster);
        }
        int n_cells = 1 + bem_random_below(&j->dice, MOST_CELLS);
        for (int k = 0; k < n_cells; k++)
            mutate_cell(j, &mutant);
        right = agree(j, &mutant);
    }
    bem_roster_free(&mutant);
    return right;
}
