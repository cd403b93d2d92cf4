/* import_cq_rules.c - the limits of a Curtois-Qu instance as our rules.
 *
 * People who are held to the same share one rule; a limit that nothing can
 * pass is left out. */
#include "import_cq_parts.h"

#include <stdlib.h>
#include <string.h>

static void put_shift_set(FILE *out, const bem_cq *cq, const bool *set) {
    bem_put_list list = {.out = out, .indent = 6, .column = 40};
    fputc('[', out);
    for (int s = 0; s < cq->shifts.count; s++) {
        if (!set[s])
            continue;
        bem_put_next(&list, (int)strlen(cq->shifts.items[s].id));
        bem_put_id(out, cq->shifts.items[s].id);
    }
    fputc(']', out);
}

/* ", applies_to: […]}", shorter when it is for everybody. */
static void end_rule(FILE *out, const bem_cq *cq, const bool *members) {
    int n = 0;
    for (int e = 0; e < cq->staff.count; e++)
        n += members[e];
    if (n < cq->staff.count) {
        bem_put_list list = {.out = out, .indent = 6, .column = 6};
        fputs(",\n     applies_to: {ids: [", out);
        list.column = 25;
        for (int e = 0; e < cq->staff.count; e++) {
            if (!members[e])
                continue;
            bem_put_next(&list, (int)strlen(cq->staff.items[e].id));
            bem_put_id(out, cq->staff.items[e].id);
        }
        fputs("]}", out);
    }
    fputs("}\n", out);
}

static void put_successions(FILE *out, const bem_cq *cq) {
    int n_shifts = cq->shifts.count, n = 0;
    size_t size = (size_t)n_shifts * sizeof(bool);
    bool *done = bem_grow(NULL, (size_t)n_shifts, sizeof *done);
    bool *alike = bem_grow(NULL, (size_t)n_shifts, sizeof *alike);
    memset(done, 0, size);
    for (int s = 0; s < n_shifts; s++) {
        const bool *not_after = cq->shifts.items[s].not_after;
        if (done[s] || !memchr(not_after, true, size))
            continue;
        for (int t = 0; t < n_shifts; t++) {
            alike[t] = memcmp(cq->shifts.items[t].not_after, not_after, size) == 0;
            done[t] |= alike[t];
        }
        fprintf(out, "  - {id: succession-%d, rule: succession, after: ", ++n);
        put_shift_set(out, cq, alike);
        fputs(", then: ", out);
        put_shift_set(out, cq, not_after);
        fputs("}\n", out);
    }
    free(done);
    free(alike);
}

/* A kind of limit: who is held to the same as person e, whether it binds at
 * all, and how it begins in YAML. */
typedef struct bem_cq_limit {
    bool (*is_same)(const bem_cq *, int s, int e, int other);
    bool (*can_bind)(const bem_cq *, int s, int e);
    void (*begin)(FILE *, const bem_cq *, int s, int e, int n);
} bem_cq_limit;

static const bem_cq_person *person(const bem_cq *cq, int e) { return &cq->staff.items[e]; }

static bool same_zeros(const bem_cq *cq, int s, int e, int other) {
    (void)s;
    for (int t = 0; t < cq->shifts.count; t++)
        if ((person(cq, e)->max_shifts[t] == 0) != (person(cq, other)->max_shifts[t] == 0))
            return false;
    return true;
}

static bool has_zeros(const bem_cq *cq, int s, int e) {
    (void)s;
    for (int t = 0; t < cq->shifts.count; t++)
        if (person(cq, e)->max_shifts[t] == 0)
            return true;
    return false;
}

static void begin_zeros(FILE *out, const bem_cq *cq, int s, int e, int n) {
    (void)s;
    bool *zero = bem_grow(NULL, (size_t)cq->shifts.count, sizeof *zero);
    for (int t = 0; t < cq->shifts.count; t++)
        zero[t] = person(cq, e)->max_shifts[t] == 0;
    fprintf(out, "  - {id: never-%d, rule: shifts, forbid: ", n);
    put_shift_set(out, cq, zero);
    free(zero);
}

static bool same_count(const bem_cq *cq, int s, int e, int other) {
    return person(cq, e)->max_shifts[s] == person(cq, other)->max_shifts[s];
}

static bool count_binds(const bem_cq *cq, int s, int e) {
    int max = person(cq, e)->max_shifts[s];
    return max > 0 && max < cq->n_days;
}

static void begin_count(FILE *out, const bem_cq *cq, int s, int e, int n) {
    const char *id = cq->shifts.items[s].id;
    fprintf(out, "  - {id: most-%s-%d, rule: count, of: [", id, n);
    bem_put_id(out, id);
    fprintf(out, "], per: horizon, max: %d", person(cq, e)->max_shifts[s]);
}

