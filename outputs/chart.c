/* chart.c - scale, axes, series, legend. */
#include "chart.h"

#include "html.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum { WIDTH = 480, HEIGHT = 230, LEFT = 52, RIGHT = 10, TOP = 40, BOTTOM = 24, LETTER = 6 };
enum { MOST_TICKS = 5 };

/* How the i-th series of its kind looks. */
static const char *const strokes[BEM_CHART_MOST] = {
    "stroke=\"#000\" stroke-width=\"2\"",
    "stroke=\"#0b5394\" stroke-width=\"1.6\" stroke-dasharray=\"6 3\"",
    "stroke=\"#555\" stroke-width=\"1.4\" stroke-dasharray=\"2 2\"",
    "stroke=\"#000\" stroke-width=\"1.2\" stroke-dasharray=\"9 3 2 3\"",
    "stroke=\"#0b5394\" stroke-width=\"2.6\" stroke-dasharray=\"1 3\"",
    "stroke=\"#999\" stroke-width=\"2.6\"",
};

typedef struct plot {
    const bem_chart *chart;
    bem_text *out;
    double width, height; /* of all */
    double least, most, tick;
} plot;

double bem_chart_tick(double span, int most) {
    static const double steps[] = {1, 2, 2.5, 5, 10};
    if (!(span > 0))
        return 1;
    double power = pow(10, floor(log10(span / most)));
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        if (steps[i] * power * most >= span * (1 - 1e-9))
            return steps[i] * power;
    return 10 * power;
}

static void widen(plot *p, double value) {
    if (!isfinite(value))
        return;
    p->least = fmin(p->least, value);
    p->most = fmax(p->most, value);
}

/* Zero is always on the axis. */
static void set_scale(plot *p) {
    for (int i = 0; i < p->chart->n_series; i++)
        for (int t = 0; t < p->chart->n; t++) {
            widen(p, p->chart->series[i].values[t]);
            if (p->chart->series[i].kind == BEM_CHART_BAND)
                widen(p, p->chart->series[i].upper[t]);
        }
    if (p->most <= p->least)
        p->most = p->least + 1;
    p->tick = bem_chart_tick(p->most - p->least, MOST_TICKS);
    p->most = ceil(p->most / p->tick - 1e-9) * p->tick;
    p->least = floor(p->least / p->tick + 1e-9) * p->tick;
}

static double step_width(const plot *p) { return (p->width - LEFT - RIGHT) / p->chart->n; }
static double x_of(const plot *p, double t) { return LEFT + t * step_width(p); }

static double y_of(const plot *p, double value) {
    return p->height - BOTTOM -
           (value - p->least) / (p->most - p->least) * (p->height - TOP - BOTTOM);
}

/* ---- axes ---- */

/* As many decimals as tell the ticks apart without rounding them: 2.5 has one, 0.25 two. */
static int tick_decimals(double tick) {
    int decimals = 0;
    while (decimals < 4 && fabs(tick - round(tick)) > 1e-6 * fabs(tick)) {
        tick *= 10;
        decimals++;
    }
    return decimals;
}

static void add_tick_label(plot *p, double value) {
    bem_text words = {0};
    int decimals = tick_decimals(p->tick);
    if (decimals == 0)
        bem_text_add_money(&words, llround(value), 0);
    else
        bem_text_format(&words, "%.*f", decimals, value);
    bem_text_format(p->out, "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>\n", LEFT - 5,
                    y_of(p, value) + 3.5, words.bytes);
    bem_text_free(&words);
}

static void add_grid(plot *p) {
    int n = (int)lround((p->most - p->least) / p->tick);
    for (int i = 0; i <= n; i++) {
        double value = p->least + i * p->tick, y = y_of(p, value);
        bool zero = fabs(value) < p->tick / 2;
        bem_text_format(p->out,
                        "<line x1=\"%d\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>\n",
                        LEFT, p->width - RIGHT, y, y, zero ? "#000" : "#ddd");
        add_tick_label(p, value);
    }
}

