/* read_series.c - a value for each week: a number, a list, a usual one with changes, or a file.
 *
 * The rows of a file are about days, weeks or months, as the least distance of their dates says;
 * rows with a time of day are about hours and add up to their day. What a row tells is spread
 * evenly over its days. A week's value is the sum over its days, or of what is no flow, like
 * heads, their mean. A week of which a day has no row is an error: nothing is made up. */
#include "plan_parts.h"
#include "scalars.h"

#include <stdlib.h>
#include <string.h>

typedef struct series_row {
    bem_date date;
    bool has_time;
    double value;
    const bem_yaml_node *node;
} series_row;

typedef BEM_ARRAY(series_row) series_rows;

/* ---- the numbers of a list; changes ---- */

static bool read_list(bem_plan_reader *pr, const bem_field *field, const bem_yaml_node *node,
                      double *out) {
    bem_field one = *field;
    one.type = BEM_TYPE_NUMBER;
    bool list = node->kind == BEM_YAML_LIST, ok = true;
    if (list && node->count != pr->p->n_weeks) {
        if (pr->r->has_horizon)
            bem_read_error(pr->r, node, "%s has %d numbers, but the horizon has %d weeks",
                           field->key, node->count, pr->p->n_weeks);
        return false;
    }
    bem_value value = {0};
    for (int t = 0; t < pr->p->n_weeks; t++) {
        if (list || t == 0)
            ok = bem_type_read(pr->r, &one, bem_item(node, t), &value) && ok;
        out[t] = (double)value.number * 1e-6;
    }
    return ok;
}

static void change(bem_plan_reader *pr, const bem_yaml_node *node, double *out) {
    bem_value v[CHANGE_N];
    if (!bem_fields_read(pr->r, &bem_table_change, node, v) || !v[CHANGE_FROM].ok ||
        !v[CHANGE_TO].ok)
        return;
    int from = bem_read_week(pr, &v[CHANGE_FROM]), to = bem_read_week(pr, &v[CHANGE_TO]);
    if (v[CHANGE_FROM].number > v[CHANGE_TO].number)
        bem_read_error(pr->r, v[CHANGE_TO].node, "to is before from");
    for (int t = from; t >= 0 && t <= to; t++)
        out[t] = (double)v[CHANGE_VALUE].number * 1e-6;
}

/* ---- a file ---- */

static const char *group_of(const bem_value *v) {
    return v[ROW_GROUP].ok && v[ROW_GROUP].text ? v[ROW_GROUP].text : "";
}

/* The rows of the group; false when there is none, or more than one to choose from. */
static bool take_rows(bem_plan_reader *pr, const bem_value *from, const bem_node_list *list,
                      bem_series_use use, series_rows *rows) {
    const char *group = from[SERIES_GROUP].ok ? from[SERIES_GROUP].text : NULL;
    int column = ROW_VALUE + (int)from[SERIES_PERCENTILE].number;
    if (pr->percentile > 0 && use == BEM_SERIES_SUM)
        column = ROW_VALUE + pr->percentile;
    int n_errors = pr->r->diags->n_errors;
    bem_guess guess = {.word = group};
    for (int i = 0; i < list->count; i++) {
        bem_value v[ROW_N];
        if (!bem_fields_read(pr->r, &bem_table_series_row, list->items[i], v))
            continue;
        if (!group)
            group = group_of(v);
        if (guess.word && strcmp(group, group_of(v)) != 0) {
            bem_guess_try(&guess, group_of(v));
            continue;
        }
        if (strcmp(group, group_of(v)) != 0) {
            bem_read_error(pr->r, list->items[i],
                           "there are several groups in the file; say which with 'group'");
            return false;
        }
        if (!v[column].node)
            bem_read_error(pr->r, list->items[i], "this row has no %s",
                           bem_table_series_row.fields[column].key);
        series_row row = {(bem_date)v[ROW_DATE].number, v[ROW_DATE].until != 0,
                          (double)v[column].number * 1e-6, list->items[i]};
        BEM_PUSH(rows, row);
    }
    if (rows->count == 0 && n_errors == pr->r->diags->n_errors && guess.word)
        bem_read_unknown(pr->r, from[SERIES_GROUP].node, "group of the file", &guess);
    else if (rows->count == 0 && n_errors == pr->r->diags->n_errors)
        bem_read_error(pr->r, from[SERIES_CSV].node, "the file has no rows");
    return n_errors == pr->r->diags->n_errors;
}

static int by_date(const void *a, const void *b) {
    const series_row *one = a, *two = b;
    if (one->date != two->date)
        return one->date < two->date ? -1 : 1;
    return one->node->place.line < two->node->place.line ? -1 : 1;
}

/* Hours add up to their day; a day twice without hours is an error. */
static bool join_days(bem_plan_reader *pr, series_rows *rows) {
    int n = 0;
    qsort(rows->items, (size_t)rows->count, sizeof *rows->items, by_date);
    for (int i = 0; i < rows->count; i++) {
        series_row *last = n > 0 ? &rows->items[n - 1] : NULL, *row = &rows->items[i];
        if (!last || last->date != row->date) {
            rows->items[n++] = *row;
            continue;
        }
        if (!last->has_time || !row->has_time) {
            bem_read_error(pr->r, row->node, "this date comes twice; the first is %s",
                           bem_read_first(pr->r, &last->node->place, row->node));
            return false;
        }
        last->value += row->value;
    }
    rows->count = n;
    return true;
}

static bool is_first_of_month(bem_date date) {
    int year, month, day;
    bem_date_split(date, &year, &month, &day);
    return day == 1;
}

