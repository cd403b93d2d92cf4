/* roster_read.c - which reader a roster goes to, and what they share. */
#include "roster_read.h"

#include "roster_parts.h"

#include <stdlib.h>
#include <string.h>

const char *bem_roster_guess(bem_roster_reading *reading, const char *word,
                             const bem_names *names) {
    bem_guess guess = {.word = word};
    bem_guess_names(&guess, names);
    return guess.best ? bem_arena_format(&reading->arena, "; did you mean '%s'?", guess.best) : "";
}

int bem_roster_day(const bem_problem *p, bem_date date) {
    int day = date - p->calendar.start;
    return day >= 0 && day < p->calendar.n_days ? day : -1;
}

static void add_names(bem_roster_reading *reading) {
    const bem_problem *p = reading->p;
    for (int e = 0; e < p->n_staff; e++)
        bem_names_add(&reading->people, p->staff[e].id, e);
    for (int s = 0; s < p->n_shifts; s++)
        bem_names_add(&reading->shifts, p->shifts[s].id, s);
    for (int q = 0; q < p->n_competences; q++)
        bem_names_add(&reading->competences, p->competences[q].id, q);
}

static bool is_in_weeks(const char *text) {
    static const char word[] = "SOLUTION";
    size_t length = sizeof word - 1;
    return strncmp(text, word, length) == 0 && strchr(" \t\r\n", text[length]);
}

static void read_source(bem_roster_reading *reading, const bem_source *source) {
    const char *text = source->text + strspn(source->text, " \t\r\n");
    reading->source = source;
    if (is_in_weeks(text))
        bem_roster_read_weeks(reading);
    else if (*text == '{')
        bem_roster_read_json(reading);
    else if (*text == '<')
        bem_roster_read_xml(reading);
    else
        bem_roster_read_grid(reading);
}

static void begin(bem_roster_reading *reading, const bem_problem *p, bem_diags *diags) {
    *reading = (bem_roster_reading){.p = p, .diags = diags};
    reading->roster = bem_roster_new(p->n_staff, p->calendar.n_days);
    add_names(reading);
}

/* Hands the roster over when there was no error. */
static bool finish(bem_roster_reading *reading, int errors, bem_roster *roster) {
    if (reading->has_weeks && reading->diags->n_errors == errors)
        bem_roster_place_weeks(reading);
    bool good = reading->diags->n_errors == errors;
    if (good)
        *roster = reading->roster;
    else
        bem_roster_free(&reading->roster);
    bem_names_free(&reading->people);
    bem_names_free(&reading->shifts);
    bem_names_free(&reading->competences);
    free(reading->weeks.items);
    bem_arena_free(&reading->arena);
    return good;
}

bool bem_roster_read_files(const char *const *paths, int n_paths, const bem_problem *p,
                           bem_roster *roster, bem_diags *diags) {
    bem_roster_reading reading;
    int errors = diags->n_errors;
    bem_place nowhere = {0};
    begin(&reading, p, diags);
    for (int i = 0; i < n_paths; i++) {
        const bem_source *source = bem_source_read(paths[i], nowhere, NULL, &reading.arena, diags);
        if (!source)
            continue;
        bool alone = !is_in_weeks(source->text + strspn(source->text, " \t\r\n"));
        if (alone && n_paths > 1)
            bem_source_error(source, 0, 1, diags,
                             "only a roster in weeks, SOLUTION by SOLUTION, is several files");
        else
            read_source(&reading, source);
    }
    return finish(&reading, errors, roster);
}

bool bem_roster_read(const char *path, const bem_problem *p, bem_roster *roster, bem_diags *diags) {
    return bem_roster_read_files(&path, 1, p, roster, diags);
}

bool bem_roster_read_bytes(const char *file, const char *bytes, size_t length, const bem_problem *p,
                           bem_roster *roster, bem_diags *diags) {
    bem_roster_reading reading;
    int errors = diags->n_errors;
    begin(&reading, p, diags);
    const bem_source *source = bem_source_of_text(file, bytes, length, &reading.arena, diags);
    if (source)
        read_source(&reading, source);
    return finish(&reading, errors, roster);
}
