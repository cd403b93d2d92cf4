/* import_inrc1.c - reads an instance of the first competition: sections of
 * comma-separated lines that end in semicolons.
 *
 * Each section says how many lines follow; what it names must come before. The
 * patterns of contracts alone come later and are resolved at the end. */
#include "import_inrc1.h"

#include "import_inrc1_parts.h"
#include "line_words.h"
#include "scalars.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum {
    MOST_DAYS = 3700,
    MOST_SHIFTS = 500,
    MOST_STAFF = 20000,
    MOST_SKILLS = 500,
    MOST_CONTRACTS = 2000,
    MOST_PATTERNS = 2000,
    MOST_LINES = 1000000,
    MOST_HEADS = 10000,
    MOST_WEIGHT = 1000000,
    MOST_VALUE = 3700,
    FIRST_LIMIT = 2, /* fields of a contract's line */
    WEEKEND = FIRST_LIMIT + BEM_INRC1_COMPLETE,
    N_PATTERNS = FIRST_LIMIT + BEM_INRC1_N_KINDS + 1,
    CONTRACT_FIELDS = N_PATTERNS + 2
};

typedef struct bem_inrc1_reader {
    bem_line_words words; /* of the line being read */
    bem_inrc1 it;
    bem_names skills, shifts, contracts, contract_names, patterns, people;
    struct {
        bem_word *items;
        int count, cap;
    } patterns_of;                    /* last field of each contract */
    bool *weekly_seen, *special_seen; /* [n_days * n_shifts] days with a cover */
    int n_lines;                      /* still to come in this section */
} bem_inrc1_reader;

static bem_word *field(bem_inrc1_reader *r, int i) { return &r->words.items[i]; }

static void complain(bem_inrc1_reader *r, const bem_word *word, const char *expected) {
    bem_word_complain(&r->words, word, expected);
}

static bool read_number(bem_inrc1_reader *r, const bem_word *word, int most, int *number) {
    return bem_word_number(&r->words, word, 0, most, number);
}

