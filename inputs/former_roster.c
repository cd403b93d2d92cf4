/* former_roster.c - words become cells where person and day are known; people who have left are not
 * asked for. */
#include "former_roster.h"

#include "old_roster.h"

static const char **cells_of(const bem_old_roster *old, const bem_problem *p, bem_arena *arena) {
    int n_days = p->calendar.n_days, first = old->start - p->calendar.start;
    const char **cells = BEM_TAKE(arena, (size_t)p->n_staff * (size_t)n_days, const char *);
    bem_names people = {0};
    for (int e = 0; e < p->n_staff; e++) {
        bem_names_add(&people, p->staff[e].id, e);
        if (bem_names_find(&old->people, p->staff[e].id) < 0)
            continue;
        for (int d = 0; d < n_days; d++)
            if (d >= first && d - first < old->n_days)
                cells[(size_t)e * (size_t)n_days + (size_t)d] = "";
    }
    for (int i = 0; i < old->count; i++) {
        int e = bem_names_find(&people, old->items[i].person);
        int d = old->items[i].date - p->calendar.start;
        if (e >= 0 && d >= 0 && d < n_days)
            cells[(size_t)e * (size_t)n_days + (size_t)d] = old->items[i].shift;
    }
    bem_names_free(&people);
    return cells;
}

const char **bem_former_roster_read(const char *path, const bem_problem *p, bem_arena *arena,
                                    bem_diags *diags) {
    const bem_source *source = bem_source_read(path, (bem_place){0}, NULL, arena, diags);
    bem_old_roster old = {0};
    const char **cells = NULL;
    if (source && bem_old_roster_read(source, &old, arena, diags))
        cells = cells_of(&old, p, arena);
    bem_old_roster_free(&old);
    return cells;
}
