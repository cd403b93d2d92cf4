/* read_rosters.c - rosters of other periods: the one before, which is history,
 * and the one made known, which stands. */
#include "old_roster.h"
#include "parts.h"
#include "sets.h"
#include "tables.h"

#include <stdlib.h>
#include <string.h>

static bool open_roster(bem_reader *r, const bem_yaml_node *named, bem_old_roster *old) {
    *old = (bem_old_roster){0};
    if (named->kind != BEM_YAML_SCALAR || !*named->text) {
        bem_read_error(r, named, "expected the name of a roster's JSON file");
        return false;
    }
    const bem_source *source = bem_read_source(r, bem_read_path(r, named), named);
    if (!source || !bem_old_roster_read(source, old, &r->scratch, r->diags) ||
        !bem_read_claim(r, (int64_t)8 * r->problem->n_staff + old->count, named))
        return false;
    bool known = false;
    for (int e = 0; e < r->problem->n_staff && !known; e++)
        known = bem_names_find(&old->people, r->problem->staff[e].id) >= 0;
    if (!known)
        bem_read_warning(r, named, "nobody in this roster is on the staff");
    return true;
}

/* The shift of a cell, or -1: told once for each name. */
static int find_shift(bem_reader *r, const bem_yaml_node *named, const char *shift,
                      bem_names *missing) {
    int s = bem_names_find(&r->shifts, shift);
    if (s < 0 && bem_names_find(missing, shift) < 0) {
        bem_names_add(missing, shift, 0);
        bem_read_warning(r, named, "this roster has shift '%s', which is not defined here",
                         bem_read_clip(r, shift));
    }
    return s;
}

/* ---- history ---- */

static void warn_of_gap(bem_reader *r, const bem_yaml_node *named, const bem_old_roster *old) {
    bem_date start = r->problem->calendar.start, end = old->start + old->n_days;
    char text[BEM_DATE_TEXT];
    if (!r->has_horizon)
        return;
    if (old->start >= start)
        bem_read_warning(r, named, "no day of this roster lies before the horizon");
    else if (end < start)
        bem_read_warning(r, named,
                         "this roster ends on %s; nothing is known of the days up to the horizon",
                         bem_date_text(end - 1, text));
}

int bem_read_past_roster(bem_reader *r, const bem_yaml_node *named, int most, bem_old_roster *old) {
    bem_problem *p = r->problem;
    if (!open_roster(r, named, old))
        return 0;
    warn_of_gap(r, named, old);
    int n = p->calendar.start - old->start;
    return n < 0 ? 0 : n > most ? most : n;
}

void bem_keep_past_roster(bem_reader *r, const bem_yaml_node *named, const bem_old_roster *old) {
    bem_problem *p = r->problem;
    bem_names missing = {0};
    int first = old->start - p->calendar.start, end = first + old->n_days;
    first = first < -p->n_past ? -p->n_past : first;
    end = end > 0 ? 0 : end;
    for (int e = 0; e < p->n_staff; e++)
        for (int d = first; d < end && bem_names_find(&old->people, p->staff[e].id) >= 0; d++)
            p->past[(size_t)e * (size_t)p->n_past + (size_t)(p->n_past + d)] = BEM_OFF;
    for (int i = 0; i < old->count; i++) {
        int e = bem_names_find(&r->people, old->items[i].person);
        int d = old->items[i].date - p->calendar.start;
        if (e < 0 || d < first || d >= end)
            continue;
        int s = find_shift(r, named, old->items[i].shift, &missing);
        p->past[(size_t)e * (size_t)p->n_past + (size_t)(p->n_past + d)] = s < 0 ? BEM_UNKNOWN : s;
    }
    bem_names_free(&missing);
}

/* ---- what is made known ---- */

typedef struct publishing {
    const bem_yaml_node *named;
    bool *released; /* [n_staff * n_days] */
    int first, end; /* days that stand */
} publishing;

