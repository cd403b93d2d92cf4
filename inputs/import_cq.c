/* import_cq.c - reads a Curtois-Qu instance: sections of comma-separated lines.
 *
 * Every line is split into fields; each section knows how many it wants and
 * what they mean. Shifts and staff must come before what names them. */
#include "import_cq.h"

#include "import_cq_parts.h"
#include "line_words.h"

#include <stdlib.h>
#include <string.h>

enum {
    MOST_DAYS = 3700,
    MOST_SHIFTS = 500,
    MOST_STAFF = 20000,
    MOST_LIMITS = 4000000, /* staff times shifts */
    MOST_MINUTES = 10000000,
    MOST_WEIGHT = 100000000,
    MOST_FIELDS = 4000
};

typedef struct bem_cq_reader {
    bem_line_words words; /* of the line being read */
    bem_cq cq;
    bem_names shifts, people;
    struct {
        bem_word *items;
        int count, cap;
    } followers; /* third field of each shift */
} bem_cq_reader;

static void complain_at(bem_cq_reader *r, const bem_word *field, const char *expected) {
    bem_word_complain(&r->words, field, expected);
}

static bool read_number(bem_cq_reader *r, const bem_word *field, int most, int *number) {
    return bem_word_number(&r->words, field, 0, most, number);
}

static bool read_name(bem_cq_reader *r, const bem_word *field, const bem_names *names,
                      const char *what, int *index) {
    return bem_word_index(&r->words, field, names, what, index);
}

static bool read_day(bem_cq_reader *r, const bem_word *field, int *day) {
    return read_number(r, field, r->cq.n_days - 1, day);
}

static void read_horizon(bem_cq_reader *r) {
    if (r->cq.n_days > 0)
        complain_at(r, &r->words.items[0], "one horizon only");
    else if (read_number(r, &r->words.items[0], MOST_DAYS, &r->cq.n_days) && r->cq.n_days == 0)
        complain_at(r, &r->words.items[0], "at least one day");
}

static void read_shift(bem_cq_reader *r) {
    bem_cq_shift shift = {.id = r->words.items[0].text};
    if (!bem_word_is_shift_id(&r->words.items[0]) || r->cq.shifts.count >= MOST_SHIFTS) {
        complain_at(r, &r->words.items[0], "a shift's id");
        return;
    }
    if (!read_number(r, &r->words.items[1], 1440, &shift.minutes))
        return;
    if (shift.minutes == 0) {
        complain_at(r, &r->words.items[1], "at least one minute");
        return;
    }
    if (!bem_names_add(&r->shifts, shift.id, r->cq.shifts.count)) {
        complain_at(r, &r->words.items[0], "a shift that is new");
        return;
    }
    BEM_PUSH(&r->cq.shifts, shift);
    BEM_PUSH(&r->followers, r->words.items[2]);
}

/* Followers may name shifts that come later: read when all are known. */
static void read_followers(bem_cq_reader *r) {
    for (int s = 0; s < r->cq.shifts.count; s++) {
        bool *not_after = BEM_TAKE(&r->cq.arena, r->cq.shifts.count, bool);
        r->cq.shifts.items[s].not_after = not_after;
        size_t at = r->followers.items[s].at;
        for (bem_word part;
             bem_word_next_part(&r->words, &r->followers.items[s], '|', &at, &part);) {
            int follower;
            if (read_name(r, &part, &r->shifts, "the id of a shift", &follower))
                not_after[follower] = true;
        }
    }
}

