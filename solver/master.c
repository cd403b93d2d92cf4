/* master.c - see master.h. */
#include "lagrange.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Building */

/* The only duty that a unit may have on a day, or -1. */
static int only_duty(const bem_unit *unit, const bem_core *core, int d) {
    int only = -1;
    for (int t = 0; unit->allowed && t < core->n_duties; t++)
        if (unit->allowed[d * core->n_duties + t]) {
            if (only >= 0)
                return -1;
            only = t;
        }
    return only;
}

/* Marks the rows that some choice of a free person changes; what they do on days
 * without a choice is added to `held`. */
static void mark_touched(const bem_part *part, bool *touched, int *held) {
    const bem_core *core = part->setup->core;
    for (int k = 0; k < part->n_units; k++) {
        const bem_unit *unit = &part->units[k];
        for (int d = 0; d < core->n_days; d++) {
            const bem_use_list *uses =
                core->groups[unit->group].uses + (ptrdiff_t)d * core->n_duties;
            int only = only_duty(unit, core, d);
            for (int t = only < 0 ? 0 : only; t < (only < 0 ? core->n_duties : only + 1); t++)
                for (int u = 0; u < uses[t].count; u++)
                    if (only >= 0)
                        held[uses[t].items[u].row] += unit->count * uses[t].items[u].amount;
                    else if (!unit->allowed || unit->allowed[d * core->n_duties + t])
                        touched[uses[t].items[u].row] = true;
        }
    }
}

/* A column of the program outside the schedules; its index. */
static int add_piece(bem_master *m, int lp_row, double sign, double width, int64_t slope) {
    bem_simplex_add_col(m->lp, (double)slope / m->part->setup->scale, 0, width, 1, &lp_row, &sign);
    return m->n_pieces++;
}

/* The pieces of one side of f. A hard side ends in one at the penalty; its
 * index, or -1. */
static int add_side(bem_master *m, int lp_row, double sign, const bem_piece *pieces, int n) {
    bool endless = false;
    for (int p = 0; p < n; p++) {
        endless = pieces[p].width == BEM_NO_MAX;
        add_piece(m, lp_row, sign, endless ? INFINITY : pieces[p].width, pieces[p].slope);
    }
    return endless ? -1 : add_piece(m, lp_row, sign, INFINITY, m->part->setup->penalty);
}

/* The columns of a tally; how many. */
static int find_tally(const bem_master *m, bem_tally tally, int *cols) {
    int n = 0;
    for (int r = 0; r < m->n_lp_rows; r++) {
        const bem_row *row = &m->part->setup->core->rows[m->row_of[r]];
        const bem_piece *pieces = tally.is_over ? row->over : row->under;
        for (int p = 0; p < (tally.is_over ? row->n_over : row->n_under); p++)
            if (pieces[p].slope == tally.slope)
                cols[n++] = m->first[r][tally.is_over] + p;
    }
    return n;
}

/* A row for each limit, and a column at the penalty for where it cannot be kept. */
static void add_limits(bem_master *m) {
    int *cols = bem_grow(NULL, (size_t)m->n_pieces + 1, sizeof *cols);
    double *ones = bem_grow(NULL, (size_t)m->n_pieces + 1, sizeof *ones);
    for (int p = 0; p < m->n_pieces; p++)
        ones[p] = 1;
    for (int c = 0; c < m->part->n_limits; c++) {
        const bem_tally_limit *limit = &m->part->limits[c];
        double units = (double)(limit->units - bem_master_held_tally(m, limit->tally));
        int n = find_tally(m, limit->tally, cols);
        int row = bem_simplex_add_row_of(m->lp, limit->is_least ? units : -INFINITY,
                                         limit->is_least ? INFINITY : units, n, cols, ones);
        add_piece(m, row, limit->is_least ? 1 : -1, INFINITY, m->part->setup->penalty);
    }
    free(cols);
    free(ones);
}

static void add_columns_to_lp(bem_master *m, int first);

