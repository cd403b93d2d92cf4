/* choose.c - see choose.h. */
#include "choose.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double WHOLE = 1e-3;     /* a tally so near is whole */
static const double WORTH_GAP = 0.02; /* of the gap: less is left to duties */

typedef BEM_ARRAY(bem_tally) tally_list;

static void add_tallies(tally_list *list, bool is_over, const bem_piece *pieces, int n) {
    for (int p = 0; p < n; p++) {
        bool is_new = pieces[p].slope > 0;
        for (int i = 0; i < list->count && is_new; i++)
            is_new = list->items[i].is_over != is_over || list->items[i].slope != pieces[p].slope;
        if (is_new)
            BEM_PUSH(list, ((bem_tally){is_over, pieces[p].slope}));
    }
}

/* All that the program's rows have. */
static tally_list find_tallies(const bem_master *master) {
    tally_list list = {0};
    for (int r = 0; r < master->n_lp_rows; r++) {
        const bem_row *row = &master->part->setup->core->rows[master->row_of[r]];
        add_tallies(&list, false, row->under, row->n_under);
        add_tallies(&list, true, row->over, row->n_over);
    }
    return list;
}

bool bem_choose_tally(const bem_master *master, double gap, bem_fork *fork) {
    tally_list list = find_tallies(master);
    double most = isfinite(gap) ? WORTH_GAP * gap : 0;
    bool found = false;
    for (int i = 0; i < list.count; i++) {
        double units = bem_master_tally(master, list.items[i]), up = ceil(units) - units;
        double worth = (double)list.items[i].slope * fmin(up, 1 - up);
        if (up < WHOLE || 1 - up < WHOLE || worth <= most)
            continue;
        most = worth;
        found = true;
        *fork = (bem_fork){.person = -1, .tally = list.items[i], .units = ceil(units)};
    }
    free(list.items);
    return found;
}

bool bem_choose_duty(const bem_master *master, bem_fork *fork) {
    const bem_part *part = master->part;
    const bem_core *core = part->setup->core;
    int n = core->n_days * core->n_duties;
    double *weight = bem_grow(NULL, (size_t)n * (size_t)part->n_units + 1, sizeof *weight);
    memset(weight, 0, (size_t)n * (size_t)part->n_units * sizeof *weight);
    for (int j = 0; j < master->count; j++) {
        double x = bem_master_x(master, j);
        for (int d = 0; x > 1e-9 && d < core->n_days; d++)
            weight[(ptrdiff_t)master->items[j].unit * n + d * core->n_duties +
                   master->items[j].duty[d]] += x;
    }
    double best = 1e-5;
    for (int k = 0; k < part->n_units; k++)
        for (int i = 0; i < n; i++) {
            double w = weight[(ptrdiff_t)k * n + i];
            double undecided = fmin(w - floor(w), ceil(w) - w);
            /* free or working decides more than which shift */
            double score = undecided * (i % core->n_duties == BEM_DUTY_OFF ? 1.5 : 1);
            if (undecided > 1e-5 && score > best) {
                best = score;
                *fork = (bem_fork){.person = part->units[k].members[0],
                                   .day = i / core->n_duties,
                                   .duty = i % core->n_duties};
            }
        }
    free(weight);
    return best > 1e-5;
}

static bem_fork duty_of(const bem_unit *unit, const bem_column *column, int day) {
    return (bem_fork){.person = unit->members[0], .day = day, .duty = column->duty[day]};
}

bool bem_choose_member(const bem_master *master, bem_fork *fork) {
    const bem_part *part = master->part;
    for (int j = 0; j < master->count; j++) {
        const bem_column *column = &master->items[j];
        const bem_unit *unit = &part->units[column->unit];
        double x = bem_master_x(master, j);
        if (unit->count < 2 || fabs(x - floor(x + 0.5)) < 1e-6)
            continue;
        for (int i = 0; i < master->count; i++)
            for (int d = 0; d < part->setup->core->n_days; d++)
                if (master->items[i].unit == column->unit && bem_master_x(master, i) > 1e-6 &&
                    master->items[i].duty[d] != column->duty[d]) {
                    *fork = duty_of(unit, column, d);
                    return true;
                }
    }
    return false;
}

static bool is_offered(const bem_layer *layer, int duty) {
    for (int c = 0; c < layer->n_choices; c++)
        for (int o = 0; o < layer->choices[c].n_options; o++)
            if (layer->choices[c].options[o].duty == duty)
                return true;
    return false;
}

static bool has_other_duty(const bem_setup *setup, const bem_unit *unit, int d, int duty) {
    const bem_core *core = setup->core;
    const bem_layer *layer = &core->groups[unit->group].network->layers[d];
    for (int t = 0; t < core->n_duties; t++)
        if (t != duty && (!unit->allowed || unit->allowed[d * core->n_duties + t]) &&
            is_offered(layer, t))
            return true;
    return false;
}

bool bem_choose_open(const bem_master *master, bem_fork *fork) {
    const bem_setup *setup = master->part->setup;
    for (int j = 0; j < master->count; j++) {
        const bem_column *column = &master->items[j];
        const bem_unit *unit = &master->part->units[column->unit];
        if (bem_master_x(master, j) < 0.5)
            continue;
        for (int d = 0; d < setup->core->n_days; d++)
            if (has_other_duty(setup, unit, d, column->duty[d])) {
                *fork = duty_of(unit, column, d);
                return true;
            }
    }
    return false;
}
