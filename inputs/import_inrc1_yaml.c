/* import_inrc1_yaml.c - tells an instance of the first competition in our YAML.
 *
 * Cover that repeats becomes one demand over many days, so that people can read
 * the result. */
#include "import_inrc1_parts.h"

#include <stdlib.h>
#include <string.h>

static void put_head(FILE *out, const bem_inrc1 *it, const char *file) {
    char text[BEM_DATE_TEXT];
    fputs("# Made by `bemanna import inrc1` from an instance of the First International Nurse\n"
          "# Rostering Competition (2010). Costs are the competition's points.\n"
          "format: bemanna/1\nname: ",
          out);
    bem_put_file_name(out, file);
    fprintf(out, "\ncurrency: {code: points, decimals: 0}\nhorizon: {start: %s, days: %d}\n",
            bem_date_text(it->start, text), it->n_days);
}

static void put_skills(FILE *out, const bem_inrc1 *it, const bool *skills) {
    fputs(", competences: ", out);
    bem_put_ids(out, it->skills.items, skills, it->skills.count, 60);
}

static bool is_any(const bool *set, int n) { return n > 0 && memchr(set, true, (size_t)n); }

static void put_shifts(FILE *out, const bem_inrc1 *it) {
    fputs("\nshifts:\n", out);
    for (int s = 0; s < it->shifts.count; s++) {
        const bem_inrc1_shift *shift = &it->shifts.items[s];
        fputs("  ", out);
        bem_put_id(out, shift->id);
        fprintf(out, ": {time: \"%02d:%02d-%02d:%02d\"}  # %s\n", shift->start / 60,
                shift->start % 60, shift->end / 60, shift->end % 60, shift->name);
    }
}

static void put_people(FILE *out, const bem_inrc1 *it) {
    fputs("\ncontracts:\n", out);
    for (int i = 0; i < it->contracts.count; i++) {
        fputs("  ", out);
        bem_put_id(out, it->contracts.items[i].name);
        fputs(": {}\n", out);
    }
    fputs("\nstaff:\n", out);
    for (int e = 0; e < it->staff.count; e++) {
        const bem_inrc1_person *person = &it->staff.items[e];
        fputs("  - {id: ", out);
        bem_put_id(out, person->id);
        fputs(", contract: ", out);
        bem_put_id(out, it->contracts.items[person->contract].name);
        if (is_any(person->skills, it->skills.count))
            put_skills(out, it, person->skills);
        fputs("}\n", out);
    }
}

/* Days of a mask: nothing for all, weekdays when they say it, else dates. */
static void put_days(FILE *out, const bem_inrc1 *it, const bool *day) {
    unsigned in = 0, not_in = 0;
    for (int d = 0; d < it->n_days; d++)
        *(day[d] ? &in : &not_in) |= 1u << bem_date_weekday(it->start + d);
    if (not_in == 0)
        return;
    fputs(", days: ", out);
    if (in & not_in)
        bem_put_dates(out, it->start, day, it->n_days, 40);
    else
        bem_put_weekdays(out, in);
}

/* How many are wanted of shift s: heads[n_days]. */
static void cover_of(const bem_inrc1 *it, int s, int *heads) {
    memset(heads, 0, (size_t)it->n_days * sizeof *heads);
    for (int i = 0; i < it->weekly.count; i++)
        for (int d = 0; d < it->n_days; d++)
            if (it->weekly.items[i].shift == s &&
                it->weekly.items[i].day == bem_date_weekday(it->start + d))
                heads[d] = it->weekly.items[i].heads;
    for (int i = 0; i < it->special.count; i++)
        if (it->special.items[i].shift == s)
            heads[it->special.items[i].day] = it->special.items[i].heads;
}

/* One demand for each number of heads. */
static void put_demand_of(FILE *out, const bem_inrc1 *it, int s, const int *heads, bool *day) {
    enum { DONE = -1 };
    int *left = bem_grow(NULL, (size_t)it->n_days, sizeof *left);
    memcpy(left, heads, (size_t)it->n_days * sizeof *left);
    for (int d = 0; d < it->n_days; d++) {
        int n = left[d];
        if (n == DONE)
            continue;
        for (int other = 0; other < it->n_days; other++) {
            day[other] = left[other] == n;
            left[other] = day[other] ? DONE : left[other];
        }
        fputs("  - {shift: ", out);
        bem_put_id(out, it->shifts.items[s].id);
        fprintf(out, ", min: %d, max: %d", n, n);
        put_days(out, it, day);
        fputs("}\n", out);
    }
    free(left);
}

static void put_demand(FILE *out, const bem_inrc1 *it) {
    int *heads = bem_grow(NULL, (size_t)it->n_days, sizeof *heads);
    bool *day = bem_grow(NULL, (size_t)it->n_days, sizeof *day);
    fputs("\ndemand:\n", out);
    for (int s = 0; s < it->shifts.count; s++) {
        cover_of(it, s, heads);
        put_demand_of(out, it, s, heads, day);
    }
    free(heads);
    free(day);
}

static void put_wishes(FILE *out, const bem_inrc1 *it) {
    const char **people = bem_grow(NULL, (size_t)it->staff.count, sizeof *people);
    const char **shifts = bem_grow(NULL, (size_t)it->shifts.count, sizeof *shifts);
    for (int e = 0; e < it->staff.count; e++)
        people[e] = it->staff.items[e].id;
    for (int s = 0; s < it->shifts.count; s++)
        shifts[s] = it->shifts.items[s].id;
    const bem_put_wishes wishes = {it->wishes.items, it->wishes.count, people,
                                   shifts,           it->start,        it->n_days};
    bem_put_requests(out, &wishes);
    free(people);
    free(shifts);
}

char *bem_inrc1_tell(const bem_inrc1 *it, const char *file) {
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    if (!out)
        return NULL;
    put_head(out, it, file);
    fputs(it->skills.count > 0 ? "\ncompetences:\n" : "", out);
    for (int q = 0; q < it->skills.count; q++) {
        fputs("  ", out);
        bem_put_id(out, it->skills.items[q]);
        fputs(": {}\n", out);
    }
    put_shifts(out, it);
    put_people(out, it);
    put_demand(out, it);
    bem_inrc1_put_rules(out, it);
    put_wishes(out, it);
    if (fclose(out) != 0) {
        free(text);
        return NULL;
    }
    return text;
}