/* The program from the part and the columns at hand. */
static void build_lp(bem_master *m) {
    const bem_part *part = m->part;
    const bem_core *core = part->setup->core;
    m->lp = bem_simplex_new();
    bem_master_watch(m, m->ask_every, m->ask, m->ask_context);
    for (int r = 0; r < m->n_lp_rows; r++) {
        int i = m->row_of[r];
        double rhs = core->rows[i].target - part->base[i];
        bem_simplex_add_row(m->lp, rhs, rhs);
    }
    for (int k = 0; k < part->n_units; k++)
        bem_simplex_add_row(m->lp, part->units[k].count, part->units[k].count);
    m->n_pieces = 0;
    for (int r = 0; r < m->n_lp_rows; r++) {
        const bem_row *row = &core->rows[m->row_of[r]];
        m->first[r][0] = m->n_pieces;
        m->excess[r][0] = add_side(m, r, 1, row->under, row->n_under);
        m->first[r][1] = m->n_pieces;
        m->excess[r][1] = add_side(m, r, -1, row->over, row->n_over);
    }
    add_limits(m);
    for (int r = 0; r < m->n_lp_rows && m->is_boxed; r++)
        for (int side = 0; side < 2; side++)
            m->box[r][side] = add_piece(m, r, side ? -1 : 1, 0, 0);
    add_columns_to_lp(m, 0);
}

static bem_master build(const bem_part *part, bem_effort *effort, bool is_boxed) {
    const bem_core *core = part->setup->core;
    bem_master m = {
        .part = part, .effort = effort, .constant = part->base_cost, .is_boxed = is_boxed};
    m.lp_row = BEM_TAKE(&m.arena, core->n_rows, int);
    m.row_of = BEM_TAKE(&m.arena, core->n_rows, int);
    m.fixed = BEM_TAKE(&m.arena, part->n_units, int);
    m.held = BEM_TAKE(&m.arena, core->n_rows, int);
    bool *touched = BEM_TAKE(&m.arena, core->n_rows, bool);
    mark_touched(part, touched, m.held);
    for (int i = 0; i < core->n_rows; i++) {
        m.lp_row[i] = touched[i] ? m.n_lp_rows : -1;
        if (touched[i])
            m.row_of[m.n_lp_rows++] = i;
        else
            m.constant += bem_penalised_cost(part->setup, i, part->base[i] + m.held[i]);
    }
    m.first = bem_arena_take(&m.arena, (size_t)m.n_lp_rows, sizeof *m.first);
    m.excess = bem_arena_take(&m.arena, (size_t)m.n_lp_rows, sizeof *m.excess);
    m.box = bem_arena_take(&m.arena, (size_t)m.n_lp_rows, sizeof *m.box);
    build_lp(&m);
    return m;
}

bem_master bem_master_build(const bem_part *part, bem_effort *effort) {
    return build(part, effort, false);
}

void bem_master_free(bem_master *m) {
    bem_simplex_free(m->lp);
    for (int j = 0; j < m->count; j++)
        free(m->items[j].duty);
    free(m->items);
    bem_arena_free(&m->arena);
}

/* Columns */

static uint64_t hash_of(int unit, const int *duty, int n_days) {
    uint64_t hash = 1469598103934665603u ^ (uint64_t)unit;
    for (int d = 0; d < n_days; d++)
        hash = (hash ^ (uint64_t)duty[d]) * 1099511628211u;
    return hash;
}

static bool is_same(const bem_column *column, int unit, const int *duty, int n_days) {
    if (column->unit != unit)
        return false;
    for (int d = 0; d < n_days; d++)
        if (column->duty[d] != duty[d])
            return false;
    return true;
}

