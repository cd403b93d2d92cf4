/* followup_text.c - the monthly sheet in columns of characters. */
#include "followup_text.h"

#include "followup_sheet.h"

#include <math.h>
#include <string.h>

enum { LEAST_WIDTH = 9, MOST_LABEL = 34, GAP = 2 };

typedef struct layout {
    const bem_followup *followup;
    const bem_sheet *sheet;
    const bem_sheet_column *columns;
    int n_columns; /* those with a head */
    int label;     /* width of the first column */
    int width[16];
} layout;

static int decimals_of(const bem_followup *f) { return f->n_units > 0 ? f->units[0].decimals : 2; }

static int larger(int a, int b) { return a > b ? a : b; }

static int cell_width(const layout *l, int c, const bem_figures *figures) {
    bem_text cell = {0};
    bem_sheet_add_cell(&cell, &l->columns[c], figures, decimals_of(l->followup));
    int width = bem_text_width(cell.bytes);
    bem_text_free(&cell);
    return width;
}

static void head_of(const layout *l, const char *head, bem_text *text) {
    bem_sheet_add_head(text, head, l->followup);
}

static int head_width(const layout *l, const char *head) {
    bem_text text = {0};
    head_of(l, head, &text);
    int width = bem_text_width(text.bytes);
    bem_text_free(&text);
    return width;
}

static void measure(layout *l) {
    l->label = LEAST_WIDTH;
    for (l->n_columns = 0; l->columns[l->n_columns].head; l->n_columns++) {
        int c = l->n_columns;
        l->width[c] = larger(LEAST_WIDTH, head_width(l, l->columns[c].head));
        for (int i = 0; i < l->sheet->count; i++)
            if (l->sheet->items[i].figures)
                l->width[c] = larger(l->width[c], cell_width(l, c, l->sheet->items[i].figures));
    }
    for (int i = 0; i < l->sheet->count; i++)
        l->label = larger(l->label, bem_text_width(l->sheet->items[i].label) + 2);
    if (l->label > MOST_LABEL)
        l->label = MOST_LABEL;
}

/* Headings of groups stand over the columns that they have. */
static void add_groups(bem_text *text, const layout *l) {
    bem_text_repeat(text, " ", l->label);
    for (int c = 0; c < l->n_columns;) {
        int width = -GAP, first = c;
        for (; c < l->n_columns && strcmp(l->columns[c].group, l->columns[first].group) == 0; c++)
            width += GAP + l->width[c];
        bem_text head = {0};
        head_of(l, l->columns[first].group, &head);
        bem_text_repeat(text, " ", GAP);
        int dashes = width - bem_text_width(head.bytes) - 1;
        bem_text_add(text, head.bytes);
        bem_text_add(text, dashes > 0 ? " " : "");
        bem_text_repeat(text, "─", dashes);
        bem_text_free(&head);
    }
    bem_text_add(text, "\n");
}

static void add_heads(bem_text *text, const layout *l) {
    add_groups(text, l);
    bem_text_repeat(text, " ", l->label);
    for (int c = 0; c < l->n_columns; c++) {
        bem_text head = {0};
        head_of(l, l->columns[c].head, &head);
        bem_text_repeat(text, " ", GAP);
        bem_text_add_field(text, head.bytes, l->width[c], true);
        bem_text_free(&head);
    }
    bem_text_add(text, "\n");
}

static void add_row(bem_text *text, const layout *l, const bem_sheet_row *row) {
    if (!row->figures) {
        bem_text_add_safe(text, row->label);
        bem_text_add(text, "\n");
        return;
    }
    bem_text_add(text, "  ");
    bem_text_add_field(text, row->label, l->label - 2, false);
    for (int c = 0; c < l->n_columns; c++) {
        bem_text cell = {0};
        bem_sheet_add_cell(&cell, &l->columns[c], row->figures, decimals_of(l->followup));
        bem_text_repeat(text, " ", GAP);
        bem_text_add_field(text, cell.bytes, l->width[c], true);
        bem_text_free(&cell);
    }
    bem_text_add(text, "\n");
}

static bool has_figures(const layout *l) {
    for (int i = 0; i < l->sheet->count; i++)
        for (int c = 0; l->sheet->items[i].figures && l->columns[c].head; c++) {
            bem_text cell = {0};
            bem_sheet_add_cell(&cell, &l->columns[c], l->sheet->items[i].figures, 0);
            bool known = strcmp(cell.bytes, "–") != 0;
            bem_text_free(&cell);
            if (known)
                return true;
        }
    return false;
}

