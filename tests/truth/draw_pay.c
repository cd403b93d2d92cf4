/* draw_pay.c - contracts: wages, supplements by band, extra hours and overtime. */
#include "draw.h"

/* Spans in order and apart, from before the horizon until after it. */
static void draw_spans(truth_drawing *w, bem_band *band) {
    int end = (w->p->calendar.n_days + 2) * BEM_DAY_MINUTES, at = -BEM_DAY_MINUTES;
    int most = end / 240 + 8;
    band->spans = BEM_TAKE(&w->p->arena, most, bem_wall_span);
    while ((at += 30 * (1 + truth_roll(w, 50))) < end && band->n_spans < most) {
        int length = truth_one_in(w, 2) ? 30 * (1 + truth_roll(w, 40)) : 1 + truth_roll(w, 900);
        band->spans[band->n_spans++] = (bem_wall_span){at, at + length};
        at += length;
    }
}

/* The horizon, weeks, months or years. */
static bem_period *draw_periods(truth_drawing *w, int *n) {
    if (truth_one_in(w, 3))
        return bem_periods_of_months(&w->p->calendar, 1 + truth_roll(w, 2), n, &w->p->arena);
    if (truth_one_in(w, 8))
        return bem_periods_of_years(&w->p->calendar, n, &w->p->arena);
    return bem_periods(&w->p->calendar, truth_roll(w, 3), n, &w->p->arena);
}

static void draw_quotas(truth_drawing *w, bem_supplements *table) {
    table->n_quotas = truth_one_in(w, 2) ? 1 + truth_roll(w, 2) : 0;
    table->quotas = BEM_TAKE(&w->p->arena, table->n_quotas, bem_quota);
    for (int q = 0; q < table->n_quotas; q++) {
        bem_quota *quota = &table->quotas[q];
        *quota = (bem_quota){.kind = (bem_shift_kind)truth_roll(w, BEM_N_SHIFT_KINDS),
                             .minutes = truth_roll(w, 2500)};
        if (truth_one_in(w, 2))
            quota->percent = truth_roll(w, 20000);
        else
            quota->amount = 1 + truth_price(w, 5);
        quota->periods = draw_periods(w, &quota->n_periods);
    }
}

static void draw_supplements(truth_drawing *w, bem_contract *contract) {
    contract->n_supplements = 1 + truth_roll(w, 2);
    contract->supplements = BEM_TAKE(&w->p->arena, contract->n_supplements, bem_supplements);
    for (int t = 0; t < contract->n_supplements; t++) {
        bem_supplements *table = &contract->supplements[t];
        *table = (bem_supplements){
            .id = "table", .n_bands = 1 + truth_roll(w, 3), .month_minutes = 9900};
        table->bands = BEM_TAKE(&w->p->arena, table->n_bands, bem_band);
        for (int b = 0; b < table->n_bands; b++) {
            bem_band *band = &table->bands[b];
            *band =
                (bem_band){.id = "band", .kind = (bem_shift_kind)truth_roll(w, BEM_N_SHIFT_KINDS)};
            if (truth_one_in(w, 2))
                band->percent = truth_roll(w, 20000);
            else
                band->amount = 1 + truth_price(w, 5);
            draw_spans(w, band);
        }
        draw_quotas(w, table);
    }
}

static void draw_overtime(truth_drawing *w, bem_contract *contract) {
    bem_overtime *overtime = contract->overtime = BEM_TAKE(&w->p->arena, 1, bem_overtime);
    contract->full_time = 300 + truth_roll(w, 2400);
    overtime->month_minutes = 9900;
    overtime->extra = truth_one_in(w, 2) ? 8000 + truth_roll(w, 4000) : 0;
    overtime->n_tiers = 1 + truth_roll(w, 2);
    overtime->tiers = BEM_TAKE(&w->p->arena, overtime->n_tiers, bem_tier);
    for (int t = 0; t < overtime->n_tiers; t++)
        overtime->tiers[t] = (bem_tier){1 + truth_roll(w, 500), 12000 + 6000 * t};
    overtime->tiers[overtime->n_tiers - 1].minutes = BEM_NO_MAX;
    overtime->periods = draw_periods(w, &overtime->n_periods);
}

void truth_draw_contracts(truth_drawing *w) {
    bem_problem *p = w->p;
    p->n_contracts = 2;
    p->contracts = BEM_TAKE(&p->arena, 2, bem_contract);
    for (int i = 0; i < 2; i++) {
        bem_contract *contract = &p->contracts[i];
        contract->id = i ? "second" : "first";
        contract->full_time = 2180;
        contract->pay = truth_one_in(w, 3) ? BEM_PAY_NONE : (bem_pay)(1 + truth_roll(w, 2));
        contract->wage = 1 + truth_price(w, 9);
        if (contract->pay == BEM_PAY_MONTHLY)
            contract->wage *= 165;
        contract->employer_fee = truth_one_in(w, 2) ? 0 : truth_roll(w, 6000);
        contract->rental = i == 1 || truth_one_in(w, 2);
        if (contract->pay != BEM_PAY_HOURLY) /* seldom, but it can be said */
            contract->rental &= truth_one_in(w, 4);
        if (contract->pay == BEM_PAY_NONE)
            contract->wage = 0;
        else if (truth_one_in(w, 3))
            draw_supplements(w, contract);
        if (contract->pay != BEM_PAY_NONE && truth_one_in(w, 3))
            draw_overtime(w, contract);
    }
}
