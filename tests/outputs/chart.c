/* chart.c - the scale of a chart, gaps in its series, words in its SVG. */
#include "chart.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <math.h>
#include <string.h>

Test(chart, ticks_are_round_numbers) {
    static const struct {
        double span;
        int most;
        double tick;
    } cases[] = {
        {10, 5, 2},   {9, 5, 2},     {12, 5, 2.5}, {13, 5, 5},      {26, 5, 10},
        {100, 5, 20}, {0.7, 5, 0.2}, {1, 5, 0.2},  {4321, 5, 1000}, {0, 5, 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        cr_expect(
            epsilon_eq(dbl, bem_chart_tick(cases[i].span, cases[i].most), cases[i].tick, 1e-12),
            "case %zu", i);
}

static int count(const char *text, const char *words) {
    int n = 0;
    for (const char *at = text; (at = strstr(at, words)); at += strlen(words))
        n++;
    return n;
}

/* A bar a value, a pen lifted at a gap, a band in two pieces; nobody's words become markup. */
Test(chart, draws_each_kind_and_leaves_gaps) {
    static const double bars[] = {3, NAN, 5, 1}, line[] = {1, 2, NAN, 4};
    static const double low[] = {1, NAN, 1, 1}, high[] = {2, NAN, 3, 2};
    static const char *const labels[] = {"a", "<b>", NULL, "d"};
    static const bem_chart_series series[] = {
        {"made", BEM_CHART_BARS, bars, NULL},
        {"plan & more", BEM_CHART_LINE, line, NULL},
        {"range", BEM_CHART_BAND, low, high},
        {"limit", BEM_CHART_STEPS, line, NULL},
    };
    const bem_chart chart = {.id = "c",
                             .title = "A \"chart\" <script>",
                             .unit = "hours",
                             .n = 4,
                             .labels = labels,
                             .series = series,
                             .n_series = 4};
    bem_text text = {0};
    bem_chart_write(&text, &chart);
    cr_expect(eq(int, count(text.bytes, "<rect x=\""), 3 + 2), "three bars, two swatches");
    cr_expect(eq(int, count(text.bytes, "<path"), 2 + 1 + 1), "a band in two, a line, steps");
    cr_expect(eq(int, count(text.bytes, "<script"), 0));
    cr_expect(eq(int, count(text.bytes, "&lt;b&gt;"), 1));
    cr_expect(eq(int, count(text.bytes, "plan &amp; more"), 1));
    cr_expect(eq(int, count(text.bytes, "nan"), 0));
    cr_expect(eq(int, count(text.bytes, "<svg"), 1));
    cr_expect(eq(int, count(text.bytes, "</svg>"), 1));
    bem_text_free(&text);
}

/* Below zero and above: the axis has both, the bars hang from zero. */
Test(chart, nothing_but_zeros_or_negatives_is_drawn_too) {
    static const double zeros[] = {0, 0}, down[] = {-5, 4}, none[] = {NAN, NAN};
    const double *const all[] = {zeros, down, none};
    for (int i = 0; i < 3; i++) {
        const bem_chart_series series = {"s", BEM_CHART_BARS, all[i], NULL};
        const bem_chart chart = {
            .id = "c", .title = "t", .unit = "u", .n = 2, .series = &series, .n_series = 1};
        bem_text text = {0};
        bem_chart_write(&text, &chart);
        cr_expect(strstr(text.bytes, "height=\"-") == NULL, "chart %d", i);
        cr_expect(strstr(text.bytes, "nan") == NULL, "chart %d", i);
        bem_text_free(&text);
    }
}

/* A tick of 2.5 is not written 3, nor one of 0.25 as 0.3. */
Test(chart, ticks_are_written_as_they_are) {
    static const struct {
        double most;
        const char *label, *wrong;
    } cases[] = {{12, ">7.5<", ">8<"}, {1.2, ">0.75<", ">0.8<"}, {12000, ">7 500<", ">7 500.0<"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const bem_chart_series series = {"s", BEM_CHART_BARS, &cases[i].most, NULL};
        const bem_chart chart = {
            .id = "c", .title = "t", .unit = "u", .n = 1, .series = &series, .n_series = 1};
        bem_text text = {0};
        bem_chart_write(&text, &chart);
        cr_expect(strstr(text.bytes, cases[i].label) != NULL, "case %zu", i);
        cr_expect(strstr(text.bytes, cases[i].wrong) == NULL, "case %zu", i);
        bem_text_free(&text);
    }
}
