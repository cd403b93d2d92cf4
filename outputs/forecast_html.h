/* forecast_html.h - forecasts with charts, as a page to print. */
#ifndef BEM_FORECAST_HTML_H
#define BEM_FORECAST_HTML_H

#include "forecast_report.h"

/* `title` may be NULL. */
void bem_forecast_write_html(bem_text *, const bem_forecast_report *, const char *title);

#endif
