/* forecast_html.c - what came and what comes, a chart a series, then the table. */
#include "forecast_html.h"

#include "chart.h"
#include "html.h"

#include <math.h>
#include <stdio.h>

enum { WIDTH = 720, HEIGHT = 200, MOST_CHARTS = 20, MOST_PAST = 104, MOST_AHEAD = 672 };

typedef struct drawing {
    const bem_forecast_report *report;
    const bem_forecast *forecast;
    int n_past, n; /* steps of the history that are shown; all steps */
    const char **labels;
    double *came, *comes, *least, *most; /* [n] NAN where there is nothing */
    bem_arena arena;
} drawing;

static double *nothing(drawing *d) {
    double *values = BEM_TAKE(&d->arena, d->n, double);
    for (int i = 0; i < d->n; i++)
        values[i] = NAN;
    return values;
}

static void fill(drawing *d) {
    const bem_series *series = d->forecast->series;
    char words[BEM_STEP_TEXT];
    for (int i = 0; i < d->n; i++) {
        int at = series->n - d->n_past + i, h = i - d->n_past;
        bem_step_text(series->step, series->start + at, words);
        d->labels[i] = bem_arena_string(&d->arena, words);
        if (h < 0 && series->known[at])
            d->came[i] = series->value[at];
        if (h < 0 || !bem_forecast_is_shown(d->report, d->forecast, h))
            continue;
        d->comes[i] = d->forecast->value[h];
        d->least[i] = d->forecast->quantile[h][0];
        d->most[i] = d->forecast->quantile[h][BEM_N_QUANTILES - 1];
    }
}

/* Twice as much of the past as is forecast, within reason. */
static void add_chart(bem_text *text, const bem_forecast_report *report, int g) {
    drawing d = {.report = report, .forecast = report->forecasts[g]};
    const bem_series *series = d.forecast->series;
    int ahead = d.forecast->horizon < MOST_AHEAD ? d.forecast->horizon : MOST_AHEAD;
    d.n_past = 2 * ahead > MOST_PAST ? 2 * ahead : MOST_PAST;
    d.n_past = d.n_past < series->n ? d.n_past : series->n;
    d.n = d.n_past + ahead;
    d.labels = BEM_TAKE(&d.arena, d.n, const char *);
    d.came = nothing(&d);
    d.comes = nothing(&d);
    d.least = nothing(&d);
    d.most = nothing(&d);
    fill(&d);
    const bem_chart_series shown[] = {
        {"8 of 10 times within", BEM_CHART_BAND, d.least, d.most},
        {"came", BEM_CHART_LINE, d.came, NULL},
        {"forecast", BEM_CHART_LINE, d.comes, NULL},
    };
    char id[24];
    snprintf(id, sizeof id, "f%d", g);
    bem_text_add(text, "<figure>");
    bem_chart_write(text, &(bem_chart){.id = id,
                                       .title = series->group ? series->group : "Forecast",
                                       .unit = bem_arena_format(&d.arena, "each %s",
                                                                bem_step_name(series->step)),
                                       .n = d.n,
                                       .labels = d.labels,
                                       .series = shown,
                                       .n_series = 3,
                                       .width = WIDTH,
                                       .height = HEIGHT});
    bem_text_add(text, "</figure>\n");
    bem_arena_free(&d.arena);
}

void bem_forecast_write_html(bem_text *text, const bem_forecast_report *report, const char *title) {
    bem_text words = {0};
    const char *name = title ? title : "Forecast";
    bem_html_begin(text, name, false);
    bem_text_add(text, "<h1>");
    bem_html_add_words(text, name);
    bem_text_add(text, "</h1>\n<p class=\"under\">What came, and what is to be expected "
                       "(<span lang=\"sv\">prognos</span>).</p>\n<pre>");
    bem_forecast_write_outcome(&words, report);
    bem_html_add_lines(text, words.bytes);
    bem_text_free(&words);
    bem_text_add(text, "</pre>\n<div class=\"charts\">\n");
    for (int g = 0; g < report->n && g < MOST_CHARTS; g++)
        add_chart(text, report, g);
    if (report->n > MOST_CHARTS)
        bem_text_format(text, "<p>… and %d more series, in figures below</p>\n",
                        report->n - MOST_CHARTS);
    bem_text_add(text, "</div>\n<h2>In figures</h2>\n<pre>");
    words = (bem_text){0};
    bem_forecast_write_table(&words, report);
    bem_html_add_lines(text, words.bytes);
    bem_text_free(&words);
    bem_text_add(text, "</pre>\n");
    bem_html_end(text);
}
