/* followup_html.c - the monthly sheet on one page of A4, with a chart of each kind of production.
 */
#include "followup_text.h"

#include "chart.h"
#include "followup_sheet.h"
#include "html.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { CHART_MONTHS = 12, CHART_WIDTH = 345, CHART_HEIGHT = 165, LOW_CHART = 120 };

static int decimals_of(const bem_followup *f) { return f->units[0].decimals; }

/* ---- tables ---- */

static bool begins_group(const bem_sheet_column *columns, int c) {
    return c == 0 || strcmp(columns[c].group, columns[c - 1].group) != 0;
}

static void add_groups(bem_text *text, const bem_followup *f, const bem_sheet_column *columns) {
    bem_text_add(text, "<tr><th></th><th></th>");
    for (int c = 0; columns[c].head;) {
        int first = c++;
        while (columns[c].head && !begins_group(columns, c))
            c++;
        bem_text_format(text, "<th class=\"g s\" colspan=\"%d\">", c - first);
        bem_sheet_add_head(text, columns[first].group, f);
        bem_text_add(text, "</th>");
    }
    bem_text_add(text, "</tr>\n");
}

static void add_heads(bem_text *text, const bem_followup *f, const bem_sheet_column *columns) {
    bem_text_add(text, "<thead>");
    add_groups(text, f, columns);
    bem_text_add(text, "<tr><th></th><th class=\"w\">by</th>");
    for (int c = 0; columns[c].head; c++) {
        bem_text_add(text, begins_group(columns, c) ? "<th class=\"s\">" : "<th>");
        bem_sheet_add_head(text, columns[c].head, f);
        bem_text_add(text, "</th>");
    }
    bem_text_add(text, "</tr></thead>\n");
}

static int n_columns(const bem_sheet_column *columns) {
    int n = 0;
    while (columns[n].head)
        n++;
    return n;
}

static void add_row(bem_text *text, const bem_followup *f, const bem_sheet_row *row,
                    const bem_sheet_column *columns) {
    static const char *const classes[] = {"unit", "kind", "line", "sum"};
    bem_text_format(text, "<tr class=\"%s\"><td", classes[row->level]);
    if (!row->figures)
        bem_text_format(text, " colspan=\"%d\"", 2 + n_columns(columns));
    bem_text_add(text, ">");
    bem_html_add_words(text, row->label);
    bem_text_add(text, "</td>");
    if (row->figures) {
        bem_text_add(text, "<td class=\"w\">");
        bem_html_add_words(text, row->level == BEM_ROW_SUM ? "" : row->category);
        bem_text_add(text, "</td>");
    }
    for (int c = 0; row->figures && columns[c].head; c++) {
        bem_text_add(text, begins_group(columns, c) ? "<td class=\"s\">" : "<td>");
        bem_sheet_add_cell(text, &columns[c], row->figures, decimals_of(f));
        bem_text_add(text, "</td>");
    }
    bem_text_add(text, "</tr>\n");
}

static void add_table(bem_text *text, const bem_followup *f, const bem_sheet *sheet,
                      const char *heading, const bem_sheet_column *columns) {
    bem_text_format(text, "<h2>%s</h2>\n<table>\n", heading);
    add_heads(text, f, columns);
    bem_text_add(text, "<tbody>\n");
    for (int i = 0; i < sheet->count; i++)
        add_row(text, f, &sheet->items[i], columns);
    bem_text_add(text, "</tbody>\n</table>\n");
}

/* ---- charts ---- */

typedef struct month_lines {
    double planned[CHART_MONTHS], performed[CHART_MONTHS], year_before[CHART_MONTHS];
    double planned_waiting[CHART_MONTHS], waiting[CHART_MONTHS];
    bool waits;
} month_lines;

/* The few days that a plan has of the month after it would look like a fall. */
static bool covers_most(const bem_planned *plan, int month) {
    int days = bem_month_start(month + 1) - bem_month_start(month);
    return 2 * bem_planned_days(plan, month) >= days;
}