/* So many that they do not touch, the first one always. */
static void add_labels(plot *p) {
    double free_from = 0;
    for (int t = 0; p->chart->labels && t < p->chart->n; t++) {
        const char *label = p->chart->labels[t];
        double middle = x_of(p, t + 0.5), half = label ? LETTER * bem_text_width(label) / 2.0 : 0;
        if (!label || !*label || middle - half < free_from || middle + half > p->width)
            continue;
        free_from = middle + half + LETTER;
        bem_text_format(p->out, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">", middle,
                        p->height - BOTTOM + 15);
        bem_html_add_words(p->out, label);
        bem_text_add(p->out, "</text>\n");
    }
}

/* ---- series ---- */

/* Which of its kind it is, bands and bars apart from lines. */
static int look_of(const bem_chart *chart, int i) {
    int look = 0;
    bool is_line = chart->series[i].kind <= BEM_CHART_STEPS;
    for (int j = 0; j < i; j++)
        look += is_line ? chart->series[j].kind <= BEM_CHART_STEPS
                        : chart->series[j].kind == chart->series[i].kind;
    return look;
}

/* Paper, grey, hatched and the other way hatched; bands are lighter than bars. */
static void add_fill(plot *p, int i) {
    int look = look_of(p->chart, i);
    if (p->chart->series[i].kind == BEM_CHART_BAND)
        bem_text_format(p->out, "fill=\"%s\" stroke=\"none\"", look == 0 ? "#d4d4d4" : "#c3d0e2");
    else if (look < 2)
        bem_text_format(p->out, "fill=\"%s\" stroke=\"#000\" stroke-width=\"0.8\"",
                        look == 0 ? "#bbb" : "#fff");
    else
        bem_text_format(p->out, "fill=\"url(#%s-%d)\" stroke=\"#000\" stroke-width=\"0.8\"",
                        p->chart->id, look % 2);
}

static void add_hatchings(plot *p) {
    bem_text_add(p->out, "<defs>");
    for (int i = 0; i < 2; i++)
        bem_text_format(p->out,
                        "<pattern id=\"%s-%d\" width=\"5\" height=\"5\" "
                        "patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(%d)\">"
                        "<rect width=\"5\" height=\"5\" fill=\"#fff\"/><line y2=\"5\" "
                        "stroke=\"#000\" stroke-width=\"1.6\"/></pattern>",
                        p->chart->id, i, i == 0 ? 45 : -45);
    bem_text_add(p->out, "</defs>\n");
}

static void add_bars(plot *p, int i, int n_bars, int bar) {
    const bem_chart_series *series = &p->chart->series[i];
    double wide = 0.76 * step_width(p) / n_bars;
    for (int t = 0; t < p->chart->n; t++) {
        if (!isfinite(series->values[t]) || series->values[t] == 0)
            continue;
        double from = y_of(p, fmax(0, series->values[t])), to = y_of(p, fmin(0, series->values[t]));
        bem_text_format(p->out, "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" ",
                        x_of(p, t + 0.12) + bar * wide, from, wide, to - from);
        add_fill(p, i);
        bem_text_add(p->out, "/>\n");
    }
}

/* Each stretch without a gap is an area of its own. */
static void add_band(plot *p, int i) {
    const bem_chart_series *series = &p->chart->series[i];
    for (int t = 0; t < p->chart->n; t++) {
        int first = t;
        while (t < p->chart->n && isfinite(series->values[t]) && isfinite(series->upper[t]))
            t++;
        if (t == first)
            continue;
        bem_text_add(p->out, "<path d=\"M");
        for (int k = first; k < t; k++)
            bem_text_format(p->out, "%.1f %.1f ", x_of(p, k + 0.5), y_of(p, series->upper[k]));
        for (int k = t - 1; k >= first; k--)
            bem_text_format(p->out, "%.1f %.1f ", x_of(p, k + 0.5), y_of(p, series->values[k]));
        bem_text_add(p->out, "Z\" ");
        add_fill(p, i);
        bem_text_add(p->out, "/>\n");
    }
}

