/* import_inrc1.c - reads an instance of the first competition: sections of
 * comma-separated lines that end in semicolons.
 *
 * Each section says how many lines follow; what it names must come before. The
 * patterns of contracts alone come later and are resolved at the end. */
#include "import_inrc1.h"

#include "import_inrc1_read.h"
#include "scalars.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum {
    MOST_DAYS = 3700,
    MOST_SHIFTS = 500,
    MOST_STAFF = 20000,
    MOST_SKILLS = 500,
    MOST_LINES = 1000000,
    MOST_HEADS = 10000
};

static void complain(bem_inrc1_reader *r, const bem_word *word, const char *expected) {
    bem_word_complain(&r->words, word, expected);
}

bool bem_inrc1_number(bem_inrc1_reader *r, const bem_word *word, int most, int *number) {
    return bem_word_number(&r->words, word, 0, most, number);
}

bool bem_inrc1_index(bem_inrc1_reader *r, const bem_word *word, const bem_names *names,
                     const char *what, int *index) {
    return bem_word_index(&r->words, word, names, what, index);
}

static bool read_day(bem_inrc1_reader *r, const bem_word *word, int *day) {
    bem_date date;
    bool valid = bem_scalar_date(word->text, &date);
    *day = valid ? date - r->it.start : -1;
    if (!valid || *day < 0 || *day >= r->it.n_days)
        complain(r, word, "a date of the period");
    return valid && *day >= 0 && *day < r->it.n_days;
}

static const char *const weekday_names[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                            "Friday", "Saturday", "Sunday"};

size_t bem_inrc1_weekday_at(const char *text, int *weekday) {
    for (int d = 0; d < BEM_WEEK_DAYS; d++)
        if (strncmp(text, weekday_names[d], strlen(weekday_names[d])) == 0) {
            *weekday = d;
            return strlen(weekday_names[d]);
        }
    return 0;
}

bool bem_inrc1_weekday(bem_inrc1_reader *r, const bem_word *word, int *weekday) {
    size_t length = bem_inrc1_weekday_at(word->text, weekday);
    if (length == 0 || length != word->length)
        complain(r, word, "a weekday");
    return length > 0 && length == word->length;
}

/* ---- period, skills, shifts ---- */

static void read_period(bem_inrc1_reader *r) {
    bem_date end;
    if (!bem_scalar_date(bem_inrc1_field(r, 1)->text, &r->it.start))
        complain(r, bem_inrc1_field(r, 1), "a date such as 2010-01-01");
    else if (!bem_scalar_date(bem_inrc1_field(r, 2)->text, &end) || end < r->it.start ||
             end - r->it.start >= MOST_DAYS)
        complain(r, bem_inrc1_field(r, 2), "a date after the first");
    else
        r->it.n_days = end - r->it.start + 1;
}

static void read_skill(bem_inrc1_reader *r) {
    const char *id = bem_inrc1_field(r, 0)->text;
    if (!bem_word_is_id(bem_inrc1_field(r, 0)) || r->it.skills.count >= MOST_SKILLS ||
        !bem_names_add(&r->skills, id, r->it.skills.count))
        complain(r, bem_inrc1_field(r, 0), "a skill that is new");
    else
        BEM_PUSH(&r->it.skills, id);
}

bool *bem_inrc1_set(bem_inrc1_reader *r, const bem_word *number, const bem_word *names,
                    const bem_names *known, int n_known, const char *what) {
    bool *set = BEM_TAKE(&r->it.arena, n_known, bool);
    int n, n_found = 0, index;
    if (!bem_inrc1_number(r, number, n_known, &n))
        return NULL;
    size_t at = names->at;
    for (bem_word part; bem_word_next_part(&r->words, names, ' ', &at, &part);) {
        if (part.length == 0)
            continue;
        if (!bem_inrc1_index(r, &part, known, what, &index))
            return NULL;
        set[index] = true;
        n_found++;
    }
    if (n_found == n)
        return set;
    complain(r, names, bem_arena_format(&r->it.arena, "%d names", n));
    return NULL;
}

