/* core_rows.c - demands become rows, and the groups get their uses of all rows.
 *
 * A demand over shifts gives one row a day. A span is cut at the starts and
 * ends of all shifts, whichever day they begin on; moments that the same
 * duties cover, and as many known past shifts, become one row with the sum of
 * their prices. The row of y assigned heads and h standing ones costs
 *
 *     f(y) = sum over its moments m of bem_demand_cost(y + h, minutes of m). */
#include "core_rows.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const bem_demand *demand_of(const bem_row_making *m) {
    return &m->b->problem->demands[m->demand];
}

bool bem_counts_role(int wanted, int role) { return wanted == BEM_NO_ROLE || wanted == role; }

/* f at y assigned heads; BEM_NEVER where it is forbidden. */
static int64_t heads_cost(const bem_demand *demand, const bem_moment *moments, int n_moments,
                          int y) {
    int64_t cost = 0;
    for (int i = 0; i < n_moments; i++) {
        int hard = 0;
        cost += bem_demand_cost(demand, y + moments[i].standing, moments[i].minutes, &hard);
        if (hard)
            return BEM_NEVER;
    }
    return cost;
}

static void add_piece(bem_piece *pieces, int *n_pieces, int width, int64_t slope) {
    if (width <= 0)
        return;
    bem_piece *last = *n_pieces ? &pieces[*n_pieces - 1] : NULL;
    if (last && last->slope == slope) {
        last->width = width == BEM_NO_MAX ? BEM_NO_MAX : last->width + width;
        return;
    }
    assert(!last || slope >= last->slope);
    pieces[(*n_pieces)++] = (bem_piece){width, slope};
}

/* Slopes are read off f on either side of its corners min, target and max. */
static void add_corners(const bem_row_making *m, const bem_moment *moments, int n_moments,
                        bem_row *row) {
    const bem_demand *demand = demand_of(m);
    enum { MOST_PIECES = 2 };
    int standing = moments->standing, target = row->target, least = demand->min - standing;
    row->under = BEM_TAKE(&m->b->core->arena, MOST_PIECES, bem_piece);
    row->over = BEM_TAKE(&m->b->core->arena, MOST_PIECES, bem_piece);
    if (least < target)
        add_piece(row->under, &row->n_under, target - (least > 0 ? least : 0),
                  heads_cost(demand, moments, n_moments, target - 1));
    int64_t below = least > 0 ? heads_cost(demand, moments, n_moments, least - 1) : BEM_NEVER;
    if (below != BEM_NEVER)
        add_piece(row->under, &row->n_under, least,
                  below - heads_cost(demand, moments, n_moments, least));
    int most = demand->max == BEM_NO_MAX ? BEM_NO_MAX : demand->max - standing;
    if (most > target)
        add_piece(row->over, &row->n_over, most == BEM_NO_MAX ? BEM_NO_MAX : most - target,
                  heads_cost(demand, moments, n_moments, target + 1));
    if (most == BEM_NO_MAX)
        return;
    int64_t above = heads_cost(demand, moments, n_moments, most + 1);
    if (above != BEM_NEVER)
        add_piece(row->over, &row->n_over, BEM_NO_MAX,
                  above - heads_cost(demand, moments, n_moments, most));
}

/* With a squared price each head has a slope of its own, from none to `most`; the last above goes
 * on without end where more are allowed. */
static void add_heads(const bem_row_making *m, const bem_moment *moments, int n_moments, int most,
                      bem_row *row) {
    const bem_demand *demand = demand_of(m);
    int target = row->target, last = most > target ? most : target + 1;
    row->under = BEM_TAKE(&m->b->core->arena, target > 0 ? target : 0, bem_piece);
    row->over = BEM_TAKE(&m->b->core->arena, last - target, bem_piece);
    int64_t here = 0, next;
    for (int y = target - 1; y >= 0; y--, here = next) {
        next = heads_cost(demand, moments, n_moments, y);
        if (next == BEM_NEVER)
            break;
        add_piece(row->under, &row->n_under, 1, next - here);
    }
    here = 0;
    for (int y = target + 1; y <= last; y++, here = next) {
        next = heads_cost(demand, moments, n_moments, y);
        if (next == BEM_NEVER)
            return;
        add_piece(row->over, &row->n_over, y == last ? BEM_NO_MAX : 1, next - here);
    }
}