/* Coefficients of columns first … count - 1, added to the program. */
static void add_columns_to_lp(bem_master *m, int first) {
    const bem_core *core = m->part->setup->core;
    int n_rows = m->n_lp_rows;
    double *sum = bem_grow(NULL, (size_t)n_rows + 1, sizeof *sum);
    int *index = bem_grow(NULL, (size_t)n_rows + 1, sizeof *index);
    double *value = bem_grow(NULL, (size_t)n_rows + 1, sizeof *value);
    memset(sum, 0, ((size_t)n_rows + 1) * sizeof *sum);
    bool *touched = bem_grow(NULL, (size_t)n_rows + 1, sizeof *touched);
    memset(touched, 0, ((size_t)n_rows + 1) * sizeof *touched);
    for (int j = first; j < m->count; j++) {
        const bem_column *column = &m->items[j];
        const bem_use_list *table = core->groups[m->part->units[column->unit].group].uses;
        int n = 0;
        for (int d = 0; d < core->n_days; d++) {
            const bem_use_list *uses = &table[d * core->n_duties + column->duty[d]];
            for (int u = 0; u < uses->count; u++) {
                int r = m->lp_row[uses->items[u].row];
                if (r < 0)
                    continue; /* the same whatever the schedule */
                if (!touched[r])
                    index[n++] = r;
                touched[r] = true;
                sum[r] += uses->items[u].amount;
            }
        }
        for (int i = 0; i < n; i++) {
            value[i] = sum[index[i]];
            sum[index[i]] = 0;
            touched[index[i]] = false;
        }
        index[n] = n_rows + column->unit;
        value[n++] = 1;
        bem_simplex_add_col(m->lp, (double)column->cost / m->part->setup->scale, column->fixed,
                            INFINITY, n, index, value);
    }
    free(sum);
    free(touched);
    free(index);
    free(value);
}

bool bem_master_add(bem_master *m, int unit, const int *duty, int64_t cost) {
    int n_days = m->part->setup->core->n_days;
    uint64_t hash = hash_of(unit, duty, n_days);
    for (int j = 0; j < m->count; j++)
        if (m->items[j].hash == hash && is_same(&m->items[j], unit, duty, n_days))
            return false;
    bem_column column = {.unit = unit, .cost = cost, .hash = hash};
    column.duty = bem_grow(NULL, (size_t)n_days, sizeof *column.duty);
    for (int d = 0; d < n_days; d++)
        column.duty[d] = (int16_t)duty[d];
    BEM_PUSH(m, column);
    m->effort->columns++;
    add_columns_to_lp(m, m->count - 1);
    return true;
}

/* Where nobody of a unit is left, the simplex need not look at its schedules. Its
 * row stays: without it the basis would be good for nothing. */
static void open_or_close(bem_master *m, int unit, bool is_open) {
    for (int j = 0; j < m->count; j++)
        if (m->items[j].unit == unit)
            bem_simplex_set_col_bounds(m->lp, m->n_pieces + j, m->items[j].fixed,
                                       is_open ? INFINITY : m->items[j].fixed);
}

bem_basis bem_master_basis(const bem_master *m, bem_arena *arena) {
    bem_basis basis = {0};
    if (bem_simplex_is_lost(m->lp))
        return basis;
    basis.rows = BEM_TAKE(arena, bem_simplex_n_rows(m->lp), unsigned char);
    basis.cols = BEM_TAKE(arena, bem_simplex_n_cols(m->lp), unsigned char);
    bem_simplex_get_basis(m->lp, basis.rows, basis.cols);
    return basis;
}

static void set_basis_beside_boxes(bem_master *m, const bem_master *from, const bem_basis *basis) {
    int n_boxes = m->n_pieces - from->n_pieces;
    unsigned char *cols = bem_grow(NULL, (size_t)(m->n_pieces + m->count) + 1, sizeof *cols);
    memcpy(cols, basis->cols, (size_t)from->n_pieces);
    memset(cols + from->n_pieces, BEM_AT_LOWER, (size_t)n_boxes);
    memcpy(cols + m->n_pieces, basis->cols + from->n_pieces, (size_t)m->count);
    bem_simplex_set_basis(m->lp, basis->rows, cols);
    free(cols);
}

bem_master bem_master_copy_boxed(const bem_master *from, const bem_basis *basis,
                                 bem_effort *effort) {
    bem_master m = build(from->part, effort, true);
    int n_days = from->part->setup->core->n_days;
    for (int j = 0; j < from->count; j++) {
        bem_column column = from->items[j];
        column.duty = bem_grow(NULL, (size_t)n_days, sizeof *column.duty);
        memcpy(column.duty, from->items[j].duty, (size_t)n_days * sizeof *column.duty);
        column.idle = column.fixed = 0;
        BEM_PUSH(&m, column);
    }
    add_columns_to_lp(&m, 0);
    if (basis->rows)
        set_basis_beside_boxes(&m, from, basis);
    return m;
}

