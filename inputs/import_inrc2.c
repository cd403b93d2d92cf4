/* import_inrc2.c - reads a case of the second competition: scenario, history
 * and weeks, each a text of sections of lines cut at blanks.
 *
 * A section begins with its name and says, mostly, how many lines follow. What
 * a line means is known from the section alone. */
#include "import_inrc2.h"

#include "import_inrc2_read.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_WEEKS = 520, MOST_LINES = 1000000 };

static bem_word *word(bem_inrc2_reader *r, int i) { return &r->words.items[i]; }

static void complain(bem_inrc2_reader *r, const bem_word *at, const char *expected) {
    bem_word_complain(&r->words, at, expected);
}

static bool read_number(bem_inrc2_reader *r, const bem_word *at, int most, int *number) {
    return bem_word_number(&r->words, at, 0, most, number);
}

/* ---- sections ---- */

/* Their names in order. `SKILLS = 2` says how many lines follow, SCENARIO what
 * it is called; the others say nothing and go on to the next name. */
typedef enum bem_inrc2_part {
    SCENARIO,
    WEEKS,
    SKILLS,
    SHIFT_TYPES,
    SUCCESSIONS,
    CONTRACTS,
    NURSES,
    HISTORY,
    NURSE_HISTORY,
    WEEK_DATA,
    REQUIREMENTS,
    OFF_REQUESTS,
    N_PARTS,
    NOTHING = N_PARTS
} bem_inrc2_part;

static const char *const part_names[N_PARTS] = {"SCENARIO",
                                                "WEEKS",
                                                "SKILLS",
                                                "SHIFT_TYPES",
                                                "FORBIDDEN_SHIFT_TYPES_SUCCESSIONS",
                                                "CONTRACTS",
                                                "NURSES",
                                                "HISTORY",
                                                "NURSE_HISTORY",
                                                "WEEK_DATA",
                                                "REQUIREMENTS",
                                                "SHIFT_OFF_REQUESTS"};

static void read_scenario_name(bem_inrc2_reader *r, const bem_word *line) {
    if (r->words.count != 3 || !bem_word_is_id(word(r, 2)))
        complain(r, line, "SCENARIO = and its name");
    else
        r->it.name = word(r, 2)->text;
}

/* `NAME = n` */
static int read_count(bem_inrc2_reader *r, const bem_word *line, const char *name, int most) {
    int n = 0;
    if (r->words.count != 3 || strcmp(word(r, 1)->text, "=") != 0)
        complain(r, line, bem_arena_format(r->words.arena, "%s = and a number", name));
    else
        read_number(r, word(r, 2), most, &n);
    return n;
}

static void begin_week(bem_inrc2_reader *r, const bem_word *line) {
    if (r->it.n_given + r->it.week >= r->it.n_weeks)
        bem_source_error(r->words.source, line->at, line->length, r->words.diags,
                         "a week more than the scenario's %d", r->it.n_weeks);
    r->it.n_given++;
    r->covered =
        BEM_TAKE(&r->it.arena, (size_t)r->it.shifts.count * (size_t)r->it.skills.count, bool);
}

static void begin_part(bem_inrc2_reader *r, const bem_word *line, bem_inrc2_part part) {
    r->n_lines = -1;
    switch (part) {
    case SCENARIO:
        read_scenario_name(r, line);
        r->n_lines = 0;
        break;
    case WEEKS:
        r->it.n_weeks = read_count(r, line, part_names[part], MOST_WEEKS);
        r->n_lines = 0;
        break;
    case SKILLS:
    case SHIFT_TYPES:
    case CONTRACTS:
    case NURSES:
    case OFF_REQUESTS:
        r->n_lines = read_count(r, line, part_names[part], MOST_LINES);
        break;
    case HISTORY:
    case WEEK_DATA:
        r->n_lines = 1;
        if (part == WEEK_DATA)
            begin_week(r, line);
        break;
    default:
        break;
    }
}

/* HISTORY's line `0 n005w4` and WEEK_DATA's `n005w4`; a week's data may be of
 * another case of the same size, so the name is not held against the scenario's. */
static void read_title(bem_inrc2_reader *r, bem_inrc2_part part) {
    if (part == HISTORY)
        read_number(r, word(r, 0), MOST_WEEKS, &r->it.week);
}

static void read_record(bem_inrc2_reader *r, const bem_word *line, bem_inrc2_part part) {
    static void (*const readers[N_PARTS])(bem_inrc2_reader *) = {
        [SKILLS] = bem_inrc2_read_skill,
        [SHIFT_TYPES] = bem_inrc2_read_shift,
        [SUCCESSIONS] = bem_inrc2_read_succession,
        [CONTRACTS] = bem_inrc2_read_contract,
        [NURSES] = bem_inrc2_read_nurse,
        [NURSE_HISTORY] = bem_inrc2_read_nurse_history,
        [REQUIREMENTS] = bem_inrc2_read_requirement,
        [OFF_REQUESTS] = bem_inrc2_read_off_request};
    if (r->n_lines == 0) {
        complain(r, line, "the next section");
        return;
    }
    r->n_lines -= r->n_lines > 0;
    if (readers[part])
        readers[part](r);
    else
        read_title(r, part);
}

