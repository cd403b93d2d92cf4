/* import_inrc2_rules.c - the constraints of the second competition as our
 * rules, with the weights that it gave them: one rule for each shift type or
 * contract that has somebody. */
#include "import_inrc2_parts.h"

#include <stdlib.h>
#include <string.h>

enum {
    SAME_SHIFT = 15,
    WORK_RUN = 30,
    FREE_RUN = 30,
    WHOLE_WEEKEND = 30,
    SHIFTS = 20,
    WEEKENDS = 30
};

static void put_successions(FILE *out, const bem_inrc2 *it) {
    size_t n_shifts = (size_t)it->shifts.count;
    const char **ids = bem_grow(NULL, n_shifts, sizeof *ids);
    for (size_t s = 0; s < n_shifts; s++)
        ids[s] = it->shifts.items[s].id;
    for (size_t s = 0; s < n_shifts; s++) {
        const bool *not_before = it->shifts.items[s].not_before;
        if (!not_before || !memchr(not_before, true, n_shifts))
            continue;
        fprintf(out, "  - {id: after-%s, rule: succession, after: [", ids[s]);
        bem_put_id(out, ids[s]);
        fputs("], then: ", out);
        bem_put_ids(out, ids, not_before, it->shifts.count, 60);
        fputs("}\n", out);
    }
    free(ids);
}

static void put_same_shift(FILE *out, const bem_inrc2 *it) {
    for (int s = 0; s < it->shifts.count; s++) {
        const bem_inrc2_shift *shift = &it->shifts.items[s];
        fprintf(out, "  - {id: same-%s, rule: run, of: [", shift->id);
        bem_put_id(out, shift->id);
        fprintf(out, "], min: %d, max: %d, mode: soft, cost: %d per day}\n", shift->run.min,
                shift->run.max, SAME_SHIFT);
    }
}

static void begin(FILE *out, const bem_inrc2_contract *contract, const char *name) {
    fprintf(out, "  - {id: %s-%s, applies_to: {contracts: [", name, contract->id);
    bem_put_id(out, contract->id);
    fputs("]}, mode: soft,\n     ", out);
}

/* Totals are over all weeks of the scenario: when some are still to come after
 * the last that is given, the minimum may be met then. */
static void put_totals(FILE *out, const bem_inrc2 *it, const bem_inrc2_contract *contract) {
    begin(out, contract, "shifts");
    fputs("rule: count, of: work, per: horizon, ", out);
    if (it->week + it->n_given == it->n_weeks)
        fprintf(out, "min: %d, ", contract->shifts.min);
    fprintf(out, "max: %d, cost: %d per shift}\n", contract->shifts.max, SHIFTS);
    begin(out, contract, "weekends");
    fprintf(out, "rule: weekends, per: horizon, max: %d, cost: %d per weekend}\n",
            contract->max_weekends, WEEKENDS);
}

static void put_contract(FILE *out, const bem_inrc2 *it, const bem_inrc2_contract *contract) {
    begin(out, contract, "work");
    fprintf(out, "rule: run, of: work, min: %d, max: %d, cost: %d per day}\n", contract->work.min,
            contract->work.max, WORK_RUN);
    begin(out, contract, "free");
    fprintf(out, "rule: run, of: off, min: %d, max: %d, cost: %d per day}\n", contract->free.min,
            contract->free.max, FREE_RUN);
    if (contract->complete) {
        begin(out, contract, "whole-weekends");
        fprintf(out, "rule: complete_weekends, cost: %d per weekend}\n", WHOLE_WEEKEND);
    }
    put_totals(out, it, contract);
}

void bem_inrc2_put_rules(FILE *out, const bem_inrc2 *it) {
    size_t n = (size_t)it->contracts.count;
    bool *used = bem_grow(NULL, n, sizeof *used);
    memset(used, 0, n);
    for (int e = 0; e < it->nurses.count; e++)
        used[it->nurses.items[e].contract] = true;
    fputs("\nrules:\n", out);
    put_successions(out, it);
    put_same_shift(out, it);
    for (size_t i = 0; i < n; i++)
        if (used[i])
            put_contract(out, it, &it->contracts.items[i]);
    free(used);
}