void bem_master_fix(bem_master *m, int j, int copies) {
    bem_column *column = &m->items[j];
    bool was_open = bem_master_remaining(m, column->unit) > 0;
    m->fixed[column->unit] += copies - column->fixed;
    column->fixed = copies;
    bool is_open = bem_master_remaining(m, column->unit) > 0;
    bem_simplex_set_col_bounds(m->lp, m->n_pieces + j, copies, is_open ? INFINITY : copies);
    if (is_open != was_open)
        open_or_close(m, column->unit, is_open);
}

int bem_master_remaining(const bem_master *m, int unit) {
    return m->part->units[unit].count - m->fixed[unit];
}

typedef struct bem_ranked {
    int unit, column;
    double reduced_cost;
} bem_ranked;

static int by_unit_then_cost(const void *a, const void *b) {
    const bem_ranked *x = a, *y = b;
    if (x->unit != y->unit)
        return x->unit < y->unit ? -1 : 1;
    if (x->reduced_cost != y->reduced_cost)
        return x->reduced_cost < y->reduced_cost ? -1 : 1;
    return x->column < y->column ? -1 : x->column > y->column;
}

static void delete_columns(bem_master *m, const bool *doomed) {
    int *cols = bem_grow(NULL, (size_t)m->count, sizeof *cols);
    int n = 0, kept = 0;
    for (int j = 0; j < m->count; j++) {
        if (doomed[j]) {
            cols[n++] = m->n_pieces + j;
            free(m->items[j].duty);
        } else {
            m->items[kept++] = m->items[j];
        }
    }
    m->count = kept;
    bem_simplex_delete_cols(m->lp, n, cols);
    free(cols);
}

void bem_master_tidy(bem_master *m, int keep) {
    bem_ranked *ranked = bem_grow(NULL, (size_t)m->count, sizeof *ranked);
    bool *doomed = bem_grow(NULL, (size_t)m->count, sizeof *doomed);
    int n = 0;
    for (int j = 0; j < m->count; j++) {
        doomed[j] = false;
        if (!bem_simplex_is_basic(m->lp, m->n_pieces + j) && m->items[j].fixed == 0 &&
            m->items[j].idle > 1)
            ranked[n++] =
                (bem_ranked){m->items[j].unit, j, bem_simplex_reduced_cost(m->lp, m->n_pieces + j)};
    }
    qsort(ranked, (size_t)n, sizeof *ranked, by_unit_then_cost);
    for (int i = 0, rank = 0; i < n; i++) {
        rank = i > 0 && ranked[i].unit == ranked[i - 1].unit ? rank + 1 : 0;
        doomed[ranked[i].column] = rank >= keep * m->part->units[ranked[i].unit].count;
    }
    delete_columns(m, doomed);
    free(ranked);
    free(doomed);
}

/* Boxes */

void bem_master_set_box(bem_master *m, const int64_t *center, int64_t width) {
    if (!m->is_boxed && !center)
        return;
    if (!m->is_boxed) {
        m->is_boxed = true;
        bem_simplex_free(m->lp);
        build_lp(m);
    }
    double unit = m->part->setup->scale * BEM_GRAINS;
    for (int r = 0; r < m->n_lp_rows; r++)
        for (int side = 0; side < 2; side++) {
            int64_t here = center ? center[m->row_of[r]] : 0;
            int64_t cost = side ? width - here : width + here;
            bem_simplex_set_col_cost(m->lp, m->box[r][side], (double)cost / unit);
            bem_simplex_set_col_bounds(m->lp, m->box[r][side], 0, center ? INFINITY : 0);
        }
}

double bem_master_box_use(const bem_master *m) {
    double use = 0;
    for (int r = 0; r < m->n_lp_rows && m->is_boxed; r++)
        for (int side = 0; side < 2; side++)
            use += bem_simplex_value(m->lp, m->box[r][side]);
    return use;
}

/* Solving */

void bem_master_watch(bem_master *m, int every, bem_simplex_ask *ask, void *context) {
    m->ask_every = every;
    m->ask = ask;
    m->ask_context = context;
    bem_simplex_watch(m->lp, every, ask, context);
}

