/* lagrange.c - see lagrange.h. */
#include "lagrange.h"

/* What a unit in pieces of that slope is worth to the limits on tallies. */
static int64_t credit(const bem_part *part, const int64_t *price, bool is_over, int64_t slope) {
    const int64_t *limit_price = price + part->setup->core->n_rows;
    int64_t sum = 0;
    for (int c = 0; c < part->n_limits; c++) {
        bem_tally tally = part->limits[c].tally;
        if (tally.is_over == is_over && tally.slope == slope)
            sum += limit_price[c];
    }
    return sum;
}

static int64_t slope_of(const bem_part *part, const int64_t *price, bool is_over,
                        const bem_piece *piece) {
    return piece->slope * BEM_GRAINS - credit(part, price, is_over, piece->slope);
}

int64_t bem_clamp_price(const bem_part *part, int i, int64_t wanted, const int64_t *price) {
    const bem_row *row = &part->setup->core->rows[i];
    const bem_piece *over = row->n_over ? &row->over[row->n_over - 1] : NULL;
    const bem_piece *under = row->n_under ? &row->under[row->n_under - 1] : NULL;
    int64_t most = INT64_MAX, least = INT64_MIN;
    if (over && over->width == BEM_NO_MAX)
        least = -slope_of(part, price, true, over);
    if (row->falls && under && under->width == BEM_NO_MAX)
        most = slope_of(part, price, false, under);
    if (wanted < least)
        return least;
    return wanted > most ? most : wanted;
}

void bem_master_clamp_prices(const bem_master *m, int64_t *price) {
    const bem_part *part = m->part;
    int n_rows = part->setup->core->n_rows;
    for (int c = 0; c < part->n_limits; c++)
        if ((price[n_rows + c] < 0) == part->limits[c].is_least)
            price[n_rows + c] = 0;
    for (int i = 0; i < n_rows; i++)
        price[i] = m->lp_row[i] < 0 ? 0 : bem_clamp_price(part, i, price[i], price);
}

/* f + price (y - base) less what y is worth to the limits, at the points where it
 * changes its slope. */
typedef struct bem_row_term {
    const bem_row *row;
    int base;
    int64_t price;
    int64_t best;
    int least;
} bem_row_term;

static void try_point(bem_row_term *t, int y, int64_t grains) {
    if (y < t->base && !t->row->falls)
        return;
    int64_t x = grains + t->price * (y - t->base);
    if (x < t->best) {
        t->best = x;
        t->least = y;
    }
}

/* Less what it is worth to the limits. */
static int64_t cost_at(const bem_part *part, const int64_t *price, const bem_row *row, int y,
                       int64_t cost) {
    const int64_t *limit_price = price + part->setup->core->n_rows;
    int64_t grains = cost * BEM_GRAINS;
    for (int c = 0; c < part->n_limits; c++)
        grains -= limit_price[c] * bem_row_tally(row, y, part->limits[c].tally);
    return grains;
}

/* Least over y of all that the row can come to; over y >= base where no use is
 * negative. The term is piecewise linear: it is least at a breakpoint, or at base. */
int64_t bem_master_row_bound(const bem_master *m, int i, const int64_t *price, int *least) {
    const bem_part *part = m->part;
    const bem_row *row = &part->setup->core->rows[i];
    bem_row_term t = {row, part->base[i], price[i], BEM_NEVER, part->base[i]};
    try_point(&t, row->target, 0);
    for (int side = 0; side < 2; side++) {
        const bem_piece *pieces = side ? row->over : row->under;
        int n = side ? row->n_over : row->n_under, y = row->target;
        int64_t grains = 0;
        for (int p = 0; p < n && pieces[p].width != BEM_NO_MAX; p++) {
            y += side ? pieces[p].width : -pieces[p].width;
            grains += pieces[p].width * slope_of(part, price, side, &pieces[p]);
            try_point(&t, y, grains);
        }
    }
    int64_t at_base = bem_row_cost(row, t.base);
    if (at_base != BEM_NEVER)
        try_point(&t, t.base, cost_at(part, price, row, t.base, at_base));
    if (t.best == BEM_NEVER) /* the fixed people alone break a hard limit */
        try_point(&t, t.base,
                  cost_at(part, price, row, t.base, bem_penalised_cost(part->setup, i, t.base)));
    *least = t.least;
    return t.best;
}

int64_t bem_master_reduced_at(const bem_master *m, const bem_column *column, const int64_t *price) {
    const bem_core *core = m->part->setup->core;
    const bem_use_list *table = core->groups[m->part->units[column->unit].group].uses;
    int64_t grains = column->cost * BEM_GRAINS;
    for (int d = 0; d < core->n_days; d++) {
        const bem_use_list *uses = &table[d * core->n_duties + column->duty[d]];
        for (int u = 0; u < uses->count; u++)
            grains -= price[uses->items[u].row] * uses->items[u].amount;
    }
    return grains;
}

int64_t bem_master_bound(const bem_master *m, const int64_t *price, const int64_t *z) {
    const bem_part *part = m->part;
    const bem_core *core = part->setup->core;
    int64_t grains = m->constant * BEM_GRAINS;
    for (int k = 0; k < part->n_units; k++)
        if (bem_master_remaining(m, k) > 0)
            grains += bem_master_remaining(m, k) * z[k];
    for (int j = 0; j < m->count; j++)
        if (m->items[j].fixed > 0)
            grains += m->items[j].fixed * bem_master_reduced_at(m, &m->items[j], price);
    for (int c = 0; c < part->n_limits; c++)
        grains += price[core->n_rows + c] *
                  (part->limits[c].units - bem_master_held_tally(m, part->limits[c].tally));
    for (int r = 0; r < m->n_lp_rows; r++) {
        int least;
        grains += bem_master_row_bound(m, m->row_of[r], price, &least);
    }
    int64_t step = core->money_unit * BEM_GRAINS;
    int64_t steps = grains / step + (grains % step > 0); /* toward +infinity */
    return steps * core->money_unit;
}