static bool same_hours(const bem_cq *cq, int s, int e, int other) {
    (void)s;
    return person(cq, e)->min_minutes == person(cq, other)->min_minutes &&
           person(cq, e)->max_minutes == person(cq, other)->max_minutes;
}

static bool always(const bem_cq *cq, int s, int e) {
    (void)cq, (void)s, (void)e;
    return true;
}

static void put_duration(FILE *out, int minutes) {
    if (minutes % 60 == 0)
        fprintf(out, "%dh", minutes / 60);
    else if (minutes < 60)
        fprintf(out, "%dm", minutes);
    else
        fprintf(out, "%dh%dm", minutes / 60, minutes % 60);
}

static void begin_hours(FILE *out, const bem_cq *cq, int s, int e, int n) {
    (void)s;
    fprintf(out, "  - {id: hours-%d, rule: hours, per: horizon, min: ", n);
    put_duration(out, person(cq, e)->min_minutes);
    fputs(", max: ", out);
    put_duration(out, person(cq, e)->max_minutes);
}

static bool same_run(const bem_cq *cq, int s, int e, int other) {
    (void)s;
    return person(cq, e)->max_run == person(cq, other)->max_run &&
           person(cq, e)->min_run == person(cq, other)->min_run;
}

static bool run_binds(const bem_cq *cq, int s, int e) {
    (void)s;
    return person(cq, e)->max_run < cq->n_days || person(cq, e)->min_run > 1;
}

static void begin_run(FILE *out, const bem_cq *cq, int s, int e, int n) {
    (void)s;
    fprintf(out, "  - {id: work-run-%d, rule: run, of: work", n);
    if (person(cq, e)->min_run > 1)
        fprintf(out, ", min: %d", person(cq, e)->min_run);
    if (person(cq, e)->max_run < cq->n_days)
        fprintf(out, ", max: %d", person(cq, e)->max_run);
}

static bool same_off(const bem_cq *cq, int s, int e, int other) {
    (void)s;
    return person(cq, e)->min_off == person(cq, other)->min_off;
}

static bool off_binds(const bem_cq *cq, int s, int e) {
    (void)s;
    return person(cq, e)->min_off > 1;
}

static void begin_off(FILE *out, const bem_cq *cq, int s, int e, int n) {
    (void)s;
    fprintf(out, "  - {id: off-run-%d, rule: run, of: off, min: %d", n, person(cq, e)->min_off);
}

static bool same_weekends(const bem_cq *cq, int s, int e, int other) {
    (void)s;
    return person(cq, e)->max_weekends == person(cq, other)->max_weekends;
}

static bool weekends_bind(const bem_cq *cq, int s, int e) {
    (void)s;
    return person(cq, e)->max_weekends < (cq->n_days + 1) / BEM_WEEK_DAYS; /* begins on a Monday */
}

static void begin_weekends(FILE *out, const bem_cq *cq, int s, int e, int n) {
    (void)s;
    fprintf(out, "  - {id: weekends-%d, rule: weekends, per: horizon, max: %d", n,
            person(cq, e)->max_weekends);
}

/* One rule for each set of people who are held to the same. */
static void put_limit(FILE *out, const bem_cq *cq, int s, const bem_cq_limit *limit) {
    int n_staff = cq->staff.count, n = 0;
    bool *done = bem_grow(NULL, (size_t)n_staff, sizeof *done);
    bool *members = bem_grow(NULL, (size_t)n_staff, sizeof *members);
    memset(done, 0, (size_t)n_staff * sizeof *done);
    for (int e = 0; e < n_staff; e++) {
        if (done[e])
            continue;
        for (int other = 0; other < n_staff; other++) {
            members[other] = other >= e && limit->is_same(cq, s, e, other);
            done[other] |= members[other];
        }
        if (!limit->can_bind(cq, s, e))
            continue;
        limit->begin(out, cq, s, e, ++n);
        end_rule(out, cq, members);
    }
    free(done);
    free(members);
}

void bem_cq_put_rules(FILE *out, const bem_cq *cq) {
    static const bem_cq_limit zeros = {same_zeros, has_zeros, begin_zeros};
    static const bem_cq_limit counts = {same_count, count_binds, begin_count};
    static const bem_cq_limit others[] = {
        {same_hours, always, begin_hours},
        {same_run, run_binds, begin_run},
        {same_off, off_binds, begin_off},
        {same_weekends, weekends_bind, begin_weekends},
    };
    fputs("\nrules:\n", out);
    put_successions(out, cq);
    put_limit(out, cq, 0, &zeros);
    for (int s = 0; s < cq->shifts.count; s++)
        put_limit(out, cq, s, &counts);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        put_limit(out, cq, 0, &others[i]);
}
