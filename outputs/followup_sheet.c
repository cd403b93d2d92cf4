/* followup_sheet.c - which rows and columns there are, and how a cell is written. */
#include "followup_sheet.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define OF(field) offsetof(bem_figures, field)
#define COMING(i) (OF(coming) + (i) * sizeof(double))
#define COMING_WAITING(i) (OF(coming_waiting) + (i) * sizeof(double))

const bem_sheet_column bem_sheet_production[] = {
    {"%m", "planned", OF(planned), -1, false},
    {"%m", "performed", OF(performed), -1, false},
    {"%m", "vs plan", OF(performed), OF(planned), false},
    {"%m", "%b", OF(month_before), -1, false},
    {"%m", "%y", OF(year_before), -1, false},
    {"to date", "planned", OF(planned_to_date), -1, false},
    {"to date", "performed", OF(performed_to_date), -1, false},
    {"to date", "vs plan", OF(performed_to_date), OF(planned_to_date), false},
    {"to date", "year before", OF(year_before_to_date), -1, false},
    {"to date", "vs year", OF(performed_to_date), OF(year_before_to_date), false},
    {0},
};

const bem_sheet_column bem_sheet_waiting[] = {
    {"waiting at the end of %m", "planned", OF(planned_waiting), -1, false},
    {"waiting at the end of %m", "actual", OF(waiting), -1, false},
    {"waiting at the end of %m", "vs plan", OF(waiting), OF(planned_waiting), false},
    {"waiting at the end of %m", "%b", OF(waiting_month_before), -1, false},
    {"waiting at the end of %m", "%y", OF(waiting_year_before), -1, false},
    {"plan: to perform", "%1", COMING(0), -1, false},
    {"plan: to perform", "%2", COMING(1), -1, false},
    {"plan: to perform", "%3", COMING(2), -1, false},
    {"plan: still waiting at the end", "%1", COMING_WAITING(0), -1, false},
    {"plan: still waiting at the end", "%2", COMING_WAITING(1), -1, false},
    {"plan: still waiting at the end", "%3", COMING_WAITING(2), -1, false},
    {0},
};

const bem_sheet_column bem_sheet_cost[] = {
    {"cost to date, %c", "planned", OF(variance.planned), -1, true},
    {"cost to date, %c", "actual", OF(variance.performed), -1, true},
    {"of which", "volume", OF(variance.volume), -1, true},
    {"of which", "mix", OF(variance.mix), -1, true},
    {"of which", "price", OF(variance.price), -1, true},
    {0},
};

const char *bem_kind_heading(bem_activity_kind kind) {
    static const char *const words[BEM_N_ACTIVITY_KINDS] = {"Visits", "Operations", "Bed-days",
                                                            "Other"};
    return words[kind];
}

/* ---- cells ---- */

void bem_sheet_add_month(bem_text *text, int month) {
    bem_text_format(text, "%d-%02d", month / 12, month % 12 + 1);
}

void bem_sheet_add_head(bem_text *text, const char *head, const bem_followup *f) {
    for (const char *c = head; *c; c++) {
        if (*c != '%') {
            bem_text_add_bytes(text, c, 1);
            continue;
        }
        if (*++c == 'c') {
            bem_text_add_safe(text, f->units[0].currency);
            continue;
        }
        int apart = *c == 'm' ? 0 : *c == 'b' ? -1 : *c == 'y' ? -12 : *c - '0';
        bem_sheet_add_month(text, f->month + apart);
    }
}

static void add_number(bem_text *text, double value) {
    if (isfinite(value))
        bem_text_add_money(text, llround(value), 0);
    else
        bem_text_add(text, "–");
}

