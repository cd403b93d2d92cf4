/* yaml_put.c - pieces of YAML for people to read. */
#include "yaml_put.h"

#include "arena.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { LINE_END = 110, INDENT = 6 }; /* columns, roughly */

void bem_put_id(FILE *out, const char *id) {
    static const char *const traps[] = {"y",   "n",    "yes",   "no",  "on",
                                        "off", "true", "false", "null"};
    bool quoted = id[0] >= '0' && id[0] <= '9';
    for (size_t i = 0; i < sizeof traps / sizeof *traps; i++)
        quoted |= strcasecmp(id, traps[i]) == 0;
    fprintf(out, quoted ? "\"%s\"" : "%s", id);
}

void bem_put_file_name(FILE *out, const char *path) {
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    const char *dot = strrchr(name, '.'), *end = dot && dot > name ? dot : name + strlen(name);
    fputc('"', out);
    for (const char *c = name; c < end; c++) {
        if (*c == '"' || *c == '\\')
            fputc('\\', out);
        fputc((unsigned char)*c < ' ' ? '?' : *c, out);
    }
    fputc('"', out);
}

void bem_put_next(bem_put_list *list, int width) {
    if (list->count > 0 && list->column + width > LINE_END) {
        fprintf(list->out, ",\n%*s", list->indent, "");
        list->column = list->indent;
    } else if (list->count > 0) {
        fputs(", ", list->out);
    }
    list->column += width + 2;
    list->count++;
}

void bem_put_ids(FILE *out, const char *const *ids, const bool *set, int n, int column) {
    bem_put_list list = {.out = out, .indent = INDENT, .column = column + 1};
    fputc('[', out);
    for (int i = 0; i < n; i++) {
        if (!set[i])
            continue;
        bem_put_next(&list, (int)strlen(ids[i]));
        bem_put_id(out, ids[i]);
    }
    fputc(']', out);
}

void bem_put_dates(FILE *out, bem_date start, const bool *day, int n_days, int column) {
    bem_put_list list = {.out = out, .indent = INDENT, .column = column + 1};
    char text[BEM_DATE_TEXT];
    fputc('[', out);
    for (int d = 0; d < n_days; d++) {
        int first = d;
        if (!day[d])
            continue;
        while (d + 1 < n_days && day[d + 1])
            d++;
        bem_put_next(&list, first == d ? 10 : 22);
        fputs(bem_date_text(start + first, text), out);
        if (d > first)
            fprintf(out, "..%s", bem_date_text(start + d, text));
    }
    fputc(']', out);
}

void bem_put_weekdays(FILE *out, unsigned weekdays) {
    static const char *const names[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    int n_spans = 0;
    for (unsigned d = 0; d < BEM_WEEK_DAYS; d++)
        n_spans += weekdays >> d & 1 && (d == 0 || !(weekdays >> (d - 1) & 1));
    fputs(n_spans > 1 ? "[" : "", out);
    const char *between = "";
    for (unsigned d = 0; d < BEM_WEEK_DAYS; d++) {
        unsigned first = d;
        if (!(weekdays >> d & 1))
            continue;
        while (d + 1 < BEM_WEEK_DAYS && weekdays >> (d + 1) & 1)
            d++;
        fprintf(out, "%s%s", between, names[first]);
        if (d > first)
            fprintf(out, "-%s", names[d]);
        between = ", ";
    }
    fputs(n_spans > 1 ? "]" : "", out);
}

/* By what is asked, then by day: equal ones are neighbours. */
static int compare_wishes(const void *left, const void *right) {
    const bem_put_wish *a = left, *b = right;
    const int keys[][2] = {{a->person, b->person},
                           {b->on, a->on},
                           {a->shift, b->shift},
                           {a->weight, b->weight},
                           {a->day, b->day}};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (keys[i][0] != keys[i][1])
            return keys[i][0] < keys[i][1] ? -1 : 1;
    return 0;
}

static bool same_wish(const bem_put_wish *a, const bem_put_wish *b) {
    return a->person == b->person && a->on == b->on && a->shift == b->shift &&
           a->weight == b->weight;
}

static void put_request(FILE *out, const bem_put_wishes *wishes, const bem_put_wish *wish,
                        const bool *day) {
    fputs("  - {who: ", out);
    bem_put_id(out, wishes->people[wish->person]);
    fprintf(out, ", wish: %s", wish->on ? "on" : "off");
    if (wish->shift >= 0) {
        fputs(", shifts: [", out);
        bem_put_id(out, wishes->shifts[wish->shift]);
        fputc(']', out);
    }
    fprintf(out, ", cost: %d, date: ", wish->weight);
    bem_put_dates(out, wishes->start, day, wishes->n_days, 50);
    fputs("}\n", out);
}

void bem_put_requests(FILE *out, const bem_put_wishes *wishes) {
    if (wishes->count == 0)
        return;
    fputs("\nrequests:\n", out);
    size_t n = (size_t)wishes->count, n_days = (size_t)wishes->n_days;
    bem_put_wish *sorted = bem_grow(NULL, n, sizeof *sorted);
    memcpy(sorted, wishes->items, n * sizeof *sorted);
    qsort(sorted, n, sizeof *sorted, compare_wishes);
    bool *day = bem_grow(NULL, n_days, sizeof *day);
    for (size_t i = 0; i < n;) {
        const bem_put_wish *wish = &sorted[i];
        memset(day, 0, n_days * sizeof *day);
        /* a wish made twice counts twice: it begins a request of its own */
        for (; i < n && same_wish(wish, &sorted[i]) && !day[sorted[i].day]; i++)
            day[sorted[i].day] = true;
        put_request(out, wishes, wish, day);
    }
    free(day);
    free(sorted);
}