static bem_row make_row(const bem_row_making *m, const bem_moment *moments, int n_moments,
                        int most) {
    const bem_demand *demand = demand_of(m);
    int target =
        (demand->target == BEM_NO_TARGET ? demand->min : demand->target) - moments->standing;
    bem_row row = {.target = target, .demand = m->demand, .rule = -1, .day = m->day};
    row.from = moments->from - m->day * BEM_DAY_MINUTES;
    row.to = moments[n_moments - 1].to - m->day * BEM_DAY_MINUTES;
    assert(heads_cost(demand, moments, n_moments, target) == 0);
    if (demand->shortage_squared || demand->surplus_squared)
        add_heads(m, moments, n_moments, most, &row);
    else
        add_corners(m, moments, n_moments, &row);
    return row;
}

static bool offers_duty(const bem_layer *layer, int duty) {
    for (int c = 0; c < layer->n_choices; c++)
        for (int o = 0; o < layer->choices[c].n_options; o++)
            if (layer->choices[c].options[o].duty == duty)
                return true;
    return false;
}

/* On how many of the lags' days the network can be there at once: duties of
 * several days may overlap. */
static int most_of_group(const bem_row_making *m, const bem_network *network,
                         const bem_moment *at) {
    int n_duties = m->b->core->n_duties, count = 0;
    for (int i = 0; i < m->n_lags; i++) {
        int day = m->day - m->first_lag - i;
        if (day < 0 || day >= network->n_days)
            continue;
        for (int duty = 1; duty < n_duties; duty++)
            if (at->covers[i * n_duties + duty] && offers_duty(&network->layers[day], duty)) {
                count++;
                break;
            }
    }
    return count;
}

/* How many heads there could be. */
static int most_heads(const bem_row_making *m, const bem_moment *at) {
    const bem_core *core = m->b->core;
    int heads = 0;
    for (int g = 0; g < core->n_groups; g++)
        heads += core->groups[g].n_members * most_of_group(m, core->groups[g].network, at);
    return heads;
}

static void note_unmet(const bem_row_making *m, const bem_moment *first, int most,
                       const bem_row *row, bem_unmet *unmet) {
    int heads = most + first->standing;
    bool possible = false;
    for (int y = 0; y <= most && !possible; y++)
        possible = bem_row_cost(row, y) != BEM_NEVER;
    if (!possible) {
        if (unmet->n_impossible++ == 0) {
            unmet->impossible_day = m->day;
            unmet->impossible_heads = heads;
        }
    } else if (heads < demand_of(m)->min || (heads == 0 && bem_row_cost(row, most) > 0)) {
        if (unmet->n_short++ == 0) {
            unmet->short_day = m->day;
            unmet->short_heads = heads;
        }
    }
}

static bool matters(const bem_row *row, int most) {
    for (int y = 0; y <= most; y++)
        if (bem_row_cost(row, y) != 0)
            return true;
    return false;
}

void bem_core_add_row(bem_row_making *m, const bem_moment *moments, int n_moments,
                      bem_row_list *list, bem_unmet *unmet) {
    int most = most_heads(m, moments), n_duties = m->b->core->n_duties;
    bem_row row = make_row(m, moments, n_moments, most);
    note_unmet(m, moments, most, &row, unmet);
    if (!matters(&row, most))
        return;
    for (int i = 0; i < m->n_lags; i++) {
        int day = m->day - m->first_lag - i;
        for (int duty = 1; duty < n_duties && day >= 0 && day < m->b->core->n_days; duty++)
            if (moments->covers[i * n_duties + duty]) {
                BEM_PUSH(&list->users, day * n_duties + duty);
                BEM_PUSH(&list->users, list->count);
            }
    }
    BEM_PUSH(list, row);
}