/* Left out when nothing in it is known. */
static void add_table(bem_text *text, const bem_followup *f, const bem_sheet *sheet,
                      const bem_sheet_column *columns) {
    layout l = {.followup = f, .sheet = sheet, .columns = columns};
    if (!has_figures(&l))
        return;
    measure(&l);
    bem_text_add(text, "\n");
    add_heads(text, &l);
    for (int i = 0; i < sheet->count; i++)
        add_row(text, &l, &sheet->items[i]);
}

static void add_variance(bem_text *text, const bem_followup *f) {
    const struct {
        const char *label;
        int64_t amount;
    } lines[] = {
        {"Planned cost to date", f->variance.planned},
        {"  volume", f->variance.volume},
        {"  mix", f->variance.mix},
        {"  price", f->variance.price},
        {"Actual cost to date", f->variance.performed},
    };
    if (f->n_costed == 0)
        return;
    bem_text_add(text, "\n");
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        bem_text money = {0};
        bem_text_add_money(&money, lines[i].amount, decimals_of(f));
        bem_text_add_field(text, lines[i].label, 24, false);
        bem_text_add_field(text, money.bytes, 20, true);
        bem_text_format(text, "%s%s\n", i == 0 ? " " : "", i == 0 ? f->units[0].currency : "");
        bem_text_free(&money);
    }
}

static void add_shortages(bem_text *text, const bem_followup *f) {
    if (f->shortages.count == 0)
        return;
    bem_text_add(text, "\nShort, in hours                     plan    roster  of\n");
    for (int i = 0; i < f->shortages.count; i++) {
        const bem_follow_shortage *s = &f->shortages.items[i];
        bem_text_format(text, "  week %2d  ", s->week + 1);
        bem_text_add_field(text, s->competence, 20, false);
        bem_text_format(text, " %7.1f   %7.1f  ", s->plan_hours, s->roster_hours);
        bem_text_add_safe(text, s->activities);
        bem_text_add(text, "\n");
    }
}

static void add_remarks(bem_text *text, const bem_followup *f) {
    bem_text partial = {0};
    bem_sheet_add_partial(&partial, f);
    bool blank = partial.length > 0 || f->missing > 0 || f->n_costed < f->n_lines;
    bem_text_add(text, blank ? "\n" : "");
    if (partial.length > 0)
        bem_text_format(text, "%.*s\n", (int)partial.length - 1, partial.bytes);
    bem_text_free(&partial);
    if (f->missing > 0)
        bem_text_format(text, "Not reported for the month: %d of %d lines\n", f->missing, f->count);
    if (f->n_costed == 0)
        bem_text_add(text, "No cost is reported, so volume, mix and price are not told apart\n");
    else if (f->n_costed < f->n_lines)
        bem_text_format(text, "Cost is reported for %d of %d lines and months; only those count\n",
                        f->n_costed, f->n_lines);
}

void bem_followup_write_text(bem_text *text, const bem_followup *f) {
    bem_sheet sheet = bem_sheet_of(f);
    bem_text_add_safe(text, f->n_units == 1 ? f->units[0].name : "All units");
    bem_text_add(text, *f->units[0].name || f->n_units > 1 ? ", " : "");
    bem_sheet_add_month(text, f->month);
    bem_text_add(text, "\n");
    add_table(text, f, &sheet, bem_sheet_production);
    add_table(text, f, &sheet, bem_sheet_waiting);
    add_table(text, f, &sheet, bem_sheet_cost);
    add_variance(text, f);
    add_shortages(text, f);
    add_remarks(text, f);
    bem_sheet_free(&sheet);
}

/* ---- the queue for the next plan ---- */

static bool goes_on(const bem_followup *f, const bem_follow_line *line, int unit) {
    return line->unit == unit && f->units[unit].items[line->activity].waits;
}

void bem_followup_write_queue(bem_text *text, const bem_followup *f, int unit) {
    bem_text_add(text, "# The queue at the end of ");
    bem_sheet_add_month(text, f->month);
    bem_text_add(text,
                 " as reported: include it in the next plan, whose first week begins then.\n");
    for (int i = 0; i < f->count; i++)
        if (goes_on(f, &f->items[i], unit) && isnan(f->items[i].figures.waiting))
            bem_text_format(text, "# not reported: %s\n",
                            f->units[unit].items[f->items[i].activity].id);
    bem_text_add(text, "format: bemanna/1\nqueue:\n");
    int n = 0;
    for (int i = 0; i < f->count; i++)
        if (goes_on(f, &f->items[i], unit) && !isnan(f->items[i].figures.waiting)) {
            bem_text_format(text, "  \"%s\": %lld\n", f->units[unit].items[f->items[i].activity].id,
                            llround(f->items[i].figures.waiting));
            n++;
        }
    if (n == 0)
        bem_text_add(text, "  {}\n");
}
