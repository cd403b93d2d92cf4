/* import_cq.c - reads a Curtois-Qu instance: sections of comma-separated lines.
 *
 * Every line is split into fields; each section knows how many it wants and
 * what they mean. Shifts and staff must come before what names them. */
#include "import_cq.h"

#include "import_cq_parts.h"
#include "names.h"
#include "scalars.h"
#include "source_error.h"

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

typedef struct bem_cq_field {
    const char *text; /* in the arena */
    size_t at, length;
} bem_cq_field;

typedef struct bem_cq_reader {
    const bem_source *source;
    bem_diags *diags;
    bem_cq cq;
    bem_names shifts, people, sections;
    BEM_ARRAY(bem_cq_field); /* of the line being read */
    struct {
        bem_cq_field *items;
        int count, cap;
    } followers; /* third field of each shift */
} bem_cq_reader;

static void complain_at(bem_cq_reader *r, const bem_cq_field *field, const char *expected) {
    bem_source_error(r->source, field->at, field->length, r->diags, "expected %s, not '%s'",
                     expected, bem_clip(field->text, &r->cq.arena));
}

static bem_cq_field trimmed(bem_cq_reader *r, size_t at, size_t end) {
    const char *text = r->source->text;
    while (at < end && (text[at] == ' ' || text[at] == '\t'))
        at++;
    while (end > at && (text[end - 1] == ' ' || text[end - 1] == '\t' || text[end - 1] == '\r'))
        end--;
    return (bem_cq_field){bem_arena_text(&r->cq.arena, text + at, end - at), at, end - at};
}

static void split(bem_cq_reader *r, size_t at, size_t end) {
    r->count = 0;
    for (;;) {
        const char *comma = memchr(r->source->text + at, ',', end - at);
        size_t stop = comma ? (size_t)(comma - r->source->text) : end;
        bem_cq_field field = trimmed(r, at, stop);
        BEM_PUSH(r, field);
        if (!comma || r->count > MOST_FIELDS)
            return;
        at = stop + 1;
    }
}

/* The next part of a field that is divided by `|`; false at its end. */
static bool next_part(bem_cq_reader *r, const bem_cq_field *field, size_t *at, bem_cq_field *part) {
    size_t end = field->at + field->length;
    if (*at >= end)
        return false;
    const char *bar = memchr(r->source->text + *at, '|', end - *at);
    size_t stop = bar ? (size_t)(bar - r->source->text) : end;
    *part = trimmed(r, *at, stop);
    *at = stop + 1;
    return true;
}

static bool read_number(bem_cq_reader *r, const bem_cq_field *field, int most, int *number) {
    int64_t value;
    if (!bem_scalar_int(field->text, &value) || value < 0 || value > most) {
        complain_at(r, field, bem_arena_format(&r->cq.arena, "a number from 0 to %d", most));
        return false;
    }
    *number = (int)value;
    return true;
}

static bool read_name(bem_cq_reader *r, const bem_cq_field *field, const bem_names *names,
                      const char *what, int *index) {
    *index = bem_names_find(names, field->text);
    if (*index < 0)
        complain_at(r, field, what);
    return *index >= 0;
}

static bool read_day(bem_cq_reader *r, const bem_cq_field *field, int *day) {
    return read_number(r, field, r->cq.n_days - 1, day);
}