static void add_shift_row(bem_row_making *m, bem_row_list *list, bem_unmet *unmet) {
    const bem_demand *demand = demand_of(m);
    const bem_problem *p = m->b->problem;
    const bem_core *core = m->b->core;
    int only = -1, n_shifts = 0;
    for (int s = 0; s < p->n_shifts; s++)
        if (demand->shifts[s]) {
            only = s;
            n_shifts++;
        }
    int midnight = m->day * BEM_DAY_MINUTES;
    bem_moment all = {.from = midnight, .to = midnight, .minutes = 60};
    if (n_shifts == 1) {
        all.from += p->shifts[only].start;
        all.to += p->shifts[only].end;
    }
    m->first_lag = 0;
    m->n_lags = 1;
    all.covers = BEM_TAKE(&m->arena, core->n_duties, unsigned char);
    for (int duty = 1; duty < core->n_duties; duty++)
        all.covers[duty] = demand->shifts[core->duties[duty].shift] &&
                           bem_counts_role(m->competence, core->duties[duty].role);
    bem_core_add_row(m, &all, 1, list, unmet);
}

/* People who use the rows of shared rules alike; each class once. */
static int *classify(const bem_core *core, const bem_own_uses *own, int *first_of, int *n_classes,
                     bem_arena *arena) {
    int *class_of = BEM_TAKE(arena, core->n_staff, int);
    *n_classes = 0;
    for (int e = 0; e < core->n_staff; e++) {
        size_t bytes = (size_t)own[e].count * sizeof *own[e].items;
        int c = 0;
        for (; c < *n_classes; c++) {
            const bem_own_uses *known = &own[first_of[c]];
            if (known->count == own[e].count &&
                (bytes == 0 || memcmp(known->items, own[e].items, bytes) == 0))
                break;
        }
        if (c == *n_classes)
            first_of[(*n_classes)++] = e;
        class_of[e] = c;
    }
    return class_of;
}

/* The uses of one class: everybody's of the demand, its own of shared rules. */
static bem_use_list *write_uses(bem_core *core, const bem_row_list *list, const bem_own_uses *own) {
    int n_cells = core->n_days * core->n_duties;
    bem_use_list *uses = BEM_TAKE(&core->arena, n_cells, bem_use_list);
    for (int i = 0; i < list->users.count; i += 2)
        uses[list->users.items[i]].count++;
    for (int i = 0; i < own->count; i++)
        uses[own->items[i].cell].count++;
    for (int i = 0; i < n_cells; i++) {
        uses[i].items = uses[i].count ? BEM_TAKE(&core->arena, uses[i].count, bem_use) : NULL;
        uses[i].count = 0;
    }
    for (int i = 0; i < list->users.count; i += 2) {
        bem_use_list *cell = &uses[list->users.items[i]];
        cell->items[cell->count++] = (bem_use){list->users.items[i + 1], 1};
    }
    for (int i = 0; i < own->count; i++) {
        bem_use_list *cell = &uses[own->items[i].cell];
        cell->items[cell->count++] = (bem_use){own->items[i].row, own->items[i].amount};
    }
    return uses;
}

