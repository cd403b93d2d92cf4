/* import_inrc2.c - reads a case of the second competition: scenario, history
 * and weeks, each a text of sections of lines cut at blanks.
 *
 * A section begins with its name and says, mostly, how many lines follow. What
 * a line means is known from the section alone. */
#include "import_inrc2.h"

#include "import_inrc2_parts.h"
#include "line_words.h"
#include "scalars.h"

#include <stdlib.h>
#include <string.h>

enum {
    MOST_WEEKS = 520,
    MOST_SHIFTS = 500,
    MOST_STAFF = 20000,
    MOST_SKILLS = 500,
    MOST_CONTRACTS = 2000,
    MOST_HEADS = 10000,
    MOST_RUN = 3700,
    MOST_PAST = 300, /* days of a run before the first day */
    MOST_LINES = 1000000
};

typedef struct bem_inrc2_reader {
    bem_line_words words; /* of the line being read */
    bem_inrc2 it;
    bem_names skills, shifts, contracts, nurses;
    int n_lines; /* still to come in this section; -1 = not stated */
    bool has_week, has_history;
    bool *covered; /* [7 * n_shifts * n_skills] of the week being read */
} bem_inrc2_reader;

static bem_word *word(bem_inrc2_reader *r, int i) { return &r->words.items[i]; }

static void complain(bem_inrc2_reader *r, const bem_word *at, const char *expected) {
    bem_word_complain(&r->words, at, expected);
}

static bool read_number(bem_inrc2_reader *r, const bem_word *at, int most, int *number) {
    return bem_word_number(&r->words, at, 0, most, number);
}

static bool read_index(bem_inrc2_reader *r, const bem_word *at, const bem_names *names,
                       const char *what, int *index) {
    return bem_word_index(&r->words, at, names, what, index);
}

static bool read_shift_name(bem_inrc2_reader *r, const bem_word *at, int *shift) {
    return read_index(r, at, &r->shifts, "a shift type", shift);
}

/* (2,5) */
static bool read_range(bem_inrc2_reader *r, const bem_word *at, int most, bem_inrc2_range *range) {
    const char *comma = strchr(at->text, ',');
    bool right = at->length >= 5 && at->text[0] == '(' && at->text[at->length - 1] == ')' && comma;
    int64_t min = 0, max = 0;
    if (right) {
        size_t middle = at->at + (size_t)(comma - at->text);
        bem_word low = bem_word_trimmed(&r->words, at->at + 1, middle);
        bem_word high = bem_word_trimmed(&r->words, middle + 1, at->at + at->length - 1);
        right = bem_scalar_int(low.text, &min) && bem_scalar_int(high.text, &max) && min >= 0 &&
                min <= max && max <= most;
    }
    if (!right)
        complain(r, at, "two numbers such as (2,5), the first no greater");
    *range = (bem_inrc2_range){(int)min, (int)max};
    return right;
}

/* True when the line has so many words at least; else a complaint. */
static bool has_words(bem_inrc2_reader *r, int n, const char *expected) {
    if (r->words.count >= n)
        return true;
    bem_word all = *word(r, 0);
    all.length = word(r, r->words.count - 1)->at + word(r, r->words.count - 1)->length - all.at;
    all.text = bem_arena_text(r->words.arena, r->words.source->text + all.at, all.length);
    complain(r, &all, expected);
    return false;
}

/* `n` names at the end of the line, the first being word `at`; NULL after a complaint. */
static bool *read_set(bem_inrc2_reader *r, int at, const bem_names *known, int n_known,
                      const char *what) {
    int n, index;
    if (!read_number(r, word(r, at), n_known, &n))
        return NULL;
    if (r->words.count != at + 1 + n) {
        complain(r, word(r, at), "as many names as follow");
        return NULL;
    }
    bool *set = BEM_TAKE(&r->it.arena, n_known, bool);
    for (int i = 0; i < n; i++) {
        if (!read_index(r, word(r, at + 1 + i), known, what, &index))
            return NULL;
        set[index] = true;
    }
    return set;
}

