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
    fputs(
        "# Made by `bemanna import cq` from an instance of the Curtois-Qu staff scheduling\n"
        "# benchmark (schedulingbenchmarks.org). All shifts start alike: what may follow what is\n"
        "# said by the rules alone.\n"
        "format: bemanna/1\nname: ",
        out);
    bem_put_file_name(out, file);
    char text[BEM_DATE_TEXT];
    fprintf(out, "\ncurrency: {code: points, decimals: 0}\nhorizon: {start: %s, days: %d}\n\n",
            date_text(0, text), cq->n_days);
}

static void put_shifts_and_staff(FILE *out, const bem_cq *cq) {
    enum { START = 6 * 60 };
    fputs("shifts:\n", out);
    for (int s = 0; s < cq->shifts.count; s++) {
        int end = (START + cq->shifts.items[s].minutes) % BEM_DAY_MINUTES;
        fputs("  ", out);
        bem_put_id(out, cq->shifts.items[s].id);
        fprintf(out, ": {time: \"%02d:%02d-%02d:%02d\"}\n", START / 60, START % 60, end / 60,
                end % 60);
    }
    fputs("\ncontracts:\n  staff: {}\n\nstaff:\n", out);
    for (int e = 0; e < cq->staff.count; e++) {
        fputs("  - {id: ", out);
        bem_put_id(out, cq->staff.items[e].id);
        fputs(", contract: staff}\n", out);
    }
}

static void put_days(FILE *out, const bem_cq *cq, const bool *day, int column) {
    bem_put_dates(out, first_day(), day, cq->n_days, column);
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
        bem_put_id(out, cq->staff.items[e].id);
        fputs(", date: ", out);
        put_days(out, cq, day, 6);
        fputs("}\n", out);
    }
    free(day);
    free(sorted);
}

static void put_requests(FILE *out, const bem_cq *cq) {
    const char **people = bem_grow(NULL, (size_t)cq->staff.count, sizeof *people);
    const char **shifts = bem_grow(NULL, (size_t)cq->shifts.count, sizeof *shifts);
    for (int e = 0; e < cq->staff.count; e++)
        people[e] = cq->staff.items[e].id;
    for (int s = 0; s < cq->shifts.count; s++)
        shifts[s] = cq->shifts.items[s].id;
    const bem_put_wishes wishes = {cq->requests.items, cq->requests.count, people, shifts,
                                   first_day(),        cq->n_days};
    bem_put_requests(out, &wishes);
    free(people);
    free(shifts);
}

static bool same_cover(const bem_cq_cover *a, const bem_cq_cover *b) {
    return a->shift == b->shift && a->heads == b->heads && a->under == b->under &&
           a->over == b->over;
}

static void put_cover(FILE *out, const bem_cq *cq, const bem_cq_cover *cover, const bool *day) {
    fputs("  - {shift: ", out);
    bem_put_id(out, cq->shifts.items[cover->shift].id);
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