static void add_line(plot *p, int i) {
    const bem_chart_series *series = &p->chart->series[i];
    bool steps = series->kind == BEM_CHART_STEPS;
    const char *look = strokes[look_of(p->chart, i)];
    bem_text_format(p->out, "<path fill=\"none\" %s d=\"", look);
    bool down = false; /* the pen */
    for (int t = 0; t < p->chart->n; t++) {
        bool known = isfinite(series->values[t]);
        double y = known ? y_of(p, series->values[t]) : 0;
        if (known && steps)
            bem_text_format(p->out, "%c%.1f %.1fH%.1f", down ? 'L' : 'M', x_of(p, t), y,
                            x_of(p, t + 1));
        else if (known)
            bem_text_format(p->out, "%c%.1f %.1f", down ? 'L' : 'M', x_of(p, t + 0.5), y);
        down = known;
    }
    bem_text_add(p->out, "\"/>\n");
    if (steps || p->chart->n > 16)
        return;
    for (int t = 0; t < p->chart->n; t++) /* a value between two gaps shows too */
        if (isfinite(series->values[t]))
            bem_text_format(p->out, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"2.2\"/>\n",
                            x_of(p, t + 0.5), y_of(p, series->values[t]));
}

static int n_of_kind(const bem_chart *chart, bem_chart_kind kind) {
    int n = 0;
    for (int i = 0; i < chart->n_series; i++)
        n += chart->series[i].kind == kind;
    return n;
}

/* Areas first, so that nothing hides a line. */
static void add_series(plot *p) {
    int n_bars = n_of_kind(p->chart, BEM_CHART_BARS), bar = 0;
    for (int i = 0; i < p->chart->n_series; i++)
        if (p->chart->series[i].kind == BEM_CHART_BAND)
            add_band(p, i);
    add_grid(p);
    for (int i = 0; i < p->chart->n_series; i++)
        if (p->chart->series[i].kind == BEM_CHART_BARS)
            add_bars(p, i, n_bars, bar++);
    for (int i = 0; i < p->chart->n_series; i++)
        if (p->chart->series[i].kind <= BEM_CHART_STEPS)
            add_line(p, i);
}

/* ---- legend ---- */

static void add_swatch(plot *p, int i, double x, double y) {
    if (p->chart->series[i].kind <= BEM_CHART_STEPS) {
        bem_text_format(p->out, "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\" %s/>\n", x,
                        x + 22, y, y, strokes[look_of(p->chart, i)]);
        return;
    }
    bem_text_format(p->out, "<rect x=\"%.1f\" y=\"%.1f\" width=\"16\" height=\"9\" ", x, y - 4.5);
    add_fill(p, i);
    bem_text_add(p->out, "/>\n");
}

static void add_legend(plot *p) {
    double x = LEFT, y = 29;
    for (int i = 0; i < p->chart->n_series; i++) {
        add_swatch(p, i, x, y);
        bem_text_format(p->out, "<text x=\"%.1f\" y=\"%.1f\">", x + 26, y + 3.5);
        bem_html_add_words(p->out, p->chart->series[i].name);
        bem_text_add(p->out, "</text>\n");
        x += 26 + LETTER * bem_text_width(p->chart->series[i].name) + 12;
    }
}

static void add_title(plot *p) {
    bem_text_format(p->out,
                    "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"%.0f\" "
                    "height=\"%.0f\" viewBox=\"0 0 %.0f %.0f\" font-family=\"Liberation "
                    "Sans,Arial,sans-serif\" font-size=\"10.5\">\n<title>",
                    p->width, p->height, p->width, p->height);
    bem_html_add_words(p->out, p->chart->title);
    bem_text_format(p->out,
                    "</title>\n<text x=\"%d\" y=\"13\" font-size=\"12\" "
                    "font-weight=\"bold\">",
                    0);
    bem_html_add_words(p->out, p->chart->title);
    bem_text_add(p->out, "<tspan font-weight=\"normal\" font-size=\"10.5\" fill=\"#444\">, ");
    bem_html_add_words(p->out, p->chart->unit);
    bem_text_add(p->out, "</tspan></text>\n");
}

void bem_chart_write(bem_text *text, const bem_chart *chart) {
    assert(chart->n > 0 && chart->n_series > 0 && chart->n_series <= BEM_CHART_MOST);
    plot p = {.chart = chart,
              .out = text,
              .width = chart->width > 0 ? chart->width : WIDTH,
              .height = chart->height > 0 ? chart->height : HEIGHT};
    set_scale(&p);
    add_title(&p);
    add_hatchings(&p);
    add_series(&p);
    add_labels(&p);
    add_legend(&p);
    bem_text_add(text, "</svg>\n");
}
