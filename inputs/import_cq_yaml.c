/* import_cq_yaml.c - tells a Curtois-Qu instance in our YAML.
 *
 * Cover that repeats becomes one demand with many dates, so that people can
 * read the result. */
#include "import_cq_parts.h"

#include "calendar.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bem_date first_day(void) { return bem_date_of(2027, 1, 4); } /* a Monday */

static const char *date_text(int day, char text[BEM_DATE_TEXT]) {
    return bem_date_text(first_day() + day, text);
}

static void put_head(FILE *out, const bem_cq *cq, const char *file) {
    const char *slash = strrchr(file, '/'), *name = slash ? slash + 1 : file;
    const char *dot = strrchr(name, '.'), *end = dot && dot > name ? dot : name + strlen(name);
    fputs(
        "# Made by `bemanna import cq` from an instance of the Curtois-Qu staff scheduling\n"
        "# benchmark (schedulingbenchmarks.org). All shifts start alike: what may follow what is\n"
        "# said by the rules alone.\n"
        "format: bemanna/1\nname: \"",
        out);
    for (const char *c = name; c < end; c++) {
        if (*c == '"' || *c == '\\')
            fputc('\\', out);
        fputc((unsigned char)*c < ' ' ? '?' : *c, out);
    }
    char text[BEM_DATE_TEXT];
    fprintf(out, "\"\ncurrency: {code: points, decimals: 0}\nhorizon: {start: %s, days: %d}\n\n",
            date_text(0, text), cq->n_days);
}

static void put_shifts_and_staff(FILE *out, const bem_cq *cq) {
    enum { START = 6 * 60 };
    fputs("shifts:\n", out);
    for (int s = 0; s < cq->shifts.count; s++) {
        int end = (START + cq->shifts.items[s].minutes) % BEM_DAY_MINUTES;
        fputs("  ", out);
        bem_cq_put_id(out, cq->shifts.items[s].id);
        fprintf(out, ": {time: \"%02d:%02d-%02d:%02d\"}\n", START / 60, START % 60, end / 60,
                end % 60);
    }
    fputs("\ncontracts:\n  staff: {}\n\nstaff:\n", out);
    for (int e = 0; e < cq->staff.count; e++) {
        fputs("  - {id: ", out);
        bem_cq_put_id(out, cq->staff.items[e].id);
        fputs(", contract: staff}\n", out);
    }
}

/* Days of a mask as a list of dates and spans of dates. */
static void put_days(FILE *out, const bem_cq *cq, const bool *day, int indent) {
    bem_cq_list list = {.out = out, .indent = indent, .column = indent};
    char from[BEM_DATE_TEXT], to[BEM_DATE_TEXT];
    fputc('[', out);
    for (int d = 0; d < cq->n_days; d++) {
        int first = d;
        if (!day[d])
            continue;
        while (d + 1 < cq->n_days && day[d + 1])
            d++;
        bem_cq_list_next(&list, first == d ? 10 : 22);
        fputs(date_text(first, from), out);
        if (d > first)
            fprintf(out, "..%s", date_text(d, to));
    }
    fputc(']', out);
}

static int compare_days_off(const void *left, const void *right) {
    const bem_cq_day_off *a = left, *b = right;
    if (a->person != b->person)
        return a->person < b->person ? -1 : 1;
    return (a->day > b->day) - (a->day < b->day);
}

static void put_leave(FILE *out, const bem_cq *cq) {
    int count = cq->days_off.count;
    if (count == 0)
        return;
    fputs("\nleave:\n", out);
    bem_cq_day_off *sorted = bem_grow(NULL, (size_t)count, sizeof *sorted);
    memcpy(sorted, cq->days_off.items, (size_t)count * sizeof *sorted);
    qsort(sorted, (size_t)count, sizeof *sorted, compare_days_off);
    bool *day = bem_grow(NULL, (size_t)cq->n_days, sizeof *day);
    for (int i = 0; i < count;) {
        int e = sorted[i].person;
        memset(day, 0, (size_t)cq->n_days * sizeof *day);
        for (; i < count && sorted[i].person == e; i++)
            day[sorted[i].day] = true;
        fputs("  - {who: ", out);
        bem_cq_put_id(out, cq->staff.items[e].id);
        fputs(", date: ", out);
        put_days(out, cq, day, 6);
        fputs("}\n", out);
    }
    free(day);
    free(sorted);
}

