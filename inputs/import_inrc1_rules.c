/* import_inrc1_rules.c - the contracts of the first competition as our rules.
 *
 * Contracts that limit the same share one rule. A limit that costs nothing, or
 * that no schedule can pass, is left out. */
#include "import_inrc1_parts.h"

#include <stdlib.h>
#include <string.h>

typedef struct bem_inrc1_put {
    FILE *out;
    const bem_inrc1 *it;
    bool *used;    /* [n_contracts] somebody has it */
    bool *members; /* [n_contracts] whom the next rule is for */
    bool *done;    /* [n_contracts] */
    int n;         /* rules of this name so far */
} bem_inrc1_put;

static const bem_inrc1_contract *contract(const bem_inrc1_put *put, int i) {
    return &put->it->contracts.items[i];
}

static void begin_rule(bem_inrc1_put *put, const char *name, const char *kind) {
    fprintf(put->out, "  - {id: %s-%d, rule: %s", name, ++put->n, kind);
}

static void end_rule(bem_inrc1_put *put, int weight, const char *unit) {
    int n_contracts = put->it->contracts.count;
    bool all = true;
    for (int i = 0; i < n_contracts; i++)
        all &= put->members[i] || !put->used[i];
    fprintf(put->out, ", mode: soft, cost: %d per %s", weight, unit);
    if (!all) {
        const char **names = bem_grow(NULL, (size_t)n_contracts, sizeof *names);
        for (int i = 0; i < n_contracts; i++)
            names[i] = contract(put, i)->name;
        fputs(",\n     applies_to: {contracts: ", put->out);
        bem_put_ids(put->out, names, put->members, n_contracts, 32);
        fputc('}', put->out);
        free(names);
    }
    fputs("}\n", put->out);
}