static int month_days(bem_date date) {
    int year, month, day;
    bem_date_split(date, &year, &month, &day);
    bem_date next = month == 12 ? bem_date_of(year + 1, 1, 1) : bem_date_of(year, month + 1, 1);
    return next - bem_date_of(year, month, 1);
}

/* 1, 7, or 0 for months; -1 after an error. */
static int step_of(bem_plan_reader *pr, const series_rows *rows) {
    int least = 0;
    bool months = true;
    for (int i = 0; i < rows->count; i++) {
        int gap = i > 0 ? rows->items[i].date - rows->items[i - 1].date : 0;
        months = months && is_first_of_month(rows->items[i].date);
        if (gap > 0 && (least == 0 || gap < least))
            least = gap;
    }
    if (least == 1 || rows->items[0].has_time)
        return 1;
    if (months && (least == 0 || least >= 28))
        return 0;
    if (least % BEM_WEEK_DAYS == 0)
        return BEM_WEEK_DAYS;
    bem_read_error(pr->r, rows->items[0].node,
                   "the dates of this series are neither days nor weeks nor months apart");
    return -1;
}

static bool spread(bem_plan_reader *pr, const series_rows *rows, int step, bem_series_use use,
                   double *day, bool *known) {
    const bem_calendar *calendar = &pr->p->frame->calendar;
    bem_date free_from = rows->items[0].date;
    for (int i = 0; i < rows->count; i++) {
        const series_row *row = &rows->items[i];
        int length = step ? step : month_days(row->date);
        if (row->date < free_from) {
            bem_read_error(pr->r, row->node, "this row overlaps the one before it");
            return false;
        }
        free_from = row->date + length;
        for (int d = row->date - calendar->start; d < free_from - calendar->start; d++)
            if (d >= 0 && d < calendar->n_days) {
                day[d] = use == BEM_SERIES_SUM ? row->value / length : row->value;
                known[d] = true;
            }
    }
    return true;
}

static bool sum_weeks(bem_plan_reader *pr, const bem_yaml_node *at, bem_series_use use,
                      const double *day, const bool *known, double *out) {
    const bem_calendar *calendar = &pr->p->frame->calendar;
    for (int d = 0; d < calendar->n_days; d++)
        if (!known[d]) {
            char date[BEM_DATE_TEXT];
            if (pr->r->has_horizon)
                bem_read_error(pr->r, at, "the series has a gap: no row is about %s",
                               bem_date_text(calendar->start + d, date));
            return false;
        }
    for (int t = 0; t < pr->p->n_weeks; t++) {
        out[t] = 0;
        for (int i = 0; i < BEM_WEEK_DAYS && t * BEM_WEEK_DAYS + i < calendar->n_days; i++)
            out[t] += day[t * BEM_WEEK_DAYS + i];
        out[t] /= use == BEM_SERIES_MEAN ? BEM_WEEK_DAYS : 1;
    }
    return true;
}

static bool read_file(bem_plan_reader *pr, const bem_value *from, bem_series_use use, double *out) {
    series_rows rows = {0};
    bem_node_list list = {0};
    int n_days = pr->p->frame->calendar.n_days;
    int n_errors = pr->r->diags->n_errors;
    bem_read_csv(pr->r, from[SERIES_CSV].node, &bem_table_series_row, &list);
    double *day = BEM_TAKE(&pr->r->scratch, n_days, double);
    bool *known = BEM_TAKE(&pr->r->scratch, n_days, bool);
    bool ok = n_errors == pr->r->diags->n_errors && take_rows(pr, from, &list, use, &rows) &&
              join_days(pr, &rows);
    int step = ok && rows.count ? step_of(pr, &rows) : -1;
    ok = step >= 0 && spread(pr, &rows, step, use, day, known) &&
         sum_weeks(pr, from[SERIES_CSV].node, use, day, known, out);
    free(rows.items);
    free(list.items);
    return ok;
}

/* ---- a mapping ---- */

static bool read_map(bem_plan_reader *pr, const bem_yaml_node *node, bem_series_use use,
                     double *out) {
    bem_value v[SERIES_N];
    if (!bem_fields_read(pr->r, &bem_table_series, node, v))
        return false;
    if (!!v[SERIES_USUAL].node == !!v[SERIES_CSV].node) {
        bem_read_error(pr->r, node, "a series needs one of usual and csv");
        return false;
    }
    for (int f = SERIES_GROUP; f <= SERIES_PERCENTILE; f++)
        if (v[f].node && !v[SERIES_CSV].node)
            bem_read_error(pr->r, v[f].node, "%s has no effect without csv",
                           bem_table_series.fields[f].key);
    if (v[SERIES_CSV].node) {
        if (!v[SERIES_CSV].ok || !read_file(pr, v, use, out))
            return false;
    } else
        for (int t = 0; t < pr->p->n_weeks; t++)
            out[t] = (double)v[SERIES_USUAL].number * 1e-6;
    if (v[SERIES_CHANGES].node) {
        bem_node_list list = bem_read_list(pr->r, v[SERIES_CHANGES].node, &bem_table_change);
        for (int i = 0; i < list.count; i++)
            change(pr, list.items[i], out);
        free(list.items);
    }
    return true;
}

double *bem_read_series(bem_plan_reader *pr, const bem_field *field, const bem_value *value,
                        bem_series_use use) {
    if (!value->node || !value->ok || !bem_read_claim(pr->r, pr->p->n_weeks, value->node))
        return NULL;
    double *out = BEM_TAKE(&pr->p->frame->arena, pr->p->n_weeks, double);
    bool ok = value->node->kind == BEM_YAML_MAP ? read_map(pr, value->node, use, out)
                                                : read_list(pr, field, value->node, out);
    return ok ? out : NULL;
}