/* The next request that goes on from this one: same wish, a day later. */
static bool goes_on(const bem_cq_request *a, const bem_cq_request *b) {
    return a->person == b->person && a->on == b->on && a->shift == b->shift &&
           a->weight == b->weight && b->day == a->day + 1;
}

static void put_requests(FILE *out, const bem_cq *cq) {
    char from[BEM_DATE_TEXT], to[BEM_DATE_TEXT];
    const bem_cq_request *all = cq->requests.items;
    fputs(cq->requests.count ? "\nrequests:\n" : "", out);
    for (int i = 0; i < cq->requests.count; i++) {
        int first = i;
        while (i + 1 < cq->requests.count && goes_on(&all[i], &all[i + 1]))
            i++;
        fputs("  - {who: ", out);
        bem_cq_put_id(out, cq->staff.items[all[i].person].id);
        fprintf(out, ", date: %s", date_text(all[first].day, from));
        if (i > first)
            fprintf(out, "..%s", date_text(all[i].day, to));
        fprintf(out, ", wish: %s, shifts: [", all[i].on ? "on" : "off");
        bem_cq_put_id(out, cq->shifts.items[all[i].shift].id);
        fprintf(out, "], cost: %d}\n", all[i].weight);
    }
}

static bool same_cover(const bem_cq_cover *a, const bem_cq_cover *b) {
    return a->shift == b->shift && a->heads == b->heads && a->under == b->under &&
           a->over == b->over;
}

static void put_cover(FILE *out, const bem_cq *cq, const bem_cq_cover *cover, const bool *day) {
    fputs("  - {shift: ", out);
    bem_cq_put_id(out, cq->shifts.items[cover->shift].id);
    fprintf(out, ", target: %d, shortage: %d, surplus: %d,\n     days: ", cover->heads,
            cover->under, cover->over);
    put_days(out, cq, day, 12);
    fputs("}\n", out);
}

/* Sorted by what is asked, then by day: equal ones are neighbours. */
static int compare_covers(const void *left, const void *right) {
    const bem_cq_cover *a = left, *b = right;
    const int keys[][2] = {{a->shift, b->shift},
                           {a->heads, b->heads},
                           {a->under, b->under},
                           {a->over, b->over},
                           {a->day, b->day}};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (keys[i][0] != keys[i][1])
            return keys[i][0] < keys[i][1] ? -1 : 1;
    return 0;
}

static void put_demand(FILE *out, const bem_cq *cq) {
    int count = cq->covers.count;
    if (count == 0)
        return;
    fputs("\ndemand:\n", out);
    bem_cq_cover *sorted = bem_grow(NULL, (size_t)count, sizeof *sorted);
    memcpy(sorted, cq->covers.items, (size_t)count * sizeof *sorted);
    qsort(sorted, (size_t)count, sizeof *sorted, compare_covers);
    bool *day = bem_grow(NULL, (size_t)cq->n_days, sizeof *day);
    for (int i = 0; i < count;) {
        const bem_cq_cover *cover = &sorted[i];
        memset(day, 0, (size_t)cq->n_days * sizeof *day);
        /* a line given twice counts twice: it begins a demand of its own */
        for (; i < count && same_cover(cover, &sorted[i]) && !day[sorted[i].day]; i++)
            day[sorted[i].day] = true;
        put_cover(out, cq, cover, day);
    }
    free(day);
    free(sorted);
}

char *bem_cq_tell(const bem_cq *cq, const char *file) {
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    if (!out)
        return NULL;
    put_head(out, cq, file);
    put_shifts_and_staff(out, cq);
    put_demand(out, cq);
    bem_cq_put_rules(out, cq);
    put_requests(out, cq);
    put_leave(out, cq);
    if (fclose(out) != 0) {
        free(text);
        return NULL;
    }
    return text;
}