static void read_max_shifts(bem_cq_reader *r, const bem_word *field, int *max_shifts) {
    for (int s = 0; s < r->cq.shifts.count; s++)
        max_shifts[s] = -1;
    size_t at = field->at;
    for (bem_word part; bem_word_next_part(&r->words, field, '|', &at, &part);) {
        size_t id_length = strcspn(part.text, "=");
        if (id_length == part.length) {
            complain_at(r, &part, "a limit such as D=14");
            continue;
        }
        bem_word id = bem_word_trimmed(&r->words, part.at, part.at + id_length);
        bem_word limit =
            bem_word_trimmed(&r->words, part.at + id_length + 1, part.at + part.length);
        int s, n;
        if (read_name(r, &id, &r->shifts, "the id of a shift", &s) &&
            read_number(r, &limit, MOST_MINUTES, &n))
            max_shifts[s] = n;
    }
}

static void read_person(bem_cq_reader *r) {
    bem_cq_person person = {.id = r->words.items[0].text};
    int n_shifts = r->cq.shifts.count;
    bool room = r->cq.staff.count < MOST_STAFF && r->cq.staff.count < MOST_LIMITS / (n_shifts + 1);
    if (!bem_word_is_id(&r->words.items[0]) || !room) {
        complain_at(r, &r->words.items[0], "a person's id");
        return;
    }
    int *const numbers[] = {&person.max_minutes, &person.min_minutes, &person.max_run,
                            &person.min_run,     &person.min_off,     &person.max_weekends};
    for (int i = 0; i < 6; i++)
        if (!read_number(r, &r->words.items[2 + i], MOST_MINUTES, numbers[i]))
            return;
    if (person.max_minutes < person.min_minutes || person.max_run < person.min_run) {
        complain_at(r, &r->words.items[person.max_minutes < person.min_minutes ? 2 : 4],
                    "a maximum of no less than the minimum");
        return;
    }
    person.max_shifts = BEM_TAKE(&r->cq.arena, n_shifts, int);
    read_max_shifts(r, &r->words.items[1], person.max_shifts);
    if (bem_names_add(&r->people, person.id, r->cq.staff.count))
        BEM_PUSH(&r->cq.staff, person);
    else
        complain_at(r, &r->words.items[0], "a person who is new");
}

static void read_days_off(bem_cq_reader *r) {
    bem_cq_day_off off;
    if (!read_name(r, &r->words.items[0], &r->people, "the id of a person", &off.person))
        return;
    for (int i = 1; i < r->words.count; i++)
        if (read_day(r, &r->words.items[i], &off.day))
            BEM_PUSH(&r->cq.days_off, off);
}

static void read_request(bem_cq_reader *r, bool on) {
    bem_put_wish request = {.on = on};
    if (read_name(r, &r->words.items[0], &r->people, "the id of a person", &request.person) &&
        read_day(r, &r->words.items[1], &request.day) &&
        read_name(r, &r->words.items[2], &r->shifts, "the id of a shift", &request.shift) &&
        read_number(r, &r->words.items[3], MOST_WEIGHT, &request.weight))
        BEM_PUSH(&r->cq.requests, request);
}

static void read_on_request(bem_cq_reader *r) { read_request(r, true); }
static void read_off_request(bem_cq_reader *r) { read_request(r, false); }

static void read_cover(bem_cq_reader *r) {
    bem_cq_cover cover;
    if (read_day(r, &r->words.items[0], &cover.day) &&
        read_name(r, &r->words.items[1], &r->shifts, "the id of a shift", &cover.shift) &&
        read_number(r, &r->words.items[2], MOST_STAFF, &cover.heads) &&
        read_number(r, &r->words.items[3], MOST_WEIGHT, &cover.under) &&
        read_number(r, &r->words.items[4], MOST_WEIGHT, &cover.over))
        BEM_PUSH(&r->cq.covers, cover);
}

typedef struct bem_cq_section {
    const char *name;
    int least, most; /* fields in a line */
    void (*read)(bem_cq_reader *);
} bem_cq_section;