static void add_planned(const bem_planned *plan, const bem_planned_activity *activity, int first,
                        month_lines *to) {
    for (int i = 0; i < CHART_MONTHS; i++) {
        bool covered = covers_most(plan, first + i);
        to->planned[i] +=
            covered ? bem_planned_in_month(plan, activity, activity->performed, first + i) : NAN;
        if (activity->waits)
            to->planned_waiting[i] += bem_planned_queue(plan, activity, first + i);
    }
    to->waits |= activity->waits;
}

static void add_reported(const bem_followup *f, bem_activity_kind kind, int first,
                         month_lines *to) {
    for (int i = f->month - first + 1; i < CHART_MONTHS; i++)
        to->performed[i] = to->year_before[i] = to->waiting[i] = NAN;
    for (int i = 0; i < f->months.count; i++) {
        const bem_follow_month *month = &f->months.items[i];
        const bem_planned_activity *activity = &f->units[month->unit].items[month->activity];
        int at = month->month - first;
        if (activity->kind != kind || at < 0 || at >= CHART_MONTHS)
            continue;
        to->performed[at] += month->performed;
        to->year_before[at] += month->year_before;
        if (activity->waits)
            to->waiting[at] += month->waiting;
    }
}

static bool any_known(const double *values) {
    for (int i = 0; i < CHART_MONTHS; i++)
        if (isfinite(values[i]))
            return true;
    return false;
}

static void add_chart(bem_text *text, const bem_chart *chart) {
    bem_text_add(text, "<figure>");
    bem_chart_write(text, chart);
    bem_text_add(text, "</figure>\n");
}

static void add_charts_of(bem_text *text, const bem_followup *f, bem_activity_kind kind,
                          const char *const *labels, int first, int height) {
    month_lines lines = {0};
    if (!bem_sheet_has_kind(f, -1, kind))
        return;
    for (int u = 0; u < f->n_units; u++)
        for (int a = 0; a < f->units[u].count; a++)
            if (f->units[u].items[a].kind == kind)
                add_planned(&f->units[u], &f->units[u].items[a], first, &lines);
    add_reported(f, kind, first, &lines);
    const bem_chart_series made[] = {
        {"performed", BEM_CHART_BARS, lines.performed, NULL},
        {"planned", BEM_CHART_LINE, lines.planned, NULL},
        {"year before", BEM_CHART_LINE, lines.year_before, NULL},
    };
    const bem_chart_series queue[] = {
        {"waiting", BEM_CHART_BARS, lines.waiting, NULL},
        {"planned", BEM_CHART_LINE, lines.planned_waiting, NULL},
    };
    char id[16];
    snprintf(id, sizeof id, "made%d", (int)kind);
    add_chart(text, &(bem_chart){.id = id,
                                 .title = bem_kind_heading(kind),
                                 .unit = "performed a month",
                                 .n = CHART_MONTHS,
                                 .labels = labels,
                                 .series = made,

                                 .n_series = any_known(lines.year_before) ? 3 : 2,
                                 .width = CHART_WIDTH,
                                 .height = height});
    if (!lines.waits || (!any_known(lines.waiting) && !any_known(lines.planned_waiting)))
        return;
    snprintf(id, sizeof id, "queue%d", (int)kind);
    bem_text title = {0};
    bem_text_format(&title, "%s: queue", bem_kind_heading(kind));
    add_chart(text, &(bem_chart){.id = id,
                                 .title = title.bytes,
                                 .unit = "waiting at the end of the month",
                                 .n = CHART_MONTHS,
                                 .labels = labels,
                                 .series = queue,
                                 .n_series = 2,
                                 .width = CHART_WIDTH,
                                 .height = height});
    bem_text_free(&title);
}