/* ---- scenario ---- */

static void read_skill(bem_inrc2_reader *r) {
    const char *id = word(r, 0)->text;
    if (!bem_word_is_id(word(r, 0)) || r->it.skills.count >= MOST_SKILLS ||
        !bem_names_add(&r->skills, id, r->it.skills.count))
        complain(r, word(r, 0), "a skill that is new");
    else
        BEM_PUSH(&r->it.skills, id);
}

/* Early (2,5) */
static void read_shift(bem_inrc2_reader *r) {
    bem_inrc2_shift shift = {.id = word(r, 0)->text};
    if (!has_words(r, 2, "a shift type and its limits") ||
        !read_range(r, word(r, 1), MOST_RUN, &shift.run))
        return;
    if (!bem_word_is_shift_id(word(r, 0)) || strcmp(shift.id, "Any") == 0 ||
        strcmp(shift.id, "None") == 0 || r->it.shifts.count >= MOST_SHIFTS ||
        !bem_names_add(&r->shifts, shift.id, r->it.shifts.count))
        complain(r, word(r, 0), "a shift type that is new");
    else
        BEM_PUSH(&r->it.shifts, shift);
}

/* Late 2 Early Day */
static void read_succession(bem_inrc2_reader *r) {
    int s;
    if (!has_words(r, 2, "a shift type and how many may not follow") ||
        !read_shift_name(r, word(r, 0), &s))
        return;
    bool *set = read_set(r, 1, &r->shifts, r->it.shifts.count, "a shift type");
    if (set && r->it.shifts.items[s].not_before)
        complain(r, word(r, 0), "a shift type that had no successions yet");
    else if (set)
        r->it.shifts.items[s].not_before = set;
}

/* FullTime (15,22) (3,5) (2,3) 2 1 */
static void read_contract(bem_inrc2_reader *r) {
    bem_inrc2_contract contract = {.id = word(r, 0)->text};
    int complete;
    if (!has_words(r, 6, "a contract and its five limits") ||
        !read_range(r, word(r, 1), MOST_RUN, &contract.shifts) ||
        !read_range(r, word(r, 2), MOST_RUN, &contract.work) ||
        !read_range(r, word(r, 3), MOST_RUN, &contract.free) ||
        !read_number(r, word(r, 4), MOST_RUN, &contract.max_weekends) ||
        !read_number(r, word(r, 5), 1, &complete))
        return;
    contract.complete = complete;
    if (!bem_word_is_id(word(r, 0)) || word(r, 0)->length > 40 ||
        r->it.contracts.count >= MOST_CONTRACTS ||
        !bem_names_add(&r->contracts, contract.id, r->it.contracts.count))
        complain(r, word(r, 0), "a contract that is new");
    else
        BEM_PUSH(&r->it.contracts, contract);
}

/* Patrick FullTime 2 HeadNurse Nurse */
static void read_nurse(bem_inrc2_reader *r) {
    bem_inrc2_nurse nurse = {.id = word(r, 0)->text, .last_shift = -1};
    if (!has_words(r, 3, "a nurse, her contract and her skills") ||
        !read_index(r, word(r, 1), &r->contracts, "a contract", &nurse.contract) ||
        !(nurse.skills = read_set(r, 2, &r->skills, r->it.skills.count, "a skill")))
        return;
    if (!bem_word_is_id(word(r, 0)) || r->it.nurses.count >= MOST_STAFF ||
        !bem_names_add(&r->nurses, nurse.id, r->it.nurses.count))
        complain(r, word(r, 0), "a nurse who is new");
    else
        BEM_PUSH(&r->it.nurses, nurse);
}

/* ---- history ---- */

/* Patrick 0 0 Early 2 2 0: shifts and weekends so far, the last shift, and the
 * days in a row of it, of work, of days off. */
