/* followup_json.c - "bemanna-followup/1". Money is whole öre; what is not known is null. */
#include "followup_text.h"

#include "followup_sheet.h"
#include "json.h"

#include <math.h>

static const char *kind_word(bem_activity_kind kind) {
    static const char *const words[BEM_N_ACTIVITY_KINDS] = {"visit", "operation", "bed_day",
                                                            "other"};
    return words[kind];
}

static void add_month(bem_json *to, const char *key, int month) {
    bem_text text = {0};
    bem_sheet_add_month(&text, month);
    bem_json_add_text(to, key, text.bytes);
    bem_text_free(&text);
}

static bem_json *variance_json(const bem_variance *v) {
    bem_json *json = bem_json_new();
    bem_json_add_integer(json, "planned", v->planned);
    bem_json_add_integer(json, "performed", v->performed);
    bem_json_add_integer(json, "volume", v->volume);
    bem_json_add_integer(json, "mix", v->mix);
    bem_json_add_integer(json, "price", v->price);
    bem_json_add_integer(json, "total", v->performed - v->planned);
    return json;
}

static bem_json *coming_json(const bem_followup *f, const bem_figures *figures) {
    bem_json *list = bem_json_new_list();
    for (int i = 0; i < BEM_COMING_MONTHS; i++) {
        bem_json *item = bem_json_new();
        add_month(item, "month", f->month + 1 + i);
        bem_json_add_number(item, "planned", figures->coming[i]);
        bem_json_add_number(item, "waiting", figures->coming_waiting[i]);
        bem_json_add(list, NULL, item);
    }
    return list;
}

static void add_figures(bem_json *to, const bem_followup *f, const bem_figures *figures) {
    bem_json *month = bem_json_new(), *date = bem_json_new(), *waiting = bem_json_new();
    bem_json_add_number(month, "planned", figures->planned);
    bem_json_add_number(month, "performed", figures->performed);
    bem_json_add_number(month, "deviation", bem_deviation(figures->planned, figures->performed));
    bem_json_add_number(month, "month_before", figures->month_before);
    bem_json_add_number(month, "year_before", figures->year_before);
    bem_json_add_number(date, "planned", figures->planned_to_date);
    bem_json_add_number(date, "performed", figures->performed_to_date);
    bem_json_add_number(date, "deviation",
                        bem_deviation(figures->planned_to_date, figures->performed_to_date));
    bem_json_add_number(date, "year_before", figures->year_before_to_date);
    bem_json_add_number(waiting, "planned", figures->planned_waiting);
    bem_json_add_number(waiting, "actual", figures->waiting);
    bem_json_add_number(waiting, "month_before", figures->waiting_month_before);
    bem_json_add_number(waiting, "year_before", figures->waiting_year_before);
    bem_json_add(to, "month", month);
    bem_json_add(to, "to_date", date);
    bem_json_add(to, "waiting", waiting);
    bem_json_add(to, "coming", coming_json(f, figures));
    if (figures->n_costed > 0)
        bem_json_add(to, "cost", variance_json(&figures->variance));
    else
        bem_json_add_null(to, "cost");
}

static void add_lines(bem_json *root, const bem_followup *f) {
    bem_json *lines = bem_json_new_list();
    for (int i = 0; i < f->count; i++) {
        const bem_follow_line *line = &f->items[i];
        const bem_planned_activity *activity = &f->units[line->unit].items[line->activity];
        bem_json *item = bem_json_new();
        bem_json_add_text(item, "unit", f->units[line->unit].name);
        bem_json_add_text(item, "activity", activity->id);
        bem_json_add_text(item, "kind", kind_word(activity->kind));
        bem_json_add_text(item, "category", *activity->category ? activity->category : NULL);
        add_figures(item, f, &line->figures);
        bem_json_add(lines, NULL, item);
    }
    bem_json_add(root, "lines", lines);
}

static void add_sums(bem_json *root, const bem_followup *f) {
    bem_json *sums = bem_json_new_list();
    for (int i = 0; i < f->sums.count; i++) {
        const bem_follow_sum *sum = &f->sums.items[i];
        bem_json *item = bem_json_new();
        bem_json_add_text(item, "unit", sum->unit < 0 ? NULL : f->units[sum->unit].name);
        bem_json_add_text(item, "kind", kind_word(sum->kind));
        bem_json_add_text(item, "category", sum->category);
        bem_json_add_integer(item, "lines", sum->n);
        add_figures(item, f, &sum->figures);
        bem_json_add(sums, NULL, item);
    }
    bem_json_add(root, "sums", sums);
}

static void add_months(bem_json *root, const bem_followup *f) {
    bem_json *months = bem_json_new_list();
    for (int i = 0; i < f->months.count; i++) {
        const bem_follow_month *month = &f->months.items[i];
        bem_json *item = bem_json_new();
        bem_json_add_text(item, "unit", f->units[month->unit].name);
        bem_json_add_text(item, "activity", f->units[month->unit].items[month->activity].id);
        add_month(item, "month", month->month);
        bem_json_add_number(item, "planned", month->planned);
        bem_json_add_number(item, "performed", month->performed);
        bem_json_add_number(item, "year_before", month->year_before);
        bem_json_add_number(item, "planned_waiting", month->planned_waiting);
        bem_json_add_number(item, "waiting", month->waiting);
        if (month->has_variance)
            bem_json_add(item, "cost", variance_json(&month->variance));
        else
            bem_json_add_null(item, "cost");
        bem_json_add(months, NULL, item);
    }
    bem_json_add(root, "months", months);
}

static void add_shortages(bem_json *root, const bem_followup *f) {
    bem_json *list = bem_json_new_list();
    for (int i = 0; i < f->shortages.count; i++) {
        const bem_follow_shortage *shortage = &f->shortages.items[i];
        const bem_planned *unit = &f->units[shortage->unit];
        bem_json *item = bem_json_new();
        bem_json_add_text(item, "unit", unit->name);
        bem_json_add_integer(item, "week", shortage->week + 1);
        bem_json_add_date(item, "date", unit->start + BEM_WEEK_DAYS * shortage->week);
        bem_json_add_text(item, "competence", shortage->competence);
        bem_json_add_text(item, "activities", shortage->activities);
        bem_json_add_number(item, "plan_hours", shortage->plan_hours);
        bem_json_add_number(item, "roster_hours", shortage->roster_hours);
        bem_json_add(list, NULL, item);
    }
    bem_json_add(root, "shortage", list);
}

void bem_followup_write_json(bem_text *text, const bem_followup *f) {
    bem_json *root = bem_json_new();
    bem_json_add_text(root, "format", "bemanna-followup/1");
    add_month(root, "month", f->month);
    add_month(root, "first_month", f->first_month);
    bem_json_add_text(root, "currency", f->units[0].currency);
    bem_json_add_integer(root, "decimals", f->units[0].decimals);
    add_lines(root, f);
    add_sums(root, f);
    add_months(root, f);
    if (f->n_costed > 0)
        bem_json_add(root, "cost", variance_json(&f->variance));
    else
        bem_json_add_null(root, "cost");
    bem_json_add_integer(root, "lines_with_cost", f->n_costed);
    bem_json_add_integer(root, "lines_reported", f->n_lines);
    bem_json_add_integer(root, "lines_missing", f->missing);
    add_shortages(root, f);
    bem_json_write(text, root);
    bem_json_free(root);
}
