/* roster_weeks.c - a roster of the second nurse rostering competition: one
 * solution a week, each in a file of its own or one after another.
 *
 *     SOLUTION
 *     0 n005w4
 *     ASSIGNMENTS = 25
 *     Patrick Mon Early HeadNurse
 *
 * Weeks have numbers; the lowest is the week of the first day. They are placed
 * when all files are read. */
#include "line_words.h"
#include "roster_parts.h"
#include "scalars.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_WEEK = 10000, MOST_ASSIGNMENTS = 1000000 };

typedef struct bem_weeks_reader {
    bem_roster_reading *reading;
    bem_line_words words;
    int week;   /* of the solution being read */
    int n_left; /* assignments still to come */
} bem_weeks_reader;

static void complain(bem_weeks_reader *r, const bem_word *word, const char *expected) {
    bem_word_complain(&r->words, word, expected);
}

static int index_of(bem_weeks_reader *r, const bem_word *word, const char *what,
                    const bem_names *names) {
    int index = bem_names_find(names, word->text);
    if (index < 0)
        bem_source_error(r->words.source, word->at, word->length, r->words.diags,
                         "unknown %s '%s'%s", what, bem_clip(word->text, r->words.arena),
                         bem_roster_guess(r->reading, word->text, names));
    return index;
}

/* Mon … Sun */
static int weekday_of(bem_weeks_reader *r, const bem_word *word) {
    static const char *const names[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    for (int d = 0; d < BEM_WEEK_DAYS; d++)
        if (strcmp(word->text, names[d]) == 0)
            return d;
    complain(r, word, "a weekday such as Mon");
    return -1;
}

static void read_assignment(bem_weeks_reader *r, const bem_word *line) {
    const bem_word *words = r->words.items;
    if (r->words.count != 4) {
        complain(r, line, "a nurse, a weekday, a shift and a skill");
        return;
    }
    int e = index_of(r, &words[0], "person", &r->reading->people);
    int weekday = weekday_of(r, &words[1]);
    int s = index_of(r, &words[2], "shift", &r->reading->shifts);
    int q = index_of(r, &words[3], "competence", &r->reading->competences);
    bem_week_entry entry = {r->words.source, line->at, line->length, r->week, weekday, e, s, q};
    if (e >= 0 && weekday >= 0 && s >= 0 && q >= 0)
        BEM_PUSH(&r->reading->weeks, entry);
}

/* The two lines after SOLUTION; false after a complaint. */
static bool read_head(bem_weeks_reader *r, const bem_word *line, int at) {
    if (at == 1) {
        if (r->words.count >= 1)
            return bem_word_number(&r->words, &r->words.items[0], 0, MOST_WEEK, &r->week);
        complain(r, line, "the number of a week");
        return false;
    }
    const bem_word *words = r->words.items;
    if (r->words.count == 3 && strcmp(words[0].text, "ASSIGNMENTS") == 0 &&
        strcmp(words[1].text, "=") == 0)
        return bem_word_number(&r->words, &words[2], 0, MOST_ASSIGNMENTS, &r->n_left);
    complain(r, line, "ASSIGNMENTS = and their number");
    return false;
}

static void end_solution(bem_weeks_reader *r, size_t at) {
    if (r->n_left > 0)
        bem_source_error(r->words.source, at, 0, r->words.diags,
                         "the solution has %d assignments less than it says", r->n_left);
}

void bem_roster_read_weeks(bem_roster_reading *reading) {
    bem_weeks_reader r = {.reading = reading,
                          .words = {reading->source, reading->diags, &reading->arena}};
    int in_head = 0; /* lines of the head still to come are 2 - in_head */
    bem_word line;
    reading->has_weeks = true;
    for (size_t at = 0; bem_words_next_line(&r.words, &at, &line);) {
        if (line.length == 0)
            continue;
        bem_words_split_blanks(&r.words, &line);
        if (strcmp(line.text, "SOLUTION") == 0) {
            end_solution(&r, line.at);
            r.n_left = 0;
            in_head = 1;
        } else if (in_head > 0) {
            if (!read_head(&r, &line, in_head))
                break;
            in_head = in_head == 1 ? 2 : 0;
            if (in_head == 0) {
                bem_week_entry mark = {reading->source, line.at, line.length, r.week, -1, 0, 0, 0};
                BEM_PUSH(&reading->weeks, mark);
            }
        } else if (r.n_left-- > 0) {
            read_assignment(&r, &line);
        } else {
            complain(&r, &line, "SOLUTION, or the end");
            break;
        }
    }
    end_solution(&r, reading->source->length);
    free(r.words.items);
}

static void put_entry(bem_roster_reading *reading, const bem_week_entry *entry, int first_week) {
    const bem_problem *p = reading->p;
    int d =
        BEM_WEEK_DAYS * (entry->week - first_week) + entry->weekday - bem_weekday(&p->calendar, 0);
    bem_cell *cell = NULL;
    if (d < 0 || d >= p->calendar.n_days)
        bem_source_error(entry->source, entry->at, entry->length, reading->diags,
                         "this day lies outside the horizon");
    else if ((cell = bem_roster_cell(&reading->roster, entry->person, d))->shift != BEM_OFF)
        bem_source_error(entry->source, entry->at, entry->length, reading->diags,
                         "'%s' works '%s' on that day already", p->staff[entry->person].id,
                         p->shifts[cell->shift].id);
    if (cell)
        *cell = (bem_cell){(int16_t)entry->shift, (int16_t)entry->role};
}

/* A week twice, or one that is not there. */
static void judge_weeks(bem_roster_reading *reading, int first_week) {
    const bem_calendar *calendar = &reading->p->calendar;
    int n_weeks = (calendar->n_days + bem_weekday(calendar, 0) + BEM_WEEK_DAYS - 1) / BEM_WEEK_DAYS;
    bool *seen = BEM_TAKE(&reading->arena, n_weeks, bool);
    for (int i = 0; i < reading->weeks.count; i++) {
        const bem_week_entry *entry = &reading->weeks.items[i];
        int week = entry->week - first_week;
        if (entry->weekday >= 0 || week >= n_weeks)
            continue;
        if (seen[week])
            bem_source_error(entry->source, entry->at, entry->length, reading->diags,
                             "week %d was given already", entry->week);
        seen[week] = true;
    }
    for (int week = 0; week < n_weeks; week++)
        if (!seen[week])
            bem_source_error(reading->source, reading->source->length, 0, reading->diags,
                             "the roster has no week %d", first_week + week);
}

void bem_roster_place_weeks(bem_roster_reading *reading) {
    int first_week = MOST_WEEK, errors = reading->diags->n_errors;
    for (int i = 0; i < reading->weeks.count; i++)
        if (reading->weeks.items[i].week < first_week)
            first_week = reading->weeks.items[i].week;
    for (int i = 0; i < reading->weeks.count && reading->diags->count < BEM_DIAG_MAX; i++)
        if (reading->weeks.items[i].weekday >= 0)
            put_entry(reading, &reading->weeks.items[i], first_week);
    if (reading->diags->n_errors == errors)
        judge_weeks(reading, first_week);
}