static const bem_cq_section sections[] = {
    {"SECTION_HORIZON", 1, 1, read_horizon},
    {"SECTION_SHIFTS", 3, 3, read_shift},
    {"SECTION_STAFF", 8, 8, read_person},
    {"SECTION_DAYS_OFF", 1, MOST_FIELDS, read_days_off},
    {"SECTION_SHIFT_ON_REQUESTS", 4, 4, read_on_request},
    {"SECTION_SHIFT_OFF_REQUESTS", 4, 4, read_off_request},
    {"SECTION_COVER", 5, 5, read_cover},
};
enum { N_SECTIONS = sizeof sections / sizeof *sections };

/* NULL after a complaint: each section comes at most once, in order. */
static const bem_cq_section *open_section(bem_cq_reader *r, const bem_cq_section *open) {
    for (int i = 0; i < N_SECTIONS; i++) {
        if (strcmp(sections[i].name, r->words.items[0].text) != 0)
            continue;
        if (open && &sections[i] <= open)
            complain_at(r, &r->words.items[0], "the sections in their order");
        if (sections[i].read == read_person)
            read_followers(r);
        return &sections[i];
    }
    complain_at(r, &r->words.items[0], "the name of a section");
    return NULL;
}

static void read_line(bem_cq_reader *r, const bem_word *line, const bem_cq_section *open) {
    if (r->words.count < open->least || r->words.count > open->most)
        bem_source_error(r->words.source, line->at, line->length, r->words.diags,
                         "%d fields, but a line of %s has %d", r->words.count, open->name,
                         open->least);
    else
        open->read(r);
}

static void read_lines(bem_cq_reader *r) {
    const bem_cq_section *open = NULL;
    bool skipping = false; /* an unknown section */
    bem_word line;
    for (size_t at = 0; bem_words_next_line(&r->words, &at, &line);) {
        if (line.length == 0 || line.text[0] == '#')
            continue;
        bem_words_split(&r->words, &line, ',');
        if (strncmp(line.text, "SECTION_", 8) == 0) {
            const bem_cq_section *next = open_section(r, open);
            skipping = !next;
            open = next ? next : open;
        } else if (!open && !skipping) {
            complain_at(r, &line, "SECTION_HORIZON");
            return;
        } else if (!skipping) {
            read_line(r, &line, open);
        }
    }
}

static void require(bem_cq_reader *r, bool there, const char *what) {
    if (!there)
        bem_source_error(r->words.source, 0, 0, r->words.diags, "the instance has no %s", what);
}

/* Takes the arena, in which the source lives, over. */
static char *import(const bem_source *source, bem_arena arena, bem_diags *diags) {
    int errors = diags->n_errors;
    bem_cq_reader r = {.words = {.source = source, .diags = diags}};
    r.cq.arena = arena;
    r.words.arena = &r.cq.arena;
    if (source) {
        read_lines(&r);
        require(&r, r.cq.n_days > 0 || diags->n_errors > errors, "horizon");
        require(&r, r.cq.shifts.count > 0 || diags->n_errors > errors, "shifts");
        require(&r, r.cq.staff.count > 0 || diags->n_errors > errors, "staff");
    }
    bool good = source && diags->n_errors == errors;
    char *yaml = good ? bem_cq_tell(&r.cq, source->name) : NULL;
    bem_names_free(&r.shifts);
    bem_names_free(&r.people);
    free(r.words.items);
    free(r.followers.items);
    free(r.cq.shifts.items);
    free(r.cq.staff.items);
    free(r.cq.days_off.items);
    free(r.cq.requests.items);
    free(r.cq.covers.items);
    bem_arena_free(&r.cq.arena);
    return yaml;
}

char *bem_import_cq(const char *path, bem_diags *diags) {
    bem_arena arena = {0};
    bem_place nowhere = {0};
    const bem_source *source = bem_source_read(path, nowhere, NULL, &arena, diags);
    return import(source, arena, diags);
}

char *bem_import_cq_bytes(const char *file, const char *bytes, size_t length, bem_diags *diags) {
    bem_arena arena = {0};
    const bem_source *source = bem_source_of_text(file, bytes, length, &arena, diags);
    return import(source, arena, diags);
}
