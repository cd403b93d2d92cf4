/* import_inrc2_yaml.c - tells a case of the second competition in our YAML.
 *
 * Cover that repeats becomes one demand with many dates. The history says how
 * long runs are that reach the first day; the days before it are such that
 * they are just so long. */
#include "import_inrc2_parts.h"

#include "calendar.h"

#include <stdlib.h>
#include <string.h>

enum { SHORT = 30 }; /* price of a nurse missing */

static bem_date first_day(void) { return bem_date_of(2027, 1, 4); } /* a Monday */

static int n_days_of(const bem_inrc2 *it) { return BEM_WEEK_DAYS * it->n_given; }

static void put_head(FILE *out, const bem_inrc2 *it, const char *const *files, int n_files) {
    char text[BEM_DATE_TEXT];
    fputs("# Made by `bemanna import inrc2` from a case of the Second International Nurse\n"
          "# Rostering Competition (2014-2015), whose weeks are one horizon here. Costs are the\n"
          "# competition's points. Files:",
          out);
    for (int i = 0; i < n_files; i++) {
        fputs(i % 6 == 0 ? "\n#   " : " ", out);
        bem_put_file_name(out, files[i]);
    }
    fprintf(out, "\nformat: bemanna/1\nname: \"%s\"\n", it->name);
    fprintf(out, "currency: {code: points, decimals: 0}\nhorizon: {start: %s, weeks: %d}\n",
            bem_date_text(first_day(), text), it->n_given);
}

/* Clock times are not told: what may follow what is said by the rules alone. */
static void put_shifts(FILE *out, const bem_inrc2 *it) {
    fputs("\nshifts:  # their clock times are not told; rules say what may follow what\n", out);
    for (int s = 0; s < it->shifts.count; s++) {
        fputs("  ", out);
        bem_put_id(out, it->shifts.items[s].id);
        fputs(": {time: \"08:00-16:00\"}\n", out);
    }
}

static void put_people(FILE *out, const bem_inrc2 *it) {
    fputs(it->skills.count > 0 ? "\ncompetences:\n" : "", out);
    for (int q = 0; q < it->skills.count; q++) {
        fputs("  ", out);
        bem_put_id(out, it->skills.items[q]);
        fputs(": {}\n", out);
    }
    fputs("\ncontracts:\n", out);
    for (int i = 0; i < it->contracts.count; i++) {
        fputs("  ", out);
        bem_put_id(out, it->contracts.items[i].id);
        fputs(": {}\n", out);
    }
    fputs("\nstaff:\n", out);
    for (int e = 0; e < it->nurses.count; e++) {
        const bem_inrc2_nurse *nurse = &it->nurses.items[e];
        fputs("  - {id: ", out);
        bem_put_id(out, nurse->id);
        fputs(", contract: ", out);
        bem_put_id(out, it->contracts.items[nurse->contract].id);
        fputs(", competences: ", out);
        bem_put_ids(out, it->skills.items, nurse->skills, it->skills.count, 60);
        fputs("}\n", out);
    }
}

/* ---- cover ---- */

/* By what is asked, then by day: equal ones are neighbours. */
static int compare_covers(const void *left, const void *right) {
    const bem_inrc2_cover *a = left, *b = right;
    const int keys[][2] = {{a->shift, b->shift},
                           {a->skill, b->skill},
                           {a->min, b->min},
                           {a->best, b->best},
                           {a->day, b->day}};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (keys[i][0] != keys[i][1])
            return keys[i][0] < keys[i][1] ? -1 : 1;
    return 0;
}

static bool same_cover(const bem_inrc2_cover *a, const bem_inrc2_cover *b) {
    return a->shift == b->shift && a->skill == b->skill && a->min == b->min && a->best == b->best;
}

static void put_cover(FILE *out, const bem_inrc2 *it, const bem_inrc2_cover *cover,
                      const bool *day) {
    fputs("  - {shift: ", out);
    bem_put_id(out, it->shifts.items[cover->shift].id);
    fputs(", competence: ", out);
    bem_put_id(out, it->skills.items[cover->skill]);
    if (cover->min > 0)
        fprintf(out, ", min: %d", cover->min);
    if (cover->best > cover->min)
        fprintf(out, ", target: %d, shortage: %d", cover->best, SHORT);
    fputs(",\n     days: ", out);
    bem_put_dates(out, first_day(), day, n_days_of(it), 11);
    fputs("}\n", out);
}