static bool *read_skills(bem_inrc1_reader *r, int at) {
    return bem_inrc1_set(r, bem_inrc1_field(r, at), bem_inrc1_field(r, at + 1), &r->skills,
                         r->it.skills.count, "the name of a skill");
}

/* 14:30:00 */
static bool read_time(bem_inrc1_reader *r, const bem_word *word, int *minutes) {
    const char *c = word->text;
    bool right = word->length == 8 && c[2] == ':' && strcmp(c + 5, ":00") == 0;
    for (int i = 0; right && i < 5; i++)
        right = i == 2 || isdigit((unsigned char)c[i]);
    int hour = right ? 10 * (c[0] - '0') + c[1] - '0' : 24;
    int minute = right ? 10 * (c[3] - '0') + c[4] - '0' : 60;
    if (hour > 23 || minute > 59) {
        complain(r, word, "a time such as 14:30:00");
        return false;
    }
    *minutes = 60 * hour + minute;
    return true;
}

static void read_shift(bem_inrc1_reader *r) {
    bem_inrc1_shift shift = {.id = bem_inrc1_field(r, 0)->text,
                             .name = bem_inrc1_field(r, 1)->text};
    if (!bem_word_is_shift_id(bem_inrc1_field(r, 0)) || r->it.shifts.count >= MOST_SHIFTS) {
        complain(r, bem_inrc1_field(r, 0), "a shift's id");
        return;
    }
    if (!read_time(r, bem_inrc1_field(r, 2), &shift.start) ||
        !read_time(r, bem_inrc1_field(r, 3), &shift.end) || !(shift.skills = read_skills(r, 4)))
        return;
    if (bem_names_add(&r->shifts, shift.id, r->it.shifts.count))
        BEM_PUSH(&r->it.shifts, shift);
    else
        complain(r, bem_inrc1_field(r, 0), "a shift that is new");
}

/* ---- people, cover, wishes ---- */

static void read_person(bem_inrc1_reader *r) {
    bem_inrc1_person person = {.id = bem_inrc1_field(r, 0)->text,
                               .name = bem_inrc1_field(r, 1)->text};
    if (!bem_word_is_id(bem_inrc1_field(r, 0)) || r->it.staff.count >= MOST_STAFF) {
        complain(r, bem_inrc1_field(r, 0), "an employee's id");
        return;
    }
    if (!bem_inrc1_index(r, bem_inrc1_field(r, 2), &r->contracts, "the id of a contract",
                         &person.contract) ||
        !(person.skills = read_skills(r, 3)))
        return;
    if (bem_names_add(&r->people, person.id, r->it.staff.count))
        BEM_PUSH(&r->it.staff, person);
    else
        complain(r, bem_inrc1_field(r, 0), "an employee who is new");
}

static bool read_heads(bem_inrc1_reader *r, bem_inrc1_cover *cover) {
    return bem_inrc1_index(r, bem_inrc1_field(r, 1), &r->shifts, "the id of a shift",
                           &cover->shift) &&
           bem_inrc1_number(r, bem_inrc1_field(r, 2), MOST_HEADS, &cover->heads);
}

/* Is it the first for its shift on one of so many days? */
static bool is_new(bem_inrc1_reader *r, bool **seen, const bem_inrc1_cover *cover, int n_days) {
    if (!*seen)
        *seen = BEM_TAKE(&r->it.arena, (size_t)n_days * (size_t)r->it.shifts.count, bool);
    bool *cell = &(*seen)[(size_t)cover->day * (size_t)r->it.shifts.count + (size_t)cover->shift];
    if (*cell)
        complain(r, bem_inrc1_field(r, 0), "a day that has no cover of this shift yet");
    return !*cell && (*cell = true);
}

static void read_weekly_cover(bem_inrc1_reader *r) {
    bem_inrc1_cover cover;
    if (bem_inrc1_weekday(r, bem_inrc1_field(r, 0), &cover.day) && read_heads(r, &cover) &&
        is_new(r, &r->weekly_seen, &cover, BEM_WEEK_DAYS))
        BEM_PUSH(&r->it.weekly, cover);
}

