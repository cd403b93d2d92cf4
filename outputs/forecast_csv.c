/* forecast_csv.c - what other verbs and programs read. */
#include "forecast_report.h"

#include <math.h>
#include <string.h>

bool bem_forecast_is_shown(const bem_forecast_report *report, const bem_forecast *forecast, int h) {
    return report->end + h >= report->first &&
           bem_clock_shows(forecast->series->clock, report->step, report->end + h) > 0;
}

double bem_forecast_rounded(double number) { return round(number * 1000) / 1000; }

/* In quotes where it would not stand as one cell. */
static void add_cell(bem_text *text, const char *words) {
    if (!words[strcspn(words, ",;\"\t\r\n")] && words[0] != ' ') {
        bem_text_add(text, words);
        return;
    }
    bem_text_add(text, "\"");
    for (; *words; words++)
        bem_text_add_bytes(text, *words == '"' ? "\"\"" : words, *words == '"' ? 2 : 1);
    bem_text_add(text, "\"");
}

static void add_number(bem_text *text, double number) {
    bem_text_format(text, ",%.12g", bem_forecast_rounded(number));
}

static const char *moment(bem_step step, int64_t at, char words[BEM_STEP_TEXT]) {
    /* weeks and months by their first day, so that every reader knows the column */
    bool hours = step == BEM_STEP_HOUR;
    return bem_step_text(hours ? step : BEM_STEP_DAY, hours ? at : bem_step_date(step, at), words);
}

void bem_forecast_write_csv(bem_text *text, const bem_forecast_report *report) {
    bool groups = report->n > 0 && report->forecasts[0]->series->group;
    bem_text_format(text, "date%s,value", groups ? ",group" : "");
    for (int k = 0; k < BEM_N_QUANTILES; k++)
        bem_text_format(text, ",p%d", bem_quantile_percent[k]);
    bem_text_add(text, "\n");
    for (int g = 0; g < report->n; g++) {
        const bem_forecast *forecast = report->forecasts[g];
        for (int h = 0; h < forecast->horizon; h++) {
            char words[BEM_STEP_TEXT];
            if (!bem_forecast_is_shown(report, forecast, h))
                continue;
            bem_text_add(text, moment(report->step, report->end + h, words));
            if (groups) {
                bem_text_add(text, ",");
                add_cell(text, forecast->series->group);
            }
            add_number(text, forecast->value[h]);
            for (int k = 0; k < BEM_N_QUANTILES; k++)
                add_number(text, forecast->quantile[h][k]);
            bem_text_add(text, "\n");
        }
    }
}