static void put_weekend(bem_inrc1_put *put, unsigned weekend) {
    if (weekend == (1u << BEM_SATURDAY | 1u << BEM_SUNDAY))
        return;
    static const char *const names[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    const char *between = "";
    fputs(", weekend: [", put->out);
    for (int d = 0; d < BEM_WEEK_DAYS; d++)
        if (weekend >> d & 1) {
            fprintf(put->out, "%s%s", between, names[d]);
            between = ", ";
        }
    fputc(']', put->out);
}

/* ---- grouping: contracts with the same answer ---- */

typedef bool same_fn(const bem_inrc1_contract *, const bem_inrc1_contract *, const void *what);

/* The next group of contracts in use that are alike; its first, -1 at the end.
 * `done` is clear at the beginning. */
static int next_group(bem_inrc1_put *put, same_fn *same, const void *what) {
    int n_contracts = put->it->contracts.count, first = -1;
    for (int i = 0; i < n_contracts; i++) {
        put->members[i] = put->used[i] && !put->done[i] &&
                          (first < 0 || same(contract(put, first), contract(put, i), what));
        if (put->members[i] && first < 0)
            first = i;
        put->done[i] |= put->members[i];
    }
    return first;
}

static void start_groups(bem_inrc1_put *put) {
    memset(put->done, 0, (size_t)put->it->contracts.count);
    put->n = 0;
}

/* ---- limits on either side ---- */

typedef struct bem_inrc1_pair {
    bem_inrc1_kind max, min;
    const char *name, *kind, *unit;
    int idle; /* a min of so many asks for nothing */
    bool weekend;
} bem_inrc1_pair;

static bool same_pair(const bem_inrc1_contract *a, const bem_inrc1_contract *b, const void *what) {
    const bem_inrc1_pair *pair = what;
    return memcmp(&a->limits[pair->max], &b->limits[pair->max], sizeof *a->limits) == 0 &&
           memcmp(&a->limits[pair->min], &b->limits[pair->min], sizeof *a->limits) == 0 &&
           (!pair->weekend || a->weekend == b->weekend);
}

static void put_one(bem_inrc1_put *put, const bem_inrc1_pair *pair, const bem_inrc1_contract *of,
                    bool has_min, bool has_max) {
    begin_rule(put, pair->name, pair->kind);
    if (pair->weekend)
        put_weekend(put, of->weekend);
    if (has_min)
        fprintf(put->out, ", min: %d", of->limits[pair->min].value);
    if (has_max)
        fprintf(put->out, ", max: %d", of->limits[pair->max].value);
    end_rule(put, of->limits[has_min ? pair->min : pair->max].weight, pair->unit);
}

static void put_pair(bem_inrc1_put *put, const bem_inrc1_pair *pair) {
    start_groups(put);
    for (int i; (i = next_group(put, same_pair, pair)) >= 0;) {
        const bem_inrc1_contract *of = contract(put, i);
        const bem_inrc1_limit *max = &of->limits[pair->max], *min = &of->limits[pair->min];
        bool has_max = max->weight > 0 && max->value < put->it->n_days;
        bool has_min = min->weight > 0 && min->value > pair->idle;
        if (has_max && has_min && max->weight == min->weight && min->value <= max->value) {
            put_one(put, pair, of, true, true);
            continue;
        }
        if (has_min)
            put_one(put, pair, of, true, false);
        if (has_max)
            put_one(put, pair, of, false, true);
    }
}

/* ---- weekends ---- */

static bool same_weekend_limit(const bem_inrc1_contract *a, const bem_inrc1_contract *b,
                               const void *what) {
    const bem_inrc1_kind *kind = what;
    return a->limits[*kind].weight == b->limits[*kind].weight && a->weekend == b->weekend;
}

static void put_whole_weekends(bem_inrc1_put *put, bem_inrc1_kind kind, const char *name,
                               const char *words, const char *unit) {
    start_groups(put);
    for (int i; (i = next_group(put, same_weekend_limit, &kind)) >= 0;) {
        if (contract(put, i)->limits[kind].weight == 0)
            continue;
        begin_rule(put, name, words);
        put_weekend(put, contract(put, i)->weekend);
        end_rule(put, contract(put, i)->limits[kind].weight, unit);
    }
}

static int first_of_weekend(unsigned weekend) {
    int d = 0;
    while (!(weekend >> d & 1) || weekend >> (d + BEM_WEEK_DAYS - 1) % BEM_WEEK_DAYS & 1)
        d++;
    return d;
}

/* A night on the day before, then so many days off. */
static void put_no_night(bem_inrc1_put *put, const bem_inrc1_contract *of, int n_off, int from) {
    const bem_inrc1 *it = put->it;
    bool first = true;
    begin_rule(put, "no-night", "pattern, pattern: [[");
    for (int s = 0; s < it->shifts.count; s++) {
        if (it->shifts.items[s].end > it->shifts.items[s].start)
            continue;
        fputs(first ? "" : ", ", put->out);
        bem_put_id(put->out, it->shifts.items[s].id);
        first = false;
    }
    fputc(']', put->out);
    for (int i = 0; i < n_off; i++)
        fputs(", off", put->out);
    fputs("], starts: ", put->out);
    bem_put_weekdays(put->out,
                     1u << (first_of_weekend(of->weekend) + BEM_WEEK_DAYS - 1) % BEM_WEEK_DAYS);
    if (from >= 0) {
        char text[BEM_DATE_TEXT];
        fprintf(put->out, ", from: %s", bem_date_text(it->start + from, text));
    }
    end_rule(put, of->limits[BEM_INRC1_NO_NIGHT].weight, "time");
}

static bool has_nights(const bem_inrc1 *it) {
    for (int s = 0; s < it->shifts.count; s++)
        if (it->shifts.items[s].end <= it->shifts.items[s].start)
            return true;
    return false;
}

/* Of a weekend that the last day cuts only the days inside are asked. */
static void put_no_nights(bem_inrc1_put *put) {
    bem_inrc1_kind kind = BEM_INRC1_NO_NIGHT;
    const bem_inrc1 *it = put->it;
    start_groups(put);
    for (int i; (i = next_group(put, same_weekend_limit, &kind)) >= 0;) {
        const bem_inrc1_contract *of = contract(put, i);
        if (of->limits[kind].weight == 0 || !has_nights(it))
            continue;
        int n_off = 0, last = it->n_days - 1, inside = 1;
        for (int d = 0; d < BEM_WEEK_DAYS; d++)
            n_off += of->weekend >> d & 1;
        put_no_night(put, of, n_off, -1);
        while (inside < n_off &&
               bem_date_weekday(it->start + last - inside + 1) != first_of_weekend(of->weekend))
            inside++;
        if (inside < n_off && last - inside >= 0)
            put_no_night(put, of, inside, last - inside);
    }
}

/* ---- skills and patterns ---- */

static bool same_skill_limit(const bem_inrc1_contract *a, const bem_inrc1_contract *b,
                             const void *what) {
    (void)what;
    return a->limits[BEM_INRC1_ALTERNATIVE].weight == b->limits[BEM_INRC1_ALTERNATIVE].weight;
}

/* One rule for the shifts that ask for the same skills. */
static void put_skills(bem_inrc1_put *put, int weight) {
    const bem_inrc1 *it = put->it;
    size_t n_shifts = (size_t)it->shifts.count, n_skills = (size_t)it->skills.count;
    bool *done = bem_grow(NULL, n_shifts, sizeof *done), *of = bem_grow(NULL, n_shifts, sizeof *of);
    const char **ids = bem_grow(NULL, n_shifts, sizeof *ids);
    memset(done, 0, n_shifts);
    for (size_t s = 0; s < n_shifts; s++)
        ids[s] = it->shifts.items[s].id;
    for (size_t s = 0; s < n_shifts; s++) {
        const bool *skills = it->shifts.items[s].skills;
        if (done[s] || n_skills == 0 || !memchr(skills, true, n_skills))
            continue;
        for (size_t t = 0; t < n_shifts; t++) {
            of[t] = memcmp(skills, it->shifts.items[t].skills, n_skills) == 0;
            done[t] |= of[t];
        }
        begin_rule(put, "skills", "without_competence, of: ");
        bem_put_ids(put->out, ids, of, it->shifts.count, 45);
        fputs(", competences: ", put->out);
        bem_put_ids(put->out, it->skills.items, skills, it->skills.count, 70);
        end_rule(put, weight, "shift");
    }
    free(done);
    free(of);
    free(ids);
}

static void put_alternatives(bem_inrc1_put *put) {
    start_groups(put);
    for (int i; (i = next_group(put, same_skill_limit, NULL)) >= 0;)
        if (contract(put, i)->limits[BEM_INRC1_ALTERNATIVE].weight > 0)
            put_skills(put, contract(put, i)->limits[BEM_INRC1_ALTERNATIVE].weight);
}

static void put_pattern(bem_inrc1_put *put, const bem_inrc1_pattern *pattern) {
    begin_rule(put, "pattern", "pattern, pattern: [");
    for (int i = 0; i < pattern->n_days; i++) {
        fputs(i > 0 ? ", " : "", put->out);
        if (pattern->cell[i] == BEM_INRC1_NONE)
            fputs("off", put->out);
        else if (pattern->cell[i] == BEM_INRC1_ANY)
            fputs("work", put->out);
        else
            bem_put_id(put->out, put->it->shifts.items[pattern->cell[i]].id);
    }
    fputc(']', put->out);
    if (pattern->start >= 0) {
        fputs(", starts: ", put->out);
        bem_put_weekdays(put->out, 1u << pattern->start);
    }
    end_rule(put, pattern->weight, "time");
}

static void put_patterns(bem_inrc1_put *put) {
    const bem_inrc1 *it = put->it;
    put->n = 0;
    for (int k = 0; k < it->patterns.count; k++) {
        bool any = false;
        for (int i = 0; i < it->contracts.count; i++) {
            put->members[i] = put->used[i] && contract(put, i)->patterns[k];
            any |= put->members[i];
        }
        if (any && !it->patterns.items[k].never && it->patterns.items[k].weight > 0)
            put_pattern(put, &it->patterns.items[k]);
    }
}

static void put_all(bem_inrc1_put *put) {
    static const bem_inrc1_pair pairs[] = {
        {BEM_INRC1_MAX_SHIFTS, BEM_INRC1_MIN_SHIFTS, "shifts", "count, of: work, per: horizon",
         "shift", 0, false},
        {BEM_INRC1_MAX_WORK, BEM_INRC1_MIN_WORK, "work-run", "run, of: work, edges: closed", "day",
         1, false},
        {BEM_INRC1_MAX_FREE, BEM_INRC1_MIN_FREE, "free-run", "run, of: off, edges: closed", "day",
         1, false},
        {BEM_INRC1_MAX_WEEKENDS, BEM_INRC1_MIN_WEEKENDS, "weekend-run",
         "weekends_in_row, edges: closed", "weekend", 1, true},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        put_pair(put, &pairs[i]);
    put_whole_weekends(put, BEM_INRC1_COMPLETE, "whole-weekends",
                       "complete_weekends, by: days, edges: closed", "weekend");
    put_whole_weekends(put, BEM_INRC1_SAME_SHIFT, "same-shift", "same_shift, edges: closed", "day");
    put_no_nights(put);
    put_alternatives(put);
    put_patterns(put);
}

void bem_inrc1_put_rules(FILE *out, const bem_inrc1 *it) {
    size_t n = (size_t)it->contracts.count;
    bem_inrc1_put put = {.out = out, .it = it};
    put.used = bem_grow(NULL, n, sizeof *put.used);
    put.members = bem_grow(NULL, n, sizeof *put.members);
    put.done = bem_grow(NULL, n, sizeof *put.done);
    memset(put.used, 0, n);
    for (int e = 0; e < it->staff.count; e++)
        put.used[it->staff.items[e].contract] = true;
    fputs("\nrules:\n", out);
    put_all(&put);
    free(put.used);
    free(put.members);
    free(put.done);
}
