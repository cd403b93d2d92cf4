/* roster_read.c - which reader a roster goes to, and what both share. */
#include "roster_read.h"

#include "roster_parts.h"

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

/* Takes the arena, in which the source lives, over. */
static bool read_source(const bem_source *source, bem_arena arena, const bem_problem *p,
                        bem_roster *roster, bem_diags *diags) {
    int errors = diags->n_errors;
    bem_roster_reading reading = {.source = source, .p = p, .diags = diags, .arena = arena};
    if (source) {
        reading.roster = bem_roster_new(p->n_staff, p->calendar.n_days);
        add_names(&reading);
        if (source->text[strspn(source->text, " \t\r\n")] == '{')
            bem_roster_read_json(&reading);
        else
            bem_roster_read_grid(&reading);
    }
    bool good = source && diags->n_errors == errors;
    if (good)
        *roster = reading.roster;
    else
        bem_roster_free(&reading.roster);
    bem_names_free(&reading.people);
    bem_names_free(&reading.shifts);
    bem_names_free(&reading.competences);
    bem_arena_free(&reading.arena);
    return good;
}

bool bem_roster_read(const char *path, const bem_problem *p, bem_roster *roster, bem_diags *diags) {
    bem_arena arena = {0};
    bem_place nowhere = {0};
    const bem_source *source = bem_source_read(path, nowhere, NULL, &arena, diags);
    return read_source(source, arena, p, roster, diags);
}

bool bem_roster_read_bytes(const char *file, const char *bytes, size_t length, const bem_problem *p,
                           bem_roster *roster, bem_diags *diags) {
    bem_arena arena = {0};
    const bem_source *source = bem_source_of_text(file, bytes, length, &arena, diags);
    return read_source(source, arena, p, roster, diags);
}