/* Twelve months from the plan's first, or the last twelve of a longer time. */
static void add_charts(bem_text *text, const bem_followup *f) {
    int first =
        f->month - f->first_month < CHART_MONTHS ? f->first_month : f->month - CHART_MONTHS + 1;
    bem_arena arena = {0};
    const char *labels[CHART_MONTHS];
    for (int i = 0; i < CHART_MONTHS; i++)
        labels[i] = bem_arena_format(&arena, "%02d", (first + i) % 12 + 1);
    int n_kinds = 0;
    for (bem_activity_kind kind = 0; kind < BEM_N_ACTIVITY_KINDS; kind++)
        n_kinds += bem_sheet_has_kind(f, -1, kind);
    bem_text_add(text, "<div class=\"charts\">\n");
    for (bem_activity_kind kind = 0; kind < BEM_N_ACTIVITY_KINDS; kind++)
        add_charts_of(text, f, kind, labels, first, n_kinds > 2 ? LOW_CHART : CHART_HEIGHT);
    bem_text_add(text, "</div>\n");
    bem_arena_free(&arena);
}

/* ---- what is short, and remarks ---- */

static void add_shortages(bem_text *text, const bem_followup *f) {
    if (f->shortages.count == 0)
        return;
    bem_text_add(text,
                 "<h2>Short, in hours</h2>\n<table><thead><tr><th>week</th><th "
                 "class=\"w\">competence</th><th class=\"w\">of</th><th>in the plan</th><th>in the "
                 "roster</th></tr></thead>\n<tbody>\n");
    for (int i = 0; i < f->shortages.count; i++) {
        const bem_follow_shortage *s = &f->shortages.items[i];
        bem_text_format(text, "<tr><td>%d, from ", s->week + 1);
        bem_text_add_date(text, f->units[s->unit].start + s->week * BEM_WEEK_DAYS);
        bem_text_add(text, "</td><td class=\"w\">");
        bem_html_add_words(text, s->competence);
        bem_text_add(text, "</td><td class=\"w\">");
        bem_html_add_words(text, s->activities);
        bem_text_format(text, "</td><td>%.1f</td><td>%.1f</td></tr>\n", s->plan_hours,
                        s->roster_hours);
    }
    bem_text_add(text, "</tbody></table>\n");
}

static void add_remarks(bem_text *text, const bem_followup *f) {
    bem_text partial = {0};
    bem_text_add(text, "<p class=\"under\">–: not reported, or outside the plan. ");
    bem_sheet_add_partial(&partial, f);
    bem_html_add_words(text, partial.length > 0 ? partial.bytes : "");
    bem_text_free(&partial);
    if (f->missing > 0)
        bem_text_format(text, "Not reported for the month: %d of %d lines. ", f->missing, f->count);
    if (f->n_costed > 0 && f->n_costed < f->n_lines)
        bem_text_format(text, "Cost is reported for %d of %d lines and months; only those count. ",
                        f->n_costed, f->n_lines);
    if (f->n_costed > 0)
        bem_text_add(text,
                     "Volume: more or fewer of the same mixture. Mix: a dearer or cheaper mixture. "
                     "Price: each dearer or cheaper. They sum to actual less planned.");
    bem_text_add(text, "</p>\n");
}

void bem_followup_write_html(bem_text *text, const bem_followup *f) {
    bem_sheet sheet = bem_sheet_of(f);
    bem_text title = {0};
    bem_text_add(&title, f->n_units == 1 ? f->units[0].name : "All units");
    bem_text_add(&title, title.length > 0 ? ": production " : "Production ");
    bem_sheet_add_month(&title, f->month);
    bem_html_begin(text, title.bytes, false);
    bem_text_add(text, "<h1>");
    bem_html_add_words(text, title.bytes);
    bem_text_add(text,
                 "</h1>\n<p class=\"under\">Planned, performed and waiting; against plan, the "
                 "month before and the year before (<span lang=\"sv\">produktionsuppföljning"
                 "</span>)</p>\n");
    add_table(text, f, &sheet, "Performed", bem_sheet_production);
    add_table(text, f, &sheet, "Waiting, and the three months to come", bem_sheet_waiting);
    if (f->n_costed > 0) {
        bem_text heading = {0};
        bem_text_add(&heading, "Cost, in ");
        bem_html_add_words(&heading, f->units[0].currency);
        add_table(text, f, &sheet, heading.bytes, bem_sheet_cost);
        bem_text_free(&heading);
    }
    add_shortages(text, f);
    add_charts(text, f);
    add_remarks(text, f);
    bem_html_end(text);
    bem_text_free(&title);
    bem_sheet_free(&sheet);
}