static bool read_index(bem_inrc1_reader *r, const bem_word *word, const bem_names *names,
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

/* A weekday's name at the start of a text; its length, 0 when there is none. */
static size_t weekday_at(const char *text, int *weekday) {
    for (int d = 0; d < BEM_WEEK_DAYS; d++)
        if (strncmp(text, weekday_names[d], strlen(weekday_names[d])) == 0) {
            *weekday = d;
            return strlen(weekday_names[d]);
        }
    return 0;
}

static bool read_weekday(bem_inrc1_reader *r, const bem_word *word, int *weekday) {
    size_t length = weekday_at(word->text, weekday);
    if (length == 0 || length != word->length)
        complain(r, word, "a weekday");
    return length > 0 && length == word->length;
}

/* ---- period, skills, shifts ---- */

static void read_period(bem_inrc1_reader *r) {
    bem_date end;
    if (!bem_scalar_date(field(r, 1)->text, &r->it.start))
        complain(r, field(r, 1), "a date such as 2010-01-01");
    else if (!bem_scalar_date(field(r, 2)->text, &end) || end < r->it.start ||
             end - r->it.start >= MOST_DAYS)
        complain(r, field(r, 2), "a date after the first");
    else
        r->it.n_days = end - r->it.start + 1;
}

static void read_skill(bem_inrc1_reader *r) {
    const char *id = field(r, 0)->text;
    if (!bem_word_is_id(field(r, 0)) || r->it.skills.count >= MOST_SKILLS ||
        !bem_names_add(&r->skills, id, r->it.skills.count))
        complain(r, field(r, 0), "a skill that is new");
    else
        BEM_PUSH(&r->it.skills, id);
}

/* "2, HeadNurse Nurse": a number and so many names. NULL after a complaint. */
static bool *read_set(bem_inrc1_reader *r, const bem_word *number, const bem_word *names,
                      const bem_names *known, int n_known, const char *what) {
    bool *set = BEM_TAKE(&r->it.arena, n_known, bool);
    int n, n_found = 0, index;
    if (!read_number(r, number, n_known, &n))
        return NULL;
    size_t at = names->at;
    for (bem_word part; bem_word_next_part(&r->words, names, ' ', &at, &part);) {
        if (part.length == 0)
            continue;
        if (!read_index(r, &part, known, what, &index))
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
    return read_set(r, field(r, at), field(r, at + 1), &r->skills, r->it.skills.count,
                    "the name of a skill");
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
    bem_inrc1_shift shift = {.id = field(r, 0)->text, .name = field(r, 1)->text};
    if (!bem_word_is_shift_id(field(r, 0)) || r->it.shifts.count >= MOST_SHIFTS) {
        complain(r, field(r, 0), "a shift's id");
        return;
    }
    if (!read_time(r, field(r, 2), &shift.start) || !read_time(r, field(r, 3), &shift.end) ||
        !(shift.skills = read_skills(r, 4)))
        return;
    if (bem_names_add(&r->shifts, shift.id, r->it.shifts.count))
        BEM_PUSH(&r->it.shifts, shift);
    else
        complain(r, field(r, 0), "a shift that is new");
}

/* ---- contracts ---- */

/* (1|3|20): on, weight, value; (1|10): on, weight. */
static bool read_limit(bem_inrc1_reader *r, const bem_word *word, bool has_value,
                       bem_inrc1_limit *limit) {
    static const char *const shape[] = {"a switch such as (1|10)", "a limit such as (1|3|20)"};
    int numbers[3] = {0}, n = 0;
    bool right = word->length > 2 && word->text[0] == '(' && word->text[word->length - 1] == ')';
    bem_word inner = {NULL, word->at + 1, right ? word->length - 2 : 0};
    size_t at = inner.at;
    for (bem_word part; right && bem_word_next_part(&r->words, &inner, '|', &at, &part); n++) {
        int64_t value;
        int most = n == 0 ? 1 : n == 1 ? MOST_WEIGHT : MOST_VALUE;
        right = n < 3 && bem_scalar_int(part.text, &value) && value >= 0 && value <= most;
        numbers[n < 3 ? n : 0] = right ? (int)value : 0;
    }
    if (!right || n != 2 + has_value) {
        complain(r, word, shape[has_value]);
        return false;
    }
    *limit = (bem_inrc1_limit){numbers[0] ? numbers[1] : 0, numbers[2]};
    return true;
}

/* SaturdaySunday: weekdays in a row. */
static bool read_weekend(bem_inrc1_reader *r, const bem_word *word, unsigned *weekend) {
    enum { MOST = 4 };
    int weekday, before = -1, n = 0;
    size_t at = 0, length;
    for (; (length = weekday_at(word->text + at, &weekday)) > 0 && n < MOST; n++, at += length) {
        if (before >= 0 && weekday != (before + 1) % BEM_WEEK_DAYS)
            break;
        *weekend |= 1u << weekday;
        before = weekday;
    }
    if (n == 0 || at != word->length)
        complain(r, word, "a weekend such as SaturdaySunday");
    return n > 0 && at == word->length;
}

static bool read_limits(bem_inrc1_reader *r, bem_inrc1_contract *contract) {
    for (int k = 0; k < BEM_INRC1_N_KINDS; k++) {
        bool has_value = k >= BEM_INRC1_MAX_SHIFTS && k < BEM_INRC1_COMPLETE;
        bem_word *word = field(r, FIRST_LIMIT + k + (k >= BEM_INRC1_COMPLETE));
        if (!read_limit(r, word, has_value, &contract->limits[k]))
            return false;
        bool unused = k == BEM_INRC1_MAX_IN_FOUR_WEEKS || k == BEM_INRC1_FREE_AFTER_NIGHT;
        if (unused && contract->limits[k].weight > 0) {
            complain(r, word, "a limit that is off: the competition did not use it");
            return false;
        }
    }
    return true;
}

/* A name for the YAML: the contract's own when it can be an id and is new. */
static const char *contract_name(bem_inrc1_reader *r) {
    const bem_word *name = field(r, 1);
    const char *id = bem_word_is_id(name) ? name->text : "";
    if (!*id || bem_names_find(&r->contract_names, id) >= 0)
        id = bem_arena_format(&r->it.arena, "contract-%d", r->it.contracts.count);
    return bem_names_add(&r->contract_names, id, 0) ? id : NULL;
}

static void read_contract(bem_inrc1_reader *r) {
    bem_inrc1_contract contract = {.id = field(r, 0)->text};
    if (!read_limits(r, &contract) || !read_weekend(r, field(r, WEEKEND), &contract.weekend))
        return;
    contract.name = contract_name(r);
    if (contract.name && r->it.contracts.count < MOST_CONTRACTS &&
        bem_names_add(&r->contracts, contract.id, r->it.contracts.count)) {
        BEM_PUSH(&r->it.contracts, contract);
        BEM_PUSH(&r->patterns_of, *field(r, N_PATTERNS));
        BEM_PUSH(&r->patterns_of, *field(r, N_PATTERNS + 1));
    } else {
        complain(r, field(r, 0), "a contract that is new");
    }
}

/* ---- patterns ---- */

/* (L|Any), (None|Friday): what stands on the pattern's day i. */
static bool read_element(bem_inrc1_reader *r, const bem_word *word, int i,
                         bem_inrc1_pattern *pattern) {
    bool right = word->length > 2 && word->text[0] == '(' && word->text[word->length - 1] == ')';
    const char *bar = right ? strchr(word->text, '|') : NULL;
    if (!bar) {
        complain(r, word, "a day such as (L|Any)");
        return false;
    }
    size_t middle = word->at + (size_t)(bar - word->text);
    bem_word cell = bem_word_trimmed(&r->words, word->at + 1, middle);
    bem_word day = bem_word_trimmed(&r->words, middle + 1, word->at + word->length - 1);
    if (strcmp(cell.text, "None") == 0)
        pattern->cell[i] = BEM_INRC1_NONE;
    else if (strcmp(cell.text, "Any") == 0)
        pattern->cell[i] = BEM_INRC1_ANY;
    else if (!read_index(r, &cell, &r->shifts, "the id of a shift, Any or None", &pattern->cell[i]))
        return false;
    int weekday;
    if (strcmp(day.text, "Any") == 0)
        return true;
    if (!read_weekday(r, &day, &weekday))
        return false;
    int start = (weekday + 2 * BEM_WEEK_DAYS - i) % BEM_WEEK_DAYS;
    pattern->never |= pattern->start >= 0 && pattern->start != start;
    pattern->start = start;
    return true;
}

/* "2 (L|Any) (D|Any)" */
static bool read_elements(bem_inrc1_reader *r, const bem_word *word, bem_inrc1_pattern *pattern) {
    size_t at = word->at;
    int n_days = -1, i = 0;
    for (bem_word part; bem_word_next_part(&r->words, word, ' ', &at, &part);) {
        if (part.length == 0)
            continue;
        if (n_days < 0) {
            if (!bem_word_number(&r->words, &part, 1, BEM_INRC1_MOST_PATTERN, &n_days))
                return false;
        } else if (i >= n_days) {
            break;
        } else if (!read_element(r, &part, i++, pattern)) {
            return false;
        }
    }
    if (i != n_days || at < word->at + word->length)
        complain(r, word, "a length and so many days");
    pattern->n_days = n_days;
    return i == n_days && at >= word->at + word->length;
}

static void read_pattern(bem_inrc1_reader *r) {
    bem_inrc1_pattern pattern = {.start = -1};
    if (!read_number(r, field(r, 1), MOST_WEIGHT, &pattern.weight) ||
        !read_elements(r, field(r, 2), &pattern))
        return;
    if (r->it.patterns.count < MOST_PATTERNS &&
        bem_names_add(&r->patterns, field(r, 0)->text, r->it.patterns.count))
        BEM_PUSH(&r->it.patterns, pattern);
    else
        complain(r, field(r, 0), "a pattern that is new");
}

/* ---- people, cover, wishes ---- */

static void read_person(bem_inrc1_reader *r) {
    bem_inrc1_person person = {.id = field(r, 0)->text, .name = field(r, 1)->text};
    if (!bem_word_is_id(field(r, 0)) || r->it.staff.count >= MOST_STAFF) {
        complain(r, field(r, 0), "an employee's id");
        return;
    }
    if (!read_index(r, field(r, 2), &r->contracts, "the id of a contract", &person.contract) ||
        !(person.skills = read_skills(r, 3)))
        return;
    if (bem_names_add(&r->people, person.id, r->it.staff.count))
        BEM_PUSH(&r->it.staff, person);
    else
        complain(r, field(r, 0), "an employee who is new");
}

static bool read_heads(bem_inrc1_reader *r, bem_inrc1_cover *cover) {
    return read_index(r, field(r, 1), &r->shifts, "the id of a shift", &cover->shift) &&
           read_number(r, field(r, 2), MOST_HEADS, &cover->heads);
}

/* Is it the first for its shift on one of so many days? */
static bool is_new(bem_inrc1_reader *r, bool **seen, const bem_inrc1_cover *cover, int n_days) {
    if (!*seen)
        *seen = BEM_TAKE(&r->it.arena, (size_t)n_days * (size_t)r->it.shifts.count, bool);
    bool *cell = &(*seen)[(size_t)cover->day * (size_t)r->it.shifts.count + (size_t)cover->shift];
    if (*cell)
        complain(r, field(r, 0), "a day that has no cover of this shift yet");
    return !*cell && (*cell = true);
}

static void read_weekly_cover(bem_inrc1_reader *r) {
    bem_inrc1_cover cover;
    if (read_weekday(r, field(r, 0), &cover.day) && read_heads(r, &cover) &&
        is_new(r, &r->weekly_seen, &cover, BEM_WEEK_DAYS))
        BEM_PUSH(&r->it.weekly, cover);
}

static void read_special_cover(bem_inrc1_reader *r) {
    bem_inrc1_cover cover;
    if (read_day(r, field(r, 0), &cover.day) && read_heads(r, &cover) &&
        is_new(r, &r->special_seen, &cover, r->it.n_days))
        BEM_PUSH(&r->it.special, cover);
}

static void read_wish(bem_inrc1_reader *r, bool on, bool of_shift) {
    bem_put_wish wish = {.on = on, .shift = -1};
    if (read_index(r, field(r, 0), &r->people, "the id of an employee", &wish.person) &&
        read_day(r, field(r, 1), &wish.day) &&
        (!of_shift || read_index(r, field(r, 2), &r->shifts, "the id of a shift", &wish.shift)) &&
        read_number(r, field(r, 2 + of_shift), MOST_WEIGHT, &wish.weight))
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
    {"CONTRACTS", CONTRACT_FIELDS, read_contract},
    {"PATTERNS", 3, read_pattern},
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
    return number.length == 0 || read_number(r, &number, MOST_LINES, &r->n_lines);
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

static void resolve_patterns(bem_inrc1_reader *r) {
    for (int i = 0; i < r->it.contracts.count; i++) {
        const bem_word *words = &r->patterns_of.items[2 * i];
        r->it.contracts.items[i].patterns = read_set(r, &words[0], &words[1], &r->patterns,
                                                     r->it.patterns.count, "the id of a pattern");
    }
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
        resolve_patterns(&r);
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