void bem_sheet_add_cell(bem_text *text, const bem_sheet_column *column, const bem_figures *figures,
                        int decimals) {
    const char *base = (const char *)figures;
    if (column->money) {
        int64_t amount = *(const int64_t *)(base + column->value), unit = 1;
        for (int i = 0; i < decimals; i++)
            unit *= 10;
        if (figures->n_costed == 0)
            bem_text_add(text, "–");
        else
            bem_text_add_money(text, (amount + (amount < 0 ? -unit : unit) / 2) / unit, 0);
        return;
    }
    double value = *(const double *)(base + column->value);
    if (column->against < 0) {
        add_number(text, value);
        return;
    }
    double share = bem_deviation(*(const double *)(base + column->against), value);
    if (isfinite(share))
        bem_text_format(text, "%+.1f %%", fabs(share) < 0.0005 ? 0.0 : 100 * share);
    else
        bem_text_add(text, "–");
}

void bem_sheet_add_partial(bem_text *text, const bem_followup *f) {
    int n = bem_month_start(f->month + 1) - bem_month_start(f->month);
    for (int u = 0; u < f->n_units; u++) {
        int days = bem_planned_days(&f->units[u], f->month);
        if (days == n)
            continue;
        bem_text_add(text, "The plan");
        if (f->n_units > 1) {
            bem_text_add(text, " of ");
            bem_text_add_safe(text, f->units[u].name);
        }
        bem_text_format(text, " has %d of the month's %d days. ", days, n);
    }
}

/* ---- rows ---- */

static void add_lines(bem_sheet *sheet, const bem_followup *f, int u, bem_activity_kind kind) {
    for (int i = 0; i < f->count; i++) {
        const bem_follow_line *line = &f->items[i];
        const bem_planned_activity *activity = &f->units[line->unit].items[line->activity];
        if (line->unit != u || activity->kind != kind)
            continue;
        BEM_PUSH(sheet,
                 ((bem_sheet_row){BEM_ROW_LINE, activity->id, activity->category, &line->figures}));
    }
}

static void add_sums(bem_sheet *sheet, const bem_followup *f, int u, bem_activity_kind kind) {
    for (int i = 0; i < f->sums.count; i++) {
        const bem_follow_sum *sum = &f->sums.items[i];
        if (sum->unit != u || sum->kind != kind)
            continue;
        const char *label = bem_arena_format(&sheet->arena, "%s, %s", bem_kind_heading(kind),
                                             !sum->category    ? "all"
                                             : !*sum->category ? "no staff"
                                                               : sum->category);
        BEM_PUSH(sheet, ((bem_sheet_row){BEM_ROW_SUM, label, sum->category ? sum->category : "",
                                         &sum->figures}));
    }
}

bool bem_sheet_has_kind(const bem_followup *f, int unit, bem_activity_kind kind) {
    for (int i = 0; i < f->count; i++)
        if ((unit < 0 || f->items[i].unit == unit) &&
            f->units[f->items[i].unit].items[f->items[i].activity].kind == kind)
            return true;
    return false;
}

bem_sheet bem_sheet_of(const bem_followup *f) {
    bem_sheet sheet = {0};
    for (int u = 0; u < f->n_units; u++) {
        if (f->n_units > 1)
            BEM_PUSH(&sheet, ((bem_sheet_row){BEM_ROW_UNIT, f->units[u].name, "", NULL}));
        for (bem_activity_kind kind = 0; kind < BEM_N_ACTIVITY_KINDS; kind++) {
            if (!bem_sheet_has_kind(f, u, kind))
                continue;
            BEM_PUSH(&sheet, ((bem_sheet_row){BEM_ROW_KIND, bem_kind_heading(kind), "", NULL}));
            add_lines(&sheet, f, u, kind);
            add_sums(&sheet, f, u, kind);
        }
    }
    if (f->n_units > 1)
        BEM_PUSH(&sheet, ((bem_sheet_row){BEM_ROW_UNIT, "All units", "", NULL}));
    for (bem_activity_kind kind = 0; kind < BEM_N_ACTIVITY_KINDS && f->n_units > 1; kind++)
        add_sums(&sheet, f, -1, kind);
    return sheet;
}

void bem_sheet_free(bem_sheet *sheet) {
    free(sheet->items);
    bem_arena_free(&sheet->arena);
    *sheet = (bem_sheet){0};
}