static bool is_id(const char *text) {
    static const char allowed[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.";
    size_t length = strlen(text);
    return length > 0 && length <= 60 && strspn(text, allowed) == length && text[0] != '-' &&
           text[0] != '.';
}

static void read_horizon(bem_cq_reader *r) {
    if (r->cq.n_days > 0)
        complain_at(r, &r->items[0], "one horizon only");
    else if (read_number(r, &r->items[0], MOST_DAYS, &r->cq.n_days) && r->cq.n_days == 0)
        complain_at(r, &r->items[0], "at least one day");
}

static void read_shift(bem_cq_reader *r) {
    bem_cq_shift shift = {.id = r->items[0].text};
    if (!is_id(shift.id) || r->cq.shifts.count >= MOST_SHIFTS) {
        complain_at(r, &r->items[0], "a shift's id");
        return;
    }
    if (!read_number(r, &r->items[1], 1440, &shift.minutes))
        return;
    if (shift.minutes == 0) {
        complain_at(r, &r->items[1], "at least one minute");
        return;
    }
    if (!bem_names_add(&r->shifts, shift.id, r->cq.shifts.count)) {
        complain_at(r, &r->items[0], "a shift that is new");
        return;
    }
    BEM_PUSH(&r->cq.shifts, shift);
    BEM_PUSH(&r->followers, r->items[2]);
}

/* Followers may name shifts that come later: read when all are known. */
static void read_followers(bem_cq_reader *r) {
    for (int s = 0; s < r->cq.shifts.count; s++) {
        bool *not_after = BEM_TAKE(&r->cq.arena, r->cq.shifts.count, bool);
        r->cq.shifts.items[s].not_after = not_after;
        size_t at = r->followers.items[s].at;
        for (bem_cq_field part; next_part(r, &r->followers.items[s], &at, &part);) {
            int follower;
            if (read_name(r, &part, &r->shifts, "the id of a shift", &follower))
                not_after[follower] = true;
        }
    }
}

static void read_max_shifts(bem_cq_reader *r, const bem_cq_field *field, int *max_shifts) {
    for (int s = 0; s < r->cq.shifts.count; s++)
        max_shifts[s] = -1;
    size_t at = field->at;
    for (bem_cq_field part; next_part(r, field, &at, &part);) {
        size_t id_length = strcspn(part.text, "=");
        if (id_length == part.length) {
            complain_at(r, &part, "a limit such as D=14");
            continue;
        }
        bem_cq_field id = trimmed(r, part.at, part.at + id_length);
        bem_cq_field limit = trimmed(r, part.at + id_length + 1, part.at + part.length);
        int s, n;
        if (read_name(r, &id, &r->shifts, "the id of a shift", &s) &&
            read_number(r, &limit, MOST_MINUTES, &n))
            max_shifts[s] = n;
    }
}

static void read_person(bem_cq_reader *r) {
    bem_cq_person person = {.id = r->items[0].text};
    int n_shifts = r->cq.shifts.count;
    bool room = r->cq.staff.count < MOST_STAFF && r->cq.staff.count < MOST_LIMITS / (n_shifts + 1);
    if (!is_id(person.id) || !room) {
        complain_at(r, &r->items[0], "a person's id");
        return;
    }
    int *const numbers[] = {&person.max_minutes, &person.min_minutes, &person.max_run,
                            &person.min_run,     &person.min_off,     &person.max_weekends};
    for (int i = 0; i < 6; i++)
        if (!read_number(r, &r->items[2 + i], MOST_MINUTES, numbers[i]))
            return;
    if (person.max_minutes < person.min_minutes || person.max_run < person.min_run) {
        complain_at(r, &r->items[person.max_minutes < person.min_minutes ? 2 : 4],
                    "a maximum of no less than the minimum");
        return;
    }
    person.max_shifts = BEM_TAKE(&r->cq.arena, n_shifts, int);
    read_max_shifts(r, &r->items[1], person.max_shifts);
    if (bem_names_add(&r->people, person.id, r->cq.staff.count))
        BEM_PUSH(&r->cq.staff, person);
    else
        complain_at(r, &r->items[0], "a person who is new");
}

static void read_days_off(bem_cq_reader *r) {
    bem_cq_day_off off;
    if (!read_name(r, &r->items[0], &r->people, "the id of a person", &off.person))
        return;
    for (int i = 1; i < r->count; i++)
        if (read_day(r, &r->items[i], &off.day))
            BEM_PUSH(&r->cq.days_off, off);
}

static void read_request(bem_cq_reader *r, bool on) {
    bem_cq_request request = {.on = on};
    if (read_name(r, &r->items[0], &r->people, "the id of a person", &request.person) &&
        read_day(r, &r->items[1], &request.day) &&
        read_name(r, &r->items[2], &r->shifts, "the id of a shift", &request.shift) &&
        read_number(r, &r->items[3], MOST_WEIGHT, &request.weight))
        BEM_PUSH(&r->cq.requests, request);
}

static void read_on_request(bem_cq_reader *r) { read_request(r, true); }
static void read_off_request(bem_cq_reader *r) { read_request(r, false); }

static void read_cover(bem_cq_reader *r) {
    bem_cq_cover cover;
    if (read_day(r, &r->items[0], &cover.day) &&
        read_name(r, &r->items[1], &r->shifts, "the id of a shift", &cover.shift) &&
        read_number(r, &r->items[2], MOST_STAFF, &cover.heads) &&
        read_number(r, &r->items[3], MOST_WEIGHT, &cover.under) &&
        read_number(r, &r->items[4], MOST_WEIGHT, &cover.over))
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
        if (strcmp(sections[i].name, r->items[0].text) != 0)
            continue;
        if (open && &sections[i] <= open)
            complain_at(r, &r->items[0], "the sections in their order");
        if (sections[i].read == read_person)
            read_followers(r);
        return &sections[i];
    }
    complain_at(r, &r->items[0], "the name of a section");
    return NULL;
}

static void read_lines(bem_cq_reader *r) {
    const char *text = r->source->text;
    const bem_cq_section *open = NULL;
    bool skipping = false; /* an unknown section */
    for (size_t at = 0, end; at < r->source->length; at = end + 1) {
        end = at + strcspn(text + at, "\n");
        bem_cq_field line = trimmed(r, at, end);
        if (line.length == 0 || line.text[0] == '#')
            continue;
        if (r->diags->count >= BEM_DIAG_MAX)
            return; /* enough to mend */
        split(r, line.at, line.at + line.length);
        if (strncmp(line.text, "SECTION_", 8) == 0) {
            const bem_cq_section *next = open_section(r, open);
            skipping = !next;
            open = next ? next : open;
        } else if (!open && !skipping) {
            complain_at(r, &line, "SECTION_HORIZON");
            return;
        } else if (!skipping && (r->count < open->least || r->count > open->most)) {
            bem_source_error(r->source, line.at, line.length, r->diags,
                             "%d fields, but a line of %s has %d", r->count, open->name,
                             open->least);
        } else if (!skipping) {
            open->read(r);
        }
    }
}

static void require(bem_cq_reader *r, bool there, const char *what) {
    if (!there)
        bem_source_error(r->source, 0, 0, r->diags, "the instance has no %s", what);
}

/* Takes the arena, in which the source lives, over. */
static char *import(const bem_source *source, bem_arena arena, bem_diags *diags) {
    int errors = diags->n_errors;
    bem_cq_reader r = {.source = source, .diags = diags};
    r.cq.arena = arena;
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
    free(r.items);
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