static void read_release(bem_reader *r, const bem_yaml_node *entry, const publishing *all) {
    const bem_problem *p = r->problem;
    int n_days = p->calendar.n_days;
    bem_value v[RELEASE_N];
    if (!bem_fields_read(r, &bem_table_release, entry, v))
        return;
    if (!v[RELEASE_WHO].node && !v[RELEASE_DATE].node)
        bem_read_error(r, entry, "a release needs who or date");
    bool *person = BEM_TAKE(&r->scratch, p->n_staff, bool);
    bool *day = BEM_TAKE(&r->scratch, n_days, bool);
    if (!bem_read_claim(r, (int64_t)p->n_staff * n_days, entry))
        return;
    memset(person, !v[RELEASE_WHO].node, (size_t)p->n_staff);
    memset(day, !v[RELEASE_DATE].node, (size_t)n_days);
    if (v[RELEASE_WHO].node)
        bem_read_people(r, v[RELEASE_WHO].node, person);
    if (v[RELEASE_DATE].node)
        bem_read_dates(r, v[RELEASE_DATE].node, day);
    for (int e = 0; e < p->n_staff; e++)
        for (int d = 0; d < n_days; d++)
            if (person[e] && day[d])
                all->released[(size_t)e * (size_t)n_days + (size_t)d] = true;
}

/* What is pinned by the ward itself, and leave, come first. */
static void pin_cell(bem_reader *r, const publishing *all, int e, int d, int cell) {
    bem_problem *p = r->problem;
    size_t i = (size_t)e * (size_t)p->calendar.n_days + (size_t)d;
    char date[BEM_DATE_TEXT];
    if (all->released[i] || (p->pin[i] != BEM_ANY && p->pin[i] != cell))
        return;
    if (p->leave[i]) {
        if (cell >= 0)
            bem_read_warning(r, all->named, "%s was to work %s on %s and is on leave now (line %d)",
                             p->staff[e].id, p->shifts[cell].id,
                             bem_date_text(p->calendar.start + d, date), p->leave_place[i].line);
        return;
    }
    p->pin[i] = cell;
}

static void publish(bem_reader *r, const bem_old_roster *old, const publishing *all) {
    const bem_problem *p = r->problem;
    int n_days = p->calendar.n_days;
    bem_names missing = {0};
    int *cells = BEM_TAKE(&r->scratch, (size_t)p->n_staff * (size_t)n_days, int);
    for (int e = 0; e < p->n_staff; e++)
        for (int d = 0; d < n_days; d++)
            cells[e * n_days + d] =
                bem_names_find(&old->people, p->staff[e].id) >= 0 ? BEM_OFF : BEM_ANY;
    for (int i = 0; i < old->count; i++) {
        int e = bem_names_find(&r->people, old->items[i].person);
        int d = old->items[i].date - p->calendar.start;
        if (e < 0 || d < all->first || d >= all->end)
            continue;
        int s = find_shift(r, all->named, old->items[i].shift, &missing);
        cells[e * n_days + d] = s < 0 ? BEM_ANY : s;
    }
    for (int e = 0; e < p->n_staff; e++)
        for (int d = all->first; d < all->end; d++)
            if (cells[e * n_days + d] != BEM_ANY)
                pin_cell(r, all, e, d, cells[e * n_days + d]);
    bem_names_free(&missing);
}

void bem_read_published(bem_reader *r, const bem_value *root) {
    const bem_problem *p = r->problem;
    bem_value v[PUBLISHED_N];
    bem_old_roster old = {0};
    const bem_yaml_node *node = root[ROOT_PUBLISHED].node;
    if (!node || !bem_fields_read(r, &bem_table_published, node, v) || !v[PUBLISHED_ROSTER].ok)
        return;
    publishing all = {.named = v[PUBLISHED_ROSTER].node};
    int64_t n_cells = (int64_t)p->n_staff * p->calendar.n_days;
    if (open_roster(r, all.named, &old) && bem_read_claim(r, 2 * n_cells, node)) {
        all.released = BEM_TAKE(&r->scratch, (size_t)n_cells, bool);
        all.first = old.start - p->calendar.start;
        all.end = all.first + old.n_days;
        if (bem_is_given(&v[PUBLISHED_UNTIL]) &&
            v[PUBLISHED_UNTIL].number + 1 < p->calendar.start + all.end)
            all.end = (int)(v[PUBLISHED_UNTIL].number + 1 - p->calendar.start);
        all.first = all.first < 0 ? 0 : all.first;
        all.end = all.end > p->calendar.n_days ? p->calendar.n_days : all.end;
        if (all.first >= all.end && r->has_horizon)
            bem_read_warning(r, all.named, "no published day lies in the horizon");
        for (int i = 0; v[PUBLISHED_RELEASE].node && i < bem_n_items(v[PUBLISHED_RELEASE].node);
             i++)
            read_release(r, bem_item(v[PUBLISHED_RELEASE].node, i), &all);
        publish(r, &old, &all);
    }
    bem_old_roster_free(&old);
}