static void read_special_cover(bem_inrc1_reader *r) {
    bem_inrc1_cover cover;
    if (read_day(r, bem_inrc1_field(r, 0), &cover.day) && read_heads(r, &cover) &&
        is_new(r, &r->special_seen, &cover, r->it.n_days))
        BEM_PUSH(&r->it.special, cover);
}

static void read_wish(bem_inrc1_reader *r, bool on, bool of_shift) {
    bem_put_wish wish = {.on = on, .shift = -1};
    if (bem_inrc1_index(r, bem_inrc1_field(r, 0), &r->people, "the id of an employee",
                        &wish.person) &&
        read_day(r, bem_inrc1_field(r, 1), &wish.day) &&
        (!of_shift ||
         bem_inrc1_index(r, bem_inrc1_field(r, 2), &r->shifts, "the id of a shift", &wish.shift)) &&
        bem_inrc1_number(r, bem_inrc1_field(r, 2 + of_shift), BEM_INRC1_MOST_WEIGHT, &wish.weight))
        BEM_PUSH(&r->it.wishes, wish);
}

static void read_day_off(bem_inrc1_reader *r) { read_wish(r, false, false); }
static void read_day_on(bem_inrc1_reader *r) { read_wish(r, true, false); }
static void read_shift_off(bem_inrc1_reader *r) { read_wish(r, false, true); }
static void read_shift_on(bem_inrc1_reader *r) { read_wish(r, true, true); }

/* ---- sections ---- */

typedef struct bem_inrc1_section {
    const char *name;
    int n_fields;
    void (*read)(bem_inrc1_reader *);
} bem_inrc1_section;

static const bem_inrc1_section sections[] = {
    {"SCHEDULING_PERIOD", 3, read_period},
    {"SKILLS", 1, read_skill},
    {"SHIFT_TYPES", 6, read_shift},
    {"CONTRACTS", BEM_INRC1_CONTRACT_FIELDS, bem_inrc1_read_contract},
    {"PATTERNS", 3, bem_inrc1_read_pattern},
    {"EMPLOYEES", 5, read_person},
    {"DAY_OF_WEEK_COVER", 3, read_weekly_cover},
    {"DATE_SPECIFIC_COVER", 3, read_special_cover},
    {"DAY_OFF_REQUESTS", 3, read_day_off},
    {"DAY_ON_REQUESTS", 3, read_day_on},
    {"SHIFT_OFF_REQUESTS", 4, read_shift_off},
    {"SHIFT_ON_REQUESTS", 4, read_shift_on},
};
enum { N_SECTIONS = sizeof sections / sizeof *sections };

/* The section that a line opens, such as `SKILLS = 2`, or NULL. */
static const bem_inrc1_section *section_of(const bem_word *line) {
    size_t length = strcspn(line->text, " =");
    for (int i = 0; i < N_SECTIONS; i++)
        if (strlen(sections[i].name) == length &&
            strncmp(sections[i].name, line->text, length) == 0)
            return &sections[i];
    return NULL;
}

static void close_section(bem_inrc1_reader *r, const bem_inrc1_section *open, size_t at) {
    if (open && r->n_lines > 0)
        bem_source_error(r->words.source, at, 0, r->words.diags,
                         "%s has %d lines less than it says", open->name, r->n_lines);
}

/* False after a complaint. */
static bool open_section(bem_inrc1_reader *r, const bem_word *line, const bem_inrc1_section *open,
                         const bem_inrc1_section *next) {
    close_section(r, open, line->at);
    if (next != (open ? open + 1 : sections)) {
        complain(r, line, open && open + 1 < sections + N_SECTIONS ? open[1].name : sections->name);
        return false;
    }
    size_t name = strlen(next->name), skip = name + strspn(line->text + name, " =");
    bem_word number = bem_word_trimmed(&r->words, line->at + skip, line->at + line->length);
    r->n_lines = 1;
    return number.length == 0 || bem_inrc1_number(r, &number, MOST_LINES, &r->n_lines);
}