/* May `next` come after `part`? In their order; weeks come one after another. */
static bool may_follow(bem_inrc2_part part, bem_inrc2_part next) {
    if (part == NOTHING)
        return next == SCENARIO;
    return next == part + 1 || (part == OFF_REQUESTS && next == WEEK_DATA);
}

static void end_part(bem_inrc2_reader *r, bem_inrc2_part part, size_t at) {
    if (part != NOTHING && r->n_lines > 0)
        bem_source_error(r->words.source, at, 0, r->words.diags,
                         "%s has %d lines less than it says", part_names[part], r->n_lines);
}

static bem_inrc2_part part_of(const bem_word *first) {
    int part = 0;
    while (part < N_PARTS && strcmp(first->text, part_names[part]) != 0)
        part++;
    return (bem_inrc2_part)part;
}

/* Reads the source on from `part`; the part at its end. Stops at a section that
 * has errors: what comes later leans on it. */
static bem_inrc2_part read_source(bem_inrc2_reader *r, bem_inrc2_part part) {
    int errors = r->words.diags->n_errors;
    bem_word line;
    for (size_t at = 0; bem_words_next_line(&r->words, &at, &line);) {
        if (line.length == 0)
            continue;
        bem_words_split_blanks(&r->words, &line);
        bem_inrc2_part next = part_of(word(r, 0));
        if (next == N_PARTS) {
            if (part == NOTHING)
                complain(r, &line, part_names[SCENARIO]);
            else
                read_record(r, &line, part);
        } else {
            end_part(r, part, line.at);
            if (!may_follow(part, next))
                complain(r, &line, part_names[part < OFF_REQUESTS ? part + 1 : WEEK_DATA]);
            if (r->words.diags->n_errors > errors)
                return part;
            begin_part(r, &line, next);
            part = next;
        }
        if (part == NOTHING)
            return part;
    }
    end_part(r, part, r->words.source->length);
    r->n_lines = 0;
    return part;
}

static void require(bem_inrc2_reader *r, bem_inrc2_part part) {
    const bem_source *source = r->words.source;
    int next = part == NOTHING ? SCENARIO : part + 1;
    if (part != OFF_REQUESTS)
        bem_source_error(source, source->length, 0, r->words.diags, "the case ends before %s",
                         part_names[next]);
    else if (r->it.nurses.count == 0 || r->it.shifts.count == 0)
        bem_source_error(source, 0, 0, r->words.diags, "the case has no %s",
                         r->it.nurses.count == 0 ? "nurses" : "shift types");
    for (int e = 0; part == OFF_REQUESTS && e < r->it.nurses.count; e++)
        if (!r->it.nurses.items[e].has_history)
            bem_source_error(source, 0, 0, r->words.diags, "the case has no history of '%s'",
                             r->it.nurses.items[e].id);
}

static void free_reader(bem_inrc2_reader *r) {
    bem_names_free(&r->skills);
    bem_names_free(&r->shifts);
    bem_names_free(&r->contracts);
    bem_names_free(&r->nurses);
    free(r->words.items);
    free(r->it.skills.items);
    free(r->it.shifts.items);
    free(r->it.contracts.items);
    free(r->it.nurses.items);
    free(r->it.covers.items);
    free(r->it.wishes.items);
    bem_arena_free(&r->it.arena);
}

/* ---- files ---- */

static char *finish(bem_inrc2_reader *r, bem_inrc2_part part, int errors, const char *const *files,
                    int n_files) {
    if (r->words.diags->n_errors == errors)
        require(r, part);
    bool good = r->words.diags->n_errors == errors;
    char *yaml = good ? bem_inrc2_tell(&r->it, files, n_files) : NULL;
    free_reader(r);
    return yaml;
}

char *bem_import_inrc2(const char *const *paths, int n_paths, bem_diags *diags) {
    int errors = diags->n_errors;
    bem_inrc2_reader r = {.words = {.diags = diags}};
    bem_inrc2_part part = NOTHING;
    bem_place nowhere = {0};
    r.words.arena = &r.it.arena;
    for (int i = 0; i < n_paths && diags->n_errors == errors; i++) {
        r.words.source = bem_source_read(paths[i], nowhere, NULL, &r.it.arena, diags);
        if (r.words.source)
            part = read_source(&r, part);
    }
    return finish(&r, part, errors, paths, n_paths);
}

char *bem_import_inrc2_bytes(const char *file, const char *bytes, size_t length, bem_diags *diags) {
    int errors = diags->n_errors;
    bem_inrc2_reader r = {.words = {.diags = diags}};
    bem_inrc2_part part = NOTHING;
    r.words.arena = &r.it.arena;
    r.words.source = bem_source_of_text(file, bytes, length, &r.it.arena, diags);
    if (r.words.source)
        part = read_source(&r, part);
    return finish(&r, part, errors, &file, 1);
}