/* Splits the groups by class and gives each its uses. */
static void write_groups(bem_core *core, const bem_row_list *list, const bem_own_uses *own) {
    bem_arena scratch = {0};
    int *first_of = BEM_TAKE(&scratch, core->n_staff, int), n_classes;
    int *class_of = classify(core, own, first_of, &n_classes, &scratch);
    const bem_use_list **uses = BEM_TAKE(&scratch, n_classes, const bem_use_list *);
    for (int c = 0; c < n_classes; c++)
        uses[c] = write_uses(core, list, &own[first_of[c]]);
    const bem_group *whole = core->groups;
    int n_whole = core->n_groups;
    core->groups = BEM_TAKE(&core->arena, core->n_staff, bem_group);
    core->n_groups = 0;
    for (int g = 0; g < n_whole; g++) {
        int first = core->n_groups;
        for (int m = 0; m < whole[g].n_members; m++) {
            int e = whole[g].members[m], at = first;
            while (at < core->n_groups && core->groups[at].uses != uses[class_of[e]])
                at++;
            bem_group *group = &core->groups[at];
            if (at == core->n_groups) {
                *group = (bem_group){whole[g].network, uses[class_of[e]], NULL, 0};
                group->members = BEM_TAKE(&core->arena, whole[g].n_members - m, int);
                core->n_groups++;
            }
            group->members[group->n_members++] = e;
        }
    }
    bem_arena_free(&scratch);
}

static const char *days_text(int n_days, char *text, size_t size) {
    if (n_days == 1)
        return "";
    if (n_days == 2)
        return " and in one other place";
    snprintf(text, size, " and in %d other places", n_days - 1);
    return text;
}

static void report_unmet(const bem_core_building *b, const bem_demand *demand,
                         const bem_unmet *unmet) {
    char date[BEM_DATE_TEXT], more[64];
    bem_date start = b->problem->calendar.start;
    if (unmet->n_impossible)
        bem_diag_add(b->conflicts, BEM_ERROR, demand->place, NULL,
                     "demand '%s' cannot be met on %s%s: at least %d must be there, at most %d can "
                     "be",
                     demand->id, bem_date_text(start + unmet->impossible_day, date),
                     days_text(unmet->n_impossible, more, sizeof more), demand->min,
                     unmet->impossible_heads);
    if (unmet->n_short && unmet->short_heads == 0)
        bem_diag_add(b->conflicts, BEM_WARNING, demand->place, NULL,
                     "nobody may work for demand '%s' on %s%s", demand->id,
                     bem_date_text(start + unmet->short_day, date),
                     days_text(unmet->n_short, more, sizeof more));
    else if (unmet->n_short)
        bem_diag_add(b->conflicts, BEM_WARNING, demand->place, NULL,
                     "demand '%s' asks for at least %d on %s%s, where at most %d can be",
                     demand->id, demand->min, bem_date_text(start + unmet->short_day, date),
                     days_text(unmet->n_short, more, sizeof more), unmet->short_heads);
}

void bem_core_build_rows(bem_core_building *b) {
    const bem_problem *p = b->problem;
    bem_row_list list = {0};
    for (int i = 0; i < p->n_demands; i++) {
        bem_unmet unmet = {0};
        for (int d = 0; d < p->calendar.n_days; d++) {
            if (!p->demands[i].day[d])
                continue;
            bem_row_making m = {
                .b = b, .demand = i, .day = d, .competence = p->demands[i].competence};
            if (p->demands[i].shifts)
                add_shift_row(&m, &list, &unmet);
            else
                bem_core_add_span(&m, &list, &unmet);
            free(m.items);
            bem_arena_free(&m.arena);
        }
        report_unmet(b, &p->demands[i], &unmet);
    }
    bem_arena scratch = {0};
    bem_own_uses *own = BEM_TAKE(&scratch, p->n_staff, bem_own_uses);
    bem_core_add_shared(b, &list, own);
    b->core->n_rows = list.count;
    b->core->rows = BEM_TAKE(&b->core->arena, list.count, bem_row);
    if (list.count)
        memcpy(b->core->rows, list.items, (size_t)list.count * sizeof *list.items);
    write_groups(b->core, &list, own);
    for (int e = 0; e < p->n_staff; e++)
        free(own[e].items);
    bem_arena_free(&scratch);
    free(list.items);
    free(list.users.items);
}