static void put_demand(FILE *out, const bem_inrc2 *it) {
    int count = it->covers.count;
    if (count == 0)
        return;
    fputs("\ndemand:\n", out);
    size_t n_days = (size_t)n_days_of(it);
    bem_inrc2_cover *sorted = bem_grow(NULL, (size_t)count, sizeof *sorted);
    memcpy(sorted, it->covers.items, (size_t)count * sizeof *sorted);
    qsort(sorted, (size_t)count, sizeof *sorted, compare_covers);
    bool *day = bem_grow(NULL, n_days, sizeof *day);
    for (int i = 0; i < count;) {
        const bem_inrc2_cover *cover = &sorted[i];
        memset(day, 0, n_days * sizeof *day);
        for (; i < count && same_cover(cover, &sorted[i]); i++)
            day[sorted[i].day] = true;
        put_cover(out, it, cover, day);
    }
    free(day);
    free(sorted);
}

/* ---- history ---- */

static void put_cells(FILE *out, bem_put_list *list, const char *cell, int n) {
    for (int i = 0; i < n; i++) {
        bem_put_next(list, (int)strlen(cell));
        bem_put_id(out, cell);
    }
}

static void put_off(FILE *out, bem_put_list *list, int n) {
    for (int i = 0; i < n; i++) {
        bem_put_next(list, 3);
        fputs("off", out);
    }
}

/* Days before the first one with just these runs: a day of another kind ends
 * the run of work or days off, days of another shift that of the last shift. */
static void put_past(FILE *out, const bem_inrc2 *it, const bem_inrc2_nurse *nurse) {
    bem_put_list list = {.out = out, .indent = 6, .column = 30};
    const bem_inrc2_shift *shifts = it->shifts.items;
    fputs("days: [", out);
    if (nurse->last_shift < 0) {
        put_cells(out, &list, shifts[0].id, 1);
        put_off(out, &list, nurse->off_run);
    } else {
        put_off(out, &list, 1);
        if (nurse->work_run > nurse->same_run)
            put_cells(out, &list, shifts[nurse->last_shift == 0].id,
                      nurse->work_run - nurse->same_run);
        put_cells(out, &list, shifts[nurse->last_shift].id, nurse->same_run);
    }
    fputc(']', out);
}

static void put_counts(FILE *out, const bem_inrc2 *it, const bem_inrc2_nurse *nurse) {
    const char *contract = it->contracts.items[nurse->contract].id;
    fprintf(out, "counts: {shifts-%s: %d, weekends-%s: %d}", contract, nurse->n_shifts, contract,
            nurse->n_weekends);
}

static void put_history(FILE *out, const bem_inrc2 *it) {
    bool begun = false;
    for (int e = 0; e < it->nurses.count; e++) {
        const bem_inrc2_nurse *nurse = &it->nurses.items[e];
        bool past = nurse->last_shift >= 0 || nurse->off_run > 0;
        bool counts = nurse->n_shifts > 0 || nurse->n_weekends > 0;
        if (!past && !counts)
            continue;
        fputs(begun ? "  " : "\nhistory:\n  ", out);
        begun = true;
        bem_put_id(out, nurse->id);
        fputs(": {", out);
        if (past)
            put_past(out, it, nurse);
        fputs(past && counts ? ",\n    " : "", out);
        if (counts)
            put_counts(out, it, nurse);
        fputs("}\n", out);
    }
}

static void put_wishes(FILE *out, const bem_inrc2 *it) {
    const char **people = bem_grow(NULL, (size_t)it->nurses.count, sizeof *people);
    const char **shifts = bem_grow(NULL, (size_t)it->shifts.count, sizeof *shifts);
    for (int e = 0; e < it->nurses.count; e++)
        people[e] = it->nurses.items[e].id;
    for (int s = 0; s < it->shifts.count; s++)
        shifts[s] = it->shifts.items[s].id;
    const bem_put_wishes wishes = {it->wishes.items, it->wishes.count, people,
                                   shifts,           first_day(),      n_days_of(it)};
    bem_put_requests(out, &wishes);
    free(people);
    free(shifts);
}

char *bem_inrc2_tell(const bem_inrc2 *it, const char *const *files, int n_files) {
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    if (!out)
        return NULL;
    put_head(out, it, files, n_files);
    put_shifts(out, it);
    put_people(out, it);
    put_demand(out, it);
    bem_inrc2_put_rules(out, it);
    put_wishes(out, it);
    put_history(out, it);
    if (fclose(out) != 0) {
        free(text);
        return NULL;
    }
    return text;
}
