/* forecast_report.h - forecasts as JSON, as CSV, and as tables for people. */
#ifndef BEM_FORECAST_REPORT_H
#define BEM_FORECAST_REPORT_H

#include "forecast.h"
#include "text.h"

/* What one run of the command found. All is borrowed. */
typedef struct bem_forecast_report {
    bem_step step;
    int64_t end;                    /* the step after the history's last */
    int64_t first;                  /* step forecast, >= end: rows before it are not shown */
    bem_forecast *const *forecasts; /* [n] */
    const bem_notes *series_notes;  /* [n] */
    int n;
    const bem_notes *file_notes;
    const char *holidays, *timezone, *sha256;
} bem_forecast_report;

/* "bemanna-forecast/1", docs/outputs.md. */
void bem_forecast_write_json(bem_text *, const bem_forecast_report *);

/* A line for each group and step: date (2027-01-04T13:00, for hours), group where there are groups,
 * value, p10, p50, p80, p90. */
void bem_forecast_write_csv(bem_text *, const bem_forecast_report *);

void bem_forecast_write_table(bem_text *, const bem_forecast_report *);
/* A line for each series: the method, how far off it was; and all notes. */
void bem_forecast_write_outcome(bem_text *, const bem_forecast_report *);

/* The steps of a forecast that are shown: h from first to horizon - 1, but those that the clock
 * skips. */
bool bem_forecast_is_shown(const bem_forecast_report *, const bem_forecast *, int h);
double bem_forecast_rounded(double); /* to three decimals */

#endif