static void read_record(bem_inrc1_reader *r, const bem_word *line, const bem_inrc1_section *open) {
    bem_words_split(&r->words, line, ',');
    if (r->n_lines-- <= 0)
        complain(r, line, "the next section");
    else if (r->words.count != open->n_fields)
        bem_source_error(r->words.source, line->at, line->length, r->words.diags,
                         "%d fields, but a line of %s has %d", r->words.count, open->name,
                         open->n_fields);
    else
        open->read(r);
}

static void read_lines(bem_inrc1_reader *r) {
    const bem_inrc1_section *open = NULL;
    bem_word line;
    int errors = r->words.diags->n_errors;
    for (size_t at = 0; bem_words_next_line(&r->words, &at, &line);) {
        if (line.length == 0 || line.text[0] == '/')
            continue;
        if (line.text[line.length - 1] == ';')
            line = bem_word_trimmed(&r->words, line.at, line.at + line.length - 1);
        const bem_inrc1_section *next = section_of(&line);
        if (next) {
            if (!open_section(r, &line, open, next))
                return;
            open = next;
        } else if (!open) {
            complain(r, &line, sections->name);
            return;
        } else {
            read_record(r, &line, open);
        }
        /* what comes later leans on these */
        if (open - sections < 6 && r->n_lines == 0 && r->words.diags->n_errors > errors)
            return;
    }
    close_section(r, open, r->words.source->length);
    if (r->words.diags->n_errors == errors && open != &sections[N_SECTIONS - 1])
        bem_source_error(r->words.source, r->words.source->length, 0, r->words.diags,
                         "the instance ends before %s", open ? open[1].name : sections->name);
}

static void require_people(bem_inrc1_reader *r) {
    if (r->it.staff.count == 0 || r->it.shifts.count == 0)
        bem_source_error(r->words.source, 0, 0, r->words.diags, "the instance has no %s",
                         r->it.staff.count == 0 ? "employees" : "shifts");
}

static void free_reader(bem_inrc1_reader *r) {
    bem_names *const names[] = {&r->skills,         &r->shifts,   &r->contracts,
                                &r->contract_names, &r->patterns, &r->people};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        bem_names_free(names[i]);
    free(r->words.items);
    free(r->patterns_of.items);
    free(r->it.skills.items);
    free(r->it.shifts.items);
    free(r->it.contracts.items);
    free(r->it.patterns.items);
    free(r->it.staff.items);
    free(r->it.weekly.items);
    free(r->it.special.items);
    free(r->it.wishes.items);
    bem_arena_free(&r->it.arena);
}

/* Takes the arena, in which the source lives, over. */
static char *import(const bem_source *source, bem_arena arena, bem_diags *diags) {
    int errors = diags->n_errors;
    bem_inrc1_reader r = {.words = {.source = source, .diags = diags}};
    r.it.arena = arena;
    r.words.arena = &r.it.arena;
    if (source)
        read_lines(&r);
    if (source && diags->n_errors == errors)
        bem_inrc1_resolve_patterns(&r);
    if (source && diags->n_errors == errors)
        require_people(&r);
    bool good = source && diags->n_errors == errors;
    char *yaml = good ? bem_inrc1_tell(&r.it, source->name) : NULL;
    free_reader(&r);
    return yaml;
}

char *bem_import_inrc1(const char *path, bem_diags *diags) {
    bem_arena arena = {0};
    bem_place nowhere = {0};
    const bem_source *source = bem_source_read(path, nowhere, NULL, &arena, diags);
    return import(source, arena, diags);
}

char *bem_import_inrc1_bytes(const char *file, const char *bytes, size_t length, bem_diags *diags) {
    bem_arena arena = {0};
    const bem_source *source = bem_source_of_text(file, bytes, length, &arena, diags);
    return import(source, arena, diags);
}