bem_lp_status bem_master_solve(bem_master *m) {
    bem_lp_status status = bem_simplex_solve(m->lp, &m->effort->lp_iterations);
    if (status != BEM_LP_OPTIMAL &&
        status != BEM_LP_STOPPED) { /* numerical trouble: once more from a clean program */
        bem_simplex_free(m->lp);
        build_lp(m);
        status = bem_simplex_solve(m->lp, &m->effort->lp_iterations);
    }
    for (int j = 0; status == BEM_LP_OPTIMAL && j < m->count; j++)
        m->items[j].idle = bem_simplex_is_basic(m->lp, m->n_pieces + j) ? 0 : m->items[j].idle + 1;
    return status;
}

double bem_master_value(const bem_master *m) {
    return bem_simplex_objective(m->lp) * m->part->setup->scale + (double)m->constant;
}

double bem_master_x(const bem_master *m, int j) {
    return bem_simplex_value(m->lp, m->n_pieces + j);
}

int64_t bem_master_held_tally(const bem_master *m, bem_tally tally) {
    const bem_core *core = m->part->setup->core;
    int64_t sum = 0;
    for (int i = 0; i < core->n_rows; i++)
        if (m->lp_row[i] < 0)
            sum += bem_row_tally(&core->rows[i], (int64_t)m->part->base[i] + m->held[i], tally);
    return sum;
}

double bem_master_tally(const bem_master *m, bem_tally tally) {
    int *cols = bem_grow(NULL, (size_t)m->n_pieces + 1, sizeof *cols);
    int n = find_tally(m, tally, cols);
    double sum = (double)bem_master_held_tally(m, tally);
    for (int i = 0; i < n; i++)
        sum += bem_simplex_value(m->lp, cols[i]);
    free(cols);
    return sum;
}

double bem_master_overrun(const bem_master *m, int row) {
    int r = m->lp_row[row];
    double units = 0;
    for (int side = 0; side < 2 && r >= 0; side++)
        if (m->excess[r][side] >= 0)
            units += bem_simplex_value(m->lp, m->excess[r][side]);
    return units;
}

void bem_master_set_penalty(bem_master *m) {
    for (int r = 0; r < m->n_lp_rows; r++)
        for (int side = 0; side < 2; side++)
            if (m->excess[r][side] >= 0)
                bem_simplex_set_col_cost(m->lp, m->excess[r][side],
                                         (double)m->part->setup->penalty / m->part->setup->scale);
}

static double dual_in_grains(const bem_master *m, int lp_row) {
    return bem_simplex_dual(m->lp, lp_row) * m->part->setup->scale * BEM_GRAINS;
}

void bem_master_prices(const bem_master *m, int64_t *price) {
    int n_rows = m->part->setup->core->n_rows, first_limit = m->n_lp_rows + m->part->n_units;
    for (int i = 0; i < n_rows; i++)
        price[i] = m->lp_row[i] < 0 ? 0 : (int64_t)llround(dual_in_grains(m, m->lp_row[i]));
    for (int c = 0; c < m->part->n_limits; c++)
        price[n_rows + c] = (int64_t)floor(dual_in_grains(m, first_limit + c)) - 1;
    bem_master_clamp_prices(m, price);
}

double bem_master_unit_dual(const bem_master *m, int unit) {
    return dual_in_grains(m, m->n_lp_rows + unit);
}

static double row_dual(const bem_master *m, int row) {
    return m->lp_row[row] < 0 ? 0 : bem_simplex_dual(m->lp, m->lp_row[row]);
}

double bem_master_reduced_cost(const bem_master *m, int unit, const int *duty, int64_t cost) {
    const bem_core *core = m->part->setup->core;
    const bem_use_list *table = core->groups[m->part->units[unit].group].uses;
    double worth = bem_simplex_dual(m->lp, m->n_lp_rows + unit);
    for (int d = 0; d < core->n_days; d++) {
        const bem_use_list *uses = &table[d * core->n_duties + duty[d]];
        for (int u = 0; u < uses->count; u++)
            worth += row_dual(m, uses->items[u].row) * uses->items[u].amount;
    }
    return (double)cost - worth * m->part->setup->scale;
}