static void read_nurse_history(bem_inrc2_reader *r) {
    int e, shift = -1;
    if (!has_words(r, 7, "a nurse and her history") ||
        !read_index(r, word(r, 0), &r->nurses, "a nurse", &e))
        return;
    bem_inrc2_nurse *nurse = &r->it.nurses.items[e];
    bool off = strcmp(word(r, 3)->text, "None") == 0;
    if (nurse->has_history) {
        complain(r, word(r, 0), "a nurse who had no history yet");
        return;
    }
    if (!read_number(r, word(r, 1), MOST_RUN, &nurse->n_shifts) ||
        !read_number(r, word(r, 2), MOST_RUN, &nurse->n_weekends) ||
        (!off && !read_shift_name(r, word(r, 3), &shift)) ||
        !read_number(r, word(r, 4), MOST_PAST, &nurse->same_run) ||
        !read_number(r, word(r, 5), MOST_PAST, &nurse->work_run) ||
        !read_number(r, word(r, 6), MOST_PAST, &nurse->off_run))
        return;
    nurse->last_shift = shift;
    nurse->has_history = true;
    if (off ? nurse->same_run > 0 || nurse->work_run > 0 || nurse->off_run == 0
            : nurse->off_run > 0 || nurse->same_run == 0 || nurse->work_run < nurse->same_run)
        complain(r, word(r, 3), "a last shift that fits the days in a row");
    else if (nurse->work_run > nurse->same_run && r->it.shifts.count < 2)
        complain(r, word(r, 5), "as many days of work as of the one shift");
}

/* ---- weeks ---- */

/* Early HeadNurse (1,1) … : for each weekday the least and the best number. */
static void read_requirement(bem_inrc2_reader *r) {
    enum { FIRST = 2 };
    int s, q;
    if (!has_words(r, FIRST + BEM_WEEK_DAYS, "a shift type, a skill and seven days") ||
        !read_shift_name(r, word(r, 0), &s) ||
        !read_index(r, word(r, 1), &r->skills, "a skill", &q))
        return;
    bool *covered = &r->covered[s * r->it.skills.count + q];
    if (*covered)
        complain(r, word(r, 0), "a shift type and skill that are new in this week");
    *covered = true;
    for (int d = 0; d < BEM_WEEK_DAYS; d++) {
        bem_inrc2_range heads;
        if (!read_range(r, word(r, FIRST + d), MOST_HEADS, &heads))
            return;
        int day = BEM_WEEK_DAYS * (r->it.n_given - 1) + d;
        const bem_inrc2_cover cover = {day, s, q, heads.min, heads.max};
        if (heads.max > 0)
            BEM_PUSH(&r->it.covers, cover);
    }
}

/* Nguyen Any Thu */
static void read_off_request(bem_inrc2_reader *r) {
    static const char *const weekdays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    enum { WEIGHT = 10 };
    bem_put_wish wish = {.shift = -1, .weight = WEIGHT, .day = -1};
    if (!has_words(r, 3, "a nurse, a shift type or Any, and a weekday") ||
        !read_index(r, word(r, 0), &r->nurses, "a nurse", &wish.person) ||
        (strcmp(word(r, 1)->text, "Any") != 0 && !read_shift_name(r, word(r, 1), &wish.shift)))
        return;
    for (int d = 0; d < BEM_WEEK_DAYS; d++)
        if (strcmp(word(r, 2)->text, weekdays[d]) == 0)
            wish.day = BEM_WEEK_DAYS * (r->it.n_given - 1) + d;
    if (wish.day < 0)
        complain(r, word(r, 2), "a weekday such as Mon");
    else
        BEM_PUSH(&r->it.wishes, wish);
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
    static void (*const readers[N_PARTS])(bem_inrc2_reader *) = {[SKILLS] = read_skill,
                                                                 [SHIFT_TYPES] = read_shift,
                                                                 [SUCCESSIONS] = read_succession,
                                                                 [CONTRACTS] = read_contract,
                                                                 [NURSES] = read_nurse,
                                                                 [NURSE_HISTORY] =
                                                                     read_nurse_history,
                                                                 [REQUIREMENTS] = read_requirement,
                                                                 [OFF_REQUESTS] = read_off_request};
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
